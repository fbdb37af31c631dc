//! How long the timeline takes: `cargo bench --bench timeline`.
//!
//! Goals: with 1,000 scenes 2 ms a frame and with 10,000 scenes 8 ms, layout and tessellation together, zoomed
//! in, fitted to the window, and while a scene is dragged.

#![allow(clippy::unwrap_used)] // A bench may fail loudly.

#[path = "../long/mod.rs"]
mod long;

use std::collections::BTreeSet;

use bogen::{
    app::{App, FilePicker, Language, NoDialog, Setup, Wanted},
    outline::Outline,
    timeline::{Frame, Metrics, Minute, Picture, Plan, Px, Spot, View, Viewport, drop_on_lanes, move_edit},
};
use divan::{Bencher, black_box};
use egui_kittest::Harness;

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

struct NoPicker;

impl FilePicker for NoPicker {
    fn pick(&self, _wanted: &Wanted) -> Result<Vec<std::path::PathBuf>, NoDialog> {
        Err(NoDialog)
    }
}

/// The whole window with a story of so many scenes in it.
fn window(outline: &Outline) -> (Harness<'static, App>, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.ron");
    bogen::store::save(&path, outline, bogen::store::Expected::Nothing, None).unwrap();
    let setup = Setup {
        language: Language::German,
        files: vec![path],
        picker: std::sync::Arc::new(NoPicker),
        folders: None,
        still: true,
    };
    let harness = Harness::builder().with_size([1_920.0, 1_080.0]).with_max_steps(12);
    let mut harness = harness.build_eframe(move |creation| App::new(creation, setup));
    harness.run();
    (harness, folder)
}

/// A frame of the whole window, the timeline fitted: layout and tessellation, no painting. Holds what is told to
/// screen readers as well, which a window without one leaves out.
#[divan::bench(args = SCENES, sample_count = 30)]
fn window_fitted(bencher: Bencher<'_, '_>, scenes: usize) {
    let (mut harness, _folder) = window(&long::long(scenes));
    bencher.bench_local(|| {
        harness.step();
        let shapes = harness.output().shapes.clone();
        harness.ctx.tessellate(shapes, 1.0)
    });
}
