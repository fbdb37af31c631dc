//! One open outline: its versions, what is selected in it, and which file it belongs to.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use super::Select;
use crate::outline::{Edit, EditError, History, ItemId, Outline, Selection, StepLabel};

/// Which open outline; never given twice while the program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub(super) u64);

/// One open outline.
#[derive(Clone, Debug)]
pub struct Document {
    id: DocumentId,
    history: History,
    selection: Selection,
    /// What the tab shows while the outline has no title.
    name: String,
    path: Option<PathBuf>,
    /// The version that is in the file; none while there is no file for it.
    saved: Option<u64>,
}

impl Document {
    /// An outline that is in no file yet: new, or just imported.
    pub fn unsaved(id: DocumentId, outline: Outline, name: String) -> Self {
        Self {
            id,
            history: History::new(outline),
            selection: Selection::new(),
            name,
            path: None,
            saved: None,
        }
    }

    /// An outline as it stands in a file.
    pub fn opened(id: DocumentId, outline: Outline, path: PathBuf) -> Self {
        let history = History::new(outline);
        let saved = Some(history.version());
        Self { id, history, selection: Selection::new(), name: file_name(&path), path: Some(path), saved }
    }

    /// Which open outline it is.
    pub const fn id(&self) -> DocumentId {
        self.id
    }

    /// The present version.
    pub const fn outline(&self) -> &Arc<Outline> {
        self.history.outline()
    }

    /// A number that only the present version has.
    pub const fn version(&self) -> u64 {
        self.history.version()
    }

    /// What is selected.
    pub const fn selection(&self) -> &Selection {
        &self.selection
    }

    /// The selected item that is shown.
    pub fn selected(&self) -> Option<&ItemId> {
        self.selection.last()
    }

    /// Whether the item is selected.
    pub fn is_selected(&self, item: &ItemId) -> bool {
        self.selection.contains(item)
    }

    /// Its file.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// What the tab shows: the episode's title, or the file's name.
    pub fn name(&self) -> &str {
        let title = &self.outline().title;
        if title.is_empty() { &self.name } else { title }
    }

    /// Whether something would be lost if it were closed now.
    pub fn has_unsaved_changes(&self) -> bool {
        match self.saved {
            Some(saved) => saved != self.version(),
            None => **self.outline() != Outline::default(),
        }
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<StepLabel> {
        self.history.undo_label()
    }

    /// What redo would do again.
    pub fn redo_label(&self) -> Option<StepLabel> {
        self.history.redo_label()
    }

    /// Carries out an edit at the time `now`, and selects what it touched.
    pub(super) fn edit(&mut self, edit: &Edit, now: Duration) -> Result<(), EditError> {
        self.selection = self.history.carry_out(edit, &self.selection, now)?;
        Ok(())
    }

    pub(super) fn end_step(&mut self) {
        self.history.end_step();
    }

    pub(super) fn undo(&mut self) {
        if let Some(step) = self.history.undo() {
            self.selection.clone_from(&step.before);
        }
    }

    pub(super) fn redo(&mut self) {
        if let Some(step) = self.history.redo() {
            self.selection.clone_from(&step.after);
        }
    }

    pub(super) fn select(&mut self, select: Select) {
        match select {
            Select::Only(items) => self.selection = items,
            Select::Toggle(item) => match self.selection.iter().position(|selected| *selected == item) {
                Some(place) => {
                    self.selection.remove(place);
                }
                None => self.selection.push(item),
            },
            Select::Clear => self.selection.clear(),
        }
        let outline = self.history.outline();
        self.selection.retain(|item| outline.contains(item));
    }

    /// The version `saved` is now in the file at `path`.
    pub(super) fn set_saved(&mut self, path: PathBuf, saved: u64) {
        self.name = file_name(&path);
        self.path = Some(path);
        self.saved = Some(saved);
    }
}

fn file_name(path: &Path) -> String {
    path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
