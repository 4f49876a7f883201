//! Numbering a text anew, and taking its cross-references along.
//!
//! Articles and the like are counted through the document, everything below them within what it stands under. A
//! sequence that is in order is left alone, "5 bis" included; one with a gap, a repetition or a first number
//! missing is counted from its beginning. Every reference in words to a provision of the text follows it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::increasing::increasing;
use super::outline::Outline;
use super::reference::{self, Reference, Script};
use super::{Body, Content, Label, Provision, Scheme, Text};

/// No reference names a number with such a suffix.
const ASIDE: u32 = 1_000_000;

/// A text numbered anew, and what changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renumbered {
    /// The text.
    pub text: Text,
    /// The provisions whose label changed: which, the old label, the new one.
    pub labels: Vec<(usize, String, String)>,
    /// References that name a changed number in a way that cannot be rewritten: the provision they stand in.
    pub left: Vec<usize>,
}

/// What a step of a reference means where that is known: by the provision it stands in, its number among the references there
/// and the step. None where it is to be told from the numbers.
pub type Meant<'m> = &'m dyn Fn((usize, usize, usize)) -> Option<usize>;

/// Where the provisions of a text come from.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'a> {
    /// The text it was made from.
    pub base: &'a Text,
    /// Which provision of that each one is; none for those that came in with numbers of their own.
    pub kept: &'a [Option<usize>],
}

impl Origin<'_> {
    /// The provisions that came in.
    pub fn added(&self) -> Vec<usize> {
        let all = self.kept.iter().enumerate();
        all.filter(|(_, old)| old.is_none()).map(|(index, _)| index).collect()
    }
}

/// Numbers a text anew where its numbers are out of order. Where what came in has the number of another provision,
/// references mean the other, unless `known` tells otherwise.
pub fn renumber(text: &Text, origin: Origin<'_>, known: Meant<'_>) -> Renumbered {
    let outline = Outline::new(text);
    let before = Outline::new(origin.base);
    let mut groups: BTreeMap<(Option<usize>, Scheme, Vec<u32>), Vec<usize>> = BTreeMap::new();
    for (index, provision) in text.provisions().iter().enumerate() {
        let Some(label) = &provision.form.label else { continue };
        let Some((_, before)) = label.numbers.split_last() else { continue };
        let running =
            matches!(label.scheme, Scheme::Article | Scheme::Part | Scheme::Section | Scheme::Annex);
        let parent = if running { None } else { outline.parent(index) };
        let before = before.iter().map(|number| number.value).collect();
        groups.entry((parent, label.scheme, before)).or_default().push(index);
    }
    let mut labels: Vec<Option<Label>> = text.provisions().iter().map(|it| it.form.label.clone()).collect();
    for ((parent, scheme, _), group) in &groups {
        // What restarts under every chapter, or in an annex, is a sequence of its own each time.
        let running = parent.is_none() && scheme.is_heading();
        let stayed = stayed(group, running, origin, (&outline, &before));
        for run in runs(text, group, running, &stayed, &outline) {
            if in_order(text, &run) {
                continue;
            }
            for (nth, index) in run.iter().enumerate() {
                let value = u32::try_from(nth + 1).unwrap_or(u32::MAX);
                let made =
                    labels.get(*index).and_then(Option::as_ref).and_then(|label| numbered(label, value));
                if let (Some(made), Some(slot)) = (made, labels.get_mut(*index)) {
                    *slot = Some(made);
                }
            }
        }
    }
    relabel(text, &labels, &origin.added(), known)
}

/// How a member of a sequence came where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Came {
    /// It was there.
    Stayed,
    /// It was elsewhere.
    Moved,
    /// It is new.
    Added,
}

