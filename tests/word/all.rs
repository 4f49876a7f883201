//! The view with all tracked changes: nothing decided, nothing lost, everyone named.

use travaux::exchange::revised::{self, Revised, What};
use travaux::exchange::word::{Import, Reading, View};
use travaux::text::content::ANCHOR;

use crate::build::Docx;
use crate::corpus::corpus;

fn read(bytes: &[u8], view: View, numbers: bool) -> Import {
    Reading { view, numbers }.read(bytes).unwrap()
}

fn all(body: &str) -> (Revised, String) {
    let import = read(&Docx::body(body).bytes(), View::All, true);
    let revised = import.revised.unwrap();
    assert_eq!(revised.provisions.len(), import.text.provisions().len());
    let written = revised::write(&revised, &import.comments);
    (revised, written)
}

#[test]
fn a_stack_keeps_both_authors() {
    let (revised, written) = all("<w:p><w:r><w:t xml:space=\"preserve\">One </w:t></w:r>\
         <w:ins w:author=\"A\" w:date=\"2026-03-01T00:00:00Z\"><w:r><w:t xml:space=\"preserve\">two </w:t></w:r>\
         <w:del w:author=\"B\" w:date=\"2026-03-02T00:00:00Z\"><w:r><w:delText xml:space=\"preserve\">three </w:delText></w:r></w:del></w:ins>\
         <w:r><w:t>four</w:t></w:r></w:p>");
    let who: Vec<(What, &str)> = revised.revisions.iter().map(|it| (it.what, it.author.as_str())).collect();
    assert_eq!(who, [(What::Inserted, "A"), (What::Deleted, "B")]);
    assert_eq!(
        written,
        "One {++two ++}{>>A, 2026-03-01<<}{++{--three --}++}{>>A, 2026-03-01; B, 2026-03-02<<}four\n"
    );
}

#[test]
fn paragraph_marks_rows_and_moves_are_shown() {
    let ins = |inner: &str| format!("<w:ins w:author=\"A\">{inner}</w:ins>");
    let (_, written) = all(&format!(
        "<w:p><w:r><w:t>Head</w:t></w:r></w:p>\
         <w:p><w:pPr><w:rPr><w:ins w:author=\"A\"/></w:rPr></w:pPr>{}</w:p>\
         <w:p><w:pPr><w:rPr><w:del w:author=\"A\"/></w:rPr></w:pPr><w:r><w:t>Joins</w:t></w:r></w:p>\
         <w:p><w:moveFrom w:author=\"A\"><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:r><w:t xml:space=\"preserve\"> on</w:t></w:r></w:p>\
         <w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>\
         <w:tr><w:trPr><w:ins w:author=\"A\"/></w:trPr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>",
        ins("<w:r><w:t>1. New</w:t></w:r>"),
        ins("<w:r><w:t>b</w:t></w:r>"),
    ));
    assert_eq!(
        written,
        "Head\n\n{++1. New\n\n++}{>>A<<}Joins{--\n\n--}{--gone--}{>>A; ⇄ A<<} on\n\n| a |\n| --- |\n{++| b |\n++}{>>A<<}\n"
    );
}

#[test]
fn a_changed_label_stands_among_the_words() {
    let (revised, written) = all(
        "<w:p><w:del w:author=\"A\"><w:r><w:delText>5</w:delText></w:r></w:del><w:ins w:author=\"A\"><w:r><w:t>6</w:t></w:r></w:ins>\
         <w:r><w:t>. The Parties cooperate.</w:t></w:r></w:p><w:p><w:r><w:t>7. And so on.</w:t></w:r></w:p>",
    );
    assert_eq!(revised.provisions[0].form.label, None);
    assert_eq!(revised.provisions[1].form.label.as_ref().map(|label| &*label.surface), Some("7."));
    assert!(written.starts_with("{--5--}{++6++}{>>A<<}. The Parties"), "{written}");
}

/// The words alone, so that the layout of views does not matter.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && *c != ANCHOR).collect()
}

