//! Names of files and folders: safe on every system, and telling what they should hold.

use unicode_normalization::UnicodeNormalization;

use crate::negotiation::record::{Content, StoredRecord};
use crate::negotiation::{Code, Digest};

/// The ending of a dossier's folder.
pub const FOLDER_ENDING: &str = "dossier";

/// The ending of a transfer file.
pub const TRANSFER_ENDING: &str = "travaux";

/// The longest slug, in characters: with two bytes a letter and an ending it fits every file system.
const LONGEST_SLUG: usize = 60;

/// The name of a folder for a document with this title: Cyrillic and other letters stay, words are joined by
/// hyphens, and whatever some system forbids in file names goes.
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    let mut letters = 0;
    let mut gap = false;
    for letter in title.nfc() {
        if letter.is_alphanumeric() || is_mark(letter) {
            if gap && !slug.is_empty() {
                slug.push('-');
                letters += 1;
            }
            gap = false;
            if letters >= LONGEST_SLUG {
                break;
            }
            slug.push(letter);
            letters += 1;
        } else {
            gap = true;
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() {
        FOLDER_ENDING.to_owned()
    } else if is_device(slug) {
        format!("{slug}-1")
    } else {
        slug.to_owned()
    }
}

/// Combining marks belong to the letter before them.
fn is_mark(letter: char) -> bool {
    unicode_normalization::char::is_combining_mark(letter)
}

/// Names Windows keeps for devices, whatever the ending.
fn is_device(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    let numbered = |stem: &str| {
        name.strip_prefix(stem)
            .is_some_and(|rest| rest.chars().count() == 1 && rest.chars().all(char::is_numeric))
    };
    ["CON", "PRN", "AUX", "NUL"].contains(&name.as_str()) || numbered("COM") || numbered("LPT")
}

/// The ending a received file is kept with: from the name it came with, if that is short and plain.
pub fn extension(name: &str) -> String {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let plain = (1..=8).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if plain { ending } else { "bin".to_owned() }
}

/// The name a record's file has.
pub fn record_name(record: &StoredRecord) -> String {
    let author = match &record.content {
        Content::Known(envelope) => envelope.author.as_str(),
        Content::Withheld(_) => WITHHELD,
    };
    format!("{:04}-{author}-{}.ron", record.counter(), record.id.short())
}

/// The name of a further copy of a record that differs in its signature alone.
pub fn other_copy(name: &str, bytes: &[u8]) -> String {
    let stem = name.strip_suffix(".ron").unwrap_or(name);
    let mark: String = Digest::of(bytes).short().chars().take(8).collect();
    format!("{stem}{COPY}{mark}.ron")
}

/// Stands before the mark of a further copy; it is no hex digit.
const COPY: &str = "-s";

/// Stands in the place of the author in the name of a withheld record; no code is written in small letters.
const WITHHELD: &str = "withheld";

/// What the name of a file among the records promises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordName {
    /// The first half of the hash, if the name has one.
    pub hash: Option<String>,
    /// Whether it stands for a record that is withheld.
    pub withheld: bool,
    /// Whether this is exactly how the program names files: not renamed, not a copy.
    pub own: bool,
}

/// Reads the name of a file among the records; none for a name that cannot be a record's.
pub fn read_record_name(name: &str) -> Option<RecordName> {
    let stem = name.strip_suffix(".ron")?;
    let hash = hex_run(stem, 32);
    let named = match stem.rsplit_once(COPY) {
        Some((front, mark)) if mark.len() == 8 && mark.bytes().all(|byte| byte.is_ascii_hexdigit()) => front,
        _ => stem,
    };
    let own = hash.as_ref().is_some_and(|hash| {
        let front = named.strip_suffix(hash.as_str()).and_then(|front| front.strip_suffix('-'));
        front.and_then(|front| front.split_once('-')).is_some_and(|(counter, author)| {
            counter.len() >= 4
                && counter.bytes().all(|byte| byte.is_ascii_digit())
                && (author == WITHHELD || author.parse::<Code>().is_ok())
        })
    });
    let withheld = stem.split_once('-').is_some_and(|(_, rest)| rest.starts_with("withheld-"));
    Some(RecordName { hash, withheld, own })
}

