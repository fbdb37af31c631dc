//! All open outlines, and the carrying out of commands.

use std::time::Duration;

use chrono::{DateTime, Utc};

use super::{
    Command, Deleted, Document, DocumentId, FileCommand, Panicked, Reveal, Running, View, ViewCommand,
    jobs::Jobs,
};
use crate::{
    analysis,
    outline::{Edit, EditError, Outline},
};

/// All that is open, what is shown of it, and what is to be said about it.
#[derive(Debug)]
pub struct Workspace {
    setup: Setup,
    documents: Vec<Document>,
    active: usize,
    view: View,
    notices: Vec<Notice>,
    opened: u64,
    jobs: Jobs<Done>,
}

/// What a workspace is handed from outside.
#[derive(Debug)]
pub struct Setup {
    /// The time of day, for time stamps in outlines.
    pub clock: fn() -> DateTime<Utc>,
    /// How long work runs.
    pub running: Running,
}

impl Setup {
    /// For tests: it is always the same day, and jobs end before the next line.
    pub fn still() -> Self {
        Self { clock: || DateTime::UNIX_EPOCH, running: Running::AtOnce }
    }
}

/// What a job has done.
#[derive(Debug)]
enum Done {
    /// A synopsis has been read.
    Imported { name: String, proposal: analysis::Proposal },
}

/// Something to be said to the writer; the interface has the words.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// An edit could not be carried out.
    EditRefused(EditError),
    /// Items were deleted; undo brings them back.
    Deleted(Deleted),
    /// The reader had something to say about an imported text.
    ImportWarning(analysis::Warning),
    /// A job ended in a fault of the program; nothing that is open was touched.
    JobPanicked(Panicked),
}

impl Workspace {
    /// Nothing is open yet.
    pub fn new(setup: Setup) -> Self {
        let jobs = Jobs::new(setup.running.clone());
        Self {
            setup,
            documents: Vec::new(),
            active: 0,
            view: View::default(),
            notices: Vec::new(),
            opened: 0,
            jobs,
        }
    }

    /// Takes in what background jobs have done; to be called before each frame.
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
            Ok(Done::Imported { name, proposal }) => {
                self.notices.extend(proposal.warnings.into_iter().map(Notice::ImportWarning));
                self.show(|id| Document::unsaved(id, proposal.outline, name));
            }
            Err(panicked) => self.notices.push(Notice::JobPanicked(panicked)),
        }
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
        match command {
            Command::View(command) => self.change_view(command),
            Command::File(command) => self.carry_out_file(command),
            Command::Edit(edit) => self.edit(&edit, now),
            Command::Undo => self.with_active(Document::undo),
            Command::Redo => self.with_active(Document::redo),
            Command::EndStep => self.with_active(Document::end_step),
            Command::Select(select) => self.with_active(|document| document.select(select)),
        }
    }

    fn edit(&mut self, edit: &Edit, now: Duration) {
        let Some(document) = self.active_mut() else { return };
        let deleted = Deleted::by(edit, document.outline());
        match document.edit(edit, now) {
            Ok(()) => self.notices.extend(deleted.map(Notice::Deleted)),
            Err(error) => self.notices.push(Notice::EditRefused(error)),
        }
    }

    /// Forgets what was meant for one frame only; to be called before commands of the next are carried out.
    pub fn end_frame(&mut self) {
        self.view.reveal = None;
    }

    fn active_mut(&mut self) -> Option<&mut Document> {
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
            ViewCommand::RevealSpan(span) => self.view.reveal = Some(Reveal::Span(span)),
            ViewCommand::Rename(item) => self.view.renaming = Some(item),
            ViewCommand::EndRename => self.view.renaming = None,
        }
    }

    fn carry_out_file(&mut self, command: FileCommand) {
        match command {
            FileCommand::New => self.show(|id| Document::unsaved(id, Outline::default(), String::new())),
            FileCommand::ImportText { name, text } => {
                let imported = Some((self.setup.clock)());
                self.jobs.start(move || {
                    let request = analysis::Request { text: &text, name: &name, imported, language: None };
                    let proposal = analysis::propose(&request);
                    Done::Imported { name, proposal }
                });
                self.collect();
            }
            FileCommand::Activate(id) => {
                self.active = self.place_of(id).unwrap_or(self.active);
            }
            FileCommand::Close(id) => {
                if let Some(place) = self.place_of(id) {
                    self.documents.remove(place);
                    if self.active > place || self.active == self.documents.len() {
                        self.active = self.active.saturating_sub(1);
                    }
                }
            }
            FileCommand::Open(_) | FileCommand::Save | FileCommand::SaveAs(_) | FileCommand::Export(_) => {}
        }
    }

    fn place_of(&self, id: DocumentId) -> Option<usize> {
        self.documents.iter().position(|document| document.id() == id)
    }

    fn show(&mut self, document: impl FnOnce(DocumentId) -> Document) {
        self.opened += 1;
        self.documents.push(document(DocumentId(self.opened)));
        self.active = self.documents.len() - 1;
        self.view.renaming = None;
    }
}
