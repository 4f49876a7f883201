//! Who sits at the desk: the key that signs, the office worked for, keys met for the first time.

use iced::Task;
use iced::widget::operation;

use super::{Cover, Desk, Message, Screen};
use crate::desk::ask::Wanted;
use crate::desk::dialog::Filter;
use crate::desk::notice::{Notice, Tone};
use crate::desk::screen::keys::{Lock, Meeting, Message as Said, OwnKey, PASSWORD};
use crate::desk::work::{Order, Own, Statement, Unlocked};
use crate::dossier::signing::{PUBLIC_ENDING, SECRET_ENDING, needs_password, public_key};
use crate::dossier::{Dossier, recent};
use crate::language::Phrase;
use crate::negotiation::Code;

impl Desk {
    /// Who sits at the desk.
    pub fn own(&self) -> Own {
        Own { settings: self.settings.kept.clone(), keys: self.keys.clone() }
    }

    /// The key that signs, as far as it is known.
    pub fn own_key(&self) -> Option<&OwnKey> {
        self.own_key.as_ref()
    }

    /// The dossier on the desk.
    pub(super) fn dossier(&self) -> Option<&Dossier> {
        Some(&*self.page()?.sitting().proceedings.as_ref()?.dossier)
    }

    /// Changes what is kept of keys and offices, as it is kept now: a command may have changed it meanwhile.
    fn keep(&mut self, change: impl FnOnce(&mut recent::Settings)) {
        if let Some(memory) = &self.memory {
            self.settings.kept = memory.settings();
        }
        change(&mut self.settings.kept);
        let kept = self.memory.as_ref().map(|memory| memory.keep_settings(&self.settings.kept));
        if let Some(Err(error)) = kept {
            self.trouble(&error);
        }
    }

    /// Looks what is known of the key that signs.
    pub(super) fn look_at_key(&mut self) {
        let path = self.settings.kept.key.clone();
        self.own_key = path.map(|path| {
            let signer = self.keys.get(&path);
            let beside = || public_key(&path.with_extension(PUBLIC_ENDING)).ok();
            let public = signer.map(|signer| signer.public().to_owned()).or_else(beside);
            let locked = signer.is_none() && needs_password(&path) != Ok(false);
            OwnKey { public, locked, path }
        });
    }

    /// Lets what was chosen here hold for the dossier on the desk.
    fn sit_down(&mut self) {
        self.look_at_key();
        let own = self.own();
        if let Some(page) = self.page_mut() {
            page.sit_down(&own);
        }
        // The board lies on top of the page, perhaps under the settings.
        let dossier = self.dossier().cloned();
        let screens = std::iter::once(&mut self.screen).chain(&mut self.behind);
        for screen in screens {
            if let (Screen::Board(board), Some(dossier)) = (screen, &dossier) {
                board.mark(dossier);
            }
        }
    }

    /// Asks what has to be asked once a dossier is open: the password of the key that signs in it, then whether keys
    /// met for the first time agree with what their holders say.
    pub(super) fn meet(&mut self) -> Task<Message> {
        if self.cover.is_some() {
            return Task::none();
        }
        let Some(dossier) = self.dossier() else { return Task::none() };
        if !self.later
            && let Some(path) = self.own().locked(dossier)
        {
            self.cover = Some(Cover::Lock(Lock::of(path)));
            return operation::focus(PASSWORD);
        }
        let kept = &self.settings.kept;
        let asked = |office: &Code, public: &str| kept.put_off.contains(&(office.clone(), public.to_owned()));
        let met = dossier.unconfirmed().into_iter().filter(|met| !asked(&met.office, &met.public));
        let named = met.map(|met| {
            let name = self.named(&met.office);
            (met, name)
        });
        self.cover = Meeting::new(named.collect()).map(Cover::Met);
        Task::none()
    }

    /// The short name of an office; nothing where it has none but its code.
    fn named(&self, office: &Code) -> String {
        let entry = self.dossier().and_then(|dossier| dossier.state().roster.get(office));
        let name = entry.map_or("", |entry| entry.short(self.settings.language.code()));
        if name == office.as_str() { String::new() } else { name.to_owned() }
    }

    /// A key is ready to sign with.
    pub(super) fn unlocked(&mut self, unlocked: Unlocked) -> Task<Message> {
        let Unlocked { path, new, key } = unlocked;
        self.keys.insert(path.clone(), key);
        if !self.settings.kept.keys.values().any(|own| *own == path) {
            self.keep(|kept| kept.key = Some(path.clone()));
        }
        self.cover = None;
        // Whatever else waited for this key need not ask for it.
        self.waiting.retain(|cover| !matches!(cover, Cover::Lock(_)));
        self.sit_down();
        if new {
            self.notices.push(Notice::plain(Phrase::new("own-key-made").with("path", path.display())));
        }
        self.meet()
    }

