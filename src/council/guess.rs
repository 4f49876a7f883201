//! Finding a delegation by a name: in file names, among authors of tracked changes, in letters.

use unicode_normalization::UnicodeNormalization;

use super::{Code, Roster, RosterEntry};

/// A name folded for comparison: lower case, ё as е, й composed, only letters and digits, words apart.
fn words(name: &str) -> Vec<String> {
    let folded: String =
        name.nfkc().flat_map(char::to_lowercase).map(|c| if c == 'ё' { 'е' } else { c }).collect();
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// All names an entry goes by, folded; the code first.
fn names(entry: &RosterEntry) -> Vec<Vec<String>> {
    let written = entry.names.values().flat_map(|names| [&names.short, &names.full, &names.genitive]);
    let mut names = vec![words(entry.code.as_str())];
    names.extend(written.chain(&entry.aliases).map(|name| words(name)));
    names.retain(|name| !name.is_empty());
    names
}

/// How well a name is met in some text, from 0 to 100.
fn score(name: &[String], text: &[String]) -> u32 {
    let letters: usize = name.iter().map(|word| word.chars().count()).sum();
    if text == name {
        return 100;
    }
    let whole = text.windows(name.len()).any(|window| window == name);
    if whole {
        // A longer name says more: two letters may be anything.
        return match letters {
            0..=1 => 10,
            2 => 50,
            3 => 70,
            _ => 75 + u32::try_from(letters.min(20)).unwrap_or(0),
        };
    }
    // Declined or abbreviated: every word of the name begins as a word of the text, in order.
    let begins = |name: &str, word: &str| {
        let common = name.chars().zip(word.chars()).take_while(|(a, b)| a == b).count();
        let (name, word) = (name.chars().count(), word.chars().count());
        common >= 4.min(name.max(4) - 1) && common + 3 >= name && common + 3 >= word
    };
    let mut rest = text.iter();
    let declined = name.iter().all(|part| rest.any(|word| part == word || begins(part, word)));
    if declined && letters >= 4 { 60 } else { 0 }
}

/// How well each entry is met in some hints, up to 100 per hint.
fn scores<'a>(
    entries: &'a [RosterEntry],
    hints: &[&str],
) -> impl Iterator<Item = (&'a RosterEntry, u32)> + use<'a> {
    let hints: Vec<Vec<String>> = hints.iter().map(|hint| words(&apart(hint))).collect();
    entries.iter().map(move |entry| {
        let names = names(entry);
        let best = |hint: &Vec<String>| names.iter().map(|name| score(name, hint)).max().unwrap_or(0);
        (entry, hints.iter().map(best).sum())
    })
}

/// Below this score a hint may mean anything.
const TELLING: u32 = 50;

/// The delegation, among those of several rosters, that a hint tells of; the first of equals.
pub fn likeliest<'a>(entries: &'a [RosterEntry], hint: &str) -> Option<&'a Code> {
    let telling = scores(entries, &[hint]).filter(|(_, score)| *score >= TELLING);
    let best = telling.reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.map(|(entry, _)| &entry.code)
}

impl Roster {
    /// The entry that goes by this name: its code, a name in any language or an alias, whatever the case,
    /// punctuation, and ё or е.
    pub fn find(&self, name: &str) -> Option<&RosterEntry> {
        let wanted = words(name);
        if wanted.is_empty() {
            return None;
        }
        let exactly = self.entries().iter().find(|entry| names(entry).contains(&wanted));
        exactly.or_else(|| {
            // «U.S.», «Р. К.»: the same letters, set apart by dots.
            let letters = wanted.concat();
            let dotted = wanted.len() > 1 && wanted.iter().all(|part| part.chars().count() <= 2);
            let mut entries = self.entries().iter().filter(|_| dotted);
            entries.find(|entry| names(entry).iter().any(|name| name.concat() == letters))
        })
    }

