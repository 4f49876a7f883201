//! What is entered into a round besides replies and outcomes: withdrawals, remarks, meetings, links.

use serde_json::Value;

use crate::hand::{BASE, Desk};
use crate::round::{founded, status};

/// Passage 1: thirty days (KAZ sixty, ARM forty); passage 2: costs (KAZ).
fn answered() -> Desk {
    let desk = founded();
    let reason = "статья 1, пункт 2=внутренние процедуры требуют перевода";
    desk.run(["submit", "a.dossier", "KAZ", "kaz.md", "--letter", "12/3", "--reason", reason]).text();
    desk.run(["submit", "a.dossier", "ARM", "arm.md"]).text();
    desk
}

#[test]
fn a_delegation_takes_one_proposal_back_and_stands_by_the_rest() {
    let desk = answered();
    let said =
        desk.run(["withdraw", "a.dossier", "KAZ", "2", "--letter", "12/9", "--reason", "ошибка"]).text();
    assert!(said.contains("One proposal of KAZ"), "{said}");
    let stands = status(&desk);
    assert_eq!(stands["open"], 1);
    assert_eq!(stands["passages"][0]["options"][1]["holders"][0], "KAZ");
    // What the delegation's reply now says, and nothing but that, is its text.
    let own = desk.run(["export", "a.dossier", "--what", "voice:KAZ"]).text();
    assert_eq!(own, BASE.replace("тридцати", "шестидесяти"));
    let history: Value = serde_json::from_str(&desk.run(["history", "a.dossier", "--json"]).text()).unwrap();
    let last = history["records"].as_array().unwrap().last().unwrap();
    assert_eq!((last["kind"].clone(), last["letter"].clone()), ("retraction".into(), "12/9".into()));
    assert_eq!((last["author"].clone(), last["entered_by"].clone()), ("KAZ".into(), "SEC".into()));
}

#[test]
fn an_outcome_taken_back_after_its_draft_is_still_named_for_the_words_it_brought_in() {
    let desk = founded();
    desk.run(["submit", "a.dossier", "ARM", "arm.md", "--date", "2026-03-19"]).text();
    desk.run(["decide", "a.dossier", "1", "--take", "ARM"]).text();
    desk.run(["publish", "a.dossier", "--date", "2026-04-01"]).text();
    let blame = |format: &str| desk.run(["blame", "a.dossier", "--format", format]).text();
    let forty = |blame: &str| {
        let blame: Value = serde_json::from_str(blame).unwrap();
        let pieces = blame["pieces"].as_array().unwrap().clone();
        pieces.into_iter().find(|piece| piece["words"] == "сорока").unwrap()
    };
    let before = forty(&blame("json"));
    let outcome = before["outcomes"][0].as_str().unwrap();
    desk.run(["withdraw", "a.dossier", outcome, "--reason", "ошибка"]).text();
    let after = forty(&blame("json"));
    for key in ["how", "authors", "submissions", "outcomes"] {
        assert_eq!(after[key], before[key], "{key}");
    }
    assert_eq!(after["taken_back"][0]["record"], outcome);
    assert_eq!(
        (&after["taken_back"][0]["author"], &after["taken_back"][0]["reason"]),
        (&"SEC".into(), &"ошибка".into())
    );
    let told = blame("text");
    assert!(told.contains("[proposed by ARM, brought into draft No. 2; decided on "), "{told}");
    assert!(told.contains(", taken back by SEC on "), "{told}");
    let annex = desk.run(["export", "a.dossier", "--what", "provenance", "--format", "markdown"]).text();
    assert!(annex.contains("taken back by "), "{annex}");
}

