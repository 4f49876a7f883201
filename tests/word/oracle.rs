//! Against pandoc's reading of some seven hundred files: the same words in the same order.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use travaux::exchange::word::{Reading, View};

use crate::corpus::{corpus, words};

/// The files whose words differ, by the end of their path: the view, who is right and why.
const DIFFERENT: &str = include_str!("oracle-differences.txt");

/// A line of the table.
struct Difference<'t> {
    end: &'t str,
    view: &'t str,
    right: &'t str,
}

fn table() -> Vec<Difference<'static>> {
    let lines = DIFFERENT.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| {
            let columns: Vec<&str> = line.split(" | ").collect();
            assert_eq!(columns.len(), 4, "{line}");
            Difference { end: columns[0], view: columns[1], right: columns[2] }
        })
        .collect()
}

#[test]
fn words_equal_pandocs() {
    let (Some(oracle), Some(root)) = (corpus("word-oracle.jsonl"), corpus("")) else { return };
    let mut report = String::new();
    let (mut asked, mut equal, mut to_the_letter) = (0, 0, 0);
    let table = table();
    let mut expected: BTreeSet<usize> = (0..table.len()).collect();
    let mut unexpected: BTreeMap<String, String> = BTreeMap::new();
    for line in std::fs::read_to_string(oracle).unwrap().lines() {
        let entry: serde_json::Value = serde_json::from_str(line).unwrap();
        let path = entry["path"].as_str().unwrap();
        if entry["textboxes"] == true {
            continue;
        }
        let Ok(bytes) = std::fs::read(root.join(path)) else { continue };
        for (name, view) in [("accept", View::Accepted), ("reject", View::Original)] {
            if entry[name][0] != 0 {
                continue;
            }
            asked += 1;
            let theirs = entry[name][1].as_str().unwrap();
            let import = match (Reading { view, numbers: false }).read(&bytes) {
                Ok(import) => import,
                Err(error) => {
                    unexpected.insert(format!("{path} {name}"), error.to_string());
                    continue;
                }
            };
            let ours = words(&import);
            to_the_letter += usize::from(ours.split_whitespace().eq(theirs.split_whitespace()));
            let (ours, theirs) = (only_words(&ours), only_words(theirs));
            if ours == theirs {
                equal += 1;
                continue;
            }
            match table.iter().position(|known| path.ends_with(known.end) && known.view == name) {
                Some(known) => drop(expected.remove(&known)),
                None => {
                    let at = ours.iter().zip(&theirs).take_while(|(a, b)| a == b).count();
                    let near = |words: &[&str]| {
                        words.iter().skip(at.saturating_sub(3)).take(9).copied().collect::<Vec<_>>().join(" ")
                    };
                    let mut both = String::new();
                    write!(both, "\n  ours   {}\n  pandoc {}", near(&ours), near(&theirs)).unwrap();
                    unexpected.insert(format!("{path} {name}"), both);
                }
            }
        }
    }
    for (path, why) in &unexpected {
        writeln!(report, "{path}: {why}").unwrap();
    }
    for known in &expected {
        writeln!(report, "no longer different: {} {}", table[*known].end, table[*known].view).unwrap();
    }
    println!("{equal} of {asked} views have pandoc's words; {to_the_letter} in every sign and space");
    assert!(report.is_empty(), "{report}");
    assert!(equal * 100 >= asked * 97, "{equal} of {asked}");
    assert!(table.iter().all(|known| known.right == "we"), "a known mistake is left");
}

/// The words of a text: letters, marks and digits. Signs are left out: pandoc drops or keeps those of symbol
/// fonts in their font's own code, and sets a space where a deleted paragraph mark joins two paragraphs.
fn only_words(text: &str) -> Vec<&str> {
    let is_word = |c: char| c.is_alphanumeric() && !matches!(c, '\u{E000}'..='\u{F8FF}');
    text.split(|c| !is_word(c)).filter(|word| !word.is_empty()).collect()
}
