//! What the window remembers over a restart: language, light or dark, what is shown, size of type.

use egui::ThemePreference;
use serde::{Deserialize, Serialize};

use super::words::Language;
use crate::session::{Panel, View};

/// Where they stand in the window toolkit's storage.
const KEY: &str = "preferences";

/// What the window remembers. What is missing or cannot be read becomes the default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Preferences {
    /// The language of the interface; the system's when not set.
    pub(crate) language: Option<Language>,
    /// Light, dark, or as the system has it.
    pub(crate) look: ThemePreference,
    /// How large everything is; 1 is normal.
    pub(crate) zoom: f32,
    library: bool,
    inspector: bool,
    timeline: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: None,
            look: ThemePreference::System,
            zoom: 1.0,
            library: true,
            inspector: true,
            timeline: true,
        }
    }
}

impl Preferences {
    /// What was remembered.
    pub(crate) fn load(storage: Option<&dyn eframe::Storage>) -> Self {
        let mut loaded: Self =
            storage.and_then(|storage| eframe::get_value(storage, KEY)).unwrap_or_default();
        loaded.zoom = if loaded.zoom.is_finite() { loaded.zoom.clamp(0.5, 3.0) } else { 1.0 };
        loaded
    }

    /// Remembers.
    pub(crate) fn save(&self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, KEY, self);
    }

    /// The panels that were hidden.
    pub(crate) fn hidden(&self) -> impl Iterator<Item = Panel> + use<> {
        let shown = [self.library, self.inspector, self.timeline];
        [Panel::Library, Panel::Inspector, Panel::Timeline]
            .into_iter()
            .zip(shown)
            .filter_map(|(panel, shown)| (!shown).then_some(panel))
    }

    /// Notes which panels are shown.
    pub(crate) fn note_view(&mut self, view: &View) {
        let View { library, inspector, timeline, .. } = *view;
        (self.library, self.inspector, self.timeline) = (library, inspector, timeline);
    }
}
