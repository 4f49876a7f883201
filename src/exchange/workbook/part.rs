//! The parts of a workbook beside its sheets.

use super::sheet::Laid;
use crate::exchange::paper::Paper;
use crate::exchange::word::write::xml::{DECLARATION, Xml, escape};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const KINDS: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// What the package refers to.
pub(super) const PACKAGE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
    Target=\"xl/workbook.xml\"/><Relationship Id=\"rId2\" \
    Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" \
    Target=\"docProps/core.xml\"/></Relationships>";

/// The looks of cells, by their numbers in [`STYLES`].
pub(super) mod style {
    /// The name of the paper.
    pub const NAME: usize = 1;
    /// A heading inside it.
    pub const HEADING: usize = 2;
    /// A paragraph outside a table.
    pub const WORDS: usize = 3;
    /// The head of a table.
    pub const HEAD: usize = 4;
    /// A heading across the columns.
    pub const SECTION: usize = 5;
    /// A cell.
    pub const CELL: usize = 6;

    /// The size of the letters, in points.
    pub fn size(look: usize) -> usize {
        if look == NAME { 14 } else { 11 }
    }
}

/// Fonts, fills, borders and the looks made of them.
pub(super) const STYLES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
    <fonts count=\"3\"><font><sz val=\"11\"/><name val=\"Times New Roman\"/><family val=\"1\"/></font>\
    <font><b/><sz val=\"14\"/><name val=\"Times New Roman\"/><family val=\"1\"/></font>\
    <font><b/><sz val=\"11\"/><name val=\"Times New Roman\"/><family val=\"1\"/></font></fonts>\
    <fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>\
    <fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFF2F2F2\"/><bgColor indexed=\"64\"/></patternFill></fill></fills>\
    <borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>\
    <border><left style=\"thin\"/><right style=\"thin\"/><top style=\"thin\"/><bottom style=\"thin\"/><diagonal/></border></borders>\
    <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
    <cellXfs count=\"7\">\
    <xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
    <xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"/>\
    <xf numFmtId=\"49\" fontId=\"2\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"/>\
    <xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
    <xf numFmtId=\"49\" fontId=\"2\" fillId=\"2\" borderId=\"1\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" \
    applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment horizontal=\"center\" vertical=\"center\" wrapText=\"1\"/></xf>\
    <xf numFmtId=\"49\" fontId=\"2\" fillId=\"2\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" \
    applyFill=\"1\"/>\
    <xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"1\" xfId=\"0\" applyNumberFormat=\"1\" applyBorder=\"1\" \
    applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>\
    </cellXfs>\
    <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";

/// What the archive holds.
pub(super) fn content_types(sheets: usize) -> String {
    let mut xml = Xml::default();
    xml.raw(DECLARATION);
    xml.push(format_args!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{KINDS}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{KINDS}.styles+xml\"/>\
         <Override PartName=\"/docProps/core.xml\" \
         ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
    ));
    for at in 1..=sheets {
        xml.push(format_args!(
            "<Override PartName=\"/xl/worksheets/sheet{at}.xml\" ContentType=\"{KINDS}.worksheet+xml\"/>"
        ));
    }
    xml.raw("</Types>");
    xml.finish()
}

/// The title of the file; no time, so that the same paper is the same bytes.
pub(super) fn core(paper: &Paper) -> String {
    let title = [paper.name.as_str(), paper.title.as_str()];
    let title: Vec<&str> = title.into_iter().filter(|words| !words.is_empty()).collect();
    format!(
        "{DECLARATION}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>Travaux</dc:creator>\
         </cp:coreProperties>",
        escape(&title.join(" — "))
    )
}

/// The sheets, and the rows of each that are repeated on every page.
pub(super) fn workbook(names: &[String], sheets: &[Laid]) -> String {
    let mut xml = Xml::default();
    xml.raw(DECLARATION);
    xml.push(format_args!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>"));
    for (nth, name) in names.iter().enumerate() {
        let at = nth + 1;
        xml.push(format_args!("<sheet name=\"{}\" sheetId=\"{at}\" r:id=\"rId{at}\"/>", escape(name)));
    }
    xml.raw("</sheets>");
    if sheets.iter().any(|sheet| sheet.table.is_some()) {
        xml.raw("<definedNames>");
        for (nth, (name, sheet)) in names.iter().zip(sheets).enumerate() {
            let Some((head, last, column)) = &sheet.table else { continue };
            let name = escape(&name.replace('\'', "''"));
            xml.push(format_args!(
                "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{nth}\" hidden=\"1\">\
                 '{name}'!$A${head}:${column}${last}</definedName>\
                 <definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{nth}\">'{name}'!${head}:${head}</definedName>"
            ));
        }
        xml.raw("</definedNames>");
    }
    xml.raw("</workbook>");
    xml.finish()
}

/// What the workbook refers to: its sheets, then the styles.
pub(super) fn relations(sheets: usize) -> String {
    let mut xml = Xml::default();
    xml.raw(DECLARATION);
    xml.push(format_args!("<Relationships xmlns=\"{RELATIONS}\">"));
    for at in 1..=sheets {
        xml.push(format_args!(
            "<Relationship Id=\"rId{at}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
        ));
    }
    let at = sheets + 1;
    xml.push(format_args!(
        "<Relationship Id=\"rId{at}\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/></Relationships>"
    ));
    xml.finish()
}

/// The names of the sheets: that of the paper, as far as Excel allows it.
pub(super) fn names(paper: &Paper, sheets: usize) -> Vec<String> {
    const LONGEST: usize = 27;
    let words = if paper.name.is_empty() { &paper.title } else { &paper.name };
    let fits = |letter: &char| !letter.is_control() && !"[]:*?/\\'".contains(*letter);
    let name: String = words.chars().filter(fits).collect();
    let mut short: String = name.chars().take(LONGEST).collect();
    if name.chars().count() > LONGEST
        && let Some((whole, _)) = short.rsplit_once(' ')
    {
        short = whole.to_owned();
    }
    let name = if short.trim().is_empty() { "1".to_owned() } else { short.trim().to_owned() };
    (1..=sheets).map(|at| if at == 1 { name.clone() } else { format!("{name} {at}") }).collect()
}
