//! What was decided on a draft, in words: what stood, what stands now, how firmly.

use super::Round;
use super::named::stop;
use super::subject::{effect, firmness, in_line};
use crate::compare::BaseSide;
use crate::consolidate::{Fragment, Layer};
use crate::dossier::cite::Places;
use crate::exchange::paper::{Run, capital};
use crate::language::Phrase;
use crate::negotiation::outcome::{Decision, Outcome, Status};
use crate::negotiation::piece::Piece;
use crate::negotiation::state::Stated;

/// How many letters of a wording a sentence quotes.
const QUOTED: usize = 400;

/// By how many words people find the place where a provision begins anew.
const FIRST_WORDS: usize = 4;

/// In how many words and signs those are looked for.
const FIRST_TOKENS: usize = 16;

/// An outcome and its place.
pub(super) struct Decided<'a> {
    /// The outcome.
    pub outcome: &'a Stated<Outcome>,
    /// The numbers of the passage it is about; none where nothing is disputed there any more.
    pub number: Option<u32>,
    /// The place: "Article 5, paragraph 1".
    pub place: String,
    /// What the draft says there; empty where it says nothing.
    pub was: String,
    /// The provision it begins in and the one it was proposed to join to it, where that was proposed.
    pub joined: Option<(String, String)>,
    /// The first words of what stands there and after it in the same provision.
    onwards: String,
}

/// The outcomes on the draft that were not overtaken by later ones, in the order of the text.
pub(super) fn all<'a>(round: &Round<'a>) -> Vec<Decided<'a>> {
    let side = BaseSide::new(&round.hearing.base.text);
    let here = round.state().outcomes.values().filter(|outcome| {
        let on = &outcome.what.on;
        on.edition == round.edition.id
            && on.language == round.hearing.language
            && !round.state().overtaken.contains(&outcome.id)
    });
    let mut places = Places::new(round.dossier, round.manner.language);
    let mut all: Vec<Decided<'a>> = here
        .map(|outcome| {
            let on = &outcome.what.on;
            let was: String = match on.layer {
                Layer::Addition => String::new(),
                _ => side.read(on.from..on.to),
            };
            let item = round.hearing.item_at(on);
            let onwards = (on.from..side.len()).take(FIRST_TOKENS).take_while(|token| {
                side.provision_at(*token) == side.provision_at(on.from) || *token < on.to
            });
            let next = side.provision_at(on.from.min(side.len().saturating_sub(1)));
            let joins = |first: usize| first < next && on.from < on.to && on.layer != Layer::Addition;
            let joined = item.filter(|item| joins(item.provision) && item.layer == on.layer).map(|item| {
                let citations = round.citations();
                (citations.of(item.provision), citations.of(next))
            });
            Decided {
                outcome,
                number: item.map(|item| item.number),
                place: match &joined {
                    Some((first, _)) => first.clone(),
                    None => places.of(on),
                },
                joined,
                onwards: first_words(&onwards.map(|token| side.surface(token)).collect::<String>()),
                was: was.split_whitespace().collect::<Vec<_>>().join(" "),
            }
        })
        .collect();
    all.sort_by_key(|it| (it.outcome.what.on.from, it.outcome.what.on.to, it.outcome.counter, it.outcome.id));
    all
}

/// Those that stand in the next draft.
pub(super) fn agreed<'a>(round: &Round<'a>) -> Vec<Decided<'a>> {
    let agreed = &round.hearing.board.agreed;
    all(round).into_iter().filter(|it| agreed.contains(&it.outcome.id)).collect()
}

