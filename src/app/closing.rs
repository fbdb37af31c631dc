//! Closing outlines and the window, so that nothing is lost unasked.

use egui::{Context, ViewportCommand};

use super::{
    actions::Action,
    shell::{Pending, Question, Then},
    window::App,
};
use crate::session::{Document, DocumentId, FileCommand};

impl App {
    pub(super) fn close_active(&mut self) {
        if let Some(id) = self.document().map(Document::id) {
            self.close(id);
        }
    }

    /// Closes a tab, after a question if something would be lost.
    pub(super) fn close(&mut self, id: DocumentId) {
        let document = self.workspace.documents().iter().find(|document| document.id() == id);
        match document {
            Some(document) if document.has_unsaved_changes() => {
                self.commands.push(FileCommand::Activate(id));
                self.question = Some(Question::Unsaved(Then::Close(id)));
            }
            Some(_) => self.commands.push(FileCommand::Close(id)),
            None => {}
        }
    }

    /// Goes on with saving what a question promised to save, then closes.
    pub(super) fn go_on_with_pending(&mut self, ctx: &Context) {
        let Some(pending) = &mut self.pending else { return };
        if self.notices.has_error() {
            self.pending = None;
            return;
        }
        let documents = self.workspace.documents();
        let still_unsaved =
            |id: &DocumentId| documents.iter().any(|one| one.id() == *id && one.has_unsaved_changes());
        pending.queue.retain(still_unsaved);
        match pending.queue.first().copied() {
            None => {
                let then = pending.then;
                self.pending = None;
                self.finish(then, ctx);
            }
            Some(next) if pending.current != Some(next) => {
                pending.current = Some(next);
                self.commands.push(FileCommand::Activate(next));
                self.asked.push(Action::Save);
                ctx.request_repaint();
            }
            Some(_) => {}
        }
    }

    /// Closes what was to be closed.
    pub(super) fn finish(&mut self, then: Then, ctx: &Context) {
        match then {
            Then::Close(id) => self.commands.push(FileCommand::Close(id)),
            Then::Quit => {
                self.may_close = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
        }
        ctx.request_repaint();
    }

    /// Gives up what is not saved, then closes.
    pub(super) fn discard_then(&mut self, then: Then, ctx: &Context) {
        if then == Then::Quit {
            // What is closed is given up for good; what is open at the end would be offered at the next start.
            for document in self.workspace.documents() {
                self.commands.push(FileCommand::Close(document.id()));
            }
        }
        self.finish(then, ctx);
    }

    /// Saves what would be lost, then closes.
    pub(super) fn save_then(&mut self, then: Then) {
        // What fails from now on stands in the way of closing.
        self.notices.put_errors_away();
        let unsaved = self.workspace.documents().iter().filter(|document| document.has_unsaved_changes());
        let queue = match then {
            Then::Close(id) => vec![id],
            Then::Quit => unsaved.map(Document::id).collect(),
        };
        self.pending = Some(Pending { then, queue, current: None });
    }
}
