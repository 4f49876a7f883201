//! Elements of Word in any order: never a panic, and every place the reader names exists.

use proptest::prelude::*;
use travaux::exchange::word::{Reading, View, read, write_text};
use travaux::language::Language;
use travaux::text::Text;

use crate::build::Docx;

const NAMES: &[&str] = &[
    "w:p",
    "w:r",
    "w:t",
    "w:delText",
    "w:ins",
    "w:del",
    "w:moveFrom",
    "w:moveTo",
    "w:tbl",
    "w:tr",
    "w:tc",
    "w:pPr",
    "w:rPr",
    "w:trPr",
    "w:tcPr",
    "w:gridSpan",
    "w:vMerge",
    "w:hMerge",
    "w:gridBefore",
    "w:cellIns",
    "w:cellDel",
    "w:numPr",
    "w:ilvl",
    "w:numId",
    "w:pStyle",
    "w:rStyle",
    "w:outlineLvl",
    "w:jc",
    "w:framePr",
    "w:pPrChange",
    "w:rPrChange",
    "w:sdt",
    "w:sdtPr",
    "w:sdtContent",
    "w:alias",
    "w:tag",
    "w:fldChar",
    "w:instrText",
    "w:fldSimple",
    "w:hyperlink",
    "w:footnoteReference",
    "w:endnoteReference",
    "w:commentReference",
    "w:commentRangeStart",
    "w:br",
    "w:tab",
    "w:sym",
    "w:noBreakHyphen",
    "w:softHyphen",
    "w:b",
    "w:i",
    "w:u",
    "w:vanish",
    "w:strike",
    "w:vertAlign",
    "w:ruby",
    "w:rubyBase",
    "w:drawing",
    "w:pict",
    "w:object",
    "w:txbxContent",
    "w:altChunk",
    "w:smartTag",
    "mc:AlternateContent",
    "mc:Choice",
    "mc:Fallback",
    "m:oMath",
    "m:r",
    "m:t",
    "v:imagedata",
    "w:sectPr",
];
const ATTRIBUTES: &[&str] = &[
    "",
    " w:val=\"0\"",
    " w:val=\"1\"",
    " w:val=\"65535\"",
    " w:val=\"restart\"",
    " w:val=\"Article\"",
    " w:id=\"1\"",
    " w:author=\"A\"",
    " w:fldCharType=\"begin\"",
    " w:fldCharType=\"separate\"",
    " w:fldCharType=\"end\"",
    " w:instr=\"HYPERLINK x\"",
    " r:id=\"rId1\"",
    " w:char=\"F0B7\" w:font=\"Symbol\"",
    " w:val=\"travaux-object\"",
    " w:val=\"TravauxLabel\"",
    " w:dropCap=\"drop\"",
    " w:val=\"superscript\"",
    " w:val=\"center\"",
];
const WORDS: &[&str] =
    &["", "Статья 5", "1. ", "а) ", "words", " ", "\u{FFFC}", "\u{F0B7}", "\n", "\u{FEFF}", "I. Общие"];

fn element() -> impl Strategy<Value = String> {
    let words = prop::sample::select(WORDS).prop_map(str::to_owned);
    words.prop_recursive(6, 60, 6, |inner| {
        let parts = (
            prop::sample::select(NAMES),
            prop::sample::select(ATTRIBUTES),
            prop::collection::vec(inner, 0..6),
        );
        parts.prop_map(|(name, attributes, inner)| format!("<{name}{attributes}>{}</{name}>", inner.concat()))
    })
}

/// Elements where a document has them, so that more than their absence is tried.
fn body() -> impl Strategy<Value = String> {
    let run = element().prop_map(|inner| format!("<w:r>{inner}<w:t>x</w:t></w:r>"));
    let inline = prop_oneof![element(), run];
    let paragraph = (element(), prop::collection::vec(inline, 0..4)).prop_map(|(properties, inline)| {
        format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", inline.concat())
    });
    let paragraph = paragraph.boxed();
    let row = (element(), element(), paragraph.clone()).prop_map(|(row, cell, paragraph)| {
        format!("<w:tbl><w:tr><w:trPr>{row}</w:trPr><w:tc><w:tcPr>{cell}</w:tcPr>{paragraph}</w:tc></w:tr></w:tbl>")
    });
    prop::collection::vec(prop_oneof![2 => paragraph, 1 => row, 1 => element()], 0..6)
        .prop_map(|blocks| blocks.concat())
}

proptest! {
    #[test]
    fn any_elements_are_read(body in body(), lists in element(), styles in element(), note in element(), comment in element()) {
        let bytes = Docx::body(&body)
            .part("numbering", "numbering", &format!("<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\">{lists}<w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>"))
            .part("styles", "styles", &format!("<w:style w:styleId=\"Article\"><w:pPr>{styles}</w:pPr></w:style>"))
            .part("footnotes", "footnotes", &format!("<w:footnote w:id=\"1\">{note}</w:footnote>"))
            .part("comments", "comments", &format!("<w:comment w:id=\"1\" w:author=\"B\">{comment}</w:comment>"))
            .bytes();
        for view in [View::Accepted, View::Original, View::All] {
            for numbers in [true, false] {
                let import = (Reading { view, numbers }).read(&bytes).unwrap();
                let provisions = import.text.provisions().len();
                prop_assert_eq!(import.automatic.len(), provisions);
                for place in import.notices.iter().map(|n| n.provision).chain(import.comments.iter().map(|c| c.provision)) {
                    prop_assert!(place.is_none_or(|place| place < provisions), "{:?} of {}", place, provisions);
                }
                for notice in &import.notices {
                    prop_assert!(!Language::English.say(notice.phrase()).starts_with("word-"));
                }
                // What was read is in normal form, and can be written.
                prop_assert_eq!(&Text::new(import.text.provisions().to_vec()), &import.text);
                let written = write_text(&import.text, &Default::default(), &import.objects).unwrap();
                prop_assert!(read(&written, View::Accepted).is_ok());
            }
        }
    }
}
