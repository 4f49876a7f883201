//! Bracketed prints that come back: untouched, and with every kind of change a delegation makes.

use travaux::consolidate::view::Show;
use travaux::consolidate::{Revision, RollingText, consolidate};
use travaux::exchange::paper::{Block, Brief, Paper, Setting, Tongue};
use travaux::exchange::returned::{Returned, read_back};
use travaux::exchange::word::{Bookmark, Comment, Identity, Names, Print, Spot, View, read, write_print};
use travaux::exchange::{bracketed, open};
use travaux::language::Language;
use travaux::text::{Kind, Text, markdown};

const BASE: &str = "# Соглашение о маяках\n\nСтороны согласились о нижеследующем:\n\n\
    ### Статья 1. Предмет\n\n1. Стороны содержат маяки на своём побережье.\n\n\
    2. Орган рассматривает запрос в течение тридцати дней со дня его получения.\n\n\
    3. Отказ мотивируется в письменной форме.\n\n\
    ### Статья 2. Расходы\n\n1. Расходы несёт запрашивающая Сторона, если Стороны не договорились об ином.\n\n\
    2. Споры решаются переговорами.\n";

fn text(source: &str) -> Text {
    markdown::read(source).0
}

fn rolling() -> RollingText {
    let base = text(BASE);
    let voices = [
        ("ALT", BASE.replace("тридцати", "шестидесяти")),
        (
            "KRS",
            BASE.replace("тридцати", "сорока пяти").replace("\n\n3. Отказ мотивируется в письменной форме.", ""),
        ),
        (
            "VLN",
            BASE.replace(
                "Расходы несёт запрашивающая Сторона, если Стороны не договорились об ином.",
                "Каждая Сторона сама несёт все расходы, которые у неё возникают при исполнении настоящего Соглашения, \
                 включая расходы на перевод.",
            ) + "\n3. Соглашение заключается на пять лет.\n",
        ),
    ];
    let texts: Vec<(&str, Text)> = voices.iter().map(|(code, source)| (*code, text(source))).collect();
    let revisions: Vec<Revision<'_>> =
        texts.iter().map(|(voice, text)| Revision { voice, text, partial: false }).collect();
    consolidate(&base, &revisions, &[])
}

fn paper(rolling: &RollingText) -> Paper {
    Paper::rolling(rolling, Show::All, &Brief::consolidated(Language::Russian))
}

/// The print in Word.
fn print(rolling: &RollingText) -> Vec<u8> {
    let identity = Identity { kind: "brackets".to_owned(), ..Identity::default() };
    let names = Names::numbered(rolling.base.provisions().len());
    let tongue = Tongue { document: "ru", own: Language::Russian };
    write_print(&paper(rolling), tongue, &Print { identity, names, rolling: None }).unwrap()
}

/// The print in Word after something was done to its markup.
fn edited(rolling: &RollingText, edit: impl Fn(&str) -> String) -> (Text, Vec<Bookmark>) {
    let bytes = crate::build::changed(&print(rolling), "word/document.xml", edit);
    let import = read(&bytes, View::Accepted).unwrap();
    (import.text, import.bookmarks)
}

fn back(rolling: &RollingText, (text, bookmarks): &(Text, Vec<Bookmark>)) -> Returned {
    read_back(text, (bookmarks, &[]), rolling, false, Language::Russian).expect("a print")
}

fn markdown_print(rolling: &RollingText) -> String {
    bracketed::write(&paper(rolling), Setting::Brackets)
}

fn from_markdown(rolling: &RollingText, source: &str) -> Returned {
    let opened =
        open::read("print.md", source.as_bytes(), travaux::exchange::word::Reading::default()).unwrap();
    read_back(&opened.text, (&[], &[]), rolling, false, Language::Russian).expect("a print")
}

/// What is in a text, told apart where a test fails.
fn lines(text: &Text) -> Vec<String> {
    text.provisions()
        .iter()
        .map(|provision| format!("{:?} {}{}", provision.form.kind, provision.form.lead(), provision.line()))
        .collect()
}

fn untouched(returned: &Returned, rolling: &RollingText) {
    assert_eq!(lines(&returned.text), lines(&rolling.base));
    assert_eq!(returned.text, rolling.base);
    assert_eq!(returned.reworded, []);
    assert_eq!(returned.opposed, []);
}

#[test]
fn an_untouched_print_says_nothing() {
    let rolling = rolling();
    let came = edited(&rolling, str::to_owned);
    assert!(!came.1.is_empty());
    untouched(&back(&rolling, &came), &rolling);
    untouched(&back(&rolling, &(came.0, Vec::new())), &rolling);
    untouched(&from_markdown(&rolling, &markdown_print(&rolling)), &rolling);
}

