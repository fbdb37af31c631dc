//! What stands in for the system: a picker of files, and files that are dropped.

use std::{
    collections::VecDeque,
    fs,
    path::{Path, PathBuf},
    sync::Mutex,
};

use bogen::app::{FilePicker, NoDialog, Wanted};

/// Answers with files that were laid out beforehand; without any, as a system without dialogues.
#[derive(Default)]
pub(super) struct LaidOut {
    pub(super) answers: Mutex<VecDeque<Vec<PathBuf>>>,
    pub(super) asked: Mutex<Option<Wanted>>,
}

impl FilePicker for LaidOut {
    fn pick(&self, wanted: &Wanted) -> Result<Vec<PathBuf>, NoDialog> {
        *self.asked.lock().unwrap() = Some(wanted.clone());
        self.answers.lock().unwrap().pop_front().ok_or(NoDialog)
    }
}

/// A dropped file.
#[derive(Debug)]
pub(super) struct Dropped(pub(super) PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        fs::read(&self.0).map_err(|error| error.to_string())
    }
}
