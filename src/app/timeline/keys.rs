//! The timeline by keyboard: arrows go along and between lanes, with Shift they move the scene.

use egui::{EventFilter, Key, Modifiers, Response, Ui};

use super::{Look, gesture::selected_scenes, menu};
use crate::{
    app::context::PanelContext,
    outline::Edit,
    session::{Command, Middle, Select, ViewCommand},
    timeline::{
        Go, Mark, OnLane, Plan, Px, Rails, StoryStep, Viewport, lane_edits, mark_edit, one_or_all, step_edit,
        step_mark, story_step, without_mark,
    },
};

/// One press of plus or minus.
const ZOOM_STEP: f64 = 1.35;

/// What was asked for by key.
#[derive(Clone, Copy)]
pub(super) enum Press {
    Go(Go),
    /// Moves the scenes along the telling (or, where it stands alone, the story), or with Alt along the story.
    Move(Go, Along),
    Open,
    Zoom(f64),
    FitAll,
    FitSelection,
    /// Folds or unfolds the lane.
    Fold,
    /// Highlights the lane, or no longer.
    Highlight,
    LaneUp,
    LaneDown,
    /// Takes away the mark that the keyboard is on.
    Remove,
    /// Leaves it.
    Leave,
}

impl Press {
    pub(super) const CLOSER: Self = Self::Zoom(ZOOM_STEP);
    pub(super) const FARTHER: Self = Self::Zoom(1.0 / ZOOM_STEP);
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Along {
    Telling,
    Story,
}

const ARROWS: [(Key, Go); 4] = [
    (Key::ArrowLeft, Go::Back),
    (Key::ArrowRight, Go::On),
    (Key::ArrowUp, Go::Up),
    (Key::ArrowDown, Go::Down),
];

/// Answers to the keys, where the timeline has the focus.
pub(super) fn keys(
    ui: &Ui,
    response: &Response,
    look: &mut Look,
    viewport: &mut Viewport,
    plan: &Plan,
    cx: &PanelContext<'_>,
) {
    if !response.has_focus() {
        return;
    }
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let Some(press) = ui.input_mut(|input| pressed(input, look.mark.is_some())) else { return };
    if let Some(mark) = mark(look, plan).filter(|_| on_mark(press, look, plan, cx)) {
        // A mark that has been moved is shown where it was until the next frame.
        *viewport = viewport.revealing(mark.at, mark.at).bounded(plan.extent());
        if look.viewport.is_some() {
            look.viewport = Some(*viewport);
        }
        return;
    }
    obey(press, look, viewport, plan, cx);
}

/// Carries out what was asked for, by key or by name.
pub(super) fn obey(
    press: Press,
    look: &mut Look,
    viewport: &mut Viewport,
    plan: &Plan,
    cx: &PanelContext<'_>,
) {
    match press {
        Press::Go(go) => walk(go, look, plan, cx),
        Press::Move(go, along) => {
            if let Some(edit) = move_by(go, along, look, plan, cx) {
                cx.push(edit);
                cx.push(Command::EndStep);
            }
        }
        Press::Open => open(plan, cx),
        Press::Zoom(factor) => {
            *viewport =
                viewport.zoomed_about(viewport.width / 2.0, factor, plan.extent()).bounded(plan.extent());
            look.viewport = Some(*viewport);
        }
        Press::FitAll => look.viewport = None,
        Press::FitSelection => fit_selection(look, viewport.width, plan, cx),
        Press::Fold | Press::Highlight | Press::LaneUp | Press::LaneDown => {
            if let Some(place) = place(look, plan, cx) {
                change_lane(press, look, plan, place.lane);
            }
        }
        Press::Remove | Press::Leave => {}
    }
}

fn change_lane(press: Press, look: &mut Look, plan: &Plan, lane: usize) {
    let key = &plan.lanes[lane].key;
    match press {
        Press::Fold => menu::toggle(&mut look.view.folded, key),
        Press::Highlight => menu::toggle(&mut look.view.filter, key),
        Press::LaneUp => menu::move_lane(look, plan, lane, true),
        Press::LaneDown => menu::move_lane(look, plan, lane, false),
        _ => {}
    }
}

/// The mark that the keyboard is on.
fn mark<'a>(look: &Look, plan: &'a Plan) -> Option<&'a Mark> {
    plan.dividers.iter().find(|mark| Some(mark.divider) == look.mark)
}

/// Answers to a key while the keyboard is on a mark: along the marks, with Shift the mark along the scenes. Whether
/// the key meant something there.
fn on_mark(press: Press, look: &mut Look, plan: &Plan, cx: &PanelContext<'_>) -> bool {
    let Some(mark) = mark(look, plan) else { return false };
    let place = plan.dividers.iter().position(|other| other.divider == mark.divider).unwrap_or_default();
    let to = |place: Option<usize>| place.and_then(|place| plan.dividers.get(place)).map(|mark| mark.divider);
    match press {
        Press::Go(Go::Back) => look.mark = to(place.checked_sub(1)).or(look.mark),
        Press::Go(Go::On) => look.mark = to(Some(place + 1)).or(look.mark),
        Press::Go(Go::First) => look.mark = to(Some(0)),
        Press::Go(Go::Last) => look.mark = to(plan.dividers.len().checked_sub(1)),
        Press::Go(Go::Up) => {}
        Press::Go(Go::Down) => {
            look.mark = None;
            let scene = mark.boundary.min(plan.slots.len().saturating_sub(1));
            if plan.slots.get(scene).is_some() {
                look.lane = Some(plan.first_lane[scene]);
                cx.push(Select::one(plan.id(scene)));
                cx.push(ViewCommand::Reveal(plan.id(scene).into()));
            }
        }
        Press::Move(go @ (Go::Back | Go::On), _) => {
            let drop = step_mark(plan, mark, go == Go::On);
            if let Some(edit) = drop.and_then(|drop| mark_edit(cx.outline(), plan, mark, drop)) {
                cx.push(edit);
                cx.push(Command::EndStep);
            }
        }
        Press::Remove => {
            cx.push(without_mark(cx.outline(), mark));
            look.mark = None;
        }
        Press::Leave => look.mark = None,
        _ => return false,
    }
    true
}

