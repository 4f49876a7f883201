//! Asking for files, folders and places to write to, where the system has no dialogs for it: a path is typed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use iced::widget::{column, container, row, text_input};
use iced::{Element, Fill, Padding};

use super::dialog::{Filter, with_ending};
use super::look::{self, Look, fill, primary, secondary, small, small_in};
use super::theme::{size, space};
use super::work::dossier_at;
use super::{font, style};
use crate::language::Phrase;

/// The id of the line a path is typed in, to be focused when it is asked for.
pub const PATH: &str = "path";

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Files to read.
    Files {
        /// What they are wanted for.
        title: String,
        /// Which.
        filter: Filter,
    },
    /// A folder that is there.
    Folder {
        /// What it is wanted for.
        title: String,
    },
    /// A folder to write into, made if it is not there.
    Room {
        /// What it is wanted for.
        title: String,
    },
    /// Where a file is written.
    Place {
        /// What it is.
        title: String,
        /// The name proposed.
        name: String,
        /// The ending it gets.
        filter: Filter,
    },
}

/// What becomes of the answer: the paths, or none when the person changed their mind.
pub type Answer<M> = Arc<dyn Fn(Vec<PathBuf>) -> M + Send + Sync>;

/// A path being typed.
pub struct Typed<M> {
    wanted: Wanted,
    words: String,
    trouble: Option<Phrase>,
    /// The file that would be replaced, once that was said.
    replaced: Option<PathBuf>,
    answer: Answer<M>,
}

/// What happens while a path is typed.
#[derive(Debug, Clone)]
pub enum Message {
    /// The line changed.
    Typed(String),
    /// It is done.
    Entered,
}

impl Wanted {
    fn title(&self) -> &str {
        match self {
            Wanted::Files { title, .. }
            | Wanted::Folder { title }
            | Wanted::Room { title }
            | Wanted::Place { title, .. } => title,
        }
    }
}

impl<M> Typed<M> {
    /// A path to be typed. Files are proposed to be written into the library.
    pub fn new(wanted: Wanted, library: &Path, answer: Answer<M>) -> Self {
        let proposed = match &wanted {
            Wanted::Files { .. } | Wanted::Folder { .. } => None,
            Wanted::Room { .. } => Some(library.to_path_buf()),
            Wanted::Place { name, .. } => Some(library.join(name)),
        };
        let words = proposed.map(|path| path.display().to_string()).unwrap_or_default();
        Self { wanted, words, trouble: None, replaced: None, answer }
    }

    /// Reacts to what was typed.
    pub fn typed(&mut self, words: String) {
        self.words = words;
        self.trouble = None;
        self.replaced = None;
    }

    /// What the paths typed become, if they will do; otherwise what is wrong with them is said.
    pub fn enter(&mut self) -> Option<M> {
        match self.paths() {
            Ok(paths) => Some((self.answer)(paths)),
            Err(trouble) => {
                self.trouble = Some(trouble);
                None
            }
        }
    }

    /// What becomes of it when the person changed their mind.
    pub fn left(self) -> M {
        (self.answer)(Vec::new())
    }

    fn paths(&mut self) -> Result<Vec<PathBuf>, Phrase> {
        let typed: Vec<PathBuf> = match self.wanted {
            // One file after another; only a place has a name of its own, in which anything may stand.
            Wanted::Files { .. } => self.words.split(';').filter_map(read).collect(),
            _ => read(&self.words).into_iter().collect(),
        };
        let Some(first) = typed.first().cloned() else { return Err(Phrase::new("desk-path-empty")) };
        let about = |key: &'static str, path: &Path| Phrase::new(key).with("path", path.display());
        match &self.wanted {
            Wanted::Files { filter, .. } => {
                let mut files = Vec::new();
                for path in typed {
                    if path.is_dir() && dossier_at(&path).is_none() {
                        let within = within(&path, filter);
                        if within.is_empty() {
                            return Err(about("desk-path-no-files", &path));
                        }
                        files.extend(within);
                    } else if path.exists() {
                        files.push(path);
                    } else {
                        return Err(about("desk-path-missing", &path));
                    }
                }
                Ok(files)
            }
            Wanted::Folder { .. } if first.is_dir() => Ok(vec![first]),
            Wanted::Folder { .. } => Err(about("desk-path-no-folder", &first)),
            Wanted::Room { .. } => match std::fs::create_dir_all(&first) {
                Ok(()) => Ok(vec![first]),
                Err(_) => Err(about("desk-path-not-made", &first)),
            },
            Wanted::Place { filter, .. } => {
                let place = with_ending(&first, filter.endings.first().copied().unwrap_or_default());
                let made = place.parent().is_none_or(|parent| std::fs::create_dir_all(parent).is_ok());
                if !made {
                    return Err(about("desk-path-not-made", place.parent().unwrap_or(&place)));
                }
                if place.is_file() && self.replaced.as_ref() != Some(&place) {
                    let trouble = about("desk-path-taken", &place);
                    self.replaced = Some(place);
                    return Err(trouble);
                }
                Ok(vec![place])
            }
        }
    }
}

