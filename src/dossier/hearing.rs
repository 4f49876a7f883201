//! An edition with everything proposed to it and everything recorded about it, in one language.

pub mod alike;
mod came;
mod going_on;
mod sheet;

use std::ops::Range;
use std::sync::{Arc, OnceLock};

pub use going_on::GoingOn;
pub use sheet::Sheet;

use self::alike::staying;
use super::follow::ToFollow;
use super::kept::{Kept, Voice};
use super::{Dossier, DossierError};
use crate::consolidate::compose::own_words;
use crate::consolidate::readings::meaning_of;
use crate::consolidate::{
    Fragment, KeptReadings, Layer, Passage, Readings, Revision, RollingText, VoiceSet, consolidate,
};
use crate::exchange::objects::Objects;
use crate::negotiation::board::{self, Board, Item, Speaker, Stand};
use crate::negotiation::carry::in_numbers_of;
use crate::negotiation::number;
use crate::negotiation::outcome::{Decision, Ending, Outcome, Reply, Status, Verdict};
use crate::negotiation::piece::Piece;
use crate::negotiation::stretch::{Stretch, before, legible};
use crate::negotiation::submission::Scope;
use crate::negotiation::{Code, LanguageTag, RecordId, StateOfPlay};
use crate::text::Text;

/// An edition with everything proposed to it, set out together, and how its passages stand. A copy shares the texts.
#[derive(Debug, Clone)]
pub struct Hearing {
    /// The edition.
    pub edition: RecordId,
    /// The language.
    pub language: LanguageTag,
    /// The edition's text.
    pub base: Arc<Kept>,
    /// The voices.
    pub voices: Arc<[Voice]>,
    /// What each voice says, in the numbers of the edition: see [`in_numbers_of`].
    pub renumbered: Arc<[Text]>,
    /// The edition and the voices set out together; not certified.
    pub rolling: Arc<RollingText>,
    /// How the passages stand.
    pub board: Board,
    /// What was changed in the leading language and is to follow in this one.
    pub to_follow: Vec<ToFollow>,
    grounds: Arc<Grounds>,
    /// The pictures and formulas its texts refer to, once somebody asked for them.
    drawn: Arc<OnceLock<Objects>>,
}

/// What a board is judged on beside the records: it stays as long as nobody answers the edition anew.
#[derive(Debug)]
struct Grounds {
    readings: KeptReadings,
    speakers: Vec<Speaker>,
    /// The passages that are left once all count alike, and their numbers; the others are consequences of numbering.
    numbered: Vec<(usize, u32)>,
}

/// What the meeting did with a passage, before it is put into a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// What was decided.
    pub choice: Choice,
    /// How firm it is.
    pub status: Status,
    /// Why.
    pub reason: String,
    /// What became of single proposals, where that is not what follows from the choice.
    pub verdicts: Vec<(Code, Verdict, String)>,
    /// The meeting.
    pub meeting: Option<RecordId>,
}

/// What was decided on a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// This wording of the passage is taken; the base's is kept.
    Wording(usize),
    /// These words stand, written by these.
    Words(String, Vec<Code>),
    /// What was agreed before stands again.
    Again(Box<Outcome>),
    /// It stays open.
    KeepOpen,
    /// It is put off.
    PutOff,
    /// It is opened again.
    Reopen,
}

