//! What a drag on the story rail means: a day and an hour where there are any, else a place in the order in
//! which things happen. Scenes dragged together keep the days and hours between them.

use std::collections::BTreeSet;

use chrono::NaiveTime;

use super::{
    clock::{hour_of as hour_of_day, minute_of_day},
    drops::one_or_all,
    plan::Plan,
    story::{Calendar, Day, story_order},
    units::Minute,
};
use crate::outline::{Edit, Field, Moment, Outline, Scene, SceneId, StoryDay};

/// Where scenes dragged along the story rail would go.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryDrop {
    /// Where the drop line stands on the rail.
    pub at: Minute,
    /// The scenes in the order in which they will happen.
    pub order: Vec<SceneId>,
    /// The scene that is held: the others follow it.
    pub held: usize,
    /// The day and hour that it gets; nothing where the story has no days.
    pub time: Option<DropTime>,
}

/// The day and hour that a drop gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DropTime {
    /// The day; none before any that is known.
    pub day: Option<StoryDay>,
    /// The hour that the place stands for; none where no hours are known round it.
    pub hour: Option<NaiveTime>,
    /// What the neighbours leave room for: from when to when on that day.
    pub room: (Option<NaiveTime>, Option<NaiveTime>),
}

impl DropTime {
    /// The hour that a scene gets which has had this one: the place's, else its own where there is room for it.
    pub fn hour_for(&self, own: Option<NaiveTime>) -> Option<NaiveTime> {
        let has_room = |own: &NaiveTime| {
            self.room.0.is_none_or(|from| from <= *own) && self.room.1.is_none_or(|to| *own <= to)
        };
        self.hour.or(own.filter(has_room))
    }
}

/// Where the scenes `moving` would go if `scene`, the one of them that is held, were let go at `at` on the story
/// rail. Before the beginning of the rail lies the day before, behind its end the day after.
pub fn drop_on_story(
    outline: &Outline,
    plan: &Plan,
    moving: &BTreeSet<usize>,
    scene: usize,
    at: Minute,
) -> StoryDrop {
    let order = &plan.story.order;
    let (going, staying): (Vec<usize>, Vec<usize>) = order.iter().partition(|scene| moving.contains(scene));
    let day = day_at(plan, at);
    // In a pause between two days the nearer one is meant, and on it the place next to the pause.
    let held = day.map_or(at, |(_, day)| at.within(day.start, day.end));
    let place = staying.partition_point(|scene| plan.story_center(*scene) < held);
    let (before, after) = staying.split_at(place);
    let ids = before.iter().chain(&going).chain(after).map(|scene| plan.id(*scene).clone()).collect();
    let Some((column, day)) = day else {
        return StoryDrop { at: between(plan, before, after), order: ids, held: scene, time: None };
    };
    let calendar = Calendar::of_outline(outline);
    let beside = |by: i64| {
        let day = Some(calendar.day(day.number + by, day.shown()));
        Some(DropTime { day, hour: None, room: (None, None) })
    };
    let time = match at {
        at if at < Minute::ZERO => beside(-1),
        at if at > plan.story.clock.total => beside(1),
        _ => {
            let room = room(plan, day, before, after);
            let hour = plan.story.clock.hour_at(column, &day.ranks, held).map(|hour| within(hour, room));
            Some(DropTime { day: day.day, hour, room })
        }
    };
    StoryDrop { at: at.within(Minute::ZERO, plan.story.clock.total), order: ids, held: scene, time }
}

/// The day whose column is nearest to a place, and which it is.
fn day_at(plan: &Plan, at: Minute) -> Option<(usize, &Day)> {
    let days = &plan.story.days;
    let after = days.partition_point(|day| day.start <= at);
    let Some(before) = after.checked_sub(1) else { return days.first().map(|day| (0, day)) };
    let place = match days.get(after) {
        Some(next) if next.start - at < at - days[before].end => after,
        _ => before,
    };
    Some((place, &days[place]))
}

/// Halfway between the neighbours.
fn between(plan: &Plan, before: &[usize], after: &[usize]) -> Minute {
    let from = before.last().map_or(Minute::ZERO, |scene| plan.story_center(*scene));
    let to = after.first().map_or(plan.story.clock.total, |scene| plan.story_center(*scene));
    (from + to) / 2.0
}

