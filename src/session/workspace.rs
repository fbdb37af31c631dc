//! All open outlines, and the carrying out of commands.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use chrono::{DateTime, Utc};

use super::{
    Command, Document, DocumentId, Failure, FileCommand, Notice, Panicked, Reveal, Running, Text, Versions,
    View, ViewCommand,
    document::file_name,
    files::{self, Done, Exporting, Imported, OpenedFile, OpenedVersion, SavedFile, Saving},
    jobs::Jobs,
    keeping::Keeper,
    old_name::Renaming,
    updates::{Beside, offer},
    versions::LookUp,
};
use crate::{
    analysis::Proposal,
    formats::write::timeline::Drawing,
    outline::{ItemId, Outline},
    store::{
        self, Expected, Folders,
        disk::Existing,
        lock::Claim,
        recent::{self, Recent},
        recovery::{self, LeftBehind},
    },
};

/// All that is open, what is shown of it, and what is to be said about it.
#[derive(Debug)]
pub struct Workspace {
    setup: Setup,
    documents: Vec<Document>,
    active: usize,
    view: View,
    pub(super) notices: Vec<Notice>,
    opened: u64,
    jobs: Jobs<Done>,
    keeper: Option<Keeper>,
    left_behind: Vec<LeftBehind>,
    /// Whose name is being typed.
    pub(super) renaming: Option<Renaming>,
    recent: Vec<Recent>,
    versions: Option<Versions>,
}

/// What a workspace is handed from outside.
#[derive(Debug)]
pub struct Setup {
    /// The time of day, for time stamps in outlines.
    pub clock: fn() -> DateTime<Utc>,
    /// How long work runs.
    pub running: Running,
    /// The program's own places on the disk; without them there are no backups and no recovery.
    pub folders: Option<Folders>,
}

impl Setup {
    /// For tests: it is always the same day, and jobs end before the next line.
    pub fn still() -> Self {
        Self { clock: || DateTime::UNIX_EPOCH, running: Running::AtOnce, folders: None }
    }
}

impl Workspace {
    /// Nothing is open yet. What an earlier program left behind and which files were open last is looked up in
    /// the background.
    pub fn new(setup: Setup) -> Self {
        let jobs = Jobs::new(setup.running.clone());
        let folders = setup.folders.clone();
        let mut workspace = Self {
            keeper: folders.as_ref().map(|folders| Keeper::new(folders.recovery.clone())),
            left_behind: Vec::new(),
            renaming: None,
            recent: Vec::new(),
            versions: None,
            setup,
            documents: Vec::new(),
            active: 0,
            view: View::default(),
            notices: Vec::new(),
            opened: 0,
            jobs,
        };
        if let Some(folders) = folders {
            let recovery = folders.recovery;
            workspace.start(move || Done::Recent(recent::read(&folders.recent)));
            workspace.start(move || Done::LeftBehind(recovery::left_behind(&recovery)));
        }
        workspace
    }

    /// What programs that ended without saving have left behind, the newest first.
    pub fn left_behind(&self) -> &[LeftBehind] {
        &self.left_behind
    }

    /// The files that were opened or saved last, the newest first. Some may be gone.
    pub fn recent(&self) -> &[Recent] {
        &self.recent
    }

    /// The earlier versions that were looked up last, as far as they are known by now.
    pub const fn versions(&self) -> Option<&Versions> {
        self.versions.as_ref()
    }

    /// The folder in which earlier versions are kept.
    pub fn backups(&self) -> Option<&Path> {
        self.setup.folders.as_ref().map(|folders| &*folders.backups)
    }

    /// What time it is.
    pub fn clock(&self) -> DateTime<Utc> {
        (self.setup.clock)()
    }

    /// Takes in what background jobs have done, and keeps unsaved work safe; to be called before each frame.
    /// Gives the time after which it is to be called again, if nothing happens before.
    pub fn tend(&mut self, now: Duration) -> Option<Duration> {
        self.collect();
        let clock = self.clock();
        let (round, wait) = self.keeper.as_mut()?.next(&self.documents, now, clock);
        if let Some(round) = round {
            self.start(move || Done::Kept(round.carry_out()));
        }
        wait
    }

    /// Takes in what background jobs have done.
    pub fn collect(&mut self) {
        while let Some(done) = self.jobs.ended() {
            self.take_in(done);
        }
    }

    /// Whether work is under way.
    pub const fn is_busy(&self) -> bool {
        self.jobs.under_way() > 0
    }

