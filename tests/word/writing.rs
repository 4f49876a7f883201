//! What is written is valid, the same every time, and reads back as what it was.

use std::collections::BTreeMap;

use proptest::prelude::*;
use travaux::exchange::word::{
    Alignment, Cell, Colour, Document, Extent, Frontage, Object, Paragraph, Run, Section, Table, View, read,
    write_text,
};
use travaux::language::Language;
use travaux::text::{Anchor, Body, Content, Form, Kind, Provision, Span, Style, Text, markdown};

use crate::generate;
use crate::schema::validate;

fn frontage() -> Frontage {
    Frontage::new("Соглашение «о группах» & <другом>", Language::Russian)
        .draft("Проект № 2 от 12 марта 2026 г.")
        .distribution("Для служебного пользования")
        .made("Секретариат", "2026-03-12T09:00:00Z")
}

/// What a Word file can hold of a text: of raised and lowered letters at one place only one, and neither on the
/// number of a footnote; cells that fit into a grid.
fn fit(text: Text) -> Text {
    let mut provisions = text.into_provisions();
    for provision in &mut provisions {
        let contents: Vec<&mut Content> = match &mut provision.body {
            Body::Prose(content) => vec![content],
            Body::Cells(cells) => {
                cells.iter_mut().for_each(|cell| cell.span = Span::default());
                cells.iter_mut().flat_map(|cell| &mut cell.paragraphs).collect()
            }
        };
        for content in contents {
            let raised = content.marks.iter().any(|mark| mark.style == Style::Superscript);
            let noted = content.anchors.contains(&Anchor::Footnote);
            content.marks.retain(|mark| match mark.style {
                Style::Superscript => !noted,
                Style::Subscript => !raised && !noted,
                _ => true,
            });
        }
    }
    Text::new(provisions)
}

fn returns(text: &Text) -> Text {
    let bytes = write_text(text, &frontage(), &BTreeMap::new()).unwrap();
    let import = read(&bytes, View::Accepted).unwrap();
    assert!(import.automatic.iter().all(|automatic| !automatic));
    assert_eq!(read(&bytes, View::Original).unwrap().text, import.text);
    import.text
}

proptest! {
    #[test]
    fn a_text_written_reads_as_itself(provisions in generate::provisions()) {
        let text = fit(Text::new(provisions));
        prop_assert_eq!(returns(&text), text);
    }

    #[test]
    fn a_table_written_reads_as_itself(columns in 1..6usize, merges in prop::collection::vec((0..6usize, 0..6usize, 1..4usize, 1..4usize), 0..5)) {
        // Cells merged on a grid of four rows; those that overlap an earlier one are left out.
        const ROWS: usize = 4;
        let mut owner = vec![[None; 6]; ROWS];
        let mut spans = BTreeMap::new();
        for (row, column, tall, wide) in merges {
            let (tall, wide) = (tall.min(ROWS.saturating_sub(row)), wide.min(columns.saturating_sub(column)));
            let free = (row..row + tall).all(|r| (column..column + wide).all(|c| owner[r][c].is_none()));
            if tall > 0 && wide > 0 && free {
                (row..row + tall).for_each(|r| (column..column + wide).for_each(|c| owner[r][c] = Some((row, column))));
                spans.insert((row, column), (tall, wide));
            }
        }
        let mut provisions = Vec::new();
        let mut whole = true;
        for (row, owners) in owner.iter().enumerate() {
            let mut cells = Vec::new();
            for (column, owner) in owners.iter().enumerate().take(columns) {
                if owner.is_none_or(|owner| owner == (row, column)) {
                    let (rows, wide) = spans.get(&(row, column)).copied().unwrap_or((1, 1));
                    let span = Span { columns: wide as u16, rows: rows as u16 };
                    cells.push(travaux::text::Cell { paragraphs: vec![Content::plain(format!("{row}.{column}"))], span });
                }
            }
            whole &= !cells.is_empty();
            let kind = if row == 0 { Kind::Head } else { Kind::Row };
            provisions.push(Provision { form: Form { kind, label: None }, body: Body::Cells(cells) });
        }
        // A row all of whose cells began above is no row of a text.
        prop_assume!(whole);
        let text = Text::new(provisions);
        prop_assert_eq!(returns(&text), text);
    }
}

#[test]
fn an_agreement_written_reads_as_itself_and_is_valid() {
    let (text, _) = markdown::read(AGREEMENT);
    assert!(text.provisions().iter().any(|provision| provision.form.kind == Kind::Article));
    assert_eq!(returns(&text), text);
    let bytes = write_text(&text, &frontage(), &BTreeMap::new()).unwrap();
    validate(&bytes, "agreement.docx");
    let again = write_text(&text, &frontage(), &BTreeMap::new()).unwrap();
    assert!(bytes == again, "the same text gave other bytes");
}

