//! `travaux export`.

use std::sync::Arc;

use super::arguments::{Export, ExportFormat, PapersAsked};
use super::source::seated;
use super::transfer::Readers;
use super::{Failure, create, output, sheet, submit};
use crate::consolidate::view::Show;
use crate::consolidate::{Revision, RollingText, consolidate};
use crate::dossier::entry::{Kept, Voice};
use crate::dossier::papers::mailing::identity;
use crate::dossier::papers::{Manner, PaperKind, Round};
use crate::dossier::{Disk, Dossier};
use crate::exchange::paper::{Brief, Format, Paper, Setting};
use crate::exchange::word::Clean;
use crate::exchange::word::identity::{BRACKETS, CHANGES, CLEAN, CONSOLIDATED};
use crate::exchange::word::{Identity, Names, Reason};
use crate::exchange::{json, word};
use crate::language::{Language, Phrase, date};
use crate::negotiation::{Code, LanguageTag, ProvisionId, RecordId};
use crate::text::{Text, markdown};
use sheet::format_of;

/// What a paper is to hold.
enum What {
    Consolidated,
    Clean,
    Voice(String),
    Changes(String),
    Paper(PaperKind, Option<String>),
}

/// Writes a paper of a dossier: what its readers may see, and nothing else.
pub fn run(asked: &Export, language: Language) -> Result<(), Failure> {
    let target = asked.output.as_deref();
    let what = match asked.what.as_str() {
        "consolidated" => What::Consolidated,
        "clean" => What::Clean,
        other => match (kind_of(other), other.split_once(':')) {
            (Some((kind, of)), _) => What::Paper(kind, of.map(str::to_owned)),
            (None, Some(("voice", code))) if !code.is_empty() => What::Voice(code.to_owned()),
            (None, Some(("changes", code))) if !code.is_empty() => What::Changes(code.to_owned()),
            _ => {
                let papers: Vec<&str> = PaperKind::ALL.into_iter().map(PaperKind::word).collect();
                let phrase = Phrase::new("command-what").with("what", other);
                return Err(Failure::Use(phrase.with("papers", papers.join(", "))));
            }
        },
    };
    let dossier = view(&asked.folder, &asked.papers)?;
    let format = asked.format.unwrap_or_else(|| match format_of(target) {
        Some(Format::Html) => ExportFormat::Html,
        Some(Format::Word) => ExportFormat::Docx,
        Some(Format::Workbook) => ExportFormat::Xlsx,
        Some(Format::Json) => ExportFormat::Json,
        Some(Format::Markdown) | None => ExportFormat::Markdown,
    });
    let bytes = match what {
        What::Paper(kind, of) => paper(&dossier, (kind, of.as_deref()), format, &asked.papers, language)?,
        what => text(&dossier, &what, format, &asked.papers, language)?,
    };
    output::write(target, &bytes)
}

/// The paper a word asks for, and of whom: `minutes`, `proposals:KAZ`.
fn kind_of(word: &str) -> Option<(PaperKind, Option<&str>)> {
    let (name, of) = word.split_once(':').map_or((word, None), |(name, of)| (name, Some(of)));
    let kind = PaperKind::of_word(name)?;
    let of_one = matches!(kind, PaperKind::Proposals | PaperKind::Approved | PaperKind::Minutes);
    let fits = of.is_none_or(|of| of_one && !of.is_empty());
    fits.then_some((kind, of))
}

/// The dossier as those who will read the papers may see it.
pub fn view(folder: &std::path::Path, asked: &PapersAsked) -> Result<Dossier, Failure> {
    let readers: Readers = asked.readers.parse()?;
    let dossier = Dossier::open(folder, Arc::new(Disk))?;
    Ok(dossier.view(readers.recipient(&dossier)))
}

/// How papers are written, as asked.
pub fn manner(dossier: &Dossier, asked: &PapersAsked, language: Language) -> Manner {
    let everyone = asked.readers == "everyone";
    let mark = || if everyone { String::new() } else { language.say("paper-not-to-circulate") };
    Manner {
        names: !asked.no_names,
        distribution: asked.distribution.clone().unwrap_or_else(mark),
        ..Manner::of(dossier, language)
    }
}

/// The draft and the language asked for: the current draft in the leading language where nothing is said.
pub fn meant(dossier: &Dossier, asked: &PapersAsked) -> Result<(RecordId, LanguageTag), Failure> {
    let edition = *submit::about(dossier, asked.about.as_deref())?.record();
    let tag = match &asked.language {
        Some(typed) => create::tag_of(typed)?,
        None => dossier.genesis().leading.clone(),
    };
    Ok((edition, tag))
}

