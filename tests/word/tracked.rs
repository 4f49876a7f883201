//! What is written with tracked changes gives both sides back, and every voice.

use std::collections::BTreeMap;

use proptest::prelude::*;
use travaux::consolidate::{Revision, RollingText, consolidate};
use travaux::exchange::word::recover::visible_hash;
use travaux::exchange::word::{Embedded, Frontage, Tracking, View, read, recover, write_text, write_tracked};
use travaux::language::Language;
use travaux::text::{Text, markdown};

use crate::draft;
use crate::paper::samples;
use crate::writing::validate;

fn frontage() -> Frontage {
    Frontage::new("Проект", Language::Russian).draft("Проект № 2").made("Travaux", "2026-03-12T09:00:00Z")
}

/// The text as it comes back from Word when nothing was tracked.
fn plain(text: &Text) -> Text {
    read(&write_text(text, &frontage(), &BTreeMap::new()).unwrap(), View::Accepted).unwrap().text
}

fn roll(base: &Text, texts: &[(String, Text)]) -> RollingText {
    let revisions: Vec<Revision<'_>> =
        texts.iter().map(|(voice, text)| Revision { voice, text, partial: false }).collect();
    consolidate(base, &revisions, &[])
}

/// Whether two texts say the same, typography and formatting apart.
fn same(one: &Text, other: &Text) -> bool {
    visible_hash(one, &[]) == visible_hash(other, &[])
}

fn both_sides(base: &Text, revised: &Text) -> Result<(), TestCaseError> {
    let rolling = roll(base, &[("NEW".to_owned(), revised.clone())]);
    let bytes = write_tracked(&rolling, &Tracking::single(frontage(), Language::Russian)).unwrap();
    prop_assert_eq!(
        markdown::write(&read(&bytes, View::Original).unwrap().text),
        markdown::write(&plain(base)),
        "rejected"
    );
    prop_assert_eq!(
        markdown::write(&read(&bytes, View::Accepted).unwrap().text),
        markdown::write(&plain(revised)),
        "accepted"
    );
    if base == revised {
        prop_assert!(!read(&bytes, View::Accepted).unwrap().tracked);
    }
    Ok(())
}

fn every_voice(rolling: &RollingText, texts: &[(String, Text)]) -> Result<(), TestCaseError> {
    let bytes = write_tracked(rolling, &Tracking::consolidated(frontage(), Language::Russian)).unwrap();
    prop_assert_eq!(
        markdown::write(&read(&bytes, View::Original).unwrap().text),
        markdown::write(&plain(&rolling.base)),
        "rejected"
    );
    let visible = recover(&without_embedded(&bytes)).unwrap();
    prop_assert!(matches!(visible.embedded, Embedded::Missing));
    prop_assert_eq!(visible.voices.len(), texts.len());
    for voice in &visible.voices {
        let (_, own) = texts.iter().find(|(code, _)| *code == voice.code).unwrap();
        let own = plain(own);
        prop_assert!(
            same(&voice.text, &own),
            "{}:\n{}\n--- instead of\n{}",
            voice.code,
            markdown::write(&voice.text),
            markdown::write(&own)
        );
    }
    let whole = recover(&bytes).unwrap();
    let Embedded::Exact(embedded, _) = &whole.embedded else { panic!("stale") };
    for (code, text) in texts {
        prop_assert_eq!(embedded.project_code(code), Some(text.clone()));
    }
    Ok(())
}

/// The file without the part that travels unseen.
pub fn without_embedded(bytes: &[u8]) -> Vec<u8> {
    parts(bytes, |name, part| (!name.starts_with("customXml/item1.xml")).then_some(part))
}

/// The file with its parts changed or left out.
pub fn parts(bytes: &[u8], change: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut copy = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().to_string();
        let mut part = Vec::new();
        file.read_to_end(&mut part).unwrap();
        let Some(part) = change(&name, part) else { continue };
        copy.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        copy.write_all(&part).unwrap();
    }
    copy.finish().unwrap().into_inner()
}

fn named(texts: Vec<Text>) -> Vec<(String, Text)> {
    texts.into_iter().enumerate().map(|(nth, text)| (format!("V{nth:02}"), text)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn rejecting_gives_the_older_and_accepting_the_newer_text((base, texts) in draft::case(2)) {
        let revised = texts.first().cloned().unwrap_or_else(|| base.clone());
        both_sides(&base, &revised)?;
    }

    #[test]
    fn every_voice_is_recovered_from_what_is_visible((base, texts) in draft::case(12)) {
        let texts = named(texts);
        every_voice(&roll(&base, &texts), &texts)?;
    }
}

#[test]
fn the_samples_are_valid_and_give_every_voice_back() {
    for (nth, rolling) in samples().iter().enumerate() {
        let bytes = write_tracked(rolling, &Tracking::consolidated(frontage(), Language::Russian)).unwrap();
        if let Ok(folder) = std::env::var("KEEP") {
            std::fs::write(format!("{folder}/tracked-{nth}.docx"), &bytes).unwrap();
        }
        validate(&bytes, "tracked.docx");
        let again = write_tracked(rolling, &Tracking::consolidated(frontage(), Language::Russian)).unwrap();
        assert!(bytes == again, "not the same bytes");
        let texts: Vec<(String, Text)> = rolling
            .voices
            .iter()
            .enumerate()
            .map(|(voice, it)| (it.code.clone(), rolling.project(voice).unwrap()))
            .collect();
        every_voice(rolling, &texts).unwrap();
    }
}
