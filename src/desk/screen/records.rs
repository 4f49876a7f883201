//! The record: everything entered in a dossier, the newest first, with who entered it, when, on whose behalf, whether it
//! is signed and whether it has effect. A line leads to its place in the text.

mod view;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::desk::keymap::Command;
use crate::desk::proceedings::Proceedings;
use crate::desk::sitting::Sitting;
use crate::desk::widget::Reveal;
use crate::dossier::cite::Places;
use crate::dossier::history::{self, Effect};
use crate::dossier::office::Mark;
use crate::language::{Language, Phrase};
use crate::negotiation::position::Matter;
use crate::negotiation::record::{Body, Envelope, StoredRecord};
use crate::negotiation::submission::About;
use crate::negotiation::{ProvisionId, RecordId, Stretch};

/// The id of the line to search in, to be focused when the record opens.
pub const SEARCH: &str = "records";

/// The record of a dossier.
pub struct Records {
    title: String,
    /// The lines, the newest first; nothing while they are read out.
    lines: Option<Arc<Vec<Line>>>,
    sort: Sort,
    words: String,
    /// The lines that hold what is looked for, by their place among all.
    shown: Vec<usize>,
    /// The line chosen, by its place among those shown.
    chosen: usize,
    reveal: Reveal,
}

/// What happens on the record.
#[derive(Debug, Clone)]
pub enum Message {
    /// A command.
    Command(Command),
    /// The lines were read out.
    Read(Arc<Vec<Line>>),
    /// Entries of another sort are wanted.
    SortPicked(Sort),
    /// Something was typed to be looked for.
    Typed(String),
    /// A line was pressed, by its place among those shown.
    Pressed(usize),
    /// The entry chosen is to be taken back.
    WithdrawPressed,
    /// Back to where one came from.
    Back,
}

/// What the record asks the desk to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Go to a place.
    Go(Goal),
    /// Take an entry back; what it says.
    Withdraw(RecordId, String),
    /// Back to where one came from.
    Back,
    /// Type what is to be looked for.
    Search,
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The record.
    pub id: RecordId,
    /// What sort of entry it is.
    pub sort: Sort,
    /// When, in the time of this place, by the clock of whoever entered it.
    pub time: DateTime,
    /// In whose name.
    pub author: String,
    /// The office that entered it, where that is another, and the letter it did so on the strength of.
    pub entered_by: Option<String>,
    /// What it says.
    pub words: String,
    /// What else is to be known of it: for whom it is, why it has no effect, the letter.
    pub asides: Vec<String>,
    /// What its signature tells, where anybody in the dossier signs, and whether that is good.
    pub mark: Option<(String, bool)>,
    /// Whether it has effect.
    pub effect: Effect,
    /// Where it leads.
    pub goal: Option<Goal>,
    /// Whether entries of its sort can be taken back.
    pub withdrawable: bool,
}

/// Where a line leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// To a passage, by its number.
    Item(u32),
    /// To a provision of the current draft.
    Provision(usize),
    /// To the text of a delegation.
    Reply(usize),
    /// To a draft, by its number.
    Draft(u32),
    /// To the reply board.
    Board,
}

/// A sort of entries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// All of them.
    #[default]
    All,
    /// Replies, and what carries them over.
    Replies,
    /// Positions and links.
    Positions,
    /// Outcomes.
    Outcomes,
    /// Remarks.
    Remarks,
    /// Drafts, and what was sent out.
    Drafts,
    /// Meetings, the table, keys, what was taken back.
    Other,
    /// What has no effect, whatever it is.
    Void,
}

impl Sort {
    /// All of them, in the order they are offered.
    pub const ALL: [Sort; 8] = [
        Sort::All,
        Sort::Replies,
        Sort::Positions,
        Sort::Outcomes,
        Sort::Remarks,
        Sort::Drafts,
        Sort::Other,
        Sort::Void,
    ];

