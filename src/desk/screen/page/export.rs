//! Saving the next draft and writing files.

use std::path::PathBuf;

use iced::widget::{column, container, pick_list, radio, row, text_input};
use iced::{Center, Element, Fill, Padding};

use super::{Action, Exporting, Message, Page};
use crate::desk::font;
use crate::desk::keymap::Command;
use crate::desk::look::{self, Look, fill, primary, secondary, serif, small, strong};
use crate::desk::screen::reports::Choice;
use crate::desk::sitting::Origin;
use crate::desk::style;
use crate::desk::theme::{size, space};
use crate::desk::work::{Order, Packed, Print, PrintJob};
use crate::dossier::papers::PaperKind;

/// A paper of the round and its name, as people pick it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Named {
    kind: PaperKind,
    name: String,
}

impl std::fmt::Display for Named {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.name)
    }
}

/// The papers of the round: one choice among the others, with a list of which; those that stay in the office only where
/// they are its `own`.
fn paper_of_round<'a>(look: Look, chosen: Print, own: bool) -> Element<'a, Message> {
    let p = look.palette;
    let kind = match chosen {
        Print::Paper(kind) if !Print::offered(true).contains(&chosen) => kind,
        _ => PaperKind::Comments,
    };
    let choice = radio(look.say("desk-export-paper"), Print::Paper(kind), Some(chosen), Message::PrintPicked)
        .size(17.0)
        .text_size(size::BODY.0);
    let named: Vec<Named> = PaperKind::ALL
        .into_iter()
        .filter(|kind| own || !kind.is_internal())
        .filter(|kind| !Print::offered(true).contains(&Print::Paper(*kind)))
        .map(|kind| Named { kind, name: look.say(kind.name()) })
        .collect();
    let picked = named.iter().find(|named| named.kind == kind).cloned();
    let list = pick_list(named, picked, |named| Message::PrintPicked(Print::Paper(named.kind)))
        .text_size(size::BODY.0)
        .width(Fill)
        .style(style::pick(p))
        .menu_style(style::menu(p));
    let about = small(look, look.say(kind.about()));
    let below =
        container(column![list, about].spacing(space::XS)).padding(Padding { left: 26.0, ..Padding::ZERO });
    column![choice, below].spacing(space::XS).into()
}

