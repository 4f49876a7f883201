//! Places as people cite them: «пункт 2 статьи 5», «Статья 7, пункт 2, подпункт «г»», "article 5, paragraph 2 (a)",
//! «Раздел II, строка 3, графа «Исполнители»», «после статьи 10», «преамбула».
//!
//! Units may come from the outside in or from the inside out, in any case. What is read is a list of steps from
//! the outside in; each is looked for within the one before.

mod citation;

use std::ops::Range;

use citation::{folded, read_numbers, words};

use crate::text::outline::Outline;
use crate::text::{Body, Kind, Label, Provision, Scheme, Text};

/// A cited place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Whether the place itself is meant, or what is before or after it.
    pub side: Side,
    /// The steps, from the outside in.
    steps: Vec<Step>,
}

/// On which side of a cited place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The place itself.
    At,
    /// Before it.
    Before,
    /// After it.
    After,
}

/// One step inwards.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Step {
    unit: Unit,
    mark: Mark,
}

/// The units people cite, from the outside in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Title,
    Preamble,
    Annex,
    Part,
    Section,
    Chapter,
    Subchapter,
    Article,
    Paragraph,
    Subparagraph,
    Innermost,
    Unnumbered,
    Row,
    Column,
}

/// What a unit is told by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    /// Nothing: «преамбула», the only annex.
    None,
    /// Numbers, the suffix being bis, ter … or a raised index.
    Numbers(Vec<(u32, u32)>),
    /// A letter, or small Roman figures, as written.
    Letter(String),
    /// A name in quotation marks.
    Name(String),
}

/// A place found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The provision.
    pub provision: usize,
    /// The provision and everything under it.
    pub range: Range<usize>,
    /// The cell, where a column of a table is cited.
    pub cell: Option<usize>,
    /// On which side of it.
    pub side: Side,
}

/// Why a place is not found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotFound {
    /// The citation itself cannot be read.
    Unread,
    /// The text has no such place.
    NoPlace,
}

/// Finds a cited place in a text.
pub fn find(text: &Text, citation: &str) -> Result<Found, NotFound> {
    Citation::read(citation).ok_or(NotFound::Unread)?.find(text)
}

impl Citation {
    /// Finds the place in a text.
    pub fn find(&self, text: &Text) -> Result<Found, NotFound> {
        let provisions = text.provisions();
        let outline = Outline::new(text);
        let mut found = Found { provision: 0, range: 0..provisions.len(), cell: None, side: self.side };
        let mut inside = false;
        for step in &self.steps {
            match step.unit {
                Unit::Column => {
                    let provision = provisions.get(found.provision).ok_or(NotFound::NoPlace)?;
                    found.cell = Some(column(provisions, found.provision, provision, &step.mark)?);
                }
                Unit::Preamble => {
                    let start = provisions
                        .iter()
                        .take_while(|p| matches!(p.form.kind, Kind::Meta | Kind::Title))
                        .count();
                    let rest = provisions.get(start..).unwrap_or_default();
                    let length = rest.iter().take_while(|p| p.form.kind == Kind::Unnumbered).count();
                    if length == 0 {
                        return Err(NotFound::NoPlace);
                    }
                    found.provision = start;
                    found.range = start..start + length;
                    inside = false;
                }
                Unit::Unnumbered => {
                    found.provision = unnumbered(provisions, &found, inside, &step.mark)?;
                    found.range = found.provision..found.provision + 1;
                }
                unit => {
                    let within =
                        if inside { found.provision + 1..found.range.end } else { found.range.clone() };
                    let provision = look(provisions, within, unit, &step.mark).ok_or(NotFound::NoPlace)?;
                    found.provision = provision;
                    found.range = outline.subtree(provision);
                    inside = true;
                }
            }
        }
        Ok(found)
    }
}

/// The provision of a range that a step names.
fn look(provisions: &[Provision], within: Range<usize>, unit: Unit, mark: &Mark) -> Option<usize> {
    let all: Vec<usize> = within.collect();
    let fits = |at: &&usize| provisions.get(**at).is_some_and(|provision| is(provision, unit, mark));
    // A row is told by what stands in its first cell, else counted.
    if unit == Unit::Row {
        let rows: Vec<usize> = all
            .iter()
            .copied()
            .filter(|at| provisions.get(*at).is_some_and(|p| p.form.kind == Kind::Row))
            .collect();
        let by_number = rows.iter().find(fits).copied();
        return by_number.or_else(|| match mark {
            Mark::Numbers(numbers) => match numbers.as_slice() {
                [(number, 0)] => rows.get((*number as usize).checked_sub(1)?).copied(),
                _ => None,
            },
            _ => None,
        });
    }
    let mut fitting = all.iter().filter(|at| fits(at)).copied();
    let first = fitting.next()?;
    // The outermost of those that fit, then the first.
    let depth = |at: usize| provisions.get(at).map_or(u8::MAX, |provision| provision.form.depth());
    let all_fitting: Vec<usize> = std::iter::once(first).chain(fitting).collect();
    all_fitting.iter().copied().min_by_key(|at| (depth(*at), *at))
}

