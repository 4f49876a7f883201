//! Which provision of a later text is which of an earlier one.
//!
//! Ids live in records. Those a text inherits are found when its record is written, and never again. A
//! provision keeps its id when it moves, when it is renumbered and when its words change; after a split the larger
//! part keeps it, after a join the first does.

use std::collections::BTreeMap;
use std::ops::Range;

use super::edition::{IdRef, ProvisionRef};
use super::{Digest, ProvisionId, Role, TextRef};
use crate::text::{Provision, Text};

/// The most pairs of provisions compared word by word; work is capped, never time.
const MOST_PAIRS: usize = 400_000;

/// The most cells of a table of common subsequences.
const MOST_CELLS: usize = 4_000_000;

/// How much of a provision's words must be shared for it to be the same one elsewhere.
const ALIKE: f64 = 0.5;

/// For every provision of `new`, the provision of `old` it continues.
pub fn inherit(old: &Text, new: &Text) -> Vec<Option<usize>> {
    inherit_named(old, new, &[])
}

/// As [`inherit`], where something is known of which is which: the provision of `old` that each of `new` is named
/// after. A name counts unless the words say that it slipped to another provision.
pub fn inherit_named(old: &Text, new: &Text, named: &[Option<usize>]) -> Vec<Option<usize>> {
    let (old, new) = (Words::of(old), Words::of(new));
    let mut matching = Matching { kept: vec![None; new.lines.len()], taken: vec![false; old.lines.len()] };
    matching.named(&old, &new, named, true);
    matching.equal(&old, &new);
    matching.named(&old, &new, named, false);
    matching.alike(&old, &new);
    matching.numbered(&old, &new);
    matching.replaced(&old, &new);
    matching.kept
}

/// What a text's provisions say, ready to be compared.
struct Words {
    lines: Vec<String>,
    bags: Vec<BTreeMap<u32, u32>>,
    sizes: Vec<u32>,
    /// Kind, numbers and the numbers of everything it stands under.
    paths: Vec<Option<String>>,
    kinds: Vec<u8>,
}

impl Words {
    fn of(text: &Text) -> Self {
        let lines: Vec<String> =
            text.provisions().iter().map(|provision| folded(&provision.line())).collect();
        let mut words =
            Words { bags: Vec::new(), sizes: Vec::new(), paths: paths(text), kinds: Vec::new(), lines };
        for (line, provision) in words.lines.iter().zip(text.provisions()) {
            let mut bag = BTreeMap::new();
            let mut size = 0;
            for word in line.split(' ').filter(|word| !word.is_empty()) {
                *bag.entry(key(word)).or_insert(0) += 1;
                size += 1;
            }
            words.bags.push(bag);
            words.sizes.push(size);
            words.kinds.push(family(provision));
        }
        words
    }
}

