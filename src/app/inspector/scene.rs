//! The sheet of a scene.

use egui::Ui;

use super::{
    InspectorState,
    fields::{
        self, Setting, Shown, changed, choice_button, choose, field_id, labelled, side_by_side, word_button,
    },
    moment, people, quotes, reading,
    references::{Chosen, choose_under, locations, strands, with_location, with_strand},
    scene_dilemmas,
};
use crate::{
    app::{context::PanelContext, icons::Icon, theme::Type, words::Words},
    outline::{Edit, Field, ItemId, LocationId, Minutes, Scene, SceneStatus, StrandId},
};

/// Draws the fields that say what the scene is; the evidence follows them.
pub(super) fn scene_ui(ui: &mut Ui, state: &mut InspectorState, cx: &PanelContext<'_>, scene: &Scene) {
    let words = cx.words;
    let item = ItemId::from(&scene.id);
    let id = |field| field_id(Some(&item), field, 0);
    let title = words.text("inspector-title");
    fields::text(ui, cx, id(Field::Title), (&title, &scene.title, Setting::Title), |text| {
        changed(scene, Field::Title, |scene| scene.title = text)
    });
    let summary = words.text("inspector-summary");
    fields::text(ui, cx, id(Field::Summary), (&summary, &scene.summary, Setting::Prose(3)), |text| {
        changed(scene, Field::Summary, |scene| scene.summary = text)
    });
    side_by_side(
        ui,
        |ui| {
            location_ui(ui, cx, scene.location.as_ref(), |location| {
                changed(scene, Field::Location, |scene| scene.location = location)
            });
        },
        |ui| minutes_ui(ui, state, cx, scene, &item),
    );
    side_by_side(
        ui,
        |ui| {
            strand_ui(ui, cx, Some(scene.strand.as_ref()), |strand| {
                changed(scene, Field::Strand, |scene| scene.strand = strand)
            });
        },
        |ui| {
            if let Some(status) = status_ui(ui, cx, Some(scene.status)) {
                cx.push(changed(scene, Field::Status, |scene| scene.status = status));
            }
        },
    );
    people::people_ui(ui, cx, &words.text("inspector-characters"), &scene.characters, |characters| {
        changed(scene, Field::Characters, |scene| scene.characters = characters)
    });
    scene_dilemmas::dilemmas_ui(ui, cx, scene);
}

/// Draws the rest, after the evidence.
pub(super) fn more_ui(ui: &mut Ui, state: &mut InspectorState, cx: &PanelContext<'_>, scene: &Scene) {
    let item = ItemId::from(&scene.id);
    quotes::quotes_ui(ui, cx, scene);
    moment::moment_ui(ui, state, cx, scene);
    let notes = cx.words.text("inspector-notes");
    let id = field_id(Some(&item), Field::Notes, 0);
    fields::text(ui, cx, id, (&notes, &scene.notes, Setting::Prose(2)), |text| {
        changed(scene, Field::Notes, |scene| scene.notes = text)
    });
    ui.add_space(crate::app::theme::measures().space.small);
    if word_button(ui, cx, Icon::Copy, &cx.words.text("inspector-duplicate")).clicked() {
        cx.push(Edit::Duplicate(vec![scene.id.clone()]));
    }
}

/// The place, from the list of places. `None` for several scenes with different ones is said with [`Shown`].
pub(super) fn location_ui(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    present: Option<&LocationId>,
    edit: impl FnOnce(Option<LocationId>) -> Edit,
) {
    let words = cx.words;
    let name = words.text("inspector-location");
    let none = words.text("inspector-location-open");
    labelled(ui, &name, |ui| {
        let location = present.and_then(|id| cx.outline().location(id));
        let label = location.map_or(none.as_str(), |location| location.name.as_str());
        let shown = Shown { label, is_missing: location.is_none(), ..Shown::default() };
        let button = choice_button(ui, cx, &name, shown);
        let new = words.text("inspector-new-location");
        let names = (Some(none.as_str()), Some(new.as_str()));
        let chosen: Option<Chosen<LocationId>> =
            choose_under(ui, cx, &button, names, || locations(cx, present));
        if let Some(chosen) = chosen {
            with_location(cx, chosen, edit);
        }
    });
}

/// The strand, from the list of strands; an outer `None` says that several scenes differ.
pub(super) fn strand_ui(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    present: Option<Option<&StrandId>>,
    edit: impl FnOnce(Option<StrandId>) -> Edit,
) {
    let words = cx.words;
    let name = words.text("inspector-strand-field");
    let none = words.text("no-strand");
    labelled(ui, &name, |ui| {
        let chosen = present.flatten();
        let strand = chosen.and_then(|id| cx.outline().strand(id));
        let various = words.text("inspector-various");
        let label = match (strand, present) {
            (Some(strand), _) => strand.title.as_str(),
            (None, Some(_)) => none.as_str(),
            (None, None) => various.as_str(),
        };
        let badge = chosen.and_then(|id| cx.strand(id)).map(|look| look.badge());
        let shown = Shown { label, is_missing: strand.is_none(), strand: badge };
        let button = choice_button(ui, cx, &name, shown);
        let new = words.text("inspector-new-strand");
        let names = (Some(none.as_str()), Some(new.as_str()));
        if let Some(chosen) = choose_under(ui, cx, &button, names, || strands(cx, chosen)) {
            with_strand(cx, chosen, edit);
        }
    });
}

/// How far the writer has come; `None` says that several scenes differ.
pub(super) fn status_ui(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    present: Option<SceneStatus>,
) -> Option<SceneStatus> {
    const ALL: [SceneStatus; 4] =
        [SceneStatus::Planned, SceneStatus::Drafted, SceneStatus::Revised, SceneStatus::Finished];
    let name = cx.words.text("inspector-status");
    let values = ALL.map(|status| (status, status_word(cx.words, status)));
    labelled(ui, &name, |ui| choose(ui, cx, &name, &values, present, &cx.words.text("inspector-various")))
}

fn status_word(words: &Words, status: SceneStatus) -> String {
    match status {
        SceneStatus::Planned => words.text("status-planned"),
        SceneStatus::Drafted => words.text("status-drafted"),
        SceneStatus::Revised => words.text("status-revised"),
        SceneStatus::Finished => words.text("status-finished"),
    }
}

fn minutes_ui(ui: &mut Ui, state: &mut InspectorState, cx: &PanelContext<'_>, scene: &Scene, item: &ItemId) {
    let words = cx.words;
    let shown = scene.length.map(|length| words.length(length)).unwrap_or_default();
    let (label, problem) = (words.text("inspector-minutes"), words.text("inspector-minutes-problem"));
    let hint = words.text("inspector-open");
    let id = field_id(Some(item), Field::Minutes, 0);
    let read = |text: &str| reading::read(text, Words::read_minutes);
    let field = fields::value(
        ui,
        (cx, &mut state.unread),
        id,
        (&label, &shown, &hint, &problem),
        read,
        |minutes: Option<Minutes>| {
            changed(scene, Field::Minutes, |scene| scene.length = minutes.map(Into::into))
        },
    );
    if scene.is_estimated() {
        field.on_hover_text(Type::List.text(words.text("estimated-hint")));
    }
}
