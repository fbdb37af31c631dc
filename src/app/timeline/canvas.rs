//! The timeline's surface: takes wheel, keys and mouse, lays out what is in view and has it painted.

use std::collections::BTreeSet;

use egui::{
    Align2, Color32, CursorIcon, Id, Key, PointerButton, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui,
    vec2,
};

use super::{
    Look, Shown, access,
    gesture::{Gesture, Pointer, Target, selected_scenes},
    keys, menu, names, overview,
    paint::{self, Colors},
    tip,
};
use crate::{
    app::{
        context::PanelContext,
        theme::{Type, measures},
        words::Words,
    },
    outline::{Edit, ItemId},
    session::{Command, Reveal, Select, ViewCommand},
    timeline::{
        Area, Focus, Frame, Hit, Metrics, Picture, Plan, Px, Related, Spot, Viewport, drop_on_lanes,
        scene_on_lane,
    },
};

/// So near to the edge of the view a drag moves it on.
const EDGE: f32 = 28.0;
/// How far the view moves on in a frame.
const EDGE_STEP: Px = Px(9.0);

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
    let Shown { plan, overview: bars, .. } = shown;
    let plan: &Plan = plan;
    let all = ui.available_rect_before_wrap();
    let strip_height = if look.viewport.is_some() { overview::HEIGHT } else { 0.0 };
    let (rect, strip) = all.split_top_bottom_at_y(all.bottom() - strip_height);
    let metrics = Metrics::fitting(plan, Px(rect.height()));
    let response = ui.interact(rect, Id::unique("timeline canvas"), Sense::click_and_drag());
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
    reveal(look, &mut viewport, plan, size, &metrics, cx);
    if look.viewport.is_none() {
        viewport = self::viewport(look, plan, size, &metrics);
    }
    let frame = Frame { size, viewport, scroll: look.scroll, metrics };
    let picture = Picture::of(plan, frame);
    look.scroll = picture.frame.scroll;
    look.seen = Some(viewport);
    let hit = mouse(ui, &response, look, plan, &picture, gesture, cx);
    let preview = gesture.preview().map(|plan| (plan, Picture::of(plan, frame)));
    let (shown_plan, shown) = preview.as_ref().map_or((plan, &picture), |(plan, picture)| (*plan, picture));
    let painter = ui.painter_at(rect);
    let stage = stage(ui, &response, look, shown_plan, shown, gesture, hit, rect.min, cx);
    paint::paint(&painter, &stage);
    in_the_air(ui, &painter, &stage, plan, &picture, gesture);
    if let Some(mark) = access::tell(ui, rect.min, shown_plan, shown, look.mark, cx) {
        response.request_focus();
        look.mark = Some(mark);
        cx.push(Select::Clear);
    }
    if let Some(frame) = overview::overview_ui(ui, strip, plan, &picture, bars, cx) {
        look.viewport = Some(frame);
    }
    if matches!(gesture, Gesture::Idle) {
        tip::tip(&response, hit, plan, cx);
        menu::menu(&response, look, hit, plan, &picture, cx);
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
        None => Viewport::fitting(crate::timeline::Minute::ZERO, plan.extent(), width),
    }
}

