//! Proposals that were made to a draft and stand no longer: taken back, alone or with the reply they stood in, or not made
//! again in a later one. A proposal that silently disappears is a grievance: the papers go on showing it.
//!
//! That a later reply does not repeat a proposal is stated as just that. Nobody said that it is withdrawn, and silence
//! says nothing. Where the later reply says something else on the same words, that is its proposal, and has its own line.

use std::collections::BTreeSet;

use super::Round;
use crate::consolidate::compose::Choice;
use crate::consolidate::table::{Matter, Proposal, matters};
use crate::consolidate::{Passage, Revision, RollingText, Wording, consolidate};
use crate::dossier::kept::Voice;
use crate::exchange::paper::Run;
use crate::language::Phrase;
use crate::negotiation::carry::in_numbers_of;
use crate::negotiation::number;
use crate::negotiation::outcome::{Decision, Verdict};
use crate::negotiation::piece::Piece;
use crate::negotiation::record::Body;
use crate::negotiation::state::Spoke;
use crate::negotiation::submission::Kind;
use crate::negotiation::{Code, RecordId};
use crate::text::Text;

/// A proposal that stands no longer.
pub(super) struct Gone {
    /// The reply it stood in.
    pub submission: RecordId,
    /// Those who made it and stand by it no longer, in protocol order.
    pub codes: Vec<Code>,
    /// What became of it.
    pub how: How,
    /// What it was about and said: a matter with this one proposal.
    pub matter: Matter,
    /// Whether what it says was agreed all the same, and stands.
    pub agreed: bool,
    /// Of agreed ones, the words.
    pub words: Vec<String>,
}

/// How a proposal came to stand no longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// It was taken back by this record.
    TakenBack(RecordId),
    /// This later reply does not make it again.
    NotRepeated(RecordId),
}

impl Gone {
    /// The provision it is about.
    pub fn place(&self) -> usize {
        self.matter.provision.unwrap_or(0)
    }

    /// The proposal itself.
    pub fn proposal(&self) -> Option<&Proposal> {
        self.matter.proposals.first()
    }

    /// Who made it, and under which letter.
    pub fn sender(&self, round: &Round<'_>) -> String {
        let submission = round.state().submissions.get(&self.submission);
        submission.map(|it| round.sender_for(it, &self.codes)).unwrap_or_default()
    }

    /// What became of it, a paragraph each: «Снято», by which letter, why.
    pub fn became(&self, round: &Round<'_>) -> Vec<Vec<Run>> {
        let mut said = self.departed(round);
        if self.agreed {
            said.push(vec![Run::plain(round.say("paper-agreed-stands")).italic()]);
        }
        said
    }

    fn departed(&self, round: &Round<'_>) -> Vec<Vec<Run>> {
        match self.how {
            How::TakenBack(by) => taken_back(round, &by),
            How::NotRepeated(reply) => {
                let letter = round.state().submissions.get(&reply).and_then(|it| it.what.letter.as_ref());
                let said = match letter.map(|letter| round.letter(letter)).unwrap_or_default() {
                    letter if letter.is_empty() => round.say("paper-not-repeated"),
                    letter => round.say(Phrase::new("paper-not-repeated-in").with("letter", letter)),
                };
                vec![vec![Run::plain(said).italic()]]
            }
        }
    }
}

/// That something was taken back by a record: the verdict, by which letter, why.
pub(super) fn taken_back(round: &Round<'_>, by: &RecordId) -> Vec<Vec<Run>> {
    let mut said = vec![vec![Run::plain(round.verdict(Verdict::Withdrawn)).bold()]];
    let Some(envelope) = round.record(by).and_then(|record| record.envelope()) else { return said };
    let letter = envelope.on_the_strength_of.as_ref().map(|letter| round.letter(letter)).unwrap_or_default();
    if !letter.is_empty() {
        said.push(vec![Run::plain(round.say(Phrase::new("paper-by-letter").with("letter", letter)))]);
    }
    let given = envelope.on_the_strength_of.as_ref().map(|letter| letter.text.as_str());
    let reason = match &envelope.body {
        Body::Submission(_) => given.unwrap_or_default(),
        Body::Withdrawal(withdrawal) => withdrawal.reason.as_str(),
        Body::Retraction(retraction) => retraction.reason.as_str(),
        _ => "",
    };
    let lines = reason.lines().map(str::trim).filter(|line| !line.is_empty());
    said.extend(lines.map(|line| vec![Run::plain(line)]));
    said
}

