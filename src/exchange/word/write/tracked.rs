//! A rolling text as a Word document with tracked changes.
//!
//! The edition is the base; every wording is a flat insertion under the names of its holders, joint holders named
//! together, and what the base says there is deleted once, under the names of all who propose otherwise. Nothing is
//! nested. So what one voice says is what is left when what others put in is left out and what others take out
//! stands: it can be told from the visible changes alone. Labels are written as the text they are.
//!
//! Whole provisions come and go as whole paragraphs or rows. What nobody could show is the front matter: that of
//! the base travels in the properties.

mod apart;
mod edit;
mod moved;
mod remark;
mod script;
mod weave;

use super::model::{Block, Deed, Document, Frontage, Marker, Paragraph, Piece, Row, Section, Tracked};
use super::text;
use crate::consolidate::{RollingText, VoiceSet};
use crate::exchange::objects::Objects;
use crate::exchange::word::error::WordError;
use crate::exchange::word::identity::{Identity, Names};
use crate::exchange::word::recover;
use crate::language::Language;
use crate::text::{Body, Kind, Provision};
use remark::Remarks;
use script::{Ground, Script, Unit};

/// How a rolling text is written with tracked changes.
#[derive(Debug, Clone)]
pub struct Tracking<'a> {
    /// What stands on every page and in the properties; its date is that of the changes, too.
    pub frontage: Frontage,
    /// The language of the words added.
    pub language: Language,
    /// Whether those who propose are named.
    pub attribution: bool,
    /// Whether a comment at every difference says who proposes what.
    pub comments: bool,
    /// Whether typography counts as a change. Only for one voice: with several it would hide what matters.
    pub exact: bool,
    /// Whether the rolling text travels in the file unseen; only with names.
    pub embed: bool,
    /// Why somebody proposes something.
    pub reasons: &'a [Reason],
    /// What the file is about, so that a reply can be recognised.
    pub identity: Identity,
    /// The names of the base's provisions; may be empty.
    pub names: Names,
    /// The pictures and formulas at hand.
    pub objects: Objects,
}

/// Why somebody proposes something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The passage it is about, by index.
    pub passage: usize,
    /// Whose reason it is.
    pub voice: String,
    /// The words.
    pub words: String,
}

impl<'a> Tracking<'a> {
    /// A consolidated draft with names and comments.
    pub fn consolidated(frontage: Frontage, language: Language) -> Self {
        Self {
            frontage,
            language,
            attribution: true,
            comments: true,
            exact: false,
            embed: true,
            reasons: &[],
            identity: Identity::default(),
            names: Names::default(),
            objects: Objects::new(),
        }
    }

    /// The changes of one voice, to the letter and without comments.
    pub fn single(frontage: Frontage, language: Language) -> Self {
        Self { comments: false, exact: true, embed: false, ..Self::consolidated(frontage, language) }
    }
}

/// Writes a rolling text with tracked changes.
pub fn write_tracked(rolling: &RollingText, tracking: &Tracking<'_>) -> Result<Vec<u8>, WordError> {
    let mut document = document(rolling, tracking);
    if tracking.attribution {
        document.properties.extend(recover::properties(rolling));
        document.properties.extend(recover::marks_of(&document.comments));
    }
    if tracking.embed && tracking.attribution {
        // What is visible is what a reader finds, so it is read.
        let seen = recover::recover(&document.bytes()?)?;
        let visible = recover::visible_hash(&seen.base, &seen.voices);
        document.embedded = Some(recover::embed(rolling, &visible));
    }
    document.bytes()
}

/// The document a rolling text makes with tracked changes.
pub fn document(rolling: &RollingText, tracking: &Tracking<'_>) -> Document {
    let ground = Ground::new(rolling);
    let mut scripts: Vec<Script> =
        (0..rolling.voices.len()).map(|voice| ground.script(voice, tracking.exact)).collect();
    script::part_rows(&ground, &mut scripts);
    let hand = Hand { rolling, tracking };
    let mut document = Document::new(tracking.frontage.clone());
    document.objects.clone_from(&tracking.objects);
    document.tracking = true;
    let remarks = if tracking.comments { Remarks::new(&ground, tracking) } else { Remarks::default() };
    let setter = Setter { ground, scripts, hand };
    let blocks = setter.blocks(&remarks, &tracking.names);
    document.sections.push(Section { landscape: false, blocks });
    document.comments = remarks.comments;
    for provision in rolling.base.provisions().iter().filter(|it| it.form.kind == Kind::Meta) {
        let name = format!("{}{}", crate::exchange::word::read::FRONT_MATTER, document.properties.len() + 1);
        document.properties.push((name, provision.line()));
    }
    document.properties.extend(tracking.identity.properties());
    document
}

/// Who signs changes.
struct Hand<'a> {
    rolling: &'a RollingText,
    tracking: &'a Tracking<'a>,
}

impl Hand<'_> {
    /// A change by these voices.
    fn tracked(&self, deed: Deed, voices: &VoiceSet) -> Tracked {
        let author = if self.tracking.attribution {
            self.rolling.codes(voices).join(", ")
        } else {
            self.tracking.language.say("paper-anonymous")
        };
        let date = self.tracking.frontage.date.as_str();
        match deed {
            Deed::Inserts => Tracked::inserts(author, date),
            Deed::Deletes => Tracked::deletes(author, date),
        }
    }

    /// Marks pieces as changed.
    fn mark(&self, pieces: &mut [Piece], deed: Deed, voices: &VoiceSet) {
        let change = self.tracked(deed, voices);
        for piece in pieces {
            if let Piece::Run(run) | Piece::Note(run, _) | Piece::Object(run, ..) = piece {
                run.change = Some(change.clone());
            }
        }
    }
}

