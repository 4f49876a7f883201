//! Natural text to measure with: revisions that `make-revisions` makes of real treaties when it lies beside the
//! project, else generated text of the same statistics.
// Shared by tests and benches, each of which uses a part of it.
#![allow(dead_code)]

use std::path::PathBuf;
use std::process::Command;

use travaux::text::{Text, plain};

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Wish {
    pub russian: bool,
    /// Size of the base.
    pub bytes: usize,
    pub voices: usize,
    /// Whether delegations move whole articles and paragraphs, too.
    pub moves: bool,
    /// Makes another set of revisions.
    pub seed: u64,
}

/// A base and its revisions, as files and as texts.
pub struct Set {
    pub base: Text,
    pub voices: Vec<Text>,
    /// The files they were read from: the base, then the revisions.
    pub sources: Vec<String>,
    /// Whether the text is real.
    pub real: bool,
}

impl Set {
    /// The set that is asked for.
    pub fn new(wish: Wish) -> Self {
        let (sources, real) = match revised(wish) {
            Some(sources) => (sources, true),
            None => (generated(wish), false),
        };
        let mut texts = sources.iter().map(|source| plain::read(source).0);
        let base = texts.next().unwrap_or_default();
        Self { base, voices: texts.collect(), sources, real }
    }

    /// Bytes of all files.
    pub fn bytes(&self) -> usize {
        self.sources.iter().map(String::len).sum()
    }
}

/// Where real text lies, if it does.
fn beside() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/workload");
    folder.join("make-revisions").exists().then_some(folder)
}

/// The head of a text, cut at an empty line.
fn head(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    if end == text.len() {
        return text;
    }
    let head = &text[..end];
    head.rfind("\n\n").map_or(head, |cut| &text[..cut + 1])
}

fn revised(wish: Wish) -> Option<Vec<String>> {
    let folder = beside()?;
    let language = if wish.russian { "ru" } else { "en" };
    let whole = std::fs::read_to_string(folder.join(format!("base-{language}.txt"))).ok()?;
    let place = tempfile::tempdir().ok()?;
    let base = place.path().join("base.txt");
    std::fs::write(&base, head(&whole, wish.bytes)).ok()?;
    let status = Command::new("python3")
        .arg(folder.join("make-revisions"))
        .args([&base, &place.path().join("out")])
        .arg(wish.voices.to_string())
        .args(["--lang", language, "--issues-per-1000w", "8", "--own-per-1000w", "5"])
        .args(["--moves", if wish.moves { "5" } else { "0" }, "--seed", &wish.seed.to_string()])
        .output()
        .ok()?
        .status;
    let names = (1..=wish.voices).map(|nth| format!("d{nth:03}.txt"));
    let names = std::iter::once("base.txt".to_owned()).chain(names);
    let read = |name: String| std::fs::read_to_string(place.path().join("out").join(name)).ok();
    if status.success() { names.map(read).collect() } else { None }
}

/// Numbers that look random and are the same every time.
pub struct Noise(u64);

impl Noise {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) as usize) % count.max(1)
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// A vocabulary in which, as in languages, few words make most of the text.
struct Vocabulary {
    words: Vec<String>,
}

impl Vocabulary {
    fn new(russian: bool, noise: &mut Noise) -> Self {
        let (open, closed): (&[&str], &[&str]) = if russian {
            (
                &["ст", "пр", "гов", "мер", "дел", "ор", "ча", "сог", "ре", "ла"],
                &["а", "ие", "ов", "ный", "ть", "у"],
            )
        } else {
            (
                &["st", "pr", "con", "mer", "tra", "or", "par", "ac", "re", "la"],
                &["e", "ing", "tion", "al", "s", "ty"],
            )
        };
        let mut words = Vec::with_capacity(6_000);
        while words.len() < 6_000 {
            let syllables = (words.len() + 1).ilog2() as usize / 4 + noise.below(2);
            let mut word: String = (0..syllables).map(|_| open[noise.below(open.len())]).collect();
            word.push_str(open[noise.below(open.len())]);
            word.push_str(closed[noise.below(closed.len())]);
            words.push(word);
        }
        Self { words }
    }