/// What is typed between brackets that end a line and brackets that begin the next belongs to those of its line.
#[test]
fn what_is_typed_at_the_end_of_a_line_is_not_of_the_next() {
    const DRAFT: &str = "# О маяках\n\n1. Стороны содержат маяки\n\nтридцать дней.\n";
    let base = text(DRAFT);
    let others = [text(&DRAFT.replace("маяки", "маяки и огни")), text(&DRAFT.replace("тридцать", "сорок"))];
    let voices = others.iter().zip(["ALT", "KRS"]);
    let revisions: Vec<Revision<'_>> =
        voices.map(|(text, voice)| Revision { voice, text, partial: false }).collect();
    let rolling = consolidate(&base, &revisions, &[]);
    let behind = "[и огни — ALT]";
    let source = markdown_print(&rolling).replacen(behind, &format!("{behind} [и башни]"), 1);
    let word = edited(&rolling, |xml| typed_at(xml, marked(xml, 0).unwrap().end, " [и башни]"));
    let [one, other] = both(&rolling, "[тридцать] [сорок", "[и башни] [тридцать] [сорок");
    let ends = [back(&rolling, &word), from_markdown(&rolling, &source)];
    for (returned, provision) in ends.into_iter().zip([1, 1]).chain([(one, 2), (other, 2)]) {
        let [made] = returned.reworded.as_slice() else { panic!("{provision}: {returned:#?}") };
        assert_eq!((made.reads.as_str(), made.provision), ("и башни", provision));
        assert_eq!((made.from.len(), returned.opposed.len()), (0, 0), "{provision}");
    }
}

/// Both ways of a print: in Word with its bookmarks, and as Markdown by its brackets alone.
fn both(rolling: &RollingText, from: &str, to: &str) -> [Returned; 2] {
    let source = markdown_print(rolling);
    assert!(source.contains(from), "{source}");
    // In Word brackets, words and names are runs of their own.
    let word = edited(rolling, |xml| {
        let flat = crate::build::flat(xml);
        assert!(flat.contains(from), "{flat}");
        crate::build::typed(xml, from, to)
    });
    [back(rolling, &word), from_markdown(rolling, &source.replacen(from, to, 1))]
}

#[test]
fn words_outside_brackets_are_edits_of_the_draft() {
    let rolling = rolling();
    for returned in both(&rolling, "на своём побережье", "на своих берегах") {
        let wanted = text(&BASE.replace("на своём побережье", "на своих берегах"));
        assert_eq!(lines(&returned.text), lines(&wanted));
        assert_eq!((returned.reworded.len(), returned.opposed.len()), (0, 0), "{returned:#?}");
    }
}

#[test]
fn words_inside_an_alternative_are_a_wording_made_of_it() {
    let rolling = rolling();
    for returned in both(&rolling, "шестидесяти", "шестидесяти рабочих") {
        let wanted = text(&BASE.replace("тридцати", "шестидесяти рабочих"));
        assert_eq!(lines(&returned.text), lines(&wanted));
        let [made] = returned.reworded.as_slice() else { panic!("{returned:#?}") };
        assert_eq!((made.was.as_str(), made.reads.as_str()), ("шестидесяти", "шестидесяти рабочих"));
        assert_eq!(made.holders, ["ALT"]);
        assert!(made.stands);
        assert_eq!(returned.opposed, []);
    }
}

#[test]
fn an_alternative_taken_out_is_opposed() {
    let rolling = rolling();
    for (from, code, reads) in
        [(" [сорока пяти — KRS]", "KRS", "сорока пяти"), ("[тридцати] ", "", "тридцати")]
    {
        for returned in both(&rolling, from, "") {
            assert_eq!(lines(&returned.text), lines(&rolling.base), "{from}");
            let [opposed] = returned.opposed.as_slice() else { panic!("{from}: {returned:#?}") };
            assert_eq!(opposed.holders.join(" "), code);
            assert_eq!(opposed.reads, reads);
            assert_eq!(returned.reworded, []);
        }
    }
}

#[test]
fn a_further_alternative_may_be_typed_in() {
    let rolling = rolling();
    for typed in ["[сорока пяти — KRS] [девяноста]", "[сорока пяти — KRS] [девяноста — NRD]"]
    {
        for returned in both(&rolling, "[сорока пяти — KRS]", typed) {
            assert_eq!(lines(&returned.text), lines(&text(&BASE.replace("тридцати", "девяноста"))));
            let [made] = returned.reworded.as_slice() else { panic!("{returned:#?}") };
            assert_eq!((made.from.len(), made.reads.as_str(), made.stands), (0, "девяноста", true));
            assert_eq!(returned.opposed, []);
        }
    }
}

#[test]
fn an_alternative_left_without_its_brackets_is_taken() {
    let rolling = rolling();
    for returned in both(&rolling, "[тридцати] [шестидесяти — ALT] [сорока пяти — KRS]", "шестидесяти")
    {
        assert_eq!(lines(&returned.text), lines(&text(&BASE.replace("тридцати", "шестидесяти"))));
        let [taken] = returned.reworded.as_slice() else { panic!("{returned:#?}") };
        assert!(taken.is_taken() && taken.holders == ["ALT"]);
        assert_eq!(returned.opposed.len(), 2, "{returned:#?}");
    }
}

