//! The traps, each by name: a Markdown file and the provisions it makes.

use travaux::text::{Anchor, Body, Kind, Noticed, Style, Text, markdown, plain};

/// Every provision as "Kind label | words".
fn provisions(text: &Text) -> Vec<String> {
    let line = |p: &travaux::text::Provision| {
        let label = p.form.label.as_ref().map_or("", |label| &label.surface);
        format!("{:?} {label} | {}", p.form.kind, p.line())
    };
    text.provisions().iter().map(line).collect()
}

/// Reads, checks the round trip, and gives the provisions.
fn read(source: &str) -> Vec<String> {
    let (text, _) = markdown::read(source);
    let written = markdown::write(&text);
    assert_eq!(markdown::read(&written).0, text, "{written}");
    provisions(&text)
}

/// What a file is written as after reading.
fn rewritten(source: &str) -> String {
    markdown::write(&markdown::read(source).0)
}

#[test]
fn escaped_labels_are_words() {
    assert_eq!(
        read(
            "1\\. foo\n\nа\\) foo\n\n\\(a) foo\n\n\\- foo\n\nСтатья&#32;5\n\n### Статья&#32;5\n\n## I\\. Foo\n"
        ),
        [
            "Unnumbered  | 1. foo",
            "Unnumbered  | а) foo",
            "Unnumbered  | (a) foo",
            "Unnumbered  | - foo",
            "Unnumbered  | Статья 5",
            "Heading(3)  | Статья 5",
            "Heading(2)  | I. Foo",
        ]
    );
    assert_eq!(rewritten("1\\. foo\n"), "1\\. foo\n");
    assert_eq!(rewritten("Статья&#32;5\n"), "Статья&#32;5\n");
}

#[test]
fn labels_count_where_they_are_plain() {
    assert_eq!(
        read(
            "1. foo\n\n3. bar\n\nа) foo\n\n(i) foo\n\n**2.** bold\n\nСтатья 12<sup>1</sup>. Foo\n\n1.1. foo\n\n1)\tfoo\n"
        ),
        [
            "Paragraph 1. | foo",
            "Paragraph 3. | bar",
            "Subparagraph а) | foo",
            "Subparagraph (i) | foo",
            "Paragraph 2. | bold",
            "Article Статья 12¹. | Foo",
            "Paragraph 1.1. | foo",
            "Subparagraph 1) | foo",
        ]
    );
}

#[test]
fn words_do_not_grow_the_label_before_them() {
    let source = "### Статья 5 &#1073;ис\n\n1. 2\\. foo\n\n# Приложение &#53;\n";
    assert_eq!(read(source), ["Article Статья 5 | бис", "Paragraph 1. | 2. foo", "Annex Приложение | 5"]);
    assert_eq!(rewritten(source), source);
}

#[test]
fn brackets_are_words_and_addresses_are_links() {
    assert_eq!(
        read("Parties [shall](may) act [now]: or [later][x]\n\n[shall]: may\n\n[shall]: should\n"),
        [
            "Unnumbered  | Parties [shall](may) act [now]: or [later][x]",
            "Unnumbered  | [shall]: may",
            "Unnumbered  | [shall]: should"
        ]
    );
    assert_eq!(rewritten("[shall](may)\n"), "[shall]\\(may)\n");
    let (text, _) = markdown::read("See [the annex](files/annex.pdf) and [site](https://x.org).\n");
    let content = text.provisions()[0].body.paragraphs().next().unwrap();
    assert_eq!(content.text, "See the annex and site.");
    assert_eq!(content.marks.len(), 2);
    assert_eq!(content.marks[0].style, Style::Link("files/annex.pdf".into()));
}

#[test]
fn true_definitions_are_followed_and_named() {
    let (text, warnings) = markdown::read("See [x].\n\n[x]: https://x.org\n");
    assert_eq!(provisions(&text), ["Unnumbered  | See x."]);
    assert_eq!(warnings[0].what, Noticed::Dropped("[x]: https://x.org".to_owned()));
    assert_eq!(warnings[0].line, Some(3));
}

