//! Loose files on the desk: replies set out over a draft, two files compared.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Cancel, Progress, Source, key_of, known, names_of, part, read, title_of};
use crate::consolidate::table::matters;
use crate::consolidate::{Revision, consolidate};
use crate::desk::sitting::{Drawn, Origin, Seat, Sitting, Standing};
use crate::dossier::hearing::alike::disputed;
use crate::dossier::received::answered;
use crate::exchange::objects::Objects;
use crate::exchange::report::{Examined, Report};
use crate::language::{Language, Phrase};
use crate::negotiation::Point;
use crate::negotiation::point::apply_points;
use crate::negotiation::submission::Kind;
use crate::text::Text;

/// A reply as it counts over the draft.
struct Heard {
    code: String,
    standing: Standing,
    /// What it reads; nothing where it proposes no wording.
    text: Option<Text>,
    /// Whether what it does not hold is not answered.
    partial: bool,
    /// The provisions of the draft it answers, where that is not all of them.
    answered: Option<BTreeSet<usize>>,
}

impl Heard {
    /// A reply by what it is: of a list of points the draft with the points carried out; of a letter nothing.
    fn new(code: &str, examined: Examined, draft: &Text, warnings: &mut Vec<Phrase>) -> (Self, Report) {
        let Examined { opened, report } = examined;
        let mut heard = Self {
            code: code.to_owned(),
            standing: Standing::Full,
            text: None,
            partial: false,
            answered: None,
        };
        match report.kind.kind {
            Kind::Full | Kind::Approved => heard.text = Some(opened.text),
            Kind::Parts => {
                heard.standing = Standing::Part;
                heard.partial = true;
                heard.answered = Some(answered(draft, &opened.text));
                heard.text = Some(opened.text);
            }
            Kind::Points => {
                let points: Vec<Point> = report.points.iter().map(|found| found.point.clone()).collect();
                let applied = apply_points(draft, &points);
                for left in &applied.unapplied {
                    let (name, why) = (report.name.clone(), left.phrase(&points));
                    warnings.push(Phrase::new("desk-warning-word").with("name", name).inner("notice", why));
                }
                heard.standing = Standing::Points;
                heard.answered = Some(applied.answered.into_iter().collect());
                heard.text = Some(applied.text);
            }
            Kind::NoComments => heard.standing = Standing::NoComments,
            Kind::Remarks => heard.standing = Standing::Remarks,
        }
        (heard, report)
    }
}