/// A word as a number; two words with one number do no harm beyond a worse guess.
fn key(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Lower case, only letters and digits, one space between words.
fn folded(line: &str) -> String {
    let lower = line.to_lowercase().replace('ё', "е");
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Headings do not become running text, nor text rows of a table, nor either footnotes.
fn family(provision: &Provision) -> u8 {
    use crate::text::Kind;
    match provision.form.kind {
        Kind::Meta => 0,
        kind if kind.is_heading() => 1,
        kind if kind.is_row() => 2,
        Kind::Footnote => 3,
        _ => 4,
    }
}

/// The numbers a provision is reached by; none for what has no number.
fn paths(text: &Text) -> Vec<Option<String>> {
    let mut above: Vec<(u8, String)> = Vec::new();
    let step = |provision: &Provision| {
        let label = provision.form.label.as_ref()?;
        let numbers: Vec<String> =
            label.numbers.iter().map(|n| format!("{}/{}", n.value, n.suffix)).collect();
        Some(format!("{:?} {}", label.scheme, numbers.join(".")))
    };
    text.provisions()
        .iter()
        .map(|provision| {
            let depth = provision.form.depth();
            above.retain(|(over, _)| *over < depth);
            let own = step(provision);
            let path = own.as_ref().map(|own| {
                let over: Vec<&str> = above.iter().map(|(_, step)| step.as_str()).collect();
                format!("{} › {own}", over.join(" › "))
            });
            if let Some(own) = own {
                above.push((depth, own));
            }
            path
        })
        .collect()
}

struct Matching {
    kept: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Matching {
    fn keep(&mut self, new: usize, old: usize) {
        let free = self.taken.get(old) == Some(&false) && self.kept.get(new) == Some(&None);
        if free && let (Some(kept), Some(taken)) = (self.kept.get_mut(new), self.taken.get_mut(old)) {
            *kept = Some(old);
            *taken = true;
        }
    }

    fn free_old(&self, range: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        range.filter(|old| self.taken.get(*old) == Some(&false))
    }

    fn free_new(&self) -> Vec<usize> {
        (0..self.kept.len()).filter(|new| self.kept.get(*new) == Some(&None)).collect()
    }

    /// What is named after a provision is that provision: where it reads alike, or at all.
    fn named(&mut self, old: &Words, new: &Words, named: &[Option<usize>], equal: bool) {
        for (to, from) in named.iter().enumerate().filter_map(|(to, from)| Some((to, (*from)?))) {
            let same = old.kinds.get(from).is_some_and(|kind| new.kinds.get(to) == Some(kind));
            if same && (!equal || old.lines.get(from) == new.lines.get(to)) {
                self.keep(to, from);
            }
        }
    }

    /// Equal words are the same provision: first where the number is the same too, then one after another.
    fn equal(&mut self, old: &Words, new: &Words) {
        let mut numbered: BTreeMap<(&str, &Option<String>, u8), Vec<usize>> = BTreeMap::new();
        for (at, line) in old.lines.iter().enumerate() {
            numbered.entry((line, &old.paths[at], old.kinds[at])).or_default().push(at);
        }
        for (at, line) in new.lines.iter().enumerate() {
            let places = numbered.get(&(line.as_str(), &new.paths[at], new.kinds[at]));
            if let Some([only]) = places.map(Vec::as_slice) {
                self.keep(at, *only);
            }
        }
        let mut equal: BTreeMap<(&str, u8), Vec<usize>> = BTreeMap::new();
        for (at, line) in old.lines.iter().enumerate().rev() {
            if self.taken[at] {
                continue;
            }
            equal.entry((line, old.kinds[at])).or_default().push(at);
        }
        for at in self.free_new() {
            let places = equal.get_mut(&(new.lines[at].as_str(), new.kinds[at]));
            if let Some(first) = places.and_then(Vec::pop) {
                self.keep(at, first);
            }
        }
    }

    /// Similar words between the same neighbours, then anywhere. The likest go first.
    fn alike(&mut self, old: &Words, new: &Words) {
        for anywhere in [false, true] {
            let mut pairs: Vec<(u32, usize, usize)> = Vec::new();
            let mut work = 0;
            for at in self.free_new() {
                let around = if anywhere { 0..self.taken.len() } else { self.gap(at) };
                for candidate in self.free_old(around) {
                    if old.kinds[candidate] != new.kinds[at] {
                        continue;
                    }
                    work += 1;
                    if work > MOST_PAIRS {
                        break;
                    }
                    // Few words say little about where a provision went.
                    if anywhere && old.sizes[candidate].min(new.sizes[at]) < 6 {
                        continue;
                    }
                    if let Some(score) = likeness(old, candidate, new, at) {
                        pairs.push((score, candidate, at));
                    }
                }
            }
            // The likest first; of equals the larger part of a split, then the earlier.
            pairs.sort_by_key(|(score, from, to)| {
                (std::cmp::Reverse(*score), std::cmp::Reverse(new.sizes[*to]), *from, *to)
            });
            for (_, from, to) in pairs {
                self.keep(to, from);
            }
        }
    }

    /// The provisions of the old text between those its neighbours continue.
    fn gap(&self, new: usize) -> Range<usize> {
        let before = self.kept.get(..new).unwrap_or_default().iter().rev().find_map(|kept| *kept);
        let after = self.kept.get(new..).unwrap_or_default().iter().find_map(|kept| *kept);
        let start = before.map_or(0, |before| before + 1);
        let end = after.unwrap_or(self.taken.len());
        if start <= end { start..end } else { 0..0 }
    }

    /// What was rewritten altogether is the same provision if it has the same number in the same place.
    fn numbered(&mut self, old: &Words, new: &Words) {
        let mut by_path: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, path) in old.paths.iter().enumerate() {
            if let Some(path) = path {
                by_path.entry(path).or_default().push(at);
            }
        }
        for at in self.free_new() {
            let places = new.paths[at].as_deref().and_then(|path| by_path.get(path));
            if let Some([only]) = places.map(Vec::as_slice) {
                self.keep(at, *only);
            }
        }
    }

    /// Between the same neighbours, as many provisions as were there before are those, however much they were
    /// rewritten.
    fn replaced(&mut self, old: &Words, new: &Words) {
        let free = self.free_new();
        for run in free.chunk_by(|a, b| a + 1 == *b) {
            let Some(first) = run.first() else { continue };
            let before: Vec<usize> = self.free_old(self.gap(*first)).collect();
            let same = before.len() == run.len()
                && before.iter().zip(run).all(|(from, to)| {
                    old.kinds[*from] == new.kinds[*to]
                        && old.paths[*from].is_none()
                        && new.paths[*to].is_none()
                });
            if same {
                before.iter().zip(run).for_each(|(from, to)| self.keep(*to, *from));
            }
        }
    }
}

/// How alike two provisions are, in thousandths; none where they are not the same. A provision that holds all of
/// another is that other, too: it was split or joined.
fn likeness(old: &Words, from: usize, new: &Words, to: usize) -> Option<u32> {
    let (a, b) = (&old.bags[from], &new.bags[to]);
    let (size_a, size_b) = (old.sizes[from], new.sizes[to]);
    if size_a == 0 || size_b == 0 {
        return None;
    }
    let common: u32 = a.iter().map(|(word, count)| (*count).min(b.get(word).copied().unwrap_or(0))).sum();
    let dice = 2.0 * f64::from(common) / f64::from(size_a + size_b);
    let held = f64::from(common) / f64::from(size_a.min(size_b));
    if held >= 0.85 && size_a.min(size_b) >= 4 {
        // Whole within the other: as good as equal, so that the order among such pairs decides.
        return Some(900.max(thousandths(dice)));
    }
    (dice >= ALIKE).then(|| thousandths(dice))
}

fn thousandths(share: f64) -> u32 {
    // In 0..=1 by construction.
    (share * 1000.0) as u32
}

/// What a provision has in common with its rendering in another language: family, depth, numbers.
type Shape = (u8, u8, Vec<(u32, u32)>);

/// For every provision of a text in another language, the provision of the leading text it renders. Words do not
/// help across languages; kinds and numbers do.
pub fn concord(leading: &Text, other: &Text) -> Vec<Option<usize>> {
    let shape = |text: &Text| -> Vec<Shape> {
        let numbers = |p: &Provision| {
            let label = p.form.label.as_ref();
            label.map(|label| label.numbers.iter().map(|n| (n.value, n.suffix)).collect()).unwrap_or_default()
        };
        text.provisions().iter().map(|p| (family(p), p.form.depth(), numbers(p))).collect()
    };
    let (a, b) = (shape(leading), shape(other));
    let mut pairs = vec![None; b.len()];
    // Provisions that alone have their numbers in both texts hold the rest in place.
    let mut anchors = anchors(&paths(leading), &paths(other));
    anchors.push((a.len(), b.len()));
    let (mut from, mut to) = (0, 0);
    for (anchor, rendered) in anchors {
        let gap_a = a.get(from..anchor).unwrap_or_default();
        let gap_b = b.get(to..rendered).unwrap_or_default();
        if gap_a.len().saturating_mul(gap_b.len()) <= MOST_CELLS {
            for (step_a, step_b) in longest_common(gap_a, gap_b) {
                if let Some(pair) = pairs.get_mut(to + step_b) {
                    *pair = Some(from + step_a);
                }
            }
        }
        if let Some(pair) = pairs.get_mut(rendered) {
            *pair = Some(anchor);
        }
        (from, to) = (anchor + 1, rendered + 1);
    }
    pairs
}

/// Pairs of provisions whose path of numbers no other has in either text: the most that stand in the same order.
fn anchors(a: &[Option<String>], b: &[Option<String>]) -> Vec<(usize, usize)> {
    let once = |paths: &[Option<String>]| {
        let mut places: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (at, path) in paths.iter().enumerate().filter_map(|(at, path)| Some((at, path.as_ref()?))) {
            places.entry(path.clone()).and_modify(|place| *place = None).or_insert(Some(at));
        }
        places
    };
    let (once_a, once_b) = (once(a), once(b));
    let pair = |(path, at): (String, Option<usize>)| Some((at?, (*once_b.get(&path)?)?));
    let mut pairs: Vec<(usize, usize)> = once_a.into_iter().filter_map(pair).collect();
    pairs.sort_unstable();
    // The longest rising run of places in the other text: piles, each with its smallest end.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    for (index, (_, place)) in pairs.iter().enumerate() {
        let pile = ends.partition_point(|end| pairs.get(*end).is_some_and(|(_, top)| top < place));
        if let Some(link) = before.get_mut(index) {
            *link = pile.checked_sub(1).and_then(|pile| ends.get(pile)).copied();
        }
        match ends.get_mut(pile) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut chain = Vec::new();
    let mut at = ends.last().copied();
    while let Some(index) = at {
        chain.extend(pairs.get(index));
        at = before.get(index).copied().flatten();
    }
    chain.reverse();
    chain
}

/// The longest common subsequence, as pairs of places.
fn longest_common<T: PartialEq>(a: &[T], b: &[T]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut best = vec![0_u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            best[i * width + j] = if a[i] == b[j] {
                1 + best[(i + 1) * width + j + 1]
            } else {
                best[(i + 1) * width + j].max(best[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// An earlier text in the same language, with the ids its provisions have.
#[derive(Debug, Clone, Copy)]
pub struct Earlier<'a> {
    /// The text.
    pub text: &'a Text,
    /// Its provisions' ids.
    pub ids: &'a [ProvisionId],
    /// For each provision of the later text, which of these it is named after, as far as that is known.
    pub named: &'a [Option<usize>],
}

/// Gives every provision of the texts of one record its id. The first text leads: a provision of another language
/// that renders one of its has the same id.
pub fn identify(texts: &[(&Text, Option<Earlier<'_>>)]) -> Vec<Vec<IdRef>> {
    let mut next = 0;
    let mut fresh = || {
        next += 1;
        IdRef::New(next - 1)
    };
    let mut identified: Vec<Vec<IdRef>> = Vec::new();
    for (at, (text, earlier)) in texts.iter().enumerate() {
        let mut ids: Vec<Option<IdRef>> = vec![None; text.provisions().len()];
        if let Some(earlier) = earlier {
            let kept = inherit_named(earlier.text, text, earlier.named);
            for (id, old) in ids.iter_mut().zip(kept) {
                *id = old.and_then(|old| earlier.ids.get(old)).map(|id| IdRef::Kept(*id));
            }
        }
        if at > 0
            && let (Some((leading, _)), Some(leading_ids)) = (texts.first(), identified.first())
        {
            let mut used: Vec<IdRef> = ids.iter().flatten().copied().collect();
            used.sort();
            for (id, rendered) in ids.iter_mut().zip(concord(leading, text)) {
                let shared = rendered.and_then(|rendered| leading_ids.get(rendered)).copied();
                if let (None, Some(shared)) = (&id, shared)
                    && used.binary_search(&shared).is_err()
                {
                    *id = Some(shared);
                }
            }
        }
        identified.push(ids.into_iter().map(|id| id.unwrap_or_else(&mut fresh)).collect());
    }
    identified
}

/// The reference of a stored text: its hash, and each provision's id and bytes.
pub fn reference(hash: Digest, role: Role, ids: &[IdRef], ranges: &[Range<usize>]) -> TextRef {
    let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let provisions = ids
        .iter()
        .zip(ranges)
        .map(|(id, range)| ProvisionRef(*id, byte(range.start), byte(range.end)))
        .collect();
    TextRef { hash, role, provisions }
}
