//! What was decided about the passages, step by step, so that every step can be taken back.

use std::collections::BTreeMap;

use crate::consolidate::compose::Choice;
use crate::consolidate::table::Matter;
use crate::consolidate::{
    Fragment, Layer, Opens, Passage, Revision, RollingText, VoiceSet, Wording, consolidate,
};
use crate::text::{Body, Content, Form, Provision, Text};

/// What was decided so far.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settled {
    choices: BTreeMap<usize, Choice>,
    /// Provisions of the base somebody wrote anew.
    edits: BTreeMap<usize, String>,
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// One decision: what it was about, what stood before, what stands after.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    /// In passages decided on together.
    Choice(Vec<Chosen>),
    /// In a provision written anew.
    Edit { provision: usize, before: Option<String>, after: Option<String> },
}

#[derive(Debug, Clone, PartialEq)]
struct Chosen {
    passage: usize,
    before: Option<Choice>,
    after: Option<Choice>,
}

impl Settled {
    /// What records say: there are no steps to take back, for what was recorded is replaced by a new record.
    pub fn recorded(choices: BTreeMap<usize, Choice>, edits: BTreeMap<usize, String>) -> Self {
        Self { choices, edits, ..Self::default() }
    }

    /// What stands, without the steps that led to it.
    pub fn standing(&self) -> Self {
        Self::recorded(self.choices.clone(), self.edits.clone())
    }

    /// Shows a choice at once while it is being recorded; `None` shows the passage open.
    pub fn put(&mut self, passage: usize, choice: Option<Choice>) {
        match choice {
            Some(choice) => self.choices.insert(passage, choice),
            None => self.choices.remove(&passage),
        };
    }

    /// Shows a provision written anew at once while it is being recorded; `None` shows it as it was.
    pub fn put_words(&mut self, provision: usize, words: Option<String>) {
        match words {
            Some(words) => self.edits.insert(provision, words),
            None => self.edits.remove(&provision),
        };
    }

    /// What was chosen in a passage.
    pub fn choice(&self, passage: usize) -> Option<&Choice> {
        self.choices.get(&passage)
    }

    /// Everything chosen.
    pub fn choices(&self) -> &BTreeMap<usize, Choice> {
        &self.choices
    }

    /// The words a provision was given by hand.
    pub fn edit(&self, provision: usize) -> Option<&str> {
        self.edits.get(&provision).map(String::as_str)
    }

    /// All provisions written anew.
    pub fn edits(&self) -> &BTreeMap<usize, String> {
        &self.edits
    }

    /// Whether a passage is settled: something was chosen, and it was not to keep it open.
    pub fn is_settled(&self, passage: usize) -> bool {
        !matches!(self.choices.get(&passage), None | Some(Choice::Open))
    }

    /// Whether a passage is settled, or stands in a provision that was written anew.
    pub fn settles(&self, rolling: &RollingText, passage: usize) -> bool {
        self.is_settled(passage)
            || rolling.passages.get(passage).is_some_and(|found| {
                let provision = rolling.provision_at(found.span.start);
                !found.span.is_empty() && self.edits.contains_key(&provision)
            })
    }

    /// Whether a matter is decided, or stands in a provision that was written anew.
    pub fn decides(&self, rolling: &RollingText, matter: &Matter) -> bool {
        matter.passages.iter().all(|passage| self.settles(rolling, *passage))
    }

    /// Which proposal was taken in a matter, counted from 1; 0 if the draft's text is kept.
    pub fn taken(&self, matter: &Matter) -> Option<usize> {
        let mut numbers = 0..=matter.proposals.len();
        numbers.find(|number| {
            let choices = choices_of(matter, *number);
            choices.iter().all(|(passage, choice)| self.choice(*passage) == Some(choice))
        })
    }

    /// Chooses in a passage; `None` takes a choice back.
    pub fn choose(&mut self, passage: usize, after: Option<Choice>) {
        self.choose_all([(passage, after)]);
    }

    /// Chooses in several passages in one step.
    pub fn choose_all(&mut self, choices: impl IntoIterator<Item = (usize, Option<Choice>)>) {
        let chosen: Vec<Chosen> = choices
            .into_iter()
            .map(|(passage, after)| Chosen { passage, before: self.choices.get(&passage).cloned(), after })
            .filter(|chosen| chosen.before != chosen.after)
            .collect();
        if !chosen.is_empty() {
            self.take(Step::Choice(chosen));
        }
    }

    /// Writes a provision anew; `None` restores it.
    pub fn write(&mut self, provision: usize, after: Option<String>) {
        let before = self.edits.get(&provision).cloned();
        if before == after {
            return;
        }
        self.take(Step::Edit { provision, before, after });
    }

    fn take(&mut self, step: Step) {
        self.apply(&step, true);
        self.done.push(step);
        self.undone.clear();
    }

