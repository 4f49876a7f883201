//! The numbers and letters provisions are written with.
//!
//! Three questions are asked of a line: does it begin with the label of a *point* ([`Label::point`]: "1.", «а)»,
//! "(iv)", "—"), is a heading's text labelled ([`Label::heading`]: «Статья 5.», "PART II", "I."), and is a line that
//! is not marked as a heading one all the same ([`Label::heading_line`]: "Article 5" yes, "Article 5 of the
//! Convention shall apply." no). All three look at a few bytes only before they say no.

mod heading;
mod number;
mod point;
mod words;

use smallvec::SmallVec;

use super::Kind;

/// A number as written, with what it means.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Label {
    /// What kind of label it is.
    pub scheme: Scheme,
    /// The parsed numbers: one, or several for decimal points ("1.2."); none for a dash.
    pub numbers: SmallVec<[Number; 2]>,
    /// As written, with its punctuation: «Статья 5 бис.», "1.", «а)», "(iv)", "—".
    pub surface: Box<str>,
}

/// The kinds of label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scheme {
    /// «Часть II», "Part II".
    Part,
    /// «Раздел II», "Section 2"; in a heading also "I." and "1.".
    Section,
    /// «Глава 1», "Chapter 1"; in a heading also "1.1.".
    Chapter,
    /// «Параграф 1», «§ 1»; in a heading also "1.1.1.".
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

impl Scheme {
    /// Whether labels of this kind stand in headings.
    pub fn is_heading(self) -> bool {
        matches!(
            self,
            Scheme::Part
                | Scheme::Section
                | Scheme::Chapter
                | Scheme::Subchapter
                | Scheme::Article
                | Scheme::Annex
        )
    }

    /// The kind of provision a label of this kind makes.
    pub fn kind(self) -> Kind {
        match self {
            Scheme::Part => Kind::Part,
            Scheme::Section => Kind::Section,
            Scheme::Chapter => Kind::Chapter,
            Scheme::Subchapter => Kind::Subchapter,
            Scheme::Article => Kind::Article,
            Scheme::Annex => Kind::Annex,
            Scheme::Decimal => Kind::Paragraph,
            Scheme::Bracketed | Scheme::Letter | Scheme::Roman | Scheme::Dash => Kind::Subparagraph,
        }
    }
}

impl Label {
    /// The label of a point at the start of a line, and how many bytes it takes with the white space after it.
    ///
    /// Labels are: numbers with a full stop ("1.", "1.2.", "3 bis.", "2¹."; the last stop may be missing where
    /// a capital follows, "1.2 The Parties"), numbers in brackets ("1)", "(1)"), one letter or a doubled one in
    /// brackets («а)», "(aa)", "(c bis)"), Roman numbers in brackets ("iv)", "(iv)"), capital Roman numbers
    /// with a full stop ("IV."), small Latin letters with a full stop ("a.", "ii.", as Word numbers its lists),
    /// and dashes. White space must follow, but for "1)text" and "1.Text".
    ///
    /// Not labels: decimals ("1.5 млн"), dates ("12.03.2026."), times ("12.30 Opening"), years in brackets,
    /// initials (capital letters with a full stop; one Roman letter before a single capitalised word),
    /// Russian abbreviations («г. Москва»).
    pub fn point(line: &str) -> Option<(Label, usize)> {
        point::parse(line)
    }

    /// The label at the start of a heading's text, the kind it makes and how many bytes it takes with the
    /// white space after it. Words of many languages count («Статья», "Article", "Madde", «1-бап»), and bare
    /// numbers: "I." and "1." are sections, "1.1." a chapter, "1.1.1." a subchapter.
    pub fn heading(text: &str) -> Option<(Kind, Label, usize)> {
        let (label, taken) = heading::word(text).or_else(|| heading::bare(text))?;
        Some((label.scheme.kind(), label, taken))
    }

