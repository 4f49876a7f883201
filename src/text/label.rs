//! The numbers and letters provisions are written with.

use smallvec::SmallVec;

/// A number as written, with what it means.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Label {
    /// What kind of label it is.
    pub scheme: Scheme,
    /// The parsed numbers: one, or several for decimal points ("1.2.").
    pub numbers: SmallVec<[Number; 2]>,
    /// As written, with its punctuation: «Статья 5 бис.», "1.", «а)», "(iv)", "—".
    pub surface: Box<str>,
}

/// The kinds of label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scheme {
    /// «Часть II», "Part II".
    Part,
    /// «Раздел II», "Section 2".
    Section,
    /// «Глава 1», "Chapter 1".
    Chapter,
    /// «Параграф 1», «§ 1».
    Subchapter,
    /// «Статья 5», "Article 5".
    Article,
    /// «Приложение № 1», "Annex I".
    Annex,
    /// "1.", "1.2.", "I."
    Decimal,
    /// "1)", "(1)".
    Bracketed,
    /// «а)», "a)", "(a)".
    Letter,
    /// "i)", "(iv)".
    Roman,
    /// "-", "–", "—", "•".
    Dash,
}

/// One number of a label.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Number {
    /// Its value: 5 for "5", "V", «д», "e".
    pub value: u32,
    /// 0 for none; 2 for bis, 3 for ter, 4 for quater …; a raised index counts likewise (12¹ is 1).
    pub suffix: u32,
}

impl Label {
    /// Whether both name the same place, however they are written ("5." and "5)" do not, «Статья 5.» and
    /// «Статья 5» do).
    pub fn same_number(&self, other: &Label) -> bool {
        self.scheme == other.scheme && self.numbers == other.numbers
    }

    /// Depth in the tree of a provision with this label; see [`super::Kind::depth`].
    pub fn depth(&self) -> u8 {
        match self.scheme {
            Scheme::Annex => 0,
            Scheme::Part => 1,
            Scheme::Section => 2,
            Scheme::Chapter => 3,
            Scheme::Subchapter => 4,
            Scheme::Article => 5,
            Scheme::Decimal => 5 + self.numbers.len().clamp(1, 3) as u8,
            Scheme::Bracketed => 9,
            Scheme::Letter => 10,
            Scheme::Roman | Scheme::Dash => 11,
        }
    }
}
