//! A comparison for the eye: the changed places only, coloured on a terminal, with marks elsewhere.

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::path::Path;

use crate::consolidate::view::{Inline, Piece, Row, RowBody, View, abridge};
use crate::consolidate::{Layer, RollingText};
use crate::exchange::paper::Citations;
use crate::language::{Language, Phrase};
use crate::text::Content;
use crate::text::content::ANCHOR;
use crate::text::note::described;

/// Words as a terminal shows them: a star where a footnote is anchored, a description for a picture.
fn read(content: &Content) -> String {
    described(content).replace(ANCHOR, "*")
}

/// How something is set off.
#[derive(Debug, Clone, Copy)]
struct Pens {
    place: (&'static str, &'static str),
    goes: (&'static str, &'static str),
    comes: (&'static str, &'static str),
}

/// How many words stand around a change.
const AROUND: usize = 12;

const COLOURED: Pens =
    Pens { place: ("\x1b[1m", "\x1b[0m"), goes: ("\x1b[9;31m", "\x1b[0m"), comes: ("\x1b[4;32m", "\x1b[0m") };

const MARKED: Pens = Pens { place: ("", ""), goes: ("[-", "-]"), comes: ("{+", "+}") };

/// Whether what is written there is seen on a terminal that shows colours.
pub fn is_coloured(target: Option<&Path>) -> bool {
    target.is_none()
        && std::io::stdout().is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// What changed between a base and its only voice.
pub fn comparison(rolling: &RollingText, language: Language, coloured: bool) -> String {
    let pens = if coloured { COLOURED } else { MARKED };
    let citations = Citations::new(&rolling.base, language);
    let mut out = String::new();
    let mut told = BTreeSet::new();
    let mut last = None;
    for row in View::new(rolling).redline(0) {
        told.extend(row.passages.iter().copied());
        let changed = pieces(&row);
        if row.passages.is_empty() && changed.iter().all(|it| matches!(it, Inline::Same(_))) {
            continue;
        }
        let place = (row.provision, row.added);
        if last != Some(place) {
            if !out.is_empty() {
                out.push('\n');
            }
            let cite = |at| if row.added { citations.after(at) } else { citations.of(at) };
            let cited = row.provision.map(cite).unwrap_or_default();
            pen(&mut out, pens.place, &cited);
            out.push('\n');
            last = Some(place);
        }
        let moved = row.order.and_then(|index| rolling.passages.get(index));
        for before in moved.into_iter().flat_map(|it| &it.wordings).filter_map(|wording| wording.place) {
            let next = rolling.starts.partition_point(|start| *start < before);
            let phrase = Phrase::new("paper-move").with("place", citations.before(next));
            out.push_str(&format!("  ↕ {}\n", language.say(phrase)));
        }
        if changed.iter().any(|it| !matches!(it, Inline::Same(_))) {
            out.push_str("  ");
            line(&mut out, &abridge(changed, AROUND), pens);
            out.push('\n');
        }
    }
    let told: Vec<_> = told.iter().filter_map(|index| rolling.passages.get(*index)).collect();
    let moves = told.iter().filter(|passage| passage.layer == Layer::Order).count();
    let changes = told.len() - moves;
    let renumbered = rolling.passages.iter().filter(|passage| passage.layer == Layer::Form).count();
    let typography = rolling.passages.iter().filter(|it| it.layer == Layer::Typography).count();
    let endings = rolling.passages.iter().filter(|it| it.layer == Layer::Ending).count();
    let formatting = rolling.passages.iter().filter(|it| it.layer == Layer::Formatting).count();
    if !out.is_empty() {
        out.push('\n');
    }
    let mut summary = Vec::new();
    for (key, count) in [
        ("command-count-changes", changes),
        ("command-count-moves", moves),
        ("command-count-renumbered", renumbered),
        ("command-count-endings", endings),
        ("command-count-formatting", formatting),
        ("command-count-typography", typography),
    ] {
        if count > 0 {
            summary.push(language.say(Phrase::new(key).count("count", count)));
        }
    }
    if summary.is_empty() {
        summary.push(language.say("command-no-changes"));
    }
    if rolling.passages.iter().any(|passage| passage.coarse) {
        summary.push(language.say("command-coarse"));
    }
    out.push_str(&summary.join(" · "));
    out.push('\n');
    out
}

/// A row in a line: its number, then what stays, goes and comes.
fn pieces(row: &Row) -> Vec<Inline> {
    let mut line = Vec::new();
    let label = row.form.lead();
    line.push(if row.added { Inline::Inserted(label) } else { Inline::Same(label) });
    let mut say = |pieces: &[Piece]| {
        for piece in pieces {
            line.push(match piece {
                Piece::Same(content) if row.presence.is_some() => Inline::Deleted(read(content)),
                Piece::Same(content) => Inline::Same(read(content)),
                Piece::Fresh(content) => Inline::Inserted(read(content)),
                Piece::Gone(content) => Inline::Deleted(read(content)),
                Piece::Joined(lead) => Inline::Joined(lead.clone()),
                Piece::Rivals(_) | Piece::Settled { .. } => continue,
            });
        }
    };
    match &row.body {
        RowBody::Prose(prose) => say(prose),
        RowBody::Cells(cells) => {
            for (nth, paragraph) in cells.iter().flat_map(|cell| &cell.paragraphs).enumerate() {
                if nth > 0 {
                    say(&[Piece::Same(Content::plain(" | "))]);
                }
                say(paragraph);
            }
        }
    }
    let mut joined: Vec<Inline> = Vec::new();
    for inline in line {
        match (joined.last_mut(), inline) {
            (Some(Inline::Same(last)), Inline::Same(words))
            | (Some(Inline::Deleted(last)), Inline::Deleted(words))
            | (Some(Inline::Inserted(last)), Inline::Inserted(words)) => last.push_str(&words),
            (_, inline) => joined.push(inline),
        }
    }
    joined
}

fn line(out: &mut String, inline: &[Inline], pens: Pens) {
    for (nth, piece) in inline.iter().enumerate() {
        match piece {
            Inline::Same(words) | Inline::Stands(words) if nth == 0 => {
                out.push_str(&printable(words.trim_start()));
            }
            Inline::Same(words) | Inline::Stands(words) => out.push_str(&printable(words)),
            Inline::Deleted(words) => set_off(out, pens.goes, words),
            Inline::Inserted(words) => set_off(out, pens.comes, words),
            Inline::Ellipsis => out.push('…'),
            Inline::Next(_, lead) => out.push_str(&printable(&format!(" ¶ {lead}"))),
            Inline::Joined(lead) => set_off(out, pens.goes, &format!(" ¶ {}", lead.trim_end())),
        }
    }
}

/// Words with a pen; white space before them is left outside.
fn set_off(out: &mut String, with: (&str, &str), words: &str) {
    let bare = words.trim_start();
    if bare.len() < words.len() && !out.ends_with(' ') {
        out.push(' ');
    }
    if !bare.is_empty() {
        pen(out, with, bare);
    }
}

fn pen(out: &mut String, (open, close): (&str, &str), words: &str) {
    out.push_str(open);
    out.push_str(&printable(words));
    out.push_str(close);
}

/// The words as a terminal may have them: on one line, without characters that steer it.
fn printable(words: &str) -> String {
    words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
