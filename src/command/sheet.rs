//! Papers as bytes.

use std::path::Path;

use super::Failure;
use super::arguments::Head;
use crate::consolidate::RollingText;
use crate::consolidate::certificate::of_text;
use crate::consolidate::view::Show;
use crate::exchange::Opened;
use crate::exchange::objects::{self, Objects};
use crate::exchange::paper::{Brief, Format, Paper, Tongue};
use crate::exchange::word;
use crate::exchange::word::identity::CHANGES;
use crate::exchange::word::{Frontage, Identity, Names, Print, Reason, Tracking};
use crate::language::{Language, Phrase};
use crate::text::{Kind, Text};

/// The kind of file an output's ending asks for.
pub fn format_of(output: Option<&Path>) -> Option<Format> {
    Format::of_ending(&ending(output)?)
}

/// The paper as bytes; `text` is what it is about.
pub fn bytes(format: Format, paper: &Paper, brief: &Brief<'_>, text: &Text) -> Result<Vec<u8>, Failure> {
    let document = tongue(text);
    if format == Format::Word {
        tell(paper.left_out(), brief.language);
    }
    Ok(format.write(paper, Tongue { document: &document, own: brief.language }, brief.setting)?)
}

/// A rolling text set out in brackets as a Word file to be answered.
pub fn print(
    rolling: &RollingText,
    brief: &Brief<'_>,
    (identity, names): (Identity, Names),
    objects: &Objects,
) -> Result<Vec<u8>, Failure> {
    let document = tongue(&rolling.base);
    let paper = Paper::rolling(rolling, Show::All, brief).drawn(objects.clone());
    tell(paper.left_out(), brief.language);
    let print = Print { identity, names, rolling: brief.names.then_some(rolling) };
    Ok(word::write_print(&paper, Tongue { document: &document, own: brief.language }, &print)?)
}

/// A rolling text with its changes tracked, as a Word file: of several voices with comments, of one to the letter.
pub fn tracked(
    rolling: &RollingText,
    brief: &Brief<'_>,
    (identity, names): (Identity, Names),
    reasons: &[Reason],
    (texts, objects): (&[&Text], &Objects),
) -> Result<Vec<u8>, Failure> {
    let frontage = frontage(brief, &rolling.base);
    let tracking = match identity.kind.as_str() {
        CHANGES => Tracking::single(frontage, brief.language),
        _ => Tracking::consolidated(frontage, brief.language),
    };
    tell(objects::left_out(&objects::named(texts.iter().copied()), objects), brief.language);
    let objects = objects.clone();
    let tracking = Tracking { attribution: brief.names, identity, names, reasons, objects, ..tracking };
    Ok(word::write_tracked(rolling, &tracking)?)
}

/// Says what has to be known of a file that is written.
pub fn tell(phrase: Option<Phrase>, language: Language) {
    if let Some(phrase) = phrase {
        super::say(&language.say(phrase));
    }
}

/// What stands on every page of a text in Word.
pub fn frontage(brief: &Brief<'_>, text: &Text) -> Frontage {
    let draft =
        if brief.draft.is_empty() { brief.language.say("paper-status") } else { brief.draft.to_owned() };
    Frontage::new(crate::exchange::paper::title(text), brief.language)
        .draft(draft)
        .distribution(brief.distribution)
        .made("Travaux", "")
        .written_in(&tongue(text))
}

/// The pictures and formulas in some files.
pub fn objects<'o>(files: impl IntoIterator<Item = &'o Opened>) -> Objects {
    let found = files.into_iter().flat_map(|opened| &opened.objects);
    let mut objects = Objects::new();
    for (hash, object) in found {
        objects.entry(hash.clone()).or_insert_with(|| object.clone());
    }
    objects
}

/// What a file about a text outside any dossier says of itself, and the names of its provisions.
pub fn identity(kind: &str, base: &Text) -> (Identity, Names) {
    let text = of_text(base);
    let identity = Identity { kind: kind.to_owned(), language: tongue(base), text, ..Identity::default() };
    (identity, Names::numbered(base.provisions().len()))
}

/// The same of a text read from a file: where that says which draft of which dossier it is, and nobody has changed a
/// word of it since, what is made of it says so, too.
pub fn identity_of(kind: &str, base: &Opened) -> (Identity, Names) {
    let (identity, names) = identity(kind, &base.text);
    let Some(known) = Identity::of(&base.beside.properties).filter(|known| known.text == identity.text)
    else {
        return (identity, names);
    };
    let names = match known.edition.is_empty() {
        true => names,
        false => Names::read(&base.beside.bookmarks, base.text.provisions().len()),
    };
    let Identity { dossier, edition, language, text, .. } = known;
    (Identity { kind: kind.to_owned(), dossier, edition, language, text, replies: Vec::new() }, names)
}

/// The ending of a file's name in small letters.
pub fn ending(output: Option<&Path>) -> Option<String> {
    Some(output?.extension()?.to_string_lossy().to_ascii_lowercase())
}

/// The brief with what is to stand at its head.
pub fn headed<'a>(brief: Brief<'a>, head: &'a Head) -> Brief<'a> {
    Brief {
        draft: head.draft.as_deref().unwrap_or_default(),
        distribution: head.distribution.as_deref().unwrap_or_default(),
        ..brief
    }
}

/// The language a text is in: as its front matter says (`lang: kk`), else as its letters tell.
fn tongue(text: &Text) -> String {
    let entries = text.provisions().iter().take_while(|provision| provision.form.kind == Kind::Meta);
    let named = entries.map(crate::text::Provision::line).find_map(|line| {
        let tag = line.strip_prefix("lang:")?.trim().to_owned();
        let fits = tag.len() <= 35 && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        (fits && !tag.is_empty()).then_some(tag)
    });
    named.unwrap_or_else(|| letters(text).code().to_owned())
}

/// Whether a text is written in Cyrillic or Latin letters for the most part.
pub fn letters(text: &Text) -> Language {
    const ENOUGH: usize = 4_096;
    let words = text.provisions().iter().flat_map(|provision| provision.body.paragraphs());
    let letters = words.flat_map(|content| content.text.chars()).filter(|c| c.is_alphabetic()).take(ENOUGH);
    let balance: i64 = letters.map(|c| if ('\u{400}'..='\u{52F}').contains(&c) { 1 } else { -1 }).sum();
    if balance > 0 { Language::Russian } else { Language::English }
}
