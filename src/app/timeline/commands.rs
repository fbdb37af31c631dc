//! What the program can ask of the timeline from outside: its commands by name, and what a picture of it shows.

use super::{TimelineState, gesture::Gesture, keys::Press};
use crate::{
    app::{
        actions::{InTimeline, Stretch},
        context::PanelContext,
    },
    formats::write::timeline::Drawing,
    session::Document,
    timeline::View,
};

impl TimelineState {
    /// Has a command carried out in the next frame.
    pub(crate) fn ask(&mut self, command: InTimeline) {
        self.asked.push(match command {
            InTimeline::FitAll => Press::FitAll,
            InTimeline::FitSelection => Press::FitSelection,
            InTimeline::Closer => Press::CLOSER,
            InTimeline::Farther => Press::FARTHER,
            InTimeline::Fold => Press::Fold,
            InTimeline::Highlight => Press::Highlight,
            InTimeline::LaneUp => Press::LaneUp,
            InTimeline::LaneDown => Press::LaneDown,
        });
    }

    /// Whether scenes are being dragged.
    pub(crate) fn is_dragging_scenes(&self) -> bool {
        matches!(self.gesture, Gesture::Scenes(_))
    }

    /// What a picture shows: lanes, rails and widths as they are on screen. `None` where nothing is selected.
    pub(crate) fn drawing(&self, stretch: Stretch, document: &Document) -> Option<Drawing> {
        let shown = self.shown.as_ref().filter(|shown| shown.document == document.id());
        let Some(shown) = shown else {
            // It has not been on screen yet, so all of it is in view.
            return (stretch != Stretch::Selected).then(Drawing::default);
        };
        let view = || View::clone(&shown.view);
        match stretch {
            Stretch::Whole => Some(Drawing { view: view(), ..Drawing::default() }),
            Stretch::Visible => Some(match self.looks.get(&document.id()).and_then(|look| look.seen) {
                Some(viewport) => Drawing::of_viewport(view(), &viewport),
                None => Drawing { view: view(), ..Drawing::default() },
            }),
            Stretch::Selected => {
                let scenes = document.selection().iter().filter_map(|item| item.as_scene());
                let range = shown.plan.span(scenes.filter_map(|id| shown.plan.place(id)))?;
                Some(Drawing { view: view(), range: Some(range), width: None })
            }
        }
    }
}

/// The ways to a picture, for menus.
pub(super) fn picture_items(ui: &mut egui::Ui, cx: &PanelContext<'_>) {
    let has_scenes = cx.document.selection().iter().any(|item| item.as_scene().is_some());
    for stretch in Stretch::ALL {
        let entry = crate::app::actions::entry(crate::app::actions::Action::Picture(stretch));
        let is_possible = has_scenes || stretch != Stretch::Selected;
        if ui.add_enabled(is_possible, egui::Button::new(entry.label(cx.words))).clicked() {
            cx.asked.push(entry.action);
            ui.close();
        }
    }
}