#[test]
fn the_frontage_is_in_the_file() {
    let bytes = write_text(&Text::default(), &frontage(), &BTreeMap::new()).unwrap();
    validate(&bytes, "empty.docx");
    let import = read(&bytes, View::Accepted).unwrap();
    assert!(import.text.is_empty());
    assert_eq!(import.properties.title, "Соглашение «о группах» & <другом>");
    assert_eq!(import.properties.creator, "Секретариат");
    assert_eq!(import.properties.modified, "2026-03-12T09:00:00Z");
    assert!(!import.tracked && !import.tracking);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes.as_slice())).unwrap();
    let mut part = |name: &str| std::io::read_to_string(archive.by_name(name).unwrap()).unwrap();
    let header = part("word/header1.xml");
    assert!(
        header.contains("Проект № 2 от 12 марта 2026 г.") && header.contains("Для служебного пользования")
    );
    let footer = part("word/footer1.xml");
    assert!(footer.contains("Страница ") && footer.contains(" PAGE ") && footer.contains(" NUMPAGES "));
    assert!(part("word/styles.xml").contains("w:lang w:val=\"ru-RU\""));
}

/// The smallest picture there is: one point.
const PICTURE: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";

#[test]
fn pictures_and_formulas_are_written_back() {
    let picture = Object::picture("image1.gif", PICTURE.to_vec(), Extent::new(9_525, 9_525));
    let formula = "<m:oMath><m:r><m:t xml:space=\"preserve\">x&lt;1</m:t></m:r></m:oMath>";
    let formula = Object::formula(formula.to_owned());
    let anchor = |object: &Object, alt: &str| Anchor::Object { hash: object.hash().into(), alt: alt.into() };
    let content = Content {
        text: "See \u{FFFC} and \u{FFFC} and \u{FFFC} and \u{FFFC}.".into(),
        marks: Vec::new(),
        anchors: vec![
            anchor(&picture, "a \"point\""),
            anchor(&formula, "x<1"),
            anchor(&picture, ""),
            Anchor::Object { hash: "0".repeat(64).into(), alt: "lost".into() },
        ],
    };
    let text = Text::new(vec![Provision::prose(Form::UNNUMBERED, content)]);
    let objects: BTreeMap<String, Object> =
        [&picture, &formula].map(|object| (object.hash(), object.clone())).into_iter().collect();
    let bytes = write_text(&text, &frontage(), &objects).unwrap();
    validate(&bytes, "objects.docx");
    let import = read(&bytes, View::Accepted).unwrap();
    assert_eq!(import.text, text);
    assert_eq!(import.objects, objects);
    // Bytes that are not what their hash says are not written under it.
    let forged = objects
        .keys()
        .map(|hash| (hash.clone(), Object { bytes: b"<m:oMath/>"[..].into(), ..formula.clone() }));
    let bytes = write_text(&text, &frontage(), &forged.collect()).unwrap();
    let import = read(&bytes, View::Accepted).unwrap();
    assert_eq!(import.text, text);
    assert!(import.objects.is_empty());
}

#[test]
fn every_builder_gives_valid_parts() {
    let red = Colour(0xB0, 0x20, 0x20);
    let portrait = Section::portrait()
        .with(Paragraph::title("Сводный проект"))
        .with(Paragraph::heading(3, "Статья 1").keep_with_next())
        .with(
            Paragraph::body("Стороны ")
                .with(Run::new("[сотрудничают").bold().coloured(red))
                .with(
                    Run::new(" / взаимодействуют]")
                        .italic()
                        .underlined()
                        .struck()
                        .shaded(Colour(255, 240, 200)),
                )
                .with(Run::new("2").raised())
                .with(Run::new("0").lowered())
                .note("Сноска\tс табуляцией\nи строкой"),
        )
        .with(Paragraph::remark("Республика Алания; Республика Верна").on_new_page())
        .with(Paragraph::new(travaux::exchange::word::ParagraphStyle::Alternative).with("5 bis"))
        .with(Paragraph::body("Подпись").aligned(Alignment::Right));
    let table = Table::new([1, 4, 4, 3])
        .head(["№", "Предложение", "Обоснование", "Результат"])
        .row([Cell::from("1"), Cell::from("текст").covering(2, 2), Cell::from("учтено").shaded(red)])
        .row(["2", "снято"])
        .row([Cell::default().covering(4, 1)]);
    let document = Document::new(frontage())
        .section(portrait)
        .section(Section::landscape().with(table.clone()).with(table))
        .section(Section::portrait());
    let bytes = document.bytes().unwrap();
    validate(&bytes, "builders.docx");
    assert!(bytes == document.bytes().unwrap());
    let text = read(&bytes, View::Accepted).unwrap().text;
    let heads = text.provisions().iter().filter(|provision| provision.form.kind == Kind::Head).count();
    assert_eq!(heads, 2);
    let row = text.provisions().iter().find(|provision| provision.form.kind == Kind::Row).unwrap();
    let Body::Cells(cells) = &row.body else { panic!() };
    assert_eq!(cells[1].span, Span { columns: 2, rows: 2 });
}

