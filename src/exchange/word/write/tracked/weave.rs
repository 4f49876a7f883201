//! The paragraphs of a unit of the base with everyone's changes in them.

use super::edit::{Edit, Put};
use super::script::{Changed, Fate, Ground};
use super::{Hand, Setter};
use crate::consolidate::VoiceSet;
use crate::exchange::word::write::model::{
    Cell, Deed, Marker, Paragraph, ParagraphStyle, Piece, Row, Run, RunStyle,
};
use crate::exchange::word::write::text;
use crate::text::content::ANCHOR;
use crate::text::{Body, Content, Kind, Label};

/// What a comment is about: a stretch of a paragraph of the unit, in tokens.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// The paragraph.
    pub paragraph: usize,
    /// The token before which it begins.
    pub from: usize,
    /// The token before which it ends.
    pub to: usize,
    /// The comment.
    pub comment: usize,
}

/// A unit and what everyone makes of it.
pub struct Unit<'s> {
    gone: VoiceSet,
    changed: Vec<(usize, &'s Changed)>,
}

impl<'s> Unit<'s> {
    /// What everyone makes of a unit.
    pub fn new(setter: &'s Setter<'_>, unit: usize) -> Self {
        let mut found = Self { gone: VoiceSet::default(), changed: Vec::new() };
        for (voice, script) in setter.scripts.iter().enumerate() {
            match script.fates.get(unit) {
                Some(Fate::Gone) => found.gone.insert(voice),
                Some(Fate::Changed(changed)) => found.changed.push((voice, changed)),
                Some(Fate::Kept) | None => {}
            }
        }
        found
    }
}

/// A unit of running text as a paragraph.
pub fn paragraph(setter: &Setter<'_>, at: usize, about: &[About]) -> Paragraph {
    let ground = &setter.ground;
    let unit = Unit::new(setter, at);
    let provision = ground.main(at);
    let hand = &setter.hand;
    let kind = provision.form.kind;
    let mut paragraph = Paragraph::new(text::style_of(kind));
    if !unit.gone.is_empty() {
        paragraph.mark = Some(hand.tracked(Deed::Deletes, &unit.gone));
    }
    let misread = super::script::misread(provision) || unit.changed.iter().any(|(_, it)| it.misread);
    let labelled = label(&unit, provision.form.label.as_ref(), misread, hand, &mut paragraph.pieces);
    let words = paragraph.pieces.len();
    let Body::Prose(content) = &provision.body else { return paragraph };
    let mut bodies = bodies(ground, &unit, at, hand).into_iter();
    let sheet = Sheet { ground, hand, unit: &unit, at, about };
    sheet.weave(0, content, &mut || bodies.next().unwrap_or_default(), &mut paragraph.pieces);
    for piece in &mut paragraph.pieces[words..] {
        if let Piece::Run(run) = piece {
            // How words were set before is told from the look of a heading as well.
            let before = run.before.as_mut().map(|before| &mut before.0);
            let style = |run: &Run| match (misread && !labelled, kind.is_heading() && run.bold) {
                (true, _) => Some(RunStyle::Literal),
                (false, true) => Some(RunStyle::Strong),
                (false, false) => run.style,
            };
            if let Some(before) = before {
                before.style = style(before);
            }
            run.style = style(run);
        }
    }
    paragraph
}

/// A unit that is a row of a table.
pub fn row(setter: &Setter<'_>, at: usize, about: &[About]) -> Row {
    let ground = &setter.ground;
    let unit = Unit::new(setter, at);
    let hand = &setter.hand;
    let provision = ground.main(at);
    let style =
        if provision.form.kind == Kind::Head { ParagraphStyle::CellHead } else { ParagraphStyle::Cell };
    let Body::Cells(cells) = &provision.body else { return Row::default() };
    let mut bodies = bodies(ground, &unit, at, hand).into_iter();
    let about = if unit.gone.is_empty() { about } else { &[] };
    let sheet = Sheet { ground, hand, unit: &unit, at, about };
    let mut row = Row::default();
    let mut nth = 0;
    for cell in cells {
        let mut paragraphs = Vec::with_capacity(cell.paragraphs.len());
        for content in &cell.paragraphs {
            let mut paragraph = Paragraph::new(style);
            let mut body = || bodies.next().unwrap_or_default();
            sheet.weave(nth, content, &mut body, &mut paragraph.pieces);
            paragraphs.push(paragraph);
            nth += 1;
        }
        row.cells.push(Cell { paragraphs, span: cell.span, shade: None });
    }
    if !unit.gone.is_empty() {
        row.change = Some(hand.tracked(Deed::Deletes, &unit.gone));
    }
    row
}

