//! Rows of the page.

mod offers;

use std::collections::BTreeMap;
use std::ops::Range;

use super::body::BodyBuilder;
use super::span::{base, fragments, run_together};
use super::{Alternative, Rival, Rivals, Row, RowBody, Show, View};
use crate::consolidate::fragment::Fragment;
use crate::consolidate::{Layer, Passage, VoiceSet};
use crate::text::token::Sort;
use crate::text::{Form, Kind};

/// More proposed wordings than this stand one under the other.
const INLINE_WORDINGS: usize = 4;
/// A wording of more words than this does not stand inline against another.
const INLINE_WORDS: usize = 12;
/// Neighbouring passages of the same parties with at most this many words between are shown as one.
const COALESCE_WORDS: usize = 3;

/// How a stretch of provisions is shown.
enum Group {
    /// Rivals inside the provision.
    Inline(Vec<usize>),
    /// Whole alternatives for the provisions of this range, made of these passages.
    Whole(Range<usize>, Vec<usize>),
}

pub(super) struct Layout<'a, 'b> {
    view: &'a View<'b>,
    show: Show,
    /// Passages of words by the provision they belong to; those that add whole provisions apart.
    words: BTreeMap<usize, Vec<usize>>,
    /// Passages that add whole provisions, by the token they stand before.
    additions: BTreeMap<u32, Vec<usize>>,
    presence: BTreeMap<usize, usize>,
    order: BTreeMap<usize, usize>,
    numbering: BTreeMap<usize, usize>,
    pub rows: Vec<Row>,
    /// Settled passages that left nothing on the page; the next row speaks of them.
    pub unseen: Vec<usize>,
}

impl<'a, 'b> Layout<'a, 'b> {
    pub fn new(view: &'a View<'b>, show: Show) -> Self {
        let mut layout = Self {
            view,
            show,
            words: BTreeMap::new(),
            additions: BTreeMap::new(),
            presence: BTreeMap::new(),
            order: BTreeMap::new(),
            numbering: BTreeMap::new(),
            rows: Vec::new(),
            unseen: Vec::new(),
        };
        for (index, passage) in view.rolling.passages.iter().enumerate() {
            if layout.shows(passage) {
                layout.file(index, passage);
            }
        }
        layout
    }

    /// Files a passage under the provision it belongs to.
    fn file(&mut self, index: usize, passage: &Passage) {
        let provision = self.view.side.provision_at(passage.span.start);
        match passage.layer {
            Layer::Addition => self.additions.entry(passage.span.start).or_default().push(index),
            Layer::Words => self.words.entry(self.view.rolling.owner(passage)).or_default().push(index),
            Layer::Presence => {
                for at in provision..=self.view.last_provision(&passage.span) {
                    self.presence.insert(at, index);
                }
            }
            Layer::Order => {
                self.order.insert(provision, index);
            }
            Layer::Form => {
                self.numbering.insert(provision, index);
            }
            // What is one voice's is shown with its marks.
            Layer::Ending if matches!(self.show, Show::Voice(_)) => {
                self.words.entry(self.view.rolling.owner(passage)).or_default().push(index);
            }
            Layer::Ending | Layer::Formatting | Layer::Typography => {}
        }
    }

    /// Whether a passage is to be shown at all.
    fn shows(&self, passage: &Passage) -> bool {
        match self.show {
            Show::Clean => false,
            Show::All => true,
            Show::Voice(voice) => passage
                .reading_of(voice)
                .is_some_and(|(wording, _)| !wording.base || passage.layer == Layer::Form),
        }
    }

