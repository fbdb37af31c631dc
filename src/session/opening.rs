//! Opening: files, pasted texts, earlier versions, and what a crash has left behind, each in a tab of its own; a file
//! that is open is shown and not opened twice.

use std::{path::PathBuf, sync::Arc};

use super::{
    Document, DocumentId, Failure, Notice, Synopsis, Workspace,
    document::file_name,
    files::{self, Done, Imported, OpenedFile, OpenedVersion},
    jobs::Task,
    updates::{Beside, offer},
    versions::LookUp,
};
use crate::{
    analysis::Proposal,
    store::{self, lock::Claim, recovery::FoundWork},
};

impl Workspace {
    /// Opens the file, unless it is open or about to be.
    pub(super) fn open(&mut self, path: PathBuf) {
        let already = self.documents().iter().find(|document| document.path() == Some(&path));
        if let Some(id) = already.map(Document::id) {
            self.activate(id);
        } else if !self.opening.values().any(|other| *other == path) {
            self.import(Synopsis::File(path), self.beside());
        }
    }

    /// Reads an outline or a synopsis into a tab of its own. What is a new version of a source of one of those `beside`
    /// is offered first.
    pub(super) fn import(&mut self, text: Synopsis, beside: Beside) {
        let (own, now, id) = (self.own_words(), self.clock(), self.next_id());
        if let Synopsis::File(path) = &text {
            self.opening.insert(id, path.clone());
        }
        self.start(Task::Open(id), move || match text {
            Synopsis::File(path) => files::open(id, path, &beside, own.as_deref(), now),
            Synopsis::Given { name, text } => {
                let from = || Synopsis::Given { name: name.clone(), text: text.clone() };
                offer(&beside, &text, from).map_or_else(
                    || files::import(id, name.clone(), &text, Vec::new(), own.as_deref(), now),
                    Done::Offered,
                )
            }
        });
    }

    pub(super) fn show_imported(&mut self, imported: Imported) {
        let Imported { id, name, path, proposal, warnings } = imported;
        let Proposal { outline, warnings: said } = proposal;
        self.show(Document::imported(id, outline, name, path));
        self.notices.extend(warnings.into_iter().map(|warning| Notice::ReadWarning(id, warning)));
        self.notices.extend(said.into_iter().map(|warning| Notice::ImportWarning(id, warning)));
    }

    pub(super) fn show_opened(&mut self, file: OpenedFile) {
        let OpenedFile { id, path, whole, opened, claim } = file;
        self.remember(&path);
        let already = self.documents().iter().find(|document| !opened.is_partial && document.is_in(&whole));
        if let Some(already) = already.map(Document::id) {
            return self.show_again(already, claim);
        }
        let partial = opened.is_partial;
        let (findings, named) = (opened.findings, path.clone());
        self.show(if partial {
            // What could not be read is still in the file: it must not be saved over by a mere Ctrl+S.
            Document::unsaved(id, opened.outline, file_name(&path))
        } else {
            Document::opened(id, opened.outline, path, whole, opened.stamp)
        });
        if !findings.is_empty() {
            self.notices.push(Notice::OpenedWithFindings { id, path: named, findings, partial });
        }
        self.note_claim(id, claim);
    }

    /// Shows the outline whose file was opened once more, by another of its paths. Where that attempt came between the
    /// outline and its lock, the lock is the outline's now.
    fn show_again(&mut self, id: DocumentId, claim: Option<Claim>) {
        self.activate(id);
        if let Some(Claim::Ours(_)) = &claim {
            let is_wrong =
                |notice: &Notice| matches!(notice, Notice::OpenElsewhere { id: of, .. } if *of == id);
            self.notices.retain(|notice| !is_wrong(notice));
            self.note_claim(id, claim);
        }
    }

    pub(super) fn show_version(&mut self, version: OpenedVersion) {
        let OpenedVersion { id, name, of, path, opened } = version;
        let store::Opened { outline, findings, is_partial: partial, .. } = opened;
        self.show(Document::earlier(id, outline, name, of));
        if !findings.is_empty() {
            self.notices.push(Notice::OpenedWithFindings { id, path, findings, partial });
        }
    }

    pub(super) fn look_up_versions(&mut self) {
        self.versions = None;
        let (Some(document), Some(backups)) = (self.active(), self.backups()) else { return };
        let Some(path) = document.path() else { return };
        let look_up = LookUp {
            of: document.id(),
            backups: backups.to_owned(),
            path: path.to_owned(),
            outline: Arc::clone(document.outline()),
        };
        self.start(Task::Other, move || {
            let versions = look_up.list();
            Done::Versions(look_up, versions)
        });
    }

    pub(super) fn open_version(&mut self, place: usize, name: String) {
        let Some(versions) = &self.versions else { return };
        let Some(version) = versions.kept.get(place) else { return };
        let (path, of) = (version.backup.path.clone(), versions.path.clone());
        let id = self.next_id();
        self.start(Task::Other, move || files::open_version(id, path, name, of));
    }

    pub(super) fn recover(&mut self, index: usize) {
        if index >= self.left_behind.len() {
            return;
        }
        let left = self.left_behind.remove(index);
        let id = self.next_id();
        self.show(Document::recovered(id, left.outline.clone(), &left.belongs));
        if let Some(keeper) = &mut self.keeper {
            keeper.adopt(left, id);
        }
    }

    pub(super) fn discard(&mut self, index: usize) {
        if index < self.left_behind.len() {
            self.left_behind.remove(index).discard();
        }
    }

    /// Notes what crashed programs have left behind, and says what of it cannot be read.
    pub(super) fn note_left_behind(&mut self, found: FoundWork) {
        let unreadable = found.unreadable.into_iter();
        self.notices.extend(unreadable.map(|error| Notice::Failed(Failure::LeftBehind(Arc::new(error)))));
        self.left_behind = found.work;
    }
}
