//! Everything that can be asked of the program, as values.

use std::path::PathBuf;

use super::{DocumentId, InText, Middle, Panel, Synopsis};
use crate::{
    formats::write::timeline::Drawing,
    outline::{Edit, ItemId, Rewording, SceneId, Span},
    store::disk::Existing,
};

/// Something to be carried out after the frame in which it was asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Change the active outline; can be undone.
    Edit(Edit),
    /// Take scenes out that are on the clipboard now; can be undone.
    Cut(Vec<SceneId>),
    /// Put other words into the texts of the active outline, and say in how many places; can be undone.
    Reword(Vec<Rewording>),
    /// Take back the last step of the active outline.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// End the present typing step: the field lost the focus.
    EndStep,
    /// Change what is selected in the active outline.
    Select(Select),
    /// Change what is shown.
    View(ViewCommand),
    /// Open, save, import, close.
    File(FileCommand),
}

impl From<Edit> for Command {
    fn from(edit: Edit) -> Self {
        Self::Edit(edit)
    }
}

impl From<Select> for Command {
    fn from(select: Select) -> Self {
        Self::Select(select)
    }
}

impl From<ViewCommand> for Command {
    fn from(view: ViewCommand) -> Self {
        Self::View(view)
    }
}

impl From<FileCommand> for Command {
    fn from(file: FileCommand) -> Self {
        Self::File(file)
    }
}

/// A change of the selection. The last selected item is the one that the inspector shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Select {
    /// These and no others.
    Only(Vec<ItemId>),
    /// This one too, or no longer.
    Toggle(ItemId),
    /// Nothing.
    Clear,
}

impl Select {
    /// This one and no other.
    pub fn one(item: impl Into<ItemId>) -> Self {
        Self::Only(vec![item.into()])
    }
}

/// A change of what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ViewCommand {
    /// What the middle shows.
    Show(Middle),
    /// Show or hide a panel.
    Toggle(Panel),
    /// Scroll to the item, wherever it is shown.
    Reveal(ItemId),
    /// Scroll to an item, and show this passage of its text in the inspector.
    RevealText(InText),
    /// Show this passage of a source.
    RevealSpan(Span),
    /// Begin to edit the item's title or name in place.
    Rename(ItemId),
    /// Begin to edit the selected item's title or name in place, and show it.
    RenameSelected,
    /// End editing in place.
    EndRename,
}

/// A change of what is open, or a way in or out.
#[derive(Clone, Debug, PartialEq)]
pub enum FileCommand {
    /// An empty outline in a tab of its own.
    New,
    /// Read the outline, or import the synopsis, in this file, into a tab of its own. A synopsis that is plainly a new
    /// version of one that an open outline was made from is [offered](super::Offer) first.
    Open(PathBuf),
    /// Import a synopsis that has no file: pasted text, or an example. The name is shown in the tab. A new version is
    /// offered first.
    ImportText {
        /// What it is called.
        name: String,
        /// The synopsis.
        text: String,
    },
    /// Import this synopsis into a tab of its own, whatever it is a version of: the writer has been asked.
    OpenApart(Synopsis),
    /// Take the new version of a source into the outline that was made of the old one.
    Update {
        /// The outline.
        of: DocumentId,
        /// The new version.
        text: Synopsis,
    },
    /// Write the active outline to its file.
    Save,
    /// Write the active outline to this new file, which becomes its own.
    SaveAs(PathBuf),
    /// Write the active outline to this file, which becomes its own, whatever is in it now: the writer has
    /// been asked.
    Replace(PathBuf),
    /// Write the active outline in another format, which the file's ending names.
    Export {
        /// To which file.
        path: PathBuf,
        /// What a picture shows of the timeline.
        drawing: Drawing,
        /// What becomes of a file that is there; it is replaced only when the writer has been asked.
        existing: Existing,
    },
    /// Open what a crashed program has left behind, by its place in [`Workspace::left_behind`](super::Workspace).
    Recover(usize),
    /// Give up for good what a crashed program has left behind, by its place in the same list.
    Discard(usize),
    /// Look up which [earlier versions](super::Workspace::versions) of the active outline's file were kept.
    LookUpVersions,
    /// Open one of the versions that were looked up, beside what is open, as a copy that has no file yet.
    OpenVersion {
        /// Its place in their list.
        place: usize,
        /// What the copy is called until it is saved.
        name: String,
    },
    /// Show this tab.
    Activate(DocumentId),
    /// Close this tab. Unsaved changes are given up: the window has asked.
    Close(DocumentId),
}
