//! Provisions that only moved, as moves.
//!
//! A paragraph somebody takes out whole at one place and puts in at another is shown as moved, so that a reader need
//! not compare the two; a number that changed on the way comes and goes as words do. Where anybody else has a hand in
//! it there, it stays what it is without that: taken out here, put in there.

use crate::exchange::word::write::model::{Block, Deed, Paragraph, Piece, Run, Tracked};

/// A paragraph of fewer words is not said to have moved: it may as well be another.
const FEWEST_WORDS: usize = 4;

/// A paragraph that goes or comes as a whole.
struct Whole {
    block: usize,
    change: Tracked,
    /// Its first run, where a number stands if there is one, and the rest.
    lead: Vec<Run>,
    rest: Vec<Run>,
}

/// Links paragraphs that go to those that come in their place elsewhere.
pub fn link(blocks: &mut [Block]) {
    let wholes: Vec<Whole> =
        blocks.iter().enumerate().filter_map(|(at, block)| Whole::of(at, block)).collect();
    let (going, coming): (Vec<Whole>, Vec<Whole>) =
        wholes.into_iter().partition(|whole| whole.change.deed == Deed::Deletes);
    let mut taken = vec![false; coming.len()];
    let mut number = 0;
    for gone in &going {
        let same = |come: &Whole| come.change.author == gone.change.author && come.rest == gone.rest;
        let free = coming.iter().zip(&mut taken).find(|(come, taken)| !**taken && same(come));
        let Some((come, taken)) = free else { continue };
        *taken = true;
        number += 1;
        let whole = come.lead == gone.lead;
        for block in [gone.block, come.block] {
            if let Some(Block::Paragraph(paragraph)) = blocks.get_mut(block) {
                moved(paragraph, number, whole);
            }
        }
    }
}

impl Whole {
    fn of(at: usize, block: &Block) -> Option<Self> {
        let Block::Paragraph(paragraph) = block else { return None };
        // A move without a date is none by the schema.
        let change = paragraph.mark.clone().filter(|change| !change.date.is_empty())?;
        let mut runs: Vec<Run> = Vec::new();
        for piece in &paragraph.pieces {
            match piece {
                Piece::Run(run) if run.change.as_ref() == Some(&change) => {
                    let run = Run { change: None, ..run.clone() };
                    let begun = runs.len() > 1;
                    match runs.last_mut() {
                        // The first stays by itself.
                        Some(last) if begun && runs_alike(last, &run) => last.text.push_str(&run.text),
                        _ => runs.push(run),
                    }
                }
                Piece::Marker(_) => {}
                // A note or a picture in two places would be two; and what others change is no move.
                Piece::Run(_) | Piece::Note(..) | Piece::Object(..) => return None,
            }
        }
        let rest = if runs.len() > 1 { runs.split_off(1) } else { std::mem::take(&mut runs) };
        let words: usize = rest.iter().map(|run| run.text.split_whitespace().count()).sum();
        (words >= FEWEST_WORDS).then_some(Self { block: at, change, lead: runs, rest })
    }
}

fn runs_alike(one: &Run, other: &Run) -> bool {
    Run { text: String::new(), ..one.clone() } == Run { text: String::new(), ..other.clone() }
}

/// Says of a paragraph that it moved: all of it, or all but its first run.
fn moved(paragraph: &mut Paragraph, number: usize, whole: bool) {
    if let Some(mark) = &mut paragraph.mark {
        mark.moved = Some(number);
    }
    let runs = paragraph.pieces.iter_mut().filter_map(|piece| match piece {
        Piece::Run(run) => run.change.as_mut(),
        _ => None,
    });
    for change in runs.skip(usize::from(!whole)) {
        change.moved = Some(number);
    }
}
