//! The sheet of a character.

use egui::{Role, Ui, WidgetInfo};

use super::{
    InspectorState, aliases, dilemma_kind_word,
    fields::{self, Setting, changed, choose, field_id, labelled, side_by_side},
    people::show,
    relations, scene_list,
};
use crate::{
    app::{
        context::PanelContext,
        theme::Type,
        widgets::{Row, dilemma_mark},
        words::Words,
    },
    outline::{Character, CharacterKind, Field, ItemId},
};

/// Draws the fields that say who this is; the evidence follows them.
pub(super) fn character_ui(ui: &mut Ui, cx: &PanelContext<'_>, character: &Character) {
    let words = cx.words;
    let item = ItemId::from(&character.id);
    let id = |field| field_id(Some(&item), field, 0);
    let name = words.text("inspector-name");
    fields::text(ui, cx, id(Field::Name), (&name, &character.name, Setting::Title), |text| {
        changed(character, Field::Name, |character| character.name = text)
    });
    side_by_side(
        ui,
        |ui| {
            let label = words.text("inspector-form-of-address");
            fields::text(ui, cx, id(Field::Title), (&label, &character.title, Setting::Line), |text| {
                changed(character, Field::Title, |character| character.title = text)
            });
        },
        |ui| kind_ui(ui, cx, character),
    );
    side_by_side(
        ui,
        |ui| {
            let label = words.text("inspector-role");
            fields::text(ui, cx, id(Field::Role), (&label, &character.role, Setting::Line), |text| {
                changed(character, Field::Role, |character| character.role = text)
            });
        },
        |ui| {
            let label = words.text("inspector-age");
            fields::text(ui, cx, id(Field::Age), (&label, &character.age, Setting::Line), |text| {
                changed(character, Field::Age, |character| character.age = text)
            });
        },
    );
    aliases::aliases_ui(ui, cx, id(Field::Aliases), &character.aliases, |aliases| {
        changed(character, Field::Aliases, |character| character.aliases = aliases)
    });
    relations::relations_ui(ui, cx, &character.id);
}

/// Draws the rest, after the evidence.
pub(super) fn more_ui(ui: &mut Ui, state: &mut InspectorState, cx: &PanelContext<'_>, character: &Character) {
    let words = cx.words;
    let item = ItemId::from(&character.id);
    let id = |field| field_id(Some(&item), field, 0);
    scene_list::scene_list_ui(ui, state, cx, (&words.text("inspector-scenes-of"), &item), |scene| {
        scene.characters.contains(&character.id)
    });
    dilemmas_ui(ui, cx, character);
    let description = words.text("inspector-description");
    let value = character.description.as_str();
    fields::text(ui, cx, id(Field::Description), (&description, value, Setting::Prose(2)), |text| {
        changed(character, Field::Description, |character| character.description = text)
    });
    let actor = words.text("inspector-actor");
    fields::text(ui, cx, id(Field::Actor), (&actor, &character.actor, Setting::Line), |text| {
        changed(character, Field::Actor, |character| character.actor = text)
    });
    let notes = words.text("inspector-notes");
    fields::text(ui, cx, id(Field::Notes), (&notes, &character.notes, Setting::Prose(2)), |text| {
        changed(character, Field::Notes, |character| character.notes = text)
    });
}

fn kind_ui(ui: &mut Ui, cx: &PanelContext<'_>, character: &Character) {
    const ALL: [CharacterKind; 3] = [CharacterKind::Named, CharacterKind::Unnamed, CharacterKind::Group];
    let name = cx.words.text("inspector-kind");
    let values = ALL.map(|kind| (kind, kind_word(cx.words, kind)));
    let chosen = labelled(ui, &name, |ui| choose(ui, cx, &name, &values, Some(character.kind), ""));
    if let Some(kind) = chosen {
        cx.push(changed(character, Field::Kind, |character| character.kind = kind));
    }
}

fn kind_word(words: &Words, kind: CharacterKind) -> String {
    match kind {
        CharacterKind::Named => words.text("character-named"),
        CharacterKind::Unnamed => words.text("character-unnamed"),
        CharacterKind::Group => words.text("character-group"),
    }
}

/// The dilemmas that the character holds, to go to.
fn dilemmas_ui(ui: &mut Ui, cx: &PanelContext<'_>, character: &Character) {
    let held = cx.outline().dilemmas.iter().filter(|dilemma| dilemma.holders.contains(&character.id));
    let held: Vec<_> = held.collect();
    if held.is_empty() {
        return;
    }
    labelled(ui, &cx.words.text("inspector-dilemmas-of"), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for dilemma in held {
            let id = egui::Id::unique(("inspector-held", &character.id, &dilemma.id));
            let response = Row::new(id, &dilemma.title).show(ui, |ui| {
                let kind = dilemma_kind_word(cx.words, dilemma.kind);
                dilemma_mark(ui, dilemma.kind, *cx.theme.ink, &kind);
                ui.add(egui::Label::new(Type::List.text(&dilemma.title)).truncate());
            });
            response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &dilemma.title));
            if response.clicked() {
                show(cx, ItemId::from(&dilemma.id));
            }
        }
    });
}
