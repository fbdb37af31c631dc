//! The ruler, the marks between scenes, the story rail and the overview.

use super::{Areas, Frame};
use crate::{
    outline::StoryDay,
    timeline::{Minute, Plan, Px, Rails, Turn},
};

/// The steps of the ruler in minutes; beyond the last one, its doubles.
const STEPS: [f64; 11] = [0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0];
/// Two lines of the ruler are at least so far apart.
const TICK_ROOM: Px = Px(64.0);
/// Moments closer together than this are drawn as one.
const MOMENT_ROOM: Px = Px(3.0);
/// Dots so close together touch; closer ones make a line anyway.
const TOUCHING: std::ops::Range<Px> = Px(4.5)..Px(10.0);
/// An hour needs so much room beside the next one.
const HOUR_ROOM: Px = Px(38.0);

/// From a mark to its name, and from a name to the next one at the same place.
const NAME: Px = Px(6.0);
/// So much room has a name when another one stands behind it at the same place.
const MARK_NAME: Px = Px(68.0);
/// The steps between two whole hours that are marked.
const HOUR_STEPS: [u16; 4] = [1, 2, 3, 6];
/// Two marked hours are at least so far apart.
const HOUR_TICK_ROOM: Px = Px(12.0);
/// Breaks of the rail closer together than this are drawn as one.
const BREAK_ROOM: Px = Px(8.0);

/// A line of the ruler.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// What it stands for.
    pub minute: Minute,
    /// Where it stands.
    pub x: Px,
}

/// A mark between two scenes, in view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarkLine {
    /// Its place in [`Plan::dividers`].
    pub mark: usize,
    /// Where it stands.
    pub x: Px,
    /// Where its name begins; at the end of the episode, where it ends.
    pub label_x: Px,
    /// The room for its name.
    pub room: Px,
    /// Whether it stands at the end of the episode, with its name before it.
    pub is_last: bool,
}

/// A scene on the story rail.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StoryDot {
    /// The scene; the first of them where several share a place.
    pub scene: usize,
    /// How many scenes share the place.
    pub count: usize,
    /// Where it stands.
    pub x: Px,
    /// Whether it is told in its turn.
    pub turn: Turn,
    /// Whether its dot touches the one before it, so that the two are to be told apart.
    pub is_close: bool,
    /// Whether its hour is known and there is room for it.
    pub has_hour: bool,
    /// Whether a filter passes over it.
    pub is_dimmed: bool,
}

/// A day, in view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DayMark {
    /// Its place in the story rail's days.
    pub day: usize,
    /// Where it begins; may lie out of view.
    pub x: Px,
    /// Where it ends.
    pub end: Px,
    /// Where its name stands: at its beginning, or at the edge of the view where that has been passed.
    pub label_x: Px,
}

/// An hour, in view: below the story rail a whole one; where that rail stands alone, the hour of a scene.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HourTick {
    /// Minutes since midnight.
    pub minute: u16,
    /// Where it stands.
    pub x: Px,
}

/// Scenes of one strand, next to each other in the overview.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OverviewBar {
    /// The lane.
    pub lane: usize,
    /// From where.
    pub from: Px,
    /// To where.
    pub to: Px,
}

/// The step of the ruler at a scale of so many pixels a minute.
fn step(scale: f64) -> f64 {
    let least = f64::from(TICK_ROOM.0) / scale;
    STEPS.into_iter().find(|step| *step >= least).unwrap_or_else(|| {
        let mut step = STEPS[STEPS.len() - 1];
        while step < least {
            step *= 2.0;
        }
        step
    })
}

/// The ruler's lines in view, within the episode and its slot.
pub(super) fn ticks(plan: &Plan, frame: &Frame, areas: &Areas) -> Vec<Tick> {
    if plan.rails == Rails::Story {
        return Vec::new();
    }
    let step = step(frame.viewport.scale);
    let (from, to) = areas.in_view(frame, Px::ZERO);
    let first = (from.0.max(0.0) / step).ceil() as i64;
    let last = (to.0.min(plan.extent().0 + 1e-6) / step).floor() as i64;
    (first..=last)
        .map(|place| {
            let minute = Minute(place as f64 * step);
            Tick { minute, x: areas.x(frame, minute) }
        })
        .collect()
}

