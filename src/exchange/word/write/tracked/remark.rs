//! Comments at differences: who proposes what, and why.

use super::script::Ground;
use super::weave::About;
use super::{Reason, Tracking};
use crate::consolidate::view::run_together;
use crate::consolidate::{Layer, Opens, Passage, Wording};
use crate::exchange::paper::Citations;
use crate::exchange::word::write::model::{Comment, Paragraph, Run};
use crate::language::Phrase;
use crate::text::Kind;

/// How many letters of a wording are repeated in a comment.
const LONGEST: usize = 300;

/// The comments of a document and what they are about.
#[derive(Default)]
pub struct Remarks {
    /// The comments.
    pub comments: Vec<Comment>,
    about: Vec<Vec<About>>,
    added: Vec<Vec<usize>>,
}

impl Remarks {
    /// The comments on the open passages of a rolling text.
    pub fn new(ground: &Ground<'_>, tracking: &Tracking<'_>) -> Self {
        let units = ground.units.len();
        let mut remarks =
            Self { comments: Vec::new(), about: vec![Vec::new(); units], added: vec![Vec::new(); units + 1] };
        let citations = Citations::new(&ground.rolling.base, tracking.language);
        let writer = Writer { ground, tracking, citations: &citations };
        for (index, passage) in ground.rolling.open_passages() {
            if ground.rolling.base.is_empty() {
                break;
            }
            let owner = ground.rolling.owner(passage);
            let unit = ground.unit_of(owner);
            if ground.main(unit).form.kind == Kind::Meta {
                continue;
            }
            let first = remarks.comments.len();
            remarks.comments.push(writer.comment(passage, owner));
            let reasons = tracking.reasons.iter().filter(|reason| reason.passage == index);
            let holds = |reason: &&Reason| {
                let voice = ground.rolling.voice(&reason.voice);
                voice.is_some_and(|voice| passage.proposers().contains(voice))
            };
            remarks.comments.extend(reasons.filter(holds).map(|reason| writer.answer(reason, first)));
            let last = remarks.comments.len();
            if passage.layer == Layer::Addition {
                let before = ground.side.starts.partition_point(|start| *start < passage.span.start);
                let gap = ground.units.partition_point(|unit| unit.start < before);
                // LibreOffice does not take a row out that holds a comment, so that stands beside it.
                if adds_rows(passage) {
                    let beside = gap.checked_sub(1).unwrap_or(gap).min(units - 1);
                    let place = writer.whole(ground.units[beside].start, 0);
                    remarks.about[beside].extend((first..last).map(|comment| About { comment, ..place }));
                } else {
                    remarks.added[gap].extend(first..last);
                }
            } else {
                let place = writer.place(passage, owner, unit);
                remarks.about[unit].extend((first..last).map(|comment| About { comment, ..place }));
            }
        }
        remarks
    }

    /// The comments on a unit of the base.
    pub fn about(&self, unit: usize) -> &[About] {
        self.about.get(unit).map_or(&[], Vec::as_slice)
    }

    /// The comments on what is added before a unit.
    pub fn added(&self, unit: usize) -> &[usize] {
        self.added.get(unit).map_or(&[], Vec::as_slice)
    }
}

struct Writer<'w> {
    ground: &'w Ground<'w>,
    tracking: &'w Tracking<'w>,
    citations: &'w Citations<'w>,
}

