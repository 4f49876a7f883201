//! Lists of points read from running text: «в пункте 2 статьи 5 слово «…» заменить словом «…»».
//!
//! A clause is a place, a verb and one or two quotations. A heading above («Статья 5») completes places that do
//! not name an article. What cannot be read so is left alone and told: it stays a remark, in the words of the letter.

mod clause;
mod frame;
mod letter;
mod line;
mod paragraph;
mod several;
mod speech;
mod table;
mod what;

use super::FoundPoint;
use crate::text::{Body, Kind, Provision, Text};
use clause::VERBS;
pub use letter::{Letter, Unread};
use line::{place_alone, reason};
use paragraph::{depth_of, read};
use speech::speaks;
use table::Columns;

/// How many provisions one quotation may run through.
const LONGEST_QUOTATION: usize = 400;

/// Reads the points in a text, in order.
pub fn read_points(text: &Text) -> Vec<FoundPoint> {
    read_letter(text).points
}

/// Where a list stands: the heading above, and the numbered point that only names a place for those under it.
#[derive(Debug, Default)]
struct Under {
    heading: String,
    own: Option<(u8, String)>,
    /// A numbered point that only introduces others, as long as none has come.
    alone: Option<Unread>,
}

impl Under {
    fn place(&self) -> &str {
        self.own.as_ref().map_or(&self.heading, |(_, place)| place)
    }

    /// Keeps a point that introduces nothing.
    fn settle(&mut self, letter: &mut Letter) {
        letter.unread.extend(self.alone.take());
    }
}

/// Reads a letter: its points, and what is none. Headings, introductions, the frame of the letter and reasons are neither.
pub fn read_letter(text: &Text) -> Letter {
    let provisions = text.provisions();
    let mut letter = Letter::default();
    let mut under = Under::default();
    let mut columns = Columns::default();
    let mut index = 0;
    while let Some(provision) = provisions.get(index) {
        let here = index;
        index += 1;
        let kind = provision.form.kind;
        if kind == Kind::Meta || kind == Kind::Footnote {
            continue;
        }
        if let Body::Cells(cells) = &provision.body {
            if let Some(found) = Columns::of(cells) {
                columns = found;
                continue;
            }
            if kind != Kind::Head {
                table::row(here, cells, &mut columns, under.place(), &mut letter);
            }
            continue;
        }
        columns = Columns::default();
        let line = whole_line(provision);
        let own = words_of(provision, &line);
        let introduces = line.ends_with(':') && line.to_lowercase().contains("следующе");
        let plainly = || !introduces && is_none(&own, "");
        let sentence = provision.form.label.is_none() && line.trim_end().ends_with(['.', ';']);
        if kind.is_heading() && !sentence && plainly() {
            if kind != Kind::Title {
                under.settle(&mut letter);
                under = Under { heading: heading(provision), ..Under::default() };
            }
            continue;
        }
        let depth = provision.form.depth();
        if provision.form.label.is_some() {
            if under.own.as_ref().is_none_or(|(outer, _)| *outer >= depth) {
                under.settle(&mut letter);
            }
            under.own = under.own.take().filter(|(outer, _)| *outer < depth);
        }
        // «К статье 5:» alone in its line is a heading, too.
        if let Some(place) = place_alone(&own).filter(|_| plainly()) {
            under.settle(&mut letter);
            match provision.form.label {
                Some(_) => {
                    let number = number(provisions, here);
                    under.alone = Some(Unread { provision: here, number, words: own, asks: false });
                    under.own = Some((depth, place));
                }
                None => under = Under { heading: place, ..Under::default() },
            }
            continue;
        }
        if let Some(reason) = reason(&own) {
            // One reason goes for all points of the paragraph before it.
            let last = letter.points.last().map(|point| point.provision);
            for point in letter.points.iter_mut().rev().take_while(|point| Some(point.provision) == last) {
                if point.point.reason.is_empty() {
                    point.point.reason = reason.to_owned();
                }
            }
            if last.is_some() {
                continue;
            }
        }
        let mut whole = own.clone();
        // A quotation of several paragraphs, or in the next one.
        let next = provisions.get(index).map(whole_line).unwrap_or_default();
        let below = whole.trim_end().ends_with(':') && next.starts_with(['«', '“', '„', '"']);
        if below || depth_of(&whole) > 0 {
            let mut end = index;
            let mut quoted = whole.clone();
            while (depth_of(&quoted) > 0 || below && end == index) && end - index < LONGEST_QUOTATION {
                let Some(next) = provisions.get(end) else { break };
                quoted.push_str("\n\n");
                quoted.push_str(&whole_line(next));
                end += 1;
            }
            // A quotation somebody forgot to close swallows no other point of the letter.
            let mut swallowed = provisions.get(index..end).unwrap_or_default().iter();
            let point = |it: &Provision| it.form.label.is_some() && it.form.depth() == depth;
            let forgotten =
                provision.form.label.is_some() && swallowed.any(point) && is_none(&quoted, under.place());
            if depth_of(&quoted) == 0 && !forgotten {
                whole = quoted;
                index = end;
            }
        }
        let number = number(provisions, here);
        if whole.trim_end().ends_with(':') && is_none(&whole, under.place()) && index == here + 1 {
            under.settle(&mut letter);
            if !number.is_empty() {
                under.alone = Some(Unread { provision: here, number, words: whole, asks: false });
                under.own = Some((depth, under.place().to_owned()));
            }
            continue;
        }
        under.alone = None;
        take(here, &number, &whole, under.place(), &mut letter);
    }
    under.settle(&mut letter);
    letter.unread.sort_by_key(|it| it.provision);
    frame::without(text, &mut letter);
    letter
}

