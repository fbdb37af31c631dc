//! The timeline's surface: takes wheel, keys and mouse, lays out what is in view and has it painted.

use std::collections::BTreeSet;

use egui::{Align2, CursorIcon, Id, Key, PointerButton, Pos2, Response, Sense, Ui};

use super::{
    Look, Shown, access, air,
    gesture::{Gesture, Pointer, Target, selected_scenes},
    keys, menu, overview,
    paint::{self, Named},
    tip,
};
use crate::{
    app::{context::PanelContext, theme::Type},
    outline::{Edit, ItemId},
    session::{Command, Select, ViewCommand},
    timeline::{
        Chart, Focus, Frame, Hit, Metrics, Minute, Picture, Plan, Px, Related, Spot, Standing, Viewport,
        drop_on_lanes, scene_on_lane,
    },
};

/// So near to the edge of the view a drag moves it on.
const EDGE: f32 = 28.0;
/// How far the view moves on in a frame.
const EDGE_STEP: Px = Px(9.0);

/// What has the focus where the keyboard is in the timeline.
pub(super) fn id() -> Id {
    Id::unique("timeline canvas")
}

/// An outline without scenes.
pub(super) fn empty_ui(ui: &mut Ui, cx: &PanelContext<'_>) {
    let rect = ui.available_rect_before_wrap();
    ui.allocate_rect(rect, Sense::hover());
    let text = cx.words.text("timeline-empty");
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, text, Type::Prose.font(), *cx.theme.soft);
}

/// The timeline itself, in all the room that is left.
pub(super) fn canvas_ui(
    ui: &mut Ui,
    look: &mut Look,
    shown: &mut Shown,
    gesture: &mut Gesture,
    asked: Vec<keys::Press>,
    cx: &PanelContext<'_>,
) {
    let Shown { plan, overview: bars, names, .. } = shown;
    let plan: &Plan = plan;
    let all = ui.available_rect_before_wrap();
    let strip_height = if look.viewport.is_some() { overview::HEIGHT } else { 0.0 };
    let (rect, strip) = all.split_top_bottom_at_y(all.bottom() - strip_height);
    let metrics = Metrics::fitting(plan, Px(rect.height()));
    let response = ui.interact(rect, id(), Sense::click_and_drag());
    ui.advance_cursor_after_rect(all);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Group, true, cx.words.text("timeline")));
    let size = Spot::new(rect.width(), rect.height());
    let mut viewport = viewport(look, plan, size, &metrics);
    if !cx.document.selection().is_empty() {
        look.mark = None;
    }
    wheel(ui, &response, look, &mut viewport, plan, &metrics);
    keys::keys(ui, &response, look, &mut viewport, plan, cx);
    asked.into_iter().for_each(|press| keys::obey(press, look, &mut viewport, plan, cx));
    let is_held = !matches!(gesture, Gesture::Idle);
    if let Some(item) = to_reveal(look, is_held, cx) {
        reveal(&item, look, &mut viewport, plan, size, &metrics);
    }
    // All of it stays all of it, whatever is added.
    look.viewport = look.viewport.filter(|viewport| !viewport.is_whole(plan.extent()));
    if look.viewport.is_none() {
        viewport = self::viewport(look, plan, size, &metrics);
    }
    let frame = Frame { size, viewport, scroll: look.scroll, metrics };
    let picture = Picture::of(plan, frame);
    look.scroll = picture.frame.scroll;
    look.seen = Some(picture.frame);
    let hit = mouse(ui, &response, look, plan, &picture, gesture, cx);
    let preview = gesture.preview().map(|plan| (plan, Picture::of(plan, frame)));
    let (shown_plan, shown) = preview.as_ref().map_or((plan, &picture), |(plan, picture)| (*plan, picture));
    let painter = ui.painter_at(rect);
    let named = Named(cx);
    let mut chart = Chart::new(cx.outline(), shown_plan, shown, cx.theme.tones(), &named);
    chart.standing = standing(ui, &response, look, shown_plan, gesture, hit, cx);
    paint::paint(&painter, rect.min, &chart);
    let stage = air::Stage { chart: &chart, origin: rect.min, cx };
    air::in_the_air(ui, &painter, &stage, plan, &picture, gesture);
    // In a preview things have other names for as long as it lasts.
    let names = if preview.is_some() { &mut access::Names::default() } else { names };
    tell(ui, &response, look, &stage, names);
    if let Some(frame) = overview::overview_ui(ui, strip, plan, &picture, bars, cx) {
        look.viewport = Some(frame);
    }
    if matches!(gesture, Gesture::Idle) {
        tip::tip(&response, hit, plan, cx);
        menu::menu(&response, look, hit, plan, &picture, cx);
    }
}

