//! Where words come from: the drafts back to the first, what brought the words into each, who wrote them; and what was
//! decided about a passage before.

use std::ops::Range;
use std::sync::Arc;

use iced::widget::{column, container};
use iced::{Element, Fill, Padding, Task};

use super::{Action, Message, Page, Show, Tab};
use crate::compare::BaseSide;
use crate::compare::side::surface;
use crate::consolidate::compose;
use crate::desk::keymap::Command;
use crate::desk::look::{self, Look, caption, small, strong, words};
use crate::desk::sheet::{Row, Tone};
use crate::desk::theme::size;
use crate::desk::{font, style};
use crate::dossier::chain::Chain;
use crate::dossier::history::TakenBack;
use crate::language::{Phrase, date};
use crate::negotiation::board::Item;
use crate::negotiation::outcome::{Outcome, Status};
use crate::negotiation::piece::Piece;
use crate::negotiation::provenance::{How, Origin, Past, Provenance};
use crate::negotiation::state::{StateOfPlay, Stated};
use crate::negotiation::stretch::readable;
use crate::negotiation::{Code, RecordId};
use crate::text::Text;
use crate::text::token::tokenise;

/// The drafts of a dossier and where every word of them comes from.
#[derive(Debug)]
pub struct Traced {
    chain: Chain,
    provenance: Provenance,
}

/// Whether words are traced yet.
#[derive(Debug, Clone, Default)]
pub(super) enum Trace {
    /// Nobody has asked.
    #[default]
    Unasked,
    /// They are being traced.
    UnderWay,
    /// They are.
    Ready(Arc<Traced>),
}

/// Words somebody wants to know the origin of: a draft of the chain and tokens of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The draft, counted from the first.
    pub draft: usize,
    /// Its tokens.
    pub tokens: Range<u32>,
}

impl Traced {
    /// The text of a draft.
    pub(super) fn text(&self, draft: usize) -> Option<&Text> {
        self.chain.drafts.get(draft).map(|draft| &draft.text)
    }

    /// Words of a draft as they read.
    fn words(&self, past: &Past) -> String {
        let Some(text) = self.text(past.edition) else { return String::new() };
        let side = BaseSide::new(text);
        let read = side.read(past.tokens.clone());
        read.trim().to_owned()
    }

    /// The origins of words of a draft, each once, in the order of the words.
    fn origins(&self, past: &Past) -> Vec<&Origin> {
        let mut numbers: Vec<usize> = Vec::new();
        for token in past.tokens.clone() {
            if let Some(piece) = self.provenance.at(past.edition, token)
                && !numbers.contains(&piece.origin)
            {
                numbers.push(piece.origin);
            }
        }
        numbers.into_iter().filter_map(|number| self.provenance.origin(number)).collect()
    }
}

impl Page {
    /// Has words traced, unless they are.
    pub(super) fn trace(&mut self) -> Action {
        if !matches!(self.trace, Trace::Unasked) {
            return Action::None;
        }
        let Some(proceedings) = self.sitting.proceedings.clone() else { return Action::None };
        let Some(clerk) = self.clerk() else { return Action::None };
        self.trace = Trace::UnderWay;
        let (edition, language) = (proceedings.hearing.edition, proceedings.hearing.language.clone());
        let answer = clerk.ask(move |office| {
            let chain = office.dossier().chain(&edition, &language).map_err(|error| error.phrase())?;
            let provenance = chain.provenance();
            Ok(Arc::new(Traced { chain, provenance }))
        });
        Action::Run(Task::perform(answer, |traced| {
            Message::Traced(traced.unwrap_or_else(|_| Err(Phrase::new("desk-record-lost"))))
        }))
    }

    /// The words at a place of a row are asked about.
    pub(super) fn ask_about(&mut self, row: usize, offset: usize) -> Action {
        if self.sitting.proceedings.is_none() {
            return Action::None;
        }
        let Some(token) = self.token_in(row, offset) else { return Action::None };
        let draft = self.past.or_else(|| self.last_draft());
        self.asked = draft.map(|draft| Asked { draft, tokens: token..token + 1 });
        // A panel that is closed stays so: who wants to know opens it.
        self.tab = Tab::History;
        self.trace()
    }

    /// The number of the last draft in the chain.
    fn last_draft(&self) -> Option<usize> {
        self.drafts().len().checked_sub(1)
    }

    /// The drafts that led to this one in its language, the first first: number and date.
    pub fn drafts(&self) -> Vec<(u32, jiff::civil::Date)> {
        let Some(proceedings) = &self.sitting.proceedings else { return Vec::new() };
        let (state, language) = (proceedings.state(), &proceedings.hearing.language);
        let mut drafts = Vec::new();
        let mut at = state.edition(&proceedings.hearing.edition);
        while let Some(edition) = at {
            if edition.what.texts.contains_key(language) {
                drafts.push((edition.what.number, edition.what.date));
            }
            at = edition.what.previous.as_ref().and_then(|previous| state.edition(previous));
        }
        drafts.reverse();
        drafts
    }

