//! Curves: the dilemmas' arcs above the lanes and the lines that join each block with its moment.

use std::collections::BTreeSet;

use super::{Areas, Frame, Picture, blocks::Tops};
use crate::timeline::{Plan, Px, Spot, StopKind, Turn, arcs};

/// Two joining lines that begin closer together than this are drawn as one.
const COLUMN: Px = Px(3.0);
/// How far an open dilemma's line rises until it fades.
const RISE: Px = Px(9.0);
/// A title has room where the bow lies so much higher than its middle.
const CLEAR: Px = Px(7.5);
/// From a stop to the title behind it.
const STOP: Px = Px(11.0);
/// So far a mark reaches beyond its place.
const MARGIN: Px = Px(12.0);
/// An arc narrower than this is a mere mark.
const TINY: Px = Px(9.0);
/// A title that has less room than this is left out.
const SHORTEST_TITLE: Px = Px(56.0);
/// From the middle of a mark to that of the next where they stand beside each other, in pixels.
const BESIDE: i32 = 11;
/// A curve is followed in so many steps.
const STEPS: u8 = 24;

/// A cubic Bézier curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curve {
    /// Its beginning.
    pub from: Spot,
    /// The point that it leaves towards.
    pub leaving: Spot,
    /// The point that it arrives from.
    pub arriving: Spot,
    /// Its end.
    pub to: Spot,
}

impl Curve {
    /// The bow from one point to another of the same height, `rise` high at its top.
    fn bow(from: Spot, to: Spot, rise: Px) -> Self {
        let lean = (to.x - from.x) * 0.22;
        let up = rise * (4.0 / 3.0);
        Self {
            from,
            leaving: Spot { x: from.x + lean, y: from.y - up },
            arriving: Spot { x: to.x - lean, y: to.y - up },
            to,
        }
    }

    /// The line from a block down to its moment: upright at both ends.
    fn hanging(from: Spot, to: Spot) -> Self {
        let half = (to.y - from.y) * 0.55;
        Self {
            from,
            leaving: Spot { x: from.x, y: from.y + half },
            arriving: Spot { x: to.x, y: to.y - half },
            to,
        }
    }

    /// The point at `t`, from 0 (its beginning) to 1 (its end).
    pub fn at(&self, t: f32) -> Spot {
        let s = 1.0 - t;
        let (a, b, c, d) = (s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t);
        let mix = |p: f32, q: f32, r: f32, u: f32| a * p + b * q + c * r + d * u;
        Spot::new(
            mix(self.from.x.0, self.leaving.x.0, self.arriving.x.0, self.to.x.0),
            mix(self.from.y.0, self.leaving.y.0, self.arriving.y.0, self.to.y.0),
        )
    }

    /// Where along the curve `x` is reached, from 0 to 1. A curve goes on in one direction.
    pub fn reaches(&self, x: Px) -> f32 {
        let is_on = self.to.x >= self.from.x;
        let (mut before, mut behind) = (0.0, 1.0);
        for _ in 0..STEPS {
            let middle = (before + behind) / 2.0;
            if (self.at(middle).x < x) == is_on { before = middle } else { behind = middle }
        }
        (before + behind) / 2.0
    }

    /// Between which x the curve lies at least `height` higher than where it begins.
    fn clear(&self, height: Px) -> Option<(Px, Px)> {
        let mut high = (1..STEPS)
            .map(|step| self.at(f32::from(step) / f32::from(STEPS)))
            .filter(|spot| self.from.y - spot.y >= height)
            .map(|spot| spot.x);
        let from = high.next()?;
        Some((from, high.next_back().unwrap_or(from)))
    }

    /// How near the curve passes to `spot`, to about a pixel.
    pub fn distance(&self, spot: Spot) -> Px {
        let mut nearest = f32::INFINITY;
        let mut last = self.from;
        for step in 1..=STEPS {
            let next = self.at(f32::from(step) / f32::from(STEPS));
            nearest = nearest.min(distance_to_line(spot, last, next));
            last = next;
        }
        Px(nearest)
    }
}

