//! How every passage stands: its number, what was decided, who said what of which wording, what is known of the rest.
//!
//! What was recorded about a stretch is attached by what each voice reads on exactly that stretch, so that a
//! passage that became wider, or words that were repeated, leave it where it was. An agreed stretch opens again only
//! where a submission its outcome had not seen reads there neither as the base does nor as was agreed.

mod known;

use std::collections::BTreeSet;
use std::ops::Range;

use super::outcome::{Outcome, Status};
use super::position::{Matter, Stance};
use super::state::{Contradiction, StateOfPlay, Stated};
use super::stretch::{Stretch, before, legible, overlap};
use super::{Code, LanguageTag, RecordId};
use crate::consolidate::{Layer, Passage, Readings, RollingText, letter};

pub use known::Known;

/// A voice of a rolling text and the submission it speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// Its name in the rolling text.
    pub name: String,
    /// Who speaks, in protocol order.
    pub codes: Vec<Code>,
    /// The submission.
    pub submission: RecordId,
}

/// What a board is made of: an edition in one language and all that is proposed to it, set out together.
#[derive(Clone, Copy)]
pub struct Hearing<'a> {
    /// Where the negotiation stands.
    pub state: &'a StateOfPlay,
    /// The edition.
    pub edition: RecordId,
    /// The language.
    pub language: &'a LanguageTag,
    /// The edition and its submissions set out together.
    pub rolling: &'a RollingText,
    /// The same, voice by voice.
    pub readings: &'a Readings<'a>,
    /// The voices.
    pub speakers: &'a [Speaker],
    /// The passages that are more than a consequence of numbering, by their index, and the number of each.
    pub numbered: &'a [(usize, u32)],
    /// Per voice, whether it answered a provision of the base.
    pub answered: &'a dyn Fn(&str, usize) -> bool,
}

/// How the passages stand, by place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Board {
    /// The passages.
    pub items: Vec<Item>,
    /// Outcomes that stand in the next draft, whether or not anything is proposed there any more.
    pub agreed: Vec<RecordId>,
    /// Positions about a wording that nobody proposes any more.
    pub earlier: Vec<RecordId>,
}

/// How a passage stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The number people call it by.
    pub number: u32,
    /// Its index in the rolling text.
    pub passage: usize,
    /// What is at stake.
    pub layer: Layer,
    /// Its place in the base.
    pub span: Range<u32>,
    /// The provision of the base it stands in.
    pub provision: usize,
    /// Where it stands.
    pub stand: Stand,
    /// The outcomes that concern it, those overtaken left out.
    pub outcomes: Vec<RecordId>,
    /// The wordings.
    pub options: Vec<Choice>,
    /// What is known of those who proposed nothing here, in protocol order.
    pub known: Vec<(Code, Known)>,
    /// Links in which it hangs on another passage, or another on it.
    pub links: Vec<RecordId>,
    /// The outcome by which it was once agreed, where it is open again and nobody proposes what was agreed: one may come
    /// back to it.
    pub once_agreed: Option<RecordId>,
}

/// A wording of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its index in the passage.
    pub wording: usize,
    /// Its letter: A for the base. It stays as long as the edition lives.
    pub letter: String,
    /// What it reads, normalised.
    pub reads: String,
    /// Who proposed it, in protocol order; nobody for the base.
    pub holders: Vec<Code>,
    /// The submissions it stands in.
    pub submissions: Vec<RecordId>,
    /// What was said of it, in protocol order.
    pub positions: Vec<(Code, Stance, RecordId)>,
}

/// Where a passage stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stand {
    /// Nothing was decided.
    Open,
    /// It was dealt with and stays open: kept open, put off, opened again, or decided without being agreed.
    Pending(RecordId),
    /// A part of it is agreed.
    Partly(Vec<RecordId>),
    /// It was agreed, and these submissions have opened it again.
    Reopened(Vec<RecordId>),
    /// It was decided twice, apart from each other.
    Contradicted(Vec<RecordId>),
    /// It is agreed, so firmly.
    Agreed(Status),
}

impl Stand {
    /// Whether people have still to deal with it.
    pub fn is_open(&self) -> bool {
        !matches!(self, Stand::Agreed(_))
    }

