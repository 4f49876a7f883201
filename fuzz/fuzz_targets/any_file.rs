//! Any bytes as a reply: a report or a sentence, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use travaux::exchange::report::{Context, examine};
use travaux::exchange::word::Reading;
use travaux::language::Language;

fuzz_target!(|bytes: &[u8]| {
    match examine("reply", bytes, Reading::default(), &Context::default()) {
        Ok(examined) => drop(examined.report.plain(Language::Russian)),
        Err(error) => assert!(!Language::Russian.say(error.phrase()).is_empty()),
    }
});
