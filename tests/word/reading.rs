//! What a reply says: changes seen two ways, numbers, tables, notes, fields, comments.

use travaux::exchange::word::{Import, Noted, ObjectKind, Reading, View, read};
use travaux::text::{Anchor, Body, Kind, Provision, Span, Style};

use crate::build::Docx;

/// A paragraph with this text.
fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// Tracked insertion and deletion.
fn ins(author: &str, inner: &str) -> String {
    format!("<w:ins w:id=\"1\" w:author=\"{author}\" w:date=\"2026-03-01T10:00:00Z\">{inner}</w:ins>")
}

fn del(author: &str, inner: &str) -> String {
    format!("<w:del w:id=\"2\" w:author=\"{author}\" w:date=\"2026-03-02T10:00:00Z\">{inner}</w:del>")
}

fn r(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn gone(text: &str) -> String {
    format!("<w:r><w:delText xml:space=\"preserve\">{text}</w:delText></w:r>")
}

/// A provision in one line: label, words.
fn line(provision: &Provision) -> String {
    let label = provision.form.label.as_ref().map(|label| format!("{}|", label.surface)).unwrap_or_default();
    format!("{label}{}", provision.line())
}

fn lines(import: &Import) -> Vec<String> {
    import.text.provisions().iter().map(line).collect()
}

/// The lines of both views: accepted, original.
fn both(file: Docx) -> (Vec<String>, Vec<String>) {
    let bytes = file.bytes();
    (lines(&read(&bytes, View::Accepted).unwrap()), lines(&read(&bytes, View::Original).unwrap()))
}

fn accepted(file: Docx) -> Import {
    read(&file.bytes(), View::Accepted).unwrap()
}

#[test]
fn a_deletion_inside_anothers_insertion_is_in_neither_view() {
    let body = format!(
        "<w:p>{}{}{}{}</w:p>",
        r("Стороны "),
        ins("A", &format!("{}{}", r("могут "), del("B", &gone("и должны ")))),
        del("A", &gone("обязуются ")),
        r("сотрудничать.")
    );
    let file = || Docx::body(&body);
    let (now, before) = both(file());
    assert_eq!(now, ["Стороны могут сотрудничать."]);
    assert_eq!(before, ["Стороны обязуются сотрудничать."]);
    let import = accepted(file());
    assert!(import.tracked && !import.tracking);
    let authors: Vec<_> =
        import.authors.iter().map(|a| (a.name.as_str(), a.insertions, a.deletions)).collect();
    assert_eq!(authors, [("A", 1, 1), ("B", 0, 1)]);
    let dates = import.authors[0].dates.clone().unwrap();
    assert_eq!(dates, ("2026-03-01T10:00:00Z".into(), "2026-03-02T10:00:00Z".into()));
}

#[test]
fn moves_are_seen_at_one_place_only() {
    let body = format!(
        "<w:p><w:moveFrom w:author=\"A\">{}</w:moveFrom>{}<w:moveTo w:author=\"A\">{}</w:moveTo></w:p>",
        r("a "),
        r("b "),
        r("a")
    );
    assert_eq!(both(Docx::body(&body)), (vec!["b a".to_owned()], vec!["a b".to_owned()]));
}

#[test]
fn a_paragraph_mark_that_goes_joins_with_the_next() {
    let marked =
        |change: &str, text: &str| format!("<w:p><w:pPr><w:rPr>{change}</w:rPr></w:pPr>{}</w:p>", r(text));
    let body =
        marked("<w:del w:author=\"A\"/>", "one ") + &marked("<w:ins w:author=\"A\"/>", "two ") + &p("three");
    let (now, before) = both(Docx::body(&body));
    assert_eq!(now, ["one two", "three"]);
    assert_eq!(before, ["one", "two three"]);
}

#[test]
fn a_joined_paragraph_is_what_the_next_one_is() {
    let body = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Heading3\"/><w:rPr><w:del w:author=\"A\"/></w:rPr></w:pPr>{}</w:p>{}",
        r("Term "),
        p("and text.")
    );
    let import = accepted(Docx::body(&body));
    assert_eq!(lines(&import), ["Term and text."]);
    assert_eq!(import.text.provisions()[0].form.kind, Kind::Unnumbered);
    // A table cannot be joined with: what was begun before it stands alone.
    let table = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    let body = format!("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>{table}", r("left"));
    assert_eq!(lines(&accepted(Docx::body(&body))), ["left", ""]);
}

