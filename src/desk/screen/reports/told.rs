//! Positions read out of a file, to be confirmed one by one: nothing is recorded unless somebody ticks it.

use std::collections::BTreeSet;
use std::ops::Range;

use iced::widget::{checkbox, column, container, row};
use iced::{Center, Element, Fill};

use super::{Arrived, Message, Reports};
use crate::desk::icon::{Icon, icon};
use crate::desk::look::{Look, body, fill, primary, quiet, small, strong};
use crate::desk::reply::Form;
use crate::desk::style;
use crate::desk::theme::{size, space};
use crate::exchange::paper::capital;
use crate::exchange::report::{Remark as Comment, Report};
use crate::language::Phrase;
use crate::negotiation::Code;
use crate::negotiation::position::Position;
use crate::negotiation::statement::Remark;

/// How many comments of a file are listed to be ticked.
const LISTED: usize = 120;

impl Arrived {
    /// A file that is to be entered as this reply.
    pub fn new(form: Form, report: Report) -> Self {
        let (told, noted) = (Vec::new(), Vec::new());
        let (recorded, kept) = (BTreeSet::new(), BTreeSet::new());
        let (stood, language, same) = (Vec::new(), String::new(), Vec::new());
        Self { form, report, taken: true, scope: None, told, recorded, noted, kept, stood, language, same }
    }

    /// The comments that are not kept as remarks yet, by their places.
    pub(super) fn unnoted(&self) -> impl Iterator<Item = usize> {
        (0..self.report.remarks.len()).filter(|at| !self.kept.contains(at))
    }

    /// The comments chosen of a reply entered before, as they are recorded.
    pub(super) fn chosen_remarks(&self) -> Vec<(Code, Remark)> {
        let chosen = self.unnoted().filter(|at| self.form.noted.contains(at));
        chosen.filter_map(|at| self.noted.get(at)).flatten().cloned().collect()
    }

    /// The positions that are not recorded yet, by their places.
    pub(super) fn open(&self) -> impl Iterator<Item = usize> {
        (0..self.report.positions.len()).filter(|at| !self.recorded.contains(at))
    }

    /// What was confirmed of a reply entered before, as it is recorded.
    pub(super) fn confirmed(&self) -> Vec<Position> {
        let told = self.open().filter(|at| self.form.confirmed.contains(at));
        told.filter_map(|at| self.told.get(at)).flatten().cloned().collect()
    }

    /// The reply answers these provisions of the draft, or does not.
    pub(super) fn answer(&mut self, provisions: Range<usize>, on: bool) {
        let Some(scope) = &self.scope else { return };
        let answers = self.form.answers.get_or_insert_with(|| scope.held().clone());
        for provision in provisions {
            tick(answers, provision, on);
        }
        // What was put right again is as if nobody had touched it.
        if answers == scope.held() {
            self.form.answers = None;
        }
    }
}

impl Reports {
    /// The positions of a file, each with a box to tick; nothing where it takes none.
    pub(super) fn told<'a>(&'a self, look: Look, file: &'a Arrived) -> Option<Element<'a, Message>> {
        let all = &file.report.positions;
        if all.is_empty() || self.folder.is_none() && self.before.is_none() {
            return None;
        }
        let sender = match file.form.voices.as_slice() {
            [] => look.say("report-position-sender"),
            voices => voices.join(", "),
        };
        Some(self.offered(
            look,
            &Offer {
                heading: "told-heading",
                all: "told-all",
                record: "told-record",
                count: all.len(),
                listed: all.len(),
                done: &file.recorded,
                ticked: &file.form.confirmed,
                tick: Message::ToldTicked,
                every: Message::AllTold,
                entered: Message::RecordPressed,
            },
            |at| all.get(at).map(|told| capital(&look.say(told.phrase(&sender)))).unwrap_or_default(),
        ))
    }

