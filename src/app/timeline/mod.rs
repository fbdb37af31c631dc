//! The timeline: a lane per strand (or character, place, dilemma), blocks as long as their minutes, dilemmas as
//! arcs, story time as its own rail.
//!
//! What stands where is computed in [`timeline`](crate::timeline); here it is painted (`paint`), answered to
//! (`gesture`, `keys`) and read out (`access`). Painting knows no pointer, answering knows no colour.

mod access;
mod air;
mod canvas;
mod commands;
mod gesture;
mod header;
mod keys;
mod menu;
mod names;
mod overview;
mod paint;
mod report;
mod tip;

use std::collections::BTreeMap;

use egui::{Id, Ui};
use serde::{Deserialize, Serialize};

use super::context::PanelContext;
use crate::{
    outline::ItemId,
    session::DocumentId,
    timeline::{Frame, Grouping, Metrics, Plan, Px, Rails, Runtime, Share, View, Viewport, Widths, shares},
};
use gesture::Gesture;

pub(crate) use names::mark_label;

/// What the timeline remembers from frame to frame.
#[derive(Default)]
pub(crate) struct TimelineState {
    choices: Option<Choices>,
    looks: BTreeMap<DocumentId, Look>,
    shown: Option<Shown>,
    gesture: Gesture,
    /// Commands that were asked for by name.
    asked: Vec<keys::Press>,
    /// Whether the keyboard is to go here.
    takes_keyboard: bool,
}

/// What the writer has chosen for all outlines; remembered over a restart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Choices {
    grouping: Grouping,
    rails: Rails,
    widths: Widths,
}

impl Choices {
    fn id() -> Id {
        Id::unique("timeline choices")
    }

    fn remembered(ui: &Ui) -> Self {
        ui.data_mut(|data| data.get_persisted(Self::id())).unwrap_or_default()
    }

    fn remember(self, ui: &Ui) {
        ui.data_mut(|data| data.insert_persisted(Self::id(), self));
    }
}

/// Where one looks in an outline, and how its lanes are arranged.
#[derive(Clone, Debug, Default)]
struct Look {
    /// Order, folding and filter of the lanes; grouping, rails and widths are the [`Choices`].
    view: View,
    /// Which minutes stand where; everything where not set.
    viewport: Option<Viewport>,
    /// What was seen in the last frame.
    seen: Option<Frame>,
    /// How far the lanes are scrolled down.
    scroll: Px,
    /// The lane that the keyboard is on.
    lane: Option<usize>,
    /// What was selected in the last frame: what is selected anew is brought into view.
    selected: Option<ItemId>,
    /// Whether what is selected next was chosen here by mouse: it stays where it is.
    is_pointed_at: bool,
    /// The act, break and the like that the keyboard is on, by its place in the outline. No scene is selected then.
    mark: Option<usize>,
}

/// The plan of what is shown, made once per version and view.
struct Shown {
    document: DocumentId,
    version: u64,
    view: View,
    plan: Plan,
    runtime: Runtime,
    shares: Vec<Share>,
    overview: overview::Cache,
    names: access::Names,
}

impl Shown {
    fn is_of(&self, cx: &PanelContext<'_>, view: &View) -> bool {
        self.document == cx.document.id() && self.version == cx.document.version() && self.view == *view
    }
}

/// The timeline.
pub(crate) fn timeline_ui(ui: &mut Ui, state: &mut TimelineState, cx: &PanelContext<'_>) {
    let mut choices = *state.choices.get_or_insert_with(|| Choices::remembered(ui));
    let before = choices;
    let look = state.looks.entry(cx.document.id()).or_default();
    let Choices { grouping, rails, widths } = choices;
    look.view = View { grouping, rails, widths, ..std::mem::take(&mut look.view) };
    let height = Px(ui.available_height() - header::HEIGHT);
    if rails == Rails::Both
        && let Some(shown) = &state.shown
        && shown.document == cx.document.id()
        && !Metrics::has_room_for_both(&shown.plan, height)
    {
        look.view.rails = Rails::Telling;
    }
    if !state.shown.as_ref().is_some_and(|shown| shown.is_of(cx, &look.view)) {
        let plan = Plan::of(cx.outline(), &look.view);
        if plan.rails == Rails::Both && !Metrics::has_room_for_both(&plan, height) {
            // It is known only now that there are so many lanes.
            ui.request_repaint();
        }
        let (document, version, view) = (cx.document.id(), cx.document.version(), look.view.clone());
        let (runtime, shares) = (Runtime::of(cx.outline()), shares(cx.outline()));
        let (overview, names) = (None, access::Names::default());
        state.shown = Some(Shown { document, version, view, plan, runtime, shares, overview, names });
        state.gesture = Gesture::default();
    }
    let Some(shown) = &mut state.shown else { return };
    ui.spacing_mut().item_spacing.y = 0.0;
    // While a scene is dragged, the figures say what would be.
    let figures = state.gesture.figures().unwrap_or((&shown.runtime, &shown.shares));
    header::header_ui(ui, &mut choices, look, &shown.plan, figures, cx);
    if cx.outline().scenes.is_empty() {
        state.asked.clear();
        canvas::empty_ui(ui, cx);
    } else {
        let asked = std::mem::take(&mut state.asked);
        if std::mem::take(&mut state.takes_keyboard) {
            ui.memory_mut(|memory| memory.request_focus(canvas::id()));
        }
        canvas::canvas_ui(ui, look, shown, &mut state.gesture, asked, cx);
    }
    if choices != before {
        state.choices = Some(choices);
        choices.remember(ui);
        if choices.grouping != before.grouping {
            look.scroll = Px::ZERO;
            look.lane = None;
        }
        ui.request_repaint();
    }
}
