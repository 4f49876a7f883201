//! The words units are named by.

use super::Unit;

/// The unit a word names, in any case.
pub(super) fn unit(word: &str) -> Option<Unit> {
    // The ending of a unit in some case and number.
    const ENDINGS: [&str; 30] = [
        "", "а", "я", "у", "ю", "ы", "и", "е", "й", "ь", "s", "es", "ом", "ем", "ой", "ей", "ою", "ам", "ям",
        "ами", "ями", "ах", "ях", "ов", "ев", "ью", "ии", "ию", "ия", "иям",
    ];
    const STEMS: [(&str, Unit); 53] = [
        ("преамбул", Unit::Preamble),
        ("preamble", Unit::Preamble),
        ("preambular", Unit::Preamble),
        ("recital", Unit::Preamble),
        ("наименовани", Unit::Title),
        ("названи", Unit::Title),
        ("title", Unit::Title),
        ("приложени", Unit::Annex),
        ("annex", Unit::Annex),
        ("част", Unit::Part),
        ("part", Unit::Part),
        ("раздел", Unit::Section),
        ("section", Unit::Section),
        ("глав", Unit::Chapter),
        ("chapter", Unit::Chapter),
        ("параграф", Unit::Subchapter),
        ("§", Unit::Subchapter),
        ("стать", Unit::Article),
        ("статей", Unit::Article),
        ("ст.", Unit::Article),
        ("article", Unit::Article),
        ("art.", Unit::Article),
        ("arts.", Unit::Article),
        ("подпункт", Unit::Subparagraph),
        ("пп.", Unit::Subparagraph),
        ("подп.", Unit::Subparagraph),
        ("subparagraph", Unit::Subparagraph),
        ("sub-paragraph", Unit::Subparagraph),
        ("пункт", Unit::Paragraph),
        ("п.", Unit::Paragraph),
        ("paragraph", Unit::Paragraph),
        ("para.", Unit::Paragraph),
        ("paras.", Unit::Paragraph),
        ("para", Unit::Paragraph),
        ("point", Unit::Subparagraph),
        ("item", Unit::Paragraph),
        ("абзац", Unit::Unnumbered),
        ("абз.", Unit::Unnumbered),
        ("indent", Unit::Unnumbered),
        ("chapeau", Unit::Unnumbered),
        ("сноск", Unit::Footnote),
        ("footnote", Unit::Footnote),
        ("предложени", Unit::Sentence),
        ("sentence", Unit::Sentence),
        ("строк", Unit::Row),
        ("позици", Unit::Row),
        ("row", Unit::Row),
        ("measure", Unit::Row),
        ("граф", Unit::Column),
        ("столбц", Unit::Column),
        ("столбец", Unit::Column),
        ("колонк", Unit::Column),
        ("column", Unit::Column),
    ];
    STEMS.iter().find_map(|(stem, unit)| {
        let rest = word.strip_prefix(stem)?;
        ENDINGS.contains(&rest).then_some(*unit)
    })
}
