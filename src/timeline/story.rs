//! The story time: in which order the scenes happen, on which days, and which of them are told out of turn.
//!
//! Where no time is known at all, each scene has its own length on the story rail again, in the order in which
//! things happen: a story told straight has straight lines between the rails, and a scene told out of turn
//! crosses the others. Known days and hours are laid out by the [clock](super::clock).
//!
//! Days and hours rule where they are known. A scene without stays with its predecessor in the order that
//! the writer gave (the outline's chronology), else in the telling order; after a flashback the story goes
//! on where it was.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    clock::{Clock, Spacing, clock, minute_of_day},
    telling::{Places, Slot},
    units::{Minute, StoryTime},
};
use crate::outline::{Moment, Outline, StoryDay};

/// The story rail.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StoryRail {
    /// The scenes, by their place in telling order, in the order in which they happen.
    pub order: Vec<usize>,
    /// For each scene (by its place in telling order) its place in the order in which things happen.
    pub rank: Vec<usize>,
    /// For each scene whether it is told out of turn.
    pub turn: Vec<Turn>,
    /// The days, in order. Empty where no scene has one.
    pub days: Vec<Day>,
    /// Where scenes and hours stand on the rail.
    pub clock: Clock,
}

/// Whether a scene is told in its turn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Turn {
    /// In its turn.
    #[default]
    InTurn,
    /// It happened before what is told before it.
    Flashback,
    /// It will happen after what is told after it.
    FlashForward,
}

/// The scenes of one day: a column of the story rail.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// The day as the first scene on it has it; `None` for scenes before any that has one.
    pub day: Option<StoryDay>,
    /// How its first scene's text puts it: `drei Wochen später`; may be empty.
    pub words: String,
    /// Its place in the count of days, the first of the episode being 1.
    pub number: i64,
    /// The places in [`StoryRail::order`] of its scenes: the first, and one after the last.
    pub ranks: std::ops::Range<usize>,
    /// Where it begins on the rail.
    pub start: Minute,
    /// Where it ends.
    pub end: Minute,
}

/// Lays the scenes of `outline`, whose slots are `slots`, on the story rail.
pub(super) fn story_rail(outline: &Outline, slots: &[Slot], spacing: Spacing) -> StoryRail {
    let (order, times) = timed_order(outline);
    let mut rank = vec![0; order.len()];
    order.iter().enumerate().for_each(|(place, scene)| rank[*scene] = place);
    let turn = turns(&rank);
    let mut days = days(outline, &order, &times);
    let clock = clock(&order, slots, &mut days, spacing);
    StoryRail { order, rank, turn, days, clock }
}

/// The scenes, by their place in telling order, in the order in which they happen.
pub(super) fn story_order(outline: &Outline) -> Vec<usize> {
    timed_order(outline).0
}

fn timed_order(outline: &Outline) -> (Vec<usize>, Vec<Timed>) {
    let mut order = base_order(outline);
    let times = times(outline, &order);
    // Stable: scenes of one time stay in the order that they had.
    order.sort_by_key(|scene| times[*scene].0);
    (order, times)
}

/// The order that rules where no time is known: the writer's, else the telling order.
fn base_order(outline: &Outline) -> Vec<usize> {
    let telling = || (0..outline.scenes.len()).collect();
    if outline.chronology.len() != outline.scenes.len() {
        return telling();
    }
    let places = Places::of(outline);
    let order: Option<Vec<usize>> = outline.chronology.iter().map(|id| places.get(id)).collect();
    order.unwrap_or_else(telling)
}

/// When a scene happens: the day and the minute that it is sorted by, and whether the day is its own.
type Timed = ((i64, u16), bool);

