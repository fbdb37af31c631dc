//! What is visible of a [`Plan`], in pixels. Made anew for each frame: only what can be seen is laid out, and
//! what would be narrower than a few pixels is drawn together, so that the work follows the size of the
//! window, not the length of the story.
//!
//! The picture holds places, not colours and not words; the window and the formats paint it.

mod areas;
mod blocks;
mod curves;
mod hit;
mod rails;
mod reading;

pub use areas::{Areas, Metrics};
pub use blocks::{Block, Crowd, Gap, Row};
pub use curves::{ArcPath, ArcStop, Curve, Join, TitleRoom};
pub use hit::Hit;
pub(super) use hit::nearest_on_lane;
pub use rails::{DayMark, HourTick, MarkLine, OverviewBar, StoryDot, Tick};
pub use reading::stretch;

use super::{Plan, Px, Spot, Viewport};

/// Through which window one looks at a plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// The size of the whole picture: labels, rulers and rails.
    pub size: Spot,
    /// Which minutes stand where, right of the labels. Its width is that of [`Frame::axis_width`].
    pub viewport: Viewport,
    /// How far the lanes are scrolled down.
    pub scroll: Px,
    /// How high and wide the parts are.
    pub metrics: Metrics,
}

impl Frame {
    /// The width that is left for the minutes in a picture of `size`.
    pub fn axis_width(size: Spot, metrics: &Metrics) -> Px {
        (size.x - metrics.labels).max(Px(40.0))
    }

    /// The frame that shows the whole plan in a picture so wide, as high as it needs.
    pub fn whole(plan: &Plan, width: Px, metrics: Metrics) -> Self {
        Self::of_range(plan, super::Minute::ZERO, plan.extent(), width, metrics)
    }

    /// The frame that shows the minutes from `from` to `to`, as high as all lanes need.
    pub fn of_range(
        plan: &Plan,
        from: super::Minute,
        to: super::Minute,
        width: Px,
        metrics: Metrics,
    ) -> Self {
        let size = Spot { x: width, y: metrics.full_height(plan) };
        let viewport = Viewport::fitting(from, to, Self::axis_width(size, &metrics));
        Self { size, viewport, scroll: Px::ZERO, metrics }
    }
}

/// What is visible, in pixels from the picture's upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The frame that it was laid out for; its scroll is within its bounds.
    pub frame: Frame,
    /// Where the parts lie.
    pub areas: Areas,
    /// The ruler's lines.
    pub ticks: Vec<Tick>,
    /// The lanes in view.
    pub rows: Vec<Row>,
    /// Scenes, each as a block of its own.
    pub blocks: Vec<Block>,
    /// Scenes too narrow for blocks of their own.
    pub crowds: Vec<Crowd>,
    /// Where a lane pauses.
    pub gaps: Vec<Gap>,
    /// Acts, ad breaks and the like.
    pub marks: Vec<MarkLine>,
    /// The end of the slot, where it is set and in view.
    pub slot_end: Option<Px>,
    /// The dilemmas.
    pub arcs: Vec<ArcPath>,
    /// Lines from blocks to their moments, those out of turn last.
    pub joins: Vec<Join>,
    /// Scenes on the story rail.
    pub moments: Vec<StoryDot>,
    /// Days on the story rail, or on the ruler where the story rail stands alone.
    pub days: Vec<DayMark>,
    /// Where the story rail is broken: more time goes by than is shown.
    pub breaks: Vec<Px>,
    /// Hours: whole ones on the story rail, or those of the scenes where that rail stands alone.
    pub hours: Vec<HourTick>,
    /// How much higher the lanes are than the room for them.
    pub overflow: Px,
}

