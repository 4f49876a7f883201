//! Lines of a list that are no points themselves: a place alone, a reason.

use crate::negotiation::place::Reading;

/// «К статье 5:», «По пункту 2 статьи 5», "On article 5:".
pub fn place_alone(line: &str) -> Option<String> {
    let bare = line.trim().trim_end_matches([':', '.']);
    if bare.is_empty() || bare.split_whitespace().nth(8).is_some() {
        return None;
    }
    let lower = bare.to_lowercase();
    let begins =
        ["к ", "по ", "в ", "on ", "to ", "ad ", "статья ", "article ", "пункт ", "раздел ", "преамбула"];
    let rest = begins.iter().find(|start| format!("{lower} ").starts_with(*start))?;
    let numbered = lower.contains(|c: char| c.is_ascii_digit()) || lower.contains("преамбул");
    // «По статье 2 считаем нужным обсудить сроки» says more.
    const AROUND: &str = "к ко по в во on to ad in the of замечания замечание предложения предложение comments \
        проекта проекту соглашения соглашению договора конвенции протокола решения программы";
    let reading = Reading::of(bare);
    let only = reading.rest.iter().all(|word| AROUND.split_whitespace().any(|own| own == word));
    (numbered && only && !reading.places.is_empty() && !rest.is_empty()).then(|| bare.to_owned())
}

/// «Обоснование: …».
pub fn reason(line: &str) -> Option<&str> {
    const WORDS: [&str; 8] = [
        "обоснование",
        "пояснение",
        "причина",
        "аргументация",
        "rationale",
        "reason",
        "justification",
        "explanation",
    ];
    let start: String = line.chars().take(40).collect();
    let lower = start.to_lowercase();
    let word = WORDS.iter().find(|word| lower.trim_start_matches(['(', '*', ' ']).starts_with(*word))?;
    let at = lower.find(word)? + word.len();
    let rest = line.get(at..)?;
    let rest =
        rest.trim_start_matches(char::is_alphabetic).trim_start_matches([':', '.', ' ', '—', '–', '-']);
    (!rest.trim().is_empty()).then(|| rest.trim().trim_end_matches(')'))
}
