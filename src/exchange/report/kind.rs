//! What kind of reply a text is: the whole text, changed parts, a list of points, no comments, remarks.

use rustc_hash::FxHashSet;

use super::point::Letter;
use super::{Context, Ground, Proposed};
use crate::negotiation::submission::Kind as Reply;
use crate::text::{Kind, Provision, Text};

/// Proposes a kind.
pub fn propose(text: &Text, letter: &Letter, context: &Context<'_>) -> Proposed {
    if let Some(kind) = context.kind {
        return Proposed { kind, ground: Ground::Said };
    }
    let words: usize = text.provisions().iter().map(|provision| words(provision).len()).sum();
    let cover = context.sent.map(|sent| Cover::of(sent, text));
    let share = cover.as_ref().map_or(0, |cover| cover.share);
    let said = text.provisions().iter().filter(|provision| !provision.form.kind.is_heading()).count();
    let places: FxHashSet<usize> = letter.points.iter().map(|point| point.provision).collect();
    // A letter of remarks with a few points among them is a list, too; what is no point stays a remark.
    let apart = context.sent.is_some() && share < 20;
    if !letter.points.is_empty() && share < 60 && (places.len() * 3 >= said || apart) {
        let (read, of) = letter.counts();
        return Proposed { kind: Reply::Points, ground: Ground::Points { read, of } };
    }
    if words < 400 && share < 20 && says_none(text) {
        return Proposed { kind: Reply::NoComments, ground: Ground::SaysNone };
    }
    let Some(cover) = cover else { return Proposed { kind: Reply::Full, ground: Ground::NoDraft } };
    let Cover { share, found, of, missing } = cover;
    let all_headings = of > 0 && found * 10 >= of * 7;
    if share >= 70 || all_headings && share >= 20 {
        Proposed { kind: Reply::Full, ground: Ground::Covers { share, missing } }
    } else if found > 0 || share >= 5 {
        Proposed { kind: Reply::Parts, ground: Ground::SomeArticles { found, of } }
    } else {
        Proposed { kind: Reply::Remarks, ground: Ground::Apart }
    }
}

/// How much of a text stands in another.
struct Cover {
    /// Per cent of its words.
    share: usize,
    /// Numbered headings found again.
    found: usize,
    /// Numbered headings in all.
    of: usize,
    /// Those not found.
    missing: Vec<String>,
}

impl Cover {
    fn of(sent: &Text, reply: &Text) -> Self {
        let mut known: FxHashSet<u64> = FxHashSet::default();
        for provision in reply.provisions() {
            known.extend(shingles(&words(provision)));
        }
        let heading = |provision: &Provision| {
            let form = &provision.form;
            let label = form.label.as_ref().filter(|_| form.kind.is_heading() && form.kind != Kind::Title)?;
            Some((form.kind, label.surface.to_lowercase()))
        };
        let headings: std::collections::BTreeSet<(Kind, String)> =
            reply.provisions().iter().filter_map(heading).collect();
        let (mut held, mut all, mut found, mut of) = (0usize, 0usize, 0, 0);
        let mut missing = Vec::new();
        for provision in sent.provisions().iter().filter(|provision| provision.form.kind != Kind::Meta) {
            let words = words(provision);
            let shingles = shingles(&words);
            let again = shingles.iter().filter(|shingle| known.contains(*shingle)).count();
            let whole = !shingles.is_empty() && again * 2 >= shingles.len();
            if words.len() >= 4 {
                all += words.len();
                held += if whole { words.len() } else { 0 };
            }
            if let Some(key) = heading(provision) {
                of += 1;
                if headings.contains(&key) {
                    found += 1;
                } else if !(whole && words.len() >= 3) {
                    missing.push(key_line(provision));
                }
            }
        }
        Self { share: (held * 100).checked_div(all).unwrap_or(0), found, of, missing }
    }
}

fn key_line(provision: &Provision) -> String {
    let label = provision.form.label.as_ref().map_or("", |label| &*label.surface);
    format!("{label} {}", provision.line()).trim().chars().take(120).collect()
}

/// The words of a provision, small letters.
fn words(provision: &Provision) -> Vec<String> {
    let line = provision.line().to_lowercase();
    let is_part =
        |c: char| matches!(c, 'a'..='z' | 'а'..='я' | '0'..='9') || !c.is_ascii() && c.is_alphanumeric();
    line.split(|c: char| !is_part(c)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Three words in a row, hashed.
fn shingles(words: &[String]) -> Vec<u64> {
    use std::hash::{Hash, Hasher};
    words
        .windows(words.len().clamp(1, 3))
        .map(|three| {
            let mut hasher = rustc_hash::FxHasher::default();
            three.hash(&mut hasher);
            hasher.finish()
        })
        .collect()
}

/// Whether a short letter says that there are no comments.
fn says_none(text: &Text) -> bool {
    const ENGLISH: [&str; 6] = [
        "no comments",
        "no observations",
        "without comments",
        "no proposals",
        "no objections",
        "agrees with the draft",
    ];
    let none = |line: &str| {
        let about = line.contains("замечани") || line.contains("предложени");
        let lacks = ["не име", "отсутств", " нет"].iter().any(|word| line.contains(word));
        about && (lacks || line.contains("без замечаний")) || ENGLISH.iter().any(|said| line.contains(said))
    };
    // «К статье 5 замечаний нет, в статье 6 просим …» speaks of more.
    let places = |line: &str| {
        ["стать", "пункт", "абзац", "article", "paragraph"].iter().any(|unit| line.contains(unit))
    };
    let lines: Vec<String> = text
        .provisions()
        .iter()
        .map(|provision| provision.line().to_lowercase().split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    lines.iter().any(|line| none(line)) && !lines.iter().any(|line| places(line))
}
