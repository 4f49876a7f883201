//! A consolidated draft that comes back with words typed at the wordings of others: inside, and right beside them.

use travaux::consolidate::{Revision, consolidate};
use travaux::exchange::report::Both;
use travaux::exchange::word::{Frontage, Identity, Reading, Tracking, write_tracked};
use travaux::language::Language;
use travaux::negotiation::Code;
use travaux::text::markdown;

use crate::build::{archive, changed};
use crate::odt::{region, with_meta};

const BASE: &str = "# Соглашение\n\n### Статья 1. Запрос\n\n1. Орган отвечает в течение тридцати дней.\n\n\
    2. Органы сносятся непосредственно и назначают лиц.\n\n3. Отказ пишется.\n";

fn consolidated() -> Vec<u8> {
    let base = markdown::read(BASE).0;
    let altaria = BASE.replace("тридцати", "сорока");
    let balnoria =
        BASE.replace("непосредственно", "непосредственно или через Бюро") + "\n4. Споры решаются.\n";
    let texts = [("ALT", markdown::read(&altaria).0), ("BLN", markdown::read(&balnoria).0)];
    let revisions: Vec<Revision<'_>> =
        texts.iter().map(|(voice, text)| Revision { voice, text, partial: false }).collect();
    let rolling = consolidate(&base, &revisions, &[]);
    let frontage = Frontage::new("Проект", Language::Russian);
    let identity = Identity { kind: "consolidated".to_owned(), ..Identity::default() };
    let tracking = Tracking { identity, ..Tracking::consolidated(frontage, Language::Russian) };
    write_tracked(&rolling, &tracking).unwrap()
}

fn reply(name: &str, bytes: &[u8]) -> Both {
    let sender: Code = "SLM".parse().unwrap();
    Both::read(name, bytes, Reading::default(), &[sender]).unwrap()
}

/// The paragraphs of a reply that differ from the draft, and what is said of words beside others.
fn told(both: &Both) -> (Vec<String>, Vec<(usize, String, String)>) {
    let base = markdown::read(BASE).0;
    let lines: Vec<String> = base.provisions().iter().map(|it| it.line()).collect();
    let own = both.opened.text.provisions().iter().map(|it| it.line());
    let edges = both.edges.iter();
    let edges = edges.map(|(at, edge)| (*at, edge.words.clone(), edge.signed.clone())).collect();
    (own.filter(|line| !lines.contains(line)).collect(), edges)
}

/// The draft with words typed by somebody who is no voice in it, behind or before the change that ends or begins so.
fn typed(at: &str, words: &str, behind: bool) -> Both {
    let bytes = changed(&consolidated(), "word/document.xml", |xml| {
        let ins = format!(
            "<w:ins w:id=\"9999\" w:author=\"Анна\"><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:ins>"
        );
        let found = xml.find(&format!("{at}</w:t>")).unwrap_or_else(|| panic!("{at}: {xml}"));
        let (start, end) = (xml[..found].rfind("<w:ins ").unwrap(), xml[found..].find("</w:ins>").unwrap());
        let place = if behind { found + end + "</w:ins>".len() } else { start };
        format!("{}{ins}{}", &xml[..place], &xml[place..])
    });
    reply("SLM.docx", &bytes)
}

#[test]
fn words_right_behind_a_wording_change_that_wording_and_are_named() {
    let (text, edges) = told(&typed("сорока", " рабочих", true));
    assert_eq!(text, ["Орган отвечает в течение сорока рабочих дней."]);
    assert_eq!(edges, [(2, "рабочих".to_owned(), "ALT".to_owned())]);
    let (text, edges) = told(&typed("Бюро", " Сторон", true));
    assert_eq!(text, ["Органы сносятся непосредственно или через Бюро Сторон и назначают лиц."]);
    assert_eq!(edges, [(3, "Сторон".to_owned(), "BLN".to_owned())]);
}

#[test]
fn words_right_before_a_wording_change_that_wording_and_are_named() {
    let (text, edges) = told(&typed("Бюро", ", письменно", false));
    assert_eq!(text, ["Органы сносятся непосредственно, письменно или через Бюро и назначают лиц."]);
    assert_eq!(edges, [(3, ", письменно".to_owned(), "BLN".to_owned())]);
}

#[test]
fn a_sentence_and_a_paragraph_of_their_own_stay_with_the_draft() {
    // What another put in ends its sentence: what follows is no change of it.
    let (_, edges) = told(&typed("Споры решаются.", " Решение окончательно.", true));
    assert_eq!(edges, []);
    // Words beside the draft's own words are the sender's alone.
    let bytes = changed(&consolidated(), "word/document.xml", |xml| {
        let ins = "<w:ins w:id=\"9999\" w:author=\"Анна\"><w:r><w:t> мотивированно</w:t></w:r></w:ins>";
        let plain = xml.find("Отказ пишется").unwrap();
        let end = plain + xml[plain..].find("</w:r>").unwrap() + "</w:r>".len();
        format!("{}{ins}{}", &xml[..end], &xml[end..])
    });
    let (text, edges) = told(&reply("SLM.docx", &bytes));
    assert_eq!((text.len(), edges), (1, Vec::new()), "{text:?}");
}

