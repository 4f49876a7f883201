//! The report in sentences, silent edits first.

use super::silent::BREAK;
use super::{Ground, Origin, Remark, Report, Silent, Told};
use crate::consolidate::Layer;
use crate::exchange::open::Format;
use crate::exchange::paper::capital;
use crate::exchange::returned::{Offered, Reworded};
use crate::language::{Language, Phrase};
use crate::negotiation::submission::{Action, Kind, Point};

/// A part of the report: its heading and what stands under it, line by line.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Its heading.
    pub heading: Phrase,
    /// What stands under it.
    pub lines: Vec<Line>,
}

/// A line of the report.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it says.
    pub phrase: Phrase,
    /// The provision of the draft it is about.
    pub sent: Option<usize>,
    /// The provision of the file it is about.
    pub provision: Option<usize>,
}

impl Section {
    /// Whether it lists what differs without being marked.
    pub fn is_silent(&self) -> bool {
        matches!(self.heading.key(), "report-silent" | "report-untracked")
    }
}

impl From<Phrase> for Line {
    fn from(phrase: Phrase) -> Self {
        Self { phrase, sent: None, provision: None }
    }
}

/// How many lines of one part are said; the rest is counted.
const SAID: usize = 40;

impl Report {
    /// The report in parts; those with nothing to say are left out.
    pub fn sections(&self, language: Language) -> Vec<Section> {
        let mut sections = vec![
            self.returned_section(),
            self.silent_section(),
            self.emphasis_section(),
            self.file_section(language),
            self.people_section(),
            self.points_section(language),
            self.unread_section(),
            self.remarks_section(),
            self.positions_section(language),
            self.suspects_section(),
        ];
        let notices = self.notices.iter().cloned().map(Line::from).collect();
        sections.push(Section { heading: Phrase::new("report-notices"), lines: notices });
        sections.retain(|section| !section.lines.is_empty());
        for section in &mut sections {
            let more = section.lines.len().saturating_sub(SAID);
            if more > 0 {
                section.lines.truncate(SAID);
                section.lines.push(Phrase::new("report-more").count("count", more).into());
            }
        }
        sections
    }

    /// What a bracketed print says, as read back: to be confirmed.
    fn returned_section(&self) -> Section {
        let key = if self.others.is_empty() { "report-returned" } else { "report-returned-tracked" };
        let heading = Phrase::new(key);
        let Some(returned) = &self.returned else { return Section { heading, lines: Vec::new() } };
        let line = |phrase, provision| Line { phrase, sent: Some(provision), provision: None };
        let mut lines: Vec<Line> =
            returned.reworded.iter().map(|made| line(made.phrase(), made.provision)).collect();
        lines.extend(returned.opposed.iter().map(|opposed| line(opposed.phrase(), opposed.provision)));
        if lines.is_empty() {
            lines.push(Phrase::new("report-returned-nothing").into());
        }
        if !returned.opposed.is_empty() {
            lines.push(Phrase::new("report-returned-confirm").count("count", returned.opposed.len()).into());
        }
        Section { heading, lines }
    }

    fn silent_section(&self) -> Section {
        let mut lines: Vec<Line> = self.silent.iter().map(Silent::line).collect();
        let unlisted = self.silent_count - self.silent.len();
        if unlisted > 0 {
            lines.push(Phrase::new("report-more").count("count", unlisted).into());
        }
        let key = if self.tracking.changes > 0 { "report-silent" } else { "report-untracked" };
        Section { heading: Phrase::new(key).count("count", self.silent_count), lines }
    }

    /// What is set otherwise, without a word changed.
    fn emphasis_section(&self) -> Section {
        let lines = self.emphasis.iter().map(Silent::line).collect();
        Section { heading: Phrase::new("report-emphasis").count("count", self.emphasis.len()), lines }
    }

