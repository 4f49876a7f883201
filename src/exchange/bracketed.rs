//! A paper as Markdown.
//!
//! Rivals stand in square brackets with those who propose them, `[thirty] [sixty — ALT, KRS]`; captions and what
//! the margin says stand in quotations before and after the provision they are about. As a redline, what goes is
//! `{--struck--}` and what comes `{++added++}` (CriticMarkup).

use std::fmt::Write as _;

use super::paper::{Block, LineKind, Note, Paper, Place, Role, Run, Setting, Table};
use crate::text::content::ANCHOR;
use crate::text::{Anchor, Content, Kind, markdown};

/// Writes a paper as Markdown. `setting` must be the one the paper was laid out with.
pub fn write(paper: &Paper, setting: Setting) -> String {
    let mut out = String::new();
    if !paper.draft.is_empty() || !paper.distribution.is_empty() {
        let line: Vec<&str> = [paper.draft.as_str(), paper.distribution.as_str()]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect();
        let _ = write!(out, "> {}\n\n", line.join(" · "));
    }
    for block in &paper.numbered().blocks {
        match block {
            Block::Caption(caption) => {
                let _ = write!(out, "> **{}**\n\n", escaped(&caption.words));
            }
            Block::Prose(prose) => {
                let level = prose.kind.heading_level();
                let words = runs(&prose.runs, setting);
                let mut line = String::new();
                if level > 0 {
                    line.push_str(&"#".repeat(level as usize));
                    line.push(' ');
                }
                match prose.kind {
                    Kind::Footnote if is_number(&prose.label) => {
                        let _ = write!(line, "[^{}]:", prose.label);
                    }
                    Kind::Footnote => line.push_str(&escaped(&prose.label)),
                    _ => line.push_str(&prose.label),
                }
                if !prose.label.is_empty() && !words.is_empty() {
                    line.push(' ');
                }
                line.push_str(words.trim_start());
                let _ = write!(out, "{}\n\n", line.trim_end());
                notes(&prose.notes, &mut out);
            }
            Block::Table(set) => table(set, setting, &mut out),
            Block::Heading(heading) => {
                let level = usize::from(heading.level) + 1;
                let _ = write!(out, "{} {}\n\n", "#".repeat(level.min(6)), escaped(&heading.words));
            }
            Block::Words(words) => {
                let line = runs(&words.runs, setting);
                let mark = match (words.place, words.mark.as_str()) {
                    (Place::Within, _) => "> ".to_owned(),
                    (_, "") => String::new(),
                    (_, mark) => format!("{mark} "),
                };
                let _ = write!(out, "{mark}{}\n\n", line.trim().replace('\n', "  \n"));
            }
            Block::NewPage => out.push_str("---\n\n"),
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn notes(notes: &[Note], out: &mut String) {
    for note in notes {
        let _ = write!(out, "> {}\n\n", escaped(&note.words));
    }
}

/// A pipe table; every line is made as wide as the widest. A table without a head gets an empty one.
fn table(table: &Table, setting: Setting, out: &mut String) {
    let lines = &table.lines;
    let columns = lines.iter().map(|line| line.cells.len()).max().unwrap_or(0);
    let mut remarks = Vec::new();
    // Cells that reach down from a line above: for how many more lines, by column.
    let mut reaching = vec![0u16; columns];
    if table.unruled {
        let _ = write!(out, "|{}\n|{}\n", "  |".repeat(columns), " --- |".repeat(columns));
    }
    for (nth, line) in lines.iter().enumerate() {
        out.push('|');
        let mut cells = line.cells.iter();
        for (column, reach) in reaching.iter_mut().enumerate() {
            let cell = if *reach > 0 { None } else { cells.next() };
            *reach = cell.map_or(reach.saturating_sub(1), |cell| cell.span.rows.saturating_sub(1));
            let cell = cell.map(|cell| {
                let paragraphs: Vec<String> =
                    cell.paragraphs.iter().map(|it| runs(it, setting).trim().to_owned()).collect();
                paragraphs.join("<br>").replace('|', "\\|")
            });
            let cell = cell.map(|words| match line.kind {
                LineKind::Section if !words.is_empty() => format!("**{words}**"),
                _ => words,
            });
            let mark = if column == 0 { line.caption.as_deref() } else { None };
            let mark = mark.map(|caption| format!("*{}* ", escaped(caption))).unwrap_or_default();
            let _ = write!(out, " {mark}{} |", cell.unwrap_or_default());
        }
        out.push('\n');
        if nth == 0 && !table.unruled {
            out.push('|');
            out.push_str(&" --- |".repeat(columns));
            out.push('\n');
        }
        remarks.extend(line.notes.iter().cloned());
    }
    out.push('\n');
    notes(&remarks, out);
}

fn is_number(mark: &str) -> bool {
    mark.bytes().all(|byte| byte.is_ascii_digit())
}

fn runs(runs: &[Run], setting: Setting) -> String {
    let mut out = String::new();
    for run in runs {
        match &run.anchor {
            Some(Anchor::Footnote) => {
                let sign = if is_number(&run.words) { "^" } else { "" };
                let _ = write!(out, "[{sign}{}]", run.words);
                continue;
            }
            // As the document's own Markdown has it: so it comes back.
            Some(Anchor::Object { .. }) | None => {}
        }
        let written = content(run);
        match (run.role, setting) {
            // In brackets the margin says that it is proposed to go; struck it would be read as gone.
            (Role::Goes, Setting::Redline) => wrap(&mut out, &written, "{--", "--}"),
            (Role::Proposed, Setting::Redline) => wrap(&mut out, &written, "{++", "++}"),
            _ => out.push_str(&written),
        }
    }
    out
}

/// Marks around the words, white space before them left outside.
fn wrap(out: &mut String, written: &str, open: &str, close: &str) {
    let words = written.trim_start();
    out.push_str(&written[..written.len() - words.len()]);
    if !words.is_empty() {
        out.push_str(open);
        out.push_str(words);
        out.push_str(close);
    }
}

/// A run's words with their marks, white space at either end kept.
fn content(run: &Run) -> String {
    if let Some(anchor) = &run.anchor {
        let (text, anchors) = (ANCHOR.to_string(), vec![anchor.clone()]);
        return markdown::write_content(&Content { text, marks: Vec::new(), anchors });
    }
    let words = run.words.trim();
    if words.is_empty() {
        return run.words.clone();
    }
    let gap = run.words.len() - run.words.trim_start().len();
    let end = gap + words.len();
    let marks = run
        .styles
        .iter()
        .map(|style| crate::text::Mark { start: 0, end: words.len() as u32, style: style.clone() })
        .collect();
    let inner = Content { text: words.to_owned(), marks, anchors: Vec::new() };
    format!("{}{}{}", &run.words[..gap], markdown::write_content(&inner), &run.words[end..])
}

fn escaped(words: &str) -> String {
    markdown::write_content(&Content::plain(words))
}
