//! The sample agreement consolidated: what its delegations did is what comes out.

use travaux::consolidate::view::run_together;
use travaux::consolidate::{Layer, Passage, Revision, RollingText, consolidate};
use travaux::text::{Text, markdown};

const PROTOCOL: [&str; 6] = ["ALT", "BLN", "VLN", "KRS", "NRD", "ORT+TAV"];

fn read(path: &str) -> Text {
    let path = format!("{}/templates/samples/agreement/{path}", env!("CARGO_MANIFEST_DIR"));
    markdown::read(&std::fs::read_to_string(path).unwrap()).0
}

fn agreement() -> (RollingText, Vec<Text>) {
    let base = read("draft.ru.md");
    let texts: Vec<Text> =
        PROTOCOL.iter().map(|code| read(&format!("replies/{}.ru.md", code.replace('+', "-")))).collect();
    let revisions: Vec<Revision<'_>> = PROTOCOL
        .iter()
        .zip(&texts)
        .map(|(voice, text)| Revision { voice, text, partial: *voice == "ORT+TAV" })
        .collect();
    (consolidate(&base, &revisions, &PROTOCOL), texts)
}

/// The passages of a layer inside the provision of the base that begins with these words.
fn passages<'a>(rolling: &'a RollingText, layer: Layer, line: &str) -> Vec<&'a Passage> {
    let provisions = rolling.base.provisions();
    let at = provisions.iter().position(|it| it.line().starts_with(line)).unwrap();
    let (start, end) = (rolling.starts[at], rolling.starts[at + 1]);
    rolling
        .passages
        .iter()
        .filter(|passage| passage.layer == layer && start <= passage.span.start && passage.span.start < end)
        .collect()
}

/// The wordings of a passage: what they say and who holds them.
fn wordings(rolling: &RollingText, passage: &Passage) -> Vec<(String, String)> {
    passage
        .wordings
        .iter()
        .map(|it| (run_together(&it.fragments).text.trim().to_owned(), rolling.codes(&it.holders).join(",")))
        .collect()
}

/// The wordings of the only passage of words inside a provision.
fn said(rolling: &RollingText, line: &str) -> Vec<(String, String)> {
    let found = passages(rolling, Layer::Words, line);
    assert_eq!(found.len(), 1, "{found:#?}");
    wordings(rolling, found[0])
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(text, holders)| ((*text).to_owned(), (*holders).to_owned())).collect()
}

#[test]
fn every_delegation_is_recoverable() {
    let (rolling, texts) = agreement();
    for (index, text) in texts.iter().enumerate() {
        assert_eq!(rolling.project(index).as_ref(), Some(text), "{}", PROTOCOL[index]);
    }
    assert_eq!(crate::check::well_formed(&rolling), Ok(()));
}

#[test]
fn rivals_on_the_same_words_share_a_passage() {
    let (rolling, _) = agreement();
    assert_eq!(
        said(&rolling, "Компетентный орган запрашиваемой Стороны рассматривает запрос"),
        pairs(&[("тридцати", ""), ("шестидесяти", "ALT,KRS"), ("сорока пяти", "VLN")])
    );
    assert_eq!(
        said(&rolling, "Группа создаётся на срок"),
        pairs(&[
            ("шести месяцев", ""),
            ("девяти месяцев", "ALT"),
            ("двенадцати месяцев", "BLN"),
            ("одного года", "VLN"),
            ("трёх месяцев", "NRD"),
        ])
    );
    assert_eq!(
        said(&rolling, "Замена члена группы"),
        pairs(&[("три рабочих дня", ""), ("пять рабочих дней", "VLN"), ("один рабочий день", "KRS")])
    );
}

#[test]
fn identical_proposals_are_one_wording() {
    let (rolling, _) = agreement();
    assert_eq!(
        said(&rolling, "Компетентные органы сносятся"),
        pairs(&[("", ""), ("или через Бюро", "ALT,BLN,NRD")])
    );
    assert_eq!(
        said(&rolling, "Расходы на производство экспертиз"),
        pairs(&[("", ""), ("и специальных исследований", "BLN,VLN")])
    );
    let preamble = passages(&rolling, Layer::Addition, "стремясь создать")[0];
    assert_eq!(
        wordings(&rolling, preamble),
        pairs(&[
            ("", ""),
            ("учитывая положительный опыт взаимодействия следственных органов своих государств,", "VLN,NRD")
        ])
    );
}

#[test]
fn a_moved_article_keeps_what_others_change_inside() {
    let (rolling, _) = agreement();
    let order: Vec<&Passage> = rolling.passages.iter().filter(|it| it.layer == Layer::Order).collect();
    assert_eq!(order.len(), 1);
    let provisions = rolling.base.provisions();
    let block = rolling.provision_at(order[0].span.start)..rolling.provision_at(order[0].span.end);
    assert_eq!(provisions[block.start].line(), "Руководство группой");
    assert_eq!(block.len(), 5);
    assert_eq!(rolling.codes(&order[0].wordings[1].holders), ["VLN"]);
    let place = order[0].wordings[1].place.unwrap();
    assert_eq!(provisions[rolling.provision_at(place)].line(), "Полномочия членов группы");
    assert_eq!(
        said(&rolling, "Руководителем группы является"),
        pairs(&[("", ""), (", если компетентные органы не договорились об ином", "NRD")])
    );
    assert_eq!(
        said(&rolling, "Указания руководителя группы"),
        pairs(&[("всех членов", ""), ("исполнения всеми членами", "NRD")])
    );
    assert_eq!(said(&rolling, "При переносе деятельности"), pairs(&[("описи", ""), ("акту", "ALT")]));
}

