//! Lists of points read from running text: «в пункте 2 статьи 5 слово «…» заменить словом «…»».
//!
//! A clause is a place, a verb and one or two quotations. A heading above («Статья 5») completes places that do
//! not name an article. What cannot be read so is left alone: it stays a remark.

mod clause;
mod several;

use super::FoundPoint;
use crate::negotiation::place::Citation;
use crate::negotiation::point::is_throughout;
use crate::text::{Body, Kind, Provision, Text};
use several::several;

/// How many provisions one quotation may run through.
const LONGEST_QUOTATION: usize = 400;

/// Reads the points in a text, in order.
pub fn read_points(text: &Text) -> Vec<FoundPoint> {
    walk(text).0
}

/// The provisions of a text that are neither a point nor belong to one: no heading, no introduction, no reason.
pub fn unread(text: &Text) -> Vec<usize> {
    walk(text).1
}

/// The points, and the provisions that are none.
fn walk(text: &Text) -> (Vec<FoundPoint>, Vec<usize>) {
    let provisions = text.provisions();
    let mut found: Vec<FoundPoint> = Vec::new();
    let mut unread = Vec::new();
    let mut under = String::new();
    let mut index = 0;
    while let Some(provision) = provisions.get(index) {
        let here = index;
        index += 1;
        let kind = provision.form.kind;
        if kind == Kind::Meta || kind == Kind::Footnote {
            continue;
        }
        let line = whole_line(provision);
        let introduces = line.ends_with(':') && line.to_lowercase().contains("следующе");
        if kind.is_heading() && !introduces && read(&line, "").is_empty() {
            if kind != Kind::Title {
                under = heading(provision);
            }
            continue;
        }
        // «К статье 5:» alone in its line is a heading, too.
        if let Some(place) = place_alone(&line).filter(|_| !introduces && read(&line, "").is_empty()) {
            under = place;
            continue;
        }
        if let Some(reason) = reason(&line) {
            // One reason goes for all points of the paragraph before it.
            let last = found.last().map(|point| point.provision);
            for point in found.iter_mut().rev().take_while(|point| Some(point.provision) == last) {
                if point.point.reason.is_empty() {
                    point.point.reason = reason.to_owned();
                }
            }
            continue;
        }
        let mut whole = match &provision.body {
            Body::Prose(_) if kind.is_heading() => line.clone(),
            Body::Prose(content) => content.text.clone(),
            Body::Cells(_) => row(provision),
        };
        // A quotation of several paragraphs, or in the next one.
        let next = provisions.get(index).map(whole_line).unwrap_or_default();
        let below = whole.trim_end().ends_with(':') && next.starts_with(['«', '“', '„', '"']);
        if below || depth(&whole) > 0 {
            let mut end = index;
            let mut quoted = whole.clone();
            while (depth(&quoted) > 0 || below && end == index) && end - index < LONGEST_QUOTATION {
                let Some(next) = provisions.get(end) else { break };
                quoted.push_str("\n\n");
                quoted.push_str(&whole_line(next));
                end += 1;
            }
            if depth(&quoted) == 0 {
                whole = quoted;
                index = end;
            }
        }
        let points = read(&whole, &under);
        if points.is_empty() && !whole.trim().is_empty() && !whole.trim_end().ends_with(':') {
            unread.push(here);
        }
        found.extend(points.into_iter().map(|point| FoundPoint { provision: here, point }));
    }
    (found, unread)
}

/// Of every verb a point is made with, some letters that need no folding.
const STEMS: [&str; 34] = [
    "мести",
    "ренести",
    "реставить",
    "ove",
    "relocat",
    "МЕСТИ",
    "злож",
    "амен",
    "сключ",
    "ополн",
    "обав",
    "далит",
    "ключит",
    "место",
    "едакци",
    "eplace",
    "elete",
    "nsert",
    "ubstitut",
    "\" by ",
    "” by ",
    "» by ",
    "\" with ",
    "” with ",
    "» with ",
    "dd",
    " read",
    "ADD",
    "DELETE",
    "ЗЛОЖ",
    "АМЕН",
    "СКЛЮЧ",
    "ОПОЛН",
    "ОБАВ",
];

