//! Wordings as a record keeps them: exactly, so that they can be put into a text years later.

use serde::{Deserialize, Serialize};

use crate::consolidate::{Fragment, Opens};
use crate::text::content::ANCHOR;
use crate::text::{Anchor, Content, Form, Kind, Label, Mark, Number, Scheme, Span, Style};

/// A fragment of a wording as a record writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// What it begins, if it begins something.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens: Option<Opening>,
    /// What it says, with the white space it begins with.
    pub text: String,
    /// Its marks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<PieceMark>,
    /// Its footnotes and objects.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub anchors: Vec<PieceAnchor>,
}

/// What a piece begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Opening {
    /// A provision.
    Provision {
        /// Its kind.
        kind: Kind,
        /// Its label.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        label: Option<PieceLabel>,
    },
    /// A cell covering so many columns and rows.
    Cell(u16, u16),
    /// A further paragraph of a cell.
    Paragraph,
}

/// A label: its scheme, its numbers with their suffixes, and how it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PieceLabel(pub Scheme, pub Vec<(u32, u32)>, pub String);

/// A mark: its bytes and its style.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PieceMark(pub u32, pub u32, pub PieceStyle);

/// The style of a mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PieceStyle {
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// Underlined.
    Underline,
    /// Raised.
    Superscript,
    /// Lowered.
    Subscript,
    /// A link to this address.
    Link(String),
}

/// A footnote reference or an object kept by hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PieceAnchor {
    /// A footnote.
    Footnote,
    /// An object and its description.
    Object(String, String),
}

impl Piece {
    /// Writes a fragment.
    pub fn of(fragment: &Fragment) -> Self {
        let opens = fragment.opens.as_ref().map(|opens| match opens {
            Opens::Provision(form) => Opening::Provision {
                kind: form.kind,
                label: form.label.as_ref().map(|label| {
                    let numbers = label.numbers.iter().map(|number| (number.value, number.suffix));
                    PieceLabel(label.scheme, numbers.collect(), label.surface.to_string())
                }),
            },
            Opens::Cell(span) => Opening::Cell(span.columns, span.rows),
            Opens::Paragraph => Opening::Paragraph,
        });
        let content = &fragment.content;
        let marks = content.marks.iter().map(|mark| {
            let style = match &mark.style {
                Style::Bold => PieceStyle::Bold,
                Style::Italic => PieceStyle::Italic,
                Style::Underline => PieceStyle::Underline,
                Style::Superscript => PieceStyle::Superscript,
                Style::Subscript => PieceStyle::Subscript,
                Style::Link(target) => PieceStyle::Link(target.to_string()),
            };
            PieceMark(mark.start, mark.end, style)
        });
        let anchors = content.anchors.iter().map(|anchor| match anchor {
            Anchor::Footnote => PieceAnchor::Footnote,
            Anchor::Object { hash, alt } => PieceAnchor::Object(hash.to_string(), alt.to_string()),
        });
        Self { opens, text: content.text.clone(), marks: marks.collect(), anchors: anchors.collect() }
    }

    /// The fragment; none if marks or anchors do not fit the text, as a forged record may have it.
    pub fn read(&self) -> Option<Fragment> {
        let opens = match &self.opens {
            None => None,
            Some(Opening::Paragraph) => Some(Opens::Paragraph),
            Some(Opening::Cell(columns, rows)) => {
                (*columns > 0 && *rows > 0).then_some(())?;
                Some(Opens::Cell(Span { columns: *columns, rows: *rows }))
            }
            Some(Opening::Provision { kind, label }) => {
                if let Kind::Heading(level) = kind {
                    (2..=6).contains(level).then_some(())?;
                }
                let label = label.as_ref().map(|PieceLabel(scheme, numbers, surface)| Label {
                    scheme: *scheme,
                    numbers: numbers
                        .iter()
                        .map(|(value, suffix)| Number { value: *value, suffix: *suffix })
                        .collect(),
                    surface: surface.as_str().into(),
                });
                Some(Opens::Provision(Form { kind: *kind, label }))
            }
        };
        let mut marks = Vec::with_capacity(self.marks.len());
        for PieceMark(start, end, style) in &self.marks {
            self.text.get(*start as usize..*end as usize)?;
            let style = match style {
                PieceStyle::Bold => Style::Bold,
                PieceStyle::Italic => Style::Italic,
                PieceStyle::Underline => Style::Underline,
                PieceStyle::Superscript => Style::Superscript,
                PieceStyle::Subscript => Style::Subscript,
                PieceStyle::Link(target) => Style::Link(target.as_str().into()),
            };
            marks.push(Mark { start: *start, end: *end, style });
        }
        let anchors = self.anchors.iter().map(|anchor| match anchor {
            PieceAnchor::Footnote => Anchor::Footnote,
            PieceAnchor::Object(hash, alt) => {
                Anchor::Object { hash: hash.as_str().into(), alt: alt.as_str().into() }
            }
        });
        let anchors: Vec<Anchor> = anchors.collect();
        (self.text.matches(ANCHOR).count() == anchors.len())
            .then(|| Fragment { opens, content: Content { text: self.text.clone(), marks, anchors } })
    }

    /// Writes a wording.
    pub fn all(fragments: &[Fragment]) -> Vec<Piece> {
        fragments.iter().map(Piece::of).collect()
    }

    /// Reads a wording; none if a piece of it makes no sense.
    pub fn read_all(pieces: &[Piece]) -> Option<Vec<Fragment>> {
        pieces.iter().map(Piece::read).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wording_reads_back_as_written() {
        let label = Label::point("2 bis. Text").unwrap().0;
        let form = Form { kind: Kind::Paragraph, label: Some(label) };
        let content = Content {
            text: format!("в течение{ANCHOR} сорока"),
            marks: vec![Mark::new(0..2, Style::Bold), Mark::new(3..5, Style::Link("https://a.b".into()))],
            anchors: vec![Anchor::Footnote],
        };
        for opens in
            [None, Some(Opens::Provision(form)), Some(Opens::Cell(Span::default())), Some(Opens::Paragraph)]
        {
            let fragment = Fragment { opens, content: content.clone() };
            assert_eq!(Piece::of(&fragment).read(), Some(fragment));
        }
    }

    #[test]
    fn a_forged_wording_is_refused() {
        let piece = Piece::of(&Fragment { opens: None, content: Content::plain("срок") });
        let marked = Piece { marks: vec![PieceMark(1, 900, PieceStyle::Bold)], ..piece.clone() };
        let anchored = Piece { anchors: vec![PieceAnchor::Footnote], ..piece.clone() };
        let spanned = Piece { opens: Some(Opening::Cell(0, 1)), ..piece };
        for wrong in [marked, anchored, spanned] {
            assert_eq!(wrong.read(), None);
        }
    }
}