/// The nearest hours before and after a place on its day. A scene of the day without an hour stays with the last
/// that has one.
fn room(plan: &Plan, day: &Day, before: &[usize], after: &[usize]) -> (Option<NaiveTime>, Option<NaiveTime>) {
    let is_on_day = |scene: &&usize| day.ranks.contains(&plan.story.rank[**scene]);
    let hour_of = |scene: &usize| hour_of(&plan.slots[*scene].scene);
    (
        before.iter().rev().take_while(is_on_day).find_map(hour_of),
        after.iter().take_while(is_on_day).find_map(hour_of),
    )
}

fn within(hour: NaiveTime, (from, to): (Option<NaiveTime>, Option<NaiveTime>)) -> NaiveTime {
    let hour = to.map_or(hour, |to| hour.min(to));
    from.map_or(hour, |from| hour.max(from))
}

/// The edit that puts the scenes `moving` where `drop` says; nothing where that changes nothing. The order is
/// set only where days and hours alone do not give it.
pub fn story_edit(
    outline: &Outline,
    plan: &Plan,
    moving: &BTreeSet<usize>,
    drop: &StoryDrop,
) -> Option<Edit> {
    let mut edits = time_edits(outline, plan, moving, drop);
    let timed = one_or_all(edits.clone()).and_then(|edit| edit.apply(outline).ok());
    let (order_by_times, order) = match timed.map(|applied| applied.outline) {
        // Scenes that keep their distances may come to lie among those that stay.
        timed if moving.len() > 1 => {
            let timed = timed.unwrap_or_else(|| outline.clone());
            let by_times = story_order(&timed);
            let wanted = story_order(&Outline { chronology: drop.order.clone(), ..timed });
            (by_times, wanted.into_iter().map(|scene| plan.id(scene).clone()).collect())
        }
        Some(timed) => (story_order(&timed), drop.order.clone()),
        None => (plan.story.order.clone(), drop.order.clone()),
    };
    if !order_by_times.iter().map(|scene| plan.id(*scene)).eq(&order) {
        edits.push(Edit::SetChronology(order));
    }
    one_or_all(edits)
}

/// The days and hours that the scenes get: the held one those of the place, the others as much earlier or later
/// as they were. A scene without a day of its own goes on following the one before it.
fn time_edits(outline: &Outline, plan: &Plan, moving: &BTreeSet<usize>, drop: &StoryDrop) -> Vec<Edit> {
    let Some(time) = drop.time else { return Vec::new() };
    let scene = |scene: &usize| outline.scene(plan.id(*scene));
    let Some(held) = scene(&drop.held) else { return Vec::new() };
    let held_edit = moment_edit(held, time.day, time.hour_for(hour_of(held)));
    let others = moving.iter().filter(|other| **other != drop.held).filter_map(scene);
    let Some(shift) = Shift::of(outline, plan, drop.held, held, time) else {
        return held_edit
            .into_iter()
            .chain(others.filter_map(|other| moment_edit(other, None, None)))
            .collect();
    };
    let others = others.filter_map(|other| {
        let (day, hour) = shift.moved(other.moment.as_ref()?);
        moment_edit(other, Some(day), hour)
    });
    held_edit.into_iter().chain(others).collect()
}

/// How much later the held scene happens than before.
struct Shift {
    calendar: Calendar,
    days: i64,
    /// Not known where an hour is missing before or after.
    minutes: Option<i64>,
}

/// The minutes of a day.
const DAY: i64 = 24 * 60;

impl Shift {
    /// Nothing where the scene loses its day.
    fn of(outline: &Outline, plan: &Plan, place: usize, held: &Scene, time: DropTime) -> Option<Self> {
        let calendar = Calendar::of_outline(outline);
        let rank = plan.story.rank[place];
        let before = plan.story.days.iter().find(|day| day.ranks.contains(&rank))?.number;
        let minute = |hour: NaiveTime| i64::from(minute_of_day(hour));
        let minutes = hour_of(held)
            .zip(time.hour_for(hour_of(held)))
            .map(|(before, after)| minute(after) - minute(before));
        Some(Self { calendar, days: calendar.number(time.day?) - before, minutes })
    }

