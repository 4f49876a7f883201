//! Web pages.

use travaux::exchange::open;
use travaux::exchange::paper::{Brief, Format, Paper, Setting, Tongue};
use travaux::exchange::word::{Reading, View};
use travaux::language::Language;
use travaux::text::{Kind, markdown, plain};

use crate::corpus::corpus;

fn lines(page: &str, view: View) -> Vec<String> {
    let opened = open::read("a.html", page.as_bytes(), Reading { view, numbers: true }).unwrap();
    assert_eq!(opened.format, open::Format::Html);
    let line = |provision: &travaux::text::Provision| match &provision.form.label {
        Some(label) => format!("{} {}", label.surface, provision.line()),
        None => provision.line(),
    };
    opened.text.provisions().iter().map(line).collect()
}

#[test]
fn a_paragraph_with_very_many_bold_words_is_written_and_read() {
    let page = format!("<html><body><p>{}</p></body></html>", "слово <b>важно</b> и ".repeat(20_000));
    let opened = open::read("a.html", page.as_bytes(), Reading::default()).unwrap();
    let [provision] = opened.text.provisions() else { panic!() };
    assert_eq!(provision.body.paragraphs().map(|it| it.marks.len()).sum::<usize>(), 20_000);
    let written = travaux::text::markdown::write(&opened.text);
    assert_eq!(written.matches("**важно**").count(), 20_000);
    assert_eq!(travaux::text::markdown::read(&written).0, opened.text);
}

#[test]
fn a_page_is_read_as_it_is_seen() {
    let page = "<!DOCTYPE html><html><head><title>No</title><style>p{}</style></head><body>\
        <h1>Treaty</h1><h2>Article 1</h2><p>The&nbsp;Parties <b>shall</b>\n cooperate.<p>Next<br>line\
        <ol type=a start=2><li>one<li>two<ul><li>inner</ul></ol>\
        <table><tr><th>A<th>B<tr><td colspan=2>c &amp; d</table>end<script>x()</script>";
    assert_eq!(
        lines(page, View::Accepted),
        [
            "Treaty",
            "Article 1 ",
            "The\u{a0}Parties shall cooperate.",
            "Next line",
            "b. one",
            "c. two",
            "• inner",
            "A | B",
            "c & d",
            "end"
        ]
    );
}

#[test]
fn insertions_and_deletions_are_tracked() {
    let page = "<p>Term: <del>thirty</del><ins datetime='2026-03-01'>forty</ins> days.</p>";
    assert_eq!(lines(page, View::Accepted), ["Term: forty days."]);
    assert_eq!(lines(page, View::Original), ["Term: thirty days."]);
    let opened = open::read("a.html", page.as_bytes(), Reading { view: View::All, numbers: true }).unwrap();
    assert!(opened.tracked);
    let written = travaux::exchange::revised::write(&opened.revised.unwrap(), &[]);
    assert_eq!(written, "Term: {--thirty--}{++forty++}{>>2026-03-01<<} days.\n");
}

#[test]
fn a_page_says_its_encoding() {
    let page = "<html><head><meta charset=windows-1251></head><body><p>Статья</p></body></html>";
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(page);
    let opened = open::read("a.html", &bytes, Reading::default()).unwrap();
    assert_eq!(opened.text.provisions()[0].line(), "Статья");
    assert_eq!(opened.beside.encoding, None);
}

#[test]
fn soup_is_read_without_end() {
    for (page, provisions) in [
        ("<p>x".repeat(50_000), Some(50_000)),
        ("<table><tr><td>x".repeat(20_000), Some(1)),
        ("<ins>".repeat(50_000) + "x", Some(1)),
        ("<".repeat(100_000), None),
        ("<p a=\"".repeat(20_000), None),
    ] {
        let read = open::read("a.html", page.as_bytes(), Reading::default());
        let found = read.map_or(0, |opened| opened.text.provisions().len());
        assert!(provisions.is_none_or(|provisions| found == provisions), "{}: {found}", &page[..20]);
    }
}

#[test]
fn declarations_are_read_in_every_language() {
    let Some(folder) = corpus("udhr") else { return };
    let mut read = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "html") {
            continue;
        }
        let opened = open::open(&path).unwrap();
        let beside = std::fs::read_to_string(path.with_extension("txt")).unwrap();
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let ours = letters(&plain::write(&opened.text, true));
        assert_eq!(ours, letters(&beside), "{}", path.display());
        assert!(
            opened
                .text
                .provisions()
                .iter()
                .any(|provision| provision.form.kind.is_heading() || provision.form.kind == Kind::Title)
        );
        read += 1;
    }
    assert!(read >= 16);
}

#[test]
fn a_page_of_ours_comes_back_with_its_pictures_and_only_what_was_typed_at_its_head_is_told() {
    let hash = "0123456789abcdef".repeat(4);
    let text = markdown::read(&format!(
        "# Соглашение\n\nОбмен идёт по схеме ![«схема» & план](object:{hash}) ежегодно.\n\n| Вид |\n| --- |\n| ![](object:{hash}) |\n"
    ))
    .0;
    let brief = Brief {
        draft: "Проект № 2 от 12 марта",
        distribution: "Для служебного пользования",
        ..Brief::comparison(Language::Russian)
    };
    let tongue = Tongue { document: "ru", own: Language::Russian };
    let page = Format::Html.write(&Paper::clean(&text, &brief), tongue, Setting::Redline).unwrap();
    let page = String::from_utf8(page).unwrap();
    assert!(page.contains("[рисунок или формула: «схема» &amp; план]"), "{page}");
    let opened = open::read("a.html", page.as_bytes(), Reading::default()).unwrap();
    assert_eq!(markdown::write(&opened.text), markdown::write(&text));
    assert_eq!(opened.notices, []);
    let typed = page.replacen("Для служебного пользования", "Для всех", 1);
    let opened = open::read("a.html", typed.as_bytes(), Reading::default()).unwrap();
    let said: Vec<String> = opened.notices.into_iter().map(|it| Language::Russian.say(it)).collect();
    assert!(said.len() == 1 && said[0].contains("Для всех"), "{said:?}");
}
