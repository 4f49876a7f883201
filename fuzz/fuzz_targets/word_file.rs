//! Any bytes as a Word file: a text or a sentence, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use travaux::exchange::word::{View, read};
use travaux::language::Language;

fuzz_target!(|bytes: &[u8]| {
    for view in [View::Accepted, View::Original, View::All] {
        if let Err(error) = read(bytes, view) {
            assert!(!Language::Russian.say(error.phrase()).is_empty());
        }
    }
});
