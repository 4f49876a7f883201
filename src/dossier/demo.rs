//! A whole negotiation, played into a dossier: three drafts of the sample agreement, nine delegations and a body, every
//! kind of reply. Its dates are its own: the same every time, on every machine.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use super::entry::{Received, Reply};
use super::hearing::{Choice, Hearing, Ruling};
use super::round::Sending;
use super::sample::{self, Sample};
use super::signing::{Signer, append_signature};
use super::{Dossier, DossierError, Occasion, Storage, name, store};
use crate::consolidate::Layer;
use crate::negotiation::board::Item;
use crate::negotiation::carry::written;
use crate::negotiation::neighbour::runs;
use crate::negotiation::outcome::Status;
use crate::negotiation::position::{Matter, Position, Stance};
use crate::negotiation::record::{Body, Envelope, FORMAT, StoredRecord};
use crate::negotiation::statement::{Addressee, Attendance, Key, Link, Meeting, Withdrawal};
use crate::negotiation::submission::{About, Action, Kind, Letter, Part, Point};
use crate::negotiation::{Audience, Code, Digest, LanguageTag, RecordId};

/// The keys of a negotiation that is signed. They come from outside, for no two are the same.
#[derive(Debug, Clone)]
pub struct Keys {
    /// The secretariat's.
    pub office: Arc<dyn Signer>,
    /// That of somebody who passes for the secretariat.
    pub forger: Arc<dyn Signer>,
}

/// Plays the negotiation into a folder that is not there yet, or is empty. With keys, everything the secretariat
/// enters is signed, and one entry in its name is forged.
pub fn negotiate(
    root: &Path,
    storage: Arc<dyn Storage>,
    keys: Option<&Keys>,
) -> Result<Dossier, DossierError> {
    let opened = moment(date(2026, 3, 12), 9)?;
    let mut play = Play { dossier: sample::write(Sample::Agreement, root, opened, storage)? };
    if let Some(keys) = keys {
        play.announce(&keys.office)?;
    }
    play.first_round()?;
    play.second_round()?;
    play.forge("TAV", None)?;
    if let Some(keys) = keys {
        let office = play.dossier.genesis().office.clone();
        play.forge(office.as_str(), Some(&*keys.forger))?;
    }
    play.dossier.reload()?;
    Ok(play.dossier)
}

struct Play {
    dossier: Dossier,
}

fn code(text: &str) -> Result<Code, DossierError> {
    text.parse().map_err(|_| DossierError::SampleDamaged(text.to_owned()))
}

fn codes(texts: &[&str]) -> Result<Vec<Code>, DossierError> {
    texts.iter().map(|text| code(text)).collect()
}

fn moment(day: Date, hour: i8) -> Result<jiff::Timestamp, DossierError> {
    let zoned = day.to_datetime(jiff::civil::time(hour, 0, 0, 0)).to_zoned(TimeZone::UTC);
    Ok(zoned.map_err(|error| DossierError::SampleDamaged(error.to_string()))?.timestamp())
}

fn letter(number: &str, day: Date) -> Letter {
    Letter { number: number.to_owned(), date: Some(day), ..Letter::default() }
}

impl Play {
    fn on(&self, day: Date) -> Result<Occasion, DossierError> {
        Ok(Occasion::new(self.dossier.genesis().office.clone(), moment(day, 12)?))
    }

    fn current(&self) -> Result<RecordId, DossierError> {
        self.dossier.state().current.ok_or_else(|| DossierError::NoEdition("1".to_owned()))
    }

    fn hearing(&self, language: &LanguageTag) -> Result<Hearing, DossierError> {
        self.dossier.hearing(&self.current()?, language)
    }

    fn send(&mut self, day: Date, deadline: Date, number: &str, to: &[&str]) -> Result<(), DossierError> {
        let to: Vec<Code> = match to {
            [] => self.dossier.state().roster.delegations().map(|entry| entry.code.clone()).collect(),
            some => codes(some)?,
        };
        let sending = Sending {
            edition: self.current()?,
            to: to.into_iter().map(|code| Addressee { code, number: String::new() }).collect(),
            date: day,
            deadline: Some(deadline),
            letter: Some(letter(number, day)),
            reminder: false,
            files: Vec::new(),
        };
        let occasion = self.on(day)?;
        self.dossier.circulate(sending, &occasion).map(drop)
    }