/// A paper of the round.
fn paper(
    dossier: &Dossier,
    (kind, of): (PaperKind, Option<&str>),
    format: ExportFormat,
    asked: &PapersAsked,
    language: Language,
) -> Result<Vec<u8>, Failure> {
    let (edition, tag) = meant(dossier, asked)?;
    let hearing = dossier.hearing(&edition, &tag)?;
    let mut manner = manner(dossier, asked, language);
    match (kind, of) {
        (_, None) => {}
        (PaperKind::Minutes, Some(meeting)) => {
            manner.meeting = super::meeting::named(dossier, Some(meeting), jiff::civil::Date::ZERO)?;
        }
        (_, Some(code)) => {
            let code: Code = code.parse()?;
            seated(dossier, std::slice::from_ref(&code))?;
            manner.delegation = Some(code);
        }
    }
    let Some(round) = Round::new(dossier, &hearing, manner) else {
        return Err(Failure::Use(Phrase::new("command-paper-about")));
    };
    let format = Format::from(format);
    if !kind.formats().contains(&format) {
        return Err(Failure::Use(Phrase::new("command-paper-format").with("ending", format.ending())));
    }
    Ok(format.write(&round.paper(kind), round.tongue(), kind.setting())?)
}

/// A text of the dossier.
fn text(
    dossier: &Dossier,
    what: &What,
    format: ExportFormat,
    asked: &PapersAsked,
    language: Language,
) -> Result<Vec<u8>, Failure> {
    let gathered = Gathered::of(dossier, asked.about.as_deref(), asked.language.as_deref())?;
    let line = gathered.draft_line(dossier, language);
    let brief = Brief {
        draft: &line,
        names: !asked.no_names,
        distribution: asked.distribution.as_deref().unwrap_or_default(),
        ..Brief::consolidated(language)
    };
    match what {
        What::Voice(code) => {
            let text = &gathered.voice(code)?.text;
            clean(text, format, &brief, sheet::identity(CLEAN, text))
        }
        What::Changes(code) => gathered.changes(dossier, code, format, &brief),
        What::Consolidated => gathered.consolidated(dossier, format, &brief),
        What::Clean | What::Paper(..) => {
            clean(&gathered.base, format, &brief, gathered.identity(dossier, CLEAN))
        }
    }
}

/// The kind of file a rolling text is printed as: its JSON is no paper, and it has no sheets.
fn printed(format: ExportFormat) -> Result<Format, Failure> {
    match Format::from(format) {
        Format::Json => Err(Failure::Use(Phrase::new("command-no-json"))),
        Format::Workbook => Err(no_workbook()),
        format => Ok(format),
    }
}

fn no_workbook() -> Failure {
    Failure::Use(Phrase::new("command-paper-format").with("ending", Format::Workbook.ending()))
}

/// A text without brackets.
pub fn clean(
    text: &Text,
    format: ExportFormat,
    brief: &Brief<'_>,
    (identity, names): (Identity, Names),
) -> Result<Vec<u8>, Failure> {
    Ok(match format {
        ExportFormat::Markdown => markdown::write(text).into_bytes(),
        ExportFormat::Json => json::text::save(text, &[]),
        ExportFormat::Html => sheet::bytes(Format::Html, &Paper::clean(text, brief), brief, text)?,
        ExportFormat::Xlsx => return Err(no_workbook()),
        ExportFormat::Docx | ExportFormat::DocxBrackets => {
            let frontage = sheet::frontage(brief, text);
            word::write_clean(text, &Clean { frontage, identity, names, ..Clean::default() })?
        }
    })
}

/// A draft of a dossier in one language, with everything that was answered to it.
pub struct Gathered {
    /// The draft.
    pub edition: RecordId,
    /// The language.
    pub tag: LanguageTag,
    /// The draft's text.
    pub base: Text,
    /// The ids of its provisions.
    pub ids: Vec<ProvisionId>,
    /// The answers.
    pub voices: Vec<Voice>,
}

impl Gathered {
    /// Gathers the draft meant (the current one) in a language (the leading one).
    pub fn of(dossier: &Dossier, about: Option<&str>, language: Option<&str>) -> Result<Self, Failure> {
        let edition = *submit::about(dossier, about)?.record();
        let tag = match language {
            Some(typed) => create::tag_of(typed)?,
            None => dossier.genesis().leading.clone(),
        };
        let Kept { text: base, ids, .. } = dossier.text_of(&edition, &tag)?;
        let voices = dossier.voices(&edition, &tag)?;
        Ok(Self { edition, tag, base, ids, voices })
    }