/// How each member of a group came where it is: those stayed that stood under the same provision, in the same order.
fn stayed(
    group: &[usize],
    running: bool,
    origin: Origin<'_>,
    (outline, before): (&Outline, &Outline),
) -> Vec<Came> {
    let old = |index: usize| origin.kept.get(index).copied().flatten();
    let pairs: Vec<(usize, usize)> = group
        .iter()
        .filter_map(|index| {
            let was = old(*index)?;
            let parent = outline.parent(*index).map(old);
            (running || parent == before.parent(was).map(Some)).then_some((*index, was))
        })
        .collect();
    let stayed: BTreeSet<usize> = increasing(&pairs).into_iter().map(|(index, _)| index).collect();
    let came = |index: &usize| match old(*index) {
        None => Came::Added,
        Some(_) if stayed.contains(index) => Came::Stayed,
        Some(_) => Came::Moved,
    };
    group.iter().map(came).collect()
}

/// Cuts a group where its numbers begin again from 1. What moved begins no sequence, nor does the first of one that
/// others came to stand before.
fn runs(text: &Text, group: &[usize], running: bool, came: &[Came], outline: &Outline) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    let mut settled = false;
    for (index, came) in group.iter().zip(came) {
        let first = |index: usize| last_number(text, index) == Some((1, 0));
        let cuts = |run: &Vec<usize>| {
            let last = run.last().copied().unwrap_or_default();
            let beside = running || outline.subtree(last).end == *index;
            let led = *came == Came::Stayed && !settled && beside;
            first(*index) && !first(last) && *came != Came::Moved && !led
        };
        match runs.last_mut() {
            Some(run) if !cuts(run) => run.push(*index),
            _ => {
                runs.push(vec![*index]);
                settled = false;
            }
        }
        settled |= *came == Came::Stayed;
    }
    runs
}

fn last_number(text: &Text, index: usize) -> Option<(u32, u32)> {
    let label = text.provisions().get(index)?.form.label.as_ref()?;
    label.numbers.last().map(|number| (number.value, number.suffix))
}

/// Whether numbers follow each other. A sequence may begin anywhere but at 2: then its first is gone.
fn in_order(text: &Text, run: &[usize]) -> bool {
    let numbers: Vec<(u32, u32)> = run.iter().filter_map(|index| last_number(text, *index)).collect();
    let follows = |pair: &[(u32, u32)]| match pair {
        [(before, suffix), (value, next)] => {
            (*value == before + 1 && *next == 0)
                || (value == before && (*next == suffix + 1 || *suffix == 0 && (*next == 2 || *next == 1)))
        }
        _ => true,
    };
    numbers.first() != Some(&(2, 0)) && numbers.windows(2).all(follows)
}

/// A label of the same make with another last number.
fn numbered(label: &Label, value: u32) -> Option<Label> {
    let old = label.number();
    let last = match label.scheme {
        Scheme::Letter => letter(old, value)?,
        Scheme::Roman => roman(value, old.starts_with(char::is_uppercase)),
        _ if old.starts_with(|c: char| c.is_ascii_digit()) => value.to_string(),
        _ => roman(value, true),
    };
    let new = match old.rsplit_once('.') {
        Some((before, _)) if label.numbers.len() > 1 => format!("{before}.{last}"),
        _ => last,
    };
    let surface = label.surface.replacen(old, &new, 1);
    let heading = || Label::heading(&surface).map(|(_, label, _)| label);
    let line = format!("{surface} Т");
    let made =
        if label.scheme.is_heading() { heading() } else { Label::point(&line).map(|(label, _)| label) };
    made.filter(|made| made.scheme == label.scheme && made.numbers.last().map(|it| it.value) == Some(value))
}

/// The letter of this value in the alphabet of another.
fn letter(like: &str, value: u32) -> Option<String> {
    let first = like.chars().next()?;
    let range = if first.is_ascii() { 'a'..='z' } else { 'а'..='я' };
    let found = range.clone().find(|letter| super::label::letter_value(*letter) == Some(value))?;
    let found = if first.is_uppercase() { found.to_uppercase().collect() } else { found.to_string() };
    Some(found)
}