/// Sets replies out over a draft.
pub(super) fn consolidate_files(
    base: PathBuf,
    replies: Vec<(String, PathBuf)>,
    source: &Source,
    cancel: &Cancel,
    tell: &dyn Fn(Progress),
) -> Result<Sitting, Phrase> {
    let all = replies.len() + 2;
    let reading = |path: &Path, done: usize| {
        tell(Progress::Step(
            Phrase::new("desk-work-reading").with("name", read::name(path)),
            part(done, all),
        ));
    };
    reading(&base, 0);
    let mut warnings = Vec::new();
    let draft = read::file(&base, None, source.language)?;
    warnings.extend(draft.warnings);
    let mut draft = draft.examined.opened;
    let mut objects = std::mem::take(&mut draft.objects);
    let mut heard: Vec<Heard> = Vec::new();
    let mut reports: Vec<(String, Report)> = Vec::new();
    for (index, (code, path)) in replies.iter().enumerate() {
        if cancel.is_asked() {
            return Err(Phrase::new("desk-work-cancelled"));
        }
        reading(path, index + 1);
        let mut reply = read::file(path, Some(&draft.text), source.language)?;
        warnings.extend(reply.warnings);
        objects.append(&mut reply.examined.opened.objects);
        let (reply, report) = Heard::new(code, reply.examined, &draft.text, &mut warnings);
        heard.push(reply);
        reports.push((code.clone(), report));
    }
    tell(Progress::Step(Phrase::new("desk-work-consolidating"), part(all - 1, all)));
    let known = known();
    let protocol: Vec<&str> = known.iter().map(|known| known.code.as_str()).collect();
    let worded = heard.iter().filter_map(|reply| Some((reply, reply.text.as_ref()?)));
    let revisions: Vec<Revision<'_>> =
        worded.map(|(reply, text)| Revision { voice: &reply.code, text, partial: reply.partial }).collect();
    let rolling = consolidate(&draft.text, &revisions, &protocol);
    // What only follows from numbering is nobody's to decide.
    let matters = disputed(&rolling, &draft.text, &revisions, &protocol);
    // Voices first, as they are set out, then those who propose no wording.
    let order = |reply: &&Heard| rolling.voices.iter().position(|voice| voice.code == reply.code);
    let mut seated: Vec<&Heard> = heard.iter().collect();
    seated.sort_by_key(|reply| order(reply).unwrap_or(usize::MAX));
    let seats = seated.into_iter().map(|reply| Seat {
        code: reply.code.clone(),
        names: names_of(&reply.code),
        standing: reply.standing,
    });
    let texts = std::iter::once(&draft.text).chain(heard.iter().filter_map(|reply| reply.text.as_ref()));
    let drawn = Drawn::new(texts, objects);
    let provisions = draft.text.provisions().len();
    let unanswered = heard.iter().filter_map(|reply| {
        let answered = reply.answered.as_ref()?;
        let not = (0..provisions).filter(|at| !answered.contains(at));
        Some((reply.code.clone(), not.collect()))
    });
    let (seats, unanswered) = (seats.collect(), unanswered.collect());
    Ok(Sitting {
        title: title_of(&draft.text, &base),
        base_name: Phrase::new("desk-base-file").with("name", read::name(&base)),
        edition: 0,
        key: key_of(&rolling.base),
        matters: Arc::new(matters),
        rolling: Arc::new(rolling),
        seats,
        reasons: Vec::new(),
        origin: Origin::Files { base, replies },
        reports,
        warnings,
        pair: false,
        unanswered,
        language: None,
        languages: Vec::new(),
        round: None,
        proceedings: None,
        drawn: Arc::new(drawn),
    })
}

/// Sets a file out over an earlier one.
pub(super) fn compare_files(
    old: PathBuf,
    new: PathBuf,
    language: Language,
    cancel: &Cancel,
    tell: &dyn Fn(Progress),
) -> Result<Sitting, Phrase> {
    let mut warnings = Vec::new();
    let mut texts = Vec::new();
    let mut objects = Objects::new();
    for (index, path) in [&old, &new].into_iter().enumerate() {
        if cancel.is_asked() {
            return Err(Phrase::new("desk-work-cancelled"));
        }
        tell(Progress::Step(Phrase::new("desk-work-reading").with("name", read::name(path)), part(index, 3)));
        let mut file = read::file(path, texts.first(), language)?;
        warnings.extend(file.warnings);
        objects.append(&mut file.examined.opened.objects);
        texts.push(file.examined.opened.text);
    }
    tell(Progress::Step(Phrase::new("desk-work-comparing"), part(2, 3)));
    let [earlier, later] = texts.as_slice() else { return Err(Phrase::new("desk-error-nothing")) };
    let drawn = Drawn::new(&texts, objects);
    let revision = Revision { voice: "NEW", text: later, partial: false };
    let rolling = consolidate(earlier, &[revision], &[]);
    Ok(Sitting {
        title: format!("{} → {}", read::name(&old), read::name(&new)),
        base_name: Phrase::new("desk-base-file").with("name", read::name(&old)),
        edition: 0,
        key: key_of(&rolling.base),
        matters: Arc::new(matters(&rolling)),
        rolling: Arc::new(rolling),
        seats: vec![Seat {
            code: "NEW".into(),
            names: [read::name(&new), read::name(&new)],
            standing: Standing::Full,
        }],
        reasons: Vec::new(),
        origin: Origin::Files { base: old, replies: Vec::new() },
        reports: Vec::new(),
        warnings,
        pair: true,
        unanswered: BTreeMap::new(),
        language: None,
        languages: Vec::new(),
        round: None,
        proceedings: None,
        drawn: Arc::new(drawn),
    })
}
