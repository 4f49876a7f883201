//! The covering letter under which a draft is sent to one addressee, and the reminder.

use jiff::civil::Date;

use super::Manner;
use super::named::within;
use crate::dossier::Dossier;
use crate::exchange::paper::{Block, Paper, Place, Run, Table, TableCell};
use crate::language::{Phrase, date};
use crate::negotiation::statement::Circulation;
use crate::negotiation::{Code, Edition};

/// A letter to be written.
#[derive(Debug, Clone, Copy)]
pub struct Letter<'a> {
    /// The dossier.
    pub dossier: &'a Dossier,
    /// The draft that is sent out.
    pub edition: &'a Edition,
    /// How it is sent out.
    pub circulation: &'a Circulation,
    /// To whom this letter is.
    pub to: &'a Code,
    /// What lies in it: file names.
    pub enclosures: &'a [String],
    /// When this addressee was sent the draft first, where this only reminds.
    pub sent: Option<Date>,
}

impl Letter<'_> {
    /// The letter as a paper.
    pub fn paper(&self, manner: &Manner) -> Paper {
        let say = |phrase: Phrase| manner.language.say(phrase);
        let day = |day: Date| manner.language.say(date(day));
        let tongue = manner.language.code();
        let title = self.dossier.title(tongue).to_owned();
        let what = self.circulation;
        let line = say(self.edition.named());
        let draft = within(&line);
        let mut blocks = vec![self.head(manner)];
        blocks.push(Block::runs(
            Place::Left,
            vec![Run::plain(say(Phrase::new("letter-about").with("title", &title))).bold()],
        ));
        let mut text = |words: String| blocks.push(Block::words(Place::Text, words));
        let asked = |key: &'static str| {
            let phrase = Phrase::new(key).with("draft", &draft).with("title", &title);
            say(phrase.with("sent", self.sent.map(day).unwrap_or_default()))
        };
        match (what.reminder, self.sent) {
            (false, _) => text(asked("letter-sends")),
            (true, None) => text(asked("letter-reminds")),
            (true, Some(_)) => text(asked("letter-reminds-of")),
        }
        if let Some(deadline) = what.deadline.or(self.edition.deadline) {
            let past = what.reminder && deadline < what.date;
            let key = if past { "letter-deadline-past" } else { "letter-deadline" };
            text(say(Phrase::new(key).with("date", day(deadline))));
        } else {
            text(say(Phrase::new("letter-no-deadline")));
        }
        text(say(Phrase::new("letter-silence")));
        if self.enclosures.iter().any(|name| name.ends_with(".travaux")) {
            text(say(Phrase::new("letter-how-to-reply")));
        }
        if !self.enclosures.is_empty() {
            blocks.push(Block::words(Place::Left, say(Phrase::new("letter-enclosures"))));
            for (nth, name) in (1..).zip(self.enclosures) {
                blocks.push(Block::item(format!("{nth}."), name.as_str()));
            }
        }
        blocks.push(self.foot(manner));
        let name = say(Phrase::new(if what.reminder { "letter-reminder" } else { "letter-covering" }));
        Paper {
            title,
            name,
            draft: line,
            distribution: manner.distribution.clone(),
            blocks,
            ..Paper::default()
        }
    }

    /// The date and number on the left, the addressee on the right.
    fn head(&self, manner: &Manner) -> Block {
        let what = self.circulation;
        let own = what.to.iter().find(|to| &to.code == self.to).map(|to| to.number.as_str());
        let own = own.filter(|number| !number.is_empty());
        let number = own.or(what.letter.as_ref().map(|letter| letter.number.as_str())).unwrap_or_default();
        let mut left = vec![vec![Run::plain(manner.language.say(date(what.date)))]];
        if !number.is_empty() {
            let phrase = Phrase::new("paper-letter-numbered").with("number", number);
            left.push(vec![Run::plain(manner.language.say(phrase))]);
        }
        let tongue = manner.language.code();
        let mut right = Vec::new();
        match self.dossier.state().roster.get(self.to) {
            Some(entry) => match entry.organ(tongue) {
                Some(organ) => {
                    right.push(vec![Run::plain(organ)]);
                    right.push(vec![Run::plain(entry.genitive(tongue))]);
                }
                None => right.push(vec![Run::plain(entry.full(tongue))]),
            },
            None => right.push(vec![Run::plain(self.to.as_str())]),
        }
        let mut table = Table::unruled(&[50, 50]);
        table.row([TableCell::new(left), TableCell::new(right)]);
        Block::Table(table)
    }

    /// Who signs: the office that sends the draft out.
    fn foot(&self, manner: &Manner) -> Block {
        let office = &self.dossier.genesis().office;
        let entry = self.dossier.state().roster.get(office);
        let name = entry.map_or(office.as_str(), |entry| entry.full(manner.language.code()));
        let signed = self.circulation.letter.as_ref().map(|it| it.signed_by.clone()).unwrap_or_default();
        let mut table = Table::unruled(&[46, 27, 27]);
        table.row([name.to_owned(), "________________".to_owned(), signed].map(TableCell::from));
        Block::Table(table)
    }
}
