//! The tables a secretariat prints, read and worked on in place: the comment table and the table of disagreements, as
//! the papers of the round lay them out.

use std::cell::RefCell;
use std::rc::Rc;

use iced::widget::{column, container, mouse_area, pick_list, row, text_input};
use iced::{Center, Element, Fill, Length, Padding, Shrink};

use super::panel::ruling::REASON;
use super::table::on_paper;
use super::{Action, Message, Page};
use crate::consolidate::letter::written;
use crate::consolidate::table::Matter;
use crate::desk::look::{self, Look, body, small};
use crate::desk::theme::{size, space};
use crate::desk::widget::{Run, list, prose};
use crate::desk::work::clerk::Entry;
use crate::desk::{font, style};
use crate::dossier::hearing::{Choice, Ruling};
use crate::dossier::papers::{Manner, PaperKind, Round};
use crate::exchange::paper::{Block, LineKind, Role, Run as PaperRun, Table};
use crate::language::Language;
use crate::negotiation::RecordId;
use crate::negotiation::outcome::{Outcome, Reply, Status, Verdict};

/// The tables that can be read on the page, in the order they are offered.
pub const TABLES: [PaperKind; 4] =
    [PaperKind::Comparative, PaperKind::Comments, PaperKind::Disagreements, PaperKind::FourColumn];

/// A paper laid out to be drawn; made anew when what it depends on changes.
#[derive(Default)]
pub(super) struct Laid(RefCell<Option<(Key, Rc<Sheet>)>>);

/// What a paper depends on.
type Key = (PaperKind, Language, bool, Vec<RecordId>);

/// A table as it is drawn.
#[derive(Default)]
struct Sheet {
    widths: Vec<u16>,
    head: Vec<String>,
    lines: Vec<Line>,
    /// What is said where there is no table.
    said: Option<String>,
}

/// A line of a table.
struct Line {
    kind: LineKind,
    /// Per column its paragraphs; nothing where a cell above covers it.
    cells: Vec<Option<Vec<Vec<PaperRun>>>>,
    /// The matter it is about, by its place.
    matter: Option<usize>,
    /// The proposal it is about, counted from 1, where it is about one alone.
    proposal: Option<usize>,
    /// Whether it is the last on its matter.
    last: bool,
}

/// A verdict in a list to pick from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerdictChoice {
    /// The verdict.
    pub verdict: Verdict,
    label: String,
}

impl VerdictChoice {
    /// A verdict in the usual words.
    pub fn of(verdict: Verdict, language: Language) -> Self {
        Self { verdict, label: language.say(crate::negotiation::VerdictWords::default().key(verdict)) }
    }
}

impl std::fmt::Display for VerdictChoice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.label)
    }
}

impl Page {
    /// The table shown, laid out.
    fn laid(&self, look: Look, attribution: bool) -> Rc<Sheet> {
        let Some(proceedings) = &self.sitting.proceedings else { return Rc::default() };
        let key = (self.table, look.language, attribution, proceedings.state().heads.clone());
        let mut kept = self.laid.0.borrow_mut();
        if let Some((_, sheet)) = kept.as_ref().filter(|(own, _)| *own == key) {
            return Rc::clone(sheet);
        }
        let manner = Manner {
            names: attribution,
            verdicts: proceedings.state().verdicts(),
            ..Manner::new(look.language)
        };
        let round = Round::new(&proceedings.dossier, &proceedings.hearing, manner);
        let mut sheet = Sheet::default();
        let paper = round.as_ref().map(|round| round.paper(self.table));
        for block in paper.map(|paper| paper.blocks).unwrap_or_default() {
            match block {
                Block::Table(table) => sheet.lay(&table),
                Block::Prose(prose) => {
                    sheet.said = Some(prose.runs.iter().map(|run| run.words.as_str()).collect());
                }
                _ => {}
            }
        }
        match (self.table, &round) {
            (PaperKind::Disagreements, _) => self.tell_matters(&mut sheet, LineKind::Row),
            (PaperKind::FourColumn, _) => self.tell_matters(&mut sheet, LineKind::Section),
            (PaperKind::Comments, Some(round)) => sheet.tell_proposals(round.commented()),
            _ => {}
        }
        let sheet = Rc::new(sheet);
        *kept = Some((key, Rc::clone(&sheet)));
        sheet
    }

