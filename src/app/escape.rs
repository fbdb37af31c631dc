//! Esc, where nothing nearer takes it: one thing at a time is put away.

use egui::{Context, Key, Modifiers, Popup};

use super::window::App;
use crate::session::Select;

impl App {
    /// Whether nothing that Esc would end was under way when the frame began: typing, a list that is open, a drag, a
    /// question. To be asked before anything is drawn, for what ends by Esc is gone afterwards.
    pub(super) fn is_escape_free(&self, ctx: &Context) -> bool {
        !self.was_typing
            && self.question.is_none()
            && self.palette.is_none()
            && !Popup::is_any_open(ctx)
            && !ctx.input(|input| input.pointer.any_down())
    }

    /// Puts find and replace away, if Esc is meant for it. To be called before anything is drawn.
    pub(super) fn escape_search(&mut self, ctx: &Context, is_free: bool) {
        let is_covered = self.question.is_some() || self.palette.is_some();
        if !is_covered
            && self.panels.search.takes_escape(is_free)
            && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
        {
            self.panels.search.close(ctx);
        }
    }

    /// Puts the newest notice away; without one, lets go what is selected, so that the inspector shows the episode.
    /// To be called when the panels are drawn: they come first.
    pub(super) fn take_escape(&mut self, ctx: &Context) {
        let selects = self.document().is_some_and(|document| !document.selection().is_empty());
        let has_notice = self.notices.has_any(self.workspace.active());
        if !(selects || has_notice) || !ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
        {
            return;
        }
        ctx.request_repaint();
        if !self.notices.put_newest_away(self.workspace.active()) {
            self.commands.push(Select::Clear);
        }
    }
}