/// The hash a text's or received file's name promises, and whether the name is exactly as the program gives it.
pub fn read_file_name(name: &str) -> (Option<Digest>, bool) {
    let hash = hex_run(name, 64).and_then(|hash| hash.parse::<Digest>().ok());
    let own = hash.is_some_and(|hash| {
        let ending = name.strip_prefix(hash.to_string().as_str()).and_then(|rest| rest.strip_prefix('.'));
        ending.is_some_and(|ending| extension(name) == ending)
    });
    (hash, own)
}

/// Names other programs leave in folders without asking.
pub fn is_clutter(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    name.starts_with('.')
        || name.starts_with("~$")
        || ["thumbs.db", "desktop.ini", "icon\r"].contains(&lower.as_str())
}

/// The first run of exactly this many lower-case hex digits.
fn hex_run(name: &str, length: usize) -> Option<String> {
    name.split(|c: char| !matches!(c, '0'..='9' | 'a'..='f'))
        .find(|run| run.len() == length)
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_keep_letters_and_lose_what_systems_forbid() {
        for (title, expected) in [
            ("Соглашение о группах", "Соглашение-о-группах"),
            ("  Draft: \"Agreement\" / v.2?  ", "Draft-Agreement-v-2"),
            ("Қазақстан — Ўзбекистон", "Қазақстан-Ўзбекистон"),
            ("../../etc/passwd", "etc-passwd"),
            ("CON", "CON-1"),
            ("lpt9", "lpt9-1"),
            ("…", "dossier"),
            ("", "dossier"),
            ("Й", "Й"),
        ] {
            assert_eq!(slug(title), expected, "{title}");
        }
        let long = slug(&"Соглашение ".repeat(40));
        assert!(long.chars().count() <= LONGEST_SLUG && !long.ends_with('-'), "{long}");
    }

    #[test]
    fn endings_are_plain() {
        for (name, expected) in [
            ("Ответ.DOCX", "docx"),
            ("a.tar.gz", "gz"),
            ("no ending", "bin"),
            ("x.", "bin"),
            ("x.пдф", "bin"),
            ("x.abcdefghi", "bin"),
            ("x.a/b", "bin"),
        ] {
            assert_eq!(extension(name), expected, "{name}");
        }
    }

    #[test]
    fn record_names_tell_copies_from_originals() {
        let hash = "0123456789abcdef0123456789abcdef";
        let own = read_record_name(&format!("0007-KAZ-{hash}.ron")).unwrap();
        assert_eq!(own, RecordName { hash: Some(hash.to_owned()), withheld: false, own: true });
        assert!(read_record_name(&format!("12345-EXEC-COM-{hash}.ron")).unwrap().own);
        assert!(read_record_name(&format!("0007-withheld-{hash}.ron")).unwrap().withheld);
        for copy in [
            format!("0007-KAZ-{hash} (conflicted copy 2026-03-01).ron"),
            format!("0007-KAZ-{hash}.sync-conflict-20260301-101010-ABCDEFG.ron"),
            format!("Копия 0007-KAZ-{hash}.ron"),
            format!("0007-kaz-{hash}.ron"),
            format!("7-KAZ-{hash}.ron"),
        ] {
            let name = read_record_name(&copy).unwrap();
            assert!(!name.own && name.hash.as_deref() == Some(hash), "{copy}");
        }
        assert_eq!(read_record_name("заметка.ron").unwrap().hash, None);
        assert_eq!(read_record_name("readme.txt"), None);
    }

    #[test]
    fn file_names_promise_a_hash() {
        let hash = Digest::of(b"x");
        assert_eq!(read_file_name(&format!("{hash}.md")), (Some(hash), true));
        assert_eq!(read_file_name(&format!("{hash} (1).md")), (Some(hash), false));
        assert_eq!(read_file_name(&format!("{hash}.DOCX")), (Some(hash), false));
        assert_eq!(read_file_name("notes.md"), (None, false));
    }
}
