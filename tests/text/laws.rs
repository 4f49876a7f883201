//! The laws of the written form.

use std::sync::OnceLock;

use proptest::prelude::*;
use travaux::text::{Noticed, Text, Warnings, markdown, plain};

use crate::generate;
use crate::often::cases;

/// The letters and digits of a string.
pub fn visible(text: &str) -> Vec<char> {
    // A raised digit in a label is written as a raised character.
    let flat = |c| match c {
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        _ => c,
    };
    text.chars().filter(|c| c.is_alphanumeric()).map(flat).collect()
}

/// The letters and digits of a Markdown file but for entities, which stand for other characters, and the tags
/// that are marks and line breaks.
fn visible_markdown(source: &str) -> Vec<char> {
    let mut plain = source.to_owned();
    let entities = ["&amp;", "&nbsp;", "&lt;", "&#49;", "&#32;", "&#124;"];
    let tags = ["```table", "<b>", "</b>", "<i>", "</i>", "<u>", "</u>", "<sup>", "</sup>", "<br>"];
    for piece in entities.into_iter().chain(tags) {
        plain = plain.replace(piece, "");
    }
    // Touching links to one address are one link.
    let address = "http://x.org";
    if let Some(first) = plain.find(address) {
        let (head, tail) = plain.split_at(first + address.len());
        plain = format!("{head}{}", tail.replace(address, ""));
    }
    visible(&plain)
}

/// The visible characters of everything the warnings name.
pub fn named(warnings: &Warnings) -> Vec<char> {
    let mut named = Vec::new();
    for warning in warnings {
        if let Noticed::Dropped(what) = &warning.what {
            named.extend(visible(what));
        }
    }
    named
}

/// What was written with its entities as characters: the writer puts a character as an entity where words would
/// be read as a label.
fn decoded(written: &str) -> String {
    let mut plain = String::new();
    for (nth, piece) in written.split("&#").enumerate() {
        let decoded = piece
            .split_once(';')
            .and_then(|(code, rest)| Some(format!("{}{rest}", char::from_u32(code.parse().ok()?)?)));
        match decoded {
            Some(decoded) if nth > 0 => plain.push_str(&decoded),
            _ => plain.push_str(piece),
        }
    }
    plain
}