impl Picture {
    /// Lays out what `frame` shows of `plan`.
    pub fn of(plan: &Plan, frame: Frame) -> Self {
        let (areas, overflow) = Areas::of(plan, &frame);
        let frame = Frame { scroll: frame.scroll.within(Px::ZERO, overflow), ..frame };
        let rows = blocks::rows(plan, &frame, &areas);
        let (blocks, crowds, gaps) = blocks::blocks(plan, &frame, &areas, &rows);
        let tops = blocks::Tops::of(plan, &frame, &areas);
        Self {
            ticks: rails::ticks(plan, &frame, &areas),
            marks: rails::marks(plan, &frame, &areas),
            slot_end: rails::slot_end(plan, &frame, &areas),
            arcs: curves::arcs(plan, &frame, &areas),
            joins: curves::joins(plan, &frame, &areas, &tops),
            moments: rails::moments(plan, &frame, &areas),
            days: rails::days(plan, &frame, &areas),
            breaks: rails::breaks(plan, &frame, &areas),
            hours: rails::hours(plan, &frame, &areas),
            frame,
            areas,
            rows,
            blocks,
            crowds,
            gaps,
            overflow,
        }
    }

    /// Where a minute stands.
    pub fn x(&self, minute: super::Minute) -> Px {
        self.areas.x(&self.frame, minute)
    }

    /// The minute that stands at `x`.
    pub fn minute(&self, x: Px) -> super::Minute {
        self.frame.viewport.minute_from_x(x - self.areas.axis_left)
    }

    /// How far it is from `x` to the next dilemma in the row of `path`: the room for what stands behind it.
    pub fn free_after(&self, path: &ArcPath, x: Px) -> Px {
        let others = self.arcs.iter().filter(|other| other.arc != path.arc && other.y() == path.y());
        let begins = others.filter_map(|other| other.stops.first()).map(|stop| stop.spot.x);
        let ends = path.stops.last().map_or(x, |stop| stop.spot.x);
        begins.filter(|begins| *begins >= ends).fold(self.areas.axis_right, Px::min)
    }

    /// The overview of the whole plan as bars over `width` pixels, from the left of 0.
    pub fn overview(plan: &Plan, width: Px) -> Vec<OverviewBar> {
        rails::overview(plan, width)
    }

    /// How many things were laid out: what a frame costs grows with it.
    pub fn work(&self) -> usize {
        self.blocks.len()
            + self.crowds.len()
            + self.gaps.len()
            + self.joins.len()
            + self.moments.len()
            + self.arcs.len()
            + self.ticks.len()
            + self.rows.len()
            + self.days.len()
            + self.breaks.len()
            + self.hours.len()
            + self.marks.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::{Minute, View, testing::story};

    /// A long story on four strands with a flashback now and then.
    fn long(scenes: usize) -> Plan {
        let text: Vec<String> = (0..scenes)
            .map(|scene| {
                let strand = ["A", "B", "C", "-"][scene * 7 % 11 % 4];
                let day = if scene % 50 == 49 { -(scene as i64) } else { 1 + (scene / 20) as i64 };
                format!("{strand}:{}@{day}", 1 + scene % 4)
            })
            .collect();
        Plan::of(&story(&text.join(" ")), &View::default())
    }

    fn frame(plan: &Plan, from: f64, to: f64) -> Frame {
        Frame::of_range(plan, Minute(from), Minute(to), Px(1_440.0), Metrics::default())
    }

    #[test]
    fn zoomed_in_the_work_does_not_grow_with_the_story() {
        let work = |scenes| {
            let plan = long(scenes);
            Picture::of(&plan, frame(&plan, 500.0, 560.0)).work()
        };
        let (short, long) = (work(1_000), work(10_000));
        assert!(short < 200, "an hour of 1,000 scenes took {short} things");
        // Flashbacks from later on cross the view on their way to the left.
        assert!(long < short + 200, "an hour of 10,000 scenes took {long} things, of 1,000 {short}");
    }

    #[test]
    fn fitted_the_work_follows_the_window() {
        let plan = long(10_000);
        let picture = Picture::of(&plan, Frame::whole(&plan, Px(1_440.0), Metrics::default()));
        assert!(picture.work() < 4_000, "10,000 scenes at once took {} things", picture.work());
        assert_eq!(picture.blocks.len(), 0, "no scene is wide enough for a block of its own");
    }

    #[test]
    fn every_scene_in_view_is_drawn_once() {
        let plan = long(60);
        let picture = Picture::of(&plan, Frame::whole(&plan, Px(1_440.0), Metrics::default()));
        let mut drawn: Vec<usize> = picture.blocks.iter().map(|block| block.scene).collect();
        drawn.sort_unstable();
        assert_eq!(drawn, (0..60).collect::<Vec<_>>());
    }
}
