//! A new dossier: the document and its first draft, who sits at the table, which office keeps it.

use iced::widget::{button, checkbox, column, container, pick_list, row, text_input};
use iced::{Center, Element, Fill, Padding};

use super::reports::Choice;
use crate::desk::founding::{DraftFile, Founding};
use crate::desk::icon::Icon;
use crate::desk::look::{self, Look, body, primary, secondary, serif, sign, small, small_in, strong};
use crate::desk::screen::page::language_name;
use crate::desk::theme::{size, space};
use crate::desk::work::Order;
use crate::desk::work::read::name;
use crate::desk::{font, style};
use crate::language::Phrase;
use crate::negotiation::LanguageTag;

/// The id of the line the title is typed in, to be focused when the screen opens.
pub const TITLE: &str = "founding-title";

/// The languages offered.
const LANGUAGES: [&str; 13] = ["ru", "en", "hy", "az", "be", "kk", "ky", "ro", "tg", "tk", "uk", "uz", "fr"];

/// How wide the names of the lines are.
const LABEL: f32 = 150.0;

/// What happens on the screen.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// A line was filled in.
    Typed(Line, String),
    /// A draft in another language is wanted.
    AddPressed,
    /// A draft is taken out.
    RemovePressed(usize),
    /// The language of a draft.
    LanguagePicked(usize, Choice<LanguageTag>),
    /// Whether a draft is a working translation.
    WorkingTicked(usize, bool),
    /// The table of somebody else is taken over.
    TablePicked(Choice<usize>),
    /// Somebody sits at the table, or not.
    SeatPressed(usize),
    /// All of it is right.
    MakePressed,
    /// Back to where one came from.
    BackPressed,
}

/// A line to fill in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The title.
    Title,
    /// The day the draft bears.
    Date,
    /// The office that keeps the dossier.
    Office,
    /// Others at the table.
    Others,
}

/// What the desk is asked to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Nothing.
    None,
    /// Ask for files.
    Choose,
    /// Make the dossier.
    Make(Order),
    /// Leave the screen.
    Back,
}

