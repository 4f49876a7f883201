//! Sentences of a paragraph: «второе предложение пункта 2».

use super::Mark;

/// The sentence a mark names.
pub(super) fn of<'t>(text: &'t str, mark: &Mark) -> Option<&'t str> {
    let sentences = sentences(text);
    let sentence = match mark {
        Mark::Last => sentences.last(),
        Mark::Numbers(numbers) => match numbers.as_slice() {
            [(number, 0)] => (*number as usize).checked_sub(1).and_then(|nth| sentences.get(nth)),
            _ => None,
        },
        _ => None,
    };
    sentence.copied().filter(|sentence| !sentence.is_empty())
}

/// The sentences of a paragraph: one ends with its mark where a capital letter begins the next.
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if !matches!(c, '.' | '!' | '?') {
            continue;
        }
        let end = at + c.len_utf8();
        let (before, behind) = (text.get(start..at).unwrap_or_default(), text.get(end..).unwrap_or_default());
        let next = behind.trim_start();
        let opens =
            next.chars().find(|c| !matches!(c, '«' | '“' | '"' | '(')).is_some_and(char::is_uppercase);
        // «ст. 5», «т. д.», «И. И. Иванов» end no sentence.
        let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        if behind.starts_with(char::is_whitespace) && opens && last.chars().count() > 2 {
            sentences.push(text.get(start..end).unwrap_or_default().trim());
            start = text.len() - next.len();
        }
    }
    sentences.push(text.get(start..).unwrap_or_default().trim());
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_the_next_begins() {
        let text = "Срок — год. Он, по ст. 5 и т. д., продлевается! «Отказ» возможен";
        assert_eq!(
            sentences(text),
            ["Срок — год.", "Он, по ст. 5 и т. д., продлевается!", "«Отказ» возможен"]
        );
        assert_eq!(of(text, &Mark::Last), Some("«Отказ» возможен"));
        assert_eq!(of(text, &Mark::Numbers(vec![(4, 0)])), None);
    }
}
