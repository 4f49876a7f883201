//! Comparisons and consolidated drafts in every format.

use crate::hand::{BASE, Desk, agreement};

fn changed() -> String {
    BASE.replace("тридцати", "шестидесяти").replace(
        "### Статья 2. Расходы\n\nСтороны несут расходы самостоятельно.\n",
        "3. Отказ мотивируется.\n\n### Статья 2. Расходы\n\nСтороны несут расходы самостоятельно.\n",
    )
}

#[test]
fn a_comparison_shows_what_changed() {
    let desk = Desk::with(&[("old.md", BASE), ("new.md", &changed())]);
    let run = |format: &str| desk.run(["compare", "old.md", "new.md", "--format", format]).text();
    let terminal = run("terminal");
    assert!(terminal.contains("[-тридцати-] {+шестидесяти+}"), "{terminal}");
    assert!(terminal.contains("Article 1, paragraph 2"), "{terminal}");
    assert!(terminal.trim_end().ends_with("2 changes"), "{terminal}");
    assert_eq!(desk.run(["compare", "old.md", "new.md"]).text(), terminal);
    let markdown = run("markdown");
    assert!(markdown.contains("{--тридцати--} {++шестидесяти++} дней"), "{markdown}");
    let html = run("html");
    assert!(html.contains("<html lang=\"ru\">") && html.contains("шестидесяти</ins>"), "{html}");
    let json: serde_json::Value = serde_json::from_str(&run("json")).unwrap();
    assert_eq!(json["format"], "travaux-comparison/1");
    assert_eq!(json["changes"][0]["path"], serde_json::json!(["Статья 1.", "2."]));
    assert_eq!(json["changes"][0]["old"], " тридцати");
    assert_eq!(json["changes"][0]["new"], " шестидесяти");
    assert_eq!(json["changes"][1]["layer"], "addition");
    assert_eq!(json["coarse"], false);
    let (_, _) = (json["old"]["sha256"].as_str().unwrap(), json["moves"].as_array().unwrap());
}

#[test]
fn a_comparison_as_a_page_gives_both_texts_back() {
    let old = BASE
        .replace("в борьбе с преступностью", "в борьбе с преступностью, в том числе")
        .replace("в течение тридцати дней", "в течение тридцати дней со дня получения");
    for new in [
        changed(),
        BASE.replace("Стороны несут расходы самостоятельно.", "Расходы несёт *запрашивающая* Сторона."),
        old.replace("\n\n2. Орган рассматривает запрос в течение тридцати дней со дня получения.", ""),
    ] {
        let desk = Desk::with(&[("old.md", &old), ("new.md", &new)]);
        let compare = ["compare", "old.md", "new.md", "--format", "html", "-o", "page.html"];
        assert_eq!(desk.run(compare).status, 0);
        let read = |view| desk.run(["read", "page.html", "--view", view]).text();
        assert_eq!(read("original"), old);
        assert_eq!(read("accepted"), new);
        let all = read("all");
        assert!(all.contains("{--") && !all.contains("deleted:"), "{all}");
    }
}

#[test]
fn what_a_point_sends_behind_the_last_word_is_set_out() {
    let points = "Статью 1 поместить после статьи 2.\n\n\
        По всему тексту слово «запрос» заменить словом «ходатайство» в соответствующем падеже.\n\n\
        Статью 2 дополнить пунктом 3: «3. Новый пункт.»\n";
    let desk = Desk::with(&[("base.md", BASE), ("points.txt", points)]);
    desk.run(["new", "a.dossier", "--title", "А", "--base", "ru=base.md", "--delegations", "KAZ"]).text();
    desk.run(["submit", "a.dossier", "KAZ", "points.txt"]).text();
    let voice = desk.run(["export", "a.dossier", "--what", "voice:KAZ"]).text();
    assert!(voice.find("Статья 2").unwrap() < voice.find("Статья 1").unwrap(), "{voice}");
    desk.run(["status", "a.dossier"]).text();
}

#[test]
fn nothing_changed_is_said() {
    let desk = Desk::with(&[("old.md", BASE), ("new.md", BASE)]);
    assert_eq!(desk.run(["compare", "old.md", "new.md"]).text(), "Nothing changed.\n");
    let said = desk.run_in("ru_RU.UTF-8", ["compare", "old.md", "new.md"]).text();
    assert_eq!(said, "Изменений нет.\n");
}

#[test]
fn renumbering_is_said_once_and_is_no_change() {
    let new = BASE
        .replace("1. Стороны", "1. Термины даны в приложении.\n\n2. Стороны")
        .replace("2. Орган", "3. Орган");
    let desk = Desk::with(&[("old.md", BASE), ("new.md", &new)]);
    let json = desk.run(["compare", "old.md", "new.md", "--format", "json"]).text();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["changes"].as_array().map(Vec::len), Some(1), "{json}");
    assert_eq!(
        json["renumbered"],
        serde_json::json!([{"provision": 3, "old": "1.", "new": "2."}, {"provision": 4, "old": "2.", "new": "3."}])
    );
}