impl Writer<'_> {
    /// Which stretch of which paragraph a passage is about; the whole of the first paragraph for what is about
    /// more than words.
    fn place(&self, passage: &Passage, owner: usize, unit: usize) -> About {
        let side = &self.ground.side;
        let tokens = side.tokens_of(owner);
        let first = side.starts[owner];
        let main = self.ground.units[unit].start == owner;
        let in_paragraph = |paragraph: u16| {
            let own = tokens.iter().enumerate();
            own.filter(move |(_, it)| !it.sort.is_boundary() && it.paragraph == paragraph)
        };
        if passage.layer != Layer::Words || !main {
            return self.whole(self.ground.units[unit].start, 0);
        }
        let local = |token: u32| (token.max(first) - first) as usize;
        let (from, to) = (local(passage.span.start), local(passage.span.end).min(tokens.len()));
        // What is added to the end of a cell stands in that cell.
        let bounds = tokens.get(from).is_none_or(|token| token.sort.is_boundary());
        let back = usize::from(passage.span.is_empty() && bounds && from > 1);
        let at = (from - back).min(tokens.len().saturating_sub(1));
        let paragraph = tokens.get(at).map_or(0, |token| token.paragraph);
        let count = |until: usize| in_paragraph(paragraph).filter(|(nth, _)| *nth < until).count();
        About { paragraph: paragraph as usize, from: count(from), to: count(to), comment: 0 }
    }

    /// The whole of a paragraph of a provision.
    fn whole(&self, provision: usize, paragraph: u16) -> About {
        let tokens = self.ground.side.tokens_of(provision).iter();
        let words = tokens.filter(|it| !it.sort.is_boundary() && it.paragraph == paragraph);
        About { paragraph: paragraph as usize, from: 0, to: words.count(), comment: 0 }
    }

    fn comment(&self, passage: &Passage, owner: usize) -> Comment {
        let language = self.tracking.language;
        let place = match passage.layer {
            Layer::Addition => {
                let before = self.ground.side.starts.partition_point(|start| *start < passage.span.start);
                self.citations.before(before)
            }
            _ => self.citations.of(owner),
        };
        let mut paragraphs = vec![Paragraph::default().with(Run::new(place).bold())];
        for wording in &passage.wordings {
            if wording.base && matches!(passage.layer, Layer::Order | Layer::Addition) {
                continue;
            }
            let who = if wording.base {
                language.say("paper-comment-draft")
            } else if self.tracking.attribution {
                self.ground.rolling.codes(&wording.holders).join(", ")
            } else {
                language.say("paper-anonymous")
            };
            let said = self.said(passage, wording);
            paragraphs
                .push(Paragraph::default().with(Run::new(format!("{who}: ")).bold()).with(Run::new(said)));
        }
        Comment {
            author: language.say("paper-comment-author"),
            initials: language.say("paper-comment-initials"),
            date: self.tracking.frontage.date.clone(),
            paragraphs,
            answers: None,
        }
    }

    fn said(&self, passage: &Passage, wording: &Wording) -> String {
        let language = self.tracking.language;
        if let Some(place) = wording.place.filter(|_| passage.layer == Layer::Order) {
            let before = self.ground.side.starts.partition_point(|start| *start < place);
            let place = self.citations.before(before);
            return language.say(Phrase::new("paper-move").with("place", decapitalised(&place)));
        }
        let words = run_together(&wording.fragments).text;
        let words: Vec<&str> = words.split_whitespace().collect();
        let words = words.join(" ").replace(crate::text::content::ANCHOR, "*");
        if words.is_empty() {
            let key = if wording.base { "paper-comment-nothing" } else { "paper-delete-here" };
            return language.say(key);
        }
        if words.chars().count() <= LONGEST {
            return words;
        }
        let cut: String = words.chars().take(LONGEST).collect();
        format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole))
    }

    fn answer(&self, reason: &Reason, to: usize) -> Comment {
        let named = self.tracking.attribution;
        let author = if named { reason.voice.clone() } else { self.tracking.language.say("paper-anonymous") };
        Comment {
            initials: author.chars().take(8).collect(),
            author,
            date: self.tracking.frontage.date.clone(),
            paragraphs: reason.words.split('\n').map(|line| Paragraph::default().with(line)).collect(),
            answers: Some(to),
        }
    }
}

/// Whether a passage adds rows and nothing else.
fn adds_rows(passage: &Passage) -> bool {
    let mut opened =
        passage.wordings.iter().flat_map(|wording| &wording.fragments).filter_map(|fragment| match &fragment
            .opens
        {
            Some(Opens::Provision(form)) => Some(form.kind),
            _ => None,
        });
    opened.all(|kind| kind.is_row() || kind == Kind::Footnote)
}

fn decapitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
