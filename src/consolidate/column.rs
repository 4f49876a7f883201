//! Changes of voices, and the columns they join to.

use std::collections::BTreeSet;
use std::ops::Range;

use super::VoiceSet;
use super::aligned::Aligned;
use crate::compare::Hunk;

/// A change of a voice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    pub base: Range<u32>,
    pub revised: Range<u32>,
    /// Whether it adds whole provisions between two of the base, and nothing else.
    pub adds: bool,
}

/// A stretch of the base on which words differ.
#[derive(Debug)]
pub(super) struct Column {
    pub span: Range<u32>,
    /// Whether an insertion stands at its end: then a replacement that begins there belongs to it.
    insertion_at_end: bool,
    pub voices: VoiceSet,
}

/// Cuts changes that end in whole new provisions in two, where nobody touches the ¶ that comes next.
pub(super) fn cut(hunks: &[Hunk], voice: &Aligned, starts: &[u32], covered: &BTreeSet<u32>) -> Vec<Change> {
    let mut changes = Vec::with_capacity(hunks.len());
    for hunk in hunks {
        let (base, revised) = (hunk.base.clone(), hunk.revised.clone());
        let first = starts.partition_point(|start| *start < base.end);
        let at_edge = starts.get(first) == Some(&base.end) && !covered.contains(&base.end);
        let opening = voice.starts.partition_point(|start| *start < revised.start);
        let opening = voice.starts.get(opening).copied().filter(|start| *start < revised.end);
        let within = first == 0 || starts[first - 1] < base.start;
        match opening {
            Some(opening) if at_edge && (within || base.is_empty()) => {
                if !base.is_empty() || opening > revised.start {
                    changes.push(Change { base: base.clone(), revised: revised.start..opening, adds: false });
                }
                changes.push(Change { base: base.end..base.end, revised: opening..revised.end, adds: true });
            }
            _ => changes.push(Change { base, revised, adds: false }),
        }
    }
    changes
}

/// Joins the changes of all voices to columns: what overlaps is one column, and an insertion belongs to
/// whatever it touches. Replacements that merely touch stay apart.
pub(super) fn sweep(voices: &[Vec<Change>], adds: bool) -> Vec<Column> {
    let mut hunks: Vec<(u32, u32, usize)> = voices
        .iter()
        .enumerate()
        .flat_map(|(voice, changes)| {
            let changes = changes.iter().filter(move |change| change.adds == adds);
            changes.map(move |change| (change.base.start, change.base.end, voice))
        })
        .collect();
    hunks.sort_unstable();
    let mut columns: Vec<Column> = Vec::new();
    for (start, end, voice) in hunks {
        let insertion = start == end;
        if let Some(column) = columns.last_mut() {
            let joins = start < column.span.end
                || start == column.span.end
                    && (insertion || column.span.is_empty() || column.insertion_at_end);
            if joins {
                if end > column.span.end {
                    column.span.end = end;
                    column.insertion_at_end = false;
                }
                column.insertion_at_end |= insertion && end == column.span.end;
                column.voices.insert(voice);
                continue;
            }
        }
        columns.push(Column { span: start..end, insertion_at_end: insertion, voices: VoiceSet::of(voice) });
    }
    columns
}