const LISTS: &str = "<w:abstractNum w:abstractNumId=\"0\">\
    <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>\
    <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"russianLower\"/><w:lvlText w:val=\"%2)\"/></w:lvl>\
    <w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:isLgl/><w:lvlText w:val=\"%1.%3.\"/></w:lvl>\
    <w:lvl w:ilvl=\"3\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlRestart w:val=\"0\"/><w:lvlText w:val=\"%4)\"/></w:lvl>\
    </w:abstractNum>\
    <w:abstractNum w:abstractNumId=\"1\">\
    <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"Article\"/><w:lvlText w:val=\"Статья %1.\"/></w:lvl>\
    <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%2.\"/></w:lvl>\
    </w:abstractNum>\
    <w:abstractNum w:abstractNumId=\"2\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u{F0B7}\"/></w:lvl></w:abstractNum>\
    <w:abstractNum w:abstractNumId=\"3\"><w:numStyleLink w:val=\"Points\"/></w:abstractNum>\
    <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
    <w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>\
    <w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/></w:num>\
    <w:num w:numId=\"4\"><w:abstractNumId w:val=\"2\"/></w:num>\
    <w:num w:numId=\"5\"><w:abstractNumId w:val=\"3\"/></w:num>\
    <w:num w:numId=\"6\"><w:abstractNumId w:val=\"0\"/></w:num>";

const STYLES: &str = "<w:style w:type=\"paragraph\" w:styleId=\"Article\"><w:name w:val=\"heading 3\"/><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style>\
    <w:style w:type=\"numbering\" w:styleId=\"Points\"><w:name w:val=\"Points\"/><w:pPr><w:numPr><w:numId w:val=\"6\"/></w:numPr></w:pPr></w:style>";

fn numbered(list: u32, level: u32, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{}</w:p>",
        r(text)
    )
}

fn with_lists(body: &str) -> Docx {
    Docx::body(body).part("numbering", "numbering", LISTS).part("styles", "styles", STYLES)
}

#[test]
fn automatic_numbers_become_labels() {
    let article = format!("<w:p><w:pPr><w:pStyle w:val=\"Article\"/></w:pPr>{}</w:p>", r("Термины"));
    let body = article.clone()
        + &numbered(3, 1, "first")
        + &numbered(3, 1, "second")
        + &article
        + &numbered(3, 1, "third")
        + &numbered(4, 0, "bullet")
        + &p("typed");
    let import = accepted(with_lists(&body));
    assert_eq!(
        lines(&import),
        [
            "Статья 1.|Термины",
            "1.1.|first",
            "1.2.|second",
            "Статья 2.|Термины",
            "2.1.|third",
            "•|bullet",
            "typed"
        ]
    );
    assert_eq!(import.automatic, [true, true, true, true, true, true, false]);
    assert_eq!(import.text.provisions()[0].form.kind, Kind::Article);
    let without = Reading { view: View::Accepted, numbers: false }.read(&with_lists(&body).bytes()).unwrap();
    assert_eq!(lines(&without)[..2], ["Термины", "first"]);
}

