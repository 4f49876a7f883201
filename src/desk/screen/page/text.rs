//! The text: rows of the sheet drawn as a printed page, holders in the margin.

use iced::widget::{button, column, container, hover, mouse_area, row};
use iced::{Element, Fill, Padding, Shrink};

use super::{Message, Page, RIGHT, Show, Subject};
use crate::consolidate::view::Alternative;
use crate::desk::icon::{Icon, icon};
use crate::desk::look::{self, Look, small, words};
use crate::desk::sheet::{Note, Piece, Row, Says, Tone, paint};
use crate::desk::theme::{Palette, size};
use crate::desk::widget::{List, Run, list, prose};
use crate::desk::{font, style};
use crate::language::Phrase;
use crate::text::Kind;

/// The measure of the text at ordinary size, some seventy letters.
const MEASURE: f32 = 516.0;
/// The margin for holders.
const MARGIN: f32 = 118.0;
/// The empty strip at the left of the sheet, where the pencil appears.
const GUTTER: f32 = 56.0;
/// Between text and margin, and at the right edge.
const GAP: f32 = 14.0;
const EDGE: f32 = 22.0;

impl Page {
    pub(super) fn text_view(&self, look: Look, attribution: bool) -> Element<'_, Message> {
        if self.beside && self.show == Show::Two {
            return self.pairs_view(look);
        }
        let rows = &self.made.sheet.rows;
        let measure = MEASURE * look.zoom;
        let sheet = GUTTER + measure + GAP + MARGIN + EDGE;
        let found: Vec<(usize, std::ops::Range<usize>, bool)> =
            self.find.as_ref().map_or_else(Vec::new, |found| {
                found
                    .hits
                    .iter()
                    .enumerate()
                    .map(|(at, hit)| (hit.row, hit.bytes.clone(), at == found.at))
                    .collect()
            });
        let letters = measure / (look.zoomed(size::TEXT).0 * 0.5);
        let leading = look.zoomed(size::TEXT).1;
        let list: List<'_, Message> = list(look.palette, rows.len(), move |index| match rows.get(index) {
            Some(row) => self.row_view(look, attribution, index, row, &found),
            None => look::tall(0.0).into(),
        });
        list.identity(self.made.identity)
            .key(move |index| rows.get(index).map_or(0, |row| row.key))
            .estimate(move |index| {
                let length = rows.get(index).map_or(0, Row::len) as f32 / 1.8;
                (length / letters).ceil().max(1.0) * leading + 10.0
            })
            .sheet(sheet)
            .margin(20.0)
            .reveal(self.reveal)
            .dragging(self.dragging)
            .on_top(Message::TopReached)
            .into()
    }

    fn row_view<'a>(
        &'a self,
        look: Look,
        attribution: bool,
        index: usize,
        row: &'a Row,
        found: &[(usize, std::ops::Range<usize>, bool)],
    ) -> Element<'a, Message> {
        let p = look.palette;
        let rows = &self.made.sheet.rows;
        let measure = MEASURE * look.zoom;
        let first = index == 0;
        let last = index + 1 == rows.len();
        let before = index.checked_sub(1).and_then(|at| rows.get(at));
        let after = rows.get(index + 1);
        let editing = self.editor.as_ref().filter(|editor| {
            matches!(editor.subject, Subject::Provision(provision) if row.provision == Some(provision))
        });
        let notes = (!row.notes.is_empty()).then(|| self.notes(look, attribution, row));
        let notes = match (notes, self.marks(look, row, before)) {
            (Some(notes), Some(marks)) => Some(column![notes, marks].spacing(6.0).into()),
            (None, Some(marks)) => {
                Some(container(marks).padding(Padding { top: 5.0, ..Padding::ZERO }).into())
            }
            (notes, None) => notes,
        };
        let table = row.kind.is_row();
        // What stands over a table stands over the middle of it, as on paper.
        let over = row.kind.is_heading() && row.alternative.is_none() && self.made.is_over_table(index);
        let content: Element<'a, Message> = if let Some(editor) = editing {
            self.editor_view(look, editor)
        } else if table {
            self.cells(look, index, row, found, before.is_some_and(|row| row.kind.is_row()))
        } else {
            self.cell(look, index, row, 0, found)
        };
        let content = match &row.alternative {
            Some(alternative) => self.alternative(look, attribution, alternative, content),
            None => content,
        };
        let top = match row.kind {
            _ if first => 44.0,
            Kind::Title => 12.0,
            kind if kind.is_heading() && row.alternative.is_none() => 18.0,
            _ if row.alternative.as_ref().is_some_and(|alternative| alternative.first) => 4.0,
            _ => 0.0,
        };
        let same = |other: Option<&Row>| {
            let key = |row: &Row| row.alternative.as_ref().map(|own| (own.group, own.option));
            other.is_some_and(|other| key(other).is_some() && key(other) == key(row))
        };
        let bottom = match row.kind {
            _ if last => 56.0,
            _ if same(after) => 0.0,
            _ if table && after.is_some_and(|row| row.kind.is_row()) => 0.0,
            Kind::Title => 14.0,
            kind if kind.is_heading() => 6.0,
            _ => 9.0,
        };
        let pencil: Element<'a, Message> = match row.provision {
            Some(provision) if self.show == Show::All && editing.is_none() && self.decides() => hover(
                look::wide(GUTTER - 8.0).height(26.0),
                container(
                    button(icon(Icon::Pencil, 15.0, p.muted))
                        .padding(Padding { top: 2.0, bottom: 2.0, left: 7.0, right: 7.0 })
                        .style(style::quiet(p))
                        .on_press(Message::EditPressed(provision)),
                )
                .align_right(GUTTER - 8.0),
            ),
            _ => look::wide(GUTTER - 8.0).into(),
        };
        let (body, margin): (Element<'a, Message>, Element<'a, Message>) = if table || over {
            let wide = container(content).width(measure + GAP + MARGIN);
            let below: Element<'a, Message> = match notes {
                Some(notes) => column![
                    wide,
                    container(notes).padding(Padding { top: 4.0, bottom: 6.0, ..Padding::ZERO })
                ]
                .into(),
                None => wide.into(),
            };
            (below, look::wide(0.0).into())
        } else {
            let margin = notes.unwrap_or_else(|| look::wide(MARGIN).into());
            (
                container(content).width(measure).into(),
                row![look::wide(GAP), container(margin).width(MARGIN)].into(),
            )
        };
        let line = row![pencil, look::wide(8.0), body, margin, look::wide(EDGE)];
        container(container(line).width(Shrink).padding(Padding { top, bottom, ..Padding::ZERO }))
            .center_x(Fill)
            .into()
    }

    /// The words of one cell.
    fn cell<'a>(
        &'a self,
        look: Look,
        index: usize,
        row: &'a Row,
        cell: usize,
        found: &[(usize, std::ops::Range<usize>, bool)],
    ) -> Element<'a, Message> {
        let p = look.palette;
        let pieces = row.cells.get(cell).map_or(&[][..], Vec::as_slice);
        let start = row.cell_start(cell);
        let length: usize = pieces.iter().map(|piece| piece.text.len()).sum();
        let local = |bytes: std::ops::Range<usize>| {
            let from = bytes.start.max(start).min(start + length) - start;
            let to = bytes.end.max(start).min(start + length) - start;
            (from < to).then_some(from..to)
        };
        let selection =
            self.selection.and_then(|selection| selection.in_row(index, row.len())).and_then(local);
        let found = found
            .iter()
            .filter(|(own, _, _)| *own == index)
            .filter_map(|(_, bytes, current)| Some((local(bytes.clone())?, *current)))
            .collect();
        let heading = row.kind.is_heading();
        let own = match row.kind {
            Kind::Title => (20.0, 30.0),
            Kind::Footnote => (14.0, 21.0),
            kind if kind.is_row() => size::TABLE,
            _ => size::TEXT,
        };
        let face = if heading || row.kind == Kind::Head { font::bold(font::SERIF) } else { font::SERIF };
        let runs: Vec<Run> = pieces.iter().map(|piece| run(look, piece, self.chosen)).collect();
        let indent = match row.kind {
            Kind::Subparagraph => 24.0 * look.zoom,
            _ => 0.0,
        };
        let color = if row.kind == Kind::Meta { p.muted } else { p.ink };
        let drawn = prose(p, runs)
            .font(face)
            .size(look.zoomed(own))
            .color(color)
            .centered(heading && row.alternative.is_none())
            .selection(selection)
            .found(found)
            .on_link(|passage| Message::PassagePressed(passage as usize))
            .on_touch(self.dragging, move |touch| Message::Touched(index, start, touch));
        if indent > 0.0 {
            container(drawn).padding(Padding { left: indent, ..Padding::ZERO }).into()
        } else {
            drawn.into()
        }
    }

    /// A row of a table.
    fn cells<'a>(
        &'a self,
        look: Look,
        index: usize,
        row: &'a Row,
        found: &[(usize, std::ops::Range<usize>, bool)],
        continued: bool,
    ) -> Element<'a, Message> {
        let p = look.palette;
        let portions = self.made.columns(index);
        let mut line = iced::widget::Row::new();
        line = line.push(look::line_down(look));
        for cell in 0..row.cells.len() {
            let portion = portions.get(cell).copied().unwrap_or(10);
            let content = container(self.cell(look, index, row, cell, found))
                .padding(Padding { top: 6.0, bottom: 6.0, left: 8.0, right: 8.0 })
                .width(iced::Length::FillPortion(portion));
            line = line.push(content).push(look::line_down(look));
        }
        let ground = if row.kind == Kind::Head { p.chrome } else { p.page };
        let mut framed = column![];
        if !continued {
            framed = framed.push(look::line(look));
        }
        framed.push(container(line.height(Shrink)).style(style::ground(ground))).push(look::line(look)).into()
    }

    /// One of several alternatives, set apart.
    fn alternative<'a>(
        &'a self,
        look: Look,
        attribution: bool,
        alternative: &'a Alternative,
        content: Element<'a, Message>,
    ) -> Element<'a, Message> {
        let p = look.palette;
        let mut inner = column![];
        if alternative.first {
            let holders = self.sitting.codes(&alternative.holders).join(", ");
            let named = |key: &'static str| {
                if attribution {
                    look.say(Phrase::new(key).with("holders", &holders))
                } else {
                    look.say("desk-table-proposed")
                }
            };
            let letter = alternative.letter();
            let caption = if alternative.settled {
                let whose = if holders.is_empty() {
                    look.say("desk-outcome-compromise")
                } else {
                    named("desk-inserted-by")
                };
                format!("✓ {} · {whose}", look.say("desk-agreed"))
            } else if alternative.is_addition() {
                format!("+ {}", named("desk-inserted-by"))
            } else {
                let whose =
                    if alternative.base { look.say("desk-option-draft") } else { named("desk-inserted-by") };
                look.say(Phrase::new("desk-option").with("option", letter).with("whose", whose))
            };
            let color = if alternative.settled { p.agreed } else { p.muted };
            inner = inner.push(
                container(words(caption, size::NOTE).font(font::bold(font::SANS)).color(color))
                    .padding(Padding { bottom: 3.0, ..Padding::ZERO }),
            );
        }
        inner = inner.push(content);
        let chosen =
            self.chosen.is_some_and(|chosen| alternative.picks.iter().any(|(own, _)| *own == chosen));
        let rule = if alternative.settled { p.agreed } else { p.open_rule };
        let ground = if alternative.settled { p.page } else { p.open_ground };
        let width = if chosen { 5.0 } else { 3.0 };
        let block = row![
            look::bar(rule, width),
            container(inner)
                .padding(Padding { top: 7.0, bottom: 7.0, left: 14.0 - width, right: 10.0 })
                .width(Fill)
                .style(style::ground(ground)),
        ]
        .height(Shrink);
        match paint::lead(alternative) {
            Some(passage) => mouse_area(block).on_press(Message::PassagePressed(passage)).into(),
            None => block.into(),
        }
    }

    /// What the margin says.
    fn notes<'a>(&'a self, look: Look, attribution: bool, row: &'a Row) -> Element<'a, Message> {
        let p = look.palette;
        let mut notes = column![].spacing(6.0);
        let mut at: Option<usize> = None;
        let mut lines: Vec<String> = Vec::new();
        let mut groups: Vec<(usize, Vec<String>)> = Vec::new();
        for note in &row.notes {
            if at.is_some_and(|passage| passage != note.passage) {
                groups.push((at.unwrap_or(0), std::mem::take(&mut lines)));
            }
            at = Some(note.passage);
            lines.push(self.note(look, attribution, note));
        }
        if let Some(passage) = at {
            groups.push((passage, lines));
        }
        for (passage, lines) in groups {
            let settled = self.settled.is_settled(passage);
            let chosen = self.chosen == Some(passage) && self.made.compared.is_none();
            let rule = match (settled, chosen) {
                (true, _) => p.agreed,
                (false, true) => p.open_rule,
                (false, false) => p.line,
            };
            let text = small(look, lines.join("\n"))
                .size(size::NOTE.0)
                .line_height(iced::widget::text::LineHeight::Absolute(size::NOTE.1.into()));
            let text = if settled { text.color(p.agreed) } else { text };
            let note = row![
                look::bar(rule, 2.0),
                container(text).padding(Padding { left: 8.0, ..Padding::ZERO }).width(Fill),
            ]
            .height(Shrink);
            notes = notes.push(
                mouse_area(note)
                    .on_press(Message::PassagePressed(passage))
                    .interaction(iced::mouse::Interaction::Pointer),
            );
        }
        container(notes).padding(Padding { top: 5.0, ..Padding::ZERO }).into()
    }

    pub(super) fn note(&self, look: Look, attribution: bool, note: &Note) -> String {
        let compared = self.made.compared.is_some();
        let holders = if attribution && !compared {
            self.sitting.codes(&note.holders).join(", ")
        } else {
            String::new()
        };
        let what = match &note.says {
            Says::Instead(words) => words.clone(),
            Says::Add(words) => format!("+ {words}"),
            Says::Delete => look.say("desk-note-delete"),
            Says::MoveTo(before) => {
                look.say(Phrase::new("desk-move-to").with("place", self.cited_before(look, *before)))
            }
            Says::MovedFrom(place) => {
                look.say(Phrase::new("desk-moved-from").with("place", self.cited(look, *place)))
            }
            Says::Renumber(label) => look.say(Phrase::new("desk-note-renumber").with("label", label)),
            Says::Settled => format!("✓ {}", look.say("desk-agreed")),
        };
        if holders.is_empty() { what } else { format!("{what} — {holders}") }
    }

    /// Two texts beside each other.
    fn pairs_view<'a>(&'a self, look: Look) -> Element<'a, Message> {
        let pairs = &self.made.pairs;
        let p = look.palette;
        let taken = if self.outline_open(look) { 248.0 } else { 0.0 }
            + if self.panel_open(look) { super::panel::WIDTH } else { 0.0 };
        let room = look.window.width - taken - 44.0 - 2.0 * 44.0 - 32.0;
        let side = (MEASURE * look.zoom).min(room / 2.0).round();
        let width = 44.0 + side + 44.0 + side + 44.0;
        let count = pairs.len();
        let one = move |index: usize, row: Option<&'a Row>| -> Element<'a, Message> {
            let Some(row) = row else { return look::wide(side).into() };
            let mut cells = column![].width(side);
            for cell in 0..row.cells.len() {
                cells = cells.push(self.cell(look, index, row, cell, &[]));
            }
            cells.into()
        };
        list(p, count, move |index| {
            let Some(pair) = pairs.get(index) else { return look::tall(0.0).into() };
            let top = if index == 0 { 40.0 } else { 4.0 };
            let bottom = if index + 1 == count { 48.0 } else { 6.0 };
            let rule = if pair.differs { p.open_rule } else { iced::Color::TRANSPARENT };
            let line = row![
                one(index, pair.left.as_ref()),
                look::wide(21.0),
                look::bar(rule, 2.0),
                look::wide(21.0),
                one(RIGHT + index, pair.right.as_ref()),
            ]
            .height(Shrink);
            container(container(line).padding(Padding { top, bottom, ..Padding::ZERO })).center_x(Fill).into()
        })
        .identity(self.made.identity)
        .key(move |index| {
            pairs
                .get(index)
                .and_then(|pair| pair.left.as_ref().or(pair.right.as_ref()))
                .map_or(index as u64, |row| row.key.wrapping_mul(4) + 1)
        })
        .sheet(width)
        .margin(20.0)
        .reveal(self.reveal)
        .dragging(self.dragging)
        .into()
    }
}

