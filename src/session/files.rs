//! The ways in and out, as jobs: each takes what it needs with it and gives what came of it.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    sync::Arc,
};

use chrono::{DateTime, Utc};

use super::{DocumentId, Failure, document::file_name};
use crate::{
    analysis::{self, Proposal, Request},
    formats::{read, write},
    outline::Outline,
    store::{
        self, Backups, Expected, Stamp,
        disk::{self, Existing},
    },
};

/// What a job has done.
#[derive(Debug)]
pub(super) enum Done {
    Imported(Imported),
    Opened(OpenedFile),
    Saved { id: DocumentId, version: u64, path: PathBuf, stamp: Stamp },
    Exported(PathBuf),
    Failed(Failure),
}

/// A synopsis that has been read.
#[derive(Debug)]
pub(super) struct Imported {
    pub(super) name: String,
    pub(super) proposal: Proposal,
    pub(super) warnings: Vec<read::Warning>,
}

/// An outline's file that has been read.
#[derive(Debug)]
pub(super) struct OpenedFile {
    pub(super) path: PathBuf,
    pub(super) opened: store::Opened,
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().and_then(OsStr::to_str).is_some_and(|extension| extension.eq_ignore_ascii_case(ending))
}

/// Reads an outline, or imports a synopsis: by the file's ending, `.ron` or any other.
pub(super) fn open(path: PathBuf, now: DateTime<Utc>) -> Done {
    let failed = |error| Done::Failed(Failure::Read(Arc::new(error)));
    if has_ending(&path, "ron") {
        return match store::open(&path) {
            Ok(opened) => Done::Opened(OpenedFile { path, opened }),
            Err(error) => failed(error),
        };
    }
    let bytes = match disk::read(&path, read::LARGEST as u64) {
        Ok(bytes) => bytes,
        Err(error) => return failed(error),
    };
    match read::decode(&bytes) {
        Ok(text) => import(file_name(&path), &text.text, text.warnings, now),
        Err(refusal) => Done::Failed(Failure::NoText(path, refusal)),
    }
}

/// Reads a synopsis.
pub(super) fn import(name: String, text: &str, warnings: Vec<read::Warning>, now: DateTime<Utc>) -> Done {
    let proposal = analysis::propose(&Request { text, name: &name, imported: Some(now), language: None });
    Done::Imported(Imported { name, proposal, warnings })
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
}

/// Writes an outline to its file.
pub(super) fn save(saving: Saving, now: DateTime<Utc>) -> Done {
    let Saving { id, version, outline, path, expected, backups } = saving;
    let created = outline.created.or(Some(now));
    let stamped = Outline { created, modified: Some(now), ..Outline::clone(&outline) };
    let backups = backups.as_deref().map(|folder| Backups { folder, now });
    match store::save(&path, &stamped, expected, backups) {
        Ok(stamp) => Done::Saved { id, version, path, stamp },
        Err(error) => Done::Failed(Failure::Save { id, error: Arc::new(error) }),
    }
}

/// Writes an outline in the format that the file's ending names.
pub(super) fn export(outline: &Outline, path: PathBuf) -> Done {
    if !has_ending(&path, "json") {
        return Done::Failed(Failure::UnknownFormat(path));
    }
    match disk::write(&path, write::json::outline(outline).as_bytes(), Existing::Replace) {
        Ok(()) => Done::Exported(path),
        Err(error) => Done::Failed(Failure::Export(Arc::new(error))),
    }
}
