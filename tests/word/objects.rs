//! Pictures and formulas that stand in a text stand in every file made of it.

use std::collections::BTreeMap;
use std::io::Read;

use proptest::prelude::*;
use travaux::consolidate::view::Show;
use travaux::consolidate::{Revision, RollingText, consolidate};
use travaux::exchange::objects::{left_out, named};
use travaux::exchange::paper::{Brief, Paper, Tongue};
use travaux::exchange::word::{
    Clean, Extent, Frontage, Import, Object, Print, Tracking, View, read, write_clean, write_print,
    write_text, write_tracked,
};
use travaux::language::Language;
use travaux::text::{Anchor, Body, Text, markdown};

use crate::build::Docx;
use crate::generate;
use crate::schema::validate;

/// The smallest picture there is: one point.
const PICTURE: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";

fn frontage() -> Frontage {
    Frontage::new("Проект", Language::Russian).draft("Проект № 2").made("Travaux", "2026-03-12T09:00:00Z")
}

/// A picture of its own for every number.
fn picture(number: u8) -> Object {
    let mut bytes = PICTURE.to_vec();
    bytes[13] = number;
    Object::picture("image1.gif", bytes, Extent::new(360_000, 180_000 + u64::from(number)))
}

fn formula(letter: char) -> Object {
    let xml = format!("<m:oMath><m:r><m:t xml:space=\"preserve\">{letter}</m:t></m:r></m:oMath>");
    Object::formula(xml)
}

/// Some pictures and formulas by hash.
fn some() -> BTreeMap<String, Object> {
    let pictures = (1..4).map(picture);
    pictures.chain("xyz".chars().map(formula)).map(|object| (object.hash(), object)).collect()
}

/// A text with pictures `{1}` and formulas `{x}` in it.
fn text(source: &str) -> Text {
    let mut source = source.to_owned();
    for number in 1..4 {
        let hash = picture(number).hash();
        source = source.replace(&format!("{{{number}}}"), &format!("![схема {number}](object:{hash})"));
    }
    for letter in "xyz".chars() {
        let hash = formula(letter).hash();
        source = source.replace(&format!("{{{letter}}}"), &format!("![{letter}](object:{hash})"));
    }
    markdown::read(&source).0
}

fn base() -> Text {
    text(
        "# Соглашение\n\n### Статья 1\n\n1. Обмен идёт по схеме {1} и формуле {x} ежегодно.\n\n2. Остаток считается по {y}.\n\n\
         | Вид | Схема |\n| --- | --- |\n| Первый | {2} |\n\n### Статья 2\n\nСхема {1} обязательна.\n",
    )
}

/// One takes out a formula and puts another in its place, the other puts a picture and a row in.
fn replies() -> [(&'static str, Text); 2] {
    let one = markdown::write(&base())
        .replace(&markdown::write(&text("{y}")).trim().to_owned(), markdown::write(&text("{z}")).trim());
    let other = markdown::write(&base())
        .replace("обязательна.", &format!("и {} обязательны.", markdown::write(&text("{3}")).trim()));
    [("ALT", markdown::read(&one).0), ("KRS", markdown::read(&other).0)]
}

fn set_out(replies: &[(&str, Text)]) -> RollingText {
    let revisions: Vec<Revision<'_>> =
        replies.iter().map(|(voice, text)| Revision { voice, text, partial: false }).collect();
    consolidate(&base(), &revisions, &[])
}

/// The names of the pictures' files in a Word file.
fn media(bytes: &[u8]) -> Vec<String> {
    let archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let names = archive.file_names().map(|name| name.unwrap().into_owned());
    names.filter(|name| name.starts_with("word/media/")).collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut part = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut part).unwrap();
    part
}

/// What a file holds of these texts: all their pictures and formulas, each as it was.
fn holds(import: &Import, texts: &[&Text]) {
    for hash in named(texts.iter().copied()) {
        assert_eq!(import.objects.get(hash), some().get(hash));
    }
}

#[test]
fn they_stand_in_a_clean_text() {
    let base = base();
    let clean = Clean { frontage: frontage(), objects: some(), ..Clean::default() };
    let bytes = write_clean(&base, &clean).unwrap();
    validate(&bytes, "objects-clean.docx");
    let import = read(&bytes, View::Accepted).unwrap();
    assert_eq!(markdown::write(&import.text), markdown::write(&base));
    holds(&import, &[&base]);
    // A picture that stands in two places is one file.
    assert_eq!(media(&bytes).len(), 2);
    assert_eq!(write_clean(&base, &clean).unwrap(), bytes);
}

#[test]
fn they_stand_in_a_comparison_of_two_texts() {
    let base = base();
    for (_, revised) in replies() {
        let rolling = set_out(&[("NEW", revised.clone())]);
        let tracking = Tracking { objects: some(), ..Tracking::single(frontage(), Language::Russian) };
        let bytes = write_tracked(&rolling, &tracking).unwrap();
        validate(&bytes, "objects-compared.docx");
        let (before, after) = (read(&bytes, View::Original).unwrap(), read(&bytes, View::Accepted).unwrap());
        assert_eq!(markdown::write(&before.text), markdown::write(&base));
        assert_eq!(markdown::write(&after.text), markdown::write(&revised));
        holds(&before, &[&base]);
        holds(&after, &[&revised]);
    }
}

