//! Where what a point adds goes, and the words of names and footnotes.

use super::{Why, Work};
use crate::negotiation::place::Found;
use crate::text::outline::{Outline, Role};
use crate::text::{Body, Content, Kind, Provision};

impl Work<'_> {
    /// Where a numbered provision belongs among those under a place: beside which of them, and whether before it.
    pub(super) fn seat(&self, found: &Found, new: &Provision) -> Option<(usize, bool)> {
        let provisions = self.text.provisions();
        let depth = new.form.depth();
        if provisions.get(found.provision)?.form.depth() >= depth {
            return None;
        }
        let numbers = |provision: &Provision| -> Option<Vec<(u32, u32)>> {
            let label = provision.form.label.as_ref()?;
            Some(label.numbers.iter().map(|number| (number.value, number.suffix)).collect())
        };
        let own = numbers(new)?;
        let scheme = new.form.label.as_ref()?.scheme;
        let alike = |at: &usize| {
            provisions.get(*at).is_some_and(|it| {
                it.form.depth() == depth && it.form.label.as_ref().is_some_and(|label| label.scheme == scheme)
            })
        };
        let known: Vec<usize> = found.range.clone().skip(1).filter(alike).collect();
        let first = *known.first()?;
        let lower = |at: &&usize| provisions.get(**at).and_then(numbers).is_some_and(|numbers| numbers < own);
        let Some(last) = known.iter().rev().find(lower) else { return Some((first, true)) };
        Some((Outline::new(self.text).subtree(*last).end.saturating_sub(1), false))
    }

    /// Puts provisions before or behind another.
    pub(super) fn put_beside(&mut self, at: usize, before: bool, made: Vec<Provision>) -> Result<(), Why> {
        // The words that end the preamble stay its last ones.
        let outline = Outline::new(self.text);
        let added = made.iter().all(|it| it.form.kind == Kind::Unnumbered);
        let ends = added && !before && outline.role(at) == Role::Enacting;
        let slot = self.slots.get_mut(at).ok_or(Why::NoPlace)?;
        if before || ends {
            slot.before.extend(made);
        } else {
            slot.after.extend(made);
        }
        slot.answered = true;
        Ok(())
    }

    pub(super) fn is_footnote(&self, found: &Found) -> bool {
        self.text.provisions().get(found.provision).is_some_and(|it| it.form.kind == Kind::Footnote)
    }

    /// Gives a heading or a footnote other words; its number stays.
    pub(super) fn reword(&mut self, found: &Found, new: &str) -> Result<(), Why> {
        let slot = self.slots.get_mut(found.provision).filter(|slot| !slot.closed).ok_or(Why::Taken)?;
        let now = slot.now.as_mut().ok_or(Why::Taken)?;
        let label = now.form.label.as_ref().map(|label| label.surface.to_string()).unwrap_or_default();
        let Body::Prose(content) = &mut now.body else { return Err(Why::NoPlace) };
        if !content.anchors.is_empty() {
            return Err(Why::Anchored);
        }
        // «Статья 5. Расходы» names the article again.
        let bare = new
            .trim()
            .strip_prefix(label.as_str())
            .unwrap_or(new)
            .trim_start_matches(['.', ' ', ':', '\u{a0}']);
        if bare.contains('\n') || label.is_empty() && bare.is_empty() {
            return Err(Why::NoPlace);
        }
        *content = Content::plain(bare);
        slot.answered = true;
        Ok(())
    }
}
