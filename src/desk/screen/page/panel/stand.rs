//! Where a passage stands: status, contradictions with both outcomes, what it hangs on, positions.

use iced::widget::{button, column, container, row};
use iced::{Element, Fill, Padding};

use super::super::history::{reply_line, status};
use super::super::{Message, Page};
use crate::consolidate::table::Matter;
use crate::desk::icon::Icon;
use crate::desk::keymap::Command;
use crate::desk::look::{self, Look, small, small_in, words};
use crate::desk::proceedings::Proceedings;
use crate::desk::style;
use crate::desk::theme::size;
use crate::language::Phrase;
use crate::negotiation::board::{Item, Known, Stand};
use crate::negotiation::outcome::Verdict;
use crate::negotiation::position::Stance;
use crate::negotiation::stretch::Stretch;

/// What can be known of those who propose nothing, in the order it is told.
pub(super) const KNOWN: [(&str, &str); 8] = [
    ("keeps-the-text", "desk-known-keeps"),
    ("no-proposal", "desk-known-no-proposal"),
    ("no-comments", "desk-known-no-comments"),
    ("remarks", "desk-known-remarks"),
    ("not-answered", "desk-known-not-answered"),
    ("not-sent", "desk-known-not-sent"),
    ("silent", "desk-known-no-reply"),
    ("absent", "desk-known-absent"),
];

/// The words before those of whom this is known.
pub(super) fn known_key(known: Known) -> &'static str {
    KNOWN.iter().find(|(word, _)| *word == known.word()).map_or("desk-known-no-proposal", |(_, key)| key)
}

