//! What stays together on a page: an introduction with what it introduces, a heading with what is said below it, and
//! the signatures with one another and with the last words they are set under.

use super::model::{Block, Deed, Paragraph, ParagraphStyle, Piece};

/// The most letters of a line of signatures.
const LONGEST: usize = 90;
/// The most lines of signatures that are kept together: more would not go on a page with words above them.
const MOST: usize = 30;
/// How many paragraphs stay above the signatures, so that no page holds these alone.
const ABOVE: usize = 2;

/// For each block, whether it stays on the page of the next one.
pub fn with_next(blocks: &[Block]) -> Vec<bool> {
    let mut kept: Vec<bool> = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.iter().enumerate() {
        let Block::Paragraph(paragraph) = block else {
            kept.push(false);
            continue;
        };
        // What is said of a heading goes where the heading goes.
        let above = at.checked_sub(1);
        let of_heading = paragraph.style == ParagraphStyle::Remark
            && above.is_some_and(|above| kept.get(above) == Some(&true) || is_heading(blocks.get(above)));
        let introduces = words(paragraph).ends_with(':') && blocks.get(at + 1).is_some();
        kept.push(paragraph.keep_with_next || introduces || of_heading && is_under_heading(blocks, at));
    }
    if let [above @ .., Block::Table(table)] = blocks
        && table.unruled
    {
        let from = above.len().saturating_sub(ABOVE);
        kept.iter_mut().take(above.len()).skip(from).for_each(|kept| *kept = true);
    }
    for end in ends(blocks) {
        let first = signatures(blocks, end);
        if end - first < 2 || end - first > MOST {
            continue;
        }
        kept.iter_mut().take(end - 1).skip(first.saturating_sub(ABOVE)).for_each(|kept| *kept = true);
    }
    kept
}

fn is_heading(block: Option<&Block>) -> bool {
    let Some(Block::Paragraph(paragraph)) = block else { return false };
    matches!(paragraph.style, ParagraphStyle::Heading(_))
}

/// Whether the remarks that end here stand under a heading.
fn is_under_heading(blocks: &[Block], at: usize) -> bool {
    let before = blocks.get(..at).unwrap_or_default().iter().rev();
    let mut above = before.skip_while(
        |block| matches!(block, Block::Paragraph(paragraph) if paragraph.style == ParagraphStyle::Remark),
    );
    is_heading(above.next()) && blocks.get(at + 1).is_some()
}

/// Where the running text ends: at the end of all, and before what begins a new page.
fn ends(blocks: &[Block]) -> impl Iterator<Item = usize> + '_ {
    let begins = blocks.iter().enumerate().filter(|(_, block)| match block {
        Block::Paragraph(paragraph) => paragraph.new_page,
        Block::Table(_) => false,
    });
    begins.map(|(at, _)| at).chain([blocks.len()])
}

/// Where the lines of signatures begin that end before this block.
fn signatures(blocks: &[Block], end: usize) -> usize {
    let before = blocks.get(..end).unwrap_or_default().iter().rev();
    end - before.take_while(|block| is_signature(block)).count()
}

fn is_signature(block: &Block) -> bool {
    let Block::Paragraph(paragraph) = block else { return false };
    let words = words(paragraph);
    let short = !words.is_empty() && words.chars().count() <= LONGEST;
    paragraph.style == ParagraphStyle::Body
        && paragraph.level.is_none()
        && short
        && words.starts_with(char::is_alphabetic)
        && !words.ends_with(['.', ';', ':', ',', '!', '?'])
}

/// What a paragraph says, taken as it was revised.
fn words(paragraph: &Paragraph) -> String {
    let runs = paragraph.pieces.iter().filter_map(|piece| match piece {
        Piece::Run(run) if run.change.as_ref().is_none_or(|change| change.deed == Deed::Inserts) => {
            Some(run.text.as_str())
        }
        _ => None,
    });
    runs.collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(words: &str) -> Block {
        Paragraph::new(ParagraphStyle::Body).with(words).into()
    }

    #[test]
    fn introductions_stay_with_what_they_introduce() {
        assert_eq!(with_next(&[body("Запрос содержит:"), body("а) одно;")]), [true, false]);
        // At the end there is nothing to stay with.
        assert_eq!(with_next(&[body("Запрос содержит:")]), [false]);
    }

    #[test]
    fn what_is_said_of_a_heading_goes_with_it() {
        let blocks: Vec<Block> = vec![
            Paragraph::heading(3, "Статья 9").into(),
            Paragraph::remark("перед статьёй 7 — VLN").into(),
            Paragraph::remark("нумерация: «Статья 7.» — VLN").into(),
            body("1. Слова."),
            Paragraph::remark("предлагается исключить — KRS").into(),
            body("2. Слова."),
        ];
        assert_eq!(with_next(&blocks)[1..], [true, true, false, false, false]);
    }

    #[test]
    fn signatures_stay_together_under_the_last_words() {
        let blocks: Vec<Block> = vec![
            body("3. Предпоследний пункт."),
            body("4. Последний пункт."),
            body("Совершено в городе Вельмаре в одном экземпляре."),
            body("За Правительство Республики Альтария"),
            body("За Правительство Княжества Нардия"),
            body("За Правительство Республики Тавения"),
        ];
        assert_eq!(with_next(&blocks), [false, true, true, true, true, false]);
    }
}