/// The marks in view. Names of several at one place stand side by side.
pub(super) fn marks(plan: &Plan, frame: &Frame, areas: &Areas) -> Vec<MarkLine> {
    let xs: Vec<Px> = plan.dividers.iter().map(|mark| areas.x(frame, mark.at)).collect();
    (0..xs.len())
        .filter(|mark| areas.axis_left <= xs[*mark] && xs[*mark] <= areas.axis_right)
        .map(|mark| {
            let x = xs[mark];
            let is_here = |other: &&Px| **other == x;
            let before = xs[..mark].iter().rev().take_while(is_here).count() as f32;
            let is_followed = xs.get(mark + 1) == Some(&x);
            let is_last = plan.dividers[mark].boundary >= plan.slots.len();
            let shift = NAME + (MARK_NAME + NAME) * before;
            let label_x = if is_last { x - shift } else { x + shift };
            let next = (mark + 1..xs.len()).find(|next| xs[*next] > x);
            // Those at the end of the episode have their names before them.
            let names = |next: usize| match plan.dividers[next].boundary >= plan.slots.len() {
                true => (MARK_NAME + NAME) * (xs.len() - next) as f32,
                false => Px::ZERO,
            };
            let end = match next {
                _ if is_last => label_x - areas.axis_left,
                Some(next) => xs[next] - names(next) - label_x,
                None => areas.axis_right - label_x,
            };
            let room = if is_followed { end.min(MARK_NAME) } else { end };
            MarkLine { mark, x, label_x, room: room - Px(4.0), is_last }
        })
        .collect()
}

/// The end of the slot, where it is in view.
pub(super) fn slot_end(plan: &Plan, frame: &Frame, areas: &Areas) -> Option<Px> {
    let x = areas.x(frame, plan.slot_end?);
    (areas.axis_left <= x && x <= areas.axis_right).then_some(x)
}

/// The scenes on the story rail, in view.
pub(super) fn moments(plan: &Plan, frame: &Frame, areas: &Areas) -> Vec<StoryDot> {
    if areas.story.height() <= Px::ZERO {
        return Vec::new();
    }
    let (from, to) = areas.in_view(frame, Px(6.0));
    let order = &plan.story.order;
    let first = order.partition_point(|scene| plan.story_center(*scene) < from);
    let mut moments: Vec<StoryDot> = Vec::new();
    let mut hour_room_from = Px(f32::NEG_INFINITY);
    for scene in &order[first..] {
        let center = plan.story_center(*scene);
        if center > to {
            break;
        }
        let x = areas.x(frame, center);
        let turn = plan.story.turn[*scene];
        let is_dimmed = plan.dimmed[*scene];
        if let Some(last) = moments.last_mut().filter(|last| x - last.x < MOMENT_ROOM) {
            last.count += 1;
            last.is_dimmed &= is_dimmed;
            if last.turn == Turn::InTurn {
                last.turn = turn;
            }
            continue;
        }
        let has_time = plan.slots[*scene].scene.moment.as_ref().is_some_and(|moment| moment.time.is_some());
        let has_hour = has_time && x >= hour_room_from;
        if has_hour {
            hour_room_from = x + HOUR_ROOM;
        }
        let is_close = moments.last().is_some_and(|last| TOUCHING.contains(&(x - last.x)));
        moments.push(StoryDot { scene: *scene, count: 1, x, turn, is_close, has_hour, is_dimmed });
    }
    moments
}