fn roman(value: u32, capital: bool) -> String {
    const STEPS: [(u32, &str); 9] =
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    let mut rest = value.min(399);
    let mut written = String::new();
    for (step, letters) in STEPS {
        while rest >= step {
            written.push_str(letters);
            rest -= step;
        }
    }
    if capital { written.to_uppercase() } else { written }
}

/// Gives the provisions of a text these labels; references to them follow. `added` are those that came
/// in with numbers of their own; see [`renumber`] for `known`.
pub fn relabel(text: &Text, labels: &[Option<Label>], added: &[usize], known: Meant<'_>) -> Renumbered {
    let mut provisions: Vec<Provision> = text.provisions().to_vec();
    let mut changed = Vec::new();
    for (index, (provision, label)) in provisions.iter_mut().zip(labels).enumerate() {
        if provision.form.label == *label {
            continue;
        }
        let surface =
            |label: &Option<Label>| label.as_ref().map(|it| it.surface.to_string()).unwrap_or_default();
        changed.push((index, surface(&provision.form.label), surface(label)));
        provision.form.label = label.clone();
    }
    if changed.is_empty() {
        return Renumbered { text: text.clone(), labels: changed, left: Vec::new() };
    }
    let meant = apart(text, added);
    let outline = Outline::new(&meant);
    // Provision, paragraph, bytes → the new number.
    let mut edits: BTreeMap<(usize, usize, usize), (usize, String)> = BTreeMap::new();
    let mut left = Vec::new();
    for (nth, reference) in reference::ordinals(text) {
        for (at, step) in reference.steps.iter().enumerate() {
            let steps = reference.steps.get(..=at).unwrap_or_default().to_vec();
            let told = || reference::resolve(&meant, &outline, &Reference { steps, ..reference.clone() });
            let target = known((reference.provision, nth, at)).or_else(told);
            let Some(target) = target.filter(|target| changed.iter().any(|(index, _, _)| index == target))
            else {
                continue;
            };
            let old = text.provisions().get(target).and_then(|it| it.form.label.as_ref());
            let new = labels.get(target).and_then(Option::as_ref);
            let (Some(range), Some(old), Some(new)) = (&step.range, old, new) else {
                left.push(reference.provision);
                continue;
            };
            let paragraph = text.provisions().get(reference.provision);
            let written = paragraph
                .and_then(|it| it.body.paragraphs().nth(reference.paragraph))
                .and_then(|content| content.text.get(range.clone()));
            // A number in another dress than the label's (an ordinal in words) is for people to see to.
            let same = written.is_some_and(|it| it.eq_ignore_ascii_case(old.number()));
            if same || step.script == Script::Digits && written.is_some_and(|it| it == old.number()) {
                let key = (reference.provision, reference.paragraph, range.start);
                edits.insert(key, (range.end, new.number().to_owned()));
            } else {
                left.push(reference.provision);
            }
        }
    }
    for ((provision, paragraph, start), (end, new)) in edits.into_iter().rev() {
        let Some(provision) = provisions.get_mut(provision) else { continue };
        if let Some(content) = nth_paragraph(&mut provision.body, paragraph) {
            let mut made = content.slice(0..start);
            made.push_str(&new);
            made.append(&content.slice(end..content.text.len()));
            *content = made;
        }
    }
    left.dedup();
    Renumbered { text: Text::new(provisions), labels: changed, left }
}

/// The text with numbers of added provisions out of the way of references.
fn apart(text: &Text, added: &[usize]) -> Text {
    if added.is_empty() {
        return text.clone();
    }
    let mut provisions = text.provisions().to_vec();
    for index in added {
        let label = provisions.get_mut(*index).and_then(|provision| provision.form.label.as_mut());
        if let Some(number) = label.and_then(|label| label.numbers.last_mut()) {
            number.suffix = number.suffix.saturating_add(ASIDE);
        }
    }
    Text { provisions: Arc::new(provisions) }
}

