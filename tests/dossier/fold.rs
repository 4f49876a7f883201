//! The fold: a pure function of the set of records.

use proptest::prelude::*;
use travaux::negotiation::outcome::{Decision, Outcome, Status};
use travaux::negotiation::record::Body;
use travaux::negotiation::state::{Awaited, Contradiction, NoEffect, Standing};
use travaux::negotiation::statement::{Expunged, RosterChange};
use travaux::negotiation::stretch::Stretch;
use travaux::negotiation::submission::{About, Kind};
use travaux::negotiation::{Audience, Digest, LanguageTag, RecordId, RosterEntry, Seat, audience, fold};

use crate::histories::{history, steps};
use crate::table::{Table, code, edition, reply, ru, text, withdraw, wordless};

fn voices(table: &Table, about: RecordId) -> Vec<(Vec<String>, RecordId)> {
    let state = table.fold();
    let answers = state.answers_to(&about, &ru());
    answers.iter().map(|a| (a.voices.iter().map(ToString::to_string).collect(), a.submission)).collect()
}

#[test]
fn a_later_answer_takes_the_place_of_an_earlier_one() {
    let mut table = Table::new();
    let first = table.edition(1, None, &[]);
    let a = table.say("VEL", &[first], reply(&["VEL"], first, "а"));
    assert_eq!(voices(&table, first), [(vec!["VEL".to_owned()], a)]);
    let b = table.say("VEL", &[a], reply(&["VEL"], first, "б"));
    assert_eq!(voices(&table, first), [(vec!["VEL".to_owned()], b)]);
    let state = table.fold();
    assert_eq!(state.current, Some(first));
    assert!(state.contradictions.is_empty() && state.submissions.contains_key(&a) && !state.stands(&a));
    assert_eq!(state.standing(&first, &code("VEL")), Standing::Replied(vec![b]));
    assert_eq!(state.standing(&first, &code("ARN")), Standing::Silent);
    assert_eq!(state.heads, [b]);
    assert_eq!(state.next_counter, 4);
}

#[test]
fn answers_written_apart_stay_open_until_someone_who_saw_both_speaks() {
    let mut table = Table::new();
    let first = table.edition(1, None, &[]);
    let a = table.say("VEL", &[first], reply(&["VEL"], first, "а"));
    let b = table.say("VEL", &[first], reply(&["VEL"], first, "б"));
    let state = table.fold();
    let mut both = vec![a, b];
    both.sort();
    let open = Contradiction::Answers {
        voice: code("VEL"),
        about: first,
        language: ru(),
        submissions: both.clone(),
    };
    assert!(state.contradictions.contains(&open), "{:?}", state.contradictions);
    assert!(state.stands(&a) && state.stands(&b));
    let c = table.say("VEL", &both, reply(&["VEL"], first, "в"));
    assert!(table.fold().contradictions.is_empty());
    assert_eq!(voices(&table, first), [(vec!["VEL".to_owned()], c)]);
}

#[test]
fn withdrawing_one_of_two_settles_them_too() {
    let mut table = Table::new();
    let first = table.edition(1, None, &[]);
    let a = table.say("VEL", &[first], reply(&["VEL"], first, "а"));
    let b = table.say("VEL", &[first], reply(&["VEL"], first, "б"));
    let w = table.say("VEL", &[a, b], withdraw(b));
    let state = table.fold();
    assert!(state.contradictions.is_empty());
    assert_eq!(state.withdrawn.get(&b), Some(&w));
    assert_eq!(voices(&table, first), [(vec!["VEL".to_owned()], a)]);
    // The withdrawal can itself be withdrawn.
    table.say("VEL", &[w], withdraw(w));
    let state = table.fold();
    assert!(!state.withdrawn.contains_key(&b) && state.stands(&b) && state.contradictions.len() == 1);
}