    fn file_section(&self, language: Language) -> Section {
        let mut lines: Vec<Line> = Vec::new();
        let format = Phrase::new(match self.format {
            Format::Markdown => "report-format-markdown",
            Format::Plain => "report-format-plain",
            Format::Word => "report-format-word",
            Format::OpenDocument => "report-format-odt",
            Format::Html => "report-format-html",
        });
        let written = match &self.language {
            Some(tag) => Phrase::new("report-written").with("language", tag),
            None => Phrase::new("report-written-unknown"),
        };
        lines.push(Phrase::new("report-is").inner("format", format).inner("written", written).into());
        if let Some(origin) = self.origin {
            let key = match origin {
                Origin::This => "report-of-this-draft",
                Origin::AnotherDraft => "report-of-another-draft",
                Origin::AnotherDossier => "report-of-another-dossier",
                Origin::Consolidated => "report-of-consolidated",
            };
            lines.push(Phrase::new(key).into());
        }
        if !self.others.is_empty() {
            let phrase = Phrase::new("report-of-others").count("count", self.others.len());
            lines.push(phrase.with("codes", self.others.join(", ")).into());
        }
        if self.nameless > 0 {
            lines.push(Phrase::new("report-names-lost").count("count", self.nameless).into());
        }
        if let Some(encoding) = &self.encoding {
            lines.push(Phrase::new("report-encoding").with("encoding", encoding).into());
        }
        let kind = Phrase::new(kind_key(self.kind.kind));
        let ground = self.kind.ground.phrase(language);
        lines.push(Phrase::new("report-kind").inner("kind", kind).inner("ground", ground).into());
        let tracking = self.tracking;
        if tracking.changes > 0 {
            lines.push(Phrase::new("report-tracked").count("count", tracking.changes).into());
        }
        if self.compared && self.silent_count == 0 {
            let key = if tracking.changes > 0 { "report-no-silent" } else { "report-same" };
            lines.push(Phrase::new(key).into());
        }
        if tracking.on == Some(false) {
            let key = if tracking.changes > 0 { "report-tracking-off-later" } else { "report-tracking-off" };
            lines.push(Phrase::new(key).into());
        }
        if tracking.nameless {
            let scrubbed = self.authors.iter().map(|wrote| &wrote.author).filter(|it| it.is_scrubbed());
            let names = scrubbed.map(|author| author.name.trim());
            let named: Vec<String> = names
                .map(|name| match name {
                    "" => language.say("report-author-unnamed"),
                    name => name.to_owned(),
                })
                .collect();
            let phrase = Phrase::new(match tracking.changes {
                0 => "report-nameless-comments",
                _ => "report-nameless",
            });
            lines.push(phrase.with("names", named.join(", ")).into());
        }
        if self.silent_looks > 0 {
            lines.push(Phrase::new("report-looks").count("count", self.silent_looks).into());
        }
        Section { heading: Phrase::new("report-file").with("name", &self.name), lines }
    }

    fn people_section(&self) -> Section {
        let mut lines: Vec<Line> = Vec::new();
        for wrote in &self.authors {
            let author = &wrote.author;
            let name = match author.name.trim() {
                "" => Phrase::new("report-author-unnamed"),
                name => Phrase::new("report-author-name").with("name", name),
            };
            let mut phrase = Phrase::new("report-author")
                .inner("name", name)
                .count("insertions", author.insertions)
                .count("deletions", author.deletions)
                .count("comments", author.comments);
            let day = |date: &str| date.chars().take(10).collect::<String>();
            phrase = phrase.inner(
                "dates",
                match &author.dates {
                    Some((first, last)) if day(first) == day(last) => {
                        Phrase::new("report-author-day").with("day", day(first))
                    }
                    Some((first, last)) => {
                        Phrase::new("report-author-days").with("first", day(first)).with("last", day(last))
                    }
                    None => Phrase::new("report-author-undated"),
                },
            );
            let delegation = match &wrote.delegation {
                Some(code) => Phrase::new("report-author-perhaps").with("code", code),
                None => Phrase::new("report-nothing"),
            };
            lines.push(phrase.inner("delegation", delegation).into());
        }
        let changing =
            self.authors.iter().filter(|wrote| wrote.author.insertions + wrote.author.deletions > 0).count();
        if changing > 1 {
            lines.push(Phrase::new("report-several-authors").count("count", changing).into());
        }
        if let Some((code, _)) = self.senders.first() {
            lines.push(Phrase::new("report-sender").with("code", code).into());
        }
        Section { heading: Phrase::new("report-people"), lines }
    }

    fn points_section(&self, language: Language) -> Section {
        let line = |found: &super::FoundPoint| {
            let number = numbered(&found.point.number);
            let what = language.say(asks(&found.point));
            let phrase =
                Phrase::new("report-point").with("number", number).with("at", capital(&found.point.at));
            let why = match found.point.reason.as_str() {
                "" => Phrase::new("report-nothing"),
                reason => Phrase::new("report-point-why").with("reason", reason),
            };
            let phrase = phrase.inner("why", why);
            Line { phrase: phrase.with("what", what), sent: None, provision: Some(found.provision) }
        };
        let lines = self.points.iter().map(line).collect();
        Section { heading: Phrase::new("report-points").count("count", self.points.len()), lines }
    }

