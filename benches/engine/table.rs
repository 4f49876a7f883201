//! Subjects take turns; medians and ratios are printed.

// Shared by several benches, each of which uses a part of it.
#![allow(dead_code)]

use std::time::Instant;

/// Rounds after the warm-up.
const ROUNDS: usize = 9;

/// Something to be measured.
pub struct Subject<'a> {
    name: &'static str,
    /// One round: its size and its milliseconds.
    run: Box<dyn FnMut() -> (usize, f64) + 'a>,
    /// Milliseconds of each round.
    rounds: Vec<f64>,
    size: usize,
}

/// What the first subject must hold.
pub enum Bar {
    /// At most so long.
    Milliseconds(f64),
    /// At most so many milliseconds more than another subject, if that one ran.
    Beyond(&'static str, f64),
    /// At most so many times as long as another subject, if that one ran.
    AtMost(&'static str, f64),
}

impl<'a> Subject<'a> {
    /// A subject; what it returns is printed as its size, so that nothing is optimised away.
    pub fn new(name: &'static str, mut run: impl FnMut() -> usize + 'a) -> Self {
        Self::timed(name, move || {
            let start = Instant::now();
            let size = run();
            (size, start.elapsed().as_secs_f64() * 1e3)
        })
    }

    /// A subject that takes its own time, in milliseconds: what it has to do besides is not counted.
    pub fn timed(name: &'static str, run: impl FnMut() -> (usize, f64) + 'a) -> Self {
        Self { name, run: Box::new(run), rounds: Vec::new(), size: 0 }
    }
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

fn best(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::MAX, f64::min)
}

/// Median of the rounds' ratios.
fn ratio(one: &Subject<'_>, other: &Subject<'_>) -> f64 {
    let ratios: Vec<f64> = one.rounds.iter().zip(&other.rounds).map(|(one, other)| one / other).collect();
    median(&ratios)
}

/// Runs the subjects by turns and prints what came out.
pub fn table(title: &str, subjects: &mut [Subject<'_>], bars: &[Bar]) {
    for round in 0..=ROUNDS {
        for subject in subjects.iter_mut() {
            let (size, elapsed) = (subject.run)();
            subject.size = size;
            if round > 0 {
                subject.rounds.push(elapsed);
            }
        }
    }
    println!("\n{title}\n  {:<36} {:>10} {:>10} {:>8} {:>9}", "", "median ms", "best ms", "ratio", "size");
    let Some(first) = subjects.first() else { return };
    for subject in subjects.iter() {
        let (rounds, size) = (&subject.rounds, subject.size);
        let (median, best, ratio) = (median(rounds), best(rounds), ratio(subject, first));
        println!("  {:<36} {median:>10.2} {best:>10.2} {ratio:>8.2} {size:>9}", subject.name);
    }
    for bar in bars {
        match bar {
            Bar::Milliseconds(limit) => {
                let (median, best) = (median(&first.rounds), best(&first.rounds));
                println!("  bar: {limit} ms; {}", verdict(median <= *limit, best <= *limit));
            }
            Bar::Beyond(name, limit) => {
                let Some(other) = subjects.iter().find(|it| it.name == *name) else { continue };
                let beyond = |of: fn(&[f64]) -> f64| of(&first.rounds) - of(&other.rounds);
                let verdict = verdict(beyond(median) <= *limit, beyond(best) <= *limit);
                println!("  bar: {limit} ms beyond {name}; {:.0} ms; {verdict}", beyond(median));
            }
            Bar::AtMost(name, limit) => {
                let Some(other) = subjects.iter().find(|it| it.name == *name) else { continue };
                let (paired, bests) = (ratio(first, other), best(&first.rounds) / best(&other.rounds));
                let verdict = verdict(paired <= *limit, bests <= *limit);
                println!("  bar: {limit} x {name}; {paired:.2} paired, {bests:.2} of the best; {verdict}");
            }
        }
    }
}

fn verdict(median: bool, best: bool) -> &'static str {
    match (median, best) {
        (true, _) => "held",
        (false, true) => "held by the best round only",
        (false, false) => "MISSED",
    }
}
