//! What the secretariat states beside replies: that a draft was sent out, that a reply is taken back, that a meeting was
//! held, a remark; and what it hands on.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::print::write_whole;
use super::{Order, Progress, Source, dossiers, own, part};
use crate::desk::notice::{Notice, Tone};
use crate::desk::sitting::Sitting;
use crate::dossier::papers::mailing::{mailing, transfer_name};
use crate::dossier::round::Sending;
use crate::dossier::signing::MINISIGN;
use crate::dossier::transfer::Recipient;
use crate::dossier::{Dossier, DossierError, Occasion};
use crate::language::{Language, Phrase};
use crate::negotiation::extent::Extent;
use crate::negotiation::position::{Matter, Position, Stance};
use crate::negotiation::record::StoredRecord;
use crate::negotiation::statement::{Addressee, Key, Meeting, Remark, Settings};
use crate::negotiation::submission::Letter;
use crate::negotiation::verdict::VerdictWords;
use crate::negotiation::{Audience, Code, RecordId};

/// Something to be stated.
#[derive(Debug, Clone, PartialEq)]
pub enum Statement {
    /// A draft was sent out, or its addressees were reminded.
    Circulate(Sent),
    /// A record is taken back.
    Withdraw {
        /// The record.
        record: RecordId,
        /// Why.
        reason: String,
        /// The number of the letter by which the delegation takes it back itself; empty where this office does.
        letter: String,
    },
    /// A meeting was held.
    Meet(Meeting),
    /// A remark of this office.
    Remark {
        /// The place of the draft as cited; empty for all of it.
        place: String,
        /// What it says.
        words: String,
        /// Whom it is for.
        audience: Audience,
    },
    /// Somebody's proposals to an older draft are carried over to the current one.
    Carry(String),
    /// Positions read out of a reply were confirmed.
    Positions(Vec<Position>),
    /// A delegation declares that it has no interest in the whole item.
    StandApart {
        /// The delegation.
        code: Code,
        /// Why.
        reason: String,
        /// The number of its letter.
        letter: String,
    },
    /// The council's words for what became of a proposal.
    Words(VerdictWords),
    /// Nothing of this office counts from now on that is not signed.
    OnlySigned,
    /// Comments in a reply are kept as remarks, each in somebody's name.
    Remarks(Vec<(Code, Remark)>),
}

/// A draft that was sent out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The draft.
    pub edition: RecordId,
    /// To whom, with the number of the letter to each where it is another.
    pub to: Vec<(Code, String)>,
    /// The day of sending.
    pub date: Date,
    /// The day by which replies are asked for.
    pub deadline: Option<Date>,
    /// The number of the letter.
    pub letter: String,
    /// Whether it only reminds.
    pub reminder: bool,
    /// Where the draft, a letter and a transfer file for each addressee are written.
    pub out: Option<PathBuf>,
    /// The language of the letters.
    pub language: Language,
}

/// For whom something is written: a transfer file, a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Packed {
    /// Anyone: what is for all.
    Everyone,
    /// One's own office: everything.
    Own,
    /// An office: what it may see.
    Office(Code),
}

impl Packed {
    /// What they may see of the dossier.
    pub fn recipient(&self) -> Recipient<'_> {
        match self {
            Packed::Everyone => Recipient::Everyone,
            Packed::Own => Recipient::Own,
            Packed::Office(code) => Recipient::Office(code),
        }
    }

    /// What of the dossier goes into it.
    pub fn about(&self) -> &'static str {
        match self {
            Packed::Everyone => "board-parcel-everyone",
            Packed::Own => "board-parcel-own",
            Packed::Office(_) => "board-parcel-office",
        }
    }
}

/// States something and opens the dossier anew.
pub fn state(
    folder: &Path,
    statement: Statement,
    source: &Source,
    tell: &dyn Fn(Progress),
) -> Result<Sitting, Phrase> {
    let said = |error: DossierError| error.phrase();
    let mut dossier = source.own.open(folder)?;
    own::ready(&mut dossier, (source.now)().timestamp()).map_err(said)?;
    let mut occasion = Occasion::new(dossier.office().clone(), (source.now)().timestamp());
    match statement {
        Statement::Circulate(sent) => circulate(&mut dossier, sent, &occasion, tell)?,
        Statement::Withdraw { record, reason, letter } => {
            let voice = dossier.record(&record).and_then(StoredRecord::envelope).map(|it| it.author.clone());
            match voice.filter(|_| !letter.is_empty()) {
                Some(voice) => {
                    let letter = Letter { number: letter, ..Letter::default() };
                    occasion.on_the_strength_of = Some(letter);
                    dossier.withdraw_for(voice, record, &reason, &occasion).map_err(said)?;
                }
                None => drop(dossier.withdraw(record, &reason, &occasion).map_err(said)?),
            }
        }
        Statement::Meet(meeting) => drop(dossier.meet(meeting, &occasion).map_err(said)?),
        Statement::Remark { place, words, audience } => {
            occasion.audience = audience;
            let remark = remark(&dossier, &place, words)?;
            dossier.remark_for(occasion.office.clone(), remark, &occasion).map_err(said)?;
        }
        Statement::Positions(positions) => {
            for position in positions {
                dossier.take_position(position, &occasion).map_err(said)?;
            }
        }
        Statement::StandApart { code, reason, letter } => {
            if !letter.is_empty() {
                occasion.on_the_strength_of = Some(Letter { number: letter, ..Letter::default() });
            }
            let edition = dossier.state().current.ok_or_else(|| Phrase::new("desk-error-nothing"))?;
            let on = Matter::Item(edition);
            let position = Position { voices: vec![code], on, stance: Stance::NotInterested, reason };
            dossier.take_position(position, &occasion).map_err(said)?;
        }
        Statement::Words(verdicts) => drop(dossier.set(Settings { verdicts }, &occasion).map_err(said)?),
        Statement::OnlySigned => only_signed(&mut dossier, &occasion)?,
        Statement::Remarks(remarks) => {
            for (author, remark) in remarks {
                dossier.remark_for(author, remark, &occasion).map_err(said)?;
            }
        }
        Statement::Carry(code) => {
            for record in dossier.to_be_carried() {
                let found = dossier.state().submissions.get(&record);
                if found.is_some_and(|it| it.what.voices.iter().any(|voice| voice.as_str() == code)) {
                    dossier.carry_over(record, &occasion).map_err(said)?;
                }
            }
        }
    }
    dossiers::sitting(dossier, None, &(source.now)())
}

