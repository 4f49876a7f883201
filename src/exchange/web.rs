//! Web pages (HTML), in: the running text of a page, with its headings, lists, tables, emphasis and links. `<ins>`
//! and `<del>` are tracked changes.

mod token;

use encoding_rs::Encoding;

use super::revised::What;
use super::word::notice::{Noted, Notice, Notices};
use super::word::page::mark;
use super::word::read::author::Author;
use super::word::read::block::{Block, Paragraph, flatten};
use super::word::read::line::{Format, Line};
use super::word::read::number;
use super::word::read::numbering::Automatic;
use super::word::read::paragraph::Look;
use super::word::read::provision::Assembly;
use super::word::read::revised::Changes;
use super::word::read::style::{Height, Role};
use super::word::read::table::{Row, Table};
use super::word::{Import, Reading, View};
use crate::text::content::is_target;
use crate::text::{Cell, Content, Span, Text};
use token::{Token, Tokens};

/// The encoding a page says it is written in.
pub fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(2048))?.to_ascii_lowercase();
    let at = memchr::memmem::find(&head, b"charset")? + b"charset".len();
    let rest = head.get(at..)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = rest
        .iter()
        .position(|byte| !byte.is_ascii_alphanumeric() && !b"-_:".contains(byte))
        .unwrap_or(rest.len());
    let encoding = Encoding::for_label(rest.get(..end)?)?;
    // A declaration that can be read byte by byte is not in UTF-16.
    (encoding != encoding_rs::UTF_16LE && encoding != encoding_rs::UTF_16BE).then_some(encoding)
}

/// Whether a text begins like a page.
pub fn is_page(source: &str) -> bool {
    let head: String = source.trim_start().chars().take(1024).collect::<String>().to_ascii_lowercase();
    head.starts_with("<!doctype html")
        || head.starts_with("<html")
        || head.starts_with("<?xml") && head.contains("<html")
}

/// Reads a page.
pub fn read(source: &str, reading: Reading) -> Import {
    let mut page = Page::new(reading);
    for token in Tokens::new(source) {
        match token {
            Token::Words(words) => page.words(&words),
            Token::Open(name, attributes) => page.open(&name, &attributes),
            Token::Close(name) => page.close(&name),
        }
    }
    page.finish_paragraph();
    while !page.tables.is_empty() {
        page.end_table();
    }
    let mut assembly = Assembly::default();
    assembly.add(std::mem::take(&mut page.blocks), &page.changes);
    let kept = page.changes.kept;
    let revised = std::mem::take(&mut page.changes).finish(std::mem::take(&mut assembly.revised));
    let notices = page.notices.into_list().into_iter().map(|notice| {
        let provision = notice.provision.and_then(|serial| assembly.place(serial));
        Notice { provision, ..notice }
    });
    let tracked = page.insertions + page.deletions > 0;
    let author = Author { insertions: page.insertions, deletions: page.deletions, ..Author::default() };
    Import {
        notices: notices.collect(),
        text: Text::new(assembly.provisions),
        automatic: assembly.automatic,
        tracked,
        authors: if tracked { vec![author] } else { Vec::new() },
        revised: kept.then_some(revised),
        ..Import::default()
    }
}

/// Elements that stand in a line.
const INLINE: [&str; 34] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "img", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
];

/// Elements nobody reads.
const UNREAD: [&str; 9] =
    ["script", "style", "head", "noscript", "template", "title", "svg", "select", "iframe"];

/// Elements without an end.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// The most elements open at once; deeper ones are read as their words.
const DEEPEST: usize = 200;

/// An open element of a line.
#[derive(Debug, Clone)]
struct Around {
    name: String,
    link: Option<String>,
    change: Option<What>,
    date: String,
}

/// A list.
#[derive(Debug, Clone)]
struct List {
    format: Option<&'static str>,
    next: u32,
}

