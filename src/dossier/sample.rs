//! Two dossiers about invented states, carried in the program and written out on first use.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};
use serde::Deserialize;

use super::entry::{Draft, Received, Reply};
use super::{Dossier, DossierError, NewDossier, Occasion, Storage};
use crate::council::RosterFile;
use crate::negotiation::edition::Role;
use crate::negotiation::record::read_ron;
use crate::negotiation::submission::{About, Action, Kind, Letter, Part, Point};
use crate::negotiation::{Code, LanguageTag, Roster, RosterEntry};
use crate::text::{Text, markdown};

/// The samples.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sample {
    /// An agreement on joint investigation groups.
    Agreement,
    /// An interstate programme of joint measures against crime.
    Programme,
}

/// A file carried in the program: its name and its content.
type Carried = (&'static str, &'static str);

macro_rules! carried {
    ($folder:literal: $($file:literal),* $(,)?) => {
        &[$(($file, include_str!(concat!("../../templates/samples/", $folder, "/", $file)))),*]
    };
}

const AGREEMENT: &[Carried] = carried!("agreement":
    "sample.ron", "draft.ru.md", "draft.en.md", "replies/ALT.ru.md", "replies/ALT.en.md", "replies/BKB.letter.txt",
    "replies/BLN.ru.md", "replies/DRV.letter.txt", "replies/KRS.ru.md", "replies/NRD.ru.md", "replies/ORT-TAV.ru.md",
    "replies/VLN.ru.md");

const PROGRAMME: &[Carried] = carried!("programme":
    "sample.ron", "draft.ru.md", "draft.en.md", "replies/ALT.ru.md", "replies/ALT.en.md", "replies/DRV.letter.txt",
    "replies/KRS.ru.md", "replies/NRD.letter.txt", "replies/ORT.ru.md", "replies/VLN.ru.md");

/// The rosters that come with the program, by short name.
pub fn rosters() -> Vec<(&'static str, RosterFile)> {
    RosterFile::ready_made()
}

/// A sample as its file describes it.
#[derive(Debug, Deserialize)]
struct Plan {
    title: BTreeMap<LanguageTag, String>,
    languages: Vec<(LanguageTag, Role)>,
    leading: LanguageTag,
    roster: Vec<RosterEntry>,
    edition: PlannedEdition,
    submissions: Vec<PlannedReply>,
}

#[derive(Debug, Deserialize)]
struct PlannedEdition {
    number: u32,
    date: Date,
    texts: BTreeMap<LanguageTag, String>,
}

#[derive(Debug, Deserialize)]
struct PlannedReply {
    voices: Vec<Code>,
    kind: Kind,
    date: Date,
    #[serde(default)]
    letter: String,
    /// Files by the language of their text; "letter" for the covering letter.
    files: BTreeMap<String, String>,
    #[serde(default)]
    body: String,
    #[serde(default)]
    points: Vec<PlannedPoint>,
    #[serde(default)]
    reasons: Vec<PlannedReason>,
}

#[derive(Debug, Deserialize)]
struct PlannedPoint {
    at: String,
    action: String,
    find: String,
    text: String,
    reason: String,
}

#[derive(Debug, Deserialize)]
struct PlannedReason {
    at: String,
    text: String,
}

impl Sample {
    /// Both samples.
    pub const ALL: [Sample; 2] = [Sample::Agreement, Sample::Programme];

    /// The word a sample is asked for by.
    pub fn word(self) -> &'static str {
        match self {
            Sample::Agreement => "agreement",
            Sample::Programme => "programme",
        }
    }

    /// The title, per language.
    pub fn title(self) -> BTreeMap<LanguageTag, String> {
        self.plan().map(|plan| plan.title).unwrap_or_default()
    }

    /// The files a sample is made of, by name: what delegations "sent".
    pub fn files(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Sample::Agreement => AGREEMENT,
            Sample::Programme => PROGRAMME,
        }
    }

    fn file(self, name: &str) -> Result<&'static str, DossierError> {
        let found = self.files().iter().find(|(file, _)| *file == name);
        found.map(|(_, content)| *content).ok_or_else(|| DossierError::SampleDamaged(name.to_owned()))
    }

    fn plan(self) -> Result<Plan, DossierError> {
        let damaged = |error: crate::negotiation::RecordError| DossierError::SampleDamaged(error.to_string());
        read_ron(self.file("sample.ron")?.as_bytes()).map_err(damaged)
    }
}

