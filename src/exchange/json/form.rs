//! Fragments, forms and contents as they are written.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::consolidate::{Fragment, Opens};
use crate::text::content::ANCHOR;
use crate::text::{Anchor, Content, Form, Kind, Label, Mark, Number, Scheme, Span, Style};

/// A fragment as written.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenFragment<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    opens: Option<WrittenOpens>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    kind: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    label: Option<Cow<'a, str>>,
    /// Only where the label by itself would be read otherwise: "(i)" as a letter.
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    scheme: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    numbers: Option<Vec<[u32; 2]>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    columns: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rows: Option<u16>,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", borrow)]
    marks: Vec<WrittenMark<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", borrow)]
    anchors: Vec<WrittenAnchor<'a>>,
}

/// What a written fragment begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum WrittenOpens {
    Provision,
    Cell,
    Paragraph,
}

/// A content as written; read only within a fragment.
#[derive(Debug, Serialize)]
pub struct WrittenContent<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    marks: Vec<WrittenMark<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    anchors: Vec<WrittenAnchor<'a>>,
}

/// A mark as written: bytes of the text, the style, the address of a link.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenMark<'a> {
    from: u32,
    to: u32,
    #[serde(borrow)]
    style: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    target: Option<Cow<'a, str>>,
}

/// An anchor as written: a footnote, or a kept object with its description.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenAnchor<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    object: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    alt: Option<Cow<'a, str>>,
}

/// The name of a kind: its own, with the level for a heading ("heading-2").
pub fn kind_name(kind: Kind) -> Cow<'static, str> {
    Cow::Borrowed(match kind {
        Kind::Meta => "meta",
        Kind::Title => "title",
        Kind::Part => "part",
        Kind::Section => "section",
        Kind::Chapter => "chapter",
        Kind::Subchapter => "subchapter",
        Kind::Article => "article",
        Kind::Annex => "annex",
        Kind::Heading(level) => return Cow::Owned(format!("heading-{level}")),
        Kind::Paragraph => "paragraph",
        Kind::Subparagraph => "subparagraph",
        Kind::Unnumbered => "unnumbered",
        Kind::Head => "head",
        Kind::Row => "row",
        Kind::Footnote => "footnote",
    })
}

fn kind_named(name: &str) -> Option<Kind> {
    const PLAIN: [Kind; 14] = [
        Kind::Meta,
        Kind::Title,
        Kind::Part,
        Kind::Section,
        Kind::Chapter,
        Kind::Subchapter,
        Kind::Article,
        Kind::Annex,
        Kind::Paragraph,
        Kind::Subparagraph,
        Kind::Unnumbered,
        Kind::Head,
        Kind::Row,
        Kind::Footnote,
    ];
    match name.strip_prefix("heading-") {
        Some(level) => Some(Kind::Heading(level.parse().ok().filter(|level| (2..=6).contains(level))?)),
        None => PLAIN.into_iter().find(|kind| kind_name(*kind) == name),
    }
}

const SCHEMES: [(Scheme, &str); 11] = [
    (Scheme::Part, "part"),
    (Scheme::Section, "section"),
    (Scheme::Chapter, "chapter"),
    (Scheme::Subchapter, "subchapter"),
    (Scheme::Article, "article"),
    (Scheme::Annex, "annex"),
    (Scheme::Decimal, "decimal"),
    (Scheme::Bracketed, "bracketed"),
    (Scheme::Letter, "letter"),
    (Scheme::Roman, "roman"),
    (Scheme::Dash, "dash"),
];

/// The label a surface reads as by itself.
fn label_of(kind: Kind, surface: &str) -> Option<Label> {
    let heading = if kind.is_heading() { Label::heading(surface) } else { None };
    let (label, taken) = match heading {
        Some((_, label, taken)) => (label, taken),
        None => Label::point(surface)?,
    };
    (taken == surface.len() && &*label.surface == surface).then_some(label)
}

impl<'a> WrittenFragment<'a> {
    pub fn of(fragment: &'a Fragment) -> Self {
        let mut written = Self {
            opens: None,
            kind: None,
            label: None,
            scheme: None,
            numbers: None,
            columns: None,
            rows: None,
            text: Cow::Borrowed(&fragment.content.text),
            marks: written_marks(&fragment.content),
            anchors: written_anchors(&fragment.content),
        };
        match &fragment.opens {
            None => {}
            Some(Opens::Provision(form)) => {
                written.opens = Some(WrittenOpens::Provision);
                written.kind = Some(kind_name(form.kind));
                if let Some(label) = &form.label {
                    written.label = Some(Cow::Borrowed(&label.surface));
                    if label_of(form.kind, &label.surface).as_ref() != Some(label) {
                        let scheme = SCHEMES.iter().find(|(scheme, _)| *scheme == label.scheme);
                        written.scheme = scheme.map(|(_, name)| Cow::Borrowed(*name));
                        let numbers = label.numbers.iter().map(|number| [number.value, number.suffix]);
                        written.numbers = Some(numbers.collect());
                    }
                }
            }
            Some(Opens::Cell(span)) => {
                written.opens = Some(WrittenOpens::Cell);
                written.columns = (span.columns != 1).then_some(span.columns);
                written.rows = (span.rows != 1).then_some(span.rows);
            }
            Some(Opens::Paragraph) => written.opens = Some(WrittenOpens::Paragraph),
        }
        written
    }