/// A table while it is read.
#[derive(Default)]
struct Rows {
    rows: Vec<Row>,
    row: Option<Row>,
    span: Span,
    in_cell: bool,
    /// What was read before the table, to go on with behind it.
    outer: Vec<Block>,
}

struct Page {
    view: View,
    numbers: bool,
    changes: Changes,
    notices: Notices,
    blocks: Vec<Block>,
    line: Line,
    spaced: bool,
    around: Vec<Around>,
    heading: Option<u8>,
    centred: bool,
    lists: Vec<List>,
    number: Option<Automatic>,
    tables: Vec<Rows>,
    unread: Vec<String>,
    /// The running head of a print of ours while it is read: the mark of what it was written with, and its words.
    head: Option<(String, String)>,
    paragraphs: usize,
    insertions: usize,
    deletions: usize,
}

impl Page {
    fn new(reading: Reading) -> Self {
        Self {
            view: reading.view,
            numbers: reading.numbers,
            changes: Changes::new(reading.view == View::All),
            notices: Notices::default(),
            blocks: Vec::new(),
            line: Line::default(),
            spaced: true,
            around: Vec::new(),
            heading: None,
            centred: false,
            lists: Vec::new(),
            number: None,
            tables: Vec::new(),
            unread: Vec::new(),
            head: None,
            paragraphs: 0,
            insertions: 0,
            deletions: 0,
        }
    }

    fn shown(&self) -> bool {
        self.around.iter().filter_map(|around| around.change).all(|change| match self.view {
            View::Accepted => change.comes(),
            View::Original => !change.comes(),
            View::All => true,
        })
    }

