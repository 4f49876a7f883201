//! The import report, as JSON.

use serde::Serialize;

use crate::consolidate::Layer;
use crate::exchange::open::Format;
use crate::exchange::report::{Origin, Report, Section};
use crate::exchange::returned::{Returned, Stated};
use crate::language::Language;
use crate::negotiation::Point;
use crate::negotiation::submission::Kind;

/// Name and version of the format.
pub const FORMAT: &str = "travaux-report/1";

#[derive(Debug, Serialize)]
struct WrittenReport<'a> {
    format: &'static str,
    name: &'a str,
    file: &'static str,
    origin: Option<&'static str>,
    encoding: Option<&'a str>,
    language: Option<String>,
    kind: Kind,
    kind_because: String,
    tracking: WrittenTracking,
    compared: bool,
    silent_count: usize,
    silent: Vec<WrittenSilent<'a>>,
    silent_looks: usize,
    authors: Vec<WrittenAuthor<'a>>,
    senders: Vec<WrittenSender<'a>>,
    points: Vec<WrittenPoint<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unread: Vec<WrittenUnread<'a>>,
    remarks: Vec<WrittenRemark<'a>>,
    suspects: Vec<WrittenSuspect<'a>>,
    notices: Vec<String>,
    positions: Vec<WrittenTold<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    returned: Option<WrittenReturned<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    others: &'a [String],
    sections: Vec<WrittenSection>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entered: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct WrittenTracking {
    on: Option<bool>,
    changes: usize,
    formatting: usize,
    nameless: bool,
}

#[derive(Debug, Serialize)]
struct WrittenSilent<'a> {
    layer: Layer,
    provision: usize,
    at: &'a str,
    before: &'a str,
    after: &'a str,
}

#[derive(Debug, Serialize)]
struct WrittenAuthor<'a> {
    name: &'a str,
    insertions: usize,
    deletions: usize,
    formatting: usize,
    comments: usize,
    first: Option<&'a str>,
    last: Option<&'a str>,
    removed: bool,
    perhaps: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct WrittenSender<'a> {
    code: &'a str,
    score: u32,
}

#[derive(Debug, Serialize)]
struct WrittenPoint<'a> {
    provision: usize,
    #[serde(flatten)]
    point: &'a Point,
}

/// What a list says and what is not carried out.
#[derive(Debug, Serialize)]
struct WrittenUnread<'a> {
    provision: usize,
    number: &'a str,
    words: &'a str,
    asks: bool,
}

#[derive(Debug, Serialize)]
struct WrittenRemark<'a> {
    delegations: Vec<&'a str>,
    unknown: &'a [String],
    at: &'a str,
    provision: Option<usize>,
    text: &'a str,
    author: &'a str,
    date: &'a str,
    answers: Option<usize>,
    resolved: bool,
}

#[derive(Debug, Serialize)]
struct WrittenSuspect<'a> {
    at: &'a str,
    provision: usize,
    paragraph: usize,
    offset: usize,
    says: String,
}

/// What was read out of a bracketed print.
#[derive(Debug, Serialize)]
struct WrittenReturned<'a> {
    reworded: Vec<WrittenReworded<'a>>,
    opposed: Vec<WrittenOpposed<'a>>,
}

#[derive(Debug, Serialize)]
struct WrittenReworded<'a> {
    at: &'a str,
    provision: usize,
    from: &'a [String],
    base: bool,
    typed: bool,
    taken: bool,
    was: &'a str,
    reads: &'a str,
    stands: bool,
    passages: Vec<WrittenStated<'a>>,
}

#[derive(Debug, Serialize)]
struct WrittenOpposed<'a> {
    at: &'a str,
    provision: usize,
    holders: &'a [String],
    base: bool,
    reads: &'a str,
    passages: Vec<WrittenStated<'a>>,
}

/// A position as it was read, for somebody to confirm.
#[derive(Debug, Serialize)]
struct WrittenTold<'a> {
    voices: Vec<&'a str>,
    stance: &'static str,
    reason: &'a str,
    at: &'a str,
    provision: usize,
    base: bool,
    reads: &'a str,
    remark: Option<usize>,
    passages: Vec<WrittenStated<'a>>,
}

#[derive(Debug, Serialize)]
struct WrittenStated<'a> {
    layer: Layer,
    from: u32,
    to: u32,
    reads: &'a str,
}

#[derive(Debug, Serialize)]
struct WrittenSection {
    heading: String,
    lines: Vec<String>,
}

