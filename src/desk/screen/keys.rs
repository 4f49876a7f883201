//! Who sits at the desk: the key that signs, the office on whose behalf the dossier is worked on, and whose keys were
//! confirmed. Shown among the settings; what has to be asked lies in dialogs on top of a screen.

mod dialog;

use std::collections::BTreeSet;
use std::path::PathBuf;

use iced::widget::{column, container, pick_list, row};
use iced::{Center, Color, Element, Fill, Padding};

pub use dialog::{Lock, Meeting, only};

use crate::desk::icon::{Icon, icon};
use crate::desk::look::{self, Look, body, fill, quiet, secondary, small, strong};
use crate::desk::screen::reports::Choice;
use crate::desk::style;
use crate::desk::theme::{Palette, size, space};
use crate::dossier::Dossier;
use crate::dossier::office::{Mark, Met};
use crate::dossier::recent::Settings;
use crate::dossier::signing::fingerprint;
use crate::language::Phrase;
use crate::negotiation::Code;

/// The id of the line a password is typed into.
pub const PASSWORD: &str = "password";

/// What happens with keys and offices.
#[derive(Debug, Clone)]
pub enum Message {
    /// A key is to be made.
    MakePressed,
    /// A key that is there is to be used.
    ChoosePressed,
    /// Nothing is to be signed any more.
    DropPressed,
    /// The key chosen is to be unlocked.
    UnlockPressed,
    /// Its file was chosen.
    FilesChosen(Vec<PathBuf>),
    /// The place of a new one was chosen.
    PlaceChosen(Option<PathBuf>),
    /// A password was typed.
    PasswordTyped(String),
    /// It was typed once more.
    AgainTyped(String),
    /// A new key is kept without one, or not.
    BareTicked(bool),
    /// The password is complete.
    PasswordEntered,
    /// The dossier is worked on as another office.
    OfficePicked(Choice<Code>),
    /// A key is to be compared.
    ComparePressed(Met),
    /// The groups agree.
    Trusted,
    /// They were not compared.
    PutOff,
    /// Nothing of this office is to count that is not signed.
    OnlyPressed,
    /// So it is to be.
    OnlyConfirmed,
}

/// The key that signs, as far as it is known without its password.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnKey {
    /// Its file.
    pub path: PathBuf,
    /// The public key, where it is known.
    pub public: Option<String>,
    /// Whether it waits for its password.
    pub locked: bool,
}

/// Draws the key that signs: the same in every dossier.
pub fn key_card<'a>(look: Look, key: Option<&OwnKey>) -> Element<'a, Message> {
    let p = look.palette;
    let make = || secondary(look, look.say("own-key-make"), Some(Message::MakePressed));
    let choose = || secondary(look, look.say("own-key-choose"), Some(Message::ChoosePressed));
    let mut content = column![strong(look.say("own-key"))].spacing(10.0);
    content = match key {
        None => content
            .push(small(look, look.say("own-key-about")))
            .push(row![make(), choose()].spacing(space::S)),
        Some(key) => {
            if let Some(public) = &key.public {
                content = content.push(groups(look, public));
                content = content.push(small(look, look.say("own-key-tell")));
            }
            let name = key.path.display().to_string();
            content = content.push(small(look, look.say(Phrase::new("own-key-file").with("path", name))));
            let mut actions = row![].spacing(space::S).align_y(Center);
            if key.locked {
                let unlock = look.say("own-key-unlock");
                actions = actions.push(secondary(look, unlock, Some(Message::UnlockPressed)));
                content = content.push(look::marked(Icon::Warning, p.open, look.say("own-key-locked")));
            }
            let other = quiet(look, look.say("own-key-other"), Some(Message::ChoosePressed));
            let forget = quiet(look, look.say("own-key-drop"), Some(Message::DropPressed));
            content.push(actions.push(other).push(forget))
        }
    };
    card(look, content.into())
}

/// Draws who works on the dossier here, what its entries are signed with and whose keys are known.
pub fn dossier_card<'a>(look: Look, dossier: &Dossier, settings: &Settings) -> Element<'a, Message> {
    let p = look.palette;
    let choices = seats(look, dossier);
    let office = dossier.office().clone();
    let chosen = choices.iter().find(|choice| choice.value() == &office).cloned();
    let pick = pick_list(choices, chosen, Message::OfficePicked)
        .text_size(size::BODY.0)
        .padding(Padding { top: 6.0, bottom: 6.0, left: 12.0, right: 10.0 })
        .style(style::pick(p))
        .menu_style(style::menu(p));
    let title = dossier.title(dossier.genesis().leading.as_str()).to_owned();
    let mut content = column![
        strong(look.say("own-office")),
        small(look, crate::desk::sheet::brief(&title, 90)),
        row![body(look.say("own-office-you")), pick].spacing(space::M).align_y(Center),
        small(look, look.say("own-office-about")),
    ]
    .spacing(10.0);
    if let Some(said) = signing(dossier, settings) {
        content = content.push(small(look, look.say(said)));
    }
    content = content.push(only_signed(look, dossier));
    let state = dossier.state();
    // Those of others, and those that colleagues in this office sign with; one announced twice is one.
    let own = dossier.signer().map(|signer| signer.public());
    for (code, keys) in &state.keys_in_force {
        let keys = keys.iter().filter_map(|id| state.keys.get(id)).map(|stated| &stated.what.public);
        let keys: BTreeSet<&String> = keys.collect();
        for public in keys.into_iter().filter(|public| Some(public.as_str()) != own) {
            let met = Met { office: code.clone(), public: public.clone() };
            content = content.push(holder(look, settings, met));
        }
    }
    card(look, content.into())
}

