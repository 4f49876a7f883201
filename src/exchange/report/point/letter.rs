//! A letter of points as it was read.

use super::FoundPoint;

/// Something a letter says that is not carried out: a remark, or a proposal that was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The provision of the file.
    pub provision: usize,
    /// The number it has in the letter; empty where it has none.
    pub number: String,
    /// Its words.
    pub words: String,
    /// Whether it asks for a change of the text, as far as its words tell.
    pub asks: bool,
}

impl Unread {
    /// Its words behind its number, as in the letter.
    pub fn line(&self) -> String {
        match self.number.as_str() {
            "" => self.words.clone(),
            number if number.ends_with(')') => format!("{number} {}", self.words),
            number => format!("{number}. {}", self.words),
        }
    }
}

/// A letter, point by point.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letter {
    /// The points, in order.
    pub points: Vec<FoundPoint>,
    /// What is none, in order.
    pub unread: Vec<Unread>,
}

impl Letter {
    /// How many of its points ask for something that is carried out, and how many it has: those with a number, else all.
    pub fn counts(&self) -> (usize, usize) {
        let numbered = self.points.iter().any(|it| !it.point.number.is_empty())
            || self.unread.iter().any(|it| !it.number.is_empty());
        let mut read: Vec<usize> = Vec::new();
        let mut all: Vec<usize> = Vec::new();
        for found in self.points.iter().filter(|it| !numbered || !it.point.number.is_empty()) {
            read.push(found.provision);
            all.push(found.provision);
        }
        all.extend(self.unread.iter().filter(|it| !numbered || !it.number.is_empty()).map(|it| it.provision));
        for provisions in [&mut read, &mut all] {
            provisions.sort_unstable();
            provisions.dedup();
        }
        (read.len(), all.len())
    }

    /// What is no point, as a remark: line by line in the words of the letter.
    pub fn remarks(&self) -> String {
        self.unread.iter().map(Unread::line).collect::<Vec<_>>().join("\n")
    }
}