#[test]
fn whole_alternatives_are_made_of_and_opposed_alike() {
    let rolling = rolling();
    for returned in both(&rolling, "включая расходы на перевод", "кроме расходов на перевод")
    {
        let [made] = returned.reworded.as_slice() else { panic!("{returned:#?}") };
        assert_eq!(made.holders, ["VLN"]);
        assert!(made.reads.ends_with("кроме расходов на перевод."), "{made:#?}");
        let line = returned.text.provisions()[7].line();
        assert!(line.starts_with("Каждая Сторона") && line.ends_with("кроме расходов на перевод."), "{line}");
        assert_eq!(
            (returned.text.provisions().len(), returned.opposed.len()),
            (rolling.base.provisions().len(), 0)
        );
    }
    // The option with its caption, and an addition with its.
    for returned in ["**Вариант Б — предлагает VLN**", "**Вариант B — предлагает VLN**"]
    {
        let source = markdown_print(&rolling);
        let Some(at) = source.find(returned) else { continue };
        let rest = &source[at..];
        let end = rest.match_indices("\n\n").nth(1).map_or(rest.len(), |(end, _)| end);
        let cut = format!("{}{}", &source[..at].trim_end_matches("> "), &rest[end..]);
        let returned = from_markdown(&rolling, &cut);
        assert_eq!(lines(&returned.text), lines(&rolling.base), "{cut}");
        let [opposed] = returned.opposed.as_slice() else { panic!("{returned:#?}") };
        assert_eq!(opposed.holders, ["VLN"]);
    }
}

#[test]
fn what_is_proposed_to_go_may_be_defended() {
    let rolling = rolling();
    let source = markdown_print(&rolling);
    let note = source
        .lines()
        .find(|line| line.starts_with("> ") && line.contains("KRS") && !line.contains("**"))
        .unwrap();
    let returned = from_markdown(&rolling, &source.replacen(note, "", 1));
    assert_eq!(lines(&returned.text), lines(&rolling.base));
    let [opposed] = returned.opposed.as_slice() else { panic!("{returned:#?}") };
    assert_eq!(opposed.holders, ["KRS"]);
}

#[test]
fn words_typed_into_a_caption_are_named() {
    let rolling = rolling();
    let said = paper(&rolling);
    let mut captions = said.blocks.iter().filter_map(|block| match block {
        Block::Caption(caption) => Some(caption.words.clone()),
        _ => None,
    });
    let caption = captions.next_back().expect("a caption");
    let untouched = edited(&rolling, str::to_owned);
    assert_eq!(back(&rolling, &untouched).aside, []);
    let typed = edited(&rolling, |xml| xml.replacen(&caption, &format!("{caption} нам подходит"), 1));
    let aside = back(&rolling, &typed).aside;
    assert_eq!(aside.len(), 1);
    assert!(aside[0].1.contains("нам подходит") && !aside[0].0.is_empty(), "{aside:?}");
    assert_eq!(back(&rolling, &typed).text, back(&rolling, &untouched).text);
}

#[test]
fn a_clean_reply_is_no_print() {
    let rolling = rolling();
    assert_eq!(read_back(&text(BASE), (&[], &[]), &rolling, false, Language::Russian), None);
    let reply = text(&BASE.replace("тридцати", "девяноста"));
    assert_eq!(read_back(&reply, (&[], &[]), &rolling, false, Language::Russian), None);
}

/// A draft and a reply with emphasis in them, and with a note, where one is given.
fn emphatic(note: &str) -> RollingText {
    const DRAFT: &str = "# Соглашение\n\n1. Стороны содержат *маяки* на своём побережье.\n\n\
        2. Орган рассматривает запрос в течение тридцати дней.\n\n3. Споры решаются переговорами.\n";
    let base = text(DRAFT);
    let reply = text(
        &DRAFT
            .replace("тридцати", &format!("**сорока** рабочих{}", if note.is_empty() { "" } else { "[^1]" }))
            .replace("дней.", &format!("дней.{note}"))
            .replace("3. Споры", "3. *Все* споры"),
    );
    let other = text(&DRAFT.replace("тридцати", "шестидесяти"));
    let revisions = [("ALT", &reply), ("KRS", &other)];
    let revisions = revisions.map(|(voice, text)| Revision { voice, text, partial: false });
    consolidate(&base, &revisions, &[])
}

#[test]
fn emphasis_and_notes_are_those_of_the_draft_where_nobody_touched_them() {
    let rolling = emphatic("\n\n[^1]: Кроме праздников.");
    for returned in both(&rolling, "на своём побережье", "на своих берегах") {
        let written = markdown::write(&returned.text);
        let wanted = markdown::write(&rolling.base).replace("на своём побережье", "на своих берегах");
        assert_eq!(written, wanted);
    }
}

#[test]
fn emphasis_inside_an_alternative_is_read_back() {
    let rolling = emphatic("");
    for returned in both(&rolling, "рабочих", "полных рабочих") {
        let written = markdown::write(&returned.text);
        assert!(written.contains("в течение **сорока** полных рабочих дней."), "{written}");
        assert_eq!(returned.reworded.len(), 1);
    }
}