    fn take_in(&mut self, done: Result<Done, Panicked>) {
        match done {
            Ok(Done::Imported(imported)) => self.show_imported(imported),
            Ok(Done::Offered(offer)) => self.note_offer(offer),
            Ok(Done::Revised(revised)) => self.note_revised(revised),
            Ok(Done::Opened(opened)) => self.show_opened(opened),
            Ok(Done::Saved(saved)) => self.note_saved(saved),
            Ok(Done::Recent(list)) => self.recent = list,
            Ok(Done::LeftBehind(left)) => self.left_behind = left,
            Ok(Done::Kept(kept)) => {
                let error = self.keeper.as_mut().and_then(|keeper| keeper.take_in(kept));
                self.notices.extend(error.map(|error| Notice::Failed(Failure::Keep(Arc::new(error)))));
            }
            Ok(Done::Versions(look_up, versions)) => {
                self.versions = Some(versions.clone());
                self.jobs.start(move || Done::VersionsRead(look_up.read(versions)));
            }
            Ok(Done::VersionsRead(versions)) => self.versions = Some(versions),
            Ok(Done::OpenedVersion(opened)) => self.show_version(opened),
            Ok(Done::Exported(id, path)) => self.notices.push(Notice::Exported { id, path }),
            Ok(Done::Failed(failure)) => self.notices.push(Notice::Failed(failure)),
            Err(panicked) => {
                if let Some(keeper) = &mut self.keeper {
                    keeper.give_up_round();
                }
                self.notices.push(Notice::JobPanicked(panicked));
            }
        }
    }

    fn note_saved(&mut self, saved: SavedFile) {
        let SavedFile { id, version, path, stamp, claim } = saved;
        if let Some(document) = self.document_mut(id) {
            document.set_saved(version, path.clone(), stamp);
        }
        self.note_claim(id, claim);
        self.remember(path.clone());
        self.notices.push(Notice::Saved { id, path });
    }

