//! The path that could not be written to. It is proposed again, for often a letter or the folder is all that must be
//! changed.

use std::path::{Path, PathBuf};

use super::{dialogs::Purpose, window::App};
use crate::session::{Document, DocumentId, Failure, Notice};

/// A path that was chosen for an outline and could not be written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    id: DocumentId,
    is_export: bool,
    path: PathBuf,
}

impl Refused {
    /// What `notice` says was refused.
    fn by(notice: &Notice) -> Option<Self> {
        let Notice::Failed(failure) = notice else { return None };
        let (id, is_export, path) = match failure {
            Failure::Save { id, error } => (id, false, &error.path),
            Failure::Export { id, error, .. } => (id, true, &error.path),
            Failure::UnknownFormat { id, path } => (id, true, path),
            Failure::Read(_)
            | Failure::NoText(..)
            | Failure::NoSource(_)
            | Failure::Keep(_)
            | Failure::Backup { .. }
            | Failure::LeftBehind(_) => return None,
        };
        Some(Self { id: *id, is_export, path: path.clone() })
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

    /// The path that was refused for the outline that is shown, where it is asked for one again.
    pub(super) fn refused_path(&self, purpose: Purpose) -> Option<&Path> {
        let is_export = match purpose {
            Purpose::Open | Purpose::Update(_) => return None,
            Purpose::SaveAs => false,
            Purpose::Export | Purpose::Picture(_) => true,
        };
        let refused = self.refused.as_ref()?;
        let is_shown = self.document().map(Document::id) == Some(refused.id);
        (is_shown && refused.is_export == is_export).then_some(&*refused.path)
    }
}