fn nth_paragraph(body: &mut Body, index: usize) -> Option<&mut Content> {
    match body {
        Body::Prose(content) => (index == 0).then_some(content),
        Body::Cells(cells) => cells.iter_mut().flat_map(|cell| &mut cell.paragraphs).nth(index),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markdown;

    fn renumbered(source: &str, added: &[usize]) -> String {
        let text = markdown::read(source).0;
        let stayed = (0..text.provisions().len()).filter(|index| !added.contains(index));
        let base = Text::new(stayed.clone().map(|index| text.provisions()[index].clone()).collect());
        let mut kept = vec![None; text.provisions().len()];
        stayed.enumerate().for_each(|(old, index)| kept[index] = Some(old));
        let origin = Origin { base: &base, kept: &kept };
        markdown::write(&renumber(&text, origin, &|_| None).text)
    }

    /// The same provisions in another order, numbered anew.
    fn moved(base: &str, order: &[usize]) -> String {
        let base = markdown::read(base).0;
        let text = Text::new(order.iter().map(|index| base.provisions()[*index].clone()).collect());
        let kept: Vec<Option<usize>> = order.iter().copied().map(Some).collect();
        let origin = Origin { base: &base, kept: &kept };
        markdown::write(&renumber(&text, origin, &|_| None).text)
    }

    #[test]
    fn what_moved_is_counted_with_those_it_stands_among() {
        let base =
            "### Статья 1. А\n\n1. Один.\n\n2. Два.\n\n3. Три.\n\n### Статья 2. Б\n\n1. Слово.\n\n2. Ещё.\n";
        // The last before the first, the first behind the last, and one from another article at either end.
        for order in
            [[0, 3, 1, 2, 4, 5, 6], [0, 2, 3, 1, 4, 5, 6], [0, 1, 2, 3, 5, 4, 6], [0, 6, 1, 2, 3, 4, 5]]
        {
            let text = markdown::read(&moved(base, &order)).0;
            let numbers = |article: usize| {
                let under = Outline::new(&text).descendants(article);
                let labels = text.provisions()[under].iter().map(|it| it.form.lead());
                labels.collect::<String>()
            };
            let articles: Vec<usize> = (0..7)
                .filter(|index| text.provisions()[*index].form.kind == crate::text::Kind::Article)
                .collect();
            for article in articles {
                assert!(
                    "1. 2. 3. 4. ".starts_with(&numbers(article)),
                    "{order:?}: {}",
                    markdown::write(&text)
                );
            }
        }
    }

    #[test]
    fn numbers_in_order_are_left_alone() {
        let source = "# Соглашение\n\n### Статья 1. А\n\n1. Слово.\n\n2. Слово.\n\n### Статья 1 бис. Б\n\n### Статья 2. В\n\n1. Слово.\n";
        assert_eq!(renumbered(source, &[]), source);
    }

    #[test]
    fn a_new_article_moves_the_rest_and_references_follow() {
        let source = "# Соглашение\n\n### Статья 1. А\n\n1. См. пункт 2 статьи 2 и статью 3.\n\n### Статья 2. Новая\n\n### Статья 2. Б\n\n1. Слово.\n\n2. Слово.\n\n### Статья 3. В\n\nа) слово;\n\nв) слово согласно статье 1.\n";
        let expected = "# Соглашение\n\n### Статья 1. А\n\n1. См. пункт 2 статьи 3 и статью 4.\n\n### Статья 2. Новая\n\n### Статья 3. Б\n\n1. Слово.\n\n2. Слово.\n\n### Статья 4. В\n\nа) слово;\n\nб) слово согласно статье 1.\n";
        assert_eq!(renumbered(source, &[3]), expected);
    }

    #[test]
    fn a_provision_taken_out_closes_the_gap() {
        let source =
            "### Статья 2. Б\n\n1. Слово.\n\n3. Согласно пункту 3 слово.\n\n### Статья 3. В\n\nСлово.\n";
        let expected =
            "### Статья 1. Б\n\n1. Слово.\n\n2. Согласно пункту 2 слово.\n\n### Статья 2. В\n\nСлово.\n";
        assert_eq!(renumbered(source, &[]), expected);
    }
}
