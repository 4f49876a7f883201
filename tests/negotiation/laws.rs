//! Laws of a negotiation, whatever happens in it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestCaseError;
use travaux::compare::BaseSide;
use travaux::dossier::hearing::Choice;
use travaux::dossier::transfer::{Recipient, open_path};
use travaux::dossier::{Disk, Dossier};
use travaux::negotiation::board::{Board, Stand};
use travaux::negotiation::outcome::Status;
use travaux::negotiation::provenance::{How, Piece};
use travaux::negotiation::{Extent, RecordId};

use crate::course::{Course, Step, steps};
use crate::often::cases;
use crate::round::{BASE, begun, code, day, decide, occasion, ru, submit};

fn taken(root: &Path, steps: &[Step]) -> Course {
    let mut course = Course::new(begun(root));
    for step in steps {
        course.take(step, |_| {});
    }
    course
}

/// The boards of all drafts.
fn boards(dossier: &Dossier) -> Vec<Board> {
    let editions = dossier.state().editions.iter();
    editions.map(|edition| dossier.hearing(&edition.id, &ru()).unwrap().board).collect()
}

/// Every file of a folder that may come in any order.
fn files(root: &Path) -> Vec<(&'static str, PathBuf)> {
    let mut files = Vec::new();
    for folder in ["records", "texts", "received"] {
        let mut inside: Vec<PathBuf> =
            std::fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
        inside.sort();
        files.extend(inside.into_iter().map(|path| (folder, path)));
    }
    files
}

/// Every word of every draft has an author, or follows the numbering, and the pieces give the text back.
fn explained(dossier: &Dossier) -> Result<(), TestCaseError> {
    let current = dossier.state().current.unwrap();
    let chain = dossier.chain(&current, &ru()).unwrap();
    let (provenance, steps) = (chain.provenance(), chain.steps());
    prop_assert_eq!(chain.drafts.len(), dossier.state().editions.len());
    for (nth, draft) in chain.drafts.iter().enumerate() {
        let mut at = 0;
        for piece in provenance.pieces(nth) {
            prop_assert_eq!(piece.tokens.start, at);
            at = piece.tokens.end;
            let origin = provenance.origin(piece.origin).unwrap();
            prop_assert!(!origin.authors.is_empty() || origin.how == How::Numbering, "{:?}", origin);
            // What somebody proposed came in by a reply and an outcome.
            let by = !origin.submissions.is_empty() && !origin.outcomes.is_empty();
            prop_assert!(origin.how != How::Proposed || by, "{:?}", origin);
            // The secretariat wrote the first draft and nothing since.
            prop_assert!(origin.how != How::Edited, "{:?}", origin);
        }
        prop_assert_eq!(at, BaseSide::new(&draft.text).len());
        let replayed = provenance.replay(&steps, nth);
        prop_assert_eq!(replayed.as_ref(), Some(&draft.text));
    }
    Ok(())
}

/// Outcomes nothing took the place of are agreed still, or what opened them again is named.
fn attached(course: &Course) -> Result<(), String> {
    let state = course.dossier.state();
    for edition in &state.editions {
        let board = course.dossier.hearing(&edition.id, &ru()).unwrap().board;
        let standing = state.outcomes.values().filter(|it| it.what.on.edition == edition.id);
        for outcome in standing.filter(|it| it.what.takes_effect() && !state.overtaken.contains(&it.id)) {
            let opened = board
                .items
                .iter()
                .any(|item| matches!(item.stand, Stand::Reopened(_)) && item.outcomes.contains(&outcome.id));
            if board.agreed.contains(&outcome.id) == opened {
                return Err(format!("{outcome:?}\n{board:?}"));
            }
        }
    }
    Ok(())
}