#[test]
fn lists_keep_the_numbers_they_have() {
    assert_eq!(
        read("1986. a year\n1. one\n3. three\n\n* star\n+ plus\n"),
        [
            "Paragraph 1986. | a year",
            "Paragraph 1. | one",
            "Paragraph 3. | three",
            "Subparagraph - | star",
            "Subparagraph - | plus",
        ]
    );
}

#[test]
fn a_line_with_a_label_begins_a_provision() {
    assert_eq!(
        read("Стороны:\nа) первое;\nб) второе\nи далее;\n– третье.\n"),
        [
            "Unnumbered  | Стороны:",
            "Subparagraph а) | первое;",
            "Subparagraph б) | второе и далее;",
            "Subparagraph – | третье."
        ]
    );
    assert_eq!(
        read("Article 9\nObjectives of this Part\n"),
        ["Article Article 9 | ", "Unnumbered  | Objectives of this Part"]
    );
}

#[test]
fn front_matter_is_kept() {
    assert_eq!(
        read("---\ntitle: Проект\ntags:\n  - a\n  - b\n---\n\nText\n"),
        ["Meta  | title: Проект", "Meta  | tags: - a - b", "Unnumbered  | Text"]
    );
    assert_eq!(rewritten("---\ntitle: x\n---\nText\n"), "---\ntitle: x\n---\n\nText\n");
    assert_eq!(read("---\n\nText\n\n---\n"), ["Unnumbered  | Text"]);
}

#[test]
fn html_is_never_lost() {
    let (text, warnings) = markdown::read(
        "<div class=\"x\">\n1. foo\n</div>\n\na <span>b</span> <!-- c --> <u>d</u>\n\n<!-- whole -->\n\n<a id=\"p\"></a>2. e\n",
    );
    assert_eq!(
        provisions(&text),
        [
            "Unnumbered  | <div class=\"x\">",
            "Paragraph 1. | foo",
            "Unnumbered  | </div>",
            "Unnumbered  | a <span>b</span>  d",
            "Paragraph 2. | e",
        ]
    );
    let dropped: Vec<_> = warnings.into_iter().map(|warning| warning.what).collect();
    let named = |what: &str| Noticed::Dropped(what.to_owned());
    assert_eq!(dropped, [named("<!-- c -->"), named("<!-- whole -->"), named("<a id=\"p\"></a>")]);
}

#[test]
fn code_becomes_words() {
    assert_eq!(
        read("```\nfirst *line*\nа) second\n```\n\n    indented\n\n`code` here\n"),
        [
            "Unnumbered  | first *line*",
            "Subparagraph а) | second",
            "Unnumbered  | indented",
            "Unnumbered  | `code` here"
        ]
    );
}

#[test]
fn line_ends_and_marks_of_order_do_not_matter() {
    let unix = "\u{FEFF}# T\n\n1. a\n2. b\n";
    assert_eq!(markdown::read(unix), markdown::read(&unix.replace('\n', "\r\n")));
    assert_eq!(markdown::read(unix), markdown::read(&unix.replace('\n', "\r")));
}

#[test]
fn hard_spaces_and_combining_marks_are_kept() {
    assert_eq!(
        read("1.\u{A0}Статья\u{A0}5 и\u{306}\n\nСтатья\u{A0}5\n"),
        ["Paragraph 1. | Статья\u{A0}5 и\u{306}", "Article Статья 5 | "]
    );
}

#[test]
fn simple_tables_are_pipe_tables() {
    let source = "| № | Мера |\n| --- | --- |\n| 1 | **да** \\| нет |\n";
    assert_eq!(read(source), ["Head  | № | Мера", "Row  | 1 | да | нет"]);
    assert_eq!(rewritten(source), source);
}

#[test]
fn merged_cells_and_paragraphs_make_a_table_block() {
    let source = "```table\n=\n| №\n| Мера\n-\n|2x1 I. Операции\n-\n| 1\n| первый *абзац*\n+ второй[^1]\n```\n\n[^1]: сноска\n";
    assert_eq!(
        read(source),
        [
            "Head  | № | Мера",
            "Row  | I. Операции",
            "Row  | 1 | первый абзац второй\u{FFFC}",
            "Footnote  | сноска"
        ]
    );
    assert_eq!(rewritten(source), source);
}