fn pressed(input: &mut egui::InputState, is_on_mark: bool) -> Option<Press> {
    let (shift, alt) = (Modifiers::SHIFT, Modifiers::ALT | Modifiers::SHIFT);
    // Longer combinations first: a shorter pattern matches them too.
    for (key, press) in [(Key::ArrowUp, Press::LaneUp), (Key::ArrowDown, Press::LaneDown)] {
        let is_alone = !input.modifiers.shift && input.modifiers.alt;
        if is_alone && input.consume_key(Modifiers::ALT, key) {
            return Some(press);
        }
    }
    for (key, go) in ARROWS {
        if input.consume_key(alt, key) {
            return Some(Press::Move(go, Along::Story));
        }
        if input.consume_key(shift, key) {
            return Some(Press::Move(go, Along::Telling));
        }
        if input.consume_key(Modifiers::NONE, key) {
            return Some(Press::Go(go));
        }
    }
    if is_on_mark {
        for (key, press) in
            [(Key::Delete, Press::Remove), (Key::Backspace, Press::Remove), (Key::Escape, Press::Leave)]
        {
            if input.consume_key(Modifiers::NONE, key) {
                return Some(press);
            }
        }
    }
    let plain = [
        (Key::Home, Press::Go(Go::First)),
        (Key::End, Press::Go(Go::Last)),
        (Key::Enter, Press::Open),
        (Key::Plus, Press::CLOSER),
        (Key::Equals, Press::CLOSER),
        (Key::Minus, Press::FARTHER),
        (Key::Num0, Press::FitAll),
        (Key::F, Press::FitSelection),
        (Key::L, Press::Fold),
        (Key::H, Press::Highlight),
    ];
    let found = plain.into_iter().find(|(key, _)| {
        input.consume_key(Modifiers::NONE, *key) || (*key == Key::Plus && input.consume_key(shift, *key))
    });
    found.map(|(_, press)| press)
}

/// Where the keyboard stands: on the selected scene.
pub(super) fn place(look: &Look, plan: &Plan, cx: &PanelContext<'_>) -> Option<OnLane> {
    let scene = cx.document.selected()?.as_scene()?;
    Some(plan.place_of(plan.place(scene)?, look.lane))
}

fn walk(go: Go, look: &mut Look, plan: &Plan, cx: &PanelContext<'_>) {
    let from = place(look, plan, cx);
    let to = match from {
        Some(from) => Some(plan.step(from, go)),
        None => plan.first_place(),
    };
    let Some(to) = to else { return };
    if go == Go::Up && from == Some(to) {
        // Above the uppermost lane stand the marks.
        let near = |mark: &&Mark| mark.boundary.abs_diff(to.scene);
        if let Some(mark) = plan.dividers.iter().min_by_key(near) {
            look.mark = Some(mark.divider);
            cx.push(Select::Clear);
        }
        return;
    }
    look.lane = Some(to.lane);
    let id = plan.id(to.scene);
    cx.push(Select::one(id));
    cx.push(ViewCommand::Reveal(id.into()));
}

fn move_by(go: Go, along: Along, look: &mut Look, plan: &Plan, cx: &PanelContext<'_>) -> Option<Edit> {
    let from = place(look, plan, cx)?;
    let scenes = selected_scenes(plan, cx);
    match go {
        Go::Up | Go::Down => {
            let to = if go == Go::Up { from.lane.checked_sub(1)? } else { from.lane + 1 };
            let edit = one_or_all(lane_edits(cx.outline(), plan, &scenes, from.lane, to))?;
            look.lane = Some(to);
            Some(edit)
        }
        Go::Back | Go::On if along == Along::Story || plan.rails == Rails::Story => {
            let step = if go == Go::On { StoryStep::Later } else { StoryStep::Earlier };
            story_step(cx.outline(), plan, &scenes, step)
        }
        Go::Back | Go::On => step_edit(plan, &scenes, go == Go::On),
        Go::First | Go::Last => None,
    }
}

/// Opens the selected scene: its title is edited in the outline.
fn open(plan: &Plan, cx: &PanelContext<'_>) {
    if let Some(scene) = cx.document.selected().and_then(|item| item.as_scene()).and_then(|id| plan.place(id))
    {
        open_scene(plan, scene, cx);
    }
}

/// Shows a scene in the outline and begins to edit its title.
pub(super) fn open_scene(plan: &Plan, scene: usize, cx: &PanelContext<'_>) {
    let id = plan.id(scene);
    cx.push(Select::one(id));
    cx.push(ViewCommand::Show(Middle::Outline));
    cx.push(ViewCommand::Reveal(id.into()));
    cx.push(ViewCommand::Rename(id.into()));
}

/// Shows the selected scenes over the whole width.
pub(super) fn fit_selection(look: &mut Look, width: Px, plan: &Plan, cx: &PanelContext<'_>) {
    if let Some((from, to)) = plan.span(selected_scenes(plan, cx)) {
        look.viewport = Some(Viewport::fitting(from, to, width));
    }
}
