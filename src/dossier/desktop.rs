//! What the desktop of a person is told, so that transfer files and dossiers open by a double click and drafts and
//! replies can be opened with the program: after the specifications of freedesktop.org, in the person's own data
//! folder. Packages carry the same files, see `assets/desktop`.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::error::DiskError;
use super::storage::write_over;
use crate::language::Phrase;

const ENTRY: &str = include_str!("../../assets/desktop/travaux.desktop");
const TYPES: &str = include_str!("../../assets/desktop/travaux.xml");
const PICTURE: &str = include_str!("../../assets/desktop/travaux.svg");

const ENTRY_AT: &str = "applications/travaux.desktop";
const TYPES_AT: &str = "mime/packages/travaux.xml";
const PICTURE_AT: &str = "icons/hicolor/scalable/apps/travaux.svg";

/// A person's data folder, which their desktop reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desktop {
    folder: PathBuf,
}

/// Why a desktop cannot be told.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DesktopError {
    /// The system's desktop learns it otherwise.
    #[error("this system has no such desktop")]
    Elsewhere,
    /// A path that no desktop entry can hold.
    #[error("{0} cannot stand in a desktop entry")]
    Path(PathBuf),
    /// The disk refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
}

impl DesktopError {
    /// What is said to the person.
    pub fn phrase(&self) -> Phrase {
        match self {
            DesktopError::Elsewhere => Phrase::new("desktop-elsewhere"),
            DesktopError::Path(path) => Phrase::new("desktop-path").with("path", path.display()),
            DesktopError::Disk(error) => error.phrase(),
        }
    }
}

impl Desktop {
    /// That of the person at this computer; none where the system keeps such things elsewhere.
    pub fn usual() -> Result<Self, DesktopError> {
        if !cfg!(all(unix, not(target_os = "macos"))) {
            return Err(DesktopError::Elsewhere);
        }
        let dirs = directories::BaseDirs::new().ok_or(DesktopError::Elsewhere)?;
        Ok(Self::at(dirs.data_dir()))
    }

    /// One with its data in some folder.
    pub fn at(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether it knows the program.
    pub fn knows(&self) -> bool {
        self.folder.join(ENTRY_AT).is_file()
    }

    /// Tells it of the program that lies there, in the place of what it was told before. Gives the tools that bring
    /// its indexes up to date and are not here: where one is missing, the desktop may only notice when it starts anew.
    pub fn install(&self, program: &Path) -> Result<Vec<&'static str>, DesktopError> {
        for (at, content) in
            [(TYPES_AT, TYPES.to_owned()), (PICTURE_AT, PICTURE.to_owned()), (ENTRY_AT, entry(program)?)]
        {
            let path = self.folder.join(at);
            let folder = path.parent().unwrap_or(&self.folder);
            std::fs::create_dir_all(folder).map_err(|error| DiskError::new(folder, &error))?;
            write_over(&path, content.as_bytes()).map_err(|error| DiskError::new(&path, &error))?;
        }
        Ok(self.index())
    }

    /// Lets it forget the program.
    pub fn remove(&self) -> Result<Vec<&'static str>, DesktopError> {
        for at in [ENTRY_AT, TYPES_AT, PICTURE_AT] {
            let path = self.folder.join(at);
            match std::fs::remove_file(&path) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(DiskError::new(&path, &error).into());
                }
                _ => {}
            }
        }
        Ok(self.index())
    }

    /// Brings the desktop's indexes up to date; the tools for it that are not here.
    fn index(&self) -> Vec<&'static str> {
        let tools = [("update-mime-database", "mime"), ("update-desktop-database", "applications")];
        let missing = tools.into_iter().filter(|(tool, at)| {
            let folder = self.folder.join(at);
            if !folder.is_dir() {
                return false;
            }
            let mut command = Command::new(tool);
            command.arg(folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            !command.status().is_ok_and(|status| status.success())
        });
        missing.map(|(tool, _)| tool).collect()
    }
}

/// The entry of the program that lies there.
fn entry(program: &Path) -> Result<String, DesktopError> {
    let path = program.to_str().filter(|path| !path.contains(['\n', '\r']));
    let path = path.ok_or_else(|| DesktopError::Path(program.to_owned()))?;
    let lines = ENTRY.lines().map(|line| match line.split_once('=') {
        Some(("Exec", _)) => format!("Exec={} %F\n", quoted(path)),
        Some(("TryExec", _)) => format!("TryExec={}\n", path.replace('\\', "\\\\")),
        _ => format!("{line}\n"),
    });
    Ok(lines.collect())
}

/// A path as one argument of an entry's command: quoted, and its backslashes escaped once more as in every value.
fn quoted(path: &str) -> String {
    let mut argument = String::from("\"");
    for letter in path.chars() {
        match letter {
            '"' | '`' | '$' | '\\' => argument.extend(['\\', letter]),
            '%' => argument.push_str("%%"),
            _ => argument.push(letter),
        }
    }
    argument.push('"');
    argument.replace('\\', "\\\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_desktop_is_told_and_forgets() {
        let folder = tempfile::tempdir().unwrap();
        let desktop = Desktop::at(&folder.path().join("data"));
        assert!(!desktop.knows());
        desktop.install(Path::new("/opt/Мои программы/travaux")).unwrap();
        assert!(desktop.knows());
        let entry = std::fs::read_to_string(desktop.folder().join(ENTRY_AT)).unwrap();
        assert!(entry.contains("\nExec=\"/opt/Мои программы/travaux\" %F\n"), "{entry}");
        assert!(entry.contains("\nTryExec=/opt/Мои программы/travaux\n"), "{entry}");
        assert!(entry.contains("MimeType=application/x-travaux-transfer;"));
        assert!(desktop.folder().join(TYPES_AT).is_file() && desktop.folder().join(PICTURE_AT).is_file());
        desktop.remove().unwrap();
        assert!(!desktop.knows() && !desktop.folder().join(TYPES_AT).exists());
        // Once more is no trouble.
        desktop.remove().unwrap();
    }

    #[test]
    fn a_path_is_one_argument_whatever_its_letters() {
        assert_eq!(quoted("/a b/c"), "\"/a b/c\"");
        assert_eq!(quoted("/100%/$x"), "\"/100%%/\\\\$x\"");
        assert_eq!(quoted("/a\\b"), "\"/a\\\\\\\\b\"");
        assert_eq!(entry(Path::new("/a\nExec=evil")), Err(DesktopError::Path("/a\nExec=evil".into())));
    }
}
