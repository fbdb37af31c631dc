//! What the mouse does: dragging scenes, edges, moments and labels, rubber band, panning. A gesture holds what
//! would happen if the button were let go now; the outline changes when it is, in one step.

use std::collections::BTreeSet;

use egui::{Modifiers, Vec2};

use super::Look;
use crate::{
    app::context::PanelContext,
    outline::{Edit, ItemId},
    session::{Command, Select},
    timeline::{
        Area, Hit, LaneDrop, LaneKey, Mark, MarkDrop, Minute, Picture, Plan, Px, Rails, Runtime, Share, Spot,
        StoryDrop, View, Widths, copy_edit, drop_mark, drop_on_lanes, drop_on_story, lane_edits, mark_edit,
        move_edit, one_or_all, reordered, resize_edit, shares, story_edit,
    },
};

/// What the mouse is doing while its button is held.
#[derive(Default)]
pub(super) enum Gesture {
    /// Nothing.
    #[default]
    Idle,
    /// Moving the view.
    Pan,
    /// Spanning a rubber band.
    Band(Band),
    /// Moving a lane.
    Label(LabelDrag),
    /// Moving scenes, or an edge of one.
    Scenes(Box<SceneDrag>),
    /// Moving an act, a break and the like.
    Mark(Box<MarkDrag>),
}

/// A rubber band. It holds to the minutes when the view moves.
pub(super) struct Band {
    from: (Minute, Px),
    adds: bool,
    /// The selection when it began.
    before: Vec<ItemId>,
}

/// A lane in the air.
pub(super) struct LabelDrag {
    lane: LaneKey,
    /// The lane that it would stand before; last when not set.
    pub(super) before: Option<LaneKey>,
}

/// An act, a break and the like in the air.
pub(super) struct MarkDrag {
    pub(super) mark: Mark,
    /// Where it would go.
    pub(super) drop: Option<MarkDrop>,
    edit: Option<Edit>,
    preview: Option<Plan>,
}

/// Scenes in the air.
pub(super) struct SceneDrag {
    part: Part,
    /// Which scenes.
    pub(super) scenes: BTreeSet<usize>,
    /// The scene under the pointer when the drag began.
    pub(super) grabbed: usize,
    /// Where they would go.
    pub(super) target: Option<Target>,
    edit: Option<Edit>,
    /// The timeline as it would be.
    pub(super) preview: Option<Plan>,
    /// How long the episode would be, and whose the minutes.
    figures: Option<(Runtime, Vec<Share>)>,
}

/// What of the scenes is held.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// Their blocks, on this lane.
    Blocks(usize),
    /// The right edge of one.
    Edge,
    /// Their moments on the story rail.
    Moments,
}

/// Where scenes in the air would go.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Target {
    /// To a place in the telling, on a lane; as copies or themselves.
    Lanes(LaneDrop, bool),
    /// To a place in the story, and on a lane where the lanes are in story order.
    Story(StoryDrop, Option<usize>),
    /// To another length.
    Length(Minute),
}

/// The pointer in this frame.
pub(super) struct Pointer {
    /// Where it is.
    pub(super) at: Spot,
    /// Where the button went down.
    pub(super) pressed_at: Spot,
    /// How far it moved since the last frame.
    pub(super) moved: Vec2,
    /// Which keys are held.
    pub(super) keys: Modifiers,
    /// Whether it moves the view wherever it is: the middle button, or the space bar held.
    pub(super) pans: bool,
}

impl Gesture {
    /// What a drag that begins on `hit` does.
    pub(super) fn begun(
        hit: Hit,
        pointer: &Pointer,
        picture: &Picture,
        plan: &Plan,
        cx: &PanelContext<'_>,
    ) -> Self {
        if pointer.pans {
            return Self::Pan;
        }
        match hit {
            Hit::Block { scene, at_edge: true, .. } if picture.frame.viewport.scale > 0.0 => {
                Self::scenes(Part::Edge, scene, plan, cx)
            }
            Hit::Block { scene, lane, .. } => Self::scenes(Part::Blocks(lane), scene, plan, cx),
            Hit::Moment(scene) => Self::scenes(Part::Moments, scene, plan, cx),
            Hit::Label(lane) if plan.lanes[lane].key != LaneKey::Without => {
                Self::Label(LabelDrag { lane: plan.lanes[lane].key.clone(), before: None })
            }
            Hit::Lane(_) => Self::Band(Band {
                from: (picture.minute(pointer.pressed_at.x), pointer.pressed_at.y + picture.frame.scroll),
                adds: pointer.keys.command || pointer.keys.shift,
                before: cx.document.selection().clone(),
            }),
            Hit::Mark(mark) => {
                let mark = plan.dividers[mark].clone();
                Self::Mark(Box::new(MarkDrag { mark, drop: None, edit: None, preview: None }))
            }
            Hit::Label(_) | Hit::Arc(_) | Hit::Ruler | Hit::Story | Hit::Empty => Self::Pan,
        }
    }