#[test]
fn nobody_withdraws_what_is_not_theirs_nor_a_published_edition() {
    let mut table = Table::new();
    let first = table.edition(1, None, &[]);
    let a = table.say("VEL", &[first], reply(&["VEL"], first, "а"));
    let theirs = table.say("ARN", &[a], withdraw(a));
    let published = table.say("SEC", &[a], withdraw(first));
    let unseen = table.say("VEL", &[first], withdraw(a));
    let state = table.fold();
    assert_eq!(state.without_effect.get(&theirs), Some(&NoEffect::NoRight(code("ARN"))));
    assert_eq!(state.without_effect.get(&published), Some(&NoEffect::Published));
    assert_eq!(state.without_effect.get(&unseen), Some(&NoEffect::NoSubject(a)));
    assert!(state.stands(&a));
    table.say("SEC", &[a], withdraw(a));
    assert!(!table.fold().stands(&a));
}

#[test]
fn a_joint_answer_stands_for_those_who_said_nothing_newer() {
    let mut table = Table::new();
    let first = table.edition(1, None, &[]);
    let joint = table.say("ARN", &[first], reply(&["ARN", "VEL"], first, "а"));
    let own = table.say("ARN", &[joint], reply(&["ARN"], first, "б"));
    let expected = [(vec!["VEL".to_owned()], joint), (vec!["ARN".to_owned()], own)];
    assert_eq!(voices(&table, first), expected);
}

#[test]
fn languages_are_answered_each_alone() {
    let mut table = Table::new();
    let first = table.edition(1, None, &[]);
    let russian = table.say("VEL", &[first], reply(&["VEL"], first, "а"));
    let mut body = reply(&["VEL"], first, "b");
    if let Body::Submission(submission) = &mut body {
        submission.texts = submission.texts.values().map(|a| (LanguageTag::english(), a.clone())).collect();
    }
    let english = table.say("VEL", &[russian], body);
    let state = table.fold();
    assert!(state.stands(&russian) && state.stands(&english));
    assert_eq!(state.answers_to(&first, &LanguageTag::english()).len(), 1);
    // A letter of no comments speaks of every language.
    let letter = table.say("VEL", &[english], wordless(Kind::NoComments, &["VEL"], first));
    let state = table.fold();
    assert!(!state.stands(&russian) && !state.stands(&english));
    assert_eq!(state.standing(&first, &code("VEL")), Standing::NoComments(letter));
}

#[test]
fn remarks_add_and_never_replace() {
    let mut table = Table::new();
    let first = table.edition(1, None, &[]);
    let a = table.say("VEL", &[first], reply(&["VEL"], first, "а"));
    table.say("VEL", &[a], wordless(Kind::Remarks, &["VEL"], first));
    let alone = table.say("ARN", &[a], wordless(Kind::Remarks, &["ARN"], first));
    let state = table.fold();
    assert_eq!(state.standing(&first, &code("VEL")), Standing::Replied(vec![a]));
    assert_eq!(state.standing(&first, &code("ARN")), Standing::Remarked(vec![alone]));
}

#[test]
fn a_record_waits_for_what_its_author_had_seen() {
    let mut table = Table::new();
    let first = table.edition(1, None, &[]);
    let a = table.say("VEL", &[first], reply(&["VEL"], first, "а"));
    let b = table.say("VEL", &[a], reply(&["VEL"], first, "б"));
    let whole = table.fold();
    let missing = table.records.remove(1);
    let state = table.fold();
    assert_eq!(state.pending.get(&b), Some(&vec![Awaited::Record(a)]));
    assert_eq!((state.heads.clone(), state.next_counter), (vec![first], 2));
    table.records.push(missing);
    assert_eq!(table.fold(), whole);
}

