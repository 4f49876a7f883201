//! A point of a list as the sentence offices write: «слова «…» заменить словами «…»».

use crate::language::{Language, Phrase};
use crate::negotiation::submission::{Action, Point};

/// The sentence, without the place.
pub fn sentence(language: Language, point: &Point) -> String {
    let find = point.find.trim();
    let key = match (point.action, find.is_empty()) {
        (Action::Replace, true) => "paper-point-reword",
        (Action::Replace, false) => "paper-point-replace",
        (Action::Insert, true) => "paper-point-add",
        (Action::Insert, false) => "paper-point-insert",
        (Action::InsertBefore, true) => "paper-point-add-before",
        (Action::InsertBefore, false) => "paper-point-insert-before",
        (Action::Delete, true) => "paper-point-delete",
        (Action::Delete, false) => "paper-point-delete-words",
        (Action::Move, _) => "paper-point-move",
    };
    let [called, new] = point.called();
    let phrase = Phrase::new(key).with("find", find).with("text", point.text.trim());
    language.say(phrase.with("find-is", called).with("text-is", new))
}
