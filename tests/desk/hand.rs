//! A hand at the desk: presses, types, waits for background work, takes pictures.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use iced::keyboard::key::{Code, Named, Physical};
use iced::keyboard::{self, Key, Modifiers};
use iced::{Event, Size, Task};
use iced_test::runtime::Action;
use iced_test::runtime::task::into_stream;
use iced_test::{Selector, Simulator};
use travaux::desk::dialog::{Answer, Dialogs, Filter};
use travaux::desk::screen::page::Page;
use travaux::desk::screen::welcome;
use travaux::desk::work::Sample;
use travaux::desk::{Desk, Message, Options, font};
use travaux::dossier::desktop::Desktop;
use travaux::dossier::recent::Memory;
use travaux::dossier::{Disk, Dossier};
use travaux::language::Language;

/// A desk and who sits at it.
pub struct Hand {
    pub desk: Desk,
    pub folder: tempfile::TempDir,
    pub asked: Arc<Asked>,
    pub size: Size,
}

/// Dialogs that answer what the test wants.
#[derive(Default)]
pub struct Asked {
    pub files: Mutex<Vec<PathBuf>>,
    pub folder: Mutex<Option<PathBuf>>,
    pub place: Mutex<Option<PathBuf>>,
    pub shown: Mutex<Vec<PathBuf>>,
    pub names: Mutex<Vec<String>>,
    pub deaf: std::sync::atomic::AtomicBool,
}

impl Dialogs for Asked {
    fn open_files(&self, _: String, _: Filter) -> Answer<Vec<PathBuf>> {
        let files = self.files.lock().unwrap().clone();
        Box::pin(async move { files })
    }

    fn open_folder(&self, _: String) -> Answer<Option<PathBuf>> {
        let folder = self.folder.lock().unwrap().clone();
        Box::pin(async move { folder })
    }

    fn save_file(&self, _: String, name: String, _: Filter) -> Answer<Option<PathBuf>> {
        self.names.lock().unwrap().push(name);
        let place = self.place.lock().unwrap().clone();
        Box::pin(async move { place })
    }

    fn can_ask(&self) -> bool {
        !self.deaf.load(std::sync::atomic::Ordering::Relaxed)
    }

    fn show(&self, path: &Path) -> bool {
        self.shown.lock().unwrap().push(path.to_path_buf());
        path.exists()
    }
}

impl Hand {
    /// A desk in a language, with files to open at once.
    pub fn new(language: Language, paths: Vec<PathBuf>) -> Self {
        Self::on(tempfile::tempdir().unwrap(), language, paths)
    }

    /// A desk with the sample agreement on it.
    pub fn agreement(language: Language) -> Self {
        let mut hand = Self::new(language, Vec::new());
        hand.send(Message::Welcome(welcome::Message::SamplePressed(Sample::Agreement)));
        hand
    }

    /// The page.
    pub fn page(&self) -> &Page {
        self.desk.page().unwrap()
    }

    /// The dossier on the desk as it lies on the disk.
    pub fn dossier(&self) -> Dossier {
        let root = self.page().sitting().proceedings.as_ref().unwrap().folder().to_path_buf();
        Dossier::open(&root, Arc::new(Disk)).unwrap()
    }

    /// The desk opened again on the same machine, without having been closed.
    pub fn restarted(self) -> Self {
        let language = self.desk.settings().language;
        Self::on(self.folder, language, Vec::new())
    }

    /// A desk with files to open at once, in a folder made before.
    pub fn on(folder: tempfile::TempDir, language: Language, paths: Vec<PathBuf>) -> Self {
        let asked = Arc::new(Asked::default());
        let size = Size::new(1440.0, 900.0);
        let (desk, task) = Desk::new(Options {
            asked: None,
            paths,
            language,
            memory: Some(Memory::at(&folder.path().join("memory"))),
            library: folder.path().join("library"),
            now: || "2026-04-02T14:00:00+05:00[+05:00]".parse().unwrap(),
            dialogs: asked.clone(),
            desktop: Some(Desktop::at(&folder.path().join("data"))),
            window: size,
        });
        let mut hand = Self { desk, folder, asked, size };
        hand.run(task);
        hand
    }

    /// Gives the window another size.
    pub fn resize(&mut self, width: f32, height: f32) {
        self.size = Size::new(width, height);
        self.send(Message::Resized(self.size));
    }

    /// Lets something happen, and everything that follows from it.
    pub fn send(&mut self, message: Message) {
        let task = self.desk.update(message);
        self.run(task);
    }

    /// Waits for a task and everything that follows from it.
    pub fn run(&mut self, task: Task<Message>) {
        use iced::futures::StreamExt;

        let Some(mut stream) = into_stream(task) else { return };
        while let Some(action) = iced::futures::executor::block_on(stream.next()) {
            if let Action::Output(message) = action {
                let task = self.desk.update(message);
                self.run(task);
            }
        }
    }

