//! A rolling text as it is laid out to be read: rows of provisions, rivals inside them or beside them.
//!
//! A view decides nothing and is never stored. Short rivals stand inline; where more than two wordings compete,
//! where one runs over a dozen words, or where a provision is rewritten more than kept, whole alternatives stand
//! one under the other (design, "two tiers"). Neighbouring passages with the same parties are shown as one.

mod blocks;
mod body;
mod layout;
mod nested;
mod redline;
mod span;

use std::collections::BTreeMap;
use std::ops::Range;

use super::compose::Choice;
use super::fragment::Fragment;
use super::letter::written;
use super::{RollingText, VoiceSet};
use crate::compare::BaseSide;
use crate::text::{Content, Form, Span};

pub use blocks::Blocks;
pub use nested::{shared_words, slice};
pub use span::{Inline, Joint, abridge, between, run_together};

/// What is to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Show {
    /// The base's text alone.
    Clean,
    /// Every proposal.
    #[default]
    All,
    /// What one voice proposes.
    Voice(usize),
}

/// A rolling text ready to be laid out.
pub struct View<'a> {
    rolling: &'a RollingText,
    side: BaseSide<'a>,
    /// What was decided in passages; shown in their place.
    choices: Option<&'a BTreeMap<usize, Choice>>,
}

/// What a view found out about a base, without its text: the same base is viewed again without reading it anew.
#[derive(Clone)]
pub struct KeptView {
    side: BaseSide<'static>,
}

/// Rows that hang together: one provision of the base or several bound to each other, and what is added behind them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The provisions of the base.
    pub provisions: Range<usize>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Whether something was settled in it that left nothing to be seen: the next row speaks of it.
    pub owes: bool,
}

/// One row of the page: a provision, or one alternative of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The provision of the base it shows or stands beside; `None` where there is no base at all.
    pub provision: Option<usize>,
    /// What it is and how it is numbered.
    pub form: Form,
    /// What it says.
    pub body: RowBody,
    /// Set where the row is one of several whole alternatives, or proposed as a whole.
    pub alternative: Option<Alternative>,
    /// In a redline: whether the provision as such, with its ¶ and its number, is new.
    pub added: bool,
    /// The open passages that touch the row, in order: what the margin speaks of.
    pub passages: Vec<usize>,
    /// The passage on whether this provision stays, if that is disputed.
    pub presence: Option<usize>,
    /// The passage on where the block that begins with this provision stands, if that is disputed.
    pub order: Option<usize>,
    /// The passage on how this provision is numbered, if it is numbered otherwise by someone.
    pub numbering: Option<usize>,
}

/// What a row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowBody {
    /// Running text.
    Prose(Vec<Piece>),
    /// Cells of a table row.
    Cells(Vec<CellView>),
}

/// A cell of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellView {
    /// How much it covers.
    pub span: Span,
    /// Its paragraphs.
    pub paragraphs: Vec<Vec<Piece>>,
}

/// A stretch of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words nobody disputes here.
    Same(Content),
    /// Words of a whole alternative that the first alternative does not have.
    Fresh(Content),
    /// In a redline: words that go.
    Gone(Content),
    /// In a redline: a provision that goes on from the one before, by the number that goes and the space behind it;
    /// empty where it had none.
    Joined(String),
    /// Rivals, side by side.
    Rivals(Rivals),
    /// What a passage was settled with; empty where words were left out.
    Settled {
        /// The passage.
        passage: usize,
        /// What stands there now.
        content: Content,
    },
}

/// Rivals inside a row: passages shown as one, with what can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rivals {
    /// The passages, in order.
    pub passages: Vec<usize>,
    /// The options: the base's first, then in protocol order of their first proposer.
    pub options: Vec<Rival>,
}

/// One of several rivals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rival {
    /// Which wording it takes in each passage.
    pub picks: Vec<(usize, usize)>,
    /// What it says; empty for "nothing".
    pub content: Content,
    /// Whether it is the base's.
    pub base: bool,
    /// Who proposed it.
    pub holders: VoiceSet,
}

