//! The frame of a letter: its number and date, the address, the title of the list, the signature. It says nothing of
//! the draft and is no remark on it.

use super::{Letter, Unread};
use crate::text::Text;

/// Leaves out of what was not read what is only the frame of the letter.
pub fn without(text: &Text, letter: &mut Letter) {
    let numbered = letter.unread.iter().filter(|it| !it.number.is_empty()).map(|it| it.provision);
    let items: Vec<usize> = letter.points.iter().map(|it| it.provision).chain(numbered).collect();
    let (first, last) = (items.iter().min().copied(), items.iter().max().copied());
    let all = text.provisions().len();
    letter.unread.retain(|it| {
        let inside = first.unwrap_or(all) < it.provision && it.provision < last.unwrap_or(0);
        let in_table = text.provisions().get(it.provision).is_some_and(|it| it.form.kind.is_row());
        in_table || !(it.number.is_empty() && (opens_or_closes(it) || !inside && is_short(it)))
    });
}

/// Whether a line is one of those that letters open and close with.
fn opens_or_closes(it: &Unread) -> bool {
    const OPENINGS: [&str; 24] = [
        "исх.",
        "исх №",
        "исходящий",
        "вх.",
        "на №",
        "на ваш",
        "№ ",
        "от «",
        "уважаем",
        "с уважением",
        "приложение: на",
        "приложение на",
        "дата:",
        "ref.",
        "ref:",
        "our ref",
        "your ref",
        "dear ",
        "sincerely",
        "yours ",
        "respectfully",
        "with respect",
        "date:",
        "enclosure",
    ];
    let lower = it.words.trim().to_lowercase();
    OPENINGS.iter().any(|opening| lower.starts_with(opening)) && !it.asks
}

/// Whether a line before or behind the list is no sentence: a title, an address, a signature.
fn is_short(it: &Unread) -> bool {
    let words = it.words.trim();
    let sentence = words.ends_with(['.', '!', '?', ';', '»', '”', '"']) && !words.ends_with("г.");
    !it.asks && !sentence && words.split_whitespace().count() <= 14
}
