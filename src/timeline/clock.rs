//! Where each scene stands on the story rail: days are columns, within a day the hours stand to scale.
//!
//! What has no hour stands between its neighbours, by order alone. Where hours or days go by in which nothing
//! happens, the rail is broken, and a longer pause is a wider one, though never by much. No two scenes come so
//! close that they could not be told apart.

use chrono::{NaiveTime, Timelike};

use super::{
    story::Day,
    telling::{Slot, count},
    units::Minute,
};

/// Hours that go by between two scenes of a day are shown to scale up to so many.
const LONGEST: f64 = 4.0;
/// Scenes whose hours are known come as close as this share of what they would take up by order alone.
const CLOSEST: f64 = 0.4;
/// The narrowest and the widest pause between two days, as a share of an average scene.
const PAUSES: (f64, f64) = (0.5, 1.6);
/// An hour found by pointing is rounded to so many minutes.
const ROUND_HOUR: f64 = 5.0;
/// The last minute of a day.
const LAST_MINUTE: f64 = 23.0 * 60.0 + 59.0;

/// The places of scenes and hours on the story rail.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clock {
    /// For each scene, by its place in telling order, where it stands: rising in the order in which they happen.
    pub at: Vec<Minute>,
    /// The hours that are known, from left to right.
    pub hours: Vec<KnownHour>,
    /// Where the rail is broken: more time goes by than is shown.
    pub breaks: Vec<Minute>,
    /// How wide an hour is; nothing where no two hours of a day are known.
    pub hour: Minute,
    /// How long the rail is.
    pub total: Minute,
}

/// A scene whose day and hour are known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KnownHour {
    /// The day, by its place among the days.
    pub day: usize,
    /// The scene's place in the order in which things happen.
    pub rank: usize,
    /// Minutes since midnight.
    pub minute: u16,
    /// Where it stands on the rail.
    pub at: Minute,
}

/// What the scenes are on the rail.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Spacing {
    /// Points on a rail of this length.
    Points(Minute),
    /// Blocks as long as their minutes, none over another; the rail becomes as long as that takes.
    Blocks,
}

/// Lays the scenes of `order` out, whose slots are `slots`, and sets where each of `days` begins and ends.
pub(super) fn clock(order: &[usize], slots: &[Slot], days: &mut [Day], spacing: Spacing) -> Clock {
    let mut layout = Layout::new(order, slots, days, spacing);
    if days.is_empty() {
        layout.run(0..order.len());
    }
    let mut last: Option<i64> = None;
    for (place, day) in days.iter_mut().enumerate() {
        layout.pause(last.replace(day.number).map_or(0, |last| (day.number - last - 1).max(0)));
        day.start = layout.edge;
        layout.run(day.ranks.clone());
        layout.known_of_day(place);
        day.end = layout.edge;
    }
    layout.finished(days)
}

struct Layout<'a> {
    order: &'a [usize],
    slots: &'a [Slot],
    spacing: Spacing,
    /// How wide an hour is.
    hour: Minute,
    average: Minute,
    /// Where what has been laid out ends.
    edge: Minute,
    /// By rank.
    places: Vec<Minute>,
    fresh: Vec<(usize, u16)>,
    clock: Clock,
}

impl<'a> Layout<'a> {
    fn new(order: &'a [usize], slots: &'a [Slot], days: &[Day], spacing: Spacing) -> Self {
        let length: Minute = slots.iter().map(|slot| slot.length).sum();
        let mut layout = Self {
            order,
            slots,
            spacing,
            hour: Minute::ZERO,
            average: length / count(slots.len().max(1)),
            edge: Minute::ZERO,
            places: Vec::with_capacity(order.len()),
            fresh: Vec::new(),
            clock: Clock::default(),
        };
        // By the clock the scenes together take up as much room as by order alone.
        let (mut room, mut hours) = (Minute::ZERO, 0.0);
        for (from, to) in days.iter().flat_map(|day| layout.stretches(day.ranks.clone())) {
            room += (from..to).map(|rank| layout.apart(rank)).sum();
            hours += layout.hours_between(from, to).min(LONGEST);
        }
        if hours > 0.0 {
            layout.hour = room / hours;
        }
        layout
    }