    /// The comments in a file, each with a box to tick: it is kept as a remark then; nothing where it has none.
    pub(super) fn noted<'a>(&'a self, look: Look, file: &'a Arrived) -> Option<Element<'a, Message>> {
        let all = &file.report.remarks;
        if all.is_empty() || self.folder.is_none() && self.before.is_none() {
            return None;
        }
        Some(self.offered(
            look,
            &Offer {
                heading: "noted-heading",
                all: "noted-all",
                record: "noted-record",
                count: all.len(),
                listed: all.len().min(LISTED),
                done: &file.kept,
                ticked: &file.form.noted,
                tick: Message::NotedTicked,
                every: Message::AllNoted,
                entered: Message::KeepPressed,
            },
            |at| all.get(at).map(|comment| comment_line(file, comment)).unwrap_or_default(),
        ))
    }

    /// What was read out of a file and may be recorded, each with a box to tick or a sign that it is recorded.
    fn offered<'a>(
        &self,
        look: Look,
        offer: &Offer<'_>,
        said: impl Fn(usize) -> String,
    ) -> Element<'a, Message> {
        let p = look.palette;
        let mut lines = column![].spacing(space::S);
        for at in 0..offer.listed {
            let tick_one = offer.tick;
            let line: Element<'a, Message> = if offer.done.contains(&at) {
                row![icon(Icon::Check, 16.0, p.agreed), body(said(at)).color(p.muted).width(Fill)]
                    .spacing(space::S)
                    .into()
            } else {
                checkbox(offer.ticked.contains(&at))
                    .label(said(at))
                    .size(16.0)
                    .text_size(size::BODY.0)
                    .width(Fill)
                    .style(style::tick(p))
                    .on_toggle(move |on| tick_one(at, on))
                    .into()
            };
            lines = lines.push(line);
        }
        if offer.count > offer.listed {
            let more = Phrase::new("desk-more").with("count", offer.count - offer.listed);
            lines = lines.push(small(look, look.say(more)));
        }
        let open = (0..offer.count).filter(|at| !offer.done.contains(at));
        let (open, chosen) = open.fold((0_usize, 0_usize), |(open, chosen), at| {
            (open + 1, chosen + usize::from(offer.ticked.contains(&at)))
        });
        let mut head = row![strong(look.say(offer.heading)), fill()].spacing(space::S).align_y(Center);
        if open > 1 {
            let (label, on) = if chosen < open { (offer.all, true) } else { ("told-none", false) };
            head = head.push(quiet(look, look.say(label), Some((offer.every)(on))));
        }
        let about = if self.before.is_some() { "told-about-entered" } else { "told-about" };
        let mut last = row![small(look, look.say(about)).width(Fill)].spacing(space::M).align_y(Center);
        if self.before.is_some() && open > 0 {
            let said = look.say(Phrase::new(offer.record).count("count", chosen));
            last = last.push(primary(look, said, (chosen > 0).then(|| offer.entered.clone())));
        }
        let content = column![head, lines, last].spacing(space::M);
        container(content).padding(space::L).width(Fill).style(style::card(p)).into()
    }
}

/// A list of what was read out of a file: how it is headed, and what its boxes and buttons mean.
struct Offer<'o> {
    heading: &'static str,
    /// The label that ticks everything.
    all: &'static str,
    /// The label that records what is ticked, of a reply entered before.
    record: &'static str,
    /// How many there are, and how many of them are listed.
    count: usize,
    listed: usize,
    /// Those that are recorded already.
    done: &'o BTreeSet<usize>,
    ticked: &'o BTreeSet<usize>,
    tick: fn(usize, bool) -> Message,
    every: fn(bool) -> Message,
    entered: Message,
}

/// Puts something among what is ticked, or takes it out.
pub(super) fn tick(ticked: &mut BTreeSet<usize>, at: usize, on: bool) {
    if on {
        ticked.insert(at);
    } else {
        ticked.remove(&at);
    }
}

/// A comment in a line: whose, where, what it says.
fn comment_line(file: &Arrived, comment: &Comment) -> String {
    let codes: Vec<&str> = match comment.delegations.as_slice() {
        [] => file.form.voices.iter().map(String::as_str).collect(),
        own => own.iter().map(Code::as_str).collect(),
    };
    let heads = [codes.join(", "), capital(&comment.at)];
    let heads: Vec<String> = heads.into_iter().filter(|it| !it.is_empty()).collect();
    match heads.is_empty() {
        true => comment.text.clone(),
        false => format!("{}: {}", heads.join(" · "), comment.text),
    }
}