impl Page {
    pub(super) fn export_dialog<'a>(
        &self,
        look: Look,
        attribution: bool,
        exporting: Exporting,
    ) -> Element<'a, Message> {
        let p = look.palette;
        let mut prints = column![].spacing(space::M);
        let of_dossier = matches!(self.sitting.origin, Origin::Dossier(_));
        for print in Print::offered(of_dossier) {
            if self.sitting.pair && print == Print::Consolidated {
                continue;
            }
            let (name, about) = print.names();
            let choice = radio(look.say(name), print, Some(exporting.print), Message::PrintPicked)
                .size(17.0)
                .text_size(size::BODY.0);
            let about =
                container(small(look, look.say(about))).padding(Padding { left: 26.0, ..Padding::ZERO });
            prints = prints.push(column![choice, about].spacing(2.0));
        }
        if of_dossier {
            prints = prints.push(paper_of_round(look, exporting.print, self.readers == Packed::Own));
            let (name, about) = Print::Folder.names();
            let choice = radio(look.say(name), Print::Folder, Some(exporting.print), Message::PrintPicked)
                .size(17.0)
                .text_size(size::BODY.0);
            let about =
                container(small(look, look.say(about))).padding(Padding { left: 26.0, ..Padding::ZERO });
            prints = prints.push(column![choice, about].spacing(2.0));
        }
        let endings: Vec<(&'static str, String)> =
            exporting.print.endings().iter().map(|ending| (*ending, format!(".{ending}"))).collect();
        let mut choices = column![].spacing(space::M);
        if exporting.print.is_as_received() && !self.settled.is_empty() {
            let ways = [(true, look.say("desk-export-decided")), (false, look.say("desk-export-received"))];
            choices = choices.push(
                row![
                    strong(look.say("desk-export-decisions")),
                    look::switch(look, &ways, exporting.decided, Message::DecidedPicked)
                ]
                .spacing(space::M)
                .align_y(Center),
            );
        }
        if exporting.print != Print::Clean && !self.sitting.pair {
            choices = choices.push(super::bars::tick(look, "desk-settings-attribution", attribution, |_| {
                Message::Command(Command::Attribution)
            }));
        }
        let write =
            if exporting.print == Print::Folder { "desk-export-write-folder" } else { "desk-export-write" };
        let distribution = text_input(&look.say("desk-export-distribution"), &self.distribution)
            .id("desk-export-distribution")
            .on_input(Message::DistributionTyped)
            .size(size::BODY.0)
            .padding(Padding { top: 5.0, bottom: 5.0, left: 10.0, right: 10.0 })
            .style(style::input(p));
        let distribution = look::explain(look, distribution, look.say("desk-export-distribution-about"));
        let (beside, below) = match of_dossier {
            false => (Some(distribution), None),
            true => (None, Some(self.readers_view(look, distribution))),
        };
        let content = column![
            serif(look.say("desk-export-title"), size::CARD).font(font::bold(font::SERIF)),
            prints,
            choices,
            row![
                strong(look.say("desk-export-format")),
                look::switch(look, &endings, exporting.ending, Message::EndingPicked),
                beside,
            ]
            .spacing(space::M)
            .align_y(Center),
            below,
            row![
                fill(),
                secondary(look, look.say("desk-panel-cancel"), Some(Message::ExportClosed)),
                primary(look, look.say(write), Some(Message::ExportPressed)),
            ]
            .spacing(space::S),
        ]
        .spacing(space::L)
        .width(Fill);
        container(content).padding(space::XL).width(560.0).style(style::dialog(p)).into()
    }

    /// Who is to read what is written of a dossier, and the mark on its pages.
    fn readers_view<'a>(&self, look: Look, mark: Element<'a, Message>) -> Element<'a, Message> {
        let p = look.palette;
        let all: Vec<Choice<Packed>> = self.readers_offered(look);
        let chosen = all.iter().find(|choice| *choice.value() == self.readers).cloned();
        let list = pick_list(all, chosen, Message::ReadersPicked)
            .text_size(size::BODY.0)
            .width(230.0)
            .style(style::pick(p))
            .menu_style(style::menu(p));
        let line =
            row![strong(look.say("desk-export-readers")), list, mark].spacing(space::M).align_y(Center);
        column![line, small(look, look.say(self.readers.about()))].spacing(space::XS).into()
    }

    /// Everyone a file can be written for, with names.
    fn readers_offered(&self, look: Look) -> Vec<Choice<Packed>> {
        let mut all = vec![Choice::new(Packed::Everyone, look.say("board-for-everyone"))];
        if let Some(proceedings) = &self.sitting.proceedings {
            let roster = &proceedings.state().roster;
            let seats = roster.secretariat().into_iter().chain(roster.delegations());
            all.extend(seats.map(|entry| {
                let name = format!("{} · {}", entry.code, entry.short(look.language.code()));
                Choice::new(Packed::Office(entry.code.clone()), name)
            }));
        }
        all.push(Choice::new(Packed::Own, look.say("board-for-own")));
        all
    }

    pub(super) fn ask_place(&mut self, look: Look) -> Action {
        let Some(exporting) = self.exporting.take() else { return Action::None };
        let Exporting { print, ending, .. } = exporting;
        self.awaiting = Some(exporting);
        let (name, _) = print.names();
        let name = format!(
            "{} — {}.{ending}",
            crate::desk::sheet::brief(&self.sitting.title, 60).replace('/', "-"),
            look.say(name)
        );
        let (name, endings) = match print {
            // A folder has no ending.
            Print::Folder => (name.trim_end_matches(&format!(".{ending}")).to_owned(), Vec::new()),
            _ => (name, vec![ending]),
        };
        Action::SaveAs { title: look.say("desk-dialog-export"), name, endings }
    }

    pub(super) fn save_draft(&mut self) -> Action {
        if self.sitting.pair {
            return Action::None;
        }
        match &self.sitting.origin {
            Origin::Dossier(_) => self.prepare(),
            Origin::Files { base, replies } => Action::Work(Order::Found {
                title: self.sitting.title.clone(),
                base: base.clone(),
                replies: replies.clone(),
                decided: Box::new(self.journal().unwrap_or_default()),
            }),
        }
    }

    pub(super) fn write_to(&mut self, look: Look, attribution: bool, place: Option<PathBuf>) -> Action {
        let (Some(Exporting { print, ending, decided }), Some(path)) = (self.awaiting.take(), place) else {
            return Action::None;
        };
        Action::Work(Order::Write(Box::new(PrintJob {
            path,
            print,
            ending,
            decided,
            title: self.sitting.title.clone(),
            base_name: look.say(self.sitting.base_name.clone()),
            rolling: self.sitting.rolling.clone(),
            settled: self.settled.clone(),
            sitting: self.sitting.clone(),
            attribution,
            distribution: match self.distribution.trim() {
                // What is not for everyone says so on every page, whatever it is.
                "" if self.readers != Packed::Everyone => look.say("paper-not-to-circulate"),
                mark => mark.to_owned(),
            },
            readers: self.readers.clone(),
            language: look.language,
        })))
    }
}