/// A key somebody signs with, and whether it was confirmed.
fn holder<'a>(look: Look, settings: &Settings, met: Met) -> Element<'a, Message> {
    let p = look.palette;
    let confirmed = settings.is_confirmed(&met.office, &met.public);
    let (shape, color) = if confirmed { (Icon::Check, p.agreed) } else { (Icon::Open, p.open) };
    let mut line = row![
        icon(shape, 14.0, color),
        container(strong(met.office.to_string())).width(64.0),
        small(look, fingerprint(&met.public)),
        fill(),
    ]
    .spacing(space::S)
    .align_y(Center);
    line = match confirmed {
        true => line.push(small(look, look.say("own-key-confirmed"))),
        false => line.push(quiet(look, look.say("own-key-compare"), Some(Message::ComparePressed(met)))),
    };
    line.into()
}

/// That nothing of this office counts but what is signed, or the button for it; nothing where its entries are not signed.
fn only_signed<'a>(look: Look, dossier: &Dossier) -> Option<Element<'a, Message>> {
    let (state, office) = (dossier.state(), dossier.office());
    let keys = state.keys_in_force.get(office)?.iter().filter_map(|id| state.keys.get(id));
    if keys.into_iter().any(|key| key.what.only) {
        let said = look.say(Phrase::new("own-only-on").with("office", office));
        return Some(look::marked(Icon::Check, look.palette.agreed, said));
    }
    let public = dossier.signer()?.public();
    dossier
        .is_key_of(office, public)
        .then(|| row![secondary(look, look.say("own-only"), Some(Message::OnlyPressed))].into())
}

/// What entries in the dossier are signed with, in a sentence; nothing where no key was chosen.
fn signing(dossier: &Dossier, settings: &Settings) -> Option<Phrase> {
    let path = settings.key_in(dossier.id())?;
    let Some(signer) = dossier.signer() else {
        return Some(Phrase::new("own-signing-not").with("path", path.display()));
    };
    let office = dossier.office();
    let others = dossier.state().keys_in_force.get(office).is_some_and(|keys| !keys.is_empty());
    let key = match (dossier.is_key_of(office, signer.public()), others) {
        (true, _) => "own-signing",
        (false, false) => "own-signing-first",
        (false, true) => "own-signing-other",
    };
    Some(Phrase::new(key).with("office", office))
}

/// Everyone on whose behalf a dossier can be worked on: the office that keeps it first.
pub fn seats(look: Look, dossier: &Dossier) -> Vec<Choice<Code>> {
    offices(look, &dossier.genesis().office, dossier.state().roster.entries())
}

/// Offices to choose from: the one that keeps the dossier first, then the table in its order.
pub fn offices(look: Look, keeps: &Code, roster: &[crate::negotiation::RosterEntry]) -> Vec<Choice<Code>> {
    let named = |entry: &crate::negotiation::RosterEntry| {
        let short = entry.short(look.language.code());
        let name = if short == entry.code.as_str() { String::new() } else { format!(" · {short}") };
        let seat = if entry.code == *keeps { "own-seat-office" } else { "own-seat" };
        let label = look.say(Phrase::new(seat).with("code", format!("{}{name}", entry.code)));
        Choice::new(entry.code.clone(), label)
    };
    let (first, others): (Vec<_>, Vec<_>) = roster.iter().partition(|entry| entry.code == *keeps);
    first.into_iter().chain(others).map(named).collect()
}

/// The colour of a mark: only what deserves a look stands out.
pub fn color(p: &Palette, mark: &Mark) -> Color {
    match mark {
        Mark::Unsigned | Mark::Unknown | Mark::Signed { confirmed: true, .. } => p.muted,
        Mark::Signed { .. } => p.open,
        Mark::Broken => p.deleted,
    }
}

/// A fingerprint in its groups, large enough to be read out.
fn groups<'a, M: 'a>(look: Look, public: &str) -> Element<'a, M> {
    let p = look.palette;
    let mut line = row![].spacing(space::S);
    for group in fingerprint(public).split(' ') {
        let word = strong(group.to_owned());
        line = line.push(
            container(word)
                .padding(Padding { top: 3.0, bottom: 3.0, left: 8.0, right: 8.0 })
                .style(style::ground(p.chrome)),
        );
    }
    line.wrap().into()
}

fn card<'a>(look: Look, content: Element<'a, Message>) -> Element<'a, Message> {
    container(content).padding(18.0).width(Fill).style(style::card(look.palette)).into()
}
