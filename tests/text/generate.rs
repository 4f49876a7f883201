//! Texts and strings full of traps.

use proptest::prelude::*;
use travaux::text::{Anchor, Body, Cell, Content, Form, Kind, Label, Mark, Provision, Span, Style};

/// Words and pieces that tempt a Markdown parser or a label reader.
const PIECES: &[&str] = &[
    "the",
    "Parties",
    "shall",
    "Стороны",
    "обязуются",
    "п.",
    "5",
    "бис",
    "bis",
    "ter",
    "статья",
    "Article",
    "1.",
    "2)",
    "(a)",
    "а)",
    "(iv)",
    "I.",
    "V.",
    "-",
    "–",
    "—",
    "•",
    "#",
    "##",
    ">",
    "+",
    "*",
    "**",
    "_",
    "__",
    "____",
    "`",
    "```",
    "~~~",
    "<",
    ">",
    "<b>",
    "</b>",
    "<br>",
    "<!--",
    "-->",
    "<a id=\"x\">",
    "&",
    "&amp;",
    "&#32;",
    "[",
    "]",
    "[shall](may)",
    "[shall]:",
    "[^1]",
    "[^1]:",
    "](",
    "](http://x.org)",
    "!",
    "!(",
    "![",
    "|",
    "||",
    "\\",
    "\\|",
    "---",
    "===",
    "***",
    "- -",
    "1986.",
    "1.5",
    "12.03.2026",
    "г.",
    "Москва",
    "А.",
    "Иванов",
    "Статья",
    "5.",
    "Приложение",
    "№",
    "1",
    "бап",
    "Annex",
    "Part",
    "II",
    "и\u{306}",
    "е\u{301}",
    "\u{A0}",
    "\u{202F}",
    "\u{2009}",
    "\u{FFFC}",
    "\u{200B}",
    "\u{AD}",
    "😀",
    "ქართული",
    "中文",
    "a*b*c",
    "x_y_z",
    "(",
    ")",
    ":",
    ";",
    ".",
    ",",
    "«",
    "»",
    "\"",
    "’",
    "o’clock",
    "a-b",
    "$x$",
    "^",
    "~",
    "~~x~~",
    "=",
    "==",
    "http://x.org",
    "<http://x.org>",
    "a@b.c",
    "object:0",
    "table",
    "key: value",
    "\t",
    "\n",
    "\n1. x",
    "\n- x",
    "\na) x",
    "12,5",
    "§",
    "§ 1",
    "%",
    "@",
    "{",
    "}",
];

/// Pieces of whole files.
const LINES: &[&str] = &[
    "\n",
    "\n\n",
    "\r\n",
    "\r\n\r\n",
    "  \n",
    "\\\n",
    "# ",
    "## ",
    "### ",
    "#### Статья 5",
    "### Статья\\ 5 x",
    "1. ",
    "1) ",
    "2. ",
    "1986. ",
    "3. ",
    "- ",
    "* ",
    "+ ",
    "> ",
    "    ",
    "\t",
    "---\n",
    "===\n",
    "```\n",
    "```table\n",
    "```rust\n",
    "~~~\n",
    "=\n| a\n-\n| b\n",
    "|2x1 ",
    "+ ",
    "| a | b |\n",
    "|---|---|\n",
    "| c | d | e |\n",
    "| --- |\n",
    "| \\| |",
    "[^1]",
    "[^1]: ",
    "[^note]",
    "[^note]: ",
    "[^2]: ",
    "[x]: http://x.org\n",
    "[x]: may\n",
    "[x]",
    "[x][x]",
    "[a](http://x.org \"title\")",
    "[a](b)",
    "[a](<b c>)",
    "![alt](object:00ff)",
    "![alt](x.png)",
    "<div>\n",
    "</div>\n",
    "<p>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<u>",
    "</u>",
    "<sup>",
    "</sup>",
    "<sup>1</sup>",
    "<br>",
    "<!-- comment -->",
    "<!--\n",
    "<a id=\"p\"></a>",
    "**",
    "*",
    "***",
    "_",
    "`code`",
    "``",
    "&nbsp;",
    "&#49;",
    "&lt;",
    "\\*",
    "\\_",
    "1\\. ",
    "а\\) ",
    "а) ",
    "б) ",
    "(a) ",
    "(i) ",
    "– ",
    "Статья 5",
    "Статья&#32;5",
    "Article 1",
    "PART I",
    "Приложение",
    "I. ",
    "II. Общие положения",
    "текст",
    "words",
    "Words of it",
    ";",
    ".",
    " ",
    "  ",
    "|",
    "\u{A0}",
    "\u{FEFF}",
    "\u{0}",
    "\u{2028}",
    "\u{FFFC}",
    "\u{FDD0}",
    "e\u{301}",
    "key: value\n",
    "---\nkey: value\n---\n",
    "<?php x ?>",
    "<![CDATA[x]]>",
    "<http://x.org>",
    "<a@b.c>",
    "\\",
    "[",
    "]",
    "](",
    "]:",
    "!",
    "(may)",
    ": may",
    "\"",
    "$",
    "~~",
    "12,5",
];

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => "[a-zа-яё0-9 .,;:()«»*_<>&\\[\\]|#\\\\-]{0,6}",
    ];
    (prop::collection::vec((piece, prop::bool::weighted(0.7)), 0..7)).prop_map(|pieces| {
        let mut text = String::new();
        for (piece, space) in pieces {
            text.push_str(&piece);
            if space {
                text.push(' ');
            }
        }
        text
    })
}

