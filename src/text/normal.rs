//! The rules of normal form.

use super::Provision;

/// Brings provisions into normal form.
pub fn normalise(provisions: Vec<Provision>) -> Vec<Provision> {
    provisions
}
