//! `travaux decide`.

use std::path::PathBuf;

use clap::Args;
use jiff::Timestamp;

use super::source::seated;
use super::{Failure, create, meeting, output, signing};
use crate::consolidate::Passage;
use crate::dossier::hearing::{Choice, Hearing, Ruling};
use crate::dossier::papers::{Manner, Round};
use crate::dossier::{Dossier, Occasion};
use crate::language::{Language, Phrase};
use crate::negotiation::board::{Board, Item};
use crate::negotiation::clash::clashes;
use crate::negotiation::neighbour::runs;
use crate::negotiation::outcome::{Status, Verdict};
use crate::negotiation::{Code, RecordId, StateOfPlay};

/// `travaux decide`.
#[derive(Debug, Args)]
pub struct Decide {
    /// The dossier.
    pub folder: PathBuf,
    /// The passages by their numbers; several where the choice is the same.
    #[arg(required = true, value_delimiter = ',')]
    pub passages: Vec<String>,
    /// Takes a wording: its letter, or someone who proposed it.
    #[arg(long, group = "choice")]
    pub take: Option<String>,
    /// Keeps the base.
    #[arg(long, group = "choice")]
    pub keep: bool,
    /// Words nobody had proposed.
    #[arg(long, group = "choice")]
    pub words: Option<String>,
    /// Who wrote them.
    #[arg(long, value_delimiter = ',')]
    pub by: Vec<String>,
    /// Leaves it open.
    #[arg(long, group = "choice")]
    pub open: bool,
    /// Puts it off.
    #[arg(long, group = "choice")]
    pub put_off: bool,
    /// Opens it again.
    #[arg(long, group = "choice")]
    pub reopen: bool,
    /// How firm it is: `agreed`, `group`, `open` or `ad-referendum:KAZ,ARM`.
    #[arg(long, default_value = "agreed")]
    pub status: String,
    /// Why.
    #[arg(long)]
    pub reason: Option<String>,
    /// What became of single proposals, as `KAZ=noted` or `KAZ=not-taken:WORDS`.
    #[arg(long)]
    pub verdict: Vec<String>,
    /// The meeting that decided: its day, the beginning of its id, or `none`.
    #[arg(long)]
    pub meeting: Option<String>,
    /// The language.
    #[arg(long)]
    pub language: Option<String>,
    /// With which key.
    #[command(flatten)]
    pub sign: signing::Sign,
}

/// The word for what was agreed on a passage before it was opened again.
pub const AGREED: &str = "agreed";

/// Records outcomes.
pub fn run(asked: &Decide, language: Language) -> Result<(), Failure> {
    let mut dossier = signing::open(&asked.folder, &asked.sign, language)?;
    let hearing = hearing(&dossier, asked.language.as_deref())?;
    let status = status(&asked.status)?;
    if let Status::AdReferendum(of) = &status {
        seated(&dossier, of)?;
    }
    let mut authors: Vec<Code> = Vec::new();
    for code in &asked.by {
        authors.push(code.trim().parse()?);
    }
    seated(&dossier, &authors)?;
    let mut verdicts: Vec<(Code, Verdict, String)> = Vec::new();
    for typed in &asked.verdict {
        verdicts.extend(verdict(typed)?);
    }
    let now = Timestamp::now();
    let today = now.to_zoned(jiff::tz::TimeZone::system()).date();
    let meeting = meeting::named(&dossier, asked.meeting.as_deref(), today)?;
    let (mut outcomes, mut decided) = (Vec::new(), Vec::new());
    for name in &asked.passages {
        let item = item(&hearing, name)?;
        decided.push(item.number);
        let agreed = item.once_agreed.and_then(|id| dossier.state().outcomes.get(&id));
        let choice = if let (Some(AGREED), Some(agreed)) = (asked.take.as_deref(), agreed) {
            Choice::Again(Box::new(agreed.what.clone()))
        } else if let Some(word) = &asked.take {
            Choice::Wording(item.choice(word).ok_or_else(|| unknown_wording(item, word, language))?.wording)
        } else if asked.keep {
            Choice::Wording(0)
        } else if let Some(words) = &asked.words {
            compromise(&hearing, item, words, &authors)?
        } else if asked.open {
            Choice::KeepOpen
        } else if asked.put_off {
            Choice::PutOff
        } else if asked.reopen {
            Choice::Reopen
        } else {
            return Err(Failure::Use(Phrase::new("command-decide-nothing")));
        };
        let reason = asked.reason.clone().unwrap_or_default();
        for (code, ..) in &verdicts {
            let mut proposed = item.options.iter().skip(1);
            if !proposed.any(|option| option.holders.contains(code)) {
                let phrase = Phrase::new("command-proposes-nothing").with("voice", code);
                return Err(Failure::Said(phrase.with("passage", name)));
            }
        }
        let ruling = Ruling { choice, status: status.clone(), reason, verdicts: verdicts.clone(), meeting };
        outcomes.extend(hearing.outcome(item, &ruling));
    }
    let occasion = Occasion::new(dossier.office().clone(), now);
    let mut made = Vec::new();
    for outcome in outcomes {
        made.push(dossier.decide(outcome, &occasion)?);
    }
    let hearing = self::hearing(&dossier, asked.language.as_deref())?;
    let open = hearing.board.open().count();
    let mut lines =
        vec![language.say(Phrase::new("command-decided").count("count", made.len()).count("open", open))];
    if let Some(round) = Round::new(&dossier, &hearing, Manner::of(&dossier, language)) {
        lines.extend(round.ruled(&made).into_iter().map(|line| format!("  {line}")));
    }
    lines.extend(beside(&hearing.board, dossier.state(), &decided, language));
    lines.push(String::new());
    output::write(None, lines.join("\n").as_bytes())
}