fn style() -> impl Strategy<Value = Style> {
    prop_oneof![
        3 => Just(Style::Bold),
        3 => Just(Style::Italic),
        1 => Just(Style::Underline),
        1 => Just(Style::Superscript),
        1 => Just(Style::Subscript),
        1 => prop::sample::select(&["http://x.org", "may", "a/b c.pdf", "#p", "./(x)", "http://x.org/a_b*c|d&e;\\"][..])
            .prop_map(|address| Style::Link(address.into())),
    ]
}

fn anchor() -> impl Strategy<Value = Anchor> {
    prop_oneof![
        Just(Anchor::Footnote),
        (pieces(), "[0-9a-f]{4}")
            .prop_map(|(alt, hash)| Anchor::Object { hash: hash.into(), alt: alt.into() }),
    ]
}

/// Content with marks and anchors, not in normal form.
pub fn content() -> impl Strategy<Value = Content> {
    let marks = prop::collection::vec((0..60u32, 0..40u32, style()), 0..4);
    let marks = prop_oneof![2 => Just(Vec::new()), 1 => marks];
    let anchors = prop_oneof![4 => Just(Vec::new()), 1 => prop::collection::vec(anchor(), 0..3)];
    (pieces(), marks, anchors).prop_map(|(text, marks, anchors)| {
        let marks = marks
            .into_iter()
            .map(|(start, length, style)| Mark { start, end: start + length, style })
            .collect();
        Content { text, marks, anchors }
    })
}

fn point(written: &str) -> Label {
    let line = format!("{written} Words");
    Label::point(&line).map_or_else(|| heading("§ 9"), |(label, _)| label)
}

fn heading(written: &str) -> Label {
    match Label::heading(written) {
        Some((_, label, _)) => label,
        None => point("1."),
    }
}

fn label() -> impl Strategy<Value = Label> {
    let points = [
        "1.",
        "12.",
        "1986.",
        "1.1.",
        "1.2",
        "1.2.3.",
        "I.",
        "V.",
        "XIV.",
        "1)",
        "(1)",
        "а)",
        "a)",
        "(a)",
        "(h)",
        "(i)",
        "i)",
        "(ii)",
        "(iv)",
        "v)",
        "3 bis.",
        "3 бис.",
        "2¹.",
        "-",
        "–",
        "—",
        "•",
        "a.",
        "ii.",
        "(c bis)",
    ];
    let headings = [
        "Статья 5",
        "Статья 5.",
        "Статья 5 бис",
        "Статья 12¹",
        "Article 5",
        "Art. 5",
        "РАЗДЕЛ III",
        "Глава I",
        "Часть первая",
        "PART I",
        "§ 1",
        "§1.",
        "Annex I",
        "Приложение",
        "Приложение № 1",
        "1-бап",
        "I.",
        "1.",
        "1.1",
        "1.2.3.",
    ];
    prop_oneof![
        4 => prop::sample::select(points.to_vec()).prop_map(point),
        2 => prop::sample::select(headings.to_vec()).prop_map(heading),
        // A label that says something else than is written.
        1 => (pieces(), prop::sample::select(points.to_vec())).prop_map(|(surface, s)| Label {
            surface: surface.into(),
            ..point(s)
        }),
    ]
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        6 => Just(Kind::Unnumbered),
        2 => Just(Kind::Paragraph),
        1 => Just(Kind::Meta),
        1 => Just(Kind::Title),
        1 => Just(Kind::Article),
        1 => Just(Kind::Annex),
        1 => (0..9u8).prop_map(Kind::Heading),
        1 => Just(Kind::Row),
        2 => Just(Kind::Footnote),
    ]
}

fn cell() -> impl Strategy<Value = Cell> {
    let span = prop_oneof![
        6 => Just(Span::default()),
        1 => (0..4u16, 0..4u16).prop_map(|(columns, rows)| Span { columns, rows }),
    ];
    let paragraphs = prop_oneof![
        6 => prop::collection::vec(content(), 1),
        1 => prop::collection::vec(content(), 0..3),
    ];
    (paragraphs, span).prop_map(|(paragraphs, span)| Cell { paragraphs, span })
}

fn provision() -> impl Strategy<Value = Vec<Provision>> {
    let prose = (kind(), prop::option::of(label()), content()).prop_map(|(kind, label, content)| {
        vec![Provision { form: Form { kind, label }, body: Body::Prose(content) }]
    });
    let table = (1..4usize, 1..4usize, prop::bool::weighted(0.7)).prop_flat_map(|(rows, columns, even)| {
        let columns = if even { columns..=columns } else { 0..=columns };
        let plain = content().prop_map(|content| Cell { paragraphs: vec![content], span: Span::default() });
        let cell = if even { plain.boxed() } else { cell().boxed() };
        let row =
            (prop::collection::vec(cell, columns), prop::bool::weighted(0.2)).prop_map(|(cells, head)| {
                let kind = if head { Kind::Head } else { Kind::Row };
                Provision { form: Form { kind, label: None }, body: Body::Cells(cells) }
            });
        prop::collection::vec(row, rows)
    });
    prop_oneof![6 => prose, 1 => table]
}

/// Provisions, not in normal form.
pub fn provisions() -> impl Strategy<Value = Vec<Provision>> {
    prop::collection::vec(provision(), 0..7).prop_map(|provisions| provisions.into_iter().flatten().collect())
}

/// Strings of nasty pieces of Markdown.
pub fn markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        5 => prop::sample::select(LINES).prop_map(str::to_owned),
        2 => prop::sample::select(PIECES).prop_map(str::to_owned),
        2 => Just("\n".to_owned()),
        1 => Just(" ".to_owned()),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}
