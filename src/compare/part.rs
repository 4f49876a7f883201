//! Where the provisions of a partial reply stand in the base.
//!
//! A partial reply holds only what its author would change. What it does not hold is not answered, so the words
//! of one provision must never be laid over another's: each provision of the reply is first given its place as
//! a whole, by what it says and, where that says too little, by the label it stands under; only then are the
//! words compared, provision by provision. Numbering is never more than a witness: a renumbered article that
//! says the same stands where it stood.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::moves::{Candidates, bag, shared};
use super::side::{BaseSide, RevisedSide};
use crate::text::{Form, Provision};

/// What a place has to show for itself, in points.
mod points {
    /// The same words, four of them or more.
    pub const SAME: u32 = 1_000;
    /// The same words, fewer than four.
    pub const SHORT: u32 = 600;
    /// The same label under the same labels.
    pub const PATH: u32 = 400;
    /// The same label.
    pub const LABEL: u32 = 150;
    /// No label, but under the same labels.
    pub const UNDER: u32 = 100;
    /// Follows what it follows in the base.
    pub const NEXT: u32 = 120;
    /// Stands beside something that has a place.
    pub const BESIDE: u32 = 10;
    /// From so many on a provision is found even where it does not stand in order.
    pub const APART: u32 = 400;
}

/// How many provisions that look the same are looked at for one place.
const ALIKE: usize = 16;
/// Two provisions that share less than this of their words (in thousandths) have nothing in common.
const COMMON: u32 = 400;
/// Of a provision split off or joined, so many per cent of the words must be found in the other part.
const FOUND_PERCENT: usize = 60;

/// A partial reply laid out over the base.
#[derive(Debug, Default)]
pub struct Layout {
    /// For every provision of the base the provisions of the reply that stand for it, one after the other.
    pub held: BTreeMap<usize, Vec<usize>>,
    /// Provisions of the base whose words the reply joined to those of the provision before.
    pub joined: FxHashSet<usize>,
    /// Before which provision of the base new provisions of the reply stand.
    pub added: BTreeMap<usize, Vec<usize>>,
}

/// Lays a partial reply out over the base.
pub fn layout(base: &BaseSide<'_>, revised: &RevisedSide<'_>) -> Layout {
    let pairs = Pairs::new(base, revised);
    let mut place = pairs.in_order();
    pairs.apart(&mut place);
    let mut layout = Layout::default();
    let mut taken: FxHashSet<usize> = place.iter().flatten().copied().collect();
    // Behind which provision of the base the one before stands, and which of its words are still to come.
    let mut after: Option<usize> = None;
    let mut split: Option<(usize, Vec<u64>)> = None;
    for (index, found) in place.iter().enumerate() {
        let words = bag(revised.tokens_of(index, base));
        let broken_off = split.as_ref().is_some_and(|(_, rest)| is_part(&words, rest));
        // A number says less than words broken off from the provision before.
        let found = found.filter(|home| !broken_off || pairs.words(*home, index) > 0);
        if let Some(home) = found {
            let mine = bag(base.tokens_of(home));
            let held = layout.held.entry(home).or_default();
            held.push(index);
            after = Some(home);
            if home + 1 < base.provisions.len()
                && !taken.contains(&(home + 1))
                && is_part(&bag(base.tokens_of(home + 1)), &less(&words, &mine))
            {
                taken.insert(home + 1);
                layout.joined.insert(home + 1);
                after = Some(home + 1);
            }
            split = Some((home, less(&mine, &words)));
            continue;
        }
        if let Some((home, rest)) = split.as_mut().filter(|_| broken_off) {
            *rest = less(rest, &words);
            layout.held.entry(*home).or_default().push(index);
            continue;
        }
        split = None;
        let from = after.map_or_else(
            || place[index..].iter().flatten().next().copied().unwrap_or(base.provisions.len()),
            |after| after + 1,
        );
        let free = |at: usize| !taken.contains(&at);
        let form = &revised.provisions[index].form;
        let at = if after.is_some() { closes(base.provisions, from, form, free) } else { from };
        layout.added.entry(at).or_default().push(index);
        // What follows it in the reply follows it here.
        after = at.checked_sub(1).or(after);
    }
    layout
}

