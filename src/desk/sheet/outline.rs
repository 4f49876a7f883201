//! The contents of a text, with what is open in each part.

use crate::text::{Kind, Text};

/// A heading in the contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The provision.
    pub provision: usize,
    /// How far it is set in: 0 for what stands highest in this text.
    pub level: u8,
    /// What it says: number and title in one line; nothing for what stands before the first heading.
    pub title: String,
    /// The heading it stands under, by its place among them.
    pub under: Option<usize>,
    /// How much is open in it, its own parts included.
    pub open: usize,
    /// How much is in dispute in it at all.
    pub all: usize,
}

/// The contents. A text without headings has none.
pub fn outline(text: &Text) -> Vec<Heading> {
    let provisions = text.provisions();
    let mut headings: Vec<(Heading, u8)> = Vec::new();
    for (index, provision) in provisions.iter().enumerate() {
        let kind = provision.form.kind;
        if !kind.is_heading() || kind == Kind::Title {
            continue;
        }
        let label = provision.form.label.as_ref().map(|label| label.surface.trim_end_matches('.').to_owned());
        let line = provision.line();
        let title = match label {
            Some(label) if line.is_empty() => label,
            Some(label) => format!("{label}. {line}"),
            None => line,
        };
        headings.push((
            Heading { provision: index, level: 0, title, under: None, open: 0, all: 0 },
            kind.depth(),
        ));
    }
    let Some(first) = headings.first().map(|(heading, _)| heading.provision) else { return Vec::new() };
    let highest = headings.iter().map(|(_, depth)| *depth).min().unwrap_or(0);
    if provisions.iter().take(first).any(|provision| !matches!(provision.form.kind, Kind::Title | Kind::Meta))
    {
        let heading = Heading { provision: 0, level: 0, title: String::new(), under: None, open: 0, all: 0 };
        headings.insert(0, (heading, highest));
    }
    let mut depths: Vec<u8> = headings.iter().map(|(_, depth)| *depth).collect();
    depths.sort_unstable();
    depths.dedup();
    // Those under which the next heading may stand, the nearest last.
    let mut above: Vec<(usize, u8)> = Vec::new();
    for (at, (heading, depth)) in headings.iter_mut().enumerate() {
        heading.level = depths.iter().position(|own| own == depth).unwrap_or(0) as u8;
        while above.pop_if(|(_, own)| *own >= *depth).is_some() {}
        heading.under = above.last().map(|(at, _)| *at);
        above.push((at, *depth));
    }
    headings.into_iter().map(|(heading, _)| heading).collect()
}

/// Counts anew what is in dispute under each heading: of every matter the provision it stands in and whether it is open.
pub fn count(headings: &mut [Heading], matters: impl IntoIterator<Item = (usize, bool)>) {
    for heading in headings.iter_mut() {
        (heading.open, heading.all) = (0, 0);
    }
    for (provision, open) in matters {
        // The heading it stands under, and those above that one.
        let mut at = headings.partition_point(|heading| heading.provision <= provision).checked_sub(1);
        while let Some(heading) = at.and_then(|at| headings.get_mut(at)) {
            heading.all += 1;
            heading.open += usize::from(open);
            at = heading.under;
        }
    }
}
