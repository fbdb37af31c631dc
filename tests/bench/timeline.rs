//! How long the timeline takes: `cargo bench --bench timeline`.
//!
//! Goals: with 1,000 scenes 2 ms a frame and with 10,000 scenes 8 ms, layout and tessellation together, zoomed
//! in, fitted to the window, and while a scene is dragged. What each new version costs besides, such as the story checker
//! with half a millisecond for 1,000 scenes, must not be felt while typing.

#![allow(clippy::unwrap_used)] // A bench may fail loudly.

#[path = "../long/mod.rs"]
mod long;

use std::collections::BTreeSet;

use bogen::{
    app::TimelineAlone,
    outline::hints,
    timeline::{Frame, Metrics, Minute, Picture, Plan, Px, Spot, View, Viewport, drop_on_lanes, move_edit},
};
use divan::{Bencher, black_box};
use egui::{Event, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, TouchPhase, vec2};

const SCENES: [usize; 2] = [1_000, 10_000];
const SIZE: Spot = Spot::new(1_920.0, 420.0);

fn main() {
    divan::main();
}

fn frame(viewport: Viewport) -> Frame {
    Frame { size: SIZE, viewport, scroll: Px::ZERO, metrics: Metrics::default() }
}

fn zoomed_in(plan: &Plan) -> Frame {
    let middle = plan.total / 2.0;
    frame(Viewport::fitting(middle, middle + Minute(48.0), Frame::axis_width(SIZE, &Metrics::default())))
}

fn fitted(plan: &Plan) -> Frame {
    frame(Viewport::fitting(Minute::ZERO, plan.extent(), Frame::axis_width(SIZE, &Metrics::default())))
}

/// What a new version of the outline costs once.
#[divan::bench(args = SCENES)]
fn plan(bencher: Bencher<'_, '_>, scenes: usize) {
    let outline = long::long(scenes);
    bencher.bench_local(|| Plan::of(black_box(&outline), &View::default()));
}

/// What the story checker says of a new version.
#[divan::bench(args = SCENES)]
fn story_checker(bencher: Bencher<'_, '_>, scenes: usize) {
    let outline = long::long(scenes);
    bencher.bench_local(|| hints(black_box(&outline)));
}

/// The layout of a frame, close up.
#[divan::bench(args = SCENES)]
fn layout_zoomed_in(bencher: Bencher<'_, '_>, scenes: usize) {
    let plan = Plan::of(&long::long(scenes), &View::default());
    bencher.bench_local(|| Picture::of(black_box(&plan), zoomed_in(&plan)));
}

/// The layout of a frame, all at once.
#[divan::bench(args = SCENES)]
fn layout_fitted(bencher: Bencher<'_, '_>, scenes: usize) {
    let plan = Plan::of(&long::long(scenes), &View::default());
    bencher.bench_local(|| Picture::of(black_box(&plan), fitted(&plan)));
}

/// A frame in which a dragged scene has come to another place: the edit, the plan after it, both layouts.
#[divan::bench(args = SCENES)]
fn drag_to_another_place(bencher: Bencher<'_, '_>, scenes: usize) {
    let outline = long::long(scenes);
    let plan = Plan::of(&outline, &View::default());
    let moving = BTreeSet::from([scenes / 2]);
    let mut to = 0;
    bencher.bench_local(|| {
        to = (to + 37) % scenes;
        let drop = drop_on_lanes(&plan, &moving, plan.center(to), 1);
        let edit = move_edit(&outline, &plan, &moving, 0, &drop);
        let next = edit.map(|edit| edit.apply(&outline).unwrap().outline);
        let preview = Plan::of(next.as_ref().unwrap_or(&outline), &View::default());
        (Picture::of(&plan, zoomed_in(&plan)), Picture::of(&preview, zoomed_in(&plan)))
    });
}

