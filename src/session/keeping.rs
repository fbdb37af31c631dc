//! Unsaved work is kept in the recovery folder a moment after it was done, so that nothing is lost with the
//! program. It is forgotten when the outline is saved or given up.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
    time::Duration,
};

use chrono::{DateTime, Utc};

use super::{Document, DocumentId};
use crate::{
    outline::Outline,
    store::{
        self,
        recovery::{Belongs, Journal, LeftBehind},
    },
};

/// Work is kept so long after the first change that has not been kept.
const PATIENCE: Duration = Duration::from_secs(2);

/// Which versions have been kept, and which are to be kept next.
#[derive(Debug)]
pub(super) struct Keeper {
    folder: PathBuf,
    /// Begun with the first work that is kept: a program that changes nothing leaves no trace.
    journal: Arc<OnceLock<Journal>>,
    kept: BTreeMap<DocumentId, u64>,
    changed: BTreeMap<DocumentId, Duration>,
    /// What crashed programs have left behind and is open here; given up there when it is kept here.
    adopted: BTreeMap<DocumentId, LeftBehind>,
    is_under_way: bool,
    has_failed: bool,
}

/// Work to be kept, and kept work to be forgotten.
#[derive(Debug)]
pub(super) struct Round {
    folder: PathBuf,
    journal: Arc<OnceLock<Journal>>,
    keep: Vec<Work>,
    forget: Vec<DocumentId>,
    adopted: BTreeMap<DocumentId, LeftBehind>,
}

#[derive(Debug)]
struct Work {
    id: DocumentId,
    version: u64,
    belongs: Belongs,
    outline: Arc<Outline>,
}

/// What came of a round.
#[derive(Debug)]
pub(super) struct Kept {
    versions: Vec<(DocumentId, u64)>,
    forgotten: Vec<DocumentId>,
    error: Option<store::Error>,
}

impl Keeper {
    /// Keeps work in this folder.
    pub(super) fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            journal: Arc::default(),
            kept: BTreeMap::new(),
            changed: BTreeMap::new(),
            adopted: BTreeMap::new(),
            is_under_way: false,
            has_failed: false,
        }
    }

    /// What is to be done now, and after which time to ask again.
    pub(super) fn next(
        &mut self,
        documents: &[Document],
        now: Duration,
        clock: DateTime<Utc>,
    ) -> (Option<Round>, Option<Duration>) {
        if self.is_under_way {
            return (None, None);
        }
        let is_unsaved = |id: &DocumentId| {
            documents.iter().any(|document| document.id() == *id && document.has_unsaved_changes())
        };
        let forget: Vec<_> = self.kept.keys().filter(|id| !is_unsaved(id)).copied().collect();
        self.changed.retain(|id, _| is_unsaved(id));
        let mut keep = Vec::new();
        let mut wait: Option<Duration> = None;
        for document in documents.iter().filter(|document| document.has_unsaved_changes()) {
            if self.kept.get(&document.id()) == Some(&document.version()) {
                continue;
            }
            let since = *self.changed.entry(document.id()).or_insert(now);
            match since.saturating_add(PATIENCE).checked_sub(now).filter(|left| !left.is_zero()) {
                Some(left) => wait = Some(wait.map_or(left, |wait| wait.min(left))),
                None => keep.push(work(document, clock)),
            }
        }
        let is_settled = |id: &DocumentId| keep.iter().any(|work: &Work| work.id == *id) || !is_unsaved(id);
        let (adopted, later) =
            std::mem::take(&mut self.adopted).into_iter().partition(|(id, _)| is_settled(id));
        self.adopted = later;
        if keep.is_empty() && forget.is_empty() && adopted.is_empty() {
            return (None, wait);
        }
        self.is_under_way = true;
        let (folder, journal) = (self.folder.clone(), Arc::clone(&self.journal));
        (Some(Round { folder, journal, keep, forget, adopted }), wait)
    }

    /// Takes in what came of a round. Gives an error that has not been told yet.
    pub(super) fn take_in(&mut self, done: Kept) -> Option<store::Error> {
        for id in done.forgotten {
            self.kept.remove(&id);
        }
        for (id, version) in done.versions {
            self.kept.insert(id, version);
            self.changed.remove(&id);
        }
        let is_new = !std::mem::replace(&mut self.has_failed, done.error.is_some());
        done.error.filter(|_| is_new)
    }

    /// A round has ended, if only in a panic; the next may begin.
    pub(super) const fn end_round(&mut self) {
        self.is_under_way = false;
    }

    /// Takes over what a crashed program has left behind, as the document `id`, with the next round.
    pub(super) fn adopt(&mut self, left: LeftBehind, id: DocumentId) {
        self.changed.insert(id, Duration::ZERO);
        self.adopted.insert(id, left);
    }
}

fn work(document: &Document, clock: DateTime<Utc>) -> Work {
    let text = |path: &Path| path.to_string_lossy().into_owned();
    let (path, earlier_of) = (document.path().map(text), document.earlier_of().map(text));
    let belongs = Belongs { path, earlier_of, name: document.name().to_owned(), kept: clock };
    Work { id: document.id(), version: document.version(), belongs, outline: Arc::clone(document.outline()) }
}

impl Round {
    /// Writes to the disk; a job.
    pub(super) fn carry_out(mut self) -> Kept {
        let mut done = Kept { versions: Vec::new(), forgotten: self.forget.clone(), error: None };
        if self.journal.get().is_none() && !self.keep.is_empty() {
            match Journal::begin(&self.folder) {
                Ok(journal) => drop(self.journal.set(journal)),
                Err(error) => done.error = Some(error),
            }
        }
        for id in &self.forget {
            if let Some(journal) = self.journal.get() {
                journal.forget(id.0);
            }
        }
        for work in self.keep {
            match self.journal.get().map(|journal| journal.keep(work.id.0, &work.belongs, &work.outline)) {
                Some(Ok(())) => done.versions.push((work.id, work.version)),
                failed => {
                    // Where it was left behind it is still safe.
                    self.adopted.remove(&work.id);
                    done.error = failed.and_then(Result::err).or(done.error);
                }
            }
        }
        self.adopted.into_values().for_each(LeftBehind::discard);
        done
    }
}