#[test]
fn a_record_waits_for_its_text_and_those_about_it_wait_too() {
    let mut table = Table::new();
    let first = table.edition(1, None, &[]);
    let a = table.say("VEL", &[first], reply(&["VEL"], first, "а"));
    let file = text("1. Стороны сотрудничают.").hash;
    table.records[0].missing = vec![file];
    let state = table.fold();
    assert_eq!(state.pending.get(&first), Some(&vec![Awaited::File(file)]));
    assert_eq!(state.pending.get(&a), Some(&vec![Awaited::Subject(first)]));
    assert!(state.editions.is_empty() && state.current.is_none());
    // A file that was expunged is not waited for.
    let expunged = Expunged { hash: file, reason: "прислано по ошибке".to_owned() };
    table.say("SEC", &[a], Body::Expunged(expunged));
    assert!(table.fold().pending.is_empty());
}

#[test]
fn a_counter_that_is_not_one_more_has_no_effect_nor_has_what_follows() {
    let mut table = Table::new();
    let first = table.edition(1, None, &[]);
    let mut wrong = table.envelope("VEL", &[first], reply(&["VEL"], first, "а"));
    wrong.counter = u64::MAX;
    let wrong = table.put(wrong);
    let mut next = table.envelope("VEL", &[first], reply(&["VEL"], first, "б"));
    next.after = vec![wrong];
    next.counter = 3;
    let next = table.put(next);
    let state = table.fold();
    assert_eq!(state.without_effect.get(&wrong), Some(&NoEffect::Counter));
    assert_eq!(state.without_effect.get(&next), Some(&NoEffect::Counter));
    assert_eq!((state.heads, state.next_counter), (vec![first], 2));
}

#[test]
fn editions_published_apart_leave_the_one_before_current() {
    let mut table = Table::new();
    let first = table.edition(1, None, &[]);
    let a = table.edition(2, Some(first), &[first]);
    let b = table.say("SEC", &[first], Body::Edition(edition(3, Some(first))));
    let state = table.fold();
    assert_eq!(state.current, Some(first));
    let mut both = vec![a, b];
    both.sort();
    assert_eq!(state.contradictions, [Contradiction::Editions(both.clone())]);
    let third = table.edition(4, Some(a), &both);
    let state = table.fold();
    assert_eq!(state.current, Some(third));
    assert!(state.contradictions.is_empty());
    assert_eq!(state.edition_numbered(2).map(|e| e.id), Some(a));
}

#[test]
fn only_those_who_may_publish_do() {
    let mut table = Table::new();
    let first = table.edition(1, None, &[]);
    let usurped = table.say("VEL", &[first], Body::Edition(edition(2, Some(first))));
    let stranger = table.say("XYZ", &[first], reply(&["XYZ"], first, "а"));
    let for_other = table.say("VEL", &[first], reply(&["ARN"], first, "а"));
    let nobody = table.say("SEC", &[first], reply(&[], first, "а"));
    let backwards = table.edition(1, Some(first), &[first]);
    let entered = table.say("SEC", &[first], reply(&["ARN"], first, "а"));
    let state = table.fold();
    assert_eq!(state.without_effect.get(&usurped), Some(&NoEffect::NoRight(code("VEL"))));
    assert_eq!(state.without_effect.get(&stranger), Some(&NoEffect::NotAtTheTable(code("XYZ"))));
    assert_eq!(state.without_effect.get(&for_other), Some(&NoEffect::NoRight(code("VEL"))));
    assert_eq!(state.without_effect.get(&nobody), Some(&NoEffect::NoVoice));
    assert_eq!(state.without_effect.get(&backwards), Some(&NoEffect::Number));
    assert!(state.stands(&entered));
    assert_eq!(state.current, Some(first));
}

#[test]
fn the_secretariat_may_enter_replies_for_others_and_nobody_else_may() {
    let mut table = Table::new();
    let first = table.edition(1, None, &[]);
    let mut by_hand = table.envelope("ARN", &[first], reply(&["ARN"], first, "а"));
    by_hand.entered_by = Some(code("SEC"));
    let mut by_rival = by_hand.clone();
    by_rival.entered_by = Some(code("VEL"));
    let (by_hand, by_rival) = (table.put(by_hand), table.put(by_rival));
    let state = table.fold();
    assert!(state.stands(&by_hand));
    assert_eq!(state.without_effect.get(&by_rival), Some(&NoEffect::NoRight(code("VEL"))));
}

