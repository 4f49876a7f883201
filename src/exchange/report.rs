//! The import report: what a person should know of a file before it is taken in as a reply.
//!
//! Silent edits come first: whatever differs from the draft that was sent and is not tracked. Everything here is
//! a proposal for a person to confirm; nothing is decided.

pub mod kind;
pub mod point;
mod remark;
pub mod say;
mod silent;
mod stance;
mod told;
mod tongue;

pub use say::{Line, Section};
pub use stance::Said;
pub use told::Told;

use super::open::{self, Beside, Format, How, OpenError, Opened};
use super::returned::{Returned, Reworded, fates, lost_notes, read_back};
use super::suspect::{self, Suspect};
use super::word::identity::{BRACKETS, CHANGES, CLEAN, CONSOLIDATED};
use super::word::recover::{Edge, own_reply, printed};
use super::word::{Author, Identity, Names, RecoveredVoice, View};
use std::collections::BTreeSet;

use crate::consolidate::certificate::of_text;
use crate::consolidate::{Layer, RollingText};
use crate::council::{Roster, files};
use crate::language::{Language, Phrase};
use crate::negotiation::submission::{Kind, Point};
use crate::negotiation::{Code, LanguageTag};
use crate::text::outline::{self, Outline};
use crate::text::{self, Provision, Text};

/// What a file is held against.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// Who may have sent it.
    pub roster: Option<&'a Roster>,
    /// The text it answers, in its language.
    pub sent: Option<&'a Text>,
    /// What was said of the reply by whoever brings it in, where it was said.
    pub kind: Option<Kind>,
    /// Who sends it, where that is known.
    pub senders: &'a [Code],
    /// Of which dossier and edition the text it answers is: what files made of it say of themselves.
    pub made_from: Option<(&'a str, &'a str)>,
    /// The drafts set out with all proposals that may have been printed and sent out, the likeliest first: a file may
    /// be a reply to such a print.
    pub printed: &'a [RollingText],
    /// The language places are named in.
    pub language: Language,
}

/// A file and what is to be known of it.
#[derive(Debug, Clone)]
pub struct Examined {
    /// The file, in the accepted view; of a bracketed print that came back, the text it asks for.
    pub opened: Opened,
    /// The report.
    pub report: Report,
}

/// What is to be known of a file.
#[derive(Debug, Clone)]
pub struct Report {
    /// Its name.
    pub name: String,
    /// What kind of file it is.
    pub format: Format,
    /// What it was made from, where it says so.
    pub origin: Option<Origin>,
    /// The encoding its letters were read in, where it is a guess.
    pub encoding: Option<String>,
    /// The language it is written in, as far as its letters tell.
    pub language: Option<LanguageTag>,
    /// What kind of reply it seems to be.
    pub kind: Proposed,
    /// What is known of tracked changes.
    pub tracking: Tracking,
    /// Whether it was held against the text that was sent.
    pub compared: bool,
    /// What differs from the text that was sent and is not tracked, in order; more than these are counted only.
    pub silent: Vec<Silent>,
    /// How many silent edits there are in all.
    pub silent_count: usize,
    /// Differences of typography, emphasis and automatic numbers that are not tracked; counted only.
    pub silent_looks: usize,
    /// Those of emphasis and links one by one, in order; more than these are counted only.
    pub emphasis: Vec<Silent>,
    /// Who changed and commented on the file.
    pub authors: Vec<Wrote>,
    /// Whom the file may come from, the likeliest first.
    pub senders: Vec<(Code, u32)>,
    /// The points of a list of points.
    pub points: Vec<FoundPoint>,
    /// What such a list says beside: remarks, and proposals that were not understood.
    pub unread: Vec<point::Unread>,
    /// Its comments, read as remarks of delegations.
    pub remarks: Vec<Remark>,
    /// Characters that deceive the eye, each with its place.
    pub suspects: Vec<(String, Suspect)>,
    /// How many of them the text it is held against does not have.
    pub unlooked: usize,
    /// What the reader dropped, simplified or noticed.
    pub notices: Vec<Phrase>,
    /// What was read out of a bracketed print that came back.
    pub returned: Option<Returned>,
    /// Those whose tracked changes the file was sent out with: they are not of this reply and were left aside.
    pub others: Vec<String>,
    /// How many provisions nobody touched came back without the name the file was sent out with.
    pub nameless: usize,
    /// The positions it seems to take, for somebody to confirm.
    pub positions: Vec<Told>,
}

