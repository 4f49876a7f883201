//! Which provisions of the draft a reply of changed parts answers: proposed by its words, corrected by hand.

use std::collections::BTreeSet;
use std::ops::Range;

use iced::widget::{checkbox, column, container, row};
use iced::{Center, Element, Fill, Padding};

use super::Message;
use crate::desk::look::{Look, fill, quiet, small, strong};
use crate::desk::sheet::brief;
use crate::desk::style;
use crate::desk::theme::{size, space};
use crate::dossier::received::answered;
use crate::exchange::paper::Citations;
use crate::language::{Language, Phrase};
use crate::text::{Provision, Text};

/// How many letters of a provision are shown.
const SHOWN: usize = 76;

/// The provisions of a draft and which of them a reply answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// Those whose words the reply holds.
    held: BTreeSet<usize>,
    units: Vec<Unit>,
}

/// A heading of the draft and what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Unit {
    /// The provisions.
    range: Range<usize>,
    /// What the first of them says.
    label: String,
    /// Each of them: its citation and its first words.
    parts: Vec<String>,
}

impl Scope {
    /// What parts of a draft answer of it, as far as their words tell.
    pub fn new(draft: &Text, parts: &Text, language: Language) -> Self {
        let citations = Citations::new(draft, language);
        let mut units: Vec<Unit> = Vec::new();
        for (at, provision) in draft.provisions().iter().enumerate() {
            let line = brief(&Provision::line(provision), SHOWN);
            let said = format!("{} — {line}", citations.of(at));
            match units.last_mut() {
                Some(unit) if !provision.form.kind.is_heading() => {
                    unit.range.end = at + 1;
                    unit.parts.push(said);
                }
                _ => {
                    let label = if provision.form.kind.is_heading() { said.clone() } else { line };
                    units.push(Unit { range: at..at + 1, label, parts: vec![said] });
                }
            }
        }
        Self { held: answered(draft, parts), units }
    }

    /// The provisions whose words the reply holds.
    pub fn held(&self) -> &BTreeSet<usize> {
        &self.held
    }

    /// Draws the draft part by part, each to be ticked; `corrected` is what somebody said instead of what the words tell.
    pub fn view<'a>(
        &'a self,
        look: Look,
        corrected: Option<&BTreeSet<usize>>,
        unfolded: Option<usize>,
    ) -> Element<'a, Message> {
        let p = look.palette;
        let answers = corrected.unwrap_or(&self.held);
        let tick = |on: bool, label: &'a str, provisions: Range<usize>| {
            checkbox(on)
                .label(label)
                .size(16.0)
                .text_size(size::BODY.0)
                .style(style::tick(p))
                .width(Fill)
                .on_toggle(move |on| Message::AnswerTicked(provisions.clone(), on))
        };
        let mut lines = column![].spacing(space::XS);
        for (at, unit) in self.units.iter().enumerate() {
            let all = unit.range.len();
            let own = unit.range.clone().filter(|provision| answers.contains(provision)).count();
            let mut line = row![tick(own == all, &unit.label, unit.range.clone())]
                .spacing(space::S)
                .align_y(Center)
                .height(30.0);
            if all > 1 {
                let said = Phrase::new("scope-some").count("own", own).count("all", all);
                line = line.push(quiet(look, look.say(said), Some(Message::UnitPressed(at))));
            }
            lines = lines.push(line);
            if unfolded == Some(at) && all > 1 {
                let mut parts = column![].spacing(2.0);
                for (provision, label) in unit.range.clone().zip(&unit.parts) {
                    parts = parts.push(tick(answers.contains(&provision), label, provision..provision + 1));
                }
                lines = lines.push(container(parts).padding(Padding {
                    left: 26.0,
                    bottom: 6.0,
                    ..Padding::ZERO
                }));
            }
        }
        let count = Phrase::new("scope-count").count("own", answers.len());
        let head = row![strong(look.say("scope-heading")), fill(), small(look, look.say(count))];
        let about = if corrected.is_some() { "scope-corrected" } else { "scope-about" };
        let content = column![head.align_y(Center), small(look, look.say(about)), lines].spacing(space::S);
        container(content).padding(space::L).width(Fill).style(style::card(p)).into()
    }
}