/// A piece as it is drawn.
pub fn run(look: Look, piece: &Piece, chosen: Option<usize>) -> Run {
    let p: &'static Palette = look.palette;
    let mut run =
        Run { text: piece.text.clone(), link: piece.passage.map(|passage| passage as u64), ..Run::default() };
    let bold =
        piece.bold || piece.tone == Tone::Bracket || piece.tone == Tone::Base && piece.passage.is_none();
    run.font = match (bold, piece.italic) {
        (true, true) => Some(font::italic(font::bold(font::SERIF))),
        (true, false) => Some(font::bold(font::SERIF)),
        (false, true) => Some(font::italic(font::SERIF)),
        (false, false) => None,
    };
    run.underline = piece.underlined;
    run.scale = if piece.small { 0.75 } else { 0.0 };
    match piece.tone {
        Tone::Plain | Tone::Label => {}
        Tone::Inserted => {
            run.color = Some(p.inserted);
            run.underline = true;
        }
        Tone::Deleted => {
            run.color = Some(p.deleted);
            run.struck = true;
        }
        Tone::Base if piece.passage.is_some() => run.ground = Some(p.open_ground),
        Tone::Base => {}
        Tone::Rival => {
            run.color = Some(p.inserted);
            run.underline = true;
            run.ground = Some(p.open_ground);
        }
        Tone::Bracket => {
            run.color = Some(p.open);
            run.ground = Some(p.open_ground);
        }
        Tone::Settled => run.color = Some(p.agreed),
    }
    if chosen.is_some() && piece.passage == chosen && !matches!(piece.tone, Tone::Plain | Tone::Label) {
        run.ground = Some(p.open_ground);
        run.frame = Some(p.open_rule);
    }
    run
}
