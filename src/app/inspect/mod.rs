//! The side panels: the library of items by kind, and everything about what is selected.

use egui::Ui;

use super::context::PanelContext;

/// What the library remembers from frame to frame.
#[derive(Default)]
pub(crate) struct LibraryState {}

/// What the inspector remembers from frame to frame.
#[derive(Default)]
pub(crate) struct InspectorState {}

/// The items by kind.
pub(crate) fn library_ui(_ui: &mut Ui, _state: &mut LibraryState, _cx: &PanelContext<'_>) {}

/// Everything about what is selected.
pub(crate) fn inspector_ui(_ui: &mut Ui, _state: &mut InspectorState, _cx: &PanelContext<'_>) {}