#[test]
fn the_table_changes_and_rights_follow_what_the_author_had_seen() {
    let mut table = Table::new();
    let first = table.edition(1, None, &[]);
    let guest = RosterEntry::bare(code("GST"), Seat::State, 5);
    let change = RosterChange { set: vec![guest.clone()], remove: vec![code("TOR")] };
    let joined = table.say("SEC", &[first], Body::Roster(change));
    let early = table.say("GST", &[first], reply(&["GST"], first, "а"));
    let late = table.say("GST", &[joined], reply(&["GST"], first, "а"));
    let before_leaving = table.say("TOR", &[first], reply(&["TOR"], first, "т"));
    let usurped = table.say("VEL", &[first], Body::Roster(RosterChange::default()));
    let state = table.fold();
    assert_eq!(state.without_effect.get(&early), Some(&NoEffect::NotAtTheTable(code("GST"))));
    assert_eq!(state.without_effect.get(&usurped), Some(&NoEffect::NoRight(code("VEL"))));
    assert!(state.stands(&late) && state.stands(&before_leaving));
    assert_eq!(state.roster.get(&code("GST")), Some(&guest));
    assert_eq!(state.roster.get(&code("TOR")), None);
    // Two changes of one seat made apart leave it as it was.
    let seat = |order| RosterChange { set: vec![RosterEntry { order, ..guest.clone() }], remove: Vec::new() };
    let a = table.say("SEC", &[joined], Body::Roster(seat(6)));
    let b = table.say("SEC", &[joined], Body::Roster(seat(7)));
    let state = table.fold();
    assert_eq!(state.roster.get(&code("GST")), Some(&guest));
    let mut changes = vec![a, b];
    changes.sort();
    assert!(state.contradictions.contains(&Contradiction::Seat { code: code("GST"), changes }));
}

#[test]
fn a_submission_about_a_submission_is_heard_there() {
    let mut table = Table::new();
    let first = table.edition(1, None, &[]);
    let a = table.say("VEL", &[first], reply(&["VEL"], first, "а"));
    let mut body = reply(&["ARN"], first, "б");
    if let Body::Submission(submission) = &mut body {
        submission.about = About::Submission(a);
    }
    let b = table.say("ARN", &[a], body);
    assert_eq!(voices(&table, first), [(vec!["VEL".to_owned()], a)]);
    assert_eq!(voices(&table, a), [(vec!["ARN".to_owned()], b)]);
    let wrong = table.say("ARN", &[b], reply(&["ARN"], a, "в"));
    assert_eq!(table.fold().without_effect.get(&wrong), Some(&NoEffect::NoSubject(a)));
}

fn outcome(first: RecordId, from: u32, to: u32, reads: &str) -> Body {
    let layer = travaux::consolidate::Layer::Words;
    let on = Stretch { edition: first, language: ru(), layer, from, to, reads: reads.to_owned() };
    Body::Outcome(Outcome {
        on,
        decision: Decision::Take,
        effect: Vec::new(),
        before: None,
        endings: Vec::new(),
        authors: Vec::new(),
        status: Status::Agreed,
        answers: Vec::new(),
        reason: String::new(),
        meeting: None,
    })
}

#[test]
fn outcomes_written_apart_on_overlapping_stretches_stay_open() {
    let mut table = Table::new();
    let first = table.edition(1, None, &[]);
    let outcome = |from, to, reads: &str| outcome(first, from, to, reads);
    let a = table.say("SEC", &[first], outcome(1, 3, "обязуются"));
    let b = table.say("SEC", &[first], outcome(2, 4, "стремятся"));
    let elsewhere = table.say("SEC", &[first], outcome(4, 5, "всегда"));
    let mut both = vec![a, b];
    both.sort();
    assert_eq!(table.fold().contradictions, [Contradiction::Outcomes(both.clone())]);
    // One who had seen both may take one back.
    table.say("SEC", &[a, b, elsewhere], withdraw(a));
    assert!(table.fold().contradictions.is_empty());
}

