//! The consolidated draft and the comparative table as Word files.

use std::collections::BTreeSet;
use std::path::Path;

use travaux::consolidate::table::matters;
use travaux::consolidate::view::Show;
use travaux::consolidate::{Revision, RollingText, consolidate};
use travaux::exchange::paper::{Brief, Paper, Tongue};
use travaux::exchange::word::{View, read, write_paper};
use travaux::language::Language;
use travaux::text::{Text, markdown};

use crate::schema::validate;

const RUSSIAN: Tongue<'_> = Tongue { document: "ru", own: Language::Russian };

fn text(name: &str) -> Text {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/samples").join(name);
    markdown::read(&std::fs::read_to_string(path).unwrap()).0
}

pub fn rolling(sample: &str, voices: &[&str]) -> RollingText {
    let base = text(&format!("{sample}/draft.ru.md"));
    let texts: Vec<(&str, Text)> =
        voices.iter().map(|voice| (*voice, text(&format!("{sample}/replies/{voice}.ru.md")))).collect();
    let revisions: Vec<Revision<'_>> =
        texts.iter().map(|(voice, text)| Revision { voice, text, partial: voice.contains('-') }).collect();
    consolidate(&base, &revisions, &[])
}

pub fn samples() -> [RollingText; 2] {
    [
        rolling("agreement", &["ALT", "BLN", "VLN", "KRS", "NRD", "ORT-TAV"]),
        rolling("programme", &["ALT", "KRS", "VLN", "ORT"]),
    ]
}

fn words(bytes: &[u8]) -> String {
    let import = read(bytes, View::Accepted).unwrap();
    import.text.provisions().iter().map(|provision| provision.line() + "\n").collect()
}

#[test]
fn a_consolidated_draft_is_valid_and_names_every_holder() {
    for rolling in samples() {
        let brief = Brief { draft: "Проект № 2", ..Brief::consolidated(Language::Russian) };
        let sheet = Paper::rolling(&rolling, Show::All, &brief);
        let bytes = write_paper(&sheet, RUSSIAN).unwrap();
        validate(&bytes, "consolidated.docx");
        let said = words(&bytes);
        for voice in &rolling.voices {
            assert!(said.contains(&voice.code), "{} is not named", voice.code);
        }
        let again = write_paper(&sheet, RUSSIAN).unwrap();
        assert!(bytes == again, "not the same bytes");
        let nameless = Brief { names: false, ..brief };
        let sheet = Paper::rolling(&rolling, Show::All, &nameless);
        let said = words(&write_paper(&sheet, RUSSIAN).unwrap());
        for voice in rolling.voices.iter().filter(|voice| voice.code != "ORT") {
            assert!(!said.contains(&voice.code), "{} is named", voice.code);
        }
    }
}

#[test]
fn rivals_stand_in_brackets_in_the_sample() {
    let [agreement, _] = samples();
    let sheet = Paper::rolling(&agreement, Show::All, &Brief::consolidated(Language::Russian));
    let said = words(&write_paper(&sheet, RUSSIAN).unwrap());
    let rivals = "в течение [тридцати] [шестидесяти — ALT, KRS] [сорока пяти — VLN] дней";
    assert!(said.contains(rivals), "{said}");
    assert!(said.contains("непосредственно [или через Бюро — ALT, BLN, NRD] и назначают"));
}

#[test]
fn a_comparative_table_is_valid_and_holds_every_proposal() {
    for rolling in samples() {
        let sheet =
            Paper::comparative_table(&rolling, &matters(&rolling), &Brief::consolidated(Language::Russian));
        let bytes = write_paper(&sheet, RUSSIAN).unwrap();
        validate(&bytes, "table.docx");
        // Every wording proposed is in the table, neighbours together and none left out.
        let matters = matters(&rolling);
        let picks = matters.iter().flat_map(|matter| &matter.proposals).flat_map(|proposal| &proposal.picks);
        let proposed: BTreeSet<(usize, usize)> = picks.copied().collect();
        let open = rolling.open_passages().flat_map(|(index, passage)| {
            let wordings = passage.wordings.iter().enumerate().filter(|(_, wording)| !wording.base);
            wordings.map(move |(at, _)| (index, at))
        });
        assert_eq!(proposed, open.collect());
        let proposals: usize = matters.iter().map(|matter| matter.proposals.len()).sum();
        let rows = words(&bytes).lines().filter(|line| line.contains(" | ")).count();
        assert_eq!(rows, proposals + 1);
    }
}

#[test]
fn a_footnote_of_a_paper_is_a_footnote_of_the_file() {
    let (text, _) = markdown::read("1. Термины[^1] и лица[^2].\n\n[^1]: Первая.\n\n[^2]: Вторая.\n");
    let sheet = Paper::clean(&text, &Brief::consolidated(Language::Russian));
    let bytes = write_paper(&sheet, RUSSIAN).unwrap();
    validate(&bytes, "notes.docx");
    assert_eq!(read(&bytes, View::Accepted).unwrap().text, text);
}

#[test]
fn a_footnote_in_the_comparative_table_is_a_star_and_no_empty_box() {
    let draft = "# Agreement\n\n1. The request is considered within thirty days.\n";
    let reply = draft.replace("thirty days.", "sixty days[^1].") + "\n[^1]: Working days.\n";
    let (base, text) = (markdown::read(draft).0, markdown::read(&reply).0);
    let revision = Revision { voice: "ALT", text: &text, partial: false };
    let rolling = consolidate(&base, &[revision], &[]);
    let sheet =
        Paper::comparative_table(&rolling, &matters(&rolling), &Brief::consolidated(Language::English));
    let said = words(&write_paper(&sheet, RUSSIAN).unwrap());
    assert!(said.contains("days*") && said.contains("Working days."), "{said}");
    assert!(!said.contains('\u{FFFC}'), "{said}");
}