#[test]
fn lists_go_on_begin_anew_and_write_russian_letters() {
    let body = numbered(1, 0, "a")
        + &numbered(1, 1, "b")
        + &numbered(1, 1, "c")
        + &numbered(1, 2, "d")
        + &numbered(1, 3, "e")
        + &numbered(1, 0, "f")
        + &numbered(1, 1, "g")
        + &numbered(1, 3, "h")
        + &numbered(6, 0, "same definition, goes on")
        + &numbered(2, 0, "override, begins anew")
        + &numbered(2, 0, "goes on")
        + &numbered(5, 0, "by numbering style");
    assert_eq!(
        lines(&accepted(with_lists(&body))),
        [
            "1.|a",
            "а)|b",
            "б)|c",
            "1.1.|d",
            "1)|e",
            "2.|f",
            "а)|g",
            "2)|h",
            "3.|same definition, goes on",
            "1.|override, begins anew",
            "2.|goes on",
            "3.|by numbering style",
        ]
    );
}

#[test]
fn numbers_are_counted_in_each_view() {
    let tracked = |change: &str, inner: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr>{change}</w:rPr></w:pPr>{inner}</w:p>"
        )
    };
    let became = format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:pPrChange w:author=\"A\"><w:pPr/></w:pPrChange></w:pPr>{}</w:p>",
        r("was no point")
    );
    let body = numbered(1, 0, "one")
        + &tracked("<w:del w:author=\"A\"/>", &del("A", &gone("gone")))
        + &tracked("<w:ins w:author=\"A\"/>", &ins("A", &r("new")))
        + &became
        + &numbered(1, 0, "last");
    let (now, before) = both(with_lists(&body));
    assert_eq!(now, ["1.|one", "2.|new", "3.|was no point", "4.|last"]);
    assert_eq!(before, ["1.|one", "2.|gone", "was no point", "3.|last"]);
}

#[test]
fn typed_labels_and_looks_make_headings_and_points() {
    let centred = |text: &str| {
        format!(
            "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body = centred("СОГЛАШЕНИЕ о группах")
        + &centred("Статья 5. Термины")
        + &centred("1. Общие положения")
        + &p("1.\u{A0}Стороны сотрудничают.")
        + &p("а) путём обмена;")
        + &p("Статья 5 настоящего Соглашения применяется.");
    let import = accepted(Docx::body(&body));
    let kinds: Vec<Kind> = import.text.provisions().iter().map(|provision| provision.form.kind).collect();
    assert_eq!(
        kinds,
        [Kind::Title, Kind::Article, Kind::Section, Kind::Paragraph, Kind::Subparagraph, Kind::Unnumbered]
    );
    // Bold over a whole heading is its look, not a stress.
    let Body::Prose(content) = &import.text.provisions()[1].body else { panic!() };
    assert_eq!((content.text.as_str(), content.marks.len()), ("Термины", 0));
}

#[test]
fn rows_that_were_put_in_or_taken_out_are_in_one_view() {
    let row =
        |change: &str, text: &str| format!("<w:tr><w:trPr>{change}</w:trPr><w:tc>{}</w:tc></w:tr>", p(text));
    let body = format!(
        "<w:tbl>{}{}{}</w:tbl>",
        row("", "head"),
        row("<w:ins w:author=\"A\"/>", "new"),
        row("<w:del w:author=\"A\"/>", "old")
    );
    let (now, before) = both(Docx::body(&body));
    assert_eq!(now, ["head", "new"]);
    assert_eq!(before, ["head", "old"]);
}

#[test]
fn merged_cells_say_what_they_cover() {
    let cell =
        |properties: &str, text: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text));
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        cell("<w:vMerge w:val=\"restart\"/>", "a"),
        cell("<w:gridSpan w:val=\"2\"/>", "b"),
        cell("<w:vMerge/>", ""),
        cell("", "c"),
        cell("", "d"),
        cell("<w:vMerge/>", "hidden"),
        cell("", "e"),
        cell("", "f"),
    );
    let import = accepted(Docx::body(&body));
    assert_eq!(lines(&import), ["a | b", "c | d", "e | f"]);
    let Body::Cells(cells) = &import.text.provisions()[0].body else { panic!() };
    assert_eq!((cells[0].span, cells[1].span), (Span { columns: 1, rows: 3 }, Span { columns: 2, rows: 1 }));
    assert!(import.notices.iter().any(|notice| notice.what == Noted::CoveredCell));
}

