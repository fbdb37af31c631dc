//! Where the window is too narrow for library and inspector beside the outline: one of them gives way to the other until
//! there is room again. What the writer has chosen to be shown stays chosen.

use crate::session::{Panel, Reveal, View};

/// The narrowest window, in points, that has room for both beside the outline.
const ROOM_FOR_BOTH: f32 = 620.0;

/// Which of library and inspector stands where only one has room.
#[derive(Debug)]
pub(super) struct Narrow {
    /// The one that was asked for last.
    front: Panel,
    /// The one that is not seen although it is to be shown.
    given_way: Option<Panel>,
}

impl Default for Narrow {
    fn default() -> Self {
        Self { front: Panel::Inspector, given_way: None }
    }
}

impl Narrow {
    /// Looks how much room there is for what `view` shows. To be called before anything is drawn.
    pub(super) fn measure(&mut self, width: f32, view: &View) {
        if matches!(view.reveal, Some(Reveal::Text(_))) {
            self.front = Panel::Inspector;
        }
        let is_crowded = width < ROOM_FOR_BOTH && view.library && view.inspector;
        let other = if self.front == Panel::Library { Panel::Inspector } else { Panel::Library };
        self.given_way = is_crowded.then_some(other);
    }

    /// The panel was asked for: the other one gives way.
    pub(super) const fn ask_for(&mut self, panel: Panel) {
        if matches!(panel, Panel::Library | Panel::Inspector) {
            self.front = panel;
        }
    }

    /// Whether the panel is to be shown and has no room.
    pub(super) fn has_given_way(&self, panel: Panel) -> bool {
        self.given_way == Some(panel)
    }

    /// What of `view` is seen.
    pub(super) fn seen(&self, view: &View) -> View {
        let mut seen = view.clone();
        if let Some(panel) = self.given_way {
            seen.toggle(panel);
        }
        seen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_that_was_asked_for_last_is_seen() {
        let mut narrow = Narrow::default();
        let view = View::default();
        narrow.measure(ROOM_FOR_BOTH, &view);
        assert_eq!(narrow.seen(&view), view, "there is room for both");
        narrow.measure(ROOM_FOR_BOTH - 1.0, &view);
        assert!(!narrow.seen(&view).library && narrow.seen(&view).inspector);
        narrow.ask_for(Panel::Timeline);
        narrow.ask_for(Panel::Library);
        narrow.measure(ROOM_FOR_BOTH - 1.0, &view);
        assert!(narrow.seen(&view).library && !narrow.seen(&view).inspector);
        let alone = View { library: false, ..view };
        narrow.measure(ROOM_FOR_BOTH - 1.0, &alone);
        assert_eq!(narrow.seen(&alone), alone, "one alone has room");
    }
}