/// A print as LibreOffice saves it, after something was done to it.
#[test]
fn prints_are_read_back_after_libreoffice() {
    let rolling = rolling();
    let folder = tempfile::tempdir().unwrap();
    let edits: [(&str, &str); 5] = [
        ("", ""),
        ("на своём побережье", "на своих берегах"),
        ("[шестидесяти — ALT]", "[шестидесяти рабочих — ALT]"),
        (" [сорока пяти — KRS]", ""),
        ("[сорока пяти — KRS]", "[сорока пяти — KRS] [девяноста]"),
    ];
    let paths: Vec<std::path::PathBuf> = edits
        .iter()
        .enumerate()
        .map(|(nth, (from, to))| {
            let edit = |xml: &str| crate::build::typed(xml, from, to);
            let path = folder.path().join(format!("print-{nth}.docx"));
            std::fs::write(&path, crate::build::changed(&print(&rolling), "word/document.xml", edit))
                .unwrap();
            path
        })
        .collect();
    for to in ["docx", "odt"] {
        let Some(converted) = crate::libreoffice::convert(&paths, to) else { return };
        for (nth, path) in paths.iter().enumerate() {
            let bytes = converted.of(path).unwrap();
            let opened =
                open::read(&format!("print.{to}"), &bytes, travaux::exchange::word::Reading::default());
            let opened = opened.unwrap();
            assert!(!opened.beside.bookmarks.is_empty());
            let came = (opened.text, opened.beside.bookmarks);
            let returned = back(&rolling, &came);
            let expected = match nth {
                1 => BASE.replace("на своём побережье", "на своих берегах"),
                2 => BASE.replace("тридцати", "шестидесяти рабочих"),
                4 => BASE.replace("тридцати", "девяноста"),
                _ => BASE.to_owned(),
            };
            assert_eq!(lines(&returned.text), lines(&text(&expected)), "{to} {nth}: {:#?}", lines(&came.0));
            let counts = (returned.reworded.len(), returned.opposed.len());
            assert_eq!(counts, [(0, 0), (0, 0), (1, 0), (0, 1), (1, 0)][nth], "{to} {nth}: {returned:#?}");
        }
    }
}

/// The markup an offer's bookmark spans in a main part.
fn marked(xml: &str, offer: usize) -> Option<std::ops::Range<usize>> {
    let name = format!("w:name=\"tvx_offer_{offer}\"/>");
    let start = xml.find(&name)?;
    let id = xml[..start].rfind("w:id=\"")? + 6;
    let id = &xml[id..id + xml[id..].find('"')?];
    let end = format!("<w:bookmarkEnd w:id=\"{id}\"/>");
    Some(start + name.len()..start + xml[start..].find(&end)?)
}

/// A main part in which all words of a stretch are deleted.
fn emptied(xml: &str, range: std::ops::Range<usize>) -> String {
    let mut inner = xml[range.clone()].to_owned();
    let mut at = 0;
    while let Some(start) = inner[at..].find("<w:t ").map(|found| at + found) {
        let start = start + inner[start..].find('>').unwrap() + 1;
        let end = start + inner[start..].find("</w:t>").unwrap();
        inner.replace_range(start..end, "");
        at = start;
    }
    format!("{}{inner}{}", &xml[..range.start], &xml[range.end..])
}

/// A main part with words typed at a place between runs.
fn typed_at(xml: &str, at: usize, words: &str) -> String {
    let run = format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>");
    format!("{}{run}{}", &xml[..at], &xml[at..])
}

fn same_text(one: &Text, other: &Text) -> bool {
    lines(one) == lines(other)
}

mod laws {
    use super::*;
    use crate::draft;
    use crate::often::cases;
    use proptest::prelude::*;
    use travaux::exchange::paper::Shape;

    fn roll(base: &Text, texts: &[Text]) -> RollingText {
        let names: Vec<String> = (0..texts.len()).map(|at| format!("V{at}X")).collect();
        let revisions: Vec<Revision<'_>> =
            texts.iter().zip(&names).map(|(text, voice)| Revision { voice, text, partial: false }).collect();
        consolidate(base, &revisions, &[])
    }

    /// A footnote that several wordings have is printed with one of them.
    fn noted(text: &Text) -> bool {
        text.provisions().iter().any(|it| it.form.kind == Kind::Footnote)
    }

    /// Whether somebody wants other words noted, or other notes: of those one is printed for several.
    fn disputed(base: &Text, texts: &[Text]) -> bool {
        let provisions = base.provisions();
        let notes = (1..provisions.len()).filter(|at| provisions[*at].form.kind == Kind::Footnote);
        let noted: Vec<[&travaux::text::Provision; 2]> =
            notes.map(|at| [&provisions[at - 1], &provisions[at]]).collect();
        texts.iter().any(|text| {
            let own = text.provisions();
            own.iter().filter(|it| it.form.kind == Kind::Footnote).count() != noted.len()
                || noted
                    .iter()
                    .any(|[one, other]| !own.windows(2).any(|pair| [&pair[0], &pair[1]] == [*one, *other]))
        })
    }