    /// What was pressed or typed about keys and offices.
    pub(super) fn keyed(&mut self, said: Said) -> Task<Message> {
        match said {
            Said::MakePressed => return self.ask_place(),
            Said::ChoosePressed => {
                let title = self.look().say("own-key-choose");
                let filter = Filter { name: title.clone(), endings: vec![SECRET_ENDING] };
                let wanted = Wanted::Files { title, filter };
                return self.ask(wanted, |paths| Message::Keys(Said::FilesChosen(paths)));
            }
            Said::FilesChosen(paths) => {
                let Some(path) = paths.into_iter().next() else { return Task::none() };
                return match needs_password(&path) {
                    Ok(true) => self.lock(Lock::of(path)),
                    Ok(false) => self.begin(Order::Unlock { path, password: None, new: false }),
                    Err(error) => {
                        self.notices.push(Notice::new(Tone::Trouble, error.phrase()));
                        Task::none()
                    }
                };
            }
            Said::PlaceChosen(place) => {
                return place.map_or_else(Task::none, |path| self.lock(Lock::new(path)));
            }
            Said::UnlockPressed => {
                let path = self.own_key.as_ref().map(|key| key.path.clone());
                return path.map_or_else(Task::none, |path| self.lock(Lock::of(path)));
            }
            Said::DropPressed => {
                self.keep(|kept| kept.key = None);
                self.sit_down();
            }
            Said::PasswordEntered => {
                if let Some(Cover::Lock(lock)) = &self.cover
                    && let Ok(order) = lock.order()
                {
                    return self.begin(order);
                }
            }
            Said::PasswordTyped(_) | Said::AgainTyped(_) | Said::BareTicked(_) => {
                if let Some(Cover::Lock(lock)) = &mut self.cover {
                    lock.update(said);
                }
            }
            Said::OfficePicked(choice) => {
                if let Some(Cover::Brought(brought)) = &mut self.cover {
                    brought.office = Some(choice.value().clone());
                } else {
                    self.work_as(choice.value().clone());
                }
            }
            Said::ComparePressed(met) => {
                let name = self.named(&met.office);
                self.cover = Meeting::new(vec![(met, name)]).map(Cover::Met);
            }
            Said::Trusted => {
                if let Some(Cover::Met(meeting)) = self.cover.take() {
                    if let Some(met) = meeting.now() {
                        self.keep(|kept| kept.confirm(&met.office, &met.public));
                    }
                    self.cover = meeting.next().map(Cover::Met);
                    self.sit_down();
                }
            }
            Said::OnlyPressed => self.lay_on_top(Cover::Only),
            Said::OnlyConfirmed => {
                self.cover = None;
                let folder = self.dossier().map(|dossier| dossier.root().to_path_buf());
                let statement = Box::new(Statement::OnlySigned);
                return folder
                    .map_or_else(Task::none, |folder| self.begin(Order::State { folder, statement }));
            }
            Said::PutOff => {
                if let Some(Cover::Met(meeting)) = self.cover.take() {
                    let put_off = meeting.all().map(|met| (met.office.clone(), met.public.clone()));
                    self.keep(|kept| kept.put_off.extend(put_off));
                }
            }
        }
        Task::none()
    }

    /// The dialog on top is closed without an answer.
    pub(super) fn uncover(&mut self) -> Task<Message> {
        match self.cover.take() {
            // The password is not asked for again by itself; what is entered meanwhile is not signed.
            Some(Cover::Lock(_)) => {
                self.later = true;
                let task = self.come_back();
                Task::batch([task, self.meet()])
            }
            Some(Cover::Met(meeting)) => {
                self.cover = Some(Cover::Met(meeting));
                self.keyed(Said::PutOff)
            }
            Some(Cover::Asked(typed)) => {
                let back = self.come_back();
                Task::batch([self.update(typed.left()), back, self.meet()])
            }
            _ => {
                // What had to be asked while something lay on top is asked now.
                let task = self.come_back();
                Task::batch([task, self.meet()])
            }
        }
    }

    fn lock(&mut self, lock: Lock) -> Task<Message> {
        self.cover = Some(Cover::Lock(lock));
        operation::focus(PASSWORD)
    }

    /// Asks where a new key is to lie.
    fn ask_place(&mut self) -> Task<Message> {
        let title = self.look().say("own-key-make");
        let name = format!("travaux.{SECRET_ENDING}");
        let filter = Filter { name: title.clone(), endings: vec![SECRET_ENDING] };
        self.ask(Wanted::Place { title, name, filter }, |paths| {
            Message::Keys(Said::PlaceChosen(paths.into_iter().next()))
        })
    }

    /// The dossier on the desk is worked on as this office from now on.
    fn work_as(&mut self, office: Code) {
        let Some((id, keeps)) = self.dossier().map(|it| (*it.id(), it.genesis().office.clone())) else {
            return;
        };
        self.keep(|kept| kept.choose_office(id, &keeps, office));
        self.sit_down();
    }

    /// Takes a transfer file in that was looked at, as whoever was chosen.
    pub(super) fn take_in(&mut self) -> Task<Message> {
        let Some(Cover::Brought(brought)) =
            self.cover.take_if(|cover| matches!(cover, Cover::Brought(it) if it.is_ready()))
        else {
            return Task::none();
        };
        if let Some(office) = &brought.office {
            self.keep(|kept| kept.choose_office(brought.dossier, &brought.keeps, office.clone()));
        }
        let task = self.begin(brought.order());
        Task::batch([task, self.come_back()])
    }
}
