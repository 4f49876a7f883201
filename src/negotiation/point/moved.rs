//! Points that move provisions: «пункт 3 статьи 5 переместить в статью 7», «статью 6 поместить перед статьёй 4».

use super::{Why, Work};
use crate::negotiation::place::{self, Found, Side};

impl Work<'_> {
    /// Moves a place with all that stands under it to another: before it, after it, or to its end.
    pub(super) fn moved(&mut self, from: &Found, to: &str) -> Result<(), Why> {
        let to = place::find(self.text, to)?;
        let part = |it: &Found| it.cell.is_some() || it.name || it.sentence.is_some();
        if part(from) || part(&to) || from.range.contains(&to.provision) {
            return Err(Why::NoPlace);
        }
        let before = to.side == Side::Before;
        let at = if before { to.provision } else { to.range.end.saturating_sub(1) };
        if self.slots.get(at).is_none() {
            return Err(Why::NoPlace);
        }
        self.close(from.range.clone())?;
        let taken = self.slots.get_mut(from.range.clone()).unwrap_or_default();
        let moved: Vec<_> = taken.iter_mut().filter_map(|slot| slot.now.take()).collect();
        if let Some(slot) = self.slots.get_mut(at) {
            if before {
                slot.before.extend(moved);
            } else {
                slot.after.extend(moved);
            }
            slot.answered = true;
        }
        Ok(())
    }
}
