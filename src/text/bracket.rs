//! Square brackets: text that is not agreed.
//!
//! Real drafts nest them ten deep, let them run over many provisions, and lose a partner here and there. This
//! reader never fails: it pairs what can be paired over the whole text, and reports the rest with its place.
//!
//! Two groups that stand directly side by side, with nothing but white space between them, are alternatives:
//! `[shall] [should]`. Provisions that begin with "Option 1", «Вариант 1» or "Alternative A" are branches of
//! a choice: "Option 1" begins one, the next number continues it.

use std::ops::{Bound, Range};

use super::content::ANCHOR;
use super::{Content, Noticed, Provision, Text, Warning, Warnings};

/// A place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Index of the provision.
    pub provision: usize,
    /// Which of its paragraphs (cells of a row have several).
    pub paragraph: usize,
    /// Byte offset in the paragraph.
    pub offset: usize,
}

/// A pair of brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The place of the opening bracket.
    pub open: Place,
    /// The place of the closing bracket.
    pub close: Place,
    /// How many groups it stands in.
    pub depth: usize,
    /// The innermost group it stands in.
    pub parent: Option<usize>,
}

/// A bracket without its partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stray {
    /// Where it stands.
    pub place: Place,
    /// Whether it is an opening bracket.
    pub opening: bool,
}

/// Competing blocks: "Option 1 … Option 2 …".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The branches in order.
    pub branches: Vec<Branch>,
}

/// One block of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// Its number: 2 for "Option 2" and "Alternative B".
    pub number: u32,
    /// Its provisions.
    pub provisions: Range<usize>,
}

/// All brackets of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brackets {
    /// The groups in the order of their opening brackets.
    pub groups: Vec<Group>,
    /// Brackets without a partner, in reading order.
    pub strays: Vec<Stray>,
    /// Runs of two or more groups side by side, as indices of groups.
    pub alternatives: Vec<Vec<usize>>,
    /// The choices between numbered options.
    pub choices: Vec<Choice>,
}

impl Brackets {
    /// The greatest number of groups within one another.
    pub fn depth(&self) -> usize {
        self.groups.iter().map(|group| group.depth + 1).max().unwrap_or(0)
    }

    /// The strays as warnings.
    pub fn warnings(&self) -> Warnings {
        self.strays
            .iter()
            .map(|stray| Warning {
                line: None,
                what: Noticed::UnbalancedBracket {
                    provision: stray.place.provision,
                    offset: stray.place.offset,
                    opening: stray.opening,
                },
            })
            .collect()
    }

    /// The innermost group around a place.
    pub fn around(&self, place: Place) -> Option<usize> {
        let before = self.groups.partition_point(|group| group.open < place);
        let mut index = before.checked_sub(1);
        while let Some(group) = index.and_then(|index| self.groups.get(index)) {
            if place <= group.close {
                return index;
            }
            index = group.parent;
        }
        None
    }
}

/// Finds the brackets of a text.
pub fn parse(text: &Text) -> Brackets {
    let mut brackets = Brackets::default();
    // Opening brackets not closed yet: their place, and the groups closed inside them.
    let mut open: Vec<(Place, Vec<usize>)> = Vec::new();
    let mut closed: Vec<(Group, Vec<usize>)> = Vec::new();
    for (provision, paragraph, content) in paragraphs(text.provisions()) {
        for offset in memchr::memchr2_iter(b'[', b']', content.text.as_bytes()) {
            let place = Place { provision, paragraph, offset };
            if content.text.as_bytes().get(offset) == Some(&b'[') {
                open.push((place, Vec::new()));
                continue;
            }
            match open.pop() {
                None => brackets.strays.push(Stray { place, opening: false }),
                Some((start, inner)) => {
                    let index = closed.len();
                    closed.push((Group { open: start, close: place, depth: 0, parent: None }, inner));
                    if let Some((_, siblings)) = open.last_mut() {
                        siblings.push(index);
                    }
                }
            }
        }
    }
    brackets.strays.extend(open.iter().map(|(place, _)| Stray { place: *place, opening: true }));
    brackets.strays.sort_by_key(|stray| stray.place);
    brackets.groups = in_reading_order(closed);
    brackets.alternatives = alternatives(text, &brackets.groups);
    brackets.choices = choices(text.provisions());
    brackets
}