#[test]
fn an_outcome_that_had_seen_others_takes_their_place() {
    let mut table = Table::new();
    let first = table.edition(1, None, &[]);
    let a = table.say("SEC", &[first], outcome(first, 1, 3, "обязуются"));
    let b = table.say("SEC", &[first], outcome(first, 2, 4, "стремятся"));
    let c = table.say("SEC", &[a, b], outcome(first, 1, 4, "будут"));
    let state = table.fold();
    assert!(state.contradictions.is_empty());
    assert_eq!(state.overtaken, [a, b].into());
    // Taken back, it leaves them as they were.
    table.say("SEC", &[c], withdraw(c));
    let state = table.fold();
    assert!(state.overtaken.is_empty() && state.contradictions.len() == 1);
}

#[test]
fn other_dossiers_records_have_no_effect() {
    let mut table = Table::new();
    let mut foreign = table.envelope("SEC", &[], Body::Edition(edition(1, None)));
    foreign.dossier = Digest::of(b"another");
    let foreign = table.put(foreign);
    assert_eq!(table.fold().without_effect.get(&foreign), Some(&NoEffect::OtherDossier));
}

#[test]
fn audiences_are_honoured_and_what_is_withheld_holds_its_place() {
    let mut table = Table::new();
    let first = table.edition(1, None, &[]);
    let mut note = table.envelope("VEL", &[first], wordless(Kind::Remarks, &["VEL"], first));
    note.audience = Audience::OwnOffice;
    let note = table.put(note);
    let mut line = table.envelope("VEL", &[note], wordless(Kind::Remarks, &["VEL"], first));
    line.audience = Audience::Secretariat;
    let line = table.put(line);
    let reply = table.say("VEL", &[line], reply(&["VEL"], first, "а"));

    let seen_by = |office: Option<&str>| {
        let office = office.map(code);
        let records = audience::only_for(office.as_ref(), &table.records, &table.genesis.roster);
        let state = fold(&table.dossier, &table.genesis, &records);
        assert!(state.pending.is_empty() && state.stands(&reply), "what follows a withheld record stands");
        assert_eq!((&state.heads, state.next_counter), (&vec![reply], 5));
        let bytes = format!("{records:?}");
        assert_eq!(bytes.contains("Remarks"), state.submissions.len() > 1, "nothing of it is left in");
        (state.submissions.contains_key(&note), state.submissions.contains_key(&line))
    };
    assert_eq!(seen_by(Some("VEL")), (true, true));
    assert_eq!(seen_by(Some("SEC")), (false, true));
    assert_eq!(seen_by(Some("ARN")), (false, false));
    assert_eq!(seen_by(None), (false, false));
}

proptest! {
    /// Records read back exactly as written.
    #[test]
    fn payloads_read_back(words in "\\PC{0,40}|[\n\t\r'\"\\\\(){}-]{0,20}", steps in steps(24)) {
        let mut table = history(&steps);
        let first = table.records[0].id;
        let mut body = wordless(Kind::Remarks, &["VEL"], first);
        if let Body::Submission(submission) = &mut body {
            submission.remarks = format!("{words}\n-----SIGNATURE-----\n{words}");
        }
        table.say("VEL", &[first], body);
    }
}

/// A thousand records: replies, positions and outcomes on one edition.
#[test]
fn a_thousand_records_are_folded() {
    let mut table = Table::new();
    let mut last = table.edition(1, None, &[]);
    let first = last;
    for at in 0..1000_u32 {
        let body = match at % 4 {
            0 => reply(&["VEL"], first, &format!("текст {at}")),
            1 => wordless(Kind::Remarks, &["ARN"], first),
            _ => outcome(first, at, at + 3, "обязуются"),
        };
        last = table.say("SEC", &[last], body);
    }
    let state = table.fold();
    assert_eq!(state.next_counter, 1002);
}