/// What kind of reply a file seems to be, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// The kind.
    pub kind: Kind,
    /// Why.
    pub ground: Ground,
}

/// Why a file is taken for a kind of reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ground {
    /// Whoever brings it in said so.
    Said,
    /// There is no draft to hold it against.
    NoDraft,
    /// It holds this share of the draft's words, in per cent; these headings are missing.
    Covers {
        /// Per cent.
        share: usize,
        /// Headings of the draft it does not hold.
        missing: Vec<String>,
    },
    /// It holds so many of so many articles.
    SomeArticles {
        /// Held.
        found: usize,
        /// In the draft.
        of: usize,
    },
    /// It is a list of points.
    Points {
        /// How many were read.
        read: usize,
        /// How many it has.
        of: usize,
    },
    /// It says that there are no comments.
    SaysNone,
    /// It has hardly a word in common with the draft.
    Apart,
}

/// What a file made by Travaux was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The text it is held against.
    This,
    /// Another draft of the same dossier.
    AnotherDraft,
    /// Another dossier.
    AnotherDossier,
    /// A consolidated draft: it holds the wordings of several delegations.
    Consolidated,
}

/// What is known of tracked changes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tracking {
    /// Whether tracking was switched on when the file was saved; none where a file cannot say.
    pub on: Option<bool>,
    /// Tracked insertions and deletions.
    pub changes: usize,
    /// Tracked changes of formatting only.
    pub formatting: usize,
    /// Whether those who changed it, or where nothing is changed those who commented on it, are not named in the file:
    /// each bears a name that says nothing.
    pub nameless: bool,
}

/// A change that is not tracked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silent {
    /// What it is about.
    pub layer: Layer,
    /// The provision of the text that was sent.
    pub provision: usize,
    /// That provision's citation.
    pub at: String,
    /// What was sent.
    pub before: String,
    /// What it reads now.
    pub after: String,
}

/// Someone who worked on a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrote {
    /// As the file says.
    pub author: Author,
    /// Which delegation that may be.
    pub delegation: Option<Code>,
}

/// A point of a list of points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPoint {
    /// The provision of the file it stands in.
    pub provision: usize,
    /// The point.
    pub point: Point,
}

/// A comment read as a remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The comment of the file it was read from; several remarks of one where several camps speak in it.
    pub comment: usize,
    /// The delegations it opens with, in protocol order.
    pub delegations: Vec<Code>,
    /// Names it opens with that nobody at the table goes by.
    pub unknown: Vec<String>,
    /// What it says, without the names.
    pub text: String,
    /// What it clearly says of the wording it stands at.
    pub said: Option<Said>,
    /// Who wrote it.
    pub author: String,
    /// When, as the file writes it.
    pub date: String,
    /// The provision of the file it is about.
    pub provision: Option<usize>,
    /// That provision's citation.
    pub at: String,
    /// The remark it answers.
    pub answers: Option<usize>,
    /// Whether it is marked as resolved.
    pub resolved: bool,
}

/// The most silent edits, remarks and deceptions listed one by one.
pub const LISTED: usize = 1_000;

/// A file read in both views a report needs.
#[derive(Debug, Clone)]
pub struct Both {
    /// The file, in the accepted view.
    pub opened: Opened,
    /// Its text before its tracked changes, where it has any.
    pub original: Option<Text>,
    /// Those whose tracked changes were left aside: see [`Report::others`].
    pub others: Vec<String>,
    /// What these still say in it; nothing where that cannot be told.
    pub voices: Vec<RecoveredVoice>,
    /// What was set out in it when it was printed, where that travels in it.
    pub printed: Option<RollingText>,
    /// Words of its senders right beside a wording of another, and the provisions in which they stand.
    pub edges: Vec<(usize, Edge)>,
}

