//! The narrative papers of the negotiation that is played as a demonstration, and the letters.

use std::sync::Arc;

use travaux::dossier::papers::letter::Letter;
use travaux::dossier::papers::{Manner, PaperKind, Round};
use travaux::dossier::signing::MinisignKey;
use travaux::dossier::transfer::Recipient;
use travaux::dossier::{Disk, demo};
use travaux::exchange::paper::{Format, Paper, Setting, Tongue};
use travaux::language::Language;
use travaux::negotiation::statement::{Addressee, Circulation};
use travaux::negotiation::{Code, submission};

use crate::schema::validate;
use crate::tables::{DEMO, as_kept, bytes, draft_of, hearing, paper};

const NARRATIVE: [PaperKind; 7] = [
    PaperKind::Information,
    PaperKind::Agreement,
    PaperKind::Positions,
    PaperKind::Minutes,
    PaperKind::Proposals,
    PaperKind::Provenance,
    PaperKind::Approved,
];

fn raw(paper: &Paper, kind: PaperKind, language: Language) -> String {
    String::from_utf8(bytes(paper, kind, Format::Markdown, language)).unwrap()
}

/// A paper with its spaces all alike.
fn text(paper: &Paper, kind: PaperKind, language: Language) -> String {
    raw(paper, kind, language).replace('\u{a0}', " ")
}

fn code(text: &str) -> Code {
    text.parse().unwrap()
}

/// A paper as its own office sees it.
fn own(kind: PaperKind, number: u32, manner: Manner) -> String {
    let dossier = DEMO.1.view(Recipient::Own);
    let edition = dossier.state().edition_numbered(number).unwrap().id;
    let hearing = dossier.hearing(&edition, &dossier.genesis().leading).unwrap();
    let language = manner.language;
    raw(&Round::new(&dossier, &hearing, manner).unwrap().paper(kind), kind, language)
}

#[test]
fn every_narrative_paper_reads_as_it_was_approved() {
    for language in Language::ALL {
        for kind in NARRATIVE {
            let number = draft_of(kind);
            let said = match kind {
                PaperKind::Approved => own(kind, number, Manner::new(language)),
                _ => raw(&paper(kind, number, Manner::new(language)), kind, language),
            };
            as_kept(&format!("{}.{}.md", kind.word(), language.code()), &said);
        }
    }
}

#[test]
fn a_missing_reply_and_an_absence_are_named_and_never_read_as_consent() {
    // Nardia was not there when the last draft but one was dealt with; most had not replied to it.
    let said = text(
        &paper(PaperKind::Information, 3, Manner::new(Language::Russian)),
        PaperKind::Information,
        Language::Russian,
    );
    assert!(said.contains("| Республика Альтария | Ответ не поступил"), "{said}");
    assert!(said.contains("Непоступление ответа не означает согласия с проектом."), "{said}");
    let minutes = text(
        &paper(PaperKind::Minutes, 3, Manner::new(Language::Russian)),
        PaperKind::Minutes,
        Language::Russian,
    );
    let absent = "Отсутствовали: делегация Княжества Нардия. Отсутствие не означает согласия.";
    assert!(minutes.contains(absent), "{minutes}");
    assert!(!minutes.contains("— Делегация Княжества Нардия"), "{minutes}");
    assert!(minutes.contains("Согласованное ad referendum подлежит подтверждению"), "{minutes}");
}

#[test]
fn a_ministry_reads_what_became_of_its_own_proposals_alone() {
    let manner = Manner { delegation: Some(code("NRD")), ..Manner::new(Language::Russian) };
    let said = text(&paper(PaperKind::Proposals, 4, manner), PaperKind::Proposals, Language::Russian);
    assert!(said.contains("## Делегация Княжества Нардия"));
    assert!(!said.contains("Делегация Республики Альтария") && !said.contains("14/2-318"), "{said}");
    // What was added reads as it does now, under its new number.
    assert!(said.contains("Статья 7. Переводчики"), "{said}");
    let all = text(
        &paper(PaperKind::Proposals, 4, Manner::new(Language::Russian)),
        PaperKind::Proposals,
        Language::Russian,
    );
    let delegations = DEMO.1.state().roster.delegations();
    for entry in delegations.filter(|entry| !["DRV", "BKB"].contains(&entry.code.as_str())) {
        assert!(all.contains(&format!("## Делегация {}", entry.genitive("ru"))), "{}", entry.code);
    }
}

#[test]
fn the_approved_text_is_compared_in_its_own_office_alone() {
    let language = Language::Russian;
    let inside = own(PaperKind::Approved, 3, Manner::new(language)).replace('\u{a0}', " ");
    assert!(inside.contains("## Королевство Веландия") && inside.contains("| Проект № 3 от"), "{inside}");
    let kind = PaperKind::Approved;
    assert!(kind.is_internal());
    let outside = text(&paper(kind, 3, Manner::new(language)), kind, language);
    assert!(outside.contains("Текста, одобренного правительством, здесь нет."), "{outside}");
}

#[test]
fn minutes_without_names_have_lines_for_chair_and_secretary_only() {
    let manner = Manner { names: false, ..Manner::new(Language::English) };
    let said = text(&paper(PaperKind::Minutes, 2, manner), PaperKind::Minutes, Language::English);
    assert!(said.contains("| Chair | ") && said.contains("| Secretary of the meeting | "), "{said}");
    assert!(!said.contains("Delegation"), "{said}");
}

