//! Characters as chips: who takes part, who must choose.

use egui::{Ui, vec2};

use super::{
    fields::{labelled, word_button_of_list},
    references::{Chosen, characters, choose_under, with_character},
};
use crate::{
    app::{context::PanelContext, icons::Icon, theme::measures, widgets::Chip},
    outline::{CharacterId, Edit, ItemId},
    session::{Select, ViewCommand},
};

/// Draws the characters under `label`, to be looked at, taken away and added; `edit` puts the new list.
pub(super) fn people_ui(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    label: &str,
    people: &[CharacterId],
    edit: impl FnOnce(Vec<CharacterId>) -> Edit,
) {
    labelled(ui, label, |ui| {
        chip_line(ui, |ui| {
            let mut removed = None;
            for id in people {
                if chip_ui(ui, cx, id) {
                    removed = Some(id.clone());
                }
            }
            let added = add_ui(ui, cx, label, people);
            let without = |gone: &CharacterId| people.iter().filter(|id| *id != gone).cloned().collect();
            match (removed, added) {
                (Some(gone), _) => cx.push(edit(without(&gone))),
                (None, Some(Chosen::One(id))) if people.contains(&id) => cx.push(edit(without(&id))),
                (None, Some(added)) => {
                    with_character(cx, added, |id| edit(people.iter().cloned().chain(id).collect()));
                }
                (None, None) => {}
            }
        });
    });
}

/// A line of chips that wraps.
pub(super) fn chip_line<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(measures().space.tight + 2.0, measures().space.tight + 1.0);
        contents(ui)
    })
    .inner
}

/// A character's chip; a click shows them. Gives whether they are to be taken away.
fn chip_ui(ui: &mut Ui, cx: &PanelContext<'_>, id: &CharacterId) -> bool {
    let name = cx.outline().character(id).map(|character| character.full_name().into_owned());
    let name = name.unwrap_or_else(|| id.to_string());
    let remove = cx.words.with("inspector-remove", &[("name", name.as_str().into())]);
    let go_to = cx.words.with("inspector-go-to", &[("name", name.as_str().into())]);
    let chip = Chip::new(&name).name(&go_to).removable(&remove).show(ui);
    if chip.response.clicked() && !chip.removed {
        show(cx, ItemId::from(id));
    }
    chip.removed
}

fn add_ui(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    label: &str,
    people: &[CharacterId],
) -> Option<Chosen<CharacterId>> {
    let add = cx.words.text("inspector-add-character");
    let name = cx.words.with("inspector-add-to", &[("list", label.into()), ("what", add.as_str().into())]);
    let button = word_button_of_list(ui, cx, Icon::Plus, (&add, &name));
    let new = cx.words.text("inspector-new-character");
    choose_under(ui, cx, &button, (None, Some(&new)), || characters(cx, people))
}

/// Selects an item and scrolls to it.
pub(super) fn show(cx: &PanelContext<'_>, item: ItemId) {
    cx.push(Select::one(item.clone()));
    cx.push(ViewCommand::Reveal(item));
}
