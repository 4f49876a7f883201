//! A file that came: which draft it answers, what is to be known of it, and the reply it is.

use std::collections::BTreeSet;

use super::entry::{Received, Reply};
use super::{Dossier, DossierError, Parcel, name, store};
use crate::exchange::report::{Both, Context, Examined, Origin, Report, Told, names_of};
use crate::exchange::returned::{Returned, Stated};
use crate::exchange::word::Identity;
use crate::language::Language;
use crate::negotiation::identity::inherit;
use crate::negotiation::position::{Matter, Position};
use crate::negotiation::stretch::Stretch;
use crate::negotiation::submission::About;
use crate::negotiation::submission::{Derived, Kind, Original, Part};
use crate::negotiation::{Code, Digest, LanguageTag, RecordId};
use crate::text::{Text, plain};

/// What whoever brings a file in says of it; what is not said is found out.
#[derive(Debug, Clone, Copy, Default)]
pub struct Brought<'a> {
    /// What it answers.
    pub about: Option<About>,
    /// The language of the draft it is held against.
    pub language: Option<&'a LanguageTag>,
    /// What kind of reply it is.
    pub kind: Option<Kind>,
    /// Who sends it.
    pub senders: &'a [Code],
    /// The language places are named in.
    pub said_in: Language,
}

/// A file that was held against what it answers.
#[derive(Debug, Clone)]
pub struct Came {
    /// What it answers.
    pub about: About,
    /// The language of the draft it was held against.
    pub language: LanguageTag,
    /// The file and the report on it.
    pub examined: Examined,
}

impl Dossier {
    /// Holds a file against the draft it answers: the one it was made from, as far as it says so, else the current
    /// one; in its own language where the draft is in it, else in the leading one.
    pub fn examine(&self, both: Both, brought: &Brought<'_>) -> Result<Came, DossierError> {
        let identity = both.identity();
        let current = || self.state.current_edition().map(|edition| edition.id);
        let draft = || self.made_from(&identity).or_else(current).map(About::Edition);
        let about = brought.about.or_else(draft).ok_or_else(|| self.no_draft("1"))?;
        let record = about.record();
        let text_in = |tag: &LanguageTag| self.text_of(record, tag).ok().map(|kept| kept.text);
        let found = || both.language().filter(|tag| text_in(tag).is_some());
        let tag = brought.language.cloned().or_else(found).unwrap_or_else(|| self.genesis.leading.clone());
        let sent = text_in(&tag);
        let printed = self.printed(record, &tag, &identity.replies);
        let of = (self.id().to_string(), record.to_string());
        let context = Context {
            roster: Some(&self.state.roster),
            sent: sent.as_ref(),
            made_from: Some((&of.0, &of.1)),
            kind: brought.kind,
            senders: brought.senders,
            printed: &printed,
            language: brought.said_in,
        };
        Ok(Came { about, language: tag, examined: both.examine(&context) })
    }

    /// The draft of this dossier a file says it was made from: by its record, else by the words of the draft.
    pub fn made_from(&self, identity: &Identity) -> Option<RecordId> {
        if identity.dossier == self.id().to_string()
            && let Ok(id) = identity.edition.parse::<RecordId>()
            && self.state.edition(&id).is_some()
        {
            return Some(id);
        }
        let same = |edition: &&crate::negotiation::state::Stated<crate::negotiation::Edition>| {
            edition.what.texts.values().any(|text| text.hash.to_string() == identity.text)
        };
        self.state.editions.iter().rev().find(same).map(|edition| edition.id)
    }
}

