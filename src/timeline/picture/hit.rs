//! What lies under a point of the picture.

use super::{Areas, MarkLine, Picture};
use crate::timeline::{Area, Plan, Px, Spot};

/// So near to its right edge a block is grabbed by the edge.
const EDGE: Px = Px(5.0);
/// Blocks narrower than this cannot be grabbed by the edge.
const EDGED: Px = Px(16.0);
/// So near a dot, a stop or an arc counts as under the pointer.
const NEAR: Px = Px(6.0);

/// What lies under a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Hit {
    /// A scene on a lane.
    Block {
        /// The scene.
        scene: usize,
        /// The lane.
        lane: usize,
        /// Whether its right edge was hit, by which its minutes are changed.
        at_edge: bool,
    },
    /// A lane's label.
    Label(usize),
    /// A lane, where it has no scene.
    Lane(usize),
    /// A scene on the story rail.
    Moment(usize),
    /// A dilemma: its place in [`Plan::arcs`].
    Arc(usize),
    /// An act, a break and the like: its place in [`Plan::dividers`].
    Mark(usize),
    /// The ruler.
    Ruler,
    /// The story rail, where it has no scene.
    Story,
    /// Nothing.
    Empty,
}

impl Picture {
    /// What lies under `spot`.
    pub fn hit(&self, plan: &Plan, spot: Spot) -> Hit {
        let Areas { lanes, ruler, marks, story, axis_left, .. } = self.areas;
        if lanes.top <= spot.y && spot.y < lanes.bottom {
            let Some(row) = self.rows.iter().find(|row| row.area.top <= spot.y && spot.y < row.area.bottom)
            else {
                return Hit::Empty;
            };
            return if spot.x < axis_left {
                Hit::Label(row.lane)
            } else {
                self.hit_lane(plan, row.lane, spot)
            };
        }
        if spot.x < axis_left {
            return Hit::Empty;
        }
        if let Some(scene) = self.moment_at(spot) {
            return Hit::Moment(scene);
        }
        if let Some(arc) = self.arc_at(spot) {
            return Hit::Arc(arc);
        }
        // Of several at one place the one whose name is under the pointer.
        let by_name = |line: &&MarkLine| (line.x - spot.x).abs() > NEAR;
        let taking = || self.marks.iter().filter(|line| marks.contains(spot) && line.takes(spot.x));
        if let Some(line) = taking().find(by_name).or(taking().next()) {
            return Hit::Mark(line.mark);
        }
        if ruler.contains(spot) || marks.contains(spot) {
            Hit::Ruler
        } else if story.contains(spot) {
            Hit::Story
        } else {
            Hit::Empty
        }
    }

    fn hit_lane(&self, plan: &Plan, lane: usize, spot: Spot) -> Hit {
        if let Some(block) =
            self.blocks.iter().find(|block| block.lane == lane && block.area.grown(Px(1.0)).contains(spot))
        {
            let at_edge = block.area.width() >= EDGED && spot.x > block.area.right - EDGE;
            return Hit::Block { scene: block.scene, lane, at_edge };
        }
        let is_crowded =
            self.crowds.iter().any(|crowd| crowd.lane == lane && crowd.area.grown(Px(1.0)).contains(spot));
        let nearest = is_crowded.then(|| nearest_on_lane(plan, lane, self.minute(spot.x))).flatten();
        nearest.map_or(Hit::Lane(lane), |scene| Hit::Block { scene, lane, at_edge: false })
    }

    fn moment_at(&self, spot: Spot) -> Option<usize> {
        let line = self.areas.story_line();
        let at = |x: Px| Spot { x, y: line };
        self.moments
            .iter()
            .map(|moment| (moment.scene, at(moment.x).distance(spot)))
            .filter(|(_, distance)| *distance <= NEAR)
            .min_by(|a, b| a.1.0.total_cmp(&b.1.0))
            .map(|(scene, _)| scene)
    }

