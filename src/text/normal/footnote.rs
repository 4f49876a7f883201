//! Where footnotes stand.

use std::collections::VecDeque;

use crate::text::{Content, Form, Kind, Provision};

/// Puts each footnote directly behind the provision it is anchored in, one for each anchor.
///
/// The bodies that follow a provision serve its anchors in order; bodies left over become unnumbered
/// paragraphs where they stand, anchors left over get an empty body. Footnotes within footnotes are not known:
/// [`super::clean`] leaves their anchors out of footnote bodies here.
pub(super) fn place(provisions: Vec<Provision>) -> Vec<Provision> {
    let mut placed = Vec::with_capacity(provisions.len());
    let mut rest: VecDeque<Provision> = provisions.into();
    while let Some(mut provision) = rest.pop_front() {
        if provision.form.kind == Kind::Footnote {
            // Nothing before it has an anchor left.
            provision.form.kind = Kind::Unnumbered;
            if !provision.body.paragraphs().all(Content::is_empty) {
                rest.push_front(provision);
            }
            continue;
        }
        let anchors: usize = provision.body.paragraphs().map(Content::footnotes).sum();
        placed.push(provision);
        for _ in 0..anchors {
            let body = if rest.front().is_some_and(|next| next.form.kind == Kind::Footnote) {
                rest.pop_front()
            } else {
                None
            };
            let empty = || {
                let form = Form { kind: Kind::Footnote, label: None };
                Provision::prose(form, Content::default())
            };
            let mut body = body.unwrap_or_else(empty);
            without_footnotes(&mut body);
            placed.push(body);
        }
    }
    placed
}

/// A footnote's body has no footnotes of its own.
fn without_footnotes(provision: &mut Provision) {
    let crate::text::Body::Prose(content) = &mut provision.body else { return };
    if content.footnotes() == 0 {
        return;
    }
    let kinds: Vec<bool> =
        content.anchors.iter().map(|a| matches!(a, crate::text::Anchor::Footnote)).collect();
    let mut nth = 0;
    super::content::remove(content, |c| {
        if c != crate::text::content::ANCHOR {
            return false;
        }
        nth += 1;
        kinds.get(nth - 1).copied().unwrap_or(true)
    });
    content.anchors.retain(|anchor| !matches!(anchor, crate::text::Anchor::Footnote));
    super::clean(content);
}
