//! The lanes in view and the scenes on them.

use super::{Areas, Frame};
use crate::timeline::{Area, Lane, Plan, Px};

/// Scenes narrower than this share a crowd.
const NARROW: Px = Px(3.0);
/// Blocks narrower than this have no label.
const LABELLED: Px = Px(14.0);
/// Blocks narrower than this have square corners.
const ROUNDED: Px = Px(8.0);
/// From the edge of a block to its number: at least, and where there is room.
const NUMBER_ROOM: (Px, Px) = (Px(2.5), Px(6.0));
/// Between two blocks that touch, where they are wide enough to spare it.
const SEAM: Px = Px(2.0);
/// A gap narrower than this is not drawn.
const SHORTEST_GAP: Px = Px(6.0);

/// A lane in view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// Its place in [`Plan::lanes`].
    pub lane: usize,
    /// The lane over the whole width, labels too.
    pub area: Area,
}

/// A scene as a block on a lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Block {
    /// The scene.
    pub scene: usize,
    /// The lane.
    pub lane: usize,
    /// Where it lies; may reach out of view at either side.
    pub area: Area,
    /// Whether it is wide enough for a label.
    pub is_labelled: bool,
    /// Whether it is wide enough for round corners.
    pub is_rounded: bool,
    /// Whether a filter passes over it.
    pub is_dimmed: bool,
}

impl Block {
    /// Where its number begins, which is so wide: a little from the edge of what is seen of it, in a narrow one in the
    /// middle. Nothing where it has no room.
    pub fn number_left(&self, areas: &Areas, width: Px) -> Option<Px> {
        let left = self.area.left.max(areas.axis_left);
        let spare = self.area.right - left - width;
        (spare >= NUMBER_ROOM.0 * 2.0).then(|| left + (spare / 2.0).min(NUMBER_ROOM.1))
    }
}

/// Scenes of one lane, too narrow for blocks of their own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crowd {
    /// The lane.
    pub lane: usize,
    /// Its first scene.
    pub first: usize,
    /// How many scenes it holds.
    pub count: usize,
    /// Where it lies.
    pub area: Area,
    /// Whether a filter passes over all of them.
    pub is_dimmed: bool,
}

/// A stretch of a lane without a scene, between two that have one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// The lane.
    pub lane: usize,
    /// From where; within the view.
    pub from: Px,
    /// To where.
    pub to: Px,
    /// At which height.
    pub y: Px,
}

/// The lanes in view, from top to bottom.
pub(super) fn rows(plan: &Plan, frame: &Frame, areas: &Areas) -> Vec<Row> {
    let is_in_view = |row: &Row| row.area.bottom > areas.lanes.top && row.area.top < areas.lanes.bottom;
    all_rows(plan, frame, areas).filter(is_in_view).collect()
}

/// All lanes, from top to bottom.
pub(super) fn all_rows(plan: &Plan, frame: &Frame, areas: &Areas) -> impl Iterator<Item = Row> {
    let mut top = areas.lanes.top - frame.scroll;
    plan.lanes.iter().enumerate().map(move |(place, lane)| {
        let area = Area::new(Px::ZERO, top, areas.axis_right, top + frame.metrics.lane(lane));
        top = area.bottom;
        Row { lane: place, area }
    })
}

/// From the edges of a lane to its blocks.
pub(super) fn inset(lane: &Lane, frame: &Frame) -> Px {
    if lane.is_folded { Px(4.0) } else { frame.metrics.block_inset }
}

/// The lower edges of the blocks of each lane, in view or not: where joining lines begin.
pub(super) struct Tops(Vec<Px>);

impl Tops {
    pub(super) fn of(plan: &Plan, frame: &Frame, areas: &Areas) -> Self {
        let mut bottom = areas.lanes.top - frame.scroll;
        Self(
            plan.lanes
                .iter()
                .map(|lane| {
                    bottom += frame.metrics.lane(lane);
                    (bottom - inset(lane, frame)).within(areas.lanes.top, areas.lanes.bottom)
                })
                .collect(),
        )
    }

    pub(super) fn below(&self, lane: usize) -> Px {
        self.0[lane]
    }
}

/// The scenes in view as blocks, crowds and gaps.
pub(super) fn blocks(
    plan: &Plan,
    frame: &Frame,
    areas: &Areas,
    rows: &[Row],
) -> (Vec<Block>, Vec<Crowd>, Vec<Gap>) {
    let (mut blocks, mut crowds, mut gaps) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows {
        let mut lane = LaneInView::new(plan, frame, areas, *row);
        lane.lay_out();
        blocks.append(&mut lane.blocks);
        crowds.append(&mut lane.crowds);
        gaps.append(&mut lane.gaps);
    }
    (blocks, crowds, gaps)
}

struct LaneInView<'a> {
    plan: &'a Plan,
    frame: &'a Frame,
    areas: &'a Areas,
    row: Row,
    top: Px,
    bottom: Px,
    blocks: Vec<Block>,
    crowds: Vec<Crowd>,
    gaps: Vec<Gap>,
}

impl<'a> LaneInView<'a> {
    fn new(plan: &'a Plan, frame: &'a Frame, areas: &'a Areas, row: Row) -> Self {
        let inset = inset(&plan.lanes[row.lane], frame);
        let (top, bottom) = (row.area.top + inset, row.area.bottom - inset);
        Self { plan, frame, areas, row, top, bottom, blocks: vec![], crowds: vec![], gaps: vec![] }
    }