    fn length(&self, rank: usize) -> Minute {
        self.slots[self.order[rank]].length
    }

    fn minute(&self, rank: usize) -> Option<u16> {
        let moment = self.slots[self.order[rank]].scene.moment.as_ref()?;
        moment.time.map(minute_of_day)
    }

    /// From the middle of a scene to that of the next, by order alone.
    fn apart(&self, rank: usize) -> Minute {
        (self.length(rank) + self.length(rank + 1)) / 2.0
    }

    fn hours_between(&self, from: usize, to: usize) -> f64 {
        let minutes = |rank| f64::from(self.minute(rank).unwrap_or_default());
        (minutes(to) - minutes(from)).max(0.0) / 60.0
    }

    /// From each rank of a day whose hour is known to the next such.
    fn stretches(&self, ranks: std::ops::Range<usize>) -> Vec<(usize, usize)> {
        let known: Vec<usize> = ranks.filter(|rank| self.minute(*rank).is_some()).collect();
        known.windows(2).map(|pair| (pair[0], pair[1])).collect()
    }

    /// Leaves room for days that go by.
    fn pause(&mut self, days: i64) {
        if days > 0 {
            let share = (PAUSES.0 + 0.15 * (days as f64).log2()).min(PAUSES.1);
            let width = self.average * share;
            self.clock.breaks.push(self.edge + width / 2.0);
            self.edge += width;
        }
    }

    /// Lays out the scenes of a day, or all where there are no days.
    fn run(&mut self, ranks: std::ops::Range<usize>) {
        let (Some(first), Some(last)) = (ranks.clone().next(), ranks.clone().next_back()) else { return };
        let mut at = self.edge + self.length(first) / 2.0;
        self.places.push(at);
        let mut stretches = self.stretches(ranks.clone()).into_iter().peekable();
        let mut stretch: Option<(usize, usize, f64)> = None;
        for rank in first..last {
            if let Some((from, to)) = stretches.next_if(|(from, _)| *from == rank) {
                stretch = Some((from, to, self.stretch(from, to, at)));
            }
            at += match stretch.filter(|(_, to, _)| rank < *to) {
                Some((_, _, factor)) => self.apart(rank) * factor,
                None => self.apart(rank),
            };
            self.places.push(at);
        }
        let known = ranks.filter_map(|rank| Some((rank, self.minute(rank)?)));
        self.fresh = known.collect();
        self.edge = at + self.length(last) / 2.0;
    }

    /// How much wider than by order alone the stretch between two known hours is.
    fn stretch(&mut self, from: usize, to: usize, at: Minute) -> f64 {
        let plain: Minute = (from..to).map(|rank| self.apart(rank)).sum();
        let hours = self.hours_between(from, to);
        let least = match self.spacing {
            Spacing::Points(_) => CLOSEST,
            Spacing::Blocks => 1.0,
        };
        let factor = (self.hour * hours.min(LONGEST) / plain).max(least);
        if hours > LONGEST {
            self.clock.breaks.push(at + self.apart(from) * factor / 2.0);
        }
        factor
    }

    fn known_of_day(&mut self, day: usize) {
        let known = self.fresh.drain(..);
        let places = &self.places;
        self.clock.hours.extend(known.map(|(rank, minute)| KnownHour {
            day,
            rank,
            minute,
            at: places[rank],
        }));
    }

    /// Brings all of it to the rail's length.
    fn finished(self, days: &mut [Day]) -> Clock {
        let Self { mut clock, places, order, edge, hour, .. } = self;
        let factor = match self.spacing {
            Spacing::Points(total) if edge > Minute::ZERO => total / edge,
            Spacing::Points(_) | Spacing::Blocks => 1.0,
        };
        clock.at = vec![Minute::ZERO; places.len()];
        for (scene, place) in order.iter().zip(&places) {
            clock.at[*scene] = *place * factor;
        }
        clock.hours.iter_mut().for_each(|known| known.at = known.at * factor);
        clock.breaks.iter_mut().for_each(|at| *at = *at * factor);
        for day in days {
            (day.start, day.end) = (day.start * factor, day.end * factor);
        }
        (clock.hour, clock.total) = (hour * factor, edge * factor);
        clock
    }
}