impl Decided<'_> {
    /// "No. 3. Article 5, paragraph 1".
    pub fn heading(&self, round: &Round<'_>) -> String {
        match self.number {
            Some(number) => round
                .say(Phrase::new("paper-numbered-place").with("number", number).with("place", &self.place)),
            None => self.place.clone(),
        }
    }

    /// The provisions it adds, where it adds several: they are set out below the sentence that says so.
    pub fn added(&self) -> Vec<Vec<Run>> {
        let lines = effect(&self.outcome.what).unwrap_or_default();
        let added = self.was.is_empty() && lines.len() > 1;
        if added { lines } else { Vec::new() }
    }

    /// What it changes: "instead of “thirty”: “sixty”".
    pub fn change(&self, round: &Round<'_>) -> String {
        let what = &self.outcome.what;
        let fragments: Vec<_> = what.effect.iter().filter_map(Piece::read).collect();
        let (was, now) = (quoted(&self.was), quoted(&in_line(&fragments)));
        let count = |words: &str| words.split_whitespace().count();
        let (before, after) = (count(&was), count(&now));
        if let Some((first, second)) = &self.joined {
            let key = match what.decision {
                Decision::Keep => Some("decided-not-joined"),
                Decision::Take | Decision::Compromise if was == now => Some("decided-joined"),
                _ => None,
            };
            if let Some(key) = key {
                return round.say(Phrase::new(key).with("first", first).with("second", second));
            }
        }
        let taken = matches!(what.decision, Decision::Take | Decision::Compromise);
        if let Some(label) = self.parted(&fragments).filter(|_| taken) {
            let phrase = match label {
                "" => Phrase::new("decided-parted"),
                label => Phrase::new("decided-parted-as").with("label", label),
            };
            return round.say(phrase.with("words", &self.onwards));
        }
        let phrase = match what.decision {
            Decision::Take | Decision::Compromise => match (what.on.layer, was.is_empty(), now.is_empty()) {
                (Layer::Order, ..) => Phrase::new("decided-moved").with("place", self.moved_to(round)),
                _ if !self.added().is_empty() => Phrase::new("decided-added-below"),
                (Layer::Presence, _, true) => Phrase::new("decided-removed").with("was", was),
                (_, true, _) => Phrase::new("decided-added").with("now", now),
                (_, _, true) => Phrase::new("decided-left-out").with("was", was).count("before", before),
                _ => Phrase::new("decided-replaced")
                    .with("was", was)
                    .with("now", now)
                    .count("before", before)
                    .count("after", after),
            },
            Decision::Keep if was.is_empty() => Phrase::new("decided-not-added"),
            Decision::Keep => Phrase::new("decided-kept").with("was", was),
            other => Phrase::new(other.key()),
        };
        round.say(phrase)
    }

    /// Where the same words only begin a provision anew: its number, empty where it has none.
    fn parted<'f>(&self, fragments: &'f [Fragment]) -> Option<&'f str> {
        let same = |one: &str, other: &str| one.split_whitespace().eq(other.split_whitespace());
        let words: String = fragments.iter().map(|fragment| fragment.content.text.as_str()).collect();
        let new = fragments.iter().find(|fragment| fragment.opens_provision())?;
        (self.outcome.what.on.layer == Layer::Words && !self.was.is_empty() && same(&words, &self.was))
            .then(|| new.label().unwrap_or_default())
    }

    /// Before what a block that is moved now stands.
    fn moved_to(&self, round: &Round<'_>) -> String {
        let text = &round.hearing.base.text;
        let side = BaseSide::new(text);
        let token = self.outcome.what.before.unwrap_or_else(|| side.len());
        let provision = if token < side.len() { side.provision_at(token) } else { text.provisions().len() };
        round.citations().before(provision)
    }

    /// The whole of it: "The compromise of KAZ was agreed: instead of …", and why.
    pub fn sentence(&self, round: &Round<'_>) -> String {
        let what = &self.outcome.what;
        let change = self.change(round);
        let mut said = match what.decision {
            Decision::Compromise => {
                let names = round.full_names(&what.authors);
                match names.is_empty() {
                    true => round.say(Phrase::new("decided-compromise").with("change", change)),
                    false => round.say(
                        Phrase::new("decided-compromise-of").with("names", names).with("change", change),
                    ),
                }
            }
            _ => capital(&change),
        };
        if !what.reason.trim().is_empty() {
            said = format!("{said} ({})", what.reason.trim());
        }
        stop(said)
    }

    /// The place, what was decided and how firmly, in a line.
    pub fn line(&self, round: &Round<'_>) -> String {
        let firmness = self.firmness(round);
        let sentence = self.sentence(round);
        let said = match self.outcome.what.status {
            Status::Open => sentence,
            _ => format!("{} ({firmness}).", sentence.trim_end_matches('.')),
        };
        format!("{}: {said}", self.heading(round))
    }

    /// How firm it is: "agreed", "agreed ad referendum: Korsia".
    pub fn firmness(&self, round: &Round<'_>) -> String {
        let status = &self.outcome.what.status;
        match status {
            Status::Agreed => round.say(status.key()),
            Status::Open => round.say(self.outcome.what.decision.key()),
            _ => firmness(round, status).unwrap_or_default(),
        }
    }
}

/// The first few words, and that there are more.
fn first_words(words: &str) -> String {
    let all: Vec<&str> = words.split_whitespace().collect();
    let first = all.iter().take(FIRST_WORDS).copied().collect::<Vec<_>>().join(" ");
    match all.len() > FIRST_WORDS {
        true => format!("{}…", first.trim_end_matches([',', ';', ':', '.'])),
        false => first,
    }
}

/// A wording as a sentence quotes it: on one line, abridged where it is very long.
pub(super) fn quoted(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(QUOTED) {
        Some((end, _)) => {
            let cut = line.get(..end).unwrap_or_default();
            let cut = cut.rsplit_once(' ').map_or(cut, |(whole, _)| whole);
            format!("{}…", cut.trim_end_matches([',', ';', ':', '.']))
        }
        None => line,
    }
}