    fn lay_out(&mut self) {
        let (from, to) = self.areas.in_view(self.frame, SEAM);
        let scenes = &self.plan.lanes[self.row.lane].scenes;
        let first = scenes.partition_point(|scene| self.plan.end(*scene) <= from);
        let last = first + scenes[first..].partition_point(|scene| self.plan.start(*scene) < to);
        // The gap at either side of the view belongs to the lane as well.
        let mut end = first.checked_sub(1).map(|before| self.x_end(scenes[before]));
        for scene in &scenes[first..last] {
            let (left, right) = (self.x_start(*scene), self.x_end(*scene));
            self.gap(end, left);
            self.scene(*scene, left, right);
            end = Some(right);
        }
        if let Some(next) = scenes.get(last) {
            self.gap(end, self.x_start(*next));
        }
    }

    fn x_start(&self, scene: usize) -> Px {
        self.areas.x(self.frame, self.plan.start(scene))
    }

    fn x_end(&self, scene: usize) -> Px {
        self.areas.x(self.frame, self.plan.end(scene))
    }

    fn gap(&mut self, from: Option<Px>, to: Px) {
        let Some(from) = from else { return };
        let (from, to) = (from.max(self.areas.axis_left), to.min(self.areas.axis_right));
        if to - from >= SHORTEST_GAP {
            self.gaps.push(Gap { lane: self.row.lane, from, to, y: (self.top + self.bottom) / 2.0 });
        }
    }

    fn scene(&mut self, scene: usize, left: Px, right: Px) {
        let is_dimmed = self.plan.dimmed[scene];
        if right - left < NARROW {
            self.crowd(scene, left, right, is_dimmed);
            return;
        }
        let seam = if right - left > ROUNDED { SEAM } else { Px(0.5) };
        let area = Area::new(left, self.top, right - seam, self.bottom);
        let is_folded = self.plan.lanes[self.row.lane].is_folded;
        self.blocks.push(Block {
            scene,
            lane: self.row.lane,
            area,
            is_labelled: !is_folded && area.width() >= LABELLED,
            is_rounded: area.width() >= ROUNDED,
            is_dimmed,
        });
    }

    /// Adds a narrow scene to the crowd that it touches, or begins one. A crowd that has grown wide enough
    /// for a column of its own ends, so that dimmed and bright stretches can be told apart.
    fn crowd(&mut self, scene: usize, left: Px, right: Px, is_dimmed: bool) {
        let right = right.max(left + Px(1.0));
        if let Some(crowd) = self.crowds.last_mut()
            && left - crowd.area.right < Px(1.0)
            && (crowd.area.width() < NARROW || crowd.is_dimmed == is_dimmed)
        {
            crowd.area.right = crowd.area.right.max(right);
            crowd.count += 1;
            crowd.is_dimmed &= is_dimmed;
            return;
        }
        let area = Area::new(left, self.top, right, self.bottom);
        self.crowds.push(Crowd { lane: self.row.lane, first: scene, count: 1, area, is_dimmed });
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Metrics, Picture};
    use crate::timeline::{LaneKey, Minute, Plan, Px, View, testing::story};

    use super::*;

    fn picture(text: &str, view: &View, from: f64, to: f64) -> Picture {
        let plan = Plan::of(&story(text), view);
        Picture::of(&plan, Frame::of_range(&plan, Minute(from), Minute(to), Px(1_000.0), Metrics::default()))
    }

    #[test]
    fn a_block_is_as_wide_as_its_minutes() {
        let picture = picture("A:4 A:2", &View::default(), 0.0, 6.0);
        let widths: Vec<f32> = picture.blocks.iter().map(|block| block.area.width().0 + SEAM.0).collect();
        assert!((widths[0] - 2.0 * widths[1]).abs() < 0.01, "{widths:?}");
    }

    #[test]
    fn an_absent_strand_is_a_gap() {
        let picture = picture("A:4 B:2 A:3 B:1", &View::default(), 0.0, 10.0);
        let gaps: Vec<_> =
            picture.gaps.iter().map(|gap| (gap.lane, picture.minute(gap.from).0.round())).collect();
        assert_eq!(gaps, [(0, 4.0), (1, 6.0)]);
    }

    #[test]
    fn a_gap_is_seen_when_both_its_ends_are_out_of_view() {
        let picture = picture("A:10 B:30 A:10", &View::default(), 20.0, 25.0);
        assert_eq!(picture.gaps.iter().map(|gap| gap.lane).collect::<Vec<_>>(), [0]);
        assert_eq!(picture.gaps[0].from, picture.areas.axis_left);
        assert_eq!(picture.gaps[0].to, picture.areas.axis_right);
    }

    #[test]
    fn what_is_out_of_view_is_not_laid_out() {
        let picture = picture("A:10 B:30 A:10 A:10", &View::default(), 42.0, 48.0);
        assert_eq!(picture.blocks.iter().map(|block| block.scene).collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn narrow_blocks_lose_label_and_corners() {
        let picture = picture("A:100 A:2 A:0.5 A:0.1 A:0.1", &View::default(), 0.0, 103.0);
        let looks: Vec<_> =
            picture.blocks.iter().map(|block| (block.scene, block.is_labelled, block.is_rounded)).collect();
        assert_eq!(looks, [(0, true, true), (1, false, true), (2, false, false)]);
        assert_eq!(
            picture.crowds.iter().map(|crowd| (crowd.first, crowd.count)).collect::<Vec<_>>(),
            [(3, 2)]
        );
    }

    #[test]
    fn a_folded_lane_is_thin_and_unlabelled() {
        let folded = [LaneKey::Strand("A".into())].into();
        let picture = picture("A:5 B:5", &View { folded, ..View::default() }, 0.0, 10.0);
        assert!(picture.rows[0].area.height() < picture.rows[1].area.height());
        assert_eq!(picture.blocks.iter().map(|block| block.is_labelled).collect::<Vec<_>>(), [false, true]);
    }
}
