//! A text with its tracked changes as CriticMarkup: `{++put in++}`, `{--taken out--}`, with who and when in a
//! comment behind, `{>>Altaria, 2026-03-01<<}`. A paragraph mark that was put in or taken out is the empty line
//! between two paragraphs. What was moved is taken out at one place and put in at another; its comment begins
//! with `⇄`.

use super::{Piece, Revised, RevisedProvision, Under};
use crate::exchange::word::Comment;
use crate::text::content::ANCHOR;
use crate::text::{Anchor, Content, Kind, markdown};

/// The text as Markdown with CriticMarkup; the comments of the margin stand at the end of their provisions.
pub fn write(revised: &Revised, comments: &[Comment]) -> String {
    let mut writer =
        Writer { revised, out: String::new(), open: Vec::new(), said: Vec::new(), anchors: 0, notes: 0 };
    let provisions = &revised.provisions;
    for (index, provision) in provisions.iter().enumerate() {
        let next = provisions.get(index + 1);
        let first = index == 0;
        match provision.form.kind {
            Kind::Meta => writer.front_matter(provision, first, next),
            Kind::Head | Kind::Row => writer.row(provision, next),
            _ => writer.prose(provision, next.is_some()),
        }
        let here = comments.iter().filter(|comment| comment.provision == Some(index));
        here.for_each(|comment| writer.comment(comment));
    }
    writer.close();
    let mut out = writer.out;
    out.truncate(out.trim_end().len());
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

struct Writer<'a> {
    revised: &'a Revised,
    out: String,
    /// The changes open here.
    open: Under,
    /// The changes closed since their authors were last named.
    said: Under,
    anchors: usize,
    notes: usize,
}

