//! Where a command writes.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use atomic_write_file::AtomicWriteFile;

use super::Failure;

/// Writes bytes to a file, or to the standard output. A regular file is replaced whole or not at all; anything else (a
/// pipe, a device) is written to straight.
pub fn write(path: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    let Some(path) = path else {
        let mut out = std::io::stdout().lock();
        let done = out.write_all(bytes).and_then(|()| out.flush());
        return done.map_err(|error| Failure::disk(Path::new("stdout"), &error));
    };
    let failed = |error: std::io::Error| Failure::disk(path, &error);
    match std::fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(failed(ErrorKind::IsADirectory.into())),
        Ok(found) if !found.is_file() => {
            let mut file = OpenOptions::new().write(true).open(path).map_err(failed)?;
            file.write_all(bytes).and_then(|()| file.flush()).map_err(failed)
        }
        // Written through a link, not over it.
        Ok(_) => replace(&path.canonicalize().map_err(failed)?, bytes).map_err(failed),
        Err(_) => replace(path, bytes).map_err(failed),
    }
}

fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = AtomicWriteFile::open(path)?;
    file.write_all(bytes)?;
    file.commit()
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
