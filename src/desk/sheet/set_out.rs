//! The page with everything proposed to it: set out once, and again only where a decision touches it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::consolidate::compose::Choice;
use crate::consolidate::view::{Block, KeptView, Show, View};
use crate::consolidate::{Layer, Passage, RollingText};
use crate::desk::settled::Settled;

use super::paint::{Arrivals, Painter, arrivals};
use super::{Row, on_the_page};

/// What is kept of a page that was set out, to set parts of it out again.
#[derive(Debug)]
pub struct SetOut {
    view: KeptView,
    show: Show,
    arrivals: Arrivals,
    /// What was decided when the page was set out last.
    settled: Settled,
    /// The blocks of the page, from the top.
    blocks: Vec<Extent>,
}

/// Where a block of the page lies.
#[derive(Debug, Clone, PartialEq)]
struct Extent {
    provisions: Range<usize>,
    /// How many rows it has.
    rows: usize,
    /// Whether the next row speaks of something settled in it.
    owes: bool,
}

/// Rows in whose place others came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Which.
    pub rows: Range<usize>,
    /// How many there are now.
    pub now: usize,
}

impl SetOut {
    /// Sets out all proposals, or those of one voice.
    pub fn new(rolling: &RollingText, settled: &Settled, only: Option<usize>) -> (Self, Vec<Row>) {
        let view = View::new(rolling);
        let mut set_out = Self {
            view: view.keep(),
            show: only.map_or(Show::All, Show::Voice),
            arrivals: arrivals(rolling, only),
            settled: settled.standing(),
            blocks: Vec::new(),
        };
        let choices = choices(rolling, settled);
        let view = view.settled(&choices);
        let painter = Painter { rolling, settled, arrivals: &set_out.arrivals };
        let mut rows = Vec::new();
        for block in view.blocks(set_out.show) {
            rows.extend(painter.rows(&block));
            set_out.blocks.push(Extent::of(&block));
        }
        (set_out, rows)
    }

    /// Sets out again what was decided otherwise since. Says which rows changed, from the top, each as the rows lay
    /// before it was changed and after all above it were.
    pub fn again(&mut self, rolling: &RollingText, settled: &Settled, rows: &mut Vec<Row>) -> Vec<Changed> {
        let choices = choices(rolling, settled);
        let touched = self.touched(rolling, settled, &choices);
        let view = self.view.on(rolling).settled(&choices);
        let painter = Painter { rolling, settled, arrivals: &self.arrivals };
        let mut blocks = view.blocks(self.show);
        let mut changed = Vec::new();
        let mut done = 0;
        for provision in touched {
            if provision < done {
                continue;
            }
            let at = self.blocks.partition_point(|block| block.provisions.start <= provision);
            let mut at = at.saturating_sub(1);
            // What is owed to a block is known from where nothing is owed.
            while at > 0 && self.blocks.get(at - 1).is_some_and(|before| before.owes) {
                at -= 1;
            }
            let Some(first) = self.blocks.get(at).map(|block| block.provisions.start) else { break };
            blocks.skip_to(first);
            let (mut fresh, mut painted) = (Vec::new(), Vec::new());
            let mut end = self.blocks.len();
            for block in blocks.by_ref() {
                painted.extend(painter.rows(&block));
                let extent = Extent::of(&block);
                done = extent.provisions.end;
                let owes = extent.owes;
                fresh.push(extent);
                let next = self.blocks.partition_point(|old| old.provisions.end <= done);
                let before = next.checked_sub(1).and_then(|before| self.blocks.get(before));
                let meets = before.is_some_and(|before| before.provisions.end == done && !before.owes);
                if done > provision && meets && !owes {
                    end = next;
                    break;
                }
            }
            let above: usize = self.blocks.iter().take(at).map(|block| block.rows).sum();
            let gone: usize = self.blocks.iter().take(end).skip(at).map(|block| block.rows).sum();
            let of = above..above + gone;
            changed.push(Changed { rows: of.clone(), now: painted.len() });
            rows.splice(of, painted);
            self.blocks.splice(at..end.max(at), fresh);
        }
        self.settled = settled.standing();
        changed
    }

    /// The provisions of which something was decided otherwise since.
    fn touched(
        &self,
        rolling: &RollingText,
        settled: &Settled,
        choices: &BTreeMap<usize, Choice>,
    ) -> BTreeSet<usize> {
        let before = self::choices(rolling, &self.settled);
        let mut touched: BTreeSet<usize> = differing(self.settled.edits(), settled.edits()).collect();
        let passages =
            differing(&before, choices).chain(differing(self.settled.choices(), settled.choices()));
        let passages: BTreeSet<usize> = passages.collect();
        for passage in passages.into_iter().filter_map(|index| rolling.passages.get(index)) {
            touched.extend(spoken_of(rolling, passage));
        }
        touched
    }
}

impl Extent {
    fn of(block: &Block) -> Self {
        Self {
            provisions: block.provisions.clone(),
            rows: block.rows.iter().filter(|row| on_the_page(row)).count(),
            owes: block.owes,
        }
    }
}

/// What is shown as decided: within a provision written anew what was proposed has no place any more.
fn choices<'a>(rolling: &RollingText, settled: &'a Settled) -> Cow<'a, BTreeMap<usize, Choice>> {
    let mut choices = Cow::Borrowed(settled.choices());
    if settled.edits().is_empty() {
        return choices;
    }
    for (index, passage) in rolling.passages.iter().enumerate() {
        let provision = rolling.provision_at(passage.span.start);
        if passage.layer == Layer::Words && settled.edit(provision).is_some() {
            choices.to_mut().insert(index, Choice::Keep);
        }
    }
    choices
}