/// The label with everyone's changes of it; whether there is any.
fn label(
    unit: &Unit<'_>,
    stands: Option<&Label>,
    misread: bool,
    hand: &Hand<'_>,
    pieces: &mut Vec<Piece>,
) -> bool {
    let surface = |label: Option<&Label>| label.map_or("", |label| &*label.surface).to_owned();
    let stood = surface(stands);
    let mut without = unit.gone.clone();
    let mut others: Vec<(String, VoiceSet)> = Vec::new();
    for (voice, changed) in &unit.changed {
        let own = surface(changed.form.label.as_ref());
        if own == stood {
            continue;
        }
        without.insert(*voice);
        join(&mut others, own, *voice);
    }
    let style = misread.then_some(RunStyle::Label);
    let mut add = |label: &str, deed: Option<(Deed, &VoiceSet)>| {
        if !label.is_empty() {
            let change = deed.map(|(deed, voices)| hand.tracked(deed, voices));
            pieces.push(Piece::Run(Run { change, style, ..Run::new(format!("{label} ")) }));
        }
    };
    add(&stood, (!without.is_empty()).then_some((Deed::Deletes, &without)));
    for (label, voices) in &others {
        add(label, Some((Deed::Inserts, voices)));
    }
    !pieces.is_empty()
}

/// The bodies of the notes of the base, with everyone's changes in them.
fn bodies(ground: &Ground<'_>, unit: &Unit<'_>, at: usize, hand: &Hand<'_>) -> Vec<Vec<Piece>> {
    let provisions = ground.units[at].clone();
    let notes = provisions.start + 1..provisions.end;
    notes
        .enumerate()
        .map(|(nth, provision)| {
            let Body::Prose(content) = &ground.side.provisions[provision].body else { return Vec::new() };
            let edits: Vec<(usize, &Edit)> = unit
                .changed
                .iter()
                .filter_map(|(voice, changed)| Some((*voice, changed.notes.get(nth)?.as_ref()?)))
                .collect();
            let edges = edges(ground, provision, 0);
            let cloth = Cloth { hand, content, edges, edits, gone: VoiceSet::default(), about: &[] };
            let mut pieces = Vec::new();
            cloth.weave(&mut Vec::new, &mut pieces);
            pieces
        })
        .collect()
}

/// Where the tokens of a paragraph end in its words; the first place is 0.
fn edges(ground: &Ground<'_>, provision: usize, paragraph: usize) -> Vec<usize> {
    let tokens = ground.side.tokens_of(provision).iter();
    let own = tokens.filter(|token| !token.sort.is_boundary() && token.paragraph as usize == paragraph);
    std::iter::once(0).chain(own.map(|token| token.end as usize)).collect()
}

/// Adds a voice to those who say the same.
pub fn join<T: PartialEq>(groups: &mut Vec<(T, VoiceSet)>, said: T, voice: usize) {
    match groups.iter_mut().find(|(known, _)| *known == said) {
        Some((_, voices)) => voices.insert(voice),
        None => groups.push((said, VoiceSet::of(voice))),
    }
}

/// What the paragraphs of a unit are woven with.
struct Sheet<'s, 'r> {
    ground: &'s Ground<'r>,
    hand: &'s Hand<'s>,
    unit: &'s Unit<'s>,
    at: usize,
    about: &'s [About],
}

impl Sheet<'_, '_> {
    fn weave(
        &self,
        paragraph: usize,
        content: &Content,
        note: &mut dyn FnMut() -> Vec<Piece>,
        pieces: &mut Vec<Piece>,
    ) {
        let edits = self.unit.changed.iter();
        let edits = edits.filter_map(|(voice, changed)| Some((*voice, changed.paragraphs.get(paragraph)?)));
        let about: Vec<About> =
            self.about.iter().filter(|about| about.paragraph == paragraph).copied().collect();
        let cloth = Cloth {
            hand: self.hand,
            content,
            edges: edges(self.ground, self.ground.units[self.at].start, paragraph),
            edits: edits.collect(),
            gone: self.unit.gone.clone(),
            about: &about,
        };
        cloth.weave(note, pieces);
    }
}

/// One paragraph of the base and everyone's changes of it.
struct Cloth<'s> {
    hand: &'s Hand<'s>,
    content: &'s Content,
    edges: Vec<usize>,
    edits: Vec<(usize, &'s Edit)>,
    gone: VoiceSet,
    about: &'s [About],
}