/// All of them, in the order of the text.
pub(super) fn all(round: &Round<'_>) -> Vec<Gone> {
    let state = round.state();
    let key = (round.edition.id, round.hearing.language.clone());
    let mut spoken: Vec<Spoke> = Vec::new();
    for spoke in state.turns.get(&key).into_iter().flatten().flat_map(|turn| &turn.came) {
        if !spoken.contains(spoke) {
            spoken.push(*spoke);
        }
    }
    let mut codes: Vec<Code> = Vec::new();
    for code in
        spoken.iter().filter_map(|it| state.submissions.get(&it.submission)).flat_map(|it| &it.what.voices)
    {
        if !codes.contains(code) {
            codes.push(code.clone());
        }
    }
    state.roster.sort(&mut codes);
    let mut texts = Texts { round, known: Vec::new() };
    let mut gone: Vec<Gone> = Vec::new();
    for code in codes {
        for (spoke, how, later) in departed(round, &spoken, &code) {
            for one in texts.given_up(&spoke, how, &later) {
                let same = |it: &&mut Gone| {
                    it.submission == spoke.submission && it.how == how && it.matter == one.matter
                };
                match gone.iter_mut().find(same) {
                    Some(known) => known.codes.push(code.clone()),
                    None => gone.push(Gone { codes: vec![code.clone()], ..one }),
                }
            }
        }
    }
    gone.sort_by_key(Gone::place);
    gone
}

/// What a delegation once said and says no longer, how that came about, and what it said later or says now.
fn departed(round: &Round<'_>, spoken: &[Spoke], code: &Code) -> Vec<(Spoke, How, Vec<Spoke>)> {
    let state = round.state();
    let speaks = |spoke: &&Spoke| {
        state.submissions.get(&spoke.submission).is_some_and(|it| it.what.voices.contains(code))
    };
    let withdrawn = |spoke: &Spoke| {
        let by = state.withdrawn.get(&spoke.submission).or_else(|| state.withdrawn.get(&spoke.by));
        by.copied()
    };
    let own: Vec<Spoke> = spoken.iter().filter(speaks).copied().collect();
    let standing = state.answers_to(&round.edition.id, &round.hearing.language).iter();
    let standing = standing.filter(|it| it.voices.contains(code));
    let standing: Vec<Spoke> = standing.map(|it| Spoke { submission: it.submission, by: it.by }).collect();
    let mut departed = Vec::new();
    for (at, spoke) in own.iter().enumerate().filter(|(_, spoke)| !standing.contains(spoke)) {
        if let Some(by) = withdrawn(spoke) {
            // A retraction that was taken back gave way to what it had left out.
            if state.submissions.contains_key(&spoke.submission) && !is_retraction(round, &spoke.by) {
                departed.push((*spoke, How::TakenBack(by), standing.clone()));
            }
            continue;
        }
        let Some(next) = own.iter().skip(at + 1).find(|next| withdrawn(next).is_none()) else { continue };
        let parts = state.submissions.get(&next.submission).and_then(|it| it.what.parts_from);
        let how = match state.retractions.contains_key(&next.by) || parts == Some(spoke.submission) {
            true => How::TakenBack(next.by),
            false => How::NotRepeated(next.submission),
        };
        departed.push((*spoke, how, standing.iter().copied().chain([*next]).collect()));
    }
    departed
}

fn is_retraction(round: &Round<'_>, id: &RecordId) -> bool {
    let envelope = round.record(id).and_then(|record| record.envelope());
    envelope.is_some_and(|envelope| matches!(envelope.body, Body::Retraction(_)))
}

