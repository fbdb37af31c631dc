//! Linux, macOS and their kin.

use std::{
    fs::{File, TryLockError},
    io,
    path::Path,
};

use tempfile::NamedTempFile;

use super::Hold;
use crate::store::disk::Existing;

/// Gives a finished file its name in a single step.
pub(in crate::store) fn put_in_place(
    finished: NamedTempFile,
    target: &Path,
    existing: Existing,
) -> io::Result<()> {
    let named = match existing {
        Existing::Keep => finished.persist_noclobber(target),
        Existing::Replace => finished.persist(target),
    };
    named.map(drop).map_err(|failed| failed.error)
}

/// Brings the folder's new entry to the disk. Where that fails the file is there all the same.
pub(in crate::store) fn sync_folder(folder: &Path) {
    if let Err(error) = File::open(folder).and_then(|folder| folder.sync_all()) {
        log::debug!("{}: {error}", folder.display());
    }
}

/// Opens the file at `path`, or makes it, and takes hold of it until it is closed.
/// Its name begins with a dot, which hides it.
pub(in crate::store) fn take_hold(path: &Path) -> io::Result<Hold> {
    let file = File::options().read(true).write(true).create(true).truncate(false).open(path)?;
    Ok(match file.try_lock() {
        Ok(()) => Hold::Ours(file),
        Err(TryLockError::WouldBlock) => Hold::Theirs(file),
        Err(TryLockError::Error(_)) => Hold::Unknown(file),
    })
}
