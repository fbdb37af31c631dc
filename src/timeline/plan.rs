//! The whole timeline of one version of an outline in minutes: everything that does not depend on where one
//! looks. It is made once per version and choice of view; each frame then lays out what is visible of it.

use std::collections::BTreeSet;

use super::{
    arcs::{DilemmaArc, arcs},
    clock::Spacing,
    lanes::{Lane, lanes},
    marks::{Mark, marks},
    story::{StoryRail, story_rail},
    telling::{Places, Slot, slots},
    units::Minute,
    view::{LaneKey, Rails, View},
};
use crate::outline::{Outline, SceneId};

/// A timeline in minutes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The scenes in telling order.
    pub slots: Vec<Slot>,
    /// The lanes from top to bottom. Their scenes stand in the order of [`Self::start`].
    pub lanes: Vec<Lane>,
    /// The story time.
    pub story: StoryRail,
    /// The dilemmas, by where they begin.
    pub arcs: Vec<DilemmaArc>,
    /// Acts, ad breaks and the like, from left to right.
    pub dividers: Vec<Mark>,
    /// The end of the last scene.
    pub total: Minute,
    /// The length of the slot, where it is set.
    pub slot_end: Option<Minute>,
    /// For each scene whether the filter passes over it.
    pub dimmed: Vec<bool>,
    /// For each scene the uppermost lane that it lies on.
    pub first_lane: Vec<usize>,
    /// Which rails are shown.
    pub rails: Rails,
    places: Places,
}

impl Plan {
    /// The timeline of `outline`.
    pub fn of(outline: &Outline, view: &View) -> Self {
        let slots = slots(outline, view.widths);
        let places = Places::of(outline);
        let total = slots.last().map_or(Minute::ZERO, Slot::end);
        let spacing = if view.rails == Rails::Story { Spacing::Blocks } else { Spacing::Points(total) };
        let story = story_rail(outline, &slots, spacing);
        let mut plan = Self {
            lanes: lanes(outline, view),
            slots,
            story,
            total,
            slot_end: outline.runtime_minutes.map(|minutes| Minute(f64::from(minutes))),
            rails: view.rails,
            places,
            ..Self::default()
        };
        if view.rails == Rails::Story {
            let rank = &plan.story.rank;
            plan.lanes.iter_mut().for_each(|lane| lane.scenes.sort_by_key(|scene| rank[*scene]));
        } else {
            plan.dividers = marks(outline, &plan);
        }
        plan.arcs = arcs(outline, &plan.places, |scene| plan.center(scene), plan.end_of_lanes());
        plan.first_lane = vec![0; plan.slots.len()];
        for (place, lane) in plan.lanes.iter().enumerate().rev() {
            lane.scenes.iter().for_each(|scene| plan.first_lane[*scene] = place);
        }
        plan.dimmed = plan.dimmed_by(&view.filter);
        plan
    }

    /// Where the scene begins on the lanes: in telling order, or in story order where that rail stands alone.
    pub fn start(&self, scene: usize) -> Minute {
        match self.rails {
            Rails::Story => self.story.clock.at[scene] - self.slots[scene].length / 2.0,
            Rails::Both | Rails::Telling => self.slots[scene].start,
        }
    }

    /// Where the scene ends on the lanes.
    pub fn end(&self, scene: usize) -> Minute {
        self.start(scene) + self.slots[scene].length
    }

    /// The scene's middle on the lanes.
    pub fn center(&self, scene: usize) -> Minute {
        self.start(scene) + self.slots[scene].length / 2.0
    }

    /// The scene's place on the story rail.
    pub fn story_center(&self, scene: usize) -> Minute {
        self.story.clock.at[scene]
    }

    /// Where the last scene on the lanes ends.
    pub fn end_of_lanes(&self) -> Minute {
        match self.rails {
            Rails::Story => self.story.clock.total,
            Rails::Both | Rails::Telling => self.total,
        }
    }

    /// The scene's place in telling order, counted from 0.
    pub fn place(&self, scene: &SceneId) -> Option<usize> {
        self.places.get(scene)
    }

    /// The scene's id.
    pub fn id(&self, scene: usize) -> &SceneId {
        &self.slots[scene].scene.id
    }

    /// The scene that lies at `minute` in telling order; the last one behind the end.
    pub fn scene_at(&self, minute: Minute) -> Option<usize> {
        let after = self.slots.partition_point(|slot| slot.start <= minute);
        (!self.slots.is_empty()).then(|| after.saturating_sub(1))
    }