#[test]
fn cells_too_many_are_not_lost() {
    let (text, warnings) = markdown::read("| a | b |\n| --- | --- |\n| c | d | **e** | f |\n| g |\n");
    assert_eq!(provisions(&text), ["Head  | a | b", "Row  | c | d | e | f", "Row  | g | "]);
    assert!(matches!(warnings[0].what, Noticed::Simplified(_)));
    assert!(markdown::write(&text).starts_with("```table\n"));
}

#[test]
fn footnotes_stand_behind_their_anchors() {
    let (text, _) = markdown::read(
        "A[^b] and[^a].\n\nMore.\n\n[^a]: first\n\n    second\n\n[^b]: other\n\n[^c]: orphan\n",
    );
    assert_eq!(
        provisions(&text),
        [
            "Unnumbered  | A\u{FFFC} and\u{FFFC}.",
            "Footnote  | other",
            "Footnote  | first second",
            "Unnumbered  | More.",
            "Unnumbered  | orphan",
        ]
    );
    assert_eq!(
        markdown::write(&text),
        "A[^1] and[^2].\n\n[^1]: other\n\n[^2]: first<br>second\n\nMore.\n\norphan\n"
    );
    assert_eq!(
        plain::write(&text, true),
        "A[1] and[2].\n\n[1] other\n\n[2] first\nsecond\n\nMore.\n\norphan\n"
    );
}

#[test]
fn a_footnote_may_stand_beside_brackets() {
    let source = "[shall][^1][may]\n\n[^1]: see below\n";
    assert_eq!(read(source), ["Unnumbered  | [shall]\u{FFFC}[may]", "Footnote  | see below"]);
    assert_eq!(rewritten(source), source);
}

#[test]
fn pictures_are_kept_by_hash() {
    let (text, _) = markdown::read("See ![a map](object:00ff) and ![x](y.png)\n");
    let content = text.provisions()[0].body.paragraphs().next().unwrap();
    assert_eq!(content.anchors, [Anchor::Object { hash: "00ff".into(), alt: "a map".into() }]);
    assert_eq!(content.text, "See \u{FFFC} and ![x](y.png)");
}

#[test]
fn marks_are_written_as_stars_where_they_can_be() {
    for source in [
        "**Bold** and *italic* words\n",
        "<b>**bold**</b>\n",
        "**«Стороны»** обязуются\n",
        "m<sup>2</sup> и H<sub>2</sub>O\n",
        "**a <i>b</i> c**\n",
        "a<b>(b)</b>c\n",
        "<u>*both*</u>\n",
    ] {
        let once = rewritten(source);
        assert_eq!(rewritten(&once), once);
    }
    assert_eq!(rewritten("<b>Bold</b> <i>и</i> so\n"), "**Bold** *и* so\n");
    assert_eq!(rewritten("a__b__ c **d**e\n"), "a__b__ c **de**\n");
    assert_eq!(rewritten("**a** **b**\n"), "**a b**\n");
}

#[test]
fn blanks_to_fill_in_stay() {
    let source = "«____» ____________ 20__ г.\n";
    assert_eq!(read(source), ["Unnumbered  | «____» ____________ 20__ г."]);
    assert_eq!(read("__________\n"), ["Unnumbered  | __________"]);
    assert_eq!(read("a\n\n* * *\n\nb\n"), ["Unnumbered  | a", "Unnumbered  | b"]);
}

#[test]
fn headings_carry_structure() {
    assert_eq!(
        read(
            "# Соглашение\n\n## РАЗДЕЛ III\n\n## ГЛАВА 1. Общие\n\n### Статья 5. Формы\n\n#### Без номера\n\n## I. Общие\n\n# Приложение № 1\n\n## 1.1 Foo #\n"
        ),
        [
            "Title  | Соглашение",
            "Section РАЗДЕЛ III | ",
            "Chapter ГЛАВА 1. | Общие",
            "Article Статья 5. | Формы",
            "Heading(4)  | Без номера",
            "Section I. | Общие",
            "Annex Приложение № 1 | ",
            "Chapter 1.1 | Foo",
        ]
    );
}

