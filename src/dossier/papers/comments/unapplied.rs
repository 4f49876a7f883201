//! What of a list of points is not carried out, with why: that is for the office to say, in the column of outcomes.

use super::{Entry, standing};
use crate::dossier::papers::{Round, instruction};
use crate::exchange::paper::{Run, capital};
use crate::language::Phrase;
use crate::negotiation::point::{Why, apply_points};
use crate::negotiation::state::Stated;
use crate::negotiation::submission::{Kind, Submission};

/// Points of lists that could not be carried out on the text.
pub(super) fn without_a_place(round: &Round<'_>) -> Vec<Entry> {
    let standing = standing(round, &round.edition.id);
    standing.into_iter().flat_map(|submission| unapplied(round, submission)).collect()
}

/// The points of a list that could not be carried out on the text.
pub(super) fn unapplied(round: &Round<'_>, submission: &Stated<Submission>) -> Vec<Entry> {
    let mut entries = Vec::new();
    if submission.what.kind != Kind::Points || !submission.what.texts.contains_key(&round.hearing.language) {
        return entries;
    }
    let applied = apply_points(&round.hearing.base.text, &submission.what.points);
    // Those that stand in other forms everywhere are named with the places.
    for unapplied in applied.unapplied.into_iter().filter(|it| it.why != Why::Form) {
        let Some(point) = submission.what.points.get(unapplied.point) else { continue };
        let said = vec![vec![Run::plain(instruction::sentence(round.manner.language, point))]];
        // Why is for the office to say, not for the delegation.
        let why = capital(&round.say(unapplied.why.phrase()));
        let outcome = vec![vec![Run::plain(why).italic()]];
        let (element, by) = (capital(&point.at), vec![round.sender(submission)]);
        entries.push(Entry { outcome, ..Entry::new(element, by, said) });
    }
    entries
}

/// Points about the whole text that left some places as they are, for a person to see to.
pub(super) fn in_part(round: &Round<'_>) -> Vec<Entry> {
    let citations = round.citations();
    let mut entries = Vec::new();
    let lists = standing(round, &round.edition.id);
    for submission in lists.into_iter().filter(|it| it.what.kind == Kind::Points) {
        let left = apply_points(&round.hearing.base.text, &submission.what.points).left;
        for (index, point) in submission.what.points.iter().enumerate() {
            let places = left.iter().filter(|it| it.point == index).map(|it| {
                let phrase = Phrase::new("paper-point-left").with("at", citations.of(it.provision));
                vec![Run::plain(round.say(phrase.with("words", &it.words))).italic()]
            });
            let outcome: Vec<Vec<Run>> = places.collect();
            if !outcome.is_empty() {
                let said = vec![vec![Run::plain(instruction::sentence(round.manner.language, point))]];
                let (element, by) = (capital(&point.at), vec![round.sender(submission)]);
                entries.push(Entry { outcome, ..Entry::new(element, by, said) });
            }
        }
    }
    entries
}