/// Announces the key that signs once more, so that nothing of the office counts from now on that is not signed.
fn only_signed(dossier: &mut Dossier, occasion: &Occasion) -> Result<(), Phrase> {
    let office = dossier.office().clone();
    let public = dossier.signer().map(|signer| signer.public().to_owned());
    let public = public.filter(|public| dossier.is_key_of(&office, public));
    let public = public.ok_or_else(|| Phrase::new("own-only-no-key").with("office", &office))?;
    let key = Key { office, public, means: MINISIGN.to_owned(), replaces: false, only: true };
    dossier.announce_key(key, occasion).map_err(|error| error.phrase())?;
    Ok(())
}

/// Records that the draft was sent out, and writes the draft, and a letter and a file for each addressee.
fn circulate(
    dossier: &mut Dossier,
    sent: Sent,
    occasion: &Occasion,
    tell: &dyn Fn(Progress),
) -> Result<(), Phrase> {
    let letter = Letter { number: sent.letter, date: Some(sent.date), ..Letter::default() };
    let to = sent.to.iter().map(|(code, number)| Addressee { code: code.clone(), number: number.clone() });
    let sending = Sending {
        edition: sent.edition,
        to: to.collect(),
        date: sent.date,
        deadline: sent.deadline,
        letter: (!letter.number.is_empty()).then_some(letter),
        reminder: sent.reminder,
        files: Vec::new(),
    };
    let named = |code: &Code| parcel_name(dossier, code);
    // The letters come first: a folder that cannot be written into leaves nothing recorded.
    if let Some(out) = &sent.out {
        let files = mailing(dossier, &sending, sent.language, &named).map_err(|error| error.phrase())?;
        for file in files {
            write_whole(&out.join(&file.name), &file.bytes)?;
        }
    }
    dossier.circulate(sending, occasion).map_err(|error| error.phrase())?;
    let Some(out) = sent.out else { return Ok(()) };
    let to: Vec<Code> = sent.to.into_iter().map(|(code, _)| code).collect();
    deliver(dossier, out, &to, tell);
    Ok(())
}

/// Writes the transfer files for those to whom the draft was sent. They hold the record of the sending, so it stands by
/// then: what could not be written is named and can be written again.
fn deliver(dossier: &Dossier, out: PathBuf, to: &[Code], tell: &dyn Fn(Progress)) {
    let mut failed: Vec<Code> = Vec::new();
    let mut why = None;
    for (at, code) in to.iter().enumerate() {
        let name = parcel_name(dossier, code);
        tell(Progress::Step(Phrase::new("desk-work-exporting").with("name", &name), part(at, to.len())));
        let packed = pack(dossier, &out.join(name), &Packed::Office(code.clone()), Extent::Everything);
        if let Err(phrase) = packed {
            failed.push(code.clone());
            why.get_or_insert(phrase);
        }
    }
    let notice = match why {
        None => Notice::file(Phrase::new("board-files-written").count("count", to.len()), out),
        Some(why) => {
            let codes: Vec<&str> = failed.iter().map(Code::as_str).collect();
            let phrase = Phrase::new("board-files-failed")
                .with("codes", codes.join(", "))
                .with("place", out.display())
                .inner("why", why);
            let folder = dossier.root().to_path_buf();
            Notice::offering(Tone::Warning, phrase, Order::Deliver { folder, out, to: failed })
        }
    };
    tell(Progress::Done(notice));
}

/// Writes transfer files that could not be written when the draft was sent out.
pub fn deliver_again(
    folder: &Path,
    out: PathBuf,
    to: &[Code],
    source: &Source,
    tell: &dyn Fn(Progress),
) -> Result<Sitting, Phrase> {
    let dossier = source.own.open(folder)?;
    deliver(&dossier, out, to, tell);
    dossiers::sitting(dossier, None, &(source.now)())
}

/// What the transfer file for somebody is called.
fn parcel_name(dossier: &Dossier, code: &Code) -> String {
    let title = crate::desk::sheet::brief(dossier.title(dossier.genesis().leading.as_str()), 60);
    format!("{} — {}", title.replace(['/', '\\'], "-"), transfer_name(code))
}

/// Writes a transfer file.
pub fn pack(dossier: &Dossier, path: &Path, recipient: &Packed, extent: Extent) -> Result<(), Phrase> {
    dossier.write_transfer(path, recipient.recipient(), extent).map_err(|error| error.phrase())
}

/// A remark about the current draft or a place of it.
fn remark(dossier: &Dossier, cited: &str, words: String) -> Result<Remark, Phrase> {
    let edition = dossier.state().current;
    let mut remark = Remark { about: edition, provision: None, on: None, text: words };
    if cited.is_empty() {
        return Ok(remark);
    }
    let edition = edition.ok_or_else(|| Phrase::new("desk-error-nothing"))?;
    let found = dossier.provision_cited(&edition, cited);
    remark.provision = Some(found.ok_or_else(|| Phrase::new("board-no-place").with("place", cited))?);
    Ok(remark)
}
