//! Saving: of one outline one save at a time, each with what the outline was when it was asked for. A wish to save
//! that comes while one is under way is carried out when that one has ended, even if the outline is closed by then:
//! so no older save is written over a newer one, and none takes another for a change by somebody else.

use std::{
    collections::VecDeque,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    DocumentId, Failure, Notice, Workspace,
    files::{self, SavedFile, Saving},
    jobs::Task,
};
use crate::{
    outline::Outline,
    store::{Expected, Stamp, lock::Claim},
};

/// The save of an outline that is under way, and what waits for its end.
#[derive(Debug)]
pub(super) struct Saves {
    /// The outline's file as it was last read or written here.
    own: Option<(PathBuf, Stamp)>,
    waiting: VecDeque<Wish>,
}

/// What was to be saved when it was asked for.
#[derive(Debug)]
struct Wish {
    version: u64,
    outline: Arc<Outline>,
    to: To,
}

/// Where an outline is to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum To {
    /// In its own file, if nobody else has changed it.
    Own,
    /// In a new file.
    New(PathBuf),
    /// In this file, whatever is in it: the writer has been asked.
    Over(PathBuf),
}

impl Workspace {
    /// Saves the active outline in its own file.
    pub(super) fn save_again(&mut self) {
        let Some(document) = self.active() else { return };
        let id = document.id();
        if document.path().is_none() && !self.saves.contains_key(&id) {
            self.notices.push(Notice::NoFileYet(id));
        } else {
            self.save(To::Own);
        }
    }

    /// Saves the active outline, now or when the save that is under way has ended.
    pub(super) fn save(&mut self, to: To) {
        let Some(document) = self.active() else { return };
        let (id, version, outline) = (document.id(), document.version(), Arc::clone(document.outline()));
        let own = document.path().map(Path::to_owned).zip(document.stamp());
        let wish = Wish { version, outline, to };
        if let Some(saves) = self.saves.get_mut(&id) {
            // What came last is the newest.
            if saves.waiting.back().is_some_and(|last| last.to == wish.to) {
                saves.waiting.pop_back();
            }
            saves.waiting.push_back(wish);
        } else {
            self.saves.insert(id, Saves { own, waiting: VecDeque::from([wish]) });
            self.save_next(id);
            self.collect();
        }
    }

    /// A save has ended. If it failed, an open outline is unsaved and said to be so; to try the same once more would
    /// only say it twice.
    pub(super) fn end_save(&mut self, id: DocumentId, has_failed: bool) {
        let is_open = self.document_mut(id).is_some();
        if has_failed
            && is_open
            && let Some(saves) = self.saves.get_mut(&id)
        {
            saves.waiting.retain(|wish| wish.to != To::Own);
        }
        self.save_next(id);
    }

    /// Starts the next save that waits.
    fn save_next(&mut self, id: DocumentId) {
        while let Some(saves) = self.saves.get_mut(&id) {
            let Some(wish) = saves.waiting.pop_front() else {
                self.saves.remove(&id);
                return;
            };
            let place = match wish.to {
                To::New(path) => Some((path, Expected::Nothing)),
                To::Over(path) => Some((path, Expected::Anything)),
                To::Own => saves.own.clone().map(|(path, stamp)| (path, Expected::Unchanged(stamp))),
            };
            let Some((path, expected)) = place else { continue };
            let saving = Saving {
                id,
                version: wish.version,
                outline: wish.outline,
                path,
                expected,
                claimed: self.document_mut(id).and_then(|document| document.claimed().map(Path::to_owned)),
                backups: self.backups().map(Path::to_owned),
            };
            let now = self.clock();
            self.jobs.start(Task::Save(id), move || files::save(saving, now));
            return;
        }
    }

    pub(super) fn note_saved(&mut self, saved: SavedFile) {
        let SavedFile { id, version, path, whole, stamp, no_backup, claim } = saved;
        if let Some(saves) = self.saves.get_mut(&id) {
            saves.own = Some((path.clone(), stamp));
        }
        if let Some(document) = self.document_mut(id) {
            document.set_saved(version, path.clone(), whole, stamp);
            self.note_claim(id, claim);
        }
        let is_new = !std::mem::replace(&mut self.has_no_backup, no_backup.is_some());
        let error = no_backup.filter(|_| is_new).map(Arc::new);
        self.notices.extend(error.map(|error| Notice::Failed(Failure::Backup { id, error })));
        self.remember(&path);
        self.notices.push(Notice::Saved { id, path });
    }

    /// Holds the lock, or says who has the outline open.
    pub(super) fn note_claim(&mut self, id: DocumentId, claim: Option<Claim>) {
        match claim {
            Some(Claim::Ours(lock)) => {
                if let Some(document) = self.document_mut(id) {
                    document.set_lock(lock);
                }
            }
            Some(Claim::Held { by, is_certain }) => {
                self.notices.push(Notice::OpenElsewhere { id, by, is_certain });
            }
            // Where there can be no lock, saving still looks whether the file has changed.
            Some(Claim::Impossible(error)) => log::info!("no lock: {error}"),
            None => {}
        }
    }
}