/// What people should look at after these passages were decided: what does not go together with other outcomes, and where
/// the same rival wordings go on in a passage that is still open.
fn beside(board: &Board, state: &StateOfPlay, decided: &[u32], language: Language) -> Vec<String> {
    let clashes = clashes(board, state).into_iter();
    let clashes = clashes.filter(|clash| clash.passages().iter().any(|number| decided.contains(number)));
    let mut lines: Vec<String> = clashes.map(|clash| language.say(clash.phrase(language))).collect();
    for run in runs(&board.items) {
        let settled = run.iter().any(|item| decided.contains(&item.number) && !item.stand.is_open());
        let rivals = run.iter().any(|item| item.options.len() > 2);
        let open: Vec<String> =
            run.iter().filter(|item| item.stand.is_open()).map(|item| item.number.to_string()).collect();
        if settled && rivals && !open.is_empty() {
            let phrase = Phrase::new("command-decided-goes-on").count("count", open.len());
            lines.push(language.say(phrase.with("passages", open.join(", "))));
        }
    }
    lines
}

/// The current draft in a language, the leading one where none is named.
pub fn hearing(dossier: &Dossier, language: Option<&str>) -> Result<Hearing, Failure> {
    let none = || Failure::Dossier(dossier.no_draft("1"));
    let edition: RecordId = dossier.state().current.ok_or_else(none)?;
    let tag = match language {
        Some(typed) => create::tag_of(typed)?,
        None => dossier.genesis().leading.clone(),
    };
    Ok(dossier.hearing(&edition, &tag)?)
}

/// The passage with this number or id.
pub fn item<'h>(hearing: &'h Hearing, name: &str) -> Result<&'h Item, Failure> {
    let number = name.trim_start_matches(['№', '#']).trim();
    let found = match number.parse() {
        Ok(number) => hearing.board.numbered(number),
        Err(_) => hearing
            .board
            .items
            .iter()
            .find(|item| hearing.passage(item).is_some_and(|passage| passage.id() == number)),
    };
    found.ok_or_else(|| Failure::UnknownPassage(name.chars().take(40).collect()))
}

/// Words nobody had proposed; there have to be some where the draft has none.
pub fn compromise(hearing: &Hearing, item: &Item, words: &str, authors: &[Code]) -> Result<Choice, Failure> {
    if words.trim().is_empty() && hearing.passage(item).is_some_and(Passage::only_adds) {
        return Err(Failure::Said(Phrase::new("command-empty-words").with("number", item.number)));
    }
    Ok(Choice::Words(words.to_owned(), authors.to_vec()))
}

/// What to say of a wording that is not there.
pub fn unknown_wording(item: &Item, word: &str, language: Language) -> Failure {
    let known: Vec<String> = item
        .options
        .iter()
        .map(|choice| match choice.holders.as_slice() {
            [] => format!("{} ({})", choice.letter, language.say("paper-draft")),
            holders => {
                let codes: Vec<&str> = holders.iter().map(Code::as_str).collect();
                format!("{} ({})", choice.letter, codes.join(", "))
            }
        })
        .chain(item.once_agreed.map(|_| AGREED.to_owned()))
        .collect();
    let phrase = Phrase::new("command-unknown-wording").with("number", item.number);
    let phrase = phrase.with("word", word.chars().take(60).collect::<String>());
    Failure::Said(phrase.with("known", known.join(", ")))
}

/// A status as typed.
fn status(typed: &str) -> Result<Status, Failure> {
    Ok(match typed.split_once(':').map_or((typed, ""), |parted| parted) {
        ("agreed", "") => Status::Agreed,
        ("group", "") => Status::AgreedInGroup,
        ("open", "") => Status::Open,
        ("ad-referendum", codes) if !codes.is_empty() => {
            let mut of: Vec<Code> = Vec::new();
            for code in codes.split(['+', ',']) {
                of.push(code.trim().parse()?);
            }
            Status::AdReferendum(of)
        }
        _ => return Err(Failure::Use(Phrase::new("command-status-word").with("status", typed))),
    })
}

/// A verdict as typed: `KAZ=noted`, `KAZ+ARM=not-taken:why`.
fn verdict(typed: &str) -> Result<Vec<(Code, Verdict, String)>, Failure> {
    let wrong = || Failure::Use(Phrase::new("command-verdict").with("words", typed));
    let (codes, rest) = typed.split_once('=').ok_or_else(wrong)?;
    let (word, why) = rest.split_once(':').unwrap_or((rest, ""));
    let verdict = Verdict::ALL.into_iter().find(|verdict| verdict.word() == word.trim()).ok_or_else(wrong)?;
    let codes = super::source::voices(codes)?;
    Ok(codes.into_iter().map(|code| (code, verdict, why.trim().to_owned())).collect())
}
