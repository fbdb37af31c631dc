//! What stands round the panels: menu bar and tabs, palette, empty state, notices, questions.

mod bar;
mod findings;
mod invitation;
mod new_version;
mod notices;
mod palette;
mod panels;
mod questions;
mod steps;
mod tabs;
mod trouble;
mod updated;
mod versions;

pub(super) use invitation::{Invitation, held_files_ui, invitation_ui};
pub(super) use notices::{Notice, Notices, Told};
pub(super) use palette::Palette;
pub(super) use panels::panels_ui;
pub(super) use questions::{Pending, Question, Replacing, Then};
pub(super) use steps::field_name;

use super::words::Words;
use crate::session::Document;

/// What an outline is called in its tab and in the window's title.
pub(super) fn document_name(document: &Document, words: &Words) -> String {
    match document.name() {
        "" => words.text("untitled"),
        name => name.to_owned(),
    }
}

/// Draws again until what floats over the panels has found its place: it is placed by its size, which is known
/// only when it has been drawn.
fn settle(ctx: &egui::Context, id: egui::Id, rect: egui::Rect) {
    let before = ctx.data_mut(|data| {
        let last = data.get_temp_mut_or(id.with("settle"), egui::Rect::NOTHING);
        std::mem::replace(last, rect)
    });
    if before != rect {
        ctx.request_repaint();
    }
}