    /// Finds the matters the lines are about by the numbers in their first column, or over them.
    fn tell_matters(&self, sheet: &mut Sheet, numbered: LineKind) {
        let Some(proceedings) = &self.sitting.proceedings else { return };
        let mut matter = None;
        for line in &mut sheet.lines {
            let first = line.cells.first().and_then(Option::as_ref);
            let words: Option<String> =
                first.map(|cell| cell.iter().flatten().map(|run| run.words.as_str()).collect());
            let words = words.filter(|words| line.kind == numbered && !words.trim().is_empty());
            if let Some(words) = words {
                let mut numbers = words.split(|sign: char| !sign.is_ascii_digit());
                let number = numbers.find(|number| !number.is_empty()).and_then(|it| it.parse().ok());
                let item = number.and_then(|number| proceedings.hearing.board.numbered(number));
                matter = item.and_then(|item| self.made.matter_of.get(&item.passage)).copied();
            }
            line.matter = matter.filter(|_| line.kind == LineKind::Row);
        }
        let matters: Vec<Option<usize>> = sheet.lines.iter().map(|line| line.matter).collect();
        for (at, line) in sheet.lines.iter_mut().enumerate() {
            line.last = line.matter.is_some() && matters.get(at + 1).copied().flatten() != line.matter;
        }
    }