#[test]
fn a_mark_of_ours_that_somebody_forged_names_no_place() {
    let bytes = changed(&consolidated(), "word/document.xml", |xml| {
        let mark = "<w:bookmarkStart w:id=\"77\" w:name=\"tvx_edge_5\"/><w:bookmarkEnd w:id=\"77\"/>";
        xml.replacen("<w:r>", &format!("{mark}<w:r>"), 1)
    });
    let both = reply("SLM.docx", &bytes);
    assert_eq!(told(&both), (Vec::new(), Vec::new()));
    assert!(both.opened.beside.bookmarks.iter().all(|it| !it.name.contains("edge")));
}

/// An OpenDocument text as another program saves the consolidated draft: with these changes, and this sentence.
fn odt(regions: &str, sentence: &str) -> Both {
    let meta = [("travaux-kind", "consolidated"), ("travaux-voices-1", "ALT,BLN")];
    let text = format!(
        "<text:tracked-changes>{regions}</text:tracked-changes><text:h text:outline-level=\"1\">Соглашение</text:h>\
         <text:p>{sentence}</text:p>"
    );
    reply("SLM.odt", &archive(&with_meta(&text, &meta)))
}

fn inserted(id: &str, words: &str) -> String {
    format!("<text:change-start text:change-id=\"{id}\"/>{words}<text:change-end text:change-id=\"{id}\"/>")
}

#[test]
fn an_opendocument_text_is_read_the_same_way() {
    let regions = region("d", "ALT", "deletion", "<text:p>тридцати</text:p>")
        + &region("i", "ALT", "insertion", "")
        + &region("j", "ALT", "insertion", "")
        + &region("own", "Анна", "insertion", "");
    let gone = "<text:change text:change-id=\"d\"/>";
    let beside = format!("В течение {gone}{}{} дней.", inserted("i", "сорока"), inserted("own", " рабочих"));
    let both = odt(&regions, &beside);
    assert_eq!(both.others, ["ALT", "BLN"], "{:?}", both.opened.beside.properties);
    assert_eq!(told(&both).0, ["В течение сорока рабочих дней."]);
    assert_eq!(told(&both).1, [(1, "рабочих".to_owned(), "ALT".to_owned())]);
    let amid = format!(
        "В течение {gone}{}{}{} дней.",
        inserted("i", "сорока "),
        inserted("own", "или "),
        inserted("j", "шестидесяти")
    );
    let both = odt(&regions, &amid);
    assert_eq!(told(&both), (vec!["В течение сорока или шестидесяти дней.".to_owned()], Vec::new()));
}

#[test]
fn what_others_still_say_in_an_opendocument_text_is_known() {
    let regions = region("d", "ALT", "deletion", "<text:p>тридцати</text:p>")
        + &region("i", "ALT", "insertion", "")
        + &region("j", "BLN", "insertion", "");
    let sentence = format!(
        "В течение <text:change text:change-id=\"d\"/>{} дней{}.",
        inserted("i", "сорока"),
        inserted("j", " подряд")
    );
    let both = odt(&regions, &sentence);
    assert_eq!(told(&both).0, ["В течение тридцати дней."]);
    let said: Vec<(&str, String)> =
        both.voices.iter().map(|it| (it.code.as_str(), it.text.provisions()[1].line())).collect();
    let wanted = [("ALT", "В течение сорока дней."), ("BLN", "В течение тридцати дней подряд.")];
    assert_eq!(said, wanted.map(|(code, words)| (code, words.to_owned())));
}

#[test]
fn words_taken_out_of_a_wording_in_an_opendocument_text_change_it() {
    let signed = |who: &str| {
        format!(
            "<office:change-info><dc:creator>{who}</dc:creator><dc:date>2026-03-01</dc:date></office:change-info>"
        )
    };
    let nested = format!(
        "<text:changed-region text:id=\"n\"><text:deletion>{}<text:p>разрешения</text:p></text:deletion>\
         <text:insertion>{}</text:insertion></text:changed-region>",
        signed("Анна"),
        signed("ALT")
    );
    let regions = region("d", "ALT", "deletion", "<text:p>согласия</text:p>")
        + &region("own", "Анна", "insertion", "")
        + &nested;
    let sentence = format!(
        "С <text:change text:change-id=\"d\"/><text:change text:change-id=\"n\"/>{} руководителя.",
        inserted("own", "ведома")
    );
    let both = odt(&regions, &sentence);
    assert_eq!(told(&both).0, ["С ведома руководителя."]);
    let before = both.original.unwrap();
    assert_eq!(before.provisions()[1].line(), "С согласия руководителя.");
}
