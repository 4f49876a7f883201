//! `travaux position`.

use std::path::PathBuf;

use clap::Args;

use super::source::{Source, voices};
use super::{Failure, decide, output, signing};
use crate::language::{Language, Phrase};
use crate::negotiation::position::{Matter, Position, Stance};
use crate::negotiation::statement::Link;

/// `travaux position`.
#[derive(Debug, Args)]
pub struct PositionAsked {
    /// The dossier.
    pub folder: PathBuf,
    /// Whose position; several joined by `+`.
    pub voice: String,
    /// The passage by its number, or `item`.
    pub passage: String,
    /// What is said.
    #[arg(value_enum)]
    pub stance: Stance,
    /// Of which wording: its letter, someone who proposed it, or `base`.
    #[arg(long)]
    pub on: Option<String>,
    /// Why, or on what condition.
    #[arg(long)]
    pub reason: Option<String>,
    /// The passage the position hangs on.
    #[arg(long)]
    pub hangs_on: Option<String>,
    /// On the strength of which letter, and for whom.
    #[command(flatten)]
    pub source: Source,
    /// The language.
    #[arg(long)]
    pub language: Option<String>,
}

/// The word for the whole item in place of a passage.
const WHOLE: &str = "item";

/// Records a position.
pub fn run(asked: &PositionAsked, language: Language) -> Result<(), Failure> {
    let voices = voices(&asked.voice)?;
    let mut dossier = signing::open(&asked.folder, &asked.source.sign, language)?;
    let occasion = asked.source.occasion(&dossier)?;
    let hearing = decide::hearing(&dossier, asked.language.as_deref())?;
    let reason = asked.reason.clone().unwrap_or_default();
    let stance = asked.stance;
    if asked.passage == WHOLE || stance == Stance::NotInterested {
        let on = Matter::Item(hearing.edition);
        dossier.take_position(Position { voices, on, stance, reason }, &occasion)?;
    } else {
        let item = decide::item(&hearing, &asked.passage)?;
        let word = asked.on.as_deref().unwrap_or("base");
        let choice = item.choice(word).ok_or_else(|| decide::unknown_wording(item, word, language))?;
        let stretch = item.stretch(hearing.edition, &hearing.language, choice.reads.clone());
        let link = match &asked.hangs_on {
            None => None,
            Some(other) => {
                let other = decide::item(&hearing, other)?;
                let base = other.options.first().map(|base| base.reads.clone()).unwrap_or_default();
                let on = other.stretch(hearing.edition, &hearing.language, base);
                Some(Link { of: stretch.clone(), on, voices: voices.clone(), condition: reason.clone() })
            }
        };
        let on = Matter::Wording(stretch);
        dossier.take_position(Position { voices, on, stance, reason }, &occasion)?;
        if let Some(link) = link {
            dossier.link(link, &occasion)?;
        }
    }
    let whole = asked.passage == WHOLE || stance == Stance::NotInterested;
    let key = if whole { "command-position-whole" } else { "command-position" };
    let phrase = Phrase::new(key)
        .with("voice", &asked.voice)
        .inner("stance", Phrase::new(stance.key()))
        .with("passage", &asked.passage);
    output::write(None, format!("{}\n", language.say(phrase)).as_bytes())
}