    fn words(&mut self, words: &str) {
        if let Some((_, typed)) = self.head.as_mut().filter(|_| !self.unread.is_empty()) {
            typed.extend(words.chars().take(LONGEST_HEAD.saturating_sub(typed.len())));
        }
        if !self.unread.is_empty() || !self.shown() {
            return;
        }
        let mut collapsed = String::with_capacity(words.len());
        for c in words.chars() {
            let space = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}');
            if !(space && self.spaced) {
                collapsed.push(if space { ' ' } else { c });
            }
            self.spaced = space;
        }
        self.push(&collapsed);
    }

    fn push(&mut self, words: &str) {
        let under = self.under();
        let has = |names: &[&str]| self.around.iter().any(|around| names.contains(&around.name.as_str()));
        let link = self.around.iter().rev().find_map(|around| around.link.as_deref());
        let format = Format {
            bold: has(&["b", "strong"]),
            italic: has(&["i", "em", "cite", "dfn", "var"]),
            underline: link.is_none() && has(&["u"]),
            height: match (has(&["sup"]), has(&["sub"])) {
                (true, _) => Some(Height::Above),
                (_, true) => Some(Height::Below),
                _ => None,
            },
            link,
            under,
            ..Format::default()
        };
        if has(&["s", "strike"]) && !words.trim().is_empty() {
            self.notices.add(Noted::StruckOut);
        }
        self.line.push(words, &format);
    }

    fn under(&mut self) -> u32 {
        let outer = self.changes.enter_none();
        for around in &self.around {
            if let Some(what) = around.change {
                self.changes.enter(what, "", &around.date);
            }
        }
        let under = self.changes.under();
        self.changes.leave(outer);
        under
    }

    fn open(&mut self, name: &str, attributes: &[(String, String)]) {
        let attribute = |wanted: &str| {
            attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
        };
        if !self.unread.is_empty() {
            let again = self.unread.last().is_some_and(|open| open == name);
            if (again || UNREAD.contains(&name)) && self.unread.len() < DEEPEST {
                self.unread.push(name.to_owned());
            }
            return;
        }
        // The running head of our own prints is no part of the text.
        let head = name == "header" && attribute("class").is_some_and(|class| class == "frontage");
        match attribute("data-said").filter(|_| head) {
            Some(said) => self.head = Some((said.to_owned(), String::new())),
            None if head => self.notices.add(Noted::HeadersAndFooters),
            None => {}
        }
        // Nor is what our prints say to those who listen.
        let heard = name == "span" && attribute("class") == Some("heard");
        // A picture or formula of ours stands for its words.
        if name == "span"
            && let Some(hash) = attribute("data-object").filter(|hash| is_hash(hash))
            && self.unread.len() < DEEPEST
        {
            if self.shown() {
                let under = self.under();
                let format = Format { under, ..Format::default() };
                self.line.object(hash, attribute("title").unwrap_or_default(), &format);
                self.spaced = false;
            }
            self.unread.push(name.to_owned());
            return;
        }
        if head || heard || UNREAD.contains(&name) {
            self.unread.push(name.to_owned());
            return;
        }
        if INLINE.contains(&name) {
            self.open_inline(name, &attribute);
            return;
        }
        if name == "br" {
            if self.shown() {
                self.push("\n");
                self.spaced = true;
            }
            return;
        }
        self.finish_paragraph();
        let style = attribute("style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
        let centred =
            attribute("align") == Some("center") || style.contains("text-align:center") || name == "center";
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.heading = name.get(1..).and_then(|level| level.parse().ok());
                self.centred = centred;
            }
            "p" | "div" | "center" => self.centred = centred,
            "ol" | "ul" | "menu" | "dir" if self.lists.len() < DEEPEST => {
                let format = match (name, attribute("type")) {
                    ("ol", Some("a")) => Some("lowerLetter"),
                    ("ol", Some("A")) => Some("upperLetter"),
                    ("ol", Some("i")) => Some("lowerRoman"),
                    ("ol", Some("I")) => Some("upperRoman"),
                    ("ol", _) => Some("decimal"),
                    _ => None,
                };
                let next = attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1);
                self.lists.push(List { format, next });
            }
            "li" => {
                let value = attribute("value").and_then(|value| value.parse::<u32>().ok());
                self.number = self.item(value);
            }
            "table" if self.tables.len() < DEEPEST => {
                let outer = std::mem::take(&mut self.blocks);
                self.tables.push(Rows { outer, ..Rows::default() });
            }
            "tr" => {
                self.end_row();
                if let Some(table) = self.tables.last_mut() {
                    table.row = Some(Row { serial: self.paragraphs, ..Row::default() });
                }
            }
            "td" | "th" => {
                self.end_cell();
                let number =
                    |name: &str| attribute(name).and_then(|it| it.trim().parse::<u16>().ok()).unwrap_or(1);
                let span = Span { columns: number("colspan").clamp(1, 1024), rows: number("rowspan").max(1) };
                let serial = self.paragraphs;
                if let Some(table) = self.tables.last_mut() {
                    table.row.get_or_insert_with(|| Row { serial, ..Row::default() });
                    table.in_cell = true;
                    table.span = span;
                }
            }
            _ => {}
        }
    }

    fn open_inline<'a>(&mut self, name: &str, attribute: &dyn Fn(&str) -> Option<&'a str>) {
        match name {
            "img" => {
                if self.shown() {
                    self.notices.add(Noted::MissingPicture);
                    let alt = attribute("alt").unwrap_or_default().trim().to_owned();
                    self.words(&alt);
                }
                return;
            }
            "wbr" => return,
            _ => {}
        }
        if self.around.len() >= DEEPEST {
            return;
        }
        let change = match name {
            "ins" => Some(What::Inserted),
            "del" => Some(What::Deleted),
            _ => None,
        };
        match change {
            Some(What::Inserted) => self.insertions += 1,
            Some(_) => self.deletions += 1,
            None => {}
        }
        let link = attribute("href").filter(|address| name == "a" && is_target(address)).map(str::to_owned);
        let date = attribute("datetime").unwrap_or_default().to_owned();
        self.around.push(Around { name: name.to_owned(), link, change, date });
    }

    fn close(&mut self, name: &str) {
        if !self.unread.is_empty() {
            if let Some(place) = self.unread.iter().rposition(|open| open == name) {
                self.unread.truncate(place);
            }
            if self.unread.is_empty()
                && let Some((said, typed)) = self.head.take()
                && mark(&typed) != said
            {
                let line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
                self.notices.add(Noted::TypedOnPages(line));
            }
            return;
        }
        if INLINE.contains(&name) {
            if let Some(place) = self.around.iter().rposition(|open| open.name == name) {
                self.around.remove(place);
            }
            return;
        }
        if VOID.contains(&name) {
            return;
        }
        self.finish_paragraph();
        match name {
            "ol" | "ul" | "menu" | "dir" => drop(self.lists.pop()),
            "li" => self.number = None,
            "td" | "th" => self.end_cell(),
            "tr" => self.end_row(),
            "table" => self.end_table(),
            _ => {}
        }
    }

    fn item(&mut self, value: Option<u32>) -> Option<Automatic> {
        let numbers = self.numbers;
        let list = self.lists.last_mut()?;
        let count = value.unwrap_or(list.next);
        list.next = count.saturating_add(1);
        if !numbers {
            return None;
        }
        Some(match list.format {
            Some(format) => {
                let label = format!("{}.", number::format(count, format)?);
                Automatic { label, bullet: false, tight: false }
            }
            None => Automatic { label: "•".to_owned(), bullet: true, tight: false },
        })
    }

    /// Ends a paragraph, if one was begun.
    fn finish_paragraph(&mut self) {
        let line = std::mem::take(&mut self.line).finish();
        let role = self.heading.take().map(Role::Heading);
        let centred = std::mem::take(&mut self.centred);
        self.spaced = true;
        if line.content.text.trim().is_empty() && line.content.anchors.is_empty() {
            self.heading = None;
            return;
        }
        let serial = self.paragraphs;
        self.paragraphs += 1;
        self.notices.at(Some(self.paragraphs));
        let look = Look { role, centred, bold: false };
        let (number, mark) = (self.number.take(), self.under());
        self.blocks.push(Block::Paragraph(Paragraph {
            serial,
            look,
            number,
            line,
            comments: Vec::new(),
            mark,
        }));
    }

    fn end_cell(&mut self) {
        self.finish_paragraph();
        let Some(table) = self.tables.last_mut().filter(|table| table.in_cell) else { return };
        table.in_cell = false;
        let nested = self.blocks.iter().filter(|block| matches!(block, Block::Table(_))).count();
        if nested > 0 {
            self.notices.add_many(Noted::NestedTable, nested);
        }
        let (mut lines, mut notes, _) = flatten(std::mem::take(&mut self.blocks));
        if lines.is_empty() {
            lines.push(Default::default());
        }
        let paragraphs: Vec<Content> = lines.iter().map(|line| line.content.clone()).collect();
        if let Some(row) = &mut table.row {
            row.cells.push(Cell { paragraphs, span: table.span });
            row.lines.push((0, lines));
            row.notes.append(&mut notes);
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        let Some(table) = self.tables.last_mut() else { return };
        if let Some(row) = table.row.take().filter(|row| !row.cells.is_empty()) {
            table.rows.push(row);
        }
    }

    fn end_table(&mut self) {
        self.end_row();
        let Some(table) = self.tables.pop() else { return };
        // What stands between the cells: a caption, or words that lost their cell.
        let stray = std::mem::replace(&mut self.blocks, table.outer);
        self.blocks.extend(stray);
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table(Table { rows: table.rows }));
        }
    }
}

/// The most bytes of a running head that are looked at.
const LONGEST_HEAD: usize = 65_536;

/// Whether this can be the hash of a picture or formula.
fn is_hash(hash: &str) -> bool {
    hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}