/// Where the words of a draft come from, run by run: how they came in, by which outcomes and submissions, whose they are.
fn credited(dossier: &Dossier, edition: &RecordId) -> Vec<String> {
    let chain = dossier.chain(edition, &ru()).unwrap();
    let (provenance, last) = (chain.provenance(), chain.drafts.len() - 1);
    let origin = |piece: &Piece| provenance.origin(piece.origin).unwrap().clone();
    let pieces = provenance.pieces(last).iter();
    pieces.map(|piece| format!("{:?} {:?}", piece.tokens, origin(piece))).collect()
}

proptest! {
    #![proptest_config(cases(24))]

    /// Law 2: two copies with the same files show the same, in whatever order these came.
    #[test]
    fn copies_come_to_the_same_in_any_order(
        steps in steps(9),
        order in prop::collection::vec(any::<Index>(), 60),
        pauses in prop::collection::vec(any::<Index>(), 0..3),
    ) {
        let home = tempfile::tempdir().unwrap();
        let (one, two) = (home.path().join("one.dossier"), home.path().join("two.dossier"));
        let course = taken(&one, &steps);
        let mut files = files(&one);
        for (at, index) in order.iter().enumerate().take(files.len()) {
            let other = index.index(files.len());
            files.swap(at, other);
        }
        for folder in ["records", "texts", "received"] {
            std::fs::create_dir_all(two.join(folder)).unwrap();
        }
        std::fs::copy(one.join("dossier.ron"), two.join("dossier.ron")).unwrap();
        let mut copy = Dossier::open(&two, Arc::new(Disk)).unwrap();
        let pauses: Vec<usize> = pauses.iter().map(|index| index.index(files.len())).collect();
        for (at, (folder, path)) in files.iter().enumerate() {
            std::fs::copy(path, two.join(folder).join(path.file_name().unwrap())).unwrap();
            if pauses.contains(&at) {
                copy.reload().unwrap();
            }
        }
        copy.reload().unwrap();
        prop_assert_eq!(course.dossier.state(), copy.state());
        prop_assert_eq!(boards(&course.dossier), boards(&copy));
        prop_assert!(copy.troubles().is_empty());
    }

    /// Law 1: whatever parts of a dossier an office is sent, in whatever order, what it then has is what it may see of all.
    #[test]
    fn an_office_has_what_it_was_sent(
        steps in steps(9),
        parts in prop::collection::vec(0..3_usize, 1..4),
    ) {
        let home = tempfile::tempdir().unwrap();
        let dossier = taken(&home.path().join("one.dossier"), &steps).dossier;
        let office = code("KAZ");
        let library = home.path().join("library");
        let send = |part: usize| {
            let recipient = if part == 2 { Recipient::Everyone } else { Recipient::Office(&office) };
            let path = home.path().join("a.travaux");
            std::fs::write(&path, dossier.pack(recipient, Extent::ALL[part]).unwrap()).unwrap();
            open_path(&path, &library, Arc::new(Disk)).unwrap().dossier
        };
        for part in parts {
            let partly = send(part);
            prop_assert!(partly.state().heads == dossier.state().heads);
        }
        std::fs::write(home.path().join("b.travaux"), dossier.pack(Recipient::Office(&office), Extent::Everything).unwrap()).unwrap();
        let theirs = open_path(&home.path().join("b.travaux"), &library, Arc::new(Disk)).unwrap().dossier;
        let seen = dossier.view(Recipient::Office(&office));
        prop_assert_eq!(theirs.state(), seen.state());
        prop_assert_eq!(boards(&theirs), boards(&seen));
    }

    /// Law 3: every word has an author.
    #[test]
    fn every_word_of_every_draft_is_explained(steps in steps(12)) {
        let home = tempfile::tempdir().unwrap();
        let mut course = taken(&home.path().join("one.dossier"), &steps);
        let draft = course.dossier.next_draft(day()).unwrap().draft;
        course.dossier.publish(draft, &occasion()).unwrap();
        explained(&course.dossier)?;
    }

    /// Law 3: whatever comes after a draft, who wrote its words and which outcome brought them in stays as it was.
    #[test]
    fn words_of_a_published_draft_keep_their_authors(
        before in steps(8),
        decided in prop::collection::vec((any::<Index>(), 0..4_usize), 1..4),
        after in steps(12),
    ) {
        let home = tempfile::tempdir().unwrap();
        let decided = decided.into_iter().map(|(on, what)| Step::Decide(on, what, true));
        let steps: Vec<Step> = before.into_iter().chain(decided).chain([Step::Publish]).chain(after).collect();
        let mut course = Course::new(begun(&home.path().join("one.dossier")));
        let mut first: BTreeMap<RecordId, Vec<String>> = BTreeMap::new();
        for step in &steps {
            course.take(step, |course| {
                let current = course.dossier.state().current.unwrap();
                first.entry(current).or_insert_with(|| credited(&course.dossier, &current));
            });
        }
        for (edition, credited_first) in &first {
            prop_assert_eq!(&credited(&course.dossier, edition), credited_first);
        }
    }

    /// Adding any voice, or taking one back, leaves earlier outcomes attached.
    #[test]
    fn what_was_decided_stays_attached(steps in steps(9)) {
        let home = tempfile::tempdir().unwrap();
        let mut course = Course::new(begun(&home.path().join("one.dossier")));
        let mut found = Ok(());
        for step in &steps {
            course.take(step, |course| {
                if found.is_ok() {
                    found = attached(course);
                }
            });
        }
        prop_assert!(found.is_ok(), "{}", found.unwrap_err());
    }
}

