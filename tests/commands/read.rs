//! Reading and projecting.

use crate::hand::{BASE, Desk, template};

#[test]
fn a_text_is_shown_as_it_is() {
    let desk = Desk::with(&[("base.md", BASE)]);
    assert_eq!(desk.run(["read", "base.md"]).text(), BASE);
    let text = desk.run(["read", "base.md", "--format", "text"]).text();
    assert!(text.starts_with("Соглашение\n\nСтороны согласились о нижеследующем:\n\nСтатья 1."), "{text}");
    assert!(text.contains("\n\n1. Стороны сотрудничают в борьбе с преступностью.\n\n2. Орган"), "{text}");
    let json: serde_json::Value =
        serde_json::from_str(&desk.run(["read", "base.md", "--format", "json"]).text()).unwrap();
    assert_eq!(json["format"], "travaux-text/1");
    assert_eq!(json["markdown"], BASE);
    assert_eq!(json["provisions"][3]["label"], "1.");
}

#[test]
fn what_is_not_markdown_becomes_markdown() {
    let desk = Desk::with(&[("a.txt", "Договор\n\n1. Стороны сотрудничают.\n2. Срок — 30 дней.\n")]);
    let markdown = "# Договор\n\n1. Стороны сотрудничают.\n\n2. Срок — 30 дней.\n";
    assert_eq!(desk.run(["read", "a.txt"]).text(), markdown);
    // The same in the encoding of old Windows, with a word about it.
    let (bytes, _, _) =
        encoding_rs::WINDOWS_1251.encode("Договор\n\n1. Стороны сотрудничают.\n2. Срок — 30 дней.\n");
    desk.put("b.txt", &bytes);
    let ran = desk.run(["read", "b.txt"]);
    assert!(ran.said.contains("b.txt") && ran.said.contains("windows-1251"), "{}", ran.said);
    assert_eq!(ran.text(), markdown);
}

#[test]
fn the_output_goes_where_it_is_sent() {
    let desk = Desk::with(&[("base.md", BASE), ("old.md", "old")]);
    assert_eq!(desk.run(["read", "base.md", "-o", "new.md"]).text(), "");
    assert_eq!(desk.run(["read", "base.md", "--output", "old.md"]).text(), "");
    assert_eq!(desk.bytes("new.md"), BASE.as_bytes());
    assert_eq!(desk.bytes("old.md"), BASE.as_bytes());
    assert_eq!(desk.contents().len(), 3);
}

#[cfg(unix)]
#[test]
fn devices_and_links_are_written_through() {
    let desk = Desk::with(&[("base.md", BASE), ("real.md", "old")]);
    assert_eq!(desk.run(["read", "base.md", "-o", "/dev/stdout"]).text(), BASE);
    std::os::unix::fs::symlink("real.md", desk.path("link.md")).unwrap();
    desk.run(["read", "base.md", "-o", "link.md"]).text();
    assert!(desk.path("link.md").is_symlink());
    assert_eq!(desk.bytes("real.md"), BASE.as_bytes());
}

#[test]
fn every_voice_is_given_back_as_its_file_reads() {
    let desk = Desk::new();
    let (base, voices) = crate::hand::agreement();
    let base = base.display().to_string();
    let mut arguments = vec!["consolidate".to_owned(), base.clone()];
    arguments.extend(voices.clone());
    arguments.extend(["--format", "json", "-o", "rolling.json"].map(str::to_owned));
    desk.run(&arguments).text();
    let read = |file: &str| desk.run(["read", file]).text();
    for voice in &voices {
        let (code, file) = voice.split_once('=').unwrap();
        assert_eq!(desk.run(["project", "rolling.json", code]).text(), read(file), "{code}");
    }
    assert_eq!(desk.run(["project", "rolling.json", "base"]).text(), read(&base));
    assert!(template("agreement/draft.ru.md").exists());
}

#[test]
fn help_and_version_are_shown_in_both_languages() {
    let desk = Desk::new();
    let help = desk.run(["--help"]).text();
    assert!(
        help.contains("Usage: travaux") && help.contains("Examples:") && help.contains("consolidate"),
        "{help}"
    );
    let help = desk.run_in("ru_RU.UTF-8", ["consolidate", "--help"]).text();
    assert!(help.contains("Использование:") && help.contains("Примеры:"), "{help}");
    let help = desk.run_in("ru_RU.UTF-8", ["consolidate", "--help", "--interface", "en"]).text();
    assert!(help.contains("Usage:"), "{help}");
    assert!(desk.run(["--version"]).text().starts_with("travaux "));
}

#[test]
fn tracked_changes_in_markdown_are_read_in_every_view() {
    let desk =
        Desk::with(&[("a.md", "1. Срок — {--тридцать--}{++сорок++}{>>Алтария, 2026-03-01<<} дней.\n")]);
    assert_eq!(desk.run(["read", "a.md"]).text(), "1. Срок — сорок дней.\n");
    assert_eq!(desk.run(["read", "a.md", "--view", "original"]).text(), "1. Срок — тридцать дней.\n");
    let all = desk.run(["read", "a.md", "--view", "all"]).text();
    assert_eq!(all, "1. Срок — {--тридцать--}{++сорок++}{>>Алтария, 2026-03-01<<} дней.\n");
    let json = desk.run(["read", "a.md", "--view", "all", "--format", "json"]).text();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["format"], "travaux-revised/1");
    assert_eq!(json["revisions"][0]["author"], "Алтария");
    assert_eq!(json["provisions"][0]["cells"][0]["paragraphs"][0][1]["text"], "тридцать");
}

#[test]
fn a_wrong_guess_of_the_encoding_can_be_put_right() {
    let desk = Desk::new();
    let (bytes, _, _) = encoding_rs::KOI8_R.encode("Да\n");
    desk.put("a.txt", &bytes);
    assert_eq!(desk.run(["read", "a.txt", "--encoding", "koi8-r"]).text(), "Да\n");
    desk.run(["read", "a.txt", "--encoding", "klingon"]).sentence(2);
}
