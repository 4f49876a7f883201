//! The words of the negotiation on the command line: the same as other programs read.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::dossier::sample::Sample;
use crate::negotiation::Audience;
use crate::negotiation::position::Stance;
use crate::negotiation::submission::Kind;

/// Lets something be asked for by its own words.
macro_rules! asked {
    ($($what:ty),*) => {
        $(impl ValueEnum for $what {
            fn value_variants<'a>() -> &'a [Self] {
                &<$what>::ALL
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                Some(PossibleValue::new(self.word()))
            }
        })*
    };
}

asked!(Audience, Kind, Sample, Stance);
