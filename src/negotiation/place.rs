//! Places as people cite them: «пункт 2 статьи 5», «Статья 7, пункт 2, подпункт «г»», "article 5, paragraph 2 (a)",
//! «Раздел II, строка 3, графа «Исполнители»», «после статьи 10», «преамбула».
//!
//! Units may come from the outside in or from the inside out, in any case. What is read is a list of steps from
//! the outside in; each is looked for within the one before.

mod citation;
mod name;
mod sentence;
mod unit;

use std::ops::Range;

pub use citation::Reading;
use citation::{folded, read_numbers, words};

use crate::text::outline::Outline;
use crate::text::{Body, Kind, Label, Provision, Scheme, Text};

/// The words that count units: the Russian stem as citations are read, with «е» for «ё», and the English word.
const ORDINALS: [(&str, &str); 10] = [
    ("перв", "first"),
    ("втор", "second"),
    ("трет", "third"),
    ("четверт", "fourth"),
    ("пят", "fifth"),
    ("шест", "sixth"),
    ("седьм", "seventh"),
    ("восьм", "eighth"),
    ("девят", "ninth"),
    ("десят", "tenth"),
];

/// The words for the last of them.
const LAST: (&str, &str) = ("последн", "last");

/// A cited place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Whether the place itself is meant, or what is before or after it.
    pub side: Side,
    /// The steps, from the outside in.
    steps: Vec<Step>,
}

/// On which side of a cited place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Side {
    /// The place itself.
    #[default]
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
    Footnote,
    Sentence,
}

/// What a unit is told by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    /// Nothing: «преамбула», the only annex.
    None,
    /// Numbers, the suffix being bis, ter … or a raised index.
    Numbers(Vec<(u32, u32)>),
    /// The last one.
    Last,
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
    /// Whether only the name of the provision is meant, and not what stands under it.
    pub name: bool,
    /// The words, where a sentence of the provision is cited.
    pub sentence: Option<String>,
}

/// Why a place is not found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotFound {
    /// The citation itself cannot be read.
    Unread,
    /// The text has no such place.
    NoPlace,
    /// The text has several such places, or several are cited.
    Several,
}

/// Finds a cited place in a text.
pub fn find(text: &Text, citation: &str) -> Result<Found, NotFound> {
    match Reading::of(citation).places.as_slice() {
        [] => Err(NotFound::Unread),
        [one] => one.find(text),
        _ => Err(NotFound::Several),
    }
}

/// What a unit that is to be added is, as far as its name says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// An unnumbered paragraph, perhaps the n-th.
    Unnumbered(Option<u32>),
    /// A numbered paragraph or a subparagraph, with its label as written before its words.
    Labelled(String),
    /// An article with this number.
    Article(u32, u32),
    /// Anything else.
    Other,
}

impl Citation {
    /// The place as it is meant under another one: what it leaves out of where it stands is where the other stands.
    pub fn within(&self, under: &Citation) -> Citation {
        let Some(first) = self.steps.first().map(|step| step.unit) else {
            return Citation { side: self.side, steps: under.steps.clone() };
        };
        let outer = |step: &&Step| match first {
            // «Наименование» under an article is the name of the article.
            Unit::Title => self.steps.len() == 1 && step.unit != Unit::Title,
            Unit::Article => step.unit == Unit::Annex,
            first => first > Unit::Article && step.unit < first,
        };
        let mut steps: Vec<Step> = under.steps.iter().filter(outer).cloned().collect();
        steps.extend(self.steps.iter().cloned());
        steps.sort_by_key(|step| step.unit);
        Citation { side: self.side, steps }
    }

    /// What is behind the place, where the place itself was meant.
    pub fn behind(&self) -> Citation {
        let side = if self.side == Side::At { Side::After } else { self.side };
        Citation { side, steps: self.steps.clone() }
    }

    /// What is before the place.
    pub fn ahead(&self) -> Citation {
        Citation { side: Side::Before, steps: self.steps.clone() }
    }

