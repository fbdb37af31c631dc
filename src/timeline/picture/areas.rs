//! How the picture is divided: labels at the left; ruler, dilemmas, lanes, joining lines and story rail from
//! top to bottom.

use super::Frame;
use crate::timeline::{Area, Lane, Minute, Plan, Px, Rails};

/// How high and wide the parts are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Metrics {
    /// The width of the labels at the left.
    pub labels: Px,
    /// The height of the ruler.
    pub ruler: Px,
    /// The height of the row that names acts, breaks and the like.
    pub marks: Px,
    /// The height of one row of dilemmas.
    pub arc_row: Px,
    /// The height of a lane with the space below it.
    pub lane: Px,
    /// The height of a folded lane.
    pub folded: Px,
    /// Above and below a block within its lane.
    pub block_inset: Px,
    /// The least and the greatest height for the joining lines.
    pub joins: (Px, Px),
    /// The height of the story rail with its labels.
    pub story: Px,
}

impl Default for Metrics {
    fn default() -> Self {
        Self {
            labels: Px(188.0),
            ruler: Px(24.0),
            marks: Px(20.0),
            arc_row: Px(25.0),
            lane: Px(30.0),
            folded: Px(12.0),
            block_inset: Px(3.0),
            joins: (Px(32.0), Px(104.0)),
            story: Px(46.0),
        }
    }
}

impl Metrics {
    /// The roomiest measures that show all of `plan` within `height`; the tightest where none do.
    pub fn fitting(plan: &Plan, height: Px) -> Self {
        let all = [Self::default(), Self::tight(), Self::tighter(), Self::tightest()];
        all.into_iter().find(|metrics| metrics.natural_height(plan) <= height).unwrap_or(Self::tightest())
    }

    /// Measures for a low window.
    fn tight() -> Self {
        Self {
            ruler: Px(20.0),
            marks: Px(18.0),
            arc_row: Px(18.0),
            lane: Px(26.0),
            folded: Px(10.0),
            block_inset: Px(2.0),
            joins: (Px(22.0), Px(60.0)),
            story: Px(43.0),
            ..Self::default()
        }
    }

    /// Measures that save a lane from being cut off.
    fn tighter() -> Self {
        Self {
            ruler: Px(18.0),
            marks: Px(17.0),
            lane: Px(22.0),
            block_inset: Px(1.5),
            joins: (Px(14.0), Px(60.0)),
            ..Self::tight()
        }
    }

    /// Measures that save another one: titles can just be read.
    fn tightest() -> Self {
        Self {
            arc_row: Px(16.0),
            lane: Px(19.0),
            block_inset: Px(1.0),
            joins: (Px(12.0), Px(60.0)),
            story: Px(41.0),
            ..Self::tighter()
        }
    }

    /// Whether both rails have room within `height`: where the lanes are more important, the story rail gives way.
    pub fn has_room_for_both(plan: &Plan, height: Px) -> bool {
        /// Fewer lanes are no picture of an episode.
        const LANES: usize = 3;
        let tightest = Self::tightest();
        let lanes: Px = plan.lanes.iter().take(LANES).map(|lane| tightest.lane(lane)).sum();
        let below = tightest.joins.0 + tightest.story;
        tightest.ruler + tightest.marks(plan) + tightest.arcs(plan) + lanes + below <= height
    }

    /// The height that shows everything.
    pub fn natural_height(&self, plan: &Plan) -> Px {
        self.ruler + self.marks(plan) + self.arcs(plan) + self.lanes(plan) + self.below(plan) + Px(6.0)
    }

    /// The height that shows everything, the lines between the rails with all the room that they take.
    pub fn full_height(&self, plan: &Plan) -> Px {
        let spare = if plan.rails == Rails::Both { self.joins.1 - self.joins.0 } else { Px::ZERO };
        self.natural_height(plan) + spare
    }

    /// The height of a lane.
    pub fn lane(&self, lane: &Lane) -> Px {
        if lane.is_folded { self.folded } else { self.lane }
    }

    fn lanes(&self, plan: &Plan) -> Px {
        plan.lanes.iter().map(|lane| self.lane(lane)).sum()
    }

    /// The row of acts and breaks; of hours, where the story rail stands alone.
    fn marks(&self, plan: &Plan) -> Px {
        let has_hours = plan.rails == Rails::Story && !plan.story.clock.hours.is_empty();
        if plan.dividers.is_empty() && !has_hours { Px::ZERO } else { self.marks }
    }

    fn arcs(&self, plan: &Plan) -> Px {
        let rows = plan.arcs.iter().map(|arc| arc.level + 1).max().unwrap_or(0);
        if rows == 0 { Px::ZERO } else { self.arc_row * rows as f32 + Px(6.0) }
    }

    fn below(&self, plan: &Plan) -> Px {
        if plan.rails == Rails::Both { self.joins.0 + self.story } else { Px::ZERO }
    }
}

/// Where the parts lie. What is not shown has no height.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Areas {
    /// Where the labels end and the minutes begin.
    pub axis_left: Px,
    /// Where the minutes end.
    pub axis_right: Px,
    /// The ruler.
    pub ruler: Area,
    /// The names of acts, breaks and the like.
    pub marks: Area,
    /// The dilemmas.
    pub arcs: Area,
    /// The lanes; what is scrolled out of it is not seen.
    pub lanes: Area,
    /// Between the lanes and the story rail.
    pub joins: Area,
    /// The story rail. Its line stands at [`Self::story_line`].
    pub story: Area,
}