    /// The key of its words.
    pub fn key(self) -> &'static str {
        match self {
            Sort::All => "records-all",
            Sort::Replies => "records-replies",
            Sort::Positions => "records-positions",
            Sort::Outcomes => "records-outcomes",
            Sort::Remarks => "records-remarks",
            Sort::Drafts => "records-drafts",
            Sort::Other => "records-other",
            Sort::Void => "records-void",
        }
    }

    fn of(body: &Body) -> Self {
        match body {
            Body::Submission(_) | Body::Carried(_) | Body::Retraction(_) => Sort::Replies,
            Body::Position(_) | Body::Link(_) => Sort::Positions,
            Body::Outcome(_) => Sort::Outcomes,
            Body::Remark(_) => Sort::Remarks,
            Body::Edition(_) | Body::Circulation(_) => Sort::Drafts,
            Body::Roster(_)
            | Body::Withdrawal(_)
            | Body::Expunged(_)
            | Body::Meeting(_)
            | Body::Key(_)
            | Body::Settings(_) => Sort::Other,
        }
    }

    fn holds(self, line: &Line) -> bool {
        match self {
            Sort::All => true,
            Sort::Void => line.effect != Effect::InEffect,
            own => own == line.sort,
        }
    }
}

impl Records {
    /// The record of what lies on the desk, still to be read out; nothing where that is no dossier.
    pub fn new(sitting: &Sitting) -> Option<Self> {
        sitting.proceedings.as_ref()?;
        Some(Self {
            title: sitting.title.clone(),
            lines: None,
            sort: Sort::All,
            words: String::new(),
            shown: Vec::new(),
            chosen: 0,
            reveal: Reveal::default(),
        })
    }

    /// The lines shown.
    pub fn shown(&self) -> impl Iterator<Item = &Line> {
        let lines = self.lines.as_deref().map(Vec::as_slice).unwrap_or_default();
        self.shown.iter().filter_map(|at| lines.get(*at))
    }

    /// Reacts to what happened.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Command(Command::NextLine) => self.choose(self.chosen.saturating_add(1)),
            Message::Command(Command::PreviousLine) => self.choose(self.chosen.saturating_sub(1)),
            Message::Command(Command::GoThere) => {
                return self.goal().map_or(Action::None, Action::Go);
            }
            Message::Command(Command::WithdrawEntry) | Message::WithdrawPressed => {
                let line = self.shown().nth(self.chosen).filter(|line| line.can_be_withdrawn());
                return line.map_or(Action::None, |line| Action::Withdraw(line.id, line.words.clone()));
            }
            Message::Command(Command::Find) => return Action::Search,
            Message::Command(Command::Dismiss) if !self.words.is_empty() => {
                self.words.clear();
                self.look_up();
            }
            Message::Command(Command::Dismiss) | Message::Back => return Action::Back,
            Message::Command(_) => {}
            Message::Read(lines) => {
                self.lines = Some(lines);
                self.look_up();
            }
            Message::SortPicked(sort) => {
                self.sort = sort;
                self.look_up();
            }
            Message::Typed(words) => {
                self.words = words;
                self.look_up();
            }
            Message::Pressed(at) => {
                self.chosen = at;
                return self.goal().map_or(Action::None, Action::Go);
            }
        }
        Action::None
    }

    fn choose(&mut self, at: usize) {
        self.chosen = at.min(self.shown.len().saturating_sub(1));
        self.reveal = Reveal { row: self.chosen, number: self.reveal.number + 1 };
    }

    fn goal(&self) -> Option<Goal> {
        self.shown().nth(self.chosen)?.goal.clone()
    }

    /// Looks up anew what is shown: the entries of a sort that hold every word typed.
    fn look_up(&mut self) {
        let words: Vec<String> = self.words.split_whitespace().map(str::to_lowercase).collect();
        let lines = self.lines.as_deref().map(Vec::as_slice).unwrap_or_default().iter().enumerate();
        let found = lines.filter(|(_, line)| self.sort.holds(line) && line.has(&words)).map(|(at, _)| at);
        self.shown = found.collect();
        self.choose(0);
    }

    fn count(&self, sort: Sort) -> usize {
        self.lines.iter().flat_map(|lines| lines.iter()).filter(|line| sort.holds(line)).count()
    }
}

impl Line {
    /// Whether it can be taken back: as long as it has effect. Drafts stay, and so does what follows from them.
    pub fn can_be_withdrawn(&self) -> bool {
        self.effect == Effect::InEffect && self.withdrawable
    }

    fn has(&self, words: &[String]) -> bool {
        let hay = [&self.author, &self.words]
            .into_iter()
            .chain(&self.entered_by)
            .chain(&self.asides)
            .map(|it| it.to_lowercase())
            .chain([self.time.date().to_string()])
            .collect::<Vec<String>>()
            .join(" ");
        words.iter().all(|word| hay.contains(word.as_str()))
    }
}

