//! OpenDocument texts: made by hand, and as LibreOffice writes them from Word files.

use travaux::exchange::open::{self, Format};
use travaux::exchange::revised;
use travaux::exchange::word::{Frontage, Reading, View, WordError, read, write_text};
use travaux::language::Language;
use travaux::text::Text;
use travaux::text::content::ANCHOR;

use crate::build::archive;
use crate::corpus::corpus;
use crate::libreoffice::convert;

const SPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
    xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" \
    xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
    xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";

/// A file with these automatic styles and this text.
fn odt(styles: &str, text: &str) -> Vec<u8> {
    archive(&parts(styles, text))
}

fn parts(styles: &str, text: &str) -> Vec<(String, Vec<u8>)> {
    let content = format!(
        "<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{text}</office:text></office:body></office:document-content>"
    );
    vec![
        ("mimetype".into(), b"application/vnd.oasis.opendocument.text".to_vec()),
        ("content.xml".into(), content.into_bytes()),
    ]
}

/// The parts of a file with this text that says this of itself.
pub fn with_meta(text: &str, meta: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
    let said = meta
        .iter()
        .map(|(name, value)| format!("<meta:user-defined meta:name=\"{name}\">{value}</meta:user-defined>"));
    let said: String = said.collect();
    let meta = format!(
        "<office:document-meta {SPACES} xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\">\
         <office:meta>{said}</office:meta></office:document-meta>"
    );
    let mut parts = parts("", text);
    parts.push(("meta.xml".into(), meta.into_bytes()));
    parts
}

/// A tracked change.
pub fn region(id: &str, who: &str, kind: &str, inner: &str) -> String {
    format!(
        "<text:changed-region text:id=\"{id}\"><text:{kind}><office:change-info><dc:creator>{who}</dc:creator>\
         <dc:date>2026-03-01T00:00:00</dc:date></office:change-info>{inner}</text:{kind}></text:changed-region>"
    )
}

fn lines(bytes: &[u8], view: View) -> Vec<String> {
    let opened = open::read("a.odt", bytes, Reading { view, numbers: true }).unwrap();
    assert_eq!(opened.format, Format::OpenDocument);
    let line = |provision: &travaux::text::Provision| match &provision.form.label {
        Some(label) => format!("{} {}", label.surface, provision.line()),
        None => provision.line(),
    };
    opened.text.provisions().iter().map(line).collect()
}

#[test]
fn tracked_changes_are_read_in_every_view() {
    let regions = region("c1", "A", "insertion", "")
        + &region("c2", "B", "deletion", "<text:p>тридцать</text:p>")
        + &region("c3", "B", "deletion", "<text:p> Конец.</text:p><text:p>Начало </text:p>");
    let text = format!(
        "<text:tracked-changes>{regions}</text:tracked-changes>\
         <text:p>Срок — <text:change text:change-id=\"c2\"/><text:change-start text:change-id=\"c1\"/>сорок<text:change-end text:change-id=\"c1\"/> дней.</text:p>\
         <text:p>Раз.<text:change text:change-id=\"c3\"/>два.</text:p>"
    );
    let bytes = odt("", &text);
    assert_eq!(lines(&bytes, View::Accepted), ["Срок — сорок дней.", "Раз.два."]);
    assert_eq!(lines(&bytes, View::Original), ["Срок — тридцать дней.", "Раз. Конец.", "Начало два."]);
    let all = open::read("a.odt", &bytes, Reading { view: View::All, numbers: true }).unwrap();
    assert!(all.tracked);
    let authors: Vec<(&str, usize, usize)> =
        all.beside.authors.iter().map(|it| (it.name.as_str(), it.insertions, it.deletions)).collect();
    assert_eq!(authors, [("A", 1, 0), ("B", 0, 2)]);
    assert_eq!(
        revised::write(&all.revised.unwrap(), &[]),
        "Срок — {--тридцать--}{>>B, 2026-03-01<<}{++сорок++}{>>A, 2026-03-01<<} дней.\n\n\
         Раз.{-- Конец.\n\nНачало --}{>>B, 2026-03-01<<}два.\n"
    );
}