    /// The key of its words.
    pub fn key(&self) -> &'static str {
        match self {
            Stand::Open => "stand-open",
            Stand::Pending(_) => "stand-pending",
            Stand::Partly(_) => "stand-partly",
            Stand::Reopened(_) => "stand-reopened",
            Stand::Contradicted(_) => "stand-contradicted",
            Stand::Agreed(status) => status.key(),
        }
    }

    /// The word other programs read.
    pub fn word(&self) -> &'static str {
        match self {
            Stand::Open => "open",
            Stand::Pending(_) => "pending",
            Stand::Partly(_) => "partly",
            Stand::Reopened(_) => "reopened",
            Stand::Contradicted(_) => "contradicted",
            Stand::Agreed(status) => status.word(),
        }
    }
}

impl Board {
    /// The passage with this number.
    pub fn numbered(&self, number: u32) -> Option<&Item> {
        self.items.iter().find(|item| item.number == number)
    }

    /// The passages people have still to deal with.
    pub fn open(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.stand.is_open())
    }
}

impl Item {
    /// The stretch this passage and one of its wordings are.
    pub fn stretch(&self, edition: RecordId, language: &LanguageTag, reads: String) -> Stretch {
        Stretch {
            edition,
            language: language.clone(),
            layer: self.layer,
            from: self.span.start,
            to: self.span.end,
            reads,
        }
    }

    /// Whether what is proposed at a place belongs to this passage. A passage of words may have swallowed whole
    /// provisions, and what is added between two.
    pub fn takes_in(&self, layer: Layer, span: &Range<u32>) -> bool {
        let within = self.span.start <= span.start && span.end <= self.span.end;
        within && self.layer == layer || swallows((self.layer, &self.span), (layer, span))
    }

    /// The wording a person means by a letter, by the code of someone who proposed it, or by "base".
    pub fn choice(&self, word: &str) -> Option<&Choice> {
        if word.eq_ignore_ascii_case("base") {
            return self.options.first();
        }
        let by_code =
            self.options.iter().find(|choice| choice.holders.iter().any(|code| code.as_str() == word));
        by_code.or_else(|| self.options.iter().find(|choice| choice.letter == letter::as_typed(word)))
    }
}

/// Whether a passage of words has swallowed whole provisions, or what is added between two.
fn swallows((outer, span): (Layer, &Range<u32>), (inner, part): (Layer, &Range<u32>)) -> bool {
    outer == Layer::Words
        && matches!(inner, Layer::Presence | Layer::Addition)
        && span.start <= part.start
        && part.end <= span.end
        && span.start < part.end
}

/// Sets out how every passage stands.
pub fn board(hearing: &Hearing<'_>) -> Board {
    let outcomes: Vec<&Stated<Outcome>> = hearing
        .state
        .outcomes
        .values()
        .filter(|outcome| {
            let on = &outcome.what.on;
            on.edition == hearing.edition
                && &on.language == hearing.language
                && !hearing.state.overtaken.contains(&outcome.id)
        })
        .collect();
    let contradicted: BTreeSet<RecordId> = hearing
        .state
        .contradictions
        .iter()
        .filter_map(|it| if let Contradiction::Outcomes(ids) = it { Some(ids) } else { None })
        .flatten()
        .copied()
        .collect();
    let mut reopened: BTreeSet<RecordId> = BTreeSet::new();
    let mut board = Board::default();
    let standings = hearing.state.standings(&hearing.edition);
    for (index, number) in hearing.numbered.iter().copied() {
        let Some(passage) = hearing.rolling.passages.get(index) else { continue };
        let judge = Judge { hearing, passage, index };
        let here: Vec<&Stated<Outcome>> =
            outcomes.iter().copied().filter(|outcome| judge.concerns(&outcome.what.on)).collect();
        let stand = judge.stand(&here, &contradicted, &mut reopened);
        let options = judge.options();
        board.items.push(Item {
            number,
            passage: index,
            layer: passage.layer,
            span: passage.span.clone(),
            provision: if hearing.rolling.base.is_empty() { 0 } else { hearing.rolling.owner(passage) },
            outcomes: here.iter().map(|outcome| outcome.id).collect(),
            known: known::known(hearing, passage, &options, &standings),
            once_agreed: judge.once_agreed(&stand),
            options,
            links: judge.links(),
            stand,
        });
    }
    board.agreed = outcomes
        .iter()
        .filter(|outcome| outcome.what.takes_effect())
        .map(|outcome| outcome.id)
        .filter(|id| !contradicted.contains(id) && !reopened.contains(id))
        .collect();
    let attached: BTreeSet<RecordId> = board
        .items
        .iter()
        .flat_map(|item| &item.options)
        .flat_map(|choice| choice.positions.iter().map(|(_, _, record)| *record))
        .collect();
    let about_here = |matter: &Matter| match matter {
        Matter::Wording(on) => on.edition == hearing.edition && &on.language == hearing.language,
        Matter::Item(_) => false,
    };
    let spoken =
        hearing.state.stances.iter().filter(|(matter, _)| about_here(matter)).flat_map(|(_, spoken)| spoken);
    let earlier: BTreeSet<RecordId> =
        spoken.map(|it| it.record).filter(|id| !attached.contains(id)).collect();
    board.earlier = earlier.into_iter().collect();
    board
}

