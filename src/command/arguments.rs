//! What can be asked for. The words people read about it stand in [`super::help`].

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use encoding_rs::Encoding;

use super::blame::Blame;
use super::carry::Carry;
use super::circulate::Circulate;
use super::create::{New, SampleAsked};
use super::decide::Decide;
use super::demo::Demo;
use super::desktop::DesktopAsked;
use super::export::Export;
use super::history::History;
use super::key::KeyAsked;
use super::link::LinkAsked;
use super::meeting::MeetingAsked;
use super::papers::Papers;
use super::position::PositionAsked;
use super::publish::Publish;
use super::remark::RemarkAsked;
use super::settings::SettingsAsked;
use super::status::Status;
use super::streamline::Streamline;
use super::submit::Submit;
use super::transfer::Transfer;
use super::withdraw::Withdraw;
use crate::exchange::word::View;
use crate::text::decode::encoding_named;

/// Everything that can stand on the command line.
#[derive(Debug, Parser)]
#[command(name = "travaux", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true, subcommand_precedence_over_arg = true)]
pub struct Arguments {
    /// The language of sentences, captions and help.
    #[arg(long, global = true, value_parser = ["en", "ru"])]
    pub interface: Option<String>,
    /// What is to be done.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What is to be opened in the window.
    pub paths: Vec<PathBuf>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Shows the text of a file.
    Read(Read),
    /// Shows what changed between two files.
    Compare(Compare),
    /// Sets out a base and replies together.
    Consolidate(Consolidate),
    /// Gives a voice's text back.
    Project(Project),
    /// Checks that every voice can be recovered.
    Verify(Verify),
    /// Makes a dossier.
    New(New),
    /// Enters a reply.
    Submit(Submit),
    /// Says how things stand.
    Status(Status),
    /// Circulates the next draft.
    Publish(Publish),
    /// Records that a draft was sent out.
    Circulate(Circulate),
    /// Records a position.
    Position(PositionAsked),
    /// Records outcomes.
    Decide(Decide),
    /// Says where every word comes from.
    Blame(Blame),
    /// Carries late replies to older drafts over.
    Carry(Carry),
    /// Takes a record, a reply or single proposals back.
    Withdraw(Withdraw),
    /// Records a remark.
    Remark(RemarkAsked),
    /// Records a meeting.
    Meeting(MeetingAsked),
    /// Records that one passage hangs on another.
    Link(LinkAsked),
    /// Lists the records.
    History(History),
    /// Packs a dossier, or takes in what was packed.
    Transfer(Transfer),
    /// Makes, shows, announces and confirms keys.
    Key(KeyAsked),
    /// Finds what can be made shorter.
    Streamline(Streamline),
    /// Plays a whole negotiation.
    Demo(Demo),
    /// Writes a paper, a table of a round among them.
    #[command(alias = "table")]
    Export(Export),
    /// Writes all papers of a round as a folder.
    Papers(Papers),
    /// Sets how papers are written.
    Settings(SettingsAsked),
    /// Tells the desktop what opens with the program.
    Desktop(DesktopAsked),
    /// Writes a sample dossier.
    Sample(SampleAsked),
}

/// `travaux read`.
#[derive(Debug, Args)]
pub struct Read {
    /// The file.
    pub file: PathBuf,
    /// Which view of tracked changes.
    #[arg(long, value_enum, default_value = "accepted")]
    pub view: ViewAsked,
    /// As what.
    #[arg(long, value_enum, default_value = "markdown")]
    pub format: ReadFormat,
    /// Leaves out automatic list numbers.
    #[arg(long)]
    pub no_numbers: bool,
    /// The encoding of the file's letters.
    #[arg(long, value_parser = encoding)]
    pub encoding: Option<&'static Encoding>,
    /// Where to.
    #[arg(short, long)]
    pub output: Option<PathBuf>,
}

/// `travaux compare`.
#[derive(Debug, Args)]
pub struct Compare {
    /// The older file.
    pub old: PathBuf,
    /// The newer file.
    pub new: PathBuf,
    /// As what; by the output's ending where not said.
    #[arg(long, value_enum)]
    pub format: Option<CompareFormat>,
    /// Where to.
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    /// What stands at the head of a paper.
    #[command(flatten)]
    pub head: Head,
}

