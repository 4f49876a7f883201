//! The parts of the archive beside the text.

use super::model::{Comment, Document, Frontage, Level};
use super::objects::Media;
use super::xml::{DECLARATION, Xml, escape};
use crate::exchange::word::picture::KINDS;

/// The namespaces the parts with text declare.
pub const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" mc:Ignorable=\"w14\"";

const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const NEWER: &str = "http://schemas.microsoft.com/office/2011/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// What the archive holds.
pub fn content_types(media: &[Media<'_>], document: &Document, custom: bool) -> String {
    let mut xml = Xml::default();
    xml.raw(DECLARATION);
    xml.raw("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">");
    xml.raw("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>");
    xml.raw("<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
    for kind in KINDS {
        if media.iter().any(|media| media.kind == kind) {
            let (ending, media) = (kind.ending, kind.media);
            xml.push(format_args!("<Default Extension=\"{ending}\" ContentType=\"{media}\"/>"));
        }
    }
    for (part, kind) in [
        ("document", "document.main"),
        ("styles", "styles"),
        ("settings", "settings"),
        ("footnotes", "footnotes"),
        ("header1", "header"),
        ("footer1", "footer"),
    ] {
        xml.push(format_args!("<Override PartName=\"/word/{part}.xml\" ContentType=\"{WORD}.{kind}+xml\"/>"));
    }
    xml.raw(
        "<Override PartName=\"/docProps/core.xml\" \
         ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>",
    );
    if !document.comments.is_empty() {
        for (part, kind) in [("comments", "comments"), ("commentsExtended", "commentsExtended")] {
            xml.push(format_args!(
                "<Override PartName=\"/word/{part}.xml\" ContentType=\"{WORD}.{kind}+xml\"/>"
            ));
        }
    }
    if !document.lists.is_empty() {
        xml.push(format_args!(
            "<Override PartName=\"/word/numbering.xml\" ContentType=\"{WORD}.numbering+xml\"/>"
        ));
    }
    if document.embedded.is_some() {
        xml.raw(
            "<Override PartName=\"/customXml/itemProps1.xml\" \
             ContentType=\"application/vnd.openxmlformats-officedocument.customXmlProperties+xml\"/>",
        );
    }
    if custom {
        xml.raw(
            "<Override PartName=\"/docProps/custom.xml\" \
             ContentType=\"application/vnd.openxmlformats-officedocument.custom-properties+xml\"/>",
        );
    }
    xml.raw("</Types>");
    xml.finish()
}

/// What the package refers to.
pub fn package_relations(custom: bool) -> String {
    let mut xml = Xml::default();
    xml.raw(DECLARATION);
    xml.push(format_args!(
        "<Relationships xmlns=\"{RELATIONS}\">\
         <Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{RELATIONS}/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
    ));
    if custom {
        xml.push(format_args!(
            "<Relationship Id=\"rId3\" Type=\"{OFFICE}/custom-properties\" Target=\"docProps/custom.xml\"/>"
        ));
    }
    xml.raw("</Relationships>");
    xml.finish()
}

/// What the text or the notes refer to: the other parts, and pictures.
pub fn relations(document: Option<&Document>, media: &[Media<'_>]) -> String {
    let mut xml = Xml::default();
    xml.raw(DECLARATION);
    xml.push(format_args!("<Relationships xmlns=\"{RELATIONS}\">"));
    if let Some(document) = document {
        for (number, (kind, target)) in [
            ("styles", "styles"),
            ("settings", "settings"),
            ("footnotes", "footnotes"),
            ("header", "header1"),
            ("footer", "footer1"),
        ]
        .iter()
        .enumerate()
        {
            xml.push(format_args!(
                "<Relationship Id=\"rId{}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}.xml\"/>",
                number + 1
            ));
        }
        if !document.comments.is_empty() {
            xml.push(format_args!(
                "<Relationship Id=\"rIdComments\" Type=\"{OFFICE}/comments\" Target=\"comments.xml\"/>\
                 <Relationship Id=\"rIdThreads\" Type=\"{NEWER}/commentsExtended\" Target=\"commentsExtended.xml\"/>"
            ));
        }
        if !document.lists.is_empty() {
            xml.push(format_args!(
                "<Relationship Id=\"rIdNumbering\" Type=\"{OFFICE}/numbering\" Target=\"numbering.xml\"/>"
            ));
        }
        if document.embedded.is_some() {
            xml.push(format_args!(
                "<Relationship Id=\"rIdEmbedded\" Type=\"{OFFICE}/customXml\" Target=\"../customXml/item1.xml\"/>"
            ));
        }
    }
    for Media { number, kind, .. } in media {
        let ending = kind.ending;
        xml.push(format_args!(
            "<Relationship Id=\"rIdImage{number}\" Type=\"{OFFICE}/image\" Target=\"media/image{number}.{ending}\"/>"
        ));
    }
    xml.raw("</Relationships>");
    xml.finish()
}

/// The identifier of the header among the relations of the text.
pub const HEADER: &str = "rId4";
/// The identifier of the footer among the relations of the text.
pub const FOOTER: &str = "rId5";

/// The settings of the document.
pub fn settings(language: &str, tracking: bool) -> String {
    let mut xml = Xml::default();
    xml.raw(DECLARATION);
    xml.push(format_args!(
        "<w:settings {SPACES}><w:zoom w:percent=\"100\"/>{}<w:defaultTabStop w:val=\"709\"/>\
         <w:characterSpacingControl w:val=\"doNotCompress\"/>\
         <w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr><w:compat>",
        if tracking { "<w:trackRevisions/>" } else { "" }
    ));
    for (name, value) in [
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
    ] {
        xml.push(format_args!(
            "<w:compatSetting w:name=\"{name}\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"{value}\"/>"
        ));
    }
    xml.raw("</w:compat>");
    if !language.is_empty() {
        xml.push(format_args!("<w:themeFontLang w:val=\"{}\"/>", escape(language)));
    }
    xml.raw("</w:settings>");
    xml.finish()
}

/// The footnotes; `written` are those of the text.
pub fn footnotes(written: &str) -> String {
    let mut xml = Xml::default();
    xml.raw(DECLARATION);
    xml.push(format_args!("<w:footnotes {SPACES}>"));
    for (kind, id, line) in
        [("separator", -1, "separator"), ("continuationSeparator", 0, "continuationSeparator")]
    {
        xml.push(format_args!(
            "<w:footnote w:type=\"{kind}\" w:id=\"{id}\"><w:p><w:r><w:{line}/></w:r></w:p></w:footnote>"
        ));
    }
    xml.raw(written);
    xml.raw("</w:footnotes>");
    xml.finish()
}

/// What stands at the top of every page: for whom the document is, and which draft of what it is.
pub fn header(frontage: &Frontage) -> String {
    let mut xml = Xml::default();
    xml.raw(DECLARATION);
    xml.push(format_args!("<w:hdr {SPACES}>"));
    let line = |xml: &mut Xml, alignment: &str, bold: &str, words: &str| {
        xml.push(format_args!(
            "<w:p><w:pPr><w:pStyle w:val=\"Header\"/><w:jc w:val=\"{alignment}\"/></w:pPr>\
             <w:r>{bold}<w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>",
            escape(words)
        ));
    };
    if !frontage.distribution.is_empty() {
        line(&mut xml, "right", "<w:rPr><w:b/><w:bCs/></w:rPr>", &frontage.distribution);
    }
    let title = shortened(&frontage.title);
    let title = [title.as_str(), frontage.draft.trim()];
    let title: Vec<&str> = title.into_iter().filter(|words| !words.is_empty()).collect();
    line(&mut xml, "left", "", &title.join(" — "));
    xml.raw("</w:hdr>");
    xml.finish()
}

/// A title short enough for the top of a page.
fn shortened(title: &str) -> String {
    const LONGEST: usize = 90;
    let words: Vec<&str> = title.split_whitespace().collect();
    let title = words.join(" ");
    if title.chars().count() <= LONGEST {
        return title;
    }
    let cut: String = title.chars().take(LONGEST).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ':', '—', '–']).trim_end())
}

/// What stands at the foot of every page: what codes stand for, its number and how many there are.
pub fn footer(frontage: &Frontage) -> String {
    let mut xml = Xml::default();
    xml.raw(DECLARATION);
    xml.push(format_args!("<w:ftr {SPACES}>"));
    let words = |xml: &mut Xml, words: &str| {
        xml.push(format_args!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(words)));
    };
    const PARAGRAPH: &str = "<w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>";
    if !frontage.legend.is_empty() {
        // The last line of the text would stand right above it.
        xml.raw("<w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:spacing w:before=\"120\"/></w:pPr>");
        words(&mut xml, &frontage.legend);
        xml.raw("</w:p>");
    }
    xml.raw(PARAGRAPH);
    let field = |xml: &mut Xml, name: &str| {
        xml.push(format_args!("<w:fldSimple w:instr=\" {name} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>"));
    };
    let (page, of) = &frontage.page;
    if !page.is_empty() {
        words(&mut xml, &format!("{page} "));
    }
    field(&mut xml, "PAGE");
    if !of.is_empty() {
        words(&mut xml, &format!(" {of} "));
        field(&mut xml, "NUMPAGES");
    }
    xml.raw("</w:p></w:ftr>");
    xml.finish()
}

