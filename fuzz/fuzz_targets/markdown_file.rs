//! Any bytes as Markdown, with CriticMarkup or without.
#![no_main]

use libfuzzer_sys::fuzz_target;
use travaux::exchange::open;
use travaux::exchange::revised::write;
use travaux::exchange::word::{Reading, View};

fuzz_target!(|bytes: &[u8]| {
    for view in [View::Accepted, View::Original, View::All] {
        if let Ok(opened) = open::read("a.md", bytes, Reading { view, numbers: true })
            && let Some(revised) = opened.revised
        {
            assert_eq!(revised.provisions.len(), opened.text.provisions().len());
            write(&revised, &opened.beside.comments);
        }
    }
});
