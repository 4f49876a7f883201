//! What is recorded about the draft on the desk: who said what of which wording, what was decided, and how every
//! passage stands by it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::margin::Margin;
use super::settled::Settled;
use crate::compare::BaseSide;
use crate::consolidate::compose::{self, Choice};
use crate::consolidate::fragment::append;
use crate::consolidate::table::Matter;
use crate::consolidate::{Fragment, Layer, Passage, of_base};
use crate::dossier::Dossier;
use crate::dossier::hearing::Hearing;
use crate::negotiation::board::{Item, Stand};
use crate::negotiation::outcome::{Decision, Outcome, Status};
use crate::negotiation::piece::Piece;
use crate::negotiation::position::{Position, Stance};
use crate::negotiation::state::Stated;
use crate::negotiation::stretch::before;
use crate::negotiation::{Code, RecordId, StateOfPlay};

/// What is recorded about the draft on the desk. A copy shares everything.
#[derive(Debug, Clone)]
pub struct Proceedings {
    /// The dossier as it was read, with all records known.
    pub dossier: Arc<Dossier>,
    /// The draft with everything proposed to it, and how its passages stand.
    pub hearing: Arc<Hearing>,
    /// What stands beside the text.
    pub margin: Arc<Margin>,
    /// The place of a passage's item on the board.
    items: Arc<BTreeMap<usize, usize>>,
}

/// A position somebody took on a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken<'a> {
    /// Who.
    pub code: &'a Code,
    /// What they said.
    pub stance: Stance,
    /// Why, or on what condition.
    pub reason: &'a str,
    /// The record.
    pub record: RecordId,
}

impl PartialEq for Proceedings {
    fn eq(&self, other: &Self) -> bool {
        let of = |it: &Proceedings| (*it.dossier.id(), it.hearing.edition, it.state().heads.clone());
        of(self) == of(other)
    }
}

impl Proceedings {
    /// What is recorded in a dossier about what was heard.
    pub fn new(dossier: Arc<Dossier>, hearing: Arc<Hearing>) -> Self {
        let items = hearing.board.items.iter().enumerate().map(|(at, item)| (item.passage, at));
        let items = Arc::new(items.collect());
        let margin = Arc::new(Margin::of(&dossier, &hearing));
        Self { dossier, hearing, margin, items }
    }

    /// The dossier's folder.
    pub fn folder(&self) -> &Path {
        self.dossier.root()
    }

    /// Where the negotiation stands.
    pub fn state(&self) -> &StateOfPlay {
        self.dossier.state()
    }

    /// The item of a passage. A passage that only follows from numbering has none.
    pub fn item(&self, passage: usize) -> Option<&Item> {
        self.hearing.board.items.get(*self.items.get(&passage)?)
    }

