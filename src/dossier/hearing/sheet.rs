//! The texts of a draft that is set out, as files: the draft itself, the consolidated draft, what each voice made of it.

use std::collections::BTreeSet;

use super::Hearing;
use crate::consolidate::certificate::of_text;
use crate::consolidate::view::Show;
use crate::consolidate::{RollingText, consolidate};
use crate::dossier::Dossier;
use crate::dossier::papers::mailing::identity;
use crate::exchange::json;
use crate::exchange::objects::{self, Objects};
use crate::exchange::paper::{Brief, Format, Paper, Setting, Tongue, title};
use crate::exchange::word::identity::{BRACKETS, CHANGES, CLEAN, CONSOLIDATED};
use crate::exchange::word::{self, Clean, Frontage, Identity, Names, Print, Reason, Tracking, WordError};
use crate::language::Phrase;
use crate::negotiation::Code;
use crate::text::{Text, markdown};

/// A text of a draft that is set out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sheet {
    /// The draft as it was circulated.
    Clean,
    /// The draft with everything proposed to it as tracked changes, each under the names of those who propose it; a
    /// kind of file that knows none sets it out in brackets.
    Tracked,
    /// The draft with everything proposed to it in square brackets.
    Bracketed,
    /// The draft as a voice would have it, by the voice's index.
    Voice(usize),
    /// The draft with the changes of one voice, by its index.
    Changes(usize),
}

impl Sheet {
    /// Whether it can be written as this kind of file, with or without the names of those who propose something. A
    /// rolling text is what the voices say, each by its name: there is none without.
    pub fn can_be(self, format: Format, names: bool) -> bool {
        match (self, format) {
            (_, Format::Workbook) | (Sheet::Changes(_), Format::Json) => false,
            (Sheet::Tracked | Sheet::Bracketed, Format::Json) => names,
            (_, Format::Word | Format::Html | Format::Markdown | Format::Json) => true,
        }
    }
}

impl Hearing {
    /// The voice a code speaks in, or one of this name.
    pub fn voice_of(&self, code: &str) -> Option<usize> {
        let speaks = |codes: &[Code]| codes.iter().any(|own| own.as_str() == code);
        self.voices.iter().position(|voice| voice.name == code || speaks(&voice.codes))
    }

    /// A text of the draft as bytes; nothing where it cannot be [written](Sheet::can_be) as this kind of file, or there
    /// is no such voice. `dossier` must be the view of it that the hearing was made from.
    pub fn write(
        &self,
        dossier: &Dossier,
        sheet: Sheet,
        format: Format,
        brief: &Brief<'_>,
    ) -> Result<Option<Vec<u8>>, WordError> {
        if !sheet.can_be(format, brief.names) {
            return Ok(None);
        }
        let written = match sheet {
            Sheet::Clean => {
                self.clean(dossier, &self.base.text, self.identity(dossier, CLEAN), format, brief)?
            }
            Sheet::Voice(at) => {
                let Some(voice) = self.voices.get(at) else { return Ok(None) };
                let named = Names::numbered(voice.text.provisions().len());
                let identity = Identity {
                    kind: CLEAN.to_owned(),
                    language: self.language.to_string(),
                    text: of_text(&voice.text),
                    ..Identity::default()
                };
                self.clean(dossier, &voice.text, (identity, named), format, brief)?
            }
            Sheet::Changes(at) => {
                let Some(voice) = self.voices.get(at) else { return Ok(None) };
                let revisions = super::revisions(std::slice::from_ref(voice));
                let rolling = consolidate(&self.base.text, &revisions, &[&voice.name]);
                match format {
                    Format::Word => {
                        let tracking = Tracking::single(self.frontage(brief), brief.language);
                        self.tracked(dossier, &rolling, (tracking, CHANGES), brief)?
                    }
                    _ => {
                        let brief = &Brief { setting: Setting::Redline, ..*brief };
                        self.paper(&Paper::rolling(&rolling, Show::All, brief), format, brief)?
                    }
                }
            }
            Sheet::Tracked if format == Format::Word => {
                let tracking = Tracking::consolidated(self.frontage(brief), brief.language);
                self.tracked(dossier, &self.rolling, (tracking, CONSOLIDATED), brief)?
            }
            Sheet::Tracked | Sheet::Bracketed => self.bracketed(dossier, format, brief)?,
        };
        Ok(Some(written))
    }

    /// The pictures and formulas that stand in the draft or in what a voice made of it, as far as they are at hand.
    pub fn objects(&self, dossier: &Dossier) -> &Objects {
        self.drawn.get_or_init(|| dossier.objects(&self.named()))
    }

    /// The same of these, wherever in the dossier they stand.
    pub fn objects_of(&self, dossier: &Dossier, named: &BTreeSet<&str>) -> Objects {
        let mut found = if named.is_empty() { Objects::new() } else { self.objects(dossier).clone() };
        found.retain(|hash, _| named.contains(hash.as_str()));
        let missing = named.iter().copied().filter(|hash| !found.contains_key(*hash)).collect();
        found.extend(dossier.objects(&missing));
        found
    }

    fn named(&self) -> BTreeSet<&str> {
        objects::named(std::iter::once(&self.base.text).chain(self.voices.iter().map(|voice| &voice.text)))
    }

