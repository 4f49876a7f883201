//! Changes that must not run together.
//!
//! LibreOffice takes a change at the end of a paragraph and one at the beginning of the next, of one kind by one
//! author, for one change that holds the mark between them: rejecting would then join the paragraphs. So such
//! changes are kept apart: what is put in goes before what is taken out, or else a space behind the name makes
//! another author of it.

use crate::exchange::word::write::model::{Block, Deed, Paragraph, Piece, Tracked};

/// Keeps the changes of neighbouring paragraphs apart.
pub fn keep(blocks: &mut [Block]) {
    let mut before: Option<&mut Paragraph> = None;
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                if let Some(before) = before.take() {
                    part(before, paragraph);
                }
                before = Some(paragraph);
            }
            Block::Table(table) => {
                before = None;
                for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                    let mut rest = cell.paragraphs.as_mut_slice();
                    while let [first, second, ..] = rest {
                        part(first, second);
                        rest = rest.get_mut(1..).unwrap_or_default();
                    }
                }
            }
        }
    }
}

fn part(before: &mut Paragraph, after: &Paragraph) {
    let showing = after.pieces.iter().find(|piece| !matches!(piece, Piece::Marker(_)));
    let Some(first) = showing.and_then(change) else { return };
    let Some((at, last)) = trailing(&before.pieces) else { return };
    if !alike(&last, first) || before.mark.as_ref().is_some_and(|mark| alike(mark, &last)) {
        return;
    }
    if last.deed == Deed::Inserts
        && let Some((_, taken)) = trailing(&before.pieces[..at])
        && taken.deed == Deed::Deletes
        && names(&last).iter().all(|name| names(&taken).contains(name))
    {
        let start = trailing(&before.pieces[..at]).map_or(at, |(start, _)| start);
        before.pieces[start..].rotate_left(at - start);
        return;
    }
    for piece in &mut before.pieces[at..] {
        if let Piece::Run(run) | Piece::Note(run, _) | Piece::Object(run, ..) = piece
            && let Some(change) = &mut run.change
        {
            change.author = format!("{} ", change.author).into();
        }
    }
}

/// The change of a piece that shows; of one that does not, nothing.
fn change(piece: &Piece) -> Option<&Tracked> {
    match piece {
        Piece::Run(run) | Piece::Note(run, _) | Piece::Object(run, ..) => run.change.as_ref(),
        Piece::Marker(_) => None,
    }
}

/// The change at the end of pieces, and where it begins.
fn trailing(pieces: &[Piece]) -> Option<(usize, Tracked)> {
    let last = change(pieces.last()?)?.clone();
    let start = pieces.iter().rposition(|piece| change(piece) != Some(&last)).map_or(0, |at| at + 1);
    Some((start, last))
}

/// Whether two changes are one to LibreOffice, moved or not.
fn alike(one: &Tracked, other: &Tracked) -> bool {
    (one.deed, &one.author, &one.date) == (other.deed, &other.author, &other.date)
}

fn names(change: &Tracked) -> Vec<&str> {
    change.author.split(',').map(str::trim).collect()
}