/// Minutes since midnight.
pub(super) fn minute_of_day(time: NaiveTime) -> u16 {
    u16::try_from(time.num_seconds_from_midnight() / 60).unwrap_or(0)
}

/// The hour so many minutes after midnight.
pub(super) fn hour_of(minute: f64) -> Option<NaiveTime> {
    NaiveTime::from_num_seconds_from_midnight_opt(minute.clamp(0.0, LAST_MINUTE) as u32 * 60, 0)
}

impl Clock {
    /// The known hours of a day.
    pub fn of_day(&self, day: usize) -> &[KnownHour] {
        let from = self.hours.partition_point(|known| known.day < day);
        let to = self.hours.partition_point(|known| known.day <= day);
        &self.hours[from..to]
    }

    /// The hour at a place within the column of `day`, whose scenes have `ranks`, rounded to five minutes. Beyond
    /// the known hours it is reckoned on from them, unless scenes of unknown hours stand there.
    pub fn hour_at(&self, day: usize, ranks: &std::ops::Range<usize>, at: Minute) -> Option<NaiveTime> {
        let minute = self.minute_at(day, ranks, at)?;
        let is_known = self.of_day(day).iter().any(|known| (f64::from(known.minute) - minute).abs() < 0.5);
        hour_of(if is_known { minute.round() } else { (minute / ROUND_HOUR).round() * ROUND_HOUR })
    }

    fn minute_at(&self, day: usize, ranks: &std::ops::Range<usize>, at: Minute) -> Option<f64> {
        let known = self.of_day(day);
        let after = known.partition_point(|known| known.at <= at);
        let beyond = |from: &KnownHour| {
            (self.hour > Minute::ZERO).then(|| f64::from(from.minute) + (at - from.at) / self.hour * 60.0)
        };
        match (after.checked_sub(1).map(|before| &known[before]), known.get(after)) {
            (Some(from), Some(to)) => {
                let part = (at - from.at) / (to.at - from.at);
                Some(f64::from(from.minute) + (f64::from(to.minute) - f64::from(from.minute)) * part)
            }
            (Some(last), None) if last.rank + 1 == ranks.end => beyond(last),
            (None, Some(first)) if first.rank == ranks.start => beyond(first),
            _ => None,
        }
    }

