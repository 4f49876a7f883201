//! Cross-references in words: «подпункт «а» пункта 2 статьи 5», "article 5, paragraph 2 (a)".
//!
//! Russian runs from the inside out, English from the outside in, or back with "of"; lists («пункты 2 и 3 статьи
//! 5», "Articles 2, 3 and 4") give one reference each. A reference to another document («статьи 5 Конвенции»,
//! "of the Charter") is marked and never resolved.

mod parse;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use smallvec::SmallVec;

use super::outline::Outline;
use super::{Kind, Number, Provision, Scheme, Text};

/// A reference to a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Index of the provision it stands in.
    pub provision: usize,
    /// Which of its paragraphs.
    pub paragraph: usize,
    /// Bytes of the whole phrase in the paragraph; references of one list share it.
    pub range: Range<usize>,
    /// The place named, outermost step first.
    pub steps: Vec<Step>,
    /// Whether the place is in another document.
    pub elsewhere: bool,
}

/// One step of a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What is counted.
    pub level: Level,
    /// The number, several for decimal points.
    pub numbers: SmallVec<[Number; 2]>,
    /// How the number is written.
    pub script: Script,
    /// The bytes of the number in the paragraph; nothing for a number within "5–7".
    pub range: Option<Range<usize>>,
}

/// What a step of a reference counts, outermost first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// «приложение», "annex".
    Annex,
    /// «часть» without an article, "part".
    Part,
    /// «раздел», "section".
    Section,
    /// «глава», "chapter".
    Chapter,
    /// «параграф».
    Subchapter,
    /// «статья», "article".
    Article,
    /// «пункт» (and «часть» of an article), "paragraph".
    Paragraph,
    /// «подпункт», "subparagraph", "point".
    Subparagraph,
    /// «абзац», "second subparagraph", "indent".
    Unnumbered,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Script {
    /// In digits or as a word.
    Digits,
    /// As a letter.
    Letter,
    /// As a Roman number.
    Roman,
}

/// The references in a text, in reading order.
pub fn parse(text: &Text) -> Vec<Reference> {
    let mut references = Vec::new();
    for (provision, paragraph, content) in
        text.provisions().iter().enumerate().flat_map(|(index, provision)| {
            provision.body.paragraphs().enumerate().map(move |(n, c)| (index, n, c))
        })
    {
        for found in parse::phrases(&content.text) {
            references.push(Reference {
                provision,
                paragraph,
                range: found.range,
                steps: found.steps,
                elsewhere: found.elsewhere,
            });
        }
    }
    references
}

/// The references of a text, each with its number among those of its provision.
pub fn ordinals(text: &Text) -> Vec<(usize, Reference)> {
    let mut before: BTreeMap<usize, usize> = BTreeMap::new();
    let numbered = parse(text).into_iter().map(|found| {
        let count = before.entry(found.provision).or_default();
        *count += 1;
        (*count - 1, found)
    });
    numbered.collect()
}

/// The provision a reference names, if it is in this text. Steps left out are taken from where the reference
/// stands: «пункт 2» is paragraph 2 of the same article.
pub fn resolve(text: &Text, outline: &Outline, reference: &Reference) -> Option<usize> {
    if reference.elsewhere {
        return None;
    }
    let provisions = text.provisions();
    let first = reference.steps.first()?.level;
    // The innermost place around the reference that can hold the first step, then the wider ones.
    let around = outline.path(reference.provision).filter(|index| {
        provisions
            .get(*index)
            .and_then(level_of)
            .is_some_and(|level| level < first || is_title(provisions, *index))
    });
    let whole = || 0..provisions.len();
    let own = (first == Level::Unnumbered).then(|| outline.subtree(reference.provision));
    let scopes = own.into_iter().chain(around.map(|index| outline.subtree(index))).chain([whole()]);
    for scope in scopes {
        if let Some(found) = descend(text, outline, scope, &reference.steps) {
            return Some(found);
        }
        // A paragraph is looked for in its own article only, not in the next one that has such a paragraph.
        if first > Level::Article {
            return None;
        }
    }
    None
}

fn is_title(provisions: &[Provision], index: usize) -> bool {
    provisions.get(index).is_some_and(|provision| provision.form.kind == Kind::Title)
}

