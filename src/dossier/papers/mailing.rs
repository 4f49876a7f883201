//! What is sent out with a draft: the draft itself in each of its languages, and a letter to each addressee.
//!
//! The transfer files are not made here: they hold the record of the sending itself, and so come after it.

use super::Manner;
use super::letter::Letter;
use crate::consolidate::certificate::of_text;
use crate::dossier::name::TRANSFER_ENDING;
use crate::dossier::round::Sending;
use crate::dossier::{Dossier, DossierError};
use crate::exchange::objects;
use crate::exchange::paper::{self, Format, Setting, Tongue};
use crate::exchange::word::identity::CLEAN;
use crate::exchange::word::{self, Clean, Frontage, Identity, Names, WordError};
use crate::language::{Language, Phrase};
use crate::negotiation::statement::Circulation;
use crate::negotiation::{Code, LanguageTag, ProvisionId, RecordId, RosterEntry};
use crate::text::Text;

/// A file to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enclosure {
    /// Its name, without folders.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Why there is nothing to send.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailingError {
    /// A text of the draft cannot be had.
    #[error(transparent)]
    Dossier(#[from] DossierError),
    /// A file cannot be written in Word's format.
    #[error(transparent)]
    Word(#[from] WordError),
}

impl MailingError {
    /// What to tell a person.
    pub fn phrase(&self) -> Phrase {
        match self {
            MailingError::Dossier(error) => error.phrase(),
            MailingError::Word(error) => error.phrase(),
        }
    }
}

/// What a file about a draft says of itself, and the names of its provisions, by which a reply is recognised
/// whatever it is called.
pub fn identity(
    dossier: &Dossier,
    (edition, tag): (&RecordId, &LanguageTag),
    (base, ids): (&Text, &[ProvisionId]),
    kind: &str,
) -> (Identity, Names) {
    let identity = Identity {
        kind: kind.to_owned(),
        dossier: dossier.id().to_string(),
        edition: edition.to_string(),
        language: tag.to_string(),
        text: of_text(base),
        ..Identity::default()
    };
    let named = ids.len() == base.provisions().len();
    (identity, if named { Names::new(ids) } else { Names::numbered(base.provisions().len()) })
}

/// The draft in each of its languages and a letter to each addressee, in Word; nothing where the dossier has no such
/// draft. `named` gives the transfer file of an addressee its name: the letter lists it.
pub fn mailing(
    dossier: &Dossier,
    sending: &Sending,
    language: Language,
    named: &dyn Fn(&Code) -> String,
) -> Result<Vec<Enclosure>, MailingError> {
    let Some(stated) = dossier.state().edition(&sending.edition) else { return Ok(Vec::new()) };
    let edition = &stated.what;
    let line = language.say(edition.named());
    let mut files = Vec::new();
    let mut common = Vec::new();
    // The leading language first.
    let leading = &dossier.genesis().leading;
    let mut tags: Vec<&LanguageTag> = edition.texts.keys().collect();
    tags.sort_by_key(|tag| (*tag != leading, *tag));
    for tag in tags {
        let kept = dossier.text_of(&sending.edition, tag)?;
        let (identity, names) = identity(dossier, (&sending.edition, tag), (&kept.text, &kept.ids), CLEAN);
        let frontage = Frontage::new(paper::title(&kept.text), language)
            .draft(line.clone())
            .made("Travaux", "")
            .written_in(tag.as_str());
        let objects = dossier.objects(&objects::named([&kept.text]));
        let clean = Clean { frontage, identity, names, objects };
        let name = format!("{}-{}.{tag}.docx", language.say("letter-draft-name"), edition.number);
        let said = Phrase::new("letter-draft-file").with("draft", &line).with("name", &name);
        common.push(language.say(said));
        files.push(Enclosure { name, bytes: word::write_clean(&kept.text, &clean)? });
    }
    common.extend(sending.files.iter().map(|file| file.name.clone()));
    let manner = Manner::new(language);
    for to in &sending.to {
        let mut enclosures = common.clone();
        let transfer = Phrase::new("letter-transfer-file").with("name", named(&to.code));
        enclosures.push(language.say(transfer));
        let earlier = dossier.state().circulations.values().map(|it| &it.what).filter(|what| {
            let meant = what.edition == sending.edition && !what.reminder;
            meant && what.to.iter().any(|known| known.code == to.code)
        });
        let earlier = earlier.max_by_key(|what| what.date);
        let circulation = Circulation {
            edition: sending.edition,
            to: sending.to.clone(),
            date: sending.date,
            deadline: sending.deadline.or(earlier.and_then(|what| what.deadline)),
            letter: sending.letter.clone(),
            reminder: sending.reminder,
            originals: Vec::new(),
        };
        let letter = Letter {
            dossier,
            edition,
            circulation: &circulation,
            to: &to.code,
            enclosures: &enclosures,
            sent: earlier.map(|what| what.date),
        };
        let tongue = Tongue { document: dossier.genesis().leading.as_str(), own: language };
        let bytes = Format::Word.write(&letter.paper(&manner), tongue, Setting::Redline)?;
        files.push(Enclosure { name: format!("{}.docx", to.code), bytes });
    }
    Ok(files)
}

/// The usual name of an addressee's transfer file.
pub fn transfer_name(code: &Code) -> String {
    format!("{code}.{TRANSFER_ENDING}")
}

/// For whom of those at the table a transfer file was made, as its name tells.
pub fn made_for<'r>(roster: &'r [RosterEntry], name: &str) -> Option<&'r Code> {
    roster.iter().map(|entry| &entry.code).find(|code| name.ends_with(&transfer_name(code)))
}
