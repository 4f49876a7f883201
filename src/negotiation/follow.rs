//! What is to follow in the other languages: provisions whose words changed in the leading language and not yet there.
//!
//! The languages of a draft share the ids of their provisions. From draft to draft a provision is to follow in another
//! language once its words changed in the leading one, until they change in the other, too. Numbers alone change nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::ProvisionId;
use crate::text::Text;

/// A text and the ids of its provisions.
pub type Identified<'a> = (&'a Text, &'a [ProvisionId]);

/// A draft in the leading language and in another.
#[derive(Debug, Clone, Copy)]
pub struct Concordant<'a> {
    /// In the leading language.
    pub leading: Identified<'a>,
    /// In the other.
    pub other: Identified<'a>,
}

/// The provisions to follow in the other language of the last of these drafts, the oldest of which counts as concordant.
pub fn to_follow(drafts: &[Concordant<'_>]) -> BTreeSet<ProvisionId> {
    let mut behind: BTreeSet<ProvisionId> = BTreeSet::new();
    for pair in drafts.windows(2) {
        let [before, after] = pair else { continue };
        let leading = changed(before.leading, after.leading);
        let other = changed(before.other, after.other);
        behind.extend(leading);
        behind.retain(|id| !other.contains(id));
        // What neither language has any more needs nobody's care.
        let there = |(_, ids): Identified<'_>, id: &ProvisionId| ids.contains(id);
        behind.retain(|id| there(after.leading, id) || there(after.other, id));
    }
    behind
}

/// The provisions whose words are not what they were: changed, new or gone.
fn changed(before: Identified<'_>, after: Identified<'_>) -> BTreeSet<ProvisionId> {
    let (before, after) = (words(before), words(after));
    let ids: BTreeSet<&ProvisionId> = before.keys().chain(after.keys()).collect();
    ids.into_iter().filter(|id| before.get(*id) != after.get(*id)).copied().collect()
}

/// What each provision reads, numbers and typography apart.
fn words((text, ids): Identified<'_>) -> BTreeMap<ProvisionId, String> {
    let read = |paragraphs: Vec<&str>| -> String {
        paragraphs.concat().chars().filter(|letter| letter.is_alphabetic()).collect()
    };
    let provisions = text.provisions().iter().zip(ids);
    provisions
        .map(|(provision, id)| (*id, read(provision.body.paragraphs().map(|it| it.text.as_str()).collect())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::negotiation::Digest;
    use crate::text::markdown;

    #[test]
    fn a_provision_follows_until_its_words_change_in_the_other_language() {
        let record = Digest::of(b"draft");
        let ids: Vec<ProvisionId> = (0..3).map(|at| ProvisionId::new(&record, at)).collect();
        let text = |words: [&str; 3]| {
            markdown::read(&format!("1. {}\n\n2. {}\n\n3. {}\n", words[0], words[1], words[2])).0
        };
        let ru =
            [text(["раз", "два 5", "три"]), text(["раз", "двое 5", "трое"]), text(["раз", "двое 6", "трое"])];
        let en =
            [text(["one", "two", "three"]), text(["one", "two", "third"]), text(["one", "twice", "third"])];
        let pair = |at: usize| Concordant { leading: (&ru[at], &ids), other: (&en[at], &ids) };
        assert_eq!(to_follow(&[pair(0)]), BTreeSet::new());
        assert_eq!(to_follow(&[pair(0), pair(1)]), BTreeSet::from([ids[1]]));
        assert_eq!(to_follow(&[pair(0), pair(1), pair(2)]), BTreeSet::new());
    }

    #[test]
    fn what_is_gone_in_both_languages_is_nobodys_care() {
        let record = Digest::of(b"draft");
        let ids: Vec<ProvisionId> = (0..2).map(|at| ProvisionId::new(&record, at)).collect();
        let (two, one) = (markdown::read("1. раз\n\n2. два\n").0, markdown::read("1. раз\n").0);
        let both = Concordant { leading: (&two, &ids), other: (&two, &ids) };
        let leading = Concordant { leading: (&one, &ids[..1]), other: (&two, &ids) };
        let neither = Concordant { leading: (&one, &ids[..1]), other: (&one, &ids[..1]) };
        assert_eq!(to_follow(&[both, leading]), BTreeSet::from([ids[1]]));
        assert_eq!(to_follow(&[both, leading, neither]), BTreeSet::new());
    }
}