#[test]
fn a_table_in_a_cell_is_set_out_as_text_and_said() {
    let inner = format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", p("x"), p("y"));
    let body = format!("{}<w:tbl><w:tr><w:tc>{}{inner}<w:p/></w:tc></w:tr></w:tbl>", p("before"), p("a"));
    let import = accepted(Docx::body(&body));
    assert_eq!(lines(&import), ["before", "a x y"]);
    assert_eq!(import.notices[0].what, Noted::NestedTable);
    assert_eq!(import.notices[0].provision, Some(1));
}

#[test]
fn notes_hang_on_their_place() {
    let body = "<w:p><w:r><w:t>A</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r>\
        <w:r><w:t>B</w:t><w:endnoteReference w:id=\"2\"/></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>C</w:t><w:footnoteReference w:id=\"3\"/></w:r></w:p></w:tc></w:tr></w:tbl>\
        <w:p><w:r><w:t>D</w:t><w:footnoteReference w:id=\"9\"/></w:r></w:p>";
    let note = |id: u32, text: &str| {
        format!(
            "<w:footnote w:id=\"{id}\"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p>{}</w:footnote>",
            r(text),
            p("more")
        )
    };
    let ends = format!("<w:endnote w:id=\"2\">{}</w:endnote>", p("end"));
    let import = accepted(
        Docx::body(body)
            .part("footnotes", "footnotes", &(note(2, " first") + &note(3, " in a table")))
            .part("endnotes", "endnotes", &ends),
    );
    let kinds: Vec<Kind> = import.text.provisions().iter().map(|provision| provision.form.kind).collect();
    use Kind::{Footnote, Head, Unnumbered};
    assert_eq!(kinds, [Unnumbered, Footnote, Footnote, Head, Footnote, Unnumbered]);
    assert_eq!(
        lines(&import),
        ["A\u{FFFC}B\u{FFFC}", "first more", "end", "C\u{FFFC}", "in a table more", "D"]
    );
    assert!(import.notices.iter().any(|notice| notice.what == Noted::MissingNote));
}

#[test]
fn of_a_field_only_what_it_shows_is_text() {
    let character = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let code = |code: &str| format!("<w:r><w:instrText>{code}</w:instrText></w:r>");
    let field = |name: &str, shown: &str| {
        format!(
            "{}{}{}{}{}",
            character("begin"),
            code(name),
            character("separate"),
            r(shown),
            character("end")
        )
    };
    let body = format!("<w:p>{}{}</w:p>", r("See page "), field(" PAGEREF a ", "5"))
        + &format!("<w:p>{}</w:p>", field(" HYPERLINK \"https://example.org\" ", "the site"))
        // A field that shows paragraphs, with fields in them.
        + &format!("<w:p>{}{}{}{}</w:p>", character("begin"), code("TOC"), character("separate"), field("PAGEREF", "one"))
        + &format!("<w:p>{}{}</w:p>", r("two"), character("end"))
        // Without an end it would swallow everything behind it.
        + &format!("<w:p>{}{}</w:p>", character("begin"), r("kept"))
        + "<w:p><w:fldSimple w:instr=\"SEQ\"><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>";
    let import = accepted(Docx::body(&body));
    assert_eq!(lines(&import), ["See page 5", "the site", "one", "two", "kept", "7"]);
    let Body::Prose(content) = &import.text.provisions()[1].body else { panic!() };
    assert_eq!(content.marks[0].style, Style::Link("https://example.org".into()));
    assert!(import.notices.iter().any(|notice| notice.what == Noted::OpenField));
}

#[test]
fn what_is_written_twice_for_two_ages_of_word_is_read_once() {
    let boxed = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let body = format!(
        "<w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>{}</wps:txbx></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox>{}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>{}</w:p>",
        r("around "),
        boxed("boxed"),
        boxed("boxed"),
        r("it")
    );
    let import = accepted(Docx::body(&body));
    assert_eq!(lines(&import), ["around it", "boxed"]);
    assert_eq!(import.notices[0].what, Noted::TextBox);
}

