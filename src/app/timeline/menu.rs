//! What can be done with a scene, a lane or a mark: the menus that open on them, and clicks on labels.

use egui::{Response, Ui};

use super::{Look, canvas, commands, keys};
use crate::{
    app::context::PanelContext,
    outline::{Divider, DividerKind, Edit, ItemId, SceneId},
    session::{Select, ViewCommand},
    timeline::{Hit, LaneKey, Minute, Picture, Plan, Px, reordered, without_mark},
};

/// Left of this the label's fold mark is clicked.
const FOLD_MARK: f32 = 18.0;

/// Opens the menu of what was clicked with the right button.
pub(super) fn menu(
    response: &Response,
    look: &mut Look,
    hit: Hit,
    plan: &Plan,
    picture: &Picture,
    cx: &PanelContext<'_>,
) {
    // While the menu is open the pointer wanders off what it was opened on.
    let id = response.id.with("menu");
    let at = response.interact_pointer_pos().map(|at| picture.minute(Px(at.x - response.rect.left())));
    if response.secondary_clicked() {
        response.ctx.data_mut(|data| data.insert_temp(id, (hit, at)));
        if let Hit::Block { scene, .. } | Hit::Moment(scene) = hit
            && !cx.is_selected(&plan.id(scene).into())
        {
            look.is_pointed_at = true;
            cx.push(Select::one(plan.id(scene)));
        }
    }
    let Some((hit, at)) = response.ctx.data(|data| data.get_temp::<(Hit, Option<Minute>)>(id)) else {
        return;
    };
    response.context_menu(|ui| match hit {
        Hit::Block { scene, .. } | Hit::Moment(scene) if scene < plan.slots.len() => {
            scene_menu(ui, look, scene, plan, picture, cx);
        }
        Hit::Label(lane) if lane < plan.lanes.len() => lane_menu(ui, look, lane, plan, cx),
        Hit::Mark(mark) if mark < plan.dividers.len() => mark_menu(ui, mark, plan, cx),
        Hit::Lane(lane) if lane < plan.lanes.len() => {
            if item(ui, cx, word("timeline-new-scene")) {
                canvas::create(plan, lane, at.unwrap_or_default(), cx);
            }
            view_items(ui, look, plan, picture, cx);
        }
        _ => view_items(ui, look, plan, picture, cx),
    });
}

/// An entry; whether it was chosen.
fn item(ui: &mut Ui, cx: &PanelContext<'_>, word: &str) -> bool {
    let is_chosen = ui.button(cx.words.find(word, &[]).unwrap_or_default()).clicked();
    if is_chosen {
        ui.close();
    }
    is_chosen
}

fn view_items(ui: &mut Ui, look: &mut Look, plan: &Plan, picture: &Picture, cx: &PanelContext<'_>) {
    picture_menu(ui, cx);
    if item(ui, cx, word("timeline-fit-all")) {
        look.viewport = None;
    }
    if item(ui, cx, word("timeline-fit-selection")) {
        keys::fit_selection(look, picture.frame.viewport.width, plan, cx);
    }
}

fn picture_menu(ui: &mut Ui, cx: &PanelContext<'_>) {
    ui.menu_button(cx.words.text("timeline-picture"), |ui| commands::picture_items(ui, cx));
}

fn scene_menu(
    ui: &mut Ui,
    look: &mut Look,
    scene: usize,
    plan: &Plan,
    picture: &Picture,
    cx: &PanelContext<'_>,
) {
    if item(ui, cx, word("timeline-open-scene")) {
        keys::open_scene(plan, scene, cx);
    }
    let selected = || super::gesture::selected_scenes(plan, cx);
    if item(ui, cx, word("timeline-duplicate")) {
        cx.push(Edit::Duplicate(selected().into_iter().map(|scene| plan.id(scene).clone()).collect()));
    }
    if item(ui, cx, word("timeline-delete")) {
        cx.push(Edit::Delete(selected().into_iter().map(|scene| plan.id(scene).into()).collect()));
    }
    ui.separator();
    let before = plan.id(scene);
    for (kind, word) in [
        (DividerKind::Act, word("timeline-begin-act")),
        (DividerKind::Teaser, word("timeline-end-teaser")),
        (DividerKind::AdBreak, word("timeline-put-ad-break")),
        (DividerKind::Cliffhanger, word("timeline-put-cliffhanger")),
    ] {
        if item(ui, cx, word) {
            // A cliffhanger is the end of this scene, the others stand before it.
            let next = || plan.slots.get(scene + 1).map(|slot| slot.scene.id.clone());
            let before = if kind == DividerKind::Cliffhanger { next() } else { Some(before.clone()) };
            cx.push(with_divider(cx, kind, before));
        }
    }
    ui.separator();
    view_items(ui, look, plan, picture, cx);
}