/// The report, with its sentences in a language; `entered` is the record the file became, where it became one.
pub fn save(report: &Report, language: Language, entered: Option<&str>) -> Vec<u8> {
    let tracking = report.tracking;
    let written = WrittenReport {
        format: FORMAT,
        name: &report.name,
        file: match report.format {
            Format::Markdown => "markdown",
            Format::Plain => "text",
            Format::Word => "docx",
            Format::OpenDocument => "odt",
            Format::Html => "html",
        },
        origin: report.origin.map(|origin| match origin {
            Origin::This => "this-draft",
            Origin::AnotherDraft => "another-draft",
            Origin::AnotherDossier => "another-dossier",
            Origin::Consolidated => "consolidated",
        }),
        encoding: report.encoding.as_deref(),
        language: report.language.as_ref().map(ToString::to_string),
        kind: report.kind.kind,
        kind_because: language.say(report.kind.ground.phrase(language)),
        tracking: WrittenTracking {
            on: tracking.on,
            changes: tracking.changes,
            formatting: tracking.formatting,
            nameless: tracking.nameless,
        },
        compared: report.compared,
        silent_count: report.silent_count,
        silent: report
            .silent
            .iter()
            .map(|edit| WrittenSilent {
                layer: edit.layer,
                provision: edit.provision,
                at: &edit.at,
                before: &edit.before,
                after: &edit.after,
            })
            .collect(),
        silent_looks: report.silent_looks,
        authors: report
            .authors
            .iter()
            .map(|wrote| WrittenAuthor {
                name: &wrote.author.name,
                insertions: wrote.author.insertions,
                deletions: wrote.author.deletions,
                formatting: wrote.author.formatting,
                comments: wrote.author.comments,
                first: wrote.author.dates.as_ref().map(|dates| dates.0.as_str()),
                last: wrote.author.dates.as_ref().map(|dates| dates.1.as_str()),
                removed: wrote.author.is_scrubbed(),
                perhaps: wrote.delegation.as_ref().map(|code| code.as_str()),
            })
            .collect(),
        senders: report
            .senders
            .iter()
            .map(|(code, score)| WrittenSender { code: code.as_str(), score: *score })
            .collect(),
        points: report
            .points
            .iter()
            .map(|found| WrittenPoint { provision: found.provision, point: &found.point })
            .collect(),
        unread: report
            .unread
            .iter()
            .map(|it| WrittenUnread {
                provision: it.provision,
                number: &it.number,
                words: &it.words,
                asks: it.asks,
            })
            .collect(),
        remarks: report
            .remarks
            .iter()
            .map(|remark| WrittenRemark {
                delegations: remark.delegations.iter().map(|code| code.as_str()).collect(),
                unknown: &remark.unknown,
                at: &remark.at,
                provision: remark.provision,
                text: &remark.text,
                author: &remark.author,
                date: &remark.date,
                answers: remark.answers,
                resolved: remark.resolved,
            })
            .collect(),
        suspects: report
            .suspects
            .iter()
            .map(|(at, suspect)| WrittenSuspect {
                at,
                provision: suspect.provision,
                paragraph: suspect.paragraph,
                offset: suspect.offset,
                says: language.say(suspect.phrase()),
            })
            .collect(),
        notices: report.notices.iter().map(|notice| language.say(notice.clone())).collect(),
        positions: report
            .positions
            .iter()
            .map(|told| WrittenTold {
                voices: told.voices.iter().map(|code| code.as_str()).collect(),
                stance: told.stance.word(),
                reason: &told.reason,
                at: &told.at,
                provision: told.provision,
                base: told.base,
                reads: &told.reads,
                remark: told.remark,
                passages: passages(&told.on),
            })
            .collect(),
        returned: report.returned.as_ref().map(returned_of),
        others: &report.others,
        sections: report
            .sections(language)
            .into_iter()
            .map(|section| section_of(section, language))
            .collect(),
        entered,
    };
    let mut out = serde_json::to_vec_pretty(&written).unwrap_or_default();
    out.push(b'\n');
    out
}

fn passages(list: &[Stated]) -> Vec<WrittenStated<'_>> {
    let mut written = Vec::new();
    for Stated { layer, span, reads } in list {
        written.push(WrittenStated { layer: *layer, from: span.start, to: span.end, reads });
    }
    written
}

fn returned_of(returned: &Returned) -> WrittenReturned<'_> {
    let reworded = returned.reworded.iter().map(|made| WrittenReworded {
        at: &made.at,
        provision: made.provision,
        from: &made.holders,
        base: made.base,
        typed: made.from.is_empty(),
        taken: made.is_taken(),
        was: &made.was,
        reads: &made.reads,
        stands: made.stands,
        passages: passages(&made.from),
    });
    let opposed = returned.opposed.iter().map(|opposed| WrittenOpposed {
        at: &opposed.at,
        provision: opposed.provision,
        holders: &opposed.holders,
        base: opposed.base,
        reads: &opposed.reads,
        passages: passages(&opposed.on),
    });
    WrittenReturned { reworded: reworded.collect(), opposed: opposed.collect() }
}

fn section_of(section: Section, language: Language) -> WrittenSection {
    WrittenSection {
        heading: language.say(section.heading),
        lines: section.lines.into_iter().map(|line| language.say(line.phrase)).collect(),
    }
}