    /// The same for a line that nothing marks as a heading: it must not read like a sentence.
    ///
    /// The label stands alone, or what follows begins with a capital, a bracket or a quotation mark, is short,
    /// and, unless a full stop sets the label apart («Статья 5. …»), does not end like a sentence. A bare
    /// Roman number counts («I. Общие положения»), a bare Arabic one does not.
    pub fn heading_line(line: &str) -> Option<(Kind, Label, usize)> {
        let (label, taken) = heading::line(line)?;
        Some((label.scheme.kind(), label, taken))
    }

    /// Whether both name the same place, however they are written ("5." and "5)" do not, «Статья 5.» and
    /// «Статья 5» do).
    pub fn same_number(&self, other: &Label) -> bool {
        self.scheme == other.scheme && self.numbers == other.numbers
    }

    /// The number as it is cited: "5 bis", "1.2", «а», "iv"; empty for a dash. Words, brackets and the last full
    /// stop are left out.
    pub fn number(&self) -> &str {
        let surface = &*self.surface;
        if self.scheme == Scheme::Dash {
            return "";
        }
        if !self.scheme.is_heading() {
            return surface.trim_matches(['(', ')', '.', ' ']);
        }
        // Behind the word, or before it («5-бап»).
        let bare = surface.trim_end_matches(['.', ':']);
        if bare.starts_with(|c: char| c.is_ascii_digit()) {
            let end = bare.find(|c: char| c != '.' && !c.is_ascii_digit()).unwrap_or(bare.len());
            return bare.get(..end).unwrap_or(bare);
        }
        match bare.split_once(' ') {
            Some((_, number)) => number.trim_start_matches(['№', ' ']),
            None if self.numbers.is_empty() => "",
            None => bare.trim_start_matches('§'),
        }
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

    /// The values a label of one Latin letter has read as a Roman number and as a letter: "(i)" is (1, 9),
    /// "(v)" is (5, 22), "(x)" is (10, 24); every other label has only one reading.
    pub(super) fn two_readings(&self) -> Option<(u32, u32)> {
        if !matches!(self.scheme, Scheme::Roman | Scheme::Letter) || self.surface.len() > 3 {
            return None;
        }
        match self.surface.trim_matches(['(', ')', '.']) {
            "i" | "I" => Some((1, 9)),
            "v" | "V" => Some((5, 22)),
            "x" | "X" => Some((10, 24)),
            _ => None,
        }
    }
}

/// Whether a letter is a small one, in a script with capitals in running text. (Georgian letters count as small
/// for Unicode, but no sentence begins with a capital.)
pub(super) fn is_small(c: char) -> bool {
    c.is_lowercase() && !('ა'..='ჿ').contains(&c)
}

/// The value of a letter in a list: 2 for "b" and «б».
pub(super) fn letter_value(letter: char) -> Option<u32> {
    number::letter(letter)
}

/// What follows a number ("bis", «бис», a raised index): its value and its length with the space before it.
pub(super) fn number_suffix(rest: &str) -> (u32, usize) {
    number::suffix(rest)
}

/// The value of a whole Roman number.
pub(super) fn roman_value(number: &str) -> Option<u32> {
    number::roman(number).filter(|(_, length)| *length == number.len()).map(|(value, _)| value)
}

/// Stands for a character that a writer has set apart from the label before it (see [`super::markdown`]): it is
/// neither a letter nor white space and counts as a capital.
pub(super) const PROTECTED: char = '\u{1}';

/// The label made of the first `end` bytes of `line`, and the bytes up to the text behind it.
fn finish(scheme: Scheme, numbers: SmallVec<[Number; 2]>, line: &str, end: usize) -> Option<(Label, usize)> {
    let written = line.get(..end)?;
    let surface: Box<str> = if written.contains(|c: char| c.is_whitespace()) {
        written.split_whitespace().collect::<Vec<_>>().join(" ").into()
    } else {
        written.into()
    };
    let rest = line.get(end..)?;
    let taken = end + (rest.len() - rest.trim_start().len());
    Some((Label { scheme, numbers, surface }, taken))
}

#[cfg(test)]
mod tests;