/// Wheel and touchpad: with Ctrl (or a pinch) about the pointer, else along.
fn wheel(
    ui: &Ui,
    response: &Response,
    look: &mut Look,
    viewport: &mut Viewport,
    plan: &Plan,
    metrics: &Metrics,
) {
    if !response.contains_pointer() {
        return;
    }
    let (zoom, scroll, pointer) =
        ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta(), input.pointer.hover_pos()));
    let Some(pointer) = pointer else { return };
    if (zoom - 1.0).abs() > f32::EPSILON {
        let x = Px(pointer.x - response.rect.left()) - metrics.labels;
        *viewport =
            viewport.zoomed_about(x.max(Px::ZERO), f64::from(zoom), plan.extent()).bounded(plan.extent());
        look.viewport = Some(*viewport);
    } else if scroll != egui::Vec2::ZERO {
        let needs_height = metrics.natural_height(plan).0 > response.rect.height();
        // Where all lanes are in view, a plain wheel goes along the story.
        let along = if needs_height { scroll.x } else { scroll.x + scroll.y };
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

/// Brings what was selected elsewhere into view.
fn reveal(
    look: &mut Look,
    viewport: &mut Viewport,
    plan: &Plan,
    size: Spot,
    metrics: &Metrics,
    cx: &PanelContext<'_>,
) {
    let Some(Reveal::Item(item)) = &cx.view.reveal else { return };
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
pub(super) fn create(plan: &Plan, lane: usize, at: crate::timeline::Minute, cx: &PanelContext<'_>) {
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

#[allow(clippy::too_many_arguments)]
fn stage<'a>(
    ui: &Ui,
    response: &Response,
    look: &Look,
    plan: &'a Plan,
    picture: &'a Picture,
    gesture: &Gesture,
    hit: Hit,
    origin: Pos2,
    cx: &'a PanelContext<'a>,
) -> paint::Scene<'a> {
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
    let lifted = gesture.lifted();
    // In a preview the scenes in the air have other places; they keep their ids.
    let selected = selected_scenes(plan, cx);
    let lifted = if gesture.preview().is_some() { selected.clone() } else { lifted };
    paint::Scene {
        plan,
        picture,
        cx,
        colors: Colors::of_strands(cx),
        origin,
        selected,
        selected_arcs: (0..plan.arcs.len()).filter(|arc| is_selected(&plan.arcs[*arc].dilemma)).collect(),
        lit: focus.map(|focus| Related::to(plan, &focus)).unwrap_or_default(),
        focused: keyboard.map(|place| (place.lane, place.scene)),
        lifted,
        marked: gesture.held_mark().or(look.mark),
        hovered_label: if let Hit::Label(lane) = hit { Some(lane) } else { None },
    }
}

/// What the mouse holds: drop line, what is in the air, rubber band.
fn in_the_air(
    ui: &Ui,
    painter: &egui::Painter,
    stage: &paint::Scene<'_>,
    plan: &Plan,
    picture: &Picture,
    gesture: &Gesture,
) {
    let theme = stage.cx.theme;
    let Some(at) = ui.input(|input| input.pointer.latest_pos()) else { return };
    let spot = Spot::new(at.x - stage.origin.x, at.y - stage.origin.y);
    match gesture {
        Gesture::Band(band) => {
            let rect = paint::rect(stage.origin, band.area(picture, spot));
            painter.rect(
                rect,
                2.0,
                theme.accent.gamma_multiply(0.1),
                (1.0, *theme.accent),
                StrokeKind::Inside,
            );
        }
        Gesture::Scenes(drag) => {
            if let Some(target) = &drag.target {
                drop_line(painter, stage, picture, target);
                ghost(painter, stage, plan, drag.grabbed, drag.scenes.len(), target, at);
            }
        }
        Gesture::Mark(drag) => {
            if let Some(drop) = drag.drop {
                let before = plan.slots.get(drop.boundary).map(|_| drop.boundary);
                let note = names::boundary_text(stage.cx, plan, before);
                let label = names::mark_label(stage.cx.words, &drag.mark);
                card(painter, stage, &label, &note, *theme.accent, at);
            }
        }
        Gesture::Label(drag) => {
            let before =
                drag.before.as_ref().and_then(|key| plan.lanes.iter().position(|lane| lane.key == *key));
            let row = before.and_then(|lane| picture.rows.iter().find(|row| row.lane == lane));
            let y = row.map_or(picture.areas.lanes.bottom, |row| row.area.top);
            let left = stage.origin.x + measures().space.small;
            let right = stage.origin.x + picture.areas.axis_left.0;
            painter.hline(left..=right, stage.origin.y + y.0, (2.0, *theme.accent));
        }
        Gesture::Idle | Gesture::Pan => {}
    }
}

/// Where the scenes would go.
fn drop_line(painter: &egui::Painter, stage: &paint::Scene<'_>, picture: &Picture, target: &Target) {
    let areas = &picture.areas;
    let lane_area = |lane: usize| picture.rows.iter().find(|row| row.lane == lane).map(|row| row.area);
    let (at, area) = match target {
        Target::Lanes(drop, _) => (drop.at, lane_area(drop.lane)),
        Target::Story(drop, Some(lane)) => (drop.at, lane_area(*lane)),
        Target::Story(drop, None) => {
            let y = areas.story_line();
            (drop.at, Some(Area::new(Px::ZERO, y - Px(13.0), Px::ZERO, y + Px(13.0))))
        }
        Target::Length(_) => return,
    };
    let Some(area) = area else { return };
    let x = (stage.origin.x + picture.x(at).0).round();
    let (top, bottom) = (stage.origin.y + area.top.0, stage.origin.y + area.bottom.0);
    let ink: Color32 = *stage.cx.theme.accent;
    painter.vline(x, top..=bottom, Stroke::new(2.5, ink));
    for y in [top, bottom] {
        painter.circle_filled(Pos2::new(x, y), 3.0, ink);
    }
}

/// A small card beside the pointer: what is in the air, and what it will become.
fn ghost(
    painter: &egui::Painter,
    stage: &paint::Scene<'_>,
    plan: &Plan,
    grabbed: usize,
    count: usize,
    target: &Target,
    at: Pos2,
) {
    let cx = stage.cx;
    let title = match count {
        1 => names::scene_title(cx, plan, grabbed).replacen(", ", " ", 1),
        n => cx.words.with("timeline-scenes", &[("n", n.into())]),
    };
    let note = target_text(stage, plan, grabbed, target);
    card(painter, stage, &title, &note, *stage.colors.of(plan, grabbed).ink, at);
}

/// A title and a note beside the pointer.
fn card(
    painter: &egui::Painter,
    stage: &paint::Scene<'_>,
    title: &str,
    note: &str,
    frame: Color32,
    at: Pos2,
) {
    let theme = stage.cx.theme;
    let (title, note) = (title.to_owned(), note.to_owned());
    let title = painter.layout(title, Type::ListStrong.font(), *theme.ink, 220.0);
    let note = (!note.is_empty()).then(|| painter.layout(note, Type::Note.font(), *theme.soft, 220.0));
    let note_size = note.as_ref().map_or(egui::Vec2::ZERO, |note| note.size() + vec2(0.0, 2.0));
    let size = vec2(title.size().x.max(note_size.x), title.size().y + note_size.y) + vec2(18.0, 12.0);
    let bounds = painter.clip_rect();
    let min = Pos2::new(
        (at.x + 14.0).min(bounds.right() - size.x - 4.0),
        (at.y + 16.0).min(bounds.bottom() - size.y - 2.0),
    );
    let rect = Rect::from_min_size(min, size);
    let radius = measures().radius.field;
    painter.rect(rect, radius, theme.raised.gamma_multiply(0.96), (1.0, frame), StrokeKind::Inside);
    let text_at = rect.min + vec2(9.0, 6.0);
    let below = text_at + vec2(0.0, title.size().y + 2.0);
    painter.galley(text_at, title, *theme.ink);
    if let Some(note) = note {
        painter.galley(below, note, *theme.soft);
    }
}

/// What a drop would change: `Strang B`, `Tag 2, 14:30`, `4,5 min`.
fn target_text(stage: &paint::Scene<'_>, plan: &Plan, grabbed: usize, target: &Target) -> String {
    let cx = stage.cx;
    match target {
        Target::Lanes(drop, is_copy) => {
            let lane = plan.lanes.get(drop.lane).map(|lane| names::lane_label(cx, lane)).unwrap_or_default();
            if *is_copy { cx.words.with("timeline-copy-to", &[("lane", lane.into())]) } else { lane }
        }
        Target::Story(drop, _) => match drop.time {
            Some(time) => {
                let day = time.day.map(|day| names::day_label(cx.words, day));
                let day = day.unwrap_or_else(|| cx.words.text("timeline-no-time"));
                let own = plan.slots[grabbed].scene.moment.as_ref().and_then(|moment| moment.time);
                time.hour_for(own).map_or(day.clone(), |hour| format!("{day}, {}", Words::time(hour)))
            }
            None => cx.words.text("timeline-story-order"),
        },
        Target::Length(_) => {
            let id = plan.id(grabbed);
            let minutes = stage.plan.place(id).and_then(|scene| stage.plan.slots[scene].scene.minutes);
            minutes.map(|minutes| cx.words.minutes(minutes)).unwrap_or_default()
        }
    }
}