impl Founding {
    /// Reacts to what happened.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Typed(Line::Title, words) => self.title = words,
            Message::Typed(Line::Date, words) => self.date = words,
            Message::Typed(Line::Office, words) => self.office = words,
            Message::Typed(Line::Others, words) => self.others = words,
            Message::AddPressed => return Action::Choose,
            Message::RemovePressed(at) => {
                if at < self.drafts.len() {
                    self.drafts.remove(at);
                }
            }
            Message::LanguagePicked(at, choice) => {
                if let Some(draft) = self.drafts.get_mut(at) {
                    draft.language = Some(choice.value().clone());
                }
            }
            Message::WorkingTicked(at, working) => {
                if let Some(draft) = self.drafts.get_mut(at) {
                    draft.working = working;
                }
            }
            Message::TablePicked(choice) => self.seat(*choice.value()),
            Message::SeatPressed(at) => {
                if let Some((_, on)) = self.seats.get_mut(at) {
                    *on = !*on;
                }
            }
            Message::MakePressed => {
                if let Ok(plan) = self.plan() {
                    return Action::Make(Order::Begin(Box::new(plan)));
                }
            }
            Message::BackPressed => return Action::Back,
        }
        Action::None
    }

    /// Draws the screen.
    pub fn view(&self, look: Look) -> Element<'_, Message> {
        let p = look.palette;
        let plan = self.plan();
        let missing = match &plan {
            Ok(_) => small(look, look.say("founding-ready")),
            Err(phrase) => small_in(p.open, look.say(phrase.clone())),
        };
        // What completes the screen is in sight wherever one has scrolled to.
        let last = row![
            missing,
            secondary(look, look.say("desk-back"), Some(Message::BackPressed)),
            primary(look, look.say("founding-make"), plan.ok().map(|_| Message::MakePressed)),
        ]
        .spacing(space::M)
        .align_y(Center);
        let page = column![
            serif(look.say("founding-title"), size::SCREEN),
            body(look.say("founding-about")).color(p.muted),
            self.document(look),
            self.table(look),
        ]
        .spacing(space::L)
        .max_width(860.0);
        look::cards(look, look::top_bar(look, look::name(), last), page)
    }

    /// The document and its drafts.
    fn document(&self, look: Look) -> Element<'_, Message> {
        let mut content = column![
            strong(look.say("founding-document")),
            line(look, ("founding-line-title", Line::Title), &self.title, "", None),
        ]
        .spacing(space::M);
        for (at, draft) in self.drafts.iter().enumerate() {
            content = content.push(self.draft(look, at, draft));
        }
        let add = if self.drafts.is_empty() { "founding-choose" } else { "founding-add" };
        content = content.push(row![
            look::wide(LABEL + space::M),
            secondary(look, look.say(add), Some(Message::AddPressed))
        ]);
        let day = look.say("board-date-hint");
        content = content.push(line(look, ("founding-line-date", Line::Date), &self.date, &day, Some(140.0)));
        card(look, content.into())
    }

    fn draft<'a>(&'a self, look: Look, at: usize, draft: &'a DraftFile) -> Element<'a, Message> {
        let p = look.palette;
        let offered = LANGUAGES.iter().filter_map(|tag| tag.parse::<LanguageTag>().ok());
        let own = draft.language.iter().filter(|tag| !LANGUAGES.contains(&tag.as_str())).cloned();
        let languages: Vec<Choice<LanguageTag>> = offered
            .chain(own)
            .map(|tag| Choice::new(tag.clone(), language_name(look, tag.as_str())))
            .collect();
        let chosen = languages.iter().find(|choice| Some(choice.value()) == draft.language.as_ref()).cloned();
        let language = pick_list(languages, chosen, move |choice| Message::LanguagePicked(at, choice))
            .placeholder(look.say("founding-language"))
            .text_size(size::BODY.0)
            .padding(Padding { top: 6.0, bottom: 6.0, left: 12.0, right: 10.0 })
            .width(170.0)
            .style(style::pick(p))
            .menu_style(style::menu(p));
        let mut cells = row![
            body(look.say(if at == 0 { "founding-line-draft" } else { "founding-line-other" })).width(LABEL),
            body(name(&draft.path)).width(Fill).wrapping(iced::widget::text::Wrapping::WordOrGlyph),
        ]
        .spacing(space::M)
        .align_y(Center);
        if at > 0 {
            let working = checkbox(draft.working)
                .label(look.say("founding-working"))
                .size(16.0)
                .text_size(size::BODY.0)
                .style(style::tick(p))
                .on_toggle(move |on| Message::WorkingTicked(at, on));
            cells = cells.push(working);
        }
        let remove =
            sign(look, Icon::Close, look.say("desk-intake-remove"), Some(Message::RemovePressed(at)));
        cells.push(language).push(remove).into()
    }

    /// Who sits at the table.
    fn table(&self, look: Look) -> Element<'_, Message> {
        let p = look.palette;
        let mut content = column![strong(look.say("founding-table"))].spacing(space::M);
        if !self.tables.is_empty() {
            let named = self.tables.iter().enumerate();
            let tables: Vec<Choice<usize>> = named.map(|(at, it)| Choice::new(at, it.name.clone())).collect();
            let seated = |table: &usize| {
                let entries = self.tables.get(*table).map(|it| it.entries.as_slice()).unwrap_or_default();
                !entries.is_empty() && entries.iter().eq(self.seats.iter().map(|(entry, _)| entry))
            };
            let chosen = tables.iter().find(|choice| seated(choice.value())).cloned();
            let pick = pick_list(tables, chosen, Message::TablePicked)
                .placeholder(look.say("founding-table-none"))
                .text_size(size::BODY.0)
                .padding(Padding { top: 6.0, bottom: 6.0, left: 12.0, right: 10.0 })
                .width(Fill)
                .style(style::pick(p))
                .menu_style(style::menu(p));
            let label = body(look.say("founding-line-table")).width(LABEL);
            content = content.push(row![label, pick].spacing(space::M).align_y(Center));
        }
        if !self.seats.is_empty() {
            let chips = self.seats.iter().enumerate().map(|(at, (entry, on))| {
                let short = entry.short(look.language.code());
                let face = if *on { font::bold(font::SANS) } else { font::SANS };
                let chip = button(body(entry.code.to_string()).font(face))
                    .padding(Padding { top: 3.0, bottom: 3.0, left: 9.0, right: 9.0 })
                    .style(style::pill(p, *on))
                    .on_press(Message::SeatPressed(at));
                look::explain(look, chip, short.to_owned())
            });
            let on = self.seats.iter().filter(|(_, on)| *on).count();
            let counted = Phrase::new("founding-seated").with("on", on).with("of", self.seats.len());
            let chips = column![
                row(chips).spacing(6.0).wrap().vertical_spacing(6.0),
                small(look, look.say(counted)),
            ]
            .spacing(6.0);
            content = content.push(row![look::wide(LABEL + space::M), chips]);
        }
        content = content.push(line(
            look,
            ("founding-line-others", Line::Others),
            &self.others,
            "ALT, KRS, VLN",
            None,
        ));
        let office = line(look, ("founding-line-office", Line::Office), &self.office, "SEC", Some(140.0));
        let about = row![look::wide(LABEL + space::M), small(look, look.say("founding-office-about"))];
        // What is said of a line stands with it.
        content = content.push(column![office, about].spacing(space::XS));
        card(look, content.into())
    }
}

/// A line to fill in, with its name before it.
fn line<'a>(
    look: Look,
    (label, which): (&'static str, Line),
    value: &str,
    hint: &str,
    width: Option<f32>,
) -> Element<'a, Message> {
    let input = text_input(hint, value)
        .id(if which == Line::Title { TITLE } else { label })
        .on_input(move |words| Message::Typed(which, words))
        .size(size::BODY.0)
        .padding(Padding { top: 6.0, bottom: 6.0, left: 10.0, right: 10.0 })
        .style(style::input(look.palette));
    let input = match width {
        Some(width) => container(input.width(width)).width(Fill),
        None => container(input).width(Fill),
    };
    row![body(look.say(label)).width(LABEL), input].spacing(space::M).align_y(Center).into()
}

fn card<'a>(look: Look, content: Element<'a, Message>) -> Element<'a, Message> {
    container(content).padding(20.0).width(Fill).style(style::card(look.palette)).into()
}