    /// Whether rows of a table say nothing at all: no word tells whose they are.
    fn blank_rows(texts: &[Text]) -> bool {
        let mut provisions = texts.iter().flat_map(|text| text.provisions());
        provisions
            .any(|it| it.form.kind.is_row() && it.body.paragraphs().all(|own| own.text.trim().is_empty()))
    }

    proptest! {
        #![proptest_config(cases(96))]

        #[test]
        fn an_untouched_print_of_anything_says_nothing((base, texts) in draft::case(6)) {
            let rolling = roll(&base, &texts);
            if paper(&rolling).offers.is_empty() || disputed(&base, &texts) {
                return Ok(());
            }
            let (came, bookmarks) = edited(&rolling, str::to_owned);
            for bookmarks in [&bookmarks[..], &[]] {
                let back = read_back(&came, (bookmarks, &[]), &rolling, true, Language::Russian);
                let back = back.unwrap_or_default();
                prop_assert_eq!(lines(&back.text), lines(&base), "{:#?}", lines(&came));
                prop_assert_eq!(&back.text, &base);
                prop_assert_eq!(&back.reworded, &[]);
                prop_assert_eq!(&back.opposed, &[]);
            }
        }

        #[test]
        fn words_typed_where_nothing_is_open_are_edits_of_the_draft(
            (base, texts) in draft::case(4),
            which in any::<usize>(),
        ) {
            let rolling = roll(&base, &texts);
            if paper(&rolling).offers.is_empty() || disputed(&base, &texts) || blank_rows(&texts) {
                return Ok(());
            }
            let bytes = print(&rolling);
            let places = crate::build::typeable(&bytes);
            if places.is_empty() {
                return Ok(());
            }
            let (part, at) = places[which % places.len()];
            let bytes = crate::build::changed(&bytes, part, |xml| format!("{} zzz{}", &xml[..at], &xml[at..]));
            let import = read(&bytes, View::Accepted).unwrap();
            // Behind "a." at the beginning of a line what is typed makes a label of it.
            let labelled = import.text.provisions().iter().filter(|it| it.line().trim_start().starts_with("zzz"));
            let mut labels = labelled.filter_map(|it| it.form.label.as_ref());
            let written = |surface: &str| {
                let mut base = base.provisions().iter();
                base.any(|it| it.form.label.is_none() && it.line().starts_with(surface))
            };
            if labels.any(|label| written(&label.surface)) {
                return Ok(());
            }
            for bookmarks in [&import.bookmarks[..], &[]] {
                let back = read_back(&import.text, (bookmarks, &[]), &rolling, true, Language::Russian);
                let back = back.unwrap_or_default();
                let written = lines(&back.text).join("\n");
                prop_assert_eq!(written.matches(" zzz").count(), 1, "{:#?}\n{}", lines(&import.text), written);
                prop_assert_eq!(written.replacen(" zzz", "", 1), lines(&base).join("\n"), "{:#?}", lines(&import.text));
                prop_assert_eq!(&back.reworded, &[]);
                prop_assert_eq!(&back.opposed, &[]);
            }
        }

        #[test]
        fn no_note_is_emptied_by_an_edit_of_an_offer((base, texts) in draft::case(4), which in any::<usize>()) {
            let rolling = roll(&base, &texts);
            let paper = paper(&rolling);
            let inline: Vec<usize> = (0..paper.offers.len())
                .filter(|at| matches!(&paper.offers[*at].shape, Shape::Words(words) if !words.text.trim().is_empty()))
                .collect();
            if inline.is_empty() || !noted(&base) && !texts.iter().any(noted) {
                return Ok(());
            }
            let offer = inline[which % inline.len()];
            let (came, bookmarks) = edited(&rolling, |xml| {
                // In a footnote nothing can be marked.
                let Some(range) = marked(xml, offer) else { return xml.to_owned() };
                let bracket = range.start + xml[range.clone()].find("</w:r>").unwrap() + 6;
                typed_at(xml, bracket, "zzz ")
            });
            let back = read_back(&came, (&bookmarks, &[]), &rolling, true, Language::Russian).unwrap_or_default();
            let empty = |text: &Text| {
                let notes = text.provisions().iter().filter(|it| it.form.kind == Kind::Footnote);
                notes.filter(|it| it.line().trim().is_empty()).count()
            };
            let before = texts.iter().chain([&base]).map(empty).max();
            prop_assert!(Some(empty(&back.text)) <= before, "{:#?}\n{:#?}", lines(&back.text), lines(&came));
        }

        #[test]
        fn one_edit_of_an_offer_is_recovered((base, texts) in draft::case(6), which in any::<usize>(), how in 0..3) {
            if noted(&base) || texts.iter().any(noted) || blank_rows(&texts) {
                return Ok(());
            }
            let rolling = roll(&base, &texts);
            let paper = paper(&rolling);
            let inline: Vec<usize> = (0..paper.offers.len())
                .filter(|at| matches!(&paper.offers[*at].shape, Shape::Words(words) if !words.text.trim().is_empty()))
                .collect();
            if inline.is_empty() {
                return Ok(());
            }
            let offer = inline[which % inline.len()];
            let codes: Vec<String> =
                rolling.codes(&paper.offers[offer].holders).into_iter().map(str::to_owned).collect();
            let (came, bookmarks) = edited(&rolling, |xml| {
                let Some(range) = marked(xml, offer) else { panic!("offer {offer}: {xml}") };
                match how {
                    0 => emptied(xml, range),
                    1 => {
                        // Behind the opening bracket.
                        let bracket = range.start + xml[range.clone()].find("</w:r>").unwrap() + 6;
                        typed_at(xml, bracket, "zzz ")
                    }
                    _ => typed_at(xml, range.end, " [zzz]"),
                }
            });
            let back = read_back(&came, (&bookmarks, &[]), &rolling, true, Language::Russian).unwrap_or_default();
            match how {
                0 => {
                    prop_assert!(same_text(&back.text, &base), "{:#?}\n{:#?}", lines(&back.text), lines(&came));
                    prop_assert_eq!(back.opposed.len(), 1, "{:#?}", back.opposed);
                    prop_assert_eq!(&back.opposed[0].holders, &codes);
                    prop_assert_eq!(back.reworded.len(), 0);
                }
                1 => {
                    prop_assert_eq!(back.reworded.len(), 1, "{:#?}", lines(&came));
                    prop_assert_eq!(&back.reworded[0].holders, &codes);
                    prop_assert_eq!(back.reworded[0].base, paper.offers[offer].base);
                    let wanted = format!("zzz{}", back.reworded[0].was.replace(' ', ""));
                    prop_assert_eq!(back.reworded[0].reads.replace(' ', ""), wanted);
                    prop_assert!(lines(&back.text).concat().contains("zzz"));
                    prop_assert_eq!(back.opposed.len(), 0);
                }
                _ => {
                    prop_assert_eq!(back.reworded.len(), 1, "{:#?}", lines(&came));
                    prop_assert_eq!(back.reworded[0].from.len(), 0);
                    prop_assert_eq!(&back.reworded[0].reads, "zzz");
                    prop_assert!(lines(&back.text).concat().contains("zzz"));
                    prop_assert_eq!(back.opposed.len(), 0, "{:#?}\n{:#?}", back.opposed, lines(&came));
                }
            }
        }
    }
}

