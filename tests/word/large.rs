//! A file of five hundred pages with seven hundred tracked changes.

use travaux::exchange::word::{View, read};

use crate::build::Docx;

/// Some 6,000 paragraphs of 45 words, with changes, lists and runs as Word cuts them.
pub fn large() -> Vec<u8> {
    large_but("", "")
}

/// The same with one letter changed in one paragraph, without tracking.
pub fn large_but(before: &str, after: &str) -> Vec<u8> {
    const WORDS: [&str; 12] = [
        "Стороны",
        "осуществляют",
        "сотрудничество",
        "в",
        "соответствии",
        "с",
        "национальным",
        "законодательством",
        "и",
        "международными",
        "договорами",
        "государств",
    ];
    let mut body = String::new();
    for number in 0..6_000usize {
        let words = |from: usize, count: usize| -> String {
            (from..from + count).map(|at| WORDS[(at * 7 + number) % WORDS.len()].to_owned() + " ").collect()
        };
        body.push_str(
            "<w:p w:rsidR=\"00AB12CD\" w:rsidRDefault=\"00AB12CD\"><w:pPr><w:pStyle w:val=\"Body\"/>",
        );
        if number % 3 == 0 {
            body.push_str("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>");
        }
        body.push_str("<w:spacing w:after=\"120\"/><w:jc w:val=\"both\"/></w:pPr>");
        for run in 0..5 {
            let mut text = words(run * 9, 9);
            if number == 3_000 && run == 2 && !before.is_empty() {
                assert!(text.contains(before), "{text}");
                text = text.replacen(before, after, 1);
            }
            let run = format!(
                "<w:r w:rsidRPr=\"00AB12CD\"><w:rPr><w:sz w:val=\"28\"/><w:lang w:val=\"ru-RU\"/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>"
            );
            body.push_str(&run);
        }
        if number % 8 == 0 {
            body.push_str(&format!(
                "<w:del w:id=\"{number}\" w:author=\"Алания\" w:date=\"2026-03-01T00:00:00Z\"><w:r><w:delText>{}</w:delText></w:r></w:del>\
                 <w:ins w:id=\"9{number}\" w:author=\"Алания\" w:date=\"2026-03-01T00:00:00Z\"><w:r><w:t>{}</w:t></w:r></w:ins>",
                words(1, 4),
                words(5, 4)
            ));
        }
        body.push_str("</w:p>");
    }
    let lists = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    Docx::body(&body).part("numbering", "numbering", lists).bytes()
}

#[test]
fn five_hundred_pages_are_read() {
    let import = read(&large(), View::Accepted).unwrap();
    assert_eq!(import.text.provisions().len(), 6_000);
}
