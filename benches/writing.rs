//! How long a consolidated draft takes to be written as a Word file, and how much memory: beside consolidating the
//! same texts in the same round, and beside a draft of a quarter of its length.
//!
//! `cargo bench --bench writing`: five rounds, all subjects taking turns; medians. What is written of four times the
//! words shall take no more than some four times as long: a page costs what a page costs.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)]

#[path = "../tests/engine/workload.rs"]
mod workload;

use std::time::{Duration, Instant};

use peak_alloc::PeakAlloc;
use travaux::consolidate::{Revision, RollingText, consolidate};
use travaux::exchange::word::{Frontage, Tracking, write_tracked};
use travaux::language::Language;
use workload::{Set, Wish};

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

const CODES: [&str; 9] = ["AA", "BB", "CC", "DD", "EE", "FF", "GG", "HH", "II"];
/// Some 125 and 500 pages.
const SIZES: [usize; 2] = [375_000, 1_500_000];
const ROUNDS: usize = 5;

fn set(bytes: usize) -> Set {
    Set::new(Wish { russian: false, bytes, voices: 9, moves: true, seed: 1 })
}

fn roll(set: &Set) -> RollingText {
    let voices = CODES.into_iter().zip(&set.voices);
    let revisions: Vec<Revision<'_>> =
        voices.map(|(voice, text)| Revision { voice, text, partial: false }).collect();
    consolidate(&set.base, &revisions, &[])
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let made = work();
    (start.elapsed(), made)
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64()
}

fn main() {
    let tracking = |embed| {
        let frontage = Frontage::new("Draft", Language::English).made("Travaux", "2026-03-12T09:00:00Z");
        Tracking { embed, ..Tracking::consolidated(frontage, Language::English) }
    };
    let sets = SIZES.map(set);
    // For each size: consolidating, writing what is visible, writing with the embedded part.
    let mut times = vec![[(); 3].map(|()| Vec::new()); SIZES.len()];
    let mut peaks = [0usize; SIZES.len()];
    for _ in 0..ROUNDS {
        for (nth, set) in sets.iter().enumerate() {
            let (consolidating, rolling) = timed(|| roll(set));
            let before = ALLOCATOR.current_usage();
            ALLOCATOR.reset_peak_usage();
            let (visible, bytes) = timed(|| write_tracked(&rolling, &tracking(false)).unwrap());
            peaks[nth] = ALLOCATOR.peak_usage().saturating_sub(before);
            let (whole, _) = timed(|| write_tracked(&rolling, &tracking(true)).unwrap());
            assert!(!bytes.is_empty());
            for (slot, time) in times[nth].iter_mut().zip([consolidating, visible, whole]) {
                slot.push(time);
            }
        }
    }
    let medians: Vec<[f64; 3]> = times.into_iter().map(|three| three.map(median)).collect();
    for ((set, of), peak) in sets.iter().zip(&medians).zip(peaks) {
        println!(
            "9 x {:.0} KB: consolidated in {:.2} s; written in {:.2} s ({:.1} x), with the embedded part in {:.2} s \
             ({:.1} x); {:.1} x the bytes of the texts at most",
            set.bytes() as f64 / 10e3,
            of[0],
            of[1],
            of[1] / of[0],
            of[2],
            of[2] / of[0],
            peak as f64 / set.bytes() as f64,
        );
    }
    let grown = sets[1].bytes() as f64 / sets[0].bytes() as f64;
    for (nth, what) in ["consolidating", "writing", "writing with the embedded part"].iter().enumerate() {
        let times = medians[1][nth] / medians[0][nth];
        println!("{grown:.1} x the words: {what} takes {times:.1} x as long");
    }
}