fn distance_to_line(spot: Spot, a: Spot, b: Spot) -> f32 {
    let (dx, dy) = ((b.x - a.x).0, (b.y - a.y).0);
    let length = dx * dx + dy * dy;
    let (px, py) = ((spot.x - a.x).0, (spot.y - a.y).0);
    let t = if length <= f32::EPSILON { 0.0 } else { ((px * dx + py * dy) / length).clamp(0.0, 1.0) };
    (px - t * dx).hypot(py - t * dy)
}

/// A dilemma in view.
#[derive(Clone, Debug, PartialEq)]
pub struct ArcPath {
    /// Its place in [`Plan::arcs`].
    pub arc: usize,
    /// From stop to stop.
    pub bows: Vec<Curve>,
    /// Where it stops.
    pub stops: Vec<ArcStop>,
    /// Where an open one fades out.
    pub tail: Option<Curve>,
    /// Whether it is too narrow for more than a mark, which it may share with others; bows, tail and all stops but
    /// the first are left out then.
    pub is_tiny: bool,
}

/// Where an arc's title can be read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TitleRoom {
    /// From where.
    pub from: Px,
    /// To where.
    pub to: Px,
    /// The height of its middle.
    pub y: Px,
}

impl ArcPath {
    /// The height of its row.
    pub(super) fn y(&self) -> Option<Px> {
        self.stops.first().map(|stop| stop.spot.y)
    }

    /// Where its title may stand right of `edge`: under each bow that rises high enough over it, and on the line that
    /// fades out.
    fn title_rooms(&self, edge: Px) -> impl Iterator<Item = TitleRoom> {
        let y = self.y().unwrap_or_default();
        let under_bows = self.bows.iter().filter_map(move |bow| {
            let (from, to) = bow.clear(CLEAR)?;
            Some(TitleRoom { from: from.max(edge), to, y })
        });
        let on_tail = self.tail.iter().map(move |tail| TitleRoom {
            from: (tail.from.x + STOP).max(edge + Px(6.0)),
            to: tail.to.x,
            y,
        });
        under_bows.chain(on_tail)
    }
}

impl Picture {
    /// The room for the title of `path`, in which no mark of another dilemma stands. None where there is none.
    pub fn title_room(&self, path: &ArcPath) -> Option<TitleRoom> {
        let others: Vec<Px> = self
            .arcs
            .iter()
            .filter(|other| other.arc != path.arc && other.y() == path.y())
            .flat_map(|other| other.stops.iter().map(|stop| stop.spot.x))
            .collect();
        let until_next = |room: TitleRoom| {
            let next = others.iter().copied().filter(|x| *x > room.from - MARGIN);
            TitleRoom { to: next.map(|x| x - STOP).fold(room.to, Px::min), ..room }
        };
        let mut rooms = path.title_rooms(self.areas.axis_left).map(until_next);
        rooms.find(|room| room.to - room.from >= SHORTEST_TITLE)
    }
}

/// Where marks stand, by row and pixel, so that none covers another one.
#[derive(Default)]
struct Marks(BTreeSet<(usize, i32)>);

impl Marks {
    /// Moves the stops of an arc beside the marks that stand in its row already, no farther than two of them and never
    /// past each other, and takes their places.
    fn place(&mut self, level: usize, stops: &mut [ArcStop]) {
        let pixel = |x: Px| x.0.round() as i32;
        for at in 0..stops.len() {
            let x = stops[at].spot.x;
            let before = at.checked_sub(1).map_or(Px(f32::NEG_INFINITY), |before| stops[before].spot.x);
            let behind = stops.get(at + 1).map_or(Px(f32::INFINITY), |next| next.spot.x);
            let is_free = |x: &Px| {
                let near = (level, pixel(*x) - BESIDE + 1)..(level, pixel(*x) + BESIDE);
                self.0.range(near).next().is_none() && (*x == stops[at].spot.x || before < *x && *x < behind)
            };
            let free = [0, 1, -1, 2, -2].map(|step| x + Px((step * BESIDE) as f32)).into_iter().find(is_free);
            stops[at].spot.x = free.unwrap_or(x);
        }
        self.0.extend(stops.iter().map(|stop| (level, pixel(stop.spot.x))));
    }
}

/// A stop of an arc.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ArcStop {
    /// The scene.
    pub scene: usize,
    /// What happens to the dilemma there.
    pub kind: StopKind,
    /// Where.
    pub spot: Spot,
}

