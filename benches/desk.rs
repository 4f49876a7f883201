//! How the window follows the hand on a big dossier and on a text of two megabytes: from a command to the next drawn
//! view, on the desk's own application, with the widgets of the view before kept as in the running window.
//!
//! Setting the whole page out anew, which once followed every decision, is measured in the same rounds.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)]

#[allow(dead_code)]
#[path = "dossier/founded.rs"]
mod founded;
#[allow(dead_code)]
#[path = "../tests/desk/hand.rs"]
mod hand;
#[path = "engine/table.rs"]
mod table;
#[path = "../tests/engine/workload.rs"]
mod workload;

use std::cell::RefCell;
use std::time::Instant;

use founded::{Founded, Size};
use hand::Hand;
use iced::futures::StreamExt;
use iced::futures::executor::block_on;
use iced::mouse::{self, ScrollDelta};
use iced::{Event, Point, Renderer, window};
use iced_test::core::clipboard;
use iced_test::core::renderer::{Headless, Style};
use iced_test::runtime::task::into_stream;
use iced_test::runtime::user_interface::Cache;
use iced_test::runtime::{Action, UserInterface};
use table::{Bar, Subject, table};
use travaux::desk::Message;
use travaux::desk::keymap::Command;
use travaux::desk::screen::page;
use travaux::desk::sheet::SetOut;
use travaux::desk::widget::Touch;
use travaux::language::Language;

/// A window with the desk in it.
struct Window {
    hand: Hand,
    renderer: Renderer,
    cache: Option<Cache>,
    /// What is on its way.
    coming: Vec<iced::Task<Message>>,
}

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let wanted = |name: &str| asked.is_empty() || asked.iter().any(|word| name.contains(word.as_str()));
    if wanted("dossier") {
        measure("9 delegations, 300 pages, 5 drafts, 1,000 entries", Size::BIG);
    }
    if wanted("text") {
        measure("a text of two megabytes, 9 delegations", Size { pages: 800, drafts: 1, entries: 20 });
    }
}

fn measure(title: &str, size: Size) {
    let founded = Founded::new(size);
    let window = RefCell::new(Window::new(Hand::new(Language::Russian, vec![founded.root()])));
    {
        let window = window.borrow();
        let page = window.hand.desk.page().unwrap();
        println!("\n{} rows, {} passages open", page.sheet().rows.len(), page.open_count());
    }
    let timed = |name, mut act: Box<dyn FnMut(&mut Window) -> usize>| {
        let window = &window;
        Subject::timed(name, move || {
            let mut window = window.borrow_mut();
            window.settle();
            window.send(Message::Command(Command::Next));
            window.frame(&[]);
            let start = Instant::now();
            let size = act(&mut window);
            (size, start.elapsed().as_secs_f64() * 1e3)
        })
    };
    let mut turn = 0;
    let mut subjects = vec![
        timed(
            "decide, drawn",
            Box::new(|window| {
                window.send(Message::Command(Command::Take(1)));
                window.frame(&[]);
                window.hand.desk.page().unwrap().open_count()
            }),
        ),
        Subject::timed("recorded, drawn", || {
            let mut window = window.borrow_mut();
            window.settle();
            window.send(Message::Command(Command::Next));
            window.send(Message::Command(Command::Take(1)));
            let news = window.news();
            let start = Instant::now();
            let count = news.len();
            news.into_iter().for_each(|message| window.send(message));
            window.frame(&[]);
            (count, start.elapsed().as_secs_f64() * 1e3)
        }),
        timed(
            "keep the draft, drawn",
            Box::new(|window| {
                window.send(Message::Command(Command::Take(0)));
                window.frame(&[]);
                1
            }),
        ),
        timed("next difference, drawn", {
            Box::new(|window| {
                window.send(Message::Command(Command::Next));
                window.frame(&[]);
                1
            })
        }),
        timed(
            "a notch of the wheel, drawn",
            Box::new(|window| {
                let delta = ScrollDelta::Lines { x: 0.0, y: -1.0 };
                window.frame(&[Event::Mouse(mouse::Event::WheelScrolled { delta })]);
                1
            }),
        ),
        timed(
            "selecting further, drawn",
            Box::new(move |window| {
                turn += 1;
                let row = 40 + turn % 5;
                window.send(Message::Page(page::Message::Touched(30, 0, Touch::Begin(0))));
                window.send(Message::Page(page::Message::Touched(row, 0, Touch::Extend(20))));
                window.frame(&[]);
                1
            }),
        ),
        timed(
            "a search, drawn",
            Box::new(|window| {
                window.send(Message::Page(page::Message::FindTyped("сторон".into())));
                window.frame(&[]);
                window.send(Message::Page(page::Message::FindClosed));
                1
            }),
        ),
        timed(
            "the table, drawn",
            Box::new(|window| {
                window.send(Message::Page(page::Message::ViewPicked(page::View::Table)));
                window.frame(&[]);
                window.send(Message::Page(page::Message::ViewPicked(page::View::Text)));
                1
            }),
        ),
        timed("every pixel of a window", Box::new(Window::pixels)),
        timed(
            "the whole page set out anew",
            Box::new(|window| {
                let page = window.hand.desk.page().unwrap();
                SetOut::new(&page.sitting().rolling, page.settled(), None).1.len()
            }),
        ),
    ];
    let bars = [Bar::Milliseconds(50.0), Bar::AtMost("the whole page set out anew", 1.0)];
    table(title, &mut subjects, &bars);
}