#[test]
fn they_stand_in_a_consolidated_draft_and_in_its_brackets() {
    let (base, replies) = (base(), replies());
    let rolling = set_out(&replies);
    let texts: Vec<&Text> = std::iter::once(&base).chain(replies.iter().map(|(_, text)| text)).collect();
    let tracking = Tracking { objects: some(), ..Tracking::consolidated(frontage(), Language::Russian) };
    let tracked = write_tracked(&rolling, &tracking).unwrap();
    let brief = Brief::consolidated(Language::Russian);
    let tongue = Tongue { document: "ru", own: Language::Russian };
    let paper = Paper::rolling(&rolling, Show::All, &brief).drawn(some());
    assert_eq!(paper.left_out(), None);
    let printed = write_print(&paper, tongue, &Print::default()).unwrap();
    for (bytes, name) in [(&tracked, "objects-tracked.docx"), (&printed, "objects-brackets.docx")] {
        validate(bytes, name);
        let import = read(bytes, View::All).unwrap();
        holds(&import, &texts);
        assert_eq!(media(bytes).len(), 3, "{name}");
    }
}

#[test]
fn words_stand_for_what_is_not_at_hand() {
    let base = base();
    let known: BTreeMap<String, Object> = some().into_iter().take(1).collect();
    assert!(left_out(&named([&base]), &some()).is_none());
    assert!(left_out(&named([&base]), &known).is_some());
    for (language, said) in [
        (Language::Russian, "[рисунок или формула: схема 1]"),
        (Language::English, "[picture or formula: схема 1]"),
    ] {
        let bytes = write_text(&base, &Frontage::new("Проект", language), &BTreeMap::new()).unwrap();
        validate(&bytes, "objects-words.docx");
        assert!(part(&bytes, "word/document.xml").contains(said));
        assert_eq!(markdown::write(&read(&bytes, View::Accepted).unwrap().text), markdown::write(&base));
    }
}

#[test]
fn what_only_calls_itself_a_picture_is_not_written() {
    let page = Object::picture("image1.png", b"<html><script>alert(1)</script></html>".to_vec(), None);
    let text = markdown::read(&format!("Схема ![схема](object:{}).\n", page.hash())).0;
    let known = [(page.hash(), page)].into_iter().collect();
    assert!(left_out(&named([&text]), &known).is_some());
    let bytes = write_text(&text, &frontage(), &known).unwrap();
    assert!(media(&bytes).is_empty());
    assert!(part(&bytes, "word/document.xml").contains("[рисунок или формула: схема]"));
}

#[test]
fn a_formula_leads_nowhere() {
    let body = "<w:p><m:oMath><m:r><w:rPr><w:b/></w:rPr><m:t>x</m:t></m:r><w:hyperlink r:id=\"rId9\"><w:r>\
        <w:t>far</w:t></w:r></w:hyperlink><w:r><w:instrText>INCLUDEPICTURE \"http://host/x\"</w:instrText></w:r>\
        <w:r><w:object/><w:drawing/></w:r></m:oMath></w:p>";
    let import = read(&Docx::body(body).bytes(), View::Accepted).unwrap();
    let [object] = import.objects.values().collect::<Vec<_>>()[..] else { panic!("one formula") };
    let kept = String::from_utf8(object.bytes.to_vec()).unwrap();
    assert!(kept.contains("<m:t xml:space=\"preserve\">x</m:t>") && kept.contains("<w:b/>"), "{kept}");
    for far in ["http", "rId9", "hyperlink", "instrText", "object", "drawing"] {
        assert!(!kept.contains(far), "{kept}");
    }
    let bytes = write_text(&import.text, &frontage(), &import.objects).unwrap();
    assert_eq!(read(&bytes, View::Accepted).unwrap().objects, import.objects);
}

/// The same text with every picture and formula one of [`some`].
fn known(mut provisions: Vec<travaux::text::Provision>) -> Text {
    let hashes: Vec<String> = some().into_keys().collect();
    let mut next = hashes.iter().cycle();
    for provision in &mut provisions {
        let contents: Vec<_> = match &mut provision.body {
            Body::Prose(content) => vec![content],
            Body::Cells(cells) => cells.iter_mut().flat_map(|cell| &mut cell.paragraphs).collect(),
        };
        for anchor in contents.into_iter().flat_map(|content| &mut content.anchors) {
            if let Anchor::Object { hash, .. } = anchor {
                *hash = next.next().unwrap().as_str().into();
            }
        }
    }
    Text::new(provisions)
}

proptest! {
    #[test]
    fn what_goes_in_comes_out(provisions in generate::provisions()) {
        let text = known(provisions);
        let bytes = write_text(&text, &frontage(), &some()).unwrap();
        let import = read(&bytes, View::Accepted).unwrap();
        prop_assert_eq!(named([&import.text]), named([&text]));
        for hash in named([&text]) {
            let (read, kept) = (&import.objects[hash], &some()[hash]);
            prop_assert_eq!((&read.bytes, read.extent), (&kept.bytes, kept.extent));
        }
    }
}