impl Writer<'_> {
    fn front_matter(&mut self, provision: &RevisedProvision, first: bool, next: Option<&RevisedProvision>) {
        let line: String = provision.pieces().map(|piece| piece.content.text.as_str()).collect();
        if first {
            self.out.push_str("---\n");
        }
        self.out.push_str(&line.replace('\n', "\n  "));
        let more = next.is_some_and(|next| next.form.kind == Kind::Meta);
        self.out.push_str(if more { "\n" } else { "\n---\n\n" });
    }

    fn prose(&mut self, provision: &RevisedProvision, more: bool) {
        let mut start = String::new();
        let level = usize::from(provision.form.kind.heading_level());
        if level > 0 {
            start.push_str(&"#".repeat(level));
            start.push(' ');
        }
        if let Some(label) = &provision.form.label {
            start.push_str(&label.surface);
            start.push(' ');
        }
        if provision.form.kind == Kind::Footnote {
            self.notes += 1;
            start = format!("[^{}]: ", self.notes);
        }
        // What was put in or taken out as a whole takes its number along.
        let mark = provision.mark.as_slice();
        let whole = !mark.is_empty() && provision.pieces().all(|piece| piece.under.starts_with(mark));
        self.raw(&start, if whole { mark } else { &[] });
        for piece in provision.pieces() {
            self.piece(piece, &[], false);
        }
        self.raw(if more { "\n\n" } else { "\n" }, mark);
    }

    fn row(&mut self, provision: &RevisedProvision, next: Option<&RevisedProvision>) {
        let mark = provision.mark.as_slice();
        self.raw("|", mark);
        let mut columns = 0;
        for cell in &provision.cells {
            let around = join(mark, &cell.mark);
            self.raw(" ", mark);
            for (nth, pieces) in cell.paragraphs.iter().enumerate() {
                if nth > 0 {
                    self.raw("<br>", &around);
                }
                for piece in pieces {
                    self.piece(piece, &around, true);
                }
            }
            let width = usize::from(cell.span.columns).max(1);
            self.raw(&" |".repeat(width), mark);
            columns += width;
        }
        self.raw("\n", mark);
        if provision.form.kind == Kind::Head {
            let line = format!("|{}\n", " --- |".repeat(columns));
            // A head that comes or goes takes its line of dashes along.
            self.raw(&line, mark);
        }
        if next.is_none_or(|next| next.form.kind != Kind::Row) {
            self.raw("\n", &[]);
        }
    }

    fn piece(&mut self, piece: &Piece, around: &[u32], cell: bool) {
        let mut words = String::new();
        let mut start = 0;
        let mut anchors = piece.content.anchors.iter();
        for (at, _) in piece.content.text.match_indices(ANCHOR) {
            words.push_str(&markdown::write_content(&piece.content.slice(start..at)));
            let end = at + ANCHOR.len_utf8();
            match anchors.next() {
                Some(Anchor::Footnote) => {
                    self.anchors += 1;
                    words.push_str(&format!("[^{}]", self.anchors));
                }
                _ => words.push_str(&markdown::write_content(&piece.content.slice(at..end))),
            }
            start = end;
        }
        let rest: Content = piece.content.slice(start..piece.content.text.len());
        words.push_str(&markdown::write_content(&rest));
        for (sign, escaped) in SIGNS {
            if words.contains(sign) {
                words = words.replace(sign, escaped);
            }
        }
        if cell {
            words = words.replace('|', "&#124;");
        }
        self.raw(&words, &join(around, &piece.under));
    }

    /// Writes markup as it is, under these changes.
    fn raw(&mut self, words: &str, under: &[u32]) {
        if words.is_empty() {
            return;
        }
        if self.open != under {
            self.close();
            if !same_people(self.revised, &self.said, under) {
                self.name();
            }
            for at in under {
                self.out.push_str(if self.comes(*at) { "{++" } else { "{--" });
            }
            self.open = under.to_vec();
        }
        self.out.push_str(words);
    }

    fn close(&mut self) {
        let open = std::mem::take(&mut self.open);
        for at in open.iter().rev() {
            self.out.push_str(if self.comes(*at) { "++}" } else { "--}" });
        }
        self.said.extend(open);
    }

    /// Names those whose changes were written since the last names.
    fn name(&mut self) {
        let mut names: Vec<String> = Vec::new();
        for at in std::mem::take(&mut self.said) {
            let Some(revision) = self.revised.revisions.get(at as usize) else { continue };
            let day: String = revision.date.chars().take(10).collect();
            let moved = matches!(revision.what, super::What::MovedHere | super::What::MovedAway);
            let author = revision.author.as_str();
            let name = match (author.is_empty(), day.is_empty()) {
                (true, true) => continue,
                (false, true) => author.to_owned(),
                (true, false) => day,
                (false, false) => format!("{author}, {day}"),
            };
            let name = if moved { format!("⇄ {name}") } else { name };
            if !names.contains(&name) {
                names.push(name);
            }
        }
        if !names.is_empty() {
            self.out.push_str(&format!("{{>>{}<<}}", plain(&names.join("; "))));
        }
    }

    fn comes(&self, at: u32) -> bool {
        self.revised.revisions.get(at as usize).is_none_or(|revision| revision.what.comes())
    }

    /// A comment of the margin, before the empty line that ends its provision.
    fn comment(&mut self, comment: &Comment) {
        self.close();
        self.name();
        let end = self.out.trim_end_matches(['\n']).len();
        let gap = self.out.split_off(end);
        let text = plain(&comment.text.split_whitespace().collect::<Vec<_>>().join(" "));
        let done = if comment.resolved { " ✓" } else { "" };
        let answer = if comment.answers.is_some() { "↳ " } else { "" };
        self.out.push_str(&format!("{{>>{answer}{}{done}: {text}<<}}", plain(&comment.author)));
        self.out.push_str(&gap);
    }
}

/// Signs of CriticMarkup in the words themselves.
const SIGNS: [(&str, &str); 9] = [
    ("{++", "\\{++"),
    ("{--", "\\{--"),
    ("{~~", "\\{~~"),
    ("{>>", "\\{>>"),
    ("{==", "\\{=="),
    ("++}", "+\\+}"),
    ("--}", "-\\-}"),
    ("<<}", "<&lt;}"),
    ("~>", "~&gt;"),
];

/// Words of a comment: nothing in them ends it.
fn plain(words: &str) -> String {
    words.replace("<<}", "« }").replace('\n', " ")
}

fn join(around: &[u32], under: &[u32]) -> Under {
    around.iter().chain(under.iter().filter(|at| !around.contains(at))).copied().collect()
}

/// Whether these changes are by those whose changes were just written.
fn same_people(revised: &Revised, said: &[u32], under: &[u32]) -> bool {
    let who =
        |at: &u32| revised.revisions.get(*at as usize).map(|revision| (&revision.author, &revision.date));
    let within =
        |some: &[u32], others: &[u32]| some.iter().all(|at| others.iter().any(|other| who(at) == who(other)));
    !under.is_empty() && within(said, under) && within(under, said)
}