impl Reply {
    /// Takes in a file: its text, its points or what its letter says, by the kind the reply is, and the file as it
    /// came. Gives the report on it. Texts in several languages are taken in one after the other.
    pub fn receive(
        &mut self,
        examined: Examined,
        name: String,
        bytes: Vec<u8>,
        language: LanguageTag,
    ) -> Report {
        let Examined { opened, report } = examined;
        self.kind = report.kind.kind;
        let told = report.positions.iter().map(|told| self.positions_of(told, &language));
        let told: Vec<Vec<Position>> = told.collect();
        self.told.extend(told);
        match &report.returned {
            Some(returned) => self.take_print(returned, &language),
            None if matches!(self.kind, Kind::Full | Kind::Parts | Kind::Approved) => {
                // Numbers made outside a dossier count for the very draft they were given in.
                let identity = Identity::of(&opened.beside.properties).unwrap_or_default();
                let counts = !identity.edition.is_empty() || report.origin == Some(Origin::This);
                let names = names_of(&opened.beside, opened.text.provisions().len());
                let names = if counts { names } else { Vec::new() };
                self.names.insert(language.clone(), names);
            }
            None => {}
        }
        let mut received = Received { name, bytes, part: Part::Text, language: Some(language.clone()) };
        match self.kind {
            Kind::Points => {
                self.points = report.points.iter().map(|found| found.point.clone()).collect();
                // What is no point stays, as a remark in the words of the letter.
                let said = report.unread.iter().map(crate::exchange::report::point::Unread::line);
                self.remarks = said.collect::<Vec<_>>().join("\n");
                self.points_in = Some(language);
            }
            Kind::Full | Kind::Parts | Kind::Approved => drop(self.texts.insert(language, opened.text)),
            Kind::NoComments | Kind::Remarks => {
                let said = plain::write(&opened.text, true).trim_end().to_owned();
                received.part = Part::Letter;
                received.language = None;
                if self.kind == Kind::Remarks {
                    self.remarks = said;
                } else {
                    self.letter.get_or_insert_default().text = said;
                }
            }
        }
        self.files.push(received);
        report
    }

    /// Takes over what a bracketed print says beside the text it asks for.
    fn take_print(&mut self, returned: &Returned, language: &LanguageTag) {
        self.names.insert(language.clone(), returned.names.clone());
        let stretch = |on: &Stated| self.stretch(on, language);
        let derived = returned.reworded.iter().map(|made| Derived {
            at: made.at.clone(),
            from: made.from.iter().map(stretch).collect(),
            reads: made.reads.clone(),
            stands: made.stands,
        });
        let derived: Vec<Derived> = derived.collect();
        self.derived.extend(derived);
    }

    fn stretch(&self, on: &Stated, language: &LanguageTag) -> Stretch {
        Stretch {
            edition: *self.about.record(),
            language: language.clone(),
            layer: on.layer,
            from: on.span.start,
            to: on.span.end,
            reads: on.reads.clone(),
        }
    }

    fn positions_of(&self, told: &Told, language: &LanguageTag) -> Vec<Position> {
        let position = |on: &Stated| Position {
            voices: told.voices.clone(),
            on: Matter::Wording(self.stretch(on, language)),
            stance: told.stance,
            reason: told.reason.clone(),
        };
        told.on.iter().map(position).collect()
    }

    /// Positions read out of the file, each in the name of those it names, else of those who speak: of all of them, or of
    /// those that were confirmed, by their places.
    pub fn positions(&self, confirmed: Option<&BTreeSet<usize>>) -> Vec<Position> {
        let all = self.told.iter().enumerate();
        let meant = all.filter(|(index, _)| confirmed.is_none_or(|confirmed| confirmed.contains(index)));
        let named = |position: &Position| match position.voices.is_empty() {
            true => Position { voices: self.voices.clone(), ..position.clone() },
            false => position.clone(),
        };
        meant.flat_map(|(_, positions)| positions).map(named).collect()
    }
}

/// The provisions of a draft that changed parts of it answer, as far as their words tell.
pub fn answered(base: &Text, parts: &Text) -> BTreeSet<usize> {
    inherit(base, parts).into_iter().flatten().collect()
}

/// What a record says of the files received; their bytes join the parcels, before any text.
pub(super) fn originals(files: Vec<Received>, parcels: &mut Vec<Parcel>) -> Vec<Original> {
    let mut originals = Vec::new();
    for (index, file) in files.into_iter().enumerate() {
        let hash = Digest::of(&file.bytes);
        let extension = name::extension(&file.name);
        let folder_name = format!("{hash}.{extension}");
        originals.push(Original {
            hash,
            bytes: file.bytes.len() as u64,
            name: file.name,
            extension,
            part: file.part,
            language: file.language,
        });
        parcels.insert(index, Parcel { folder: store::RECEIVED, name: folder_name, hash, bytes: file.bytes });
    }
    originals
}
