//! A comparison for the eye: the changed places only, coloured on a terminal, with marks elsewhere.

use std::io::IsTerminal;
use std::path::Path;

use crate::consolidate::view::Inline;
use crate::consolidate::{Layer, RollingText, table};
use crate::exchange::paper::Citations;
use crate::language::{Language, Phrase};

/// How something is set off.
#[derive(Debug, Clone, Copy)]
struct Pens {
    place: (&'static str, &'static str),
    goes: (&'static str, &'static str),
    comes: (&'static str, &'static str),
}

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
    let mut moves = 0;
    let mut changes = 0;
    let mut last = None;
    for row in table::rows(rolling) {
        let place = (row.provision, row.layer == Layer::Addition);
        if last != Some(place) {
            if !out.is_empty() {
                out.push('\n');
            }
            let cited = row.provision.map(|at| citations.of(at)).unwrap_or_default();
            let cited = match row.layer {
                Layer::Addition => language.say(Phrase::new("paper-after").with("place", cited)),
                _ => cited,
            };
            pen(&mut out, pens.place, &cited);
            out.push('\n');
            last = Some(place);
        }
        out.push_str("  ");
        match row.before {
            Some(before) if row.layer == Layer::Order => {
                moves += 1;
                let phrase = Phrase::new("paper-move").with("place", citations.before(before));
                out.push_str("↕ ");
                out.push_str(&language.say(phrase));
            }
            _ => {
                changes += 1;
                line(&mut out, &row.proposed, pens);
            }
        }
        out.push('\n');
    }
    let renumbered = rolling.passages.iter().filter(|passage| passage.layer == Layer::Form).count();
    let typography = rolling.passages.iter().filter(|it| it.layer == Layer::Typography).count();
    let formatting = rolling.passages.iter().filter(|it| it.layer == Layer::Formatting).count();
    if !out.is_empty() {
        out.push('\n');
    }
    let mut summary = Vec::new();
    for (key, count) in [
        ("command-count-changes", changes),
        ("command-count-moves", moves),
        ("command-count-renumbered", renumbered),
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

fn line(out: &mut String, inline: &[Inline], pens: Pens) {
    for (nth, piece) in inline.iter().enumerate() {
        match piece {
            Inline::Same(words) if nth == 0 => out.push_str(&printable(words.trim_start())),
            Inline::Same(words) => out.push_str(&printable(words)),
            Inline::Deleted(words) => set_off(out, pens.goes, words),
            Inline::Inserted(words) => set_off(out, pens.comes, words),
            Inline::Ellipsis => out.push('…'),
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
