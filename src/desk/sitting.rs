//! What lies on the desk: an edition with everything proposed to it, and what was decided so far.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use super::proceedings::Proceedings;
use super::round::Round;
use super::settled::Settled;
use crate::consolidate::table::Matter;
use crate::consolidate::{Passage, Revision, RollingText, VoiceSet, consolidate};
use crate::dossier::recent::Recent;
use crate::exchange::objects::{self, Objects};
use crate::exchange::report::Report;
use crate::language::{Language, Phrase};
use crate::text::Text;

/// What lies on the desk.
#[derive(Debug, Clone)]
pub struct Sitting {
    /// The title of the document.
    pub title: String,
    /// What the base is called: "Draft No. 2", or the name of its file.
    pub base_name: Phrase,
    /// The number of the draft; 0 for loose files.
    pub edition: u32,
    /// The edition and the replies set out together.
    pub rolling: Arc<RollingText>,
    /// The hash of the base as written: what unfinished work on it is kept by.
    pub key: String,
    /// What is in dispute, as people decide on it: one place with its proposals.
    pub matters: Arc<Vec<Matter>>,
    /// Everyone asked, in protocol order.
    pub seats: Vec<Seat>,
    /// Reasons given.
    pub reasons: Vec<Reason>,
    /// Where it comes from.
    pub origin: Origin,
    /// What is to be known of the replies read just now, by voice.
    pub reports: Vec<(String, Report)>,
    /// What should be known about the files read.
    pub warnings: Vec<Phrase>,
    /// Whether these are simply two texts compared.
    pub pair: bool,
    /// Provisions of the base a voice did not answer, by its name.
    pub unanswered: BTreeMap<String, BTreeSet<usize>>,
    /// The language of the text shown, where it is known.
    pub language: Option<String>,
    /// The languages the draft is in.
    pub languages: Vec<TextLanguage>,
    /// Who was sent the draft and who has answered; none for loose files.
    pub round: Option<Arc<Round>>,
    /// What is recorded about the draft; nothing for loose files.
    pub proceedings: Option<Proceedings>,
    /// The pictures and formulas of loose files; those of a dossier are in its own.
    pub drawn: Arc<Drawn>,
}

/// The pictures and formulas of loose files.
#[derive(Debug, Clone, Default)]
pub struct Drawn {
    /// Those at hand.
    pub objects: Objects,
    /// What is to be said of the others in a Word file.
    pub left_out: Option<Phrase>,
}

impl Drawn {
    /// Those some texts refer to.
    pub fn new<'t>(texts: impl IntoIterator<Item = &'t Text>, objects: Objects) -> Self {
        let left_out = objects::left_out(&objects::named(texts), &objects);
        Self { objects, left_out }
    }
}

/// A language a draft is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextLanguage {
    /// Its tag.
    pub tag: String,
    /// Whether the text in it is authentic.
    pub authentic: bool,
}

/// Someone who was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// The code.
    pub code: String,
    /// The short name, in the languages of the interface.
    pub names: [String; 2],
    /// How far they have answered.
    pub standing: Standing,
}

/// How far someone has answered. Silence is never consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// The whole text came back.
    Full,
    /// Only parts of it.
    Part,
    /// A list of points.
    Points,
    /// Remarks without wordings.
    Remarks,
    /// A letter: no comments.
    NoComments,
    /// Nothing yet.
    Silent,
    /// It was not sent the draft.
    NotSent,
}

/// A reason somebody gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Who.
    pub codes: Vec<String>,
    /// The provision of the base it is about, where that is known.
    pub provision: Option<usize>,
    /// What they said.
    pub text: String,
}

/// Where a sitting comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Loose files.
    Files {
        /// The base.
        base: PathBuf,
        /// Every reply with its code.
        replies: Vec<(String, PathBuf)>,
    },
    /// A dossier's folder.
    Dossier(PathBuf),
}

/// What is known of someone who proposed nothing in a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Known {
    /// They answered and proposed nothing here.
    NoProposal,
    /// This part was not sent or not answered.
    NotAnswered,
    /// They replied "no comments".
    NoComments,
    /// They have not replied.
    Silent,
}

impl Known {
    /// All of them, in the order they are told.
    pub const ALL: [Known; 4] = [Known::NoProposal, Known::NoComments, Known::NotAnswered, Known::Silent];

    /// The key of what is said.
    pub fn name(self) -> &'static str {
        match self {
            Known::NoProposal => "desk-known-no-proposal",
            Known::NotAnswered => "desk-known-not-answered",
            Known::NoComments => "desk-known-no-comments",
            Known::Silent => "desk-known-no-reply",
        }
    }
}

impl Standing {
    /// The key of what is said.
    pub fn name(self) -> &'static str {
        match self {
            Standing::Full => "desk-reply-received",
            Standing::Part => "desk-reply-part",
            Standing::Points => "desk-reply-points",
            Standing::Remarks => "desk-reply-remarks",
            Standing::NoComments => "desk-reply-no-comments",
            Standing::Silent => "desk-reply-none",
            Standing::NotSent => "desk-reply-not-sent",
        }
    }

    /// Whether there is something to follow up.
    pub fn is_wanting(self) -> bool {
        matches!(self, Standing::Part | Standing::Silent)
    }
}

impl Seat {
    /// The short name in a language; empty where none is known.
    pub fn name(&self, language: Language) -> &str {
        let at = Language::ALL.iter().position(|own| *own == language).unwrap_or(0);
        self.names.get(at).map_or("", String::as_str)
    }
}

