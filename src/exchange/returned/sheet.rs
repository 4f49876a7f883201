//! A print and a reply to it as words, white space left out.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::FxHasher;

use crate::exchange::paper::{Block, Note, Paper, Run, Shape};
use crate::text::content::ANCHOR;
use crate::text::{Anchor, Content, Kind, Text};

/// A print as words.
#[derive(Debug)]
pub struct Sheet {
    /// Its words, in order.
    pub words: Vec<PrintWord>,
    /// Its lines, in order.
    pub lines: Vec<PrintLine>,
    /// Where the words of each offer stand, what is said about it included.
    pub offers: Vec<Range<usize>>,
}

/// A word of a print.
#[derive(Debug)]
pub struct PrintWord {
    /// What it is, typography apart.
    pub key: u64,
    /// The line it stands in.
    pub line: usize,
    /// Whether it is no word of the document: a bracket, a name, a caption.
    pub frame: bool,
    /// Whether it stands in a footnote.
    pub note: bool,
    /// What of the document it stands for, where it is no word.
    pub anchor: Option<Anchor>,
    surface: Box<str>,
}

/// A line of a print.
#[derive(Debug)]
pub struct PrintLine {
    /// What it is.
    pub sort: Sort,
    /// Its words.
    pub words: Range<usize>,
    /// The provision of the draft it is.
    pub provision: Option<usize>,
    /// Whether it is the title.
    pub title: bool,
}

/// What a line of a print is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// The document's words, perhaps of a whole alternative.
    Text(Option<usize>),
    /// Words about an offer, or about nothing that is offered.
    Frame(Option<usize>),
}

/// A reply as words.
#[derive(Debug)]
pub struct Leaf<'t> {
    /// The reply.
    pub text: &'t Text,
    /// Its words, in order.
    pub words: Vec<LeafWord>,
    /// Its lines, in order: labels stand in the line they begin.
    pub lines: Vec<LeafLine>,
}

/// A word of a reply.
#[derive(Debug)]
pub struct LeafWord {
    /// What it is, typography apart.
    pub key: u64,
    /// The line it stands in.
    pub line: usize,
    /// Its bytes in the paragraph; none for the words of a label.
    pub bytes: Option<Range<usize>>,
    /// Its bytes in the label, for the words of one.
    label: Option<Range<usize>>,
    /// The letters before it in the provision.
    pub letters: usize,
}

/// A line of a reply: a paragraph of a provision.
#[derive(Debug)]
pub struct LeafLine {
    /// The provision.
    pub provision: usize,
    /// Which of its paragraphs.
    pub paragraph: usize,
    /// Its words.
    pub words: Range<usize>,
}

/// What stands for a note or a picture.
pub const STAR: &str = "*";

/// The key of a word: dashes and quotation marks count alike.
pub fn key(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    for c in word.chars() {
        match c {
            '—' | '–' | '‐' | '\u{2011}' | '\u{2212}' => '-'.hash(&mut hasher),
            '«' | '»' | '“' | '”' | '„' => '"'.hash(&mut hasher),
            '’' | '‘' => '\''.hash(&mut hasher),
            // A note or a picture with another wording of the same words is printed as a star.
            ANCHOR => '*'.hash(&mut hasher),
            c => c.hash(&mut hasher),
        }
    }
    hasher.finish()
}

/// The words of a text: letters and digits together, everything else by itself.
pub fn split(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut joined = false;
    for (at, c) in text.char_indices() {
        let whole = c.is_alphanumeric();
        match words.last_mut() {
            Some(last) if whole && joined => last.end = at + c.len_utf8(),
            _ if c.is_whitespace() || c.is_control() => {}
            _ => words.push(at..at + c.len_utf8()),
        }
        joined = whole;
    }
    words
}

