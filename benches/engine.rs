//! How fast texts are compared and consolidated, beside others that do something of the kind.
//!
//! `cargo bench --bench engine` runs everything, `cargo bench --bench engine -- two-way` what has that in its
//! name. All subjects of a set take turns, one warm-up and nine rounds; the table gives medians, the best
//! round (on a busy machine the more honest figure) and the median of the rounds' ratios to the first subject.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)]

#[path = "../tests/engine/workload.rs"]
mod workload;

#[path = "engine/subjects.rs"]
mod subjects;
#[path = "engine/table.rs"]
mod table;

use table::{Bar, Subject, table};
use travaux::consolidate::Session;
use travaux::text::{Body, Content, Form, Provision, Text};
use workload::{Set, Wish};

const EN: Wish = Wish { russian: false, bytes: 2_000_000, voices: 9, moves: true, seed: 1 };

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let wanted = |name: &str| asked.is_empty() || asked.iter().any(|word| name.contains(word.as_str()));
    println!("load of the machine: {}", load());
    if wanted("two-way") {
        two_way();
    }
    if wanted("whole commands") {
        whole_commands();
    }
    for (name, wish, bar) in [
        ("consolidate 9 x 20 KB", Wish { bytes: 20_000, ..EN }, None),
        ("consolidate 9 x 200 KB", Wish { bytes: 200_000, ..EN }, Some(30.0)),
        ("consolidate 9 x 2 MB", EN, Some(400.0)),
        ("consolidate 9 x 2 MB, Russian", Wish { russian: true, ..EN }, Some(400.0)),
        ("consolidate 3 x 2 MB", Wish { voices: 3, ..EN }, None),
        ("consolidate 50 x 200 KB", Wish { bytes: 200_000, voices: 50, ..EN }, None),
    ] {
        if wanted(name) {
            consolidate(name, wish, bar);
        }
    }
    if wanted("one change") {
        one_change();
    }
    if wanted("unrelated") {
        unrelated();
    }
    if wanted("equal") {
        equal();
    }
}

const GIT: &[&str] = &["git", "diff", "--no-index", "--no-color", "--word-diff"];

/// What the machine is doing besides.
fn load() -> String {
    std::fs::read_to_string("/proc/loadavg").unwrap_or_else(|_| "not known".to_owned()).trim().to_owned()
}

fn two_way() {
    let set = Set::new(Wish { voices: 1, ..EN });
    let place = subjects::written(&set);
    let (base, revised) = (&set.base, &set.voices[0]);
    let files = [place.path().join("0.txt"), place.path().join("1.txt")];
    let mut subjects = vec![
        Subject::new("two-way", || subjects::two_way(base, revised)),
        Subject::new("floor: read and hash paragraphs", || subjects::floor(&files)),
        Subject::new("similar, Patience, all words", || {
            subjects::similar(similar::Algorithm::Patience, base, revised)
        }),
        Subject::new("similar, Myers, all words", || {
            subjects::similar(similar::Algorithm::Myers, base, revised)
        }),
        Subject::new("imara-diff, Histogram, all words", || subjects::imara(base, revised)),
        Subject::new("jj-core, lines then words", || subjects::jj(&set.sources)),
    ];
    for (name, command) in [("git diff --word-diff", GIT), ("wdiff", &["wdiff"])] {
        if subjects::installed(command[0]) {
            let files = &files;
            subjects.push(Subject::new(name, move || subjects::process(command, files)));
        }
    }
    let title = format!("two-way, 2 MB{}", kind(&set));
    table(&title, &mut subjects, &[Bar::AtMost("git diff --word-diff", 1.0)]);
}

/// Two files compared as people do it: a program started, both files read, what differs handed on.
fn whole_commands() {
    for russian in [false, true] {
        let set = Set::new(Wish { voices: 1, russian, ..EN });
        let place = subjects::written(&set);
        let files = [place.path().join("0.txt"), place.path().join("1.txt")];
        let ours = [env!("CARGO_BIN_EXE_travaux"), "compare", "--format", "json"];
        let mut subjects =
            vec![Subject::new("travaux compare --format json", || subjects::process(&ours, &files))];
        if subjects::installed(GIT[0]) {
            subjects.push(Subject::new("git diff --word-diff", || subjects::process(GIT, &files)));
        }
        let language = if russian { ", Russian" } else { "" };
        let title = format!("whole commands, 2 MB{language}{}", kind(&set));
        table(&title, &mut subjects, &[Bar::AtMost("git diff --word-diff", 1.3)]);
    }
}