/// A draft with a table and a note, answered in both.
fn tabled() -> RollingText {
    const DRAFT: &str = "# Соглашение\n\n1. Стороны содержат маяки.[^1]\n\n\
        [^1]: Под маяками понимаются огни и башни на побережье.\n\n2. Суммы:\n\n\
        | № | Маяк | Сумма |\n|---|---|---|\n| 1 | Большой | 100 000 |\n| 2 | Малый | 20 000 |\n\n\
        3. Орган рассматривает запрос в течение тридцати дней со дня получения.\n";
    let base = text(DRAFT);
    let voices = [
        ("ALT", DRAFT.replace("| 2 | Малый | 20 000 |\n", "| 2 | Малый | 20 000 |\n| 3 | Новый | 5 000 |\n")),
        ("KRS", DRAFT.replace("20 000", "20 000 марок").replace("огни и башни", "огни и вышки")),
        ("VLN", DRAFT.replace("тридцати", "сорока пяти") + "\n4. Споры решаются переговорами.\n"),
    ];
    let texts: Vec<(&str, Text)> = voices.iter().map(|(code, source)| (*code, text(source))).collect();
    let revisions: Vec<Revision<'_>> =
        texts.iter().map(|(voice, text)| Revision { voice, text, partial: false }).collect();
    consolidate(&base, &revisions, &[])
}

/// A print in Word in one part of which somebody selects words and types others.
fn retyped(rolling: &RollingText, part: &str, from: &str, to: &str) -> Returned {
    let bytes = crate::build::changed(&print(rolling), part, |xml| crate::build::typed(xml, from, to));
    let import = read(&bytes, View::Accepted).unwrap();
    back(rolling, &(import.text, import.bookmarks))
}

#[test]
fn a_change_of_a_footnote_is_read() {
    let rolling = tabled();
    untouched(&back(&rolling, &edited(&rolling, str::to_owned)), &rolling);
    let notes = "word/footnotes.xml";
    let written = markdown::write(&rolling.base);
    for (from, to) in [("побережье", "берегу"), ("Под маяками", "Под любыми маяками")]
    {
        let source = markdown_print(&rolling).replacen(from, to, 1);
        for returned in [retyped(&rolling, notes, from, to), from_markdown(&rolling, &source)] {
            assert_eq!(markdown::write(&returned.text), written.replacen(from, to, 1));
            assert_eq!((returned.reworded.len(), returned.opposed.len()), (0, 0), "{returned:#?}");
        }
    }
    let returned = retyped(&rolling, notes, " [вышки — KRS]", "");
    assert_eq!(markdown::write(&returned.text), written);
    assert_eq!(returned.opposed.len(), 1, "{returned:#?}");
    let returned = retyped(&rolling, notes, "вышки", "маковки");
    assert_eq!(markdown::write(&returned.text), written.replace("башни", "маковки"));
    assert_eq!(returned.reworded.len(), 1, "{returned:#?}");
}

