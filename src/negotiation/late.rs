//! Replies to older drafts that came when a newer one was out: no draft takes account of them until they are carried
//! over, and nobody may overlook them.

use std::collections::BTreeSet;

use super::state::{StateOfPlay, Stated};
use super::submission::Kind;
use super::{Audience, Code, Edition, RecordId, Submission};

/// A reply to an older draft that no later draft took account of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Late {
    /// The reply.
    pub submission: RecordId,
    /// The number of the draft it answers.
    pub number: u32,
    /// Those who have said nothing since, in protocol order.
    pub voices: Vec<Code>,
    /// Whether it can be carried over to the current draft. Not where they had answered a later draft before it came:
    /// that answer stands; nor where it proposes nothing and nothing of theirs is there to give way.
    pub goes_on: bool,
}

/// All of them, in protocol order of their first voice. What cannot be carried over is told of as long as the draft it
/// answers is the one before the current.
pub fn late(state: &StateOfPlay) -> Vec<Late> {
    let Some(current) = state.current_edition() else { return Vec::new() };
    let within = state.editions.iter().flat_map(|edition| &edition.what.replies);
    let since = state.carried.values().map(|carried| &carried.what.submission);
    let dealt_with: BTreeSet<&RecordId> = within.chain(since).chain(state.withdrawn.keys()).collect();
    let rest = state.submissions.values().filter(|submission| !dealt_with.contains(&submission.id));
    let mut all: Vec<Late> = rest.filter_map(|submission| of(state, current, submission)).collect();
    all.sort_by_cached_key(|late| {
        let counter = state.submissions.get(&late.submission).map(|it| it.counter);
        (late.voices.first().map(|voice| state.roster.place(voice)), counter, late.submission)
    });
    all
}

fn of(state: &StateOfPlay, current: &Stated<Edition>, reply: &Stated<Submission>) -> Option<Late> {
    let kind = reply.what.kind;
    let about = state.edition(reply.what.about.record()).filter(|about| about.id != current.id)?;
    if kind == Kind::Approved {
        return None;
    }
    let stands = |voice: &Code| {
        let mut on_it = state.answers.iter().filter(|((subject, _), _)| *subject == about.id);
        !kind.supersedes()
            || on_it.any(|(_, answers)| {
                answers.iter().any(|it| it.submission == reply.id && it.voices.contains(voice))
            })
    };
    // What the voice said to later drafts: before the reply came, or after.
    let spoke = |voice: &Code, since: bool| {
        state.submissions.values().any(|other| {
            other.what.kind.supersedes()
                && !state.withdrawn.contains_key(&other.id)
                && other.what.voices.contains(voice)
                && (other.counter > reply.counter) == since
                && state
                    .edition(other.what.about.record())
                    .is_some_and(|it| it.what.number > about.what.number)
        })
    };
    let mut voices: Vec<Code> =
        reply.what.voices.iter().filter(|voice| stands(voice) && !spoke(voice, true)).cloned().collect();
    state.roster.sort(&mut voices);
    let gives_way = |voice: &Code| {
        state.answers.iter().any(|((subject, _), answers)| {
            *subject == current.id && answers.iter().any(|it| it.carried && it.voices.contains(voice))
        })
    };
    let goes_on = voices
        .iter()
        .any(|voice| !spoke(voice, false) && (kind.is_worded() || kind.supersedes() && gives_way(voice)));
    // What is for some only was no part of what the next draft was made of.
    let told = goes_on || current.what.previous == Some(about.id) && reply.audience == Audience::All;
    (told && !voices.is_empty()).then_some(Late {
        submission: reply.id,
        number: about.what.number,
        voices,
        goes_on,
    })
}