    /// The token of the draft that is drawn at a place of a row, if it is one of the draft's own words.
    fn token_in(&self, row: usize, offset: usize) -> Option<u32> {
        let (provision, first) = match (self.past, &self.trace) {
            (Some(draft), Trace::Ready(traced)) => {
                let text = traced.text(draft)?;
                (text.provisions().get(row)?, *BaseSide::new(text).starts.get(row)?)
            }
            (None, _) if self.show == Show::All => {
                let (at, rolling) = (self.made.sheet.rows.get(row)?.provision?, &self.sitting.rolling);
                (rolling.base.provisions().get(at)?, *rolling.starts.get(at)?)
            }
            _ => return None,
        };
        let letters = letters_before(self.made.sheet.rows.get(row)?, offset)?;
        let mut tokens = Vec::new();
        tokenise(provision, &mut tokens);
        let mut passed = 0;
        let nth = tokens.iter().position(|token| {
            passed += surface(provision, token).chars().filter(|c| c.is_alphanumeric()).count();
            passed > letters
        })?;
        Some(first + nth as u32)
    }

    /// The word before or after is asked about.
    pub(super) fn step_word(&mut self, forward: bool) -> Action {
        if self.tab != Tab::History {
            self.tab = Tab::History;
            return self.trace();
        }
        let subject = self.subject();
        let Trace::Ready(traced) = &self.trace else { return Action::None };
        let Some(asked) = subject else { return Action::None };
        let Some(text) = traced.text(asked.draft) else { return Action::None };
        let side = BaseSide::new(text);
        let word = |token: &u32| side.surface(*token).chars().any(char::is_alphanumeric);
        let next = if forward {
            let from = if self.asked.is_some() { asked.tokens.end } else { asked.tokens.start };
            (from..side.len()).find(word)
        } else {
            (0..asked.tokens.start).rev().find(word)
        };
        if let Some(token) = next {
            self.asked = Some(Asked { draft: asked.draft, tokens: token..token + 1 });
        }
        Action::None
    }

    /// What the history is of: the words asked about, else those of the passage chosen.
    pub(super) fn subject(&self) -> Option<Asked> {
        let chosen = || {
            let matter = self.at_hand()?;
            let proceedings = self.sitting.proceedings.as_ref()?;
            let spans: Vec<&Range<u32>> = proceedings.items(matter).map(|item| &item.span).collect();
            let start = spans.iter().map(|span| span.start).min()?;
            let end = spans.iter().map(|span| span.end).max()?;
            Some(Asked { draft: self.last_draft()?, tokens: start..end.max(start) })
        };
        self.asked.clone().or_else(chosen)
    }