/// Reads out what was entered, the newest first, in a language and the time of a place.
pub fn lines(
    proceedings: &Proceedings,
    voices: &BTreeMap<String, usize>,
    (language, zone): (Language, &TimeZone),
) -> Vec<Line> {
    let dossier = &proceedings.dossier;
    let known = dossier.records().iter().filter_map(|record| Some((record, record.envelope()?)));
    let mut known: Vec<(&StoredRecord, &Envelope)> = known.collect();
    known.sort_by_key(|(record, envelope)| std::cmp::Reverse((envelope.counter, record.id)));
    let guide = Guide::new(proceedings, voices);
    let signs = dossier.has_keys();
    let mut places = Places::new(dossier, language);
    let line = |(record, envelope): (&StoredRecord, &Envelope)| {
        let id = record.id;
        let effect = Effect::of(dossier, &id);
        let mut asides: Vec<String> =
            history::asides(dossier, &id, envelope).into_iter().map(|phrase| language.say(phrase)).collect();
        if let Some(why) = dossier.state().without_effect.get(&id) {
            asides.pop();
            asides.push(language.say(Phrase::new("records-no-effect").inner("why", why.phrase())));
        }
        let mark = signs.then(|| dossier.mark(&id));
        let entered_by = envelope.entered_by.as_ref().filter(|by| **by != envelope.author);
        Line {
            id,
            sort: Sort::of(&envelope.body),
            time: envelope.time.to_zoned(zone.clone()).datetime(),
            author: envelope.author.to_string(),
            entered_by: entered_by.map(|by| {
                let letter = history::letter(envelope).map(|it| it.number.as_str()).unwrap_or_default();
                let key = if letter.is_empty() { "records-entered-by" } else { "records-entered-on" };
                language.say(Phrase::new(key).with("office", by).with("letter", letter))
            }),
            words: crate::exchange::paper::capital(&history::line(&mut places, envelope)),
            asides,
            mark: mark.map(|mark| {
                (language.say(mark.phrase()), matches!(mark, Mark::Signed { confirmed: true, .. }))
            }),
            effect,
            goal: guide.goal(&id, &envelope.body),
            withdrawable: matches!(
                &envelope.body,
                Body::Submission(_)
                    | Body::Position(_)
                    | Body::Link(_)
                    | Body::Outcome(_)
                    | Body::Remark(_)
                    | Body::Meeting(_)
                    | Body::Circulation(_)
            ),
        }
    };
    known.into_iter().map(line).collect()
}

/// Knows where lines lead.
struct Guide<'a> {
    proceedings: &'a Proceedings,
    voices: &'a BTreeMap<String, usize>,
    provisions: BTreeMap<ProvisionId, usize>,
}

impl<'a> Guide<'a> {
    fn new(proceedings: &'a Proceedings, voices: &'a BTreeMap<String, usize>) -> Self {
        let ids = proceedings.hearing.base.ids.iter().enumerate();
        Self { proceedings, voices, provisions: ids.map(|(at, id)| (*id, at)).collect() }
    }

    fn goal(&self, id: &RecordId, body: &Body) -> Option<Goal> {
        let state = self.proceedings.state();
        match body {
            Body::Outcome(outcome) => self.stretch(&outcome.on),
            Body::Position(position) => match &position.on {
                Matter::Wording(on) => self.stretch(on),
                Matter::Item(_) => None,
            },
            Body::Link(link) => self.stretch(&link.of),
            Body::Remark(remark) => {
                let on = remark.on.as_ref().and_then(|on| self.stretch(on));
                let named = remark.provision.and_then(|id| self.provisions.get(&id).copied());
                on.or(named.map(Goal::Provision))
            }
            Body::Submission(submission) => {
                let here = submission.about == About::Edition(self.proceedings.hearing.edition);
                let voice = submission.voices.iter().find_map(|voice| self.voices.get(voice.as_str()));
                voice.copied().filter(|_| here && state.stands(id)).map(Goal::Reply)
            }
            Body::Edition(edition) => state.edition(id).map(|_| Goal::Draft(edition.number)),
            Body::Circulation(_) | Body::Meeting(_) => Some(Goal::Board),
            _ => None,
        }
    }

    /// The place of a stretch in the draft on the desk.
    fn stretch(&self, on: &Stretch) -> Option<Goal> {
        let hearing = &self.proceedings.hearing;
        if on.edition != hearing.edition || on.language != hearing.language {
            return None;
        }
        match hearing.item_at(on) {
            Some(item) => Some(Goal::Item(item.number)),
            None => Some(Goal::Provision(hearing.rolling.provision_at(on.from))),
        }
    }
}
