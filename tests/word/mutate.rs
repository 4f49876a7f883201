//! Every reader on damaged files: bytes and words of sound ones swapped, doubled, cut and flipped. A text or a
//! sentence, never a panic, and always in time.
//!
//! A short run is part of the tests. A long one: `TRAVAUX_FUZZ_SECONDS=3600 cargo test --test word mutated -- --ignored
//! --nocapture`; `TRAVAUX_FUZZ_SEED` begins elsewhere, `TRAVAUX_FUZZ_ROUND` goes on at a round.

use std::time::Instant;

use travaux::exchange::open;
use travaux::exchange::report::{Context, examine};
use travaux::exchange::revised;
use travaux::exchange::word::{Reading, View};
use travaux::language::Language;
use travaux::text::Text;

use crate::build::{SPACES, archive, worked};

/// Numbers that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }
}

/// A sound file, taken apart: the parts are damaged, not the archive around them.
struct Seed {
    name: &'static str,
    parts: Vec<(&'static str, Vec<u8>)>,
}

fn seeds() -> Vec<Seed> {
    let document = format!(
        "<w:document {SPACES}><w:body><w:p><w:pPr><w:pStyle w:val=\"H\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>\
         <w:rPr><w:ins w:id=\"1\" w:author=\"A\" w:date=\"2026-03-01T00:00:00Z\"/></w:rPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Статья 5. Срок</w:t></w:r></w:p>\
         <w:p><w:ins w:id=\"2\" w:author=\"A\"><w:r><w:t>one</w:t></w:r><w:del w:id=\"3\" w:author=\"B\"><w:r><w:delText>two</w:delText></w:r></w:del></w:ins>\
         <w:moveFrom w:id=\"4\"><w:r><w:t>x</w:t></w:r></w:moveFrom><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \"https://a.b\"</w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>link</w:t><w:footnoteReference w:id=\"1\"/><w:commentReference w:id=\"1\"/></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>\
         <w:tbl><w:tr><w:trPr><w:del w:id=\"5\" w:author=\"B\"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/><w:vMerge w:val=\"restart\"/></w:tcPr><w:p/></w:tc></w:tr>\
         <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc><w:tc><w:p><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
    );
    let relations = |parts: &[&str]| {
        let list: String = parts
            .iter()
            .enumerate()
            .map(|(nth, part)| {
                format!("<Relationship Id=\"r{nth}\" Type=\"x/{part}\" Target=\"{part}.xml\"/>")
            })
            .collect();
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{list}</Relationships>"
        )
    };
    let root = relations(&["officeDocument"]).replace("\"officeDocument.xml", "\"word/document.xml");
    let odt = "<o:document-content xmlns:o=\"o\" xmlns:text=\"t\" xmlns:table=\"b\" xmlns:dc=\"d\"><o:automatic-styles><text:list-style text:name=\"L\">\
        <text:list-level-style-number text:level=\"1\" text:num-format=\"1\" text:num-suffix=\".\"/></text:list-style></o:automatic-styles><o:body><o:text>\
        <text:tracked-changes><text:changed-region text:id=\"c\"><text:deletion><o:change-info><dc:creator>A</dc:creator></o:change-info><text:p>gone</text:p><text:p>too</text:p></text:deletion></text:changed-region>\
        <text:changed-region text:id=\"i\"><text:insertion><o:change-info><dc:creator>B</dc:creator></o:change-info></text:insertion></text:changed-region></text:tracked-changes>\
        <text:list text:style-name=\"L\"><text:list-item><text:p>a<text:change text:change-id=\"c\"/>b<text:change-start text:change-id=\"i\"/></text:p></text:list-item></text:list>\
        <text:p>c<text:change-end text:change-id=\"i\"/><text:note><text:note-body><text:p>n</text:p></text:note-body></text:note></text:p>\
        <table:table><table:table-row><table:table-cell table:number-columns-spanned=\"2\"><text:p>x</text:p></table:table-cell></table:table-row></table:table></o:text></o:body></o:document-content>";
    vec![
        Seed {
            name: "a.docx",
            parts: vec![
                ("word/document.xml", document.into_bytes()),
                ("word/numbering.xml", format!("<w:numbering {SPACES}><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>").into_bytes()),
                ("word/footnotes.xml", format!("<w:footnotes {SPACES}><w:footnote w:id=\"1\"><w:p><w:r><w:t>note</w:t></w:r></w:p></w:footnote></w:footnotes>").into_bytes()),
                ("word/comments.xml", format!("<w:comments {SPACES}><w:comment w:id=\"1\" w:author=\"C\"><w:p><w:r><w:t>KAZ: why</w:t></w:r></w:p></w:comment></w:comments>").into_bytes()),
                ("word/_rels/document.xml.rels", relations(&["numbering", "footnotes", "comments"]).into_bytes()),
                ("_rels/.rels", root.into_bytes()),
            ],
        },
        Seed { name: "a.odt", parts: vec![("content.xml", odt.as_bytes().to_vec())] },
        Seed { name: "a.html", parts: vec![("", "<html><h1>A</h1><p>b <ins>c</ins><del>d</del> &laquo;e&raquo;<ol><li>f<table><tr><td colspan=2>g</table></html>".as_bytes().to_vec())] },
        Seed { name: "a.md", parts: vec![("", "# A\n\n1. b {++c++}{--d--}{>>KAZ, 2026-03-01<<} {~~e~>f~~}[^1] {==g==}{>>h: i<<}\n\n| a | {++b++} |\n| - | - |\n\n[^1]: n\n".as_bytes().to_vec())] },
        Seed { name: "a.txt", parts: vec![("", "В пункте 2 статьи 5 слово «а» заменить словом «б»; слова «в» исключить.\n\nСтатью 4 изложить в следующей редакции:\n«1. Г.\nд»\n".as_bytes().to_vec())] },
    ]
}