    /// Uses the window as it is drawn now; then lets happen what follows.
    pub fn with<T>(&mut self, act: impl FnOnce(&mut Simulator<'_, Message>) -> T) -> T {
        let (result, messages) = {
            let mut ui = Simulator::with_size(settings(), self.size, self.desk.view());
            let result = act(&mut ui);
            (result, ui.into_messages().collect::<Vec<_>>())
        };
        for message in messages {
            self.send(message);
        }
        result
    }

    /// Presses what reads exactly so.
    #[track_caller]
    pub fn press(&mut self, label: &str) {
        let found = self.with(|ui| ui.click(label).map(|_| ()));
        assert!(found.is_ok(), "nothing reads “{label}”: {found:?}");
    }

    /// Whether something reads exactly so.
    pub fn sees(&mut self, label: &str) -> bool {
        self.with(|ui| ui.find(label).is_ok())
    }

    /// Whether something holds these words.
    pub fn reads(&mut self, words: &str) -> bool {
        let words = words.to_owned();
        self.with(move |ui| {
            ui.find(move |candidate: iced_test::selector::Candidate<'_>| match candidate {
                iced_test::selector::Candidate::Text { content, .. } if content.contains(&words) => Some(()),
                _ => None,
            })
            .is_ok()
        })
    }

    /// Finds with a selector.
    pub fn finds<S>(&mut self, selector: S) -> bool
    where
        S: Selector + Send,
        S::Output: Clone + Send,
    {
        self.with(|ui| ui.find(selector).is_ok())
    }

    /// Presses a letter key, on a Latin or a Cyrillic layout.
    pub fn key(&mut self, letter: &str, code: Code, modifiers: Modifiers) {
        let key = Key::Character(letter.into());
        let event = Event::Keyboard(keyboard::Event::KeyPressed {
            key: key.clone(),
            modified_key: key,
            physical_key: Physical::Code(code),
            location: keyboard::Location::Standard,
            modifiers,
            repeat: false,
            text: modifiers.is_empty().then(|| letter.into()),
        });
        self.with(|ui| ui.simulate([event]));
    }

    /// Presses a key with a name.
    pub fn named(&mut self, key: Named, modifiers: Modifiers) {
        self.with(|ui| ui.simulate([named(key, modifiers)]));
    }

    /// Presses a key with a name while the input with this name has the cursor.
    #[track_caller]
    pub fn named_within(&mut self, input: &'static str, key: Named, modifiers: Modifiers) {
        let clicked = self.with(|ui| {
            let clicked = ui.click(iced_test::selector::id(input)).map(|_| ());
            ui.simulate([named(key, modifiers)]);
            clicked
        });
        assert!(clicked.is_ok(), "no input {input}: {clicked:?}");
    }

    /// Draws the window into a picture and keeps it for people to look at, where `DESK_PICTURES` says.
    pub fn picture(&mut self, name: &str) -> iced_test::simulator::Snapshot {
        let theme = self.desk.theme();
        let size = self.size;
        let mut ui = Simulator::with_size(settings(), size, self.desk.view());
        let snapshot = ui.snapshot(&theme).unwrap();
        if let Ok(folder) = std::env::var("DESK_PICTURES") {
            let path = Path::new(&folder).join(format!("{name}.png"));
            let _ = std::fs::remove_file(Path::new(&folder).join(format!("{name}-tiny-skia.png")));
            assert!(snapshot.matches_image(path).unwrap());
        }
        snapshot
    }
}

/// The embedded faces, and nothing else to fall back to.
fn settings() -> iced::Settings {
    use std::sync::Once;
    static LOADED: Once = Once::new();
    let mut fonts = Vec::new();
    LOADED.call_once(|| fonts = font::FILES.iter().map(|bytes| (*bytes).into()).collect());
    iced::Settings { default_font: font::SANS, fonts, ..iced::Settings::default() }
}

/// Writes files into a folder and gives their paths.
pub fn files(folder: &Path, contents: &[(&str, &str)]) -> Vec<PathBuf> {
    contents
        .iter()
        .map(|(name, content)| {
            let path = folder.join(name);
            std::fs::write(&path, content).unwrap();
            path
        })
        .collect()
}

/// A key with a name, pressed.
fn named(key: Named, modifiers: Modifiers) -> Event {
    let key = Key::Named(key);
    Event::Keyboard(keyboard::Event::KeyPressed {
        key: key.clone(),
        modified_key: key,
        physical_key: Physical::Code(Code::Escape),
        location: keyboard::Location::Standard,
        modifiers,
        repeat: false,
        text: None,
    })
}
