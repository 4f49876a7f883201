//! An alternative against what the draft says in its place, word by word: nothing of either is left out.

use super::super::view::{CellView, Inline, Joint, Piece, Row, RowBody, between};
use super::said;
use crate::compare::gap::{Hunk, script};
use crate::compare::side::surface;
use crate::compare::strand::Strand;
use crate::text::token::{Sort, Token, tokenise};
use crate::text::{Body, Cell, Content, Form, Provision};

/// An alternative set against the draft.
#[derive(Debug, Default)]
pub(super) struct Against {
    /// What stays, what goes and what comes.
    pub line: Vec<Inline>,
    /// The provisions it changes, the first and the last, counted from the first of those it was set against; none
    /// where it is the same.
    pub touched: Option<(usize, usize)>,
    /// Where in the line they begin and end.
    pub own: (usize, usize),
}

/// Some provisions and their words.
struct Side {
    provisions: Vec<(Provision, Vec<Token>)>,
}

/// What becomes of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Stays,
    Goes,
    Comes,
}

/// Sets an alternative against the draft.
pub(super) fn against(stands: &[Provision], own: &[Provision]) -> Against {
    let (stands, own) = (Side::new(stands), Side::new(own));
    let (base, revised) = (stands.strand(), own.strand());
    let mut setter = Setter { stands: &stands, own: &own, ..Setter::default() };
    let (mut at, mut to) = (0, 0);
    for hunk in script(&base, &revised).hunks {
        setter.stays(at, to..hunk.revised.start);
        setter.changes(&hunk);
        (at, to) = (hunk.base.end, hunk.revised.end);
    }
    setter.stays(at, to..revised.len() as u32);
    setter.finish()
}

/// The provisions rows of an alternative make. A line that says nothing stands for none.
pub(super) fn provisions(rows: &[Row]) -> Vec<Provision> {
    let content = |pieces: &[Piece]| Content::plain(said(pieces));
    let cell = |cell: &CellView| Cell {
        span: cell.span,
        paragraphs: cell.paragraphs.iter().map(|pieces| content(pieces)).collect(),
    };
    let all = rows.iter().map(|row| match &row.body {
        RowBody::Prose(pieces) => Provision::prose(row.form.clone(), content(pieces)),
        RowBody::Cells(cells) => {
            Provision { form: row.form.clone(), body: Body::Cells(cells.iter().map(cell).collect()) }
        }
    });
    let says = |it: &Provision| match &it.body {
        Body::Prose(content) => it.form.label.is_some() || !content.is_empty(),
        Body::Cells(_) => true,
    };
    all.filter(says).collect()
}

impl Side {
    fn new(provisions: &[Provision]) -> Self {
        let tokenised = provisions.iter().map(|provision| {
            let mut tokens = Vec::new();
            tokenise(provision, &mut tokens);
            (provision.clone(), tokens)
        });
        Self { provisions: tokenised.collect() }
    }

    fn strand(&self) -> Strand<'_> {
        Strand::of(self.provisions.iter().map(|(provision, tokens)| (provision, tokens.as_slice())))
    }

    /// The provision a token stands in, its place among its tokens, and the token.
    fn token(&self, at: u32) -> Option<(usize, usize, &Token)> {
        let mut rest = at as usize;
        for (nth, (_, tokens)) in self.provisions.iter().enumerate() {
            match tokens.get(rest) {
                Some(token) => return Some((nth, rest, token)),
                None => rest -= tokens.len(),
            }
        }
        None
    }

    fn form(&self, provision: usize) -> &Form {
        self.provisions.get(provision).map_or(&Form::UNNUMBERED, |(provision, _)| &provision.form)
    }

    /// Whether a token opens a provision; behind the last one ends.
    fn opens(&self, at: u32) -> bool {
        self.token(at).is_none_or(|(_, place, _)| place == 0)
    }
}

static NOTHING: Side = Side { provisions: Vec::new() };

/// Sets words on a line.
struct Setter<'a> {
    stands: &'a Side,
    own: &'a Side,
    against: Against,
    /// Where on the line the provision being set begins.
    began: usize,
    /// The provision of the draft the line is at.
    provision: usize,
    /// What the row being set says so far: it decides what stands between two cells.
    row: String,
    /// Whether anything was set.
    begun: bool,
    /// A change was set last, and the provision it stands in is not over.
    changed: bool,
}

