//! The ways in and out, as jobs: each takes what it needs with it and gives what came of it.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    sync::Arc,
};

use chrono::{DateTime, Utc};

use super::{
    DocumentId, Failure, Offer, Synopsis, Versions,
    document::file_name,
    keeping::Kept,
    updates::{Beside, Revised, offer},
    versions::LookUp,
};
use crate::{
    analysis::{self, OwnWords, Proposal, Request},
    formats::{
        read,
        write::{Format, timeline::Drawing},
    },
    outline::Outline,
    store::{
        self, Backups, Expected, Fault, Stamp,
        disk::{self, Existing},
        lock::{self, Claim, Holder},
        recent::Recent,
        recovery::FoundWork,
    },
};

/// What a job has done.
#[derive(Debug)]
pub(super) enum Done {
    Imported(Imported),
    /// It is a new version of a source that is open.
    Offered(Offer),
    Revised(Revised),
    Opened(OpenedFile),
    Saved(SavedFile),
    Kept(Kept),
    Recent(Vec<Recent>),
    LeftBehind(FoundWork),
    Exported(DocumentId, PathBuf),
    /// The versions there are, and how to find out what is in them.
    Versions(LookUp, Versions),
    VersionsRead(Versions),
    OpenedVersion(OpenedVersion),
    Failed(Failure),
}

/// A synopsis that has been read.
#[derive(Debug)]
pub(super) struct Imported {
    pub(super) id: DocumentId,
    pub(super) name: String,
    /// The file of the text, if it came from one.
    pub(super) path: Option<PathBuf>,
    pub(super) proposal: Proposal,
    pub(super) warnings: Vec<read::Warning>,
}

/// An outline's file that has been read.
#[derive(Debug)]
pub(super) struct OpenedFile {
    pub(super) id: DocumentId,
    pub(super) path: PathBuf,
    /// Its one path, however it was reached.
    pub(super) whole: PathBuf,
    pub(super) opened: store::Opened,
    /// Whether we have it to ourselves; not asked for what is opened as a new outline.
    pub(super) claim: Option<Claim>,
}

/// An earlier version that has been read.
#[derive(Debug)]
pub(super) struct OpenedVersion {
    pub(super) id: DocumentId,
    /// What the copy is called.
    pub(super) name: String,
    /// Of which file it is an earlier version.
    pub(super) of: PathBuf,
    /// The file that it was kept in.
    pub(super) path: PathBuf,
    pub(super) opened: store::Opened,
}

/// An outline's file that has been written.
#[derive(Debug)]
pub(super) struct SavedFile {
    pub(super) id: DocumentId,
    pub(super) version: u64,
    pub(super) path: PathBuf,
    /// Its one path, however it was reached.
    pub(super) whole: PathBuf,
    pub(super) stamp: Stamp,
    /// Why the version before could not be kept as a backup.
    pub(super) no_backup: Option<store::Error>,
    /// Whether we have it to ourselves; asked where the file is new to the outline.
    pub(super) claim: Option<Claim>,
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().and_then(OsStr::to_str).is_some_and(|extension| extension.eq_ignore_ascii_case(ending))
}

/// Whether the file begins as an outline of ours does, whatever its ending says.
fn begins_as_outline(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    bytes.strip_prefix(b"Outline").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"("))
}

/// Reads an outline, or imports a synopsis, as the document `id`: an outline has the ending `.ron`, or begins as one. A
/// new version of a source of an outline that is open `beside` is offered.
pub(super) fn open(
    id: DocumentId,
    path: PathBuf,
    beside: &Beside,
    own: Option<&Path>,
    now: DateTime<Utc>,
) -> Done {
    let failed = |error| Done::Failed(Failure::Read(Arc::new(error)));
    let outline = |path: PathBuf| match store::open(&path) {
        Ok(opened) => {
            let whole = disk::whole(&path);
            let claim = (!opened.is_partial).then(|| lock::claim(&whole, &Holder::this_one(now)));
            Done::Opened(OpenedFile { id, path, whole, opened, claim })
        }
        Err(error) => failed(error),
    };
    if has_ending(&path, "ron") {
        return outline(path);
    }
    let bytes = match disk::read(&path, read::LARGEST_FILE as u64) {
        Ok(bytes) => bytes,
        Err(error) => return failed(error),
    };
    if begins_as_outline(&bytes) {
        return outline(path);
    }
    match read::decode(&bytes) {
        Ok(text) if let Some(offer) = offer(beside, &text.text, || Synopsis::File(path.clone())) => {
            Done::Offered(offer)
        }
        Ok(text) => match import(id, file_name(&path), &text.text, text.warnings, own, now) {
            Done::Imported(imported) => {
                Done::Imported(Imported { path: std::path::absolute(path).ok(), ..imported })
            }
            failed => failed,
        },
        Err(refusal) => Done::Failed(Failure::NoText(path, refusal)),
    }
}