/// All paragraphs with their places.
fn paragraphs(provisions: &[Provision]) -> impl Iterator<Item = (usize, usize, &Content)> {
    provisions.iter().enumerate().flat_map(|(index, provision)| {
        provision.body.paragraphs().enumerate().map(move |(paragraph, content)| (index, paragraph, content))
    })
}

/// Sorts groups by their opening bracket and settles parents and depths.
fn in_reading_order(closed: Vec<(Group, Vec<usize>)>) -> Vec<Group> {
    let mut groups: Vec<Group> = closed.into_iter().map(|(group, _)| group).collect();
    groups.sort_by_key(|group| group.open);
    let mut around: Vec<(usize, Place)> = Vec::new();
    for (index, group) in groups.iter_mut().enumerate() {
        while around.last().is_some_and(|(_, close)| *close < group.open) {
            around.pop();
        }
        group.parent = around.last().map(|(parent, _)| *parent);
        group.depth = around.len();
        around.push((index, group.close));
    }
    groups
}

/// Runs of groups with the same parent and nothing but white space between them.
fn alternatives(text: &Text, groups: &[Group]) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    // The last group of each depth.
    let mut last: Vec<Option<usize>> = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        last.truncate(group.depth + 1);
        last.resize(group.depth + 1, None);
        let before = last.get(group.depth).copied().flatten();
        if let Some(before) = before
            && groups.get(before).is_some_and(|b| b.parent == group.parent && side_by_side(text, b, group))
        {
            match runs.iter_mut().rev().find(|run| run.last() == Some(&before)) {
                Some(run) => run.push(index),
                None => runs.push(vec![before, index]),
            }
        }
        if let Some(last) = last.get_mut(group.depth) {
            *last = Some(index);
        }
    }
    runs
}

/// Whether only white space lies between two groups of one line, or both are whole provisions, one behind the
/// other.
fn side_by_side(text: &Text, first: &Group, second: &Group) -> bool {
    let (close, open) = (first.close, second.open);
    let words = |place: Place, range: (Bound<usize>, Bound<usize>)| {
        let content = text.provisions().get(place.provision)?.body.paragraphs().nth(place.paragraph)?;
        content.text.get(range)
    };
    let blank = |words: Option<&str>| words.is_some_and(|words| words.trim_matches(ANCHOR).trim().is_empty());
    let behind = Bound::Excluded(close.offset);
    if (close.provision, close.paragraph) == (open.provision, open.paragraph) {
        return blank(words(close, (behind, Bound::Excluded(open.offset))));
    }
    let plain = text
        .provisions()
        .get(open.provision)
        .is_some_and(|p| p.form.label.is_none() && !p.form.kind.is_row());
    plain
        && close.provision + 1 == open.provision
        && blank(words(close, (behind, Bound::Unbounded)))
        && blank(words(first.open, (Bound::Unbounded, Bound::Excluded(first.open.offset))))
        && blank(words(open, (Bound::Unbounded, Bound::Excluded(open.offset))))
}

/// The number of an option a provision begins with.
fn option_number(provision: &Provision) -> Option<u32> {
    let content = provision.body.paragraphs().next()?;
    let words = content.text.trim_start_matches(['[', ' ', '{', '(']);
    let rest = ["Option ", "OPTION ", "Вариант ", "ВАРИАНТ ", "Alternative ", "Альтернатива "]
        .iter()
        .find_map(|word| words.strip_prefix(word))?
        .trim_start_matches(['№', ' ', '\u{A0}', '(']);
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let number = rest.get(..end)?;
    if let Ok(number) = number.parse() {
        return Some(number);
    }
    // "Option A", «Вариант б», "Option II".
    let mut letters = number.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => super::label::letter_value(letter),
        _ => super::label::roman_value(number),
    }
}

