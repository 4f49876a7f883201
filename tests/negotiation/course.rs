//! A negotiation as chance would have it: replies of all kinds, taken back and put again, decided on and published, and
//! late replies to drafts long gone.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::Index;
use travaux::dossier::entry::Reply;
use travaux::dossier::hearing::{Choice, Hearing, Ruling};
use travaux::dossier::{Dossier, Occasion};
use travaux::negotiation::board::Item;
use travaux::negotiation::outcome::Status;
use travaux::negotiation::position::{Matter, Position, Stance};
use travaux::negotiation::statement::{Link, Meeting};
use travaux::negotiation::submission::{About, Action, Kind, Point};
use travaux::negotiation::{Audience, Code, RecordId};
use travaux::text::markdown;

use crate::round::{code, day, hearing, occasion, ru, text};

/// What delegations change, all at once or one thing at a time.
pub const CHANGES: [(&str, &str); 15] = [
    ("тридцати", "шестидесяти"),
    ("тридцати", "сорока"),
    ("тридцати", "девяноста"),
    ("запрос в течение тридцати дней", "обращение без задержки"),
    ("запрос", "обращение"),
    ("рассматривает запрос", "изучает запрос"),
    ("самостоятельно", "поровну"),
    ("самостоятельно", "совместно"),
    ("Стороны несут расходы самостоятельно.\n\n", ""),
    ("статье 2.\n", "статье 2.\n\n### Статья 4. Срок\n\nСоглашение действует пять лет.\n"),
    ("статье 2.\n", "статье 2.\n\n### Статья 4. Срок\n\nСоглашение бессрочно.\n"),
    ("преступностью.\n\n2. Орган", "преступностью. Орган"),
    ("### Статья 2. Расходы\n\nСтороны несут расходы самостоятельно.\n\n", ""),
    ("дней.\n", "дней.\n\n3. Орган вправе продлить этот срок.\n"),
    ("### Статья 1. Предмет", "### Статья 1. Термины\n\nОрган — орган Стороны.\n\n### Статья 2. Предмет"),
];
const VOICES: [&str; 6] = ["KAZ", "ARM", "BLR", "KGZ", "RUS", "TJK"];

/// Something that happens.
#[derive(Debug, Clone)]
pub enum Step {
    /// A whole text, of one delegation or of two together.
    Full(usize, Option<usize>, Vec<usize>),
    /// The articles that are changed.
    Parts(usize, Vec<usize>),
    /// Words to be replaced.
    Points(usize, Vec<usize>),
    NoComments(usize),
    /// Something that was said, decided, carried over or taken back is taken back.
    Withdraw(Index),
    /// A delegation takes some of its proposals back.
    Yield(usize, Index),
    Decide(Index, usize, bool),
    Publish,
    /// A reply to an older draft, carried over at once or not.
    Late(usize, Vec<usize>, bool),
    /// A reply that only the secretariat, or only the office that entered it, may see.
    Quiet(usize, Vec<usize>, bool),
    /// What a delegation says of a wording.
    Say(usize, Index, usize),
    /// A passage that hangs on another.
    Link(usize, Index, Index),
    Meet,
}

fn changes() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0..CHANGES.len(), 0..4)
}

fn step() -> impl Strategy<Value = Step> {
    let who = || 0..VOICES.len();
    prop_oneof![
        6 => (who(), prop::option::weighted(0.2, who()), changes()).prop_map(|(a, b, c)| Step::Full(a, b, c)),
        2 => (who(), changes()).prop_map(|(who, changes)| Step::Parts(who, changes)),
        1 => (who(), changes()).prop_map(|(who, changes)| Step::Points(who, changes)),
        1 => who().prop_map(Step::NoComments),
        3 => any::<Index>().prop_map(Step::Withdraw),
        1 => (who(), any::<Index>()).prop_map(|(who, which)| Step::Yield(who, which)),
        4 => (any::<Index>(), 0..4_usize, any::<bool>()).prop_map(|(on, what, firm)| Step::Decide(on, what, firm)),
        3 => Just(Step::Publish),
        1 => (who(), changes(), any::<bool>()).prop_map(|(who, changes, at_once)| Step::Late(who, changes, at_once)),
        1 => (who(), changes(), any::<bool>()).prop_map(|(who, changes, own)| Step::Quiet(who, changes, own)),
        1 => (who(), any::<Index>(), 0..Stance::ALL.len()).prop_map(|(who, on, what)| Step::Say(who, on, what)),
        1 => (who(), any::<Index>(), any::<Index>()).prop_map(|(who, of, on)| Step::Link(who, of, on)),
        1 => Just(Step::Meet),
    ]
}

