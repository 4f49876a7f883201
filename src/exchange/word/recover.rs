//! The way back from a consolidated draft in Word: every voice's text out of the visible changes.
//!
//! What a voice says is what is left when what others put in is left out and what others take out stands. That
//! needs nothing but the visible changes, so it survives editing, other programs and the loss of everything
//! unseen; what it cannot give is typography, which is never set out as a change among several voices. The
//! embedded part adds that, as long as what is visible says the same; once somebody has changed a word it is stale
//! and counts no more.
//!
//! What LibreOffice loses when it saves such a file: nothing of the words and nothing of the embedded part. What is
//! typed there inside somebody's wording becomes a change of whoever typed it — a voice of its own here — or, with
//! tracking switched off, plain text of everybody; and once something was typed with tracking off, paragraphs that
//! go together with the heading above them may come back as headings.

mod embedded;
mod voice;
mod within;

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::error::WordError;
use super::identity::{CHANGES, CONSOLIDATED, Identity, edge_named, items, pieces};
use super::notice::{Notice, Notices};
use super::package::Package;
use super::read::{Bookmark, Comment, Import, Properties, Reading, View};
use super::write::model;
use crate::compare::threads::{self, in_parallel};
use crate::consolidate::certificate::sha256;
use crate::consolidate::{Revision, RollingText, consolidate};
use crate::exchange::odt;
use crate::negotiation::Code;
use crate::text::{Provision, Text};

pub use embedded::{embed, printed, visible_hash};
pub use voice::Speaker;
pub use within::{Edge, Finder, Within};

/// The property that lists the voices, in pieces Word can hold.
const VOICES: &str = "travaux-voices-";
/// The property that lists what a voice did not answer, in pieces.
const UNANSWERED: &str = "travaux-unanswered-";
/// The property that lists the comments we wrote, in pieces.
const COMMENTS: &str = "travaux-comments-";

/// What was recovered from a consolidated draft in Word.
#[derive(Debug, Clone)]
pub struct Recovered {
    /// The base.
    pub base: Text,
    /// The voices, in protocol order.
    pub voices: Vec<RecoveredVoice>,
    /// What became of the embedded part.
    pub embedded: Embedded,
    /// What the file says of itself.
    pub identity: Option<Identity>,
    /// What was noticed while reading.
    pub notices: Vec<Notice>,
}

/// A voice recovered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveredVoice {
    /// Its code, or the name somebody works under in Word.
    pub code: String,
    /// What it says.
    pub text: Text,
    /// Whether it answered a part only.
    pub partial: bool,
    /// Whether the draft was made of its reply; else somebody has been at work in the file since.
    pub known: bool,
}

/// What became of the embedded part.
#[derive(Debug, Clone)]
pub enum Embedded {
    /// There is none.
    Missing,
    /// What is visible says what it says: it gives every voice to the letter.
    Exact(Box<RollingText>, Vec<u8>),
    /// What is visible was changed since, or it is damaged: it counts no more.
    Stale,
}

impl Recovered {
    /// The rolling text: the embedded one while it counts, else that of the visible changes set out anew.
    pub fn rolling(&self) -> RollingText {
        if let Embedded::Exact(rolling, _) = &self.embedded {
            return (**rolling).clone();
        }
        let revisions: Vec<Revision<'_>> = self
            .voices
            .iter()
            .map(|voice| Revision { voice: &voice.code, text: &voice.text, partial: voice.partial })
            .collect();
        let protocol: Vec<&str> = self.voices.iter().map(|voice| voice.code.as_str()).collect();
        consolidate(&self.base, &revisions, &protocol)
    }
}

/// Recovers every voice from a file with tracked changes.
pub fn recover(bytes: &[u8]) -> Result<Recovered, WordError> {
    let base = Reading { view: View::Original, ..Reading::default() }.read(bytes)?;
    let listed = listed(&base.properties);
    let heard = codes(&base, &listed);
    let threads = threads::worth(base.text.provisions().len() * heard.len());
    let voices = in_parallel(threads, &heard, |(code, known)| {
        let codes = std::slice::from_ref(code);
        let speaker = Speaker { listed: &listed, codes, strangers: false };
        let voice = |part: &str| voice::as_one_voice(part, speaker, &mut Vec::new());
        let text = Reading::default().read_prepared(bytes, &voice)?.text;
        let unanswered = unanswered(&base.properties, code);
        let partial = !unanswered.is_empty();
        let text = if partial { without(text, &base.text, &unanswered) } else { text };
        Ok(RecoveredVoice { code: code.clone(), text, partial, known: *known })
    });
    let voices = voices.into_iter().collect::<Result<Vec<_>, WordError>>()?;
    let hash = visible_hash(&base.text, &voices);
    Ok(Recovered {
        embedded: embedded::find(bytes, &hash)?,
        identity: Identity::of(&base.properties),
        notices: base.notices,
        base: base.text,
        voices,
    })
}