    /// The comment table, the table of disagreements or the one with compromises.
    pub(super) fn paper_view(&self, look: Look, attribution: bool) -> Element<'_, Message> {
        let p = look.palette;
        let sheet = self.laid(look, attribution);
        let content: Element<'_, Message> = if sheet.lines.is_empty() {
            let said = sheet.said.clone().unwrap_or_else(|| look.say("desk-table-empty"));
            container(body(said).color(p.muted)).padding(space::XL).center_x(Fill).into()
        } else {
            let lines = Rc::clone(&sheet);
            list(p, sheet.lines.len(), move |index| self.paper_line(look, attribution, &lines, index))
                .identity(20 + TABLES.iter().position(|kind| *kind == self.table).unwrap_or(0) as u64)
                .key(|index| index as u64)
                .estimate(|_| 80.0)
                .reveal(self.reveal)
                .into()
        };
        let heads = sheet.head.iter().cloned().zip(sheet.widths.iter().copied());
        on_paper(look, heads, content)
    }

    fn paper_line(&self, look: Look, attribution: bool, sheet: &Sheet, index: usize) -> Element<'_, Message> {
        let p = look.palette;
        let Some(line) = sheet.lines.get(index) else { return look::tall(0.0).into() };
        let matter = line.matter.and_then(|at| self.sitting.matters.get(at));
        let chosen = matter.is_some_and(|matter| self.chosen.is_some_and(|it| matter.passages.contains(&it)))
            && line.proposal.is_none_or(|own| own == self.wording);
        let set = |paragraphs: &[Vec<PaperRun>], bold: bool| -> Element<'_, Message> {
            let mut cell = column![].spacing(3.0);
            for paragraph in paragraphs {
                let runs = paragraph.iter().map(|run| drawn(look, run)).collect();
                let face = if bold { font::bold(font::SERIF) } else { font::SERIF };
                cell = cell.push(prose(p, runs).font(face).size(look.zoomed(size::TABLE)).color(p.ink));
            }
            cell.into()
        };
        let right = Padding { right: 16.0, ..Padding::ZERO };
        if line.kind == LineKind::Section {
            let words = line.cells.iter().flatten().next().map_or(&[][..], Vec::as_slice);
            let heading = container(set(words, true))
                .padding(Padding { top: 9.0, bottom: 9.0, left: 11.0, right: 8.0 })
                .width(Fill)
                .style(style::ground(p.chrome));
            return container(column![heading, look::line(look)]).padding(right).into();
        }
        let mut grid = row![look::line_down(look)];
        let answered = line.cells.len().saturating_sub(1);
        for (column, (cell, width)) in line.cells.iter().zip(&sheet.widths).enumerate() {
            let words: Element<'_, Message> = match cell {
                Some(paragraphs) => set(paragraphs, false),
                None => look::tall(0.0).into(),
            };
            let words = match (matter, line.proposal) {
                (Some(matter), Some(number)) if chosen && column == answered => {
                    column![words, self.answer_view(look, matter, number)].spacing(6.0).into()
                }
                _ => words,
            };
            grid = grid
                .push(
                    container(words)
                        .padding(Padding { top: 8.0, bottom: 9.0, left: 11.0, right: 8.0 })
                        .width(Length::FillPortion(*width)),
                )
                .push(look::line_down(look));
        }
        let ground = if chosen { p.soft } else { p.page };
        let line_view = container(grid.height(Shrink)).style(style::ground(ground));
        let mut all = column![match matter.and_then(|matter| matter.passages.first()) {
            Some(first) => Element::from(mouse_area(line_view).on_press(match line.proposal {
                Some(number) => Message::ProposalPressed(*first, number),
                None => Message::PassagePressed(*first),
            })),
            None => line_view.into(),
        }];
        if let Some(matter) = matter.filter(|_| chosen && line.last) {
            all = all.push(
                container(self.edit_strip(look, attribution, matter))
                    .padding(space::M)
                    .width(Fill)
                    .style(style::ground(p.soft)),
            );
        }
        container(all.push(look::line(look))).padding(right).into()
    }

    /// What can be said of a matter in its place in a table: verdicts, reason, status, decision.
    fn edit_strip<'a>(&'a self, look: Look, attribution: bool, matter: &'a Matter) -> Element<'a, Message> {
        if !self.decides() {
            return self.decide_view(look, matter);
        }
        let mut verdicts = column![].spacing(6.0);
        for (number, proposal) in (1..).zip(&matter.proposals) {
            let letter = written(proposal.letter);
            let mut line = row![look::small(look, letter).font(font::bold(font::SANS))]
                .spacing(space::S)
                .align_y(Center);
            if attribution {
                let holders = matter.proposals.get(number - 1).map(|it| self.sitting.codes(&it.holders));
                line = line.push(small(look, holders.unwrap_or_default().join(", ")));
            }
            verdicts = verdicts.push(line.push(self.verdict_pick(look, matter, number)));
        }
        row![
            container(verdicts).width(Length::FillPortion(2)),
            container(self.decide_view(look, matter)).width(Length::FillPortion(3))
        ]
        .spacing(space::XL)
        .into()
    }

    /// What became of a proposal, to be said in its line of a table: the verdict, and why.
    pub(super) fn answer_view<'a>(
        &'a self,
        look: Look,
        matter: &'a Matter,
        number: usize,
    ) -> Element<'a, Message> {
        let p = look.palette;
        let reason = text_input(&look.say("desk-terms-reason"), &self.terms.reason)
            .on_input(Message::ReasonTyped)
            .size(size::SMALL.0)
            .padding(Padding { top: 3.0, bottom: 3.0, left: 8.0, right: 8.0 })
            .style(style::input(p));
        // Where the panel is open, the reason is typed there.
        let reason = if self.panel_open(look) { reason } else { reason.id(REASON) };
        let verdict = self.verdict(matter, number).map(|reply| reply.verdict);
        let again = verdict
            .map(|verdict| Message::VerdictPicked(number, VerdictChoice { verdict, label: String::new() }));
        column![self.verdict_pick(look, matter, number), reason.on_submit_maybe(again)].spacing(5.0).into()
    }

    /// The line of the table shown that is about a matter, about the proposal looked at if there is one of it.
    pub(super) fn paper_row(&self, passage: usize) -> Option<usize> {
        let matter = self.made.matter_of.get(&passage).copied()?;
        let kept = self.laid.0.borrow();
        let (_, sheet) = kept.as_ref().filter(|((table, ..), _)| *table == self.table)?;
        let here = |line: &Line| line.matter == Some(matter);
        let own = sheet.lines.iter().position(|line| here(line) && line.proposal == Some(self.wording));
        own.or_else(|| sheet.lines.iter().position(here))
    }

    /// The verdict on a proposal, to be picked.
    pub(super) fn verdict_pick<'a>(
        &'a self,
        look: Look,
        matter: &'a Matter,
        number: usize,
    ) -> Element<'a, Message> {
        let p = look.palette;
        let choices: Vec<VerdictChoice> = Verdict::ALL
            .into_iter()
            .map(|verdict| VerdictChoice { verdict, label: look.say(self.verdicts.key(verdict)) })
            .collect();
        let now = self.verdict(matter, number).map(|reply| reply.verdict);
        let chosen = choices.iter().find(|choice| Some(choice.verdict) == now).cloned();
        pick_list(choices, chosen, move |choice| Message::VerdictPicked(number, choice))
            .placeholder(look.say("desk-verdict"))
            .text_size(size::SMALL.0)
            .padding(Padding { top: 3.0, bottom: 3.0, left: 9.0, right: 8.0 })
            .style(style::pick(p))
            .menu_style(style::menu(p))
            .into()
    }

    /// What became of a proposal, where that is recorded.
    pub(super) fn verdict(&self, matter: &Matter, number: usize) -> Option<Reply> {
        let proceedings = self.sitting.proceedings.as_ref()?;
        let own: Vec<RecordId> = proceedings
            .wordings(matter, number)
            .into_iter()
            .filter_map(|(item, wording)| item.options.get(wording))
            .flat_map(|choice| choice.submissions.iter().copied())
            .collect();
        let outcomes = proceedings.outcomes(matter);
        let mut answers = outcomes.iter().flat_map(|it| &it.what.answers);
        answers.find(|answer| own.contains(&answer.submission)).cloned()
    }

    /// Records what became of a proposal of the matter at hand: the outcome is stated once more with that verdict; where
    /// nothing was decided, the passage is kept open with it.
    pub(super) fn give_verdict(&mut self, number: usize, verdict: Verdict) -> Action {
        let Some(proceedings) = self.sitting.proceedings.clone() else { return Action::None };
        let Some(matter) = self.at_hand() else { return Action::None };
        let reason = self.terms.reason.trim().to_owned();
        let mut outcomes: Vec<Outcome> = Vec::new();
        for (item, wording) in proceedings.wordings(matter, number) {
            let stood = item.outcomes.iter().filter_map(|id| proceedings.state().outcomes.get(id));
            let stood = stood.max_by_key(|outcome| (outcome.counter, outcome.id)).map(|it| it.what.clone());
            let open = || {
                let ruling = Ruling {
                    choice: Choice::KeepOpen,
                    status: Status::Open,
                    reason: String::new(),
                    verdicts: Vec::new(),
                    meeting: self.terms.meeting,
                };
                proceedings.hearing.outcome(item, &ruling)
            };
            let Some(mut outcome) = stood.or_else(open) else { continue };
            let submissions = item.options.get(wording).map(|choice| choice.submissions.as_slice());
            for submission in submissions.unwrap_or_default() {
                outcome.answers.retain(|answer| answer.submission != *submission);
                let reply = Reply { submission: *submission, verdict, reason: reason.clone() };
                outcome.answers.push(reply);
            }
            outcomes.push(outcome);
        }
        if outcomes.is_empty() {
            return Action::None;
        }
        self.terms.reason.clear();
        self.record(Entry::Outcomes(outcomes), Vec::new())
    }
}