/// Takes what one point of a letter says: the points, and the rest as it is.
fn take(provision: usize, number: &str, whole: &str, under: &str, letter: &mut Letter) {
    let read = read(whole, under);
    let asked = !read.points.is_empty();
    let mut reason = Vec::new();
    for (behind, words) in read.left {
        // Behind a point, a sentence that asks for nothing gives its reason.
        if asked && behind > 0 && !asks(&words) && !speaks(&words) {
            reason.push(words);
        } else {
            let (number, asks) = (number.to_owned(), asks(&words));
            letter.unread.push(Unread { provision, number, words, asks });
        }
    }
    let reason = reason.join(" ");
    letter.points.extend(read.points.into_iter().map(|mut point| {
        point.number = number.to_owned();
        if point.reason.is_empty() {
            point.reason.clone_from(&reason);
        }
        FoundPoint { provision, point }
    }));
}

/// The number of a provision in the letter, with that of the point it stands under.
fn number(provisions: &[Provision], at: usize) -> String {
    let Some(provision) = provisions.get(at) else { return String::new() };
    let Some(label) = &provision.form.label else { return String::new() };
    if provision.form.kind.is_heading() {
        return String::new();
    }
    let own = label.surface.trim_end_matches('.').to_owned();
    let depth = provision.form.depth();
    let above = provisions.get(..at).unwrap_or_default().iter().rev();
    let outer = above
        .take_while(|it| !it.form.kind.is_heading())
        .find(|it| it.form.label.is_some() && it.form.depth() < depth && it.form.kind == Kind::Paragraph);
    match outer.and_then(|it| it.form.label.as_ref()) {
        Some(outer) => format!("{}, {own}", outer.surface.trim_end_matches(['.', ')'])),
        None => own,
    }
}

/// Whether words ask for a change, as far as they tell.
fn asks(words: &str) -> bool {
    const OTHER: [&str; 12] = [
        "поменять",
        "переместить",
        "перенести",
        "объединить",
        "разделить",
        "перенумеровать",
        "нумераци",
        "уточнить редакци",
        "renumber",
        "merge",
        "swap",
        "move",
    ];
    let lower = clause::Skeleton::of(words).words.to_lowercase();
    let verb = VERBS.iter().any(|(verb, _)| clause::find_word(&lower, verb).is_some());
    verb || OTHER.iter().any(|stem| lower.contains(stem))
}

