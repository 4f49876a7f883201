//! Points about a whole text: «по всему тексту слова «…» заменить словами «…» в соответствующем падеже».
//!
//! Words that stand as they were quoted are changed wherever they stand. In another form they are changed where the
//! point asks for the fitting form and the letters decide it; every other place is left as it was and named.

use std::ops::Range;

use super::{Hit, Left, Why, Work, find_words, join, paragraph, paragraphs, splice};
use crate::negotiation::place::{self, NotFound};
use crate::negotiation::submission::{Action, Point};
use crate::text::{content, inflect};

/// What such places are cited by.
const THROUGHOUT: [&str; 5] =
    ["по всему тексту", "по тексту", "throughout the text", "throughout the draft", "throughout"];

/// Whether a place is the whole of a text, or of a part of it.
pub fn is_throughout(at: &str) -> bool {
    let lower = at.to_lowercase();
    THROUGHOUT.iter().any(|phrase| lower.contains(phrase))
}

/// Whether the words are to be put in the form the place asks for.
fn fitting(at: &str) -> bool {
    let lower = at.to_lowercase();
    lower.contains("соответствующ") || lower.contains("appropriate") || lower.contains("необходим")
}

impl Work<'_> {
    /// Changes words wherever they stand.
    pub(super) fn throughout(&mut self, nth: usize, point: &Point) -> Result<(), Why> {
        let (find, new) = (point.find.trim(), point.text.trim());
        if find.is_empty() {
            return Err(Why::NoWords);
        }
        let lower = point.at.to_lowercase();
        let phrase = THROUGHOUT.iter().find(|phrase| lower.contains(*phrase));
        let rest = phrase.map_or(String::new(), |phrase| lower.replacen(phrase, " ", 1));
        let cut = [", в соотв", ", in the approp"].iter().filter_map(|form| rest.find(form)).min();
        let rest = rest.get(..cut.unwrap_or(rest.len())).unwrap_or_default();
        let within = match place::find(self.text, rest) {
            Ok(found) => found.range,
            Err(NotFound::Unread) => 0..self.slots.len(),
            Err(other) => return Err(other.into()),
        };
        let places = self.places(within, find);
        if places.is_empty() {
            return Err(Why::NoWords);
        }
        let before = self.left.len();
        // From the back, so that places before stay what they are.
        for place in places.iter().rev() {
            let there = place.there.as_str();
            let made = match point.action {
                _ if there.contains(content::ANCHOR) => None,
                Action::Insert => Some(join(there, new)),
                Action::InsertBefore => Some(join(new, there)),
                Action::Delete if place.exact => Some(String::new()),
                // «Компетентный ведомство» would not do.
                Action::Replace
                    if place.exact
                        && (fitting(&point.at) && place.agreed && other_gender(find, new)
                            || place.article.is_some_and(|vowel| vowel != opens_with_vowel(new))) =>
                {
                    None
                }
                Action::Replace if place.exact => capitalised(new, there, find),
                Action::Replace if fitting(&point.at) => formed(new, find, there),
                _ => None,
            };
            let slot = self.slots.get_mut(place.hit.provision).filter(|slot| !slot.closed);
            let open = slot.and_then(|slot| {
                let content = slot.now.as_mut().and_then(|now| paragraph(now, place.hit.paragraph))?;
                splice(content, place.hit.bytes.clone(), made.as_ref()?);
                slot.answered = true;
                Some(())
            });
            if open.is_none() {
                let words = there.to_owned();
                self.left.push(Left { point: nth, provision: place.hit.provision, words });
            }
        }
        self.left.get_mut(before..).unwrap_or_default().reverse();
        if self.left.len() - before == places.len() { Err(Why::Form) } else { Ok(()) }
    }

    /// Where words stand, as they are quoted or in another form, in reading order.
    fn places(&self, within: Range<usize>, find: &str) -> Vec<Place> {
        let mut places = Vec::new();
        for provision in within {
            let Some(now) = self.slots.get(provision).and_then(|slot| slot.now.as_ref()) else { continue };
            for (paragraph, (_, content)) in paragraphs(now).into_iter().enumerate() {
                let text = content.text.as_str();
                let mut found: Vec<(Range<usize>, bool)> = Vec::new();
                let exact = find_words(text, find).into_iter().chain(find_words(text, &turned(find)));
                found.extend(exact.map(|bytes| (bytes, true)));
                for bytes in forms(text, find) {
                    if found.iter().all(|(known, _)| known.end <= bytes.start || bytes.end <= known.start) {
                        found.push((bytes, false));
                    }
                }
                found.sort_by_key(|(bytes, _)| bytes.start);
                for (bytes, exact) in found {
                    let there = text.get(bytes.clone()).unwrap_or_default().to_owned();
                    let agreed = agrees(text.get(..bytes.start).unwrap_or_default());
                    let article = article(text.get(..bytes.start).unwrap_or_default());
                    let hit = Hit { provision, paragraph, bytes };
                    places.push(Place { hit, exact, agreed, article, there });
                }
            }
        }
        places
    }
}