impl Areas {
    /// The division of `frame`, and how much higher the lanes are than the room for them.
    pub(super) fn of(plan: &Plan, frame: &Frame) -> (Self, Px) {
        let Frame { size, metrics, .. } = frame;
        let across =
            |top: Px, height: Px| Area::new(metrics.labels, top, size.x.max(metrics.labels), top + height);
        let ruler = across(Px::ZERO, metrics.ruler);
        let marks = across(ruler.bottom, metrics.marks(plan));
        let arcs = across(marks.bottom, metrics.arcs(plan));
        let wanted = metrics.lanes(plan);
        let least = metrics.lane.min(wanted);
        let room = (size.y - arcs.bottom - metrics.below(plan)).max(least);
        let lanes = across(arcs.bottom, wanted.min(room));
        let (joins, story) = if plan.rails == Rails::Both {
            let spare = size.y - lanes.bottom - metrics.story;
            let joins = across(lanes.bottom, spare.within(metrics.joins.0, metrics.joins.1));
            (joins, across(joins.bottom, metrics.story))
        } else {
            (across(lanes.bottom, Px::ZERO), across(lanes.bottom, Px::ZERO))
        };
        let areas = Self {
            axis_left: metrics.labels,
            axis_right: size.x.max(metrics.labels),
            ruler,
            marks,
            arcs,
            lanes,
            joins,
            story,
        };
        (areas, (wanted - lanes.height()).max(Px::ZERO))
    }

    /// Where a minute stands.
    pub fn x(&self, frame: &Frame, minute: Minute) -> Px {
        self.axis_left + frame.viewport.x_from_minute(minute)
    }

    /// The stretch of minutes in view, a little more on either side.
    pub(super) fn in_view(&self, frame: &Frame, margin: Px) -> (Minute, Minute) {
        let view = &frame.viewport;
        (view.minute_from_x(-margin), view.minute_from_x(self.axis_right - self.axis_left + margin))
    }

    /// Where the line of the story rail stands.
    pub fn story_line(&self) -> Px {
        self.story.top + Px(8.0)
    }

    /// Where the minutes stand, over the whole height.
    pub fn axis(&self) -> Area {
        Area::new(self.axis_left, self.ruler.top, self.axis_right, self.story.bottom.max(self.lanes.bottom))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::{Spot, View, Viewport, testing::story};

    fn areas(text: &str, rails: Rails, height: f32) -> (Areas, f32) {
        let plan = Plan::of(&story(text), &View { rails, ..View::default() });
        let metrics = Metrics::default();
        let size = Spot::new(1_000.0, height);
        let viewport = Viewport::fitting(Minute::ZERO, plan.extent(), Frame::axis_width(size, &metrics));
        let (areas, overflow) = Areas::of(&plan, &Frame { size, viewport, scroll: Px::ZERO, metrics });
        (areas, overflow.0)
    }

    #[test]
    fn parts_lie_under_each_other() {
        let (areas, overflow) = areas("A B C", Rails::Both, 300.0);
        assert_eq!(areas.ruler.bottom, areas.marks.top);
        assert_eq!(areas.marks.bottom, areas.arcs.top);
        assert_eq!(areas.arcs.bottom, areas.lanes.top);
        assert_eq!(areas.lanes.height(), Px(90.0));
        assert_eq!(areas.joins.bottom, areas.story.top);
        assert!(areas.story.bottom <= Px(300.0));
        assert!(overflow.abs() < f32::EPSILON);
    }

    #[test]
    fn lanes_that_do_not_fit_can_be_scrolled() {
        let (areas, overflow) = areas("A B C D E F G H", Rails::Both, 200.0);
        assert_eq!(areas.lanes.height().0 + overflow, 240.0);
        assert!(areas.story.bottom <= Px(200.0), "the story rail stays in view");
    }

    #[test]
    fn a_single_rail_needs_no_room_for_the_other() {
        for rails in [Rails::Telling, Rails::Story] {
            let (areas, _) = areas("A B C", rails, 300.0);
            assert_eq!((areas.joins.height(), areas.story.height()), (Px::ZERO, Px::ZERO), "{rails:?}");
        }
    }

    #[test]
    fn a_low_window_has_tight_measures() {
        let plan = Plan::of(&story("A B C"), &View::default());
        let roomy = Metrics::default().natural_height(&plan);
        assert_eq!(Metrics::fitting(&plan, roomy), Metrics::default());
        let tight = Metrics::fitting(&plan, roomy - Px(1.0));
        assert!(tight.natural_height(&plan) < roomy - Px(20.0));
    }

    #[test]
    fn both_rails_need_room_for_three_lanes() {
        let has_room = |text: &str, height: f32| {
            let plan = Plan::of(&story(text), &View::default());
            Metrics::has_room_for_both(&plan, Px(height))
        };
        // The ruler 18, a lane 19, the lines between the rails 12, the story rail 41.
        assert!(has_room("A", 90.0) && !has_room("A", 89.0));
        assert!(has_room("A B C", 128.0) && !has_room("A B C", 127.0));
        assert!(has_room("A B C D E", 128.0), "others are scrolled to");
    }

    #[test]
    fn a_picture_of_no_height_still_shows_a_lane() {
        let (areas, _) = areas("A B", Rails::Both, 0.0);
        assert_eq!(areas.lanes.height(), Px(30.0));
    }
}