    fn arc_at(&self, spot: Spot) -> Option<usize> {
        if !self.areas.arcs.grown(Px(2.0)).contains(spot) {
            return None;
        }
        self.arcs
            .iter()
            .map(|path| {
                let lines = path.bows.iter().chain(&path.tail).map(|curve| curve.distance(spot).0);
                let stops = path.stops.iter().map(|stop| stop.spot.distance(spot).0 - 3.0);
                (path.arc, lines.chain(stops).fold(f32::INFINITY, f32::min))
            })
            .filter(|(_, distance)| *distance <= NEAR.0)
            .min_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(arc, _)| arc)
    }

    /// The scenes whose blocks a rubber band touches, each once, in telling order.
    pub fn within(&self, plan: &Plan, band: Area) -> Vec<usize> {
        let mut scenes: Vec<usize> =
            self.blocks.iter().filter(|block| block.area.overlaps(band)).map(|block| block.scene).collect();
        for crowd in self.crowds.iter().filter(|crowd| crowd.area.overlaps(band)) {
            let (from, to) = (self.minute(band.left), self.minute(band.right));
            let on_lane = plan.lanes[crowd.lane].scenes.iter().copied();
            scenes.extend(on_lane.filter(|scene| plan.end(*scene) > from && plan.start(*scene) < to));
        }
        let line = self.areas.story_line();
        let is_on_rail = self.areas.story.height() > Px::ZERO && band.top <= line && line <= band.bottom;
        let moments = self.moments.iter().filter(|moment| band.left <= moment.x && moment.x <= band.right);
        scenes.extend(moments.filter(|_| is_on_rail).map(|moment| moment.scene));
        scenes.sort_unstable();
        scenes.dedup();
        scenes
    }

    /// Where a scene's block lies on its uppermost lane in view.
    pub fn block_of(&self, scene: usize) -> Option<Area> {
        self.blocks.iter().find(|block| block.scene == scene).map(|block| block.area)
    }

    /// The lane at a height; the nearest one above or below the lanes.
    pub fn lane_at(&self, y: Px) -> Option<usize> {
        let under = self.rows.iter().find(|row| y < row.area.bottom);
        under.or(self.rows.last()).map(|row| row.lane)
    }
}

impl MarkLine {
    /// Whether `x` lies on the line or on the beginning of its name.
    fn takes(&self, x: Px) -> bool {
        let name = self.room.within(Px::ZERO, Px(64.0));
        let (from, to) = if self.is_last {
            (self.label_x - name, self.label_x)
        } else {
            (self.label_x, self.label_x + name)
        };
        (self.x - x).abs() <= NEAR || (from <= x && x < to)
    }
}

