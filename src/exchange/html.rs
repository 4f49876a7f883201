//! A paper as one self-contained HTML file, for reading, printing and screen readers.
//!
//! No scripts, nothing loaded from elsewhere. What goes is struck, what comes is underlined, and rivals stand in
//! brackets: nothing depends on colour. `<ins>` and `<del>` carry words for those who listen.

use std::fmt::Write as _;

use super::objects;
use super::paper::{Block, LineKind, Note, Paper, Place, Prose, Role, Run, Setting, Table, TableLine, Words};
use super::word::page;
use crate::language::{Language, Phrase};
use crate::text::{Anchor, Kind, Style};

const SHEET: &str = include_str!("../../templates/print/paper.css");

/// Writes a paper as HTML. `language` is that of the document; `interface` that of the words added.
pub fn write(paper: &Paper, language: &str, interface: Language, setting: Setting) -> String {
    let mut out = String::with_capacity(paper.blocks.len() * 160 + SHEET.len());
    let title = [paper.name.as_str(), paper.title.as_str()];
    let title: Vec<&str> = title.into_iter().filter(|words| !words.is_empty()).collect();
    let title = escape(&title.join(" — "));
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{SHEET}{}</style>\n</head>\n<body>\n",
        escape(language),
        footer(paper, interface),
    );
    let status = interface.say("paper-status");
    let mut line = vec![if paper.draft.is_empty() { status } else { paper.draft.clone() }];
    if !paper.distribution.is_empty() {
        line.push(paper.distribution.clone());
    }
    let _ = write!(out, "<header class=\"frontage\" data-said=\"{}\">", page::mark(&line.concat()));
    for part in &line {
        let _ = write!(out, "<span>{}</span>", escape(part));
    }
    let wide = if paper.landscape { " class=\"wide\"" } else { "" };
    let _ = writeln!(out, "</header>\n<main{wide}>");
    if !paper.legend.is_empty() {
        let _ = writeln!(out, "<p class=\"legend\">{}</p>", escape(&paper.legend));
    }
    let writer = Writer { interface, setting };
    let mut group = false;
    for block in &paper.numbered().blocks {
        let belongs = matches!(block, Block::Prose(prose) if prose.alternative);
        let opens = matches!(block, Block::Caption(caption) if caption.introduces);
        if group && (opens || !belongs) {
            out.push_str("</section>\n");
            group = false;
        }
        match block {
            Block::Caption(caption) if caption.introduces => {
                let _ = write!(
                    out,
                    "<section class=\"option\">\n<p class=\"caption\">{}</p>\n",
                    escape(&caption.words)
                );
                group = true;
            }
            Block::Caption(caption) => {
                let _ = writeln!(out, "<p class=\"caption\">{}</p>", escape(&caption.words));
            }
            Block::Prose(prose) => writer.prose(prose, &mut out),
            Block::Table(table) => writer.table(table, &mut out),
            Block::Heading(heading) => {
                let level = (heading.level + 1).min(6);
                let class = if heading.level == 0 { "title" } else { "heading" };
                let _ = writeln!(out, "<h{level} class=\"{class}\">{}</h{level}>", escape(&heading.words));
            }
            Block::Words(words) => writer.words(words, &mut out),
            Block::NewPage => out.push_str("<div class=\"new-page\"></div>\n"),
        }
    }
    if group {
        out.push_str("</section>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// What stands at the foot of every printed page.
fn footer(paper: &Paper, interface: Language) -> String {
    let quoted = |words: &str| words.replace('\\', "\\\\").replace('"', "\\\"").replace(['\n', '<'], " ");
    let page = interface.say(Phrase::new("paper-page"));
    let of = interface.say(Phrase::new("paper-page-of"));
    let across =
        if paper.landscape { "@page { size: A4 landscape; margin: 15mm 15mm 18mm 20mm; }\n" } else { "" };
    format!(
        "{across}@page {{ @bottom-left {{ content: \"{}\"; }} @bottom-right {{ content: \"{} \" counter(page) \" {} \" counter(pages); }} }}\n",
        quoted(&paper.draft),
        quoted(&page),
        quoted(&of),
    )
}

struct Writer {
    interface: Language,
    setting: Setting,
}

impl Writer {
    fn prose(&self, prose: &Prose, out: &mut String) {
        let level = prose.kind.heading_level();
        let tag = match level {
            0 => "p".to_owned(),
            level => format!("h{}", level.min(6)),
        };
        let _ = write!(out, "<div class=\"row\"><{tag} class=\"{}\">", class(prose));
        let mut head = String::new();
        if prose.kind == Kind::Footnote {
            head.push_str(&mark(&prose.label, "note", "mark"));
            head.push(' ');
        } else if !prose.label.is_empty() {
            let label = Run::of(
                prose.label.clone(),
                if prose.role == Role::Stands { Role::Plain } else { prose.role },
            );
            self.run(&label, &mut head);
            head.push_str(if level > 0 && prose.kind == Kind::Article && !prose.runs.is_empty() {
                "<br>"
            } else {
                " "
            });
        }
        out.push_str(&head);
        let mut first = true;
        let runs = self.spaced(&prose.runs);
        for run in &runs {
            if first {
                let trimmed = Run { words: run.words.trim_start().to_owned(), ..run.clone() };
                self.run(&trimmed, out);
                first = trimmed.words.is_empty() && trimmed.anchor.is_none();
            } else {
                self.run(run, out);
            }
        }
        let _ = write!(out, "</{tag}>");
        self.notes(&prose.notes, out);
        out.push_str("</div>\n");
    }

    /// Runs in which the space between what goes and what comes in its place comes with that.
    fn spaced(&self, runs: &[Run]) -> Vec<Run> {
        let mut spaced: Vec<Run> = Vec::with_capacity(runs.len());
        for (at, run) in runs.iter().enumerate() {
            let between = self.setting == Setting::Redline && run.role == Role::Plain && run.words == " ";
            let role = |at: Option<usize>| at.and_then(|at| runs.get(at)).map(|run| run.role);
            let gives = |before: Option<usize>, behind: usize| {
                role(before) == Some(Role::Goes) && role(Some(behind)) == Some(Role::Proposed)
            };
            if between && gives(at.checked_sub(1), at + 1) {
                continue;
            }
            let given = at >= 2
                && self.setting == Setting::Redline
                && runs.get(at - 1).is_some_and(|gap| gap.role == Role::Plain && gap.words == " ")
                && gives(at.checked_sub(2), at);
            let words = if given { format!(" {}", run.words) } else { run.words.clone() };
            spaced.push(Run { words, ..run.clone() });
        }
        spaced
    }

    fn words(&self, words: &Words, out: &mut String) {
        let place = match words.place {
            Place::Text => "text",
            Place::Left => "left",
            Place::Centre => "centre",
            Place::Right => "right",
            Place::Within => "within",
        };
        let item = if words.mark.is_empty() { String::new() } else { format!(" item i{}", words.depth) };
        let _ = write!(out, "<p class=\"{place}{item}\">");
        if !words.mark.is_empty() {
            let _ = write!(out, "{} ", escape(&words.mark));
        }
        for run in &words.runs {
            self.run(run, out);
        }
        out.push_str("</p>\n");
    }

    fn notes(&self, notes: &[Note], out: &mut String) {
        if notes.is_empty() {
            return;
        }
        out.push_str("<aside>");
        for note in notes {
            let _ = write!(out, "<p>{}</p>", escape(&note.words));
        }
        out.push_str("</aside>");
    }

    fn table(&self, table: &Table, out: &mut String) {
        out.push_str(if table.unruled { "<table class=\"unruled\">\n" } else { "<table>\n" });
        let whole: u32 = table.columns.iter().map(|column| column.width).sum();
        if whole > 0 {
            out.push_str("<colgroup>");
            for column in &table.columns {
                let part = f64::from(column.width) * 100.0 / f64::from(whole);
                let _ = write!(out, "<col style=\"width: {part:.1}%\">");
            }
            out.push_str("</colgroup>\n");
        }
        let headed = table.lines.first().is_some_and(|line| line.kind == LineKind::Head);
        for (nth, line) in table.lines.iter().enumerate() {
            match nth {
                0 if headed => out.push_str("<thead>\n"),
                0 => out.push_str("<tbody>\n"),
                1 if headed => out.push_str("<tbody>\n"),
                _ => {}
            }
            self.line(line, nth == 0 && headed, out);
            if nth == 0 && headed {
                out.push_str("</thead>\n");
            }
        }
        let bodied = table.lines.len() > usize::from(headed);
        out.push_str(if bodied { "</tbody>\n</table>\n" } else { "</table>\n" });
    }

    fn line(&self, line: &TableLine, head: bool, out: &mut String) {
        let section = line.kind == LineKind::Section;
        out.push_str(if section { "<tr class=\"section\">" } else { "<tr>" });
        for (column, cell) in line.cells.iter().enumerate() {
            let tag = if head || section { "th" } else { "td" };
            let _ = write!(out, "<{tag}");
            if head {
                out.push_str(" scope=\"col\"");
            } else if section {
                out.push_str(" scope=\"colgroup\"");
            }
            if cell.span.columns > 1 {
                let _ = write!(out, " colspan=\"{}\"", cell.span.columns);
            }
            if cell.span.rows > 1 {
                let _ = write!(out, " rowspan=\"{}\"", cell.span.rows);
            }
            out.push('>');
            if column == 0 {
                let notes = line.notes.iter().map(|note| &note.words);
                for words in line.caption.iter().chain(notes) {
                    let _ = write!(out, "<p class=\"caption\">{}</p>", escape(words));
                }
            }
            for (nth, paragraph) in cell.paragraphs.iter().enumerate() {
                if nth > 0 {
                    out.push_str("<br>");
                }
                for run in paragraph {
                    self.run(run, out);
                }
            }
            let _ = write!(out, "</{tag}>");
        }
        out.push_str("</tr>\n");
    }

    fn run(&self, run: &Run, out: &mut String) {
        let described = match &run.anchor {
            Some(Anchor::Footnote) => return out.push_str(&mark(&run.words, "mark", "note")),
            Some(Anchor::Object { hash, alt }) => {
                let _ = write!(out, "<span data-object=\"{}\" title=\"{}\">", escape(hash), escape(alt));
                Some(Run { words: objects::words(alt, self.interface), anchor: None, ..run.clone() })
            }
            None => None,
        };
        if let Some(described) = described {
            self.run(&described, out);
            return out.push_str("</span>");
        }
        let words = run.words.trim_start();
        let gap = &run.words[..run.words.len() - words.len()];
        // The space before what comes or goes comes or goes with it: a print of two texts gives both back.
        let changes = self.setting == Setting::Redline && matches!(run.role, Role::Goes | Role::Proposed);
        match (words.is_empty(), run.role) {
            (true, Role::Goes) if changes && !gap.is_empty() => {
                out.push_str(&format!("<del>{}</del>", escape(gap)));
            }
            (true, _) if changes && !gap.is_empty() => out.push_str(&format!("<ins>{}</ins>", escape(gap))),
            _ if !changes => out.push_str(&escape(gap)),
            _ => {}
        }
        if words.is_empty() {
            return;
        }
        let before = if changes { escape(gap) } else { String::new() };
        let heard =
            |key: &'static str| format!("<span class=\"heard\">{} </span>", escape(&self.interface.say(key)));
        let (open, close) = match run.role {
            Role::Plain => (String::new(), ""),
            Role::Stands => ("<span class=\"stands\">".to_owned(), "</span>"),
            Role::Proposed if self.setting == Setting::Redline => {
                (format!("<ins>{before}{}", heard("paper-heard-added")), "</ins>")
            }
            Role::Proposed => ("<ins>".to_owned(), "</ins>"),
            // In brackets the margin says that it is proposed to go.
            Role::Goes if self.setting == Setting::Brackets => ("<s>".to_owned(), "</s>"),
            Role::Goes => (format!("<del>{before}{}", heard("paper-heard-removed")), "</del>"),
            Role::Bracket => ("<b class=\"bracket\">".to_owned(), "</b>"),
            Role::Names => ("<span class=\"names\">".to_owned(), "</span>"),
        };
        out.push_str(&open);
        let mut closing = Vec::new();
        for style in &run.styles {
            let (tag, end) = match style {
                Style::Bold => ("<b>".to_owned(), "</b>"),
                Style::Italic => ("<i>".to_owned(), "</i>"),
                Style::Underline => ("<u>".to_owned(), "</u>"),
                Style::Superscript => ("<sup>".to_owned(), "</sup>"),
                Style::Subscript => ("<sub>".to_owned(), "</sub>"),
                Style::Link(target) if is_web(target) || is_beside(target) => {
                    (format!("<a href=\"{}\">", escape(target)), "</a>")
                }
                Style::Link(_) => (String::new(), ""),
            };
            out.push_str(&tag);
            closing.push(end);
        }
        out.push_str(&escape(words).replace('\n', "<br>"));
        for end in closing.iter().rev() {
            out.push_str(end);
        }
        out.push_str(close);
    }
}

/// The mark of a footnote, raised, which leads from where it stands to the words of the note and back.
fn mark(number: &str, here: &str, there: &str) -> String {
    let number = escape(number);
    match number.parse::<usize>() {
        Ok(nth) => format!("<sup id=\"{here}-{nth}\"><a href=\"#{there}-{nth}\">{nth}</a></sup>"),
        Err(_) => format!("<sup>{number}</sup>"),
    }
}

/// Whether a link leads to the web or a mail address: no other scheme is written.
fn is_web(target: &str) -> bool {
    let target = target.to_ascii_lowercase();
    ["http://", "https://", "mailto:"].iter().any(|scheme| target.starts_with(scheme))
}

/// Whether a link leads to a file in the same folder, and nowhere else: "./01%20Draft.html".
fn is_beside(target: &str) -> bool {
    let file = target.strip_prefix("./").unwrap_or_default();
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-._%".contains(letter);
    !file.is_empty() && !file.starts_with('.') && file.chars().all(plain)
}

fn class(prose: &Prose) -> String {
    let kind = match prose.kind {
        Kind::Title => "title",
        Kind::Paragraph => "paragraph",
        Kind::Subparagraph => "subparagraph",
        Kind::Footnote => "footnote",
        kind if kind.is_heading() => "heading",
        _ => "plain",
    };
    let role = match prose.role {
        Role::Goes => " goes",
        Role::Proposed => " comes",
        _ => "",
    };
    format!("{kind}{role} d{}", prose.depth)
}

/// Escapes what HTML gives a meaning to; characters HTML forbids are left out.
fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{A0}' => out.push_str("&nbsp;"),
            '\t' | '\n' => out.push(letter),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}