/// Behind which provisions of the base something new stands: those inside what it closes, and those of its own
/// kind that are numbered before it.
fn closes(base: &[Provision], from: usize, form: &Form, free: impl Fn(usize) -> bool) -> usize {
    let earlier = |other: &Form| match (&other.label, &form.label) {
        (Some(one), Some(label)) => one.scheme == label.scheme && one.numbers < label.numbers,
        _ => false,
    };
    let mut at = from;
    while base.get(at).is_some_and(|other| {
        free(at)
            && (other.form.depth() > form.depth() || earlier(&other.form) && other.form.kind == form.kind)
    }) {
        at += 1;
    }
    at
}

/// Whether words are for the most part found among others.
fn is_part(words: &[u64], among: &[u64]) -> bool {
    words.len() >= 2 && 100 * shared(words, among) >= FOUND_PERCENT * words.len()
}

/// The words left when others are taken away; both sorted.
fn less(words: &[u64], others: &[u64]) -> Vec<u64> {
    let mut left = Vec::with_capacity(words.len());
    let mut at = 0;
    for word in words {
        while others.get(at).is_some_and(|other| other < word) {
            at += 1;
        }
        if others.get(at) == Some(word) {
            at += 1;
        } else {
            left.push(*word);
        }
    }
    left
}

/// Every place that comes into question for every provision of the reply, with its points.
struct Pairs<'a, 'b> {
    base: &'a BaseSide<'b>,
    revised: &'a RevisedSide<'b>,
    of: Vec<BTreeMap<usize, u32>>,
}

impl<'a, 'b> Pairs<'a, 'b> {
    fn new(base: &'a BaseSide<'b>, revised: &'a RevisedSide<'b>) -> Self {
        let mut pairs = Self { base, revised, of: vec![BTreeMap::new(); revised.provisions.len()] };
        let paths = (paths(base.provisions), paths(revised.provisions));
        pairs.same_words(&paths);
        pairs.same_path(&paths);
        pairs.alike(&paths);
        pairs.beside();
        pairs
    }

    /// Provisions that say the same: for the k-th of them in the reply those from the k-th on in the base.
    fn same_words(&mut self, paths: &(Vec<Path>, Vec<Path>)) {
        let mut places: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        for (at, key) in self.base.keys.iter().enumerate() {
            places.entry(*key).or_default().push(at);
        }
        let mut seen: FxHashMap<u64, usize> = FxHashMap::default();
        for index in 0..self.of.len() {
            if self.revised.tokens_of(index, self.base).len() < 2 {
                continue;
            }
            let key = self.revised.keys[index];
            let nth = seen.entry(key).or_default();
            let alike = places.get(&key).map(Vec::as_slice).unwrap_or_default();
            for at in alike.iter().skip(*nth).take(ALIKE) {
                self.add(*at, index, paths);
            }
            *nth += 1;
        }
    }

    /// Provisions under the same labels.
    fn same_path(&mut self, paths: &(Vec<Path>, Vec<Path>)) {
        let mut places: FxHashMap<&[Step], Vec<usize>> = FxHashMap::default();
        for (at, path) in paths.0.iter().enumerate() {
            for from in 0..path.len() {
                places.entry(&path[from..]).or_default().push(at);
            }
        }
        for (index, path) in paths.1.iter().enumerate() {
            let known = path.iter().any(|step| step.1.is_some());
            let Some(alike) = places.get(path.as_slice()).filter(|_| known) else { continue };
            // A label alone says where only if there is no other like it.
            let most = if path.len() == 1 && !self.revised.provisions[index].form.kind.is_heading() {
                1
            } else {
                ALIKE
            };
            if alike.len() <= most {
                for at in alike {
                    self.add(*at, index, paths);
                }
            }
        }
    }