impl Default for Setter<'_> {
    fn default() -> Self {
        Self {
            stands: &NOTHING,
            own: &NOTHING,
            against: Against::default(),
            began: 0,
            provision: 0,
            row: String::new(),
            begun: false,
            changed: false,
        }
    }
}

impl Setter<'_> {
    /// Words both have, as the alternative writes them.
    fn stays(&mut self, base: u32, tokens: std::ops::Range<u32>) {
        for (nth, at) in tokens.enumerate() {
            if let Some((provision, ..)) = self.stands.token(base + nth as u32) {
                self.provision = provision;
            }
            self.set(self.own, at, Fate::Stays);
        }
    }

    /// What goes, then what comes.
    fn changes(&mut self, hunk: &Hunk) {
        let follows = hunk.revised.is_empty() || self.own.opens(hunk.revised.start);
        for at in hunk.base.clone() {
            let Some((provision, place, _)) = self.stands.token(at) else { continue };
            self.provision = provision;
            let end = (at + 1..hunk.base.end).find(|at| self.stands.opens(*at)).unwrap_or(hunk.base.end);
            if place == 0 && self.begun && !(self.stands.opens(end) && (end < hunk.base.end || follows)) {
                // Words of it stay, in the provision before.
                self.touch(provision.saturating_sub(1));
                self.against.line.push(Inline::Joined(self.stands.form(provision).lead()));
                self.touch(provision);
                continue;
            }
            self.set(self.stands, at, Fate::Goes);
        }
        for at in hunk.revised.clone() {
            self.set(self.own, at, Fate::Comes);
        }
    }

    /// Sets one word or boundary.
    fn set(&mut self, side: &Side, at: u32, fate: Fate) {
        let Some((nth, _, token)) = side.token(at) else { return };
        match token.sort {
            Sort::Opening => self.open(&side.form(nth).lead(), fate),
            Sort::Cell if self.row.is_empty() => {}
            Sort::Cell => self.say(between(&self.row.clone()), fate),
            Sort::CellParagraph => self.say(" ", fate),
            Sort::Word | Sort::Mark | Sort::Anchor | Sort::Number => {
                let words = side.provisions.get(nth).map_or("", |(provision, _)| surface(provision, token));
                self.say(words, fate);
            }
        }
    }

    /// Begins a provision.
    fn open(&mut self, lead: &str, fate: Fate) {
        self.row.clear();
        let first = !std::mem::replace(&mut self.begun, true);
        let joint = match fate {
            Fate::Stays => Joint::Stays,
            Fate::Goes => Joint::Goes,
            Fate::Comes => Joint::Comes,
        };
        if fate == Fate::Comes && !first {
            // What it was parted from is shown with it.
            self.touch(self.provision);
        }
        self.changed = false;
        self.began = self.against.line.len();
        self.against.line.push(Inline::Next(joint, lead.to_owned()));
        if fate != Fate::Stays {
            self.touch(self.provision);
        }
    }

    fn say(&mut self, words: &str, fate: Fate) {
        self.row.push_str(words);
        if words.is_empty() {
            return;
        }
        let line = &mut self.against.line;
        let apart = matches!(line.last(), Some(Inline::Joined(_))) && !words.starts_with(char::is_whitespace);
        let words = if apart { format!(" {words}") } else { words.to_owned() };
        match (line.last_mut(), fate) {
            (Some(Inline::Same(last)), Fate::Stays)
            | (Some(Inline::Deleted(last)), Fate::Goes)
            | (Some(Inline::Inserted(last)), Fate::Comes) => last.push_str(&words),
            (_, Fate::Stays) => line.push(Inline::Same(words)),
            (_, Fate::Goes) => line.push(Inline::Deleted(words)),
            (_, Fate::Comes) => line.push(Inline::Inserted(words)),
        }
        match fate {
            Fate::Stays if self.changed => self.against.own.1 = self.against.line.len(),
            Fate::Stays => {}
            Fate::Goes | Fate::Comes => self.touch(self.provision),
        }
    }

    /// Notes that a provision of the draft is changed where the line is.
    fn touch(&mut self, provision: usize) {
        let against = &mut self.against;
        against.own.0 = if against.touched.is_some() { against.own.0.min(self.began) } else { self.began };
        against.own.1 = against.line.len();
        self.changed = true;
        against.touched = Some(match against.touched {
            Some((first, last)) => (first.min(provision), last.max(provision)),
            None => (provision, provision),
        });
    }

    fn finish(self) -> Against {
        self.against
    }
}
