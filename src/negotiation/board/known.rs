//! What is known of those who propose nothing on a passage. Silence is never consent.

use super::{Choice, Hearing};
use crate::consolidate::Passage;
use crate::negotiation::position::Stance;
use crate::negotiation::state::Standing;
use crate::negotiation::{Code, RecordId};

/// What is known of someone who proposes nothing on a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// Expressly keeps the text, by this position.
    KeepsBase(RecordId),
    /// Replied, and made no proposal here.
    NoProposal,
    /// Did not answer this part.
    NotAnswered,
    /// Was not sent the draft.
    NotSent,
    /// Replied "no comments".
    NoComments,
    /// Sent remarks without a wording.
    Remarked,
    /// Has not replied.
    Silent,
    /// Has not replied, and was not at the meeting.
    Absent,
}

impl Known {
    /// The key of its words.
    pub fn key(self) -> &'static str {
        match self {
            Known::KeepsBase(_) => "known-keeps",
            Known::NoProposal => "known-no-proposal",
            Known::NotAnswered => "known-not-answered",
            Known::NotSent => "known-not-sent",
            Known::NoComments => "known-no-comments",
            Known::Remarked => "known-remarks",
            Known::Silent => "known-silent",
            Known::Absent => "known-absent",
        }
    }

    /// The word other programs read.
    pub fn word(self) -> &'static str {
        match self {
            Known::KeepsBase(_) => "keeps-the-text",
            Known::NoProposal => "no-proposal",
            Known::NotAnswered => "not-answered",
            Known::NotSent => "not-sent",
            Known::NoComments => "no-comments",
            Known::Remarked => "remarks",
            Known::Silent => "silent",
            Known::Absent => "absent",
        }
    }
}

pub(super) fn known(
    hearing: &Hearing<'_>,
    passage: &Passage,
    options: &[Choice],
    standings: &[(Code, Standing)],
) -> Vec<(Code, Known)> {
    let state = hearing.state;
    let provision = hearing.rolling.provision_at(passage.span.start);
    // The last meeting, by its date; where several have one date, by id.
    let meeting = state.meetings.values().max_by_key(|meeting| (meeting.what.to, meeting.id));
    let proposes = |code: &Code| options.iter().any(|choice| choice.holders.contains(code));
    let others = standings.iter().filter(|(code, _)| !proposes(code));
    others
        .map(|(code, standing)| {
            let keeps = options.first().and_then(|base| {
                base.positions.iter().find(|(voice, stance, _)| voice == code && *stance == Stance::Supports)
            });
            let known = match (keeps, standing) {
                (Some((_, _, record)), _) => Known::KeepsBase(*record),
                (None, Standing::Replied(_)) => {
                    let mut own = hearing.speakers.iter().filter(|speaker| speaker.codes.contains(code));
                    match own.any(|speaker| (hearing.answered)(&speaker.name, provision)) {
                        true => Known::NoProposal,
                        false => Known::NotAnswered,
                    }
                }
                (None, Standing::NoComments(_)) => Known::NoComments,
                (None, Standing::Remarked(_)) => Known::Remarked,
                (None, Standing::NotSent) => Known::NotSent,
                (None, Standing::Silent) => match meeting {
                    Some(meeting) if meeting.what.absent.contains(code) => Known::Absent,
                    _ => Known::Silent,
                },
            };
            (code.clone(), known)
        })
        .collect()
}