#[test]
fn an_inserted_paragraph_mark_joins_in_the_original() {
    let text = format!(
        "<text:tracked-changes>{}</text:tracked-changes><text:p>Раз<text:change-start text:change-id=\"c\"/></text:p>\
         <text:p><text:change-end text:change-id=\"c\"/>два</text:p>",
        region("c", "A", "insertion", "")
    );
    let bytes = odt("", &text);
    assert_eq!(lines(&bytes, View::Accepted), ["Раз", "два"]);
    assert_eq!(lines(&bytes, View::Original), ["Раздва"]);
}

#[test]
fn lists_spans_notes_and_tables_are_read() {
    let styles = "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/>\
        <text:list-level-style-number text:level=\"2\" style:num-format=\"а, б, .., аа, бб, ...\" style:num-suffix=\")\"/></text:list-style>\
        <style:style style:name=\"B\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>";
    let text = "<text:h text:outline-level=\"1\">Соглашение</text:h>\
        <text:list text:style-name=\"L\" xml:id=\"l1\"><text:list-item><text:p>Стороны:</text:p>\
        <text:list><text:list-item><text:p>обмениваются</text:p></text:list-item><text:list-item><text:p>помогают</text:p></text:list-item></text:list></text:list-item></text:list>\
        <text:p>Между<text:s text:c=\"2\"/>делом <text:span text:style-name=\"B\">важно</text:span><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Сноска.</text:p></text:note-body></text:note>.</text:p>\
        <text:list text:style-name=\"L\" text:continue-list=\"l1\"><text:list-item><text:p>Далее.</text:p></text:list-item></text:list>\
        <table:table><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned=\"2\"><text:p>Мера</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows>\
        <table:table-row><table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell><text:p>Обмен</text:p></table:table-cell></table:table-row></table:table>";
    let bytes = odt(styles, text);
    assert_eq!(
        lines(&bytes, View::Accepted),
        [
            "Соглашение",
            "1. Стороны:",
            "а) обмениваются",
            "б) помогают",
            &format!("Между  делом важно{ANCHOR}."),
            "Сноска.",
            "2. Далее.",
            "Мера",
            "1 | Обмен"
        ]
    );
}

#[test]
fn a_deletion_that_names_itself_is_set_in_once() {
    let inner = "<text:p>x<text:change text:change-id=\"c\"/><text:change text:change-id=\"d\"/></text:p>";
    let text = format!(
        "<text:tracked-changes>{}{}</text:tracked-changes><text:p><text:change text:change-id=\"c\"/><text:change text:change-id=\"c\"/></text:p>",
        region("c", "A", "deletion", inner),
        region("d", "A", "deletion", inner)
    );
    assert_eq!(lines(&odt("", &text), View::Original), ["xx"]);
}

#[test]
fn what_is_damaged_or_hostile_is_said() {
    let whole = odt("", "<text:p>x</text:p>");
    for end in 1..whole.len() {
        if let Err(error) = open::read("a.odt", &whole[..end], Reading::default()) {
            assert!(travaux::language::Language::English.say(error.phrase()).ends_with('.'));
        }
    }
    let bomb = "<text:p><text:s text:c=\"4000000000\"/>x</text:p>";
    assert_eq!(lines(&odt("", bomb), View::Accepted), ["x"]);
    let deep = "<text:section>".repeat(100_000);
    let error = open::read("a.odt", &odt("", &deep), Reading::default()).unwrap_err();
    assert!(matches!(error.why, open::Why::Word(WordError::TooComplex { .. })), "{error:?}");
    let entity = archive(&[
        ("mimetype".into(), b"application/vnd.oasis.opendocument.text".to_vec()),
        (
            "content.xml".into(),
            b"<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>".to_vec(),
        ),
    ]);
    let error = open::read("a.odt", &entity, Reading::default()).unwrap_err();
    assert!(matches!(error.why, open::Why::Word(WordError::Entities(_))), "{error:?}");
}