/// Every scene's time; a scene without takes the latest before it in `base`, so that after a flashback the
/// story goes on where it was. A scene of a day without an hour takes the latest hour of that day so far.
fn times(outline: &Outline, base: &[usize]) -> Vec<Timed> {
    let calendar = Calendar::of(outline, base);
    let mut times: Vec<Timed> = vec![((1, 0), false); outline.scenes.len()];
    let (mut now, mut hour) = (1, 0);
    let mut hours: BTreeMap<i64, u16> = BTreeMap::new();
    // Neighbours mostly share a day, so the day at hand is not looked up again.
    let mut today: (i64, u16) = (1, 0);
    for scene in base {
        let time = outline.scenes[*scene].moment.as_ref().map(|moment| calendar.time(moment));
        times[*scene] = match time {
            Some(time) => {
                if time.day != today.0 {
                    hours.insert(today.0, today.1);
                    today = (time.day, hours.get(&time.day).copied().unwrap_or(0));
                }
                let minute = time.minute.unwrap_or(today.1);
                today.1 = today.1.max(minute);
                if (time.day, minute) >= (now, hour) {
                    (now, hour) = (time.day, minute);
                }
                ((time.day, minute), true)
            }
            None => ((now, hour), false),
        };
    }
    times
}

/// Counted days and days of the calendar on one count.
#[derive(Clone, Copy, Debug)]
pub struct Calendar {
    /// The date of day 1, where the story has dates.
    day_one: Option<NaiveDate>,
}

impl Calendar {
    /// The count of `outline`: the first date met is the day that was counted last before it; without
    /// counted days before it, it is day 1.
    pub fn of_outline(outline: &Outline) -> Self {
        Self::of(outline, &base_order(outline))
    }

    fn of(outline: &Outline, base: &[usize]) -> Self {
        let mut counted = 1_i64;
        for scene in base {
            match outline.scenes[*scene].moment.as_ref().map(|moment| moment.day) {
                Some(StoryDay::Day(day)) => counted = counted.max(i64::from(day)),
                Some(StoryDay::Date(date)) => {
                    let day_one = date.checked_sub_signed(chrono::Duration::days(counted - 1));
                    return Self { day_one };
                }
                None => {}
            }
        }
        Self { day_one: None }
    }

    /// The time of a moment.
    pub fn time(&self, moment: &Moment) -> StoryTime {
        StoryTime { day: self.number(moment.day), minute: moment.time.map(minute_of_day) }
    }

    /// The place of a day in the count.
    pub fn number(&self, day: StoryDay) -> i64 {
        match (day, self.day_one) {
            (StoryDay::Day(day), _) => i64::from(day),
            (StoryDay::Date(date), Some(first)) => (date - first).num_days() + 1,
            (StoryDay::Date(_), None) => 1,
        }
    }

    /// The day at a place in the count, as a date where `like` is one.
    pub fn day(&self, number: i64, like: StoryDay) -> StoryDay {
        let counted = StoryDay::Day(i32::try_from(number).unwrap_or(i32::MAX));
        match (like, self.day_one) {
            (StoryDay::Date(_), Some(first)) => chrono::Duration::try_days(number - 1)
                .and_then(|days| first.checked_add_signed(days))
                .map_or(counted, StoryDay::Date),
            _ => counted,
        }
    }
}

/// The days with their scenes; where they lie on the rail is not known yet.
fn days(outline: &Outline, order: &[usize], times: &[Timed]) -> Vec<Day> {
    if times.iter().all(|(_, is_own)| !is_own) {
        return Vec::new();
    }
    let mut days: Vec<Day> = Vec::new();
    for (rank, scene) in order.iter().enumerate() {
        let ((number, _), _) = times[*scene];
        let moment = outline.scenes[*scene].moment.as_ref();
        match days.last_mut().filter(|day| day.number == number) {
            Some(day) => {
                day.ranks.end = rank + 1;
                if day.day.is_none()
                    && let Some(moment) = moment
                {
                    day.day = Some(moment.day);
                    day.words.clone_from(&moment.words);
                }
            }
            None => days.push(Day {
                day: moment.map(|moment| moment.day),
                words: moment.map(|moment| moment.words.clone()).unwrap_or_default(),
                number,
                ranks: rank..rank + 1,
                start: Minute::ZERO,
                end: Minute::ZERO,
            }),
        }
    }
    days
}