impl Sheet {
    /// A paper as words.
    pub fn of(paper: &Paper) -> Self {
        let mut sheet =
            Sheet { words: Vec::new(), lines: Vec::new(), offers: vec![0..0; paper.offers.len()] };
        let head: Vec<&str> = [paper.draft.as_str(), paper.distribution.as_str()].to_vec();
        for words in head.into_iter().filter(|words| !words.is_empty()) {
            sheet.frame(words, None);
        }
        for block in &paper.blocks {
            match block {
                Block::Caption(caption) => sheet.frame(&caption.words, caption.offer),
                Block::Prose(prose) => {
                    let from = sheet.words.len();
                    sheet.line(Sort::Text(prose.offer), prose.provision, &prose.label, &prose.runs);
                    let note = prose.kind == Kind::Footnote;
                    sheet.words.iter_mut().skip(from).for_each(|word| word.note = note);
                    if let Some(line) = sheet.lines.last_mut() {
                        line.title = prose.kind == Kind::Title;
                    }
                    sheet.notes(&prose.notes);
                    // What the margin says of an alternative is set before the next one begins.
                    let end = sheet.words.len();
                    if let Some(span) = prose.offer.and_then(|offer| sheet.offers.get_mut(offer)) {
                        span.end = end;
                    }
                }
                Block::Heading(heading) => sheet.frame(&heading.words, None),
                Block::Words(words) => sheet.line(Sort::Frame(None), None, &words.mark, &words.runs),
                Block::NewPage => {}
                Block::Table(table) => {
                    for line in &table.lines {
                        if let Some(caption) = &line.caption {
                            sheet.frame(caption, line.offer);
                        }
                        sheet.notes(&line.notes);
                        for runs in line.cells.iter().flat_map(|cell| &cell.paragraphs) {
                            sheet.line(Sort::Text(line.offer), line.provision, "", runs);
                        }
                    }
                }
            }
        }
        sheet
    }

    fn notes(&mut self, notes: &[Note]) {
        for note in notes {
            self.frame(&note.words, note.offer);
        }
    }

    fn frame(&mut self, words: &str, offer: Option<usize>) {
        self.line(Sort::Frame(offer), None, "", &[Run::plain(words)]);
    }

    /// Adds a line. Words are divided over the whole of it, as a reader would, whatever its runs.
    fn line(&mut self, sort: Sort, provision: Option<usize>, label: &str, runs: &[Run]) {
        use crate::exchange::paper::Role;
        let mut whole = format!("{label} ");
        let mut starts: Vec<(usize, Option<&Run>)> = vec![(0, None)];
        for run in runs {
            starts.push((whole.len(), Some(run)));
            match run.anchor {
                Some(_) => whole.push(ANCHOR),
                None => whole.push_str(&run.words),
            }
        }
        let from = self.words.len();
        let line = self.lines.len();
        for word in split(&whole) {
            let at = starts.partition_point(|(start, _)| *start <= word.start);
            let run = at.checked_sub(1).and_then(|at| starts.get(at)).and_then(|(_, run)| *run);
            let surface = whole.get(word).unwrap_or_default();
            let ours = run.is_some_and(|run| matches!(run.role, Role::Bracket | Role::Names));
            self.words.push(PrintWord {
                key: key(surface),
                line,
                note: false,
                frame: ours || matches!(sort, Sort::Frame(_)),
                anchor: run.and_then(|run| run.anchor.clone()),
                surface: surface.into(),
            });
            let (Sort::Text(whole) | Sort::Frame(whole)) = sort;
            let at = self.words.len() - 1;
            if let Some(span) = run.and_then(|run| run.offer).or(whole).and_then(|it| self.offers.get_mut(it))
            {
                *span = if span.end == 0 { at..at + 1 } else { span.start..at + 1 };
            }
        }
        self.lines.push(PrintLine { sort, words: from..self.words.len(), provision, title: false });
    }

    /// All that it says line by line, stars apart.
    pub fn said(&self) -> impl Iterator<Item = (u64, bool)> {
        lines(self.words.iter().map(|word| (word.key, word.line)))
    }

    /// All words of an offer, what is said about it included.
    pub fn own(&self, offer: usize) -> &[PrintWord] {
        self.offers.get(offer).and_then(|span| self.words.get(span.clone())).unwrap_or_default()
    }

    /// The words of an offer, brackets and names apart.
    pub fn said_by(&self, offer: usize) -> impl Iterator<Item = &PrintWord> {
        self.own(offer).iter().filter(|word| !word.frame)
    }

    /// Whether a word is of an offer, or says something about one.
    pub fn is_offered(&self, word: usize) -> bool {
        self.offers.iter().any(|own| own.contains(&word))
    }

    /// Whether a word stands for a footnote.
    pub fn is_note(&self, word: usize) -> bool {
        self.words.get(word).is_some_and(|word| word.anchor == Some(Anchor::Footnote))
    }

    /// What an offer reads.
    pub fn reads(&self, offer: usize) -> String {
        together(self.said_by(offer).map(|word| &*word.surface))
    }

