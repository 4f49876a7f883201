//! Positions read out of a file: what was taken out of a bracketed print, and what comments say of the wording they
//! stand at. Nothing is recorded before somebody has confirmed it.

use crate::consolidate::readings::meaning_of;
use crate::consolidate::{Layer, Passage, Revision, RollingText, compose, consolidate};
use crate::exchange::open::Opened;
use crate::exchange::paper::Citations;
use crate::exchange::returned::{Offered, Stated, whole};
use crate::exchange::word::Comment;
use crate::exchange::word::read::line::is_letter;
use crate::language::Language;
use crate::negotiation::Code;
use crate::negotiation::identity::inherit;
use crate::negotiation::position::Stance;
use crate::negotiation::stretch::{before, legible};
use crate::negotiation::submission::Kind;
use crate::text::{Provision, Text};

use super::{Context, Report};

/// A position as it was read, for somebody to confirm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Whose it is; whoever sends the file where nobody is named.
    pub voices: Vec<Code>,
    /// What is said.
    pub stance: Stance,
    /// Why, or on what condition.
    pub reason: String,
    /// The place in the draft, cited.
    pub at: String,
    /// The provision of the draft.
    pub provision: usize,
    /// The wording, by its places in the draft: one for each passage.
    pub on: Vec<Stated>,
    /// Whether it is the draft's own.
    pub base: bool,
    /// How it reads; empty where something is to be left out.
    pub reads: String,
    /// The remark it was read from; none where a wording was taken out of a print.
    pub remark: Option<usize>,
}

impl Told {
    fn on(wording: &Offered, voices: Vec<Code>, stance: Stance, reason: String) -> Self {
        Self {
            voices,
            stance,
            reason,
            at: wording.at.clone(),
            provision: wording.provision,
            on: wording.on.clone(),
            base: wording.base,
            reads: wording.reads.clone(),
            remark: None,
        }
    }
}

/// The positions a file seems to take.
pub(super) fn told(opened: &Opened, report: &Report, context: &Context<'_>) -> Vec<Told> {
    let mut told = Vec::new();
    if let Some(returned) = &report.returned {
        let opposed = returned.opposed.iter();
        told.extend(opposed.map(|it| Told::on(it, Vec::new(), Stance::Opposes, String::new())));
    }
    let mut reply = None;
    for (index, remark) in report.remarks.iter().enumerate() {
        let Some(comment) = opened.beside.comments.get(remark.comment) else { continue };
        let Some(said) = remark.said.clone().filter(|_| !remark.delegations.is_empty()) else { continue };
        // An answer is about the comment it answers; what is resolved is over.
        if remark.resolved || remark.answers.is_some() {
            continue;
        }
        let wording = match (&report.returned, context.sent) {
            (Some(returned), _) if !returned.commented.is_empty() => {
                returned.commented.get(remark.comment).cloned().flatten()
            }
            (_, Some(sent)) if matches!(report.kind.kind, Kind::Full | Kind::Parts) => {
                let partial = report.kind.kind == Kind::Parts;
                let reply = reply.get_or_insert_with(|| Held::new(sent, &opened.text, partial));
                reply.wording(comment, context.language)
            }
            _ => None,
        };
        if let Some(wording) = wording.filter(|wording| !wording.on.is_empty()) {
            let position = Told::on(&wording, remark.delegations.clone(), said.stance, said.reason);
            told.push(Told { remark: Some(index), ..position });
        }
    }
    told
}

/// A reply held against the draft.
struct Held<'a> {
    sent: &'a Text,
    text: &'a Text,
    rolling: RollingText,
    /// The provision of the draft that each of the reply continues.
    continued: Vec<Option<usize>>,
}

impl<'a> Held<'a> {
    fn new(sent: &'a Text, text: &'a Text, partial: bool) -> Self {
        let revision = Revision { voice: "·", text, partial };
        let rolling = consolidate(sent, &[revision], &[]);
        Self { sent, text, rolling, continued: inherit(sent, text) }
    }

    /// The wording a comment stands at: what the reply proposes there, else the draft's own words.
    fn wording(&self, comment: &Comment, language: Language) -> Option<Offered> {
        let here = comment.provision?;
        let continued = self.continued.get(here).copied().flatten();
        let line = self.text.provisions().get(here).map(Provision::line)?;
        let stands = |passage: &Passage| match continued {
            Some(old) => self.rolling.owner(passage) == old && passage.layer != Layer::Order,
            None => proposed(passage).is_some_and(|words| words.contains(&line)),
        };
        let mut passages: Vec<&Passage> =
            self.rolling.open_passages().map(|(_, passage)| passage).filter(|it| stands(it)).collect();
        let marked = self.marked(comment);
        let meant = |passage: &Passage| {
            let words = proposed(passage).map(|words| letters(&words)).unwrap_or_default();
            let marked = marked.as_deref().unwrap_or_default();
            !words.is_empty() && (marked.contains(&words) || words.contains(marked))
        };
        if marked.is_some() && passages.iter().any(|passage| meant(passage)) {
            passages.retain(|passage| meant(passage));
        }
        let Some(first) = passages.first() else { return whole(self.sent, continued?, language) };
        let provision = self.rolling.owner(first);
        let reads: Vec<String> = passages.iter().filter_map(|passage| proposed(passage)).collect();
        Some(Offered {
            at: Citations::new(self.sent, language).of(provision),
            provision,
            on: passages.iter().filter_map(|passage| stated(passage)).collect(),
            base: false,
            holders: Vec::new(),
            reads: reads.join(" … "),
            stands: true,
        })
    }

    /// The letters of the words a comment is attached to, where the file says so.
    fn marked(&self, comment: &Comment) -> Option<String> {
        let (start, end) = comment.span.filter(|(start, end)| start.provision == end.provision)?;
        let provision = self.text.provisions().get(start.provision)?;
        let mut all = provision.form.label.as_ref().map(|label| letters(&label.surface)).unwrap_or_default();
        provision.body.paragraphs().for_each(|content| all += &letters(&content.text));
        let marked: String = all.chars().skip(start.letters).take(end.letters - start.letters).collect();
        (!marked.is_empty()).then_some(marked)
    }
}

/// What is proposed in a passage, as it reads.
fn proposed(passage: &Passage) -> Option<String> {
    let wording = passage.wordings.iter().find(|wording| !wording.base)?;
    Some(compose::written(&wording.fragments))
}

/// What is proposed in a passage, by its place in the draft.
fn stated(passage: &Passage) -> Option<Stated> {
    let wording = passage.wordings.iter().find(|wording| !wording.base)?;
    let reads = match wording.place {
        Some(place) if passage.layer == Layer::Order => before(place),
        _ => legible(&meaning_of(&wording.fragments)),
    };
    Some(Stated { layer: passage.layer, span: passage.span.clone(), reads })
}

/// Words as bookmarks count them: without white space.
fn letters(words: &str) -> String {
    words.chars().filter(|c| is_letter(*c)).collect()
}
