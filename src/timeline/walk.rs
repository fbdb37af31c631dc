//! Going through the timeline by keyboard: along a lane, from lane to lane, and what belongs together.

use std::collections::BTreeSet;

use super::{arcs::StopKind, picture::nearest_on_lane, plan::Plan, view::LaneKey};

/// A scene on a lane: where the keyboard stands, or what a screen reader reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnLane {
    /// The lane.
    pub lane: usize,
    /// The scene on it.
    pub scene: usize,
}

/// A step by keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Go {
    /// To the scene before it on the lane.
    Back,
    /// To the next scene on the lane.
    On,
    /// To the nearest scene on the lane above that has one.
    Up,
    /// To the nearest scene on the lane below that has one.
    Down,
    /// To the first scene of the lane.
    First,
    /// To the last scene of the lane.
    Last,
}

impl Plan {
    /// Where the keyboard stands when `scene` is selected: on `lane` if it lies there, else on its first lane.
    pub fn place_of(&self, scene: usize, lane: Option<usize>) -> OnLane {
        let is_there = |lane: &usize| self.lanes.get(*lane).is_some_and(|lane| lane.scenes.contains(&scene));
        OnLane { lane: lane.filter(is_there).unwrap_or(self.first_lane[scene]), scene }
    }

    /// The first scene of all, on the lanes.
    pub fn first_place(&self) -> Option<OnLane> {
        let scene = match self.rails {
            super::Rails::Story => *self.story.order.first()?,
            _ => self.slots.first().map(|_| 0)?,
        };
        Some(self.place_of(scene, None))
    }

    /// One step from `from`; stays where there is nowhere to go.
    pub fn step(&self, from: OnLane, go: Go) -> OnLane {
        let Some(lane) = self.lanes.get(from.lane) else { return from };
        let here = lane.scenes.iter().position(|scene| *scene == from.scene);
        let along = |place: Option<usize>| place.and_then(|place| lane.scenes.get(place)).copied();
        let scene = match go {
            Go::Back => along(here.and_then(|here| here.checked_sub(1))),
            Go::On => along(here.map(|here| here + 1)),
            Go::First => lane.scenes.first().copied(),
            Go::Last => lane.scenes.last().copied(),
            Go::Up => return self.other_lane(from, (0..from.lane).rev()),
            Go::Down => return self.other_lane(from, from.lane + 1..self.lanes.len()),
        };
        OnLane { scene: scene.unwrap_or(from.scene), ..from }
    }

    fn other_lane(&self, from: OnLane, mut lanes: impl Iterator<Item = usize>) -> OnLane {
        let at = self.center(from.scene);
        lanes
            .find_map(|lane| nearest_on_lane(self, lane, at).map(|scene| OnLane { lane, scene }))
            .unwrap_or(from)
    }

    /// The scene's place on its lane, counted from 1, and how many scenes the lane has.
    pub fn position(&self, place: OnLane) -> (usize, usize) {
        let scenes = self.lanes.get(place.lane).map_or(&[][..], |lane| &lane.scenes);
        let before = scenes.partition_point(|scene| self.start(*scene) < self.start(place.scene));
        (before + 1, scenes.len())
    }

    /// What happens to dilemmas in a scene: the place of each in [`Plan::arcs`], and what happens.
    pub fn stops_at(&self, scene: usize) -> impl Iterator<Item = (usize, StopKind)> {
        let arcs = self.arcs.iter().enumerate();
        arcs.flat_map(move |(place, arc)| {
            arc.stops.iter().filter(move |stop| stop.scene == scene).map(move |stop| (place, stop.kind))
        })
    }
}

/// What the pointer rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Focus {
    /// A scene.
    Scene(usize),
    /// A dilemma: its place in [`Plan::arcs`].
    Arc(usize),
    /// All of a lane.
    Lane(usize),
}

