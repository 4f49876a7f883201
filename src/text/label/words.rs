//! The words that head articles, chapters and their like, in the languages of the texts we read.

use super::Scheme;

/// What a word (in small letters) heads; `None` for every other word.
pub(super) fn heads(word: &str) -> Option<Scheme> {
    Some(match word {
        // Russian and English, then the other languages in the order of the alphabet.
        "статья" | "ст" | "article" | "art" => Scheme::Article,
        "раздел" | "section" => Scheme::Section,
        "глава" | "chapter" => Scheme::Chapter,
        "часть" | "part" => Scheme::Part,
        "параграф" | "subchapter" | "subsection" => Scheme::Subchapter,
        "приложение" | "annex" | "appendix" | "schedule" => Scheme::Annex,
        "маддә" | "maddə" | "madde" | "мадде" => Scheme::Article,
        "артыкул" | "стаття" | "հոդված" | "მუხლი" | "articolul" | "articol" => {
            Scheme::Article
        }
        "модда" | "моддаи" | "modda" | "мода" | "madda" | "мадда" => Scheme::Article,
        "artículo" | "articulo" | "artigo" | "articolo" | "artikel" => Scheme::Article,
        "мақола" | "берене" => Scheme::Article,
        "раздзел" | "розділ" | "bo‘lim" | "bo'lim" | "бўлим" | "բաժին" | "secţiunea" | "secțiunea" => {
            Scheme::Section
        }
        "sección" | "secção" | "abschnitt" => Scheme::Section,
        "bob" | "боб" | "գլուխ" | "თავი" | "capitolul" | "fəsil" | "фәсил" => {
            Scheme::Chapter
        }
        "chapitre" | "capítulo" | "capitulo" | "kapitel" | "capitolo" | "bap" => Scheme::Chapter,
        "частка" | "частина" | "partea" | "hissə" | "qism" | "қисм" | "partie" | "parte" | "teil" | "մաս" => {
            Scheme::Part
        }
        "дадатак" | "додаток" | "қосымша" | "тиркеме" | "ilova" | "илова" | "замима" => {
            Scheme::Annex
        }
        "əlavə" | "հավելված" | "დანართი" | "anexa" | "anexo" | "annexe" | "anlage" | "anhang" => {
            Scheme::Annex
        }
        _ => return None,
    })
}

/// What a word heads that stands behind its number.
pub(super) fn heads_behind(word: &str) -> Option<Scheme> {
    Some(match word {
        "бап" | "bap" | "статья" | "модда" | "modda" | "мадда" | "madda" | "берене" | "maddə" | "madde" => {
            Scheme::Article
        }
        "бөлім" | "бөлүм" | "bölüm" | "bo‘lim" | "bo'lim" | "бўлим" => Scheme::Section,
        "тарау" | "глава" | "bob" | "боб" | "fəsil" => Scheme::Chapter,
        "параграф" => Scheme::Subchapter,
        "қосымша" | "тиркеме" | "ilova" | "илова" => Scheme::Annex,
        _ => return None,
    })
}

/// Whether a heading word can begin with this letter; a quick no for most lines.
pub(super) fn may_begin(first: char) -> bool {
    match first {
        'a'..='z' => matches!(first, 'a' | 'b' | 'c' | 'f' | 'h' | 'i' | 'k' | 'm' | 'p' | 'q' | 's' | 't'),
        'A'..='Z' => may_begin(first.to_ascii_lowercase()),
        'А'..='Я' => {
            matches!(first, 'А' | 'Б' | 'В' | 'Г' | 'Д' | 'З' | 'И' | 'М' | 'П' | 'Р' | 'С' | 'Т' | 'Ф' | 'Ч')
        }
        'а'..='я' => {
            matches!(first, 'а' | 'б' | 'в' | 'г' | 'д' | 'з' | 'и' | 'м' | 'п' | 'р' | 'с' | 'т' | 'ф' | 'ч')
        }
        'қ' | 'Қ' | 'ə' | 'Ə' | '§' => true,
        'Ա'..='և' | 'ა'..='ჺ' => true,
        _ => false,
    }
}

/// Numbers written as words («Часть первая», "PART ONE", "Article premier").
pub(super) fn ordinal(word: &str) -> Option<u32> {
    const WORDS: [&[&str]; 12] = [
        &["первая", "первый", "первое", "one", "first", "premier", "première", "primero", "primera"],
        &["вторая", "второй", "второе", "two", "second", "deuxième", "segunda"],
        &["третья", "третий", "третье", "three", "third", "troisième", "tercera"],
        &["четвертая", "четвёртая", "четвертый", "four", "fourth", "quatrième", "cuarta"],
        &["пятая", "пятый", "five", "fifth", "cinquième", "quinta"],
        &["шестая", "шестой", "six", "sixth", "sixième"],
        &["седьмая", "седьмой", "seven", "seventh", "septième"],
        &["восьмая", "восьмой", "eight", "eighth", "huitième"],
        &["девятая", "девятый", "nine", "ninth", "neuvième"],
        &["десятая", "десятый", "ten", "tenth", "dixième"],
        &["одиннадцатая", "одиннадцатый", "eleven", "eleventh", "onzième"],
        &["двенадцатая", "двенадцатый", "twelve", "twelfth", "douzième"],
    ];
    let place = WORDS.iter().position(|forms| forms.contains(&word))?;
    u32::try_from(place + 1).ok()
}