    /// The draft and its answers set out together; not certified.
    pub fn rolling(&self) -> RollingText {
        self.rolling_of(&self.voices)
    }

    fn rolling_of(&self, voices: &[Voice]) -> RollingText {
        let revisions: Vec<Revision<'_>> = voices
            .iter()
            .map(|voice| Revision { voice: &voice.name, text: &voice.text, partial: voice.partial })
            .collect();
        let protocol: Vec<&str> = voices.iter().map(|voice| voice.name.as_str()).collect();
        consolidate(&self.base, &revisions, &protocol)
    }

    /// The answer of a voice, by its name or a code.
    fn voice(&self, code: &str) -> Result<&Voice, Failure> {
        let speaks =
            |voice: &&Voice| voice.name == code || voice.codes.iter().any(|own| own.as_str() == code);
        self.voices.iter().find(speaks).ok_or_else(|| {
            let known: Vec<&str> = self.voices.iter().map(|voice| voice.name.as_str()).collect();
            Failure::UnknownVoice { code: code.to_owned(), known: known.join(", ") }
        })
    }

    fn consolidated(
        &self,
        dossier: &Dossier,
        format: ExportFormat,
        brief: &Brief<'_>,
    ) -> Result<Vec<u8>, Failure> {
        let mut rolling = self.rolling();
        match format {
            ExportFormat::Json => {
                let texts: Vec<(&str, &Text)> =
                    self.voices.iter().map(|voice| (voice.name.as_str(), &voice.text)).collect();
                json::certify(&mut rolling, &texts);
                Ok(json::save(&rolling))
            }
            ExportFormat::Docx => {
                let reasons = self.reasons(dossier, &rolling);
                sheet::tracked(&rolling, brief, self.identity(dossier, CONSOLIDATED), &reasons)
            }
            ExportFormat::DocxBrackets => {
                let (identity, names) = self.identity(dossier, BRACKETS);
                let replies = self.voices.iter().map(|voice| voice.submission.to_string()).collect();
                let identity = Identity { replies, ..identity };
                let paper = Paper::rolling(&rolling, Show::All, brief);
                Ok(word::write_print(&paper, brief.language, &identity, &names)?)
            }
            _ => {
                sheet::bytes(printed(format)?, &Paper::rolling(&rolling, Show::All, brief), brief, &self.base)
            }
        }
    }

    /// The draft with one voice's changes.
    fn changes(
        &self,
        dossier: &Dossier,
        code: &str,
        format: ExportFormat,
        brief: &Brief<'_>,
    ) -> Result<Vec<u8>, Failure> {
        let rolling = self.rolling_of(std::slice::from_ref(self.voice(code)?));
        match format {
            ExportFormat::Docx => {
                let reasons = self.reasons(dossier, &rolling);
                sheet::tracked(&rolling, brief, self.identity(dossier, CHANGES), &reasons)
            }
            ExportFormat::Json => Err(Failure::Use(Phrase::new("command-no-json"))),
            _ => {
                let brief = &Brief { setting: Setting::Redline, ..*brief };
                sheet::bytes(printed(format)?, &Paper::rolling(&rolling, Show::All, brief), brief, &self.base)
            }
        }
    }

    /// What a file about this draft says of itself, and the names of its provisions.
    pub fn identity(&self, dossier: &Dossier, kind: &str) -> (Identity, Names) {
        identity(dossier, (&self.edition, &self.tag), (&self.base, &self.ids), kind)
    }

    /// The reasons that were given for places of the draft, each at the first difference there.
    fn reasons(&self, dossier: &Dossier, rolling: &RollingText) -> Vec<Reason> {
        let mut reasons = Vec::new();
        for (at, voice) in self.voices.iter().enumerate() {
            let Some(stated) = dossier.state().submissions.get(&voice.submission) else { continue };
            for reason in &stated.what.reasons {
                let place = reason.provision.and_then(|id| self.ids.iter().position(|known| *known == id));
                let Some(place) = place else { continue };
                if let Some(passage) = rolling.first_proposal(at, place) {
                    let words = reason.text.clone();
                    reasons.push(Reason { passage, voice: voice.name.clone(), words });
                }
            }
        }
        reasons
    }

    /// "Draft No. 2 of 12 March 2026".
    fn draft_line(&self, dossier: &Dossier, language: Language) -> String {
        let Some(edition) = dossier.state().edition(&self.edition) else { return String::new() };
        language.say(
            Phrase::new("command-draft")
                .with("number", edition.what.number)
                .inner("date", date(edition.what.date)),
        )
    }
}