#[test]
fn kinds_of_one_letter_follow_their_neighbours() {
    let schemes = |source: &str| -> Vec<String> {
        let (text, _) = markdown::read(source);
        text.provisions()
            .iter()
            .filter_map(|p| Some(format!("{:?}", p.form.label.as_ref()?.scheme)))
            .collect()
    };
    assert_eq!(schemes("(g) x\n\n(h) x\n\n(i) x\n\n(j) x\n"), ["Letter"; 4]);
    assert_eq!(schemes("(a) x\n\n(i) x\n\n(ii) x\n"), ["Letter", "Roman", "Roman"]);
    assert_eq!(schemes("(h) x\n\n(i) x\n\n(ii) x\n"), ["Letter", "Roman", "Roman"]);
    assert_eq!(schemes("(iv) x\n\n(v) x\n\n(vi) x\n"), ["Roman"; 3]);
    assert_eq!(schemes("(u) x\n\n(v) x\n\n(w) x\n\n(x) x\n"), ["Letter"; 4]);
    assert_eq!(schemes("1. x\n\n(h) x\n\n2. x\n\n(i) x\n"), ["Decimal", "Letter", "Decimal", "Roman"]);
}

#[test]
fn plain_text_takes_every_character_as_it_is() {
    let (text, _) = plain::read(
        "Соглашение\n\n*Статья* [shall](may) 1\\. # `x` &amp;\n\nСтатья 5. Формы\n1. Раз\nа) два\n",
    );
    assert_eq!(
        provisions(&text),
        [
            "Title  | Соглашение",
            "Unnumbered  | *Статья* [shall](may) 1\\. # `x` &amp;",
            "Article Статья 5. | Формы",
            "Paragraph 1. | Раз",
            "Subparagraph а) | два",
        ]
    );
    assert_eq!(
        plain::write(&text, false),
        "Соглашение\n\n*Статья* [shall](may) 1\\. # `x` &amp;\n\nСтатья 5. Формы\n\nРаз\n\nдва\n"
    );
}

#[test]
fn ranges_point_at_what_was_written() {
    let (text, _) =
        markdown::read("# T\n\n1. one\n\n| a[^1] | b |\n| --- | --- |\n| c | d |\n\n[^1]: note\n");
    let (written, ranges) = markdown::write_ranges(&text);
    let pieces: Vec<&str> = ranges.into_iter().map(|range| &written[range]).collect();
    assert_eq!(pieces, ["# T", "1. one", "| a[^1] | b |", "[^1]: note", "| c | d |"]);
}

#[test]
fn parts_make_the_whole() {
    let once = "# T\n\nWords[^1] of some length.\n\n| a[^2] | b |\n| --- | --- |\n| c | d |\n\n[^1]: one\n\n[^2]: two\n\n";
    for times in [0, 1, 40_000 / once.len(), 400_000 / once.len()] {
        let (text, _) = markdown::read(&once.repeat(times));
        let mut parts = Vec::new();
        markdown::write_parts(&text, |part| parts.push(part.to_owned()));
        assert_eq!(parts.concat(), markdown::write(&text));
        assert_eq!(parts.len() > 3, times > 1_000, "{} parts", parts.len());
    }
}

#[test]
fn nothing_is_a_text_too() {
    for source in ["", "\n\n", "\u{FEFF}", "---\n---\n", "<!-- only -->"] {
        let (text, _) = markdown::read(source);
        assert!(text.is_empty(), "{source:?}");
        assert_eq!(markdown::write(&text), "");
    }
    assert!(plain::read(" \r\n\t\n").0.is_empty());
    let long = "слово ".repeat(300_000);
    let (text, _) = plain::read(&long);
    assert_eq!(text.provisions().len(), 1);
    assert!(
        matches!(&text.provisions()[0].body, Body::Prose(content) if content.text.len() == long.len() - 1)
    );
    assert_eq!(text.provisions()[0].form.kind, Kind::Unnumbered);
}
