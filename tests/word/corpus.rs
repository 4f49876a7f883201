//! Where the corpus is, and how a text read from it is laid out for comparing.

use std::path::PathBuf;

use travaux::exchange::word::Import;
use travaux::text::{Content, Kind, Provision, content::ANCHOR};

/// A file or folder of the corpus; says so and gives nothing where there is no corpus.
pub fn corpus(path: &str) -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let found = root.join(path);
    if !found.exists() {
        eprintln!("skipped: no {path} in the corpus");
        return None;
    }
    Some(found)
}

/// The running words of what was read: notes at their reference, without pictures and formulas.
pub fn words(import: &Import) -> String {
    let mut text = String::new();
    let provisions = import.text.provisions();
    let mut index = 0;
    while let Some(provision) = provisions.get(index) {
        let notes: Vec<&Provision> =
            provisions[index + 1..].iter().take_while(|next| next.form.kind == Kind::Footnote).collect();
        let mut notes = notes.into_iter();
        if let Some(label) = &provision.form.label {
            text.push_str(&label.surface);
            text.push(' ');
        }
        for content in provision.body.paragraphs() {
            run_out(content, &mut notes, &mut text);
            text.push('\n');
        }
        for rest in notes {
            rest.body.paragraphs().for_each(|content| text.push_str(&content.text));
            text.push('\n');
        }
        index += 1;
        while provisions.get(index).is_some_and(|next| next.form.kind == Kind::Footnote) {
            index += 1;
        }
    }
    text
}

fn run_out<'p>(content: &Content, notes: &mut impl Iterator<Item = &'p Provision>, text: &mut String) {
    let mut anchors = content.anchors.iter();
    for character in content.text.chars() {
        if character != ANCHOR {
            text.push(character);
        } else if let Some(travaux::text::Anchor::Footnote) = anchors.next()
            && let Some(note) = notes.next()
        {
            for body in note.body.paragraphs() {
                text.push_str(&format!(" {} ", body.text));
            }
        }
    }
}
