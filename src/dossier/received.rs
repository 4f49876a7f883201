//! A file that was examined, as the reply it is.

use super::entry::{Received, Reply};
use crate::exchange::report::{Examined, Report};
use crate::exchange::returned::{Returned, Stated};
use crate::negotiation::LanguageTag;
use crate::negotiation::position::{Matter, Position, Stance};
use crate::negotiation::stretch::Stretch;
use crate::negotiation::submission::{Derived, Kind, Part};
use crate::text::plain;

impl Reply {
    /// Takes in a file: its text, its points or what its letter says, by the kind the reply is, and the file as it
    /// came. Gives the report on it.
    pub fn receive(
        &mut self,
        examined: Examined,
        name: String,
        bytes: Vec<u8>,
        language: LanguageTag,
    ) -> Report {
        let Examined { opened, report } = examined;
        self.kind = report.kind.kind;
        match &report.returned {
            Some(returned) => self.take_print(returned, &language),
            None if matches!(self.kind, Kind::Full | Kind::Parts | Kind::Approved) => {
                let mut names = vec![None; opened.text.provisions().len()];
                for bookmark in &opened.beside.bookmarks {
                    if let Some(name) = names.get_mut(bookmark.start.provision).filter(|name| name.is_none())
                    {
                        *name = Some(bookmark.name.clone());
                    }
                }
                self.names.insert(language.clone(), names);
            }
            None => {}
        }
        let mut received = Received { name, bytes, part: Part::Text, language: Some(language.clone()) };
        match self.kind {
            Kind::Points => {
                self.points = report.points.iter().map(|found| found.point.clone()).collect();
                self.points_in = Some(language);
            }
            Kind::Full | Kind::Parts | Kind::Approved => drop(self.texts.insert(language, opened.text)),
            Kind::NoComments | Kind::Remarks => {
                let said = plain::write(&opened.text, true).trim_end().to_owned();
                received.part = Part::Letter;
                received.language = None;
                if self.kind == Kind::Remarks {
                    self.remarks = said;
                } else {
                    self.letter.get_or_insert_default().text = said;
                }
            }
        }
        self.files.push(received);
        report
    }

    /// Takes over what a bracketed print says beside the text it asks for.
    fn take_print(&mut self, returned: &Returned, language: &LanguageTag) {
        let edition = *self.about.record();
        let stretch = |on: &Stated| Stretch {
            edition,
            language: language.clone(),
            layer: on.layer,
            from: on.span.start,
            to: on.span.end,
            reads: on.reads.clone(),
        };
        self.names.insert(language.clone(), returned.names.clone());
        self.derived = returned
            .reworded
            .iter()
            .map(|made| Derived {
                at: made.at.clone(),
                from: made.from.iter().map(stretch).collect(),
                reads: made.reads.clone(),
                stands: made.stands,
            })
            .collect();
        self.opposed = returned.opposed.iter().flat_map(|opposed| &opposed.on).map(stretch).collect();
    }

    /// What a bracketed print says of wordings taken out of it, as positions: for somebody to confirm.
    pub fn positions(&self) -> Vec<Position> {
        let position = |on: &Stretch| Position {
            voices: self.voices.clone(),
            on: Matter::Wording(on.clone()),
            stance: Stance::Opposes,
            reason: String::new(),
        };
        self.opposed.iter().map(position).collect()
    }
}
