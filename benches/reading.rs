//! How fast a Word file of five hundred pages with seven hundred tracked changes is read, beside unpacking it and
//! scanning its XML once, which nobody can do without.
//!
//! `cargo bench --bench reading`: nine rounds, all subjects taking turns; medians of the times and of each round's
//! ratio to the scan. The bar for reading in one view is 3.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)]

#[allow(dead_code, unused_imports)]
#[path = "../tests/word/build.rs"]
mod build;
#[allow(dead_code, unused_imports)]
#[path = "../tests/word/large.rs"]
mod large;

use std::io::Read;
use std::time::{Duration, Instant};

use travaux::exchange::report::{Context, examine};
use travaux::exchange::word::{Reading, View, read};

/// A name and what is done with the file.
type Subject<'a> = (&'static str, Box<dyn Fn(&[u8]) + 'a>);

/// Unpacking and scanning the XML once: the floor.
fn floor(bytes: &[u8]) -> Duration {
    let start = Instant::now();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    let mut reader = quick_xml::Reader::from_str(&text);
    let mut events = 0usize;
    while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {
        events += 1;
    }
    assert!(events > 100_000);
    start.elapsed()
}

fn main() {
    let bytes = large::large();
    let sent = read(&bytes, View::Original).unwrap().text;
    let context = Context { sent: Some(&sent), ..Context::default() };
    let view = |view| move |bytes: &[u8]| drop(read(bytes, view).unwrap());
    let subjects: [Subject<'_>; 4] = [
        ("accepted", Box::new(view(View::Accepted))),
        ("original", Box::new(view(View::Original))),
        ("all", Box::new(view(View::All))),
        (
            "report, held against the draft",
            Box::new(move |bytes| {
                drop(examine("reply.docx", bytes, Reading::default(), &context).unwrap());
            }),
        ),
    ];
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); subjects.len()];
    let mut ratios: Vec<Vec<f64>> = vec![Vec::new(); subjects.len()];
    for round in 0..10 {
        for (nth, (_, subject)) in subjects.iter().enumerate() {
            let floor = floor(&bytes);
            let start = Instant::now();
            subject(&bytes);
            let took = start.elapsed();
            if round > 0 {
                times[nth].push(took);
                ratios[nth].push(took.as_secs_f64() / floor.as_secs_f64());
            }
        }
    }
    for (nth, (name, _)) in subjects.iter().enumerate() {
        times[nth].sort();
        ratios[nth].sort_by(f64::total_cmp);
        println!(
            "{name}: {:.1?} (best {:.1?}), {:.2} times the scan",
            times[nth][4], times[nth][0], ratios[nth][4]
        );
    }
    let ratio = ratios[0][4];
    println!("bar for one view: 3; {}", if ratio < 3.0 { "met" } else { "not met" });
}