impl Both {
    /// Reads a file that these senders sent, as far as they are known.
    pub fn read(name: &str, bytes: &[u8], how: impl Into<How>, senders: &[Code]) -> Result<Self, OpenError> {
        let mut how = how.into();
        how.reading.view = View::Accepted;
        let mut opened = open::read(name, bytes, how)?;
        how.reading.view = View::Original;
        // A file that is nothing but insertions had no text before.
        let before = || open::read(name, bytes, how).map(|original| original.text).unwrap_or_default();
        let original = opened.tracked.then(before);
        let mut others = Vec::new();
        let mut sent_out = None;
        let is_odt = opened.format == Format::OpenDocument;
        let (mut voices, mut edges) = (Vec::new(), Vec::new());
        if opened.tracked
            && (is_odt || opened.format == Format::Word)
            && let Ok(Some(own)) = own_reply(bytes, is_odt, &opened.beside.properties, senders)
        {
            (others, voices, sent_out, edges) = (own.others, own.voices, own.sent, own.edges);
            opened.take(own.import);
        }
        let is_print = opened.format == Format::Word
            && Identity::of(&opened.beside.properties).is_some_and(|identity| identity.kind == BRACKETS);
        let printed = if is_print { printed(bytes) } else { sent_out };
        Ok(Self { opened, original, others, voices, printed, edges })
    }

    /// What the file says of itself.
    pub fn identity(&self) -> Identity {
        Identity::of(&self.opened.beside.properties).unwrap_or_default()
    }

    /// The language it is written in, as far as its letters tell.
    pub fn language(&self) -> Option<LanguageTag> {
        tongue::of(&self.opened.text)
    }

    /// Reports on it.
    pub fn examine(mut self, context: &Context<'_>) -> Examined {
        let beside = &self.opened.beside;
        let marked = Identity::of(&beside.properties).is_some_and(|identity| identity.kind == BRACKETS);
        // What travels in the file counts where it is of the very draft it is held against.
        let own = self.printed.as_ref().filter(|rolling| context.sent == Some(&rolling.base));
        if !self.others.is_empty() {
            // Some programs drop what travels in a file; it says of which replies it was made all the same.
            let named = !self.identity().replies.is_empty();
            let of_these = |rolling: &&RollingText| {
                let codes: BTreeSet<&str> = rolling.voices.iter().map(|voice| voice.code.as_str()).collect();
                context.sent == Some(&rolling.base) && self.others.iter().all(|it| codes.contains(&**it))
            };
            let known = own.or_else(|| context.printed.first().filter(|it| named && of_these(it)));
            let known = known.filter(|_| !self.voices.is_empty());
            let fates = known.map(|rolling| {
                let plain = self.original.as_ref().unwrap_or(&self.opened.text);
                fates(rolling, &self.voices, plain, &self.opened.text, context.language)
            });
            let mut report = report(&self.opened, self.original.as_ref(), context);
            if let Some(rolling) = known {
                let texts = self.voices.iter().map(|voice| &voice.text).chain([&self.opened.text]);
                let lost = lost_notes(&rolling.base, texts);
                let told = (lost > 0).then(|| Phrase::new("report-notes-lost").count("count", lost));
                report.notices.splice(0..0, told);
            }
            let is_taken = |edit: &Silent, taken: &[Reworded]| {
                taken.iter().any(|it| it.provision == edit.provision && it.reads == edit.after)
            };
            if let Some((reworded, opposed)) =
                fates.filter(|(taken, opposed)| taken.len() + opposed.len() > 0)
            {
                let text = self.opened.text.clone();
                let names = names_of(beside, text.provisions().len());
                let silent = report.silent.len();
                report.silent.retain(|edit| !is_taken(edit, &reworded));
                report.silent_count -= silent - report.silent.len();
                report.returned = Some(Returned { text, names, reworded, opposed, ..Returned::default() });
            }
            report.others = self.others;
            let places = Places::of(&self.opened.text, context.language);
            let edges = self.edges.iter().map(|(provision, edge)| edge.phrase(places.name(*provision)));
            report.notices.splice(0..0, edges);
            report.positions = told::told(&self.opened, &report, context);
            return Examined { opened: self.opened, report };
        }
        let returned = own.into_iter().chain(context.printed).find_map(|rolling| {
            let beside = (beside.bookmarks.as_slice(), beside.comments.as_slice());
            let back = read_back(&self.opened.text, beside, rolling, marked, context.language)?;
            Some((back, rolling))
        });
        if let Some((returned, rolling)) = &returned {
            let original = self.original.as_ref();
            let original = original.and_then(|it| read_back(it, (&[], &[]), rolling, true, context.language));
            self.original = original.map(|returned| returned.text).or(self.original);
            self.opened.text = returned.text.clone();
        }
        let mut report = report(&self.opened, self.original.as_ref(), context);
        report.returned = returned.map(|(returned, _)| returned);
        if let Some(returned) = &report.returned {
            let told = returned.aside.iter().map(|(at, words)| {
                let key = if at.is_empty() { "report-returned-head" } else { "report-returned-caption" };
                Phrase::new(key).with("at", at).with("words", words)
            });
            report.notices.splice(0..0, told);
        }
        if let Some(returned) = &report.returned {
            // Comments stand in the print, whose provisions are no longer those of the text read out of it.
            for remark in &mut report.remarks {
                let Some(wording) = returned.commented.get(remark.comment) else { continue };
                remark.provision = None;
                remark.at = wording.as_ref().map(|it| it.at.clone()).unwrap_or_default();
            }
        }
        report.positions = told::told(&self.opened, &report, context);
        Examined { opened: self.opened, report }
    }
}