/// Whether a provision is the unit with this mark.
fn is(provision: &Provision, unit: Unit, mark: &Mark) -> bool {
    let kind = provision.form.kind;
    let right_kind = match unit {
        Unit::Title => kind == Kind::Title,
        Unit::Annex => kind == Kind::Annex,
        Unit::Part => kind == Kind::Part,
        Unit::Section => matches!(kind, Kind::Section | Kind::Heading(_)),
        Unit::Chapter => kind == Kind::Chapter,
        Unit::Subchapter => kind == Kind::Subchapter,
        Unit::Article => kind == Kind::Article,
        Unit::Paragraph => matches!(kind, Kind::Paragraph | Kind::Subparagraph),
        Unit::Subparagraph | Unit::Innermost => matches!(kind, Kind::Paragraph | Kind::Subparagraph),
        Unit::Row => kind == Kind::Row,
        Unit::Preamble | Unit::Unnumbered | Unit::Column => false,
    };
    right_kind
        && match mark {
            Mark::None => true,
            Mark::Name(name) => folded(&provision.line()).contains(name.as_str()),
            Mark::Numbers(numbers) if unit == Unit::Row => match &provision.body {
                Body::Cells(cells) => {
                    let first =
                        cells.first().and_then(|cell| cell.paragraphs.first()).map(|p| p.text.as_str());
                    first
                        .and_then(|first| read_numbers(&words(first)))
                        .is_some_and(|(own, _)| &own == numbers)
                }
                Body::Prose(_) => false,
            },
            Mark::Numbers(numbers) => {
                provision.form.label.as_ref().is_some_and(|label| has_numbers(label, numbers))
            }
            Mark::Letter(letter) => {
                provision.form.label.as_ref().is_some_and(|label| has_letter(label, letter))
            }
        }
}

fn has_numbers(label: &Label, numbers: &[(u32, u32)]) -> bool {
    let written = !matches!(label.scheme, Scheme::Letter | Scheme::Roman | Scheme::Dash);
    written && label.numbers.iter().map(|number| (number.value, number.suffix)).eq(numbers.iter().copied())
}

fn has_letter(label: &Label, letter: &str) -> bool {
    let own: String =
        label.surface.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    matches!(label.scheme, Scheme::Letter | Scheme::Roman) && alike(&own, letter)
}

/// Whether two letters look the same, be they Cyrillic or Latin.
fn alike(a: &str, b: &str) -> bool {
    let face = |c: char| match c {
        'а' => 'a',
        'е' | 'ё' => 'e',
        'о' => 'o',
        'р' => 'p',
        'с' => 'c',
        'х' => 'x',
        'у' => 'y',
        'і' => 'i',
        other => other,
    };
    a.chars().map(face).eq(b.chars().map(face))
}

/// The n-th unnumbered paragraph. A numbered paragraph's own words are its first one; a heading's are not.
fn unnumbered(provisions: &[Provision], found: &Found, inside: bool, mark: &Mark) -> Result<usize, NotFound> {
    let Mark::Numbers(numbers) = mark else { return Err(NotFound::NoPlace) };
    let [(number, 0)] = numbers.as_slice() else { return Err(NotFound::NoPlace) };
    let counts = |at: &usize| {
        provisions.get(*at).is_some_and(|provision| {
            let own_words = inside && *at == found.provision && !provision.form.kind.is_heading();
            own_words || provision.form.kind == Kind::Unnumbered
        })
    };
    let index = (*number as usize).checked_sub(1).ok_or(NotFound::NoPlace)?;
    found.range.clone().filter(counts).nth(index).ok_or(NotFound::NoPlace)
}

/// The cell of a row that stands in a column, told by its head or counted.
fn column(
    provisions: &[Provision],
    row: usize,
    provision: &Provision,
    mark: &Mark,
) -> Result<usize, NotFound> {
    let Body::Cells(cells) = &provision.body else { return Err(NotFound::NoPlace) };
    let index = match mark {
        Mark::Numbers(numbers) => match numbers.as_slice() {
            [(number, 0)] => (*number as usize).checked_sub(1),
            _ => None,
        },
        Mark::Name(name) => {
            let above = provisions.get(..=row).unwrap_or_default();
            let head = above.iter().rev().find(|p| p.form.kind == Kind::Head);
            head.and_then(|head| match &head.body {
                Body::Cells(heads) => heads.iter().position(|cell| {
                    let words: Vec<&str> = cell.paragraphs.iter().map(|p| p.text.as_str()).collect();
                    &folded(&words.join(" ")) == name
                }),
                Body::Prose(_) => None,
            })
        }
        _ => None,
    };
    index.filter(|index| *index < cells.len()).ok_or(NotFound::NoPlace)
}
