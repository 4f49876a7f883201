//! The bars of the page: title and tabs above, the switch of views, what is open below.

use iced::widget::{button, checkbox, column, container, pick_list, row, text_input};
use iced::{Center, Element, Fill, Padding};

use super::papers::TABLES;
use super::{Message, Page, Show, View, Voice};
use crate::desk::font;
use crate::desk::icon::{Icon, icon};
use crate::desk::keymap::Command;
use crate::desk::look::{self, Look, body, fill, primary, secondary, sign, small};
use crate::desk::screen::reports;
use crate::desk::sitting::{Origin, Standing};
use crate::desk::style;
use crate::desk::theme::{size, space};
use crate::dossier::papers::PaperKind;
use crate::language::Phrase;

/// Under what width of the window a dossier's bar is short of room.
const TIGHT: f32 = 1500.0;
/// From what width on it has a tab for the record.
const LISTED: f32 = 1400.0;
/// How wide a letter of the title is, more or less.
const LETTER: f32 = 8.4;

/// The id of the search input.
pub const FIND_INPUT: &str = "find";

impl Page {
    pub(super) fn top_bar(&self, look: Look) -> Element<'_, Message> {
        let p = look.palette;
        let wide = look.window.width;
        // A dossier has two more tabs, and a language to choose; where they would leave its title no room, the day of the
        // draft is left to the list of drafts, and the search to its sign.
        let dossier = self.sitting.round.is_some();
        let tight = dossier && wide < TIGHT;
        // The record has keys of its own where its tab would take the title its room.
        let listed = dossier && wide >= LISTED;
        let taken = match (dossier, tight) {
            (true, true) if !listed => 910.0,
            (true, true) => 980.0,
            (true, false) => 1130.0,
            (false, _) => 830.0,
        };
        let room = ((wide - taken) / LETTER).clamp(12.0, 90.0) as usize;
        let brief = crate::desk::sheet::brief(&self.sitting.title, room);
        let cut = brief != self.sitting.title;
        let title = body(brief).font(font::bold(font::SANS)).wrapping(iced::widget::text::Wrapping::None);
        let title: Element<'_, Message> =
            if cut { look::explain(look, title, self.sitting.title.clone()) } else { title.into() };
        let drafts = self.draft_choices(look);
        let base: Element<'_, Message> = if drafts.len() > 1 {
            let here = self.past.unwrap_or(drafts.len() - 1);
            // A list is as wide as the longest of its lines.
            let drafts: Vec<Voice> = match tight {
                true => drafts.into_iter().map(|draft| self.draft_number(look, draft)).collect(),
                false => drafts,
            };
            let chosen = drafts.get(here).cloned();
            picker(look, drafts, chosen, Message::DraftPicked)
        } else {
            let whole = look.say(self.sitting.base_name.clone());
            let number = Phrase::new("desk-base-number").with("number", self.sitting.edition);
            let name = if tight { look.say(number) } else { whole.clone() };
            let chip = container(body(name).wrapping(iced::widget::text::Wrapping::None))
                .padding(Padding { top: 3.0, bottom: 3.0, left: 12.0, right: 12.0 })
                .style(style::chip_outlined(p));
            if tight { look::explain(look, chip, whole) } else { chip.into() }
        };
        let tab = |label: &'static str, view: View| {
            look::tab(look, label, self.view == view, Message::ViewPicked(view))
        };
        let left = row![
            sign(
                look,
                if self.outline_open(look) { Icon::OutlineShown } else { Icon::Outline },
                look.say("desk-command-outline"),
                Some(Message::OutlineToggled)
            ),
            title,
            base,
        ]
        .spacing(space::M)
        .align_y(Center);
        let left = if self.sitting.languages.len() > 1 {
            let languages: Vec<Voice> = self
                .sitting
                .languages
                .iter()
                .enumerate()
                .map(|(index, own)| {
                    let name = language_name(look, &own.tag);
                    // In a narrow window there is room for one word.
                    let label = match own.authentic || look.narrow() {
                        true => name,
                        false => format!("{name} · {}", look.say("desk-working")),
                    };
                    Voice { index: Some(index), label }
                })
                .collect();
            let here = self
                .sitting
                .languages
                .iter()
                .position(|own| Some(&own.tag) == self.sitting.language.as_ref());
            let chosen = languages.iter().find(|own| own.index == here).cloned();
            left.push(container(picker(look, languages, chosen, Message::LanguagePicked)).max_width(190.0))
        } else {
            left
        };
        let beside = |label: &'static str, command: Command| {
            self.sitting.round.as_ref().map(|_| look::tab(look, label, false, Message::Command(command)))
        };
        let search = Some(Message::Command(Command::Find));
        let find = match tight {
            true => sign(look, Icon::Find, look.say("desk-find"), search),
            false => secondary(look, look.say("desk-find"), search),
        };
        let mut right = row![
            listed.then(|| beside("records-tab", Command::ShowRecords)).flatten(),
            beside("board-tab", Command::ShowBoard),
            tab("desk-tab-text", View::Text),
            tab("desk-tab-table", View::Table),
            look::wide(space::S),
            find,
        ]
        .spacing(space::M)
        .align_y(Center);
        if self.sitting.pair {
            right =
                right.push(primary(look, look.say("desk-export"), Some(Message::Command(Command::Export))));
        } else {
            let decides = self.sitting.proceedings.as_ref().is_none_or(|it| it.dossier.decides());
            let save = match self.sitting.origin {
                Origin::Dossier(_) => {
                    look.say(Phrase::new("desk-save-next").with("number", self.sitting.edition + 1))
                }
                Origin::Files { .. } => look.say("desk-save-dossier"),
            };
            right = right
                .push(secondary(look, look.say("desk-export"), Some(Message::Command(Command::Export))))
                .push(if decides {
                    primary(look, save, Some(Message::Command(Command::SaveDraft)))
                } else {
                    // A delegation sends its own copy back.
                    primary(look, look.say("board-transfer"), Some(Message::Command(Command::SaveTransfer)))
                });
        }
        if !self.sitting.pair {
            let shape = if self.panel_open(look) { Icon::PanelShown } else { Icon::Panel };
            right =
                right.push(sign(look, shape, look.say("desk-command-panel"), Some(Message::PanelToggled)));
        }
        look::top_bar(look, left, right)
    }

    /// The drafts that led to this one, to be read.
    fn draft_choices(&self, look: Look) -> Vec<Voice> {
        let drafts = self.drafts().into_iter().enumerate();
        drafts
            .map(|(index, (number, day))| {
                let day = crate::language::date(day);
                let label = Phrase::new("desk-base-edition").with("number", number).inner("date", day);
                Voice { index: Some(index), label: look.say(label) }
            })
            .collect()
    }

    /// A draft by its number alone.
    fn draft_number(&self, look: Look, draft: Voice) -> Voice {
        let number = draft.index.and_then(|at| self.drafts().get(at).map(|(number, _)| *number));
        let label = number.map(|number| look.say(Phrase::new("desk-base-number").with("number", number)));
        Voice { label: label.unwrap_or(draft.label), ..draft }
    }

    pub(super) fn tool_bar(&self, look: Look, attribution: bool) -> Element<'_, Message> {
        let p = look.palette;
        let mut bar = row![].spacing(space::M).align_y(Center);
        if self.view == View::Text {
            let shows = [
                (Show::Clean, look.say("desk-show-clean")),
                (Show::All, look.say("desk-show-all")),
                (Show::One, look.say("desk-show-one")),
                (Show::Two, look.say("desk-show-two")),
            ];
            if !self.sitting.pair {
                bar = bar.push(look::switch(look, &shows, self.show, Message::ShowPicked));
            }
            match self.show {
                Show::One => {
                    let voices = self.voices(look, None);
                    let chosen = voices.iter().find(|voice| voice.index == Some(self.one)).cloned();
                    bar = bar.push(picker(look, voices, chosen, Message::OnePicked));
                }
                Show::Two => {
                    let draft = look.say("desk-panel-base");
                    let voices = self.voices(look, Some(draft));
                    let find = |side: Option<usize>| voices.iter().find(|voice| voice.index == side).cloned();
                    if !self.sitting.pair {
                        bar = bar
                            .push(picker(look, voices.clone(), find(self.two.0), Message::LeftPicked))
                            .push(icon(Icon::Arrow, 14.0, p.muted))
                            .push(picker(look, voices.clone(), find(self.two.1), Message::RightPicked));
                    }
                    bar = bar.push(tick(look, "desk-side-by-side", self.beside, Message::BesideToggled));
                }
                _ => {}
            }
        } else {
            if self.sitting.proceedings.is_some() {
                // In a narrow window the widest table of all waits for the side to be closed.
                let room = look.window.width >= LISTED || !self.panel_open(look);
                let offered =
                    |kind: &&PaperKind| room || **kind != PaperKind::FourColumn || self.table == **kind;
                let tables: Vec<(PaperKind, String)> =
                    TABLES.iter().filter(offered).map(|kind| (*kind, look.say(table_name(*kind)))).collect();
                bar = bar.push(look::switch(look, &tables, self.table, Message::TablePicked));
            }
            if self.table == PaperKind::Comparative {
                bar = bar.push(tick(look, "desk-only-open", self.only_open, Message::OnlyOpenToggled));
            }
        }
        bar = bar.push(fill());
        let all = self.view == View::Table || matches!(self.show, Show::All);
        if all && !self.sitting.pair {
            bar = bar.push(tick(look, "desk-names", attribution, |_| Message::Command(Command::Attribution)));
            let voices = self.voices(look, Some(look.say("desk-everyone")));
            let chosen = voices.iter().find(|voice| voice.index == self.filter).cloned();
            bar = bar.push(picker(look, voices, chosen, Message::FilterPicked));
        }
        let bar = container(bar)
            .padding(Padding { top: 8.0, bottom: 8.0, left: space::XL, right: space::XL })
            .width(Fill);
        match &self.find {
            None => bar.into(),
            Some(found) => {
                let count = if found.words.is_empty() {
                    String::new()
                } else if found.hits.is_empty() {
                    look.say("desk-find-none")
                } else {
                    look.say(
                        Phrase::new("desk-find-count")
                            .with("place", found.at + 1)
                            .with("count", found.hits.len()),
                    )
                };
                let input = text_input(&look.say("desk-find-placeholder"), &found.words)
                    .id(FIND_INPUT)
                    .on_input(Message::FindTyped)
                    .on_submit(Message::Command(Command::FindNext))
                    .size(size::BODY.0)
                    .padding(Padding { top: 6.0, bottom: 6.0, left: 10.0, right: 10.0 })
                    .width(320.0)
                    .style(style::input(p));
                let find = row![
                    input,
                    sign(
                        look,
                        Icon::Up,
                        look.say("desk-command-find-previous"),
                        Some(Message::Command(Command::FindPrevious))
                    ),
                    sign(
                        look,
                        Icon::Down,
                        look.say("desk-command-find-next"),
                        Some(Message::Command(Command::FindNext))
                    ),
                    small(look, count),
                    fill(),
                    sign(look, Icon::Close, look.say("desk-close"), Some(Message::FindClosed)),
                ]
                .spacing(space::S)
                .align_y(Center);
                let find = container(find)
                    .padding(Padding { top: 6.0, bottom: 6.0, left: space::XL, right: space::XL })
                    .width(Fill)
                    .style(style::ground(p.chrome));
                column![bar, find].into()
            }
        }
    }

    pub(super) fn status_bar(&self, look: Look) -> Element<'_, Message> {
        let p = look.palette;
        let open = self.open_count();
        let settled = self.disputed().len() - open;
        let mut left = row![].spacing(22.0).align_y(Center);
        if self.sitting.pair {
            let changes = self.sitting.rolling.open_passages().count();
            let said = look.say(Phrase::new("desk-status-changes").count("count", changes));
            left = left.push(look::marked(Icon::Open, p.open, said));
        } else {
            let phrase = |key: &'static str, count: usize| look.say(Phrase::new(key).count("count", count));
            left = left
                .push(look::marked(Icon::Open, p.open, phrase("desk-status-open", open)))
                .push(look::marked(Icon::Check, p.agreed, phrase("desk-status-settled", settled)));
        }
        if self.sitting.proceedings.is_some() && self.decides() && open > 0 {
            left = left.push(
                button(small(look, look.say("shorten-offer")))
                    .padding(0)
                    .style(style::quiet(p))
                    .on_press(Message::Command(Command::Shorten)),
            );
        }
        let editorial = self.sitting.editorial();
        if editorial > 0 {
            left = left
                .push(small(look, look.say(Phrase::new("desk-status-editorial").count("count", editorial))));
        }
        let silent: Vec<&str> = self
            .sitting
            .seats
            .iter()
            .filter(|seat| seat.standing == Standing::Silent)
            .map(|seat| seat.code.as_str())
            .collect();
        if !silent.is_empty() {
            left =
                left.push(small(look, format!("{} {}", look.say("desk-known-no-reply"), silent.join(", "))));
        }
        let unmarked: usize = self.sitting.reports.iter().map(|(_, report)| reports::silent(report)).sum();
        if unmarked > 0 {
            let said = look.say(Phrase::new("desk-status-silent").count("count", unmarked));
            left = left.push(
                button(look::marked(Icon::Warning, p.open, said))
                    .padding(0)
                    .style(style::quiet(p))
                    .on_press(Message::Command(Command::Reports)),
            );
        }
        let agreed = self.sitting.proceedings.as_ref().is_some_and(|it| !it.hearing.board.agreed.is_empty());
        let saved = match (self.settled.is_changed(), &self.sitting.origin) {
            _ if self.registry.is_busy() => "desk-record-under-way",
            (_, Origin::Dossier(_)) if agreed => "desk-status-recorded",
            _ if self.sitting.pair => "",
            (_, Origin::Dossier(_)) => "desk-status-saved",
            (false, Origin::Files { .. }) => "desk-status-files",
            (true, Origin::Files { .. }) => "desk-status-loose",
        };
        let mut right = row![].spacing(22.0).align_y(Center);
        if !saved.is_empty() {
            right = right.push(small(look, look.say(saved)));
        }
        look::bottom_bar(look, left, right.push(small(look, look.say("desk-hint-keys"))))
    }
}

