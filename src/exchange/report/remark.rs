//! Comments that open with the names of delegations: «US/USA/U.S: …», «Казахстан, Россия — …».

use super::{LISTED, Places, Remark, stance};
use crate::council::{Code, Roster};
use crate::exchange::word::Comment;

/// The longest list of names a comment opens with, in bytes.
const LONGEST_LEAD: usize = 160;

/// The comments as remarks. A comment in which several camps speak is a remark of each: «KAZ/RUS: поддерживаем; ARM —
/// против».
pub fn remarks(comments: &[Comment], roster: Option<&Roster>, places: &Places<'_>) -> Vec<Remark> {
    let mut all: Vec<Remark> = Vec::new();
    for (nth, comment) in comments.iter().enumerate().take(LISTED) {
        let answers = comment.answers.and_then(|answered| all.iter().position(|it| it.comment == answered));
        for words in camps(&comment.text, roster) {
            let mut lead = roster.map(|roster| lead(words, roster)).unwrap_or_default();
            if lead.delegations.is_empty() {
                // Whoever signs with the name of a delegation speaks for it.
                let author = roster.and_then(|roster| names(&comment.author, roster));
                lead.delegations = author.filter(|it| it.unknown.is_empty()).unwrap_or_default().delegations;
            }
            all.push(Remark {
                comment: nth,
                said: stance::said(words.get(lead.behind..).unwrap_or_default()),
                text: words.get(lead.taken..).unwrap_or_default().trim().to_owned(),
                delegations: lead.delegations,
                unknown: lead.unknown,
                author: comment.author.clone(),
                date: comment.date.clone(),
                provision: comment.provision,
                at: comment.provision.map(|provision| places.name(provision)).unwrap_or_default(),
                answers,
                resolved: comment.resolved,
            });
        }
    }
    all
}

/// A comment by who speaks in it: divided where others begin to speak, and nowhere else.
fn camps<'t>(text: &'t str, roster: Option<&Roster>) -> Vec<&'t str> {
    let Some(roster) = roster.filter(|roster| !lead(text, roster).delegations.is_empty()) else {
        return vec![text];
    };
    let speaks = |words: &str, clearly: bool| {
        let lead = lead(words, roster);
        let said = || stance::said(words.get(lead.behind..).unwrap_or_default()).is_some();
        // A name that opens a sentence is its subject: only where it takes a position are others heard.
        let set_off = lead.taken > words.len() - words.trim_start().len();
        !lead.delegations.is_empty() && lead.unknown.is_empty() && (set_off && !clearly || said())
    };
    let mut camps = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let behind = text.get(end..).unwrap_or_default();
        let parts = match c {
            ';' | '\n' => speaks(behind, false),
            '.' => behind.starts_with(' ') && speaks(behind, false),
            ',' => {
                speaks(behind, true)
                    && stance::said(opened(text.get(start..at).unwrap_or_default(), roster)).is_some()
            }
            _ => false,
        };
        // A list of names is one camp.
        let own = text.get(start..at).unwrap_or_default();
        if parts && !opened(own, roster).trim().is_empty() {
            camps.push(own.trim_end());
            start = end;
        }
    }
    camps.push(text.get(start..).unwrap_or_default());
    camps
}

/// The words behind the names a comment opens with.
fn opened<'t>(words: &'t str, roster: &Roster) -> &'t str {
    let lead = lead(words, roster);
    words.get(lead.behind..).unwrap_or_default()
}

/// The names a comment opens with.
#[derive(Debug, Default, PartialEq, Eq)]
struct Lead {
    delegations: Vec<Code>,
    unknown: Vec<String>,
    taken: usize,
    /// Where the words behind the names begin; further on than what is taken where the names stay.
    behind: usize,
}