    /// Where whole hours stand from `begin` to `end`, `step` hours apart, between the known hours of each day.
    pub fn whole_hours(&self, step: u16, begin: Minute, end: Minute) -> impl Iterator<Item = (u16, Minute)> {
        let first = self.hours.partition_point(|known| known.at < begin).saturating_sub(1);
        let in_view = self.hours[first..].windows(2).take_while(move |pair| pair[0].at <= end);
        in_view.filter(|pair| pair[0].day == pair[1].day).flat_map(move |pair| {
            let (from, to) = (pair[0], pair[1]);
            let place = move |minute: u16| {
                let part = f64::from(minute - from.minute) / f64::from((to.minute - from.minute).max(1));
                from.at + (to.at - from.at) * part
            };
            let is_to_scale = f64::from(to.minute.saturating_sub(from.minute)) <= LONGEST * 60.0;
            (0..=24_u16)
                .step_by(usize::from(step.max(1)))
                .filter(move |hour| is_to_scale && from.minute <= hour * 60 && hour * 60 < to.minute)
                .map(move |hour| (hour, place(hour * 60)))
                .filter(move |(_, at)| begin <= *at && *at <= end)
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::timeline::{
        Plan, Rails, View,
        testing::{story, told_at},
    };

    fn plan(text: &str) -> Plan {
        Plan::of(&story(text), &View::default())
    }

    /// From each scene to the next in the order in which they happen, the first being 1.
    fn distances(text: &str) -> Vec<f64> {
        let plan = plan(text);
        let at: Vec<Minute> = plan.story.order.iter().map(|scene| plan.story_center(*scene)).collect();
        let first = at[1] - at[0];
        at.windows(2).map(|pair| ((pair[1] - pair[0]) / first * 100.0).round() / 100.0).collect()
    }

    #[test]
    fn hours_stand_to_scale() {
        assert_eq!(distances("A:2@1/09:00 A:2@1/10:00 A:2@1/12:00 A:2@1/13:30"), [1.0, 2.0, 1.5]);
        assert_eq!(
            distances("A:2@1/09:00 A:2@1/10:00 A:2@2/20:00 A:2@2/23:00 A:2@2/23:30")[2],
            3.0,
            "an hour is as wide on each day"
        );
    }

    #[test]
    fn what_has_no_hour_stands_between_its_neighbours() {
        assert_eq!(distances("A:2@1/09:00 A:2@1 A:2@1/12:00 A:2@1/15:00"), [1.0, 1.0, 2.0]);
    }

    #[test]
    fn scenes_close_in_time_can_be_told_apart() {
        let plan = plan("A:2@1/09:00 A:2@1/09:01 A:2@1/09:01 A:2@1/13:00");
        let at: Vec<Minute> = (0..3).map(|scene| plan.story_center(scene)).collect();
        assert!(at[1] - at[0] > Minute(0.3) && at[2] - at[1] > Minute(0.3), "{at:?}");
    }

    #[test]
    fn a_long_pause_breaks_the_rail() {
        let breaks = |text: &str| plan(text).story.clock.breaks.len();
        assert_eq!(breaks("A:2@1 A:2@2 A:2@3"), 0);
        assert_eq!(breaks("A:2@1 A:2@2 A:2@23"), 1);
        assert_eq!(breaks("A:2@1/08:00 A:2@1/11:00 A:2@1/23:00"), 1);
    }

    #[test]
    fn a_longer_pause_is_a_wider_one() {
        let pause = |text: &str| {
            let days = plan(text).story.days;
            days[1].start - days[0].end
        };
        assert_eq!(pause("A:2@1 A:2@2"), Minute::ZERO);
        let (day, week, years) = (pause("A:2@1 A:2@3"), pause("A:2@1 A:2@9"), pause("A:2@-900 A:2@9"));
        assert!(Minute::ZERO < day && day < week && week < years && years < Minute(2.0));
    }

    #[test]
    fn a_place_between_hours_is_an_hour() {
        let plan = plan("A:2@1/09:00 A:2@1/12:00 A:2@1 A:2@2/08:00 A:2@2/09:00");
        let at = |scene| plan.story_center(scene);
        let hour = |day: usize, at| {
            let ranks = &plan.story.days[day].ranks;
            plan.story.clock.hour_at(day, ranks, at).map(|hour| hour.format("%H:%M").to_string())
        };
        assert_eq!(hour(0, at(0)).as_deref(), Some("09:00"));
        assert_eq!(hour(0, (at(0) + at(1)) / 2.0).as_deref(), Some("10:30"));
        assert_eq!(hour(0, at(2)), None, "behind the last hour stands a scene without one");
        assert_eq!(hour(1, at(4) + plan.story.clock.hour / 2.0).as_deref(), Some("09:30"));
    }

    proptest! {
        #[test]
        fn what_happens_later_stands_further_right(
            times in proptest::collection::vec(
                proptest::option::of((-30..30_i32, proptest::option::of(0..24_u32))), 1..40,
            ),
            stands_alone in any::<bool>(),
        ) {
            let rails = if stands_alone { Rails::Story } else { Rails::Both };
            let plan = Plan::of(&story(&told_at(&times)), &View { rails, ..View::default() });
            let at: Vec<Minute> = plan.story.order.iter().map(|scene| plan.story_center(*scene)).collect();
            prop_assert!(at.windows(2).all(|pair| pair[0] < pair[1]), "{at:?}");
            prop_assert!(at[0] > Minute::ZERO && *at.last().unwrap() < plan.story.clock.total);
            if stands_alone {
                let order = &plan.story.order;
                prop_assert!(order.windows(2).all(|pair| plan.end(pair[0]) - plan.start(pair[1]) < Minute(1e-6)));
            } else {
                prop_assert!((plan.story.clock.total - plan.total).abs() < Minute(1e-6));
            }
            for day in &plan.story.days {
                let at = |rank: usize| plan.story_center(plan.story.order[rank]);
                let is_within = day.ranks.clone().all(|rank| day.start < at(rank) && at(rank) < day.end);
                prop_assert!(is_within, "{day:?}");
            }
        }
    }
}
