//! The inspector on the right: everything about what is selected.

mod passages;
mod reading;

use egui::Ui;

use super::context::PanelContext;

/// What the inspector remembers from frame to frame.
#[derive(Default)]
pub(crate) struct InspectorState {}

/// Everything about what is selected.
pub(crate) fn inspector_ui(_ui: &mut Ui, _state: &mut InspectorState, _cx: &PanelContext<'_>) {}