impl Window {
    fn new(mut hand: Hand) -> Self {
        // Drawing once loads the faces.
        hand.sees("");
        let (font, size) = (travaux::desk::font::SANS, iced::Pixels(16.0));
        let renderer = block_on(<Renderer as Headless>::new(font, size, Some("tiny-skia"))).unwrap();
        Self { hand, renderer, cache: Some(Cache::default()), coming: Vec::new() }
    }

    /// Lets something happen; what follows from it comes later.
    fn send(&mut self, message: Message) {
        let task = self.hand.desk.update(message);
        self.coming.push(task);
    }

    /// Waits for what is on its way.
    fn news(&mut self) -> Vec<Message> {
        let mut news = Vec::new();
        for task in std::mem::take(&mut self.coming) {
            let Some(mut stream) = into_stream(task) else { continue };
            while let Some(action) = block_on(stream.next()) {
                if let Action::Output(message) = action {
                    news.push(message);
                }
            }
        }
        news
    }

    /// Lets happen all that is on its way.
    fn settle(&mut self) {
        loop {
            let news = self.news();
            if news.is_empty() {
                break;
            }
            news.into_iter().for_each(|message| self.send(message));
        }
    }

    /// Draws the window after these events, as often as they ask for it.
    fn frame(&mut self, events: &[Event]) {
        let mut events = events.to_vec();
        events.push(Event::Window(window::Event::RedrawRequested(Instant::now())));
        let cursor = mouse::Cursor::Available(Point::new(620.0, 480.0));
        loop {
            let theme = self.hand.desk.theme();
            let mut messages = Vec::new();
            let cache = self.cache.take().unwrap_or_default();
            let mut ui =
                UserInterface::build(self.hand.desk.view(), self.hand.size, cache, &mut self.renderer);
            let _ = ui.update(&events, cursor, &mut self.renderer, &mut clipboard::Null, &mut messages);
            let palette = theme.palette();
            ui.draw(&mut self.renderer, &theme, &Style { text_color: palette.text }, cursor);
            self.cache = Some(ui.into_cache());
            if messages.is_empty() {
                break;
            }
            messages.into_iter().for_each(|message| self.send(message));
            events.truncate(0);
        }
    }

    /// Puts every pixel of the window anew; the running window puts those that changed.
    fn pixels(&mut self) -> usize {
        self.frame(&[]);
        let size = iced::Size::new(self.hand.size.width as u32, self.hand.size.height as u32);
        let ground = self.hand.desk.theme().palette().background;
        self.renderer.screenshot(size, 1.0, ground).len()
    }
}
