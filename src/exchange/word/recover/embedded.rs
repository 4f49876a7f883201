//! The part that travels in the file unseen and gives every voice to the letter, while it counts.

use sha2::{Digest, Sha256};

use super::{Embedded, RecoveredVoice, own_part};
use crate::consolidate::RollingText;
use crate::exchange::json;
use crate::exchange::word::error::WordError;
use crate::exchange::word::write::xml::escape;
use crate::exchange::word::xml;
use crate::text::token::{Sort, fold_into, tokenise};
use crate::text::{Kind, Text};

/// The namespace of the part.
pub const SPACE: &str = "urn:travaux:rolling:1";

/// The part for a rolling text of which this is visible.
pub fn embed(rolling: &RollingText, visible: &str) -> String {
    let mut certified = rolling.clone();
    let texts: Vec<(String, Text)> = (0..rolling.voices.len())
        .filter_map(|voice| Some((rolling.voices[voice].code.clone(), rolling.project(voice)?)))
        .collect();
    let named: Vec<(&str, &Text)> = texts.iter().map(|(code, text)| (code.as_str(), text)).collect();
    json::certify(&mut certified, &named);
    let bytes = json::save(&certified);
    let json = String::from_utf8_lossy(&bytes);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rolling xmlns=\"{SPACE}\" visible=\"{visible}\">{}</rolling>",
        escape(&json)
    )
}

/// What became of the embedded part of a file of which this is visible.
pub fn find(bytes: &[u8], visible: &str) -> Result<Embedded, WordError> {
    let Some(part) = own_part(bytes)? else { return Ok(Embedded::Missing) };
    let Ok(document) = xml::parse(&part, "customXml") else { return Ok(Embedded::Stale) };
    let root = document.root_element();
    if root.attribute("visible") != Some(visible) {
        return Ok(Embedded::Stale);
    }
    let json: String = root.children().filter_map(|child| child.text()).collect();
    Ok(match json::load(json.as_bytes()) {
        Ok(rolling) => Embedded::Exact(Box::new(rolling), json.into_bytes()),
        Err(_) => Embedded::Stale,
    })
}

/// What was set out in a print we wrote; nothing where it does not travel along, or is damaged.
pub fn printed(bytes: &[u8]) -> Option<RollingText> {
    let part = own_part(bytes).ok()??;
    let document = xml::parse(&part, "customXml").ok()?;
    let json: String = document.root_element().children().filter_map(|child| child.text()).collect();
    json::load(json.as_bytes()).ok()
}

/// What a draft visibly says, as a hash: the words and labels of the base and of every voice, typography and
/// formatting apart, so that saving the file in another program does not change it.
pub fn visible_hash(base: &Text, voices: &[RecoveredVoice]) -> String {
    let mut hasher = Sha256::new();
    hash_text("base", base, &mut hasher);
    for voice in voices {
        hash_text(&voice.code, &voice.text, &mut hasher);
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn hash_text(name: &str, text: &Text, hasher: &mut Sha256) {
    hasher.update(name.as_bytes());
    let mut tokens = Vec::new();
    let mut words = String::new();
    for provision in text.provisions().iter().filter(|provision| provision.form.kind != Kind::Meta) {
        words.clear();
        words.push('\n');
        if let Some(label) = &provision.form.label {
            fold_into(&label.surface, &mut words);
        }
        tokens.clear();
        tokenise(provision, &mut tokens);
        for token in &tokens {
            words.push(match token.sort {
                Sort::Cell => '\u{3}',
                Sort::CellParagraph => '\u{4}',
                _ => '\u{1}',
            });
            fold_into(crate::compare::side::surface(provision, token), &mut words);
        }
        hasher.update(words.as_bytes());
    }
}
