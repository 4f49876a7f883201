//! How papers cite the provisions of a text, in the cases of the language they are in.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use super::capital;
use crate::compare::BaseSide;
use crate::consolidate::Layer;
use crate::language::{Language, Phrase};
use crate::text::Text;
use crate::text::outline::{self, Outline};

/// How provisions of a text are cited.
pub struct Citations<'a> {
    text: &'a Text,
    outline: Cow<'a, Outline>,
    language: Language,
    /// Where the provisions begin, in tokens, and where the last ends, where that is known.
    starts: Option<&'a [u32]>,
    /// The same, found out once somebody asks.
    found: OnceCell<Vec<u32>>,
}

impl<'a> Citations<'a> {
    /// Citations of the provisions of a text, in a language.
    pub fn new(text: &'a Text, language: Language) -> Self {
        Self { text, outline: Cow::Owned(Outline::new(text)), language, starts: None, found: OnceCell::new() }
    }

    /// Citations of the provisions of a text whose outline is known.
    pub fn along(text: &'a Text, outline: &'a Outline, language: Language) -> Self {
        Self { text, outline: Cow::Borrowed(outline), language, starts: None, found: OnceCell::new() }
    }

    /// With the tokens its provisions begin with and the end of the last, where they are known.
    pub fn starting(self, starts: &'a [u32]) -> Self {
        Self { starts: Some(starts), ..self }
    }

    /// The provision: "Article 5, paragraph 1".
    pub fn of(&self, provision: usize) -> String {
        capital(&self.place(provision))
    }

    /// Provisions from one to another: "Article 5, paragraphs 1–3", «Статья 4, пункты 1 и 2».
    pub fn several(&self, first: usize, last: usize) -> String {
        let (one, other) = (self.place(first), self.place(last));
        // A provision with all that stands under it goes by its own name.
        if first >= last || one == other || self.text.under(first).end == last + 1 {
            return capital(&one);
        }
        let last = range(&one, &other, last - first, self.language);
        capital(&last.unwrap_or_else(|| format!("{one} – {other}")))
    }

    /// "After article 5, paragraph 1", «После пункта 1 статьи 5».
    pub fn after(&self, provision: usize) -> String {
        capital(&self.beside(provision, Case::Genitive, "paper-after"))
    }

    /// "before Article 5", «перед статьёй 5»; "at the end" beyond the last provision.
    pub fn before(&self, provision: usize) -> String {
        if provision >= self.text.provisions().len() {
            return self.language.say("paper-to-the-end");
        }
        self.beside(provision, Case::Instrumental, "paper-before")
    }

    /// The place of a stretch of the text's tokens.
    pub fn stretch(&self, layer: Layer, on: Range<u32>) -> String {
        let found = || self.found.get_or_init(|| BaseSide::new(self.text).starts.to_vec()).as_slice();
        let starts = self.starts.unwrap_or_else(found);
        let length = starts.last().copied().unwrap_or_default();
        let provision_at = |token| starts.partition_point(|start| *start <= token).saturating_sub(1);
        let at = on.start.min(length.saturating_sub(1));
        match layer {
            // What is added stands behind the provision before it.
            Layer::Addition if on.start >= length => {
                self.after(self.text.provisions().len().saturating_sub(1))
            }
            Layer::Addition => match provision_at(at) {
                0 => capital(&self.before(0)),
                next => self.after(next - 1),
            },
            // Words put in where a provision begins stand at the end of the one before it.
            _ => {
                let place = provision_at(at);
                let behind = on.is_empty() && starts.get(place) == Some(&on.start);
                self.of(place.saturating_sub(usize::from(behind)))
            }
        }
    }

    fn place(&self, provision: usize) -> String {
        outline::citation(self.text, &self.outline, provision, self.language, true)
    }

    fn beside(&self, provision: usize, case: Case, key: &'static str) -> String {
        let place = self.place(provision);
        let turned = match self.language {
            Language::Russian => declined(&place, case).map(|turned| format!("{} {turned}", case.after())),
            Language::English => None,
        };
        turned.unwrap_or_else(|| self.language.say(Phrase::new(key).with("place", place)))
    }
}

/// A case of Russian.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    Genitive,
    Instrumental,
}

impl Case {
    /// The preposition places are named with in it.
    fn after(self) -> &'static str {
        match self {
            Case::Genitive => "после",
            Case::Instrumental => "перед",
        }
    }

    fn of<'w>(self, genitive: &'w str, instrumental: &'w str) -> &'w str {
        match self {
            Case::Genitive => genitive,
            Case::Instrumental => instrumental,
        }
    }
}

/// «статья 5, пункт 2, подпункт а)» → «подпункта «а» пункта 2 статьи 5»: from within outwards, the innermost in this
/// case, the others in the genitive. Nothing for what is called by words of its own.
fn declined(place: &str, case: Case) -> Option<String> {
    let mut turned = Vec::new();
    for part in place.split(", ").collect::<Vec<_>>().into_iter().rev() {
        let case = if turned.is_empty() { case } else { Case::Genitive };
        turned.push(step(part, case)?);
    }
    Some(turned.join(" "))
}