/// The days in view; those narrower than a name's beginning share its room.
pub(super) fn days(plan: &Plan, frame: &Frame, areas: &Areas) -> Vec<DayMark> {
    if plan.rails == Rails::Telling {
        return Vec::new();
    }
    let mut days: Vec<DayMark> = Vec::new();
    for (place, day) in plan.story.days.iter().enumerate() {
        let (x, end) = (areas.x(frame, day.start), areas.x(frame, day.end));
        if end < areas.axis_left || x > areas.axis_right {
            continue;
        }
        if days.last().is_some_and(|last| x - last.x < MOMENT_ROOM) {
            continue;
        }
        days.push(DayMark { day: place, x, end, label_x: x.max(areas.axis_left) });
    }
    days
}

/// Where the story rail is broken, in view.
pub(super) fn breaks(plan: &Plan, frame: &Frame, areas: &Areas) -> Vec<Px> {
    if plan.rails == Rails::Telling {
        return Vec::new();
    }
    let (from, to) = areas.in_view(frame, Px(6.0));
    let breaks = &plan.story.clock.breaks;
    let first = breaks.partition_point(|at| *at < from);
    let mut xs: Vec<Px> = Vec::new();
    for x in breaks[first..].iter().take_while(|at| **at <= to).map(|at| areas.x(frame, *at)) {
        if xs.last().is_none_or(|last| x - *last >= BREAK_ROOM) {
            xs.push(x);
        }
    }
    xs
}

/// The hours in view: whole ones, where they do not crowd, or those of the scenes, where there is room for them.
pub(super) fn hours(plan: &Plan, frame: &Frame, areas: &Areas) -> Vec<HourTick> {
    let clock = &plan.story.clock;
    let (from, to) = areas.in_view(frame, Px::ZERO);
    let tick = |minute, at| HourTick { minute, x: areas.x(frame, at) };
    match plan.rails {
        Rails::Telling => Vec::new(),
        Rails::Both => {
            let width = frame.viewport.px(clock.hour);
            let steps = HOUR_STEPS.into_iter();
            let step = steps.into_iter().find(|step| width * f32::from(*step) >= HOUR_TICK_ROOM);
            let Some(step) = step else { return Vec::new() };
            clock.whole_hours(step, from, to).map(|(hour, at)| tick(hour * 60, at)).collect()
        }
        Rails::Story => {
            let mut ticks: Vec<HourTick> = Vec::new();
            let first = clock.hours.partition_point(|known| known.at < from);
            for known in clock.hours[first..].iter().take_while(|known| known.at <= to) {
                let tick = tick(known.minute, plan.start(plan.story.order[known.rank]));
                if areas.axis_left <= tick.x && ticks.last().is_none_or(|last| tick.x - last.x >= HOUR_ROOM) {
                    ticks.push(tick);
                }
            }
            ticks
        }
    }
}

/// The whole plan as bars over `width` pixels: for each lane its scenes, those closer than a pixel as one.
pub(super) fn overview(plan: &Plan, width: Px) -> Vec<OverviewBar> {
    let scale = f64::from(width.0) / plan.extent().0;
    let mut bars: Vec<OverviewBar> = Vec::new();
    for (lane, scenes) in plan.lanes.iter().enumerate().map(|(lane, of)| (lane, &of.scenes)) {
        let first = bars.len();
        for scene in scenes {
            let (from, to) = (plan.start(*scene).to_px(scale), plan.end(*scene).to_px(scale));
            match bars[first..].last_mut() {
                Some(bar) if from - bar.to < Px(1.0) => bar.to = bar.to.max(to),
                _ => bars.push(OverviewBar { lane, from, to }),
            }
        }
    }
    bars
}