/// The scene of a lane that lies nearest to a minute.
pub(in crate::timeline) fn nearest_on_lane(
    plan: &Plan,
    lane: usize,
    minute: crate::timeline::Minute,
) -> Option<usize> {
    let scenes = &plan.lanes.get(lane)?.scenes;
    let after = scenes.partition_point(|scene| plan.center(*scene) < minute);
    let around = [after.checked_sub(1), Some(after)].into_iter().flatten();
    around
        .filter_map(|place| scenes.get(place).copied())
        .min_by(|a, b| (plan.center(*a) - minute).abs().0.total_cmp(&(plan.center(*b) - minute).abs().0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::{Divider, DividerKind};
    use crate::timeline::{
        Minute, View,
        picture::{Frame, Metrics},
        testing::{dilemma, story},
    };

    fn laid_out(text: &str) -> (Plan, Picture) {
        let mut outline = story(text);
        outline.dilemmas = vec![dilemma("d", &["1", "3"], true)];
        let plan = Plan::of(&outline, &View::default());
        let picture = Picture::of(&plan, Frame::whole(&plan, Px(1_000.0), Metrics::default()));
        (plan, picture)
    }

    #[test]
    fn points_hit_what_is_painted_there() {
        let (plan, picture) = laid_out("A:4 B:4 A:4");
        let lane_y = |lane: usize| picture.rows[lane].area.center().y;
        let at = |minute: f64, y: Px| picture.hit(&plan, Spot { x: picture.x(Minute(minute)), y });
        let block = |scene, lane, at_edge| Hit::Block { scene, lane, at_edge };
        assert_eq!(at(2.0, lane_y(0)), block(0, 0, false));
        assert_eq!(at(3.97, lane_y(0)), block(0, 0, true));
        assert_eq!(at(6.0, lane_y(0)), Hit::Lane(0));
        assert_eq!(at(6.0, lane_y(1)), block(1, 1, false));
        assert_eq!(at(6.0, Px(10.0)), Hit::Ruler);
        assert_eq!(at(2.0, picture.areas.story_line()), Hit::Moment(0));
        assert_eq!(at(4.0, picture.areas.story_line()), Hit::Story);
        assert_eq!(picture.hit(&plan, picture.arcs[0].bows[0].at(0.5)), Hit::Arc(0));
        assert_eq!(picture.hit(&plan, Spot { x: Px(20.0), y: lane_y(1) }), Hit::Label(1));
        assert_eq!(picture.hit(&plan, Spot::new(20.0, 5.0)), Hit::Empty);
    }

    #[test]
    fn a_mark_is_hit_on_its_line_and_on_its_name() {
        let mut outline = story("A:4 B:4 A:4");
        let divider = |kind, before: &str| {
            std::sync::Arc::new(Divider { kind, title: String::new(), before: Some(before.into()) })
        };
        outline.dividers = vec![divider(DividerKind::AdBreak, "2"), divider(DividerKind::Act, "2")];
        let plan = Plan::of(&outline, &View::default());
        let picture = Picture::of(&plan, Frame::whole(&plan, Px(1_000.0), Metrics::default()));
        let y = picture.areas.marks.center().y;
        let at = |by: f32| picture.hit(&plan, Spot { x: picture.x(Minute(4.0)) + Px(by), y });
        assert_eq!((at(-4.0), at(0.0), at(20.0)), (Hit::Mark(0), Hit::Mark(0), Hit::Mark(0)));
        assert_eq!(at(90.0), Hit::Mark(1));
        assert_eq!(at(-20.0), Hit::Ruler);
    }

    #[test]
    fn a_band_takes_what_it_touches() {
        let (plan, picture) = laid_out("A:4 B:4 A:4 B:4");
        let band = |from: f64, to: f64, top: Px, bottom: Px| {
            let (left, right) = (picture.x(Minute(from)), picture.x(Minute(to)));
            picture.within(&plan, Area::new(left, top, right, bottom))
        };
        let (a, b) = (picture.rows[0].area, picture.rows[1].area);
        assert_eq!(band(3.0, 9.0, a.top, a.bottom), [0, 2]);
        assert_eq!(band(3.0, 9.0, a.top, b.bottom), [0, 1, 2]);
        assert_eq!(band(4.5, 5.0, a.top, a.bottom), [] as [usize; 0]);
        let line = picture.areas.story_line();
        assert_eq!(band(5.0, 11.0, line - Px(4.0), line + Px(4.0)), [1, 2]);
    }

    #[test]
    fn in_a_crowd_the_nearest_scene_is_hit() {
        let text: Vec<_> = (0..2_000).map(|_| "A:1").collect();
        let (plan, picture) = laid_out(&text.join(" "));
        let y = picture.rows[0].area.center().y;
        let x = picture.x(Minute(1_234.5));
        assert_eq!(picture.hit(&plan, Spot { x, y }), Hit::Block { scene: 1_234, lane: 0, at_edge: false });
    }

    #[test]
    fn outside_the_lanes_the_nearest_one_is_meant() {
        let (_, picture) = laid_out("A:4 B:4 A:4");
        assert_eq!(picture.lane_at(Px(-50.0)), Some(0));
        assert_eq!(picture.lane_at(Px(5_000.0)), Some(1));
    }
}