/// Reads the version of the outline in the file `of` that was kept at `path`, as the document `id`.
pub(super) fn open_version(id: DocumentId, path: PathBuf, name: String, of: PathBuf) -> Done {
    match store::open(&path) {
        Ok(opened) => Done::OpenedVersion(OpenedVersion { id, name, of, path, opened }),
        Err(error) => Done::Failed(Failure::Read(Arc::new(error))),
    }
}

/// The writer's own words, who need not have any.
pub(super) fn own_words(file: Option<&Path>) -> Result<Option<OwnWords>, store::Error> {
    match file.map(store::own_words) {
        None | Some(Err(store::Error { fault: Fault::Missing, .. })) => Ok(None),
        Some(read) => read.map(Some),
    }
}

/// Reads a synopsis as the document `id`.
pub(super) fn import(
    id: DocumentId,
    name: String,
    text: &str,
    warnings: Vec<read::Warning>,
    own: Option<&Path>,
    now: DateTime<Utc>,
) -> Done {
    let own = match own_words(own) {
        Ok(own) => own,
        Err(error) => return Done::Failed(Failure::Read(Arc::new(error))),
    };
    let request = Request { text, name: &name, imported: Some(now), own: own.as_ref(), ..Request::default() };
    let proposal = analysis::propose(&request);
    Done::Imported(Imported { id, name, path: None, proposal, warnings })
}

/// What is to be saved, and where.
#[derive(Debug)]
pub(super) struct Saving {
    pub(super) id: DocumentId,
    pub(super) version: u64,
    pub(super) outline: Arc<Outline>,
    pub(super) path: PathBuf,
    pub(super) expected: Expected,
    pub(super) backups: Option<PathBuf>,
    /// The file that is the outline's already, with nobody else having it open. Another is claimed.
    pub(super) claimed: Option<PathBuf>,
}

/// Writes an outline to its file.
pub(super) fn save(saving: Saving, now: DateTime<Utc>) -> Done {
    let Saving { id, version, outline, path, expected, backups, claimed } = saving;
    let created = outline.created.or(Some(now));
    let stamped = Outline { created, modified: Some(now), ..Outline::clone(&outline) };
    let backups = backups.as_deref().map(|folder| Backups { folder, now });
    match store::save(&path, &stamped, expected, backups) {
        Ok(store::Saved { stamp, no_backup }) => {
            let whole = disk::whole(&path);
            let claim =
                (claimed.as_ref() != Some(&whole)).then(|| lock::claim(&whole, &Holder::this_one(now)));
            Done::Saved(SavedFile { id, version, path, whole, stamp, no_backup, claim })
        }
        Err(error) => Done::Failed(Failure::Save { id, error: Arc::new(error) }),
    }
}

/// What is to be written in another format, and where.
#[derive(Debug)]
pub(super) struct Exporting {
    pub(super) id: DocumentId,
    pub(super) outline: Arc<Outline>,
    /// What the outline is called on screen.
    pub(super) name: String,
    pub(super) path: PathBuf,
    pub(super) drawing: Drawing,
    pub(super) existing: Existing,
}

/// Writes an outline in the format that the file's ending names.
pub(super) fn export(exporting: Exporting) -> Done {
    let Exporting { id, outline, name, path, drawing, existing } = exporting;
    let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    let Some(format) = Format::of_ending(ending) else {
        return Done::Failed(Failure::UnknownFormat { id, path });
    };
    match disk::write(&path, &format.write_named(&outline, &name, &drawing), existing) {
        Ok(()) => Done::Exported(id, path),
        Err(error) => Done::Failed(Failure::Export { id, error: Arc::new(error), drawing }),
    }
}