/// A place words stand in.
struct Place {
    hit: Hit,
    /// Whether they stand there as they were quoted.
    exact: bool,
    /// Whether a word before them is in a form that agrees with them.
    agreed: bool,
    /// Whether the English article before them is one before a vowel; none where there is no article.
    article: Option<bool>,
    there: String,
}

/// The article words end with: whether it is "an".
fn article(before: &str) -> Option<bool> {
    match before.split_whitespace().next_back()?.to_lowercase().as_str() {
        "a" => Some(false),
        "an" => Some(true),
        _ => None,
    }
}

fn opens_with_vowel(words: &str) -> bool {
    words.trim_start().to_lowercase().starts_with(['a', 'e', 'i', 'o', 'u'])
}

/// Words as they stand at the beginning of a sentence, or in the middle of one.
fn turned(words: &str) -> String {
    let mut letters = words.chars();
    let Some(first) = letters.next() else { return String::new() };
    let upper = first.to_uppercase().chain(letters.clone()).collect::<String>();
    // A name is not looked for without its capital letter.
    if upper == words { String::new() } else { upper }
}

fn capitalised(new: &str, there: &str, find: &str) -> Option<String> {
    let upper = |text: &str| text.chars().next().is_some_and(char::is_uppercase);
    Some(if upper(there) && !upper(find) { turned(new) } else { new.to_owned() })
        .filter(|made| !made.is_empty())
}

/// The words of a text with their places.
fn words_of(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut begun: Option<usize> = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = c.is_alphanumeric() || c == '-' && begun.is_some();
        match begun {
            None if inside => begun = Some(at),
            Some(start) if !inside => {
                words.push(start..at);
                begun = None;
            }
            _ => {}
        }
    }
    words
}

/// Where a phrase stands in some form.
fn forms(text: &str, find: &str) -> Vec<Range<usize>> {
    let wanted: Vec<&str> = find.split_whitespace().collect();
    let words = words_of(text);
    if wanted.is_empty() || wanted.iter().any(|word| !word.chars().all(|c| c.is_alphabetic() || c == '-')) {
        return Vec::new();
    }
    let word = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
    let follow = |pair: &[Range<usize>]| match pair {
        [one, other] => {
            text.get(one.end..other.start).is_some_and(|gap| gap.chars().all(char::is_whitespace))
        }
        _ => true,
    };
    let stands = |run: &&[Range<usize>]| {
        run.iter().zip(&wanted).all(|(range, of)| inflect::is_form(word(range), of))
            && run.windows(2).all(follow)
    };
    let runs = words.windows(wanted.len()).filter(stands);
    runs.filter_map(|run| Some(run.first()?.start..run.last()?.end)).collect()
}

/// A phrase word by word in the form in which another one stands.
fn formed(new: &str, find: &str, there: &str) -> Option<String> {
    let [new, find, there] = [new, find, there].map(|it| it.split_whitespace().collect::<Vec<_>>());
    if let ([word], true) = (new.as_slice(), word_is_rigid(&new)) {
        return Some((*word).to_owned());
    }
    if new.len() != find.len() || find.len() != there.len() {
        return None;
    }
    let words =
        new.iter().zip(&find).zip(&there).map(|((new, find), there)| inflect::in_form(new, find, there));
    Some(words.collect::<Option<Vec<_>>>()?.join(" "))
}

/// Whether a phrase is one abbreviation, which has one form.
fn word_is_rigid(words: &[&str]) -> bool {
    matches!(words, [word] if word.chars().count() > 1 && word.chars().all(char::is_uppercase))
}

/// Whether the last word before a place is an adjective, by its ending.
fn agrees(before: &str) -> bool {
    const ENDINGS: [&str; 12] = ["ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ую", "ого", "ому"];
    let last = before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    ENDINGS.iter().any(|ending| last.ends_with(ending))
}

