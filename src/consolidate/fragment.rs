//! Pieces of provisions: what a wording is made of.

use crate::compare::nuance::{anchor_at, content_of, coverage, span};
use crate::compare::side::surface;
use crate::text::token::{Sort, Token};
use crate::text::{Content, Form, Mark, Provision, Span, Style};

/// A stretch of one paragraph, with what opens before it, if anything does. Its text keeps the white space it
/// begins with.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Fragment {
    /// What begins with this fragment; `None` where it continues what stands before it.
    pub opens: Option<Opens>,
    /// What it says.
    pub content: Content,
}

/// What a fragment begins.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Opens {
    /// A provision of this form.
    Provision(Form),
    /// A cell of a table row.
    Cell(Span),
    /// A further paragraph of a cell.
    Paragraph,
}

impl Fragment {
    /// The label of the provision it opens, as written; the words of a row's number.
    pub fn label(&self) -> Option<&str> {
        match &self.opens {
            Some(Opens::Provision(form)) => form.label.as_ref().map(|label| &*label.surface),
            _ => Some(self.content.text.as_str()).filter(|text| !text.is_empty()),
        }
    }

    /// Whether it opens a provision.
    pub fn opens_provision(&self) -> bool {
        matches!(self.opens, Some(Opens::Provision(_)))
    }
}

/// Gathers tokens into fragments.
#[derive(Debug, Default)]
pub struct Gatherer {
    fragments: Vec<Fragment>,
}

impl Gatherer {
    /// Adds a token of a provision.
    pub fn push(&mut self, provision: &Provision, token: &Token) {
        let opens = match token.sort {
            Sort::Opening => Some(Opens::Provision(provision.form.clone())),
            Sort::Cell => Some(Opens::Cell(span(provision, token).unwrap_or_default())),
            Sort::CellParagraph => Some(Opens::Paragraph),
            Sort::Word | Sort::Mark | Sort::Anchor | Sort::Number => None,
        };
        if opens.is_some() {
            self.fragments.push(Fragment { opens, content: Content::default() });
            return;
        }
        if self.fragments.is_empty() {
            self.fragments.push(Fragment { opens: None, content: Content::default() });
        }
        let Some(fragment) = self.fragments.last_mut() else { return };
        say(&mut fragment.content, provision, token);
    }

    /// The fragments gathered.
    pub fn finish(self) -> Vec<Fragment> {
        self.fragments
    }
}

/// Appends a token's surface with its styles and anchor.
fn say(content: &mut Content, provision: &Provision, token: &Token) {
    let written = surface(provision, token);
    let source = content_of(provision, token);
    let start = content.text.len();
    content.text.push_str(written);
    if source.is_none_or(Content::is_plain) {
        return;
    }
    if let Some(anchor) = anchor_at(source, token) {
        content.anchors.push(anchor.clone());
    }
    let shift = |at: u32| start as u32 + at;
    content.marks.extend(coverage(source, token).into_iter().map(|(range, style)| Mark {
        start: shift(range.start),
        end: shift(range.end),
        style: style.clone(),
    }));
    content.marks.sort_unstable();
}

/// Joins marks of the same style that touch; bold and italic run on across white space, as normal form has it.
pub fn join_marks(content: &mut Content) {
    if content.marks.len() < 2 {
        return;
    }
    content.marks.sort_unstable_by(|one, other| (&one.style, one.start).cmp(&(&other.style, other.start)));
    let mut joined: Vec<Mark> = Vec::with_capacity(content.marks.len());
    for mark in content.marks.drain(..) {
        if let Some(last) = joined.last_mut()
            && last.style == mark.style
            && runs_on(&content.text, last, &mark)
        {
            last.end = last.end.max(mark.end);
            continue;
        }
        joined.push(mark);
    }
    joined.sort_unstable();
    content.marks = joined;
}

/// Whether a mark goes on in the next one of the same style.
fn runs_on(text: &str, last: &Mark, next: &Mark) -> bool {
    let across = matches!(next.style, Style::Bold | Style::Italic);
    next.start <= last.end
        || across
            && text
                .get(last.end as usize..next.start as usize)
                .is_some_and(|between| between.chars().all(crate::text::token::is_gap))
}

/// Appends content, its marks moved along and joined where they meet.
pub fn append(target: &mut Content, content: &Content) {
    let shift = target.text.len() as u32;
    target.text.push_str(&content.text);
    target.anchors.extend(content.anchors.iter().cloned());
    if content.marks.is_empty() {
        return;
    }
    target.marks.extend(content.marks.iter().map(|mark| Mark {
        start: mark.start + shift,
        end: mark.end + shift,
        style: mark.style.clone(),
    }));
    join_marks(target);
}
