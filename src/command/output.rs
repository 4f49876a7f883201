//! Where a command writes.

use std::io::Write;
use std::path::Path;

use super::Failure;
use crate::dossier::error::OUTPUT;
use crate::dossier::storage::write_over;

/// Writes bytes to a file, or to the standard output: see [`write_over`].
pub fn write(path: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    let Some(path) = path else {
        let mut out = std::io::stdout().lock();
        let done = out.write_all(bytes).and_then(|()| out.flush());
        return done.map_err(|error| Failure::disk(Path::new(OUTPUT), &error));
    };
    write_over(path, bytes).map_err(|error| Failure::disk(path, &error))
}

/// Refuses an output that is one of the files being read: a reply must never be lost to a slip of the hand.
pub fn spares<'p>(output: Option<&Path>, inputs: impl IntoIterator<Item = &'p Path>) -> Result<(), Failure> {
    let Some(output) = output else { return Ok(()) };
    let Ok(place) = output.canonicalize() else { return Ok(()) };
    let is_file = place.is_file();
    match inputs.into_iter().any(|input| is_file && input.canonicalize().is_ok_and(|it| it == place)) {
        true => Err(Failure::Overwrites(output.to_owned())),
        false => Ok(()),
    }
}
