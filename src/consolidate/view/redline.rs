//! The base with one voice's changes in it: what goes is struck where it stands, what comes follows it.
//!
//! Nothing is set out twice: however much of a paragraph changes, the words that stay stand once. A ¶ that goes
//! joins two rows and shows as struck; a ¶ that comes begins a row.

use std::collections::BTreeMap;
use std::ops::Range;

use super::body::BodyBuilder;
use super::span::base;
use super::{Row, View, slice};
use crate::compare::side::surface;
use crate::consolidate::fragment::{Fragment, Opens};
use crate::consolidate::{Layer, Passage};
use crate::text::token::{Token, tokenise};
use crate::text::{Content, Form, Kind, Provision};

/// The rows of the base with the changes of one voice.
pub(super) fn rows(view: &View<'_>, voice: usize) -> Vec<Row> {
    let mut redline = Redline::new(view, voice);
    let count = view.side.provisions.len();
    for provision in 0..count {
        redline.additions(view.side.starts[provision]);
        let end = view.side.starts.get(provision + 1).copied().unwrap_or(view.side.len());
        redline.provision(provision, end);
    }
    redline.additions(view.side.len());
    redline.rows.into_iter().map(Building::finish).collect()
}

/// A row being made.
struct Building {
    row: Row,
    body: BodyBuilder,
}

impl Building {
    fn finish(self) -> Row {
        Row { body: self.body.finish(), ..self.row }
    }
}

struct Redline<'a, 'b> {
    view: &'a View<'b>,
    voice: usize,
    /// Passages the voice changes: words by the token they begin at, the others as in the page's layout.
    words: BTreeMap<u32, usize>,
    additions: BTreeMap<u32, usize>,
    presence: BTreeMap<usize, usize>,
    order: BTreeMap<usize, usize>,
    numbering: BTreeMap<usize, usize>,
    /// The token up to which the base is set out.
    at: u32,
    rows: Vec<Building>,
}

impl<'a, 'b> Redline<'a, 'b> {
    fn new(view: &'a View<'b>, voice: usize) -> Self {
        let mut redline = Self {
            view,
            voice,
            words: BTreeMap::new(),
            additions: BTreeMap::new(),
            presence: BTreeMap::new(),
            order: BTreeMap::new(),
            numbering: BTreeMap::new(),
            at: 0,
            rows: Vec::new(),
        };
        for (index, passage) in view.rolling.passages.iter().enumerate() {
            let differs = passage.reading_of(voice).is_some_and(|(wording, _)| !wording.base);
            let provision = view.side.provision_at(passage.span.start);
            match passage.layer {
                Layer::Form => drop(redline.numbering.insert(provision, index)),
                _ if !differs => {}
                Layer::Words | Layer::Ending => drop(redline.words.insert(passage.span.start, index)),
                Layer::Addition => drop(redline.additions.insert(passage.span.start, index)),
                Layer::Order => drop(redline.order.insert(provision, index)),
                Layer::Presence => redline
                    .presence
                    .extend((provision..=view.last_provision(&passage.span)).map(|at| (at, index))),
                Layer::Formatting | Layer::Typography => {}
            }
        }
        redline
    }