#[test]
fn deleting_and_editing_one_point_are_two_passages() {
    let (rolling, _) = agreement();
    let line = "Отказ в исполнении запроса оформляется";
    let gone = passages(&rolling, Layer::Presence, line);
    assert_eq!(gone.len(), 1);
    assert_eq!(rolling.codes(&gone[0].wordings[1].holders), ["BLN"]);
    assert_eq!(
        said(&rolling, line),
        pairs(&[("", ""), ("и положений законодательства, послуживших основанием для отказа", "VLN")])
    );
    // The point after it is the same point with another number.
    let next = "Отказ в исполнении запроса не препятствует";
    assert_eq!(passages(&rolling, Layer::Words, next), Vec::<&Passage>::new());
    assert_eq!(passages(&rolling, Layer::Form, next).len(), 1);
    // Karsia leaves out the subparagraph that Balnoria edits.
    let line = "вносить руководителю группы предложения";
    assert_eq!(rolling.codes(&passages(&rolling, Layer::Presence, line)[0].wordings[1].holders), ["KRS"]);
    assert_eq!(said(&rolling, line), pairs(&[("", ""), ("или отмене", "BLN")]));
}

#[test]
fn noise_makes_no_passage_of_words() {
    let (rolling, _) = agreement();
    let karsia = 3;
    let noisy = [
        "совместная следственная группа",
        "запрос —",
        "Стороны сотрудничают",
        "Сведения ограниченного распространения передаются",
        "Спорные вопросы",
    ];
    for line in noisy {
        let open = passages(&rolling, Layer::Words, line);
        assert!(open.iter().all(|it| !it.proposers().contains(karsia)), "{open:#?}");
        assert!(!passages(&rolling, Layer::Typography, line).is_empty());
    }
    let words: Vec<&Passage> = rolling
        .passages
        .iter()
        .filter(|it| it.layer == Layer::Words && it.proposers().contains(karsia))
        .collect();
    // Its three changes of substance: 5.1, 6.4, 10.2. The mark at the end of 7.2 в) goes with what is added there.
    let mut places: Vec<usize> = words.iter().map(|it| rolling.provision_at(it.span.start)).collect();
    places.dedup();
    assert_eq!(places.len(), 3, "{words:#?}");
}

#[test]
fn new_articles_and_new_numbers_are_no_changes_of_words() {
    let (rolling, _) = agreement();
    let added = |line: &str| -> Vec<(String, String)> {
        let found = passages(&rolling, Layer::Addition, line);
        found.iter().flat_map(|passage| wordings(&rolling, passage)).filter(|it| !it.1.is_empty()).collect()
    };
    let interpreters = added("Полномочия членов группы");
    assert_eq!(interpreters.len(), 1);
    assert!(interpreters[0].0.starts_with("Статья 6 бис. Переводчики ¶ 1."));
    assert_eq!(interpreters[0].1, "NRD");
    let video = added("Защита сведений");
    assert_eq!((video.len(), video[0].1.as_str()), (1, "BLN"));
    for line in ["Защита сведений", "Расходы и возмещение вреда", "Вступление в силу"]
    {
        assert_eq!(passages(&rolling, Layer::Words, line), Vec::<&Passage>::new());
        assert_eq!(passages(&rolling, Layer::Form, line).len(), 1);
    }
    // Altaria and Ortania with Tavenia add the same point: the full stop before it becomes a semicolon.
    assert_eq!(
        added("В случаях, не терпящих отлагательства"),
        pairs(&[("ж) указание на степень срочности запроса.", "ALT,ORT+TAV")])
    );
    let ending = passages(&rolling, Layer::Ending, "предложения о составе группы");
    assert_eq!(ending.len(), 1);
    assert_eq!(wordings(&rolling, ending[0]), pairs(&[(".", ""), (";", "ALT,ORT+TAV")]));
    assert_eq!(passages(&rolling, Layer::Words, "предложения о составе группы"), Vec::<&Passage>::new());
}

#[test]
fn a_partial_reply_is_silent_on_the_rest() {
    let (rolling, _) = agreement();
    let joint = rolling.voice("ORT+TAV").unwrap();
    let silent = &rolling.voices[joint].unanswered;
    assert!(!silent.is_empty());
    for passage in rolling.passages.iter().filter(|it| it.proposers().contains(joint)) {
        assert_ne!(passage.layer, Layer::Presence);
        assert!(!silent.iter().any(|it| it.start < passage.span.start && passage.span.end < it.end));
    }
    assert_eq!(
        said(&rolling, "Каждая из Сторон вправе выйти"),
        pairs(&[("шесть", ""), ("двенадцать", "ORT+TAV")])
    );
}

#[test]
fn splits_and_joins_are_changes_at_the_boundary() {
    let (rolling, _) = agreement();
    // Altaria joins 11.3 and 11.4; Nardia splits 12.4.
    let joined: Vec<&Passage> = rolling
        .passages
        .iter()
        .filter(|it| it.layer == Layer::Words && rolling.starts.binary_search(&it.span.start).is_ok())
        .filter(|it| (1..=2).contains(&it.span.len()))
        .collect();
    assert_eq!(joined.len(), 1, "{joined:#?}");
    assert_eq!(rolling.codes(&joined[0].wordings[1].holders), ["ALT"]);
    let split = said(&rolling, "Вред, причинённый членом группы");
    assert_eq!(split[1].1, "NRD");
}
