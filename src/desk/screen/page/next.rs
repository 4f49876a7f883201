//! The next draft, looked at before it is published: what is taken in, what stays open, which numbers and references
//! change, which proposals are carried over and which cannot be.

use std::collections::BTreeMap;
use std::sync::Arc;

use iced::widget::{column, container, row};
use iced::{Center, Element, Fill, Padding, Shrink, Task};

use super::history::{joined, reply_line};
use super::{Action, Message, Page};
use crate::consolidate::letter::written;
use crate::consolidate::{Layer, Revision, RollingText, consolidate};
use crate::desk::icon::{Icon, icon};
use crate::desk::look::{self, Look, body, chip, primary, secondary, serif, small, strong, words};
use crate::desk::notice::{Notice, Tone};
use crate::desk::proceedings::Proceedings;
use crate::desk::sheet::{self, Row};
use crate::desk::theme::{size, space};
use crate::desk::widget::{list, prose};
use crate::desk::work::Order;
use crate::desk::{font, style};
use crate::dossier::round::NextDraft;
use crate::exchange::paper::Citations;
use crate::language::Phrase;
use crate::negotiation::clash::Clash;
use crate::negotiation::edition::OpenPassage;
use crate::negotiation::outcome::Outcome;
use crate::negotiation::settle::carry_out;
use crate::negotiation::{LanguageTag, RecordId};
use crate::text::Text;

/// The next draft as it would be published.
#[derive(Debug)]
pub struct Next {
    pub(super) proceedings: Proceedings,
    pub(super) next: NextDraft,
    /// What is told, line by line.
    pub(super) lines: Vec<Line>,
}

/// Whether the next draft is worked out.
#[derive(Debug, Default)]
pub(super) enum Preview {
    /// Nobody has asked.
    #[default]
    Closed,
    /// It is being worked out.
    UnderWay,
    /// It can be looked at.
    Ready(Arc<Next>),
}

/// A line of what is told.
#[derive(Debug, Clone)]
pub(super) enum Line {
    /// The heading of a part, and how many lines it has.
    Part(&'static str, usize),
    /// What is to be known of a file it is made of.
    Noted(Phrase),
    /// A provision that changes, with the outcomes that change it.
    Taken { row: Row, outcomes: Vec<RecordId> },
    /// A passage that stays open.
    Open { language: LanguageTag, passage: OpenPassage },
    /// A number that changes.
    Renumbered(String, String),
    /// A provision whose references follow the numbers.
    Reference(Row),
    /// A place where a reference has to be checked by hand.
    Check(String),
    /// Outcomes that do not go together.
    Clash(Clash),
    /// A reply whose proposals go on.
    Carried(RecordId),
    /// A proposal that cannot be carried over.
    Left { submission: RecordId, at: String, was: String, proposed: String, now: String },
}

impl Next {
    /// Works out the next draft of a dossier.
    pub(super) fn work_out(proceedings: Proceedings, day: jiff::civil::Date) -> Result<Next, Phrase> {
        let next = proceedings.dossier.next_draft(day).map_err(|error| error.phrase())?;
        let hearing = &proceedings.hearing;
        let state = proceedings.state();
        let base = &hearing.base.text;
        let agreed: Vec<(RecordId, &Outcome)> = hearing
            .board
            .agreed
            .iter()
            .filter_map(|id| state.outcomes.get(id))
            .map(|outcome| (outcome.id, &outcome.what))
            .collect();
        let composed = carry_out(base, agreed.iter().map(|(_, outcome)| *outcome));
        let mut lines = Vec::new();
        let taken = taken(&hearing.rolling, &composed, &agreed);
        part(&mut lines, "desk-next-taken", taken);
        // The language one negotiates in comes first.
        let own = |passage: &&OpenPassage| passage.language == hearing.language;
        let passages = next.draft.open.iter().filter(own).chain(next.draft.open.iter().filter(|it| !own(it)));
        let open = passages
            .map(|passage| Line::Open { language: passage.language.clone(), passage: passage.clone() });
        part(&mut lines, "desk-next-open", open.collect());
        let renumbered = next.renumbered.iter().map(|(old, new)| Line::Renumbered(old.clone(), new.clone()));
        part(&mut lines, "desk-next-renumbered", renumbered.collect());
        if let Some(published) = next.draft.texts.get(&hearing.language) {
            part(&mut lines, "desk-next-references", references(&composed, published));
        }
        part(&mut lines, "desk-next-check", next.left_references.iter().cloned().map(Line::Check).collect());
        part(&mut lines, "desk-next-endings", next.endings.iter().cloned().map(Line::Check).collect());
        part(&mut lines, "desk-next-clashes", next.clashes.iter().cloned().map(Line::Clash).collect());
        let carried = next.draft.carried.iter().filter(|it| !it.texts.is_empty());
        part(&mut lines, "desk-next-carried", carried.map(|it| Line::Carried(it.submission)).collect());
        let left = next.draft.carried.iter().flat_map(|carried| {
            carried.left.iter().map(|left| Line::Left {
                submission: carried.submission,
                at: left.at.clone(),
                was: left.was.clone(),
                proposed: left.proposed.clone(),
                now: left.now.clone(),
            })
        });
        part(&mut lines, "desk-next-left", left.collect());
        Ok(Next { proceedings, next, lines })
    }