    fn points(
        &mut self,
        voice: &str,
        about: About,
        day: Date,
        number: &str,
        points: &[(&str, Action, &str, &str)],
    ) -> Result<RecordId, DossierError> {
        let mut reply = Reply::new(Kind::Points, vec![code(voice)?], about);
        (reply.date, reply.letter) = (Some(day), Some(letter(number, day)));
        for (at, action, find, text) in points {
            reply.points.push(Point {
                number: String::new(),
                at: (*at).to_owned(),
                action: *action,
                find: (*find).to_owned(),
                text: (*text).to_owned(),
                reason: String::new(),
            });
        }
        let said = format!("Письмо № {number}.\n");
        reply.files.push(Received {
            name: format!("{voice}.txt"),
            bytes: said.into_bytes(),
            part: Part::Letter,
            language: None,
        });
        let occasion = self.on(day)?;
        Ok(self.dossier.submit(reply, &occasion)?.record)
    }

    /// Draft No. 2: every kind of reply, an amendment to an amendment, positions, a link; some of it agreed, some not.
    fn first_round(&mut self) -> Result<(), DossierError> {
        let first = self.current()?;
        let about = About::Edition(first);
        self.send(date(2026, 3, 12), date(2026, 3, 26), "4-17/201", &[])?;
        let late = self.points(
            "SLM",
            about,
            date(2026, 3, 30),
            "9-0/77",
            &[
                ("пункт 2 статьи 5", Action::Replace, "пяти рабочих дней", "семи рабочих дней"),
                ("статья 14", Action::Delete, "", ""),
            ],
        );
        // The article SLM wants out is withdrawn with the whole letter; a shorter one takes its place.
        if let Ok(record) = late {
            let occasion = self.on(date(2026, 4, 1))?;
            self.dossier.withdraw(record, "отозвано письмом № 9-0/81", &occasion)?;
        }
        self.amend("KRS", "VLN", date(2026, 3, 31))?;
        self.approved("VLN", date(2026, 3, 17))?;
        let meeting = self.meet(date(2026, 4, 7), &["SLM"])?;
        self.speak(date(2026, 4, 7))?;
        self.rule(date(2026, 4, 8), meeting, true)?;
        self.publish(date(2026, 4, 15))
    }

    /// Draft No. 3: a late reply to the draft before, a new reply, a letter of no comments; then everything is agreed.
    fn second_round(&mut self) -> Result<(), DossierError> {
        let older = self.dossier.state().current_edition().and_then(|edition| edition.what.previous);
        self.send(date(2026, 4, 15), date(2026, 5, 6), "4-17/288", &[])?;
        if let Some(older) = older {
            let day = date(2026, 4, 20);
            let late = self.points(
                "SLM",
                About::Edition(older),
                day,
                "9-0/95",
                &[("пункт 1 статьи 2", Action::Replace, "быстрого, полного", "своевременного, полного")],
            );
            if let Ok(late) = late {
                let occasion = self.on(day)?;
                self.dossier.carry_over(late, &occasion)?;
            }
        }
        let mut reply = Reply::new(Kind::NoComments, vec![code("DRV")?], About::Edition(self.current()?));
        (reply.date, reply.letter) = (Some(date(2026, 4, 24)), Some(letter("7/1290", date(2026, 4, 24))));
        let occasion = self.on(date(2026, 4, 24))?;
        self.dossier.submit(reply, &occasion)?;
        let meeting = self.meet(date(2026, 5, 12), &["NRD"])?;
        self.rule(date(2026, 5, 13), meeting, false)?;
        self.publish(date(2026, 5, 20))
    }

    /// An amendment to another delegation's amendment: heard there, not as a proposal of its own.
    fn amend(&mut self, voice: &str, of: &str, day: Date) -> Result<(), DossierError> {
        let state = self.dossier.state();
        let of = code(of)?;
        let target = state
            .submissions_about(&self.current()?)
            .into_iter()
            .find(|submission| submission.what.voices.contains(&of))
            .map(|submission| submission.id);
        let Some(target) = target else { return Ok(()) };
        let points = [("пункт 4 статьи 5", Action::Insert, "", "Отказ сообщается в письменной форме.")];
        self.points(voice, About::Submission(target), day, "1-25/961", &points).map(drop)
    }