#[test]
fn words_of_a_reply_that_gave_way_are_still_its_authors() {
    for late in [false, true] {
        let home = tempfile::tempdir().unwrap();
        let mut dossier = begun(&home.path().join("one.dossier"));
        let first = submit(&mut dossier, "ARM", &BASE.replace("рассматривает", "изучает"));
        decide(&mut dossier, 1, Choice::Wording(1), Status::Agreed);
        let gone = |dossier: &mut Dossier| {
            submit(dossier, "ARM", BASE);
            dossier.withdraw_for(code("ARM"), first, "", &occasion()).unwrap();
        };
        // Before the next draft is made, or after.
        if !late {
            gone(&mut dossier);
        }
        let draft = dossier.next_draft(day()).unwrap().draft;
        dossier.publish(draft, &occasion()).unwrap();
        if late {
            gone(&mut dossier);
        }
        let chain = dossier.chain(&dossier.state().current.unwrap(), &ru()).unwrap();
        let provenance = chain.provenance();
        let origins = provenance.pieces(1).iter().map(|piece| provenance.origin(piece.origin).unwrap());
        let new: Vec<_> = origins.filter(|origin| origin.how != How::First).collect();
        assert_eq!(new.len(), 1, "{new:?}");
        assert_eq!((new[0].how, &new[0].authors), (How::Proposed, &vec![code("ARM")]));
        assert_eq!(new[0].submissions, [first]);
    }
}

#[test]
fn words_an_outcome_brought_in_are_still_credited_to_it_once_it_is_taken_back() {
    let home = tempfile::tempdir().unwrap();
    let mut dossier = begun(&home.path().join("one.dossier"));
    let said = submit(&mut dossier, "ARM", &BASE.replace("рассматривает", "изучает"));
    let outcome = decide(&mut dossier, 1, Choice::Wording(1), Status::Agreed);
    let draft = dossier.next_draft(day()).unwrap().draft;
    dossier.publish(draft, &occasion()).unwrap();
    let before = credited(&dossier, &dossier.state().current.unwrap());
    dossier.withdraw(outcome, "ошибка", &occasion()).unwrap();
    let current = dossier.state().current.unwrap();
    assert_eq!(credited(&dossier, &current), before);
    let chain = dossier.chain(&current, &ru()).unwrap();
    let provenance = chain.provenance();
    let origins = provenance.pieces(1).iter().map(|piece| provenance.origin(piece.origin).unwrap());
    let new: Vec<_> = origins.filter(|origin| origin.how != How::First).collect();
    assert_eq!((&new[0].outcomes, &new[0].submissions), (&vec![outcome], &vec![said]));
}
