//! `travaux export`.

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::sheet::{format_of, tell};
use super::source::seated;
use super::transfer::Readers;
use super::{Failure, create, output, submit};
use crate::dossier::hearing::Sheet;
use crate::dossier::papers::{Manner, PaperKind, Round};
use crate::dossier::{Disk, Dossier};
use crate::exchange::paper::{Brief, Format};
use crate::language::{Language, Phrase};
use crate::negotiation::{Code, LanguageTag, RecordId};

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
    #[arg(long)]
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

/// What a paper is to hold.
enum What {
    Consolidated,
    Clean,
    Voice(String),
    Changes(String),
    Paper(PaperKind, Option<String>),
}

/// Writes a paper of a dossier: what its readers may see, and nothing else.
pub fn run(asked: &Export, language: Language) -> Result<(), Failure> {
    let target = asked.output.as_deref();
    let what = match asked.what.as_str() {
        "consolidated" => What::Consolidated,
        "clean" => What::Clean,
        other => match (kind_of(other), other.split_once(':')) {
            (Some((kind, of)), _) => What::Paper(kind, of.map(str::to_owned)),
            (None, Some(("voice", code))) if !code.is_empty() => What::Voice(code.to_owned()),
            (None, Some(("changes", code))) if !code.is_empty() => What::Changes(code.to_owned()),
            _ => {
                let papers: Vec<&str> = PaperKind::ALL.into_iter().map(PaperKind::word).collect();
                let phrase = Phrase::new("command-what").with("what", other);
                return Err(Failure::Use(phrase.with("papers", papers.join(", "))));
            }
        },
    };
    let dossier = view(&asked.folder, &asked.papers)?;
    let format = asked.format.unwrap_or_else(|| match format_of(target) {
        Some(Format::Html) => ExportFormat::Html,
        Some(Format::Word) => ExportFormat::Docx,
        Some(Format::Workbook) => ExportFormat::Xlsx,
        Some(Format::Json) => ExportFormat::Json,
        Some(Format::Markdown) | None => ExportFormat::Markdown,
    });
    let bytes = match what {
        What::Paper(kind, of) => paper(&dossier, (kind, of.as_deref()), format, &asked.papers, language)?,
        what => text(&dossier, &what, format, &asked.papers, language)?,
    };
    output::write(target, &bytes)
}

/// The paper a word asks for, and of whom: `minutes`, `proposals:KAZ`.
fn kind_of(word: &str) -> Option<(PaperKind, Option<&str>)> {
    let (name, of) = word.split_once(':').map_or((word, None), |(name, of)| (name, Some(of)));
    let kind = PaperKind::of_word(name)?;
    let of_one = matches!(kind, PaperKind::Proposals | PaperKind::Approved | PaperKind::Minutes);
    let fits = of.is_none_or(|of| of_one && !of.is_empty());
    fits.then_some((kind, of))
}

/// The dossier as those who will read the papers may see it.
pub fn view(folder: &std::path::Path, asked: &PapersAsked) -> Result<Dossier, Failure> {
    let readers: Readers = asked.readers.parse()?;
    let dossier = Dossier::open(folder, Arc::new(Disk))?;
    Ok(dossier.view(readers.recipient(&dossier)))
}

/// How papers are written, as asked.
pub fn manner(dossier: &Dossier, asked: &PapersAsked, language: Language) -> Manner {
    let everyone = asked.readers == "everyone";
    let mark = || if everyone { String::new() } else { language.say("paper-not-to-circulate") };
    Manner {
        names: !asked.no_names,
        distribution: asked.distribution.clone().unwrap_or_else(mark),
        ..Manner::of(dossier, language)
    }
}

/// The draft and the language asked for: the current draft in the leading language where nothing is said.
pub fn meant(dossier: &Dossier, asked: &PapersAsked) -> Result<(RecordId, LanguageTag), Failure> {
    let edition = *submit::about(dossier, asked.about.as_deref())?.record();
    let tag = match &asked.language {
        Some(typed) => create::tag_of(typed)?,
        None => dossier.genesis().leading.clone(),
    };
    Ok((edition, tag))
}

/// A paper of the round.
fn paper(
    dossier: &Dossier,
    (kind, of): (PaperKind, Option<&str>),
    format: ExportFormat,
    asked: &PapersAsked,
    language: Language,
) -> Result<Vec<u8>, Failure> {
    let (edition, tag) = meant(dossier, asked)?;
    let hearing = dossier.hearing(&edition, &tag)?;
    let mut manner = manner(dossier, asked, language);
    match (kind, of) {
        (_, None) => {}
        (PaperKind::Minutes, Some(meeting)) => {
            manner.meeting = super::meeting::named(dossier, Some(meeting), jiff::civil::Date::ZERO)?;
        }
        (_, Some(code)) => {
            let code: Code = code.parse()?;
            seated(dossier, std::slice::from_ref(&code))?;
            manner.delegation = Some(code);
        }
    }
    let Some(round) = Round::new(dossier, &hearing, manner) else {
        return Err(Failure::Use(Phrase::new("command-paper-about")));
    };
    let format = Format::from(format);
    if !kind.formats().contains(&format) {
        return Err(Failure::Use(Phrase::new("command-paper-format").with("ending", format.ending())));
    }
    let paper = round.paper(kind);
    if format == Format::Word {
        tell(paper.left_out(), language);
    }
    Ok(format.write(&paper, round.tongue(), kind.setting())?)
}

/// A text of the dossier.
fn text(
    dossier: &Dossier,
    what: &What,
    format: ExportFormat,
    asked: &PapersAsked,
    language: Language,
) -> Result<Vec<u8>, Failure> {
    let (edition, tag) = meant(dossier, asked)?;
    let hearing = dossier.hearing(&edition, &tag)?;
    let voice = |code: &str| {
        hearing.voice_of(code).ok_or_else(|| {
            let known: Vec<&str> = hearing.voices.iter().map(|voice| voice.name.as_str()).collect();
            Failure::UnknownVoice { code: code.to_owned(), known: known.join(", ") }
        })
    };
    let sheet = match what {
        What::Voice(code) => Sheet::Voice(voice(code)?),
        What::Changes(code) => Sheet::Changes(voice(code)?),
        What::Consolidated if format == ExportFormat::DocxBrackets => Sheet::Bracketed,
        What::Consolidated => Sheet::Tracked,
        What::Clean | What::Paper(..) => Sheet::Clean,
    };
    let draft = dossier.state().edition(&edition).map(|edition| language.say(edition.what.named()));
    let manner = manner(dossier, asked, language);
    let brief = Brief {
        draft: draft.as_deref().unwrap_or_default(),
        names: manner.names,
        distribution: &manner.distribution,
        ..Brief::consolidated(language)
    };
    let format = Format::from(format);
    if format == Format::Word {
        tell(hearing.left_out(dossier), language);
    }
    hearing.write(dossier, sheet, format, &brief)?.ok_or_else(|| {
        Failure::Use(match format {
            Format::Json if matches!(sheet, Sheet::Changes(_)) => Phrase::new("command-no-json"),
            Format::Json => Phrase::new("command-json-names"),
            _ => Phrase::new("command-paper-format").with("ending", format.ending()),
        })
    })
}
