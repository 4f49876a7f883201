//! Draft Markdown: the canonical written form of a text, an ordinary CommonMark file.
//!
//! # What stands where
//!
//! - **Front matter**: the [`super::Kind::Meta`] provisions, between two lines `---`; the further lines of an
//!   entry are indented by two spaces.
//! - **Headings**: `#` as many times as [`super::Kind::heading_level`] says, label, content.
//! - **Everything else**: one provision a line, an empty line between; a line break within a provision is `<br>`.
//!   Labels stand as they are written ("1.", «а)», "(iv)", "—") and are never renumbered.
//! - **Marks**: `**` and `*` where CommonMark lets them, else `<b>` and `<i>`; `<u>`, `<sup>`, `<sub>`; links
//!   `[text](target)`. Pictures and formulas: `![description](object:HASH)`. Footnotes: `[^1]` and `[^1]: body`,
//!   numbered through the text.
//! - **Tables**: pipe tables where every row has the same number of cells, each of one paragraph and one column;
//!   otherwise a fenced block, see [`mod@table`].
//!
//! # What counts as a label
//!
//! A line that begins with a label begins a provision, even without an empty line before it. In a heading
//! [`super::Label::heading`] decides, elsewhere [`super::Label::heading_line`], then [`super::Label::point`]. A label
//! counts only if all its characters are written plainly: the writer puts a backslash before the first
//! punctuation mark (`1\. foo`, `а\) foo`) or writes the first space as an entity (`Статья&#32;5`) where text
//! merely looks like a label. Likewise, where words would be taken for a part of the label before them, their
//! first character is written as an entity (`Статья 5 &#1073;ис`).
//!
//! # Brackets
//!
//! `[shall](may)` is a link for CommonMark and `[shall]: may` a reference definition; in a draft both are words.
//! A link counts only if [`super::content::is_target`] takes its target for an address, and so do definitions; the
//! writer puts a backslash before a `(` or `:` right behind a `]` that does not end a link.
//!
//! # What is kept of other files
//!
//! Any CommonMark file can be read. List markers become labels (`*` and `+` become "-"), quotations and
//! nesting are flattened, raw HTML, code and other pictures become literal words, each line a provision.
//! What cannot be kept in the text (comments, titles of links, reference definitions, footnote names) is named in the
//! warnings.

mod escape;
mod inline;
mod line;
mod notes;
mod read;
mod segment;
mod source;
pub mod table;
mod write;

pub use read::read;
pub use write::{write, write_content, write_parts, write_provision, write_ranges};
