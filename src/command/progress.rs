//! What is being done, on one line of a terminal that goes away when it is over.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;

use crate::language::{Language, Phrase};

/// A line of progress on the standard error, if that is a terminal.
pub struct Progress {
    language: Language,
    shown: bool,
    line: Mutex<bool>,
}

impl Progress {
    /// Nothing is shown yet.
    pub fn new(language: Language) -> Self {
        Self { language, shown: std::io::stderr().is_terminal(), line: Mutex::new(false) }
    }

    /// Says what is being done now.
    pub fn step(&self, phrase: Phrase) {
        if !self.shown {
            return;
        }
        if let Ok(mut line) = self.line.lock() {
            let _ = write!(std::io::stderr().lock(), "\r\x1b[K{}", self.language.say(phrase));
            let _ = std::io::stderr().flush();
            *line = true;
        }
    }

    /// Takes the line away.
    pub fn done(&self) {
        if let Ok(mut line) = self.line.lock()
            && std::mem::take(&mut *line)
        {
            let _ = write!(std::io::stderr().lock(), "\r\x1b[K");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.done();
    }
}