    /// What is behind the n-th unnumbered paragraph of the place.
    pub fn behind_unnumbered(&self, nth: u32) -> Citation {
        let mut steps = self.steps.clone();
        steps.push(Step { unit: Unit::Unnumbered, mark: Mark::Numbers(vec![(nth, 0)]) });
        Citation { side: Side::After, steps }
    }

    /// What is behind an article.
    pub fn behind_article(value: u32, suffix: u32) -> Citation {
        let step = Step { unit: Unit::Article, mark: Mark::Numbers(vec![(value, suffix)]) };
        Citation { side: Side::After, steps: vec![step] }
    }

    /// What a unit named so is, where it is to be added.
    pub fn added(&self) -> Added {
        let Some(last) = self.steps.last() else { return Added::Other };
        match (last.unit, &last.mark) {
            (Unit::Unnumbered, Mark::Numbers(numbers)) => {
                Added::Unnumbered(numbers.first().map(|(number, _)| *number))
            }
            (Unit::Unnumbered, _) => Added::Unnumbered(None),
            (Unit::Article, Mark::Numbers(numbers)) => match numbers.as_slice() {
                [(value, suffix)] => Added::Article(*value, *suffix),
                _ => Added::Other,
            },
            (Unit::Paragraph, Mark::Numbers(numbers)) => match numbers.as_slice() {
                [(value, 0)] => Added::Labelled(format!("{value}.")),
                _ => Added::Other,
            },
            (Unit::Subparagraph, Mark::Numbers(numbers)) => match numbers.as_slice() {
                [(value, 0)] => Added::Labelled(format!("{value})")),
                _ => Added::Other,
            },
            (Unit::Subparagraph, Mark::Letter(letter)) => Added::Labelled(format!("{letter})")),
            _ => Added::Other,
        }
    }

    /// Finds the place in a text.
    pub fn find(&self, text: &Text) -> Result<Found, NotFound> {
        let provisions = text.provisions();
        let outline = Outline::new(text);
        let range = 0..provisions.len();
        let mut found =
            Found { provision: 0, range, cell: None, side: self.side, name: false, sentence: None };
        let mut inside = false;
        // «наименование статьи 5» is no title of the document.
        let (steps, name) = match self.steps.as_slice() {
            [first, rest @ ..] if first.unit == Unit::Title && !rest.is_empty() => (rest, true),
            steps => (steps, false),
        };
        for step in steps {
            match step.unit {
                Unit::Footnote => {
                    found.provision = footnote(provisions, &outline, &found, inside, &step.mark)?;
                    found.range = found.provision..found.provision + 1;
                    inside = true;
                }
                Unit::Sentence => {
                    let provision = provisions.get(found.provision).ok_or(NotFound::NoPlace)?;
                    let Body::Prose(content) = &provision.body else { return Err(NotFound::NoPlace) };
                    let sentence = sentence::of(&content.text, &step.mark).ok_or(NotFound::NoPlace)?;
                    found.sentence = Some(sentence.to_owned());
                }
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
                    let provision = look(provisions, within, unit, &step.mark)?;
                    found.provision = provision;
                    found.range = outline.subtree(provision);
                    inside = true;
                }
            }
        }
        if name {
            let heading = provisions.get(found.provision).is_some_and(|it| it.form.kind.is_heading());
            if !heading {
                return Err(NotFound::NoPlace);
            }
            (found.name, found.range) = (true, found.provision..found.provision + 1);
        }
        Ok(found)
    }
}

