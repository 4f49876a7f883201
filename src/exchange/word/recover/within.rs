//! Where somebody worked inside a wording of another voice.
//!
//! Whoever takes a proposal as it stands and changes a word of it speaks from that proposal: what it takes out of the
//! draft is gone for them, too. Changes that follow one another with nothing unchanged between them are looked at
//! together: somebody worked inside a wording there who took words out of it, or put words in the middle of it.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::voice::{Counted, Speaker, author, is_change, local};

/// For each change of a part, counted from 1, the wording the speaker worked in there, by those who signed it.
#[derive(Debug, Default)]
pub struct Within {
    stretch_of: Vec<usize>,
    wordings: Vec<Option<String>>,
}

impl Within {
    /// The wording around a change, by those who signed it.
    pub fn of(&self, nth: usize) -> Option<&str> {
        let stretch = self.stretch_of.get(nth.checked_sub(1)?)?;
        self.wordings.get(*stretch)?.as_deref()
    }
}

/// A change that is open.
struct Open {
    inserts: bool,
    /// Who signed it, where it is not the speaker.
    other: Option<String>,
}

/// Finds where a speaker worked inside wordings of others; nothing where the part is not well formed.
pub fn find(part: &str, speaker: Speaker<'_>) -> Option<Within> {
    let mut finder = Finder { speaker, within: Within::default(), open: Vec::new(), last: None, amid: false };
    finder.within.wordings.push(None);
    let mut reader = Counted { reader: Reader::from_str(part), met: 0 };
    let mut formats = 0usize;
    let mut marked = false;
    loop {
        let (_, event) = reader.read()?;
        match &event {
            Event::Eof => break,
            Event::Start(start) | Event::Empty(start) if is_change(local(start.name().as_ref())) => {
                finder.within.stretch_of.push(finder.within.wordings.len() - 1);
                let empty = matches!(event, Event::Empty(_));
                if formats > 0 {
                    // Of the mark of a paragraph.
                    marked = true;
                    if !empty {
                        reader.skip(start)?;
                    }
                } else if !empty {
                    finder.enter(start);
                }
            }
            Event::Start(start) => match local(start.name().as_ref()) {
                "rPr" => formats += 1,
                "p" => marked = false,
                "t" | "drawing" | "pict" | "object" | "oMath" => finder.words(),
                _ => {}
            },
            Event::Empty(start) => match local(start.name().as_ref()) {
                "t" | "tab" | "br" | "cr" | "sym" | "noBreakHyphen" | "footnoteReference" => finder.words(),
                _ => {}
            },
            Event::End(end) => match local(end.name().as_ref()) {
                name if is_change(name) => finder.leave(),
                "rPr" => formats = formats.saturating_sub(1),
                "p" if !marked => finder.part(),
                _ => {}
            },
            _ => {}
        }
    }
    Some(finder.within)
}

struct Finder<'a> {
    speaker: Speaker<'a>,
    within: Within,
    open: Vec<Open>,
    /// Who signed what was put in last by another, in this stretch.
    last: Option<String>,
    /// Whether the speaker put something in behind it.
    amid: bool,
}

impl Finder<'_> {
    fn enter(&mut self, start: &BytesStart<'_>) {
        let inserts = matches!(local(start.name().as_ref()), "ins" | "moveTo");
        let signed = author(start).unwrap_or_default();
        let other = (!self.speaker.signs(&signed)).then_some(signed);
        match &other {
            None => {
                let around = self.open.iter().find(|open| open.inserts && open.other.is_some());
                if let Some(wording) = around.and_then(|open| open.other.clone()) {
                    self.found(wording);
                }
            }
            Some(signed) => {
                if inserts && self.amid && self.last.as_ref() == Some(signed) {
                    self.found(signed.clone());
                }
            }
        }
        self.open.push(Open { inserts, other });
    }

    fn leave(&mut self) {
        let Some(left) = self.open.pop() else { return };
        if !self.open.is_empty() {
            return;
        }
        match left.other {
            Some(signed) => {
                self.last = left.inserts.then_some(signed);
                self.amid = false;
            }
            None => self.amid = left.inserts && self.last.is_some(),
        }
    }

    /// Words outside all changes part the changes before them from those behind.
    fn words(&mut self) {
        if self.open.is_empty() {
            self.part();
        }
    }

    fn part(&mut self) {
        self.within.wordings.push(None);
        self.last = None;
        self.amid = false;
    }

    /// Of several wordings worked in at one place the first counts.
    fn found(&mut self, wording: String) {
        if let Some(slot) = self.within.wordings.last_mut() {
            slot.get_or_insert(wording);
        }
    }
}