/// A formula as LibreOffice writes it: twice, in MathML and in its own notation.
const FORMULA: &str = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><semantics><mrow><mi>A</mi><mo>=</mo>\
    <mfrac><msup><mi>r</mi><mn>2</mn></msup><msqrt><mn>3</mn></msqrt></mfrac></mrow>\
    <annotation encoding=\"StarMath 5.0\">A = {r^2} over sqrt 3</annotation></semantics></math>";

#[test]
fn formulas_are_kept_in_tables_too_and_go_back_into_a_word_file() {
    let frame = "<draw:frame><draw:object xlink:href=\"./Object 1\"/><draw:image xlink:href=\"./none\"/></draw:frame>";
    let text = format!(
        "<text:p>Площадь {frame}.</text:p><table:table><table:table-row><table:table-cell><text:p>{frame}</text:p>\
         </table:table-cell></table:table-row></table:table>"
    );
    let mut parts = parts("", &text);
    parts.push(("Object 1/content.xml".into(), FORMULA.into()));
    let bytes = archive(&parts);
    let opened = open::read("a.odt", &bytes, Reading::default()).unwrap();
    assert_eq!(opened.notices, []);
    let anchored = |it: &travaux::text::Content| it.anchors.len();
    let anchors = opened.text.provisions().iter().flat_map(|it| it.body.paragraphs()).map(anchored);
    assert_eq!(anchors.sum::<usize>(), 2);
    assert_eq!(opened.objects.len(), 1);
    let frontage = Frontage::new("Проект", Language::Russian);
    let word = write_text(&opened.text, &frontage, &opened.objects).unwrap();
    crate::schema::validate(&word, "formula.docx");
    let again = read(&word, View::Accepted).unwrap();
    assert_eq!(again.text.provisions()[0], opened.text.provisions()[0]);
    assert_eq!(again.objects, opened.objects);
}

#[test]
fn very_many_formulas_and_open_insertions_are_no_trouble() {
    let frames = "<draw:frame><draw:object xlink:href=\"./O\"/></draw:frame>".repeat(3_000);
    let wide = format!("<math>{}</math>", "<msup><mi>a</mi><mn>2</mn></msup>".repeat(3_000));
    let mut parts = parts("", &format!("<text:p>{frames}</text:p>"));
    parts.push(("O/content.xml".into(), wide.into_bytes()));
    let opened = open::read("a.odt", &archive(&parts), Reading::default()).unwrap();
    assert_eq!(
        opened.text.provisions()[0].body.paragraphs().map(|it| it.anchors.len()).sum::<usize>(),
        3_000
    );
    let regions: String = (0..20_000).map(|at| region(&format!("r{at}"), "A", "insertion", "")).collect();
    let starts: String =
        (0..20_000).map(|at| format!("<text:change-start text:change-id=\"r{at}\"/>а")).collect();
    let text = format!("<text:tracked-changes>{regions}</text:tracked-changes><text:p>б{starts}</text:p>");
    assert_eq!(lines(&odt("", &text), View::Original), ["б"]);
    assert_eq!(lines(&odt("", &text), View::Accepted), [format!("б{}", "а".repeat(20_000))]);
}

#[test]
fn a_comment_stands_at_the_words_it_was_made_on() {
    let text = "<text:p>Стороны <office:annotation office:name=\"1\"><dc:creator>Анна</dc:creator><text:p>Почему?</text:p>\
        </office:annotation>сотрудничают<office:annotation-end office:name=\"1\"/> во всём.</text:p>";
    let opened = open::read("a.odt", &odt("", text), Reading::default()).unwrap();
    let [comment] = opened.beside.comments.as_slice() else { panic!("{:?}", opened.beside.comments) };
    let (start, end) = comment.span.unwrap();
    assert_eq!((comment.provision, start.letters, end.letters), (Some(0), 7, 19));
    assert!(opened.beside.bookmarks.is_empty());
}

