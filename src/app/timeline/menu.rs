//! What can be done with a scene, a lane or a mark: the menus that open on them, and clicks on labels.

use egui::{Pos2, Response, Ui};

use super::{Look, canvas, commands, keys, paint};
use crate::{
    app::{
        context::PanelContext,
        icons::Icon,
        middle::scene_menu_ui,
        widgets::{context_menu, menu_line, submenu, take_menu_key},
    },
    outline::ItemId,
    session::{Select, ViewCommand},
    timeline::{Area, Hit, LaneKey, Minute, OnLane, Picture, Plan, Px, reordered, without_mark},
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
    let by_key = response.has_focus() && take_menu_key(&response.ctx);
    let by_key = by_key.then(|| with_keyboard(response, look, plan, picture, cx));
    if let Some((hit, _)) = by_key {
        response.ctx.data_mut(|data| data.insert_temp(id, (hit, None::<Minute>)));
    } else if response.secondary_clicked() {
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
    context_menu(response, by_key.map(|(_, at)| at), |ui| match hit {
        Hit::Block { scene, .. } | Hit::Moment(scene) if scene < plan.slots.len() => {
            scene_menu_ui(ui, cx, &plan.slots[scene].scene);
            ui.separator();
            view_items(ui, look, plan, picture, cx);
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

/// What the keyboard is on, and where its menu opens.
fn with_keyboard(
    response: &Response,
    look: &Look,
    plan: &Plan,
    picture: &Picture,
    cx: &PanelContext<'_>,
) -> (Hit, Pos2) {
    let (area, hit) =
        if let Some(mark) = plan.dividers.iter().position(|mark| Some(mark.divider) == look.mark) {
            let x = picture.x(plan.dividers[mark].at);
            (Area::new(x, picture.areas.marks.top, x, picture.areas.marks.bottom), Hit::Mark(mark))
        } else if let Some(place) = keys::place(look, plan, cx) {
            let lane = picture.lane_areas(plan)[place.lane];
            let OnLane { lane: row, scene } = place;
            (picture.block_area(plan, place, lane), Hit::Block { scene, lane: row, at_edge: false })
        } else if let Some(lane) = cx
            .document
            .selected()
            .and_then(|item| plan.lanes.iter().position(|lane| stands_for(&lane.key).as_ref() == Some(item)))
        {
            let area = picture.lane_areas(plan)[lane];
            (Area { right: area.left + Px(60.0), ..area }, Hit::Label(lane))
        } else {
            (Area::new(Px::ZERO, Px::ZERO, Px(120.0), Px(80.0)), Hit::Empty)
        };
    let at = paint::rect(response.rect.min, area).center();
    (hit, response.rect.shrink(12.0).clamp(at))
}

/// An entry; whether it was chosen.
fn item(ui: &mut Ui, cx: &PanelContext<'_>, word: &str) -> bool {
    let icon = match word {
        "timeline-fit-all" => Icon::ChartGantt,
        "timeline-fit-selection" => Icon::Scan,
        "timeline-fold" | "timeline-unfold" => Icon::FoldVertical,
        "timeline-lane-up" => Icon::ArrowUp,
        "timeline-lane-down" => Icon::ArrowDown,
        "timeline-new-scene" => Icon::ListPlus,
        "timeline-remove-mark" => Icon::Trash,
        _ => Icon::ListFilter,
    };
    menu_line(ui, (icon, &cx.words.find(word, &[]).unwrap_or_default()), None)
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
    submenu(ui, (Icon::Image, &cx.words.text("timeline-picture")), |ui| commands::picture_items(ui, cx));
}

/// Marks the message id as one, for the test that looks for all of them.
const fn word(word: &str) -> &str {
    word
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
    let Some(item) = stands_for(key) else { return };
    cx.push(Select::one(item.clone()));
    cx.push(ViewCommand::Reveal(item));
}

/// The item that a lane stands for.
fn stands_for(key: &LaneKey) -> Option<ItemId> {
    Some(match key {
        LaneKey::Strand(id) => id.into(),
        LaneKey::Character(id) => id.into(),
        LaneKey::Location(id) => id.into(),
        LaneKey::Dilemma(id) => id.into(),
        LaneKey::All | LaneKey::Without => return None,
    })
}