/// A draft in which the changes of others are tracked, as the reply of whoever sends it back.
#[derive(Debug, Clone)]
pub struct OwnReply {
    /// What the file says without what others propose, and without the comments it was sent out with.
    pub import: Import,
    /// Those whose proposals were left aside.
    pub others: Vec<String>,
    /// What they still say in the file.
    pub voices: Vec<RecoveredVoice>,
    /// What was set out in the file when it was sent out, where that travels in it.
    pub sent: Option<RollingText>,
    /// The words of this reply that stand right beside a wording of another, and the provisions of the text read in
    /// which they do. They were read as a change of that wording.
    pub edges: Vec<(usize, Edge)>,
}

/// Reads a draft in which we tracked the changes of others as a reply to it: what the senders put in and take out,
/// and what somebody did whom the file does not list. Where nobody is named as sender, a file with the changes of
/// one voice is that voice's. Nothing where it is no such file.
pub fn own_reply(
    bytes: &[u8],
    is_odt: bool,
    properties: &Properties,
    senders: &[Code],
) -> Result<Option<OwnReply>, WordError> {
    let kind = Identity::of(properties).unwrap_or_default().kind;
    let listed = listed(properties);
    if listed.is_empty() || kind != CONSOLIDATED && kind != CHANGES {
        return Ok(None);
    }
    let senders: Vec<String> = senders.iter().map(Code::to_string).collect();
    let speaks = |name: &String| match senders.is_empty() {
        true => kind == CHANGES,
        // Joint voices are listed together: «KAZ+RUS», «KAZ (2)».
        false => name.split(['+', ' ']).any(|code| senders.iter().any(|sender| sender == code)),
    };
    let (codes, others): (Vec<String>, Vec<String>) = listed.iter().cloned().partition(speaks);
    let speaker = Speaker { listed: &listed, codes: &codes, strangers: true };
    let (mut import, edges) = if is_odt {
        odt::read_as(bytes, Reading::default(), Some(speaker))?
    } else {
        let edges = RefCell::default();
        let voice = |part: &str| voice::as_one_voice(part, speaker, &mut edges.borrow_mut());
        (Reading::default().read_prepared(bytes, &voice)?, edges.take())
    };
    let marks = import.bookmarks.extract_if(.., |it| edge_named(&it.name).is_some());
    let place = |mark: Bookmark| Some((mark.start.provision, edges.get(edge_named(&mark.name)?)?.clone()));
    let edges = marks.filter_map(place).collect();
    import.authors.retain(|author| speaker.signs(&author.name));
    import.tracked =
        import.authors.iter().any(|author| author.insertions + author.deletions + author.formatting > 0);
    let ours: BTreeSet<String> = items(properties, COMMENTS).map(str::to_owned).collect();
    import.comments = without_ours(std::mem::take(&mut import.comments), &ours);
    for author in &mut import.authors {
        author.comments = import.comments.iter().filter(|comment| comment.author == author.name).count();
    }
    import.authors.retain(|it| it.insertions + it.deletions + it.formatting + it.comments > 0);
    let sent = printed(bytes);
    let mut voices = Vec::new();
    if sent.is_some() {
        voices = recover(bytes)?.voices;
        voices.retain(|voice| others.contains(&voice.code));
    } else if is_odt {
        voices = odt_voices(bytes, properties, &listed, &others)?;
    }
    Ok(Some(OwnReply { import, others, voices, sent, edges }))
}

/// What these voices still say in an OpenDocument file; a partial one with what it did not answer.
fn odt_voices(
    bytes: &[u8],
    properties: &Properties,
    listed: &[String],
    codes: &[String],
) -> Result<Vec<RecoveredVoice>, WordError> {
    let voice = |code: &String| {
        let speaker = Speaker { listed, codes: std::slice::from_ref(code), strangers: false };
        let text = odt::read_as(bytes, Reading::default(), Some(speaker))?.0.text;
        let partial = !unanswered(properties, code).is_empty();
        Ok(RecoveredVoice { code: code.clone(), text, partial, known: true })
    };
    codes.iter().map(voice).collect()
}

/// The comments that were not in the file when it was sent out.
fn without_ours(comments: Vec<Comment>, ours: &BTreeSet<String>) -> Vec<Comment> {
    let stays: Vec<bool> = comments.iter().map(|it| !ours.contains(&mark_of(&it.author, &it.text))).collect();
    let place = |at: usize| {
        let before = stays.get(..at).unwrap_or_default();
        (stays.get(at) == Some(&true)).then(|| before.iter().filter(|stays| **stays).count())
    };
    let own = comments.into_iter().zip(&stays).filter(|(_, stays)| **stays);
    own.map(|(comment, _)| Comment { answers: comment.answers.and_then(place), ..comment }).collect()
}

