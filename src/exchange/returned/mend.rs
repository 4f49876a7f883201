//! Provisions nobody touched are those of the draft, to the letter; the others are of the kind the draft has them.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::fit::Fit;
use super::sheet::{Leaf, Sheet, Sort, key, split};
use crate::compare::common::equal_runs;
use crate::consolidate::fragment::join_marks;
use crate::text::{Body, Content, Kind, Provision, Style, Text};

/// The text the provisions make, and where each of its provisions comes from.
pub fn mend(
    made: Vec<(Provision, Option<usize>)>,
    base: &Text,
    sheet: &Sheet,
    leaf: &Leaf<'_>,
    fit: &Fit,
) -> (Text, Vec<Option<usize>>) {
    let front = base.provisions().iter().take_while(|provision| provision.form.kind == Kind::Meta).count();
    let made: Vec<_> = made.into_iter().filter(|(provision, _)| provision.form.kind != Kind::Meta).collect();
    let ours = base.provisions().get(front..).unwrap_or_default();
    let old: Vec<u64> = ours.iter().map(words_of).collect();
    let new: Vec<u64> = made.iter().map(|(provision, _)| words_of(provision)).collect();
    let mut same: Vec<Option<usize>> = vec![None; made.len()];
    let mut work = 0;
    for (from, to, length) in equal_runs(&old, &new, &mut work) {
        for step in 0..length {
            same[to + step] = Some(from + step);
        }
    }
    // One that moved is still the same.
    let mut taken: Vec<bool> = vec![false; old.len()];
    same.iter().flatten().for_each(|at| taken[*at] = true);
    for (slot, words) in same.iter_mut().zip(&new) {
        if slot.is_none()
            && let Some(at) = (0..old.len()).find(|at| !taken[*at] && old[*at] == *words)
        {
            *slot = Some(at);
            taken[at] = true;
        }
    }
    let kinds = kinds(sheet, leaf, fit);
    let plain = plain(sheet, leaf, fit);
    let mut provisions: Vec<Provision> = base.provisions().get(..front).unwrap_or_default().to_vec();
    let mut sources: Vec<Option<usize>> = vec![None; front];
    let mut made = made.into_iter().zip(same).peekable();
    while let Some(((mut provision, source), same)) = made.next() {
        let about = same.map(|at| at + front).or_else(|| kinds.get(source?).copied().flatten());
        let known = about.and_then(|at| base.provisions().get(at));
        match known.filter(|_| same.is_some()) {
            // Where nothing is set out, how words are set is the reply's.
            Some(known)
                if source.is_some_and(|at| plain.get(at) == Some(&true))
                    && is_set_apart(&provision, known) =>
            {
                dress(&mut provision, Some(known));
            }
            Some(known) => provision = known.clone(),
            None => dress(&mut provision, known),
        }
        let wanted: usize = provision.body.paragraphs().map(Content::footnotes).sum();
        let note = provision.form.kind == Kind::Footnote;
        provisions.push(provision);
        sources.push(source);
        if note {
            continue;
        }
        // Footnotes follow what they are to: a print has one of several equal ones only.
        let mut notes: Vec<(Provision, Option<usize>)> = Vec::new();
        while let Some((own, _)) = made.next_if(|((next, _), _)| next.form.kind == Kind::Footnote) {
            notes.push(own);
        }
        let drafted = about.map(|at| notes_of(base, at)).unwrap_or_default();
        if notes.len() != wanted && (same.is_some() || drafted.len() == wanted) {
            notes = drafted.into_iter().map(|note| (note, None)).collect();
        } else {
            for ((note, _), known) in notes.iter_mut().zip(drafted) {
                // Nobody touched it; else its emphasis is its own.
                match words_of(note) == words_of(&known) {
                    true => *note = known,
                    false => dress(note, None),
                }
            }
        }
        for (note, source) in notes.into_iter().take(wanted) {
            provisions.push(note);
            sources.push(source);
        }
    }
    let count = provisions.len();
    let text = Text::new(provisions);
    if text.provisions().len() != count {
        sources = vec![None; text.provisions().len()];
    }
    (text, sources)
}