/// The base, what everyone makes of it, and who signs.
struct Setter<'a> {
    ground: Ground<'a>,
    scripts: Vec<Script>,
    hand: Hand<'a>,
}

impl Setter<'_> {
    fn blocks(&self, remarks: &Remarks, names: &Names) -> Vec<Block> {
        let mut blocks = Vec::new();
        // Comments on rows that go: LibreOffice forgets that a row goes if it holds one, so they stand beside it.
        let mut beside: Vec<usize> = Vec::new();
        for at in 0..=self.ground.units.len() {
            self.added(at, remarks, &mut blocks);
            let Some(provisions) = self.ground.units.get(at) else { break };
            let provision = self.ground.main(at);
            let about = remarks.about(at);
            let name = names.of(provisions.start);
            match &provision.body {
                _ if provision.form.kind == Kind::Meta => {}
                Body::Prose(_) => {
                    let mut paragraph = weave::paragraph(self, at, about);
                    note(&mut paragraph, &mut beside);
                    paragraph.bookmarks.extend(name);
                    blocks.push(paragraph.into());
                }
                Body::Cells(_) => {
                    let mut row = weave::row(self, at, about);
                    if row.change.is_some() {
                        beside.extend(about.iter().map(|about| about.comment));
                    }
                    let first = row.cells.first_mut().and_then(|cell| cell.paragraphs.first_mut());
                    if let Some(paragraph) = first {
                        if row.change.is_none() {
                            note(paragraph, &mut beside);
                        }
                        paragraph.bookmarks.extend(name);
                    }
                    text::place(provision, row, &mut blocks);
                }
            }
        }
        // Without names what one takes out and another puts in would look like a move.
        if self.hand.tracking.attribution || self.hand.rolling.voices.len() == 1 {
            moved::link(&mut blocks);
        }
        apart::keep(&mut blocks);
        blocks
    }

    /// What is added before a unit: rows of the table above first, then everything else.
    fn added(&self, at: usize, remarks: &Remarks, blocks: &mut Vec<Block>) {
        let mut groups: [Vec<(Vec<Unit>, VoiceSet)>; 2] = [Vec::new(), Vec::new()];
        for (voice, script) in self.scripts.iter().enumerate() {
            let Some(units) = script.added.get(at) else { continue };
            let rows = units.iter().take_while(|unit| unit.main.form.kind == Kind::Row).count();
            for (group, units) in groups.iter_mut().zip([&units[..rows], &units[rows..]]) {
                if !units.is_empty() {
                    weave::join(group, units.to_vec(), voice);
                }
            }
        }
        let mut comments = remarks.added(at).to_vec();
        for (units, voices) in groups.iter().flatten() {
            for unit in units {
                self.add(unit, voices, std::mem::take(&mut comments), blocks);
            }
        }
    }

    fn add(&self, unit: &Unit, voices: &VoiceSet, comments: Vec<usize>, blocks: &mut Vec<Block>) {
        let bodies: Vec<&crate::text::Content> =
            unit.notes.iter().flat_map(|note| note.body.paragraphs()).collect();
        let mut notes = bodies.into_iter();
        let change = self.hand.tracked(Deed::Inserts, voices);
        match &unit.main.body {
            Body::Prose(content) => {
                let mut clean = content.clone();
                crate::text::normal::clean(&mut clean);
                let provision = Provision::prose(unit.main.form.clone(), clean.clone());
                let mut paragraph = text::paragraph(&provision, &clean, &mut notes);
                self.hand.mark(&mut paragraph.pieces, Deed::Inserts, voices);
                surround(&mut paragraph, &comments, &change);
                paragraph.mark = Some(change);
                blocks.push(paragraph.into());
            }
            Body::Cells(cells) => {
                let mut row: Row = text::row(unit.main.form.kind, cells, &mut notes);
                for paragraph in row.cells.iter_mut().flat_map(|cell| &mut cell.paragraphs) {
                    self.hand.mark(&mut paragraph.pieces, Deed::Inserts, voices);
                }
                if let Some(paragraph) = row.cells.first_mut().and_then(|cell| cell.paragraphs.first_mut()) {
                    surround(paragraph, &comments, &change);
                }
                row.change = Some(change);
                text::place(&unit.main, row, blocks);
            }
        }
    }
}

/// Comments on what stands before a paragraph.
fn note(paragraph: &mut Paragraph, comments: &mut Vec<usize>) {
    let markers = comments
        .drain(..)
        .flat_map(|id| [Marker::CommentBegins(id), Marker::CommentEnds(id, None)].map(Piece::Marker));
    paragraph.pieces.splice(0..0, markers);
}

/// Comments about the whole of a paragraph.
fn surround(paragraph: &mut Paragraph, comments: &[usize], change: &Tracked) {
    let begin = comments.iter().map(|id| Piece::Marker(Marker::CommentBegins(*id)));
    paragraph.pieces.splice(0..0, begin);
    paragraph
        .pieces
        .extend(comments.iter().map(|id| Piece::Marker(Marker::CommentEnds(*id, Some(change.clone())))));
}
