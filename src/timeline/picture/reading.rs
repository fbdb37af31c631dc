//! What a list beside the picture needs: where everything lies, in view or not, and which part of a long row is
//! read out.

use std::ops::Range;

use super::{Picture, blocks};
use crate::timeline::{Area, OnLane, Plan, Px};

impl Picture {
    /// All lanes from top to bottom, in view or not, over the whole width.
    pub fn lane_areas(&self, plan: &Plan) -> Vec<Area> {
        blocks::all_rows(plan, &self.frame, &self.areas).map(|row| row.area).collect()
    }

    /// Where a scene lies on its lane, whose area is `lane`; may be out of view, or narrower than a pixel.
    pub fn block_area(&self, plan: &Plan, place: OnLane, lane: Area) -> Area {
        let inset = blocks::inset(&plan.lanes[place.lane], &self.frame);
        let (left, right) = (self.x(plan.start(place.scene)), self.x(plan.end(place.scene)));
        Area::new(left, lane.top + inset, right, lane.bottom - inset)
    }

    /// Where a scene's dot lies on the story rail; may be out of view.
    pub fn moment_area(&self, plan: &Plan, scene: usize, radius: Px) -> Area {
        let (x, y) = (self.x(plan.story_center(scene)), self.areas.story_line());
        Area::new(x, y, x, y).grown(radius)
    }
}

/// The part of a row of `count` things that is read out: all of it where it is no longer than `most`, else a part
/// so long in which `around` lies. It moves on by half its length, so that a step seldom changes it.
pub fn stretch(count: usize, around: usize, most: usize) -> Range<usize> {
    if count <= most {
        return 0..count;
    }
    let step = (most / 2).max(1);
    let from = (around / step * step).saturating_sub(step / 2).min(count - most);
    from..from + most
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::timeline::{Frame, Metrics, Minute, View, testing::story};

    #[test]
    fn what_is_out_of_view_has_a_place() {
        let plan = Plan::of(&story("A:10 B:10 A:10"), &View::default());
        let frame = Frame::of_range(&plan, Minute(10.0), Minute(20.0), Px(1_188.0), Metrics::default());
        let picture = Picture::of(&plan, frame);
        let lanes = picture.lane_areas(&plan);
        assert_eq!(lanes, picture.rows.iter().map(|row| row.area).collect::<Vec<_>>());
        let [before, after] =
            [0, 2].map(|scene| picture.block_area(&plan, OnLane { lane: 0, scene }, lanes[0]));
        assert_eq!([before.right, after.left], [Minute(10.0), Minute(20.0)].map(|minute| picture.x(minute)));
        assert!(before.left < Px::ZERO && picture.areas.axis_right < after.right);
        assert!(lanes[0].top < before.top && before.bottom < lanes[0].bottom);
    }

    #[test]
    fn a_short_row_is_read_whole() {
        assert_eq!(stretch(17, 3, 40), 0..17);
        assert_eq!(stretch(0, 0, 40), 0..0);
    }

    #[test]
    fn of_a_long_row_the_part_round_a_place_is_read() {
        assert_eq!(stretch(1_000, 0, 40), 0..40);
        assert_eq!(stretch(1_000, 500, 40), 490..530);
        assert_eq!(stretch(1_000, 501, 40), 490..530);
        assert_eq!(stretch(1_000, 999, 40), 960..1_000);
    }

    proptest! {
        #[test]
        fn the_place_is_in_the_part(count in 1..2_000_usize, around in 0..2_000_usize, most in 1..200_usize) {
            let around = around % count;
            let part = stretch(count, around, most);
            prop_assert!(part.contains(&around) && part.end <= count && part.len() == count.min(most));
        }
    }
}