/// Looks at one passage.
struct Judge<'a, 'h> {
    hearing: &'a Hearing<'h>,
    passage: &'a Passage,
    /// Its index in the rolling text.
    index: usize,
}

impl Judge<'_, '_> {
    /// Whether something said of a stretch concerns the passage. What was said of whole provisions or of what is added
    /// between two concerns a passage of words that has swallowed them.
    fn concerns(&self, on: &Stretch) -> bool {
        let span = &self.passage.span;
        if on.layer == self.passage.layer {
            return overlap((on.from, on.to), (span.start, span.end)) || self.touches(on);
        }
        swallows((self.passage.layer, span), (on.layer, &(on.from..on.to)))
    }

    /// An insertion belongs to whatever it touches.
    fn touches(&self, on: &Stretch) -> bool {
        let span = &self.passage.span;
        on.layer == Layer::Words
            && on.from == on.to
            && !span.is_empty()
            && (on.from == span.start || on.from == span.end)
    }

    fn stand(
        &self,
        here: &[&Stated<Outcome>],
        contradicted: &BTreeSet<RecordId>,
        reopened: &mut BTreeSet<RecordId>,
    ) -> Stand {
        let apart: Vec<RecordId> =
            here.iter().map(|it| it.id).filter(|id| contradicted.contains(id)).collect();
        if !apart.is_empty() {
            return Stand::Contradicted(apart);
        }
        let agreed: Vec<&&Stated<Outcome>> = here.iter().filter(|it| it.what.takes_effect()).collect();
        if agreed.is_empty() {
            return here.first().map_or(Stand::Open, |outcome| Stand::Pending(outcome.id));
        }
        let mut by = BTreeSet::new();
        for outcome in &agreed {
            let opened = self.opened_again(outcome);
            if !opened.is_empty() {
                reopened.insert(outcome.id);
                by.extend(opened);
            }
        }
        if !by.is_empty() {
            return Stand::Reopened(by.into_iter().collect());
        }
        if self.leaves_something_open(&agreed) {
            return Stand::Partly(agreed.iter().map(|outcome| outcome.id).collect());
        }
        let firmness = |status: &Status| match status {
            Status::Open => 0,
            Status::AgreedInGroup => 1,
            Status::AdReferendum(_) => 2,
            Status::Agreed => 3,
        };
        let weakest = agreed.iter().map(|outcome| &outcome.what.status).min_by_key(|status| firmness(status));
        weakest.map_or(Stand::Open, |status| Stand::Agreed(status.clone()))
    }

    /// The submissions the outcome had not seen that read on its stretch neither as the base nor as agreed.
    fn opened_again(&self, outcome: &Stated<Outcome>) -> Vec<RecordId> {
        let Some(unseen) = self.hearing.state.unseen.get(&outcome.id) else { return Vec::new() };
        let on = &outcome.what.on;
        let base = self.base(on.layer, &(on.from..on.to));
        self.proposers()
            .filter(|speaker| unseen.contains(&speaker.submission))
            .filter(|speaker| {
                let reads = self.reads(speaker, on.layer, &(on.from..on.to));
                reads.is_some_and(|reads| reads != base && reads != on.reads)
            })
            .map(|speaker| speaker.submission)
            .collect()
    }

    /// Whether somebody differs from the base on a part of the passage that no agreed stretch covers.
    fn leaves_something_open(&self, agreed: &[&&Stated<Outcome>]) -> bool {
        let span = &self.passage.span;
        if self.passage.layer != Layer::Words {
            return false;
        }
        let mut covered: Vec<Range<u32>> =
            agreed.iter().map(|outcome| outcome.what.on.from..outcome.what.on.to).collect();
        covered.sort_by_key(|range| (range.start, range.end));
        let mut gaps = Vec::new();
        let mut at = span.start;
        for range in covered {
            if range.start > at {
                gaps.push(at..range.start);
            }
            at = at.max(range.end);
        }
        if at < span.end {
            gaps.push(at..span.end);
        }
        gaps.iter().any(|gap| {
            let base = self.hearing.readings.base(gap, Layer::Words).meaning;
            self.proposers().any(|speaker| {
                let read = self.hearing.readings.inside(&speaker.name, gap);
                read.is_some_and(|read| read.meaning != base)
            })
        })
    }

