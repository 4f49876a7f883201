//! What a phrase was before.

use std::ops::Range;

use super::Provenance;

/// Tokens of an edition that stood in the one before: from where, from where there, how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kept {
    pub new: u32,
    pub old: u32,
    pub length: u32,
}

/// What stood at a place in an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// The edition, counted from 0 along the chain.
    pub edition: usize,
    /// Its tokens; none where nothing stood there.
    pub tokens: Range<u32>,
}

impl Provenance {
    /// What stood in place of these tokens of an edition, back to the first: the tokens themselves, then what each
    /// change of them replaced, the newest first.
    pub fn history(&self, edition: usize, tokens: Range<u32>) -> Vec<Past> {
        let mut past = vec![Past { edition, tokens: tokens.clone() }];
        let mut here = tokens;
        for at in (1..=edition.min(self.editions.len().saturating_sub(1))).rev() {
            let (before, changed) = self.before(at, &here);
            let Some(before) = before else { break };
            if changed {
                past.push(Past { edition: at - 1, tokens: before.clone() });
            }
            here = before;
        }
        past
    }

    /// Where a stretch stood in the edition before, and whether anything in it changed since. `None` where it
    /// came from nowhere.
    fn before(&self, edition: usize, here: &Range<u32>) -> (Option<Range<u32>>, bool) {
        let Some(written) = self.editions.get(edition) else { return (None, false) };
        let mut all: Option<Range<u32>> = None;
        let mut take = |range: Range<u32>| {
            all = Some(match &all {
                Some(all) => all.start.min(range.start)..all.end.max(range.end),
                None => range,
            });
        };
        for kept in &written.kept {
            let (start, end) = (here.start.max(kept.new), here.end.min(kept.new + kept.length));
            if start < end {
                take(kept.old + (start - kept.new)..kept.old + (end - kept.new));
            }
        }
        let mut changed = false;
        for replaced in &written.replaced {
            let (new, inside) = (&replaced.new, here.start < replaced.new.start);
            let touches = if new.is_empty() {
                // What was left out in the middle of the stretch.
                inside && new.start < here.end
            } else {
                new.start < here.end && here.start < new.end
            };
            if touches {
                changed = true;
                if !replaced.old.is_empty() {
                    take(replaced.old.clone());
                }
            }
        }
        (all, changed)
    }
}