/// Whether every visible character of `source` is in what was written or named: as often, at least.
pub fn nothing_lost(source: &str, text: &Text, warnings: &Warnings) -> Result<(), String> {
    let mut kept = visible(&decoded(&markdown::write(text)));
    kept.extend(named(warnings));
    kept.sort_unstable();
    let mut wanted = visible_markdown(source);
    wanted.sort_unstable();
    let mut kept = kept.into_iter().peekable();
    for c in wanted {
        while kept.peek().is_some_and(|k| *k < c) {
            kept.next();
        }
        if kept.next_if_eq(&c).is_none() {
            return Err(format!("{c:?} is lost"));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 20_000, failure_persistence: None, ..cases(2000) })]

    /// What is written is read back as it was.
    #[test]
    fn read_undoes_write(provisions in generate::provisions()) {
        let text = Text::new(provisions);
        let written = markdown::write(&text);
        let (read, _) = markdown::read(&written);
        prop_assert_eq!(&read, &text, "{}", written);
    }

    /// Normal form is a fixed point.
    #[test]
    fn normal_form_is_stable(provisions in generate::provisions()) {
        let text = Text::new(provisions);
        let again = Text::new(text.provisions().to_vec());
        prop_assert_eq!(text, again);
    }

    /// Reading anything gives a text whose written form is stable.
    #[test]
    fn write_after_read_is_stable(source in generate::markdown()) {
        let (text, _) = markdown::read(&source);
        let written = markdown::write(&text);
        let (again, warnings) = markdown::read(&written);
        prop_assert_eq!(&again, &text, "{}", written);
        prop_assert_eq!(markdown::write(&again), written);
        prop_assert!(warnings.is_empty(), "{:?}", warnings);
    }

    /// Every visible character is in the text or in the warnings.
    #[test]
    fn reading_loses_nothing(source in generate::markdown()) {
        let (text, warnings) = markdown::read(&source);
        let lost = nothing_lost(&source, &text, &warnings);
        prop_assert!(lost.is_ok(), "{:?} {:?} {:?}", lost, markdown::write(&text), warnings);
    }

    /// The ranges cover what was written for each provision.
    #[test]
    fn ranges_hold_the_provisions(provisions in generate::provisions()) {
        let text = Text::new(provisions);
        let (written, ranges) = markdown::write_ranges(&text);
        prop_assert_eq!(ranges.len(), text.provisions().len());
        for (range, provision) in ranges.iter().zip(text.provisions()) {
            let piece = written.get(range.clone());
            prop_assert!(piece.is_some());
            let words = visible(&provision.line());
            let here = visible(piece.unwrap_or(""));
            prop_assert!(here.len() >= words.len(), "{:?} {:?}", piece, provision);
        }
    }

    /// Plain text loses nothing either, whatever it looks like.
    #[test]
    fn plain_text_is_literal(source in generate::markdown()) {
        let (text, _) = plain::read(&source);
        let written = plain::write(&text, true);
        let expected: Vec<char> = visible(&source);
        prop_assert_eq!(visible(&written), expected);
        let (again, _) = markdown::read(&markdown::write(&text));
        prop_assert_eq!(again, text);
    }

    /// Where no footnote moves and nothing is named, the visible characters come in order.
    #[test]
    fn reading_keeps_the_order(source in generate::markdown()) {
        let (text, warnings) = markdown::read(&source);
        if source.contains("[^") || !warnings.is_empty() {
            return Ok(());
        }
        let written = plain::write(&text, true);
        // Link targets and descriptions of pictures stand in the Markdown only.
        let written = if written.contains("](") || source.contains("](") || source.contains('<') {
            markdown::write(&text)
        } else {
            written
        };
        let mut kept = visible(&decoded(&written)).into_iter();
        for c in visible_markdown(&source) {
            prop_assert!(kept.any(|k| k == c), "{c:?} in {written:?}");
        }
    }

    /// Real files with nasty pieces in them are read and written just as well.
    #[test]
    fn damaged_real_files_are_stable(
        file in 0..1000usize,
        place in 0..10_000usize,
        pieces in prop::collection::vec((0..3000usize, generate::markdown()), 0..6),
    ) {
        let files = real_files();
        if files.is_empty() {
            return Ok(());
        }
        let file = &files[file % files.len()];
        let mut source: String = file.chars().skip(place % (file.chars().count().max(1))).take(3000).collect();
        for (at, piece) in pieces {
            let at = source.char_indices().map(|(at, _)| at).nth(at).unwrap_or(source.len());
            // An ampersand could make an entity of whatever word it lands before.
            source.insert_str(at, &piece.replace('&', ""));
        }
        let (text, warnings) = markdown::read(&source);
        let written = markdown::write(&text);
        let (again, more) = markdown::read(&written);
        prop_assert_eq!(&again, &text, "{}", written);
        prop_assert!(more.is_empty(), "{:?}", more);
        prop_assert_eq!(nothing_lost(&source, &text, &warnings), Ok(()));
        let (literal, _) = plain::read(&source);
        prop_assert_eq!(markdown::read(&markdown::write(&literal)).0, literal);
    }
}

/// Some real files, read once; none where the corpus is not here.
fn real_files() -> &'static [String] {
    static FILES: OnceLock<Vec<String>> = OnceLock::new();
    FILES.get_or_init(|| {
        [
            "cop21/agreement/23-oct-2015/index.md",
            "kz-code-ru/st-012.md",
            "udhr/tgk.txt",
            "udhr/rus.html",
            "criticmarkup/critic-spec.md",
            "bbnj/authoritative/un/bbnj-agreement-2023/2023-06-19/text.txt",
        ]
        .iter()
        .filter_map(|name| crate::real::corpus(name))
        .collect()
    })
}