/// The choices between options.
fn choices(provisions: &[Provision]) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    let mut open: Option<Choice> = None;
    for (index, provision) in provisions.iter().enumerate() {
        let number = option_number(provision);
        let continues = |choice: &Choice| {
            choice.branches.last().is_some_and(|branch| number == Some(branch.number.saturating_add(1)))
        };
        let ends =
            provision.form.kind.is_heading() || (number.is_some() && !open.as_ref().is_some_and(continues));
        if ends && let Some(choice) = open.take() {
            choices.push(choice);
        }
        let branches = match (&mut open, number) {
            (Some(choice), _) => &mut choice.branches,
            (None, Some(_)) => &mut open.insert(Choice { branches: Vec::new() }).branches,
            (None, None) => continue,
        };
        match (number, branches.last_mut()) {
            (Some(number), _) => branches.push(Branch { number, provisions: index..index + 1 }),
            (None, Some(branch)) => branch.provisions.end = index + 1,
            (None, None) => {}
        }
    }
    choices.extend(open);
    // The last block of a choice has no end of its own: it is taken to be as long as the line it begins with,
    // unless that line is nothing but "Option 2:".
    for choice in &mut choices {
        if let Some(last) = choice.branches.last_mut()
            && provisions.get(last.provisions.start).is_some_and(|first| first.line().chars().count() > 24)
        {
            last.provisions.end = last.provisions.start + 1;
        }
    }
    choices
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::plain;

    fn brackets(source: &str) -> Brackets {
        parse(&plain::read(source).0)
    }

    #[test]
    fn groups_nest_and_run_over_provisions() {
        let found = brackets("Parties [shall [not] ] act:\n\n[a) first;\n\nb) second]\n");
        assert_eq!(found.groups.len(), 3);
        assert_eq!(found.groups.iter().map(|g| g.depth).collect::<Vec<_>>(), [0, 1, 0]);
        assert_eq!(found.groups[2].close.provision, 2);
        assert!(found.strays.is_empty());
        let inside = Place { provision: 0, paragraph: 0, offset: 16 };
        assert_eq!(found.around(inside), Some(1));
    }

    #[test]
    fn depth_ten_and_more() {
        let source = format!("{}x{}", "[".repeat(40), "]".repeat(40));
        let found = brackets(&source);
        assert_eq!(found.depth(), 40);
        assert!(found.strays.is_empty());
    }

    #[test]
    fn strays_are_reported_where_they_stand() {
        let found = brackets("One ] two\n\nthree [ four [five]\n");
        let places: Vec<(usize, usize, bool)> =
            found.strays.iter().map(|s| (s.place.provision, s.place.offset, s.opening)).collect();
        assert_eq!(places, [(0, 4, false), (1, 6, true)]);
        assert_eq!(found.groups.len(), 1);
        assert_eq!(found.warnings().len(), 2);
    }

    #[test]
    fn groups_side_by_side_are_alternatives() {
        let found = brackets("Parties [shall] [should][may] act [now] or [later]\n\n[One.]\n\n[Two.]\n");
        assert_eq!(found.alternatives, [vec![0, 1, 2], vec![5, 6]]);
    }

    #[test]
    fn options_make_choices() {
        let found = brackets(
            "Article 3\n\nOption 1:\n\nText of the first.\n\nMore of it.\n\nOption 2: Parties shall cooperate in this.\n\n\
             Other text.\n\nOption 1: Parties may do so, as they wish.\n\n[Option 2: no text]\n\nArticle 4\n",
        );
        let spans: Vec<Vec<(u32, Range<usize>)>> = found
            .choices
            .iter()
            .map(|choice| choice.branches.iter().map(|b| (b.number, b.provisions.clone())).collect())
            .collect();
        assert_eq!(spans, [vec![(1, 1..4), (2, 4..5)], vec![(1, 6..7), (2, 7..8)]]);
    }
}
