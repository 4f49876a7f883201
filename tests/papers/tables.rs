//! The tables of the whole negotiation that is played as a demonstration.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use tempfile::TempDir;
use travaux::dossier::hearing::Hearing;
use travaux::dossier::papers::{Manner, PaperKind, Round};
use travaux::dossier::transfer::Recipient;
use travaux::dossier::{Disk, Dossier, Occasion, demo};
use travaux::exchange::paper::{Block, Format, LineKind, Paper, Table};
use travaux::language::Language;
use travaux::negotiation::position::{Matter, Position, Stance};
use travaux::negotiation::statement::Settings;
use travaux::negotiation::{Audience, RecordId, VerdictWords};

use crate::schema::validate;

/// The demonstration, played once.
pub static DEMO: LazyLock<(TempDir, Dossier)> = LazyLock::new(|| {
    let home = tempfile::tempdir().unwrap();
    let dossier = demo::negotiate(&home.path().join("demo.dossier"), Arc::new(Disk), None).unwrap();
    (home, dossier)
});

/// A draft of the demonstration and all that is said about it, as everyone may see it.
pub fn hearing(number: u32) -> (Dossier, Hearing) {
    let dossier = DEMO.1.view(Recipient::Everyone);
    let edition: RecordId = dossier.state().edition_numbered(number).unwrap().id;
    let hearing = dossier.hearing(&edition, &dossier.genesis().leading).unwrap();
    (dossier, hearing)
}

/// A paper on a draft of the demonstration.
pub fn paper(kind: PaperKind, number: u32, manner: Manner) -> Paper {
    let (dossier, hearing) = hearing(number);
    Round::new(&dossier, &hearing, manner).unwrap().paper(kind)
}

/// A paper as a file.
pub fn bytes(paper: &Paper, kind: PaperKind, format: Format, own: Language) -> Vec<u8> {
    let tongue = travaux::exchange::paper::Tongue { document: "ru", own };
    format.write(paper, tongue, kind.setting()).unwrap()
}

fn text(paper: &Paper, kind: PaperKind, own: Language) -> String {
    String::from_utf8(bytes(paper, kind, Format::Markdown, own)).unwrap()
}

/// A draft of the demonstration of which there is such a paper: the first has no provenance yet.
pub fn draft_of(kind: PaperKind) -> u32 {
    if kind == PaperKind::Provenance { 4 } else { 2 }
}