fn consolidate(name: &str, wish: Wish, bar: Option<f64>) {
    let set = Set::new(wish);
    let place = subjects::written(&set);
    let files: Vec<_> = (0..=set.voices.len()).map(|nth| place.path().join(format!("{nth}.txt"))).collect();
    let revisions = subjects::revisions(&set);
    let mut subjects = vec![
        Subject::new("consolidate", || subjects::consolidate(&set.base, &revisions)),
        Subject::new("floor: read and hash paragraphs", || subjects::floor(&files)),
        Subject::new("jj-core, N-way, lines then words", || subjects::jj(&set.sources)),
    ];
    let bars: Vec<Bar> = bar.map(Bar::Milliseconds).into_iter().collect();
    table(&format!("{name}{}", kind(&set)), &mut subjects, &bars);
}

/// A provision of one voice changes, and changes back, in a consolidation that is kept up to date.
fn one_change() {
    for russian in [false, true] {
        let set = Set::new(Wish { russian, ..EN });
        let revisions = subjects::revisions(&set);
        let mut session = Session::new(&set.base, &revisions, &[]);
        let voice = &set.voices[4];
        let nth = subjects::ordinary(voice);
        let mut changed = voice.provisions().to_vec();
        if let Body::Prose(content) = &mut changed[nth].body {
            content.text = content.text.replacen(' ', " indeed ", 1);
        }
        let changed = Text::new(changed);
        // What somebody typed is there already; only what follows is measured.
        let mut typed: Vec<Text> = (0..12).flat_map(|_| [voice.clone(), changed.clone()]).collect();
        let code = revisions[4].voice;
        let mut subjects = vec![Subject::new("one change", || {
            let text = typed.pop().unwrap_or_default();
            session.change(code, text).map_or(0, |rolling| rolling.passages.len())
        })];
        let language = if russian { ", Russian" } else { "" };
        let title = format!("one change at 9 x 2 MB{language}{}", kind(&set));
        table(&title, &mut subjects, &[Bar::Milliseconds(5.0)]);
    }
}

fn unrelated() {
    // The two halves of a text, each followed by itself with every provision read backwards.
    let one = Set::new(Wish { voices: 1, ..EN });
    let backwards = |provision: &Provision| {
        let line = provision.line();
        let words: Vec<&str> = line.split(' ').rev().collect();
        Provision::prose(Form::UNNUMBERED, Content::plain(words.join(" ")))
    };
    let both =
        |part: &[Provision]| Text::new(part.iter().cloned().chain(part.iter().map(backwards)).collect());
    let (front, back) = one.base.provisions().split_at(one.base.provisions().len() / 2);
    let (front, back) = (both(front), both(back));
    let russian = Set::new(Wish { voices: 1, russian: true, ..EN });
    let mut subjects = vec![
        Subject::new("two-way, two different treaties", || subjects::two_way(&front, &back)),
        Subject::new("two-way, two languages", || subjects::two_way(&one.base, &russian.base)),
        Subject::new("imara-diff, Histogram, all words", || subjects::imara(&front, &back)),
    ];
    table(&format!("two unrelated texts of 2 MB{}", kind(&one)), &mut subjects, &[Bar::Milliseconds(500.0)]);
}

fn equal() {
    let line = |said: String| Provision::prose(Form::UNNUMBERED, Content::plain(said));
    let same = "The Parties shall cooperate in good faith in the prevention of organised crime.";
    let base = Text::new(vec![line(same.to_owned()); 10_000]);
    let mut provisions = vec![line(same.to_owned()); 9_000];
    for (nth, provision) in provisions.iter_mut().enumerate().filter(|(nth, _)| nth % 30 == 0) {
        *provision = line(format!("The Parties shall cooperate in case {nth} in the prevention of crime."));
    }
    let revised = Text::new(provisions);
    let mut subjects = vec![
        Subject::new("two-way", || subjects::two_way(&base, &revised)),
        Subject::new("similar, Patience, all words", || {
            subjects::similar(similar::Algorithm::Patience, &base, &revised)
        }),
    ];
    table("10,000 equal paragraphs", &mut subjects, &[]);
}

fn kind(set: &Set) -> &'static str {
    if set.real { "" } else { " (generated text)" }
}
