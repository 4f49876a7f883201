//! The language a text is written in, as far as its letters tell.

use crate::negotiation::LanguageTag;
use crate::text::Text;

/// Letters looked at.
const ENOUGH: usize = 40_000;

/// Letters that only some languages use; the first language with enough of its own wins.
const OWN: &[(&str, &str)] = &[
    ("kk", "әқңөұүһғӘҚҢӨҰҮҺҒі"),
    ("tg", "ҷӣӯҳҶӢӮҲ"),
    ("ky", "ңөүҢӨҮ"),
    ("uk", "їєґЇЄҐ"),
    ("be", "ўЎ"),
    ("az", "əƏ"),
    ("ro", "șțăȘȚĂşţ"),
    ("tk", "ňýŇÝž"),
    ("fr", "àèêœçù"),
];

/// The language of a text; none where there are hardly any letters.
pub fn of(text: &Text) -> Option<LanguageTag> {
    let words = text.provisions().iter().flat_map(|provision| provision.body.paragraphs());
    let letters: Vec<char> = words
        .flat_map(|content| content.text.chars())
        .filter(|letter| letter.is_alphabetic())
        .take(ENOUGH)
        .collect();
    if letters.len() < 20 {
        return None;
    }
    let share = |is: &dyn Fn(char) -> bool| letters.iter().filter(|letter| is(**letter)).count();
    let most = |is: &dyn Fn(char) -> bool| share(is) * 2 > letters.len();
    let cyrillic = most(&|c| ('\u{400}'..='\u{52F}').contains(&c));
    let code = if most(&|c| ('\u{530}'..='\u{58F}').contains(&c)) {
        "hy"
    } else if most(&|c| ('\u{10A0}'..='\u{10FF}').contains(&c)) {
        "ka"
    } else {
        let own =
            OWN.iter().filter(|(code, _)| cyrillic == matches!(*code, "kk" | "tg" | "ky" | "uk" | "be"));
        // One letter in a hundred: names of other languages are not enough.
        let found = own
            .map(|(code, own)| (*code, share(&|letter| own.contains(letter))))
            .filter(|(_, count)| count * 100 >= letters.len())
            .max_by_key(|(_, count)| *count);
        match found {
            // Kyrgyz has three of the Kazakh letters and not the others.
            Some(("kk", _)) if share(&|letter| "әқұһғі".contains(letter)) * 200 < letters.len() => "ky",
            Some((code, _)) => code,
            None if cyrillic => "ru",
            None => "en",
        }
    };
    code.parse().ok()
}
