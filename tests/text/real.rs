//! Real texts.

use std::path::PathBuf;

/// The folder of shared test material, which is not part of the project.
pub fn shared() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared")
}