    /// The text a government approved, kept by those who entered it.
    fn approved(&mut self, voice: &str, day: Date) -> Result<(), DossierError> {
        let current = self.current()?;
        let leading = self.dossier.genesis().leading.clone();
        let text = self.dossier.text_of(&current, &leading)?.text;
        let mut reply = Reply::new(Kind::Approved, vec![code(voice)?], About::Edition(current));
        reply.texts = BTreeMap::from([(leading, text)]);
        let mut occasion = self.on(day)?;
        occasion.office = code(voice)?;
        self.dossier.submit(reply, &occasion).map(drop)
    }

    fn meet(&mut self, day: Date, absent: &[&str]) -> Result<RecordId, DossierError> {
        let absent = codes(absent)?;
        let roster = &self.dossier.state().roster;
        let present = roster.delegations().filter(|entry| !absent.contains(&entry.code));
        let meeting = Meeting {
            body: "Экспертная группа".to_owned(),
            place: "Веланд".to_owned(),
            from: day,
            to: day.tomorrow().unwrap_or(day),
            present: present
                .map(|entry| Attendance { code: entry.code.clone(), people: Vec::new() })
                .collect(),
            absent,
        };
        let occasion = self.on(day)?;
        self.dossier.meet(meeting, &occasion)
    }

    /// Positions of every kind on the first passages, one of them hanging on another.
    fn speak(&mut self, day: Date) -> Result<(), DossierError> {
        let leading = self.dossier.genesis().leading.clone();
        let hearing = self.hearing(&leading)?;
        let occasion = self.on(day)?;
        let voices = ["DRV", "TAV", "ORT", "KRS", "BLN", "NRD"];
        let mut items = hearing.board.items.iter().filter(|item| item.options.len() > 1);
        for (stance, voice) in Stance::OF_A_WORDING.into_iter().zip(voices) {
            let Some(item) = items.next() else { break };
            let proposed = item.options.get(1).map(|choice| choice.reads.clone()).unwrap_or_default();
            let on = item.stretch(hearing.edition, &leading, proposed);
            let reason = if stance == Stance::AcceptsIf {
                "если будет решён вопрос о сроке"
            } else {
                ""
            };
            let position = Position {
                voices: codes(&[voice])?,
                on: Matter::Wording(on.clone()),
                stance,
                reason: reason.to_owned(),
            };
            self.dossier.take_position(position, &occasion)?;
            let other = hearing.board.items.iter().find(|other| other.number != item.number);
            if let (Stance::AcceptsIf, Some(other)) = (stance, other) {
                let base = other.options.first().map(|base| base.reads.clone()).unwrap_or_default();
                let link = Link {
                    of: on,
                    on: other.stretch(hearing.edition, &leading, base),
                    voices: codes(&[voice])?,
                    condition: reason.to_owned(),
                };
                self.dossier.link(link, &occasion)?;
            }
        }
        let on = Matter::Item(hearing.edition);
        let position =
            Position { voices: codes(&["SLM"])?, on, stance: Stance::NotInterested, reason: String::new() };
        self.dossier.take_position(position, &occasion).map(drop)
    }