    /// The items a matter is made of.
    pub fn items<'a>(&'a self, matter: &'a Matter) -> impl Iterator<Item = &'a Item> + 'a {
        matter.passages.iter().filter_map(|passage| self.item(*passage))
    }

    /// The item that stands weakest in a matter: what is to be said of the whole.
    pub fn weakest<'a>(&'a self, matter: &'a Matter) -> Option<&'a Item> {
        self.items(matter).min_by_key(|item| firmness(&item.stand))
    }

    /// Outcomes on a matter that are the last word, the newest first.
    pub fn outcomes<'a>(&'a self, matter: &'a Matter) -> Vec<&'a Stated<Outcome>> {
        let mut ids: Vec<RecordId> = self.items(matter).flat_map(|item| item.outcomes.clone()).collect();
        ids.sort_unstable();
        ids.dedup();
        let mut outcomes: Vec<&Stated<Outcome>> =
            ids.iter().filter_map(|id| self.state().outcomes.get(id)).collect();
        outcomes.sort_by_key(|outcome| std::cmp::Reverse((outcome.counter, outcome.id)));
        outcomes
    }

    /// What was once agreed on a matter, each with an item it was agreed on, where it is open again and nobody proposes
    /// what was agreed: one may come back to it.
    pub fn once_agreed<'a>(&'a self, matter: &'a Matter) -> Vec<(&'a Item, &'a Stated<Outcome>)> {
        let mut agreed: Vec<(&Item, &Stated<Outcome>)> = Vec::new();
        for item in self.items(matter) {
            let outcome = item.once_agreed.and_then(|id| self.state().outcomes.get(&id));
            // One outcome may have settled several passages at once.
            if let Some(outcome) = outcome.filter(|it| agreed.iter().all(|(_, other)| other.id != it.id)) {
                agreed.push((item, outcome));
            }
        }
        agreed
    }

    /// What was said of a proposal, counted from 1, or of the draft's text, 0: each voice's word once.
    pub fn positions<'a>(&'a self, matter: &'a Matter, number: usize) -> Vec<Spoken<'a>> {
        let mut spoken: Vec<Spoken<'a>> = Vec::new();
        for (item, wording) in self.wordings(matter, number) {
            let Some(choice) = item.options.get(wording) else { continue };
            for (code, stance, record) in &choice.positions {
                let reason =
                    self.state().positions.get(record).map_or("", |position| position.what.reason.as_str());
                if !spoken.iter().any(|it| (it.code, it.stance) == (code, *stance)) {
                    spoken.push(Spoken { code, stance: *stance, reason, record: *record });
                }
            }
        }
        spoken
    }

    /// The wordings a proposal takes, item by item: only where it differs from the draft; for the draft's text, all.
    pub fn wordings<'a>(&'a self, matter: &'a Matter, number: usize) -> Vec<(&'a Item, usize)> {
        let picks = number.checked_sub(1).and_then(|at| matter.proposals.get(at)).map(|it| &it.picks);
        match picks {
            None => self.items(matter).map(|item| (item, 0)).collect(),
            Some(picks) => picks
                .iter()
                .filter(|(_, wording)| *wording > 0)
                .filter_map(|(passage, wording)| Some((self.item(*passage)?, *wording)))
                .collect(),
        }
    }

    /// Positions about wordings of this place nobody proposes any more.
    pub fn earlier<'a>(&'a self, matter: &'a Matter) -> Vec<&'a Stated<Position>> {
        let positions = self.hearing.board.earlier.iter().filter_map(|id| self.state().positions.get(id));
        positions
            .filter(|position| match &position.what.on {
                crate::negotiation::position::Matter::Wording(on) => self.items(matter).any(|item| {
                    on.layer == item.layer && on.from <= item.span.end && item.span.start <= on.to
                }),
                crate::negotiation::position::Matter::Item(_) => false,
            })
            .collect()
    }

    /// How many passages are open: the number the commands tell as well.
    pub fn open(&self) -> usize {
        self.hearing.board.open().count()
    }

    /// What stands by the records: the choice in every passage that is agreed, and the provisions written anew.
    pub fn settled(&self) -> Settled {
        let rolling = &self.hearing.rolling;
        let agreed = |id: &RecordId| {
            let outcome = self.state().outcomes.get(id).filter(|_| self.hearing.board.agreed.contains(id))?;
            Some(&outcome.what)
        };
        let mut side = None;
        let mut choices = BTreeMap::new();
        for (index, passage) in rolling.open_passages() {
            let choice = match self.item(index) {
                // What follows from numbering is settled by publishing.
                None => Choice::Keep,
                Some(item) if item.stand.is_open() => continue,
                Some(item) => {
                    let here: Vec<&Outcome> = item.outcomes.iter().filter_map(agreed).collect();
                    match here.as_slice() {
                        [only] if fits(passage, only) => chosen(passage, item, only),
                        several => {
                            let side = side.get_or_insert_with(|| BaseSide::new(&rolling.base));
                            Choice::Own(woven(side, passage, several))
                        }
                    }
                }
            };
            choices.insert(index, choice);
        }
        let mut edits = BTreeMap::new();
        for outcome in self.hearing.board.agreed.iter().filter_map(agreed) {
            if let Some(provision) = self.whole(outcome)
                && let Some(fragments) = Piece::read_all(&outcome.effect)
            {
                edits.insert(provision, compose::written(&fragments));
            }
        }
        Settled::recorded(choices, edits)
    }

    /// The provision an outcome writes anew, if it does just that.
    fn whole(&self, outcome: &Outcome) -> Option<usize> {
        let (on, starts) = (&outcome.on, &self.hearing.rolling.starts);
        let provision = starts.binary_search(&on.from.checked_sub(1)?).ok()?;
        let whole = on.layer == Layer::Words
            && outcome.decision == Decision::Compromise
            && starts.get(provision + 1) == Some(&on.to);
        let passage =
            self.hearing.board.items.iter().any(|item| {
                item.layer == Layer::Words && (item.span.start, item.span.end) == (on.from, on.to)
            });
        (whole && !passage).then_some(provision)
    }

    /// The outcome by which a provision is written anew, if it is.
    pub fn rewritten(&self, provision: usize) -> Option<&Stated<Outcome>> {
        let agreed = self.hearing.board.agreed.iter().filter_map(|id| self.state().outcomes.get(id));
        agreed.into_iter().find(|outcome| self.whole(&outcome.what) == Some(provision))
    }

    /// Who wrote a submission, and on the strength of what: what a proposal goes back to.
    pub fn authors(&self, submission: &RecordId) -> Vec<Code> {
        self.state().submissions.get(submission).map(|it| it.what.voices.clone()).unwrap_or_default()
    }
}

