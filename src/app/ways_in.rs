//! What comes to the window from outside: dropped files, pasted text, its close button.

use egui::{Context, Event, ViewportCommand};

use super::{
    inspector::first_field,
    middle::is_long_enough,
    shell::{Notice, Question, Then},
    window::App,
};
use crate::{
    outline::Outline,
    session::{Document, FileCommand},
};

impl App {
    /// Files dropped on the window, and its close button.
    pub(super) fn take_ways_in(&mut self, ctx: &Context) {
        let dropped = ctx.input_mut(|input| std::mem::take(&mut input.raw.dropped_files));
        if !dropped.is_empty() {
            self.pointing.note_drop();
        }
        for file in dropped {
            self.commands.push(FileCommand::Open(file.path().to_owned()));
        }
        if ctx.input(|input| input.viewport().close_requested()) && !self.may_close {
            let is_unsaved = self.workspace.documents().iter().any(Document::has_unsaved_changes);
            if is_unsaved {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.question = Some(Question::Unsaved(Then::Quit));
            }
        }
    }

    /// Text pasted into the window that no panel took; to be called when all are drawn.
    pub(super) fn take_pasted(&mut self, ctx: &Context) {
        if self.question.is_none() && self.palette.is_none() && !ctx.text_edit_focused() {
            self.import_pasted(ctx, |_| true);
        }
    }

    /// A synopsis pasted while the title of a new outline waits for its first letter is no title; to be called before
    /// anything is drawn.
    pub(super) fn take_pasted_for_title(&mut self, ctx: &Context) {
        let is_new = |outline: &Outline| outline.title.is_empty() && outline.scenes.is_empty();
        let waits = ctx.memory(egui::Memory::focused) == Some(first_field(None))
            && self.document().is_some_and(|document| is_new(document.outline()));
        if waits {
            self.import_pasted(ctx, is_long_enough);
        }
    }

    /// Imports what is pasted in this frame, if it is `meant`.
    fn import_pasted(&mut self, ctx: &Context, meant: impl Fn(&str) -> bool) {
        let pasted = ctx.input_mut(|input| {
            let is_it = |event: &mut Event| matches!(event, Event::Paste(text) if meant(text));
            input.events.extract_if(.., is_it).next()
        });
        let Some(Event::Paste(text)) = pasted else { return };
        if !is_long_enough(&text) {
            let text = self.words.text("notice-paste-too-short");
            self.notices.say(Notice::info(text));
            return;
        }
        let name = self.words.text("pasted-text");
        self.commands.push(FileCommand::ImportText { name, text });
    }
}