/// Whether nothing in a paragraph is a point.
fn is_none(whole: &str, under: &str) -> bool {
    read(whole, under).points.is_empty()
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

/// A provision's words: of a heading with its label, of anything else without.
fn words_of(provision: &Provision, line: &str) -> String {
    match &provision.body {
        Body::Prose(content) if !provision.form.kind.is_heading() => content.text.clone(),
        _ => line.to_owned(),
    }
}

fn heading(provision: &Provision) -> String {
    provision.form.label.as_ref().map_or_else(|| provision.line(), |label| label.surface.to_string())
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
            "статья 5, пункт 2",
            Action::Replace,
            "тридцати",
            "шестидесяти",
        );
        is(
            "в подпункте «а» пункта 1 статьи 3 слова «по запросу» исключить;",
            "статья 3, пункт 1, подпункт «а»",
            Action::Delete,
            "по запросу",
            "",
        );
        is(
            "Пункт 3 статьи 7 после слов «в порядке» дополнить словами «, установленном статьёй 8»",
            "статья 7, пункт 3",
            Action::Insert,
            "в порядке",
            ", установленном статьёй 8",
        );
        is("Статью 9 исключить.", "статья 9", Action::Delete, "", "");
        is(
            "Исключить слова «и иные» в пункте 4 статьи 2.",
            "статья 2, пункт 4",
            Action::Delete,
            "и иные",
            "",
        );
        is(
            "абзац второй статьи 1 дополнить словами «в рамках закона»",
            "статья 1, абзац второй",
            Action::Insert,
            "",
            "в рамках закона",
        );
    }

    #[test]
    fn whole_places_are_rewritten() {
        is(
            "Пункт 2 статьи 4 изложить в следующей редакции:\n«2. Стороны обмениваются опытом.\nСрок — год.»",
            "статья 4, пункт 2",
            Action::Replace,
            "",
            "2. Стороны обмениваются опытом.\n\nСрок — год.",
        );
        is(
            "Статью 5 дополнить пунктом 4 следующего содержания: «4. Расходы несёт Сторона.»",
            "статья 5",
            Action::Insert,
            "",
            "4. Расходы несёт Сторона.",
        );
        is(
            "После статьи 10 дополнить статьёй 10¹: «Статья 10¹. Язык»",
            "после статьи 10",
            Action::Insert,
            "",
            "Статья 10¹. Язык",
        );
    }

    #[test]
    fn a_heading_completes_the_place() {
        let found = points("Статья 5\n\nв пункте 2 слово «А» заменить словом «Б»; слово «В» исключить\n");
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found.iter().all(|(at, ..)| at == "статья 5, пункт 2"), "{found:?}");
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
            "article 3, paragraph 1",
            Action::Insert,
            "Parties",
            "and bodies",
        );
    }

    #[test]
    fn a_short_point_is_no_heading() {
        is("В пункте 9 статьи 5 слово «срок» исключить.", "статья 5, пункт 9", Action::Delete, "срок", "");
    }

    #[test]
    fn what_is_no_point_is_told() {
        let typed = "Статья 5\n\nПредлагаем следующие изменения:\n\nв пункте 2 слово «А» исключить\n\nОбоснование: лишнее.\n\nСтатью 7 надо бы улучшить.\n";
        let (text, _) = plain::read(typed);
        let lines: Vec<String> = read_letter(&text).unread.iter().map(Unread::line).collect();
        assert_eq!(lines, ["Статью 7 надо бы улучшить."]);
    }

    #[test]
    fn one_clause_may_ask_for_several_things() {
        let at = "статья 5, пункт 2";
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
        assert!(found[1].0 == "статья 5, пункт 3", "{found:?}");
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
        is("In Article 5, \"shall\" by \"may\".", "article 5", Action::Replace, "shall", "may");
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
        moved("Пункт 3 статьи 5 переместить в статью 7.", "статья 5, пункт 3", "статья 7");
        moved("Статью 6 поместить перед статьёй 4", "статья 6", "перед статьёй 4");
        moved("Переместить статью 6 после статьи 8;", "статья 6", "после статьи 8");
        moved("Move article 6 before article 4.", "article 6", "before article 4");
        moved("Article 5, paragraph 3, to be moved to article 7", "article 5, paragraph 3", "article 7");
        let found = points("Статья 5\n\nпункт 3 переместить после пункта 1\n");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].0 == "статья 5, пункт 3" && found[0].3 == "после пункта 1 статьи 5", "{found:?}");
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
