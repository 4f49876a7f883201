//! `travaux verify`.

use std::path::Path;

use super::arguments::Verify;
use super::project::Loaded;
use super::{Failure, files, output, project};
use crate::consolidate::certificate::{Broken, of_text, verify};
use crate::consolidate::{ALGORITHM, Revision, RollingText, consolidate};
use crate::exchange::word::recover::visible_hash;
use crate::exchange::word::{Embedded, Recovered};
use crate::exchange::{Opened, json};
use crate::language::{Language, Phrase};
use crate::text::Text;

/// Checks that a rolling text is what it was, that every voice can be recovered and, given files, that they are
/// theirs. Says all it finds on the standard output.
pub fn run(asked: &Verify, language: Language) -> Result<(), Failure> {
    let Loaded { rolling, json: bytes, recovered } = project::load(&asked.rolling)?;
    let mut report = Report { visible: bytes.is_none(), ..Report::default() };
    if let Some(recovered) = &recovered {
        report.word(recovered);
    }
    if let Some(bytes) = &bytes {
        let hash = json::own_hash(bytes).unwrap_or_default();
        let broken = verify(&rolling, &hash);
        report.certificate(&rolling, &broken);
    }
    let mut given = None;
    if let Some(base) = &asked.base {
        let voices = files::voices(&asked.voices)?;
        for voice in &voices {
            if rolling.voice(voice.code.as_str()).is_none() {
                let known: Vec<&str> = rolling.voices.iter().map(|voice| voice.code.as_str()).collect();
                return Err(Failure::UnknownVoice { code: voice.code.to_string(), known: known.join(", ") });
            }
        }
        let paths: Vec<&Path> =
            std::iter::once(base.as_path()).chain(voices.iter().map(|voice| voice.path.as_path())).collect();
        let opened = files::all(&paths, language)?;
        let mut codes = vec!["base".to_owned()];
        codes.extend(voices.iter().map(|voice| voice.code.to_string()));
        let named: Vec<(String, Opened)> = codes.into_iter().zip(opened).collect();
        report.files(&rolling, &named);
        given = Some(named);
    }
    if asked.rederive {
        match &bytes {
            Some(bytes) => report.rederived(&rolling, bytes, given.as_deref().unwrap_or_default()),
            None => report.found.push((false, Phrase::new("verify-rederived-not"))),
        }
    }
    let mut said = String::new();
    for (good, phrase) in &report.found {
        said.push_str(if *good { "✓ " } else { "✗ " });
        said.push_str(&language.say(phrase.clone()));
        said.push('\n');
    }
    output::write(None, said.as_bytes())?;
    let bad: Vec<Phrase> =
        report.found.into_iter().filter(|(good, _)| !good).map(|(_, phrase)| phrase).collect();
    if bad.is_empty() { Ok(()) } else { Err(Failure::NotAsCertified(bad)) }
}

/// What was found, and whether it is as it should be.
#[derive(Default)]
struct Report {
    found: Vec<(bool, Phrase)>,
    /// Whether the voices were read off the visible changes of a Word file: then only words and labels count.
    visible: bool,
}

impl Report {
    fn note(&mut self, good: bool, right: &'static str, wrong: &'static str) {
        self.found.push((good, Phrase::new(if good { right } else { wrong })));
    }

    fn certificate(&mut self, rolling: &RollingText, broken: &[Broken]) {
        self.note(!broken.contains(&Broken::Rolling), "verify-file", "verify-file-altered");
        self.note(!broken.contains(&Broken::Base), "verify-base", "verify-base-altered");
        if broken.contains(&Broken::Voices) {
            self.found.push((false, Phrase::new("verify-voices")));
        }
        for voice in &rolling.voices {
            let good = !broken.contains(&Broken::Voice(voice.code.clone()));
            let key = if good { "verify-voice" } else { "verify-voice-altered" };
            self.found.push((good, Phrase::new(key).with("code", &voice.code)));
        }
    }

    /// What became of the embedded part of a Word file, and who has been at work in it since.
    fn word(&mut self, recovered: &Recovered) {
        let (good, key) = match &recovered.embedded {
            Embedded::Exact(..) => (true, "verify-embedded"),
            Embedded::Stale => (false, "verify-embedded-stale"),
            Embedded::Missing => (true, "verify-embedded-missing"),
        };
        self.found.push((good, Phrase::new(key)));
        for voice in recovered.voices.iter().filter(|voice| !voice.known) {
            self.found.push((false, Phrase::new("verify-stranger").with("name", &voice.code)));
        }
    }

    /// Whether files are those the certificate names; where there is none, whether they say the same.
    fn files(&mut self, rolling: &RollingText, files: &[(String, Opened)]) {
        for (code, opened) in files {
            if self.visible {
                let said = rolling.project_code(code).map(|text| visible_hash(&text, &[]));
                let good = said == Some(visible_hash(&opened.text, &[]));
                let key = if good { "verify-given-visible" } else { "verify-given-visible-other" };
                self.found.push((good, Phrase::new(key).with("code", code).with("name", &opened.name)));
                continue;
            }
            let certified = match rolling.voice(code) {
                Some(voice) => rolling.certificate.voices.get(voice),
                None => Some(&rolling.certificate.base),
            };
            let good = certified == Some(&of_text(&opened.text));
            let key = match (good, code.as_str()) {
                (true, "base") => "verify-given-base",
                (false, "base") => "verify-given-base-other",
                (true, _) => "verify-given",
                (false, _) => "verify-given-other",
            };
            self.found.push((good, Phrase::new(key).with("code", code).with("name", &opened.name)));
        }
    }

    /// Whether the same texts set out again give the same file. Files that were handed in stand for their voices.
    fn rederived(&mut self, rolling: &RollingText, bytes: &[u8], files: &[(String, Opened)]) {
        if rolling.certificate.algorithm != ALGORITHM {
            let phrase = Phrase::new("verify-algorithm")
                .with("made", &rolling.certificate.algorithm)
                .with("own", ALGORITHM);
            self.found.push((false, phrase));
            return;
        }
        let given = |code: &str| files.iter().find(|(known, _)| known == code).map(|(_, it)| it.text.clone());
        let base = given("base").unwrap_or_else(|| rolling.base.clone());
        let mut texts: Vec<Text> = Vec::with_capacity(rolling.voices.len());
        for (index, voice) in rolling.voices.iter().enumerate() {
            match given(&voice.code).or_else(|| rolling.project(index)) {
                Some(text) => texts.push(text),
                None => {
                    self.found.push((false, Phrase::new("verify-rederived-not")));
                    return;
                }
            }
        }
        let voices = rolling.voices.iter().zip(&texts);
        let revisions: Vec<Revision<'_>> = voices
            .map(|(voice, text)| Revision { voice: &voice.code, text, partial: !voice.unanswered.is_empty() })
            .collect();
        let protocol: Vec<&str> = rolling.voices.iter().map(|voice| voice.code.as_str()).collect();
        let mut again = consolidate(&base, &revisions, &protocol);
        let named: Vec<(&str, &Text)> = protocol.iter().copied().zip(&texts).collect();
        json::certify(&mut again, &named);
        self.note(json::save(&again) == bytes, "verify-rederived", "verify-rederived-not");
    }
}
