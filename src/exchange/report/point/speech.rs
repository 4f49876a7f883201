//! The words a point may be made of beside the place, the verb and the quotations.
//!
//! A clause with any other word says something that would be lost if it were carried out: it is left to a person.
//! «Не возражаем исключить», «исключить, если …», «в первом случае» are none of a machine's business.

use super::clause::VERBS;

/// Words that change nothing of what is asked.
const FILLING: &str = "в во к ко по с со на и а из также для новый новым новой новую новое новые новыми новых \
    виде форме формах полностью целиком просим просит просьба следует необходимо целесообразно желательно нужным \
    возможным необходимым целесообразным слово слова слов словом словами словах год года \
    после перед до вместо указать читать записать привести сделать внести это эти сам знак знаки знака знаком союз \
    союзом союза предлог предлогом предлога частицу частицей число числа числом числе дату датой дата \
    in into of to the a an at by with as follows following be is are should shall would like we please it and \
    new  propose proposes proposed suggest suggests suggested request requests requested recommend words word \
    phrase phrases figure figures number numbers term terms expression text draft agreement treaty protocol \
    convention programme decision that there therein immediately after before  read reading so on from \
    existing current entire whole entirely provision comma full stop delegation our would from for";

/// Beginnings of such words.
const BEGINNINGS: [&str; 36] = [
    "проект",
    "соглашени",
    "договор",
    "протокол",
    "решени",
    "программ",
    "положени",
    "конвенци",
    "документ",
    "настоящ",
    "редакци",
    "следующ",
    "содержани",
    "соответств",
    "падеж",
    "словосочетани",
    "цифр",
    "фраз",
    "аббревиатур",
    "сокращени",
    "букв",
    "предлага",
    "предложени",
    "счита",
    "полага",
    "делегаци",
    "термин",
    "выражени",
    "понят",
    "таблиц",
    "текст",
    "изменени",
    "приложени",
    "раздел",
    "граф",
    "формулировк",
];

/// Words that say where in a place something is to be added.
const ENDS: &str = "конце конец начале начало end beginning";

/// Words of points about a whole text.
const EVERYWHERE: &str =
    "всему тексту throughout appropriate mutatis mutandis form forms case соответствующем";

fn is_one_of(word: &str, words: &str) -> bool {
    words.split_whitespace().any(|own| own == word)
}

/// Whether a word, in small letters, leaves open nothing that is asked. `adds`: something is to be added; `everywhere`:
/// throughout a text.
pub fn is_filling(word: &str, adds: bool, everywhere: bool) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.is_empty()
        || is_one_of(word, FILLING)
        || BEGINNINGS.iter().any(|beginning| word.starts_with(beginning))
        || adds && is_one_of(word, ENDS)
        || everywhere && is_one_of(word, EVERYWHERE)
        || VERBS.iter().any(|(verb, _)| is_one_of(word, verb))
}

/// A clause without the words of who asks: «Делегация Республики … предлагает: …», "We propose to …".
pub fn asked(text: &str) -> &str {
    const ASKS: [&str; 12] = [
        "предлагает",
        "предлагаем",
        "предлагаю",
        "предлагается",
        "просит",
        "просим",
        "propose",
        "proposes",
        "proposed",
        "suggest",
        "suggests",
        "requests",
    ];
    const TURNS: [&str; 14] = [
        "не",
        "если",
        "но",
        "кроме",
        "ни",
        "без",
        "not",
        "no",
        "if",
        "cannot",
        "unless",
        "but",
        "never",
        "nor",
    ];
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace).take(12) {
        let bare = word.trim().trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let quoted = word.contains(['«', '“', '„', '"']);
        if TURNS.contains(&bare.as_str()) || quoted || bare.chars().any(|c| c.is_ascii_digit()) {
            return text;
        }
        at += word.len();
        if ASKS.contains(&bare.as_str()) {
            return text.get(at..).unwrap_or(text).trim_start_matches([' ', ':', '—', '–', '-', '\u{a0}']);
        }
    }
    text
}

/// Whether words speak to the reader and are no words of a draft: «Просим пояснить …», "We would like to know …".
pub fn speaks(words: &str) -> bool {
    const OPENINGS: [&str; 26] = [
        "прос",
        "предлага",
        "счита",
        "полага",
        "необходим",
        "следует",
        "целесообразн",
        "не возража",
        "возража",
        "поддержива",
        "не поддержива",
        "соглас",
        "не соглас",
        "требует",
        "вопрос",
        "уточнить",
        "пояснить",
        "рассмотреть",
        "please",
        "we ",
        "our delegation",
        "could ",
        "why ",
        "how ",
        "no objection",
        "not acceptable",
    ];
    let lower = words.trim_start().to_lowercase();
    OPENINGS.iter().any(|opening| lower.starts_with(opening)) || words.trim_end().ends_with('?')
}

/// What gives a reason behind what is asked: where it begins, in the words of a clause in small letters.
pub fn reason_at(lower: &str, verb_end: usize) -> Option<usize> {
    const REASONS: [&str; 20] = [
        ", поскольку",
        ", так как",
        ", в связи с",
        ", ввиду",
        ", учитывая",
        ", исходя из",
        ", потому что",
        ", в целях",
        " в связи с",
        " ввиду",
        " поскольку",
        " как дублир",
        " как излиш",
        " как повтор",
        ", как ",
        " because",
        ", since",
        ", as it",
        " in view of",
        " as redundant",
    ];
    let behind = lower.get(verb_end..)?;
    // Nothing that is asked for may stand behind the reason.
    let from = behind.rfind(super::clause::HOLE).map_or(0, |hole| hole + super::clause::HOLE.len_utf8());
    let tail = behind.get(from..)?;
    REASONS.iter().filter_map(|reason| tail.find(reason)).min().map(|at| verb_end + from + at)
}
