//! One open outline: its versions, what is selected in it, and which file it belongs to.

use std::{
    cell::OnceCell,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use super::Select;
use crate::outline::{Edit, EditError, Hint, History, ItemId, Outline, Selection, StepLabel, hints};
use crate::store::{Stamp, lock::Lock, recovery::Belongs};

/// Which open outline; never given twice while the program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub(super) u64);

/// A version of an open outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VersionId {
    /// Which outline.
    pub document: DocumentId,
    /// The number that only this version of it has.
    pub version: u64,
}

/// One open outline.
#[derive(Debug)]
pub struct Document {
    id: DocumentId,
    history: History,
    selection: Selection,
    /// What the story checker says of the present version, once somebody has asked.
    hints: OnceCell<Vec<Hint>>,
    /// Those of an earlier version, while the writer is in the middle of a sentence.
    held_hints: Option<Vec<Hint>>,
    /// What the tab shows while the outline has no title.
    name: String,
    /// None while there is no file for it.
    saved: Option<Saved>,
    /// The file of the text that was imported, which may lie where nothing is to be written.
    text: Option<PathBuf>,
    /// Set while it is a copy of an earlier version that has not been saved.
    earlier: Option<Earlier>,
}

/// The file of an outline as it was last read or written here.
#[derive(Debug)]
struct Saved {
    path: PathBuf,
    /// Its one path, however it was reached.
    whole: PathBuf,
    /// The version that is in it.
    version: u64,
    stamp: Stamp,
    /// Held while this file is open here.
    lock: Option<Lock>,
}

/// A copy of an earlier version.
#[derive(Clone, Debug)]
struct Earlier {
    /// The file of which it is an earlier version.
    of: PathBuf,
    /// What the tab shows, for the title is that of the present version as well.
    name: String,
    /// The version as it was opened; none where work on it was recovered.
    version: Option<u64>,
}

impl Document {
    /// An outline that is in no file yet.
    pub fn unsaved(id: DocumentId, outline: Outline, name: String) -> Self {
        Self {
            id,
            history: History::new(outline),
            selection: Selection::new(),
            hints: OnceCell::new(),
            held_hints: None,
            name,
            text: None,
            saved: None,
            earlier: None,
        }
    }

    /// What was read from a text, in the file `text` or in none; it is in no file of its own yet.
    pub fn imported(id: DocumentId, outline: Outline, name: String, text: Option<PathBuf>) -> Self {
        Self { text, ..Self::unsaved(id, outline, name) }
    }

    /// A copy of an earlier version of the outline in the file `of`; it is in no file of its own yet.
    pub fn earlier(id: DocumentId, outline: Outline, name: String, of: PathBuf) -> Self {
        let copy = Self::unsaved(id, outline, String::new());
        let earlier = Some(Earlier { of, name, version: Some(copy.version()) });
        Self { earlier, ..copy }
    }

    /// An outline as it stands in the file at `path`, which is this one: `whole`.
    pub fn opened(id: DocumentId, outline: Outline, path: PathBuf, whole: PathBuf, stamp: Stamp) -> Self {
        let document = Self::unsaved(id, outline, file_name(&path));
        let saved = Some(Saved { path, whole, version: document.version(), stamp, lock: None });
        Self { saved, ..document }
    }

