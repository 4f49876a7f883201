//! Texts and revisions of them, small alphabets first: they force ambiguity.

use proptest::prelude::*;
use travaux::text::{Content, Form, Kind, Provision, Text};

/// A provision said in words of a tiny alphabet.
pub fn provision() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => Just("a"), 4 => Just("b"), 2 => Just("c"), 1 => Just("shall"), 1 => Just("не"), 1 => Just("5"),
        1 => Just(","), 1 => Just("."), 1 => Just("«x»"), 1 => Just("\"x\""), 1 => Just("й"), 1 => Just("и\u{306}")
    ];
    let gap = prop_oneof![8 => Just(" "), 1 => Just("  "), 1 => Just("\u{A0}")];
    prop::collection::vec((word, gap), 0..7).prop_map(|words| {
        let text: String = words.iter().map(|(word, gap)| format!("{word}{gap}")).collect();
        text.trim().to_owned()
    })
}

/// Lines, each a provision.
pub fn lines() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(provision(), 0..8)
}

/// Longer lines, so that moves can be found.
pub fn long_lines() -> impl Strategy<Value = Vec<String>> {
    let words = prop::sample::select(
        "Party request evidence group member competent authority within thirty days written consent право срок орган"
            .split(' ')
            .collect::<Vec<_>>(),
    );
    let line = prop::collection::vec(words, 1..14).prop_map(|words| words.join(" "));
    prop::collection::vec(line, 1..10)
}

/// An edit of a list of lines.
#[derive(Debug, Clone)]
pub enum Edit {
    Replace(usize, String),
    Insert(usize, String),
    Delete(usize),
    Move(usize, usize),
    Join(usize),
    Split(usize, usize),
    Word(usize, usize, String),
    Heading(usize),
}

pub fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = prop_oneof![
        (any::<usize>(), provision()).prop_map(|(at, line)| Edit::Replace(at, line)),
        (any::<usize>(), provision()).prop_map(|(at, line)| Edit::Insert(at, line)),
        any::<usize>().prop_map(Edit::Delete),
        (any::<usize>(), any::<usize>()).prop_map(|(from, to)| Edit::Move(from, to)),
        any::<usize>().prop_map(Edit::Join),
        (any::<usize>(), any::<usize>()).prop_map(|(at, word)| Edit::Split(at, word)),
        (any::<usize>(), any::<usize>(), "[abc]").prop_map(|(at, nth, word)| Edit::Word(at, nth, word)),
        any::<usize>().prop_map(Edit::Heading),
    ];
    prop::collection::vec(edit, 0..5)
}

pub fn apply(lines: &[String], edits: &[Edit]) -> Vec<String> {
    let mut lines = lines.to_vec();
    for edit in edits {
        if lines.is_empty() {
            if let Edit::Insert(_, line) = edit {
                lines.push(line.clone());
            }
            continue;
        }
        let n = lines.len();
        match edit {
            Edit::Replace(at, line) => lines[at % n] = line.clone(),
            Edit::Insert(at, line) => lines.insert(at % (n + 1), line.clone()),
            Edit::Delete(at) => {
                lines.remove(at % n);
            }
            Edit::Move(from, to) => {
                let line = lines.remove(from % n);
                lines.insert(to % n, line);
            }
            Edit::Join(at) if n > 1 => {
                let at = at % (n - 1);
                let next = lines.remove(at + 1);
                lines[at] = format!("{} {next}", lines[at]).trim().to_owned();
            }
            Edit::Join(_) => {}
            Edit::Split(at, word) => {
                let words: Vec<&str> = lines[at % n].split(' ').collect();
                let cut = word % (words.len() + 1);
                let (one, other) = (words[..cut].join(" "), words[cut..].join(" "));
                lines[at % n] = one;
                lines.insert(at % n + 1, other);
            }
            Edit::Word(at, nth, word) => {
                let mut words: Vec<&str> = lines[at % n].split(' ').collect();
                let count = words.len();
                words[nth % count] = word;
                lines[at % n] = words.join(" ");
            }
            Edit::Heading(at) => {
                let line = &mut lines[at % n];
                *line = match line.strip_prefix("# ") {
                    Some(rest) => rest.to_owned(),
                    None => format!("# {line}"),
                };
            }
        }
    }
    lines
}

/// The text of these lines; a line that begins with "# " is a heading, one with "| " a row of cells.
pub fn text(lines: &[String]) -> Text {
    Text::new(
        lines
            .iter()
            .filter(|line| !line.trim().is_empty() && line.trim() != "#")
            .map(|line| match line.strip_prefix("# ") {
                Some(heading) => Provision::prose(
                    Form { kind: Kind::Heading(3), label: None },
                    Content::plain(heading.trim().to_owned()),
                ),
                None => Provision::prose(Form::UNNUMBERED, Content::plain(line.trim().to_owned())),
            })
            .collect(),
    )
}
