//! A list of points in a table: «№ | Структурная единица | Предлагаемая редакция | Обоснование».

use super::speech::speaks;
use super::{FoundPoint, Letter, Unread, asks, place_alone, read, take};
use crate::negotiation::Point;
use crate::negotiation::place::Reading;
use crate::negotiation::submission::Action;
use crate::text::Cell;

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Role {
    Number,
    Element,
    /// A wording or what is to be done.
    Wording,
    /// Remarks and proposals in running words.
    Remark,
    Reason,
    /// What is known already: the text that was sent, whose row it is, what became of it.
    Known,
    /// Something else, under this name.
    Other(String),
}

/// The columns of the table a list stands in; none where it has no head.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    roles: Vec<Role>,
    /// The place named by a row of its own: «Статья 5».
    under: String,
}

impl Columns {
    /// The columns, where a row is the head of such a table.
    pub fn of(cells: &[Cell]) -> Option<Self> {
        let roles: Vec<Role> = cells.iter().map(|cell| role(&words(cell))).collect();
        let known = roles.iter().filter(|role| !matches!(role, Role::Other(_))).count();
        let says = roles.iter().any(|role| matches!(role, Role::Wording | Role::Remark));
        let short = cells.iter().all(|cell| words(cell).split_whitespace().count() <= 8);
        (says && known >= 2 && short).then(|| Self { roles, under: String::new() })
    }
}

/// What a column holds, by its head.
fn role(head: &str) -> Role {
    const ROLES: [(Role, &[&str]); 7] = [
        (
            Role::Reason,
            &[
                "обоснован",
                "пояснен",
                "аргумент",
                "причин",
                "rationale",
                "justification",
                "reason",
                "explanation",
            ],
        ),
        (
            Role::Known,
            &[
                "действующ",
                "текст проекта",
                "редакция проекта",
                "исходн",
                "current",
                "existing",
                "original",
                "draft text",
                "text of the draft",
                "государств",
                "делегаци",
                "участник",
                "страна",
                "state",
                "delegation",
                "country",
                "результат",
                "outcome",
                "verdict",
                "decision",
            ],
        ),
        (
            Role::Wording,
            &["редакци", "предлагаемый текст", "предлагаемое изменение", "wording", "proposed", "amendment"],
        ),
        (
            Role::Remark,
            &["замечани", "предложени", "комментари", "comment", "proposal", "remark", "observation"],
        ),
        (
            Role::Element,
            &[
                "структурн",
                "элемент",
                "статья",
                "пункт",
                "положение",
                "место",
                "раздел",
                "provision",
                "article",
                "element",
                "paragraph",
                "place",
            ],
        ),
        (Role::Number, &["п/п", "номер"]),
        (Role::Number, &[]),
    ];
    let lower = head.trim().to_lowercase();
    if matches!(lower.as_str(), "№" | "#" | "no" | "no." | "n" | "№№") || lower.starts_with("№ п") {
        return Role::Number;
    }
    let found = ROLES.iter().find(|(_, heads)| heads.iter().any(|head| lower.contains(head)));
    found.map_or_else(|| Role::Other(head.trim().to_owned()), |(role, _)| role.clone())
}