    fn apply(&mut self, step: &Step, forward: bool) {
        match step {
            Step::Choice(chosen) => {
                for Chosen { passage, before, after } in chosen {
                    match if forward { after } else { before } {
                        Some(choice) => self.choices.insert(*passage, choice.clone()),
                        None => self.choices.remove(passage),
                    };
                }
            }
            Step::Edit { provision, before, after } => {
                match if forward { after } else { before } {
                    Some(words) => self.edits.insert(*provision, words.clone()),
                    None => self.edits.remove(provision),
                };
            }
        }
    }

    /// Takes the last step back. Gives the passage it was about, if it was about one.
    pub fn undo(&mut self) -> Option<Option<usize>> {
        let step = self.done.pop()?;
        self.apply(&step, false);
        let about = step.passage();
        self.undone.push(step);
        Some(about)
    }

    /// Takes the step again.
    pub fn redo(&mut self) -> Option<Option<usize>> {
        let step = self.undone.pop()?;
        self.apply(&step, true);
        let about = step.passage();
        self.done.push(step);
        Some(about)
    }

    /// The text that results: what is settled taken in, what is open as in the base.
    pub fn compose(&self, rolling: &RollingText) -> Text {
        self.compose_with(rolling, &self.choices)
    }

    /// The rolling text as it stands once what is settled is taken in: the base and every voice have it, and only
    /// what is open still differs.
    pub fn applied(&self, rolling: &RollingText) -> RollingText {
        let base = self.compose(rolling);
        let texts = rolling.voices.iter().enumerate().map(|(voice, own)| {
            let mut choices = self.choices.clone();
            for (index, passage) in rolling.passages.iter().enumerate() {
                if !self.is_settled(index)
                    && let Some(at) = passage.proposed_by(voice)
                {
                    choices.insert(index, Choice::Take(at));
                }
            }
            (own.code.as_str(), self.compose_with(rolling, &choices))
        });
        let texts: Vec<(&str, Text)> = texts.collect();
        let revisions: Vec<Revision<'_>> =
            texts.iter().map(|(voice, text)| Revision { voice, text, partial: false }).collect();
        let protocol: Vec<&str> = rolling.voices.iter().map(|voice| voice.code.as_str()).collect();
        consolidate(&base, &revisions, &protocol)
    }

    fn compose_with(&self, rolling: &RollingText, own: &BTreeMap<usize, Choice>) -> Text {
        if self.edits.is_empty() {
            return rolling.compose(own).text;
        }
        // A provision written anew is one great passage over all its words, settled; what was proposed within it
        // has no place any more.
        let mut whole = RollingText { passages: Vec::new(), ..rolling.clone() };
        let mut passages: Vec<(Passage, Option<Choice>)> = Vec::new();
        for (index, passage) in rolling.passages.iter().enumerate() {
            let provision = rolling.provision_at(passage.span.start);
            let inside = passage.layer != Layer::Order
                && !passage.span.is_empty()
                && self.edits.contains_key(&provision);
            let begins_there = rolling.starts.get(provision).is_some_and(|start| passage.span.start > *start);
            if !(inside && begins_there) {
                passages.push((passage.clone(), own.get(&index).cloned()));
            }
        }
        for (index, words) in &self.edits {
            let (Some(provision), Some(start), Some(end)) = (
                rolling.base.provisions().get(*index),
                rolling.starts.get(*index),
                rolling.starts.get(index + 1),
            ) else {
                continue;
            };
            let rewritten = Passage {
                layer: Layer::Words,
                span: start + 1..*end,
                wordings: vec![Wording {
                    fragments: Vec::new(),
                    place: None,
                    base: true,
                    holders: VoiceSet::default(),
                    variants: Vec::new(),
                }],
                coarse: false,
            };
            passages.push((rewritten, Some(Choice::Own(fragments(provision, words)))));
        }
        passages.sort_by_key(|(passage, _)| (passage.span.start, passage.span.end));
        let mut choices = BTreeMap::new();
        for (index, (passage, choice)) in passages.into_iter().enumerate() {
            whole.passages.push(passage);
            if let Some(choice) = choice {
                choices.insert(index, choice);
            }
        }
        whole.compose(&choices).text
    }

    /// Whether nothing is decided.
    pub fn is_empty(&self) -> bool {
        self.choices.is_empty() && self.edits.is_empty()
    }

    /// Whether something was decided that no draft holds yet.
    pub fn is_changed(&self) -> bool {
        !self.done.is_empty()
    }

    /// How many steps can be taken back and again.
    pub fn depth(&self) -> (usize, usize) {
        (self.done.len(), self.undone.len())
    }
}

impl Step {
    fn passage(&self) -> Option<usize> {
        match self {
            Step::Choice(chosen) => chosen.first().map(|chosen| chosen.passage),
            Step::Edit { .. } => None,
        }
    }
}