    /// Those who propose something here.
    fn proposers(&self) -> impl Iterator<Item = &Speaker> {
        let names = self.hearing.rolling.codes(&self.passage.proposers());
        self.hearing.speakers.iter().filter(move |speaker| names.contains(&speaker.name.as_str()))
    }

    fn base(&self, layer: Layer, span: &Range<u32>) -> String {
        match layer {
            Layer::Order => before(span.end),
            _ => legible(&self.hearing.readings.base(span, layer).meaning),
        }
    }

    /// What a voice reads on a stretch.
    fn reads(&self, speaker: &Speaker, layer: Layer, span: &Range<u32>) -> Option<String> {
        if layer == Layer::Order {
            let voice = self.hearing.rolling.voice(&speaker.name)?;
            let moved = self.passage.wordings.iter().find(|wording| wording.holders.contains(voice))?;
            return (self.passage.span == *span).then(|| moved.place.map(before)).flatten();
        }
        self.hearing.readings.read(&speaker.name, span, layer).map(|read| legible(&read.meaning))
    }

    fn options(&self) -> Vec<Choice> {
        let passage = self.passage;
        let mut options: Vec<Choice> = Vec::new();
        for (at, wording) in passage.wordings.iter().enumerate() {
            let names = self.hearing.rolling.codes(&wording.holders);
            let holders = self.hearing.speakers.iter().filter(|it| names.contains(&it.name.as_str()));
            let holders: Vec<&Speaker> = holders.collect();
            let own = holders.first().and_then(|speaker| self.reads(speaker, passage.layer, &passage.span));
            let mut codes: Vec<Code> = Vec::new();
            for code in holders.iter().flat_map(|speaker| &speaker.codes) {
                if !codes.contains(code) {
                    codes.push(code.clone());
                }
            }
            options.push(Choice {
                wording: at,
                letter: letter::written(self.hearing.rolling.letter(self.index, at)),
                reads: own.unwrap_or_else(|| self.base(passage.layer, &passage.span)),
                submissions: holders.iter().map(|speaker| speaker.submission).collect(),
                holders: codes,
                positions: Vec::new(),
            });
        }
        for (matter, spoken) in &self.hearing.state.stances {
            let Matter::Wording(on) = matter else { continue };
            let here = on.edition == self.hearing.edition && &on.language == self.hearing.language;
            if !here || !self.concerns(on) {
                continue;
            }
            let span = on.from..on.to;
            for (choice, wording) in options.iter_mut().zip(&passage.wordings) {
                let says = if wording.base {
                    self.base(on.layer, &span) == on.reads
                } else {
                    let names = self.hearing.rolling.codes(&wording.holders);
                    let mut holders =
                        self.hearing.speakers.iter().filter(|it| names.contains(&it.name.as_str()));
                    holders.any(|speaker| self.reads(speaker, on.layer, &span).as_ref() == Some(&on.reads))
                };
                if says {
                    choice.positions.extend(spoken.iter().filter_map(|it| {
                        let position = self.hearing.state.positions.get(&it.record)?;
                        Some((it.voice.clone(), position.what.stance, it.record))
                    }));
                }
            }
        }
        options
    }

    /// What was agreed here last, overtaken or not, if neither the base nor anybody reads so any more.
    fn once_agreed(&self, stand: &Stand) -> Option<RecordId> {
        if !matches!(stand, Stand::Open | Stand::Pending(_) | Stand::Reopened(_)) {
            return None;
        }
        let here = self.hearing.state.outcomes.values().filter(|outcome| {
            let on = &outcome.what.on;
            on.edition == self.hearing.edition
                && &on.language == self.hearing.language
                && outcome.what.takes_effect()
                && self.concerns(on)
        });
        let last = here.max_by_key(|outcome| (outcome.counter, outcome.id))?;
        let on = &last.what.on;
        let span = on.from..on.to;
        let says = |speaker: &Speaker| self.reads(speaker, on.layer, &span).as_ref() == Some(&on.reads);
        let proposed = self.base(on.layer, &span) == on.reads || self.proposers().any(says);
        (!proposed).then_some(last.id)
    }

    fn links(&self) -> Vec<RecordId> {
        let links = self.hearing.state.links.values();
        let here = |on: &Stretch| {
            on.edition == self.hearing.edition && &on.language == self.hearing.language && self.concerns(on)
        };
        links.filter(|link| here(&link.what.of) || here(&link.what.on)).map(|link| link.id).collect()
    }
}
