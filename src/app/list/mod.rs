//! The middle of the window: the scenes in telling order, as cards, and the source with its marked passages.

use egui::Ui;

use super::context::PanelContext;

/// What the middle remembers from frame to frame.
#[derive(Default)]
pub(crate) struct ListState {}

/// The scenes in telling order.
pub(crate) fn outline_ui(_ui: &mut Ui, _state: &mut ListState, _cx: &PanelContext<'_>) {}

/// The scenes as cards.
pub(crate) fn cards_ui(_ui: &mut Ui, _state: &mut ListState, _cx: &PanelContext<'_>) {}

/// The synopsis with its marked passages.
pub(crate) fn source_ui(_ui: &mut Ui, _state: &mut ListState, _cx: &PanelContext<'_>) {}