/// What is chosen in every passage of a matter by taking a proposal, counted from 1; 0 keeps the draft's text.
pub fn choices_of(matter: &Matter, number: usize) -> Vec<(usize, Choice)> {
    let picks = number.checked_sub(1).and_then(|at| matter.proposals.get(at)).map(|it| it.picks.as_slice());
    let picked = |passage: usize| {
        let pick = picks.unwrap_or_default().iter().find(|(own, _)| *own == passage)?;
        (pick.1 > 0).then_some(Choice::Take(pick.1))
    };
    matter.passages.iter().map(|passage| (*passage, picked(*passage).unwrap_or(Choice::Keep))).collect()
}

/// A provision as one writes it: a line for every cell of a row; line breaks begin new paragraphs.
pub fn written(provision: &Provision) -> String {
    match &provision.body {
        Body::Prose(content) => content.text.clone(),
        Body::Cells(cells) => {
            let cells: Vec<String> = cells
                .iter()
                .map(|cell| {
                    let paragraphs: Vec<&str> =
                        cell.paragraphs.iter().map(|content| content.text.as_str()).collect();
                    paragraphs.join(" ").replace('\n', " ")
                })
                .collect();
            cells.join("\n")
        }
    }
}

/// What was written in place of a provision.
pub fn fragments(provision: &Provision, words: &str) -> Vec<Fragment> {
    let content = |line: &str| Content::plain(line.trim());
    match &provision.body {
        Body::Prose(_) => words
            .split('\n')
            .filter(|line| !line.trim().is_empty())
            .enumerate()
            .map(|(nth, line)| Fragment {
                opens: (nth > 0).then_some(Opens::Provision(Form::UNNUMBERED)),
                content: content(line),
            })
            .collect(),
        Body::Cells(cells) => {
            let mut lines = words.split('\n');
            cells
                .iter()
                .map(|cell| Fragment {
                    opens: Some(Opens::Cell(cell.span)),
                    content: content(lines.next().unwrap_or("")),
                })
                .collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_can_be_taken_back_and_again() {
        let mut settled = Settled::default();
        settled.choose(3, Some(Choice::Take(1)));
        settled.choose(3, Some(Choice::Keep));
        settled.write(7, Some("Новая редакция".into()));
        settled.choose(4, Some(Choice::Open));
        let full = settled.clone();
        assert!(settled.is_settled(3) && !settled.is_settled(4));
        while settled.undo().is_some() {}
        assert!(settled.choices().is_empty() && settled.edits().is_empty());
        while settled.redo().is_some() {}
        assert_eq!(settled, full);
    }

    #[test]
    fn what_is_settled_is_taken_in_and_the_rest_stays_open() {
        use crate::consolidate::table::matters;
        use crate::text::markdown;

        let base = "1. Срок тридцать дней.\n\n2. Отказ мотивируется.\n\n3. Расходы делятся.\n";
        let text = |words: String| markdown::read(&words).0;
        let (one, other) = (
            text(base.replace("тридцать", "сорок").replace("делятся", "несёт Сторона")),
            text(base.replace("мотивируется", "излагается письменно")),
        );
        let base = text(base.to_owned());
        let revisions = [
            Revision { voice: "ALT", text: &one, partial: false },
            Revision { voice: "KRS", text: &other, partial: false },
        ];
        let rolling = consolidate(&base, &revisions, &[]);
        let matters = matters(&rolling);
        assert_eq!(matters.len(), 3);
        let mut settled = Settled::default();
        let chosen = |number: usize, matter: &Matter| {
            choices_of(matter, number).into_iter().map(|(at, choice)| (at, Some(choice))).collect::<Vec<_>>()
        };
        settled.choose_all(chosen(1, &matters[0]));
        settled.write(1, Some("Отказ не допускается.".into()));
        assert_eq!(settled.taken(&matters[0]), Some(1));
        assert!(settled.decides(&rolling, &matters[1]) && !settled.decides(&rolling, &matters[2]));
        let applied = settled.applied(&rolling);
        assert_eq!(applied.base, settled.compose(&rolling));
        let open = crate::consolidate::table::matters(&applied);
        assert_eq!(open.len(), 1);
        assert_eq!(open[0].provision, Some(2));
        assert_eq!(applied.codes(&open[0].proposals[0].holders), ["ALT"]);
    }

    #[test]
    fn a_new_step_forgets_what_was_undone() {
        let mut settled = Settled::default();
        settled.choose(0, Some(Choice::Take(1)));
        settled.undo();
        settled.choose(0, Some(Choice::Take(2)));
        assert_eq!(settled.redo(), None);
        settled.choose(0, Some(Choice::Take(2)));
        assert_eq!(settled.depth(), (1, 0));
    }
}
