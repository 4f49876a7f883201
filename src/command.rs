//! The work of the desk from a terminal.
//!
//! Every command reads files, makes something of them and writes it to one place. What goes wrong is said in one
//! sentence on the standard error, and nothing is left behind: exit status 1 for a failure, 2 for a wrong use.

mod arguments;
mod blame;
mod carry;
mod circulate;
mod compare;
mod consolidate;
mod create;
mod decide;
mod demo;
mod desktop;
mod export;
mod failure;
mod files;
mod help;
mod history;
mod key;
mod letters;
mod link;
mod meeting;
mod output;
mod papers;
mod position;
mod progress;
mod project;
mod publish;
mod read;
mod remark;
mod settings;
mod sheet;
mod signing;
mod source;
mod status;
mod streamline;
mod submit;
mod terminal;
mod transfer;
mod verify;
mod withdraw;
mod words;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use crate::language::Language;
use arguments::{Arguments, Command};
use failure::Failure;

/// Runs the program with the arguments it was started with.
pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let asked = asked(&arguments);
    let language = asked.unwrap_or_else(spoken_here);
    match run(arguments, language, asked) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Hushed) => ExitCode::SUCCESS,
        Err(failure) => {
            say(&language.say(failure.phrase()));
            ExitCode::from(failure.status())
        }
    }
}

/// The language asked for.
fn asked(arguments: &[OsString]) -> Option<Language> {
    let mut asked = None;
    let mut words = arguments.iter().map(|word| word.to_string_lossy());
    while let Some(word) = words.next() {
        if word == "--interface" {
            asked = words.next().map(|next| next.into_owned());
        } else if let Some(value) = word.strip_prefix("--interface=") {
            asked = Some(value.to_owned());
        } else if word == "--" {
            break;
        }
    }
    asked.map(|word| Language::from_locale(&word))
}

/// The language of the system.
fn spoken_here() -> Language {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .map_or(Language::English, |locale| Language::from_locale(&locale))
}

fn run(arguments: Vec<OsString>, language: Language, asked: Option<Language>) -> Result<(), Failure> {
    // Help costs more time than a small command: it is made where there is something to be said.
    let plain = Arguments::command().try_get_matches_from(&arguments);
    let found = plain.or_else(|_| help::command(language).try_get_matches_from(arguments));
    let matches = match found {
        Ok(matches) => matches,
        Err(error) if help::is_help(&error) => return output::write(None, error.to_string().as_bytes()),
        Err(error) => return Err(help::failure(&error)),
    };
    let Arguments { command, paths, .. } =
        Arguments::from_arg_matches(&matches).map_err(|error| help::failure(&error))?;
    let Some(command) = command else { return window(paths, language, asked) };
    if !paths.is_empty() {
        return Err(Failure::PathsBeforeCommand);
    }
    match command {
        Command::Read(asked) => read::run(&asked, language),
        Command::Compare(asked) => compare::run(&asked, language),
        Command::Consolidate(asked) => consolidate::run(&asked, language),
        Command::Project(asked) => project::run(&asked, language),
        Command::Verify(asked) => verify::run(&asked, language),
        Command::New(asked) => create::run(&asked, language),
        Command::Submit(asked) => submit::run(&asked, language),
        Command::Status(asked) => status::run(&asked, language),
        Command::Publish(asked) => publish::run(&asked, language),
        Command::Carry(asked) => carry::run(&asked, language),
        Command::Circulate(asked) => circulate::run(&asked, language),
        Command::Position(asked) => position::run(&asked, language),
        Command::Decide(asked) => decide::run(&asked, language),
        Command::Blame(asked) => blame::run(&asked, language),
        Command::Withdraw(asked) => withdraw::run(&asked, language),
        Command::Remark(asked) => remark::run(&asked, language),
        Command::Meeting(asked) => meeting::run(&asked, language),
        Command::Link(asked) => link::run(&asked, language),
        Command::History(asked) => history::run(&asked, language),
        Command::Streamline(asked) => streamline::run(&asked, language),
        Command::Key(asked) => key::run(&asked, language),
        Command::Transfer(asked) => transfer::run(&asked, language),
        Command::Demo(asked) => demo::run(&asked, language),
        Command::Export(asked) => export::run(&asked, language),
        Command::Papers(asked) => papers::run(&asked, language),
        Command::Settings(asked) => settings::run(&asked, language),
        Command::Desktop(asked) => desktop::run(&asked, language),
        Command::Sample(asked) => create::sample(&asked, language),
    }
}

/// Opens the window. What is not there is said here, where it was typed.
fn window(
    paths: Vec<std::path::PathBuf>,
    language: Language,
    asked: Option<Language>,
) -> Result<(), Failure> {
    for path in &paths {
        if !path.exists() {
            let word = path.to_string_lossy();
            return Err(match arguments::nearest(&word) {
                Some(meant) => Failure::NoCommand { word: word.into_owned(), meant },
                None => Failure::NotThere(path.clone()),
            });
        }
    }
    #[cfg(feature = "desk")]
    return crate::desk::run(paths, language, asked).map_err(Failure::Desk);
    #[cfg(not(feature = "desk"))]
    {
        let _ = (language, asked);
        Err(Failure::NoDesk)
    }
}

/// Says a sentence to the person at the terminal.
fn say(sentence: &str) {
    // Nobody is left to be told if the terminal is gone.
    let _ = writeln!(std::io::stderr().lock(), "{sentence}");
}
