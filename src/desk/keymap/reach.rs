//! Where a command means something.

/// Where the desk is when a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Context {
    /// The screen.
    pub place: Place,
    /// Whether a provision or a wording is being written.
    pub editing: bool,
    /// Whether something lies on top of the screen: a dialog, the palette, the help.
    pub covered: bool,
    /// Whether what lies on top is a form that Enter confirms.
    pub form: bool,
}

/// The screens, as far as keys tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The welcome screen.
    Welcome,
    /// Saying which file is whose.
    Intake,
    /// Filling in a new dossier.
    Founding,
    /// Looking at what came in.
    Reports,
    /// The reply board.
    Board,
    /// The record of everything entered.
    Records,
    /// Filling in a reply.
    Entry,
    /// The page of text.
    Page,
    /// The comparative table.
    Table,
    /// The settings.
    Settings,
}

/// Where a command means something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Everywhere, even while writing and under dialogs.
    Always,
    /// On every screen, unless something covers it.
    Anywhere,
    /// Where a dossier is open: on its page, on the board and on its record.
    Dossier,
    /// On the reply board.
    Board,
    /// On the record.
    Records,
    /// Where one goes from line to line: on the board and on the record.
    Lines,
    /// Where something can be looked for.
    Searching,
    /// Where something is decided or written, so that it can be taken back.
    Changing,
    /// Where a document is open, even while one writes.
    Document,
    /// Where a document is open and nobody is writing: the plain letters.
    Reading,
    /// While writing.
    Writing,
    /// In a form: of a position, of a verdict, of what is stated on the board.
    Form,
}

impl Reach {
    /// Whether a command of this reach means something here.
    pub fn holds(self, context: Context) -> bool {
        let document = matches!(context.place, Place::Page | Place::Table);
        match self {
            Reach::Always => true,
            Reach::Anywhere => !context.covered,
            Reach::Dossier => {
                (document || matches!(context.place, Place::Board | Place::Records)) && !context.covered
            }
            Reach::Board => context.place == Place::Board && !context.covered,
            Reach::Records => context.place == Place::Records && !context.covered,
            Reach::Lines => matches!(context.place, Place::Board | Place::Records) && !context.covered,
            Reach::Searching => (document || context.place == Place::Records) && !context.covered,
            Reach::Changing => (document || context.place == Place::Entry) && !context.covered,
            Reach::Document => document && !context.covered,
            Reach::Reading => document && !context.covered && !context.editing,
            Reach::Writing => context.editing && !context.covered,
            Reach::Form => context.form,
        }
    }

    /// Whether such commands are the page's alone.
    pub fn is_of_the_page(self) -> bool {
        matches!(
            self,
            Reach::Document
                | Reach::Reading
                | Reach::Writing
                | Reach::Changing
                | Reach::Board
                | Reach::Records
                | Reach::Lines
                | Reach::Searching
        )
    }
}