    /// The day and hour that a moment gets; past midnight it is the next day.
    fn moved(&self, moment: &Moment) -> (StoryDay, Option<NaiveTime>) {
        let day = self.calendar.number(moment.day).saturating_add(self.days);
        let Some((hour, by)) = moment.time.zip(self.minutes) else {
            return (self.calendar.day(day, moment.day), moment.time);
        };
        let minute = i64::from(minute_of_day(hour)) + by;
        let day = self.calendar.day(day.saturating_add(minute.div_euclid(DAY)), moment.day);
        (day, hour_of_day(minute.rem_euclid(DAY) as f64))
    }
}

fn hour_of(scene: &Scene) -> Option<NaiveTime> {
    scene.moment.as_ref().and_then(|moment| moment.time)
}

/// Gives the scene this day and hour, where it has others.
fn moment_edit(scene: &Scene, day: Option<StoryDay>, time: Option<NaiveTime>) -> Option<Edit> {
    let old = scene.moment.as_ref();
    let moment = day.map(|day| {
        // What the text says of it ("three weeks later", "in the evening") no longer holds of another day or hour.
        let same = old.filter(|moment| (moment.day, moment.time) == (day, time));
        let words = same.map(|moment| moment.words.clone()).unwrap_or_default();
        let found = same.and_then(|moment| moment.found.clone());
        Moment { day, time, words, found }
    });
    (moment.as_ref() != old).then(|| Edit::put(Scene { moment, ..scene.clone() }, Field::Moment))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        outline::Item,
        timeline::{
            View,
            testing::{story, told_at},
        },
    };

    /// The outline after the scene (counted from 1) was dropped at a minute of the story rail.
    fn dropped(text: &str, scene: usize, at: f64) -> Outline {
        let outline = story(text);
        let plan = Plan::of(&outline, &View::default());
        let moving = [scene - 1].into();
        let drop = drop_on_story(&outline, &plan, &moving, scene - 1, Minute(at));
        match story_edit(&outline, &plan, &moving, &drop) {
            Some(edit) => edit.apply(&outline).unwrap().outline,
            None => outline,
        }
    }

    fn moment(outline: &Outline, scene: usize) -> String {
        let Some(moment) = &outline.scenes[scene - 1].moment else { return "none".to_owned() };
        let day = match moment.day {
            StoryDay::Day(day) => day.to_string(),
            StoryDay::Date(date) => date.to_string(),
        };
        moment.time.map_or(day.clone(), |time| format!("{day}/{}", time.format("%H:%M")))
    }

    fn chronology(outline: &Outline) -> Vec<&str> {
        outline.chronology.iter().map(SceneId::as_str).collect()
    }

    #[test]
    fn without_days_the_order_is_set() {
        let next = dropped("A:2 A:2 A:2", 3, 0.5);
        assert_eq!(chronology(&next), ["3", "1", "2"]);
        assert_eq!(moment(&next, 3), "none");
    }

    #[test]
    fn back_in_its_place_it_follows_the_telling_again() {
        let outline = story("A:2 A:2 A:2");
        let moved =
            Edit::SetChronology(vec!["3".into(), "1".into(), "2".into()]).apply(&outline).unwrap().outline;
        let plan = Plan::of(&moved, &View::default());
        let drop = drop_on_story(&moved, &plan, &[2].into(), 2, Minute(5.9));
        let edit = story_edit(&moved, &plan, &[2].into(), &drop).unwrap();
        assert_eq!(edit.apply(&moved).unwrap().outline.chronology, []);
    }

    #[test]
    fn on_another_day_it_gets_that_day() {
        // The rail: day 1 to minute 4, day 2 from there to 8.
        for (at, expected) in [(3.9, "1"), (4.1, "2"), (0.5, "1"), (7.9, "2"), (-0.5, "0"), (8.5, "3")] {
            let next = dropped("A:2@1 A:2@1 A:2@2 A:2@2", 2, at);
            assert_eq!(moment(&next, 2), expected, "dropped at {at}");
        }
    }

    #[test]
    fn at_another_hour_it_is_no_longer_called_what_it_was() {
        let nine = NaiveTime::from_hms_opt(9, 0, 0);
        let moment = Moment { day: StoryDay::Day(1), time: nine, words: "am Morgen".into(), found: None };
        let scene = Scene { moment: Some(moment), ..Scene::default() };
        let words = |day, time| {
            let edit = moment_edit(&scene, Some(StoryDay::Day(day)), time)?;
            let Edit::Put { item: Item::Scene(scene), .. } = edit else { return None };
            Some(scene.moment?.words)
        };
        assert_eq!(words(1, NaiveTime::from_hms_opt(20, 0, 0)).as_deref(), Some(""));
        assert_eq!(words(2, nine).as_deref(), Some(""));
        assert_eq!(words(1, nine), None, "nothing has changed");
    }

    #[test]
    fn between_two_hours_it_gets_the_one_it_was_dropped_at() {
        // The rail of each: an hour at 9, one at 12, and day 2 behind them.
        let halfway = |text: &str, part: f64| {
            let plan = Plan::of(&story(text), &View::default());
            let (from, to) = (plan.story_center(0), plan.story_center(1));
            moment(&dropped(text, 3, (from + (to - from) * part).0), 3)
        };
        assert_eq!(halfway("A:2@1/09:00 A:2@1/12:00 A:2@2", 0.5), "1/10:30");
        assert_eq!(halfway("A:2@1/09:00 A:2@1/12:00 A:2@2", 0.25), "1/09:45");
        assert_eq!(
            halfway("A:2@1/09:00 A:2@1/12:00 A:2@2/11:15", 0.5),
            "1/10:30",
            "its own hour was elsewhere"
        );
        assert_eq!(halfway("A:2@1/09:00 A:2@1/09:02 A:2@2", 0.5), "1/09:00");
        assert_eq!(halfway("A:2@1/09:00 A:2@1 A:2@2", 0.5), "1", "no hour is known behind it");
    }

    #[test]
    fn on_a_day_without_hours_it_keeps_its_own() {
        assert_eq!(moment(&dropped("A:2@1/09:00 A:2@1/12:00 A:2@2 A:2@2", 2, 7.0), 2), "2/12:00");
    }

    #[test]
    fn dates_stay_dates() {
        assert_eq!(moment(&dropped("A:2@2026-11-03 A:2@2026-11-05", 1, 5.0), 1), "2026-11-06");
        assert_eq!(moment(&dropped("A:2@2026-11-03 A:2@2026-11-05", 2, -1.0), 2), "2026-11-02");
    }

    #[test]
    fn a_scene_let_go_where_it_was_changes_nothing() {
        assert_eq!(dropped("A:2@1 A:2@1 A:2@2", 2, 3.0), story("A:2@1 A:2@1 A:2@2"));
        assert_eq!(dropped("A:2 A:2 A:2", 2, 3.0), story("A:2 A:2 A:2"));
    }

    /// The moments after the scenes (counted from 1), the first of them held, were dropped together where `onto`
    /// stands on the story rail.
    fn together(text: &str, scenes: &[usize], onto: usize) -> String {
        let outline = story(text);
        let plan = Plan::of(&outline, &View::default());
        let moving: BTreeSet<usize> = scenes.iter().map(|scene| scene - 1).collect();
        let at = plan.story_center(onto - 1) + Minute(0.001);
        let drop = drop_on_story(&outline, &plan, &moving, scenes[0] - 1, at);
        let next = story_edit(&outline, &plan, &moving, &drop).unwrap().apply(&outline).unwrap().outline;
        (1..=next.scenes.len()).map(|scene| moment(&next, scene)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn scenes_dragged_together_keep_their_distances() {
        let day = "A:2@1/09:00 A:2@1/09:40 A:2@1/12:00 A:2@1/15:00 A:2@2/08:00";
        assert_eq!(together(day, &[1, 2], 3), "1/12:00 1/12:40 1/12:00 1/15:00 2/08:00");
        assert_eq!(together(day, &[2, 1], 3), "1/11:20 1/12:00 1/12:00 1/15:00 2/08:00");
        assert_eq!(together(day, &[1, 4], 3), "1/12:00 1/09:40 1/12:00 1/18:00 2/08:00");
    }

    #[test]
    fn scenes_dragged_together_past_midnight_and_by_days_stay_as_far_apart() {
        let late = "A:2@1/09:00 A:2@1/20:00 A:2@1/22:00 A:2@4/08:00";
        assert_eq!(together(late, &[1, 2], 3), "1/22:00 2/09:00 1/22:00 4/08:00");
        let days = "A:2@1 A:2@3 A:2@7 A:2@8";
        assert_eq!(together(days, &[1, 2], 3), "7 9 7 8");
        assert_eq!(together(days, &[2, 1], 4), "6 8 7 8");
        let dates = "A:2@2026-11-03 A:2@2026-11-05 A:2@2026-11-20";
        assert_eq!(together(dates, &[1, 2], 3), "2026-11-20 2026-11-22 2026-11-20");
    }

    #[test]
    fn a_scene_without_a_time_follows_the_one_that_is_held() {
        assert_eq!(together("A:2@1/09:00 A:2 A:2@1/12:00 A:2@2", &[1, 2], 3), "1/12:00 none 1/12:00 2");
        let outline = story("A:2@1 A:2 A:2@3 A:2@4");
        let plan = Plan::of(&outline, &View::default());
        let drop = drop_on_story(&outline, &plan, &[0, 1].into(), 0, plan.story_center(3) + Minute(0.001));
        let edit = story_edit(&outline, &plan, &[0, 1].into(), &drop).unwrap();
        assert_eq!(story_order(&edit.apply(&outline).unwrap().outline), [2, 3, 0, 1]);
    }

    proptest! {
        #[test]
        fn scenes_happen_where_they_were_dropped(
            times in proptest::collection::vec(
                proptest::option::of((1..4_i32, proptest::option::of(0..24_u32))), 2..12,
            ),
            pick in 0..12_usize, at in -0.1..1.1_f64,
        ) {
            let outline = story(&told_at(&times));
            let plan = Plan::of(&outline, &View::default());
            let pick = pick % times.len();
            let moving = [pick].into();
            let drop = drop_on_story(&outline, &plan, &moving, pick, plan.total * at);
            let next = match story_edit(&outline, &plan, &moving, &drop) {
                Some(edit) => edit.apply(&outline).unwrap().outline,
                None => outline.clone(),
            };
            let order: Vec<_> = story_order(&next).into_iter().map(|scene| next.scenes[scene].id.clone()).collect();
            prop_assert_eq!(order, drop.order);
        }

        #[test]
        fn together_they_stay_as_far_apart(
            hours in proptest::collection::vec((1..6_i64, 0..24_i64), 3..10),
            held in 0..3_usize, at in 0.0..1.0_f64,
        ) {
            let text: Vec<_> = hours.iter().map(|(day, hour)| format!("A:2@{day}/{hour:02}:00")).collect();
            let outline = story(&text.join(" "));
            let plan = Plan::of(&outline, &View::default());
            let moving = [0, 1, 2].into();
            let drop = drop_on_story(&outline, &plan, &moving, held, plan.total * at);
            let Some(edit) = story_edit(&outline, &plan, &moving, &drop) else { return Ok(()) };
            let next = edit.apply(&outline).unwrap().outline;
            // Where the place says no hour and the held one's own has no room, only the days are kept.
            prop_assume!(next.scenes[held].moment.as_ref().is_some_and(|moment| moment.time.is_some()));
            let calendar = Calendar::of_outline(&next);
            let minute = |outline: &Outline, scene: usize| {
                let time = calendar.time(outline.scenes[scene].moment.as_ref().unwrap());
                time.day * DAY + i64::from(time.minute.unwrap())
            };
            let by = minute(&next, held) - minute(&outline, held);
            for scene in 0..3 {
                prop_assert_eq!(minute(&next, scene) - minute(&outline, scene), by);
            }
            for scene in 3..hours.len() {
                prop_assert_eq!(&next.scenes[scene], &outline.scenes[scene]);
            }
            let order = story_order(&next);
            prop_assert!(order.windows(2).all(|pair| minute(&next, pair[0]) <= minute(&next, pair[1])));
        }
    }
}