/// The provision of a range that a step names.
fn look(provisions: &[Provision], within: Range<usize>, unit: Unit, mark: &Mark) -> Result<usize, NotFound> {
    let is_row = |at: &usize| provisions.get(*at).is_some_and(|p| p.form.kind == Kind::Row);
    let fits = |at: &usize| provisions.get(*at).is_some_and(|provision| is(provision, unit, mark));
    let mut fitting: Vec<usize> = within.clone().filter(fits).collect();
    // A measure of a programme is cited as an item or point, too: «пункт 3 раздела I».
    if unit == Unit::Paragraph && fitting.is_empty() && matches!(mark, Mark::Numbers(_)) {
        let numbered = |at: &usize| provisions.get(*at).is_some_and(|row| is(row, Unit::Row, mark));
        fitting = within.clone().filter(numbered).collect();
    }
    // A row is told by what stands in its first cell, else counted.
    if unit == Unit::Row && fitting.is_empty() {
        let mut rows = within.filter(is_row);
        let row = match mark {
            Mark::Last => rows.next_back(),
            Mark::Numbers(numbers) => match numbers.as_slice() {
                [(number, 0)] => (*number as usize).checked_sub(1).and_then(|nth| rows.nth(nth)),
                _ => None,
            },
            _ => None,
        };
        return row.ok_or(NotFound::NoPlace);
    }
    // The outermost of those that fit; annexes count apart.
    let depth = |at: usize| provisions.get(at).map_or(u8::MAX, |provision| provision.form.depth());
    let outermost = fitting.iter().map(|at| depth(*at)).min().ok_or(NotFound::NoPlace)?;
    let annexed = |at: usize| {
        let above = provisions.get(within.start..at).unwrap_or_default();
        above.iter().any(|provision| provision.form.kind == Kind::Annex)
    };
    let outer: Vec<usize> = fitting.into_iter().filter(|at| depth(*at) == outermost).collect();
    let own: Vec<usize> = outer.iter().copied().filter(|at| !annexed(*at)).collect();
    match if own.is_empty() { outer } else { own }.as_slice() {
        [] => Err(NotFound::NoPlace),
        [one] => Ok(*one),
        // Nothing tells which of them is meant.
        _ => Err(NotFound::Several),
    }
}

/// A footnote: counted through the text, or the one that belongs to a place.
fn footnote(
    provisions: &[Provision],
    outline: &Outline,
    found: &Found,
    inside: bool,
    mark: &Mark,
) -> Result<usize, NotFound> {
    let is_note = |at: &usize| provisions.get(*at).is_some_and(|it| it.form.kind == Kind::Footnote);
    let all: Vec<usize> = (0..provisions.len()).filter(is_note).collect();
    let of_place = |at: &usize| !inside || outline.parent(*at).is_some_and(|it| found.range.contains(&it));
    let near: Vec<usize> = all.iter().copied().filter(of_place).collect();
    let number = match mark {
        Mark::Numbers(numbers) => match numbers.as_slice() {
            [(number, 0)] => Some(*number as usize),
            _ => return Err(NotFound::NoPlace),
        },
        _ => None,
    };
    match (near.as_slice(), number.and_then(|number| number.checked_sub(1))) {
        ([], _) => Err(NotFound::NoPlace),
        (near, Some(nth)) => {
            let counted = all.get(nth).filter(|at| near.contains(at));
            counted.copied().ok_or(NotFound::NoPlace)
        }
        ([one], None) => Ok(*one),
        (_, None) => Err(NotFound::Several),
    }
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
        Unit::Preamble | Unit::Unnumbered | Unit::Column | Unit::Footnote | Unit::Sentence => false,
    };
    right_kind
        && match mark {
            Mark::None => true,
            Mark::Last => false,
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
    let counts = |at: &usize| {
        provisions.get(*at).is_some_and(|provision| {
            let own_words = inside && *at == found.provision && !provision.form.kind.is_heading();
            own_words || provision.form.kind == Kind::Unnumbered
        })
    };
    let mut counted = found.range.clone().filter(counts);
    let place = match mark {
        Mark::Last => counted.next_back(),
        Mark::Numbers(numbers) => match numbers.as_slice() {
            [(number, 0)] => (*number as usize).checked_sub(1).and_then(|nth| counted.nth(nth)),
            _ => None,
        },
        _ => None,
    };
    place.ok_or(NotFound::NoPlace)
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
