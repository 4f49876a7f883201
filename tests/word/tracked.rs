//! What is written with tracked changes gives both sides back, and every voice.

use std::collections::BTreeMap;

use proptest::prelude::*;
use travaux::consolidate::{Revision, RollingText, consolidate};
use travaux::exchange::word::recover::visible_hash;
use travaux::exchange::word::{Embedded, Frontage, Tracking, View, read, recover, write_text, write_tracked};
use travaux::language::Language;
use travaux::text::{Text, markdown};

use crate::draft;
use crate::office::Office;
use crate::often::cases;
use crate::paper::samples;
use crate::schema::validate;

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
    #![proptest_config(cases(96))]

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

/// Twelve words, each set as it is told: 0 plain, 1 bold, 2 italic, 3 both, 4 left out.
fn set_out(styles: &[u8]) -> Text {
    const WORDS: [&str; 12] = [
        "Стороны",
        "сообщают",
        "друг",
        "другу",
        "сведения",
        "о",
        "ходе",
        "работы",
        "и",
        "принятых",
        "ими",
        "мерах",
    ];
    let words = WORDS.iter().zip(styles).filter(|(_, style)| **style < 4);
    let words = words.map(|(word, style)| {
        let mark = ["", "**", "*", "***"][usize::from(*style)];
        format!("{mark}{word}{mark}")
    });
    let line = words.collect::<Vec<_>>().join(" ");
    markdown::read(&format!("# Соглашение\n\n### Статья 1. Обмен\n\n1. Начало {line}.\n\n2. Конец.\n")).0
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn every_voice_is_set_as_it_set_itself(
        base in prop::collection::vec(0..4u8, 12),
        voices in prop::collection::vec(prop::collection::vec(0..4u8, 12), 2..6),
    ) {
        let texts = named(voices.iter().map(|styles| set_out(styles)).collect());
        let rolling = roll(&set_out(&base), &texts);
        every_voice(&rolling, &texts)?;
        let bytes = write_tracked(&rolling, &Tracking::consolidated(frontage(), Language::Russian)).unwrap();
        for voice in recover(&without_embedded(&bytes)).unwrap().voices {
            let (_, own) = texts.iter().find(|(code, _)| *code == voice.code).unwrap();
            prop_assert_eq!(markdown::write(&voice.text), markdown::write(&plain(own)), "{}", voice.code);
        }
    }

    #[test]
    fn words_set_otherwise_and_taken_out_are_recovered(
        base in prop::collection::vec(0..4u8, 12),
        voices in prop::collection::vec(prop::collection::vec(0..5u8, 12), 2..6),
    ) {
        let texts = named(voices.iter().map(|styles| set_out(styles)).collect());
        every_voice(&roll(&set_out(&base), &texts), &texts)?;
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

/// The file with its main part changed.
fn document(bytes: &[u8], change: impl Fn(String) -> String) -> Vec<u8> {
    parts(bytes, |name, part| match name {
        "word/document.xml" => Some(change(String::from_utf8(part).unwrap()).into_bytes()),
        _ => Some(part),
    })
}

/// The words of a wording of the sample that one voice alone holds.
const WORDS: (&str, &str) = ("сорока пяти", "сорока");

#[test]
fn an_edited_wording_is_read_and_what_is_embedded_is_stale() {
    let [rolling, _] = samples();
    let bytes = write_tracked(&rolling, &Tracking::consolidated(frontage(), Language::Russian)).unwrap();
    let edited = document(&bytes, |text| {
        assert_eq!(text.matches(WORDS.0).count(), 1);
        text.replace(WORDS.0, WORDS.1)
    });
    holds_the_edit(&rolling, &edited);
}

/// One voice alone says other words; everybody else says what they said.
fn holds_the_edit(rolling: &RollingText, edited: &[u8]) {
    let recovered = recover(edited).unwrap();
    assert!(matches!(recovered.embedded, Embedded::Stale));
    assert_eq!(markdown::write(&recovered.base), markdown::write(&plain(&rolling.base)));
    let mut others = 0;
    for (nth, voice) in recovered.voices.iter().enumerate() {
        let before = rolling.project(nth).unwrap();
        let after = markdown::write(&before).replace(WORDS.0, WORDS.1);
        others += usize::from(after != markdown::write(&before));
        assert!(same(&voice.text, &markdown::read(&after).0), "{}", voice.code);
    }
    assert_eq!(others, 1);
}

#[test]
fn a_stranger_at_work_in_the_file_is_a_voice_of_its_own() {
    let [rolling, _] = samples();
    let bytes = write_tracked(&rolling, &Tracking::consolidated(frontage(), Language::Russian)).unwrap();
    let edited = document(&bytes, |text| {
        let ins =
            "<w:ins w:id=\"99999\" w:author=\"Петров, А. Б.\"><w:r><w:t>Вводная строка.</w:t></w:r></w:ins>";
        text.replacen("</w:p>", &format!("{ins}</w:p>"), 1)
    });
    let recovered = recover(&edited).unwrap();
    let stranger = recovered.voices.last().unwrap();
    assert_eq!((stranger.code.as_str(), stranger.known), ("Петров, А. Б.", false));
    assert!(markdown::write(&stranger.text).contains("Вводная строка."));
    assert!(recovered.voices.iter().filter(|voice| voice.known).count() == rolling.voices.len());
}

#[test]
fn a_provision_that_only_moved_is_shown_as_moved() {
    let draft = "# Соглашение\n\n### Статья 1. Обмен\n\n1. Стороны обмениваются сведениями о маяках.\n\n\
        2. Расходы несёт запрашивающая Сторона.\n\n3. Споры решаются переговорами Сторон.\n\n\
        4. Отказ мотивируется в письменной форме.\n\n### Статья 2. Срок\n\nСоглашение заключается на пять лет.\n";
    let turned = draft
        .replace("2. Расходы несёт запрашивающая Сторона.\n\n", "")
        .replace("3. Споры", "2. Споры")
        .replace("4. Отказ", "3. Отказ")
        .replace("форме.\n\n###", "форме.\n\n4. Расходы несёт запрашивающая Сторона.\n\n###");
    let base = markdown::read(draft).0;
    let mover = markdown::read(&turned).0;
    let xml = |bytes: &[u8]| {
        let mut found = String::new();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").unwrap(), &mut found)
            .unwrap();
        found
    };
    both_sides(&base, &mover).unwrap();
    let rolling = roll(&base, &[("NEW".to_owned(), mover.clone())]);
    let bytes = write_tracked(&rolling, &Tracking::single(frontage(), Language::Russian)).unwrap();
    let written = xml(&bytes);
    for element in ["moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"] {
        assert_eq!(written.matches(&format!("<w:{element} ")).count(), 1, "{written}");
    }
    assert_eq!(written.matches("w:name=\"move1\"").count(), 2);
    let (gone, came) = (written.find("<w:moveFrom ").unwrap(), written.find("<w:moveTo ").unwrap());
    assert!(gone < came, "{written}");
    validate(&bytes, "move.docx");
    if let Some(office) = Office::new() {
        let rejected = read(&office.rejected(&bytes), View::Accepted).unwrap().text;
        assert_eq!(markdown::write(&rejected), markdown::write(&plain(&base)));
        let accepted = read(&office.saved(&bytes, &["accept"], "docx"), View::Accepted).unwrap().text;
        assert_eq!(markdown::write(&accepted), markdown::write(&plain(&mover)));
        let saved = office.typed(&bytes, "no such words", "none");
        assert_eq!(
            markdown::write(&read(&saved, View::Accepted).unwrap().text),
            markdown::write(&plain(&mover))
        );
        assert_eq!(
            markdown::write(&read(&saved, View::Original).unwrap().text),
            markdown::write(&plain(&base))
        );
    }
    // With others at the table it is a move as long as nobody else has a hand in it there.
    let other = markdown::read(&draft.replace("пять лет", "десять лет")).0;
    let changing = markdown::read(&draft.replace("2. Расходы несёт", "2. Все расходы несёт")).0;
    for (second, moves) in [(other, 2), (changing, 0)] {
        let texts = named(vec![mover.clone(), second]);
        let rolling = roll(&base, &texts);
        every_voice(&rolling, &texts).unwrap();
        let bytes = write_tracked(&rolling, &Tracking::consolidated(frontage(), Language::Russian)).unwrap();
        assert_eq!(xml(&bytes).matches("w:name=\"move1\"").count(), moves);
        validate(&bytes, "moves.docx");
    }
}

#[test]
fn names_can_be_left_out() {
    let [rolling, _] = samples();
    let tracking = Tracking { attribution: false, ..Tracking::consolidated(frontage(), Language::Russian) };
    let bytes = write_tracked(&rolling, &tracking).unwrap();
    validate(&bytes, "nameless.docx");
    parts(&bytes, |name, part| {
        let text = String::from_utf8_lossy(&part).into_owned();
        for voice in &rolling.voices {
            assert!(!text.contains(&format!("\"{}\"", voice.code)), "{} in {name}", voice.code);
            assert!(!text.contains(&format!("{}:", voice.code)), "{} in {name}", voice.code);
        }
        Some(part)
    });
    assert!(same(&read(&bytes, View::Original).unwrap().text, &rolling.base));
}

#[test]
fn libreoffice_rejects_saves_and_edits_what_we_write() {
    let Some(office) = Office::new() else { return };
    for rolling in samples() {
        let bytes = write_tracked(&rolling, &Tracking::consolidated(frontage(), Language::Russian)).unwrap();
        let rejected = read(&office.rejected(&bytes), View::Accepted).unwrap();
        assert!(!rejected.tracked);
        assert_eq!(markdown::write(&rejected.text), markdown::write(&plain(&rolling.base)));
        // Saved without a change of words, the file still gives every voice to the letter.
        let saved = office.typed(&bytes, "no such words", "none");
        let whole = recover(&saved).unwrap();
        assert!(matches!(whole.embedded, Embedded::Exact(..)));
        for (nth, voice) in whole.voices.iter().enumerate() {
            assert!(same(&voice.text, &rolling.project(nth).unwrap()), "{}", voice.code);
        }
    }
    let rolling = crate::paper::rolling("agreement", &["ALT", "BLN", "KRS", "NRD"]);
    let bytes = write_tracked(&rolling, &Tracking::consolidated(frontage(), Language::Russian)).unwrap();
    let edited = recover(&office.typed(&bytes, " семи", "десят")).unwrap();
    assert!(matches!(edited.embedded, Embedded::Stale));
    assert_eq!(markdown::write(&edited.base), markdown::write(&plain(&rolling.base)));
    let (known, strangers): (Vec<_>, Vec<_>) = edited.voices.iter().partition(|voice| voice.known);
    for (nth, voice) in known.iter().enumerate() {
        assert!(same(&voice.text, &rolling.project(nth).unwrap()), "{}", voice.code);
    }
    let [stranger] = strangers[..] else { panic!("{strangers:?}") };
    assert!(markdown::write(&stranger.text).contains("десят дней"), "{}", markdown::write(&stranger.text));
}

#[test]
fn pandoc_names_every_holder() {
    let there = std::process::Command::new("pandoc").arg("--version").output();
    if !there.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: no pandoc");
        return;
    }
    for rolling in samples() {
        let bytes = write_tracked(&rolling, &Tracking::consolidated(frontage(), Language::Russian)).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("draft.docx");
        std::fs::write(&file, &bytes).unwrap();
        let run = |changes: &str| {
            let mut pandoc = std::process::Command::new("pandoc");
            let output =
                pandoc.arg(format!("--track-changes={changes}")).args(["-t", "native"]).arg(&file).output();
            String::from_utf8(output.unwrap().stdout).unwrap()
        };
        let all = run("all");
        let said: Vec<&str> =
            all.split("\"author\"").skip(1).filter_map(|rest| rest.split('"').nth(1)).collect();
        for voice in &rolling.voices {
            assert!(said.iter().any(|names| names.split(", ").any(|it| it == voice.code)), "{}", voice.code);
        }
        // Rejected, it is the base, word for word.
        let plain = folder.path().join("base.docx");
        std::fs::write(&plain, write_text(&rolling.base, &frontage(), &BTreeMap::new()).unwrap()).unwrap();
        let text = |file: &std::path::Path| {
            let mut pandoc = std::process::Command::new("pandoc");
            pandoc.args(["--track-changes=reject", "--wrap=none", "-t", "plain"]);
            let words = String::from_utf8(pandoc.arg(file).output().unwrap().stdout).unwrap();
            let words = words.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
            words.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(text(&file), text(&plain));
    }
}