/// Reads it out; what is chosen there is where the keyboard goes.
fn tell(
    ui: &mut Ui,
    response: &Response,
    look: &mut Look,
    stage: &air::Stage<'_>,
    names: &mut access::Names,
) {
    let chart = stage.chart;
    let told = access::Told {
        origin: stage.origin,
        plan: chart.plan,
        picture: chart.picture,
        selected: &chart.standing.selected,
        on_mark: look.mark,
        place: keys::place(look, chart.plan, stage.cx),
    };
    if let Some(mark) = access::tell(ui, response.id, &told, names, stage.cx) {
        response.request_focus();
        look.mark = Some(mark);
        stage.cx.push(Select::Clear);
    }
}

/// Which minutes stand where: what the writer has chosen, else everything.
fn viewport(look: &Look, plan: &Plan, size: Spot, metrics: &Metrics) -> Viewport {
    viewport_over(look, plan, Frame::axis_width(size, metrics))
}

/// Which minutes stand where over so wide an axis.
pub(super) fn viewport_over(look: &Look, plan: &Plan, width: Px) -> Viewport {
    match look.viewport {
        Some(viewport) => viewport.resized(width).bounded(plan.extent()),
        None => Viewport::fitting(Minute::ZERO, plan.extent(), width),
    }
}

/// Wheel, touchpad and two fingers: with Ctrl (or a pinch) about the pointer, else along.
fn wheel(
    ui: &Ui,
    response: &Response,
    look: &mut Look,
    viewport: &mut Viewport,
    plan: &Plan,
    metrics: &Metrics,
) {
    let fingers = ui.input(egui::InputState::multi_touch);
    let (zoom, scroll, pointer) = match &fingers {
        Some(fingers) => (fingers.zoom_delta, fingers.translation_delta, Some(fingers.center_pos)),
        None => {
            ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta(), input.pointer.hover_pos()))
        }
    };
    let Some(pointer) = pointer.filter(|at| response.contains_pointer() && response.rect.contains(*at))
    else {
        return;
    };
    let zooms = (zoom - 1.0).abs() > f32::EPSILON;
    if zooms {
        let x = Px(pointer.x - response.rect.left()) - metrics.labels;
        *viewport =
            viewport.zoomed_about(x.max(Px::ZERO), f64::from(zoom), plan.extent()).bounded(plan.extent());
        look.viewport = Some(*viewport);
    }
    if scroll != egui::Vec2::ZERO && (fingers.is_some() || !zooms) {
        let needs_height = metrics.natural_height(plan).0 > response.rect.height();
        // Where all lanes are in view, a plain wheel goes along the story; fingers go where they go.
        let along = if needs_height || fingers.is_some() { scroll.x } else { scroll.x + scroll.y };
        if needs_height {
            look.scroll -= Px(scroll.y);
        }
        if along.abs() > f32::EPSILON
            && !(look.viewport.is_none() && needs_height && scroll.x.abs() < f32::EPSILON)
        {
            *viewport = viewport.panned(Px(along)).bounded(plan.extent());
            look.viewport = Some(*viewport);
        }
    }
}

/// What is to be brought into view: what was asked for, or what was selected elsewhere. Nothing moves while the mouse
/// holds something, nor under a click.
fn to_reveal(look: &mut Look, is_held: bool, cx: &PanelContext<'_>) -> Option<ItemId> {
    let selected = cx.document.selected();
    let is_other = selected != look.selected.as_ref();
    if is_other {
        look.selected = selected.cloned();
    }
    if std::mem::take(&mut look.is_pointed_at) || is_held {
        return None;
    }
    cx.view.revealed().or_else(|| selected.filter(|item| is_other && item.as_scene().is_some())).cloned()
}

/// Brings it into view.
fn reveal(
    item: &ItemId,
    look: &mut Look,
    viewport: &mut Viewport,
    plan: &Plan,
    size: Spot,
    metrics: &Metrics,
) {
    let scenes: Vec<usize> = match item {
        ItemId::Scene(id) => plan.place(id).into_iter().collect(),
        ItemId::Dilemma(id) => {
            let arc = plan.arcs.iter().find(|arc| arc.dilemma == *id);
            arc.into_iter().flat_map(|arc| arc.stops.iter().map(|stop| stop.scene)).collect()
        }
        _ => return,
    };
    let Some((from, to)) = plan.span(scenes.iter().copied()) else { return };
    if !viewport.shows(from, to) && look.viewport.is_some() {
        *viewport = viewport.revealing(from, to).bounded(plan.extent());
        look.viewport = Some(*viewport);
    }
    if let [scene] = scenes[..] {
        let lane = plan.place_of(scene, look.lane).lane;
        let above: Px = plan.lanes[..lane].iter().map(|lane| metrics.lane(lane)).sum();
        let frame = Frame { size, viewport: *viewport, scroll: look.scroll, metrics: *metrics };
        let below = above + metrics.lane(&plan.lanes[lane]) - Picture::of(plan, frame).areas.lanes.height();
        look.scroll = look.scroll.max(below).min(above);
    }
}

