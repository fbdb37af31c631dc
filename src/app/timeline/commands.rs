//! What the program can ask of the timeline from outside: its commands by name, and what a picture of it shows.

use super::{TimelineState, gesture::Gesture, keys::Press};
use crate::{
    app::{
        actions::{InTimeline, Stretch},
        context::PanelContext,
        words::Language,
    },
    formats::write::timeline::{Drawing, DrawnPart},
    session::Document,
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

    /// The keyboard goes to the timeline.
    pub(crate) const fn take_keyboard(&mut self) {
        self.takes_keyboard = true;
    }

    /// Whether scenes are being dragged.
    pub(crate) fn is_dragging_scenes(&self) -> bool {
        matches!(self.gesture, Gesture::Scenes(_))
    }

    /// What a picture shows: lanes, rails, widths and words as they are on screen. `None` where nothing is selected.
    pub(crate) fn drawing(
        &self,
        stretch: Stretch,
        document: &Document,
        language: Language,
    ) -> Option<Drawing> {
        let language = Some(language.code().to_owned());
        let shown = self.shown.as_ref().filter(|shown| shown.document == document.id());
        let Some(shown) = shown else {
            // It has not been on screen yet, so all of it is in view.
            return (stretch != Stretch::Selected).then(|| Drawing { language, ..Drawing::default() });
        };
        let seen = self.looks.get(&document.id()).and_then(|look| look.seen);
        let part = match stretch {
            Stretch::Whole => DrawnPart::Whole,
            Stretch::Visible => seen.map_or(DrawnPart::Whole, DrawnPart::Seen),
            Stretch::Selected => {
                let scenes = document.selection().iter().filter_map(|item| item.as_scene());
                let (from, to) = shown.plan.span(scenes.filter_map(|id| shown.plan.place(id)))?;
                DrawnPart::Minutes(from, to)
            }
        };
        Some(Drawing { view: shown.view.clone(), part, width: None, language })
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