/// Writes a sample into a folder that is not there yet, or is empty. With the same clock the same bytes.
pub fn write(
    sample: Sample,
    root: &Path,
    now: Timestamp,
    storage: Arc<dyn Storage>,
) -> Result<Dossier, DossierError> {
    let plan = sample.plan()?;
    let office: Code = "SEC".parse().map_err(|_| DossierError::SampleDamaged("SEC".to_owned()))?;
    let new = NewDossier {
        title: plan.title.clone(),
        languages: plan.languages.iter().cloned().collect(),
        leading: plan.leading.clone(),
        roster: Roster::new(plan.roster.clone()),
        office: office.clone(),
    };
    let dossier = Dossier::create(root, new, now, Arc::clone(&storage))?;
    fill(sample, plan, dossier, &office).inspect_err(|_| super::create::clear(&*storage, root, true))
}

fn fill(sample: Sample, plan: Plan, mut dossier: Dossier, office: &Code) -> Result<Dossier, DossierError> {
    let read = |file: &str| -> Result<Text, DossierError> { Ok(markdown::read(sample.file(file)?).0) };
    let mut texts = BTreeMap::new();
    for (language, file) in &plan.edition.texts {
        texts.insert(language.clone(), read(file)?);
    }
    let draft = Draft { number: Some(plan.edition.number), ..Draft::new(plan.edition.date, texts) };
    let edition = dossier.publish(draft, &on(office, plan.edition.date)?)?;
    for planned in plan.submissions {
        let mut reply = Reply::new(planned.kind, planned.voices, About::Edition(edition));
        reply.date = Some(planned.date);
        let number = planned.letter.trim_start_matches('№').trim();
        let number = number.split_once(" от ").map_or(number, |(number, _)| number);
        let (remarks, text) = match planned.kind {
            Kind::Remarks => (planned.body, String::new()),
            _ => (String::new(), planned.body),
        };
        reply.remarks = remarks;
        let letter =
            Letter { number: number.to_owned(), date: Some(planned.date), text, ..Letter::default() };
        reply.letter = Some(letter);
        for (of, file) in &planned.files {
            let content = sample.file(file)?;
            let language: Option<LanguageTag> = of.parse().ok().filter(|_| of != "letter");
            if let Some(language) = &language {
                reply.texts.insert(language.clone(), markdown::read(content).0);
            }
            reply.files.push(Received {
                name: file.rsplit('/').next().unwrap_or(file).to_owned(),
                bytes: content.as_bytes().to_vec(),
                part: if language.is_some() { Part::Text } else { Part::Letter },
                language,
            });
        }
        for point in planned.points {
            let action = match point.action.as_str() {
                "replace" => Action::Replace,
                "insert" => Action::Insert,
                "delete" => Action::Delete,
                other => return Err(DossierError::SampleDamaged(other.to_owned())),
            };
            let (at, find, text, reason) = (point.at, point.find, point.text, point.reason);
            reply.points.push(Point { number: String::new(), at, action, find, text, reason });
        }
        reply.reasons = planned.reasons.into_iter().map(|reason| (reason.at, reason.text)).collect();
        dossier.submit(reply, &on(office, planned.date)?)?;
    }
    Ok(dossier)
}

/// The secretariat at nine in the morning of a day.
fn on(office: &Code, date: Date) -> Result<Occasion, DossierError> {
    let nine = civil::time(9, 0, 0, 0);
    let time = date.to_datetime(nine).to_zoned(TimeZone::UTC);
    let time = time.map_err(|error| DossierError::SampleDamaged(error.to_string()))?;
    Ok(Occasion::new(office.clone(), time.timestamp()))
}
