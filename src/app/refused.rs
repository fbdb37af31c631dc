//! The path that could not be written to. It is proposed again, for often a letter is all that must be changed; but in
//! another folder, where it is the folder that nothing can be written to.

use std::path::PathBuf;

use super::{dialogs::Purpose, window::App};
use crate::{
    session::{Document, DocumentId, Failure, Notice},
    store::{self, Fault},
};

/// A path that was chosen for an outline and could not be written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    id: DocumentId,
    is_export: bool,
    path: PathBuf,
    blames: Blames,
}

/// What of a path is in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Blames {
    /// Something that may be mended in the path itself.
    Path,
    /// The folder does not exist, or is none: it may be mistyped, but nothing can be chosen in it.
    Missing,
    /// The folder is there, and takes nothing.
    Folder,
}

impl Blames {
    const fn by(fault: &Fault) -> Self {
        match fault {
            Fault::NoFolder | Fault::NotAFolder => Self::Missing,
            Fault::Denied | Fault::ReadOnlyDisk | Fault::DiskFull => Self::Folder,
            _ => Self::Path,
        }
    }
}

impl Refused {
    /// What `notice` says was refused.
    fn by(notice: &Notice) -> Option<Self> {
        let Notice::Failed(failure) = notice else { return None };
        let (id, is_export, path, blames) = match failure {
            Failure::Save { id, error } => (id, false, &error.path, Blames::by(&error.fault)),
            Failure::Export { id, error, .. } => (id, true, &error.path, Blames::by(&error.fault)),
            Failure::UnknownFormat { id, path } => (id, true, path, Blames::Path),
            Failure::Read(_)
            | Failure::NoText(..)
            | Failure::NoSource(_)
            | Failure::Keep(_)
            | Failure::Backup { .. }
            | Failure::LeftBehind(_) => return None,
        };
        Some(Self { id: *id, is_export, path: path.clone(), blames })
    }

    /// Whether `notice` says that it has been written elsewhere.
    fn is_settled_by(&self, notice: &Notice) -> bool {
        match notice {
            Notice::Saved { id, .. } => *id == self.id && !self.is_export,
            Notice::Exported { id, .. } => *id == self.id && self.is_export,
            _ => false,
        }
    }
}

impl App {
    /// Remembers what was refused last, until it has been written elsewhere.
    pub(super) fn note_refused(&mut self, said: &[Notice]) {
        for notice in said {
            self.refused = Refused::by(notice)
                .or_else(|| self.refused.take().filter(|refused| !refused.is_settled_by(notice)));
        }
    }

    /// What was refused for the outline that is shown, where a path is asked for again.
    fn refused_for(&self, purpose: Purpose) -> Option<&Refused> {
        let is_export = match purpose {
            Purpose::Open | Purpose::Update(_) => return None,
            Purpose::SaveAs => false,
            Purpose::Export | Purpose::Picture(_) => true,
        };
        let refused = self.refused.as_ref()?;
        let is_shown = self.document().map(Document::id) == Some(refused.id);
        (is_shown && refused.is_export == is_export).then_some(refused)
    }

    /// The name to propose again.
    pub(super) fn refused_name(&self, purpose: Purpose) -> Option<String> {
        let name = self.refused_for(purpose)?.path.file_name()?;
        Some(name.to_string_lossy().into_owned())
    }

    /// The path to propose again where it is typed.
    pub(super) fn refused_path(&self, purpose: Purpose) -> Option<PathBuf> {
        let refused = self.refused_for(purpose)?;
        let elsewhere = || Some(self.folder_for(purpose)?.join(refused.path.file_name()?));
        match refused.blames {
            Blames::Path | Blames::Missing => Some(refused.path.clone()),
            Blames::Folder => elsewhere(),
        }
    }

    /// The folder in which a dialogue begins: that of the refused path where something can be written there, else
    /// beside the outline's own or a recent one; the system's choice where there is none.
    pub(super) fn folder_for(&self, purpose: Purpose) -> Option<PathBuf> {
        let Some(refused) = self.refused_for(purpose) else { return self.known_folders().next() };
        let folder = refused.path.parent();
        if refused.blames == Blames::Path {
            return folder.map(PathBuf::from);
        }
        let is_other = |other: &PathBuf| Some(other.as_path()) != folder;
        self.known_folders().find(is_other).or_else(|| store::documents_folder().filter(is_other))
    }
}