/// The names that bookmarks give so many provisions.
pub fn names_of(beside: &Beside, provisions: usize) -> Vec<Option<Box<str>>> {
    let names = Names::read(&beside.bookmarks, provisions);
    (0..provisions).map(|at| names.of(at)).collect()
}

/// Reads a file and reports on it.
pub fn examine(
    name: &str,
    bytes: &[u8],
    how: impl Into<How>,
    context: &Context<'_>,
) -> Result<Examined, OpenError> {
    Ok(Both::read(name, bytes, how, context.senders)?.examine(context))
}

/// Reports on a file that was read; `original` is its text before its tracked changes, where it has any.
pub fn report(opened: &Opened, original: Option<&Text>, context: &Context<'_>) -> Report {
    let text = &opened.text;
    let letter = point::read_letter(text);
    let kind = kind::propose(text, &letter, context);
    let letter = if kind.kind == Kind::Points { letter } else { point::Letter::default() };
    let sent = context.sent.filter(|_| matches!(kind.kind, Kind::Full | Kind::Parts));
    let held = |sent: &Text| {
        silent::edits(sent, original.unwrap_or(text), kind.kind == Kind::Parts, context.language)
    };
    let silent::Edits { edits: silent, emphasis, looks } = sent.map(held).unwrap_or_default();
    let authors: Vec<Wrote> = opened.beside.authors.iter().map(|author| wrote(author, context)).collect();
    let stem = opened.name.rsplit_once('.').map_or(opened.name.as_str(), |(stem, _)| stem);
    let mut hints = vec![files::without_language(stem)];
    hints.extend(opened.authors.iter().map(String::as_str));
    let places = Places::of(text, context.language);
    let suspects = suspect::suspects(text);
    let known: Vec<suspect::Deception> =
        context.sent.map(suspect::suspects).unwrap_or_default().into_iter().map(|it| it.what).collect();
    let unlooked = suspects.iter().filter(|suspect| !known.contains(&suspect.what)).count();
    Report {
        name: opened.name.clone(),
        format: opened.format,
        origin: origin(opened, context),
        encoding: opened.beside.encoding.clone(),
        language: tongue::of(text),
        tracking: Tracking {
            on: opened.beside.tracking,
            changes: authors.iter().map(|wrote| wrote.author.insertions + wrote.author.deletions).sum(),
            formatting: opened.beside.formatting,
            nameless: nameless(&authors),
        },
        compared: sent.is_some(),
        silent_count: silent.len(),
        silent: silent.into_iter().take(LISTED).collect(),
        silent_looks: looks,
        emphasis: emphasis.into_iter().take(LISTED).collect(),
        senders: context.roster.map(|roster| roster.guess(&hints)).unwrap_or_default(),
        points: letter.points,
        unread: letter.unread,
        remarks: remark::remarks(&opened.beside.comments, context.roster, &places),
        suspects: suspects
            .into_iter()
            .take(LISTED)
            .map(|suspect| (places.name(suspect.provision), suspect))
            .collect(),
        unlooked,
        // The encoding is said once, above.
        notices: opened.notices.iter().filter(|it| it.key() != "open-noticed-encoding").cloned().collect(),
        authors,
        nameless: unnamed(opened, context),
        kind,
        returned: None,
        others: Vec::new(),
        positions: Vec::new(),
    }
}