/// How firmly a passage stands, the weakest first.
fn firmness(stand: &Stand) -> u8 {
    match stand {
        Stand::Contradicted(_) => 0,
        Stand::Reopened(_) => 1,
        Stand::Open => 2,
        Stand::Pending(_) => 3,
        Stand::Partly(_) => 4,
        Stand::Agreed(Status::Open) => 5,
        Stand::Agreed(Status::AgreedInGroup) => 6,
        Stand::Agreed(Status::AdReferendum(_)) => 7,
        Stand::Agreed(Status::Agreed) => 8,
    }
}

/// Whether an outcome is about exactly this passage.
fn fits(passage: &Passage, outcome: &Outcome) -> bool {
    let on = &outcome.on;
    on.layer == passage.layer && (on.from, on.to) == (passage.span.start, passage.span.end)
}

/// What an outcome about exactly this passage chooses in it.
fn chosen(passage: &Passage, item: &Item, outcome: &Outcome) -> Choice {
    let own = || Choice::Own(Piece::read_all(&outcome.effect).unwrap_or_default());
    match outcome.decision {
        Decision::Take if passage.layer == Layer::Order => {
            let mut wordings = passage.wordings.iter();
            let at = wordings.position(|it| it.place.map(before).as_ref() == Some(&outcome.on.reads));
            at.map_or(Choice::Keep, Choice::Take)
        }
        Decision::Take => {
            let mut options = item.options.iter().skip(1);
            let taken = options.find(|option| option.reads == outcome.on.reads);
            taken.map_or_else(own, |option| Choice::Take(option.wording))
        }
        Decision::Compromise => own(),
        Decision::Keep | Decision::KeepOpen | Decision::PutOff | Decision::Reopen => Choice::Keep,
    }
}

/// What a passage reads once outcomes about parts of it are carried out on the draft's words.
fn woven(side: &BaseSide<'_>, passage: &Passage, outcomes: &[&Outcome]) -> Vec<Fragment> {
    let mut outcomes: Vec<&&Outcome> =
        outcomes.iter().filter(|outcome| outcome.decision != Decision::Keep).collect();
    outcomes.sort_by_key(|outcome| (outcome.on.from, outcome.on.to));
    let mut woven: Vec<Fragment> = Vec::new();
    let mut add = |fragments: Vec<Fragment>| {
        for fragment in fragments {
            match woven.last_mut() {
                Some(last) if fragment.opens.is_none() => append(&mut last.content, &fragment.content),
                _ => woven.push(fragment),
            }
        }
    };
    let mut at = passage.span.start;
    for outcome in outcomes {
        let (from, to) = (outcome.on.from.max(at), outcome.on.to.min(passage.span.end));
        if from > to {
            continue;
        }
        add(of_base(side, &(at..from)).0);
        add(Piece::read_all(&outcome.effect).unwrap_or_default());
        at = to;
    }
    add(of_base(side, &(at..passage.span.end)).0);
    woven
}
