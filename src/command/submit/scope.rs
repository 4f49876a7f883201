//! Which provisions a reply of changed parts answers: proposed by its words, corrected by whoever enters it.

use std::collections::BTreeSet;

use super::Submit;
use crate::command::Failure;
use crate::dossier::Dossier;
use crate::dossier::entry::Reply;
use crate::dossier::received::answered;
use crate::language::{Language, Phrase};
use crate::negotiation::RecordId;
use crate::negotiation::submission::{Kind, Scope};

/// How many places a sentence names.
const NAMED: usize = 12;

/// Puts what was said of the scope into a reply, a place with everything under it.
pub fn correct(reply: &mut Reply, asked: &Submit, dossier: &Dossier) -> Result<(), Failure> {
    if asked.answers.is_empty() && asked.passes_over.is_empty() {
        return Ok(());
    }
    if reply.kind != Kind::Parts {
        return Err(Failure::Use(Phrase::new("command-scope-of-parts")));
    }
    let about = *reply.about.record();
    for (language, text) in &reply.texts {
        let base = dossier.text_of(&about, language)?;
        let mut scope = answered(&base.text, text);
        let said = |places: &[String]| -> Result<BTreeSet<usize>, Failure> {
            let mut under = BTreeSet::new();
            for at in places {
                let id = dossier.provision_cited(&about, at);
                let id = id.ok_or_else(|| Failure::Said(Phrase::new("command-no-place").with("at", at)))?;
                // Another language may have a provision that this one has not.
                let place = base.ids.iter().position(|known| *known == id);
                under.extend(place.into_iter().flat_map(|place| base.text.under(place)));
            }
            Ok(under)
        };
        scope.extend(said(&asked.answers)?);
        let passed_over = said(&asked.passes_over)?;
        scope.retain(|place| !passed_over.contains(place));
        reply.answers.insert(language.clone(), scope);
    }
    Ok(())
}

/// What a reply of changed parts answers, for whoever entered it; nothing of other replies.
pub fn told(dossier: &Dossier, record: &RecordId, language: Language) -> Vec<Phrase> {
    let Some(stated) = dossier.state().submissions.get(record) else { return Vec::new() };
    let about = stated.what.about.record();
    let mut told = Vec::new();
    for (tag, answer) in &stated.what.texts {
        let Scope::Provisions(ids) = &answer.scope else { continue };
        let Ok(base) = dossier.text_of(about, tag) else { continue };
        let own: BTreeSet<usize> =
            ids.iter().filter_map(|id| base.ids.iter().position(|known| known == id)).collect();
        let citations = crate::exchange::paper::Citations::new(&base.text, language);
        let mut places: Vec<String> = own.iter().take(NAMED).map(|place| citations.of(*place)).collect();
        if own.len() > NAMED {
            places.push("…".to_owned());
        }
        let of = base.text.provisions().len();
        let phrase = Phrase::new("command-scope").count("count", own.len()).with("of", of);
        told.push(phrase.with("places", places.join("; ")));
    }
    told
}