/// Which scenes are told out of turn: the fewest that have to be taken out so that the rest is told in the
/// order in which it happens. `rank` holds each scene's place in story order, in telling order.
pub(super) fn turns(rank: &[usize]) -> Vec<Turn> {
    let kept = longest_rising(rank);
    let mut turns = vec![Turn::InTurn; rank.len()];
    let mut kept = kept.into_iter().peekable();
    // The place in story order that the telling has reached.
    let mut reached: Option<usize> = None;
    for (scene, place) in rank.iter().enumerate() {
        if kept.peek() == Some(&scene) {
            kept.next();
            reached = Some(*place);
        } else {
            let is_back = reached.is_some_and(|reached| *place < reached);
            turns[scene] = if is_back { Turn::Flashback } else { Turn::FlashForward };
        }
    }
    turns
}

/// The indices of a longest rising subsequence; of several, the one that is told first. So of two scenes that
/// have changed places the later told one is out of turn: writers flash back more often than forward.
fn longest_rising(values: &[usize]) -> Vec<usize> {
    // From the end: `heads[n]` is the greatest value that begins a rising sequence of n + 1 values.
    let mut heads: Vec<usize> = Vec::new();
    let mut lengths = vec![0; values.len()];
    for (index, value) in values.iter().enumerate().rev() {
        let place = heads.partition_point(|head| head > value);
        match heads.get_mut(place) {
            Some(head) => *head = *value,
            None => heads.push(*value),
        }
        lengths[index] = place + 1;
    }
    let mut rising: Vec<usize> = Vec::with_capacity(heads.len());
    for (index, value) in values.iter().enumerate() {
        let is_higher = rising.last().is_none_or(|last| values[*last] < *value);
        if is_higher && lengths[index] == heads.len() - rising.len() {
            rising.push(index);
        }
    }
    rising
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::timeline::{telling::slots, testing::story, view::Widths};

    fn rail(text: &str, chronology: &[&str]) -> StoryRail {
        let mut outline = story(text);
        outline.chronology = chronology.iter().map(|id| (*id).into()).collect();
        let slots = slots(&outline, Widths::Minutes);
        let total = slots.iter().map(|slot| slot.length).sum();
        story_rail(&outline, &slots, Spacing::Points(total))
    }

    /// The scenes in the order in which they happen, counted from 1.
    fn order(text: &str, chronology: &[&str]) -> Vec<usize> {
        rail(text, chronology).order.into_iter().map(|scene| scene + 1).collect()
    }

    #[test]
    fn without_times_the_story_goes_as_it_is_told() {
        assert_eq!(order("A B A", &[]), [1, 2, 3]);
        assert_eq!(rail("A B A", &[]).days, []);
    }

    #[test]
    fn the_writers_order_rules_where_no_time_is_known() {
        assert_eq!(order("A B A", &["3", "1", "2"]), [3, 1, 2]);
        assert_eq!(order("A B A", &["3", "1"]), [1, 2, 3], "an order of some scenes is none");
        assert_eq!(order("A B A", &["3", "1", "9"]), [1, 2, 3]);
    }

    #[test]
    fn times_rule_over_any_order() {
        assert_eq!(order("A@2 B@1 A@3", &[]), [2, 1, 3]);
        assert_eq!(order("A@1/18:00 B@1/09:30 A@1/12:00", &[]), [2, 3, 1]);
        assert_eq!(order("A@2 B@1", &["1", "2"]), [2, 1]);
    }

    #[test]
    fn after_a_flashback_the_story_goes_on_where_it_was() {
        assert_eq!(order("A B A@-700 A B@2 A", &[]), [3, 1, 2, 4, 5, 6]);
        assert_eq!(order("A@1 B@0 A", &[]), [2, 1, 3]);
    }

    #[test]
    fn a_scene_without_an_hour_stays_with_the_one_before_it_on_that_day() {
        assert_eq!(order("A@1/18:00 B@1 A@1/09:00", &[]), [3, 1, 2]);
    }

    #[test]
    fn dates_and_counted_days_share_one_count() {
        assert_eq!(order("A@2026-11-03 B@2026-11-01 A@2026-12-24", &[]), [2, 1, 3]);
        assert_eq!(
            order("A@2 B@2026-11-03 A@1 B@3", &[]),
            [3, 1, 2, 4],
            "the date is day 2, as counted before it"
        );
    }

    #[test]
    fn days_hold_their_scenes() {
        let days = rail("A:2@1 B:3 A:4@2 B:1@1", &[]).days;
        let described: Vec<_> =
            days.iter().map(|day| (day.number, day.ranks.clone(), day.start.0, day.end.0)).collect();
        assert_eq!(described, [(1, 0..3, 0.0, 6.0), (2, 3..4, 6.0, 10.0)]);
    }

    #[test]
    fn scenes_before_the_first_day_known_lie_on_day_one() {
        let days = rail("A B A@5", &[]).days;
        assert_eq!(
            days.iter().map(|day| (day.number, day.day)).collect::<Vec<_>>(),
            [(1, None), (5, Some(StoryDay::Day(5))),]
        );
    }

    #[test]
    fn a_day_is_written_as_its_neighbours_are() {
        let outline = story("A@2026-11-03 B@2026-11-04");
        let calendar = Calendar::of_outline(&outline);
        let like = outline.scenes[0].moment.as_ref().unwrap().day;
        assert_eq!(calendar.day(3, like), StoryDay::Date("2026-11-05".parse().unwrap()));
        assert_eq!(calendar.day(3, StoryDay::Day(1)), StoryDay::Day(3));
        assert_eq!(calendar.number(calendar.day(-40, like)), -40);
    }

    #[test]
    fn only_what_is_told_out_of_turn_stands_out() {
        use Turn::{FlashForward as Ahead, Flashback as Back, InTurn as Here};
        for (rank, expected) in [
            (vec![0, 1, 2, 3], vec![Here, Here, Here, Here]),
            (vec![0, 2, 3, 1, 4], vec![Here, Here, Here, Back, Here]),
            (vec![0, 4, 1, 2, 3], vec![Here, Ahead, Here, Here, Here]),
            (vec![0, 2, 1, 3], vec![Here, Here, Back, Here]),
            (vec![4, 0, 1, 2, 3], vec![Ahead, Here, Here, Here, Here]),
            (vec![2, 3, 4, 0, 1], vec![Here, Here, Here, Back, Back]),
            (vec![], vec![]),
        ] {
            assert_eq!(turns(&rank), expected, "{rank:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_told_in_turn_rises(rank in Just((0..40).collect::<Vec<usize>>()).prop_shuffle()) {
            let turns = turns(&rank);
            let kept: Vec<_> =
                rank.iter().zip(&turns).filter(|(_, turn)| **turn == Turn::InTurn).map(|(place, _)| *place).collect();
            prop_assert!(kept.is_sorted());
            for place in rank.iter().zip(&turns).filter(|(_, turn)| **turn != Turn::InTurn).map(|(place, _)| place) {
                let more: Vec<_> = rank.iter().filter(|other| kept.contains(other) || *other == place).collect();
                prop_assert!(!more.is_sorted(), "{place} could be told in turn as well");
            }
        }

        #[test]
        fn every_scene_has_its_own_place(days in proptest::collection::vec(proptest::option::of(-3..5_i32), 0..30)) {
            let text: Vec<_> =
                days.iter().map(|day| day.map_or("A:2".to_owned(), |day| format!("A:2@{day}"))).collect();
            let has_days = days.iter().any(Option::is_some);
            let rail = rail(&text.join(" "), &[]);
            let mut order = rail.order.clone();
            order.sort_unstable();
            prop_assert_eq!(order, (0..days.len()).collect::<Vec<_>>());
            for (place, scene) in rail.order.iter().enumerate() {
                prop_assert_eq!(rail.rank[*scene], place);
                let straight = Minute(1.0 + 2.0 * place as f64);
                prop_assert!(has_days || (rail.clock.at[*scene] - straight).abs() < Minute(1e-6));
            }
            let own: Vec<_> = rail.order.iter().filter_map(|scene| days[*scene]).collect();
            prop_assert!(own.is_sorted(), "known days are in order: {own:?}");
        }
    }
}