#[test]
fn controls_tags_and_small_signs_are_read() {
    let body = "<w:sdt><w:sdtContent><w:p><w:smartTag><w:r><w:t>a</w:t></w:r></w:smartTag><w:customXml><w:r><w:t>b</w:t></w:r></w:customXml>\
        <w:sdt><w:sdtContent><w:r><w:t>c</w:t></w:r></w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>\
        <w:p><w:r><w:t>x</w:t><w:noBreakHyphen/><w:t>y</w:t><w:softHyphen/><w:t>z</w:t><w:tab/><w:t>t</w:t><w:br/><w:t>u</w:t>\
        <w:sym w:font=\"Symbol\" w:char=\"F061\"/></w:r></w:p>";
    let import = accepted(Docx::body(body));
    let texts: Vec<&str> =
        import.text.provisions().iter().flat_map(|p| p.body.paragraphs()).map(|c| c.text.as_str()).collect();
    assert_eq!(texts, ["abc", "x\u{2011}y\u{AD}z\tt\nuα"]);
}

#[test]
fn marks_come_from_runs_and_their_styles() {
    let styled = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let body = format!(
        "<w:p>{}{}{}{}{}</w:p>",
        styled("<w:b/>", "bold "),
        styled("<w:rStyle w:val=\"Em\"/>", "italic "),
        styled("<w:rStyle w:val=\"Em\"/><w:i w:val=\"0\"/>", "plain "),
        styled("<w:u w:val=\"none\"/>", "m"),
        styled("<w:vertAlign w:val=\"superscript\"/>", "2"),
    );
    let style = "<w:style w:type=\"character\" w:styleId=\"Em\"><w:name w:val=\"Em\"/><w:rPr><w:i/></w:rPr></w:style>";
    let import = accepted(Docx::body(&body).part("styles", "styles", style));
    let Body::Prose(content) = &import.text.provisions()[0].body else { panic!() };
    let marks: Vec<(&str, &Style)> =
        content.marks.iter().map(|mark| (&content.text[mark.range()], &mark.style)).collect();
    assert_eq!(marks, [("bold", &Style::Bold), ("italic", &Style::Italic), ("2", &Style::Superscript)]);
}

#[test]
fn hidden_and_struck_text_is_read_and_said() {
    let body = format!(
        "{}<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden </w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>struck</w:t></w:r></w:p>",
        p("first")
    );
    let import = accepted(Docx::body(&body));
    assert_eq!(lines(&import), ["first", "hidden struck"]);
    let noted: Vec<_> = import.notices.iter().map(|notice| (&notice.what, notice.provision)).collect();
    assert_eq!(noted, [(&Noted::HiddenText, Some(1)), (&Noted::StruckOut, Some(1))]);
}

#[test]
fn comments_know_their_place_their_thread_and_their_author() {
    let body = format!(
        "{}<w:p><w:commentRangeStart w:id=\"0\"/>{}<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>\
         <w:r><w:commentReference w:id=\"1\"/></w:r></w:p>",
        p("first"),
        r("second")
    );
    let comment = |id: u32, paragraph: &str, text: &str| {
        format!(
            "<w:comment w:id=\"{id}\" w:author=\"Алания\" w:initials=\"АЛН\" w:date=\"2026-03-05T00:00:00Z\">\
             <w:p w14:paraId=\"{paragraph}\">{}</w:p></w:comment>",
            r(text)
        )
    };
    let comments = comment(0, "00000001", "Предлагаем исключить.") + &comment(1, "00000002", "Согласны.");
    let threads = format!(
        "<w15:commentsEx {}><w15:commentEx w15:paraId=\"00000001\" w15:done=\"1\"/><w15:commentEx w15:paraId=\"00000002\" w15:paraIdParent=\"00000001\"/></w15:commentsEx>",
        crate::build::SPACES
    );
    let import = accepted(
        Docx::body(&body)
            .part("comments", "comments", &comments)
            .relation("commentsExtended", "commentsExtended.xml", "")
            .file("word/commentsExtended.xml", threads),
    );
    let [first, second] = import.comments.as_slice() else { panic!("{:?}", import.comments) };
    assert_eq!((first.author.as_str(), first.initials.as_str(), first.provision), ("Алания", "АЛН", Some(1)));
    assert_eq!((first.text.as_str(), first.resolved, first.answers), ("Предлагаем исключить.", true, None));
    assert_eq!((second.answers, second.resolved, second.provision), (Some(0), false, Some(1)));
    assert_eq!(import.authors[0].comments, 2);
    assert!(!import.authors[0].is_scrubbed() && !import.tracked);
}

