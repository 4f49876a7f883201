//! The negotiation the program plays.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use travaux::compare::BaseSide;
use travaux::dossier::Disk;
use travaux::dossier::demo::{self, Keys};
use travaux::dossier::signing::MinisignKey;
use travaux::negotiation::outcome::Decision;
use travaux::negotiation::provenance::How;
use travaux::negotiation::state::NoEffect;

fn contents(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut contents = BTreeMap::new();
    for folder in ["records", "texts", "received"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{folder}/{}", path.file_name().unwrap().to_string_lossy());
            contents.insert(name, std::fs::read(&path).unwrap());
        }
    }
    contents
}

#[test]
fn it_ends_with_nothing_open_and_is_the_same_every_time() {
    let home = tempfile::tempdir().unwrap();
    let (one, two) = (home.path().join("one.dossier"), home.path().join("two.dossier"));
    let dossier = demo::negotiate(&one, Arc::new(Disk), None).unwrap();
    demo::negotiate(&two, Arc::new(Disk), None).unwrap();
    assert_eq!(contents(&one), contents(&two));

    let state = dossier.state();
    let numbers: Vec<u32> = state.editions.iter().map(|edition| edition.what.number).collect();
    assert_eq!(numbers, [2, 3, 4]);
    let current = state.current.unwrap();
    for language in dossier.genesis().languages.keys() {
        let hearing = dossier.hearing(&current, language).unwrap();
        assert_eq!(hearing.board.items.len(), 0, "{language}");
    }
    assert!(state.contradictions.is_empty() && state.pending.is_empty());
    // The forged record is kept, named and without effect.
    let refused: Vec<&NoEffect> = state.without_effect.values().collect();
    assert!(matches!(refused.as_slice(), [NoEffect::NoRight(_)]), "{refused:?}");
    assert_eq!((state.withdrawn.len(), state.links.len(), state.carried.len()), (1, 1, 1));
    for decision in
        [Decision::Take, Decision::Keep, Decision::Compromise, Decision::KeepOpen, Decision::PutOff]
    {
        assert!(state.outcomes.values().any(|outcome| outcome.what.decision == decision), "{decision:?}");
    }
    // Every word of the last draft has an author, and nobody is credited with numbers that only follow the numbering.
    let chain = dossier.chain(&current, &dossier.genesis().leading).unwrap();
    let provenance = chain.provenance();
    let text = &chain.drafts[2].text;
    let side = BaseSide::new(text);
    let mut at = 0;
    for piece in provenance.pieces(2) {
        assert_eq!(piece.tokens.start, at);
        at = piece.tokens.end;
        let origin = provenance.origin(piece.origin).unwrap();
        assert!(!origin.authors.is_empty() || origin.how == How::Numbering);
        let words: String = piece.tokens.clone().map(|token| side.surface(token)).collect();
        let number = words.trim().parse::<u32>().is_ok();
        assert!(origin.how != How::Proposed || !number, "{words} {origin:?}");
    }
    assert_eq!(at, side.len());
    assert!(state.editions[1].what.open.len() > 3 && !state.editions[1].what.carried.is_empty());
}

#[test]
fn signed_it_says_the_same_and_the_forged_entry_has_no_effect() {
    let home = tempfile::tempdir().unwrap();
    let fresh = || Arc::new(MinisignKey::fresh().unwrap());
    let keys = Keys { office: fresh(), forger: fresh() };
    let signed = demo::negotiate(&home.path().join("a.dossier"), Arc::new(Disk), Some(&keys)).unwrap();
    let state = signed.state();
    let office = signed.genesis().office.clone();
    let refused: Vec<&NoEffect> = state.without_effect.values().collect();
    assert_eq!(refused.len(), 2, "{refused:?}");
    assert!(refused.contains(&&NoEffect::Forged(office.clone())), "{refused:?}");
    assert_eq!(state.editions.iter().map(|edition| edition.what.number).collect::<Vec<_>>(), [2, 3, 4]);
    assert!(state.contradictions.is_empty() && state.pending.is_empty());
    // Everything the secretariat entered since it announced its key is signed with it.
    let key = state.keys_in_force[&office][0];
    for record in signed.records().iter().filter_map(|record| Some((record.id, record.envelope()?))) {
        let (id, envelope) = record;
        let hand = envelope.entered_by.as_ref().unwrap_or(&envelope.author);
        let since = id == key || envelope.counter > state.keys[&key].counter;
        if hand == &office && since && !state.without_effect.contains_key(&id) {
            assert_eq!(state.signed.get(&id), Some(&key), "{id}");
        }
    }
}
