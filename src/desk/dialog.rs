//! The system's file dialogs, behind a trait so that tests can answer them.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::Pin;

/// An answer that comes later.
pub type Answer<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// What the system asks a person, and how it shows a file.
pub trait Dialogs: Send + Sync {
    /// Files to read; none when the person changed their mind.
    fn open_files(&self, title: String, filter: Filter) -> Answer<Vec<PathBuf>>;

    /// A folder.
    fn open_folder(&self, title: String) -> Answer<Option<PathBuf>>;

    /// Where to write a file.
    fn save_file(&self, title: String, name: String, filter: Filter) -> Answer<Option<PathBuf>>;

    /// Whether there is anybody to ask: a portal of the desktop, or a helper.
    fn can_ask(&self) -> bool;

    /// Shows a file with the program the system has for it. Says whether one could be started.
    fn show(&self, path: &Path) -> bool;
}

/// The kinds of file a dialog offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Their name.
    pub name: String,
    /// Their endings, without the dot.
    pub endings: Vec<&'static str>,
}

/// The endings of files that can be read.
pub const READABLE: &[&str] = &["docx", "docm", "odt", "md", "markdown", "txt", "html", "htm"];

/// The system's own dialogs.
#[derive(Debug, Clone, Copy, Default)]
pub struct System;

impl Dialogs for System {
    fn open_files(&self, title: String, filter: Filter) -> Answer<Vec<PathBuf>> {
        Box::pin(async move {
            rfd::AsyncFileDialog::new()
                .set_title(title)
                .add_filter(filter.name, &filter.endings)
                .pick_files()
                .await
                .unwrap_or_default()
                .into_iter()
                .map(|file| file.path().to_path_buf())
                .collect()
        })
    }

    fn open_folder(&self, title: String) -> Answer<Option<PathBuf>> {
        Box::pin(async move {
            rfd::AsyncFileDialog::new()
                .set_title(title)
                .pick_folder()
                .await
                .map(|file| file.path().to_path_buf())
        })
    }

    fn save_file(&self, title: String, name: String, filter: Filter) -> Answer<Option<PathBuf>> {
        Box::pin(async move {
            let ending = filter.endings.first().copied().unwrap_or_default();
            let chosen = rfd::AsyncFileDialog::new()
                .set_title(title)
                .set_file_name(name)
                .add_filter(filter.name, &filter.endings)
                .save_file()
                .await?;
            Some(with_ending(chosen.path(), ending))
        })
    }

    fn can_ask(&self) -> bool {
        if cfg!(any(target_os = "windows", target_os = "macos")) {
            return true;
        }
        // A portal answers over the session's bus; without one, zenity is asked.
        let bus = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
            || std::env::var_os("XDG_RUNTIME_DIR")
                .is_some_and(|folder| Path::new(&folder).join("bus").exists());
        let portal = ["/usr/share", "/usr/local/share", "/run/current-system/sw/share"]
            .iter()
            .any(|share| Path::new(share).join("xdg-desktop-portal/portals").is_dir());
        let helper = std::env::var_os("PATH")
            .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join("zenity").is_file()));
        bus && portal || helper
    }

    fn show(&self, path: &Path) -> bool {
        let mut command = if cfg!(target_os = "windows") {
            let mut command = std::process::Command::new("explorer");
            command.arg(path);
            command
        } else {
            let mut command =
                std::process::Command::new(if cfg!(target_os = "macos") { "open" } else { "xdg-open" });
            command.arg(path);
            command
        };
        command
            .stdin(std::process::Stdio::null())
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .is_ok()
    }
}

/// Adds the ending a person left out.
pub(super) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let has = path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending));
    if has || ending.is_empty() {
        return path.to_path_buf();
    }
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".");
    name.push(ending);
    path.with_file_name(name)
}

/// The endings of letters as they come: scanned, photographed, written.
pub const LETTERS: &[&str] = &[
    "pdf", "jpg", "jpeg", "png", "tif", "tiff", "docx", "doc", "odt", "rtf", "txt", "md", "eml", "msg", "zip",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_ending_is_added() {
        assert_eq!(with_ending(Path::new("/a/Проект № 3"), "docx"), Path::new("/a/Проект № 3.docx"));
        assert_eq!(with_ending(Path::new("/a/b.DOCX"), "docx"), Path::new("/a/b.DOCX"));
        assert_eq!(with_ending(Path::new("/a/от 12.03"), "docx"), Path::new("/a/от 12.03.docx"));
    }
}