#[test]
fn a_scrubbed_author_is_told() {
    let import = accepted(Docx::body(&format!("<w:p><w:ins w:author=\"Author\">{}</w:ins></w:p>", r("x"))));
    assert!(import.authors[0].is_scrubbed());
    assert_eq!(import.authors[0].dates, None);
}

#[test]
fn pictures_and_formulas_are_kept_by_hash() {
    let body = "<w:p><w:r><w:drawing><wp:inline xmlns:wp=\"wp\"><wp:docPr id=\"1\" name=\"n\" descr=\"the seal\"/>\
        <a:blip xmlns:a=\"a\" r:embed=\"rId1\"/></wp:inline></w:drawing></w:r>\
        <m:oMath><m:r><m:t>x</m:t></m:r><m:r><m:t>=1</m:t></m:r></m:oMath></w:p>\
        <w:p><w:r><w:drawing><a:blip xmlns:a=\"a\" r:embed=\"rId2\"/></w:drawing></w:r></w:p>";
    let import = accepted(
        Docx::body(body)
            .relation("image", "media/seal.PNG", "")
            .relation("image", "https://example.org/x.png", "TargetMode=\"External\"")
            .file("word/media/seal.PNG", b"not read".to_vec()),
    );
    assert_eq!(import.objects.len(), 2);
    let Body::Prose(content) = &import.text.provisions()[0].body else { panic!() };
    let alts: Vec<&str> = content
        .anchors
        .iter()
        .map(|anchor| match anchor {
            Anchor::Object { hash, alt } => {
                assert!(import.objects.contains_key(&**hash));
                &**alt
            }
            Anchor::Footnote => panic!(),
        })
        .collect();
    assert_eq!(alts, ["the seal", "x=1"]);
    let kinds: Vec<&ObjectKind> = import.objects.values().map(|object| &object.kind).collect();
    assert!(kinds.contains(&&ObjectKind::Picture("png".into())) && kinds.contains(&&ObjectKind::Formula));
    let noted: Vec<&Noted> = import.notices.iter().map(|notice| &notice.what).collect();
    assert!(noted.contains(&&Noted::MissingPicture), "{noted:?}");
    assert!(noted.contains(&&Noted::External("https://example.org/x.png".into())));
}

#[test]
fn the_strict_format_and_any_name_of_the_main_part_are_read() {
    let strict = "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body><w:p><w:r><w:t>strict</w:t></w:r></w:p></w:body></w:document>";
    let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"x\" \
        Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" Target=\"/text/main.xml\"/></Relationships>";
    let bytes = crate::build::archive(&[
        ("_rels/.rels".into(), relations.as_bytes().to_vec()),
        ("text/Main.xml".into(), strict.as_bytes().to_vec()),
    ]);
    let import = read(&bytes, View::Accepted).unwrap();
    assert_eq!(lines(&import), ["strict"]);
    assert_eq!(import.notices[0].what, Noted::NoContentTypes);
}

#[test]
fn an_address_that_is_none_is_settled_once() {
    let body = "<w:p><w:fldSimple w:instr=\"HYPERLINK &quot;{x:y&quot;\"><w:r><w:t>link</w:t></w:r></w:fldSimple></w:p>";
    let text = read(&Docx::body(body).bytes(), View::Accepted).unwrap().text;
    assert_eq!(travaux::text::Text::new(text.provisions().to_vec()), text);
}