    /// The history: of the words asked about back to the first draft, and of the passage chosen.
    pub(super) fn history_view<'a>(&'a self, look: Look, attribution: bool) -> Element<'a, Message> {
        let Some(proceedings) = &self.sitting.proceedings else { return look::tall(0.0).into() };
        let state = proceedings.state();
        let mut panel = column![].spacing(14.0);
        let subject = self.subject();
        panel = panel.push(match (&self.trace, &subject) {
            (Trace::Ready(traced), Some(asked)) => self.chain_view(look, attribution, state, traced, asked),
            (Trace::Ready(_), None) => small(look, look.say("desk-history-none")).into(),
            _ => small(look, look.say("desk-history-tracing")).into(),
        });
        let matter = self.at_hand().filter(|_| self.asked.is_none());
        let items: Vec<&Item> = matter.map(|it| proceedings.items(it).collect()).unwrap_or_default();
        let decided = decided(state, proceedings.hearing.edition, &items);
        if !decided.is_empty() {
            let mut part = column![caption(look, &look.say("desk-history-outcomes"))].spacing(6.0);
            for outcome in decided {
                let overtaken = state.overtaken.contains(&outcome.id);
                part = part.push(self.event(look, state, outcome, overtaken));
            }
            panel = panel.push(part);
        }
        let earlier = matter.map(|matter| proceedings.earlier(matter)).unwrap_or_default();
        if attribution && !earlier.is_empty() {
            let mut part = column![caption(look, &look.say("desk-history-earlier"))].spacing(6.0);
            for position in earlier {
                let said = Phrase::new("desk-history-position")
                    .with("codes", joined(&position.what.voices))
                    .inner("stance", Phrase::new(position.what.stance.key()));
                let reads = match &position.what.on {
                    crate::negotiation::position::Matter::Wording(on) => readable(&on.reads),
                    crate::negotiation::position::Matter::Item(_) => String::new(),
                };
                part = part.push(small(look, format!("{}: «{reads}»", look.say(said))));
            }
            panel = panel.push(part);
        }
        let all = Some(Message::Command(Command::ShowRecords));
        panel
            .push(small(look, look.say("desk-history-hint")))
            .push(look::secondary(look, look.say("records-open"), all))
            .into()
    }

    /// The chain: draft by draft, what stood there and what brought it in.
    fn chain_view<'a>(
        &'a self,
        look: Look,
        attribution: bool,
        state: &'a StateOfPlay,
        traced: &Traced,
        asked: &Asked,
    ) -> Element<'a, Message> {
        let p = look.palette;
        let mut chain = column![caption(look, &look.say("desk-history-words"))].spacing(10.0);
        let past = traced.provenance.history(asked.draft, asked.tokens.clone());
        for (at, past) in past.iter().enumerate() {
            let Some(draft) = traced.chain.drafts.get(past.edition) else { continue };
            let day = state.edition(&draft.edition).map(|edition| date(edition.what.date));
            let title = Phrase::new("desk-base-edition")
                .with("number", draft.number)
                .inner("date", day.unwrap_or_else(|| Phrase::new("desk-undated")));
            let read = traced.words(past);
            let words_there: Element<'a, Message> = if read.is_empty() {
                small(look, look.say("desk-panel-nothing")).into()
            } else {
                let read = crate::desk::sheet::brief(&read, 160);
                words(format!("«{read}»"), size::TABLE).font(font::SERIF).color(p.ink).into()
            };
            let mut step = column![strong(look.say(title)), words_there].spacing(2.0);
            for origin in traced.origins(past) {
                for line in self.origin(look, attribution, state, traced, origin) {
                    step = step.push(small(look, line));
                }
            }
            let rule = if at == 0 { p.accent } else { p.line };
            chain = chain.push(
                iced::widget::row![
                    look::bar(rule, 2.0),
                    container(step).padding(Padding { left: 10.0, ..Padding::ZERO }).width(Fill)
                ]
                .height(iced::Shrink),
            );
        }
        container(chain).style(style::ground(p.chrome)).into()
    }

    /// Where words come from, line by line: how they came in, by which outcomes, from which replies.
    fn origin(
        &self,
        look: Look,
        attribution: bool,
        state: &StateOfPlay,
        traced: &Traced,
        origin: &Origin,
    ) -> Vec<String> {
        let number = traced.chain.drafts.get(origin.edition).map_or(0, |draft| draft.number);
        let (key, nameless) = match origin.how {
            How::First => ("desk-origin-first", "desk-origin-first"),
            How::Proposed => ("desk-origin-proposed", "desk-origin-proposed-nameless"),
            How::Compromise => ("desk-origin-compromise", "desk-origin-compromise-nameless"),
            How::Edited => ("desk-origin-edited", "desk-origin-edited"),
            How::Numbering => ("desk-origin-numbering", "desk-origin-numbering"),
        };
        let key = if attribution { key } else { nameless };
        let said = Phrase::new(key).with("number", number).with("codes", joined(&origin.authors));
        let mut lines = vec![look.say(said)];
        for outcome in origin.outcomes.iter().filter_map(|id| state.outcome(id)) {
            let line = self.sealed(look, &outcome.id, self.outcome_line(look, state, outcome));
            lines.push(format!("← {}", self.since(look, attribution, &outcome.id, line)));
        }
        for submission in origin.submissions.iter().filter(|_| attribution) {
            let line = self.sealed(look, submission, reply_line(look, state, submission));
            lines.push(format!("← {}", self.since(look, attribution, submission, line)));
        }
        lines
    }

    /// An outcome in a line: what was decided, how firmly, when, by which meeting.
    pub(super) fn outcome_line(&self, look: Look, state: &StateOfPlay, outcome: &Stated<Outcome>) -> String {
        let mut line = look.say(outcome.what.decision.key());
        if outcome.what.decision.settles() {
            line = format!("{line} — {}", status(look, &outcome.what.status));
        }
        let day = outcome.time.to_zoned(self.zone.clone()).date();
        line = format!("{line}, {}", look.say(date(day)));
        if let Some(meeting) = outcome.what.meeting.and_then(|id| state.meetings.get(&id)) {
            line = format!("{line} · {}", meeting.what.body);
        }
        line
    }

    /// A line about a record, and what its signature tells where anybody in the dossier signs.
    fn sealed(&self, look: Look, record: &RecordId, line: String) -> String {
        let dossier = self.sitting.proceedings.as_ref().map(|it| &it.dossier).filter(|it| it.has_keys());
        match dossier {
            Some(dossier) => format!("{line} · {}", look.say(dossier.mark(record).phrase())),
            None => line,
        }
    }

    /// A line about a record, and that it was taken back since, where it was.
    fn since(&self, look: Look, attribution: bool, record: &RecordId, line: String) -> String {
        let dossier = self.sitting.proceedings.as_ref().map(|it| &it.dossier);
        match dossier.and_then(|dossier| TakenBack::of(dossier, record)) {
            Some(back) => {
                let name = if attribution { back.author.as_str() } else { "" };
                format!("{line}; {}", look.say(back.phrase(name)))
            }
            None => line,
        }
    }

    fn event<'a>(
        &self,
        look: Look,
        state: &StateOfPlay,
        outcome: &Stated<Outcome>,
        overtaken: bool,
    ) -> Element<'a, Message> {
        let p = look.palette;
        let number = state.edition(&outcome.what.on.edition).map_or(0, |edition| edition.what.number);
        let title = look.say(Phrase::new("desk-history-draft").with("number", number));
        let line = self.sealed(look, &outcome.id, self.outcome_line(look, state, outcome));
        let line = format!("{title}: {line}");
        let line = match overtaken {
            true => format!("{line} ({})", look.say("desk-history-overtaken")),
            false => line,
        };
        let mut event =
            column![words(line, size::SMALL).color(if overtaken { p.muted } else { p.ink })].spacing(1.0);
        let reads = agreed_words(&outcome.what);
        if outcome.what.decision.settles() && !reads.is_empty() {
            event = event.push(small(look, format!("«{}»", crate::desk::sheet::brief(&reads, 120))));
        }
        if !outcome.what.reason.is_empty() {
            event = event.push(small(look, outcome.what.reason.clone()));
        }
        event.into()
    }
}