    /// The delegations these hints (a file name, an author, a letterhead) may point to, the likeliest first, each
    /// with a score up to 100 per hint. Equal scores stand in protocol order.
    pub fn guess(&self, hints: &[&str]) -> Vec<(Code, u32)> {
        let mut guesses: Vec<(Code, u32)> = scores(self.entries(), hints)
            .map(|(entry, score)| (entry.code.clone(), score))
            .filter(|(_, score)| *score > 0)
            .collect();
        guesses.sort_by_key(|(code, score)| (std::cmp::Reverse(*score), self.place(code)));
        guesses
    }
}

/// Sets words apart that file names run together: "ReplyKAZ2" → "Reply KAZ 2".
fn apart(hint: &str) -> String {
    let mut out = String::with_capacity(hint.len() + 8);
    let mut before: Option<char> = None;
    let mut letters = hint.chars().peekable();
    while let Some(letter) = letters.next() {
        if let Some(before) = before {
            let rises = before.is_lowercase() && letter.is_uppercase();
            let falls = before.is_uppercase()
                && letter.is_uppercase()
                && letters.peek().is_some_and(|c| c.is_lowercase());
            let turns = before.is_alphabetic() && letter.is_numeric()
                || before.is_numeric() && letter.is_alphabetic();
            if rises || falls || turns {
                out.push(' ');
            }
        }
        out.push(letter);
        before = Some(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::RosterFile;
    use super::*;

    fn roster() -> Roster {
        let file = r#"(roster: [
            (code: "ARM", order: 1, names: {"ru": (short: "Армения", full: "Республика Армения",
                genitive: "Республики Армения"), "en": (short: "Armenia")}),
            (code: "KAZ", order: 2, names: {"ru": (short: "Казахстан", full: "Республика Казахстан",
                genitive: "Республики Казахстан"), "en": (short: "Kazakhstan")}, aliases: ["РК", "МВД РК"]),
            (code: "SEV", order: 3, names: {"ru": (short: "Озёрный Край", full: "Озёрный Край")}),
            (code: "EXEC-COM", kind: body, order: 4, names: {"ru": (short: "Исполком")}),
        ])"#;
        RosterFile::read(file.as_bytes()).unwrap().into_roster()
    }

    #[test]
    fn names_are_found_whatever_their_dress() {
        let roster = roster();
        for (name, code) in [
            ("KAZ", "KAZ"),
            ("kaz", "KAZ"),
            ("республики  «Казахстан»", "KAZ"),
            ("РК", "KAZ"),
            ("озерный край", "SEV"),
            ("ОЗЁРНЫЙ КРАЙ.", "SEV"),
            ("Exec Com", "EXEC-COM"),
            ("Р.К.", "KAZ"),
            ("K. A. Z.", "KAZ"),
        ] {
            assert_eq!(roster.find(name).map(|entry| entry.code.as_str()), Some(code), "{name}");
        }
        for nobody in ["", "…", "Узбекистан", "КА", "BASE"] {
            assert!(roster.find(nobody).is_none(), "{nobody}");
        }
    }

    #[test]
    fn file_names_and_authors_point_to_delegations() {
        let roster = roster();
        for (hints, code) in [
            (&["Замечания Республики Казахстан к проекту.docx"][..], "KAZ"),
            (&["reply_KAZ_2.docx"], "KAZ"),
            (&["ReplyKAZ2.docx"], "KAZ"),
            (&["otvet.docx", "МВД РК"], "KAZ"),
            (&["предложения казахстанской стороны (Казахстану).docx"], "KAZ"),
            (&["Armenia comments.docx", "Karen"], "ARM"),
            (&["Ответ Озерного Края.docx"], "SEV"),
            (&["exec-com.docx"], "EXEC-COM"),
        ] {
            assert_eq!(roster.guess(hints).first().map(|(code, _)| code.as_str()), Some(code), "{hints:?}");
        }
        assert!(roster.guess(&["проект.docx", "Author"]).is_empty());
    }

    #[test]
    fn several_hints_add_up() {
        let guesses = roster().guess(&["Armenia and Kazakhstan.docx", "МВД РК"]);
        let codes: Vec<&str> = guesses.iter().map(|(code, _)| code.as_str()).collect();
        assert_eq!(codes, ["KAZ", "ARM"]);
    }
}