    fn passage(&self, index: usize) -> &'a Passage {
        &self.view.rolling.passages[index]
    }

    /// The wordings of a passage that are to be shown: the base's and those of the voices chosen.
    fn wordings(&self, index: usize) -> Vec<usize> {
        let shown = |holders: &VoiceSet| match self.show {
            Show::Voice(voice) => holders.contains(voice),
            Show::All | Show::Clean => true,
        };
        let all = self.passage(index).wordings.iter().enumerate();
        all.filter(|(_, wording)| wording.base || shown(&wording.holders)).map(|(at, _)| at).collect()
    }

    /// Sets out the provision at `next`, and those bound to it; says where they end.
    pub fn set_out(&mut self, next: usize) -> usize {
        match self.group(next) {
            Group::Inline(passages) => {
                let row = self.row(next, &passages);
                self.rows.push(row);
                next + 1
            }
            Group::Whole(range, passages) => {
                for provision in range.clone().skip(1) {
                    self.additions(self.view.side.starts[provision]);
                }
                self.whole(&range, &passages);
                range.end
            }
        }
    }

    /// How the provision at `next`, and those bound to it, are to be shown.
    fn group(&self, next: usize) -> Group {
        let mut passages = self.words.get(&next).cloned().unwrap_or_default();
        let mut whole = self.rewritten(next, &passages);
        let mut end = next + 1;
        // A passage across a ¶ binds provisions together, and takes in all that touches them.
        loop {
            let reach = passages
                .iter()
                .filter(|index| self.crosses(**index))
                .map(|index| self.view.last_provision(&self.passage(*index).span) + 1)
                .max();
            whole |= reach.is_some();
            let Some(reach) = reach.filter(|reach| *reach > end) else { break };
            for provision in end..reach {
                passages.extend(self.words.get(&provision).into_iter().flatten().copied());
            }
            end = reach;
        }
        if whole { Group::Whole(next..end, passages) } else { Group::Inline(passages) }
    }

    /// Whether a passage changes what provisions or cells there are.
    fn crosses(&self, index: usize) -> bool {
        let opens = |fragments: &[Fragment]| fragments.iter().any(|fragment| fragment.opens.is_some());
        let passage = self.passage(index);
        if self.view.choice(index).is_some() {
            let base = passage.base_wording().map_or(&[][..], |wording| &wording.fragments);
            return self.view.chosen(index).is_some_and(|chosen| opens(chosen) || opens(base));
        }
        self.wordings(index)
            .into_iter()
            .filter_map(|wording| passage.wordings.get(wording))
            .any(|wording| opens(&wording.fragments))
    }

    /// Whether a provision is better shown as whole alternatives than with rivals inside.
    fn rewritten(&self, provision: usize, passages: &[usize]) -> bool {
        let kind = self.view.side.provisions[provision].form.kind;
        let prose = matches!(kind, Kind::Paragraph | Kind::Subparagraph | Kind::Unnumbered);
        if self.show != Show::All || passages.is_empty() || !prose {
            return false;
        }
        let tokens = self.view.side.tokens_of(provision);
        let total = tokens.iter().filter(|token| token.sort == Sort::Word).count().max(1);
        let mut changed = 0;
        let undecided: Vec<usize> =
            passages.iter().copied().filter(|index| self.view.choice(*index).is_none()).collect();
        for index in &undecided {
            let sizes: Vec<usize> = self
                .passage(*index)
                .wordings
                .iter()
                .map(|wording| run_together(&wording.fragments).text.split_whitespace().count())
                .collect();
            let (base, longest) =
                (sizes.first().copied().unwrap_or(0), sizes.iter().copied().max().unwrap_or(0));
            let proposed = sizes.len().saturating_sub(1);
            if longest > INLINE_WORDS && (proposed > 1 || base > 0) || proposed > INLINE_WORDINGS {
                return true;
            }
            changed += longest.max(base);
        }
        undecided.len() > 1 && 2 * changed > total && self.parties(&undecided).len() > 1
    }

    /// Everyone who proposes something in these passages.
    fn parties(&self, passages: &[usize]) -> VoiceSet {
        passages.iter().fold(VoiceSet::default(), |all, index| all.union(&self.passage(*index).proposers()))
    }

    /// A provision with its rivals inside.
    fn row(&mut self, provision: usize, passages: &[usize]) -> Row {
        let whole = self.view.side.token_range(provision..provision + 1);
        let form = self.view.side.provisions[provision].form.clone();
        let body = self.body(&whole, &self.clusters(passages), form.kind);
        self.dressed(provision, form, body, passages.to_vec(), None)
    }

    /// A row with what is disputed about the provision as such.
    fn dressed(
        &mut self,
        provision: usize,
        form: Form,
        body: RowBody,
        mut passages: Vec<usize>,
        alternative: Option<Alternative>,
    ) -> Row {
        let presence = self.presence.get(&provision).copied();
        let order = self.order.get(&provision).copied();
        passages.extend(presence);
        passages.extend(order);
        passages.append(&mut self.unseen);
        passages.sort_unstable();
        let numbering = self.numbering.get(&provision).copied();
        Row {
            provision: Some(provision),
            form,
            body,
            alternative,
            added: false,
            passages,
            presence,
            order,
            numbering,
        }
    }

    /// Neighbouring passages of the same parties, together.
    fn clusters(&self, passages: &[usize]) -> Vec<Vec<usize>> {
        let partition = |passage: &'a Passage| {
            passage.wordings.iter().map(|wording| &wording.holders).collect::<Vec<_>>()
        };
        let mut clusters: Vec<Vec<usize>> = Vec::new();
        for index in passages {
            let passage = self.passage(*index);
            if let Some(cluster) = clusters.last_mut()
                && let Some(last) = cluster.last().map(|last| self.passage(*last))
            {
                let between = last.span.end as usize..passage.span.start as usize;
                let near = self.view.side.tokens.get(between).is_some_and(|tokens| {
                    tokens.iter().all(|token| !token.sort.is_boundary())
                        && tokens.iter().filter(|token| token.sort == Sort::Word).count() <= COALESCE_WORDS
                });
                let open = |index: &usize| self.view.choice(*index).is_none();
                let both = cluster.iter().all(open) && open(index);
                if both && near && partition(last) == partition(passage) {
                    cluster.push(*index);
                    continue;
                }
            }
            clusters.push(vec![*index]);
        }
        clusters
    }

    /// What a provision says, cluster after cluster.
    fn body(&self, whole: &Range<u32>, clusters: &[Vec<usize>], kind: Kind) -> RowBody {
        let mut builder = BodyBuilder::new(kind);
        let mut at = whole.start;
        for cluster in clusters {
            let (Some(first), Some(last)) = (cluster.first(), cluster.last()) else { continue };
            let span = self.passage(*first).span.start..self.passage(*last).span.end;
            let settled = self.view.choice(*first).is_some();
            if settled && self.view.chosen(*first).is_none() && span.end > whole.end {
                // The base stands in what would have crossed into the next provision.
                continue;
            }
            builder.same(&base(self.view, at..span.start.max(at)));
            if settled {
                let content = match self.view.chosen(*first) {
                    Some(chosen) => run_together(chosen),
                    None => run_together(&base(self.view, span.clone())),
                };
                builder.settled(*first, content);
            } else {
                builder.rivals(self.rivals(cluster, &span));
            }
            at = span.end.max(at);
        }
        builder.same(&base(self.view, at..whole.end.max(at)));
        builder.finish()
    }

    /// The options of a cluster.
    fn rivals(&self, cluster: &[usize], span: &Range<u32>) -> Rivals {
        let shown: Vec<Vec<usize>> = cluster.iter().map(|index| self.wordings(*index)).collect();
        let count = shown.first().map_or(0, Vec::len);
        let options = (0..count).map(|option| {
            let picks: Vec<(usize, usize)> = cluster
                .iter()
                .zip(&shown)
                .filter_map(|(index, wordings)| Some((*index, *wordings.get(option)?)))
                .collect();
            let first = picks.first().and_then(|(index, at)| self.passage(*index).wordings.get(*at));
            Rival {
                content: run_together(&fragments(self.view, span, &picks)),
                base: first.is_some_and(|wording| wording.base),
                holders: first.map(|wording| wording.holders.clone()).unwrap_or_default(),
                picks,
            }
        });
        Rivals { passages: cluster.to_vec(), options: options.collect() }
    }
}
