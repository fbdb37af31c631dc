//! The library on the left: the items by kind.

mod choosing;
mod presence;
mod rows;

use egui::Ui;

use super::context::PanelContext;

/// What the library remembers from frame to frame.
#[derive(Default)]
pub(crate) struct LibraryState {}

/// The items by kind.
pub(crate) fn library_ui(_ui: &mut Ui, _state: &mut LibraryState, _cx: &PanelContext<'_>) {}