/// Which of several whole alternatives a row belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// The group of alternatives it belongs to, by the first passage in dispute there; fixed for a rolling text.
    pub group: usize,
    /// Which alternative of the group it is, counted from 0.
    pub option: usize,
    /// Its letter: 0 for A.
    pub letter: usize,
    /// How many there are.
    pub of: usize,
    /// Which wording it takes in each passage.
    pub picks: Vec<(usize, usize)>,
    /// Whether it is the base's.
    pub base: bool,
    /// Who proposed it.
    pub holders: VoiceSet,
    /// Whether this row is the first of the alternative.
    pub first: bool,
    /// Whether it is no alternative any more but what was settled on.
    pub settled: bool,
}

impl Alternative {
    /// The option's letter, as it is written.
    pub fn letter(&self) -> String {
        written(self.letter)
    }

    /// Whether it proposes something new instead of rivalling something that stands.
    pub fn is_addition(&self) -> bool {
        !self.base && self.of == 1 && !self.settled
    }
}

impl KeptView {
    /// The view of a rolling text over the same base.
    pub fn on<'a>(&self, rolling: &'a RollingText) -> View<'a> {
        View { rolling, side: self.side.on(&rolling.base), choices: None }
    }
}

impl std::fmt::Debug for KeptView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeptView").finish_non_exhaustive()
    }
}

impl<'a> View<'a> {
    /// Makes a rolling text ready.
    pub fn new(rolling: &'a RollingText) -> Self {
        Self { rolling, side: BaseSide::new(&rolling.base), choices: None }
    }

    /// What was found out about the base, to be viewed again.
    pub fn keep(&self) -> KeptView {
        KeptView { side: self.side.keep() }
    }

    /// Shows what was decided in place of the rivals it decides on.
    pub fn settled(mut self, choices: &'a BTreeMap<usize, Choice>) -> Self {
        self.choices = Some(choices);
        self
    }

    /// What was decided in a passage, unless it was left open.
    fn choice(&self, passage: usize) -> Option<&'a Choice> {
        self.choices?.get(&passage).filter(|choice| **choice != Choice::Open)
    }

    /// What stands in a passage that was decided; `None` for the base's wording, or where nothing was decided.
    fn chosen(&self, passage: usize) -> Option<&'a [Fragment]> {
        match self.choice(passage)? {
            Choice::Take(wording) => {
                let wording = self.rolling.passages.get(passage)?.wordings.get(*wording)?;
                (!wording.base).then_some(wording.fragments.as_slice())
            }
            Choice::Own(fragments) => Some(fragments),
            Choice::Keep | Choice::Open => None,
        }
    }

    /// The rows of the page.
    pub fn rows(&self, show: Show) -> Vec<Row> {
        self.blocks(show).flat_map(|block| block.rows).collect()
    }

    /// The rows of the page, block by block.
    pub fn blocks(&self, show: Show) -> Blocks<'_, 'a> {
        Blocks::new(self, show)
    }

    /// The rows of the page with the changes of one voice, each word once: struck, new or as it stands.
    pub fn redline(&self, voice: usize) -> Vec<Row> {
        redline::rows(self, voice)
    }

    /// How many open passages touch each provision of the base.
    pub fn open_counts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.rolling.base.provisions().len()];
        for (_, passage) in self.rolling.open_passages() {
            if let Some(count) = counts.get_mut(self.rolling.provision_at(passage.span.start)) {
                *count += 1;
            }
        }
        counts
    }
}