#[test]
fn a_table_wider_than_word_can_loses_no_word() {
    let wide = (0..70).map(|number| format!("n{number}."));
    let document = Document::new(frontage()).section(Section::portrait().with(Table::new([]).row(wide)));
    let bytes = document.bytes().unwrap();
    validate(&bytes, "wide.docx");
    let text = read(&bytes, View::Accepted).unwrap().text;
    let words: String = text.provisions().iter().map(|provision| provision.line() + " ").collect();
    assert!((0..70).all(|number| words.contains(&format!("n{number}."))), "{words}");
}

#[test]
fn nothing_xml_forbids_and_no_markup_gets_into_a_file() {
    let nasty = "a\u{0}b\u{8}c\u{FFFE}d</w:t>&\"<w:br/>]]>";
    let document = Document::new(
        Frontage::new(nasty, Language::English).draft(nasty).distribution(nasty).made(nasty, ""),
    )
    .section(Section::portrait().with(Paragraph::body(nasty).note(nasty)));
    let bytes = document.bytes().unwrap();
    validate(&bytes, "nasty.docx");
    let text = read(&bytes, View::Accepted).unwrap().text;
    assert_eq!(text.provisions()[0].line(), "abcd</w:t>&\"<w:br/>]]>\u{FFFC}");
}

const AGREEMENT: &str = "\
---
language: ru
number: № 5
---

# Соглашение о порядке создания совместных следственных групп

Государства — участники настоящего Соглашения, далее именуемые *Сторонами*,

согласились о нижеследующем:

## РАЗДЕЛ I. ОБЩИЕ ПОЛОЖЕНИЯ

### Статья 1. Термины

1\\. Это не пункт.

1. Термины[^1] означают:

а) **группа** — совместная следственная группа;

б) «Стороны» — см. [сайт](https://example.org/a?b=c&d=\"e\").

### Статья 2 бис

2.1. Подпункт H<sub>2</sub>O и м<sup>2</sup>.

– тире;

| № | Мероприятие | Срок |
|---|---|---|
| 1. | Провести операцию | 2026 г. |
| 2. | Обменяться опытом | ежегодно |

# Приложение № 1

[^1]: Термины толкуются *единообразно*.
";

/// Automatic numbers say what the labels said; what does not count on stays typed.
#[test]
fn a_clean_text_is_numbered_automatically() {
    for name in ["agreement/draft.ru", "agreement/draft.en", "programme/draft.ru", "programme/draft.en"] {
        let path = format!("{}/templates/samples/{name}.md", env!("CARGO_MANIFEST_DIR"));
        let text = markdown::read(&std::fs::read_to_string(path).unwrap()).0;
        let clean = travaux::exchange::word::Clean { frontage: frontage(), ..Default::default() };
        let bytes = travaux::exchange::word::write_clean(&text, &clean).unwrap();
        if let Ok(folder) = std::env::var("KEEP") {
            std::fs::write(format!("{folder}/clean-{}.docx", name.replace('/', "-")), &bytes).unwrap();
        }
        validate(&bytes, "clean.docx");
        let import = read(&bytes, View::Accepted).unwrap();
        assert_eq!(markdown::write(&import.text), markdown::write(&text));
        let automatic = import.automatic.iter().filter(|automatic| **automatic).count();
        let labelled = text.provisions().iter().filter(|it| it.form.label.is_some()).count();
        assert!(automatic * 10 >= labelled * 9, "{name}: {automatic} of {labelled}");
    }
    let odd = markdown::read("### Article 1\n\n1. One.\n\n3. Three.\n\n### Article 1 bis\n\n1. Again.\n").0;
    let bytes = travaux::exchange::word::write_clean(&odd, &Default::default()).unwrap();
    assert_eq!(markdown::write(&read(&bytes, View::Accepted).unwrap().text), markdown::write(&odd));
}
