//! Pictures and formulas of the files that come stand in the files that go out.

use travaux::exchange::word::{Extent, Frontage, Object, View, read, write_text};
use travaux::text::{Text, markdown};

use crate::hand::Desk;

/// The smallest picture there is: one point.
const PICTURE: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";

fn picture() -> Object {
    Object::picture("image1.gif", PICTURE.to_vec(), Extent::new(720_000, 360_000))
}

fn formula() -> Object {
    Object::formula("<m:oMath><m:r><m:t xml:space=\"preserve\">x</m:t></m:r></m:oMath>".to_owned())
}

fn text(term: &str, more: &str) -> Text {
    let (picture, formula) = (picture().hash(), formula().hash());
    markdown::read(&format!(
        "# Соглашение\n\n### Статья 1\n\n1. Обмен идёт по схеме ![схема](object:{picture}) ежегодно.\n\n\
         2. Срок составляет {term} дней{more}.\n\n### Статья 2\n\nДоля равна ![x](object:{formula}).\n"
    ))
    .0
}

fn file(text: &Text) -> Vec<u8> {
    let objects = [picture(), formula()].into_iter().map(|object| (object.hash(), object));
    write_text(text, &Frontage::default(), &objects.collect()).unwrap()
}

fn desk() -> Desk {
    let desk = Desk::new();
    let more = format!(" по схеме ![схема](object:{})", picture().hash());
    desk.put("base.docx", &file(&text("тридцать", "")));
    desk.put("kaz.docx", &file(&text("шестьдесят", "")));
    desk.put("arm.docx", &file(&text("сорок", &more)));
    desk
}

/// Whether both stand in a Word file, as they came.
fn holds(desk: &Desk, name: &str) {
    let import = read(&desk.bytes(name), View::All).unwrap();
    for object in [picture(), formula()] {
        let found = import.objects.get(&object.hash());
        assert_eq!(
            found.map(|found| (&found.bytes, found.extent)),
            Some((&object.bytes, object.extent)),
            "{name}"
        );
    }
}

#[test]
fn they_stand_in_comparisons_and_consolidated_drafts_of_files() {
    let desk = desk();
    assert_eq!(desk.run(["compare", "base.docx", "kaz.docx", "-o", "compared.docx"]).status, 0);
    holds(&desk, "compared.docx");
    for (format, name) in [("docx", "tracked.docx"), ("docx-brackets", "brackets.docx")] {
        let all =
            ["consolidate", "base.docx", "KAZ=kaz.docx", "ARM=arm.docx", "--format", format, "-o", name];
        assert_eq!(desk.run(all).status, 0);
        holds(&desk, name);
    }
}

#[test]
fn they_stand_in_everything_a_dossier_gives_out() {
    let desk = desk();
    let new = ["new", "a.dossier", "--title", "Соглашение", "--base", "ru=base.docx"];
    desk.run(new.into_iter().chain(["--delegations", "KAZ,ARM", "--date", "2026-03-12"])).text();
    desk.run(["submit", "a.dossier", "KAZ", "kaz.docx"]).text();
    desk.run(["submit", "a.dossier", "ARM", "arm.docx"]).text();
    for what in ["clean", "consolidated", "voice:ARM", "changes:KAZ"] {
        let done = desk.run(["export", "a.dossier", "--what", what, "-o", "out.docx"]);
        assert_eq!((done.status, done.said.as_str()), (0, ""));
        holds(&desk, "out.docx");
    }
    let brackets =
        ["export", "a.dossier", "--what", "consolidated", "--format", "docx-brackets", "-o", "out.docx"];
    assert_eq!(desk.run(brackets).status, 0);
    holds(&desk, "out.docx");
    // In a table of words stands what describes them, and no mark of a footnote.
    let table = desk.run(["export", "a.dossier", "--what", "comparative"]).text();
    assert!(table.contains("по схеме \\[схема\\]") || table.contains("по схеме [схема]"), "{table}");
    assert!(!table.contains(['¹', '*', '\u{FFFC}']), "{table}");
    // The next draft takes them over.
    desk.run(["publish", "a.dossier", "--take", "1=ARM", "--date", "2026-04-01"]).text();
    assert_eq!(desk.run(["export", "a.dossier", "--what", "clean", "-o", "out.docx"]).status, 0);
    holds(&desk, "out.docx");
}

#[test]
fn another_picture_is_a_change_though_it_is_described_alike() {
    let desk = desk();
    let mut bytes = PICTURE.to_vec();
    bytes[13] = 7;
    let other = Object::picture("image1.gif", bytes, None);
    let changed = markdown::write(&text("тридцать", "")).replace(&picture().hash(), &other.hash());
    let objects = [other, formula()].into_iter().map(|object| (object.hash(), object)).collect();
    let changed = write_text(&markdown::read(&changed).0, &Frontage::default(), &objects).unwrap();
    desk.put("other.docx", &changed);
    let new = ["new", "a.dossier", "--title", "Соглашение", "--base", "ru=base.docx"];
    desk.run(new.into_iter().chain(["--delegations", "KAZ,ARM", "--date", "2026-03-12"])).text();
    let said = desk.run(["submit", "a.dossier", "KAZ", "other.docx", "--check"]).text();
    assert!(said.contains("another picture or formula in the place of “[схема]”"), "{said}");
}

#[test]
fn what_is_not_at_hand_is_said() {
    let desk = Desk::with(&[
        ("old.md", &markdown::write(&text("тридцать", ""))),
        ("new.md", &markdown::write(&text("сорок", ""))),
    ]);
    let done = desk.run(["compare", "old.md", "new.md", "-o", "out.docx"]);
    assert_eq!(done.status, 0);
    assert!(done.said.contains("2 pictures or formulas stand in the file only as words"), "{}", done.said);
    let import = read(&desk.bytes("out.docx"), View::Accepted).unwrap();
    assert_eq!(markdown::write(&import.text), markdown::write(&text("сорок", "")));
}
