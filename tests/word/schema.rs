//! Files held against the schema of their format.

use std::path::PathBuf;
use std::process::Command;

/// Validates all parts against the schema; says nothing where the validator is not there.
pub fn validate(bytes: &[u8], name: &str) {
    let tool = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/tools/ooxml-validate");
    if !tool.exists() {
        eprintln!("skipped: no validator");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    std::fs::write(&file, bytes).unwrap();
    let output = Command::new(tool).arg(&file).output().unwrap();
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stdout));
}
