//! The pictures and formulas the texts of a dossier refer to: they stand in the files that came, byte for byte.

use std::collections::BTreeSet;

use super::Dossier;
use crate::exchange::objects::Objects;
use crate::exchange::open;
use crate::exchange::word::{Reading, View};
use crate::negotiation::Digest;
use crate::negotiation::submission::{Original, Part};

impl Dossier {
    /// Those of these pictures and formulas, by hash, that stand in a file this dossier was made from or received. The
    /// files are read only as long as something is missing; one that cannot be read, or is not here, has none.
    pub fn objects(&self, named: &BTreeSet<&str>) -> Objects {
        let mut found = Objects::new();
        if named.is_empty() {
            return found;
        }
        let drafts = self.state.editions.iter().flat_map(|edition| &edition.what.originals);
        let replies = self.state.submissions.values().flat_map(|reply| &reply.what.originals);
        let mut seen: BTreeSet<Digest> = BTreeSet::new();
        let files: Vec<&Original> = drafts
            .chain(replies)
            .filter(|original| original.part == Part::Text && seen.insert(original.hash))
            .collect();
        // What was deleted with tracking stands in the earlier view only.
        for view in [View::Accepted, View::Original] {
            for file in &files {
                if named.iter().all(|hash| found.contains_key(*hash)) {
                    return found;
                }
                let Ok(bytes) = self.original(&file.hash) else { continue };
                let reading = Reading { view, ..Reading::default() };
                let Ok(opened) = open::read(&file.name, &bytes, reading) else { continue };
                found.extend(opened.objects.into_iter().filter(|(hash, _)| named.contains(hash.as_str())));
            }
        }
        found
    }
}