    /// The names in the brackets of an offer, with the dash before them.
    pub fn names(&self, offer: usize) -> Vec<u64> {
        let own = self.own(offer);
        let inner = own.get(1..own.len().saturating_sub(1)).unwrap_or_default();
        inner.iter().filter(|word| word.frame).map(|word| word.key).collect()
    }
}

/// Words, and whether they begin a line; stars apart.
fn lines(words: impl Iterator<Item = (u64, usize)>) -> impl Iterator<Item = (u64, bool)> {
    let mut last = None;
    words
        .filter(|(known, _)| *known != key(STAR))
        .map(move |(known, line)| (known, last.replace(line) != Some(line)))
}

/// Words as a line to be shown.
fn together<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let mut line = String::new();
    let mut tight = true;
    for word in words {
        let closes =
            word.starts_with(['.', ',', ';', ':', ')', '»', '”', '!', '?', '%', ']', '-', '/', '\'', '’']);
        if !tight && !closes {
            line.push(' ');
        }
        line.push_str(word);
        tight = word.ends_with(['(', '«', '“', '„', '[', '-', '/', '\'', '’']);
    }
    line
}

impl<'t> Leaf<'t> {
    /// All that it says line by line, stars apart.
    pub fn said(&self) -> impl Iterator<Item = (u64, bool)> {
        lines(self.words.iter().map(|word| (word.key, word.line)))
    }

    /// A reply as words.
    pub fn of(text: &'t Text) -> Self {
        let mut leaf = Leaf { text, words: Vec::new(), lines: Vec::new() };
        for (index, provision) in text.provisions().iter().enumerate() {
            let mut letters = 0;
            let label = provision.form.label.as_ref().map_or("", |label| &*label.surface);
            for (paragraph, content) in provision.body.paragraphs().enumerate() {
                let from = leaf.words.len();
                if paragraph == 0 {
                    leaf.push(label, true, &mut letters);
                }
                leaf.push(&content.text, false, &mut letters);
                let words = from..leaf.words.len();
                leaf.lines.push(LeafLine { provision: index, paragraph, words });
            }
        }
        leaf
    }

    fn push(&mut self, text: &str, label: bool, letters: &mut usize) {
        let line = self.lines.len();
        let mut words = split(text).into_iter().peekable();
        while let Some(mut word) = words.next() {
            // "[*]" is how a note or a picture stands in Markdown.
            let rest = text.get(word.start..).unwrap_or_default();
            let starred = rest.starts_with("[*]");
            if starred {
                word.end += 2;
                while words.next_if(|next| next.start < word.end).is_some() {}
            }
            let surface = text.get(word.clone()).unwrap_or_default();
            self.words.push(LeafWord {
                key: if starred { key(STAR) } else { key(surface) },
                line,
                bytes: (!label).then(|| word.clone()),
                label: label.then_some(word),
                letters: *letters,
            });
            *letters += surface.chars().count();
        }
    }

    /// The paragraph a line is.
    pub fn content(&self, line: &LeafLine) -> Option<&'t Content> {
        self.text.provisions().get(line.provision)?.body.paragraphs().nth(line.paragraph)
    }

    /// A word as written.
    pub fn surface(&self, word: usize) -> &'t str {
        let found = || {
            let word = self.words.get(word)?;
            let line = self.lines.get(word.line)?;
            match &word.label {
                Some(bytes) => {
                    let label = self.text.provisions().get(line.provision)?.form.label.as_ref()?;
                    label.surface.get(bytes.clone())
                }
                None => self.content(line)?.text.get(word.bytes.clone()?),
            }
        };
        found().unwrap_or_default()
    }

    /// Words as a line to be shown.
    pub fn reads(&self, words: &[usize]) -> String {
        together(words.iter().map(|word| self.surface(*word)))
    }

    /// Whether a word is this sign; what stands in a label is none.
    pub fn is(&self, word: usize, sign: &str) -> bool {
        self.words.get(word).is_some_and(|word| word.bytes.is_some()) && self.surface(word) == sign
    }

    /// The first word at or behind a place in a provision.
    pub fn word_at(&self, provision: usize, letters: usize) -> usize {
        self.words.partition_point(|word| {
            let line = self.lines.get(word.line).map_or(0, |line| line.provision);
            (line, word.letters) < (provision, letters)
        })
    }
}

/// Whether an offer stands in brackets in a line.
pub fn is_inline(shape: &Shape) -> bool {
    matches!(shape, Shape::Words(_))
}