/// The wordings chosen in passages.
pub type Picks = BTreeMap<usize, usize>;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consolidate::{Revision, consolidate};
    use crate::text::markdown;

    fn roll(base: &str, voices: &[(&str, &str)]) -> RollingText {
        let base = markdown::read(base).0;
        let texts: Vec<_> = voices.iter().map(|(code, text)| (*code, markdown::read(text).0)).collect();
        let revisions: Vec<_> =
            texts.iter().map(|(voice, text)| Revision { voice, text, partial: false }).collect();
        consolidate(&base, &revisions, &[])
    }

    /// A row in a line: rivals in brackets, fresh words in pluses, alternatives by letter.
    fn line(row: &Row) -> String {
        let pieces = |pieces: &[Piece]| {
            pieces
                .iter()
                .map(|piece| match piece {
                    Piece::Same(content) => content.text.clone(),
                    Piece::Fresh(content) => format!("+{}+", content.text),
                    Piece::Gone(content) => format!("-{}-", content.text),
                    Piece::Joined(lead) => format!("- ¶ {}-", lead.trim_end()),
                    Piece::Rivals(rivals) => {
                        rivals.options.iter().map(|it| format!("[{}]", it.content.text)).collect()
                    }
                    Piece::Settled { content, .. } => format!("<{}>", content.text),
                })
                .collect::<String>()
        };
        let body = match &row.body {
            RowBody::Prose(prose) => pieces(prose),
            RowBody::Cells(cells) => {
                let cells: Vec<String> =
                    cells.iter().map(|cell| cell.paragraphs.iter().map(|it| pieces(it)).collect()).collect();
                cells.join(" | ")
            }
        };
        let label = row.form.lead();
        let letter = row.alternative.as_ref().map(|it| format!("{}: ", it.letter())).unwrap_or_default();
        let gone = if row.presence.is_some() { "(gone?) " } else { "" };
        let added = if row.added { "¶" } else { "" };
        format!("{letter}{gone}{added}{label}{body}")
    }

    fn lines(rolling: &RollingText, show: Show) -> Vec<String> {
        View::new(rolling).rows(show).iter().map(line).collect()
    }

    const BASE: &str = "### Статья 5. Сроки\n\n1. Орган рассматривает запрос в течение тридцати дней со дня его получения.\n\n2. Продление срока допускается.\n\n3. Отказ мотивируется.\n";

    #[test]
    fn rivals_stand_inline_and_additions_apart() {
        let rolling = roll(
            BASE,
            &[
                ("ALT", &BASE.replace("тридцати", "шестидесяти")),
                ("KRS", &BASE.replace("тридцати", "шестидесяти").replace("\n\n3. Отказ мотивируется.", "")),
                (
                    "VLN",
                    &format!(
                        "{}\n4. Расходы несёт запрашивающая Сторона.\n",
                        BASE.replace("тридцати", "сорока пяти")
                    ),
                ),
            ],
        );
        assert_eq!(
            lines(&rolling, Show::All),
            [
                "Статья 5. Сроки",
                "1. Орган рассматривает запрос в течение[ тридцати][ шестидесяти][ сорока пяти] дней со дня его получения.",
                "2. Продление срока допускается.",
                "(gone?) 3. Отказ мотивируется.",
                "A: 4. +Расходы несёт запрашивающая Сторона.+",
            ]
        );
        assert_eq!(lines(&rolling, Show::Clean).len(), 4);
        assert_eq!(lines(&rolling, Show::Voice(0)).len(), 4);
        assert_eq!(lines(&rolling, Show::Voice(2)).len(), 5);
    }

    #[test]
    fn a_split_is_shown_as_whole_alternatives() {
        let rolling = roll(
            "1. Стороны сотрудничают. Стороны обмениваются сведениями.\n",
            &[("ALT", "1. Стороны сотрудничают.\n\n2. Стороны обмениваются сведениями.\n")],
        );
        assert_eq!(
            lines(&rolling, Show::All),
            [
                "A: 1. Стороны сотрудничают. Стороны обмениваются сведениями.",
                "B: 1. Стороны сотрудничают.",
                "B: 2. Стороны обмениваются сведениями.",
            ]
        );
    }

    #[test]
    fn what_was_settled_stands_in_place_of_its_rivals() {
        let split = BASE
            .replace("Продление срока допускается.", "Продление допускается.\n\n3. Срок не более месяца.");
        let added = format!("{BASE}\n4. Расходы несёт запрашивающая Сторона.\n");
        let rolling = roll(
            BASE,
            &[
                ("ALT", &BASE.replace("тридцати", "шестидесяти")),
                ("KRS", &added),
                ("VLN", &BASE.replace("тридцати", "сорока пяти")),
                ("NRD", &split),
            ],
        );
        let open: Vec<usize> = rolling.open_passages().map(|(index, _)| index).collect();
        let rows = |choices: &BTreeMap<usize, Choice>| -> Vec<String> {
            View::new(&rolling).settled(choices).rows(Show::All).iter().map(line).collect()
        };
        let take = choices_of(&open, &Choice::Take(1));
        let taken = rows(&take);
        assert!(taken.iter().any(|line| line.contains("в течение< шестидесяти> дней")), "{taken:#?}");
        assert!(taken.iter().any(|line| line.contains("Расходы несёт")), "{taken:#?}");
        assert!(taken.iter().all(|line| !line.contains('[')), "{taken:#?}");
        let keep = choices_of(&open, &Choice::Keep);
        let kept = rows(&keep);
        assert_eq!(kept.len(), 4, "{kept:#?}");
        assert!(kept[1].contains("< тридцати>"), "{kept:#?}");
        // Every passage that was settled can still be found on the page.
        for choices in [&take, &keep] {
            let rows = View::new(&rolling).settled(choices).rows(Show::All);
            for index in &open {
                assert!(rows.iter().any(|row| row.passages.contains(index)), "{index}");
            }
        }
        let open_again = choices_of(&open, &Choice::Open);
        assert_eq!(rows(&open_again), lines(&rolling, Show::All));
    }

    fn choices_of(passages: &[usize], choice: &Choice) -> BTreeMap<usize, Choice> {
        passages.iter().map(|index| (*index, choice.clone())).collect()
    }

    #[test]
    fn a_redline_sets_each_word_once() {
        let redline = |base: &str, voice: &str| {
            let rolling = roll(base, &[("ALT", voice)]);
            View::new(&rolling).redline(0).iter().map(line).collect::<Vec<_>>()
        };
        let one = "1. Стороны сотрудничают. Стороны обмениваются сведениями.\n";
        let two = "1. Стороны сотрудничают.\n\n2. Стороны обмениваются сведениями.\n";
        assert_eq!(redline(one, two), ["1. Стороны сотрудничают.", "¶2. Стороны обмениваются сведениями."]);
        assert_eq!(redline(two, one), ["1. Стороны сотрудничают.- ¶ 2.- Стороны обмениваются сведениями."]);
        assert_eq!(
            redline(BASE, &BASE.replace("тридцати", "шестидесяти").replace("\n\n3. Отказ мотивируется.", "")),
            [
                "Статья 5. Сроки",
                "1. Орган рассматривает запрос в течение- тридцати-+ шестидесяти+ дней со дня его получения.",
                "2. Продление срока допускается.",
                "(gone?) 3. -Отказ мотивируется.-",
            ]
        );
        let long = BASE.replace(
            "Орган рассматривает запрос в течение тридцати дней",
            "Орган запрашиваемой Стороны рассматривает и исполняет запрос в соответствии с законодательством своего государства в течение тридцати дней",
        );
        assert_eq!(
            redline(BASE, &format!("{long}\n4. Расходы несёт запрашивающая Сторона.\n"))[1..],
            [
                "1. Орган- рассматривает запрос-+ запрашиваемой Стороны рассматривает и исполняет запрос в соответствии с законодательством своего государства+ в течение тридцати дней со дня его получения.",
                "2. Продление срока допускается.",
                "3. Отказ мотивируется.",
                "¶4. +Расходы несёт запрашивающая Сторона.+",
            ]
        );
    }

    #[test]
    fn a_line_is_abridged_around_what_changes() {
        let same = |words: &str| Inline::Same(words.to_owned());
        let gone = || Inline::Deleted(" тридцати".to_owned());
        let line = vec![
            same("1. Орган рассматривает запрос в течение"),
            gone(),
            same(" дней со дня его получения."),
        ];
        assert_eq!(
            abridge(line, 3),
            [Inline::Ellipsis, same(" запрос в течение"), gone(), same(" дней со дня"), Inline::Ellipsis]
        );
        assert_eq!(abridge(vec![same("Все слова"), gone(), same("")], 3), [same("Все слова"), gone()]);
    }
}
