//! The sheet of several selected items: what they have in common, and what can be done to all of them.

use std::collections::BTreeMap;

use egui::{Id, Role, Ui, WidgetInfo};

use super::{
    InspectorState,
    fields::{self, changed, labelled, side_by_side, word_button, word_button_of_list},
    header::title_ui,
    people::{chip_line, show},
    reading,
    references::{Chosen, characters, choose_under, with_character},
    scene,
};
use crate::{
    app::{
        context::PanelContext,
        icons::Icon,
        merging::merged,
        theme::{Type, measures},
        widgets::{Chip, Row},
        words::Words,
    },
    outline::{CharacterId, Edit, Field, ItemId, Length, Minutes, Scene},
};

/// How many of the selected items are listed.
const FEW: usize = 12;

/// Draws the sheet of the items of `selection`, which are two or more.
pub(super) fn several_ui(
    ui: &mut Ui,
    state: &mut InspectorState,
    cx: &PanelContext<'_>,
    selection: &[ItemId],
) {
    let words = cx.words;
    let count = [("n", selection.len().into())];
    title_ui(ui, cx, &words.with("inspector-several", &count), |_| (), |_| ());
    let scenes: Option<Vec<&Scene>> = selection
        .iter()
        .map(|item| item.as_scene().and_then(|id| cx.outline().scene(id)).map(AsRef::as_ref))
        .collect();
    if let Some(scenes) = &scenes {
        scenes_ui(ui, state, cx, scenes);
    }
    labelled(ui, &words.text("inspector-selected"), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for item in selection.iter().take(FEW) {
            let name = match cx.outline().name_of(item).trim() {
                "" => words.text("untitled"),
                name => name.to_owned(),
            };
            let row = Row::new(Id::unique(("inspector-several", item)), &name);
            let response = row.show(ui, |ui| {
                ui.add(egui::Label::new(Type::List.text(&name)).truncate());
            });
            response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
            if response.clicked() {
                show(cx, item.clone());
            }
        }
        if selection.len() > FEW {
            let rest = words.with("inspector-and-more", &[("n", (selection.len() - FEW).into())]);
            ui.label(Type::Note.text(rest).color(cx.theme.soft));
        }
    });
    ui.add_space(measures().space.medium);
    actions_ui(ui, cx, selection);
    ui.add_space(measures().space.large);
}

fn actions_ui(ui: &mut Ui, cx: &PanelContext<'_>, selection: &[ItemId]) {
    let words = cx.words;
    chip_line(ui, |ui| {
        let unchecked = selection.iter().filter(|item| cx.outline().unchecked(item).is_some());
        let unchecked: Vec<_> = unchecked.cloned().collect();
        if !unchecked.is_empty()
            && word_button(ui, cx, Icon::CheckCheck, &words.text("inspector-check-selected")).clicked()
        {
            cx.push(Edit::Check(unchecked, true));
        }
        if let Some(merge) = merged(cx.outline(), selection)
            && word_button(ui, cx, Icon::Merge, &words.text("inspector-merge-selected")).clicked()
        {
            cx.push(merge);
        }
        if word_button(ui, cx, Icon::Trash, &words.text("inspector-delete-selected")).clicked() {
            cx.push(Edit::Delete(selection.to_vec()));
        }
    });
}

/// The fields that scenes have in common.
fn scenes_ui(ui: &mut Ui, state: &mut InspectorState, cx: &PanelContext<'_>, scenes: &[&Scene]) {
    side_by_side(
        ui,
        |ui| {
            let present = common(scenes, |scene| &scene.strand).map(Option::as_ref);
            scene::strand_ui(ui, cx, present, |strand| {
                all(scenes, Field::Strand, |scene| scene.strand.clone_from(&strand))
            });
        },
        |ui| {
            let present = common(scenes, |scene| &scene.status).copied();
            if let Some(status) = scene::status_ui(ui, cx, present) {
                cx.push(all(scenes, Field::Status, |scene| scene.status = status));
            }
        },
    );
    let present = common(scenes, |scene| &scene.location).and_then(Option::as_ref);
    side_by_side(
        ui,
        |ui| {
            scene::location_ui(ui, cx, present, |location| {
                all(scenes, Field::Location, |scene| scene.location.clone_from(&location))
            });
        },
        |ui| minutes_ui(ui, state, cx, scenes),
    );
    people_ui(ui, cx, scenes);
}

