//! Stretches of the base with some wordings put in.

use std::ops::Range;

use super::View;
use crate::consolidate::fragment::{Fragment, Gatherer, Opens, append, join_marks};
use crate::consolidate::{Layer, Passage};
use crate::text::Content;

/// A stretch of a line that shows one wording against the base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words of both.
    Same(String),
    /// Words of the base only.
    Deleted(String),
    /// Words of the wording only.
    Inserted(String),
    /// Something left out.
    Ellipsis,
}

/// Fragments of a span of the base with picked wordings in place of theirs.
pub(super) fn fragments(view: &View<'_>, span: &Range<u32>, picks: &[(usize, usize)]) -> Vec<Fragment> {
    let mut built: Vec<Fragment> = Vec::new();
    let mut at = span.start;
    for (passage, wording) in picks {
        let Some(passage) = view.rolling.passages.get(*passage) else { continue };
        let Some(wording) = passage.wordings.get(*wording).filter(|wording| !wording.base) else { continue };
        extend(&mut built, base(view, at..passage.span.start.max(at)));
        extend(&mut built, wording.fragments.clone());
        at = passage.span.end.max(at);
    }
    extend(&mut built, base(view, at..span.end.max(at)));
    for fragment in &mut built {
        join_marks(&mut fragment.content);
    }
    built
}

/// Fragments of a span of the base.
pub(super) fn base(view: &View<'_>, span: Range<u32>) -> Vec<Fragment> {
    let side = &view.side;
    let mut gathered = Gatherer::default();
    let mut provision = side.provision_at(span.start);
    for at in span {
        while side.starts.get(provision + 1).is_some_and(|next| *next <= at) {
            provision += 1;
        }
        if let (Some(owner), Some(token)) = (side.provisions.get(provision), side.tokens.get(at as usize)) {
            gathered.push(owner, token);
        }
    }
    let mut fragments = gathered.finish();
    for fragment in &mut fragments {
        join_marks(&mut fragment.content);
    }
    fragments
}

/// Appends fragments; one that opens nothing continues the last.
fn extend(built: &mut Vec<Fragment>, more: Vec<Fragment>) {
    for fragment in more {
        match (built.last_mut(), &fragment.opens) {
            (Some(last), None) => append(&mut last.content, &fragment.content),
            _ => built.push(fragment),
        }
    }
}

/// Fragments run together as one content, what they open shown by ¶, labels and bars.
pub fn run_together(fragments: &[Fragment]) -> Content {
    let mut content = Content::default();
    for fragment in fragments {
        match &fragment.opens {
            Some(Opens::Provision(form)) => {
                if !content.text.is_empty() {
                    content.text.push_str(" ¶ ");
                }
                if let Some(label) = &form.label {
                    content.text.push_str(&label.surface);
                    content.text.push(' ');
                }
            }
            Some(Opens::Cell(_)) if !content.text.is_empty() => content.text.push_str(" | "),
            Some(Opens::Paragraph) if !content.text.is_empty() => content.text.push(' '),
            _ => {}
        }
        append(&mut content, &fragment.content);
    }
    content
}

impl View<'_> {
    /// One wording of a passage against the base, with up to `around` tokens of the provision on either side.
    pub fn excerpt(&self, index: usize, wording: usize, around: usize) -> Vec<Inline> {
        let Some(passage) = self.rolling.passages.get(index) else { return Vec::new() };
        let Some(chosen) = passage.wordings.get(wording) else { return Vec::new() };
        let mut line = Vec::new();
        let first = self.side.provision_at(passage.span.start);
        if passage.layer == Layer::Order {
            line.extend(self.side.provisions.get(first).map(|it| Inline::Same(it.line())));
            return line;
        }
        let (before, after) = self.around(passage, around);
        let opening = self.side.starts.get(first).copied().unwrap_or_default();
        if !before.is_empty() && before.start > opening {
            line.push(Inline::Ellipsis);
        }
        push(&mut line, Inline::Same, &base(self, before));
        if chosen.base {
            push(&mut line, Inline::Same, &chosen.fragments);
        } else {
            let stood = passage.base_wording().map(|it| it.fragments.as_slice()).unwrap_or_default();
            push(&mut line, Inline::Deleted, stood);
            push(&mut line, Inline::Inserted, &chosen.fragments);
        }
        let end = after.end;
        let cut = !after.is_empty() && self.side.starts.binary_search(&end).is_err();
        push(&mut line, Inline::Same, &base(self, after));
        if cut {
            line.push(Inline::Ellipsis);
        }
        line
    }

    /// The provision of the base a passage is about: what is added to the end of one, or joined to it, belongs
    /// to it; whole provisions that are added are cited by the one they follow.
    pub fn owner(&self, passage: &Passage) -> usize {
        let place = self.side.provision_at(passage.span.start);
        let edge =
            passage.span.start < self.side.len() && self.side.starts.get(place) == Some(&passage.span.start);
        let joins = || {
            passage.layer == Layer::Words
                && passage
                    .wordings
                    .iter()
                    .any(|it| !it.fragments.first().is_some_and(Fragment::opens_provision))
        };
        let before = edge && (passage.span.is_empty() || joins());
        place.saturating_sub(usize::from(before)).min(self.side.provisions.len().saturating_sub(1))
    }

    /// Tokens of the same provision before and after a passage. A passage that adds whole provisions stands
    /// alone.
    fn around(&self, passage: &Passage, reach: usize) -> (Range<u32>, Range<u32>) {
        let span = &passage.span;
        let reach = reach as u32;
        if passage.layer == Layer::Addition {
            return (span.start..span.start, span.end..span.end);
        }
        let first = self.owner(passage);
        let last = if span.is_empty() { first } else { self.last_provision(span) };
        let edge = |provision: usize| self.side.starts.get(provision).copied().unwrap_or(self.side.len());
        let from = span.start.saturating_sub(reach).max(edge(first)).min(span.start);
        let until = span.end.saturating_add(reach).min(edge(last + 1)).max(span.end);
        (from..span.start, span.end..until)
    }

    /// The last provision a span touches.
    pub(super) fn last_provision(&self, span: &Range<u32>) -> usize {
        self.side.provision_at(if span.is_empty() { span.start } else { span.end - 1 })
    }
}

fn push(line: &mut Vec<Inline>, kind: fn(String) -> Inline, fragments: &[Fragment]) {
    let content = run_together(fragments);
    if !content.text.is_empty() {
        line.push(kind(content.text));
    }
}