/// What belongs together with what the pointer rests on, and is lit up with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Related {
    /// The scenes.
    pub scenes: BTreeSet<usize>,
    /// The dilemmas, by their place in [`Plan::arcs`].
    pub arcs: BTreeSet<usize>,
}

impl Related {
    /// What belongs to `focus`: to a scene its dilemmas, to a dilemma its scenes, to a lane its scenes.
    pub fn to(plan: &Plan, focus: &Focus) -> Self {
        match focus {
            Focus::Scene(scene) => {
                Self { scenes: [*scene].into(), arcs: plan.stops_at(*scene).map(|(arc, _)| arc).collect() }
            }
            Focus::Arc(arc) => Self {
                scenes: plan
                    .arcs
                    .get(*arc)
                    .into_iter()
                    .flat_map(|arc| arc.stops.iter().map(|stop| stop.scene))
                    .collect(),
                arcs: [*arc].into(),
            },
            Focus::Lane(lane) => {
                let lane = plan.lanes.get(*lane);
                let arcs = plan.arcs.iter().enumerate().filter(|(_, arc)| {
                    lane.is_some_and(|lane| lane.key == LaneKey::Dilemma(arc.dilemma.clone()))
                });
                Self {
                    scenes: lane.into_iter().flat_map(|lane| lane.scenes.iter().copied()).collect(),
                    arcs: arcs.map(|(place, _)| place).collect(),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::{
        Grouping, View,
        testing::{dilemma, story},
    };

    #[test]
    fn arrows_go_along_and_between_lanes() {
        // A: 1 3 5, B: 2, C: none, D: 4
        let mut outline = story("A:2 B:2 A:2 D:2 A:2 C:2");
        outline.scenes.pop();
        let plan = Plan::of(&outline, &View::default());
        let at = |lane, scene: usize| OnLane { lane, scene: scene - 1 };
        for (from, go, to) in [
            (at(0, 1), Go::On, at(0, 3)),
            (at(0, 3), Go::Back, at(0, 1)),
            (at(0, 1), Go::Back, at(0, 1)),
            (at(0, 5), Go::On, at(0, 5)),
            (at(0, 3), Go::Last, at(0, 5)),
            (at(0, 5), Go::First, at(0, 1)),
            (at(0, 5), Go::Down, at(1, 2)),
            (at(1, 2), Go::Down, at(3, 4)),
            (at(3, 4), Go::Up, at(1, 2)),
            (at(3, 4), Go::Down, at(3, 4)),
            (at(0, 1), Go::Up, at(0, 1)),
        ] {
            assert_eq!(plan.step(from, go), to, "{go:?} from {from:?}");
        }
    }

    #[test]
    fn a_scene_on_several_lanes_stays_on_the_one_walked_on() {
        let view = View { grouping: Grouping::Characters, ..View::default() };
        let plan = Plan::of(&story("A+a+b A+b"), &view);
        assert_eq!(plan.place_of(0, Some(1)).lane, 1);
        assert_eq!(plan.place_of(1, Some(0)).lane, 1);
        assert_eq!(plan.place_of(0, None).lane, 0);
        assert_eq!(plan.position(OnLane { lane: 1, scene: 1 }), (2, 2));
    }

    #[test]
    fn what_belongs_together_is_lit_together() {
        let mut outline = story("A:2 B:2 A:2");
        outline.dilemmas = vec![dilemma("d", &["1", "3"], true), dilemma("e", &["2"], false)];
        let plan = Plan::of(&outline, &View::default());
        let lit = |focus| {
            let related = Related::to(&plan, &focus);
            (related.scenes.into_iter().collect::<Vec<_>>(), related.arcs.into_iter().collect::<Vec<_>>())
        };
        assert_eq!(lit(Focus::Scene(0)), (vec![0], vec![0]));
        assert_eq!(lit(Focus::Arc(0)), (vec![0, 2], vec![0]));
        assert_eq!(lit(Focus::Lane(0)), (vec![0, 2], vec![]));
        assert_eq!(lit(Focus::Lane(99)), (vec![], vec![]));
    }
}
