//! The reply board: who was sent a draft and when, who has answered, how, and who is late.

use jiff::civil::Date;

use super::late::{Late, late};
use super::state::{Standing, StateOfPlay};
use super::submission::{Kind, Letter};
use super::{Code, RecordId};

/// One delegation's line of the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<'a> {
    /// Whose.
    pub code: Code,
    /// How far it has answered.
    pub standing: Standing,
    /// When the draft was sent to it.
    pub sent: Option<Date>,
    /// The number of the letter to it.
    pub sent_letter: Option<String>,
    /// When it was last reminded.
    pub reminded: Option<Date>,
    /// The day by which its reply is asked for.
    pub deadline: Option<Date>,
    /// The date of its newest reply.
    pub received: Option<Date>,
    /// The covering letter of that reply.
    pub letter: Option<&'a Letter>,
    /// Whether that reply came after the deadline.
    pub late: bool,
    /// Whether it has answered a part only.
    pub partial: bool,
    /// Whether proposals it made to an older draft are carried over to this one.
    pub carried: bool,
    /// Its replies to older drafts that came when this one was out; none of them is taken account of in it.
    pub older: Vec<Late>,
}

/// The board of an edition, in protocol order.
pub fn lines<'a>(state: &'a StateOfPlay, edition: &RecordId) -> Vec<Line<'a>> {
    let older = if state.current == Some(*edition) { late(state) } else { Vec::new() };
    let all = state.standings(edition).into_iter();
    all.map(|(code, standing)| {
        let own = older.iter().filter(|late| late.voices.contains(&code)).cloned().collect();
        Line { older: own, ..line(state, edition, code, standing) }
    })
    .collect()
}

fn line<'a>(state: &'a StateOfPlay, edition: &RecordId, code: Code, standing: Standing) -> Line<'a> {
    let published = state.edition(edition);
    let mut line = Line {
        standing,
        sent: None,
        sent_letter: None,
        reminded: None,
        deadline: published.and_then(|edition| edition.what.deadline),
        received: None,
        letter: None,
        late: false,
        partial: false,
        carried: false,
        older: Vec::new(),
        code,
    };
    let mut sent: Vec<_> = state.circulations.values().filter(|it| &it.what.edition == edition).collect();
    sent.sort_by_key(|it| (it.what.date, it.counter, it.id));
    for circulation in sent {
        let Some(to) = circulation.what.to.iter().find(|to| to.code == line.code) else { continue };
        if circulation.what.reminder {
            line.reminded = Some(circulation.what.date);
        } else {
            line.sent = Some(circulation.what.date);
            let common = circulation.what.letter.as_ref().map(|letter| &letter.number);
            let own = Some(&to.number).filter(|number| !number.is_empty());
            line.sent_letter = own.or(common).filter(|number| !number.is_empty()).cloned();
        }
        line.deadline = circulation.what.deadline.or(line.deadline);
    }
    let records: &[RecordId] = match &line.standing {
        Standing::NoComments(record) => std::slice::from_ref(record),
        Standing::Remarked(records) | Standing::Replied(records) => records,
        Standing::Silent | Standing::NotSent => &[],
    };
    let replies: Vec<_> = records.iter().filter_map(|record| state.submissions.get(record)).collect();
    if let Some(newest) = replies.iter().max_by_key(|it| (it.what.date, it.counter, it.id)) {
        line.received = newest.what.date;
        line.letter = newest.what.letter.as_ref();
    }
    line.late = line.received.zip(line.deadline).is_some_and(|(received, deadline)| received > deadline);
    line.partial = !replies.is_empty() && replies.iter().all(|it| it.what.kind == Kind::Parts);
    line.carried = state.answers.iter().any(|((about, _), answers)| {
        about == edition && answers.iter().any(|it| it.carried && it.voices.contains(&line.code))
    });
    line
}