    /// Provisions that share most of their words.
    fn alike(&mut self, paths: &(Vec<Path>, Vec<Path>)) {
        let bags: Vec<(usize, Vec<u64>)> =
            (0..self.base.provisions.len()).map(|at| (at, bag(self.base.tokens_of(at)))).collect();
        let candidates = Candidates::new(&bags);
        for index in 0..self.of.len() {
            let words = bag(self.revised.tokens_of(index, self.base));
            for at in candidates.of(&words) {
                self.add(bags[at].0, index, paths);
            }
        }
    }

    /// Headings stand over what follows them, whatever their number; and the other way round.
    fn beside(&mut self) {
        let empty = |tokens: &[crate::text::token::Token]| tokens.len() == 1;
        for index in (1..self.of.len()).rev() {
            if !empty(self.revised.tokens_of(index - 1, self.base)) {
                continue;
            }
            let above: Vec<usize> = self.of[index].keys().filter_map(|at| at.checked_sub(1)).collect();
            for at in above {
                if empty(self.base.tokens_of(at)) && self.fits(at, index - 1) {
                    self.of[index - 1].entry(at).or_insert(points::BESIDE);
                }
            }
        }
        for index in 1..self.of.len() {
            if !self.of[index].is_empty() || !self.revised.provisions[index - 1].form.kind.is_heading() {
                continue;
            }
            let below: Vec<usize> = self.of[index - 1].keys().map(|at| at + 1).collect();
            for at in below.into_iter().filter(|at| *at < self.base.provisions.len()) {
                let (one, other) = (&self.base.provisions[at].form, &self.revised.provisions[index].form);
                if self.fits(at, index) && one.label.is_none() && other.label.is_none() {
                    self.of[index].insert(at, points::BESIDE);
                }
            }
        }
    }

    fn fits(&self, at: usize, index: usize) -> bool {
        let opening = |form: &Form| crate::text::token::opening_key(form.kind);
        opening(&self.base.provisions[at].form) == opening(&self.revised.provisions[index].form)
    }

    fn add(&mut self, at: usize, index: usize, paths: &(Vec<Path>, Vec<Path>)) {
        if !self.fits(at, index) || self.of[index].contains_key(&at) {
            return;
        }
        let sum = self.words(at, index) + labels(&paths.0[at], &paths.1[index]);
        if sum > 0 {
            self.of[index].insert(at, sum);
        }
    }

    fn words(&self, at: usize, index: usize) -> u32 {
        let (one, other) = (self.base.tokens_of(at), self.revised.tokens_of(index, self.base));
        if one.len() < 2 || other.len() < 2 {
            return 0;
        }
        let (left, right) = (bag(one), bag(other));
        if self.base.keys[at] == self.revised.keys[index] {
            return if left.len() >= 4 { points::SAME } else { points::SHORT };
        }
        let all = (left.len() + right.len()).max(1);
        let alike = (2_000 * shared(&left, &right) / all) as u32;
        if alike < COMMON { 0 } else { alike * alike / 1_000 }
    }

    /// The places with the most points in all that stand in order.
    fn in_order(&self) -> Vec<Option<usize>> {
        let mut best: Vec<(u32, Option<usize>)> = Vec::new(); // points in all, and the pair before
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        let mut highest = Highest::new(self.base.provisions.len());
        let mut last: FxHashMap<usize, usize> = FxHashMap::default();
        for (index, places) in self.of.iter().enumerate() {
            let mut here: FxHashMap<usize, usize> = FxHashMap::default();
            for (at, points) in places {
                let (mut sum, mut before) = highest.below(*at);
                if let Some(next) = at.checked_sub(1).and_then(|at| last.get(&at))
                    && best[*next].0 + points::NEXT >= sum
                {
                    (sum, before) = (best[*next].0 + points::NEXT, Some(*next));
                }
                here.insert(*at, pairs.len());
                pairs.push((*at, index));
                best.push((sum + points, before));
            }
            for at in places.keys() {
                let pair = here[at];
                highest.raise(*at, (best[pair].0, pair));
            }
            last = here;
        }
        let mut place = vec![None; self.of.len()];
        let mut at = highest.below(self.base.provisions.len()).1;
        while let Some(pair) = at {
            place[pairs[pair].1] = Some(pairs[pair].0);
            at = best[pair].1;
        }
        place
    }

