//! How the items of a list end: all but the last with a semicolon or a comma, the last with a full stop.
//!
//! Lists whose items are sentences, each with its full stop, are lists of another kind and always right.

use rustc_hash::FxHashSet;

use super::outline::Outline;
use super::{Kind, Text};

/// The items whose final mark does not fit what follows, in reading order: a full stop though the list goes on, or a
/// semicolon though nothing of it follows.
pub fn amiss(text: &Text) -> Vec<usize> {
    let outline = Outline::new(text);
    let provisions = text.provisions();
    let leaf = |at: usize| {
        let found = provisions.get(at).filter(|it| it.form.kind == Kind::Subparagraph);
        found.filter(|_| outline.descendants(at).is_empty())
    };
    let list = |at: usize| Some((outline.parent(at), provisions.get(at)?.form.label.as_ref()?.scheme));
    let ends = |at: usize| leaf(at).and_then(|it| mark(&it.line()));
    let running: FxHashSet<_> = (0..provisions.len())
        .filter(|at| ends(*at).is_some_and(|mark| mark != '.'))
        .filter_map(list)
        .collect();
    let is_amiss = |at: &usize| {
        let mut behind = provisions.iter().enumerate().skip(at + 1);
        let next = behind.find(|(_, it)| it.form.kind != Kind::Footnote);
        match ends(*at) {
            Some('.') => {
                let own = list(*at);
                own.is_some_and(|own| running.contains(&own))
                    && next.is_some_and(|(next, _)| list(next) == own)
            }
            Some(_) => next.is_none_or(|(_, next)| next.form.kind != Kind::Subparagraph),
            None => false,
        }
    };
    (0..provisions.len()).filter(is_amiss).collect()
}

/// The words that join the last two items of a list.
pub const JOINING: [&str; 4] = ["and", "or", "и", "или"];

/// The mark an item ends with, before the word that joins it to the next: a full stop, a semicolon or a comma.
fn mark(line: &str) -> Option<char> {
    let said = line.trim_end();
    let joined = JOINING.iter().find_map(|word| said.strip_suffix(word)?.strip_suffix(' '));
    joined.unwrap_or(said).chars().next_back().filter(|mark| ['.', ';', ','].contains(mark))
}

#[cfg(test)]
mod tests {
    use super::amiss;
    use crate::text::markdown;

    fn lines(list: &str) -> Vec<String> {
        let text = markdown::read(list).0;
        amiss(&text).into_iter().map(|at| text.provisions()[at].line()).collect()
    }

    #[test]
    fn a_list_ends_where_it_ends() {
        let head = "1. Стороны:\n\n";
        assert!(lines(&format!("{head}а) одно;\n\nб) другое.\n\n2. Далее.")).is_empty());
        assert_eq!(lines(&format!("{head}а) одно;\n\nб) другое.\n\nв) третье.\n\n2. Далее.")), ["другое."]);
        assert_eq!(lines(&format!("{head}а) одно;\n\nб) другое;\n\n2. Далее.")), ["другое;"]);
        assert_eq!(lines("The Parties shall:\n\n(a) one; and\n\n(b) two; and\n"), ["two; and"]);
        // Sentences, and an item with items of its own.
        assert!(lines(&format!("{head}а) Одно.\n\nб) Другое.\n\n2. Далее.")).is_empty());
        assert!(lines(&format!("{head}а) одно:\n\n- первое;\n\n- второе;\n\nб) другое.\n")).is_empty());
    }
}
