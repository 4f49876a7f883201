//! The cursor from line to line: round and round, so that it is never lost behind the last.

use iced::advanced::widget::operation::focusable::{Count, Focusable, count};
use iced::advanced::widget::operation::{Operation, then};
use iced::advanced::widget::{Id, operate};
use iced::{Rectangle, Task};

/// Moves the cursor to the next line to fill in, or the one before; behind the last comes the first.
pub fn move_focus<M: Send + 'static>(forward: bool) -> Task<M> {
    if forward {
        operate(then(count(), |count| Move { to: next(count), at: 0 }))
    } else {
        operate(then(count(), |count| Move { to: previous(count), at: 0 }))
    }
}

fn next(count: Count) -> usize {
    count.focused.map_or(0, |at| at + 1).checked_rem(count.total).unwrap_or(0)
}

fn previous(count: Count) -> usize {
    match count.focused {
        None | Some(0) => count.total.saturating_sub(1),
        Some(at) => at - 1,
    }
}

/// Gives the cursor to one of all that can have it, by its place among them.
struct Move {
    to: usize,
    at: usize,
}

impl<T> Operation<T> for Move {
    fn focusable(&mut self, _: Option<&Id>, _: Rectangle, state: &mut dyn Focusable) {
        if self.at == self.to {
            state.focus();
        } else {
            state.unfocus();
        }
        self.at += 1;
    }

    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        operate(self);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behind_the_last_comes_the_first() {
        let count = |focused, total| Count { focused, total };
        assert_eq!((next(count(None, 3)), next(count(Some(0), 3)), next(count(Some(2), 3))), (0, 1, 0));
        assert_eq!(
            (previous(count(None, 3)), previous(count(Some(2), 3)), previous(count(Some(0), 3))),
            (2, 1, 2)
        );
        assert_eq!((next(count(None, 0)), previous(count(None, 0))), (0, 0));
    }
}