impl Sheet {
    /// Says of the lines which proposals they are about.
    fn tell_proposals(&mut self, proposals: Vec<Option<(usize, usize)>>) {
        let rows = self.lines.iter_mut().filter(|line| line.kind == LineKind::Row);
        for (line, about) in rows.zip(proposals) {
            (line.matter, line.proposal) = about.unzip();
        }
    }

    /// Takes a table over: which cell stands in which column of which line.
    fn lay(&mut self, table: &Table) {
        let count = table.columns.len();
        self.widths = table.columns.iter().map(|it| u16::try_from(it.width).unwrap_or(10).max(1)).collect();
        // How many lines further down a cell above still covers a column.
        let mut covered = vec![0_u32; count];
        for line in &table.lines {
            let mut cells = line.cells.iter();
            if line.kind == LineKind::Head {
                let words = |cell: &crate::exchange::paper::TableCell| -> String {
                    cell.paragraphs.iter().flatten().map(|run| run.words.as_str()).collect()
                };
                self.head = cells.map(words).collect();
                continue;
            }
            let mut laid: Vec<Option<Vec<Vec<PaperRun>>>> = Vec::with_capacity(count);
            if line.kind == LineKind::Section {
                laid.extend(cells.next().map(|cell| Some(cell.paragraphs.clone())));
            } else {
                for rows in &mut covered {
                    if *rows > 0 {
                        *rows -= 1;
                        laid.push(None);
                        continue;
                    }
                    let Some(cell) = cells.next() else {
                        laid.push(None);
                        continue;
                    };
                    *rows = u32::from(cell.span.rows).saturating_sub(1);
                    laid.push(Some(cell.paragraphs.clone()));
                }
            }
            self.lines.push(Line { kind: line.kind, cells: laid, matter: None, proposal: None, last: false });
        }
    }
}

/// A run of a paper as it is drawn.
fn drawn(look: Look, run: &PaperRun) -> Run {
    use crate::text::Style;

    let p = look.palette;
    let has = |wanted: &Style| run.styles.iter().any(|style| style == wanted);
    let mut drawn = Run { text: run.words.clone(), ..Run::default() };
    let bold = has(&Style::Bold) || run.role == Role::Stands;
    drawn.font = match (bold, has(&Style::Italic)) {
        (true, true) => Some(font::italic(font::bold(font::SERIF))),
        (true, false) => Some(font::bold(font::SERIF)),
        (false, true) => Some(font::italic(font::SERIF)),
        (false, false) => None,
    };
    match run.role {
        Role::Plain | Role::Stands => {}
        Role::Proposed => {
            drawn.color = Some(p.inserted);
            drawn.underline = true;
        }
        Role::Goes => {
            drawn.color = Some(p.deleted);
            drawn.struck = true;
        }
        Role::Bracket => drawn.color = Some(p.open),
        Role::Names => drawn.color = Some(p.accent),
    }
    drawn
}
