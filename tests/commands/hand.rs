//! Runs the program in a folder of its own.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// The built program.
pub const TRAVAUX: &str = env!("CARGO_BIN_EXE_travaux");

/// What came of a run.
#[derive(Debug)]
pub struct Ran {
    pub status: i32,
    pub out: Vec<u8>,
    pub said: String,
}

impl Ran {
    /// The output of a run that went well.
    #[track_caller]
    pub fn text(self) -> String {
        assert_eq!(self.status, 0, "{}", self.said);
        String::from_utf8(self.out).unwrap()
    }

    /// The sentence of a run that went wrong with this status: one line, no panic, nothing on the output.
    #[track_caller]
    pub fn sentence(self, status: i32) -> String {
        assert_eq!(self.status, status, "{}", self.said);
        assert!(self.out.is_empty(), "{}", String::from_utf8_lossy(&self.out));
        let said = self.said.trim_end().to_owned();
        assert!(said.ends_with(['.', '?']) && said.contains(' ') && !said.contains("panicked"), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        said
    }
}

/// A folder to work in.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A folder with these files.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let desk = Self::new();
        for (name, content) in files {
            desk.put(name, content.as_bytes());
        }
        desk
    }

    pub fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).unwrap();
        }
        std::fs::write(&path, bytes).unwrap();
        path
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap()
    }

    /// Everything in the folder, by path, with its bytes.
    pub fn contents(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut contents = BTreeMap::new();
        gather(self.folder.path(), &mut contents);
        contents
    }

    /// Runs the program here, in English.
    pub fn run<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Ran {
        self.run_in("C.UTF-8", arguments)
    }

    /// Runs the program here under a locale.
    pub fn run_in<A: AsRef<OsStr>>(&self, locale: &str, arguments: impl IntoIterator<Item = A>) -> Ran {
        let ran = self.here(Command::new(TRAVAUX)).env("LC_ALL", locale).args(arguments).output().unwrap();
        Ran {
            status: ran.status.code().unwrap_or(-1),
            out: ran.stdout,
            said: String::from_utf8_lossy(&ran.stderr).into_owned(),
        }
    }

    /// A program that is to run here, in English, without a window.
    pub fn here(&self, mut program: Command) -> Command {
        program
            .current_dir(self.folder.path())
            .env("LC_ALL", "C.UTF-8")
            .env("XDG_CONFIG_HOME", self.folder.path().join("config"))
            .env("XDG_DATA_HOME", self.folder.path().join("data"))
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .stdin(Stdio::null());
        program
    }
}

/// Copies a folder into another: what is there already stays.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        match path.is_dir() {
            true => copy(&path, &target),
            false if target.exists() => {}
            false => drop(std::fs::copy(&path, target).unwrap()),
        }
    }
}

fn gather(folder: &Path, contents: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            contents.insert(path.clone(), Vec::new());
            gather(&path, contents);
        } else {
            let bytes = if path.is_file() { std::fs::read(&path).unwrap_or_default() } else { Vec::new() };
            contents.insert(path, bytes);
        }
    }
}

/// Test material that is not part of the project.
pub fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {} is not here", path.display());
    None
}

/// A file of the samples.
pub fn template(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/samples").join(name)
}

/// The draft of the first sample and the replies to it that carry a text, as `VOICE=FILE`.
pub fn agreement() -> (PathBuf, Vec<String>) {
    let replies = ["ALT", "BLN", "KRS", "NRD", "VLN"];
    let mut voices: Vec<String> = replies
        .iter()
        .map(|code| format!("{code}={}", template(&format!("agreement/replies/{code}.ru.md")).display()))
        .collect();
    voices.push(format!("ORT={}", template("agreement/replies/ORT-TAV.ru.md").display()));
    (template("agreement/draft.ru.md"), voices)
}

pub const BASE: &str = "# Соглашение\n\nСтороны согласились о нижеследующем:\n\n### Статья 1. Предмет\n\n1. Стороны сотрудничают в борьбе с преступностью.\n\n2. Орган рассматривает запрос в течение тридцати дней.\n\n### Статья 2. Расходы\n\nСтороны несут расходы самостоятельно.\n";