    /// What is to be said of the pictures and formulas of which there are only words in Word files of this draft.
    pub fn left_out(&self, dossier: &Dossier) -> Option<Phrase> {
        objects::left_out(&self.named(), self.objects(dossier))
    }

    fn bracketed(&self, dossier: &Dossier, format: Format, brief: &Brief<'_>) -> Result<Vec<u8>, WordError> {
        let paper = || {
            let legend = if brief.names { self.legend(dossier, brief) } else { String::new() };
            Paper { legend, ..Paper::rolling(&self.rolling, Show::All, brief) }
        };
        match format {
            Format::Json => {
                let mut rolling = RollingText::clone(&self.rolling);
                let texts: Vec<(&str, &Text)> =
                    self.voices.iter().map(|voice| (voice.name.as_str(), &voice.text)).collect();
                json::certify(&mut rolling, &texts);
                Ok(json::save(&rolling))
            }
            Format::Word => {
                let (identity, names) = self.identity(dossier, BRACKETS);
                let print = Print { identity, names, rolling: brief.names.then_some(&*self.rolling) };
                word::write_print(&paper().drawn(self.objects(dossier).clone()), self.tongue(brief), &print)
            }
            _ => self.paper(&paper(), format, brief),
        }
    }

    /// What the codes in the brackets stand for: "ALT — Altania; KRS — Korsia".
    fn legend(&self, dossier: &Dossier, brief: &Brief<'_>) -> String {
        let roster = &dossier.state().roster;
        let mut codes: Vec<Code> = self.voices.iter().flat_map(|voice| voice.codes.iter().cloned()).collect();
        roster.sort(&mut codes);
        codes.dedup();
        let named = codes.iter().filter_map(|code| {
            let name = roster.get(code)?.short(brief.language.code());
            (name != code.as_str()).then(|| format!("{code}\u{a0}— {name}"))
        });
        named.collect::<Vec<_>>().join("; ")
    }

    fn tracked(
        &self,
        dossier: &Dossier,
        rolling: &RollingText,
        (tracking, kind): (Tracking<'_>, &str),
        brief: &Brief<'_>,
    ) -> Result<Vec<u8>, WordError> {
        let reasons = self.reasons(dossier, rolling);
        let (identity, names) = self.identity(dossier, kind);
        let objects = self.objects(dossier).clone();
        let tracking =
            Tracking { attribution: brief.names, identity, names, reasons: &reasons, objects, ..tracking };
        word::write_tracked(rolling, &tracking)
    }

    /// A text without brackets.
    fn clean(
        &self,
        dossier: &Dossier,
        text: &Text,
        (identity, names): (Identity, Names),
        format: Format,
        brief: &Brief<'_>,
    ) -> Result<Vec<u8>, WordError> {
        match format {
            Format::Markdown => Ok(markdown::write(text).into_bytes()),
            Format::Json => Ok(json::text::save(text, &[])),
            Format::Word => {
                let frontage = Frontage { title: title(text), ..self.frontage(brief) };
                let objects = self.objects_of(dossier, &objects::named([text]));
                word::write_clean(text, &Clean { frontage, identity, names, objects })
            }
            _ => self.paper(&Paper::clean(text, brief), format, brief),
        }
    }

    fn paper(&self, paper: &Paper, format: Format, brief: &Brief<'_>) -> Result<Vec<u8>, WordError> {
        format.write(paper, self.tongue(brief), brief.setting)
    }

    /// The languages of a paper about this draft.
    fn tongue(&self, brief: &Brief<'_>) -> Tongue<'_> {
        Tongue { document: self.language.as_str(), own: brief.language }
    }

    /// What stands on every page in Word.
    fn frontage(&self, brief: &Brief<'_>) -> Frontage {
        let status = || brief.language.say("paper-status");
        Frontage::new(title(&self.base.text), brief.language)
            .draft(if brief.draft.is_empty() { status() } else { brief.draft.to_owned() })
            .distribution(brief.distribution)
            .made("Travaux", "")
            .written_in(self.language.as_str())
    }

    /// What a file of this kind about this draft says of itself, and the names of its provisions. A
    /// consolidated draft also says which replies it sets out.
    pub(crate) fn identity(&self, dossier: &Dossier, kind: &str) -> (Identity, Names) {
        let base = (&self.base.text, &*self.base.ids);
        let (mut identity, names) = identity(dossier, (&self.edition, &self.language), base, kind);
        if matches!(kind, BRACKETS | CONSOLIDATED) {
            identity.replies = self.voices.iter().map(|voice| voice.printed().to_string()).collect();
        }
        (identity, names)
    }

    /// The reasons that were given for places of the draft, each at the first difference there.
    fn reasons(&self, dossier: &Dossier, rolling: &RollingText) -> Vec<Reason> {
        let mut reasons = Vec::new();
        for voice in self.voices.iter() {
            let Some(stated) = dossier.state().submissions.get(&voice.submission) else { continue };
            let Some(at) = rolling.voice(&voice.name) else { continue };
            for reason in &stated.what.reasons {
                let place =
                    reason.provision.and_then(|id| self.base.ids.iter().position(|known| *known == id));
                let passage = place.and_then(|place| rolling.first_proposal(at, place));
                if let Some(passage) = passage {
                    let words = reason.text.clone();
                    reasons.push(Reason { passage, voice: voice.name.clone(), words });
                }
            }
        }
        reasons
    }
}
