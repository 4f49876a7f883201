//! P22: where every word comes from, and back again.

use proptest::prelude::*;
use travaux::compare::BaseSide;
use travaux::consolidate::compose::Choice;
use travaux::negotiation::provenance::{
    Confidence, How, Origin, Provenance, Said, Settled, Step, provenance,
};
use travaux::negotiation::{Code, Digest, RecordId};
use travaux::text::{Text, markdown};

use crate::check::{CODES, roll};
use crate::draft::{self, Draft};
use crate::often::cases;

fn read(draft: &str) -> Text {
    markdown::read(draft).0
}

fn record(name: &str) -> RecordId {
    Digest::of(name.as_bytes())
}

fn code(code: &str) -> Code {
    code.parse().unwrap()
}

fn step<'a>(nth: usize, text: &'a Text, replies: &'a [(&str, Text)], outcomes: Vec<Settled>) -> Step<'a> {
    Step {
        edition: record(&format!("edition {nth}")),
        authors: vec![code("SEC")],
        text,
        replies: replies
            .iter()
            .map(|(voice, text)| Said {
                submission: record(&format!("{voice} on {nth}")),
                authors: vec![code(voice)],
                text,
                partial: false,
                stood: true,
            })
            .collect(),
        outcomes,
    }
}

proptest! {
    #![proptest_config(cases(300))]

    /// Pieces tile every edition and play it back, whatever happened between the editions.
    #[test]
    fn pieces_play_every_edition_back(
        base in draft::draft(),
        rounds in prop::collection::vec(
            (prop::collection::vec(prop::collection::vec(draft::act(), 0..4), 0..4), prop::collection::vec(0usize..3, 24), prop::collection::vec(draft::act(), 0..3), any::<bool>()),
            1..4,
        ),
    ) {
        let mut texts = vec![base.text()];
        let mut draft: Draft = base;
        let mut replies: Vec<Vec<(&str, Text)>> = Vec::new();
        for (voices, picks, acts, composed) in &rounds {
            let said: Vec<(&str, Text)> = voices.iter().zip(CODES).map(|(acts, code)| {
                let mut mine = draft.clone();
                acts.iter().for_each(|act| mine.act(act));
                (code, mine.text())
            }).collect();
            acts.iter().for_each(|act| draft.act(act));
            let all: Vec<Text> = said.iter().map(|(_, text)| text.clone()).collect();
            let rolling = roll(texts.last().unwrap(), &all);
            let choices = rolling.passages.iter().enumerate().zip(picks)
                .map(|((index, passage), pick)| (index, Choice::Take(pick % passage.wordings.len()))).collect();
            texts.push(if *composed { rolling.compose(&choices).text } else { draft.text() });
            replies.push(said);
        }
        replies.push(Vec::new());
        let chain: Vec<Step<'_>> = texts.iter().zip(&replies).enumerate()
            .map(|(nth, (text, said))| step(nth, text, said, Vec::new())).collect();
        let found = provenance(&chain);
        prop_assert_eq!(found.len(), chain.len());
        for (nth, text) in texts.iter().enumerate() {
            let side = BaseSide::new(text);
            let mut at = 0;
            for piece in found.pieces(nth) {
                prop_assert_eq!(piece.tokens.start, at);
                prop_assert!(piece.tokens.end > at);
                at = piece.tokens.end;
                let origin = found.origin(piece.origin);
                prop_assert!(origin.is_some_and(|origin| origin.edition <= nth && origin.earlier.is_none_or(|it| it != piece.origin)));
                prop_assert!(piece.written.0 <= nth);
            }
            prop_assert_eq!(at, side.len());
            prop_assert_eq!(found.replay(&chain, nth), Some(text.clone()));
            let past = found.history(nth, 0..side.len().min(3));
            prop_assert!(past.windows(2).all(|pair| pair[0].edition > pair[1].edition));
        }
    }
}

/// The origin of the words of an edition that stand first at this phrase.
fn origin_of<'p>(
    found: &'p Provenance,
    chain: &[Step<'_>],
    edition: usize,
    phrase: &str,
) -> (&'p Origin, Confidence) {
    let text = chain[edition].text;
    let (provision, byte) = (0..text.provisions().len())
        .find_map(|at| {
            let line = text.provisions()[at].body.paragraphs().next()?.text.clone();
            Some((at, line.find(phrase)?))
        })
        .unwrap();
    let token = BaseSide::new(text).token_at(provision, 0, byte).unwrap();
    let piece = found.at(edition, token).unwrap();
    (found.origin(piece.origin).unwrap(), piece.confidence)
}

