//! The papers of a session as a numbered folder: «01 Сводная таблица замечаний и предложений.docx» and so on, with a
//! list of contents. A paper with nothing on it is no file: the list says so instead.
//!
//! The same round gives the same bytes.

use std::fmt::Write as _;
use std::path::Path;

use super::{PaperKind, Round};
use crate::dossier::Storage;
use crate::dossier::bundle::{self, BundleError};
use crate::dossier::hearing::Sheet;
use crate::exchange::paper::{Block, Format, Paper, Place, Run, Table, TableCell};
use crate::exchange::word::WordError;
use crate::language::Phrase;
use crate::negotiation::Code;
use crate::text::Style;

/// What lies in the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaf {
    /// A text: the draft, the consolidated draft, what a delegation made of it.
    Text(Sheet),
    /// A paper about the round.
    Paper(PaperKind),
}

/// What lies in the folder, and what it is called there.
struct Filed {
    /// Its name for people.
    name: String,
    /// The name of its file.
    file: String,
}

/// A paper about to be laid out and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step<'s> {
    /// Its number in the folder.
    pub number: usize,
    /// How many there are.
    pub of: usize,
    /// Its name for people.
    pub name: &'s str,
}

/// Why a folder was not written. Nothing is left of it.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum FolderError {
    /// Something is in its place, or the disk refused.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// A paper could not be written.
    #[error(transparent)]
    Paper(#[from] WordError),
    /// It was called off.
    #[error("called off")]
    Cancelled,
}

impl FolderError {
    /// The sentence for a clerk.
    pub fn phrase(&self) -> Phrase {
        match self {
            FolderError::Bundle(error) => error.phrase(),
            FolderError::Paper(error) => error.phrase(),
            FolderError::Cancelled => Phrase::new("paper-folder-cancelled"),
        }
    }
}

/// What may lie in a folder, in order, the list of contents left out: papers that turn out to have nothing on them will not.
pub fn leaves(round: &Round<'_>, format: Format) -> Vec<Leaf> {
    let nothing_proposed = round.hearing.voices.is_empty();
    let texts = [Sheet::Clean, Sheet::Tracked, Sheet::Bracketed].into_iter().filter(|sheet| match sheet {
        Sheet::Clean => true,
        // Other kinds of file know no tracked changes, and would set the same out twice.
        Sheet::Tracked => !nothing_proposed && format == Format::Word,
        _ => !nothing_proposed,
    });
    // Who would have which text is no matter of papers without names.
    let voices = if round.manner.names { round.hearing.voices.len() } else { 0 };
    let papers =
        PaperKind::ALL.into_iter().filter(|kind| !kind.is_internal() && kind.formats().contains(&format));
    let all = texts.map(Leaf::Text).chain(papers.map(Leaf::Paper));
    let all = all.chain((0..voices).map(|voice| Leaf::Text(Sheet::Voice(voice))));
    let leaves = all.filter(|leaf| match leaf {
        Leaf::Text(sheet) => sheet.can_be(format, round.manner.names),
        Leaf::Paper(_) => true,
    });
    leaves.collect()
}

impl Leaf {
    /// What it is called in the folder.
    fn name(self, round: &Round<'_>) -> String {
        match self {
            Leaf::Paper(kind) => round.manner.language.say(kind.name()),
            Leaf::Text(Sheet::Clean) => round.say("paper-text-draft"),
            Leaf::Text(Sheet::Tracked) => round.say("paper-text-tracked"),
            Leaf::Text(Sheet::Bracketed) => round.say("paper-text-bracketed"),
            Leaf::Text(Sheet::Voice(at) | Sheet::Changes(at)) => {
                let voice = round.hearing.voices.get(at);
                let tongue = round.manner.language.code();
                let roster = &round.state().roster;
                let genitive = |code: &Code| {
                    roster.get(code).map_or(code.as_str(), |entry| entry.genitive(tongue)).to_owned()
                };
                let names: Vec<String> =
                    voice.map(|voice| voice.codes.iter().map(genitive).collect()).unwrap_or_default();
                round.say(Phrase::new("paper-text-voice").with("genitive", names.join(", ")))
            }
        }
    }