/// «статья 4, пункт 1» and «статья 4, пункт 2» in one: «статья 4, пункты 1 и 2». Nothing where they are parts of
/// different things, or not called by numbers of one sort.
fn range(first: &str, last: &str, steps: usize, language: Language) -> Option<String> {
    let cut = |place: &str| {
        let (within, own) = place.rsplit_once(", ").map_or(("", place), |(within, own)| (within, own));
        let (name, number) = own.split_once(' ')?;
        Some((within.to_owned(), name.to_owned(), number.to_owned()))
    };
    let ((within, name, from), (other, called, to)) = (cut(first)?, cut(last)?);
    if within != other || name != called {
        return None;
    }
    let name = match name.as_str() {
        "статья" => "статьи",
        "пункт" => "пункты",
        "подпункт" => "подпункты",
        "абзац" => "абзацы",
        "позиция" => "позиции",
        "строка" => "строки",
        "article" => "articles",
        "Article" => "Articles",
        "paragraph" => "paragraphs",
        "item" => "items",
        _ => return None,
    };
    let between = match (steps, language) {
        (1, Language::English) => " and ",
        (1, Language::Russian) => " и ",
        // Numbers reach from one to the other, words do not.
        _ if from.starts_with(|c: char| c.is_ascii_digit()) => "–",
        _ => " – ",
    };
    let own = format!("{name} {from}{between}{to}");
    Some(if within.is_empty() { own } else { format!("{within}, {own}") })
}

/// One step of a citation in a case.
fn step(part: &str, case: Case) -> Option<String> {
    let (name, rest) = part.split_once(' ').unwrap_or((part, ""));
    let name = match name {
        "статья" => case.of("статьи", "статьёй"),
        "пункт" => case.of("пункта", "пунктом"),
        "подпункт" => case.of("подпункта", "подпунктом"),
        "абзац" => case.of("абзаца", "абзацем"),
        "преамбула" => case.of("преамбулы", "преамбулой"),
        "раздел" => case.of("раздела", "разделом"),
        "глава" => case.of("главы", "главой"),
        "параграф" => case.of("параграфа", "параграфом"),
        "часть" => case.of("части", "частью"),
        "приложение" => case.of("приложения", "приложением"),
        "таблица" => case.of("таблицы", "таблицей"),
        "строка" => case.of("строки", "строкой"),
        "позиция" => case.of("позиции", "позицией"),
        "сноска" => case.of("сноски", "сноской"),
        "название" => case.of("названия", "названием"),
        "вступительная" | "заключительная" if rest == "формула" => {
            let stem = name.strip_suffix("ая")?;
            return Some(format!("{stem}ой {}", case.of("формулы", "формулой")));
        }
        _ => return None,
    };
    let rest = match (part.split_once(' ').map(|it| it.0), rest.strip_suffix(')')) {
        (Some("подпункт"), Some(letter)) => format!("«{letter}»"),
        (Some("абзац"), _) => ordinal(rest, case)?,
        _ => rest.to_owned(),
    };
    Some(if rest.is_empty() { name.to_owned() } else { format!("{name} {rest}") })
}

/// «четвёртый» → «четвёртого», «двадцать первый» → «двадцать первого».
fn ordinal(words: &str, case: Case) -> Option<String> {
    let (before, last) = words.rsplit_once(' ').map_or(("", words), |(before, last)| (before, last));
    let turned = match last {
        "третий" => case.of("третьего", "третьим").to_owned(),
        _ => {
            let stem = last.strip_suffix("ый").or_else(|| last.strip_suffix("ой"));
            match (stem, last.strip_suffix("-й")) {
                (Some(stem), _) => format!("{stem}{}", case.of("ого", "ым")),
                (None, Some(number)) => format!("{number}-{}", case.of("го", "м")),
                (None, None) => return None,
            }
        }
    };
    Some(if before.is_empty() { turned } else { format!("{before} {turned}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_declined_from_within_outwards() {
        for (place, after, before) in [
            ("статья 7", "статьи 7", "статьёй 7"),
            (
                "статья 4, пункт 2, подпункт е)",
                "подпункта «е» пункта 2 статьи 4",
                "подпунктом «е» пункта 2 статьи 4",
            ),
            ("преамбула, абзац четвёртый", "абзаца четвёртого преамбулы", "абзацем четвёртым преамбулы"),
            ("статья 3, абзац третий", "абзаца третьего статьи 3", "абзацем третьим статьи 3"),
            ("абзац двадцать второй", "абзаца двадцать второго", "абзацем двадцать вторым"),
            ("приложение № 2, пункт 1", "пункта 1 приложения № 2", "пунктом 1 приложения № 2"),
            ("вступительная формула", "вступительной формулы", "вступительной формулой"),
        ] {
            assert_eq!(declined(place, Case::Genitive).as_deref(), Some(after));
            assert_eq!(declined(place, Case::Instrumental).as_deref(), Some(before));
        }
        assert_eq!(declined("заголовок «Права, обязанности»", Case::Genitive), None);
    }
}