/// The lists paragraphs are numbered by.
pub fn numbering(lists: &[Vec<Level>]) -> String {
    let mut xml = Xml::default();
    xml.raw(DECLARATION);
    xml.push(format_args!("<w:numbering {SPACES}>"));
    for (list, levels) in lists.iter().enumerate() {
        xml.push(format_args!(
            "<w:abstractNum w:abstractNumId=\"{list}\"><w:multiLevelType w:val=\"multilevel\"/>"
        ));
        for (at, level) in levels.iter().enumerate() {
            // The indent of a list counts more than that of the style.
            let indent = if level.indented { 709 } else { 0 };
            xml.push(format_args!(
                "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{}\"/><w:suff w:val=\"space\"/>\
                 <w:lvlText w:val=\"{}%{}{}\"/><w:lvlJc w:val=\"left\"/>\
                 <w:pPr><w:ind w:left=\"0\" w:firstLine=\"{indent}\"/></w:pPr></w:lvl>",
                level.format,
                escape(&level.before),
                at + 1,
                escape(&level.behind)
            ));
        }
        xml.raw("</w:abstractNum>");
    }
    for list in 0..lists.len() {
        let number = list + 1;
        xml.push(format_args!("<w:num w:numId=\"{number}\"><w:abstractNumId w:val=\"{list}\"/></w:num>"));
    }
    xml.raw("</w:numbering>");
    xml.finish()
}