/// What an outcome has its place read.
pub(super) fn agreed_words(outcome: &Outcome) -> String {
    let fragments = Piece::read_all(&outcome.effect).unwrap_or_default();
    match fragments.is_empty() {
        true => readable(&outcome.on.reads),
        false => compose::written(&fragments),
    }
}

/// Every outcome on these passages, the newest first.
fn decided<'s>(state: &'s StateOfPlay, edition: RecordId, items: &[&Item]) -> Vec<&'s Stated<Outcome>> {
    let concerns = |outcome: &Stated<Outcome>| {
        let on = &outcome.what.on;
        on.edition == edition
            && items.iter().any(|item| {
                on.layer == item.layer && on.from <= item.span.end && item.span.start <= on.to
                    || item.outcomes.contains(&outcome.id)
            })
    };
    let mut decided: Vec<&Stated<Outcome>> = state.outcomes.values().filter(|it| concerns(it)).collect();
    decided.sort_by_key(|outcome| std::cmp::Reverse((outcome.counter, outcome.id)));
    decided
}

/// How firm an outcome is: "agreed ad referendum: KRS".
pub(super) fn status(look: Look, status: &Status) -> String {
    match status {
        Status::AdReferendum(codes) if !codes.is_empty() => {
            format!("{}: {}", look.say(status.key()), joined(codes))
        }
        _ => look.say(status.key()),
    }
}

/// A reply: "reply of KRS, 21 March 2026, letter No. 1-25/961".
pub(super) fn reply_line(look: Look, state: &StateOfPlay, submission: &RecordId) -> String {
    let Some(found) = state.submissions.get(submission) else { return submission.short() };
    let mut line = look.say(Phrase::new("desk-origin-reply").with("codes", joined(&found.what.voices)));
    if let Some(day) = found.what.date {
        line = format!("{line}, {}", look.say(date(day)));
    }
    let number = found.what.letter.as_ref().map(|letter| letter.number.as_str()).unwrap_or_default();
    if !number.is_empty() {
        line = format!("{line}, {}", look.say(Phrase::new("board-numbered").with("number", number)));
    }
    line
}

/// Codes in a line.
pub(super) fn joined(codes: &[Code]) -> String {
    codes.iter().map(Code::as_str).collect::<Vec<_>>().join(", ")
}

/// How many letters and digits of the draft's own words stand in a row before a place. None where what stands at the
/// place is not the draft's.
fn letters_before(row: &Row, offset: usize) -> Option<usize> {
    let mut start = 0;
    let mut letters = 0;
    for (nth, cell) in row.cells.iter().enumerate() {
        start += usize::from(nth > 0);
        for piece in cell {
            let end = start + piece.text.len();
            let own = matches!(piece.tone, Tone::Plain | Tone::Deleted | Tone::Base);
            let inside = offset < end;
            if own {
                let until = if inside { offset.saturating_sub(start) } else { piece.text.len() };
                let read = piece.text.char_indices().take_while(|(at, _)| *at < until);
                letters += read.filter(|(_, c)| c.is_alphanumeric()).count();
            }
            if inside {
                return own.then_some(letters);
            }
            start = end;
        }
    }
    None
}
