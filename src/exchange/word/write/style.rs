//! The styles of the documents we write: a quiet official page in a serif of 14 points.

use super::xml::{DECLARATION, Xml, escape};
use crate::exchange::word::read::style::{LABEL, LITERAL, SET_OUT};

/// The face; Tinos and Liberation Serif stand in for it where it is missing.
const FACE: &str = "Times New Roman";

/// One style: kind, identifier, name, what it is based on, what follows it, paragraph and run properties.
struct Style {
    kind: &'static str,
    id: &'static str,
    name: &'static str,
    next: &'static str,
    paragraph: &'static str,
    run: &'static str,
}

const fn paragraph(
    id: &'static str,
    name: &'static str,
    next: &'static str,
    paragraph: &'static str,
    run: &'static str,
) -> Style {
    Style { kind: "paragraph", id, name, next, paragraph, run }
}

const fn character(id: &'static str, name: &'static str, run: &'static str) -> Style {
    Style { kind: "character", id, name, next: "", paragraph: "", run }
}

const HEADING: &str =
    "<w:keepNext/><w:keepLines/><w:spacing w:before=\"240\" w:after=\"120\"/><w:jc w:val=\"center\"/>";

const STYLES: [Style; 27] = [
    paragraph(
        "Title",
        "Title",
        "BodyText",
        "<w:keepLines/><w:spacing w:before=\"240\" w:after=\"360\"/><w:jc w:val=\"center\"/>",
        "<w:b/><w:bCs/>",
    ),
    paragraph("Heading1", "heading 1", "BodyText", HEADING, "<w:b/><w:bCs/>"),
    paragraph("Heading2", "heading 2", "BodyText", HEADING, "<w:b/><w:bCs/>"),
    paragraph("Heading3", "heading 3", "BodyText", HEADING, "<w:b/><w:bCs/>"),
    paragraph("Heading4", "heading 4", "BodyText", HEADING, "<w:b/><w:bCs/>"),
    paragraph("Heading5", "heading 5", "BodyText", HEADING, "<w:b/><w:bCs/>"),
    paragraph("Heading6", "heading 6", "BodyText", HEADING, "<w:b/><w:bCs/>"),
    paragraph(
        "BodyText",
        "Body Text",
        "",
        "<w:spacing w:after=\"120\"/><w:ind w:firstLine=\"709\"/><w:jc w:val=\"both\"/>",
        "",
    ),
    paragraph(
        "Alternative",
        "Travaux Alternative",
        "",
        "<w:pBdr><w:left w:val=\"single\" w:sz=\"8\" w:space=\"8\" w:color=\"808080\"/></w:pBdr>\
         <w:spacing w:after=\"120\"/><w:ind w:left=\"567\"/><w:jc w:val=\"both\"/>",
        "",
    ),
    paragraph(
        "Remark",
        "Travaux Remark",
        "BodyText",
        "<w:spacing w:after=\"120\"/><w:ind w:left=\"567\"/>",
        "<w:i/><w:iCs/><w:color w:val=\"404040\"/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>",
    ),
    paragraph("TableText", "Travaux Table", "", "", "<w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>"),
    paragraph(
        "TableHead",
        "Travaux Table Head",
        "TableText",
        "<w:keepNext/><w:jc w:val=\"center\"/>",
        "<w:b/><w:bCs/><w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>",
    ),
    paragraph("Header", "header", "", "", SMALL),
    paragraph("Footer", "footer", "", "<w:jc w:val=\"center\"/>", SMALL),
    paragraph("FootnoteText", "footnote text", "", "<w:jc w:val=\"both\"/>", SMALL),
    paragraph("CommentText", "annotation text", "", "", SMALL),
    character("CommentReference", "annotation reference", "<w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/>"),
    character("FootnoteReference", "footnote reference", "<w:vertAlign w:val=\"superscript\"/>"),
    character("Hyperlink", "Hyperlink", "<w:color w:val=\"1F4E79\"/><w:u w:val=\"single\"/>"),
    character("Strong", "Strong", "<w:b/><w:bCs/>"),
    character("TravauxLabel", LABEL, ""),
    character("TravauxLiteral", LITERAL, ""),
    character("TravauxBracket", SET_OUT[0], "<w:b/><w:bCs/><w:color w:val=\"8A6100\"/>"),
    character("TravauxNames", SET_OUT[1], "<w:i/><w:iCs/><w:color w:val=\"5C5750\"/>"),
    character("TravauxProposed", SET_OUT[2], "<w:color w:val=\"1C6B3C\"/><w:u w:val=\"single\"/>"),
    character("TravauxGoes", SET_OUT[3], "<w:strike/><w:color w:val=\"9C2F2A\"/>"),
    paragraph(
        "Small",
        "Travaux Space",
        "",
        "<w:spacing w:line=\"20\" w:lineRule=\"exact\"/>",
        "<w:sz w:val=\"2\"/>",
    ),
];

const SMALL: &str = "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>";

/// The styles part.
pub fn styles(language: &str) -> String {
    let mut xml = Xml::default();
    let language = escape(language);
    xml.raw(DECLARATION);
    xml.push(format_args!(
        "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:docDefaults>\
         <w:rPrDefault><w:rPr><w:rFonts w:ascii=\"{FACE}\" w:eastAsia=\"{FACE}\" w:hAnsi=\"{FACE}\" w:cs=\"{FACE}\"/>\
         <w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>"
    ));
    if !language.is_empty() {
        xml.push(format_args!("<w:lang w:val=\"{language}\"/>"));
    }
    xml.raw(
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">\
         <w:name w:val=\"Default Paragraph Font\"/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr>\
         <w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"28\" w:type=\"dxa\"/>\
         <w:left w:w=\"85\" w:type=\"dxa\"/><w:bottom w:w=\"28\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/>\
         </w:tblCellMar></w:tblPr></w:style>",
    );
    for style in &STYLES {
        let base = if style.kind == "paragraph" { "Normal" } else { "DefaultParagraphFont" };
        xml.push(format_args!(
            "<w:style w:type=\"{}\" w:styleId=\"{}\"><w:name w:val=\"{}\"/><w:basedOn w:val=\"{base}\"/>",
            style.kind, style.id, style.name
        ));
        if !style.next.is_empty() {
            xml.push(format_args!("<w:next w:val=\"{}\"/>", style.next));
        }
        if style.kind == "paragraph" {
            xml.raw("<w:qFormat/>");
        }
        let level = style.id.strip_prefix("Heading").and_then(|level| level.parse::<u8>().ok());
        let outline = level.map(|level| format!("<w:outlineLvl w:val=\"{}\"/>", level.saturating_sub(1)));
        let paragraph = format!("{}{}", style.paragraph, outline.unwrap_or_default());
        if !paragraph.is_empty() {
            xml.push(format_args!("<w:pPr>{paragraph}</w:pPr>"));
        }
        if !style.run.is_empty() {
            xml.push(format_args!("<w:rPr>{}</w:rPr>", style.run));
        }
        xml.raw("</w:style>");
    }
    xml.raw(
        "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/>\
         <w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>",
    );
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        xml.push(format_args!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"));
    }
    xml.raw(
        "</w:tblBorders><w:tblCellMar><w:top w:w=\"34\" w:type=\"dxa\"/><w:left w:w=\"85\" w:type=\"dxa\"/>\
         <w:bottom w:w=\"34\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\
         </w:styles>",
    );
    xml.finish()
}