pub fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec(step(), 2..most)
}

/// A dossier things happen to.
pub struct Course {
    pub dossier: Dossier,
    /// What was said, decided, carried over or taken back, in order, and by whom.
    pub said: Vec<(RecordId, Code)>,
}

impl Course {
    pub fn new(dossier: Dossier) -> Self {
        Self { dossier, said: Vec::new() }
    }

    /// Lets a step happen, and calls after each record that was made; what is not possible just now is left out.
    pub fn take(&mut self, step: &Step, mut look: impl FnMut(&Self)) {
        let current = self.dossier.state().current.unwrap();
        match step {
            Step::Full(who, with, changes) => {
                let source = changed(&self.draft(current), changes);
                let mut reply = self.reply(Kind::Full, *who, current);
                reply.voices.extend(with.map(|other| code(VOICES[other])));
                reply.texts = BTreeMap::from([(ru(), text(&source))]);
                self.submit(reply);
            }
            Step::Parts(who, changes) => {
                let whole = self.draft(current);
                let now = changed(&whole, changes);
                let (before, after) = (articles(&whole), articles(&now));
                let parts: Vec<&str> = after.into_iter().filter(|it| !before.contains(it)).collect();
                if parts.is_empty() {
                    return;
                }
                let mut reply = self.reply(Kind::Parts, *who, current);
                reply.texts = BTreeMap::from([(ru(), text(&parts.concat()))]);
                self.submit(reply);
            }
            Step::Points(who, changes) => {
                let mut reply = self.reply(Kind::Points, *who, current);
                let words = changes
                    .iter()
                    .map(|at| CHANGES[*at])
                    .filter(|it| !it.0.contains('\n') && !it.1.contains('\n'));
                reply.points = words.map(|(find, new)| point(find, new)).collect();
                self.submit(reply);
            }
            Step::NoComments(who) => {
                let reply = self.reply(Kind::NoComments, *who, current);
                self.submit(reply);
            }
            Step::Withdraw(which) => {
                if self.said.is_empty() {
                    return;
                }
                let (of, author) = which.get(&self.said).clone();
                let by = self.dossier.withdraw_for(author.clone(), of, "", &occasion()).unwrap();
                self.said.push((by, author));
            }
            Step::Yield(who, which) => {
                let hearing = hearing(&self.dossier);
                let own = code(VOICES[*who]);
                let holds = |item: &&Item| item.options.iter().any(|it| it.holders.contains(&own));
                let items: Vec<_> = hearing.board.items.iter().filter(holds).collect();
                if items.is_empty() {
                    return;
                }
                let items = &items[which.index(items.len())..];
                let voices = [own.clone()];
                let by = self.dossier.withdraw_proposals(&hearing, &voices, items, "", &occasion()).unwrap();
                self.said.push((by, own));
            }
            Step::Decide(on, what, firm) => {
                let hearing = hearing(&self.dossier);
                if hearing.board.items.is_empty() {
                    return;
                }
                let item = on.get(&hearing.board.items);
                let choice = match what {
                    0 => Choice::Wording(0),
                    1 => Choice::Wording(1),
                    2 => Choice::KeepOpen,
                    _ => Choice::Words("иные слова".to_owned(), vec![code("BLR")]),
                };
                let status = if *firm { Status::Agreed } else { Status::AgreedInGroup };
                let ruling =
                    Ruling { choice, status, reason: String::new(), verdicts: Vec::new(), meeting: None };
                let outcome = hearing.outcome(item, &ruling).unwrap();
                let by = self.dossier.decide(outcome, &occasion()).unwrap();
                self.said.push((by, code("SEC")));
            }
            Step::Publish => {
                let draft = self.dossier.next_draft(day()).unwrap().draft;
                self.dossier.publish(draft, &occasion()).unwrap();
            }
            Step::Late(who, changes, at_once) => {
                let older = self.dossier.state().editions.first().unwrap().id;
                if older == current {
                    return;
                }
                let source = changed(&self.draft(older), changes);
                let mut reply = self.reply(Kind::Full, *who, older);
                reply.texts = BTreeMap::from([(ru(), text(&source))]);
                let late = self.submit(reply);
                if let Some(late) = late.filter(|_| *at_once) {
                    look(self);
                    let by = self.dossier.carry_over(late, &occasion()).unwrap();
                    self.said.push((by, code(VOICES[*who])));
                }
            }
            Step::Quiet(who, changes, own) => {
                let source = changed(&self.draft(current), changes);
                let mut reply = self.reply(Kind::Full, *who, current);
                reply.texts = BTreeMap::from([(ru(), text(&source))]);
                let audience = if *own { Audience::OwnOffice } else { Audience::Secretariat };
                let record = self.dossier.submit(reply, &Occasion { audience, ..occasion() }).unwrap().record;
                self.said.push((record, code(VOICES[*who])));
            }
            Step::Say(who, on, what) => {
                let Some((item, hearing)) = self.item(on) else { return };
                let reads = item.options[what % item.options.len()].reads.clone();
                let on = Matter::Wording(item.stretch(current, &hearing.language, reads));
                let voices = vec![code(VOICES[*who])];
                let position = Position { voices, on, stance: Stance::ALL[*what], reason: String::new() };
                let by = self.dossier.take_position(position, &occasion()).unwrap();
                self.said.push((by, code(VOICES[*who])));
            }
            Step::Link(who, of, on) => {
                let (Some((of, hearing)), Some((on, _))) = (self.item(of), self.item(on)) else { return };
                let stretch =
                    |item: Item| item.stretch(current, &hearing.language, item.options[1].reads.clone());
                let link = Link {
                    of: stretch(of),
                    on: stretch(on),
                    voices: vec![code(VOICES[*who])],
                    condition: "если".to_owned(),
                };
                let by = self.dossier.link(link, &occasion()).unwrap();
                self.said.push((by, code(VOICES[*who])));
            }
            Step::Meet => {
                let meeting = Meeting {
                    body: "группа".to_owned(),
                    place: String::new(),
                    from: day(),
                    to: day(),
                    present: Vec::new(),
                    absent: Vec::new(),
                };
                self.dossier.meet(meeting, &occasion()).unwrap();
            }
        }
        look(self);
    }

