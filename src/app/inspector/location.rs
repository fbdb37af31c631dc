//! The sheet of a location.

use egui::Ui;

use super::{
    InspectorState, aliases,
    fields::{self, Setting, changed, field_id},
    scene_list,
};
use crate::{
    app::context::PanelContext,
    outline::{Field, ItemId, Location},
};

/// Draws the fields that say what the place is; the evidence follows them.
pub(super) fn location_ui(ui: &mut Ui, cx: &PanelContext<'_>, location: &Location) {
    let words = cx.words;
    let item = ItemId::from(&location.id);
    let name = words.text("inspector-name");
    let id = field_id(Some(&item), Field::Name, 0);
    fields::text(ui, cx, id, (&name, &location.name, Setting::Title), |text| {
        changed(location, Field::Name, |location| location.name = text)
    });
    let id = field_id(Some(&item), Field::Aliases, 0);
    aliases::aliases_ui(ui, cx, id, &location.aliases, |aliases| {
        changed(location, Field::Aliases, |location| location.aliases = aliases)
    });
}

/// Draws the rest, after the evidence.
pub(super) fn more_ui(ui: &mut Ui, state: &mut InspectorState, cx: &PanelContext<'_>, location: &Location) {
    let words = cx.words;
    let item = ItemId::from(&location.id);
    scene_list::scene_list_ui(ui, state, cx, (&words.text("inspector-scenes-at"), &item), |scene| {
        scene.location.as_ref() == Some(&location.id)
    });
    let notes = words.text("inspector-notes");
    let id = field_id(Some(&item), Field::Notes, 0);
    fields::text(ui, cx, id, (&notes, &location.notes, Setting::Prose(2)), |text| {
        changed(location, Field::Notes, |location| location.notes = text)
    });
}