#[test]
fn notes_boxes_and_tables_inside_a_table_are_kept() {
    let cell = "<text:p>Мера<text:note><text:note-body><text:p>Сноска.</text:p></text:note-body></text:note></text:p>\
        <text:p><draw:frame><draw:text-box><text:p>В рамке</text:p></draw:text-box></draw:frame></text:p>\
        <table:table><table:table-row><table:table-cell><text:p>Внутри</text:p></table:table-cell></table:table-row></table:table>";
    let text = format!(
        "<table:table><table:table-row><table:table-cell>{cell}</table:table-cell>\
         <table:table-cell><text:p>Срок</text:p></table:table-cell></table:table-row></table:table>"
    );
    let opened = open::read("a.odt", &odt("", &text), Reading::default()).unwrap();
    let all = words(&opened.text);
    for kept in ["Мера", "Сноска", "Врамке", "Внутри", "Срок"] {
        assert!(all.contains(kept), "{kept}: {all}");
    }
    let keys: Vec<&str> = opened.notices.iter().map(|it| it.key()).collect();
    assert_eq!(keys, ["word-noted-text-box", "word-noted-nested-table"]);
}

/// The words of a text.
fn words(text: &Text) -> String {
    let contents = text.provisions().iter().flat_map(|provision| provision.body.paragraphs());
    contents.flat_map(|content| content.text.chars()).filter(|c| c.is_alphanumeric()).collect()
}

/// Files that LibreOffice changes on the way: fields of today's date, characters of a symbol font.
const CHANGED: [&str; 2] = ["text_in_shape_format", "unicode"];

#[test]
fn what_libreoffice_makes_of_word_files_reads_alike() {
    let Some(source) = corpus("pandoc/test/docx") else { return };
    let mut paths: Vec<_> = std::fs::read_dir(source).unwrap().map(|entry| entry.unwrap().path()).collect();
    let name = |path: &std::path::Path| path.file_stem().unwrap().to_string_lossy().into_owned();
    paths.retain(|path| {
        path.extension().is_some_and(|ending| ending == "docx") && !CHANGED.contains(&&*name(path))
    });
    // Changes, lists, notes and tables; more would take LibreOffice too long.
    let kinds = ["track_changes", "notes", "tables", "lists", "paragraph_insertion"];
    paths.retain(|path| kinds.iter().any(|kind| name(path).contains(kind)));
    paths.sort();
    let Some(converted) = convert(&paths, "odt") else { return };
    let (mut asked, mut different) = (0, Vec::new());
    for path in &paths {
        let (Some(odt), Ok(docx)) = (converted.of(path), std::fs::read(path)) else { continue };
        for view in [View::Accepted, View::Original] {
            let reading = Reading { view, numbers: false };
            let read = |file: &str, bytes: &[u8]| {
                open::read(file, bytes, reading).map(|it| words(&it.text)).unwrap_or_default()
            };
            let (theirs, ours) = (read("a.docx", &docx), read("a.odt", &odt));
            asked += 1;
            if ours != theirs {
                let at = ours.chars().zip(theirs.chars()).take_while(|(a, b)| a == b).count();
                let near = |text: &str| text.chars().skip(at.saturating_sub(20)).take(60).collect::<String>();
                different.push(format!(
                    "{} {view:?}\n  odt  {}\n  word {}",
                    name(path),
                    near(&ours),
                    near(&theirs)
                ));
            }
        }
    }
    println!("{} of {asked} alike", asked - different.len());
    assert!(asked > 16 && different.is_empty(), "{}", different.join("\n"));
}