#[test]
fn a_whole_reply_an_outcome_and_a_withdrawal_itself_can_be_taken_back() {
    let desk = answered();
    desk.run(["decide", "a.dossier", "2", "--keep"]).text();
    let outcome = status(&desk)["passages"][1]["outcomes"][0]["id"].as_str().unwrap().to_owned();
    let said = desk.run(["withdraw", "a.dossier", &outcome[..10]]).text();
    assert!(said.contains("Статья 2") || said.contains("Article 2"), "{said}");
    assert_eq!(status(&desk)["open"], 2);
    desk.run(["withdraw", "a.dossier", "ARM", "--reason", "sent by mistake"]).text();
    let stands = status(&desk);
    assert_eq!(
        (stands["delegations"][1]["code"].clone(), stands["delegations"][1]["standing"].clone()),
        ("ARM".into(), "not-sent".into())
    );
    let history: Value = serde_json::from_str(&desk.run(["history", "a.dossier", "--json"]).text()).unwrap();
    let records = history["records"].as_array().unwrap();
    let withdrawn: Vec<&Value> = records.iter().filter(|it| it["effect"] == "withdrawn").collect();
    assert_eq!(withdrawn.len(), 2);
    let withdrawal = records.last().unwrap()["id"].as_str().unwrap();
    desk.run(["withdraw", "a.dossier", withdrawal, "--by", "ARM"]).text();
    assert_eq!(status(&desk)["delegations"][1]["standing"], "replied");
}

#[test]
fn remarks_say_what_they_are_about_and_for_whom() {
    let desk = answered();
    desk.run(["remark", "a.dossier", "Сроки проверить.", "--by", "BLR"]).text();
    desk.run(["remark", "a.dossier", "Спросить министерство.", "--at", "пункт 2 статьи 1", "--for", "own"])
        .text();
    desk.run(["remark", "a.dossier", "Близко к соглашению 1995 г.", "--passage", "1", "--on", "ARM"]).text();
    let stands = status(&desk);
    let remarks = stands["remarks"].as_array().unwrap();
    let told: Vec<(&str, &str, &str)> = remarks
        .iter()
        .map(|it| {
            (it["author"].as_str().unwrap(), it["at"].as_str().unwrap(), it["audience"].as_str().unwrap())
        })
        .collect();
    let place = "Article 1, paragraph 2";
    assert_eq!(told, [("BLR", "", "all"), ("SEC", place, "own"), ("SEC", place, "all")]);
}

#[test]
fn a_passage_hangs_on_another_until_the_link_is_taken_back() {
    let desk = answered();
    desk.run(["link", "a.dossier", "BLR", "1=KAZ", "2", "--condition", "если расходы остаются у Сторон"])
        .text();
    let stands = status(&desk);
    let link = &stands["passages"][0]["links"][0];
    assert_eq!((link["passage"].clone(), link["hangs_on"].clone()), (1.into(), 2.into()));
    assert_eq!(stands["passages"][1]["links"][0], *link);
    let told = desk.run(["status", "a.dossier"]).text();
    assert!(told.contains("BLR: hangs on No. 2: если расходы остаются у Сторон"), "{told}");
    desk.run(["withdraw", "a.dossier", &link["id"].as_str().unwrap()[..8], "--by", "BLR"]).text();
    assert_eq!(status(&desk)["passages"][0]["links"], Value::Array(Vec::new()));
}

#[test]
fn outcomes_are_of_the_meeting_that_made_them() {
    let desk = answered();
    let meeting = ["meeting", "a.dossier", "--place", "Астана", "--from", "2026-04-07", "--to", "08.04.2026"];
    let who =
        ["--present", "KAZ=А. Б. Вгдеев, начальник департамента; Е. Ж. Зиков", "ARM,BLR", "--absent", "KGZ"];
    desk.run(meeting.into_iter().chain(who)).text();
    let verdicts = ["--verdict", "KAZ=noted", "--verdict", "ARM=not-taken:срок установлен законом"];
    let decide = ["decide", "a.dossier", "1", "--words", "сорока пяти", "--meeting", "2026-04-08"];
    desk.run(decide.into_iter().chain(verdicts).chain(["--status", "ad-referendum:KAZ,BLR"])).text();
    let stands = status(&desk);
    let held = &stands["meetings"][0];
    assert_eq!((held["body"].clone(), held["outcomes"].clone()), ("Экспертная группа".into(), 1.into()));
    assert_eq!(held["present"]["KAZ"].as_array().unwrap().len(), 2);
    assert_eq!(held["absent"][0], "KGZ");
    let outcome = &stands["passages"][0]["outcomes"][0];
    assert_eq!(outcome["ad_referendum_of"], serde_json::json!(["KAZ", "BLR"]));
    assert_eq!(
        outcome["verdicts"][0],
        serde_json::json!({"voices": ["KAZ"], "verdict": "noted", "reason": ""})
    );
    assert_eq!(outcome["verdicts"][1]["reason"], "срок установлен законом");
}