impl Dossier {
    /// Sets out an edition in one language.
    pub fn hearing(&self, edition: &RecordId, language: &LanguageTag) -> Result<Hearing, DossierError> {
        let base = self.text_of(edition, language)?;
        let voices = self.voices(edition, language)?;
        let revisions = revisions(&voices);
        let protocol: Vec<&str> = voices.iter().map(|voice| voice.name.as_str()).collect();
        let mut rolling = consolidate(&base.text, &revisions, &protocol);
        let readings = Readings::new(&base.text, &revisions).keep();
        let renumbered: Vec<Text> = voices.iter().map(|it| in_numbers_of(&base.text, &it.text)).collect();
        // Where nothing is left of a difference once all count alike, it is a consequence of numbering.
        let alike = consolidate(&base.text, &counting_alike(&voices, &renumbered), &protocol);
        let stays = staying(rolling.open_passages(), alike.open_passages().map(|(_, passage)| passage));
        let came = self.came((edition, language), &base.text, (&voices, &renumbered));
        let (numbers, lettering) = came.names(&base.text, &rolling, &stays);
        let numbered: Vec<(usize, u32)> = stays.into_iter().zip(numbers).collect();
        rolling.lettering = lettering;
        let speakers = voices.iter().map(|voice| Speaker {
            name: voice.name.clone(),
            codes: voice.codes.clone(),
            submission: voice.submission,
        });
        let grounds = Grounds { readings, speakers: speakers.collect(), numbered };
        let mut hearing = Hearing {
            edition: *edition,
            language: language.clone(),
            base: Arc::new(base),
            voices: voices.into(),
            renumbered: renumbered.into(),
            rolling: Arc::new(rolling),
            board: Board::default(),
            to_follow: self.to_follow(edition, language)?,
            grounds: Arc::new(grounds),
            drawn: Arc::default(),
        };
        let board = hearing.judge(self.state(), &hearing.readings());
        hearing.board = board;
        Ok(hearing)
    }

    /// Sets out again what was set out before, after something was entered. As long as that was no reply, only how the
    /// passages stand is looked at anew.
    pub fn hear_again(&self, hearing: &mut Hearing) -> Result<(), DossierError> {
        if !hearing.is_current(self.state()) {
            *hearing = self.hearing(&hearing.edition, &hearing.language)?;
            return Ok(());
        }
        hearing.board = hearing.judge(self.state(), &hearing.readings());
        hearing.to_follow = self.to_follow(&hearing.edition, &hearing.language)?;
        Ok(())
    }
}

/// Voices ready to be consolidated.
pub fn revisions(voices: &[Voice]) -> Vec<Revision<'_>> {
    voices
        .iter()
        .map(|voice| Revision { voice: &voice.name, text: &voice.text, partial: voice.partial })
        .collect()
}

fn counting_alike<'v>(voices: &'v [Voice], renumbered: &'v [Text]) -> Vec<Revision<'v>> {
    let all = voices.iter().zip(renumbered);
    all.map(|(voice, text)| Revision { voice: &voice.name, text, partial: voice.partial }).collect()
}

