//! The files that were opened last: each that comes is put on the list on the disk, by one job at a time, for each
//! reads the list that the one before has written.

use std::path::Path;

use super::{Workspace, files::Done, jobs::Task};
use crate::store::recent::{self, Recent};

/// The list, and what is to be put on it.
#[derive(Debug, Default)]
pub(super) struct Remembering {
    /// As it was last read or written.
    pub(super) list: Vec<Recent>,
    waiting: Vec<Recent>,
    is_under_way: bool,
}

impl Workspace {
    /// Puts a file that was opened or saved on top of the list.
    pub(super) fn remember(&mut self, path: &Path) {
        let recent = Recent::new(path, self.clock());
        self.recent.waiting.push(recent);
        self.remember_next();
    }

    /// Reads the list and puts on it what waits for that, unless a job is about to.
    pub(super) fn remember_next(&mut self) {
        let Some(folders) = self.folders() else { return self.recent.waiting.clear() };
        let file = folders.recent.clone();
        if !std::mem::replace(&mut self.recent.is_under_way, true) {
            let opened = std::mem::take(&mut self.recent.waiting);
            self.jobs.start(Task::Remember, move || Done::Recent(remembered(&file, opened)));
        }
    }

    /// The list has been read and written; what came meanwhile is next.
    pub(super) fn end_remembering(&mut self) {
        self.recent.is_under_way = false;
        if !self.recent.waiting.is_empty() {
            self.remember_next();
        }
    }
}

fn remembered(file: &Path, opened: Vec<Recent>) -> Vec<Recent> {
    if opened.is_empty() {
        return recent::read(file);
    }
    recent::remember(file, opened).unwrap_or_else(|error| {
        log::info!("{error}");
        recent::read(file)
    })
}