/// Follows the mouse; gives what lies under it.
fn mouse(
    ui: &Ui,
    response: &Response,
    look: &mut Look,
    plan: &Plan,
    picture: &Picture,
    gesture: &mut Gesture,
    cx: &PanelContext<'_>,
) -> Hit {
    let origin = response.rect.min;
    let spot = |at: Pos2| Spot::new(at.x - origin.x, at.y - origin.y);
    let hovered = response.hover_pos().filter(|_| response.contains_pointer());
    let hit = hovered.map_or(Hit::Empty, |at| picture.hit(plan, spot(at)));
    let (pressed_at, keys, is_space_held) =
        ui.input(|input| (input.pointer.press_origin(), input.modifiers, input.key_down(Key::Space)));
    if ui.input(|input| input.multi_touch().is_some()) {
        // The first of two fingers is no mouse that drags.
        std::mem::take(gesture).cancel(cx);
        return hit;
    }
    let pointer = response.interact_pointer_pos().map(|at| Pointer {
        at: spot(at),
        pressed_at: spot(pressed_at.unwrap_or(at)),
        moved: response.drag_delta(),
        keys,
        pans: response.dragged_by(PointerButton::Middle) || is_space_held,
    });
    if let Some(pointer) = &pointer {
        let is_ours = response.dragged_by(PointerButton::Primary) || pointer.pans;
        if response.drag_started() && is_ours {
            response.request_focus();
            *gesture = Gesture::begun(picture.hit(plan, pointer.pressed_at), pointer, picture, plan, cx);
        }
        if response.dragged() {
            gesture.follow(pointer, picture, plan, look, cx);
            on_at_the_edge(ui, response, look, plan, picture, gesture);
        }
    }
    if response.drag_stopped() {
        let done = std::mem::take(gesture);
        // Esc ends a drag as well, but nothing was let go.
        if ui.input(|input| input.pointer.any_released()) {
            done.finish(plan, look, cx);
        } else {
            done.cancel(cx);
        }
    }
    if response.clicked() {
        response.request_focus();
        look.is_pointed_at = true;
        click(ui, look, hit, plan, picture, response, cx);
    }
    cursor(ui, response, hit, gesture);
    hit
}

/// A drag near the edge of the view takes the view along.
fn on_at_the_edge(
    ui: &Ui,
    response: &Response,
    look: &mut Look,
    plan: &Plan,
    picture: &Picture,
    gesture: &Gesture,
) {
    if !matches!(gesture, Gesture::Scenes(_) | Gesture::Mark(_) | Gesture::Band(_)) || look.viewport.is_none()
    {
        return;
    }
    let Some(at) = response.interact_pointer_pos() else { return };
    let axis = paint::rect(response.rect.min, picture.areas.axis());
    let by = match at.x {
        x if x > axis.right() - EDGE => -EDGE_STEP,
        x if x < axis.left() + EDGE => EDGE_STEP,
        _ => return,
    };
    look.viewport = Some(picture.frame.viewport.panned(by).bounded(plan.extent()));
    ui.request_repaint();
}

fn cursor(ui: &Ui, response: &Response, hit: Hit, gesture: &Gesture) {
    let icon = match (gesture, hit) {
        (Gesture::Pan | Gesture::Label(_) | Gesture::Mark(_), _) => CursorIcon::Grabbing,
        (Gesture::Band(_), _) => CursorIcon::Crosshair,
        (Gesture::Scenes(drag), _) => match &drag.target {
            Some(Target::Lanes(_, true)) => CursorIcon::Copy,
            Some(Target::Length(_)) => CursorIcon::ResizeHorizontal,
            _ => CursorIcon::Grabbing,
        },
        (Gesture::Idle, _) if !response.contains_pointer() => return,
        (Gesture::Idle, Hit::Block { at_edge: true, .. }) => CursorIcon::ResizeHorizontal,
        (Gesture::Idle, Hit::Block { .. } | Hit::Moment(_) | Hit::Mark(_) | Hit::Ruler) => CursorIcon::Grab,
        (Gesture::Idle, Hit::Arc(_) | Hit::Label(_)) => CursorIcon::PointingHand,
        (Gesture::Idle, _) => return,
    };
    ui.set_cursor_icon(icon);
}