    /// What a list says and what is not carried out: in its own words.
    fn unread_section(&self) -> Section {
        let line = |it: &super::point::Unread| {
            let key = if it.asks { "report-unread-asks" } else { "report-unread-remark" };
            let phrase = Phrase::new(key).with("number", numbered(&it.number)).with("words", &it.words);
            Line { phrase, sent: None, provision: Some(it.provision) }
        };
        let lines = self.unread.iter().map(line).collect();
        Section { heading: Phrase::new("report-unread").count("count", self.unread.len()), lines }
    }

    fn remarks_section(&self) -> Section {
        let lines = self.remarks.iter().map(Remark::line).collect();
        Section { heading: Phrase::new("report-remarks").count("count", self.remarks.len()), lines }
    }

    /// What comments say of wordings, as read: to be confirmed.
    fn positions_section(&self, language: Language) -> Section {
        let told: Vec<&Told> = self.positions.iter().filter(|told| told.remark.is_some()).collect();
        let lines = told.iter().map(|told| Line {
            phrase: told.phrase(&language.say("report-position-sender")),
            sent: Some(told.provision),
            provision: None,
        });
        let mut lines: Vec<Line> = lines.collect();
        if !lines.is_empty() {
            lines.push(Phrase::new("report-positions-confirm").into());
        }
        Section { heading: Phrase::new("report-positions").count("count", told.len()), lines }
    }

    fn suspects_section(&self) -> Section {
        let line = |(at, suspect): &(String, crate::exchange::suspect::Suspect)| Line {
            phrase: Phrase::new("report-at").with("at", at).inner("what", suspect.phrase()),
            sent: None,
            provision: Some(suspect.provision),
        };
        let lines = self.suspects.iter().map(line).collect();
        Section { heading: Phrase::new("report-suspects").count("count", self.suspects.len()), lines }
    }

    /// The report as people read it in a terminal.
    pub fn plain(&self, language: Language) -> String {
        let mut out = String::new();
        for section in self.sections(language) {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&language.say(section.heading));
            out.push('\n');
            for line in section.lines {
                out.push_str("  ");
                out.push_str(&language.say(line.phrase).replace('\n', "\n    "));
                out.push('\n');
            }
        }
        out
    }
}

impl Reworded {
    /// What was done, in words.
    pub fn phrase(&self) -> Phrase {
        let key = match (self.is_taken(), self.from.is_empty(), self.base) {
            (true, ..) => "report-returned-taken",
            (_, true, _) => "report-returned-typed",
            (_, _, true) => "report-returned-base",
            _ => "report-returned-made",
        };
        let aside = if self.stands { "report-nothing" } else { "report-returned-aside" };
        Phrase::new(key)
            .with("at", &self.at)
            .with("whose", self.holders.join(", "))
            .with("was", &self.was)
            .with("reads", &self.reads)
            .inner("aside", Phrase::new(aside))
    }
}

impl Offered {
    /// That it was taken out, in words.
    pub fn phrase(&self) -> Phrase {
        let key = match (self.base, self.reads.is_empty()) {
            (true, _) if self.stands => "report-returned-opposed-base",
            (true, _) => "report-returned-opposed-replaced",
            (false, false) => "report-returned-opposed",
            (false, true) if self.on.iter().any(|on| on.layer == Layer::Order) => {
                "report-returned-opposed-move"
            }
            (false, true) => "report-returned-opposed-deletion",
        };
        Phrase::new(key)
            .with("at", &self.at)
            .with("whose", self.holders.join(", "))
            .with("reads", &self.reads)
    }
}

impl Told {
    /// What is said of which wording, in words; `sender` is who sends the file.
    pub fn phrase(&self, sender: &str) -> Phrase {
        let codes: Vec<&str> = self.voices.iter().map(|code| code.as_str()).collect();
        let who = match codes.is_empty() {
            true => sender.to_owned(),
            false => codes.join(", "),
        };
        let reads = match self.reads.split_whitespace().collect::<Vec<_>>().join(" ") {
            gone if gone.is_empty() => Phrase::new("report-position-gone"),
            reads => Phrase::new("report-position-reads").with("reads", brief(&reads)),
        };
        let why = match self.reason.is_empty() {
            true => Phrase::new("report-nothing"),
            false => Phrase::new("report-position-why").with("reason", &self.reason),
        };
        Phrase::new("report-position")
            .with("who", who)
            .inner("stance", Phrase::new(self.stance.key()))
            .with("at", &self.at)
            .inner("reads", reads)
            .inner("why", why)
    }
}

/// A number of a letter as it stands before its words.
fn numbered(number: &str) -> String {
    match number {
        "" => String::new(),
        number if number.ends_with(')') => format!("{number} "),
        number => format!("{number}. "),
    }
}

