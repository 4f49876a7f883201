//! Paragraphs and runs as markup.

use super::model::{
    Alignment, Colour, Deed, Height, Marker, Paragraph, ParagraphStyle, Piece, Run, RunStyle, Tracked,
};
use super::objects::Objects;
use super::xml::{Xml, escape};

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
    /// Tracked changes and bookmarks so far.
    pub serial: usize,
    /// The bookmarks that are open, with their numbers.
    pub open: Vec<(Box<str>, usize)>,
    /// Whether what is being written was deleted.
    pub deleted: bool,
    /// Whether the paragraph being written stays on the page of the next one, whatever it says itself.
    pub kept: bool,
}

impl Writer<'_> {
    /// Writes a paragraph.
    pub fn paragraph(&mut self, paragraph: &Paragraph) {
        self.xml.raw("<w:p>");
        self.properties(paragraph);
        let range = paragraph.mark.as_ref().and_then(|mark| self.move_begins(mark));
        for name in &paragraph.bookmarks {
            self.name_begins(name);
        }
        self.pieces(&paragraph.pieces);
        for name in paragraph.bookmarks.iter().rev() {
            self.name_ends(name);
        }
        self.xml.raw("</w:p>");
        if let Some((name, number)) = range {
            self.xml.push(format_args!("<w:{name}RangeEnd w:id=\"{number}\"/>"));
        }
    }

    /// The beginning of a paragraph that moved, under the name that holds both its places together.
    fn move_begins(&mut self, change: &Tracked) -> Option<(&'static str, usize)> {
        let number = change.moved?;
        let name = element(change);
        let signature = self.signature(change);
        self.xml.push(format_args!("<w:{name}RangeStart{signature} w:name=\"move{number}\"/>"));
        Some((name, self.serial))
    }

    fn name_begins(&mut self, name: &str) {
        self.serial += 1;
        self.open.push((name.into(), self.serial));
        let name = escape(name);
        self.xml.push(format_args!("<w:bookmarkStart w:id=\"{}\" w:name=\"{name}\"/>", self.serial));
    }

    fn name_ends(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|(open, _)| **open == *name) else { return };
        let (_, number) = self.open.remove(at);
        self.xml.push(format_args!("<w:bookmarkEnd w:id=\"{number}\"/>"));
    }

    /// The attributes every tracked change has.
    fn signature(&mut self, change: &Tracked) -> String {
        self.serial += 1;
        let mut signature = format!(" w:id=\"{}\" w:author=\"{}\"", self.serial, escape(&change.author));
        if !change.date.is_empty() {
            signature.push_str(&format!(" w:date=\"{}\"", escape(&change.date)));
        }
        signature
    }

    /// An empty element that says that something came or went.
    pub fn fate(&mut self, change: &Tracked) -> String {
        let name = element(change);
        format!("<w:{name}{}/>", self.signature(change))
    }

    fn properties(&mut self, paragraph: &Paragraph) {
        let style = style_id(paragraph.style);
        self.xml.push(format_args!("<w:pPr><w:pStyle w:val=\"{style}\"/>"));
        if paragraph.keep_with_next || self.kept {
            self.xml.raw("<w:keepNext/>");
        }
        if paragraph.new_page {
            self.xml.raw("<w:pageBreakBefore/>");
        }
        if let Some((list, level)) = paragraph.level {
            let number = list + 1;
            self.xml.push(format_args!(
                "<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{number}\"/></w:numPr>"
            ));
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
        if let Some(change) = &paragraph.mark {
            let fate = self.fate(change);
            self.xml.push(format_args!("<w:rPr>{fate}</w:rPr>"));
        }
        self.xml.raw("</w:pPr>");
    }

    /// Writes pieces; those that came or went together stand in one change, those that lead to one address in
    /// one field.
    pub fn pieces(&mut self, pieces: &[Piece]) {
        let mut change: Option<&Tracked> = None;
        let mut link: Option<&str> = None;
        for piece in pieces {
            let Some(run) = format_of(piece) else {
                self.end_link(link.take());
                self.end_change(change.take());
                self.piece(piece);
                continue;
            };
            let (changed, address) = (run.change.as_ref(), run.link.as_deref());
            if changed != change {
                self.end_link(link.take());
                self.end_change(change);
                self.begin_change(changed);
                change = changed;
            }
            if address != link {
                self.end_link(link);
                if let Some(address) = address {
                    self.begin_link(address);
                }
                link = address;
            }
            self.piece(piece);
        }
        self.end_link(link);
        self.end_change(change);
    }

    fn begin_change(&mut self, change: Option<&Tracked>) {
        let Some(change) = change else { return };
        let signature = self.signature(change);
        // Words that only move away are words still.
        self.deleted = change.deed == Deed::Deletes && change.moved.is_none();
        self.xml.push(format_args!("<w:{}{signature}>", element(change)));
    }

    fn end_change(&mut self, change: Option<&Tracked>) {
        let Some(change) = change else { return };
        self.deleted = false;
        self.xml.push(format_args!("</w:{}>", element(change)));
    }

    fn begin_link(&mut self, address: &str) {
        let code = if self.deleted { "delInstrText" } else { "instrText" };
        self.xml.push(format_args!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:{code} xml:space=\"preserve\">"
        ));
        let address = address.replace('\\', "\\\\").replace('"', "\\\"");
        self.xml.words(&format!(" HYPERLINK \"{address}\" "));
        self.xml.push(format_args!("</w:{code}></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"));
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
            Piece::Marker(marker) => self.marker(marker),
        }
    }

    fn marker(&mut self, marker: &Marker) {
        match marker {
            Marker::CommentBegins(id) => {
                self.xml.push(format_args!("<w:commentRangeStart w:id=\"{id}\"/>"));
            }
            Marker::CommentEnds(id, change) => {
                self.xml.push(format_args!("<w:commentRangeEnd w:id=\"{id}\"/>"));
                self.begin_change(change.as_ref());
                self.xml.push(format_args!(
                    "<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr>\
                     <w:commentReference w:id=\"{id}\"/></w:r>"
                ));
                self.end_change(change.as_ref());
            }
            Marker::NameBegins(name) => self.name_begins(name),
            Marker::NameEnds(name) => self.name_ends(name),
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
                let name = if self.deleted { "delText" } else { "t" };
                self.xml.push(format_args!("<w:{name} xml:space=\"preserve\">"));
                self.xml.words(words);
                self.xml.push(format_args!("</w:{name}>"));
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

    /// Writes the properties of a run.
    pub fn format(&mut self, run: &Run) {
        let mut properties = properties(run);
        if let Some(before) = &run.before {
            let (run, change) = &**before;
            let signature = self.signature(change);
            properties.push_str(&format!(
                "<w:rPrChange{signature}><w:rPr>{}</w:rPr></w:rPrChange>",
                self::properties(run)
            ));
        }
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
        let deleted = std::mem::take(&mut self.deleted);
        self.xml.push(format_args!(
            "<w:footnote w:id=\"{id}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr><w:r><w:rPr>\
             <w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r><w:r>\
             <w:t xml:space=\"preserve\"> </w:t></w:r>"
        ));
        let body: Vec<Piece> =
            body.iter().filter(|piece| !matches!(piece, Piece::Note(..))).cloned().collect();
        self.pieces(&body);
        self.xml.raw("</w:p></w:footnote>");
        self.deleted = deleted;
        let written = std::mem::replace(&mut self.xml, outer);
        self.notes.raw(&written.finish());
    }
}

fn format_of(piece: &Piece) -> Option<&Run> {
    match piece {
        Piece::Run(run) | Piece::Note(run, _) | Piece::Object(run, ..) => Some(run),
        Piece::Marker(_) => None,
    }
}

/// The element of a tracked change.
fn element(change: &Tracked) -> &'static str {
    match (change.deed, change.moved) {
        (Deed::Inserts, None) => "ins",
        (Deed::Deletes, None) => "del",
        (Deed::Inserts, Some(_)) => "moveTo",
        (Deed::Deletes, Some(_)) => "moveFrom",
    }
}

/// The properties of a run, in the order the schema wants.
fn properties(run: &Run) -> String {
    let mut plain = Xml::default();
    let style = match (run.style, &run.link) {
        (Some(RunStyle::Strong), _) => Some("Strong"),
        (Some(RunStyle::Label), _) => Some("TravauxLabel"),
        (Some(RunStyle::Literal), _) => Some("TravauxLiteral"),
        (Some(RunStyle::Bracket), _) => Some("TravauxBracket"),
        (Some(RunStyle::Names), _) => Some("TravauxNames"),
        (Some(RunStyle::Proposed), _) => Some("TravauxProposed"),
        (Some(RunStyle::Goes), _) => Some("TravauxGoes"),
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
    plain.finish()
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
