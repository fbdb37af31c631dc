//! All open outlines, and the carrying out of commands.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use chrono::{DateTime, Utc};

use super::{
    Command, Document, DocumentId, Failure, FileCommand, Notice, Panicked, Reveal, Running, Synopsis,
    Versions, View, ViewCommand,
    files::{self, Done, Exporting},
    jobs::{Jobs, Task},
    keeping::Keeper,
    old_name::Renaming,
    remembering::Remembering,
    saving::{Saves, To},
};
use crate::{
    formats::write::timeline::Drawing,
    outline::{ItemId, Outline},
    store::{
        Folders,
        disk::Existing,
        recent::Recent,
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
    pub(super) jobs: Jobs<Done>,
    pub(super) keeper: Option<Keeper>,
    pub(super) left_behind: Vec<LeftBehind>,
    /// Whose name is being typed.
    pub(super) renaming: Option<Renaming>,
    pub(super) recent: Remembering,
    /// The outlines that are being saved.
    pub(super) saves: BTreeMap<DocumentId, Saves>,
    /// The files that are being read.
    pub(super) opening: BTreeMap<DocumentId, PathBuf>,
    /// Whether the last save could not keep what it replaced.
    pub(super) has_no_backup: bool,
    pub(super) versions: Option<Versions>,
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
            recent: Remembering::default(),
            saves: BTreeMap::new(),
            opening: BTreeMap::new(),
            has_no_backup: false,
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
            workspace.remember_next();
            workspace.start(Task::Other, move || Done::LeftBehind(recovery::left_behind(&recovery)));
        }
        workspace
    }

    /// What programs that ended without saving have left behind, the newest first.
    pub fn left_behind(&self) -> &[LeftBehind] {
        &self.left_behind
    }

    /// The files that were opened or saved last, the newest first. Some may be gone.
    pub fn recent(&self) -> &[Recent] {
        &self.recent.list
    }

    /// The earlier versions that were looked up last, as far as they are known by now.
    pub const fn versions(&self) -> Option<&Versions> {
        self.versions.as_ref()
    }

    /// The program's own places on the disk.
    pub(super) const fn folders(&self) -> Option<&Folders> {
        self.setup.folders.as_ref()
    }

    /// The folder in which earlier versions are kept.
    pub fn backups(&self) -> Option<&Path> {
        self.folders().map(|folders| &*folders.backups)
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
            self.start(Task::Keep, move || Done::Kept(round.carry_out()));
        }
        wait
    }

    /// Takes in what background jobs have done.
    pub fn collect(&mut self) {
        while let Some((task, done)) = self.jobs.ended() {
            self.take_in(task, done);
        }
    }

    /// Whether work is under way.
    pub const fn is_busy(&self) -> bool {
        self.jobs.under_way() > 0
    }

    fn take_in(&mut self, task: Task, done: Result<Done, Panicked>) {
        let is_saved = matches!(done, Ok(Done::Saved(_)));
        self.note_done(done);
        match task {
            Task::Open(id) => drop(self.opening.remove(&id)),
            Task::Save(id) => self.end_save(id, !is_saved),
            Task::Keep => self.keeper.iter_mut().for_each(Keeper::end_round),
            Task::Remember => self.end_remembering(),
            Task::Other => {}
        }
    }

    fn note_done(&mut self, done: Result<Done, Panicked>) {
        match done {
            Ok(Done::Imported(imported)) => self.show_imported(imported),
            Ok(Done::Offered(offer)) => self.note_offer(offer),
            Ok(Done::Revised(revised)) => self.note_revised(revised),
            Ok(Done::Opened(opened)) => self.show_opened(opened),
            Ok(Done::Saved(saved)) => self.note_saved(saved),
            Ok(Done::Recent(list)) => self.recent.list = list,
            Ok(Done::LeftBehind(found)) => self.note_left_behind(found),
            Ok(Done::Kept(kept)) => {
                let error = self.keeper.as_mut().and_then(|keeper| keeper.take_in(kept));
                self.notices.extend(error.map(|error| Notice::Failed(Failure::Keep(Arc::new(error)))));
            }
            Ok(Done::Versions(look_up, versions)) => {
                self.versions = Some(versions.clone());
                self.jobs.start(Task::Other, move || Done::VersionsRead(look_up.read(versions)));
            }
            Ok(Done::VersionsRead(versions)) => self.versions = Some(versions),
            Ok(Done::OpenedVersion(opened)) => self.show_version(opened),
            Ok(Done::Exported(id, path)) => self.notices.push(Notice::Exported { id, path }),
            Ok(Done::Failed(failure)) => self.notices.push(Notice::Failed(failure)),
            Err(panicked) => self.notices.push(Notice::JobPanicked(panicked)),
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
            ViewCommand::Rename(item) => {
                self.view.show_a_name_of(&item);
                self.view.renaming = Some(item);
            }
            ViewCommand::RenameSelected => {
                if let Some(item) = self.active().and_then(Document::selected).cloned() {
                    self.view.show_a_name_of(&item);
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
                self.import(Synopsis::Given { name, text }, self.beside());
            }
            FileCommand::Open(path) => self.open(absolute(path)),
            FileCommand::OpenApart(text) => self.import(text, Vec::new()),
            FileCommand::Update { of, text } => self.update(of, text),
            FileCommand::Save => self.save_again(),
            FileCommand::SaveAs(path) => self.save(To::New(absolute(path))),
            FileCommand::Replace(path) => self.save(To::Over(absolute(path))),
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

    fn export(&mut self, path: PathBuf, drawing: Drawing, existing: Existing) {
        if let Some(document) = self.active() {
            let (id, name) = (document.id(), document.name().to_owned());
            let outline = Arc::clone(document.outline());
            let exporting = Exporting { id, outline, name, path, drawing, existing };
            self.start(Task::Other, move || files::export(exporting));
        }
    }

    /// Where the writer's own words lie.
    pub(super) fn own_words(&self) -> Option<PathBuf> {
        self.folders().map(|folders| folders.own_words.clone())
    }

    /// Shows this outline.
    pub(super) fn activate(&mut self, id: DocumentId) {
        self.active = self.place_of(id).unwrap_or(self.active);
    }

    /// Scrolls to the item in the next frame.
    pub(super) fn reveal(&mut self, item: ItemId) {
        self.view.reveal = Some(Reveal::Item(item));
    }

    pub(super) fn start(&mut self, task: Task, work: impl FnOnce() -> Done + Send + 'static) {
        self.jobs.start(task, work);
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
        while let Some((task, done)) = self.jobs.wait() {
            self.take_in(task, done);
        }
    }

    fn place_of(&self, id: DocumentId) -> Option<usize> {
        self.documents.iter().position(|document| document.id() == id)
    }

    /// The number of the next outline, given when it is asked for: several that are read at once stand in the order
    /// in which they were asked for.
    pub(super) const fn next_id(&mut self) -> DocumentId {
        self.opened += 1;
        DocumentId(self.opened)
    }

    /// Gives the outline a tab, behind those that were asked for before it. It is shown unless one is that was asked
    /// for later.
    pub(super) fn show(&mut self, document: Document) {
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

/// Wherever the program that finds it in what was kept of this one is started.
fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
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
            workspace.take_in(Task::Open(ids[at]), Ok(read));
        }
        let tabs: Vec<_> = workspace.documents().iter().map(Document::name).collect();
        assert_eq!(tabs, names);
        assert_eq!(workspace.active().map(Document::name), Some("drei"));
    }
}