#[test]
fn the_look_of_brackets_is_not_of_the_words_typed_in_their_place() {
    let rolling = tabled();
    let written = markdown::write(&rolling.base);
    let edits = [
        // Taken as it is, typed over the first bracket.
        ("[тридцати] [сорока пяти — VLN]", "сорока пяти", "сорока пяти"),
        ("[сорока пяти — VLN]", "[сорока пяти — VLN] [шестидесяти]", "шестидесяти"),
        ("[сорока пяти — VLN]", "[сорока пяти — VLN] [шестидесяти — NRD]", "шестидесяти"),
        ("[тридцати] [сорока пяти — VLN] дней", "двух месяцев", "двух месяцев"),
        ("сорока пяти — VLN", "сорока пяти рабочих — VLN", "сорока пяти рабочих"),
    ];
    for (from, to, reads) in edits {
        let returned = retyped(&rolling, "word/document.xml", from, to);
        let wanted = match reads {
            "двух месяцев" => written.replace("тридцати дней", reads),
            _ => written.replace("тридцати", reads),
        };
        assert_eq!(markdown::write(&returned.text), wanted, "{to}");
    }
}

#[test]
fn what_is_left_of_brackets_is_no_words_of_the_document() {
    let rolling = tabled();
    let written = markdown::write(&rolling.base);
    for (from, to) in [("марок — KRS", " — KRS"), ("[марок — KRS", ""), ("марок — KRS]", ""), ("марок", "")]
    {
        let returned = retyped(&rolling, "word/document.xml", from, to);
        assert_eq!(markdown::write(&returned.text), written, "{from}");
        assert_eq!(returned.opposed.len(), 1, "{from}: {returned:#?}");
    }
}

#[test]
fn a_point_that_was_changed_is_reported_with_its_number() {
    let rolling = tabled();
    for returned in both(&rolling, "Споры решаются", "Разногласия решаются") {
        let [made] = returned.reworded.as_slice() else { panic!("{returned:#?}") };
        assert_eq!(made.was, "4. Споры решаются переговорами.");
        assert_eq!(made.reads, "4. Разногласия решаются переговорами.");
    }
}

#[test]
fn a_point_that_was_split_or_joined_is_so_in_the_reply() {
    let rolling = tabled();
    let written = markdown::write(&rolling.base);
    let split = |xml: &str| {
        let at = xml.find("Стороны содержат").unwrap() + "Стороны".len();
        let end = "</w:t></w:r></w:p><w:p><w:r><w:t xml:space=\"preserve\">";
        format!("{}{end}{}", &xml[..at], &xml[at..])
    };
    let returned = back(&rolling, &edited(&rolling, split));
    let wanted = written.replacen("Стороны содержат", "Стороны\n\nсодержат", 1);
    assert_eq!(markdown::write(&returned.text), wanted);
    assert_eq!((returned.reworded.len(), returned.opposed.len()), (0, 0), "{returned:#?}");
}

#[test]
fn what_is_typed_in_place_of_all_alternatives_is_told() {
    let rolling = tabled();
    let from = "[тридцати] [сорока пяти — VLN]";
    let returned = retyped(&rolling, "word/document.xml", from, "двадцати");
    let [made] = returned.reworded.as_slice() else { panic!("{returned:#?}") };
    assert_eq!((made.from.len(), made.reads.as_str(), made.stands), (0, "двадцати", true));
    assert_eq!(returned.opposed.len(), 2, "{returned:#?}");
    // None of them stands in the text.
    assert!(returned.opposed.iter().all(|opposed| !opposed.stands));
    let returned = retyped(&rolling, "word/document.xml", "[тридцати] ", "");
    assert!(returned.opposed.iter().all(|opposed| opposed.base && opposed.stands), "{returned:#?}");
}

#[test]
fn words_of_the_draft_changed_beneath_their_caption_are_told() {
    let rolling = rolling();
    let returned = retyped(&rolling, "word/document.xml", "Расходы несёт", "Все расходы несёт");
    let [made] = returned.reworded.as_slice() else { panic!("{returned:#?}") };
    assert!(made.base && made.stands && made.reads.contains("Все расходы"), "{made:#?}");
    let wanted = text(&BASE.replace("Расходы несёт", "Все расходы несёт"));
    assert_eq!(lines(&returned.text), lines(&wanted));
}

#[test]
fn words_set_in_bold_where_nothing_is_open_are_bold_in_the_reply() {
    let rolling = tabled();
    let bold = |xml: &str| {
        let at = xml.find("Стороны содержат").unwrap();
        let run = xml[..at].rfind("<w:r>").unwrap() + "<w:r>".len();
        format!("{}<w:rPr><w:b/></w:rPr>{}", &xml[..run], &xml[run..])
    };
    let returned = back(&rolling, &edited(&rolling, bold));
    let written = markdown::write(&returned.text);
    assert!(written.contains("1. <b>Стороны содержат маяки.</b>[^1]"), "{written}");
    assert_eq!(lines(&returned.text), lines(&rolling.base));
}

