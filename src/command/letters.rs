//! The letters of a circulation: a folder with the draft, a letter to each addressee and what is sent with it.

use std::path::Path;

use super::export::{Gathered, clean};
use super::{Failure, arguments::ExportFormat, output};
use crate::dossier::Dossier;
use crate::dossier::name::TRANSFER_ENDING;
use crate::dossier::papers::Manner;
use crate::dossier::papers::letter::Letter;
use crate::dossier::round::Sending;
use crate::dossier::transfer::Recipient;
use crate::exchange::paper::{Brief, Format, Setting, Tongue};
use crate::exchange::word::identity::CLEAN;
use crate::language::{Language, Phrase, date};
use crate::negotiation::statement::Circulation;
use crate::negotiation::{Code, Extent};

/// Writes the draft in each of its languages and a letter to each addressee.
pub fn write(dossier: &Dossier, sending: &Sending, folder: &Path, language: Language) -> Result<(), Failure> {
    let Some(stated) = dossier.state().edition(&sending.edition) else { return Ok(()) };
    let edition = &stated.what;
    std::fs::create_dir_all(folder).map_err(|error| Failure::disk(folder, &error))?;
    let line = language
        .say(Phrase::new("command-draft").with("number", edition.number).inner("date", date(edition.date)));
    let brief = Brief { draft: &line, ..Brief::consolidated(language) };
    let about = edition.number.to_string();
    let mut common = Vec::new();
    for tag in edition.texts.keys() {
        let gathered = Gathered::of(dossier, Some(&about), Some(tag.as_str()))?;
        let identity = gathered.identity(dossier, CLEAN);
        let name = format!("{}-{}.{tag}.docx", language.say("letter-draft-name"), edition.number);
        let bytes = clean(&gathered.base, ExportFormat::Docx, &brief, identity)?;
        output::write(Some(&folder.join(&name)), &bytes)?;
        common.push(language.say(Phrase::new("letter-draft-file").with("draft", &line).with("name", name)));
    }
    common.extend(sending.files.iter().map(|file| file.name.clone()));
    let manner = Manner::new(language);
    for to in &sending.to {
        let mut enclosures = common.clone();
        enclosures.push(transfer_name(&to.code));
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
        output::write(Some(&folder.join(format!("{}.docx", to.code))), &bytes)?;
    }
    Ok(())
}

/// Packs for each addressee what it may see.
pub fn pack(dossier: &Dossier, addressees: &[Code], folder: &Path) -> Result<(), Failure> {
    for code in addressees {
        let path = folder.join(transfer_name(code));
        dossier.write_transfer(&path, Recipient::Office(code), Extent::Everything)?;
    }
    Ok(())
}

fn transfer_name(code: &Code) -> String {
    format!("{code}.{TRANSFER_ENDING}")
}
