//! Paragraphs and runs as markup.

use super::model::{Alignment, Colour, Height, Paragraph, ParagraphStyle, Piece, Run, RunStyle};
use super::objects::Objects;
use super::xml::Xml;

/// What is written while paragraphs are: footnotes on the way, numbers given out.
pub struct Writer<'d> {
    /// The part being written.
    pub xml: Xml,
    /// The footnotes part.
    pub notes: Xml,
    /// Footnotes so far.
    pub noted: usize,
    /// The pictures and formulas.
    pub objects: Objects<'d>,
}

impl Writer<'_> {
    /// Writes a paragraph.
    pub fn paragraph(&mut self, paragraph: &Paragraph) {
        self.xml.raw("<w:p>");
        self.properties(paragraph);
        self.pieces(&paragraph.pieces);
        self.xml.raw("</w:p>");
    }

    fn properties(&mut self, paragraph: &Paragraph) {
        let style = style_id(paragraph.style);
        self.xml.push(format_args!("<w:pPr><w:pStyle w:val=\"{style}\"/>"));
        if paragraph.keep_with_next {
            self.xml.raw("<w:keepNext/>");
        }
        if paragraph.new_page {
            self.xml.raw("<w:pageBreakBefore/>");
        }
        if let Some(alignment) = paragraph.alignment {
            let value = match alignment {
                Alignment::Left => "left",
                Alignment::Centre => "center",
                Alignment::Right => "right",
                Alignment::Both => "both",
            };
            // An indent of the first line has no place in a centred line.
            self.xml.push(format_args!("<w:ind w:firstLine=\"0\"/><w:jc w:val=\"{value}\"/>"));
        }
        self.xml.raw("</w:pPr>");
    }

    /// Writes pieces; those that lead to one address become one field.
    fn pieces(&mut self, pieces: &[Piece]) {
        let mut open: Option<&str> = None;
        for piece in pieces {
            let link = format_of(piece).link.as_deref();
            if link != open {
                self.end_link(open);
                if let Some(address) = link {
                    self.begin_link(address);
                }
                open = link;
            }
            self.piece(piece);
        }
        self.end_link(open);
    }

    fn begin_link(&mut self, address: &str) {
        self.xml
            .raw("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\">");
        let address = address.replace('\\', "\\\\").replace('"', "\\\"");
        self.xml.words(&format!(" HYPERLINK \"{address}\" "));
        self.xml.raw("</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>");
    }

    fn end_link(&mut self, open: Option<&str>) {
        if open.is_some() {
            self.xml.raw("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
        }
    }

    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Run(run) => self.run(run),
            Piece::Note(run, body) => self.note(run, body),
            Piece::Object(run, hash, alt) => self.object(run, hash, alt),
        }
    }

    /// Writes a run.
    pub fn run(&mut self, run: &Run) {
        if run.text.is_empty() {
            return;
        }
        self.xml.raw("<w:r>");
        self.format(run);
        self.text(&run.text);
        self.xml.raw("</w:r>");
    }

    /// Writes text with its line breaks and tabs.
    pub fn text(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let end = rest.find(['\n', '\t']).unwrap_or(rest.len());
            let (words, behind) = rest.split_at(end);
            if !words.is_empty() {
                self.xml.raw("<w:t xml:space=\"preserve\">");
                self.xml.words(words);
                self.xml.raw("</w:t>");
            }
            let mut characters = behind.chars();
            match characters.next() {
                Some('\n') => self.xml.raw("<w:br/>"),
                Some(_) => self.xml.raw("<w:tab/>"),
                None => {}
            }
            rest = characters.as_str();
        }
    }

    /// Writes the properties of a run, in the order the schema wants.
    pub fn format(&mut self, run: &Run) {
        let mut plain = Xml::default();
        let style = match (run.style, &run.link) {
            (Some(RunStyle::Strong), _) => Some("Strong"),
            (Some(RunStyle::Label), _) => Some("TravauxLabel"),
            (Some(RunStyle::Literal), _) => Some("TravauxLiteral"),
            (None, Some(_)) => Some("Hyperlink"),
            (None, None) => None,
        };
        if let Some(style) = style {
            plain.push(format_args!("<w:rStyle w:val=\"{style}\"/>"));
        }
        for (on, markup) in [
            (run.bold && run.style != Some(RunStyle::Strong), "<w:b/><w:bCs/>"),
            (run.italic, "<w:i/><w:iCs/>"),
            (run.strike, "<w:strike/>"),
        ] {
            if on {
                plain.raw(markup);
            }
        }
        if let Some(Colour(red, green, blue)) = run.colour {
            plain.push(format_args!("<w:color w:val=\"{red:02X}{green:02X}{blue:02X}\"/>"));
        }
        if run.underline {
            plain.raw("<w:u w:val=\"single\"/>");
        }
        if let Some(Colour(red, green, blue)) = run.shade {
            let fill = format!("{red:02X}{green:02X}{blue:02X}");
            plain.push(format_args!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{fill}\"/>"));
        }
        match run.height {
            Height::Line => {}
            Height::Above => plain.raw("<w:vertAlign w:val=\"superscript\"/>"),
            Height::Below => plain.raw("<w:vertAlign w:val=\"subscript\"/>"),
        }
        let properties = plain.finish();
        if !properties.is_empty() {
            self.xml.push(format_args!("<w:rPr>{properties}</w:rPr>"));
        }
    }

    fn note(&mut self, run: &Run, body: &[Piece]) {
        self.noted += 1;
        let id = self.noted;
        self.xml.raw("<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/>");
        for (on, markup) in [
            (run.bold, "<w:b/><w:bCs/>"),
            (run.italic, "<w:i/><w:iCs/>"),
            (run.underline, "<w:u w:val=\"single\"/>"),
        ] {
            if on {
                self.xml.raw(markup);
            }
        }
        self.xml.push(format_args!("</w:rPr><w:footnoteReference w:id=\"{id}\"/></w:r>"));
        // The body goes to a part of its own; a note in it would have no place there.
        let outer = std::mem::take(&mut self.xml);
        self.xml.push(format_args!(
            "<w:footnote w:id=\"{id}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr><w:r><w:rPr>\
             <w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r><w:r>\
             <w:t xml:space=\"preserve\"> </w:t></w:r>"
        ));
        let body: Vec<Piece> =
            body.iter().filter(|piece| !matches!(piece, Piece::Note(..))).cloned().collect();
        self.pieces(&body);
        self.xml.raw("</w:p></w:footnote>");
        let written = std::mem::replace(&mut self.xml, outer);
        self.notes.raw(&written.finish());
    }
}

fn format_of(piece: &Piece) -> &Run {
    match piece {
        Piece::Run(run) | Piece::Note(run, _) | Piece::Object(run, ..) => run,
    }
}

/// The identifier of a style.
pub fn style_id(style: ParagraphStyle) -> String {
    match style {
        ParagraphStyle::Title => "Title".to_owned(),
        ParagraphStyle::Heading(level) => format!("Heading{}", level.clamp(1, 6)),
        ParagraphStyle::Body => "BodyText".to_owned(),
        ParagraphStyle::Alternative => "Alternative".to_owned(),
        ParagraphStyle::Remark => "Remark".to_owned(),
        ParagraphStyle::Cell => "TableText".to_owned(),
        ParagraphStyle::CellHead => "TableHead".to_owned(),
    }
}