/// The property that tells the comments we write from those of others, whatever numbers they get.
pub fn marks_of(comments: &[model::Comment]) -> Vec<(String, String)> {
    let marks: Vec<String> =
        comments.iter().map(|comment| mark_of(&comment.author, &comment.words())).collect();
    pieces(COMMENTS, &marks.join(","))
}

/// A few letters that tell a comment by who wrote it and what it says, white space and signs apart.
fn mark_of(author: &str, words: &str) -> String {
    let letters = author.chars().chain(words.chars()).filter(|c| c.is_alphanumeric());
    let mut hash = sha256(letters.collect::<String>().as_bytes());
    hash.truncate(12);
    hash
}

/// The properties that say which voices a draft is made of, and what they did not answer.
pub fn properties(rolling: &RollingText) -> Vec<(String, String)> {
    let codes: Vec<&str> = rolling.voices.iter().map(|voice| voice.code.as_str()).collect();
    let mut properties = pieces(VOICES, &codes.join(","));
    for voice in &rolling.voices {
        let provisions: Vec<String> = voice
            .unanswered
            .iter()
            .map(|span| {
                let first = rolling.provision_at(span.start);
                format!("{first}-{}", rolling.provision_at(span.end.saturating_sub(1)))
            })
            .collect();
        properties.extend(pieces(&format!("{UNANSWERED}{}-", voice.code), &provisions.join(",")));
    }
    properties
}

/// The voices a draft says it is made of.
fn listed(properties: &Properties) -> Vec<String> {
    let mut listed: Vec<String> = Vec::new();
    for code in items(properties, VOICES) {
        if !listed.iter().any(|known| known == code) {
            listed.push(code.to_owned());
        }
    }
    listed
}

/// All voices: those listed, then whoever else signed a change. Whether each was listed; where nobody is, all are.
fn codes(import: &Import, listed: &[String]) -> Vec<(String, bool)> {
    let mut codes: Vec<(String, bool)> = listed.iter().map(|code| (code.clone(), true)).collect();
    let others: BTreeSet<String> = import
        .authors
        .iter()
        .filter(|author| author.insertions + author.deletions + author.formatting > 0)
        .flat_map(|author| signatories(&author.name, listed))
        .collect();
    for other in others {
        if !codes.iter().any(|(known, _)| *known == other) {
            codes.push((other, listed.is_empty()));
        }
    }
    codes
}

/// Who signs a change under a name: joint holders are named together, everybody else is one person whose name may
/// hold a comma.
fn signatories(name: &str, listed: &[String]) -> Vec<String> {
    let parts: Vec<&str> = name.split(',').map(str::trim).collect();
    let is_code = |part: &&str| {
        if listed.is_empty() { part.parse::<Code>().is_ok() } else { listed.iter().any(|code| code == part) }
    };
    if parts.iter().all(is_code) {
        parts.into_iter().map(str::to_owned).collect()
    } else {
        vec![name.trim().to_owned()]
    }
}

/// The provisions of the base a voice did not answer.
fn unanswered(properties: &Properties, code: &str) -> Vec<(usize, usize)> {
    let name = format!("{UNANSWERED}{code}-");
    let range = |item: &str| {
        let (first, last) = item.split_once('-')?;
        Some((first.parse().ok()?, last.parse().ok()?))
    };
    items(properties, &name).filter_map(range).collect()
}

/// A voice's text without what it did not answer, which stands in it as the base has it.
fn without(text: Text, base: &Text, unanswered: &[(usize, usize)]) -> Text {
    let mut left: Vec<Option<Provision>> = text.into_provisions().into_iter().map(Some).collect();
    let mut from = 0;
    for (first, last) in unanswered {
        for provision in base.provisions().iter().skip(*first).take(last.saturating_sub(*first) + 1) {
            let rest = left.iter().enumerate().skip(from);
            let mut found = rest.filter(|(_, it)| it.as_ref() == Some(provision));
            if let Some((at, _)) = found.next() {
                left[at] = None;
                from = at + 1;
            }
        }
    }
    Text::new(left.into_iter().flatten().collect())
}

/// The text of a part of our own among the custom parts of a file.
fn own_part(bytes: &[u8]) -> Result<Option<String>, WordError> {
    let mut notices = Notices::default();
    let mut package = Package::open(bytes, &mut notices)?;
    let main = package.main_part(&mut notices)?;
    let relations = package.relations(&main, &mut notices)?;
    let parts: Vec<String> =
        relations.of_kind("customXml").filter(|it| !it.external).map(|it| it.target.clone()).collect();
    for part in parts {
        // A part that is damaged is not there.
        if let Ok(Some(text)) = package.text(&part, &mut notices)
            && text.contains(embedded::SPACE)
        {
            return Ok(Some(text));
        }
    }
    Ok(None)
}