/// LibreOffice begins a bookmark over several cells anew in the last of them.
#[test]
fn a_row_that_is_proposed_stays_whose_it_is_after_libreoffice() {
    let rolling = tabled();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("print.docx");
    let edit = |xml: &str| crate::build::typed(xml, "Малый", "Средний");
    std::fs::write(&path, crate::build::changed(&print(&rolling), "word/document.xml", edit)).unwrap();
    for to in ["docx", "odt"] {
        let Some(converted) = crate::libreoffice::convert(std::slice::from_ref(&path), to) else { return };
        let bytes = converted.of(&path).unwrap();
        let opened = open::read(&format!("print.{to}"), &bytes, travaux::exchange::word::Reading::default());
        let opened = opened.unwrap();
        let returned = back(&rolling, &(opened.text, opened.beside.bookmarks));
        assert_eq!((returned.reworded.len(), returned.opposed.len()), (0, 0), "{to}: {returned:#?}");
        let wanted = markdown::write(&rolling.base).replace("Малый", "Средний");
        assert_eq!(markdown::write(&returned.text), wanted, "{to}");
    }
}

#[test]
fn a_comment_on_a_print_stands_at_the_wording_it_was_set_on() {
    let rolling = rolling();
    let import = read(&print(&rolling), View::Accepted).unwrap();
    let letters = |words: &str| words.chars().filter(|c| !c.is_whitespace()).count();
    // Where words stand in the print, as a file with comments says it.
    let comment = |words: &str| {
        let provisions = import.text.provisions();
        let (provision, before) = provisions
            .iter()
            .enumerate()
            .find_map(|(at, it)| {
                let label = it.form.label.as_ref().map_or(0, |label| letters(&label.surface));
                let line: String = it.body.paragraphs().map(|content| &*content.text).collect();
                Some((at, label + letters(line.split_once(words)?.0)))
            })
            .unwrap_or_else(|| panic!("{words}"));
        let spot = |letters| Spot { provision, letters };
        Comment {
            author: "Секретарь".into(),
            initials: String::new(),
            date: String::new(),
            text: "KRS: поддерживает".into(),
            provision: Some(provision),
            span: Some((spot(before), spot(before + letters(words)))),
            answers: None,
            resolved: false,
        }
    };
    let comments = [
        comment("шестидесяти"),
        comment("тридцати"),
        comment("включая расходы на перевод"),
        comment("содержат маяки"),
        // Nobody can tell which of the wordings beside one another is meant.
        Comment { span: None, ..comment("шестидесяти") },
    ];
    let told = (import.bookmarks.as_slice(), comments.as_slice());
    let back = read_back(&import.text, told, &rolling, true, Language::Russian).unwrap();
    assert_eq!(back.commented.len(), comments.len());
    let of =
        |at: usize| back.commented[at].as_ref().map(|it| (it.holders.join(" "), it.base, it.reads.clone()));
    assert_eq!(of(0), Some(("ALT".into(), false, "шестидесяти".into())));
    assert_eq!(of(1), Some((String::new(), true, "тридцати".into())));
    assert_eq!(of(2).unwrap().0, "VLN");
    assert_eq!(of(3), Some((String::new(), true, "Стороны содержат маяки на своём побережье.".into())));
    assert_eq!(of(4), None);
    assert!(back.commented.iter().flatten().all(|it| !it.on.is_empty()));
}

#[test]
fn a_note_inside_an_alternative_keeps_its_words_where_others_were_edited() {
    let rolling = emphatic("\n\n[^1]: Кроме праздников.");
    for (from, to) in [("рабочих", "полных рабочих"), ("рабочих", "календарных"), ("сорока", "пятидесяти")]
    {
        for returned in both(&rolling, from, to) {
            let written = markdown::write(&returned.text);
            assert!(written.contains("Кроме праздников."), "{from}: {written}");
            assert_eq!(returned.reworded.len(), 1, "{returned:#?}");
        }
    }
}
/// Word keeps the end of a bookmark in an empty paragraph, which is no provision.
#[test]
fn an_alternative_without_words_ends_where_it_stands() {
    const DRAFT: &str = "# О маяках\n\n# Соглашение\n\n|  | Сумма |\n|---|---|\n\n# О маяках\n";
    let base = text(DRAFT);
    let others = [
        text(&DRAFT.replace("# Соглашение", "# Соглашение /")),
        text(&DRAFT.replace("# О маяках\n\n# Соглашение\n\n", "")),
    ];
    let voices = others.iter().zip(["ALT", "KRS"]);
    let revisions: Vec<Revision<'_>> =
        voices.map(|(text, voice)| Revision { voice, text, partial: false }).collect();
    let rolling = consolidate(&base, &revisions, &[]);
    let returned = retyped(&rolling, "word/document.xml", "Сумма", "Вся сумма");
    assert_eq!(lines(&returned.text), lines(&text(&DRAFT.replace("Сумма", "Вся сумма"))));
    assert_eq!((returned.reworded.len(), returned.opposed.len()), (0, 0), "{returned:#?}");
}