/// Follows the steps into a stretch of provisions.
fn descend(text: &Text, outline: &Outline, scope: Range<usize>, steps: &[Step]) -> Option<usize> {
    let Some((step, deeper)) = steps.split_first() else { return Some(scope.start) };
    if step.level == Level::Unnumbered {
        let wanted = step.numbers.first()?.value as usize;
        let found = nth_paragraph(text, outline, scope.start, wanted)?;
        // "first subparagraph, point (a)": the point stands somewhere behind.
        return if deeper.is_empty() {
            Some(found)
        } else {
            descend(text, outline, found..scope.end, deeper)
        };
    }
    let provisions = text.provisions();
    scope.clone().filter(|index| provisions.get(*index).is_some_and(|p| names(step, p))).find_map(|index| {
        let inner = outline.subtree(index);
        if deeper.is_empty() { Some(index) } else { descend(text, outline, inner, deeper) }
    })
}

/// The n-th unnumbered paragraph of a provision, its own words counted as the first unless it is a heading.
fn nth_paragraph(text: &Text, outline: &Outline, provision: usize, wanted: usize) -> Option<usize> {
    let provisions = text.provisions();
    let heading = provisions.get(provision).is_some_and(|p| p.form.kind.is_heading());
    let plain = |index: &usize| {
        provisions.get(*index).is_some_and(|p| match &p.form.label {
            Some(label) => label.scheme == Scheme::Dash,
            None => p.form.kind == Kind::Unnumbered,
        })
    };
    let own = (!heading).then_some(provision);
    own.into_iter().chain(outline.children(Some(provision)).filter(plain)).nth(wanted.checked_sub(1)?)
}

/// The level of a labelled provision.
fn level_of(provision: &Provision) -> Option<Level> {
    Some(match provision.form.label.as_ref().map(|label| label.scheme) {
        Some(Scheme::Annex) => Level::Annex,
        Some(Scheme::Part) => Level::Part,
        Some(Scheme::Section) => Level::Section,
        Some(Scheme::Chapter) => Level::Chapter,
        Some(Scheme::Subchapter) => Level::Subchapter,
        Some(Scheme::Article) => Level::Article,
        Some(Scheme::Decimal) => Level::Paragraph,
        Some(Scheme::Bracketed | Scheme::Letter | Scheme::Roman) => Level::Subparagraph,
        Some(Scheme::Dash) => return None,
        None if provision.form.kind == Kind::Title => Level::Annex,
        None => return None,
    })
}

/// Whether a step names this provision.
fn names(step: &Step, provision: &Provision) -> bool {
    let Some(label) = &provision.form.label else { return false };
    let fits = match step.level {
        Level::Annex => label.scheme == Scheme::Annex,
        Level::Part => label.scheme == Scheme::Part,
        Level::Section => label.scheme == Scheme::Section,
        Level::Chapter => label.scheme == Scheme::Chapter,
        Level::Subchapter => label.scheme == Scheme::Subchapter,
        Level::Article => label.scheme == Scheme::Article,
        // Where paragraphs are written "1)", «пункт 1» names one of them, and «подпункт 1» one below "1.".
        Level::Paragraph => matches!(label.scheme, Scheme::Decimal | Scheme::Bracketed),
        Level::Subparagraph => {
            matches!(label.scheme, Scheme::Letter | Scheme::Roman | Scheme::Bracketed)
                || (label.scheme == Scheme::Decimal && label.numbers.len() > 1)
        }
        Level::Unnumbered => false,
    };
    let scripts = match label.scheme {
        Scheme::Letter => step.script != Script::Digits,
        Scheme::Roman => step.script != Script::Digits,
        _ => step.script != Script::Letter || label.scheme == Scheme::Annex,
    };
    if !fits || !scripts {
        return false;
    }
    if label.numbers == step.numbers {
        return true;
    }
    // "(i)" may be read as a letter in one place and as a Roman number in the other.
    let (Some((roman, letter)), [number]) = (label.two_readings(), step.numbers.as_slice()) else {
        return false;
    };
    number.suffix == 0 && (number.value == roman || number.value == letter)
}

#[cfg(test)]
mod tests;
