//! What is to be said to the writer. The interface has the words.

use std::{path::PathBuf, sync::Arc};

use super::{Deleted, DocumentId, Panicked};
use crate::{
    analysis,
    formats::read,
    outline::EditError,
    store::{self, Finding, lock::Holder},
};

/// Something to be said to the writer.
#[derive(Clone, Debug)]
pub enum Notice {
    /// The outline is in this file now.
    Saved(PathBuf),
    /// The outline was written to this file in another format.
    Exported(PathBuf),
    /// An outline cannot be saved before it has a file.
    NoFileYet,
    /// A file was read, but not all of it could be taken over.
    OpenedWithFindings {
        /// The file.
        path: PathBuf,
        /// What was not taken over.
        findings: Vec<Finding>,
        /// Whether a part is missing, so that the outline has been opened as a new one.
        partial: bool,
    },
    /// Somebody else has this outline open. Saving will look whether they changed the file.
    OpenElsewhere {
        /// Which.
        id: DocumentId,
        /// Who, where that can be told.
        by: Option<Holder>,
        /// Whether their program is certainly still running.
        is_certain: bool,
    },
    /// A text was read, but the writer should look at it.
    ReadWarning(read::Warning),
    /// The importer had something to say about a text.
    ImportWarning(analysis::Warning),
    /// An edit could not be carried out.
    EditRefused(EditError),
    /// Items were deleted; undo brings them back.
    Deleted(Deleted),
    /// Something could not be read or written.
    Failed(Failure),
    /// A job ended in a fault of the program; nothing that is open was touched.
    JobPanicked(Panicked),
}

/// Something could not be read or written. Nothing that is open was changed by it.
#[derive(Clone, Debug)]
pub enum Failure {
    /// A file could not be read.
    Read(Arc<store::Error>),
    /// A file is no text that can be imported.
    NoText(PathBuf, read::Refusal),
    /// An outline could not be saved.
    Save {
        /// Which.
        id: DocumentId,
        /// Why; [`store::Fault::Changed`] and [`store::Fault::Exists`] are questions that
        /// [`FileCommand::Replace`](super::FileCommand::Replace) answers.
        error: Arc<store::Error>,
    },
    /// Unsaved work could not be kept for the case of a crash. It is tried again and again; this is said once.
    Keep(Arc<store::Error>),
    /// There is no format for this ending.
    UnknownFormat(PathBuf),
    /// An outline could not be exported.
    Export(Arc<store::Error>),
}
