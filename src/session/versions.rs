//! The earlier versions of an outline, as they are looked up for the writer: first which there are, then, as a job
//! of its own, what is in each.

use std::{path::PathBuf, sync::Arc};

use super::DocumentId;
use crate::{
    outline::{Extent, Outline, is_same_story},
    store::{self, Backup},
};

/// The versions that were kept of an outline's file.
#[derive(Clone, Debug)]
pub struct Versions {
    /// Of which outline.
    pub of: DocumentId,
    /// Its file.
    pub path: PathBuf,
    /// How much there was in the outline when they were looked up.
    pub now: Extent,
    /// The newest first.
    pub kept: Vec<Version>,
}

/// A version that was kept.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its file, and when it was saved.
    pub backup: Backup,
    /// What is in it.
    pub contents: Contents,
}

/// What is in an earlier version.
#[derive(Clone, Debug)]
pub enum Contents {
    /// It has not been read yet.
    Unread,
    /// An outline.
    Outline {
        /// How much there is in it.
        extent: Extent,
        /// Whether it says the same as the outline did when the versions were looked up.
        is_as_now: bool,
        /// Whether a part of it could not be read.
        is_partial: bool,
    },
    /// It cannot be opened.
    Unreadable(Arc<store::Error>),
}

impl Version {
    /// Whether it can be opened, as far as is known.
    pub const fn can_be_opened(&self) -> bool {
        !matches!(self.contents, Contents::Unreadable(_))
    }
}

/// Which versions to look up, and what to compare them with.
#[derive(Clone, Debug)]
pub(super) struct LookUp {
    pub(super) of: DocumentId,
    /// The folder for all backups.
    pub(super) backups: PathBuf,
    /// The outline's file.
    pub(super) path: PathBuf,
    pub(super) outline: Arc<Outline>,
}

impl LookUp {
    /// Which versions there are; a job.
    pub(super) fn list(&self) -> Versions {
        let backups = store::backups_of(&self.backups, &self.path);
        let kept = backups.into_iter().map(|backup| Version { backup, contents: Contents::Unread }).collect();
        Versions { of: self.of, path: self.path.clone(), now: Extent::of(&self.outline), kept }
    }

    /// What is in them; a job.
    pub(super) fn read(&self, mut versions: Versions) -> Versions {
        for version in &mut versions.kept {
            version.contents = self.contents(&version.backup);
        }
        versions
    }

    fn contents(&self, backup: &Backup) -> Contents {
        match store::open(&backup.path) {
            Ok(opened) => Contents::Outline {
                extent: Extent::of(&opened.outline),
                is_as_now: is_same_story(&opened.outline, &self.outline),
                is_partial: opened.is_partial,
            },
            Err(error) => Contents::Unreadable(Arc::new(error)),
        }
    }
}