/// The length of each; where they differ, how long they are together is said in its place.
fn minutes_ui(ui: &mut Ui, state: &mut InspectorState, cx: &PanelContext<'_>, scenes: &[&Scene]) {
    let words = cx.words;
    let present = common(scenes, Scene::minutes);
    let shown = present.flatten().and_then(|_| scenes.first()?.length);
    let shown = shown.map(|length| words.length(length)).unwrap_or_default();
    let (label, problem) = (words.text("inspector-minutes-each"), words.text("inspector-minutes-problem"));
    let together: Length = scenes.iter().filter_map(|scene| scene.length).sum();
    let hint = match present {
        Some(_) => words.text("inspector-open"),
        None => words.with("inspector-minutes-together", &[("length", words.length(together).into())]),
    };
    let id = Id::unique("inspector-several-minutes");
    let read = |text: &str| reading::read(text, Words::read_minutes);
    fields::value(
        ui,
        (cx, &mut state.unread),
        id,
        (&label, &shown, &hint, &problem),
        read,
        |minutes: Option<Minutes>| {
            all(scenes, Field::Minutes, |scene| scene.length = minutes.map(Into::into))
        },
    );
}

/// The value that all scenes share.
fn common<'s, T: PartialEq>(scenes: &[&'s Scene], value: impl Fn(&'s Scene) -> T) -> Option<T> {
    let first = value(scenes.first()?);
    scenes.iter().all(|scene| value(scene) == first).then_some(first)
}

/// The same change to every scene, as one step.
fn all(scenes: &[&Scene], field: Field, change: impl Fn(&mut Scene)) -> Edit {
    Edit::All(scenes.iter().map(|scene| changed(*scene, field, &change)).collect())
}

/// Everybody who takes part in any of the scenes, with how many; taking away and adding is for all of them.
fn people_ui(ui: &mut Ui, cx: &PanelContext<'_>, scenes: &[&Scene]) {
    let words = cx.words;
    let mut counts: BTreeMap<&CharacterId, usize> = BTreeMap::new();
    for id in scenes.iter().flat_map(|scene| &scene.characters) {
        *counts.entry(id).or_default() += 1;
    }
    let label = words.text("inspector-characters");
    labelled(ui, &label, |ui| {
        chip_line(ui, |ui| {
            let present =
                cx.outline().characters.iter().filter(|character| counts.contains_key(&character.id));
            for character in present {
                let name = character.full_name();
                let count = counts[&character.id];
                let part = format!("{name} {count}/{}", scenes.len());
                let shown = if count == scenes.len() { &*name } else { &part };
                let remove = words.with("inspector-remove", &[("name", name.as_ref().into())]);
                if Chip::new(shown).removable(&remove).show(ui).removed {
                    cx.push(all(scenes, Field::Characters, |scene| {
                        scene.characters.retain(|id| *id != character.id);
                    }));
                }
            }
            add_person_ui(ui, cx, scenes, &label);
        });
    });
}

fn add_person_ui(ui: &mut Ui, cx: &PanelContext<'_>, scenes: &[&Scene], label: &str) {
    let add = cx.words.text("inspector-add-character");
    let name = cx.words.with("inspector-add-to", &[("list", label.into()), ("what", add.as_str().into())]);
    let button = word_button_of_list(ui, cx, Icon::Plus, (&add, &name));
    let new = cx.words.text("inspector-new-character");
    let everywhere: Vec<CharacterId> = cx
        .outline()
        .characters
        .iter()
        .map(|character| &character.id)
        .filter(|id| scenes.iter().all(|scene| scene.characters.contains(id)))
        .cloned()
        .collect();
    let chosen = choose_under(ui, cx, &button, (None, Some(&new)), || characters(cx, &everywhere));
    if let Some(chosen) = chosen.filter(|chosen| *chosen != Chosen::Nothing) {
        with_character(cx, chosen, |id| {
            all(scenes, Field::Characters, |scene| {
                let new = id.iter().filter(|id| !scene.characters.contains(id)).cloned();
                let new: Vec<_> = new.collect();
                scene.characters.extend(new);
            })
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_not_common() {
        let mut other = Scene::default();
        let first = Scene::default();
        assert_eq!(common(&[&first, &other], |scene| &scene.location), Some(&None));
        other.location = Some("pier".into());
        assert_eq!(common(&[&first, &other], |scene| &scene.location), None);
    }
}