impl Page {
    /// Where a matter stands, item by item where its items stand apart.
    pub(super) fn stand_view<'a>(
        &'a self,
        look: Look,
        attribution: bool,
        proceedings: &'a Proceedings,
        matter: &'a Matter,
    ) -> Element<'a, Message> {
        let mut view = column![].spacing(6.0);
        let items: Vec<&Item> = proceedings.items(matter).collect();
        let alike = items.windows(2).all(|pair| pair[0].stand.word() == pair[1].stand.word());
        for item in items.iter().take(if alike { 1 } else { items.len() }) {
            let said = self.stand_words(look, proceedings, item);
            let said = if alike {
                said
            } else {
                let number = look.say(Phrase::new("desk-panel-number").with("numbers", item.number));
                format!("{number}: {said}")
            };
            view = view.push(stand_mark(look, &item.stand, said));
        }
        for outcome in proceedings.outcomes(matter).into_iter().take(4) {
            let line = self.outcome_line(look, proceedings.state(), outcome);
            let contradicted = matches!(
                proceedings.weakest(matter).map(|it| &it.stand),
                Some(Stand::Contradicted(ids)) if ids.contains(&outcome.id)
            );
            let color = if contradicted { look.palette.deleted } else { look.palette.muted };
            let mut told = column![words(line, size::SMALL).color(color)].spacing(1.0);
            if contradicted {
                let by = outcome.entered_by.as_ref().unwrap_or(&outcome.author);
                let reads = crate::negotiation::stretch::readable(&outcome.what.on.reads);
                let own = Phrase::new("desk-stand-apart").with("code", by).with("words", reads);
                told = told.push(small(look, look.say(own)));
            }
            if !outcome.what.reason.is_empty() {
                told = told.push(small_in(look.palette.ink, outcome.what.reason.clone()));
            }
            view = view.push(told);
            for line in self.verdict_lines(look, attribution, proceedings, &outcome.what.answers) {
                view = view.push(small(look, line));
            }
        }
        if self.registry.is_busy() {
            view = view.push(small(look, look.say("desk-record-under-way")));
        }
        for line in self.links(look, attribution, proceedings, &items) {
            view = view.push(line);
        }
        view.into()
    }

    /// What was agreed before the passage was opened again, where nobody proposes it any more: to be come back to.
    pub(super) fn agreed_view<'a>(
        &'a self,
        look: Look,
        proceedings: &'a Proceedings,
        matter: &'a Matter,
    ) -> Option<Element<'a, Message>> {
        let agreed = proceedings.once_agreed(matter);
        let (_, last) = agreed.last()?;
        let mut said = column![small(look, look.say("desk-panel-once-agreed"))].spacing(6.0);
        for (_, outcome) in &agreed {
            let reads = match super::super::history::agreed_words(&outcome.what) {
                reads if reads.is_empty() => look.say("desk-panel-nothing"),
                reads => reads,
            };
            said = said.push(
                words(reads, size::TABLE).font(crate::desk::font::SERIF).color(look.palette.ink).width(Fill),
            );
        }
        said = said.push(small(look, self.outcome_line(look, proceedings.state(), last)));
        if self.decides() {
            let back = Some(Message::Command(Command::TakeAgreed));
            let back = look::secondary(look, look.say("desk-panel-take-agreed"), back);
            said = said.push(row![back, look::fill(), look::key(look, "A")].align_y(iced::Center));
        }
        Some(container(said).padding(14.0).width(Fill).style(style::card(look.palette)).into())
    }

    /// What became of each proposal, where that is recorded.
    fn verdict_lines(
        &self,
        look: Look,
        attribution: bool,
        proceedings: &Proceedings,
        answers: &[crate::negotiation::outcome::Reply],
    ) -> Vec<String> {
        let unlike = |verdict: Verdict| !matches!(verdict, Verdict::Taken | Verdict::NotTaken);
        let told = answers
            .iter()
            .filter(|answer| attribution && (!answer.reason.is_empty() || unlike(answer.verdict)));
        told.map(|answer| {
            let codes = super::super::history::joined(&proceedings.authors(&answer.submission));
            let verdict = look.say(self.verdicts.key(answer.verdict));
            match answer.reason.is_empty() {
                true => format!("{codes}: {verdict}"),
                false => format!("{codes}: {verdict} — {}", answer.reason),
            }
        })
        .collect()
    }

    /// Where one item stands, in words.
    pub(in super::super) fn stand_words(&self, look: Look, proceedings: &Proceedings, item: &Item) -> String {
        match &item.stand {
            Stand::Agreed(firmness) => status(look, firmness),
            Stand::Pending(outcome) => {
                let decision = proceedings.state().outcomes.get(outcome).map(|it| it.what.decision);
                decision.map_or_else(|| look.say(item.stand.key()), |it| look.say(it.key()))
            }
            Stand::Reopened(by) => {
                let by: Vec<String> = by.iter().map(|id| reply_line(look, proceedings.state(), id)).collect();
                format!("{} ({})", look.say(item.stand.key()), by.join("; "))
            }
            _ => look.say(item.stand.key()),
        }
    }

    /// The passages this one hangs on, and those that hang on it; pressed, they are gone to.
    fn links<'a>(
        &'a self,
        look: Look,
        attribution: bool,
        proceedings: &'a Proceedings,
        items: &[&'a Item],
    ) -> Vec<Element<'a, Message>> {
        let state = proceedings.state();
        let at = |on: &Stretch| proceedings.hearing.item_at(on);
        let mut lines = Vec::new();
        let mut told = Vec::new();
        for link in items.iter().flat_map(|item| &item.links).filter_map(|id| state.links.get(id)) {
            if told.contains(&link.id) {
                continue;
            }
            told.push(link.id);
            let here = |other: Option<&Item>| {
                other.is_some_and(|it| items.iter().any(|own| own.number == it.number))
            };
            let (of, on) = (at(&link.what.of), at(&link.what.on));
            let (key, other) = match here(of) {
                true => ("desk-link-hangs-on", on),
                false => ("desk-link-hangs-here", of),
            };
            let Some(other) = other else { continue };
            let mut said = look.say(Phrase::new(key).with("number", other.number));
            if attribution {
                said = format!("{said} — {}", super::super::history::joined(&link.what.voices));
            }
            if !link.what.condition.is_empty() {
                said = format!("{said}: «{}»", link.what.condition);
            }
            lines.push(
                button(words(said, size::SMALL))
                    .padding(Padding { top: 2.0, bottom: 2.0, left: 8.0, right: 8.0 })
                    .style(style::secondary(look.palette))
                    .on_press(Message::ItemPressed(other.number))
                    .into(),
            );
        }
        lines
    }

    /// What is said of a proposal, stance by stance.
    pub(super) fn positions_on<'a>(
        &'a self,
        look: Look,
        matter: &'a Matter,
        number: usize,
    ) -> Vec<Element<'a, Message>> {
        let Some(proceedings) = &self.sitting.proceedings else { return Vec::new() };
        let p = look.palette;
        let spoken = proceedings.positions(matter, number);
        let mut lines = Vec::new();
        for stance in Stance::ALL {
            let same: Vec<_> = spoken.iter().filter(|it| it.stance == stance).collect();
            if same.is_empty() {
                continue;
            }
            let codes: Vec<String> = same
                .iter()
                .map(|it| match it.reason.is_empty() {
                    true => it.code.to_string(),
                    false => format!("{} («{}»)", it.code, it.reason),
                })
                .collect();
            let (shape, color) = match stance {
                Stance::Supports | Stance::Accepts => (Icon::Check, p.agreed),
                Stance::AcceptsIf | Stance::Studies => (Icon::Half, p.open),
                Stance::Reserves => (Icon::Warning, p.open),
                Stance::Opposes | Stance::NotInterested => (Icon::Cross, p.deleted),
            };
            let said = format!("{}: {}", look.say(stance.key()), codes.join(", "));
            let line = row![
                container(crate::desk::icon::icon(shape, 13.0, color))
                    .padding(Padding { top: 2.5, ..Padding::ZERO }),
                small_in(p.ink, said).width(Fill)
            ]
            .spacing(5.0);
            lines.push(line.into());
        }
        lines
    }
}

/// A stand with its sign: colour never speaks alone.
pub(in super::super) fn stand_mark<'a>(look: Look, stand: &Stand, said: String) -> Element<'a, Message> {
    let p = look.palette;
    let (shape, color) = match stand {
        Stand::Agreed(crate::negotiation::outcome::Status::Agreed) => (Icon::Check, p.agreed),
        Stand::Agreed(_) => (Icon::Half, p.agreed),
        Stand::Contradicted(_) => (Icon::Trouble, p.deleted),
        Stand::Reopened(_) => (Icon::Warning, p.open),
        Stand::Open | Stand::Pending(_) | Stand::Partly(_) => (Icon::Open, p.open),
    };
    look::marked(shape, color, said)
}