/// Compares a paper with the one that was read and kept; with `TRAVAUX_PAPERS=write` it is written anew.
pub fn as_kept(name: &str, said: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/papers/golden").join(name);
    if std::env::var_os("TRAVAUX_PAPERS").is_some_and(|value| value == "write") {
        std::fs::write(&path, said).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    for (nth, (is, was)) in said.lines().zip(kept.lines()).enumerate() {
        assert_eq!(is, was, "{name}, line {}", nth + 1);
    }
    assert_eq!(said.lines().count(), kept.lines().count(), "{name}");
}

fn tables(paper: &Paper) -> impl Iterator<Item = &Table> {
    paper.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

#[test]
fn every_table_reads_as_it_was_approved() {
    for (kind, language) in [
        (PaperKind::Comments, Language::Russian),
        (PaperKind::Comparative, Language::English),
        (PaperKind::FourColumn, Language::English),
        (PaperKind::Disagreements, Language::Russian),
    ] {
        let paper = paper(kind, 2, Manner::new(language));
        let name = format!("{}.{}.md", kind.word(), language.code());
        as_kept(&name, &text(&paper, kind, language));
    }
}

#[test]
fn every_paper_is_written_in_every_format_the_same_every_time() {
    for kind in PaperKind::ALL {
        for language in Language::ALL {
            let paper = paper(kind, draft_of(kind), Manner::new(language));
            assert_eq!(paper.landscape, kind.is_table());
            for format in kind.formats() {
                let one = bytes(&paper, kind, *format, language);
                assert!(one.len() > 200, "{} {}", kind.word(), format.ending());
                assert!(one == bytes(&paper, kind, *format, language), "{} {format:?}", kind.word());
                if *format == Format::Word {
                    validate(&one, "paper.docx");
                }
            }
        }
    }
}

#[test]
fn every_paper_has_names_of_its_own_in_both_languages() {
    for language in Language::ALL {
        let mut names = std::collections::BTreeSet::new();
        for kind in PaperKind::ALL {
            for key in [kind.name(), kind.about()] {
                assert_ne!(language.say(key), key);
                assert!(names.insert(language.say(key)), "{key} is said twice");
            }
            assert!(language.say("help-what").contains(kind.word()), "{} is not explained", kind.word());
            assert_eq!(PaperKind::of_word(kind.word()), Some(kind));
        }
    }
}

#[test]
fn without_names_nobody_can_be_told() {
    for number in [2, 3, 4] {
        let (dossier, hearing) = hearing(number);
        for kind in PaperKind::ALL {
            for language in Language::ALL {
                let manner = Manner { names: false, ..Manner::new(language) };
                let paper = Round::new(&dossier, &hearing, manner).unwrap().paper(kind);
                let said = text(&paper, kind, language);
                for entry in dossier.state().roster.delegations() {
                    let short = entry.short(language.code());
                    assert!(!said.contains(short), "{} {number}: {short}", kind.word());
                    let words = said.split(|letter: char| !letter.is_alphanumeric());
                    assert!(!words.into_iter().any(|word| word == entry.code.as_str()), "{}", entry.code);
                }
                for submission in dossier.state().submissions.values() {
                    let letter = submission.what.letter.as_ref().map(|letter| letter.number.as_str());
                    // A reason a clerk typed may speak of a letter; what the papers say by themselves may not.
                    let typed = |number: &str| {
                        let reasons = dossier.records().iter().filter_map(|record| record.envelope());
                        reasons.filter(|envelope| format!("{:?}", envelope.body).contains(number)).count() > 1
                    };
                    if let Some(number) = letter.filter(|number| !typed(number)) {
                        assert!(!said.contains(number), "{}: {number}", kind.word());
                    }
                }
            }
        }
    }
}

#[test]
fn what_is_withheld_from_the_readers_is_not_printed() {
    const SECRET: &str = "красная черта делегации";
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("demo.dossier");
    let mut dossier = demo::negotiate(&root, Arc::new(Disk), None).unwrap();
    let edition = dossier.state().edition_numbered(3).unwrap().id;
    let leading = dossier.genesis().leading.clone();
    let hearing = dossier.hearing(&edition, &leading).unwrap();
    let item = hearing.board.items.first().unwrap();
    let on = item.stretch(edition, &leading, item.options[0].reads.clone());
    let position = Position {
        voices: vec!["KRS".parse().unwrap()],
        on: Matter::Wording(on),
        stance: Stance::Opposes,
        reason: SECRET.to_owned(),
    };
    let mut occasion = Occasion::new(dossier.genesis().office.clone(), dossier.genesis().created);
    occasion.audience = Audience::OwnOffice;
    dossier.take_position(position, &occasion).unwrap();
    let said = |recipient: Recipient<'_>| {
        let view = dossier.view(recipient);
        let hearing = view.hearing(&edition, &leading).unwrap();
        let round = Round::new(&view, &hearing, Manner::new(Language::Russian)).unwrap();
        let all = PaperKind::ALL.map(|kind| text(&round.paper(kind), kind, Language::Russian));
        all.concat()
    };
    assert!(said(Recipient::Own).contains(SECRET));
    assert!(!said(Recipient::Everyone).contains(SECRET));
    let other = "ALT".parse().unwrap();
    assert!(!said(Recipient::Office(&other)).contains(SECRET));
}

#[test]
fn the_comment_table_leaves_nothing_out_that_was_received() {
    let (dossier, hearing) = hearing(2);
    let round = Round::new(&dossier, &hearing, Manner::new(Language::Russian)).unwrap();
    let said = text(&round.paper(PaperKind::Comments), PaperKind::Comments, Language::Russian);
    for submission in dossier.state().submissions_about(&hearing.edition) {
        let letter = submission.what.letter.as_ref().map(|letter| letter.number.as_str()).unwrap_or_default();
        assert!(said.contains(letter), "letter {letter} is missing");
        for reason in &submission.what.reasons {
            assert!(said.contains(reason.text.trim()), "{}", reason.text);
        }
    }
    assert!(said.contains("Замечаний и предложений не имеется."));
    assert!(said.contains("Незаинтересованность"));
    assert!(said.contains("**Снято**<br>отозвано письмом № 9-0/81"));
}

#[test]
fn the_table_of_disagreements_holds_what_is_open_and_names_nobody_for_the_draft() {
    let (dossier, hearing) = hearing(2);
    let round = Round::new(&dossier, &hearing, Manner::new(Language::Russian)).unwrap();
    let paper = round.paper(PaperKind::Disagreements);
    let open: std::collections::BTreeSet<String> =
        hearing.board.open().map(|item| item.number.to_string()).collect();
    let mut listed = std::collections::BTreeSet::new();
    let first = |line: &travaux::exchange::paper::TableLine, at: usize| -> String {
        line.cells[at].paragraphs.iter().flatten().map(|run| run.words.as_str()).collect()
    };
    for line in tables(&paper).flat_map(|table| &table.lines).filter(|line| line.kind == LineKind::Row) {
        // The row of the draft's own wording opens a place, and is the only one with a number.
        if line.cells.len() == 6 {
            listed.extend(first(line, 0).split(", ").map(str::to_owned));
            assert_eq!(first(line, 3), "Проект");
        }
    }
    assert!(open.is_subset(&listed), "{open:?} {listed:?}");
    let last = round_of_last();
    assert!(last.contains("Разногласий по тексту нет."), "{last}");
}

fn round_of_last() -> String {
    let paper = paper(PaperKind::Disagreements, 4, Manner::new(Language::Russian));
    text(&paper, PaperKind::Disagreements, Language::Russian)
}

#[test]
fn verdicts_are_said_in_the_words_the_dossier_is_set_to() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("demo.dossier");
    let mut dossier = demo::negotiate(&root, Arc::new(Disk), None).unwrap();
    assert_eq!(dossier.state().verdicts(), VerdictWords::Considered);
    let occasion = Occasion::new(dossier.genesis().office.clone(), dossier.genesis().created);
    let stranger = Occasion::new("ALT".parse().unwrap(), dossier.genesis().created);
    assert!(dossier.set(Settings { verdicts: VerdictWords::Accepted }, &stranger).is_err());
    let set = dossier.set(Settings { verdicts: VerdictWords::Accepted }, &occasion).unwrap();
    let dossier = Dossier::open(&root, Arc::new(Disk)).unwrap();
    let view = dossier.view(Recipient::Everyone);
    let edition = view.state().edition_numbered(2).unwrap().id;
    let hearing = view.hearing(&edition, &view.genesis().leading).unwrap();
    let manner = Manner::of(&view, Language::Russian);
    let paper = Round::new(&view, &hearing, manner).unwrap().paper(PaperKind::Comments);
    let said = text(&paper, PaperKind::Comments, Language::Russian);
    assert!(said.contains("**Принято**") && said.contains("**Отклонено**") && !said.contains("**Учтено**"));
    let mut dossier = dossier;
    dossier.withdraw(set, "", &occasion).unwrap();
    assert_eq!(dossier.state().verdicts(), VerdictWords::Considered);
}