    fn passage(&self, index: usize) -> Option<&'a Passage> {
        self.view.rolling.passages.get(index)
    }

    /// Sets out a provision of the base up to the token it ends before.
    fn provision(&mut self, provision: usize, end: u32) {
        while let Some((start, index)) = self.words.range(self.at..).next().map(|(start, at)| (*start, *at)) {
            let Some(passage) = self.passage(index) else { break };
            // What is added to the end of a provision stands before the first token of the next.
            if start > end || start == end && !self.continues(passage) {
                break;
            }
            self.stands(provision, self.at..start);
            self.changes(provision, index, passage);
            self.at = passage.span.end.max(start);
            self.words.remove(&start);
        }
        if self.at < end {
            self.stands(provision, self.at..end);
            self.at = end;
        }
    }

    /// Whether a passage only adds to the provision that ends where it stands.
    fn continues(&self, passage: &Passage) -> bool {
        let wording = passage.reading_of(self.voice).map(|(wording, _)| wording);
        let first = wording.and_then(|wording| wording.fragments.first());
        passage.span.is_empty() && !first.is_some_and(Fragment::opens_provision)
    }

    /// Words of the base that stay; all of them struck where the provision goes.
    fn stands(&mut self, provision: usize, span: Range<u32>) {
        let gone = self.presence.contains_key(&provision);
        for fragment in base(self.view, span) {
            if let Some(Opens::Provision(form)) = &fragment.opens {
                self.open(provision, form, false);
            }
            let Some(building) = self.row(provision) else { continue };
            match gone {
                true => building.body.gone(&fragment),
                false => building.body.same(std::slice::from_ref(&fragment)),
            }
        }
    }

    /// A passage: what goes, then what comes.
    fn changes(&mut self, provision: usize, index: usize, passage: &'a Passage) {
        let stood = passage.base_wording().map(|it| it.fragments.as_slice()).unwrap_or_default();
        let Some((wording, _)) = passage.reading_of(self.voice) else { return };
        let comes = wording.fragments.as_slice();
        let cells = |it: &Fragment| matches!(it.opens, Some(Opens::Cell(_)));
        if stood.iter().chain(comes).any(cells) {
            return self.changes_row(provision, index, stood, comes);
        }
        let (stays, stood_last, comes_last) = common_end(stood, comes);
        let opens = |fragments: &[Fragment]| fragments.first().is_some_and(Fragment::opens_provision);
        let mut reopened = opens(stood) && opens(comes);
        let last = stood.len().saturating_sub(1);
        for (nth, fragment) in stood.iter().enumerate() {
            let content = if nth == last { &stood_last } else { &fragment.content };
            match &fragment.opens {
                // The first ¶ of both is one ¶; any other that goes joins what it parted.
                Some(Opens::Provision(form)) if std::mem::take(&mut reopened) => {
                    self.open(provision, form, false);
                }
                Some(opens) => {
                    if let Some(building) = self.row(provision) {
                        building.body.joined(lead(opens));
                    }
                    if !content.text.is_empty() {
                        self.say_gone(provision, Content::plain(" "));
                    }
                }
                None => {}
            }
            self.say_gone(provision, content.clone());
        }
        let mut reopened = opens(stood) && opens(comes);
        let last = comes.len().saturating_sub(1);
        for (nth, fragment) in comes.iter().enumerate() {
            let content = if nth == last { &comes_last } else { &fragment.content };
            if let Some(Opens::Provision(form)) = &fragment.opens
                && !std::mem::take(&mut reopened)
            {
                self.open(provision, form, true);
            }
            let opens = fragment.opens.clone().filter(|opens| !matches!(opens, Opens::Provision(_)));
            let fragment = Fragment { opens, content: content.clone() };
            if let Some(building) = self.row(provision) {
                building.body.said(&fragment, None);
            }
        }
        if let Some(building) = self.row(provision) {
            building.body.same(&[Fragment { opens: None, content: stays }]);
            if !building.row.passages.contains(&index) {
                building.row.passages.push(index);
            }
        }
    }

    /// A passage that changes what cells a row has, or what is a row: the rows that go, then those that come.
    fn changes_row(&mut self, provision: usize, index: usize, stood: &[Fragment], comes: &[Fragment]) {
        for (fragments, added) in [(stood, false), (comes, true)] {
            for fragment in fragments {
                if let Some(Opens::Provision(form)) = &fragment.opens {
                    self.open(provision, form, added);
                }
                let Some(building) = self.row(provision) else { continue };
                match added {
                    true => building.body.said(fragment, None),
                    false => building.body.gone(fragment),
                }
                if !building.row.passages.contains(&index) {
                    building.row.passages.push(index);
                }
            }
        }
    }

    fn say_gone(&mut self, provision: usize, content: Content) {
        if let Some(building) = self.row(provision) {
            building.body.gone(&Fragment { opens: None, content });
        }
    }

    /// Begins a row.
    fn open(&mut self, provision: usize, form: &Form, added: bool) {
        let own = |map: &BTreeMap<usize, usize>| map.get(&provision).copied().filter(|_| !added);
        let (presence, order) = (own(&self.presence), own(&self.order));
        let row = Row {
            provision: Some(provision),
            form: form.clone(),
            body: super::RowBody::Prose(Vec::new()),
            alternative: None,
            added,
            passages: presence.into_iter().chain(order).collect(),
            presence,
            order,
            numbering: own(&self.numbering),
        };
        self.rows.push(Building { row, body: BodyBuilder::new(form.kind) });
    }

    /// The row being made.
    fn row(&mut self, provision: usize) -> Option<&mut Building> {
        if self.rows.is_empty() {
            self.open(provision, &Form::UNNUMBERED, false);
        }
        self.rows.last_mut()
    }

    /// Provisions only the voice has, standing before a token of the base.
    fn additions(&mut self, before: u32) {
        let Some(index) = self.additions.remove(&before) else { return };
        let Some((wording, _)) = self.passage(index).and_then(|passage| passage.reading_of(self.voice))
        else {
            return;
        };
        let anchor = self.view.side.provision_at(before.saturating_sub(1));
        for fragment in &wording.fragments {
            match &fragment.opens {
                Some(Opens::Provision(form)) => self.open(anchor, form, true),
                _ if self.rows.is_empty() => self.open(anchor, &Form::UNNUMBERED, true),
                _ => {}
            }
            if let Some(building) = self.rows.last_mut() {
                building.body.said(fragment, None);
                if !building.row.passages.contains(&index) {
                    building.row.passages.push(index);
                }
            }
        }
    }
}

/// The number that goes with a ¶.
fn lead(opens: &Opens) -> String {
    match opens {
        Opens::Provision(form) if form.kind != Kind::Row => form.lead(),
        _ => String::new(),
    }
}

/// Cuts off the words in which both end: they stay. Returns them as the later text has them, then what is left
/// of the last fragment of either.
fn common_end(stood: &[Fragment], comes: &[Fragment]) -> (Content, Content, Content) {
    let last = |fragments: &[Fragment]| fragments.last().map(|it| it.content.clone()).unwrap_or_default();
    let (one, other) = (last(stood), last(comes));
    let [stands, comes] = [&one, &other].map(|content| Provision::prose(Form::UNNUMBERED, content.clone()));
    let tokens = |provision: &Provision| -> Vec<Token> {
        let mut tokens = Vec::new();
        tokenise(provision, &mut tokens);
        tokens.split_off(1.min(tokens.len()))
    };
    let (before, after) = (tokens(&stands), tokens(&comes));
    let pairs = before.iter().rev().zip(after.iter().rev());
    // Written otherwise, the word of the base would be nowhere.
    let same = |(a, b): &(&Token, &Token)| {
        a.key == b.key && surface(&stands, a).trim_start() == surface(&comes, b).trim_start()
    };
    let shared = pairs.take_while(same).count();
    let cut = |tokens: &[Token], content: &Content| match shared {
        0 => content.text.len(),
        _ => tokens.get(tokens.len() - shared).map_or(content.text.len(), |token| token.start as usize),
    };
    let (at, from) = (cut(&before, &one), cut(&after, &other));
    (slice(&other, from, other.text.len()), slice(&one, 0, at), slice(&other, 0, from))
}