fn lead(text: &str, roster: &Roster) -> Lead {
    let start = text.len() - text.trim_start().len();
    let body = text.get(start..).unwrap_or_default();
    // «[KAZ, ARM] …», «(KAZ) …».
    if let Some(close) = body.chars().next().and_then(|open| match open {
        '[' => Some(']'),
        '(' => Some(')'),
        _ => None,
    }) && let Some(end) = body.find(close).filter(|end| *end <= LONGEST_LEAD)
        && let Some(found) = names(body.get(1..end).unwrap_or_default(), roster)
    {
        let rest = body.get(end + close.len_utf8()..).unwrap_or_default();
        let taken = text.len() - rest.trim_start_matches([':', ' ', '—', '–', '-', '.']).len();
        return Lead { taken, behind: taken, ..found };
    }
    // Up to a colon, a dash, a line break, or the end.
    let ends = body
        .char_indices()
        .take_while(|(at, _)| *at <= LONGEST_LEAD)
        .filter(|(at, c)| {
            let spaced = body.get(..*at).is_some_and(|before| before.ends_with(' '));
            matches!(c, ':' | '—' | '–' | '\n') || *c == '-' && spaced
        })
        .map(|(at, c)| (at, at + c.len_utf8()));
    for (end, behind) in ends.take(3) {
        if let Some(found) = names(body.get(..end).unwrap_or_default(), roster) {
            let rest = body.get(behind..).unwrap_or_default();
            let taken = text.len() - rest.trim_start().len();
            return Lead { taken, behind: taken, ..found };
        }
    }
    // A comment that is nothing but names, and one whose first words are a name: these words stay.
    if body.len() <= LONGEST_LEAD
        && let Some(found) = names(body.trim_end_matches('.'), roster)
    {
        return Lead { taken: text.len(), behind: text.len(), ..found };
    }
    let words: Vec<&str> = body.split_whitespace().take(7).collect();
    for count in (1..=words.len()).rev() {
        let spoken = words.get(..count).unwrap_or_default().join(" ");
        if let Some(found) = names(&spoken, roster).filter(|found| found.unknown.is_empty()) {
            let mut behind = start;
            for word in words.iter().take(count) {
                behind += text.get(behind..).and_then(|rest| rest.find(word)).unwrap_or(0) + word.len();
            }
            return Lead { behind, ..found };
        }
    }
    Lead::default()
}

/// Whose names these are, where at least one is known and the others may be names.
fn names(list: &str, roster: &Roster) -> Option<Lead> {
    let mut found = Lead::default();
    let whole = known(list, roster);
    if !whole.is_empty() {
        found.delegations = whole;
        return Some(found);
    }
    let list = [" и ", " and ", " совместно с ", " with "]
        .iter()
        .fold(list.to_owned(), |list, joint| list.replace(joint, ","));
    for name in list.split([',', ';', '/', '+', '&', '|', '\n']) {
        let name = name.trim().trim_matches(|c: char| matches!(c, '.' | '"' | '«' | '»' | '*'));
        if name.is_empty() {
            continue;
        }
        let codes = known(name, roster);
        if codes.is_empty() {
            // A sentence is no name, nor is what somebody is said to say.
            if name.split_whitespace().count() > 5 || name.contains(':') {
                return None;
            }
            found.unknown.push(name.to_owned());
        }
        for code in codes {
            if !found.delegations.contains(&code) {
                found.delegations.push(code);
            }
        }
    }
    roster.sort(&mut found.delegations);
    (!found.delegations.is_empty() && found.unknown.len() <= found.delegations.len()).then_some(found)
}