    /// Goes through what is open: some of it is left open where `some` is, else all of it is agreed.
    fn rule(&mut self, day: Date, meeting: RecordId, some: bool) -> Result<(), DossierError> {
        let languages: Vec<LanguageTag> = self.dossier.genesis().languages.keys().cloned().collect();
        for language in languages {
            let Ok(hearing) = self.hearing(&language) else { continue };
            let occasion = self.on(day)?;
            let mut gone: Vec<Range<u32>> = Vec::new();
            // Parts of the same rival wordings are dealt with as one, and nothing is taken within what goes.
            let runs = runs(hearing.board.open()).into_iter();
            let items = runs.flat_map(|run| {
                let number = run.first().map_or(0, |first| first.number);
                run.into_iter().map(move |item| (number, item))
            });
            for (number, item) in items {
                let within = |gone: &Range<u32>| gone.start <= item.span.start && item.span.end <= gone.end;
                let choice = match gone.iter().any(within) {
                    true => Choice::Wording(0),
                    false => choose(&hearing, item, number, some)?,
                };
                if item.layer == Layer::Presence && matches!(choice, Choice::Wording(1..)) {
                    gone.push(item.span.clone());
                }
                let status = match item.number % 5 {
                    1 if !some => Status::AdReferendum(codes(&["KRS"])?),
                    2 => Status::AgreedInGroup,
                    _ => Status::Agreed,
                };
                let russian = language.as_str() == "ru";
                let reason = match (&choice, item.number % 2) {
                    (Choice::PutOff, _) if russian => "вернуться к рассмотрению на следующем заседании",
                    (Choice::PutOff, _) => "to be taken up again at the next meeting",
                    (_, 0) if russian => "согласовано экспертной группой",
                    (_, 0) => "agreed by the expert group",
                    _ => "",
                };
                let ruling = Ruling {
                    choice,
                    status,
                    reason: reason.to_owned(),
                    verdicts: Vec::new(),
                    meeting: Some(meeting),
                };
                if let Some(outcome) = hearing.outcome(item, &ruling) {
                    self.dossier.decide(outcome, &occasion)?;
                }
            }
        }
        Ok(())
    }

    fn publish(&mut self, day: Date) -> Result<(), DossierError> {
        let draft = self.dossier.next_draft(day)?.draft;
        let occasion = self.on(day)?;
        self.dossier.publish(draft, &occasion).map(drop)
    }

    /// The secretariat announces its key: from now on all it enters is signed.
    fn announce(&mut self, signer: &Arc<dyn Signer>) -> Result<(), DossierError> {
        self.dossier.sign_with(Arc::clone(signer));
        let occasion = self.on(date(2026, 3, 12))?;
        let key = Key {
            office: occasion.office.clone(),
            public: signer.public().to_owned(),
            means: signer.means().to_owned(),
            replaces: false,
            only: true,
        };
        self.dossier.announce_key(key, &occasion).map(drop)
    }

    /// A record put into the folder by someone who may not decide, or who passes for someone who may. It is kept, and
    /// has no effect.
    fn forge(&mut self, author: &str, signer: Option<&dyn Signer>) -> Result<(), DossierError> {
        let state = self.dossier.state();
        let author = code(author)?;
        let theirs = state.submissions.values().find(|submission| !submission.what.voices.contains(&author));
        let Some(of) = theirs.map(|submission| submission.id) else { return Ok(()) };
        let envelope = Envelope {
            format: FORMAT,
            dossier: *self.dossier.id(),
            author,
            entered_by: None,
            on_the_strength_of: None,
            counter: state.next_counter,
            after: state.heads.clone(),
            time: moment(date(2026, 5, 21), 3)?,
            audience: Audience::All,
            body: Body::Withdrawal(Withdrawal { of, reason: "подделка".to_owned() }),
        };
        let mut bytes = envelope.payload()?;
        let record = StoredRecord::known(Digest::of(&bytes), envelope);
        if let Some(signer) = signer {
            append_signature(&mut bytes, signer)?;
        }
        let folder = self.dossier.root().join(store::RECORDS);
        store::keep(&**self.dossier.storage(), &folder, &name::record_name(&record), &bytes)?;
        Ok(())
    }
}

/// What is done with a passage: by a number, so that every kind of outcome occurs.
fn choose(hearing: &Hearing, item: &Item, number: u32, some: bool) -> Result<Choice, DossierError> {
    let last = item.options.len().saturating_sub(1);
    let base = hearing.passage(item).and_then(|passage| passage.base_wording());
    let term = base.is_some_and(|base| written(&base.fragments) == "тридцати");
    Ok(match number % 7 {
        _ if term && some => Choice::Words("сорока пяти".to_owned(), codes(&["BKB"])?),
        3 if some => Choice::KeepOpen,
        6 if some => Choice::PutOff,
        0 | 4 => Choice::Wording(0),
        2 => Choice::Wording(last),
        _ => Choice::Wording(1.min(last)),
    })
}
