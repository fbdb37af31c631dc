//! An outline's file on the disk: opened, saved, and watched for changes that somebody else made.

use std::{fs, path::Path, time::SystemTime};

use super::{
    Error, Fault,
    backups::Backups,
    disk::{self, Existing},
    file::{self, Decoded, Finding, LARGEST},
};
use crate::outline::{FORMAT, Outline};

/// What a file was like when it was last read or written here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    length: u64,
    hash: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    fn new(path: &Path, bytes: &[u8]) -> Self {
        let modified = fs::metadata(path).and_then(|metadata| metadata.modified()).ok();
        Self { length: bytes.len() as u64, hash: hash(bytes), modified }
    }

    fn fits(&self, bytes: &[u8]) -> bool {
        self.length == bytes.len() as u64 && self.hash == hash(bytes)
    }
}

/// FNV-1a: a change by hand or by another program does not go unnoticed; nobody attacks it.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// An outline that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The outline, holding its invariants.
    pub outline: Outline,
    /// What the file says that the outline does not.
    pub findings: Vec<Finding>,
    /// Whether a part of the file could not be read. Save such an outline under another name.
    pub is_partial: bool,
    /// What the file is like.
    pub stamp: Stamp,
}

/// Opens the outline in the file at `path`. The file stays as it is.
pub fn open(path: &Path) -> Result<Opened, Error> {
    let bytes = disk::read(path, LARGEST)?;
    let decoded = file::decode(&bytes).map_err(|damage| Error::new(path, Fault::Damaged(damage)))?;
    let is_partial = decoded.is_partial();
    let Decoded { outline, findings } = decoded;
    Ok(Opened { outline, findings, is_partial, stamp: Stamp::new(path, &bytes) })
}

/// What may stand in the place that is saved to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Nothing: a new file.
    Nothing,
    /// The file as it was when it was last read or written.
    Unchanged(Stamp),
    /// Anything: the writer has agreed to replace it.
    Anything,
}

/// An outline that was saved.
#[derive(Debug)]
pub struct Saved {
    /// What the file is like now.
    pub stamp: Stamp,
    /// Why the version that it replaced could not be kept as a backup.
    pub no_backup: Option<Error>,
}

/// Saves `outline` to `path` if there is what is `expected`, and keeps what it replaces in `backups`.
/// Until the new content is whole on the disk and has been read back, the old one stays.
pub fn save(
    path: &Path,
    outline: &Outline,
    expected: Expected,
    backups: Option<Backups<'_>>,
) -> Result<Saved, Error> {
    let fail = |fault| Error::new(path, fault);
    let bytes = file::encode(outline).into_bytes();
    let old = match disk::read(path, LARGEST) {
        Ok(old) => Some(old),
        Err(Error { fault: Fault::Missing, .. }) => None,
        Err(error) => return Err(error),
    };
    let existing = match (&old, expected) {
        (None, _) => Existing::Keep,
        (Some(_), Expected::Nothing) => return Err(fail(Fault::Exists)),
        (Some(old), Expected::Unchanged(stamp)) if !stamp.fits(old) => return Err(fail(Fault::Changed)),
        (Some(_), _) => Existing::Replace,
    };
    let mut no_backup = None;
    if let Some(old) = old {
        match file::version(&old) {
            Some(version) if version > FORMAT => return Err(fail(Fault::Newer(version))),
            _ => {}
        }
        if old == bytes {
            return Ok(Saved { stamp: Stamp::new(path, &bytes), no_backup });
        }
        // Better saved without a backup than not saved: the old content still goes only when the new one is safe.
        no_backup = backups.and_then(|backups| backups.keep(path, &old).err());
    }
    disk::write(path, &bytes, existing)?;
    Ok(Saved { stamp: Stamp::new(path, &bytes), no_backup })
}

/// Whether somebody else has changed or removed the file since `stamp`. Reads it only where its length or
/// time has changed. What cannot be told counts as unchanged: saving will look again.
pub fn has_changed(path: &Path, stamp: &Stamp) -> bool {
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) => return error.kind() == std::io::ErrorKind::NotFound,
    };
    if metadata.len() == stamp.length && metadata.modified().ok() == stamp.modified {
        return false;
    }
    disk::read(path, LARGEST).is_ok_and(|bytes| !stamp.fits(&bytes))
}
