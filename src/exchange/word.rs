//! Word files (.docx), read and written.
//!
//! Reading: [`read()`] takes bytes nobody vouches for and gives the text in one view of its tracked changes,
//! with everything a person should know about the file. Nothing is ever run, followed or unpacked to disk.
//!
//! Writing: [`write_text`] writes a clean text, [`write_tracked`] a rolling text with tracked changes,
//! [`write_paper`] whatever is laid out as a paper; a [`Document`]
//! of sections, paragraphs and tables is put together for everything else
//! (`Document::new(frontage).section(Section::landscape().with(table)).bytes()`).

pub mod error;
pub mod identity;
pub mod notice;
pub(in crate::exchange) mod package;
pub(in crate::exchange) mod page;
mod picture;
pub mod read;
pub mod recover;
mod sniff;
pub mod write;
pub(in crate::exchange) mod xml;

pub use error::WordError;
pub use identity::{Identity, Names};
pub use notice::{Noted, Notice};
pub use read::{
    Author, Bookmark, Comment, Extent, Import, Object, ObjectKind, Properties, Reading, Spot, View, read,
};
pub use recover::{Embedded, Recovered, RecoveredVoice, recover};
pub use write::model::{
    Alignment, Block, Cell, Colour, Deed, Document, Frontage, Height, Marker, Paragraph, ParagraphStyle,
    Piece, Row, Run, RunStyle, Section, Table, Tracked,
};
pub use write::numbered::{Clean, write_clean};
pub use write::paper::{Print, write_paper, write_print};
pub use write::text::write_text;
pub use write::tracked::{Reason, Tracking, write_tracked};