/// Marks the message id as one, for the test that looks for all of them.
const fn word(word: &str) -> &str {
    word
}

fn with_divider(cx: &PanelContext<'_>, kind: DividerKind, before: Option<SceneId>) -> Edit {
    let mut dividers: Vec<Divider> =
        cx.outline().dividers.iter().map(|divider| Divider::clone(divider)).collect();
    if !dividers.iter().any(|divider| divider.kind == kind && divider.before == before) {
        dividers.push(Divider { kind, title: String::new(), before });
    }
    Edit::SetDividers(dividers)
}

fn mark_menu(ui: &mut Ui, mark: usize, plan: &Plan, cx: &PanelContext<'_>) {
    if item(ui, cx, word("timeline-remove-mark")) {
        cx.push(without_mark(cx.outline(), &plan.dividers[mark]));
    }
}

fn lane_menu(ui: &mut Ui, look: &mut Look, lane: usize, plan: &Plan, cx: &PanelContext<'_>) {
    let key = &plan.lanes[lane].key;
    let is_folded = look.view.folded.contains(key);
    if item(ui, cx, if is_folded { word("timeline-unfold") } else { word("timeline-fold") }) {
        toggle(&mut look.view.folded, key);
    }
    let is_filter = look.view.filter.contains(key);
    if item(ui, cx, if is_filter { word("timeline-filter-off") } else { word("timeline-filter") }) {
        toggle(&mut look.view.filter, key);
    }
    if !look.view.filter.is_empty() && item(ui, cx, word("timeline-filter-clear")) {
        look.view.filter.clear();
    }
    if *key == LaneKey::Without || *key == LaneKey::All {
        return;
    }
    ui.separator();
    if lane > 0 && item(ui, cx, word("timeline-lane-up")) {
        move_lane(look, plan, lane, true);
    }
    if key_at(plan, lane + 1).is_some() && item(ui, cx, word("timeline-lane-down")) {
        move_lane(look, plan, lane, false);
    }
}

/// What a lane stands for that has a place of its own: the one for what has none is always the last.
fn key_at(plan: &Plan, lane: usize) -> Option<&LaneKey> {
    plan.lanes.get(lane).map(|lane| &lane.key).filter(|key| **key != LaneKey::Without)
}

/// Moves a lane one up or down, where there is one to pass.
pub(super) fn move_lane(look: &mut Look, plan: &Plan, lane: usize, is_up: bool) {
    let (passed, before) =
        if is_up { (lane.checked_sub(1), lane.saturating_sub(1)) } else { (Some(lane + 1), lane + 2) };
    let (Some(key), Some(passed)) =
        (key_at(plan, lane), passed.filter(|passed| key_at(plan, *passed).is_some()))
    else {
        return;
    };
    look.view.order = reordered(&plan.lanes, key, key_at(plan, before));
    if look.lane == Some(lane) {
        look.lane = Some(passed);
    }
}

pub(super) fn toggle(keys: &mut std::collections::BTreeSet<LaneKey>, key: &LaneKey) {
    if !keys.remove(key) {
        keys.insert(key.clone());
    }
}

/// A click on a label: on its fold mark it folds the lane, else it selects what the lane stands for.
pub(super) fn click_label(look: &mut Look, plan: &Plan, lane: usize, x: f32, cx: &PanelContext<'_>) {
    let key = &plan.lanes[lane].key;
    if x < FOLD_MARK || look.view.folded.contains(key) {
        toggle(&mut look.view.folded, key);
        return;
    }
    let item: ItemId = match key {
        LaneKey::Strand(id) => id.into(),
        LaneKey::Character(id) => id.into(),
        LaneKey::Location(id) => id.into(),
        LaneKey::Dilemma(id) => id.into(),
        LaneKey::All | LaneKey::Without => return,
    };
    cx.push(Select::one(item.clone()));
    cx.push(ViewCommand::Reveal(item));
}