    /// What a crashed program has left of an outline without a file, or of one whose file is to be saved anew.
    pub fn recovered(id: DocumentId, outline: Outline, belongs: &Belongs) -> Self {
        let name = belongs.name.clone();
        let earlier = belongs.earlier_of.as_ref().map(|of| Earlier {
            of: of.into(),
            name: name.clone(),
            version: None,
        });
        Self { earlier, ..Self::unsaved(id, outline, name) }
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

    /// Which version of which outline it shows now.
    pub const fn version_id(&self) -> VersionId {
        VersionId { document: self.id, version: self.version() }
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
        self.saved.as_ref().map(|saved| &*saved.path)
    }

    /// Whether its file is this one, however either was reached.
    pub(super) fn is_in(&self, whole: &Path) -> bool {
        self.saved.as_ref().is_some_and(|saved| saved.whole == whole)
    }

    /// The file beside which it belongs: its own, that of which it is an earlier version, or that of its text.
    pub fn neighbour(&self) -> Option<&Path> {
        self.path().or(self.earlier_of()).or(self.text.as_deref())
    }

    /// The file of which it is an earlier version.
    pub fn earlier_of(&self) -> Option<&Path> {
        self.earlier.as_ref().map(|earlier| &*earlier.of)
    }

    /// Whether it is a copy of an earlier version that has not been saved.
    pub const fn is_earlier_version(&self) -> bool {
        self.earlier.is_some()
    }

    /// What its file was like when it was last read or written here.
    pub fn stamp(&self) -> Option<Stamp> {
        self.saved.as_ref().map(|saved| saved.stamp)
    }

    /// What the tab shows: the episode's title, or the file's name.
    pub fn name(&self) -> &str {
        let title = &self.outline().title;
        match &self.earlier {
            Some(earlier) => &earlier.name,
            None if title.is_empty() => &self.name,
            None => title,
        }
    }

    /// What the story checker says of the present version, also what the writer has put away; while it is
    /// [held](Self::holds_hints), of the version before the writer began to type.
    pub fn hints(&self) -> &[Hint] {
        match &self.held_hints {
            Some(held) => held,
            None => self.hints.get_or_init(|| hints(self.outline())),
        }
    }

    /// Whether what the story checker says stays as it was.
    pub const fn holds_hints(&self) -> bool {
        self.held_hints.is_some()
    }

    /// Keeps what the story checker says as it is, or says it of the present version again.
    pub(super) fn hold_hints(&mut self, holds: bool) {
        if holds && self.held_hints.is_none() {
            self.held_hints = Some(self.hints().to_vec());
        } else if !holds {
            self.held_hints = None;
        }
    }

    /// The hints that the writer has not put away.
    pub fn told_hints(&self) -> impl Iterator<Item = &Hint> {
        self.hints().iter().filter(|hint| !self.outline().has_dismissed(hint))
    }

    /// Whether something would be lost if it were closed now.
    pub fn has_unsaved_changes(&self) -> bool {
        match (&self.saved, &self.earlier) {
            (Some(saved), _) => saved.version != self.version(),
            // As it was opened it is still among the versions that are kept.
            (None, Some(earlier)) => earlier.version != Some(self.version()),
            (None, None) => **self.outline() != Outline::default(),
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
        self.hints.take();
        Ok(())
    }

    /// Carries out an edit and selects these items, where there are any; also when it is done again.
    pub(super) fn edit_selecting(
        &mut self,
        edit: &Edit,
        selection: Selection,
        now: Duration,
    ) -> Result<(), EditError> {
        self.edit(edit, now)?;
        if !selection.is_empty() {
            self.history.select_after(&selection);
            self.selection = selection;
        }
        Ok(())
    }

    pub(super) fn end_step(&mut self) {
        self.history.end_step();
    }

    pub(super) fn undo(&mut self) {
        if let Some(step) = self.history.undo() {
            self.selection.clone_from(&step.before);
            self.hints.take();
        }
    }

    pub(super) fn redo(&mut self) {
        if let Some(step) = self.history.redo() {
            self.selection.clone_from(&step.after);
            self.hints.take();
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

    /// Its file, where nobody else has it open.
    pub(super) fn claimed(&self) -> Option<&Path> {
        self.saved.as_ref().filter(|saved| saved.lock.is_some()).map(|saved| &*saved.whole)
    }

    /// Nobody else has its file open.
    pub(super) fn set_lock(&mut self, lock: Lock) {
        if let Some(saved) = &mut self.saved {
            saved.lock = Some(lock);
        }
    }

    /// This version is now in the file at `path`, which is this one: `whole`. A file that was its own before is free again.
    pub(super) fn set_saved(&mut self, version: u64, path: PathBuf, whole: PathBuf, stamp: Stamp) {
        self.name = file_name(&path);
        self.earlier = None;
        let lock = self.saved.take().filter(|saved| saved.whole == whole).and_then(|saved| saved.lock);
        self.saved = Some(Saved { path, whole, version, stamp, lock });
    }
}

/// The file's name without its ending.
pub(super) fn file_name(path: &Path) -> String {
    path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