    /// Takes the selected scenes if `scene` is one of them, else that one alone.
    fn scenes(part: Part, scene: usize, plan: &Plan, cx: &PanelContext<'_>) -> Self {
        let id = plan.id(scene);
        let is_selected = cx.is_selected(&id.into());
        let scenes =
            if part == Part::Edge || !is_selected { [scene].into() } else { selected_scenes(plan, cx) };
        if !is_selected {
            cx.push(Select::one(id));
        }
        let (target, edit, preview, figures) = (None, None, None, None);
        Self::Scenes(Box::new(SceneDrag { part, scenes, grabbed: scene, target, edit, preview, figures }))
    }

    /// What the pointer's new place means. `plan` and `picture` show the outline as it is.
    pub(super) fn follow(
        &mut self,
        pointer: &Pointer,
        picture: &Picture,
        plan: &Plan,
        look: &mut Look,
        cx: &PanelContext<'_>,
    ) {
        match self {
            Self::Idle => {}
            Self::Pan => {
                look.viewport =
                    Some(picture.frame.viewport.panned(Px(pointer.moved.x)).bounded(plan.extent()));
                look.scroll = (picture.frame.scroll - Px(pointer.moved.y)).within(Px::ZERO, picture.overflow);
            }
            Self::Band(band) => {
                let found = picture.within(plan, band.area(picture, pointer.at));
                let found = found.into_iter().map(|scene| ItemId::from(plan.id(scene)));
                let kept = band.before.iter().filter(|_| band.adds).cloned();
                let mut items: Vec<ItemId> = kept.collect();
                for item in found {
                    if !items.contains(&item) {
                        items.push(item);
                    }
                }
                if items != *cx.document.selection() {
                    cx.push(Select::Only(items));
                }
            }
            Self::Label(drag) => drag.before = drag.place(picture, plan, pointer.at),
            Self::Scenes(drag) => drag.follow(pointer, picture, plan, &look.view, cx),
            Self::Mark(drag) => drag.follow(picture.minute(pointer.at.x), plan, &look.view, cx),
        }
    }

    /// Carries out what the gesture stands for: the button was let go.
    pub(super) fn finish(self, plan: &Plan, look: &mut Look, cx: &PanelContext<'_>) {
        match self {
            Self::Scenes(drag) => {
                if let Some(edit) = drag.edit {
                    cx.push(edit);
                    // Two drags of one edge in quick succession are two steps.
                    cx.push(Command::EndStep);
                }
            }
            Self::Mark(drag) => {
                if let Some(edit) = drag.edit {
                    cx.push(edit);
                    cx.push(Command::EndStep);
                }
            }
            Self::Label(drag) => look.view.order = reordered(&plan.lanes, &drag.lane, drag.before.as_ref()),
            Self::Idle | Self::Pan | Self::Band(_) => {}
        }
    }

    /// Takes back what it has done already: Esc was pressed.
    pub(super) fn cancel(self, cx: &PanelContext<'_>) {
        if let Self::Band(band) = self {
            cx.push(Select::Only(band.before));
        }
    }

    /// The timeline as it would be.
    pub(super) fn preview(&self) -> Option<&Plan> {
        match self {
            Self::Scenes(drag) => drag.preview.as_ref(),
            Self::Mark(drag) => drag.preview.as_ref(),
            _ => None,
        }
    }

    /// How long the episode would be, and whose the minutes.
    pub(super) fn figures(&self) -> Option<(&Runtime, &[Share])> {
        let Self::Scenes(drag) = self else { return None };
        drag.figures.as_ref().map(|(runtime, shares)| (runtime, shares.as_slice()))
    }

    /// The mark in the air, by its place in the outline.
    pub(super) fn held_mark(&self) -> Option<usize> {
        if let Self::Mark(drag) = self { Some(drag.mark.divider) } else { None }
    }