impl super::super::Day {
    /// The day as it is to be written: its own, or the counted one.
    pub fn shown(&self) -> StoryDay {
        self.day.unwrap_or_else(|| StoryDay::Day(i32::try_from(self.number).unwrap_or(i32::MAX)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::outline::{Divider, DividerKind};
    use crate::timeline::{
        View,
        picture::{Metrics, Picture},
        testing::story,
    };

    fn picture(text: &str, from: f64, to: f64) -> Picture {
        let plan = Plan::of(&story(text), &View::default());
        Picture::of(&plan, Frame::of_range(&plan, Minute(from), Minute(to), Px(1_000.0), Metrics::default()))
    }

    #[test]
    fn the_ruler_has_round_figures() {
        let figures = |from, to| -> Vec<f64> {
            picture("A:48 B:200", from, to)
                .ticks
                .iter()
                .map(|tick| (tick.minute.0 * 10.0).round() / 10.0)
                .collect()
        };
        assert_eq!(figures(0.0, 48.0), [0.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0, 35.0, 40.0, 45.0]);
        assert_eq!(figures(10.0, 14.0), [10.0, 10.5, 11.0, 11.5, 12.0, 12.5, 13.0, 13.5, 14.0]);
        assert_eq!(figures(0.0, 248.0), [0.0, 30.0, 60.0, 90.0, 120.0, 150.0, 180.0, 210.0, 240.0]);
    }

    #[test]
    fn names_of_marks_at_one_place_stand_side_by_side() {
        let mut outline = story("A:20 A:20 A:20");
        let mark = |kind, before: Option<&str>| {
            std::sync::Arc::new(Divider { kind, title: String::new(), before: before.map(Into::into) })
        };
        outline.dividers = vec![
            mark(DividerKind::AdBreak, Some("2")),
            mark(DividerKind::Act, Some("2")),
            mark(DividerKind::Cliffhanger, None),
        ];
        let plan = Plan::of(&outline, &View::default());
        let marks = Picture::of(&plan, Frame::whole(&plan, Px(1_000.0), Metrics::default())).marks;
        assert_eq!(marks[0].x, marks[1].x);
        assert!(marks[0].label_x + marks[0].room < marks[1].label_x);
        assert!(marks[1].label_x + marks[1].room < marks[2].x);
        assert!(marks[2].is_last && marks[2].label_x < marks[2].x);
    }

    #[test]
    fn scenes_at_one_place_share_a_dot() {
        let moments = picture("A:0.1 A:0.1 A:0.1 A:300", 0.0, 300.0).moments;
        assert_eq!(moments.iter().map(|moment| moment.count).collect::<Vec<_>>(), [3, 1]);
    }

    #[test]
    fn hours_are_written_where_there_is_room() {
        let moments = picture("A:5@1/09:00 A:1@1/09:30 A:20@1/12:00 A:5@1", 0.0, 31.0).moments;
        assert_eq!(
            moments.iter().map(|moment| moment.has_hour).collect::<Vec<_>>(),
            [true, true, true, false]
        );
        let moments = picture("A:1@1/09:00 A:1@1/09:05 A:200@1/12:00 A:5@1", 0.0, 207.0).moments;
        assert_eq!(
            moments.iter().map(|moment| moment.has_hour).collect::<Vec<_>>(),
            [true, false, true, false]
        );
    }

    #[test]
    fn a_days_name_stays_in_view() {
        let picture = picture("A:10@1 A:40@2 A:10@30", 20.0, 55.0);
        let days: Vec<_> = picture.days.iter().map(|day| day.day).collect();
        assert_eq!(days, [1, 2]);
        assert_eq!(picture.breaks.len(), 1, "between the days 2 and 30");
        assert_eq!(picture.days[0].label_x, picture.areas.axis_left);
        assert!(picture.days[0].x < picture.areas.axis_left);
    }

    #[test]
    fn the_overview_joins_what_touches() {
        let plan = Plan::of(&story("A:10 A:10 B:10 A:10"), &View::default());
        let bars: Vec<_> =
            overview(&plan, Px(400.0)).iter().map(|bar| (bar.lane, bar.from.0, bar.to.0)).collect();
        assert_eq!(bars, [(0, 0.0, 200.0), (0, 300.0, 400.0), (1, 200.0, 300.0)]);
    }

    proptest! {
        #[test]
        fn ticks_never_crowd(scale in 0.001..600.0_f64) {
            prop_assert!(step(scale) * scale >= f64::from(TICK_ROOM.0) - 1e-6);
        }
    }
}
