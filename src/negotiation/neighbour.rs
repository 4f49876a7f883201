//! Passages that stand together in one provision and have the same sides: parts of the same rival wordings.

use super::Code;
use super::board::Item;
use crate::consolidate::Layer;

/// How many tokens of unchanged text may stand between passages that go together.
const NEAR: u32 = 4;

/// The items in runs of neighbours whose sides are the same; one that has no such neighbour is a run by itself.
pub fn runs<'b>(items: impl IntoIterator<Item = &'b Item>) -> Vec<Vec<&'b Item>> {
    let mut runs: Vec<Vec<&Item>> = Vec::new();
    for item in items {
        let follows = runs.last().and_then(|run| run.last()).is_some_and(|last| {
            last.provision == item.provision
                && last.layer == Layer::Words
                && item.layer == Layer::Words
                && last.span.end <= item.span.start
                && item.span.start - last.span.end <= NEAR
                && sides(last) == sides(item)
        });
        match runs.last_mut().filter(|_| follows) {
            Some(run) => run.push(item),
            None => runs.push(vec![item]),
        }
    }
    runs
}

/// Who stands on which side of a passage, the draft's own side left out: in protocol order of the first.
fn sides(item: &Item) -> Vec<&[Code]> {
    let mut sides: Vec<&[Code]> =
        item.options.iter().map(|choice| choice.holders.as_slice()).filter(|side| !side.is_empty()).collect();
    sides.sort();
    sides
}
