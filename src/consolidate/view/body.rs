//! The body of a row, built from fragments and rivals.

use super::{CellView, Piece, Rivals, RowBody, shared_words};
use crate::consolidate::fragment::{Fragment, Opens, append};
use crate::text::{Content, Kind};

/// Builds the body of a row.
pub(super) struct BodyBuilder {
    row: bool,
    cells: Vec<CellView>,
    prose: Vec<Piece>,
}

impl BodyBuilder {
    pub fn new(kind: Kind) -> Self {
        Self { row: kind.is_row(), cells: Vec::new(), prose: Vec::new() }
    }

    fn pieces(&mut self) -> &mut Vec<Piece> {
        match self.cells.last_mut().and_then(|cell| cell.paragraphs.last_mut()) {
            Some(pieces) if self.row => pieces,
            _ => &mut self.prose,
        }
    }

    fn open(&mut self, opens: Option<&Opens>) {
        match opens {
            Some(Opens::Cell(span)) => {
                self.cells.push(CellView { span: *span, paragraphs: vec![Vec::new()] });
            }
            Some(Opens::Paragraph) => {
                if let Some(cell) = self.cells.last_mut() {
                    cell.paragraphs.push(Vec::new());
                }
            }
            Some(Opens::Provision(_)) | None => {}
        }
    }

    /// Words nobody disputes here.
    pub fn same(&mut self, fragments: &[Fragment]) {
        for fragment in fragments {
            self.open(fragment.opens.as_ref());
            if fragment.content.text.is_empty() {
                continue;
            }
            let pieces = self.pieces();
            match pieces.last_mut() {
                Some(Piece::Same(last)) => append(last, &fragment.content),
                _ => pieces.push(Piece::Same(fragment.content.clone())),
            }
        }
    }

    /// Words that go.
    pub fn gone(&mut self, fragment: &Fragment) {
        self.open(fragment.opens.as_ref());
        if fragment.content.text.is_empty() {
            return;
        }
        let pieces = self.pieces();
        match pieces.last_mut() {
            Some(Piece::Gone(last)) => append(last, &fragment.content),
            _ => pieces.push(Piece::Gone(fragment.content.clone())),
        }
    }

    /// A provision that goes on from the one before.
    pub fn joined(&mut self, lead: String) {
        self.pieces().push(Piece::Joined(lead));
    }

    /// A fragment of an alternative: words that the first alternative lacks are marked.
    pub fn said(&mut self, fragment: &Fragment, against: Option<&Content>) {
        self.open(fragment.opens.as_ref());
        if fragment.content.text.is_empty() {
            return;
        }
        let pieces = match against {
            Some(first) => shared_words(first, &fragment.content),
            None => vec![Piece::Fresh(fragment.content.clone())],
        };
        self.pieces().extend(pieces);
    }

    /// Rivals side by side.
    pub fn rivals(&mut self, rivals: Rivals) {
        self.pieces().push(Piece::Rivals(rivals));
    }

    /// What a passage was settled with.
    pub fn settled(&mut self, passage: usize, content: Content) {
        self.pieces().push(Piece::Settled { passage, content });
    }

    pub fn finish(self) -> RowBody {
        if self.row { RowBody::Cells(self.cells) } else { RowBody::Prose(self.prose) }
    }
}
