//! What is to be said to the writer. The interface has the words.

use std::{path::PathBuf, sync::Arc};

use super::{Deleted, DocumentId, Merged, Offer, OldName, Panicked, Updated, VersionId};
use crate::{
    analysis,
    formats::{read, write::timeline::Drawing},
    outline::EditError,
    store::{self, Finding, lock::Holder},
};

/// Something to be said to the writer.
#[derive(Clone, Debug)]
pub enum Notice {
    /// An outline is in its file now.
    Saved {
        /// Which.
        id: DocumentId,
        /// In which file.
        path: PathBuf,
    },
    /// An outline was written in another format.
    Exported {
        /// Which.
        id: DocumentId,
        /// To which file.
        path: PathBuf,
    },
    /// An outline cannot be saved before it has a file.
    NoFileYet(DocumentId),
    /// A file was read, but not all of it could be taken over.
    OpenedWithFindings {
        /// The outline that it was read into.
        id: DocumentId,
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
    ReadWarning(DocumentId, read::Warning),
    /// The importer had something to say about a text.
    ImportWarning(DocumentId, analysis::Warning),
    /// An edit could not be carried out.
    EditRefused(DocumentId, EditError),
    /// Items were deleted; undo brings them back.
    Deleted {
        /// The version that came of it.
        made: VersionId,
        /// What went.
        deleted: Deleted,
    },
    /// Items became one; undo takes them apart again.
    Merged {
        /// The version that came of it.
        made: VersionId,
        /// Who stays and who is gone.
        merged: Merged,
    },
    /// Somebody was renamed, and the old name still stands in texts. It can be replaced there.
    OldName(OldName),
    /// Words were replaced; undo brings the old ones back.
    Reworded {
        /// The version that came of it.
        made: VersionId,
        /// In how many places.
        places: usize,
        /// In how many items; the episode counts as one.
        items: usize,
    },
    /// A text is a new version of one that an open outline was made from: is the outline to be updated, or the text to
    /// be opened as an outline of its own? [`FileCommand::Update`](super::FileCommand::Update) and
    /// [`FileCommand::OpenApart`](super::FileCommand::OpenApart) answer.
    NewVersion(Offer),
    /// A new version of a source was taken in; undo takes it out again.
    Updated {
        /// The version that came of it.
        made: VersionId,
        /// What came with it.
        updated: Updated,
    },
    /// The new version of a source is the same text.
    SameSource(DocumentId),
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
    /// An outline has no source of which there could be a new version.
    NoSource(DocumentId),
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
    /// An outline was saved, but the version that it replaced could not be kept as a backup. This is said once.
    Backup {
        /// Which.
        id: DocumentId,
        /// Why.
        error: Arc<store::Error>,
    },
    /// A crashed program has left unsaved work behind that cannot be read. It stays where it is.
    LeftBehind(Arc<store::Error>),
    /// There is no format for this ending.
    UnknownFormat {
        /// Which outline was to be exported.
        id: DocumentId,
        /// To which file.
        path: PathBuf,
    },
    /// An outline could not be exported.
    Export {
        /// Which.
        id: DocumentId,
        /// Why; [`store::Fault::Exists`] is a question that a
        /// [`FileCommand::Export`](super::FileCommand::Export) that replaces answers.
        error: Arc<store::Error>,
        /// What a picture was to show.
        drawing: Drawing,
    },
}