#[test]
fn an_outcome_in_the_leading_language_is_to_follow_in_the_others() {
    let base = "# Соглашение\n\n1. Орган отвечает в течение тридцати дней.\n\n2. Расходы делятся.\n";
    let english = "# Agreement\n\n1. The authority replies within thirty days.\n\n2. Costs are shared.\n";
    let desk = Desk::with(&[
        ("ru.md", base),
        ("en.md", english),
        ("kaz.md", &base.replace("тридцати", "шестидесяти")),
        ("second.md", &english.replace("thirty", "sixty")),
    ]);
    let new =
        ["new", "a.dossier", "--title", "Соглашение", "--base", "ru=ru.md", "en=en.md", "--working", "en"];
    desk.run(new.into_iter().chain(["--delegations", "KAZ,ARM"])).text();
    desk.run(["submit", "a.dossier", "KAZ", "kaz.md"]).text();
    assert_eq!(status(&desk)["to_follow"], Value::Array(Vec::new()));
    desk.run(["decide", "a.dossier", "1", "--take", "KAZ"]).text();
    let stands = status(&desk);
    assert_eq!(stands["to_follow"][0]["language"], "en");
    assert_eq!(stands["to_follow"][0]["at"], "Paragraph 1");
    assert_eq!(stands["to_follow"][0]["outcomes"].as_array().unwrap().len(), 1);
    // The next draft has it in Russian alone: it is still to follow, until a draft says it in English, too.
    desk.run(["publish", "a.dossier"]).text();
    let told = desk.run(["status", "a.dossier"]).text();
    assert!(told.contains("is to follow in another:\n  en  Paragraph 1\n"), "{told}");
    desk.run(["publish", "a.dossier", "--text", "en=second.md"]).text();
    assert_eq!(status(&desk)["to_follow"], Value::Array(Vec::new()));
}

#[test]
fn lack_of_interest_is_of_the_whole_item_and_no_consent() {
    let desk = answered();
    desk.run([
        "position",
        "a.dossier",
        "KGZ",
        "item",
        "not-interested",
        "--letter",
        "5/1",
        "--date",
        "2026-04-01",
    ])
    .text();
    let stands = status(&desk);
    assert_eq!(
        (stands["item"][0]["voice"].clone(), stands["item"][0]["stance"].clone()),
        ("KGZ".into(), "not-interested".into())
    );
    assert_eq!(stands["passages"][0]["known"]["KGZ"], "not-sent");
    let told = desk.run(["status", "a.dossier"]).text();
    assert!(told.contains("Of the item as a whole:\n  KGZ — not interested"), "{told}");
}

