//! The timeline: a lane per strand, blocks as long as their minutes, dilemmas as arcs, story time as its own rail.

use egui::Ui;

use super::context::PanelContext;

/// What the timeline remembers from frame to frame.
#[derive(Default)]
pub(crate) struct LanesState {}

/// The timeline.
pub(crate) fn timeline_ui(_ui: &mut Ui, _state: &mut LanesState, _cx: &PanelContext<'_>) {}