/// The line from a scene's block to its moment on the story rail.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Join {
    /// The scene.
    pub scene: usize,
    /// Whether it is told in its turn.
    pub turn: Turn,
    /// The line.
    pub curve: Curve,
    /// Whether a filter passes over the scene.
    pub is_dimmed: bool,
}

/// The dilemmas in view.
pub(super) fn arcs(plan: &Plan, frame: &Frame, areas: &Areas) -> Vec<ArcPath> {
    let end = areas.x(frame, plan.end_of_lanes());
    // For each row where the last mark of tiny ones ends.
    let mut taken = [Px(f32::NEG_INFINITY); arcs::MOST_LEVELS];
    let mut marks = Marks::default();
    let paths: Vec<ArcPath> = plan
        .arcs
        .iter()
        .enumerate()
        .filter_map(|(place, arc)| {
            let (begins, ends) = (arc.stops.first()?.at, arc.stops.last()?.at);
            let ends = if arc.is_open { end.max(areas.x(frame, ends)) } else { areas.x(frame, ends) };
            if ends + MARGIN < areas.axis_left || areas.x(frame, begins) - MARGIN > areas.axis_right {
                return None;
            }
            let y =
                areas.arcs.bottom - Px(8.0) - frame.metrics.arc_row * arc.level.min(arcs::MOST_LEVELS) as f32;
            let rise = frame.metrics.arc_row * 0.62;
            let mut stops: Vec<ArcStop> = arc
                .stops
                .iter()
                .map(|stop| ArcStop {
                    scene: stop.scene,
                    kind: stop.kind,
                    spot: Spot { x: areas.x(frame, stop.at), y },
                })
                .collect();
            let (first, last) = (stops.first()?.spot, stops.last()?.spot);
            let is_tiny = last.x - first.x < TINY && !(arc.is_open && end - last.x >= TINY);
            if is_tiny {
                let taken = taken.get_mut(arc.level)?;
                if first.x < *taken || first.x < areas.axis_left || first.x > areas.axis_right {
                    return None;
                }
                *taken = first.x + TINY;
                let (bows, stops) = (Vec::new(), stops[..1].to_vec());
                return Some(ArcPath { arc: place, bows, stops, tail: None, is_tiny });
            }
            marks.place(arc.level, &mut stops);
            let last = stops.last()?.spot;
            let bows = stops.windows(2).map(|pair| Curve::bow(pair[0].spot, pair[1].spot, rise)).collect();
            let tail = (arc.is_open && end - last.x > Px(4.0)).then(|| tail(last, end));
            Some(ArcPath { arc: place, bows, stops, tail, is_tiny })
        })
        .collect();
    apart(paths, areas)
}

/// Of the open dilemmas in one row whose lines only pass through the view the one that opened last: they would lie
/// on each other.
fn apart(paths: Vec<ArcPath>, areas: &Areas) -> Vec<ArcPath> {
    let passes = |path: &ArcPath| {
        let last = path.stops.last().filter(|last| path.tail.is_some() && last.spot.x < areas.axis_left);
        last.map(|last| last.spot.y)
    };
    let mut passing: Vec<Px> = Vec::new();
    let mut is_shown = |path: &ArcPath| {
        let Some(row) = passes(path) else { return true };
        let is_first = !passing.contains(&row);
        if is_first {
            passing.push(row);
        }
        is_first
    };
    let mut shown: Vec<ArcPath> = paths.into_iter().rev().filter(|path| is_shown(path)).collect();
    shown.reverse();
    shown
}

fn tail(from: Spot, end: Px) -> Curve {
    let to = Spot { x: end, y: from.y - RISE };
    let third = (end - from.x) / 3.0;
    Curve {
        from,
        leaving: Spot { x: from.x + third, y: from.y - RISE * 0.2 },
        arriving: Spot { x: to.x - third, y: to.y },
        to,
    }
}

