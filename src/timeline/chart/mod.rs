//! How the timeline looks: the shapes and texts of a [`Picture`], put down by whatever pen. The window and the
//! formats have the same chart drawn, each with pens of its own, so that what is exported is what is on screen.
//!
//! Colours and words are handed in. Knows no window, no pointer and no file.

mod curves;
mod lanes;
mod pen;
mod rails;

use std::collections::{BTreeMap, BTreeSet};

pub use pen::{Dash, Face, Ink, Line, Pen, StrandTone, Tone, Tones, cut};

use super::{Area, Lane, Mark, Picture, Plan, Px, Related};
use crate::outline::{Length, Minutes, Outline, StoryDay, StrandId};

/// From the picture's left edge to the labels of the lanes.
pub const LABEL: Px = Px(18.0);
/// How bright what is filtered out remains.
const DIM: f32 = 0.28;

/// What a chart says in words that are not the writer's.
pub trait ChartWords {
    /// The label of the dilemmas.
    fn dilemmas(&self) -> String;
    /// The label of acts, breaks and the like.
    fn acts(&self) -> String;
    /// The label of the story rail.
    fn story_time(&self) -> String;
    /// A number with at most one decimal.
    fn number(&self, value: f64) -> String;
    /// A day: its number, or its date.
    fn day(&self, day: StoryDay) -> String;
    /// A mark between scenes: its own name, else what it is.
    fn mark(&self, mark: &Mark) -> String;
    /// What stands in a lane's label.
    fn lane(&self, lane: &Lane) -> String;
    /// How long something is: `48 min`.
    fn length(&self, length: Length) -> String;
    /// The same where there is little room: `48′`.
    fn short_length(&self, length: Length) -> String;
    /// How long the scenes are together, and how long they may be: `40 of 48 min`.
    fn length_in_slot(&self, known: Length, slot: Minutes) -> String;
    /// By how much they are too long.
    fn over(&self, over: Minutes) -> String;
    /// How many of them have no length yet.
    fn without_length(&self, scenes: usize) -> String;
}

/// What stands out, because somebody points at it, has selected it or holds it. Nothing does in a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// The selected scenes.
    pub selected: BTreeSet<usize>,
    /// The selected dilemmas, by their place among the arcs.
    pub selected_arcs: BTreeSet<usize>,
    /// What belongs together with what is under the pointer.
    pub lit: Related,
    /// The lane and the scene that the keyboard is on.
    pub focused: Option<(usize, usize)>,
    /// The scenes that are being dragged.
    pub lifted: BTreeSet<usize>,
    /// The act, break and the like that is held or that the keyboard is on, by its place in the outline.
    pub marked: Option<usize>,
    /// The lane whose label is under the pointer.
    pub hovered_label: Option<usize>,
}

impl Standing {
    fn is_marked(&self, scene: usize) -> bool {
        self.selected.contains(&scene) || self.lifted.contains(&scene)
    }
}

/// A picture with its colours and words, ready to be drawn.
pub struct Chart<'a> {
    /// What the picture is of.
    pub plan: &'a Plan,
    /// Where everything stands.
    pub picture: &'a Picture,
    /// What stands out.
    pub standing: Standing,
    tones: &'a Tones,
    words: &'a dyn ChartWords,
    strands: BTreeMap<&'a StrandId, StrandTone>,
}

impl<'a> Chart<'a> {
    /// The chart of a picture of `outline`, in which nothing stands out.
    pub fn new(
        outline: &'a Outline,
        plan: &'a Plan,
        picture: &'a Picture,
        tones: &'a Tones,
        words: &'a dyn ChartWords,
    ) -> Self {
        let strands = outline.strands.iter().enumerate();
        let strands =
            strands.map(|(place, strand)| (&strand.id, tones.strand(strand.color, place))).collect();
        Self { plan, picture, standing: Standing::default(), tones, words, strands }
    }

    /// The colours of the strand that a scene belongs to.
    pub fn tone(&self, scene: usize) -> StrandTone {
        let strand = self.plan.slots[scene].scene.strand.as_ref();
        strand.and_then(|id| self.strands.get(id)).copied().unwrap_or(self.tones.no_strand)
    }

    /// The colour of what can be grabbed.
    pub fn edge(&self) -> Tone {
        self.tones.edge
    }

    /// Draws all of it.
    pub fn draw(&self, pen: &mut impl Pen) {
        let areas = self.picture.areas;
        let across = |top: Px, bottom: Px| Area::new(areas.axis_left, top, areas.axis_right, bottom);
        let lanes = across(areas.lanes.top, areas.lanes.bottom);
        let mut hand = Hand { chart: self, pen };
        hand.within(areas.axis(), |hand| {
            hand.ruler();
            hand.marks();
        });
        hand.within(lanes, Hand::gaps);
        hand.within(across(areas.lanes.top, areas.story.bottom), Hand::joins);
        hand.within(lanes, Hand::blocks);
        hand.within(areas.arcs.grown(Px(1.0)), Hand::arcs);
        hand.within(areas.story.grown(Px(2.0)), Hand::story);
        let labels = Area::new(Px::ZERO, areas.ruler.top, areas.axis_left, areas.axis().bottom);
        hand.within(labels, |hand| hand.labels(labels));
    }
}

/// Who draws a chart, with which pen.
struct Hand<'a, P> {
    chart: &'a Chart<'a>,
    pen: &'a mut P,
}

impl<P: Pen> Hand<'_, P> {
    /// Draws what is not to be seen outside of `area`.
    fn within(&mut self, area: Area, draw: impl FnOnce(&mut Self)) {
        self.pen.clipped(area);
        draw(self);
        self.pen.end();
    }

    /// A vertical line, on whole pixels so that it is sharp.
    fn upright(&mut self, x: Px, from: Px, to: Px, line: Line) {
        let x = on_pixel(x);
        self.pen.line((x, from), (x, to), line);
    }

    fn is_lit(&self, scene: usize) -> bool {
        self.chart.standing.lit.scenes.contains(&scene)
    }

    fn is_selected(&self, scene: usize) -> bool {
        self.chart.standing.selected.contains(&scene)
    }
}

/// The middle of the pixel that begins nearest to `x`.
fn on_pixel(x: Px) -> Px {
    Px(x.0.round() + 0.5)
}

/// The same area with its edges on whole pixels.
fn on_pixels(area: Area) -> Area {
    let [left, top, right, bottom] =
        [area.left, area.top, area.right, area.bottom].map(|edge| Px(edge.0.round()));
    Area::new(left, top, right, bottom)
}