const FIRST: &str = "### Статья 1\n\nСтороны сотрудничают в соответствии с национальным законодательством.\n\n### Статья 2\n\nОтвет даётся в течение тридцати дней, если иное не предусмотрено статьёй 3 настоящего Соглашения.\n\n### Статья 3\n\nВ срочных случаях ответ даётся незамедлительно по телефону или иным способом.\n";

#[test]
fn a_word_leads_to_edition_outcome_submission_and_author() {
    let one = read(FIRST);
    let kaz = read(&FIRST.replace("тридцати", "шестидесяти"));
    let rus = read(&FIRST.replace("тридцати", "шестидесяти").replace("сотрудничают", "тесно сотрудничают"));
    let two = read(
        &FIRST
            .replace("тридцати", "шестидесяти")
            .replace("национальным", "внутренним")
            .replace(" по телефону или иным способом", ""),
    );
    let side = BaseSide::new(&one);
    let thirty = side.token_at(3, 0, one.provisions()[3].line().find("тридцати").unwrap()).unwrap();
    let national = side.token_at(1, 0, one.provisions()[1].line().find("национальным").unwrap()).unwrap();
    let outcomes = vec![
        Settled { outcome: record("outcome 1"), span: thirty..thirty + 1, authors: Vec::new() },
        Settled { outcome: record("outcome 2"), span: national..national + 1, authors: vec![code("CHAIR")] },
    ];
    let said = [("KAZ", kaz), ("RUS", rus)];
    let none = [];
    let chain = [step(0, &one, &said, outcomes), step(1, &two, &none, Vec::new())];
    let found = provenance(&chain);
    let (sixty, _) = origin_of(&found, &chain, 1, "шестидесяти");
    assert_eq!((sixty.edition, sixty.how), (1, How::Proposed));
    assert_eq!(sixty.outcomes, [record("outcome 1")]);
    assert_eq!(sixty.submissions, [record("KAZ on 0"), record("RUS on 0")]);
    assert_eq!(sixty.authors, [code("KAZ"), code("RUS")]);
    let (internal, _) = origin_of(&found, &chain, 1, "внутренним");
    assert_eq!((internal.how, &internal.outcomes), (How::Compromise, &vec![record("outcome 2")]));
    assert_eq!(internal.authors, [code("CHAIR")]);
    let (kept, confidence) = origin_of(&found, &chain, 1, "сотрудничают");
    assert_eq!((kept.edition, kept.how, confidence), (0, How::First, Confidence::Exact));
    // What a word replaced.
    let now = BaseSide::new(&two);
    let token = now.token_at(3, 0, two.provisions()[3].line().find("шестидесяти").unwrap()).unwrap();
    let past = found.history(1, token..token + 1);
    assert_eq!(past.len(), 2);
    assert_eq!((past[1].edition, past[1].tokens.clone()), (0, thirty..thirty + 1));
}

#[test]
fn numbers_and_references_come_from_the_numbering() {
    let one = read(FIRST);
    let two = read(
        "### Статья 1\n\nСтороны сотрудничают в соответствии с национальным законодательством.\n\n### Статья 2\n\nСтороны создают постоянную рабочую группу экспертов на паритетной основе.\n\n### Статья 3\n\nОтвет даётся в течение тридцати дней, если иное не предусмотрено статьёй 4 настоящего Соглашения.\n\n### Статья 4\n\nВ срочных случаях ответ даётся незамедлительно по телефону или иным способом.\n",
    );
    let said = [("KAZ", two.clone())];
    let none = [];
    let chain = [step(0, &one, &said, Vec::new()), step(1, &two, &none, Vec::new())];
    let found = provenance(&chain);
    assert_eq!(origin_of(&found, &chain, 1, "паритетной").0.authors, [code("KAZ")]);
    let (number, _) = origin_of(&found, &chain, 1, "4 настоящего");
    assert_eq!((number.edition, number.how), (1, How::Numbering), "{number:#?}");
    let side = BaseSide::new(&two);
    for (provision, how) in [(0, How::First), (2, How::Proposed), (4, How::Numbering), (6, How::Numbering)] {
        let piece = found.at(1, side.starts[provision]).unwrap();
        assert_eq!(found.origin(piece.origin).unwrap().how, how, "provision {provision}");
    }
}