/// What a table is called on its switch.
fn table_name(kind: PaperKind) -> &'static str {
    match kind {
        PaperKind::Comments => "desk-table-comments",
        PaperKind::Disagreements => "desk-table-disagreements",
        PaperKind::FourColumn => "desk-table-four-column",
        _ => "desk-table-comparative",
    }
}

/// What a language of documents is called.
pub(in crate::desk::screen) fn language_name(look: Look, tag: &str) -> String {
    match tag {
        "ru" => look.say("desk-language-ru"),
        "en" => look.say("desk-language-en"),
        "kk" => look.say("desk-language-kk"),
        "az" => look.say("desk-language-az"),
        "be" => look.say("desk-language-be"),
        "fr" => look.say("desk-language-fr"),
        "hy" => look.say("desk-language-hy"),
        "ky" => look.say("desk-language-ky"),
        "ro" => look.say("desk-language-ro"),
        "tg" => look.say("desk-language-tg"),
        "tk" => look.say("desk-language-tk"),
        "uk" => look.say("desk-language-uk"),
        "uz" => look.say("desk-language-uz"),
        other => other.to_owned(),
    }
}

pub(super) fn tick<'a>(
    look: Look,
    label: &'static str,
    on: bool,
    toggled: impl Fn(bool) -> Message + 'a,
) -> Element<'a, Message> {
    checkbox(on)
        .label(look.say(label))
        .size(16.0)
        .spacing(7.0)
        .text_size(size::BODY.0)
        .style(style::tick(look.palette))
        .on_toggle(toggled)
        .into()
}

fn picker<'a>(
    look: Look,
    voices: Vec<Voice>,
    chosen: Option<Voice>,
    picked: impl Fn(Voice) -> Message + 'a,
) -> Element<'a, Message> {
    pick_list(voices, chosen, picked)
        .text_size(size::BODY.0)
        .padding(Padding { top: 5.0, bottom: 5.0, left: 12.0, right: 10.0 })
        .style(style::pick(look.palette))
        .menu_style(style::menu(look.palette))
        .into()
}