/// The beginning of a wording, enough to know it again.
fn brief(words: &str) -> String {
    match words.char_indices().nth(120) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default().trim_end()),
        None => words.to_owned(),
    }
}

impl Silent {
    /// The line of the report.
    pub fn line(&self) -> Line {
        let key = match (self.layer, self.before.is_empty(), self.after.is_empty()) {
            (Layer::Order, ..) => "report-silent-moved",
            (Layer::Formatting, ..) => "report-silent-set",
            _ if self.after.strip_suffix(BREAK) == Some(&self.before) => "report-silent-parted",
            _ if self.before.strip_suffix(BREAK) == Some(&self.after) => "report-silent-joined",
            (Layer::Form, ..) if self.before == self.after => "report-silent-form",
            (Layer::Words, false, false) if self.before == self.after => "report-silent-drawn",
            (_, true, _) => "report-silent-added",
            (_, _, true) => "report-silent-gone",
            _ => "report-silent-changed",
        };
        let phrase = Phrase::new(key)
            .with("at", &self.at)
            .with("before", self.before.trim())
            .with("after", self.after.trim());
        Line { phrase, sent: Some(self.provision), provision: None }
    }
}

impl Remark {
    /// The line of the report.
    pub fn line(&self) -> Line {
        let codes: Vec<&str> = self.delegations.iter().map(|code| code.as_str()).collect();
        let said = match (codes.is_empty(), self.unknown.is_empty()) {
            (true, _) => Phrase::new("report-remark-author").with("author", &self.author),
            (false, true) => Phrase::new("report-remark-codes").with("codes", codes.join(", ")),
            (false, false) => Phrase::new("report-remark-unknown")
                .with("codes", codes.join(", "))
                .with("names", self.unknown.join(", ")),
        };
        let resolved = if self.resolved { "report-remark-resolved" } else { "report-nothing" };
        let phrase =
            Phrase::new(if self.answers.is_some() { "report-remark-answer" } else { "report-remark" })
                .with("at", &self.at)
                .inner("said", said)
                .inner("resolved", Phrase::new(resolved))
                .with("text", self.text.split_whitespace().collect::<Vec<_>>().join(" "));
        Line { phrase, sent: None, provision: self.provision }
    }
}

impl Ground {
    /// Why, in words.
    pub fn phrase(&self, language: Language) -> Phrase {
        match self {
            Ground::Said => Phrase::new("report-ground-said"),
            Ground::NoDraft => Phrase::new("report-ground-no-draft"),
            Ground::Covers { share, missing } if missing.is_empty() => {
                Phrase::new("report-ground-covers").count("share", *share)
            }
            Ground::Covers { share, missing } => {
                let named: Vec<&str> = missing.iter().take(5).map(String::as_str).collect();
                let mut named = named.join("; ");
                if missing.len() > 5 {
                    let more = Phrase::new("report-and-more").count("count", missing.len() - 5);
                    named.push_str(&language.say(more));
                }
                Phrase::new("report-ground-missing").count("share", *share).with("missing", named)
            }
            Ground::SomeArticles { found, of } => {
                Phrase::new("report-ground-some").count("found", *found).count("of", *of)
            }
            Ground::Points { read, of } => {
                Phrase::new("report-ground-points").count("count", *read).count("of", *of)
            }
            Ground::SaysNone => Phrase::new("report-ground-none"),
            Ground::Apart => Phrase::new("report-ground-apart"),
        }
    }
}

/// What a point asks for, in words.
pub fn asks(point: &Point) -> Phrase {
    let key = match (point.action, point.find.is_empty()) {
        (Action::Replace, false) => "report-asks-replace",
        (Action::Replace, true) => "report-asks-rewrite",
        (Action::Delete, false) => "report-asks-delete",
        (Action::Delete, true) => "report-asks-delete-all",
        (Action::Insert, false) => "report-asks-after",
        (Action::InsertBefore, false) => "report-asks-before",
        (Action::Insert | Action::InsertBefore, true) => "report-asks-add",
        (Action::Move, _) => "report-asks-move",
    };
    let [find, text] = point.called();
    let phrase = Phrase::new(key).with("find", &point.find).with("text", &point.text);
    phrase.with("find-is", find).with("text-is", text)
}

/// The key of the name of a kind of reply.
pub fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Full => "report-kind-full",
        Kind::Parts => "report-kind-parts",
        Kind::Points => "report-kind-points",
        Kind::NoComments => "report-kind-no-comments",
        Kind::Remarks => "report-kind-remarks",
        Kind::Approved => "report-kind-approved",
    }
}