impl Hearing {
    /// What each voice reads on any stretch of the edition.
    pub fn readings(&self) -> Readings<'_> {
        self.grounds.readings.on(&self.base.text, self.voices.iter().map(|voice| &voice.text))
    }

    /// How the passages stand by these records: nobody may have answered the edition anew since it was set out.
    pub fn judge(&self, state: &StateOfPlay, readings: &Readings<'_>) -> Board {
        let answered = |name: &str, provision: usize| {
            let voice = self.voices.iter().find(|voice| voice.name == name);
            voice.zip(self.base.ids.get(provision)).is_some_and(|(voice, id)| voice.scope.answers(id))
        };
        board::board(&board::Hearing {
            state,
            edition: self.edition,
            language: &self.language,
            rolling: &self.rolling,
            readings,
            speakers: &self.grounds.speakers,
            numbered: &self.grounds.numbered,
            answered: &answered,
        })
    }

    /// Whether everyone still says what is set out here, and the edition is still the one being negotiated.
    pub fn is_current(&self, state: &StateOfPlay) -> bool {
        let answers = state.answers_to(&self.edition, &self.language);
        let worded = answers.iter().filter(|it| state.answer(it, &self.language).is_some());
        let now = worded.map(|answer| (answer.submission, answer.by));
        let heard = self.voices.iter().map(|voice| (voice.submission, voice.by));
        state.current == Some(self.edition) && now.eq(heard)
    }

    /// The words of a wording in the numbers of the edition, as its first holder has them.
    fn effect(&self, passage: &Passage, wording: usize) -> Option<Vec<Fragment>> {
        let wording = passage.wordings.get(wording)?;
        let holder = wording.holders.first()?;
        let code = &self.rolling.voices.get(holder)?.code;
        let at = self.voices.iter().position(|voice| &voice.name == code)?;
        let (voice, text) = (self.voices.get(at)?, self.renumbered.get(at)?);
        if matches!(passage.layer, Layer::Presence | Layer::Order) || *text == voice.text {
            return Some(wording.fragments.clone());
        }
        let revision = Revision { voice: &voice.name, text, partial: voice.partial };
        let readings = Readings::new(&self.base.text, &[revision]);
        let read = readings.read(&voice.name, &passage.span, passage.layer)?;
        Some(read.fragments)
    }

    /// The item a stretch belongs to.
    pub fn item_at(&self, on: &Stretch) -> Option<&Item> {
        let here = on.edition == self.edition && on.language == self.language;
        let place = (on.layer, on.from..on.to);
        self.board.items.iter().find(|item| here && number::meets(&(item.layer, item.span.clone()), &place))
    }

    /// The passage of an item.
    pub fn passage(&self, item: &Item) -> Option<&Passage> {
        self.rolling.passages.get(item.passage)
    }

    /// A ruling as the record will state it; nothing where the passage has no such wording.
    pub fn outcome(&self, item: &Item, ruling: &Ruling) -> Option<Outcome> {
        let passage = self.passage(item)?;
        let base = item.options.first()?.reads.clone();
        let on = item.stretch(self.edition, &self.language, base);
        let mut outcome = Outcome {
            reason: ruling.reason.clone(),
            meeting: ruling.meeting,
            ..Outcome::new(on, Decision::KeepOpen, ruling.status.clone())
        };
        let mut taken = None;
        match &ruling.choice {
            Choice::Wording(at) => {
                let wording = passage.wordings.get(*at)?;
                let choice = item.options.get(*at)?;
                outcome.decision = if wording.base { Decision::Keep } else { Decision::Take };
                if !wording.base {
                    outcome.effect = Piece::all(&self.effect(passage, *at)?);
                    outcome.before = wording.place;
                    outcome.endings = self.endings(item.passage, &wording.holders);
                }
                outcome.on.reads = match wording.place {
                    Some(place) if passage.layer == Layer::Order => before(place),
                    _ => choice.reads.clone(),
                };
                taken = Some(*at);
            }
            // No words agreed where the draft has none would be a compromise that says nothing.
            Choice::Words(words, _) if words.trim().is_empty() && passage.only_adds() => return None,
            Choice::Words(words, authors) => {
                let fragments = words_of(words, passage);
                outcome.decision = Decision::Compromise;
                outcome.on.reads = legible(&meaning_of(&fragments));
                outcome.effect = Piece::all(&fragments);
                if passage.layer == Layer::Addition && !fragments.is_empty() {
                    outcome.endings = self.endings(item.passage, &passage.proposers());
                }
                outcome.authors.clone_from(authors);
            }
            Choice::Again(before) => {
                let Outcome { on, decision, effect, before, endings, authors, .. } = (**before).clone();
                outcome = Outcome { on, decision, effect, before, endings, authors, ..outcome };
            }
            Choice::KeepOpen => outcome.status = Status::Open,
            Choice::PutOff => (outcome.decision, outcome.status) = (Decision::PutOff, Status::Open),
            Choice::Reopen => (outcome.decision, outcome.status) = (Decision::Reopen, Status::Open),
        }
        for (at, choice) in item.options.iter().enumerate().skip(1) {
            let verdict = match (&ruling.choice, taken == Some(at)) {
                (Choice::Wording(_), true) => Verdict::Taken,
                (Choice::Wording(_), false) => Verdict::NotTaken,
                (Choice::Words(..) | Choice::Again(_), _) if choice.reads == outcome.on.reads => {
                    Verdict::Taken
                }
                (Choice::Words(..) | Choice::Again(_), _) => Verdict::TakenInPart,
                (Choice::Reopen, _) => continue,
                (Choice::KeepOpen | Choice::PutOff, _) => Verdict::ToDiscuss,
            };
            for submission in &choice.submissions {
                let own = ruling.verdicts.iter().find(|(code, ..)| {
                    self.voices.iter().any(|it| it.submission == *submission && it.codes.contains(code))
                });
                let (verdict, reason) =
                    own.map_or((verdict, String::new()), |(_, verdict, reason)| (*verdict, reason.clone()));
                outcome.answers.push(Reply { submission: *submission, verdict, reason });
            }
        }
        Some(outcome)
    }

    /// How items end beside a passage in which what these hold is taken.
    fn endings(&self, taken: usize, holders: &VoiceSet) -> Vec<Ending> {
        let with = |index: usize| {
            let at =
                self.rolling.ending_with(index, |passage| (passage == taken).then(|| holders.clone()))?;
            let passage = self.rolling.passages.get(index)?;
            let effect = Piece::all(&passage.wordings.get(at)?.fragments);
            Some(Ending { from: passage.span.start, to: passage.span.end, effect })
        };
        (0..self.rolling.passages.len()).filter_map(with).collect()
    }

    /// A provision written anew as the record will state it: all its words, whatever is proposed within.
    pub fn rewriting(&self, provision: usize, words: &[Fragment], ruling: &Ruling) -> Option<Outcome> {
        let from = self.rolling.starts.get(provision)?.checked_add(1)?;
        let to = *self.rolling.starts.get(provision + 1)?;
        let authors = match &ruling.choice {
            Choice::Words(_, authors) => authors.clone(),
            _ => Vec::new(),
        };
        Some(Outcome {
            on: Stretch {
                edition: self.edition,
                language: self.language.clone(),
                layer: Layer::Words,
                from,
                to,
                reads: legible(&meaning_of(words)),
            },
            decision: Decision::Compromise,
            effect: Piece::all(words),
            before: None,
            endings: Vec::new(),
            authors,
            status: ruling.status.clone(),
            answers: Vec::new(),
            reason: ruling.reason.clone(),
            meeting: ruling.meeting,
        })
    }

    /// Whether what somebody proposes at a place of the base has had its answer: the passage it stands in is agreed, or
    /// that part of it is. What was decided about whole provisions, or about where they stand, is no answer to what is
    /// proposed within them.
    pub fn is_settled(&self, outcomes: &[&Outcome], layer: Layer, span: &Range<u32>) -> bool {
        let within = |outer: &Range<u32>| outer.start <= span.start && span.end <= outer.end;
        let answered = || outcomes.iter().any(|it| it.on.layer == layer && within(&(it.on.from..it.on.to)));
        let mut here: Vec<&Item> =
            self.board.items.iter().filter(|item| item.takes_in(layer, span)).collect();
        if let Some(exact) = here.iter().position(|item| item.layer == layer && item.span == *span) {
            here = vec![here.swap_remove(exact)];
        }
        let settled = |item: &&Item| match item.stand {
            Stand::Partly(_) => answered(),
            _ => !item.stand.is_open(),
        };
        if here.is_empty() { answered() } else { here.iter().all(settled) }
    }

    /// The provisions of the base a voice answered, if not all.
    pub fn scope<'v>(&self, voice: &'v Voice) -> Option<&'v [crate::negotiation::ProvisionId]> {
        match &voice.scope {
            Scope::Whole => None,
            Scope::Provisions(ids) => Some(ids),
        }
    }
}

/// Words as they are to stand in a passage: new provisions where the passage is of whole ones.
fn words_of(words: &str, passage: &Passage) -> Vec<Fragment> {
    let whole = passage.layer == Layer::Addition
        || passage
            .wordings
            .iter()
            .any(|wording| wording.fragments.iter().filter(|it| it.opens_provision()).count() > 1);
    if !whole || words.trim().is_empty() {
        return own_words(words, passage);
    }
    let (text, _) = crate::text::markdown::read(words);
    let mut fragments = Vec::new();
    for provision in text.into_provisions() {
        let content = match provision.body {
            crate::text::Body::Prose(content) => content,
            crate::text::Body::Cells(_) => continue,
        };
        let opens = Some(crate::consolidate::Opens::Provision(provision.form));
        fragments.push(Fragment { opens, content });
    }
    fragments
}
