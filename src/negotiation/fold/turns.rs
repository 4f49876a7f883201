//! How answers came and went, record after record, in the order of things.

use std::collections::{BTreeMap, BTreeSet};

use super::RecordId;
use super::graph::Graph;
use super::rights::Rights;
use crate::negotiation::state::{Spoke, Turn};

/// An answer of one voice, and the record by which it stands where it does.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Standing {
    pub by: usize,
    pub submission: RecordId,
}

/// Something one voice said on one subject in one language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Said {
    pub it: Standing,
    /// The records it hangs on beside the one by which it stands: the submission, and where single proposals of it were
    /// taken back, the record by which it stood before.
    pub of: Vec<usize>,
    /// Whether it was carried over from an older edition.
    pub carried: bool,
}

/// Which records were taken back when: a withdrawal may be withdrawn itself.
pub(super) struct TakenBack {
    /// By what they take back, in order.
    withdrawals: BTreeMap<usize, Vec<usize>>,
}

impl TakenBack {
    pub(super) fn new(rights: &Rights) -> Self {
        Self::among(rights, |_| true)
    }

    /// As far as some records tell.
    pub(super) fn among(rights: &Rights, known: impl Fn(usize) -> bool) -> Self {
        let mut withdrawals: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (node, target) in rights.withdrawals().iter().filter(|(node, _)| known(*node)) {
            withdrawals.entry(*target).or_default().push(*node);
        }
        Self { withdrawals }
    }

    fn of(&self, node: usize) -> &[usize] {
        self.withdrawals.get(&node).map_or(&[], Vec::as_slice)
    }

    /// Whether a record was taken back as of another. What takes back comes later than what it takes back, so that this
    /// comes to an end.
    fn is(&self, node: usize, until: usize) -> bool {
        self.of(node).iter().any(|by| *by <= until && *by > node && !self.is(*by, until))
    }

    /// All records on which it hangs whether one is taken back.
    fn touching(&self, node: usize, found: &mut BTreeSet<usize>) {
        for by in self.of(node).iter().filter(|by| **by > node) {
            if found.insert(*by) {
                self.touching(*by, found);
            }
        }
    }
}

/// What stands for one voice, after each record that may have changed it.
pub(super) struct Course(Vec<(usize, BTreeSet<Standing>)>);

impl Course {
    /// Of what was said, the newest, and what was carried over only as long as nothing was said on the subject itself.
    pub(super) fn of(said: &[Said], graph: &Graph<'_>, taken_back: &TakenBack) -> Self {
        let mut taken = BTreeSet::new();
        let mut came: BTreeMap<usize, Vec<&Said>> = BTreeMap::new();
        for one in said {
            taken_back.touching(one.it.by, &mut taken);
            one.of.iter().for_each(|of| taken_back.touching(*of, &mut taken));
            came.entry(one.it.by).or_default().push(one);
        }
        let mut course: Vec<(usize, BTreeSet<Standing>)> = Vec::new();
        let mut now: Vec<&Said> = Vec::new();
        let nodes: BTreeSet<usize> = taken.iter().chain(came.keys()).copied().collect();
        for node in nodes {
            match came.get(&node).filter(|_| !taken.contains(&node)) {
                Some(new) => now = joined(&now, new, (graph, taken_back), node),
                None => {
                    now = Vec::new();
                    for (_, earlier) in came.range(..=node) {
                        now = joined(&now, earlier, (graph, taken_back), node);
                    }
                }
            }
            let standing = now.iter().map(|one| one.it.clone()).collect();
            if course.last().is_none_or(|(_, last)| *last != standing) {
                course.push((node, standing));
            }
        }
        Self(course)
    }

    /// What stands now.
    pub(super) fn last(&self) -> Option<&BTreeSet<Standing>> {
        self.0.last().map(|(_, standing)| standing)
    }
}

/// What stands once something more was said, which is no older than any of it.
fn joined<'s>(
    before: &[&'s Said],
    new: &[&'s Said],
    (graph, taken_back): (&Graph<'_>, &TakenBack),
    until: usize,
) -> Vec<&'s Said> {
    let stands =
        |one: &&&Said| !taken_back.is(one.it.by, until) && !one.of.iter().any(|of| taken_back.is(*of, until));
    let new: Vec<&Said> = new.iter().filter(stands).copied().collect();
    let direct = before.iter().chain(&new).any(|one| !one.carried);
    let new: Vec<&Said> = new.into_iter().filter(|one| direct != one.carried).collect();
    let seen = |one: &&Said| new.iter().any(|later| graph.precedes(one.it.by, later.it.by));
    let kept = before.iter().copied().filter(|one| direct != one.carried && !seen(one));
    kept.chain(new.iter().copied()).collect()
}

/// The courses of all voices on one subject in one language as one.
pub(super) fn turns(graph: &Graph<'_>, courses: &[Course]) -> Vec<Turn> {
    let mut changes: BTreeMap<usize, Vec<(usize, &BTreeSet<Standing>)>> = BTreeMap::new();
    for (voice, Course(course)) in courses.iter().enumerate() {
        for (node, standing) in course {
            changes.entry(*node).or_default().push((voice, standing));
        }
    }
    let none = BTreeSet::new();
    let mut of_voice: Vec<&BTreeSet<Standing>> = vec![&none; courses.len()];
    // How many voices each stands for.
    let mut voices: BTreeMap<&Standing, usize> = BTreeMap::new();
    let mut turns = Vec::new();
    for (node, changes) in changes {
        let mut touched: BTreeMap<&Standing, bool> = BTreeMap::new();
        for (voice, standing) in changes {
            let Some(own) = of_voice.get_mut(voice) else { continue };
            for gone in own.difference(standing) {
                touched.entry(gone).or_insert(true);
                voices.entry(gone).and_modify(|count| *count -= 1);
            }
            for new in standing.difference(own) {
                let count = voices.entry(new).or_default();
                touched.entry(new).or_insert(*count > 0);
                *count += 1;
            }
            *own = standing;
        }
        let mut turn = Turn { by: graph.id(node), came: Vec::new(), gone: Vec::new() };
        for (one, stood) in touched {
            let spoke = Spoke { submission: one.submission, by: graph.id(one.by) };
            match (stood, voices.get(one).is_some_and(|count| *count > 0)) {
                (false, true) => turn.came.push(spoke),
                (true, false) => turn.gone.push(spoke),
                _ => {}
            }
        }
        if !turn.came.is_empty() || !turn.gone.is_empty() {
            turns.push(turn);
        }
    }
    turns
}
