//! What is measured. Each returns a size, so that nothing can be left out as unused.

use std::hash::Hasher;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use imara_diff::{Algorithm, Diff, Token};
use jj_core::diff::{ContentDiff, DiffHunkKind};
use rustc_hash::{FxHashMap, FxHasher};
use travaux::compare::{BaseSide, RevisedSide, align};
use travaux::consolidate::{self, Revision};
use travaux::text::Text;
use travaux::text::token::tokenise;

use crate::workload::Set;

/// Writes the files of a set, by number.
pub fn written(set: &Set) -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap_or_else(|error| panic!("no temporary folder: {error}"));
    for (nth, source) in set.sources.iter().enumerate() {
        let path = place.path().join(format!("{nth}.txt"));
        std::fs::write(&path, source).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
    place
}

pub fn revisions(set: &Set) -> Vec<Revision<'_>> {
    const NAMES: [&str; 50] = [
        "AA", "AB", "AC", "AD", "AE", "AF", "AG", "AH", "AI", "AJ", "BA", "BB", "BC", "BD", "BE", "BF", "BG",
        "BH", "BI", "BJ", "CA", "CB", "CC", "CD", "CE", "CF", "CG", "CH", "CI", "CJ", "DA", "DB", "DC", "DD",
        "DE", "DF", "DG", "DH", "DI", "DJ", "EA", "EB", "EC", "ED", "EE", "EF", "EG", "EH", "EI", "EJ",
    ];
    let names = NAMES.into_iter().zip(&set.voices);
    names.map(|(voice, text)| Revision { voice, text, partial: false }).collect()
}

/// A provision in the middle of a text that is a paragraph of some length.
pub fn ordinary(text: &Text) -> usize {
    let middle = text.provisions().len() / 2;
    let rest = text.provisions().iter().skip(middle);
    middle + rest.take_while(|provision| provision.line().len() < 200).count()
}

pub fn two_way(base: &Text, revised: &Text) -> usize {
    let side = BaseSide::new(base);
    align(&side, &RevisedSide::new(revised, &side)).hunks.len()
}

pub fn consolidate(base: &Text, revisions: &[Revision<'_>]) -> usize {
    consolidate::consolidate(base, revisions, &[]).passages.len()
}

/// The least anybody can do: read the files and number their paragraphs by content.
pub fn floor(files: &[PathBuf]) -> usize {
    let mut seen: FxHashMap<u64, u32> = FxHashMap::default();
    for file in files {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        for line in text.lines() {
            let mut hasher = FxHasher::default();
            hasher.write(line.trim().as_bytes());
            let count = seen.len() as u32;
            seen.entry(hasher.finish()).or_insert(count);
        }
    }
    seen.len()
}

/// Keys of all tokens.
fn keys(text: &Text) -> Vec<u64> {
    let mut tokens = Vec::new();
    for provision in text.provisions() {
        tokenise(provision, &mut tokens);
    }
    tokens.iter().map(|token| token.key).collect()
}

pub fn similar(algorithm: similar::Algorithm, base: &Text, revised: &Text) -> usize {
    similar::capture_diff_slices(algorithm, &keys(base), &keys(revised)).len()
}

pub fn imara(base: &Text, revised: &Text) -> usize {
    let mut known: FxHashMap<u64, u32> = FxHashMap::default();
    let mut number = |keys: Vec<u64>| -> Vec<Token> {
        let mut numbered = Vec::with_capacity(keys.len());
        for key in keys {
            let count = known.len() as u32;
            numbered.push(Token(*known.entry(key).or_insert(count)));
        }
        numbered
    };
    let (one, other) = (number(keys(base)), number(keys(revised)));
    let mut diff = Diff::default();
    diff.compute_with(Algorithm::Histogram, &one, &other, known.len() as u32);
    diff.hunks().count()
}

pub fn jj(sources: &[String]) -> usize {
    let diff = ContentDiff::by_line(sources.iter().map(|source| source.as_bytes()));
    let mut count = 0;
    for hunk in diff.hunks() {
        if hunk.kind == DiffHunkKind::Different {
            count += ContentDiff::by_word(hunk.contents.iter()).hunks().count();
        }
    }
    count
}

pub fn installed(program: &str) -> bool {
    let asked = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    asked.is_ok_and(|status| status.success())
}

pub fn process(command: &[&str], files: &[impl AsRef<Path>; 2]) -> usize {
    let [program, arguments @ ..] = command else { return 0 };
    let output = Command::new(program)
        .args(arguments)
        .args(files.iter().map(AsRef::as_ref))
        .stderr(Stdio::null())
        .output();
    output.map_or(0, |output| output.stdout.len())
}
