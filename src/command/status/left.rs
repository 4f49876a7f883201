//! The proposals that have no place in the current draft.

use crate::command::carry::left_behind;
use crate::dossier::Dossier;
use crate::language::Language;
use crate::negotiation::Edition;
use crate::negotiation::state::Stated;
use crate::negotiation::statement::Carried;

/// All of them, a line each under a heading.
pub(super) fn lines(dossier: &Dossier, edition: &Stated<Edition>, language: Language) -> Vec<String> {
    let left = left(dossier, edition, language);
    let heading = (!left.is_empty()).then(|| language.say("status-left-behind"));
    heading.into_iter().chain(left.into_iter().map(|line| format!("  {line}"))).collect()
}

fn left(dossier: &Dossier, edition: &Stated<Edition>, language: Language) -> Vec<String> {
    let later = dossier.state().carried.values().filter(|it| it.what.to == Some(edition.id));
    let all = edition.what.carried.iter().chain(later.map(|it| &it.what));
    let of = |carried: &Carried| -> Vec<String> {
        let said = |left| language.say(left_behind(dossier, &carried.submission, left, language));
        carried.left.iter().map(said).collect()
    };
    all.flat_map(of).collect()
}