/// The points in a paragraph.
fn read(whole: &str, under: &str) -> Vec<crate::negotiation::Point> {
    if !STEMS.iter().any(|stem| memchr::memmem::find(whole.as_bytes(), stem.as_bytes()).is_some()) {
        return Vec::new();
    }
    let mut points: Vec<crate::negotiation::Point> = Vec::new();
    let mut under = under.to_owned();
    for part in clauses(whole) {
        for point in several(&part, &under) {
            // «в пункте 2 слово … заменить …; слово … исключить»: the place goes on.
            if !is_throughout(&point.at) {
                under = point.at.clone();
            }
            points.push(point);
        }
    }
    points
}

/// The line of a provision with its label.
fn whole_line(provision: &Provision) -> String {
    let line = match &provision.body {
        Body::Prose(content) => content.text.clone(),
        Body::Cells(_) => provision.line(),
    };
    match &provision.form.label {
        Some(label) => format!("{} {line}", label.surface),
        None => line,
    }
}

/// A row of a table of points: the cells but the first if that is a number.
fn row(provision: &Provision) -> String {
    let Body::Cells(cells) = &provision.body else { return String::new() };
    let cells = cells.iter().map(|cell| {
        cell.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect::<Vec<_>>().join(" ")
    });
    let cells: Vec<String> =
        cells.filter(|cell| cell.contains(char::is_alphabetic) && !cell.trim().is_empty()).collect();
    cells.join(" ")
}

fn heading(provision: &Provision) -> String {
    provision.form.label.as_ref().map_or_else(|| provision.line(), |label| label.surface.to_string())
}

/// «К статье 5:», «По пункту 2 статьи 5», "On article 5:".
fn place_alone(line: &str) -> Option<String> {
    let bare = line.trim().trim_end_matches([':', '.']);
    if bare.is_empty() || bare.split_whitespace().nth(8).is_some() {
        return None;
    }
    let lower = bare.to_lowercase();
    let begins =
        ["к ", "по ", "в ", "on ", "to ", "ad ", "статья ", "article ", "пункт ", "раздел ", "преамбула"];
    let rest = begins.iter().find(|start| format!("{lower} ").starts_with(*start))?;
    let numbered = lower.contains(|c: char| c.is_ascii_digit()) || lower.contains("преамбул");
    (numbered && Citation::read(bare).is_some() && !rest.is_empty()).then(|| bare.to_owned())
}