    /// The fragment; `None` if it makes no sense.
    pub fn read(self) -> Option<Fragment> {
        let content = content(self.text, self.marks, self.anchors)?;
        let labelled = self.label.is_some() || self.scheme.is_some() || self.numbers.is_some();
        let spanned = self.columns.is_some() || self.rows.is_some();
        let opens = match self.opens {
            None if self.kind.is_some() || labelled || spanned => return None,
            None => None,
            Some(WrittenOpens::Provision) if spanned => return None,
            Some(WrittenOpens::Provision) => {
                let kind = kind_named(&self.kind?)?;
                let label = match (self.label, self.scheme, self.numbers) {
                    (None, None, None) => None,
                    (Some(surface), None, None) => Some(label_of(kind, &surface)?),
                    (Some(surface), Some(scheme), Some(numbers)) => {
                        let (scheme, _) = SCHEMES.into_iter().find(|(_, name)| *name == scheme)?;
                        let numbers =
                            numbers.into_iter().map(|[value, suffix]| Number { value, suffix }).collect();
                        Some(Label { scheme, numbers, surface: surface.into() })
                    }
                    _ => return None,
                };
                Some(Opens::Provision(Form { kind, label }))
            }
            Some(_) if self.kind.is_some() || labelled => return None,
            Some(WrittenOpens::Cell) => {
                let span = Span { columns: self.columns.unwrap_or(1), rows: self.rows.unwrap_or(1) };
                (span.columns > 0 && span.rows > 0).then_some(())?;
                Some(Opens::Cell(span))
            }
            Some(WrittenOpens::Paragraph) if spanned => return None,
            Some(WrittenOpens::Paragraph) => Some(Opens::Paragraph),
        };
        Some(Fragment { opens, content })
    }
}

impl<'a> WrittenContent<'a> {
    pub fn of(content: &'a Content) -> Self {
        Self { text: &content.text, marks: written_marks(content), anchors: written_anchors(content) }
    }
}

fn written_marks(content: &Content) -> Vec<WrittenMark<'_>> {
    let written = content.marks.iter().map(|mark| {
        let (style, target) = match &mark.style {
            Style::Bold => ("bold", None),
            Style::Italic => ("italic", None),
            Style::Underline => ("underline", None),
            Style::Superscript => ("superscript", None),
            Style::Subscript => ("subscript", None),
            Style::Link(target) => ("link", Some(Cow::Borrowed(&**target))),
        };
        WrittenMark { from: mark.start, to: mark.end, style: Cow::Borrowed(style), target }
    });
    written.collect()
}

fn written_anchors(content: &Content) -> Vec<WrittenAnchor<'_>> {
    let written = content.anchors.iter().map(|anchor| match anchor {
        Anchor::Footnote => WrittenAnchor { object: None, alt: None },
        Anchor::Object { hash, alt } => {
            WrittenAnchor { object: Some(Cow::Borrowed(hash)), alt: Some(Cow::Borrowed(alt)) }
        }
    });
    written.collect()
}

/// The content written so; `None` if marks or anchors do not fit the text.
fn content(
    text: Cow<'_, str>,
    written_marks: Vec<WrittenMark<'_>>,
    written_anchors: Vec<WrittenAnchor<'_>>,
) -> Option<Content> {
    let text = text.into_owned();
    let mut marks = Vec::with_capacity(written_marks.len());
    for mark in written_marks {
        let style = match (&*mark.style, mark.target) {
            ("bold", None) => Style::Bold,
            ("italic", None) => Style::Italic,
            ("underline", None) => Style::Underline,
            ("superscript", None) => Style::Superscript,
            ("subscript", None) => Style::Subscript,
            ("link", Some(target)) => Style::Link(target.into()),
            _ => return None,
        };
        text.get(mark.from as usize..mark.to as usize)?;
        marks.push(Mark { start: mark.from, end: mark.to, style });
    }
    let mut anchors = Vec::with_capacity(written_anchors.len());
    for anchor in written_anchors {
        anchors.push(match (anchor.object, anchor.alt) {
            (None, None) => Anchor::Footnote,
            (Some(hash), Some(alt)) => Anchor::Object { hash: hash.into(), alt: alt.into() },
            _ => return None,
        });
    }
    (text.matches(ANCHOR).count() == anchors.len()).then_some(Content { text, marks, anchors })
}

/// Fragments as one string to be read: a line break for the ¶ before a provision, then its label; a tab for the
/// boundary before a cell.
pub fn readable(fragments: &[Fragment]) -> Cow<'_, str> {
    match fragments {
        [] => Cow::Borrowed(""),
        [Fragment { opens: None, content }] => Cow::Borrowed(&content.text),
        fragments => Cow::Owned(joined(fragments)),
    }
}

fn joined(fragments: &[Fragment]) -> String {
    let mut text = String::new();
    for fragment in fragments {
        match &fragment.opens {
            None => {}
            Some(Opens::Provision(form)) => {
                text.push('\n');
                if let Some(label) = &form.label {
                    text.push_str(&label.surface);
                    if !fragment.content.text.is_empty() {
                        text.push(' ');
                    }
                }
            }
            Some(Opens::Cell(_)) => text.push('\t'),
            Some(Opens::Paragraph) => text.push('\n'),
        }
        text.push_str(&fragment.content.text);
    }
    text
}

/// Whether fragments are no more than [`readable`] says.
pub fn is_plain(fragments: &[Fragment]) -> bool {
    match fragments {
        [] => true,
        [Fragment { opens: None, content }] => content.is_plain() && !content.text.is_empty(),
        _ => false,
    }
}

/// The fragments that are no more than a string: the other way round of [`readable`] for what [`is_plain`].
pub fn plain(text: Cow<'_, str>) -> Vec<Fragment> {
    if text.is_empty() { Vec::new() } else { vec![Fragment { opens: None, content: Content::plain(text) }] }
}
