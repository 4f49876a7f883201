//! A file that was examined, as the reply it is.

use super::entry::{Received, Reply};
use crate::exchange::report::{Examined, Report};
use crate::negotiation::LanguageTag;
use crate::negotiation::submission::{Kind, Part};
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
}