/// «Обоснование: …».
fn reason(line: &str) -> Option<&str> {
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

/// How many quotations are open at the end.
fn depth(text: &str) -> usize {
    let mut depth = 0usize;
    for c in text.chars() {
        match c {
            '«' | '„' => depth += 1,
            '»' => depth = depth.saturating_sub(1),
            // „…“ and “…”.
            '“' if depth > 0 && text.contains('„') => depth = depth.saturating_sub(1),
            '“' => depth += 1,
            '”' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    if text.matches('"').count() % 2 == 1 { depth + 1 } else { depth }
}

/// The clauses of a paragraph: divided by semicolons outside quotations.
fn clauses(whole: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut open = 0usize;
    let mut straight = false;
    for c in whole.chars() {
        match c {
            '«' | '“' | '„' => open += 1,
            '»' | '”' => open = open.saturating_sub(1),
            '"' => straight = !straight,
            ';' if open == 0 && !straight => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(last) = parts.last_mut() {
            last.push(c);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::negotiation::submission::Action;
    use crate::text::plain;

    fn points(text: &str) -> Vec<(String, Action, String, String)> {
        let (text, _) = plain::read(text);
        let found = read_points(&text).into_iter();
        found.map(|found| (found.point.at, found.point.action, found.point.find, found.point.text)).collect()
    }

    fn one(text: &str) -> (String, Action, String, String) {
        let mut found = points(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found.remove(0)
    }

    fn is(text: &str, at: &str, action: Action, find: &str, new: &str) {
        let expected = (at.to_owned(), action, find.to_owned(), new.to_owned());
        assert_eq!(one(text), expected, "{text}");
    }

    #[test]
    fn words_are_replaced_added_and_taken_out() {
        is(
            "В пункте 2 статьи 5 слово «тридцати» заменить словом «шестидесяти».",
            "пункте 2 статьи 5",
            Action::Replace,
            "тридцати",
            "шестидесяти",
        );
        is(
            "в подпункте «а» пункта 1 статьи 3 слова «по запросу» исключить;",
            "подпункте «а» пункта 1 статьи 3",
            Action::Delete,
            "по запросу",
            "",
        );
        is(
            "Пункт 3 статьи 7 после слов «в порядке» дополнить словами «, установленном статьёй 8»",
            "Пункт 3 статьи 7",
            Action::Insert,
            "в порядке",
            ", установленном статьёй 8",
        );
        is("Статью 9 исключить.", "Статью 9", Action::Delete, "", "");
        is(
            "Исключить слова «и иные» в пункте 4 статьи 2.",
            "пункте 4 статьи 2",
            Action::Delete,
            "и иные",
            "",
        );
        is(
            "абзац второй статьи 1 дополнить словами «в рамках закона»",
            "абзац второй статьи 1",
            Action::Insert,
            "",
            "в рамках закона",
        );
    }

    #[test]
    fn whole_places_are_rewritten() {
        is(
            "Пункт 2 статьи 4 изложить в следующей редакции:\n«2. Стороны обмениваются опытом.\nСрок — год.»",
            "Пункт 2 статьи 4",
            Action::Replace,
            "",
            "2. Стороны обмениваются опытом.\n\nСрок — год.",
        );
        is(
            "Статью 5 дополнить пунктом 4 следующего содержания: «4. Расходы несёт Сторона.»",
            "Статью 5",
            Action::Insert,
            "",
            "4. Расходы несёт Сторона.",
        );
        is(
            "После статьи 10 дополнить статьёй 10¹: «Статья 10¹. Язык»",
            "После статьи 10",
            Action::Insert,
            "",
            "Статья 10¹. Язык",
        );
    }

    #[test]
    fn a_heading_completes_the_place() {
        let found = points("Статья 5\n\nв пункте 2 слово «А» заменить словом «Б»; слово «В» исключить\n");
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found.iter().all(|(at, ..)| at.contains("пункте 2") && at.contains("Статья 5")), "{found:?}");
        assert_eq!(found[1].1, Action::Delete);
    }

    #[test]
    fn english_is_read_too() {
        is(
            "In article 5, paragraph 2, replace “thirty” with “sixty”.",
            "article 5, paragraph 2",
            Action::Replace,
            "thirty",
            "sixty",
        );
        is("Delete article 9.", "article 9", Action::Delete, "", "");
        is(
            "Article 3, paragraph 1: after \"Parties\" insert \"and bodies\"",
            "Article 3, paragraph 1",
            Action::Insert,
            "Parties",
            "and bodies",
        );
    }

    #[test]
    fn a_short_point_is_no_heading() {
        is("В пункте 9 статьи 5 слово «срок» исключить.", "пункте 9 статьи 5", Action::Delete, "срок", "");
    }

    #[test]
    fn what_is_no_point_is_told() {
        let typed = "Статья 5\n\nПредлагаем следующие изменения:\n\nв пункте 2 слово «А» исключить\n\nОбоснование: лишнее.\n\nСтатью 7 надо бы улучшить.\n";
        let (text, _) = plain::read(typed);
        let lines: Vec<String> = unread(&text).iter().map(|at| text.provisions()[*at].line()).collect();
        assert_eq!(lines, ["Статью 7 надо бы улучшить."]);
    }

    #[test]
    fn one_clause_may_ask_for_several_things() {
        let at = "пункте 2 статьи 5";
        let wanted = |found: &[(&str, &str)], text: &str| {
            let action = |new: &str| if new.is_empty() { Action::Delete } else { Action::Replace };
            let found =
                found.iter().map(|(old, new)| (at.to_owned(), action(new), (*old).into(), (*new).into()));
            assert_eq!(points(text), found.collect::<Vec<_>>(), "{text}");
        };
        for text in [
            "В пункте 2 статьи 5 слова «А» заменить словами «Б», слова «В» — словами «Г».",
            "В пункте 2 статьи 5 слово «А» заменить словом «Б», а слово «В» - словом «Г»",
            "В пункте 2 статьи 5 слова „А“ заменить словами „Б“, слова „В“ — словами „Г“.",
            "В пункте 2 статьи 5 слова «А» и «В» заменить соответственно словами «Б» и «Г».",
            "В пункте 2 статьи 5 слово «А» заменить словом «Б», слово «В» заменить словом «Г».",
        ] {
            wanted(&[("А", "Б"), ("В", "Г")], text);
        }
        wanted(&[("А", ""), ("В", "")], "В пункте 2 статьи 5 слова «А» и «В» исключить.");
        wanted(&[("А", ""), ("В", ""), ("Г", "")], "В пункте 2 статьи 5 слова «А», «В», «Г» исключить.");
        wanted(&[("А", "Б"), ("В", "Б")], "В пункте 2 статьи 5 слова «А» и «В» заменить словом «Б».");
        wanted(
            &[("А", "Б"), ("В", "")],
            "В пункте 2 статьи 5 слово «А» заменить словом «Б», слово «В» исключить.",
        );
        let found =
            points("В пункте 2 статьи 5 слово «А» заменить словом «Б», в пункте 3 слово «В» — словом «Г».");
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[1].0.contains("пункте 3") && found[1].0.contains("статьи 5"), "{found:?}");
        let found = points("По всему тексту слово «А» заменить словом «Б», слово «В» — словом «Г».");
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found.iter().all(|(at, ..)| at == "по всему тексту"), "{found:?}");
        let found = points("In article 5, paragraph 2, replace “thirty” with “sixty”, and “one” with “two”.");
        assert_eq!(found.len(), 2, "{found:?}");
        for line in [
            "In article 5, paragraph 2, replace “thirty” by “sixty” and the word “one” by “two”.",
            "In article 5, paragraph 2, \"thirty\" by \"sixty\", \"one\" by \"two\".",
            "In article 5, paragraph 2, substitute “sixty” for “thirty”, and replace “one” by “two”.",
        ] {
            let found = points(line);
            let said: Vec<_> = found.iter().map(|(at, _, find, text)| (&**at, &**find, &**text)).collect();
            let at = "article 5, paragraph 2";
            assert_eq!(said, [(at, "thirty", "sixty"), (at, "one", "two")], "{line}");
        }
        is("In Article 5, \"shall\" by \"may\".", "Article 5", Action::Replace, "shall", "may");
        let found = points("In article 5, replace “shall” by “may”, and in article 6, “must” by “should”.");
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].0.contains("article 5") && found[1].0.contains("article 6"), "{found:?}");
        assert_eq!(points("The paper “Borders” by “Altaria” was read."), []);
        // What can be read in part only is not read.
        assert_eq!(points("В пункте 2 статьи 5 слово «А» заменить словом «Б», слово «В» уточнить."), []);
    }

    #[test]
    fn the_whole_text_is_a_place() {
        is(
            "По всему тексту слова «компетентный орган» заменить словами «уполномоченный орган» в соответствующем падеже.",
            "по всему тексту, в соответствующем падеже",
            Action::Replace,
            "компетентный орган",
            "уполномоченный орган",
        );
        is(
            "по всему тексту проекта слово «орган» заменить словом «отдел» в соответствующих числе и падеже",
            "по всему тексту, в соответствующем падеже и числе",
            Action::Replace,
            "орган",
            "отдел",
        );
        is("По тексту статьи 5 слово «срок» исключить.", "по тексту статьи 5", Action::Delete, "срок", "");
        is(
            "Throughout the text replace “body” by “authority”.",
            "throughout the text",
            Action::Replace,
            "body",
            "authority",
        );
        is(
            "Replace \"body\" with \"authority\" throughout article 5.",
            "throughout article 5",
            Action::Replace,
            "body",
            "authority",
        );
    }

    #[test]
    fn provisions_are_moved() {
        let moved = |line: &str, from: &str, to: &str| is(line, from, Action::Move, "", to);
        moved("Пункт 3 статьи 5 переместить в статью 7.", "Пункт 3 статьи 5", "статью 7");
        moved("Статью 6 поместить перед статьёй 4", "Статью 6", "перед статьёй 4");
        moved("Переместить статью 6 после статьи 8;", "статью 6", "после статьи 8");
        moved("Move article 6 before article 4.", "article 6", "before article 4");
        moved("Article 5, paragraph 3, to be moved to article 7", "Article 5, paragraph 3", "article 7");
        let found = points("Статья 5\n\nпункт 3 переместить после пункта 1\n");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].0.contains("Статья 5") && found[0].3.contains("Статья 5"), "{found:?}");
    }

    #[test]
    fn reasons_follow_and_prose_is_no_point() {
        let (text, _) = plain::read("Статью 9 исключить.\n\nОбоснование: повторяет статью 2.\n");
        assert_eq!(read_points(&text)[0].point.reason, "повторяет статью 2.");
        for prose in [
            "Стороны могут заменить представителя.",
            "Настоящее Соглашение может быть дополнено протоколами.",
            "Замечаний нет.",
        ] {
            assert_eq!(points(prose), [], "{prose}");
        }
    }
}