    fn word(&self, noise: &mut Noise) -> &str {
        // The cube of an even spread: the first tenth of the words makes nearly half of the text.
        let spread = noise.below(1_000_000) as f64 / 1e6;
        let rank = (spread * spread * spread * self.words.len() as f64) as usize;
        self.words.get(rank).map_or("", String::as_str)
    }

    fn sentence(&self, words: usize, noise: &mut Noise) -> String {
        let mut said = String::new();
        for nth in 0..words {
            if nth > 0 {
                said.push_str(if noise.chance(8) { ", " } else { " " });
            }
            said.push_str(self.word(noise));
        }
        said.push('.');
        said
    }
}

/// Generated text of the same statistics: some thirty words a provision, an article every eleven.
fn generated(wish: Wish) -> Vec<String> {
    let mut noise = Noise::new(17 + u64::from(wish.russian));
    let vocabulary = Vocabulary::new(wish.russian, &mut noise);
    let article = if wish.russian { "Статья" } else { "Article" };
    let mut base: Vec<String> = Vec::new();
    let mut size = 0;
    while size < wish.bytes {
        let line = if base.len().is_multiple_of(11) {
            format!("{article} {}", base.len() / 11 + 1)
        } else {
            let sentences = 1 + noise.below(3);
            let said: Vec<String> = (0..sentences)
                .map(|_| {
                    let words = 4 + noise.below(24);
                    vocabulary.sentence(words, &mut noise)
                })
                .collect();
            said.join(" ")
        };
        size += line.len() + 2;
        base.push(line);
    }
    let mut noise = Noise::new(wish.seed * 7919);
    let words = wish.bytes / if wish.russian { 14 } else { 6 };
    let issues: Vec<(usize, Vec<Option<Vec<String>>>)> = (0..words * 8 / 1000)
        .map(|_| {
            let site = noise.below(base.len());
            let count = 1 + noise.below(3);
            (site, (0..count).map(|_| changed(&base[site], &vocabulary, &mut noise)).collect())
        })
        .collect();
    let mut sources = vec![base.join("\n\n")];
    for _ in 0..wish.voices {
        let mut lines: Vec<Vec<String>> = base.iter().map(|line| vec![line.clone()]).collect();
        for (site, alternatives) in &issues {
            if noise.chance(30) {
                let chosen = noise.below(alternatives.len() + 1).min(alternatives.len() - 1);
                lines[*site] = alternatives[chosen].clone().unwrap_or_default();
            }
        }
        for _ in 0..words * 5 / 1000 {
            let site = noise.below(base.len());
            lines[site] = changed(&base[site], &vocabulary, &mut noise).unwrap_or_default();
        }
        let moved = if wish.moves { words / 60_000 + 1 } else { 0 };
        for _ in 0..moved {
            let (from, to) = (noise.below(lines.len() / 11) * 11, noise.below(lines.len() / 11 - 1) * 11);
            let end = (from + 11).min(lines.len());
            let block: Vec<Vec<String>> = lines.drain(from..end).collect();
            lines.splice(to..to, block);
        }
        sources.push(lines.concat().join("\n\n"));
    }
    sources
}

/// Another wording of a line: several lines, or none.
fn changed(line: &str, vocabulary: &Vocabulary, noise: &mut Noise) -> Option<Vec<String>> {
    let mut words: Vec<String> = line.split(' ').map(str::to_owned).collect();
    let at = noise.below(words.len());
    match noise.below(20) {
        0..8 => words[at] = vocabulary.word(noise).to_owned(),
        8..12 => {
            let count = 1 + noise.below(6);
            let phrase: Vec<String> = (0..count).map(|_| vocabulary.word(noise).to_owned()).collect();
            words.splice(at..at, phrase);
        }
        12..14 => drop(words.drain(at..(at + 1 + noise.below(5)).min(words.len()))),
        14..16 => words.push(vocabulary.sentence(15, noise)),
        16 => return None,
        17 => return Some(vec![line.to_owned(), vocabulary.sentence(20, noise)]),
        18 => {
            let rest = words.split_off(at);
            return Some(vec![words.join(" "), rest.join(" ")]);
        }
        _ => {
            let end = (at + 8).min(words.len());
            words.splice(at..end, [vocabulary.sentence(9, noise)]);
        }
    }
    Some(vec![words.join(" ")])
}