    /// From the first to the last of `scenes` on the lanes.
    pub fn span(&self, scenes: impl IntoIterator<Item = usize>) -> Option<(Minute, Minute)> {
        scenes
            .into_iter()
            .map(|scene| (self.start(scene), self.end(scene)))
            .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    }

    /// What has to be in view when all is: the episode and its slot, or the whole story where that stands alone.
    pub fn extent(&self) -> Minute {
        let slot = self.slot_end.filter(|_| self.rails != Rails::Story);
        self.end_of_lanes().max(slot.unwrap_or(Minute::ZERO)).max(Minute(1.0))
    }

    fn dimmed_by(&self, filter: &BTreeSet<LaneKey>) -> Vec<bool> {
        let arcs = &self.arcs;
        let is_on = |place: usize, key: &LaneKey| {
            let scene = &self.slots[place].scene;
            match key {
                LaneKey::Strand(id) => scene.strand.as_ref() == Some(id),
                LaneKey::Character(id) => scene.characters.contains(id),
                LaneKey::Location(id) => scene.location.as_ref() == Some(id),
                LaneKey::Dilemma(id) => arcs
                    .iter()
                    .any(|arc| arc.dilemma == *id && arc.stops.iter().any(|stop| stop.scene == place)),
                LaneKey::All => true,
                LaneKey::Without => {
                    self.lanes.iter().any(|lane| lane.key == *key && lane.scenes.contains(&place))
                }
            }
        };
        (0..self.slots.len())
            .map(|place| !filter.is_empty() && !filter.iter().any(|key| is_on(place, key)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        outline::{Divider, DividerKind},
        timeline::testing::{dilemma, story},
    };

    #[test]
    fn alone_the_story_rail_puts_the_lanes_in_story_order() {
        let outline = story("A:2@2 B:3@3 A:4@1");
        let starts = |rails| {
            let plan = Plan::of(&outline, &View { rails, ..View::default() });
            ((0..3).map(|scene| plan.start(scene).0).collect::<Vec<_>>(), plan.lanes[0].scenes.clone())
        };
        assert_eq!(starts(Rails::Both), (vec![0.0, 2.0, 5.0], vec![0, 2]));
        assert_eq!(starts(Rails::Story), (vec![4.0, 6.0, 0.0], vec![2, 0]));
    }

    #[test]
    fn marks_stand_before_their_scene_or_at_the_end() {
        let mut outline = story("A:2 B:3 A:4");
        let mark = |kind, before: Option<&str>| Divider {
            kind,
            title: String::new(),
            before: before.map(Into::into),
        };
        outline.dividers = vec![
            mark(DividerKind::Cliffhanger, None),
            mark(DividerKind::Act, Some("3")),
            mark(DividerKind::Act, Some("2")),
            mark(DividerKind::AdBreak, Some("gone")),
        ]
        .into_iter()
        .map(std::sync::Arc::new)
        .collect();
        let plan = Plan::of(&outline, &View::default());
        let marks: Vec<_> = plan.dividers.iter().map(|mark| (mark.kind, mark.number, mark.at.0)).collect();
        assert_eq!(
            marks,
            [(DividerKind::Act, 2, 2.0), (DividerKind::Act, 3, 5.0), (DividerKind::Cliffhanger, 1, 9.0)]
        );
    }

    #[test]
    fn a_filter_dims_what_belongs_to_none_of_it() {
        let mut outline = story("A+kai B+kai=ward A -");
        outline.dilemmas = vec![dilemma("d", &["3"], false)];
        let dimmed = |filter: &[LaneKey]| {
            let plan =
                Plan::of(&outline, &View { filter: filter.iter().cloned().collect(), ..View::default() });
            plan.dimmed.iter().map(|dimmed| if *dimmed { '-' } else { 'x' }).collect::<String>()
        };
        assert_eq!(dimmed(&[]), "xxxx");
        assert_eq!(dimmed(&[LaneKey::Strand("A".into())]), "x-x-");
        assert_eq!(dimmed(&[LaneKey::Character("kai".into())]), "xx--");
        assert_eq!(dimmed(&[LaneKey::Location("ward".into()), LaneKey::Dilemma("d".into())]), "-xx-");
        assert_eq!(dimmed(&[LaneKey::Without]), "---x");
    }

    #[test]
    fn a_minute_has_its_scene() {
        let plan = Plan::of(&story("A:2 B:3"), &View::default());
        let at = |minute| plan.scene_at(Minute(minute));
        assert_eq!(
            [at(0.0), at(1.9), at(2.0), at(99.0), at(-1.0)],
            [Some(0), Some(0), Some(1), Some(1), Some(0)]
        );
        assert_eq!(Plan::of(&story(""), &View::default()).scene_at(Minute(1.0)), None);
    }
}