    /// How many passages stay open; language by language, where there are several.
    fn open(&self, look: Look) -> String {
        let open = |wanted: Option<&LanguageTag>| {
            let own = |line: &&Line| matches!(line, Line::Open { language, .. } if wanted.is_none_or(|it| it == language));
            self.lines.iter().filter(own).count()
        };
        if self.next.draft.texts.len() < 2 {
            return look.say(Phrase::new("desk-status-open").count("count", open(None)));
        }
        let leads = &self.proceedings.hearing.language;
        let mut tags: Vec<&LanguageTag> = self.next.draft.texts.keys().collect();
        tags.sort_by_key(|tag| (*tag != leads, *tag));
        let each = tags.into_iter().map(|tag| {
            let name = super::bars::language_name(look, tag.as_str());
            look.say(Phrase::new("desk-next-open-in").with("language", name).count("count", open(Some(tag))))
        });
        each.collect::<Vec<_>>().join(" · ")
    }

    /// The number the draft will have.
    pub fn number(&self) -> u32 {
        let edition = self.proceedings.state().edition(&self.proceedings.hearing.edition);
        edition.map_or(1, |edition| edition.what.number.saturating_add(1))
    }
}

/// Adds a part with its lines; a part without lines is left out.
pub(super) fn part(lines: &mut Vec<Line>, name: &'static str, own: Vec<Line>) {
    if !own.is_empty() {
        lines.push(Line::Part(name, own.len()));
        lines.extend(own);
    }
}

/// The provisions that change, numbers apart, each with the outcomes that change it.
fn taken(rolling: &RollingText, composed: &Text, agreed: &[(RecordId, &Outcome)]) -> Vec<Line> {
    let mut by: BTreeMap<usize, Vec<RecordId>> = BTreeMap::new();
    for (id, outcome) in agreed {
        let on = &outcome.on;
        let inside = on.layer == Layer::Addition || on.from == on.to;
        let token = if inside { on.from.saturating_sub(1) } else { on.from };
        by.entry(rolling.provision_at(token)).or_default().push(*id);
    }
    let rows = changed(&rolling.base, composed).into_iter();
    rows.map(|row| {
        // What is new stands beside a provision of the draft: before it, or after the one before it.
        let beside = (row.key >> 20) as usize;
        let before = row.provision.is_none().then(|| beside.checked_sub(1)).flatten();
        let here = by.get(&row.provision.unwrap_or(beside));
        let outcomes = here.or_else(|| by.get(&before?)).cloned().unwrap_or_default();
        Line::Taken { row, outcomes }
    })
    .collect()
}

/// The provisions whose words follow the numbers.
fn references(composed: &Text, published: &Text) -> Vec<Line> {
    let plain = |text: &Text| -> Vec<String> { text.provisions().iter().map(|it| it.line()).collect() };
    if plain(composed) == plain(published) {
        return Vec::new();
    }
    changed(composed, published).into_iter().map(Line::Reference).collect()
}

/// The rows of a redline in which words change.
pub(super) fn changed(old: &Text, new: &Text) -> Vec<Row> {
    let revision = Revision { voice: "NEXT", text: new, partial: false };
    let rolling = consolidate(old, &[revision], &[]);
    let rows = sheet::redline(&rolling).rows.into_iter();
    rows.filter(|row| {
        let moved = row.notes.iter().any(|note| !matches!(note.says, sheet::Says::Renumber(_)));
        let words = row.cells.iter().flatten();
        moved
            || words
                .into_iter()
                .any(|piece| matches!(piece.tone, sheet::Tone::Inserted | sheet::Tone::Deleted))
    })
    .collect()
}

impl Page {
    /// Works out the next draft, to be looked at. It comes after all that is being recorded.
    pub(super) fn prepare(&mut self) -> Action {
        let Some(clerk) = self.clerk() else { return Action::None };
        self.preview = Preview::UnderWay;
        let day = (self.now)().date();
        let answer = clerk.ask(move |office| Next::work_out(office.proceedings(), day).map(Arc::new));
        Action::Run(Task::perform(answer, |next| {
            Message::Prepared(next.unwrap_or_else(|_| Err(Phrase::new("desk-record-lost"))))
        }))
    }

