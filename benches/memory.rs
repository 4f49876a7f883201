//! How much memory consolidation takes above the texts it is given: of nine at most four times their bytes. What is found
//! of the base weighs more where there is one voice only.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)]

#[path = "../tests/engine/workload.rs"]
mod workload;

use peak_alloc::PeakAlloc;
use travaux::consolidate::{Revision, consolidate};
use workload::{Set, Wish};

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

const CODES: [&str; 9] = ["AA", "BB", "CC", "DD", "EE", "FF", "GG", "HH", "II"];

fn main() {
    let wish = Wish { russian: false, bytes: 2_000_000, voices: 9, moves: true, seed: 1 };
    for (name, wish) in [
        ("9 x 200 KB", Wish { bytes: 200_000, ..wish }),
        ("9 x 2 MB", wish),
        ("9 x 2 MB, Russian", Wish { russian: true, ..wish }),
        ("1 x 2 MB", Wish { voices: 1, ..wish }),
    ] {
        let set = Set::new(wish);
        let revisions: Vec<Revision<'_>> = CODES
            .into_iter()
            .zip(&set.voices)
            .map(|(voice, text)| Revision { voice, text, partial: false })
            .collect();
        let inputs = set.bytes();
        let before = ALLOCATOR.current_usage();
        ALLOCATOR.reset_peak_usage();
        let rolling = consolidate(&set.base, &revisions, &[]);
        let (peak, kept) = (ALLOCATOR.peak_usage() - before, ALLOCATOR.current_usage() - before);
        let times = peak as f64 / inputs as f64;
        let bar = match (wish.voices, times <= 4.0) {
            (9, true) => "; bar 4 x: held",
            (9, false) => "; bar 4 x: MISSED",
            _ => "",
        };
        println!(
            "{name}{}: {:.1} MB in, {:.1} MB at most above them ({times:.2} x{bar}), {:.1} MB kept, {} passages",
            if set.real { "" } else { " (generated text)" },
            inputs as f64 / 1e6,
            peak as f64 / 1e6,
            kept as f64 / 1e6,
            rolling.passages.len()
        );
    }
}