impl PartialEq for Sitting {
    fn eq(&self, other: &Self) -> bool {
        (&self.title, self.edition, &self.key, &self.origin)
            == (&other.title, other.edition, &other.key, &other.origin)
    }
}

impl Sitting {
    /// The passages people have to decide on, in reading order.
    pub fn open_passages(&self) -> Vec<usize> {
        let mut open: Vec<(usize, &Passage)> = self.rolling.open_passages().collect();
        open.sort_by_key(|(index, passage)| (passage.span.start, passage.span.end, *index));
        open.into_iter().map(|(index, _)| index).collect()
    }

    /// The voice somebody speaks with, alone or jointly.
    pub fn voice_of(&self, code: &str) -> Option<usize> {
        self.rolling.voices.iter().position(|voice| speakers(&voice.code).any(|own| own == code))
    }

    /// Everyone who speaks in a set of voices, in protocol order.
    pub fn codes(&self, holders: &VoiceSet) -> Vec<String> {
        let mut codes: Vec<String> = Vec::new();
        for voice in self.rolling.codes(holders) {
            codes.extend(speakers(voice).map(str::to_owned));
        }
        let place =
            |code: &String| self.seats.iter().position(|seat| seat.code == *code).unwrap_or(usize::MAX);
        codes.sort_by_key(place);
        codes.dedup();
        codes
    }

    /// Who proposed nothing in a matter, by what is known of them.
    pub fn others(&self, matter: &Matter) -> Vec<(Known, Vec<&str>)> {
        let passages = || matter.passages.iter().filter_map(|index| self.rolling.passages.get(*index));
        let proposers = passages().fold(VoiceSet::default(), |all, passage| all.union(&passage.proposers()));
        let Some(passage) = passages().next() else { return Vec::new() };
        let mut groups: Vec<(Known, Vec<&str>)> = Known::ALL.map(|known| (known, Vec::new())).to_vec();
        for seat in &self.seats {
            let voice = self.voice_of(&seat.code);
            if voice.is_some_and(|voice| proposers.contains(voice)) {
                continue;
            }
            let known = match (seat.standing, voice.and_then(|voice| self.rolling.voices.get(voice))) {
                (Standing::NoComments, _) => Known::NoComments,
                (Standing::Silent, _) => Known::Silent,
                (Standing::NotSent, _) => Known::NotAnswered,
                (_, Some(voice)) => {
                    let inside = |span: &std::ops::Range<u32>| {
                        span.start <= passage.span.start && passage.span.start < span.end.max(span.start + 1)
                    };
                    let provision = self.rolling.provision_at(passage.span.start);
                    let silent = self.unanswered.get(&voice.code).is_some_and(|not| not.contains(&provision));
                    if silent || voice.unanswered.iter().any(inside) {
                        Known::NotAnswered
                    } else {
                        Known::NoProposal
                    }
                }
                (Standing::Remarks, None) => Known::NoProposal,
                (_, None) => Known::NotAnswered,
            };
            if let Some((_, codes)) = groups.iter_mut().find(|(own, _)| *own == known) {
                codes.push(&seat.code);
            }
        }
        groups.retain(|(_, codes)| !codes.is_empty());
        groups
    }

    /// Reasons given by some of these for the provisions a matter stands in.
    pub fn reasons_at(&self, matter: &Matter, codes: &[String]) -> Vec<&Reason> {
        let passages = matter.passages.iter().filter_map(|index| self.rolling.passages.get(*index));
        let mut provisions: BTreeSet<usize> =
            passages.map(|passage| self.rolling.provision_at(passage.span.start)).collect();
        provisions.extend(matter.provision);
        self.reasons
            .iter()
            .filter(|reason| {
                reason.provision.is_some_and(|own| provisions.contains(&own))
                    && reason.codes.iter().any(|code| codes.contains(code))
            })
            .collect()
    }

    /// Two texts of the sitting compared: `None` is the base.
    pub fn compare(&self, left: Option<usize>, right: Option<usize>) -> Arc<RollingText> {
        let text = |side: Option<usize>| match side {
            None => self.rolling.base.clone(),
            Some(voice) => self.rolling.project(voice).unwrap_or_else(|| self.rolling.base.clone()),
        };
        let (left, right) = (text(left), text(right));
        let revision = Revision { voice: "RIGHT", text: &right, partial: false };
        Arc::new(consolidate(&left, &[revision], &[]))
    }

    /// The clean text: what is settled taken in, what is open as in the base.
    pub fn clean(&self, settled: &Settled) -> Text {
        settled.compose(&self.rolling)
    }

    /// What is remembered of it on the welcome screen: dossiers only.
    pub fn recent(&self, now: jiff::Timestamp) -> Option<Recent> {
        let Origin::Dossier(path) = &self.origin else { return None };
        let replied = self
            .seats
            .iter()
            .filter(|seat| !matches!(seat.standing, Standing::Silent | Standing::NotSent))
            .count();
        Some(Recent {
            path: path.clone(),
            title: self.title.clone(),
            opened: now,
            edition: self.edition,
            replies: (replied, self.seats.len()),
            open: self.proceedings.as_ref().map_or_else(|| self.open_passages().len(), Proceedings::open),
        })
    }

    /// How many passages concern typography, formatting, numbers or closing marks alone.
    pub fn editorial(&self) -> usize {
        self.rolling.passages.iter().filter(|passage| !passage.layer.is_open()).count()
    }
}

/// The codes in the name of a voice: those of a joint reply are joined by "+", a second answer has a number.
pub fn speakers(voice: &str) -> impl Iterator<Item = &str> {
    voice.split(" (").next().unwrap_or(voice).split('+')
}
