//! Where every letter of a paragraph stands, so that it can be pointed at.

use std::ops::Range;

use iced::Point;
use iced::advanced::graphics::text::Paragraph;
use iced::advanced::mouse::click::Click;

use super::Run;

/// A rectangle of one line of the laid out text with the bytes it shows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    pub(super) x: f32,
    pub(super) width: f32,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A line of the laid out text.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) top: f32,
    pub(super) baseline: f32,
    pub(super) height: f32,
    pub(super) glyphs: Vec<Glyph>,
}

impl Line {
    /// The part of the line that shows these bytes.
    pub(super) fn extent(&self, bytes: &Range<usize>) -> Option<(f32, f32)> {
        let mut extent: Option<(f32, f32)> = None;
        for glyph in self.glyphs.iter().filter(|glyph| glyph.start < bytes.end && bytes.start < glyph.end) {
            let (left, right) = extent.unwrap_or((glyph.x, glyph.x));
            extent = Some((left.min(glyph.x), right.max(glyph.x + glyph.width)));
        }
        extent
    }
}

#[derive(Default)]
pub(super) struct State {
    pub(super) paragraph: Paragraph,
    pub(super) runs: Vec<Run>,
    pub(super) lines: Vec<Line>,
    pub(super) pressed: Option<(Point, Option<u64>)>,
    pub(super) last_click: Option<Click>,
    pub(super) hovered: Option<u64>,
}

impl State {
    /// Keeps the lines in which the text was laid out.
    pub(super) fn measure(&mut self, whole: &str) {
        let buffer = self.paragraph.buffer();
        // The lines of the buffer are the text split at its line breaks.
        let mut starts = vec![0];
        let mut at = 0;
        for line in &buffer.lines {
            at += line.text().len() + line.ending().as_str().len();
            starts.push(at.min(whole.len()));
        }
        self.lines = buffer
            .layout_runs()
            .map(|run| {
                let start = starts.get(run.line_i).copied().unwrap_or(0);
                Line {
                    top: run.line_top,
                    baseline: run.line_y,
                    height: run.line_height,
                    glyphs: run
                        .glyphs
                        .iter()
                        .map(|glyph| Glyph {
                            x: glyph.x,
                            width: glyph.w,
                            start: start + glyph.start,
                            end: start + glyph.end,
                        })
                        .collect(),
                }
            })
            .collect();
    }

    /// The byte nearest to a point.
    pub(super) fn offset_at(&self, point: Point, length: usize) -> usize {
        let Some(line) =
            self.lines.iter().find(|line| point.y < line.top + line.height).or(self.lines.last())
        else {
            return 0;
        };
        if point.y < self.lines.first().map_or(0.0, |line| line.top) {
            return 0;
        }
        if self.lines.last().is_some_and(|last| point.y >= last.top + last.height) {
            return length;
        }
        for glyph in &line.glyphs {
            if point.x < glyph.x + glyph.width / 2.0 {
                return glyph.start;
            }
        }
        line.glyphs.last().map_or(0, |glyph| glyph.end)
    }

    /// The byte under a point, if a glyph is there.
    pub(super) fn byte_under(&self, point: Point) -> Option<usize> {
        let line = self.lines.iter().find(|line| line.top <= point.y && point.y < line.top + line.height)?;
        let glyph = line.glyphs.iter().find(|glyph| glyph.x <= point.x && point.x < glyph.x + glyph.width)?;
        Some(glyph.start)
    }
}

/// The bytes of the word around an offset.
pub(super) fn word_around(text: &str, offset: usize) -> (usize, usize) {
    let is_word = |c: char| c.is_alphanumeric() || c == '-' || c == '’' || c == '\'' || c == '\u{301}';
    let before = text.get(..offset).unwrap_or("");
    let after = text.get(offset..).unwrap_or("");
    let start =
        before.char_indices().rev().take_while(|(_, c)| is_word(*c)).last().map_or(offset, |(at, _)| at);
    let end = offset + after.chars().take_while(|c| is_word(*c)).map(char::len_utf8).sum::<usize>();
    if start == end {
        (offset, offset + after.chars().next().map_or(0, char::len_utf8))
    } else {
        (start, end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_double_click_takes_a_word() {
        let text = "Стороны сотрудничают, по-братски.";
        let at = text.find("труд").unwrap();
        let (start, end) = word_around(text, at);
        assert_eq!(&text[start..end], "сотрудничают");
        let (start, end) = word_around(text, text.find("братски").unwrap());
        assert_eq!(&text[start..end], "по-братски");
        let comma = text.find(',').unwrap();
        assert_eq!(word_around(text, comma), (text.find("сотрудничают").unwrap(), comma));
        assert_eq!(word_around(text, text.len()), (text.len(), text.len()));
    }
}