/// How many of a draft's provisions stand in a file made of it as they were, without the bookmark they had.
fn unnamed(opened: &Opened, context: &Context<'_>) -> usize {
    let identity = Identity::of(&opened.beside.properties).unwrap_or_default();
    let Some(sent) =
        context.sent.filter(|_| matches!(identity.kind.as_str(), CLEAN | CONSOLIDATED | CHANGES))
    else {
        return 0;
    };
    let shown = |it: &&Provision| !matches!(it.form.kind, text::Kind::Meta | text::Kind::Footnote);
    let known: BTreeSet<String> = sent.provisions().iter().filter(shown).map(Provision::line).collect();
    let names = names_of(&opened.beside, opened.text.provisions().len());
    let lost = opened.text.provisions().iter().zip(names).filter(|(it, name)| shown(it) && name.is_none());
    lost.filter(|(provision, _)| known.contains(&provision.line())).count()
}

fn origin(opened: &Opened, context: &Context<'_>) -> Option<Origin> {
    let identity = Identity::of(&opened.beside.properties)?;
    let in_dossier = || {
        let (dossier, edition) = context.made_from?;
        if identity.dossier.is_empty() || identity.edition.is_empty() {
            return None;
        }
        Some(match (identity.dossier == dossier, identity.edition == edition) {
            (true, true) => Origin::This,
            (true, false) => Origin::AnotherDraft,
            (false, _) => Origin::AnotherDossier,
        })
    };
    // Made outside any dossier it is known by the words alone.
    let as_sent = |sent: &Text| (identity.text == of_text(sent)).then_some(Origin::This);
    let many = || (identity.kind == CONSOLIDATED).then_some(Origin::Consolidated);
    in_dossier().or_else(|| context.sent.and_then(as_sent)).or_else(many)
}

fn wrote(author: &Author, context: &Context<'_>) -> Wrote {
    let guess = |roster: &Roster| Some(roster.guess(&[&author.name]).first()?.0.clone());
    Wrote { author: author.clone(), delegation: context.roster.and_then(guess) }
}

/// Whether those who changed a file, or where nothing is changed those who commented on it, bear names that say nothing.
fn nameless(authors: &[Wrote]) -> bool {
    let all = |speaks: fn(&Author) -> bool| {
        let mut speaking =
            authors.iter().map(|wrote| &wrote.author).filter(|author| speaks(author)).peekable();
        speaking.peek().is_some().then(|| speaking.all(Author::is_scrubbed))
    };
    let changing = all(|author| author.insertions + author.deletions > 0);
    changing.or_else(|| all(|author| author.comments > 0)).unwrap_or(false)
}

/// Names of places in a text.
struct Places<'a> {
    text: &'a Text,
    outline: Outline,
    language: Language,
}

impl<'a> Places<'a> {
    fn of(text: &'a Text, language: Language) -> Self {
        Self { text, outline: Outline::new(text), language }
    }

    fn name(&self, provision: usize) -> String {
        outline::citation(self.text, &self.outline, provision, self.language, true)
    }
}