/// The timeline of a story of so many scenes on its own, and the folder that its file lies in.
fn alone(scenes: usize) -> (TimelineAlone, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.ron");
    bogen::store::save(&path, &long::long(scenes), bogen::store::Expected::Nothing, None).unwrap();
    (TimelineAlone::open(path, SIZE.x.0, SIZE.y.0 + 36.0), folder)
}

/// In the middle of the lanes.
const MIDDLE: Pos2 = Pos2::new(1_000.0, 220.0);

fn wheel(lines: f32, modifiers: Modifiers) -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: vec2(0.0, lines),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Wheel,
        modifiers,
    }
}

/// Comes closer until a scene in the middle can be read.
fn come_closer(timeline: &mut TimelineAlone, scenes: usize) {
    timeline.frame(vec![Event::PointerMoved(MIDDLE)]);
    let needed = (scenes as f32 / 24.0).ln();
    for _ in 0..40 {
        timeline.frame(vec![Event::Zoom((needed / 40.0).exp())]);
    }
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

/// A whole frame of the panel, layout and tessellation, while one pans all of it at once.
#[divan::bench(args = SCENES, sample_count = 100)]
fn frame_fitted(bencher: Bencher<'_, '_>, scenes: usize) {
    let (mut timeline, _folder) = alone(scenes);
    timeline.frame(vec![Event::PointerMoved(MIDDLE)]);
    let mut by = 1.0;
    bencher.bench_local(|| {
        by = -by;
        timeline.frame(vec![Event::PointerMoved(MIDDLE + vec2(by, 0.0))])
    });
}

/// A whole frame of the panel, layout and tessellation, while one pans close up.
#[divan::bench(args = SCENES, sample_count = 100)]
fn frame_zoomed_in(bencher: Bencher<'_, '_>, scenes: usize) {
    let (mut timeline, _folder) = alone(scenes);
    come_closer(&mut timeline, scenes);
    let mut by = 1.0;
    bencher.bench_local(|| {
        by = -by;
        timeline.frame(vec![wheel(by, Modifiers::NONE)])
    });
}

/// A whole frame of the panel while one pans close up and a screen reader listens.
#[divan::bench(args = SCENES, sample_count = 100)]
fn frame_read_out(bencher: Bencher<'_, '_>, scenes: usize) {
    let (mut timeline, _folder) = alone(scenes);
    timeline.listen();
    come_closer(&mut timeline, scenes);
    let mut by = 1.0;
    bencher.bench_local(|| {
        by = -by;
        timeline.frame(vec![wheel(by, Modifiers::NONE)])
    });
}

/// A whole frame of the panel while a scene is dragged and comes to another place in each: edit, plan, both
/// layouts, tessellation.
#[divan::bench(args = SCENES, sample_count = 100)]
fn frame_dragging(bencher: Bencher<'_, '_>, scenes: usize) {
    let (mut timeline, _folder) = alone(scenes);
    come_closer(&mut timeline, scenes);
    // Somewhere on the lanes, which lie below ruler, marks and dilemmas, there is a scene to take hold of.
    let y = (200..320).step_by(6).map(|y| y as f32);
    let grips = y.flat_map(|y| (400..1_600).step_by(40).map(move |x| Pos2::new(x as f32, y)));
    let is_held = |timeline: &mut TimelineAlone, at: Pos2| {
        timeline.frame(vec![Event::PointerMoved(at)]);
        timeline.frame(vec![button(at, true)]);
        for step in 1..6 {
            timeline.frame(vec![Event::PointerMoved(at + vec2(12.0 * step as f32, 0.0))]);
        }
        timeline.is_dragging_scenes()
    };
    for at in grips {
        if is_held(&mut timeline, at) {
            break;
        }
        timeline.frame(vec![button(at, false)]);
    }
    assert!(timeline.is_dragging_scenes(), "no scene could be taken hold of");
    let mut at = 0.0;
    bencher.bench_local(|| {
        at = (at + 170.0) % 1_200.0;
        timeline.frame(vec![Event::PointerMoved(Pos2::new(400.0 + at, 210.0))])
    });
}