/// Who goes by a name, perhaps with «делегация», "delegation of" before or after it.
fn known(name: &str, roster: &Roster) -> Vec<Code> {
    let name = name.trim();
    let lower = name.to_lowercase();
    const AROUND: [&str; 12] = [
        "предложение делегации ",
        "предложение ",
        "замечание ",
        "комментарий ",
        "позиция ",
        "делегация ",
        "мнение ",
        "delegation of the ",
        "delegation of ",
        "the delegation of ",
        "comment by ",
        "proposal by ",
    ];
    let bare = AROUND.iter().find_map(|around| {
        let rest = lower.strip_prefix(around)?;
        name.get(name.len().checked_sub(rest.len())?..)
    });
    [Some(name), bare, lower.strip_suffix(" delegation"), lower.strip_suffix(" side")]
        .into_iter()
        .flatten()
        .find_map(|name| roster.find(name))
        .map(|entry| entry.code.clone())
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::council::RosterFile;

    fn read(text: &str) -> (String, Vec<String>, String) {
        let roster = r#"(roster: [
            (code: "USA", order: 1, names: {"en": (short: "United States", full: "United States of America")}, aliases: ["US"]),
            (code: "KAZ", order: 2, names: {"ru": (short: "Казахстан", full: "Республика Казахстан", genitive: "Республики Казахстан")}),
            (code: "RUS", order: 3, names: {"ru": (short: "Россия", genitive: "Российской Федерации")}, aliases: ["РФ"]),
            (code: "CFRN", order: 4, names: {"en": (short: "CfRN")}),
        ])"#;
        let roster = RosterFile::read(roster.as_bytes()).unwrap().into_roster();
        let found = lead(text, &roster);
        let codes: Vec<String> = found.delegations.iter().map(Code::to_string).collect();
        (codes.join(" "), found.unknown, text[found.taken..].to_owned())
    }

    #[test]
    fn comments_open_with_names_in_any_spelling() {
        for (text, codes, rest) in [
            ("US: delete", "USA", "delete"),
            ("U.S. - delete", "USA", "delete"),
            ("US/USA/U.S: delete", "USA", "delete"),
            ("CFRN, CfRN and USA – keep", "USA CFRN", "keep"),
            ("Казахстан, Россия: согласны", "KAZ RUS", "согласны"),
            ("[РФ/KAZ] исключить", "KAZ RUS", "исключить"),
            ("Делегация Республики Казахстан: уточнить", "KAZ", "уточнить"),
            ("КАЗАХСТАН и РФ\nуточнить", "KAZ RUS", "уточнить"),
            ("Россия", "RUS", ""),
            ("USA supports this", "USA", "USA supports this"),
        ] {
            let (found, unknown, left) = read(text);
            assert_eq!((found.as_str(), left.as_str()), (codes, rest), "{text}");
            assert!(unknown.is_empty(), "{text}");
        }
    }

    #[test]
    fn several_camps_in_one_comment_speak_each_for_itself() {
        let roster = r#"(roster: [
            (code: "ARM", order: 1, names: {"ru": (short: "Армения")}),
            (code: "KAZ", order: 2, names: {"ru": (short: "Казахстан")}),
            (code: "RUS", order: 3, names: {"ru": (short: "Россия")}, aliases: ["РФ"]),
        ])"#;
        let roster = RosterFile::read(roster.as_bytes()).unwrap().into_roster();
        for (text, expected) in [
            ("KAZ/RUS: поддерживаем; ARM — против", &["KAZ/RUS: поддерживаем", " ARM — против"][..]),
            ("KAZ: can accept. RUS: cannot accept.", &["KAZ: can accept", " RUS: cannot accept."]),
            ("KAZ: поддерживаем\nРоссия возражает", &["KAZ: поддерживаем", "Россия возражает"]),
            ("KAZ: поддерживаем, ARM: против", &["KAZ: поддерживаем", " ARM: против"]),
            ("KAZ, RUS: поддерживаем", &["KAZ, RUS: поддерживаем"]),
            (
                "KAZ: поддерживаем предложение; RUS предложила то же",
                &["KAZ: поддерживаем предложение; RUS предложила то же"],
            ),
            ("Срок: уточнить; ARM — против", &["Срок: уточнить; ARM — против"]),
            ("KAZ: возражаем, РФ не указала срок", &["KAZ: возражаем, РФ не указала срок"]),
        ] {
            assert_eq!(camps(text, Some(&roster)), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_name_is_left_alone() {
        for text in ["Note: see above", "", ":", "Слово «мера»: уточнить", "10:30"] {
            assert_eq!(read(text), (String::new(), vec![], text.to_owned()), "{text}");
        }
        assert_eq!(read("KAZ, LMDC: no"), ("KAZ".into(), vec!["LMDC".into()], "no".into()));
    }
}