    /// Holds the lock, or says who has the outline open.
    fn note_claim(&mut self, id: DocumentId, claim: Option<Claim>) {
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

    fn remember(&mut self, path: PathBuf) {
        if let Some(folders) = &self.setup.folders {
            let (list, now) = (folders.recent.clone(), self.clock());
            self.jobs.start(move || match recent::remember(&list, &path, now) {
                Ok(recent) => Done::Recent(recent),
                Err(error) => {
                    log::info!("{error}");
                    Done::Recent(recent::read(&list))
                }
            });
        }
    }

    fn show_imported(&mut self, imported: Imported) {
        let Imported { id, name, path, proposal, warnings } = imported;
        let Proposal { outline, warnings: said } = proposal;
        self.show(Document::imported(id, outline, name, path));
        self.notices.extend(warnings.into_iter().map(|warning| Notice::ReadWarning(id, warning)));
        self.notices.extend(said.into_iter().map(|warning| Notice::ImportWarning(id, warning)));
    }

    fn show_opened(&mut self, file: OpenedFile) {
        let OpenedFile { id, path, opened, claim } = file;
        let partial = opened.is_partial;
        let (findings, named) = (opened.findings, path.clone());
        self.remember(path.clone());
        self.show(if partial {
            // What could not be read is still in the file: it must not be saved over by a mere Ctrl+S.
            Document::unsaved(id, opened.outline, file_name(&path))
        } else {
            Document::opened(id, opened.outline, path, opened.stamp)
        });
        if !findings.is_empty() {
            self.notices.push(Notice::OpenedWithFindings { id, path: named, findings, partial });
        }
        self.note_claim(id, claim);
    }

    fn show_version(&mut self, version: OpenedVersion) {
        let OpenedVersion { id, name, of, path, opened } = version;
        let store::Opened { outline, findings, is_partial: partial, .. } = opened;
        self.show(Document::earlier(id, outline, name, of));
        if !findings.is_empty() {
            self.notices.push(Notice::OpenedWithFindings { id, path, findings, partial });
        }
    }

    pub(super) fn document_mut(&mut self, id: DocumentId) -> Option<&mut Document> {
        self.documents.iter_mut().find(|document| document.id() == id)
    }

    /// The open outlines in the order of their tabs.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// The outline that is shown.
    pub fn active(&self) -> Option<&Document> {
        self.documents.get(self.active)
    }

    /// What is shown.
    pub const fn view(&self) -> &View {
        &self.view
    }

    /// What is to be said and has not been said yet.
    pub fn take_notices(&mut self) -> Vec<Notice> {
        std::mem::take(&mut self.notices)
    }

    /// Carries out a command at the time `now`, counted from any fixed point.
    pub fn carry_out(&mut self, command: Command, now: Duration) {
        self.end_renaming_by(&command);
        match command {
            Command::View(command) => self.change_view(command),
            Command::File(command) => self.carry_out_file(command),
            Command::Edit(edit) => self.edit(&edit, now),
            Command::Cut(scenes) => self.cut(&scenes, now),
            Command::Reword(rewordings) => self.reword(rewordings, now),
            Command::Undo => self.with_active(Document::undo),
            Command::Redo => self.with_active(Document::redo),
            Command::EndStep => self.with_active(Document::end_step),
            Command::Select(select) => self.with_active(|document| document.select(select)),
        }
    }

    /// Forgets what was meant for one frame only; to be called before commands of the next are carried out.
    pub fn end_frame(&mut self) {
        self.view.reveal = None;
    }

    pub(super) fn active_mut(&mut self) -> Option<&mut Document> {
        self.documents.get_mut(self.active)
    }

    fn with_active(&mut self, change: impl FnOnce(&mut Document)) {
        if let Some(document) = self.active_mut() {
            change(document);
        }
    }

    fn change_view(&mut self, command: ViewCommand) {
        match command {
            ViewCommand::Show(middle) => self.view.middle = middle,
            ViewCommand::Toggle(panel) => self.view.toggle(panel),
            ViewCommand::Reveal(item) => self.view.reveal = Some(Reveal::Item(item)),
            ViewCommand::RevealText(text) => {
                self.view.inspector = true;
                self.view.reveal = Some(Reveal::Text(text));
            }
            ViewCommand::RevealSpan(span) => self.view.reveal = Some(Reveal::Span(span)),
            ViewCommand::Rename(item) => self.view.renaming = Some(item),
            ViewCommand::RenameSelected => {
                if let Some(item) = self.active().and_then(Document::selected).cloned() {
                    self.view.renaming = Some(item.clone());
                    self.view.reveal = Some(Reveal::Item(item));
                }
            }
            ViewCommand::EndRename => self.view.renaming = None,
        }
    }

    fn carry_out_file(&mut self, command: FileCommand) {
        match command {
            FileCommand::New => {
                let id = self.next_id();
                self.show(Document::unsaved(id, Outline::default(), String::new()));
            }
            FileCommand::Recover(index) => self.recover(index),
            FileCommand::Discard(index) => self.discard(index),
            FileCommand::LookUpVersions => self.look_up_versions(),
            FileCommand::OpenVersion { place, name } => self.open_version(place, name),
            FileCommand::ImportText { name, text } => {
                self.import(Text::Given { name, text }, self.beside());
            }
            FileCommand::Open(path) => self.open(path),
            FileCommand::OpenApart(text) => self.import(text, Vec::new()),
            FileCommand::Update { of, text } => self.update(of, text),
            FileCommand::Save => self.save_again(),
            FileCommand::SaveAs(path) => self.save(path, Expected::Nothing),
            FileCommand::Replace(path) => self.save(path, Expected::Anything),
            FileCommand::Export { path, drawing, existing } => self.export(path, drawing, existing),
            FileCommand::Activate(id) => self.activate(id),
            FileCommand::Close(id) => {
                if let Some(place) = self.place_of(id) {
                    self.documents.remove(place);
                    if self.active > place || self.active == self.documents.len() {
                        self.active = self.active.saturating_sub(1);
                    }
                }
            }
        }
    }

    fn look_up_versions(&mut self) {
        self.versions = None;
        let (Some(document), Some(backups)) = (self.active(), self.backups()) else { return };
        let Some(path) = document.path() else { return };
        let look_up = LookUp {
            of: document.id(),
            backups: backups.to_owned(),
            path: path.to_owned(),
            outline: Arc::clone(document.outline()),
        };
        self.start(move || {
            let versions = look_up.list();
            Done::Versions(look_up, versions)
        });
    }

    fn open_version(&mut self, place: usize, name: String) {
        let Some(versions) = &self.versions else { return };
        let Some(version) = versions.kept.get(place) else { return };
        let (path, of) = (version.backup.path.clone(), versions.path.clone());
        let id = self.next_id();
        self.start(move || files::open_version(id, path, name, of));
    }

    fn export(&mut self, path: PathBuf, drawing: Drawing, existing: Existing) {
        if let Some(document) = self.active() {
            let (id, name) = (document.id(), document.name().to_owned());
            let outline = Arc::clone(document.outline());
            let exporting = Exporting { id, outline, name, path, drawing, existing };
            self.start(move || files::export(exporting));
        }
    }

    /// Where the writer's own words lie.
    pub(super) fn own_words(&self) -> Option<PathBuf> {
        self.setup.folders.as_ref().map(|folders| folders.own_words.clone())
    }

    fn open(&mut self, path: PathBuf) {
        let already = self.documents.iter().position(|document| document.path() == Some(&path));
        if let Some(place) = already {
            self.active = place;
        } else {
            self.import(Text::File(path), self.beside());
        }
    }

    /// Reads an outline or a synopsis into a tab of its own. What is a new version of a source of one of those `beside`
    /// is offered first.
    fn import(&mut self, text: Text, beside: Beside) {
        let (own, now, id) = (self.own_words(), self.clock(), self.next_id());
        self.start(move || match text {
            Text::File(path) => files::open(id, path, &beside, own.as_deref(), now),
            Text::Given { name, text } => {
                let from = || Text::Given { name: name.clone(), text: text.clone() };
                offer(&beside, &text, from).map_or_else(
                    || files::import(id, name.clone(), &text, Vec::new(), own.as_deref(), now),
                    Done::Offered,
                )
            }
        });
    }

    /// Shows this outline.
    pub(super) fn activate(&mut self, id: DocumentId) {
        self.active = self.place_of(id).unwrap_or(self.active);
    }

    /// Scrolls to the item in the next frame.
    pub(super) fn reveal(&mut self, item: ItemId) {
        self.view.reveal = Some(Reveal::Item(item));
    }

    fn save_again(&mut self) {
        let Some(document) = self.active() else { return };
        match (document.path(), document.stamp()) {
            (Some(path), Some(stamp)) => self.save(path.to_owned(), Expected::Unchanged(stamp)),
            _ => {
                let id = document.id();
                self.notices.push(Notice::NoFileYet(id));
            }
        }
    }

    fn save(&mut self, path: PathBuf, expected: Expected) {
        let Some(document) = self.active() else { return };
        let saving = Saving {
            id: document.id(),
            version: document.version(),
            outline: Arc::clone(document.outline()),
            claims: !document.has_claimed(&path),
            path,
            expected,
            backups: self.backups().map(Path::to_owned),
        };
        let now = self.clock();
        self.start(move || files::save(saving, now));
    }

    pub(super) fn start(&mut self, work: impl FnOnce() -> Done + Send + 'static) {
        self.jobs.start(work);
        self.collect();
    }

    /// Waits until all that is under way has ended, and keeps what is unsaved without delay; to be called
    /// before the program ends.
    pub fn finish(&mut self) {
        self.wait();
        self.tend(Duration::MAX);
        self.wait();
    }

    fn wait(&mut self) {
        while let Some(done) = self.jobs.wait() {
            self.take_in(done);
        }
    }

    fn place_of(&self, id: DocumentId) -> Option<usize> {
        self.documents.iter().position(|document| document.id() == id)
    }

    fn recover(&mut self, index: usize) {
        if index >= self.left_behind.len() {
            return;
        }
        let left = self.left_behind.remove(index);
        let id = self.next_id();
        self.show(Document::recovered(id, left.outline.clone(), &left.belongs));
        if let Some(adopt) = self.keeper.as_ref().map(|keeper| keeper.adopt(left, id)) {
            self.start(move || Done::Kept(adopt()));
        }
    }

    fn discard(&mut self, index: usize) {
        if index < self.left_behind.len() {
            self.left_behind.remove(index).discard();
        }
    }

    /// The number of the next outline, given when it is asked for: several that are read at once stand in the order
    /// in which they were asked for.
    const fn next_id(&mut self) -> DocumentId {
        self.opened += 1;
        DocumentId(self.opened)
    }

    /// Gives the outline a tab, behind those that were asked for before it. It is shown unless one is that was asked
    /// for later.
    fn show(&mut self, document: Document) {
        let id = document.id();
        let place = self.documents.partition_point(|other| other.id() < id);
        let is_behind = self.active().is_some_and(|front| front.id() > id);
        self.documents.insert(place, document);
        if is_behind {
            self.active += 1;
        } else {
            self.active = place;
            self.view.renaming = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlines_opened_together_stand_in_their_order_whichever_is_read_first() {
        let mut workspace = Workspace::new(Setup::still());
        let names = ["eins", "zwei", "drei"];
        let ids = names.map(|_| workspace.next_id());
        for at in [1, 2, 0] {
            let text = "Kai geht zum Hafen.";
            let read = files::import(ids[at], names[at].into(), text, Vec::new(), None, DateTime::UNIX_EPOCH);
            workspace.take_in(Ok(read));
        }
        let tabs: Vec<_> = workspace.documents().iter().map(Document::name).collect();
        assert_eq!(tabs, names);
        assert_eq!(workspace.active().map(Document::name), Some("drei"));
    }
}