/// For each provision of the reply, whether it stands on the print with nothing set out in it or about it.
fn plain(sheet: &Sheet, leaf: &Leaf<'_>, fit: &Fit) -> Vec<bool> {
    let mut plain = vec![true; leaf.text.provisions().len()];
    let offered = |word: usize| sheet.offers.iter().any(|offer| offer.contains(&word));
    for (line, found) in leaf.lines.iter().zip(&fit.lines) {
        let known = found.and_then(|(known, _)| sheet.lines.get(known));
        let own =
            known.is_some_and(|known| known.sort == Sort::Text(None) && !known.words.clone().any(offered));
        if let Some(plain) = plain.get_mut(line.provision) {
            *plain &= own;
        }
    }
    plain
}

/// Whether words of running text are set otherwise than in the draft; where links lead does not count.
fn is_set_apart(provision: &Provision, base: &Provision) -> bool {
    let (Body::Prose(one), Body::Prose(other)) = (&provision.body, &base.body) else { return false };
    let kind = base.form.kind;
    if kind.heading_level() > 0 || matches!(kind, Kind::Title | Kind::Footnote) || one.text != other.text {
        return false;
    }
    let set = |content: &Content| {
        let mut content = content.clone();
        content.marks.retain(|mark| !matches!(mark.style, Style::Link(_)));
        join_marks(&mut content);
        content.marks
    };
    set(one) != set(other)
}

/// The footnotes that follow a provision.
fn notes_of(base: &Text, at: usize) -> Vec<Provision> {
    let behind = base.provisions().get(at + 1..).unwrap_or_default();
    behind.iter().take_while(|it| it.form.kind == Kind::Footnote).cloned().collect()
}

/// For each provision of the reply, the provision of the draft it shows.
fn kinds(sheet: &Sheet, leaf: &Leaf<'_>, fit: &Fit) -> Vec<Option<usize>> {
    let mut kinds = vec![None; leaf.text.provisions().len()];
    for (line, found) in leaf.lines.iter().zip(&fit.lines) {
        let about = found.and_then(|(known, _)| sheet.lines.get(known)).and_then(|known| known.provision);
        if let Some(kind) = kinds.get_mut(line.provision)
            && kind.is_none()
        {
            *kind = about;
        }
    }
    kinds
}

/// Gives a provision that was changed the kind the draft has it in, where their labels agree.
fn dress(provision: &mut Provision, base: Option<&Provision>) {
    let contents: Vec<&mut Content> = match &mut provision.body {
        Body::Prose(content) => vec![content],
        Body::Cells(cells) => cells.iter_mut().flat_map(|cell| &mut cell.paragraphs).collect(),
    };
    contents.into_iter().for_each(join_marks);
    let Some(base) = base else { return };
    let surface = |it: &Provision| it.form.label.as_ref().map(|label| label.surface.clone());
    let prose = matches!((&provision.body, &base.body), (Body::Prose(_), Body::Prose(_)));
    let rows = provision.form.kind.is_row() && base.form.kind.is_row();
    if (prose || rows) && surface(provision) == surface(base) && base.form.kind != Kind::Footnote {
        provision.form = base.form.clone();
    }
}

/// The words of a provision with its label, typography and white space apart; cells are told apart.
fn words_of(provision: &Provision) -> u64 {
    let mut hasher = FxHasher::default();
    let mut add = |text: &str| {
        for word in split(text) {
            key(text.get(word).unwrap_or_default()).hash(&mut hasher);
        }
    };
    add(provision.form.label.as_ref().map_or("", |label| &*label.surface));
    for content in provision.body.paragraphs() {
        add(&content.text);
        if provision.form.kind.is_row() {
            add("|");
        }
    }
    hasher.finish()
}
