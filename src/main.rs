//! Opens the desk, or runs a command.

use std::process::ExitCode;

fn main() -> ExitCode {
    open()
}

#[cfg(feature = "desk")]
fn open() -> ExitCode {
    let paths = std::env::args_os().skip(1).map(Into::into).collect();
    match travaux::desk::run(paths) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let locale = std::env::var("LC_ALL").or_else(|_| std::env::var("LANG")).unwrap_or_default();
            eprintln!("{}", travaux::language::Language::from_locale(&locale).say(error.phrase()));
            ExitCode::FAILURE
        }
    }
}

#[cfg(not(feature = "desk"))]
fn open() -> ExitCode {
    ExitCode::FAILURE
}