#[test]
fn what_lies_under_changes_makes_the_two_views() {
    let mut asked = 0;
    for folder in ["pandoc/test/docx", "openxml-powertools/TestFiles/RP", "openxml-powertools/TestFiles/WC"] {
        let Some(folder) = corpus(folder) else { return };
        let mut paths: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "docx")) {
            let bytes = std::fs::read(path).unwrap();
            let Ok(import) = (Reading { view: View::All, numbers: false }).read(&bytes) else { continue };
            let revised = import.revised.unwrap();
            if revised.revisions.is_empty() {
                continue;
            }
            assert_eq!(revised.provisions.len(), import.text.provisions().len(), "{}", path.display());
            for (view, original) in [(View::Accepted, false), (View::Original, true)] {
                let shown =
                    |under: &[u32]| if original { revised.original(under) } else { revised.accepted(under) };
                let mut ours = String::new();
                for provision in &revised.provisions {
                    let row = provision.form.kind.is_row();
                    if row && !shown(&provision.mark) {
                        continue;
                    }
                    if let Some(label) = &provision.form.label {
                        ours.push_str(&label.surface);
                    }
                    for cell in provision.cells.iter().filter(|cell| shown(&cell.mark)) {
                        for piece in cell.paragraphs.iter().flatten().filter(|piece| shown(&piece.under)) {
                            ours.push_str(&piece.content.text);
                        }
                    }
                }
                let mut theirs = String::new();
                for provision in read(&bytes, view, false).text.provisions() {
                    if let Some(label) = &provision.form.label {
                        theirs.push_str(&label.surface);
                    }
                    provision.body.paragraphs().for_each(|content| theirs.push_str(&content.text));
                }
                asked += 1;
                let (ours, theirs) = (letters(&ours), letters(&theirs));
                // Notes stand behind the paragraph of their anchor, which a joined paragraph moves.
                let mut sorted: [Vec<char>; 2] = [ours.chars().collect(), theirs.chars().collect()];
                sorted.iter_mut().for_each(|letters| letters.sort_unstable());
                assert_eq!(sorted[0], sorted[1], "{} {view:?}\n{ours}\n{theirs}", path.display());
                if !revised
                    .provisions
                    .iter()
                    .any(|provision| provision.form.kind == travaux::text::Kind::Footnote)
                {
                    assert_eq!(ours, theirs, "{} {view:?}", path.display());
                }
            }
        }
    }
    println!("{asked} views");
    assert!(asked >= 42);
}

#[test]
fn critic_markup_written_reads_as_the_file_does() {
    use travaux::exchange::open;
    let (mut asked, mut different) = (0, Vec::new());
    for folder in ["pandoc/test/docx", "openxml-powertools/TestFiles/RP"] {
        let Some(folder) = corpus(folder) else { return };
        let mut paths: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "docx")) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let bytes = std::fs::read(path).unwrap();
            let Ok(import) = (Reading { view: View::All, numbers: false }).read(&bytes) else { continue };
            let revised = import.revised.unwrap();
            if revised.revisions.is_empty() {
                continue;
            }
            let written = revised::write(&revised, &import.comments);
            for view in [View::Accepted, View::Original] {
                asked += 1;
                let words = |text: &travaux::text::Text| -> String {
                    let mut words = String::new();
                    for provision in text.provisions() {
                        if let Some(label) = &provision.form.label {
                            words.push_str(&label.surface);
                        }
                        provision.body.paragraphs().for_each(|content| words.push_str(&content.text));
                    }
                    letters(&words)
                };
                let theirs = words(&read(&bytes, view, false).text);
                let ours = open::read("a.md", written.as_bytes(), Reading { view, numbers: false });
                let ours = ours.map(|opened| words(&opened.text)).unwrap_or_default();
                if ours != theirs {
                    let at = ours.chars().zip(theirs.chars()).take_while(|(a, b)| a == b).count();
                    let near =
                        |text: &str| text.chars().skip(at.saturating_sub(20)).take(60).collect::<String>();
                    different.push(format!(
                        "{name} {view:?}\n  critic {}\n  word   {}",
                        near(&ours),
                        near(&theirs)
                    ));
                }
            }
        }
    }
    println!("{} of {asked} alike", asked - different.len());
    assert!(asked >= 38 && different.is_empty(), "{}", different.join("\n"));
}