#[test]
fn the_ending_of_the_output_says_the_format() {
    let desk = Desk::with(&[("old.md", BASE), ("new.md", &changed())]);
    for name in ["c.html", "c.docx", "c.json", "c.md"] {
        desk.run(["compare", "old.md", "new.md", "-o", name]).text();
        desk.run(["consolidate", "old.md", "KAZ=new.md", "-o", &format!("r{name}")]).text();
    }
    desk.run(["consolidate", "old.md", "KAZ=new.md", "--format", "table", "-o", "t.html"]).text();
    for name in ["c.html", "rc.html", "t.html"] {
        assert!(desk.bytes(name).starts_with(b"<!doctype html>"), "{name}");
    }
    for name in ["c.docx", "rc.docx"] {
        assert!(desk.bytes(name).starts_with(b"PK"), "{name}");
    }
    assert!(desk.bytes("rc.json").starts_with(b"{\"format\":\"travaux-rolling/1\""));
    // What was written as Word is read again.
    assert!(desk.run(["read", "rc.docx"]).text().contains("шестидесяти"));
}

#[test]
fn proposals_stand_in_brackets_with_their_holders() {
    let desk = Desk::with(&[
        ("base.md", BASE),
        ("one.md", &changed()),
        ("two.md", &BASE.replace("тридцати", "сорока")),
    ]);
    let arguments = ["consolidate", "base.md", "RUS=two.md", "KAZ=one.md", "ARM=base.md"];
    let markdown = desk.run(arguments).text();
    assert!(markdown.contains("в течение [тридцати] [шестидесяти — KAZ] [сорока — RUS] дней."), "{markdown}");
    let bare = desk.run(arguments.into_iter().chain(["--no-names"])).text();
    assert!(bare.contains("[тридцати] [шестидесяти] [сорока]") && !bare.contains("KAZ"), "{bare}");
    let table = desk.run(arguments.into_iter().chain(["--format", "table"])).text();
    assert!(table.contains("| KAZ |") && table.contains("| RUS |"), "{table}");
    let head = ["--draft", "Проект № 2", "--distribution", "Для служебного пользования"];
    let html = desk.run(arguments.into_iter().chain(["--format", "html"]).chain(head)).text();
    assert!(html.contains("<span>Проект № 2</span><span>Для служебного пользования</span>"), "{html}");
}

#[test]
fn a_partial_reply_deletes_nothing() {
    let desk = Desk::with(&[
        ("base.md", BASE),
        ("part.md", "### Статья 2. Расходы\n\nРасходы несёт запрашивающая Сторона.\n"),
    ]);
    let whole = desk.run(["consolidate", "base.md", "KAZ=part.md"]).text();
    assert!(whole.contains("delete"), "{whole}");
    let part = desk.run(["consolidate", "base.md", "KAZ=part.md", "--partial", "KAZ"]).text();
    assert!(!part.contains("delete") && part.contains("запрашивающая"), "{part}");
}

/// The order in which replies are named changes not one byte, in any format.
#[test]
fn any_order_of_voices_gives_the_same_bytes() {
    let desk = Desk::new();
    let (base, voices) = agreement();
    for format in ["markdown", "html", "json", "docx", "table"] {
        let consolidate = |voices: &[String]| {
            let mut arguments = vec!["consolidate".to_owned(), base.display().to_string()];
            arguments.extend(voices.iter().cloned());
            arguments.extend(["--format".to_owned(), format.to_owned()]);
            let ran = desk.run(&arguments);
            assert_eq!(ran.status, 0, "{}", ran.said);
            ran.out
        };
        let first = consolidate(&voices);
        assert!(first.len() > 2_000);
        let mut order = voices.clone();
        for turn in 0..3 {
            order.rotate_left(1 + turn);
            order.swap(0, 3);
            assert_eq!(consolidate(&order), first, "{format}: {order:?}");
        }
        order.reverse();
        assert_eq!(consolidate(&order), first, "{format}");
    }
}

#[test]
fn footnotes_have_their_numbers_where_nobody_counts_them_later() {
    let base = "# Соглашение о маяках\n\n## Статья 1. Огни\n\n1. Огни[^1] зажигают вечером[^2].\n\n\
                [^1]: Любой свет.\n\n[^2]: По местному времени.\n";
    let kaz = base.replace("зажигают", "зажигают[^3]").replace("местному", "поясному")
        + "\n[^3]: Кроме праздников.\n";
    let desk = Desk::with(&[("base.md", base), ("kaz.md", &kaz)]);
    let run = |format: &str| desk.run(["consolidate", "base.md", "KAZ=kaz.md", "--format", format]).text();
    let markdown = run("markdown");
    assert!(markdown.contains("Огни[^1] зажигают[[*] — KAZ] вечером[^2]."), "{markdown}");
    assert!(markdown.contains("[^1]: Любой свет."), "{markdown}");
    assert!(markdown.contains("\\* Кроме праздников."), "{markdown}");
    assert!(markdown.contains("[^2]: По [местному] [поясному — KAZ] времени."), "{markdown}");
    let html = run("html");
    assert!(html.contains("<sup id=\"mark-1\"><a href=\"#note-1\">1</a></sup>"), "{html}");
    assert!(html.contains("<sup id=\"note-2\"><a href=\"#mark-2\">2</a></sup> По "), "{html}");
    assert!(html.contains("<sup>*</sup> <ins>Кроме праздников.</ins>"), "{html}");
}
