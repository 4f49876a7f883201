//! Decisions that are in no draft yet and words half typed: a private note, never a record. It survives a crash and
//! goes with the text it is about, wherever that lies.

use serde::{Deserialize, Serialize};

use crate::consolidate::RollingText;
use crate::consolidate::compose::{self, Choice, own_words};

use super::settled::Settled;

/// The note.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Journal {
    /// The title of the document, for people who look into the file.
    pub title: String,
    /// What was chosen.
    #[serde(default)]
    pub decisions: Vec<Decision>,
    /// Provisions of the base written anew.
    #[serde(default)]
    pub edits: Vec<Edit>,
    /// What was being typed.
    #[serde(default)]
    pub typing: Option<Typing>,
    /// The reason being typed for the next decision.
    #[serde(default)]
    pub reason: String,
}

/// A choice in a passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The passage, by its place and layer.
    pub passage: String,
    /// What was chosen.
    pub choice: Chosen,
}

/// What was chosen. Wordings are known by their words: their numbers change when replies arrive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Chosen {
    /// The draft's wording.
    Kept,
    /// A wording that was proposed.
    Taken(String),
    /// Where a block is to stand: before this token of the base.
    Moved(u32),
    /// A wording of one's own.
    Own(String),
}

/// A provision written anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// The provision of the base.
    pub provision: usize,
    /// Its words.
    pub words: String,
}

/// Words half typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typing {
    /// What they are for.
    pub place: Place,
    /// The words.
    pub words: String,
}

/// What words are typed for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// A provision of the base.
    Provision(usize),
    /// A compromise in a passage.
    Passage(String),
}

/// What came back from a note.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Restored {
    /// What was decided.
    pub settled: Settled,
    /// How many decisions found their place.
    pub found: usize,
    /// How many did not: the wording they took is not proposed any more.
    pub lost: usize,
}

impl Journal {
    /// The note on what was decided.
    pub fn of(title: &str, rolling: &RollingText, settled: &Settled, typing: Option<Typing>) -> Self {
        let decisions = settled.choices().iter().filter_map(|(index, choice)| {
            let passage = rolling.passages.get(*index)?;
            let choice = match choice {
                Choice::Keep => Chosen::Kept,
                Choice::Own(own) => Chosen::Own(compose::written(own)),
                Choice::Take(wording) => {
                    let wording = passage.wordings.get(*wording)?;
                    match wording.place {
                        Some(place) => Chosen::Moved(place),
                        None => Chosen::Taken(compose::written(&wording.fragments)),
                    }
                }
                Choice::Open => return None,
            };
            Some(Decision { passage: passage.id(), choice })
        });
        let edits = settled.edits().iter();
        Self {
            title: title.to_owned(),
            decisions: decisions.collect(),
            edits: edits
                .map(|(provision, words)| Edit { provision: *provision, words: words.clone() })
                .collect(),
            typing,
            reason: String::new(),
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.decisions.is_empty() && self.edits.is_empty() && self.typing.is_none() && self.reason.is_empty()
    }

    /// What it says about this text.
    pub fn restore(&self, rolling: &RollingText) -> Restored {
        let mut restored = Restored::default();
        for decision in &self.decisions {
            let found =
                rolling.passages.iter().enumerate().find(|(_, passage)| passage.id() == decision.passage);
            let choice = found.and_then(|(index, passage)| {
                let wording = |fits: &dyn Fn(&crate::consolidate::Wording) -> bool| {
                    let mut wordings = passage.wordings.iter();
                    wordings.position(|it| !it.base && fits(it)).map(Choice::Take)
                };
                let choice = match &decision.choice {
                    Chosen::Kept => Some(Choice::Keep),
                    Chosen::Own(words) => Some(Choice::Own(own_words(words, passage))),
                    Chosen::Moved(place) => wording(&|it| it.place == Some(*place)),
                    Chosen::Taken(words) => {
                        wording(&|it| it.place.is_none() && compose::written(&it.fragments) == *words)
                    }
                };
                Some((index, choice?))
            });
            match choice {
                Some((index, choice)) => {
                    restored.settled.choose(index, Some(choice));
                    restored.found += 1;
                }
                None => restored.lost += 1,
            }
        }
        for edit in &self.edits {
            if edit.provision < rolling.base.provisions().len() {
                restored.settled.write(edit.provision, Some(edit.words.clone()));
                restored.found += 1;
            } else {
                restored.lost += 1;
            }
        }
        restored
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consolidate::{Revision, consolidate};
    use crate::text::markdown;

    #[test]
    fn what_was_decided_comes_back_even_when_a_reply_arrives_in_between() {
        let base =
            markdown::read("1. Срок тридцать дней.\n\n2. Отказ мотивируется.\n\n3. Расходы делятся.\n").0;
        let reply = |words: &str| {
            let text = "1. Срок тридцать дней.\n\n2. Отказ мотивируется.\n\n3. Расходы делятся.\n";
            markdown::read(&text.replace("тридцать", words)).0
        };
        let (one, two) = (reply("сорок"), reply("двадцать"));
        let only = [Revision { voice: "KRS", text: &one, partial: false }];
        let both = [Revision { voice: "ALT", text: &two, partial: false }, only[0]];
        let rolling = consolidate(&base, &only, &[]);
        let (index, _) = rolling.open_passages().next().unwrap();
        let mut settled = Settled::default();
        settled.choose(index, Some(Choice::Take(1)));
        settled.write(2, Some("Расходы несёт Сторона.".into()));
        let typing = Typing { place: Place::Provision(1), words: "Отказ".into() };
        let journal = Journal::of("Договор", &rolling, &settled, Some(typing));
        let text = ron::to_string(&journal).unwrap();
        assert_eq!(ron::from_str::<Journal>(&text).unwrap(), journal);
        assert_eq!(journal.restore(&rolling).settled, settled);
        let more = consolidate(&base, &both, &["ALT", "KRS"]);
        let back = journal.restore(&more);
        assert_eq!((back.found, back.lost), (2, 0));
        let (index, _) = more.open_passages().next().unwrap();
        assert_eq!(back.settled.choice(index), Some(&Choice::Take(2)));
        assert!(back.settled.compose(&more).provisions()[0].line().contains("сорок"));
        // A wording nobody proposes any more is not taken for another.
        let other = consolidate(&base, &both[..1], &[]);
        assert_eq!(journal.restore(&other).lost, 1);
    }
}