impl Cloth<'_> {
    fn weave(&self, note: &mut dyn FnMut() -> Vec<Piece>, pieces: &mut Vec<Piece>) {
        let tokens = self.edges.len() - 1;
        let mut at = 0;
        loop {
            self.begin_comments(at, pieces);
            self.put(at, pieces);
            self.end_comments(at, pieces);
            if at >= tokens {
                return;
            }
            let from = at;
            at += 1;
            let without = self.without(from);
            let sets = self.sets(from);
            if let ([(set, voices)], true) = (sets.as_slice(), without.is_empty()) {
                self.reset(from, set, voices, note, pieces);
                continue;
            }
            let setters: Vec<&VoiceSet> = sets.iter().map(|(_, voices)| voices).collect();
            while at < tokens && !self.breaks(at) && self.without(at) == without {
                let next = self.sets(at);
                let alone = next.len() == 1 && without.is_empty();
                if alone || !next.iter().map(|(_, voices)| voices).eq(setters.iter().copied()) {
                    break;
                }
                at += 1;
            }
            let words = self.content.slice(self.edges[from]..self.edges[at]);
            let first = pieces.len();
            text::pieces_with(&words, note, pieces);
            let going = setters.iter().fold(without, |all, voices| all.union(voices));
            if !going.is_empty() {
                self.hand.mark(&mut pieces[first..], Deed::Deletes, &going);
            }
            for (nth, voices) in setters.iter().enumerate() {
                let first = pieces.len();
                let set = (from..at).filter_map(|at| self.sets(at).into_iter().nth(nth));
                let content = set.fold(Content::default(), |mut all, (content, _)| {
                    all.append(&content);
                    all
                });
                text::pieces(&content, &mut std::iter::empty(), pieces);
                self.hand.mark(&mut pieces[first..], Deed::Inserts, voices);
            }
        }
    }

    /// Whether something begins or ends before a token.
    fn breaks(&self, at: usize) -> bool {
        self.edits.iter().any(|(_, edit)| edit.put.iter().any(|(place, _)| *place == at))
            || self.about.iter().any(|about| about.from == at || about.to == at)
    }

    /// Who does without a token.
    fn without(&self, at: usize) -> VoiceSet {
        let mut without = self.gone.clone();
        for (voice, edit) in &self.edits {
            if edit.kept.get(at) == Some(&false) {
                without.insert(*voice);
            }
        }
        without
    }

    /// Who sets a token otherwise, and how. Where one does and all have the word, that is a change of formatting;
    /// where several do, or others take it out, it comes anew for each of them, for changes are never nested.
    fn sets(&self, at: usize) -> Vec<(Content, VoiceSet)> {
        let stood = self.content.slice(self.edges[at]..self.edges[at + 1]);
        let mut groups = Vec::new();
        if !stood.anchors.is_empty() {
            return groups;
        }
        for (voice, edit) in &self.edits {
            for (_, content) in edit.set.iter().filter(|(place, content)| *place == at && *content != stood) {
                join(&mut groups, content.clone(), *voice);
            }
        }
        groups
    }

    fn put(&self, at: usize, pieces: &mut Vec<Piece>) {
        let mut groups: Vec<(Put, VoiceSet)> = Vec::new();
        for (voice, edit) in &self.edits {
            for (_, put) in edit.put.iter().filter(|(place, _)| *place == at) {
                join(&mut groups, put.clone(), *voice);
            }
        }
        for (put, voices) in &groups {
            let first = pieces.len();
            if first > 0 && self.leads(at, voices) && !put.content.text.starts_with(char::is_whitespace) {
                pieces.push(Piece::Run(Run::new(" ")));
            }
            text::pieces(&put.content, &mut put.notes.iter(), pieces);
            self.hand.mark(&mut pieces[first..], Deed::Inserts, voices);
        }
    }

    /// Whether what voices put in are the first words of theirs in the paragraph, behind words of others: then
    /// a space that counts for nobody keeps them apart.
    fn leads(&self, at: usize, voices: &VoiceSet) -> bool {
        at > 0
            && self.edits.iter().filter(|(voice, _)| voices.contains(*voice)).all(|(_, edit)| {
                edit.kept.iter().take(at).all(|kept| !kept) && edit.put.iter().all(|(place, _)| *place >= at)
            })
    }

    /// A token that is set otherwise, with how it was set before.
    fn reset(
        &self,
        at: usize,
        set: &Content,
        voices: &VoiceSet,
        note: &mut dyn FnMut() -> Vec<Piece>,
        pieces: &mut Vec<Piece>,
    ) {
        let stood = self.content.slice(self.edges[at]..self.edges[at + 1]);
        let mut edges: Vec<usize> = vec![0, stood.text.len()];
        for content in [&stood, set] {
            edges.extend(content.marks.iter().flat_map(|mark| [mark.range().start, mark.range().end]));
        }
        edges.sort_unstable();
        edges.dedup();
        for edge in edges.windows(2) {
            let &[start, end] = edge else { continue };
            let (old, new) = (stood.slice(start..end), set.slice(start..end));
            let before = text::format(&old, 0, old.text.len());
            let first = pieces.len();
            text::pieces_with(&new, note, pieces);
            for piece in &mut pieces[first..] {
                if let Piece::Run(run) = piece {
                    let now = Run { text: String::new(), ..run.clone() };
                    // Where a link leads is no formatting Word could track.
                    if now != before && now.link == before.link && !run.text.starts_with(ANCHOR) {
                        run.before =
                            Some(Box::new((before.clone(), self.hand.tracked(Deed::Inserts, voices))));
                    }
                }
            }
        }
    }

    fn begin_comments(&self, at: usize, pieces: &mut Vec<Piece>) {
        let begin = self.about.iter().filter(|about| about.from == at);
        pieces.extend(begin.map(|about| Piece::Marker(Marker::CommentBegins(about.comment))));
    }

    fn end_comments(&self, at: usize, pieces: &mut Vec<Piece>) {
        let end = self.about.iter().filter(|about| about.to == at);
        let gone = (!self.gone.is_empty()).then(|| self.hand.tracked(Deed::Deletes, &self.gone));
        pieces.extend(end.map(|about| Piece::Marker(Marker::CommentEnds(about.comment, gone.clone()))));
    }
}