/// A path as people type or paste it: in quotes or not, with `~` for their own folder, from wherever the desk was opened.
fn read(words: &str) -> Option<PathBuf> {
    let words = words.trim();
    let bare = words.strip_prefix(['"', '\'']).and_then(|it| it.strip_suffix(['"', '\'']));
    let words = bare.unwrap_or(words).trim();
    if words.is_empty() {
        return None;
    }
    let home = words.strip_prefix("~/").and_then(|rest| Some(std::env::home_dir()?.join(rest)));
    let path = home.unwrap_or_else(|| PathBuf::from(words));
    Some(std::path::absolute(&path).unwrap_or(path))
}

/// The files of a folder that can be read for the purpose, by name.
fn within(folder: &Path, filter: &Filter) -> Vec<PathBuf> {
    let fits = |path: &PathBuf| {
        let ending = path.extension().unwrap_or_default();
        path.is_file() && filter.endings.iter().any(|own| ending.eq_ignore_ascii_case(own))
    };
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(fits).collect();
    files.sort();
    files
}

impl<M> Typed<M> {
    /// Draws the line to be typed.
    pub fn view<'a, N: Clone + 'a>(
        &'a self,
        look: Look,
        said: impl Fn(Message) -> N + 'a,
        close: N,
    ) -> Element<'a, N> {
        let p = look.palette;
        let (about, done) = match &self.wanted {
            Wanted::Files { .. } => ("desk-path-files", "desk-path-open"),
            Wanted::Folder { .. } => ("desk-path-folder", "desk-path-open"),
            Wanted::Room { .. } => ("desk-path-room", "desk-path-write"),
            Wanted::Place { .. } => ("desk-path-place", "desk-path-write"),
        };
        let done = if self.replaced.is_some() { "desk-path-replace" } else { done };
        let entered = said(Message::Entered);
        let line = text_input(&look.say("desk-path-placeholder"), &self.words)
            .id(PATH)
            .on_input(move |words| said(Message::Typed(words)))
            .on_submit(entered.clone())
            .size(size::BODY.0)
            .padding(Padding { top: 8.0, bottom: 8.0, left: 12.0, right: 12.0 })
            .style(style::input(p));
        let trouble = self.trouble.clone().map(|trouble| small_in(p.deleted, look.say(trouble)));
        let buttons = row![
            fill(),
            secondary(look, look.say("desk-panel-cancel"), Some(close)),
            primary(look, look.say(done), Some(entered)),
        ]
        .spacing(space::S);
        let content = column![
            look::serif(self.wanted.title().to_owned(), size::CARD).font(font::bold(font::SERIF)),
            small(look, look.say("desk-path-about")),
            look::body(look.say(about)),
            line,
            trouble,
            buttons,
        ]
        .spacing(space::M)
        .width(Fill);
        container(content).padding(space::XL).width(640.0).style(style::dialog(p)).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(wanted: Wanted, library: &Path, words: &str) -> Typed<Vec<PathBuf>> {
        let mut typed = Typed::new(wanted, library, Arc::new(|paths| paths));
        if !words.is_empty() {
            typed.typed(words.to_owned());
        }
        typed
    }

    fn files(endings: &[&'static str]) -> Wanted {
        let filter = Filter { name: "texts".into(), endings: endings.to_vec() };
        Wanted::Files { title: "Replies".into(), filter }
    }

    #[test]
    fn a_folder_stands_for_the_files_in_it_and_quotes_are_no_part_of_a_path() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.docx", "a b.DOCX", "c.exe"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        let whole = folder.path().display().to_string();
        let found = typed(files(&["docx"]), folder.path(), &whole).enter().unwrap();
        assert_eq!(found, [folder.path().join("a b.DOCX"), folder.path().join("b.docx")]);
        let words = format!("\"{whole}/a b.DOCX\"; {whole}/b.docx ");
        assert_eq!(typed(files(&["docx"]), folder.path(), &words).enter().unwrap(), found);
        assert_eq!(typed(files(&["md"]), folder.path(), &whole).enter(), None);
        assert_eq!(typed(files(&["docx"]), folder.path(), "/no/such.docx").enter(), None);
    }

    #[test]
    fn a_file_is_replaced_only_when_that_was_said_first() {
        let folder = tempfile::tempdir().unwrap();
        let filter = Filter { name: "Word".into(), endings: vec!["docx"] };
        let place = Wanted::Place { title: "Draft".into(), name: "draft".into(), filter };
        let mut new = typed(place.clone(), folder.path(), "");
        let written = folder.path().join("draft.docx");
        assert_eq!(new.enter().unwrap(), std::slice::from_ref(&written));
        std::fs::write(&written, "").unwrap();
        let mut again = typed(place, folder.path(), "");
        assert_eq!(again.enter(), None);
        assert_eq!(again.trouble.as_ref().unwrap().key(), "desk-path-taken");
        assert_eq!(again.enter().unwrap(), [written]);
    }
}