/// Whether two words are of different gender, as far as their endings tell.
fn other_gender(one: &str, other: &str) -> bool {
    let gender = |words: &str| {
        let last = words.split_whitespace().next_back().and_then(|word| word.chars().last());
        match last.unwrap_or(' ').to_lowercase().next() {
            Some('а' | 'я') => 'f',
            Some('о' | 'е' | 'ё') => 'n',
            Some('ы' | 'и') => 'p',
            Some('ь') => '?',
            _ => 'm',
        }
    };
    gender(one) != gender(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::negotiation::point::apply_points;
    use crate::text::{Text, markdown};

    const DRAFT: &str = "# Соглашение\n\n### Статья 1\n\n1. Компетентный отдел ведёт учёт.\n\n\
        2. Запрос направляется компетентному отделу.\n\n### Статья 2\n\n\
        Стороны содействуют компетентным отделам, а отдел помощи — им.\n";

    fn point(at: &str, action: Action, find: &str, text: &str) -> Point {
        let [at, find, text] = [at, find, text].map(str::to_owned);
        Point { number: String::new(), at, action, find, text, reason: String::new() }
    }

    fn draft() -> Text {
        markdown::read(DRAFT).0
    }

    #[test]
    fn words_are_changed_wherever_they_stand_and_in_the_form_they_stand_in() {
        let asked = point(
            "по всему тексту, в соответствующем падеже",
            Action::Replace,
            "компетентный отдел",
            "уполномоченный департамент",
        );
        let applied = apply_points(&draft(), &[asked]);
        let wanted = DRAFT
            .replace("Компетентный отдел", "Уполномоченный департамент")
            .replace("компетентному отделу", "уполномоченному департаменту")
            .replace("компетентным отделам", "уполномоченным департаментам");
        assert_eq!(markdown::write(&applied.text), wanted);
        assert_eq!((applied.unapplied.len(), applied.left.len()), (0, 0));
        assert_eq!(applied.answered.len(), 3);
    }

    #[test]
    fn places_whose_form_is_not_clear_are_left_and_named() {
        let asked = point("по всему тексту, в соответствующем падеже", Action::Replace, "отдел", "ведомство");
        let applied = apply_points(&draft(), std::slice::from_ref(&asked));
        assert_eq!(markdown::write(&applied.text), DRAFT.replace("а отдел помощи", "а ведомство помощи"));
        let left: Vec<&str> = applied.left.iter().map(|left| left.words.as_str()).collect();
        assert_eq!(left, ["отдел", "отделу", "отделам"]);
        // Without a word about forms the other forms are left as well.
        let plain = Point {
            at: "по всему тексту".to_owned(), text: "департамент".to_owned(), ..asked
        };
        let applied = apply_points(&draft(), &[plain]);
        assert_eq!(
            applied.left.iter().map(|left| left.words.as_str()).collect::<Vec<_>>(),
            ["отделу", "отделам"]
        );
        assert!(markdown::write(&applied.text).contains("Компетентный департамент"));
    }

    #[test]
    fn a_part_of_the_text_may_be_meant_and_words_may_go() {
        let asked = point("по тексту статьи 1", Action::Delete, "компетентный", "");
        let applied = apply_points(&draft(), &[asked]);
        assert!(
            markdown::write(&applied.text).contains("1. отдел ведёт"),
            "{}",
            markdown::write(&applied.text)
        );
        assert_eq!(applied.left.len(), 1);
        let nowhere = point("по всему тексту", Action::Replace, "маяк", "буй");
        assert_eq!(apply_points(&draft(), &[nowhere]).unapplied[0].why, Why::NoWords);
        let form = point("по тексту статьи 2", Action::Replace, "компетентный", "уполномоченный");
        assert_eq!(apply_points(&draft(), &[form]).unapplied[0].why, Why::Form);
    }

    #[test]
    fn provisions_go_where_a_point_sends_them() {
        let said = |points: &[Point]| {
            let applied = apply_points(&draft(), points);
            (markdown::write(&applied.text), applied.unapplied.first().map(|unapplied| unapplied.why))
        };
        let moved = |at, to| said(&[point(at, Action::Move, "", to)]);
        let (text, why) = moved("Статью 2", "перед статьёй 1");
        assert_eq!(why, None);
        assert!(text.find("Статья 2").unwrap() < text.find("Статья 1").unwrap(), "{text}");
        let (text, why) = moved("пункт 2 статьи 1", "статью 2");
        assert_eq!(why, None);
        assert!(text.ends_with("2. Запрос направляется компетентному отделу.\n"), "{text}");
        let (text, why) = moved("пункт 2 статьи 1", "перед пунктом 1 статьи 1");
        assert_eq!(why, None);
        assert!(text.find("2. Запрос").unwrap() < text.find("1. Компетентный").unwrap(), "{text}");
        // Nothing goes into itself, or to where there is nothing.
        for to in ["статью 1", "после пункта 2 статьи 1", "статью 9"] {
            assert_eq!(moved("статью 1", to), (DRAFT.to_owned(), Some(Why::NoPlace)), "{to}");
        }
    }
}