#[test]
fn what_makes_no_sense_is_said_in_a_sentence_and_changes_nothing() {
    let desk = answered();
    let before = desk.contents();
    for (arguments, code) in [
        (vec!["withdraw", "a.dossier", "BLR"], 1),
        (vec!["withdraw", "a.dossier", "KGZ", "1"], 1),
        (vec!["withdraw", "a.dossier", "ARM", "2"], 1),
        (vec!["withdraw", "a.dossier", "KAZ", "9"], 1),
        (vec!["withdraw", "a.dossier", "ffff"], 1),
        (vec!["withdraw", "a.dossier", "f"], 1),
        (vec!["withdraw", "a.dossier", "KAZ", "--by", "BLR"], 1),
        (vec!["withdraw", "a.dossier", "KAZ", "--by", "RUS"], 1),
        (vec!["withdraw", "a.dossier", "KAZ", "--by", "рус"], 2),
        (vec!["remark", "a.dossier", " "], 2),
        (vec!["remark", "a.dossier", "слово", "--at", "статья 77"], 1),
        (vec!["remark", "a.dossier", "слово", "--at", "статья 1", "--passage", "1"], 2),
        (vec!["remark", "a.dossier", "слово", "--by", "RUS"], 1),
        (vec!["remark", "a.dossier", "слово", "--for", "friends"], 2),
        (vec!["link", "a.dossier", "KAZ", "1", "1"], 2),
        (vec!["link", "a.dossier", "KAZ", "1=Z", "2"], 1),
        (vec!["link", "a.dossier", "RUS", "1", "2"], 1),
        (vec!["meeting", "a.dossier", "--place", "Минск", "--from", "2026-04-07"], 2),
        (vec!["meeting", "a.dossier", "--place", "Минск", "--from", "2026-04-07", "--present", "RUS"], 1),
        (
            vec![
                "meeting",
                "a.dossier",
                "--place",
                "Минск",
                "--from",
                "2026-04-07",
                "--to",
                "2026-04-01",
                "--present",
                "KAZ",
            ],
            2,
        ),
        (
            vec![
                "meeting",
                "a.dossier",
                "--place",
                "Минск",
                "--from",
                "2026-04-07",
                "--present",
                "KAZ",
                "--absent",
                "KAZ",
            ],
            2,
        ),
        (vec!["decide", "a.dossier", "1", "--keep", "--verdict", "KAZ"], 2),
        (vec!["decide", "a.dossier", "1", "--keep", "--verdict", "KAZ=perhaps"], 2),
        (vec!["decide", "a.dossier", "2", "--keep", "--verdict", "ARM=noted"], 1),
        (vec!["decide", "a.dossier", "1", "--keep", "--meeting", "2026-04-07"], 1),
        (vec!["decide", "a.dossier", "1", "--keep", "--status", "ad-referendum:RUS"], 1),
        (vec!["decide", "a.dossier", "1", "--words", "пяти", "--by", "RUS"], 1),
        (vec!["decide", "a.dossier", "1,9", "--keep"], 1),
        (vec!["submit", "a.dossier", "BLR", "arm.md", "--reason", "статья 1"], 2),
        (vec!["submit", "a.dossier", "BLR", "arm.md", "--reason", "статья 77=потому что"], 1),
        (vec!["position", "a.dossier", "KAZ", "1", "supports", "--date", "вчера"], 2),
    ] {
        desk.run(&arguments).sentence(code);
        assert_eq!(desk.contents(), before, "{arguments:?}");
    }
}

#[test]
fn a_draft_goes_out_with_letters_and_transfer_files() {
    let desk = answered();
    let sent = ["circulate", "a.dossier", "--to", "KAZ=7/3,BLR", "--letter", "7/1", "--date", "2026-03-12"];
    let said = desk.run(sent.into_iter().chain(["--deadline", "2026-04-12", "--letters", "out"]));
    assert!(said.said.contains("out"), "{}", said.said);
    said.text();
    for name in ["KAZ.docx", "KAZ.travaux", "BLR.docx", "BLR.travaux", "draft-1.ru.docx"] {
        assert!(desk.bytes(&format!("out/{name}")).len() > 500, "{name}");
    }
    let letter = desk.run(["read", "out/KAZ.docx", "--format", "text"]).text();
    assert!(letter.contains("No. 7/3") && letter.contains("12 April 2026"), "{letter}");
    assert!(letter.contains("KAZ.travaux") && !letter.contains("BLR"), "{letter}");
    let clean = desk.run(["read", "out/draft-1.ru.docx"]).text();
    assert_eq!(clean, BASE);
    // What travels knows of its own circulation.
    desk.run(["transfer", "out/BLR.travaux", "--into", "."]).text();
    // Only those who have not replied are reminded.
    desk.run(["circulate", "a.dossier", "--remind", "--letters", "again"]).text();
    let there = desk.contents();
    let letters: Vec<String> = there
        .keys()
        .filter(|path| path.to_string_lossy().contains("/again/"))
        .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .collect();
    assert_eq!(letters, ["BLR.docx", "BLR.travaux", "draft-1.ru.docx"]);
    let reminder = desk.run(["read", "again/BLR.docx", "--format", "text"]).text();
    assert!(reminder.contains("sent to you on 12 March 2026"), "{reminder}");
    desk.run(["submit", "a.dossier", "BLR", "--kind", "no-comments"]).text();
    let before = desk.contents();
    desk.run(["circulate", "a.dossier", "--remind"]).sentence(1);
    assert_eq!(desk.contents(), before);
}

