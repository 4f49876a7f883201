//! How fast a big dossier opens, and how fast a decision shows.
//!
//! Nine delegations, three hundred pages, five drafts, a thousand entries; then up to ten thousand entries. All subjects
//! of a set take turns, as in the other benches; opening is shown beside reading the same files and doing nothing.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)]

#[path = "../tests/engine/workload.rs"]
mod workload;

#[path = "dossier/founded.rs"]
mod founded;
#[path = "engine/table.rs"]
mod table;

use std::path::Path;
use std::sync::Arc;

use founded::{Founded, Size};
use table::{Bar, Subject, table};
use travaux::dossier::hearing::{Choice, Ruling};
use travaux::dossier::{Disk, Dossier};
use travaux::negotiation::outcome::Status;

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let wanted = |name: &str| asked.is_empty() || asked.iter().any(|word| name.contains(word.as_str()));
    if wanted("open") || wanted("decide") {
        let founded = Founded::new(Size::BIG);
        if wanted("open") {
            open(&founded, "open: 9 delegations, 300 pages, 5 drafts, 1,000 entries", Some(300.0));
        }
        if wanted("decide") {
            decide(&founded);
        }
    }
    for entries in [1_000, 2_000, 5_000, 10_000] {
        if wanted("entries") {
            open(&Founded::new(Size::entries(entries)), &format!("open: {entries} entries"), None);
        }
    }
}

/// Opening, beside reading every file.
fn open(founded: &Founded, title: &str, beyond: Option<f64>) {
    let root = founded.root();
    let mut subjects = vec![
        Subject::new("open", || opened(&root).records().len()),
        Subject::new("floor: read every file", || read(&root)),
    ];
    let bars: Vec<Bar> = beyond.map(|most| Bar::Beyond("floor: read every file", most)).into_iter().collect();
    table(title, &mut subjects, &bars);
}

/// A decision is entered and the draft it was taken on is set out again, as a screen would show it.
fn decide(founded: &Founded) {
    let mut dossier = opened(&founded.root());
    let edition = dossier.state().current.unwrap();
    let language = dossier.genesis().leading.clone();
    let mut hearing = dossier.hearing(&edition, &language).unwrap();
    println!("\n{} passages are open", hearing.board.open().count());
    let mut minute = 0;
    let mut subjects = vec![Subject::new("decide, fold, set out", || {
        minute += 1;
        let ruling = Ruling {
            choice: Choice::Wording(0),
            status: Status::Agreed,
            reason: String::new(),
            verdicts: Vec::new(),
            meeting: None,
        };
        let outcome = hearing.board.open().next().and_then(|item| hearing.outcome(item, &ruling)).unwrap();
        dossier.decide(outcome, &founded::occasion(90_000 + minute)).unwrap();
        dossier.hear_again(&mut hearing).unwrap();
        hearing.board.open().count()
    })];
    table("decide: one of the passages of the fifth draft", &mut subjects, &[Bar::Milliseconds(50.0)]);
}

fn opened(root: &Path) -> Dossier {
    Dossier::open(root, Arc::new(Disk)).unwrap()
}

/// Reads every file of a folder; how many bytes.
fn read(folder: &Path) -> usize {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        bytes += if path.is_dir() { read(&path) } else { std::fs::read(&path).unwrap().len() };
    }
    bytes
}
