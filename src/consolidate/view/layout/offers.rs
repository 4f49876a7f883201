//! What is set out beside something else, or proposed: whole alternatives and additions.

use std::ops::Range;

use super::super::body::BodyBuilder;
use super::super::span::{fragments, run_together};
use super::super::{Alternative, Row, Show};
use super::Layout;
use crate::consolidate::compose::Choice;
use crate::consolidate::{Fragment, Opens, VoiceSet};
use crate::text::{Content, Form, Kind};

impl Layout<'_, '_> {
    /// Provisions that only proposals have, standing before a token of the base.
    pub fn additions(&mut self, before: u32) {
        for index in self.additions.remove(&before).unwrap_or_default() {
            let passage = self.passage(index);
            let group = index;
            let anchor = self.view.side.provision_at(before.saturating_sub(1));
            if self.view.choice(index).is_some() {
                match self.view.chosen(index) {
                    Some(said) => {
                        let settled = self.settled(group, &[index]);
                        self.proposed(anchor, said, &settled, &[index], None);
                    }
                    None => self.unseen.push(index),
                }
                continue;
            }
            let given = self.view.rolling.lettering.wordings.contains_key(&passage.id());
            let mut proposed: Vec<usize> =
                self.wordings(index).into_iter().filter(|at| !passage.wordings[*at].base).collect();
            proposed.sort_by_key(|at| self.view.rolling.letter(index, *at));
            for (option, at) in proposed.iter().enumerate() {
                let wording = &passage.wordings[*at];
                let alternative = Alternative {
                    group,
                    option,
                    letter: if given { self.view.rolling.letter(index, *at) } else { option },
                    of: proposed.len(),
                    picks: vec![(index, *at)],
                    base: false,
                    holders: wording.holders.clone(),
                    first: true,
                    settled: false,
                };
                self.proposed(anchor, &wording.fragments, &alternative, &[index], None);
            }
        }
    }

    /// What passages were settled with, where it stands as provisions of its own.
    fn settled(&self, group: usize, passages: &[usize]) -> Alternative {
        let picks: Vec<(usize, usize)> = passages
            .iter()
            .map(|index| match self.view.choice(*index) {
                Some(Choice::Take(wording)) => (*index, *wording),
                _ => (*index, 0),
            })
            .collect();
        let holders = picks.iter().fold(VoiceSet::default(), |all, (index, wording)| {
            self.passage(*index).wordings.get(*wording).map_or(all.clone(), |it| all.union(&it.holders))
        });
        Alternative {
            group,
            option: 0,
            letter: 0,
            of: 1,
            picks,
            base: false,
            holders,
            first: true,
            settled: true,
        }
    }

    /// Whole alternatives for a range of provisions: what stands, then every distinct reading of it.
    pub(super) fn whole(&mut self, range: &Range<usize>, passages: &[usize]) {
        let span = self.view.side.token_range(range.clone());
        let undecided: Vec<usize> =
            passages.iter().copied().filter(|index| self.view.choice(*index).is_none()).collect();
        let group = passages.iter().copied().min().unwrap_or_default();
        if undecided.is_empty() {
            let settled = self.settled(group, passages);
            let said = fragments(self.view, &span, &settled.picks);
            return self.proposed(range.start, &said, &settled, passages, None);
        }
        let decided: Vec<(usize, usize)> = passages
            .iter()
            .filter(|index| self.view.choice(**index).is_some())
            .map(|index| (*index, 0))
            .collect();
        let mut readings: Vec<(Vec<(usize, usize)>, VoiceSet)> = Vec::new();
        for voice in self.parties(&undecided).iter() {
            if matches!(self.show, Show::Voice(only) if only != voice) {
                continue;
            }
            let held = |index: &usize| Some((*index, self.passage(*index).proposed_by(voice)?));
            let picks: Vec<(usize, usize)> = undecided.iter().filter_map(held).collect();
            match readings.iter_mut().find(|(known, _)| *known == picks) {
                Some((_, holders)) => holders.insert(voice),
                None => readings.push((picks, VoiceSet::of(voice))),
            }
        }
        let of = readings.len() + 1;
        let stands = Alternative {
            group,
            option: 0,
            letter: 0,
            of,
            picks: passages.iter().map(|index| (*index, 0)).collect(),
            base: true,
            holders: VoiceSet::default(),
            first: true,
            settled: false,
        };
        if decided.iter().any(|(index, _)| self.crosses(*index)) {
            let said = fragments(self.view, &span, &decided);
            self.proposed(range.start, &said, &stands, passages, None);
        } else {
            let clusters: Vec<Vec<usize>> = decided.iter().map(|(index, _)| vec![*index]).collect();
            for provision in range.clone() {
                let form = self.view.side.provisions[provision].form.clone();
                let tokens = self.view.side.token_range(provision..provision + 1);
                let here: Vec<Vec<usize>> = clusters
                    .iter()
                    .filter(|cluster| cluster.iter().all(|index| self.owns(*index, provision)))
                    .cloned()
                    .collect();
                let body = self.body(&tokens, &here, form.kind);
                let alternative = Alternative { first: provision == range.start, ..stands.clone() };
                let row = self.dressed(provision, form, body, passages.to_vec(), Some(alternative));
                self.rows.push(row);
            }
        }
        let first = run_together(&fragments(self.view, &span, &decided));
        let proposals: Vec<(&[(usize, usize)], &VoiceSet)> =
            readings.iter().map(|(picks, holders)| (picks.as_slice(), holders)).collect();
        let letters = self.view.rolling.letters(&proposals);
        let mut readings: Vec<_> = letters.into_iter().zip(readings).collect();
        readings.sort_by_key(|(letter, _)| *letter);
        for (option, (letter, (mut picks, holders))) in readings.into_iter().enumerate() {
            picks.extend(&decided);
            picks.sort_unstable();
            let said = fragments(self.view, &span, &picks);
            let alternative = Alternative {
                group,
                option: option + 1,
                letter,
                of,
                picks,
                base: false,
                holders,
                first: true,
                settled: false,
            };
            self.proposed(range.start, &said, &alternative, passages, Some(&first));
        }
    }

    /// Whether a passage of words is filed under this provision.
    fn owns(&self, index: usize, provision: usize) -> bool {
        self.words.get(&provision).is_some_and(|own| own.contains(&index))
    }

    /// Rows for provisions as an alternative has them; against what stands, if that is given.
    fn proposed(
        &mut self,
        anchor: usize,
        said: &[Fragment],
        alternative: &Alternative,
        passages: &[usize],
        against: Option<&Content>,
    ) {
        let mut rows: Vec<(Form, BodyBuilder)> = Vec::new();
        for fragment in said {
            if let Some(Opens::Provision(form)) = &fragment.opens {
                rows.push((form.clone(), BodyBuilder::new(form.kind)));
            } else if rows.is_empty() {
                rows.push((Form::UNNUMBERED, BodyBuilder::new(Kind::Unnumbered)));
            }
            if let Some((_, builder)) = rows.last_mut() {
                builder.said(fragment, against);
            }
        }
        if rows.is_empty() {
            // Everything goes: one empty row says so.
            rows.push((Form::UNNUMBERED, BodyBuilder::new(Kind::Unnumbered)));
        }
        for (nth, (form, builder)) in rows.into_iter().enumerate() {
            self.rows.push(Row {
                provision: Some(anchor),
                form,
                body: builder.finish(),
                alternative: Some(Alternative { first: nth == 0, ..alternative.clone() }),
                added: false,
                passages: passages.to_vec(),
                presence: None,
                order: None,
                numbering: None,
            });
        }
    }
}