#[test]
fn minutes_are_of_one_meeting_where_one_is_named() {
    let (dossier, hearing) = hearing(2);
    let meeting = dossier.state().meetings.values().find(|it| it.what.from.month() == 5).unwrap().id;
    let manner = Manner { meeting: Some(meeting), ..Manner::new(Language::Russian) };
    let paper = Round::new(&dossier, &hearing, manner).unwrap().paper(PaperKind::Minutes);
    let said = text(&paper, PaperKind::Minutes, Language::Russian);
    // That meeting dealt with the next draft.
    assert!(said.contains("12–13 мая 2026 г.") && said.contains("Решений по тексту"), "{said}");
}

#[test]
fn letters_name_the_addressee_the_draft_and_the_day() {
    let (dossier, hearing) = hearing(2);
    let edition = &dossier.state().edition(&hearing.edition).unwrap().what;
    let to = |text: &str, number: &str| Addressee { code: code(text), number: number.to_owned() };
    let day = jiff::civil::date(2026, 3, 30);
    let mut circulation = Circulation {
        edition: hearing.edition,
        to: vec![to("ALT", "4-17/202"), to("BKB", "")],
        date: day,
        deadline: Some(jiff::civil::date(2026, 4, 20)),
        letter: Some(submission::Letter { number: "4-17/201".to_owned(), ..Default::default() }),
        reminder: false,
        originals: Vec::new(),
    };
    let enclosures = ["Проект № 2 (проект-2.ru.docx)".to_owned(), "ALT.travaux".to_owned()];
    let written = |circulation: &Circulation, to: &str, language: Language| {
        let to = code(to);
        let sent = circulation.reminder.then_some(jiff::civil::date(2026, 3, 12));
        let letter =
            Letter { dossier: &dossier, edition, circulation, to: &to, enclosures: &enclosures, sent };
        let paper = letter.paper(&Manner::new(language));
        let tongue = Tongue { document: "ru", own: language };
        validate(&Format::Word.write(&paper, tongue, Setting::Redline).unwrap(), "letter.docx");
        String::from_utf8(Format::Markdown.write(&paper, tongue, Setting::Redline).unwrap()).unwrap()
    };
    as_kept("letter.ru.md", &written(&circulation, "ALT", Language::Russian));
    as_kept("letter.en.md", &written(&circulation, "BKB", Language::English));
    circulation.reminder = true;
    as_kept("reminder.ru.md", &written(&circulation, "ALT", Language::Russian));
    circulation.date = jiff::civil::date(2026, 4, 27);
    let late = written(&circulation, "ALT", Language::English).replace('\u{a0}', " ");
    assert!(late.contains("expired on 20 April 2026"), "{late}");
}

#[test]
fn joined_provisions_are_named_and_words_at_an_end_are_cited_where_they_stand() {
    let dossier = DEMO.1.view(Recipient::Everyone);
    let edition = dossier.state().edition_numbered(2).unwrap().id;
    let hearing = dossier.hearing(&edition, &"en".parse().unwrap()).unwrap();
    let round = Round::new(&dossier, &hearing, Manner::new(Language::English)).unwrap();
    let said = text(&round.paper(PaperKind::Agreement), PaperKind::Agreement, Language::English);
    let places = "Not joined, the draft is kept: Article 11, paragraph 3; Article 11, paragraph 4";
    assert!(said.contains(&format!("| Article 11, paragraph 3 | {places} |")), "{said}");
    assert!(
        said.contains("| Article 13 | Added: “and relationship to other international treaties” |"),
        "{said}"
    );
}

#[test]
fn a_wording_bears_the_same_letter_on_every_paper() {
    let language = Language::English;
    let manner = || Manner { names: true, ..Manner::new(language) };
    let list = text(&paper(PaperKind::Positions, 2, manner()), PaperKind::Positions, language);
    let table = text(&paper(PaperKind::FourColumn, 2, manner()), PaperKind::FourColumn, language);
    // The letters were given as the replies came in: who comes first by protocol may have a later one.
    assert!(list.contains("C. **Altaria, Karsia:** ") && list.contains("B. **Velandia:** "), "{list}");
    assert!(table.contains("Option C — Altaria, Karsia") && table.contains("Option B — Velandia"), "{table}");
}

#[test]
fn what_was_heard_under_one_number_is_not_set_out_again_under_the_next() {
    let language = Language::English;
    let said = text(&paper(PaperKind::Minutes, 2, Manner::new(language)), PaperKind::Minutes, language);
    let (_, twice) = said.split_once("### 24\\. Article 10, paragraph 2").expect(&said);
    let (twice, _) = twice.split_once("\n###").expect(&said);
    assert!(twice.contains("**Heard:** the proposals set out under 23 above."), "{twice}");
    assert!(!twice.contains("— Proposal"), "{twice}");
}

#[test]
fn a_position_that_was_signed_says_who_signed_it() {
    let home = tempfile::tempdir().unwrap();
    let key = || Arc::new(MinisignKey::fresh().unwrap());
    let keys = demo::Keys { office: key(), forger: key() };
    let signed = demo::negotiate(&home.path().join("signed"), Arc::new(Disk), Some(&keys)).unwrap();
    let edition = signed.state().edition_numbered(2).unwrap().id;
    let hearing = signed.hearing(&edition, &signed.genesis().leading).unwrap();
    let list = |manner: Manner| {
        let paper = Round::new(&signed, &hearing, manner).unwrap().paper(PaperKind::Positions);
        text(&paper, PaperKind::Positions, Language::English)
    };
    let said = list(Manner::new(Language::English));
    assert!(said.contains("Supports: Darvania (signed: Secretariat)"), "{said}");
    let nameless = list(Manner { names: false, ..Manner::new(Language::English) });
    assert!(!nameless.contains("signed"), "{nameless}");
    let unsigned = paper(PaperKind::Positions, 2, Manner::new(Language::English));
    assert!(!text(&unsigned, PaperKind::Positions, Language::English).contains("signed"));
}