/// What was said, each set out against the draft once.
struct Texts<'r, 'a> {
    round: &'r Round<'a>,
    known: Vec<(Spoke, Option<RollingText>)>,
}

impl Texts<'_, '_> {
    /// The proposals of what was said that nothing later makes again; whose they are is left open.
    fn given_up(&mut self, spoke: &Spoke, how: How, later: &[Spoke]) -> Vec<Gone> {
        let later: Vec<RollingText> = later.iter().filter_map(|it| self.set_out(it)).collect();
        let Some(said) = self.set_out(spoke) else { return Vec::new() };
        // What was agreed before has its own lines: it stands.
        let mut given_up = [BTreeSet::new(), BTreeSet::new()];
        for (index, passage) in said.open_passages() {
            let place = (passage.layer, passage.span.clone());
            let stays = later.iter().flat_map(|later| later.open_passages()).any(|(_, other)| {
                let there = (other.layer, other.span.clone());
                match how {
                    How::TakenBack(_) => place == there && proposal(passage) == proposal(other),
                    How::NotRepeated(_) => number::meets(&place, &there),
                }
            });
            if !stays {
                given_up[usize::from(self.is_agreed(passage))].insert(index);
            }
        }
        let mut gone = Vec::new();
        for (given_up, agreed) in given_up.into_iter().zip([false, true]).filter(|(it, _)| !it.is_empty()) {
            let choices = said.open_passages().map(|(index, passage)| {
                let own = passage.wordings.iter().position(|wording| !wording.base);
                let choice = own.filter(|_| given_up.contains(&index)).map_or(Choice::Keep, Choice::Take);
                (index, choice)
            });
            let alone = self.against(&said.compose(&choices.collect()).text, false);
            gone.extend(matters(&alone).into_iter().map(|matter| {
                let picks = matter.proposals.iter().flat_map(|proposal| &proposal.picks);
                let wordings = picks
                    .filter_map(|(passage, wording)| alone.passages.get(*passage)?.wordings.get(*wording));
                let words = wordings.flat_map(|it| &it.fragments).map(|it| it.content.text.clone());
                let words = words.filter(|_| agreed).collect();
                Gone { submission: spoke.submission, codes: Vec::new(), how, matter, agreed, words }
            }));
        }
        gone
    }

    /// Whether an outcome that stands brings in what is proposed in a passage.
    fn is_agreed(&self, passage: &Passage) -> bool {
        let Some(proposed) = proposal(passage) else { return false };
        let agreed = self.round.hearing.board.agreed.iter();
        agreed.filter_map(|id| self.round.state().outcomes.get(id)).map(|outcome| &outcome.what).any(|it| {
            let here = it.on.layer == passage.layer && (it.on.from..it.on.to) == passage.span;
            let reads =
                || Piece::read_all(&it.effect).is_some_and(|fragments| fragments == proposed.fragments);
            here && it.takes_effect()
                && it.decision != Decision::Keep
                && it.before == proposed.place
                && reads()
        })
    }

    fn set_out(&mut self, spoke: &Spoke) -> Option<RollingText> {
        if let Some((_, known)) = self.known.iter().find(|(it, _)| it == spoke) {
            return known.clone();
        }
        let round = self.round;
        let kind = round.state().submissions.get(&spoke.submission).map(|it| it.what.kind);
        let said = match kind {
            Some(Kind::Approved) | None => None,
            _ => round.dossier.spoken(spoke, &round.hearing.language),
        };
        let set_out = said.map(|Voice { text, partial, .. }| {
            self.against(&in_numbers_of(&round.hearing.base.text, &text), partial)
        });
        self.known.push((*spoke, set_out.clone()));
        set_out
    }

    fn against(&self, text: &Text, partial: bool) -> RollingText {
        const VOICE: &str = "1";
        consolidate(&self.round.hearing.base.text, &[Revision { voice: VOICE, text, partial }], &[VOICE])
    }
}

/// What is proposed in a passage of one voice: the words, or where the block is to stand.
fn proposal(passage: &Passage) -> Option<&Wording> {
    passage.wordings.iter().find(|wording| !wording.base)
}