/// The keys of which one map says something else than the other.
fn differing<'m, V: PartialEq>(
    one: &'m BTreeMap<usize, V>,
    other: &'m BTreeMap<usize, V>,
) -> impl Iterator<Item = usize> + 'm {
    let changed = one.iter().filter(|(key, value)| other.get(key) != Some(value)).map(|(key, _)| *key);
    changed.chain(other.keys().filter(|key| !one.contains_key(key)).copied())
}

/// The provisions whose rows may speak of a passage.
fn spoken_of(rolling: &RollingText, passage: &Passage) -> impl Iterator<Item = usize> {
    let span = &passage.span;
    let first = rolling.provision_at(span.start.saturating_sub(1));
    let last = rolling.provision_at(span.end);
    let places: Vec<usize> = passage
        .wordings
        .iter()
        .filter_map(|wording| wording.place)
        .map(|place| rolling.provision_at(place))
        .chain([rolling.owner(passage)])
        .collect();
    (first..=last).chain(places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consolidate::{Revision, consolidate};
    use crate::text::{Text, markdown};
    use proptest::prelude::*;

    /// A text with splits, additions, moves, deletions and numbers in dispute.
    fn rolling() -> RollingText {
        let points = |count: usize| -> Vec<String> {
            (1..=count)
                .map(|at| format!("{at}. Сторона {at} направляет запрос и получает ответ. Срок {at} дней."))
                .collect()
        };
        let text = |points: &[String]| -> Text { markdown::read(&points.join("\n\n")).0 };
        let base = points(14);
        let mut alt = base.clone();
        alt[2] = alt[2].replace("направляет", "вручает");
        alt[4] = alt[4].replace(" Срок", "\n\n6. Срок");
        alt.remove(8);
        let mut krs = base.clone();
        krs[2] = "3. Совсем другой порядок устанавливается протоколом, который заключают все стороны.".into();
        krs.insert(6, "7. Расходы несёт запрашивающая сторона.".into());
        let mut vln = base.clone();
        let moved = vln.remove(10);
        vln.insert(1, moved);
        vln.push("15. Споры решаются переговорами.".into());
        vln.insert(0, "0. Настоящий документ открыт.".into());
        let (base, alt, krs, vln) = (text(&base), text(&alt), text(&krs), text(&vln));
        let revisions = [
            Revision { voice: "ALT", text: &alt, partial: false },
            Revision { voice: "KRS", text: &krs, partial: false },
            Revision { voice: "VLN", text: &vln, partial: false },
        ];
        consolidate(&base, &revisions, &[])
    }

    #[derive(Debug, Clone)]
    enum Act {
        Choose(usize, Option<usize>),
        Own(usize),
        Write(usize, bool),
    }

    fn acts() -> impl Strategy<Value = Vec<Act>> {
        let act = prop_oneof![
            (0_usize..40, proptest::option::of(0_usize..3)).prop_map(|(at, to)| Act::Choose(at, to)),
            (0_usize..40).prop_map(Act::Own),
            (0_usize..14, any::<bool>()).prop_map(|(at, on)| Act::Write(at, on)),
        ];
        proptest::collection::vec(act, 1..12)
    }

    proptest! {
        #[test]
        fn what_is_set_out_again_is_what_is_set_out_anew(acts in acts(), only in proptest::option::of(0_usize..3)) {
            let rolling = rolling();
            let count = rolling.passages.len();
            let mut settled = Settled::default();
            let (mut set_out, mut rows) = SetOut::new(&rolling, &settled, only);
            for act in acts {
                match act {
                    Act::Choose(at, to) => {
                        let at = at % count;
                        let wordings = rolling.passages[at].wordings.len();
                        settled.put(at, to.map(|to| Choice::Take(to % wordings)));
                    }
                    Act::Own(at) => {
                        let own = crate::consolidate::compose::own_words("иначе", &rolling.passages[at % count]);
                        settled.put(at % count, Some(Choice::Own(own)));
                    }
                    Act::Write(at, on) => settled.put_words(at, on.then(|| "Новые слова.".to_owned())),
                }
                let mut before = rows.clone();
                let changed = set_out.again(&rolling, &settled, &mut rows);
                let (fresh, anew) = SetOut::new(&rolling, &settled, only);
                prop_assert_eq!(&rows, &anew);
                prop_assert_eq!(&set_out.blocks, &fresh.blocks);
                // What is not said to have changed has not.
                for Changed { rows: of, now } in changed {
                    let new = rows.get(of.start..of.start + now).unwrap_or_default().to_vec();
                    before.splice(of, new);
                }
                prop_assert_eq!(before.len(), rows.len());
            }
        }
    }

    #[test]
    fn a_decision_sets_out_its_own_rows_alone() {
        let rolling = rolling();
        let mut settled = Settled::default();
        let (mut set_out, mut rows) = SetOut::new(&rolling, &settled, None);
        let (at, _) = rolling.open_passages().find(|(_, it)| it.layer == Layer::Words).unwrap();
        settled.put(at, Some(Choice::Take(1)));
        let changed = set_out.again(&rolling, &settled, &mut rows);
        assert_eq!(changed.len(), 1);
        assert!(changed[0].now < 6, "{changed:?}");
        assert!(set_out.again(&rolling, &settled, &mut rows).is_empty());
    }
}