    fn item(&self, which: &Index) -> Option<(Item, Hearing)> {
        let hearing = hearing(&self.dossier);
        let items = &hearing.board.items;
        (!items.is_empty()).then(|| (which.get(items).clone(), hearing.clone()))
    }

    fn draft(&self, edition: RecordId) -> String {
        markdown::write(&self.dossier.text_of(&edition, &ru()).unwrap().text)
    }

    fn reply(&self, kind: Kind, who: usize, about: RecordId) -> Reply {
        let mut reply = Reply::new(kind, vec![code(VOICES[who])], About::Edition(about));
        reply.date = Some(day());
        reply
    }

    fn submit(&mut self, reply: Reply) -> Option<RecordId> {
        let author = reply.voices[0].clone();
        // Points may have no place any more.
        let record = self.dossier.submit(reply, &occasion()).ok()?.record;
        self.said.push((record, author));
        Some(record)
    }
}

fn changed(source: &str, changes: &[usize]) -> String {
    let change = |text: String, at: &usize| text.replacen(CHANGES[*at].0, CHANGES[*at].1, 1);
    changes.iter().fold(source.to_owned(), change)
}

/// The articles of a text, each with its heading.
fn articles(source: &str) -> Vec<&str> {
    let starts: Vec<usize> = source.match_indices("### ").map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([source.len()]);
    starts.iter().zip(ends).map(|(from, to)| &source[*from..to]).collect()
}

fn point(find: &str, new: &str) -> Point {
    Point {
        number: String::new(),
        at: if find.starts_with("сам") { "статья 2" } else { "пункт 2 статьи 1" }.to_owned(),
        action: Action::Replace,
        find: find.to_owned(),
        text: new.to_owned(),
        reason: String::new(),
    }
}
