//! What can be asked for. The words people read about it stand in [`super::help`].

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use encoding_rs::Encoding;

use super::blame::Blame;
use super::circulate::Circulate;
use super::decide::Decide;
use super::demo::Demo;
use super::history::History;
use super::key::KeyAsked;
use super::link::LinkAsked;
use super::meeting::MeetingAsked;
use super::papers::Papers;
use super::position::PositionAsked;
use super::remark::RemarkAsked;
use super::settings::SettingsAsked;
use super::signing::Sign;
use super::streamline::Streamline;
use super::transfer::Transfer;
use super::withdraw::Withdraw;
use crate::exchange::paper::Format;
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
    #[command(visible_alias = "table")]
    Export(Export),
    /// Writes all papers of a round as a folder.
    Papers(Papers),
    /// Sets how papers are written.
    Settings(SettingsAsked),
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

/// `travaux new`.
#[derive(Debug, Args)]
pub struct New {
    /// The folder.
    pub folder: PathBuf,
    /// The title of the document.
    #[arg(long)]
    pub title: String,
    /// The first draft, as `[LANGUAGE=]FILE`.
    #[arg(long, required = true, num_args = 1..)]
    pub base: Vec<OsString>,
    /// Who sits at the table, from a file.
    #[arg(long, conflicts_with = "delegations")]
    pub roster: Option<PathBuf>,
    /// Who sits at the table, by codes.
    #[arg(long)]
    pub delegations: Option<String>,
    /// Languages that are working translations only.
    #[arg(long, value_delimiter = ',')]
    pub working: Vec<String>,
    /// The office that keeps the dossier.
    #[arg(long, default_value = "SEC")]
    pub office: String,
    /// The date the draft bears.
    #[arg(long)]
    pub date: Option<String>,
}

/// `travaux submit`.
#[derive(Debug, Args)]
pub struct Submit {
    /// The dossier.
    pub folder: PathBuf,
    /// Who speaks; several joined by `+`.
    pub voice: String,
    /// What was sent.
    pub file: Option<PathBuf>,
    /// The draft's number, or the beginning of a reply's id.
    #[arg(long)]
    pub about: Option<String>,
    /// The language of the text.
    #[arg(long)]
    pub language: Option<String>,
    /// What kind of reply it is; as the file looks where not said.
    #[arg(long, value_enum)]
    pub kind: Option<KindAsked>,
    /// The number of the covering letter.
    #[arg(long)]
    pub letter: Option<String>,
    /// The date it bears.
    #[arg(long)]
    pub date: Option<String>,
    /// Reasons for single places, as `PLACE=WORDS`.
    #[arg(long)]
    pub reason: Vec<String>,
    /// As what the import report is printed.
    #[arg(long, value_enum, default_value = "text")]
    pub report: ReportFormat,
    /// Prints the report and enters nothing.
    #[arg(long)]
    pub check: bool,
    /// Confirms that what was taken out of a bracketed print is opposed, and records it.
    #[arg(long)]
    pub positions: bool,
    /// The encoding of the file's letters.
    #[arg(long, value_parser = encoding)]
    pub encoding: Option<&'static Encoding>,
    /// With which key.
    #[command(flatten)]
    pub sign: Sign,
}

/// `travaux status`.
#[derive(Debug, Args)]
pub struct Status {
    /// The dossier.
    pub folder: PathBuf,
    /// Whether other programs are to read it.
    #[arg(long)]
    pub json: bool,
}

/// `travaux publish`.
#[derive(Debug, Args)]
pub struct Publish {
    /// The dossier.
    pub folder: PathBuf,
    /// Wordings to be taken, as `PASSAGE=VOICE`.
    #[arg(long)]
    pub take: Vec<String>,
    /// Words of one's own, as `PASSAGE=WORDS`.
    #[arg(long)]
    pub own: Vec<String>,
    /// Passages to keep open.
    #[arg(long, value_delimiter = ',')]
    pub open: Vec<String>,
    /// Keeps the base wherever nothing was decided.
    #[arg(long)]
    pub keep_rest: bool,
    /// Finished texts instead, as `[LANGUAGE=]FILE`.
    #[arg(long, num_args = 1.., conflicts_with_all = ["take", "own", "open", "keep_rest"])]
    pub text: Vec<OsString>,
    /// The language the choices are about.
    #[arg(long)]
    pub language: Option<String>,
    /// The number of the draft.
    #[arg(long)]
    pub number: Option<u32>,
    /// The date it bears.
    #[arg(long)]
    pub date: Option<String>,
    /// The day by which replies are asked for.
    #[arg(long)]
    pub deadline: Option<String>,
    /// With which key.
    #[command(flatten)]
    pub sign: Sign,
}

/// `travaux export`.
#[derive(Debug, Args)]
pub struct Export {
    /// The dossier.
    pub folder: PathBuf,
    /// What.
    #[arg(long)]
    pub what: String,
    /// As what; by the output's ending where not said.
    #[arg(long, value_enum)]
    pub format: Option<ExportFormat>,
    /// Where to.
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    /// How the papers are made.
    #[command(flatten)]
    pub papers: PapersAsked,
}

/// How papers of a dossier are made.
#[derive(Debug, Args)]
pub struct PapersAsked {
    /// The language of the text.
    #[arg(long)]
    pub language: Option<String>,
    /// The draft's number.
    #[arg(long, visible_alias = "edition")]
    pub about: Option<String>,
    /// Who will read them: a code, `everyone` or `own`.
    #[arg(long = "for", default_value = "everyone")]
    pub readers: String,
    /// Leaves out who proposed what.
    #[arg(long)]
    pub no_names: bool,
    /// For whom the paper is.
    #[arg(long)]
    pub distribution: Option<String>,
}

/// `travaux sample`.
#[derive(Debug, Args)]
pub struct SampleAsked {
    /// Which.
    #[arg(value_enum)]
    pub sample: SampleName,
    /// The folder.
    pub folder: PathBuf,
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
fn encoding(name: &str) -> Result<&'static Encoding, String> {
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

/// As what a paper of a dossier is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// Markdown.
    Markdown,
    /// To be printed.
    Html,
    /// For Word, with tracked changes where there are any.
    Docx,
    /// For Word, with brackets.
    DocxBrackets,
    /// A workbook.
    Xlsx,
    /// For other programs.
    Json,
}

impl From<ExportFormat> for Format {
    fn from(format: ExportFormat) -> Self {
        match format {
            ExportFormat::Markdown => Format::Markdown,
            ExportFormat::Html => Format::Html,
            ExportFormat::Docx | ExportFormat::DocxBrackets => Format::Word,
            ExportFormat::Xlsx => Format::Workbook,
            ExportFormat::Json => Format::Json,
        }
    }
}

/// The kinds of reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum KindAsked {
    /// The whole text.
    Full,
    /// Changed parts only.
    Parts,
    /// A list of points.
    Points,
    /// No comments.
    NoComments,
    /// Remarks.
    Remarks,
    /// The text its government approved.
    Approved,
}

/// The samples.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SampleName {
    /// The agreement.
    Agreement,
    /// The programme.
    Programme,
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
