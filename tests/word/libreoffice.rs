//! LibreOffice's own reading of Word files, where it is installed.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Whether LibreOffice is installed; says so where it is not.
pub fn is_there() -> bool {
    let version =
        Command::new("soffice").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    let there = version.is_ok_and(|status| status.success());
    if !there {
        eprintln!("skipped: no LibreOffice");
    }
    there
}

/// Runs LibreOffice with a profile until what it is to make is there. Under load it now and then gives up while
/// starting: it is started anew then, and only then. What it made is never looked at here.
/// An error says what it said itself.
pub fn run<A: AsRef<std::ffi::OsStr>>(
    profile: &Path,
    arguments: &[A],
    made: &dyn Fn() -> bool,
) -> Result<(), String> {
    // One at a time on the whole machine: two starting together are what makes one of them give up.
    let lock = std::env::temp_dir().join("travaux-libreoffice.lock");
    // Where another user made the lock it is theirs.
    let lock = std::fs::File::options().create(true).append(true).open(lock);
    if let Ok(lock) = &lock {
        lock.lock().unwrap();
    }
    let user = format!("-env:UserInstallation=file://{}", profile.display());
    let mut said = String::new();
    for _ in 0..3 {
        let mut command = Command::new("timeout");
        command.args(["--kill-after=10", "240", "soffice", &user, "--headless", "--norestore"]);
        let output = command.args(arguments).stdin(Stdio::null()).output().unwrap();
        if output.status.success() && made() {
            return Ok(());
        }
        let stderr = String::from_utf8_lossy(&output.stderr);
        // What follows is the addresses of a crash.
        let stderr = stderr.split("Stack:").next().unwrap_or_default();
        said.push_str(&format!("{}: {stderr}\n", output.status));
        let _ = std::fs::remove_file(profile.join(".lock"));
    }
    Err(said)
}

/// Files converted by LibreOffice.
pub struct Converted {
    folder: tempfile::TempDir,
    ending: &'static str,
}

/// Converts files; nothing, with a word about it, where LibreOffice is not installed.
pub fn convert(paths: &[PathBuf], to: &'static str) -> Option<Converted> {
    if !is_there() {
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut arguments: Vec<PathBuf> = ["--convert-to", to, "--outdir"].iter().map(PathBuf::from).collect();
    arguments.push(folder.path().to_owned());
    arguments.extend(paths.iter().cloned());
    let ending = to.split(':').next().unwrap_or(to);
    let converted = Converted { folder, ending };
    // A file it cannot read is left out.
    let made = || paths.is_empty() || paths.iter().any(|path| converted.of(path).is_some());
    if let Err(said) = run(&converted.folder.path().join("profile"), &arguments, &made) {
        eprintln!("LibreOffice made nothing: {said}");
    }
    Some(converted)
}

impl Converted {
    /// What became of a file.
    pub fn of(&self, path: &Path) -> Option<Vec<u8>> {
        let name = path.file_stem()?.to_string_lossy();
        std::fs::read(self.folder.path().join(format!("{name}.{}", self.ending))).ok()
    }
}