/// `travaux consolidate`.
#[derive(Debug, Args)]
pub struct Consolidate {
    /// The base.
    pub base: PathBuf,
    /// The replies, as `VOICE=FILE`.
    #[arg(required = true)]
    pub voices: Vec<OsString>,
    /// Voices that sent changed parts only.
    #[arg(long, value_delimiter = ',')]
    pub partial: Vec<String>,
    /// As what; by the output's ending where not said.
    #[arg(long, value_enum)]
    pub format: Option<ConsolidateFormat>,
    /// Leaves out who proposed what.
    #[arg(long)]
    pub no_names: bool,
    /// Where to.
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    /// What stands at the head of a paper.
    #[command(flatten)]
    pub head: Head,
}

/// What stands at the head of a paper.
#[derive(Debug, Default, Args)]
pub struct Head {
    /// Which draft it is.
    #[arg(long)]
    pub draft: Option<String>,
    /// For whom it is.
    #[arg(long)]
    pub distribution: Option<String>,
}

/// `travaux project`.
#[derive(Debug, Args)]
pub struct Project {
    /// The rolling text.
    pub rolling: PathBuf,
    /// The voice, or `base`.
    pub voice: String,
    /// Where to.
    #[arg(short, long)]
    pub output: Option<PathBuf>,
}

/// `travaux verify`.
#[derive(Debug, Args)]
pub struct Verify {
    /// The rolling text.
    pub rolling: PathBuf,
    /// The base.
    pub base: Option<PathBuf>,
    /// The replies, as `VOICE=FILE`.
    pub voices: Vec<OsString>,
    /// Whether to set everything out again and compare.
    #[arg(long)]
    pub rederive: bool,
}

/// The views of tracked changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ViewAsked {
    /// As if all were accepted.
    Accepted,
    /// As if all were rejected.
    Original,
    /// With all of them.
    All,
}

impl From<ViewAsked> for View {
    fn from(asked: ViewAsked) -> View {
        match asked {
            ViewAsked::Accepted => View::Accepted,
            ViewAsked::Original => View::Original,
            ViewAsked::All => View::All,
        }
    }
}

/// As what a text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReadFormat {
    /// Draft Markdown.
    Markdown,
    /// As it reads.
    Text,
    /// For other programs.
    Json,
}

/// As what an import report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// Sentences.
    Text,
    /// For other programs.
    Json,
}

/// Reads the name of an encoding.
pub fn encoding(name: &str) -> Result<&'static Encoding, String> {
    encoding_named(name).ok_or_else(|| name.to_owned())
}

/// As what a comparison is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CompareFormat {
    /// For the eye.
    Terminal,
    /// With marks for what goes and comes.
    Markdown,
    /// To be printed.
    Html,
    /// For Word.
    Docx,
    /// For other programs.
    Json,
}

/// As what a consolidated draft is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ConsolidateFormat {
    /// With brackets.
    Markdown,
    /// To be printed.
    Html,
    /// For other programs.
    Json,
    /// For Word, with tracked changes.
    Docx,
    /// For Word, with brackets.
    DocxBrackets,
    /// The comparative table for Word.
    DocxTable,
    /// The comparative table.
    Table,
}

/// The command a mistyped word was probably meant to be.
pub fn nearest(word: &str) -> Option<&'static str> {
    let (command, distance) =
        super::help::names().map(|command| (command, distance(word, command))).min_by_key(|it| it.1)?;
    (distance <= 1 + command.len() / 4).then_some(command)
}

/// How many letters have to be changed, added, dropped or swapped with the next to get from one word to the other.
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().take(32).collect(), other.chars().collect());
    let width = other.len() + 1;
    let mut rows: Vec<Vec<usize>> = vec![(0..width).collect()];
    for (at, letter) in one.iter().enumerate() {
        let mut row = vec![at + 1];
        for (nth, against) in other.iter().enumerate() {
            let above = &rows[at];
            let mut best = (above[nth] + usize::from(letter != against)).min(above[nth + 1] + 1);
            best = best.min(row[nth] + 1);
            if at > 0 && nth > 0 && one[at - 1] == *against && other[nth - 1] == *letter {
                best = best.min(rows[at - 1][nth - 1] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows.last().and_then(|row| row.last()).copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistyped_commands_are_recognised() {
        assert_eq!(nearest("comapre"), Some("compare"));
        assert_eq!(nearest("reda"), Some("read"));
        assert_eq!(nearest("consolidat"), Some("consolidate"));
        assert_eq!(nearest("draft.md"), None);
        assert_eq!(nearest("соглашение"), None);
    }
}