/// The lines between the rails. Of lines that would lie on each other one is drawn; one out of turn wins.
pub(super) fn joins(plan: &Plan, frame: &Frame, areas: &Areas, tops: &Tops) -> Vec<Join> {
    if areas.story.height() <= Px::ZERO {
        return Vec::new();
    }
    let (mut straight, mut crossing) = (Columns::new(areas), Columns::new(areas));
    let mut joins = Vec::new();
    let mut out_of_turn = Vec::new();
    for scene in 0..plan.slots.len() {
        let from = areas.x(frame, plan.center(scene));
        let to = areas.x(frame, plan.story_center(scene));
        if from.max(to) < areas.axis_left || from.min(to) > areas.axis_right {
            continue;
        }
        let turn = plan.story.turn[scene];
        let (columns, list) = match turn {
            Turn::InTurn => (&mut straight, &mut joins),
            Turn::Flashback | Turn::FlashForward => (&mut crossing, &mut out_of_turn),
        };
        if columns.take(from, to) {
            let top = Spot { x: from, y: tops.below(plan.first_lane[scene]) };
            let curve = Curve::hanging(top, Spot { x: to, y: areas.story_line() });
            list.push(Join { scene, turn, curve, is_dimmed: plan.dimmed[scene] });
        }
    }
    joins.append(&mut out_of_turn);
    joins
}

/// Which columns already have a line; lines that begin out of view count by where they end.
struct Columns {
    left: Px,
    right: Px,
    taken: Vec<bool>,
}

impl Columns {
    fn new(areas: &Areas) -> Self {
        let columns = ((areas.axis_right - areas.axis_left) / COLUMN).max(0.0) as usize + 2;
        Self { left: areas.axis_left, right: areas.axis_right, taken: vec![false; columns] }
    }