fn click(
    ui: &Ui,
    look: &mut Look,
    hit: Hit,
    plan: &Plan,
    picture: &Picture,
    response: &Response,
    cx: &PanelContext<'_>,
) {
    let keys = ui.input(|input| input.modifiers);
    let is_double = response.double_clicked();
    let at = response.interact_pointer_pos().unwrap_or(response.rect.min);
    match hit {
        Hit::Block { scene, .. } | Hit::Moment(scene) if is_double => keys::open_scene(plan, scene, cx),
        Hit::Block { scene, lane, .. } => {
            look.lane = Some(lane);
            select(plan, scene, keys, cx);
        }
        Hit::Moment(scene) => select(plan, scene, keys, cx),
        Hit::Mark(mark) => {
            look.mark = Some(plan.dividers[mark].divider);
            cx.push(Select::Clear);
        }
        Hit::Arc(arc) => select_item((&plan.arcs[arc].dilemma).into(), keys, cx),
        Hit::Label(lane) => menu::click_label(look, plan, lane, at.x - response.rect.left(), cx),
        Hit::Lane(lane) if is_double => {
            let at = picture.minute(Px(at.x - response.rect.left()));
            create(plan, lane, at, cx);
        }
        Hit::Lane(_) | Hit::Empty | Hit::Story if !keys.any() => cx.push(Select::Clear),
        _ => {}
    }
}

/// Selects a scene: with Ctrl as well, with Shift all from the last selected one.
fn select(plan: &Plan, scene: usize, keys: egui::Modifiers, cx: &PanelContext<'_>) {
    let last = cx.document.selected().and_then(ItemId::as_scene).and_then(|id| plan.place(id));
    match last {
        Some(last) if keys.shift => {
            // The scene that was clicked comes last: it is the one that the inspector shows.
            let row: Vec<usize> =
                if last <= scene { (last..=scene).collect() } else { (scene..=last).rev().collect() };
            cx.push(Select::Only(row.into_iter().map(|scene| plan.id(scene).into()).collect()));
        }
        _ => select_item(plan.id(scene).into(), keys, cx),
    }
}

fn select_item(item: ItemId, keys: egui::Modifiers, cx: &PanelContext<'_>) {
    if keys.command {
        cx.push(Select::Toggle(item));
    } else {
        cx.push(Select::one(item.clone()));
        cx.push(ViewCommand::Reveal(item));
    }
}

/// Adds a scene to a lane and begins to edit its title.
pub(super) fn create(plan: &Plan, lane: usize, at: Minute, cx: &PanelContext<'_>) {
    let drop = drop_on_lanes(plan, &BTreeSet::new(), at, lane);
    let scene = scene_on_lane(&plan.lanes[lane]);
    let edit = Edit::Add { item: scene.into(), before: drop.before.map(ItemId::Scene) };
    // Ids are made from the outline alone, so the new one is known before the edit is carried out.
    let made = edit.apply(cx.outline()).ok().and_then(|applied| applied.touched.into_iter().next());
    cx.push(edit);
    cx.push(Command::EndStep);
    if let Some(item) = made {
        cx.push(Select::one(item.clone()));
        cx.push(ViewCommand::Reveal(item.clone()));
        cx.push(ViewCommand::Rename(item));
    }
}

/// What stands out: what is selected, held, under the pointer or under the keyboard.
fn standing(
    ui: &Ui,
    response: &Response,
    look: &Look,
    plan: &Plan,
    gesture: &Gesture,
    hit: Hit,
    cx: &PanelContext<'_>,
) -> Standing {
    let is_idle = matches!(gesture, Gesture::Idle);
    let focus = match hit {
        _ if !is_idle => None,
        Hit::Block { scene, .. } | Hit::Moment(scene) => Some(Focus::Scene(scene)),
        Hit::Arc(arc) => Some(Focus::Arc(arc)),
        Hit::Label(lane) => Some(Focus::Lane(lane)),
        _ => None,
    };
    let is_selected = |id: &crate::outline::DilemmaId| cx.is_selected(&id.into());
    let has_focus = response.has_focus() && ui.input(|input| !input.pointer.any_down());
    let keyboard = if has_focus { keys::place(look, plan, cx) } else { None };
    // In a preview the scenes in the air have other places; they keep their ids.
    let selected = selected_scenes(plan, cx);
    let lifted = if gesture.preview().is_some() { selected.clone() } else { gesture.lifted() };
    Standing {
        selected,
        selected_arcs: (0..plan.arcs.len()).filter(|arc| is_selected(&plan.arcs[*arc].dilemma)).collect(),
        lit: focus.map(|focus| Related::to(plan, &focus)).unwrap_or_default(),
        focused: keyboard.map(|place| (place.lane, place.scene)),
        lifted,
        marked: gesture.held_mark().or(look.mark),
        hovered_label: if let Hit::Label(lane) = hit { Some(lane) } else { None },
    }
}