    /// The file, or the sentence that says why there is nothing to put into one.
    fn write(self, round: &Round<'_>, format: Format) -> Result<Result<Vec<u8>, String>, WordError> {
        let bytes = match self {
            Leaf::Paper(kind) => {
                let paper = round.paper(kind);
                if let Some(nothing) = paper.nothing {
                    return Ok(Err(nothing));
                }
                format.write(&paper, round.tongue(), kind.setting())?
            }
            Leaf::Text(sheet) => {
                let draft = round.draft();
                let written = round.hearing.write(round.dossier, sheet, format, &round.brief(&draft))?;
                written.unwrap_or_default()
            }
        };
        Ok(Ok(bytes))
    }
}

/// Writes the papers of a round as a folder, each as this kind of file. `step` hears of every paper beforehand and
/// says whether to go on. Gives the names of the files, in order.
pub fn write(
    round: &Round<'_>,
    format: Format,
    folder: &Path,
    storage: &dyn Storage,
    step: &mut dyn FnMut(Step<'_>) -> bool,
) -> Result<Vec<String>, FolderError> {
    let leaves = leaves(round, format);
    bundle::is_empty(storage, folder)?;
    let (mut papers, mut filed, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
    let of = leaves.len();
    for (number, leaf) in (1..).zip(leaves) {
        let name = leaf.name(round);
        if !step(Step { number, of, name: &name }) {
            return Err(FolderError::Cancelled);
        }
        match leaf.write(round, format)? {
            Ok(bytes) => {
                let file = file_name(filed.len() + 1, &name, format);
                papers.push((file.clone(), bytes));
                filed.push(Filed { name, file });
            }
            Err(nothing) => left_out.push((name, nothing)),
        }
    }
    let contents = contents(round, format, &filed, &left_out)?;
    let files: Vec<(String, Vec<u8>)> = std::iter::once(contents).chain(papers).collect();
    bundle::lay_down(storage, folder, &files)?;
    Ok(files.into_iter().map(|(name, _)| name).collect())
}

/// The list of contents, and which papers are left out, and why.
fn contents(
    round: &Round<'_>,
    format: Format,
    leaves: &[Filed],
    left_out: &[(String, String)],
) -> Result<(String, Vec<u8>), WordError> {
    let name = round.say("paper-contents");
    let mut paper = Paper::named(&name, round.title(), round.draft(), &round.manner.distribution);
    let mut table = Table::new(&[
        ("number", 6, round.say("paper-column-number")),
        ("paper", 52, round.say("paper-column-paper")),
        ("file", 42, round.say("paper-column-file")),
    ]);
    for (number, filed) in (1..).zip(leaves) {
        let mut file = Run::plain(filed.file.as_str());
        if format == Format::Html {
            file.styles.push(Style::Link(beside(&filed.file).into()));
        }
        table.row([number.to_string().into(), filed.name.as_str().into(), TableCell::from(vec![file])]);
    }
    paper.blocks.push(Block::Table(table));
    if !left_out.is_empty() {
        paper.blocks.push(Block::words(Place::Left, round.say("paper-contents-left-out")));
    }
    for (name, nothing) in left_out {
        let phrase = Phrase::new("paper-contents-without").with("name", name).with("reason", nothing);
        paper.blocks.push(Block::item("—", round.say(phrase)));
    }
    if !round.manner.names {
        paper.blocks.push(Block::words(Place::Left, round.say("paper-contents-nameless")));
    }
    let setting = crate::exchange::paper::Setting::Redline;
    let bytes = format.write(&paper, round.tongue(), setting)?;
    Ok((file_name(0, &name, format), bytes))
}

/// The address of a file in the same folder.
fn beside(file: &str) -> String {
    let mut address = "./".to_owned();
    for byte in file.bytes() {
        match byte {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'-' | b'.' | b'_' => address.push(char::from(byte)),
            byte => {
                let _ = write!(address, "%{byte:02X}");
            }
        }
    }
    address
}

/// "01 Comment table.docx": what some system forbids in names goes.
fn file_name(number: usize, name: &str, format: Format) -> String {
    let fits = |letter: &char| !letter.is_control() && !"<>:\"/\\|?*".contains(*letter);
    let name: String = name.chars().filter(fits).take(80).collect();
    format!("{number:02} {}.{}", name.trim(), format.ending())
}
