//! The draft against the text a government approved: every wording as a difference from it, so that its delegation sees
//! which it may accept as a change «не имеющее принципиального характера». The text stays in the office that entered it,
//! and this paper with it.

use std::collections::BTreeMap;

use super::{PaperKind, Round};
use crate::consolidate::view::View;
use crate::consolidate::{Revision, RollingText, consolidate};
use crate::dossier::kept::Kept;
use crate::exchange::paper::{
    Block, Brief, Citations, Paper, Place, Role, Run, Setting, Table, TableCell, TableLine,
};
use crate::language::Phrase;
use crate::negotiation::carry::in_numbers_of;
use crate::negotiation::state::Stated;
use crate::negotiation::submission::{Kind, Submission};
use crate::text::Text;

/// The name of the one wording laid against the approved text.
const VOICE: &str = "1";

pub(super) fn paper(round: &Round<'_>) -> Paper {
    let mut paper = round.sheet(PaperKind::Approved);
    let approved = approved(round);
    if approved.is_empty() {
        paper.blocks.push(Block::words(Place::Text, round.say("approved-none")));
    }
    for (submission, kept) in approved {
        if round.manner.names {
            let names = round.full_names(&submission.what.voices);
            paper.blocks.push(Block::heading(1, names));
        }
        let mut said = round.say("approved-introduction");
        let letter = submission.what.letter.as_ref().map(|letter| round.letter(letter)).unwrap_or_default();
        if !letter.is_empty() {
            said = format!("{said} ({letter})");
        }
        paper.blocks.push(Block::words(Place::Text, format!("{said}.")));
        let table = table(round, &kept.text);
        match table.is_empty() {
            true => paper.blocks.push(Block::words(Place::Text, round.say("approved-same"))),
            false => paper.blocks.push(Block::Table(table)),
        }
    }
    paper
}

/// The texts governments approved, as far as they may be seen: of each delegation the newest, in protocol order.
fn approved<'a>(round: &Round<'a>) -> Vec<(&'a Stated<Submission>, Kept)> {
    let state = round.state();
    let mut all: Vec<&Stated<Submission>> = state
        .submissions
        .values()
        .filter(|it| it.what.kind == Kind::Approved && !state.withdrawn.contains_key(&it.id))
        .filter(|it| it.what.texts.contains_key(&round.hearing.language))
        .filter(|it| round.manner.delegation.as_ref().is_none_or(|code| it.what.voices.contains(code)))
        .collect();
    all.sort_by_key(|it| std::cmp::Reverse((it.counter, it.id)));
    let mut seen = Vec::new();
    all.retain(|it| {
        let new = !seen.contains(&it.what.voices);
        seen.push(it.what.voices.clone());
        new
    });
    all.sort_by_key(|it| {
        it.what.voices.iter().map(|code| state.roster.place(code)).min().unwrap_or(usize::MAX)
    });
    let kept =
        |it: &'a Stated<Submission>| Some((it, round.dossier.text_of(&it.id, &round.hearing.language).ok()?));
    all.into_iter().filter_map(kept).collect()
}

/// A place where wordings differ from the approved text.
struct Difference {
    /// Where it stands: the provision of the approved text, and which of what is added after it.
    at: (usize, usize),
    /// The difference, struck and underlined.
    runs: Vec<Vec<Run>>,
    /// Whose wording it is; the draft's where the draft says so, for then nobody proposed it.
    whose: Vec<String>,
}

/// Every wording that differs from the approved text, each as a redline of its own. Numbers that merely follow from
/// numbering are no difference.
fn table(round: &Round<'_>, approved: &Text) -> Table {
    let citations = Citations::new(approved, round.manner.language);
    let mut differences: BTreeMap<(usize, usize), Vec<Difference>> = BTreeMap::new();
    let draft = round.say(Phrase::new("approved-draft").with("draft", round.draft()));
    let mut voices: Vec<(String, &Text, bool)> = vec![(draft.clone(), &round.hearing.base.text, false)];
    for voice in round.hearing.voices.iter() {
        voices.push((round.names(&voice.codes), &voice.text, voice.partial));
    }
    for (name, text, partial) in voices {
        let text = in_numbers_of(approved, text);
        let rolling = consolidate(approved, &[Revision { voice: VOICE, text: &text, partial }], &[]);
        for difference in redline(round, &rolling, &name) {
            let here = differences.entry(difference.at).or_default();
            match here.iter_mut().find(|known| known.runs == difference.runs) {
                // Whoever left the draft's words as they are did not propose them.
                Some(known) if known.whose.contains(&draft) => {}
                Some(known) => known.whose.extend(difference.whose),
                None => here.push(difference),
            }
        }
    }
    let mut columns = vec![
        ("element", 18, round.say("paper-column-element")),
        ("approved", 32, round.say("approved-column-text")),
        ("difference", 34, round.say("approved-column-difference")),
    ];
    if round.manner.names {
        columns.push(("holders", 16, round.say("approved-column-whose")));
    }
    let mut table = Table::new(&columns);
    for ((provision, added), here) in differences {
        let rivals = here.len();
        let own = approved.provisions().get(provision).filter(|_| added == 0);
        let place = if added == 0 { citations.of(provision) } else { citations.after(provision) };
        let stands = own.map_or("—".to_owned(), |own| own.form.lead() + &own.line());
        let mut cells = vec![TableCell::from(place).over(rivals), TableCell::from(stands).over(rivals)];
        for difference in here {
            cells.push(TableCell::new(difference.runs));
            if round.manner.names {
                cells.push(vec![Run::of(difference.whose.join(", "), Role::Names)].into());
            }
            table.lines.push(TableLine { cells: std::mem::take(&mut cells), ..TableLine::default() });
        }
    }
    table
}

/// The provisions of a wording that differ from the approved text.
fn redline(round: &Round<'_>, rolling: &RollingText, name: &str) -> Vec<Difference> {
    let brief = Brief { setting: Setting::Redline, names: false, ..round.brief("") };
    let mut differences = Vec::new();
    let (mut last, mut added) = (0, 0);
    for row in View::new(rolling).redline(0) {
        let at = match row.provision.filter(|_| !row.added) {
            Some(provision) => {
                (last, added) = (provision, 0);
                (provision, 0)
            }
            None => {
                added += 1;
                (last, added)
            }
        };
        let runs: Vec<Vec<Run>> =
            Paper::of_rows(rolling, &[row], &brief).blocks.iter().flat_map(lines).collect();
        // The mark at the end of an item only follows the list.
        let wordy = |run: &Run| run.words.chars().any(char::is_alphanumeric);
        let differs = |run: &Run| matches!(run.role, Role::Goes | Role::Proposed) && wordy(run);
        if runs.iter().flatten().any(differs) {
            differences.push(Difference { at, runs, whose: vec![name.to_owned()] });
        }
    }
    differences
}

/// What stands in a block, a paragraph each.
fn lines(block: &Block) -> Vec<Vec<Run>> {
    match block {
        Block::Prose(prose) => {
            let mut line = Vec::new();
            if !prose.label.is_empty() {
                line.push(Run::of(format!("{} ", prose.label), prose.role));
            }
            line.extend(prose.runs.iter().cloned());
            vec![line]
        }
        Block::Table(table) => {
            let cells = table.lines.iter().flat_map(|line| &line.cells);
            cells.flat_map(|cell| cell.paragraphs.iter().cloned()).collect()
        }
        _ => Vec::new(),
    }
}