/// The words of a cell, its paragraphs line by line.
fn words(cell: &Cell) -> String {
    let lines = cell.paragraphs.iter().map(|paragraph| paragraph.text.trim());
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The number in a cell: «3», «3.», «2.1».
fn number_of(words: &str) -> Option<String> {
    let number = words.trim().trim_end_matches(['.', ')']);
    let is_number = !number.is_empty()
        && number.chars().count() <= 8
        && number.chars().all(|c| c.is_ascii_digit() || c == '.');
    is_number.then(|| number.to_owned())
}

/// Reads a row.
pub fn row(provision: usize, cells: &[Cell], columns: &mut Columns, under: &str, letter: &mut Letter) {
    let said: Vec<String> = cells.iter().map(words).filter(|words| !words.is_empty()).collect();
    if let [only] = said.as_slice()
        && let Some(place) = place_alone(only)
    {
        columns.under = place;
        return;
    }
    let under = if columns.under.is_empty() { under } else { &columns.under };
    if columns.roles.is_empty() || columns.roles.len() != cells.len() {
        // Without a head: the number, and everything else as one.
        let number = said.first().and_then(|first| number_of(first)).unwrap_or_default();
        let rest = said.iter().skip(usize::from(!number.is_empty()));
        let whole = rest.map(String::as_str).collect::<Vec<_>>().join(" ");
        if !whole.is_empty() {
            take(provision, &number, &whole, under, letter);
        }
        return;
    }
    let of = |wanted: &dyn Fn(&Role) -> bool| -> String {
        let found = columns.roles.iter().zip(cells).filter(|(role, _)| wanted(role));
        found.map(|(_, cell)| words(cell)).filter(|words| !words.is_empty()).collect::<Vec<_>>().join("\n")
    };
    let number = of(&|role| *role == Role::Number);
    let number = number_of(&number).unwrap_or(number);
    let element = of(&|role| *role == Role::Element);
    let (wording, remark) = (of(&|role| *role == Role::Wording), of(&|role| *role == Role::Remark));
    let mut reason = of(&|role| *role == Role::Reason);
    let row = Row { provision, number: &number, element: &element, under };
    let points = letter.points.len();
    let unread = letter.unread.len();
    if !wording.is_empty() {
        row.take(&wording, true, letter);
    }
    let asked = letter.points.len() > points;
    if !remark.is_empty() && asked {
        // Beside a wording it says why.
        reason = [remark, reason].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n");
    } else if !remark.is_empty() {
        row.take(&remark, false, letter);
    }
    let mut given = letter.points.iter_mut().skip(points).peekable();
    match (given.peek().is_some(), letter.unread.get_mut(unread)) {
        (true, _) => {
            for found in given.filter(|found| found.point.reason.is_empty()) {
                found.point.reason.clone_from(&reason);
            }
        }
        (false, Some(unread)) if !reason.is_empty() => unread.words = format!("{} — {reason}", unread.words),
        (false, None) if !reason.is_empty() || !element.is_empty() => row.keep(&reason, false, letter),
        _ => {}
    }
    // Nothing a letter says is dropped, though its column is not known.
    for (role, cell) in columns.roles.iter().zip(cells) {
        if let (Role::Other(head), said) = (role, words(cell))
            && !said.is_empty()
        {
            let said = if head.is_empty() { said } else { format!("{head}: {said}") };
            row.keep(&said, false, letter);
        }
    }
}

/// A row whose columns are known.
struct Row<'a> {
    provision: usize,
    number: &'a str,
    element: &'a str,
    under: &'a str,
}

impl Row<'_> {
    /// Takes what a cell says of the element.
    fn take(&self, said: &str, is_wording: bool, letter: &mut Letter) {
        let places = Reading::of(&self.element.replace(':', " "));
        let known = places.places.len() == 1
            && places.rest.iter().all(|word| matches!(word.as_str(), "к" | "в" | "по" | "и"));
        let under = if self.element.is_empty() { self.under } else { self.element };
        let read = read(said, under);
        let whole = read.points.is_empty();
        if whole && is_wording && known && !instructs(said) && !speaks(said) {
            let point = Point {
                number: self.number.to_owned(),
                at: self.element.to_owned(),
                action: Action::Replace,
                find: String::new(),
                text: unquoted(said).replace('\n', "\n\n"),
                reason: String::new(),
            };
            letter.points.push(FoundPoint { provision: self.provision, point: named(point) });
            return;
        }
        if whole {
            self.keep(said, asks(said), letter);
            return;
        }
        // What is named before the element is not lost where it names no place.
        if self.element.is_empty() || !places.places.is_empty() {
            take(self.provision, self.number, said, under, letter);
        } else {
            take(self.provision, self.number, &format!("{} {said}", self.element), self.under, letter);
        }
    }

    /// Keeps words as a remark on the element.
    fn keep(&self, said: &str, asks: bool, letter: &mut Letter) {
        let words = match (self.element, said) {
            ("", said) => said.to_owned(),
            (element, "") => element.to_owned(),
            (element, said) => format!("{element}: {said}"),
        };
        let number = self.number.to_owned();
        letter.unread.push(Unread {
            provision: self.provision,
            number,
            words: words.replace('\n', " "),
            asks,
        });
    }
}

/// Whether a cell says what is to be done, though it cannot be read: it opens with a verb or holds a quotation beside one.
fn instructs(said: &str) -> bool {
    let lower = said.to_lowercase();
    let opens = super::VERBS.iter().any(|(verb, _)| lower.starts_with(verb));
    opens || asks(said) && said.contains(['«', '“', '"', '„'])
}

/// A wording without the quotation marks around it.
fn unquoted(said: &str) -> &str {
    let bare = said.trim();
    let inner = bare.strip_prefix('«').and_then(|rest| rest.trim_end_matches('.').strip_suffix('»'));
    inner.filter(|inner| !inner.contains(['«', '»'])).unwrap_or(bare)
}

/// A point with its place as places are named.
fn named(point: Point) -> Point {
    let language = super::clause::language(&point.at);
    let at = Reading::of(&point.at.replace(':', " ")).places.first().map(|place| place.name(language));
    Point { at: at.unwrap_or_else(|| point.at.clone()), ..point }
}