#[test]
fn a_list_of_references_follows_the_numbering_word_by_word() {
    let article = |number: u32, words: &str| format!("### Статья {number}\n\n{words}\n\n");
    let (meet, costs, term) = (
        "Стороны встречаются ежегодно в столице одной из них.",
        "Расходы на проведение встречи делятся поровну между Сторонами.",
        "Соглашение действует пять лет, кроме случаев, предусмотренных статьями",
    );
    let one =
        [article(1, meet), article(2, costs), article(3, &format!("{term} 1 и 2 настоящего Соглашения."))];
    let new = "Языками встречи являются языки Сторон, если они не договорятся об ином.";
    let two = [
        article(1, new),
        article(2, meet),
        article(3, costs),
        article(4, &format!("{term} 2 и 3 настоящего Соглашения.")),
    ];
    let (one, two) = (read(&one.concat()), read(&two.concat()));
    // Whoever proposes the new article writes its consequences as well: they are not theirs.
    let said = [("KAZ", two.clone())];
    let none = [];
    let chain = [step(0, &one, &said, Vec::new()), step(1, &two, &none, Vec::new())];
    let found = provenance(&chain);
    assert_eq!(origin_of(&found, &chain, 1, "Языками").0.authors, [code("KAZ")]);
    assert_eq!(origin_of(&found, &chain, 1, "2 и 3").0.how, How::Numbering);
    assert_eq!(origin_of(&found, &chain, 1, "и 3 настоящего").0.how, How::First);
    assert_eq!(origin_of(&found, &chain, 1, "3 настоящего").0.how, How::Numbering);
    assert_eq!(found.replay(&chain, 1).as_ref(), Some(&two));
}

#[test]
fn words_that_come_back_remember_where_they_stood() {
    let one = read(FIRST);
    let without = FIRST.replace(
        "\n\n### Статья 3\n\nВ срочных случаях ответ даётся незамедлительно по телефону или иным способом.",
        "",
    );
    let two = read(&without);
    let three = read(FIRST);
    let (first, second) = ([("KAZ", two.clone())], [("RUS", three.clone())]);
    let none = [];
    let chain = [
        step(0, &one, &first, Vec::new()),
        step(1, &two, &second, Vec::new()),
        step(2, &three, &none, Vec::new()),
    ];
    let found = provenance(&chain);
    let (back, confidence) = origin_of(&found, &chain, 2, "незамедлительно");
    assert_eq!(confidence, Confidence::Again);
    assert_eq!((back.edition, back.authors.as_slice()), (2, &[code("RUS")][..]));
    let earlier = found.origin(back.earlier.unwrap()).unwrap();
    assert_eq!((earlier.edition, earlier.how), (0, How::First));
}

#[test]
fn what_moved_keeps_its_origin() {
    let one = read(
        "1. Стороны обмениваются сведениями о лицах, совершивших преступления.\n\n2. Запрос подписывается руководителем компетентного органа запрашивающей Стороны.\n\n3. Расходы несёт та Сторона, на территории которой они возникли.\n",
    );
    let two = read(
        "1. Расходы несёт та Сторона, на территории которой они возникли.\n\n2. Стороны обмениваются сведениями о лицах, совершивших преступления.\n\n3. Запрос подписывается руководителем компетентного органа запрашивающей Стороны.\n",
    );
    let none = [];
    let chain = [step(0, &one, &none, Vec::new()), step(1, &two, &none, Vec::new())];
    let found = provenance(&chain);
    let (moved, confidence) = origin_of(&found, &chain, 1, "территории");
    assert_eq!((moved.edition, moved.how, confidence), (0, How::First, Confidence::Moved));
    assert_eq!(origin_of(&found, &chain, 1, "подписывается").1, Confidence::Exact);
    assert!(found.replaced(1).is_empty(), "{:?}", found.replaced(1));
}