/// Signs that readers care about.
const SIGNS: [&[u8]; 16] = [
    b"<",
    b">",
    b"</w:p>",
    b"<w:p>",
    b"\"",
    b"{++",
    b"--}",
    b"&#x10FFFF;",
    b"\xEF\xBF\xBC",
    b"\0",
    b"\xFF\xFE",
    b"99999999999",
    b"-1",
    b"\xE2\x80\xAE",
    "»".as_bytes(),
    "«".as_bytes(),
];

fn damaged(bytes: &mut Vec<u8>, chance: &mut Chance) {
    for _ in 0..=chance.below(4) {
        let (from, to) = (chance.below(bytes.len()), chance.below(bytes.len()));
        let (from, to) = (from.min(to), from.max(to).min(from.min(to) + 80));
        match chance.below(6) {
            0 if !bytes.is_empty() => bytes[from] ^= 1 << chance.below(8),
            1 => drop(bytes.drain(from..to)),
            2 => {
                let piece = bytes[from..to].to_vec();
                let at = chance.below(bytes.len() + 1);
                bytes.splice(at..at, piece);
            }
            3 => {
                let sign = SIGNS[chance.below(SIGNS.len())];
                bytes.splice(from..from, sign.iter().copied());
            }
            4 => bytes.truncate(to.max(1)),
            _ => {
                let piece = bytes[from..to].to_vec();
                for _ in 0..chance.below(30) {
                    bytes.splice(to..to, piece.iter().copied());
                }
            }
        }
    }
}

fn run(seconds: f64) {
    let told = |name: &str| std::env::var(name).ok().and_then(|told| told.parse::<u64>().ok());
    let (seed, first) = (told("TRAVAUX_FUZZ_SEED").unwrap_or(1), told("TRAVAUX_FUZZ_ROUND").unwrap_or(0));
    let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let (start, mut rounds, mut read) = (Instant::now(), 0usize, 0usize);
    let sent = travaux::text::markdown::read("# A\n\n### Статья 5\n\n1. one two\n").0;
    let seeds = seeds();
    while start.elapsed().as_secs_f64() < seconds {
        let seed = &seeds[rounds % seeds.len()];
        rounds += 1;
        let mut parts: Vec<(String, Vec<u8>)> =
            seed.parts.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.clone())).collect();
        let which = chance.below(parts.len());
        damaged(&mut parts[which].1, &mut chance);
        if (rounds as u64) < first {
            continue;
        }
        let bytes = match seed.name {
            "a.docx" => archive(&parts),
            "a.odt" => {
                parts.insert(0, ("mimetype".into(), b"application/vnd.oasis.opendocument.text".to_vec()));
                archive(&parts)
            }
            _ => parts.remove(0).1,
        };
        let began = worked();
        for view in [View::Accepted, View::Original, View::All] {
            match open::read(seed.name, &bytes, Reading { view, numbers: true }) {
                Ok(opened) => {
                    read += 1;
                    let again = Text::new(opened.text.provisions().to_vec());
                    let other = again.provisions().iter().zip(opened.text.provisions()).find(|(a, b)| a != b);
                    assert!(
                        other.is_none() && again == opened.text,
                        "round {rounds} of {} {view:?}: {other:#?}",
                        seed.name
                    );
                    if let Some(revised) = &opened.revised {
                        assert_eq!(
                            revised.provisions.len(),
                            opened.text.provisions().len(),
                            "round {rounds}"
                        );
                        revised::write(revised, &opened.beside.comments);
                    }
                }
                Err(error) => assert!(Language::Russian.say(error.phrase()).contains(' '), "round {rounds}"),
            }
        }
        let context = Context { sent: Some(&sent), ..Context::default() };
        if let Ok(examined) = examine(seed.name, &bytes, Reading::default(), &context) {
            examined.report.plain(Language::Russian);
        }
        assert!(worked() - began < 5.0, "round {rounds} of {}", seed.name);
    }
    println!("{rounds} files, {read} readings");
}

#[test]
fn damaged_files_are_read_or_refused() {
    run(1.5);
}

#[test]
#[ignore = "takes as long as it is told to"]
fn mutated_files_are_read_or_refused_for_long() {
    run(std::env::var("TRAVAUX_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok()).unwrap_or(60.0));
}