/// The comments; `written` are their paragraphs, one text for each comment.
pub fn comments(comments: &[Comment], written: &[String]) -> String {
    let mut xml = Xml::default();
    xml.raw(DECLARATION);
    xml.push(format_args!("<w:comments {SPACES}>"));
    for (id, (comment, written)) in comments.iter().zip(written).enumerate() {
        let date = match comment.date.as_str() {
            "" => String::new(),
            date => format!(" w:date=\"{}\"", escape(date)),
        };
        xml.push(format_args!(
            "<w:comment w:id=\"{id}\" w:author=\"{}\"{date} w:initials=\"{}\">{written}</w:comment>",
            escape(&comment.author),
            escape(&comment.initials)
        ));
    }
    xml.raw("</w:comments>");
    xml.finish()
}

/// The identifier of a comment's last paragraph.
pub fn comment_paragraph(comment: usize) -> String {
    format!("{:08X}", 0x1000_0000 + comment)
}

/// Which comment answers which.
pub fn threads(comments: &[Comment]) -> String {
    let mut xml = Xml::default();
    xml.raw(DECLARATION);
    xml.raw("<w15:commentsEx xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\">");
    for (id, comment) in comments.iter().enumerate() {
        let parent = comment.answers.map(comment_paragraph);
        let parent = parent.map(|parent| format!(" w15:paraIdParent=\"{parent}\"")).unwrap_or_default();
        let own = comment_paragraph(id);
        xml.push(format_args!("<w15:commentEx w15:paraId=\"{own}\"{parent} w15:done=\"0\"/>"));
    }
    xml.raw("</w15:commentsEx>");
    xml.finish()
}

/// The relation of the embedded part to its properties.
pub fn embedded_relations() -> String {
    format!(
        "{DECLARATION}<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"rId1\" \
         Type=\"{OFFICE}/customXmlProps\" Target=\"itemProps1.xml\"/></Relationships>"
    )
}

/// The properties of the embedded part: the same number in every file, since each file has one such part.
pub fn embedded_properties() -> String {
    format!(
        "{DECLARATION}<ds:datastoreItem ds:itemID=\"{{7A2C5E1D-0C64-4B7E-9B57-54524156AC58}}\" \
         xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\"/>"
    )
}

/// The file's properties.
pub fn core(frontage: &Frontage) -> String {
    let mut xml = Xml::default();
    xml.raw(DECLARATION);
    xml.raw(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">",
    );
    for (name, value) in [
        ("dc:title", &frontage.title),
        ("dc:creator", &frontage.creator),
        ("cp:lastModifiedBy", &frontage.creator),
        ("dc:language", &frontage.language),
    ] {
        if !value.is_empty() {
            xml.push(format_args!("<{name}>{}</{name}>", escape(value)));
        }
    }
    if !frontage.date.is_empty() {
        for name in ["created", "modified"] {
            let date = escape(&frontage.date);
            xml.push(format_args!("<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{date}</dcterms:{name}>"));
        }
    }
    xml.raw("</cp:coreProperties>");
    xml.finish()
}

/// Properties under names of their own.
pub fn custom(properties: &[(String, String)]) -> String {
    let mut xml = Xml::default();
    xml.raw(DECLARATION);
    xml.raw(
        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" \
         xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">",
    );
    for (number, (name, value)) in properties.iter().enumerate() {
        xml.push(format_args!(
            "<property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"{}\" name=\"{}\">\
             <vt:lpwstr>{}</vt:lpwstr></property>",
            number + 2,
            escape(name),
            escape(value)
        ));
    }
    xml.raw("</Properties>");
    xml.finish()
}
