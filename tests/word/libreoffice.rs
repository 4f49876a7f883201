//! LibreOffice's own reading of Word files, where it is installed.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Files converted by LibreOffice.
pub struct Converted {
    folder: tempfile::TempDir,
    ending: &'static str,
}

/// Converts files; nothing, with a word about it, where LibreOffice is not installed.
pub fn convert(paths: &[PathBuf], to: &'static str) -> Option<Converted> {
    let folder = tempfile::tempdir().unwrap();
    // A profile of its own: another LibreOffice may be running.
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let mut command = Command::new("soffice");
    command.args([&profile, "--headless", "--convert-to", to, "--outdir"]).arg(folder.path()).args(paths);
    let done = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    if !done.is_ok_and(|status| status.success()) {
        eprintln!("skipped: LibreOffice cannot be run");
        return None;
    }
    let ending = to.split(':').next().unwrap_or(to);
    Some(Converted { folder, ending })
}

impl Converted {
    /// What became of a file.
    pub fn of(&self, path: &Path) -> Option<Vec<u8>> {
        let name = path.file_stem()?.to_string_lossy();
        std::fs::read(self.folder.path().join(format!("{name}.{}", self.ending))).ok()
    }
}