#[test]
fn papers_are_of_one_delegation_or_one_meeting_where_asked() {
    let desk = answered();
    desk.run(["meeting", "a.dossier", "--place", "Минск", "--from", "2026-04-07", "--present", "KAZ"]).text();
    desk.run(["decide", "a.dossier", "2", "--take", "KAZ", "--meeting", "2026-04-07"]).text();
    let own = desk.run(["export", "a.dossier", "--what", "proposals:ARM"]).text();
    assert!(own.contains("сорока") && !own.contains("поровну"), "{own}");
    let minutes = desk.run(["export", "a.dossier", "--what", "minutes:2026-04-07"]).text();
    assert!(minutes.contains("7 April 2026") && minutes.contains("поровну"), "{minutes}");
    desk.run(["submit", "a.dossier", "KAZ", "kaz.md", "--kind", "approved"]).text();
    let approved = desk.run(["export", "a.dossier", "--what", "approved:KAZ", "--for", "own"]).text();
    assert!(approved.contains("{--шестидесяти--} {++тридцати++}"), "{approved}");
    let outside = desk.run(["export", "a.dossier", "--what", "approved:KAZ"]).text();
    assert!(!outside.contains("шестидесяти"), "{outside}");
    let before = desk.contents();
    for (what, code) in [
        ("proposals:RUS", 1),
        ("proposals:рус", 2),
        ("proposals:", 2),
        ("comments:KAZ", 2),
        ("minutes:2020-01-01", 1),
    ] {
        desk.run(["export", "a.dossier", "--what", what, "-o", "out.docx"]).sentence(code);
        assert_eq!(desk.contents(), before, "{what}");
    }
    desk.put("taken", b"a file");
    let before = desk.contents();
    desk.run(["circulate", "a.dossier", "--letters", "taken"]).sentence(1);
    assert_eq!(desk.contents(), before);
}

#[test]
fn what_is_to_follow_is_listed_in_the_order_of_the_text_even_where_the_leading_text_has_it_no_more() {
    let base = "# Соглашение\n\n1. Стороны встречаются ежегодно.\n\n2. Расходы делятся.\n\n3. Орган отвечает в течение тридцати дней.\n";
    let english = "# Agreement\n\n1. The Parties meet every year.\n\n2. Costs are shared.\n\n3. The authority replies within thirty days.\n";
    let reply = base.replace("1. Стороны встречаются ежегодно.\n\n2.", "1.").replace("3. Орган", "2. Орган");
    let desk = Desk::with(&[
        ("ru.md", base),
        ("en.md", english),
        ("kaz.md", &reply.replace("тридцати", "шестидесяти")),
    ]);
    let new =
        ["new", "a.dossier", "--title", "Соглашение", "--base", "ru=ru.md", "en=en.md", "--working", "en"];
    desk.run(new.into_iter().chain(["--delegations", "KAZ,ARM"])).text();
    desk.run(["submit", "a.dossier", "KAZ", "kaz.md"]).text();
    desk.run(["decide", "a.dossier", "1", "2", "--take", "KAZ"]).text();
    desk.run(["publish", "a.dossier"]).text();
    let stands = status(&desk);
    let places: Vec<&str> =
        stands["to_follow"].as_array().unwrap().iter().map(|it| it["at"].as_str().unwrap()).collect();
    assert_eq!(places, ["Paragraph 1", "Paragraph 2"], "what is gone is cited as the other language has it");
}
