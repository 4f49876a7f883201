//! Sets of voices.

use smallvec::SmallVec;

/// A set of voices by their index in protocol order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VoiceSet {
    /// 64 voices a word, without trailing empty words.
    words: SmallVec<[u64; 1]>,
}

impl VoiceSet {
    /// The set of one voice.
    pub fn of(voice: usize) -> Self {
        let mut set = Self::default();
        set.insert(voice);
        set
    }

    /// Adds a voice.
    pub fn insert(&mut self, voice: usize) {
        let word = voice / 64;
        if self.words.len() <= word {
            self.words.resize(word + 1, 0);
        }
        if let Some(word) = self.words.get_mut(word) {
            *word |= 1 << (voice % 64);
        }
    }

    /// Whether the voice is in the set.
    pub fn contains(&self, voice: usize) -> bool {
        self.words.get(voice / 64).is_some_and(|word| word >> (voice % 64) & 1 == 1)
    }

    /// Whether nobody is in the set.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// How many voices.
    pub fn len(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The voices, in protocol order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(index, word)| {
            (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| index * 64 + bit)
        })
    }

    /// The first voice in protocol order.
    pub fn first(&self) -> Option<usize> {
        self.iter().next()
    }

    /// Everyone in either set.
    pub fn union(&self, other: &VoiceSet) -> VoiceSet {
        let mut all = self.clone();
        for voice in other.iter() {
            all.insert(voice);
        }
        all
    }
}

impl FromIterator<usize> for VoiceSet {
    fn from_iter<I: IntoIterator<Item = usize>>(voices: I) -> Self {
        let mut set = Self::default();
        for voice in voices {
            set.insert(voice);
        }
        set
    }
}