    /// The scenes in the air.
    pub(super) fn lifted(&self) -> BTreeSet<usize> {
        match self {
            Self::Scenes(drag) => drag.scenes.clone(),
            _ => BTreeSet::new(),
        }
    }
}

/// The scenes that are selected.
pub(super) fn selected_scenes(plan: &Plan, cx: &PanelContext<'_>) -> BTreeSet<usize> {
    cx.document.selection().iter().filter_map(ItemId::as_scene).filter_map(|id| plan.place(id)).collect()
}

impl Band {
    /// What it spans now.
    pub(super) fn area(&self, picture: &Picture, at: Spot) -> Area {
        let from = Spot { x: picture.x(self.from.0), y: self.from.1 - picture.frame.scroll };
        Area::spanned(from, at)
    }
}

impl LabelDrag {
    fn place(&self, picture: &Picture, plan: &Plan, at: Spot) -> Option<LaneKey> {
        let below = picture.rows.iter().find(|row| at.y < row.area.center().y)?;
        Some(plan.lanes[below.lane].key.clone()).filter(|key| *key != LaneKey::Without)
    }
}

impl MarkDrag {
    fn follow(&mut self, at: Minute, plan: &Plan, view: &View, cx: &PanelContext<'_>) {
        let drop = drop_mark(plan, self.mark.kind, at);
        if self.drop == Some(drop) {
            return;
        }
        self.edit = mark_edit(cx.outline(), plan, &self.mark, drop);
        let next = self.edit.as_ref().and_then(|edit| edit.apply(cx.outline()).ok());
        self.preview = next.map(|next| Plan::of(&next.outline, view));
        self.drop = Some(drop);
    }
}

impl SceneDrag {
    fn follow(
        &mut self,
        pointer: &Pointer,
        picture: &Picture,
        plan: &Plan,
        view: &View,
        cx: &PanelContext<'_>,
    ) {
        let target = self.target(pointer, picture, plan, cx);
        if self.target.as_ref() == Some(&target) {
            return;
        }
        let outline = cx.outline();
        self.edit = match (&target, self.part) {
            (Target::Lanes(drop, true), Part::Blocks(lane)) => {
                copy_edit(outline, plan, &self.scenes, lane, drop)
            }
            (Target::Lanes(drop, false), Part::Blocks(lane)) => {
                move_edit(outline, plan, &self.scenes, lane, drop)
            }
            (Target::Story(drop, lane), part) => {
                let mut edits: Vec<Edit> =
                    story_edit(outline, plan, &self.scenes, drop).into_iter().collect();
                if let (Part::Blocks(from), Some(to)) = (part, lane) {
                    edits.extend(lane_edits(outline, plan, &self.scenes, from, *to));
                }
                one_or_all(edits)
            }
            (Target::Length(end), _) if view.widths == Widths::Minutes => {
                resize_edit(outline, plan, self.grabbed, *end, picture.frame.viewport.scale)
            }
            (Target::Length(_) | Target::Lanes(..), _) => None,
        };
        let next = self.edit.as_ref().and_then(|edit| edit.apply(outline).ok());
        let next = next.map(|next| (Plan::of(&next.outline, view), next.outline));
        self.figures = next.as_ref().map(|(_, outline)| (Runtime::of(outline), shares(outline)));
        self.preview = next.map(|(plan, _)| plan);
        self.target = Some(target);
    }

    fn target(&self, pointer: &Pointer, picture: &Picture, plan: &Plan, cx: &PanelContext<'_>) -> Target {
        let at = picture.minute(pointer.at.x);
        match self.part {
            Part::Edge => Target::Length(at),
            Part::Moments => {
                Target::Story(drop_on_story(cx.outline(), plan, &self.scenes, self.grabbed, at), None)
            }
            Part::Blocks(lane) => {
                let lane = picture.lane_at(pointer.at.y).unwrap_or(lane);
                if plan.rails == Rails::Story {
                    Target::Story(
                        drop_on_story(cx.outline(), plan, &self.scenes, self.grabbed, at),
                        Some(lane),
                    )
                } else if pointer.keys.alt || pointer.keys.command {
                    // Many window managers keep Alt and the mouse for themselves.
                    Target::Lanes(drop_on_lanes(plan, &BTreeSet::new(), at, lane), true)
                } else {
                    Target::Lanes(drop_on_lanes(plan, &self.scenes, at, lane), false)
                }
            }
        }
    }
}