    /// Takes the column of a line from `from` to `to`; false where another one has it.
    fn take(&mut self, from: Px, to: Px) -> bool {
        let is_in_view = |x: Px| self.left <= x && x <= self.right;
        // A line that only passes through counts at the edge that it comes in by.
        let x = [from, to].into_iter().find(|x| is_in_view(*x)).unwrap_or(from.within(self.left, self.right));
        let column = ((x - self.left) / COLUMN).max(0.0) as usize;
        self.taken.get_mut(column).is_none_or(|taken| !std::mem::replace(taken, true))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::timeline::{
        Minute, View,
        picture::Metrics,
        testing::{dilemma, story},
    };

    fn picture(outline: &crate::outline::Outline) -> Picture {
        let plan = Plan::of(outline, &View::default());
        Picture::of(&plan, Frame::whole(&plan, Px(1_000.0), Metrics::default()))
    }

    #[test]
    fn a_story_told_straight_has_upright_lines() {
        for join in picture(&story("A:2 B:3 A:1")).joins {
            assert!((join.curve.from.x - join.curve.to.x).abs() < Px(0.01));
            assert_eq!(join.turn, Turn::InTurn);
        }
    }

    #[test]
    fn a_flashback_crosses_and_is_painted_last() {
        let picture = picture(&story("A:2@1 A:2@2 B:2@1 A:2@3"));
        let joins: Vec<_> = picture.joins.iter().map(|join| (join.scene, join.turn)).collect();
        assert_eq!(joins.last(), Some(&(2, Turn::Flashback)));
        let back = picture.joins.last().unwrap().curve;
        assert!(back.to.x < back.from.x);
    }

    #[test]
    fn an_open_dilemma_fades_at_the_end_of_the_episode() {
        let mut outline = story("A:2 A:2 A:2 A:2");
        outline.dilemmas = vec![dilemma("d", &["1", "2"], false), dilemma("e", &["3", "4"], true)];
        let picture = picture(&outline);
        assert_eq!(picture.arcs[0].tail.map(|tail| tail.to.x), Some(picture.x(Minute(8.0))));
        assert_eq!(picture.arcs[1].tail, None);
    }

    #[test]
    fn a_curve_passes_near_its_own_points() {
        let bow = Curve::bow(Spot::new(0.0, 50.0), Spot::new(100.0, 50.0), Px(20.0));
        assert!((bow.at(0.5).y - Px(30.0)).abs() < Px(0.01), "its top lies as high as asked");
        assert!(bow.distance(bow.at(0.37)) < Px(1.0));
        assert!(bow.distance(Spot::new(50.0, 50.0)) > Px(15.0));
    }

    #[test]
    fn a_title_stands_where_no_line_crosses_it() {
        let mut outline = story("A:2 A:20 A:2 A:20 A:2");
        outline.dilemmas = vec![dilemma("d", &["1", "3"], true), dilemma("e", &["4"], false)];
        let picture = picture(&outline);
        let under = picture.title_room(&picture.arcs[0]).unwrap();
        let bow = picture.arcs[0].bows[0];
        assert!(bow.from.x + Px(20.0) < under.from && under.to < bow.to.x - Px(20.0));
        assert!(bow.distance(Spot { x: under.from, y: under.y }) > Px(6.0));
        let on_line = picture.title_room(&picture.arcs[1]).unwrap();
        assert!(on_line.from > picture.arcs[1].stops[0].spot.x + Px(8.0));
    }

    #[test]
    fn an_arc_too_narrow_for_its_title_has_none() {
        let mut outline = story("A:1 A:1 A:400");
        outline.dilemmas = vec![dilemma("d", &["1", "2"], true)];
        let picture = picture(&outline);
        assert_eq!(picture.title_room(&picture.arcs[0]), None);
    }

    #[test]
    fn marks_in_one_row_stand_beside_each_other() {
        let mut outline = story("A:2 A:20 A:2 A:20 A:2");
        outline.dilemmas = ["a", "b", "c", "d", "e", "f"].map(|id| dilemma(id, &["2"], false)).into();
        let picture = picture(&outline);
        let marks: Vec<Spot> =
            picture.arcs.iter().flat_map(|path| path.stops.iter().map(|stop| stop.spot)).collect();
        assert_eq!(marks.len(), 6, "two more than there are rows");
        for (at, mark) in marks.iter().enumerate() {
            assert!(marks[..at].iter().all(|other| other.distance(*mark) > Px(10.0)), "{marks:?}");
        }
    }

    #[test]
    fn a_title_ends_before_the_mark_of_another_dilemma() {
        let mut outline = story("A:2 A:8 A:8 A:8 A:8 A:20");
        outline.dilemmas = ["1", "2", "3", "4", "5"].map(|at| dilemma(at, &[at], false)).into();
        let picture = picture(&outline);
        let [first, fifth] = [0, 4].map(|arc| &picture.arcs[arc]);
        assert_eq!(first.y(), fifth.y(), "they share a row");
        let room = picture.title_room(first).unwrap();
        assert!(room.to < fifth.stops[0].spot.x - Px(8.0), "{room:?}");
    }

    #[test]
    fn of_lines_that_only_pass_through_one_a_row_is_shown() {
        let mut outline = story("A:2 A:2 A:2 A:2 A:2 A:2 A:2 A:40");
        outline.dilemmas =
            ["1", "2", "3", "4", "5", "6", "7"].map(|at| dilemma(at, &[at], false)).into_iter().collect();
        let plan = Plan::of(&outline, &View::default());
        let arcs = |from, to| {
            let frame = Frame::of_range(&plan, Minute(from), Minute(to), Px(1_000.0), Metrics::default());
            Picture::of(&plan, frame).arcs.len()
        };
        assert_eq!(arcs(0.0, 54.0), 7, "all of them open in view");
        assert_eq!(arcs(30.0, 40.0), 4, "a row each");
    }

    #[test]
    fn a_curve_tells_where_it_reaches_a_place() {
        let (a, b) = (Spot::new(10.0, 50.0), Spot::new(410.0, 90.0));
        for curve in
            [Curve::hanging(a, b), Curve::hanging(b, a), Curve::bow(a, Spot { y: a.y, ..b }, Px(9.0))]
        {
            for x in [10.5, 80.0, 210.0, 400.0] {
                let reached = curve.at(curve.reaches(Px(x))).x;
                assert!((reached - Px(x)).abs() < Px(0.5), "{reached:?} instead of {x}");
            }
        }
    }

    proptest! {
        #[test]
        fn lines_end_where_their_scenes_are(days in proptest::collection::vec(1..6_i32, 1..20)) {
            let text: Vec<_> = days.iter().map(|day| format!("A:2@{day}")).collect();
            let outline = story(&text.join(" "));
            let plan = Plan::of(&outline, &View::default());
            let picture = Picture::of(&plan, Frame::whole(&plan, Px(1_000.0), Metrics::default()));
            for join in &picture.joins {
                prop_assert_eq!(join.curve.from.x, picture.x(plan.center(join.scene)));
                prop_assert_eq!(join.curve.to.x, picture.x(plan.story_center(join.scene)));
            }
        }
    }
}