    /// Places out of order, where the reply says so clearly.
    fn apart(&self, place: &mut [Option<usize>]) {
        let mut taken: FxHashSet<usize> = place.iter().flatten().copied().collect();
        let mut clear: Vec<(u32, usize, usize)> = Vec::new();
        for (index, places) in self.of.iter().enumerate().filter(|(index, _)| place[*index].is_none()) {
            clear.extend(places.iter().map(|(at, points)| (*points, index, *at)));
        }
        clear.retain(|(points, ..)| *points >= points::APART);
        clear.sort_unstable_by_key(|(points, index, at)| (std::cmp::Reverse(*points), *index, *at));
        for (_, index, at) in clear {
            if place[index].is_none() && taken.insert(at) {
                place[index] = Some(at);
            }
        }
        for index in (1..place.len()).rev() {
            let Some(above) = place[index].and_then(|at| at.checked_sub(1)) else { continue };
            if place[index - 1].is_none() && self.of[index - 1].contains_key(&above) && taken.insert(above) {
                place[index - 1] = Some(above);
            }
        }
    }
}

/// A step of a path: what sort of provision, and its number.
type Step = (u64, Option<(crate::text::label::Scheme, smallvec::SmallVec<[crate::text::label::Number; 2]>)>);
/// The labels a provision stands under, its own last.
type Path = Vec<Step>;

/// The path of every provision, as far up as the provisions go.
fn paths(provisions: &[Provision]) -> Vec<Path> {
    let mut open: Vec<(u8, Step)> = Vec::new();
    provisions
        .iter()
        .map(|provision| {
            let depth = provision.form.depth();
            while open.last().is_some_and(|(above, _)| *above >= depth) {
                open.pop();
            }
            let label = provision.form.label.as_ref().filter(|label| !label.numbers.is_empty());
            let number = label.map(|label| (label.scheme, label.numbers.clone()));
            let step = (crate::text::token::opening_key(provision.form.kind), number);
            open.push((depth, step));
            open.iter().map(|(_, step)| step.clone()).collect()
        })
        .collect()
}

/// Points for labels that agree. Of the two paths the reply's may begin further in.
fn labels(base: &Path, reply: &Path) -> u32 {
    let (Some(one), Some(other)) = (base.last(), reply.last()) else { return 0 };
    let under = base.len() >= reply.len() && base[base.len() - reply.len()..] == reply[..];
    match (&one.1, &other.1) {
        (Some(_), Some(_)) if under && (reply.len() > 1 || is_heading(other)) => points::PATH,
        (Some(one), Some(other)) if one == other => points::LABEL,
        (None, None) if under && reply.iter().any(|step| step.1.is_some()) => points::UNDER,
        _ => 0,
    }
}

fn is_heading(step: &Step) -> bool {
    (2..=4).contains(&step.0)
}

/// The highest value below a place, where values only rise; the earliest of equal ones.
struct Highest {
    tree: Vec<(u32, Option<usize>)>,
}

impl Highest {
    fn new(places: usize) -> Self {
        Self { tree: vec![(0, None); places + 1] }
    }

    fn below(&self, place: usize) -> (u32, Option<usize>) {
        let mut found = (0, None);
        let mut at = place.min(self.tree.len() - 1);
        while at > 0 {
            if self.tree[at].0 > found.0 || self.tree[at].0 == found.0 && self.tree[at].1 < found.1 {
                found = self.tree[at];
            }
            at &= at - 1;
        }
        found
    }

    fn raise(&mut self, place: usize, (value, pair): (u32, usize)) {
        let mut at = place + 1;
        while at < self.tree.len() {
            if value > self.tree[at].0 {
                self.tree[at] = (value, Some(pair));
            }
            at += at & at.wrapping_neg();
        }
    }
}
