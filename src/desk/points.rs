//! What points typed in by hand would do to a draft: each change drawn against the draft, each point that finds no
//! place with the reason, each line that is no point.

use crate::consolidate::{Revision, consolidate};
use crate::desk::sheet::{Row, redline};
use crate::exchange::report::point::read_letter;
use crate::language::{Language, Phrase};
use crate::negotiation::point::{Unapplied, apply_points};
use crate::negotiation::submission::Point;
use crate::text::outline::{Outline, citation};
use crate::text::{Provision, Text, plain};

/// What became of one thing typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    /// The words typed.
    pub typed: String,
    /// What it does.
    pub does: Does,
}

/// What it does.
#[derive(Debug, Clone, PartialEq)]
pub enum Does {
    /// It changes the draft.
    Changes {
        /// Where, as the draft cites it.
        at: String,
        /// The provisions it changes, as they would read; more than a few are counted only.
        rows: Vec<Row>,
        /// How many more there are.
        more: usize,
        /// The provision of the draft.
        provision: usize,
    },
    /// It cannot be carried out.
    Left {
        /// The place as it was read.
        at: String,
        /// Why.
        why: Phrase,
    },
    /// It is no point: it is kept as a remark.
    Unread,
}

/// How many provisions of one point are drawn.
const DRAWN: usize = 6;

/// What a list of points does, line by line as it was typed.
pub fn effects(base: &Text, typed: &str, language: Language) -> Vec<Effect> {
    let (list, _) = plain::read(typed);
    let letter = read_letter(&list);
    let found = &letter.points;
    let points: Vec<Point> = found.iter().map(|found| found.point.clone()).collect();
    let unapplied = apply_points(base, &points).unapplied;
    let outline = Outline::new(base);
    let words = |at: usize| list.provisions().get(at).map(Provision::line).unwrap_or_default();
    let mut effects: Vec<(usize, Effect)> = Vec::new();
    for (index, found) in found.iter().enumerate() {
        let left = unapplied.iter().find(|left| left.point == index);
        let does = match left {
            Some(Unapplied { why, .. }) => Does::Left { at: found.point.at.clone(), why: why.phrase() },
            None => changes(base, &outline, &found.point, language),
        };
        effects.push((found.provision, Effect { typed: words(found.provision), does }));
    }
    for it in &letter.unread {
        effects.push((it.provision, Effect { typed: it.line(), does: Does::Unread }));
    }
    effects.sort_by_key(|(at, _)| *at);
    effects.into_iter().map(|(_, effect)| effect).collect()
}

/// What one point changes: the provisions that differ, with what they become.
fn changes(base: &Text, outline: &Outline, point: &Point, language: Language) -> Does {
    let applied = apply_points(base, std::slice::from_ref(point));
    let (before, after) = (base.provisions(), applied.text.provisions());
    let start = before.iter().zip(after).take_while(|(one, other)| one == other).count();
    let rest = before.len().min(after.len()) - start;
    let end = before.iter().rev().zip(after.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let part = |provisions: &[Provision]| {
        let inside = provisions.get(start..provisions.len() - end).unwrap_or_default();
        Text::new(inside.to_vec())
    };
    let (old, new) = (part(before), part(after));
    let rolling = consolidate(&old, &[Revision { voice: "POINT", text: &new, partial: false }], &[]);
    let mut rows = redline(&rolling).rows;
    let more = rows.len().saturating_sub(DRAWN);
    rows.truncate(DRAWN);
    let provision = applied.answered.first().copied().unwrap_or(start);
    let at = if provision < before.len() {
        citation(base, outline, provision, language, true)
    } else {
        point.at.clone()
    };
    Does::Changes { at: crate::exchange::paper::capital(&at), rows, more, provision }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markdown;

    const DRAFT: &str = "# Соглашение\n\n### Статья 1\n\n1. Срок — тридцать дней.\n\n2. Отказ мотивируется.\n\n### Статья 2\n\nРасходы делятся.\n";

    #[test]
    fn every_line_is_answered() {
        let base = markdown::read(DRAFT).0;
        let typed = "В пункте 1 статьи 1 слово «тридцать» заменить словом «сорок».\n\nСтатью 2 исключить.\n\nВ пункте 7 статьи 1 слово «а» исключить.\n\nХорошо бы подумать о сроках.\n\nВ пункте 2 статьи 1 слово «нет» исключить.\n";
        let effects = effects(&base, typed, Language::Russian);
        assert_eq!(effects.len(), 5);
        let Does::Changes { at, rows, .. } = &effects[0].does else { panic!("{effects:?}") };
        assert_eq!(at, "Статья 1, пункт 1");
        assert_eq!(rows.len(), 1);
        assert!(rows[0].text().contains("тридцать") && rows[0].text().contains("сорок"), "{rows:?}");
        assert!(matches!(&effects[1].does, Does::Changes { rows, .. } if rows.len() == 2), "{effects:?}");
        let why = |effect: &Effect| match &effect.does {
            Does::Left { why, .. } => why.key(),
            _ => "",
        };
        assert_eq!(why(&effects[2]), "point-no-place");
        assert_eq!(effects[3].does, Does::Unread);
        assert_eq!(why(&effects[4]), "point-no-words");
    }
}