    /// The next draft was worked out, or could not be.
    pub(super) fn prepared(&mut self, next: Result<Arc<Next>, Phrase>) -> Action {
        if !matches!(self.preview, Preview::UnderWay) {
            return Action::None;
        }
        match next {
            Ok(next) => {
                self.preview = Preview::Ready(next);
                Action::None
            }
            Err(phrase) => {
                self.preview = Preview::Closed;
                Action::Tell(Notice::new(Tone::Trouble, phrase))
            }
        }
    }

    /// Publishes the draft that was looked at.
    pub(super) fn publish(&mut self) -> Action {
        let Preview::Ready(next) = &self.preview else { return Action::None };
        let order = Order::Publish {
            proceedings: next.proceedings.clone(),
            draft: Box::new(next.next.draft.clone()),
        };
        self.preview = Preview::Closed;
        Action::Work(order)
    }

    /// The next draft as it would be published.
    pub(super) fn preview_view(&self, look: Look, attribution: bool) -> Element<'_, Message> {
        let p = look.palette;
        let Preview::Ready(next) = &self.preview else {
            let said = body(look.say("desk-next-under-way")).color(p.muted);
            return container(
                column![said, secondary(look, look.say("desk-work-cancel"), Some(Message::PreviewClosed))]
                    .spacing(space::L)
                    .align_x(Center),
            )
            .center(Fill)
            .into();
        };
        let title = Phrase::new("desk-next-title").with("number", next.number());
        let count = |wanted: &dyn Fn(&Line) -> bool| next.lines.iter().filter(|line| wanted(line)).count();
        let left = count(&|line| matches!(line, Line::Left { .. }));
        let mut told = row![].spacing(space::L).align_y(Center);
        told = told.push(look::marked(
            Icon::Check,
            p.agreed,
            look.say(
                Phrase::new("desk-next-count-taken")
                    .count("count", count(&|line| matches!(line, Line::Taken { .. }))),
            ),
        ));
        told = told.push(look::marked(Icon::Open, p.open, next.open(look)));
        if left > 0 {
            told = told.push(look::marked(
                Icon::Warning,
                p.deleted,
                look.say(Phrase::new("desk-next-count-left").count("count", left)),
            ));
        }
        let publish = look.say(Phrase::new("desk-next-publish").with("number", next.number()));
        let head = row![
            // What can be done keeps its room; the title and what is told of it break.
            column![
                serif(look.say(title), size::SCREEN).font(font::bold(font::SERIF)),
                told.wrap().vertical_spacing(4.0)
            ]
            .spacing(6.0)
            .width(Fill),
            secondary(look, look.say("desk-back"), Some(Message::PreviewClosed)),
            secondary(look, look.say("finished-choose"), Some(Message::FinishedPressed)),
            primary(look, publish, Some(Message::PublishPressed)),
        ]
        .spacing(space::M)
        .align_y(Center);
        let lines = &next.lines;
        let content: Element<'_, Message> = if lines.is_empty() {
            container(body(look.say("desk-next-nothing")).color(p.muted)).padding(space::XL).into()
        } else {
            list(p, lines.len(), move |index| match lines.get(index) {
                Some(line) => {
                    container(container(self.next_line(look, attribution, next, line)).width(840.0))
                        .center_x(Fill)
                        .into()
                }
                None => look::tall(0.0).into(),
            })
            .identity(11)
            .key(|index| index as u64)
            .estimate(|_| 70.0)
            .into()
        };
        let head = container(container(head).width(840.0)).center_x(Fill);
        column![
            container(head).padding(Padding { top: 22.0, bottom: 14.0, ..Padding::ZERO }),
            look::line(look),
            content
        ]
        .width(Fill)
        .height(Fill)
        .into()
    }

    fn next_line<'a>(
        &'a self,
        look: Look,
        attribution: bool,
        next: &'a Next,
        line: &'a Line,
    ) -> Element<'a, Message> {
        let p = look.palette;
        let state = next.proceedings.state();
        let base = &next.proceedings.hearing.base.text;
        let card = |content: Element<'a, Message>| -> Element<'a, Message> {
            container(
                container(content)
                    .padding(Padding { top: 10.0, bottom: 10.0, left: 16.0, right: 16.0 })
                    .width(Fill)
                    .style(style::card(p)),
            )
            .padding(Padding { bottom: 8.0, ..Padding::ZERO })
            .into()
        };
        match line {
            Line::Part(name, count) => {
                let phrase = Phrase::new(name);
                let count = if *name == "desk-next-open" { next.open(look) } else { count.to_string() };
                container(
                    row![strong(look.say(phrase)), small(look, count)].spacing(space::S).align_y(Center),
                )
                .padding(Padding { top: 18.0, bottom: 8.0, ..Padding::ZERO })
                .into()
            }
            Line::Taken { row, outcomes } => {
                let place = row.provision.map(|at| Citations::new(base, look.language).of(at));
                let place = place.unwrap_or_else(|| look.say("desk-next-added"));
                let mut content = column![small(look, place), self.redlined(look, row)].spacing(4.0);
                for outcome in outcomes.iter().filter_map(|id| state.outcomes.get(id)) {
                    content =
                        content.push(small(look, format!("← {}", self.outcome_line(look, state, outcome))));
                }
                card(content.into())
            }
            Line::Reference(row) => card(self.redlined(look, row)),
            Line::Open { language, passage } => {
                let place = next.next.draft.texts.get(language).map(|text| {
                    Citations::new(text, look.language).stretch(passage.layer, passage.from..passage.to)
                });
                let several = next.next.draft.texts.len() > 1;
                let place = match several {
                    true => {
                        let name = super::bars::language_name(look, language.as_str());
                        format!("{} · {name}", place.unwrap_or_default())
                    }
                    false => place.unwrap_or_default(),
                };
                let mut content = column![small(look, place)].spacing(4.0);
                for (nth, wording) in passage.wordings.iter().enumerate() {
                    let letter = written(nth);
                    let said = match wording.text.trim() {
                        "" => look.say("desk-panel-nothing"),
                        said => said.to_owned(),
                    };
                    let mut line = row![
                        small(look, letter).font(font::bold(font::SANS)).width(16.0),
                        words(said, size::TABLE).font(font::SERIF).width(Fill)
                    ]
                    .spacing(space::S);
                    for code in wording.holders.iter().filter(|_| attribution) {
                        line = line.push(chip(look, code.to_string()));
                    }
                    content = content.push(line.align_y(Center));
                }
                card(content.into())
            }
            Line::Renumbered(old, new) => row![
                words(old.clone(), size::TABLE).font(font::SERIF),
                icon(Icon::Arrow, 13.0, p.muted),
                words(new.clone(), size::TABLE).font(font::SERIF)
            ]
            .spacing(space::S)
            .align_y(Center)
            .padding(Padding { left: 16.0, bottom: 3.0, ..Padding::ZERO })
            .into(),
            Line::Noted(phrase) => to_check(look, look.say(phrase.clone())),
            Line::Check(at) => to_check(look, at.clone()),
            Line::Clash(clash) => to_check(look, look.say(clash.phrase(look.language))),
            Line::Carried(submission) => container(body(if attribution {
                reply_line(look, state, submission)
            } else {
                look.say("desk-next-reply")
            }))
            .padding(Padding { left: 16.0, bottom: 3.0, ..Padding::ZERO })
            .into(),
            Line::Left { submission, at, was, proposed, now } => {
                let whose = joined(&next.proceedings.authors(submission));
                let title = if attribution { format!("{at} — {whose}") } else { at.clone() };
                let text = |key: &'static str, words: &'a str| -> Element<'a, Message> {
                    row![
                        small(look, look.say(key)).width(130.0),
                        look::words(words.trim(), size::TABLE).font(font::SERIF).width(Fill)
                    ]
                    .spacing(space::S)
                    .into()
                };
                let content = column![
                    row![icon(Icon::Warning, 14.0, p.open), body(title)].spacing(space::S).align_y(Center),
                    text("desk-next-was", was),
                    text("desk-next-proposed", proposed),
                    text("desk-next-now", now),
                ]
                .spacing(4.0);
                card(content.into())
            }
        }
    }

    /// A row of a redline.
    fn redlined<'a>(&'a self, look: Look, row: &'a Row) -> Element<'a, Message> {
        let p = look.palette;
        let mut cells = column![].spacing(2.0);
        for pieces in &row.cells {
            let runs = pieces.iter().map(|piece| super::text::run(look, piece, None)).collect();
            cells = cells.push(prose(p, runs).font(font::SERIF).size(size::TABLE).color(p.ink));
        }
        for note in &row.notes {
            cells = cells.push(small(look, self.note(look, false, note)));
        }
        container(cells).width(Fill).height(Shrink).into()
    }
}

/// Something a person has to look at.
fn to_check<'a>(look: Look, said: String) -> Element<'a, Message> {
    row![icon(Icon::Warning, 14.0, look.palette.open), body(said)]
        .spacing(space::S)
        .align_y(Center)
        .padding(Padding { left: 16.0, bottom: 3.0, ..Padding::ZERO })
        .into()
}
