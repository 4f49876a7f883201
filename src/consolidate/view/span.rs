//! Stretches of the base with some wordings put in.

use std::ops::Range;

use super::View;
use crate::consolidate::fragment::{Fragment, Gatherer, Opens, append, join_marks};
use crate::text::Content;

/// A stretch of a line that shows one wording against the base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words of both.
    Same(String),
    /// The base's own words of what is disputed, where they are shown by themselves.
    Stands(String),
    /// Words of the base only.
    Deleted(String),
    /// Words of the wording only.
    Inserted(String),
    /// Something left out.
    Ellipsis,
    /// Another provision begins, with this number and the space behind it; empty where it has none.
    Next(Joint, String),
    /// A provision goes on from the one before, and this number, with the space behind it, goes; empty where it had none.
    Joined(String),
}

/// What becomes of the place where a provision begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    /// Both have it.
    Stays,
    /// The provision goes.
    Goes,
    /// It begins there in the wording only.
    Comes,
}

impl Inline {
    /// The words, of either side; of the beginning of a provision its number.
    pub fn words(&self) -> &str {
        match self {
            Inline::Same(words)
            | Inline::Stands(words)
            | Inline::Deleted(words)
            | Inline::Inserted(words)
            | Inline::Next(_, words)
            | Inline::Joined(words) => words,
            Inline::Ellipsis => "…",
        }
    }

    /// The same words as they stand, whatever becomes of them.
    pub fn stands(self) -> Self {
        match self {
            Inline::Deleted(words) | Inline::Inserted(words) => Inline::Stands(words),
            Inline::Next(_, lead) => Inline::Next(Joint::Stays, lead),
            other => other,
        }
    }
}

/// Fragments of a span of the base with picked wordings in place of theirs; what was decided goes before what
/// is picked.
pub(super) fn fragments(view: &View<'_>, span: &Range<u32>, picks: &[(usize, usize)]) -> Vec<Fragment> {
    let mut built: Vec<Fragment> = Vec::new();
    let mut at = span.start;
    for (index, wording) in picks {
        let Some(passage) = view.rolling.passages.get(*index) else { continue };
        let picked = match view.choice(*index) {
            Some(_) => view.chosen(*index),
            None => passage.wordings.get(*wording).filter(|it| !it.base).map(|it| it.fragments.as_slice()),
        };
        let Some(picked) = picked else { continue };
        extend(&mut built, base(view, at..passage.span.start.max(at)));
        extend(&mut built, picked.to_vec());
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

/// Fragments run together as one content, what they open shown by ¶, labels and dashes.
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
            Some(Opens::Cell(_)) if !content.text.is_empty() => content.text.push_str(between(&content.text)),
            Some(Opens::Paragraph) if !content.text.is_empty() => content.text.push(' '),
            _ => {}
        }
        append(&mut content, &fragment.content);
    }
    content
}

/// What stands between two cells run together: a dash, but none after the number of a row.
pub fn between(before: &str) -> &'static str {
    let number = before.trim().trim_end_matches('.');
    if !number.is_empty() && number.chars().all(|c| c.is_numeric() || c == '.') { " " } else { " — " }
}

impl View<'_> {
    /// The last provision a span touches.
    pub(super) fn last_provision(&self, span: &Range<u32>) -> usize {
        // Behind the last token stands no provision.
        let last = self.side.provisions.len().saturating_sub(1);
        self.side.provision_at(if span.is_empty() { span.start } else { span.end - 1 }).min(last)
    }
}

/// Leaves out of a line what stands further than so many words from a change.
pub fn abridge(line: Vec<Inline>, around: usize) -> Vec<Inline> {
    let last = line.len().saturating_sub(1);
    let mut kept = Vec::new();
    for (nth, inline) in line.into_iter().enumerate() {
        let Inline::Same(words) = inline else {
            if !inline.words().is_empty() {
                kept.push(inline);
            }
            continue;
        };
        let starts: Vec<usize> = starts_of_words(&words);
        // Words after the change before, and words before the change after.
        let (head, tail) = (if nth > 0 { around } else { 0 }, if nth < last { around } else { 0 });
        if starts.len() <= head + tail {
            if !words.is_empty() {
                kept.push(Inline::Same(words));
            }
            continue;
        }
        let begins = words.get(..starts.get(head).copied().unwrap_or_default()).unwrap_or_default();
        let from = starts.get(starts.len() - tail).copied().unwrap_or(words.len());
        let ends = words.get(from..).unwrap_or_default();
        kept.extend((!begins.is_empty()).then(|| Inline::Same(begins.to_owned())));
        kept.push(Inline::Ellipsis);
        kept.extend((!ends.is_empty()).then(|| Inline::Same(ends.to_owned())));
    }
    kept
}

/// Where each word begins, with the white space before it.
fn starts_of_words(words: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut within = false;
    let mut gap = 0;
    for (at, letter) in words.char_indices() {
        match (letter.is_whitespace(), within) {
            (false, false) => {
                starts.push(gap);
                within = true;
            }
            (true, true) => {
                gap = at;
                within = false;
            }
            _ => {}
        }
    }
    starts
}
