//! What a drag means: where the dragged scenes would go, and the edit that puts them there.
//!
//! Targets are read off the plan as it was when the drag began, so that a preview that makes room does not
//! move the target away from under the pointer.

use std::collections::BTreeSet;

use super::{
    lanes::Lane,
    plan::Plan,
    units::Minute,
    view::{LaneKey, Rails},
};
use crate::outline::{Edit, Field, ItemId, Minutes, Outline, Scene, SceneId};

/// Where dragged scenes would go on the lanes.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneDrop {
    /// The scene that they would stand before; last when not set.
    pub before: Option<SceneId>,
    /// Where the drop line stands.
    pub at: Minute,
    /// The lane that they would lie on.
    pub lane: usize,
}

/// Where the scenes `moving` would go if they were let go at `at` on `lane`. Their own present place does not
/// count: scenes that stay are told apart by their middles.
pub fn drop_on_lanes(plan: &Plan, moving: &BTreeSet<usize>, at: Minute, lane: usize) -> LaneDrop {
    let staying = |scene: &usize| !moving.contains(scene);
    let after = plan.slots.partition_point(|slot| slot.center() < at);
    let before = (after..plan.slots.len()).find(staying);
    let line = match before {
        // Where the scene before it is one that moves, the line stands at that one's beginning: it is where
        // the others will close up.
        Some(scene) => match (0..scene).rev().find(staying) {
            Some(last) => plan.slots[last].end(),
            None => Minute::ZERO,
        },
        None => plan.total,
    };
    LaneDrop { before: before.map(|scene| plan.id(scene).clone()), at: line, lane: lane.min(last_lane(plan)) }
}

fn last_lane(plan: &Plan) -> usize {
    plan.lanes.len().saturating_sub(1)
}

/// The edit that puts the scenes `moving`, dragged from the lane `from`, where `drop` says; nothing where that
/// changes nothing.
pub fn move_edit(
    outline: &Outline,
    plan: &Plan,
    moving: &BTreeSet<usize>,
    from: usize,
    drop: &LaneDrop,
) -> Option<Edit> {
    let mut edits = Vec::new();
    let scenes: Vec<SceneId> = moving.iter().map(|scene| plan.id(*scene).clone()).collect();
    let is_row = moving.iter().zip(moving.iter().skip(1)).all(|(a, b)| a + 1 == *b);
    let next = moving.last().and_then(|last| plan.slots.get(last + 1)).map(|slot| &slot.scene.id);
    if plan.rails != Rails::Story && !(is_row && next == drop.before.as_ref()) {
        edits.push(Edit::MoveScenes { scenes, before: drop.before.clone() });
    }
    edits.extend(lane_edits(outline, plan, moving, from, drop.lane));
    one_or_all(edits)
}

/// The edit that puts copies of the scenes `copied`, dragged from the lane `from`, where `drop` says.
pub fn copy_edit(
    outline: &Outline,
    plan: &Plan,
    copied: &BTreeSet<usize>,
    from: usize,
    drop: &LaneDrop,
) -> Option<Edit> {
    let (from, to) = (plan.lanes.get(from)?, plan.lanes.get(drop.lane)?);
    let edits = copied.iter().filter_map(|scene| {
        let mut scene = Scene::clone(outline.scene(plan.id(*scene))?);
        scene.id = SceneId::new("");
        put_on_lane(&mut scene, from, to);
        Some(Edit::Add { item: scene.into(), before: drop.before.clone().map(ItemId::Scene) })
    });
    one_or_all(edits.collect())
}

/// The edits that take scenes from one lane to another.
pub fn lane_edits(
    outline: &Outline,
    plan: &Plan,
    scenes: &BTreeSet<usize>,
    from: usize,
    to: usize,
) -> Vec<Edit> {
    let (Some(from), Some(to)) = (plan.lanes.get(from), plan.lanes.get(to)) else { return Vec::new() };
    if from.key == to.key {
        return Vec::new();
    }
    let changed = scenes.iter().filter_map(|scene| {
        let old = outline.scene(plan.id(*scene))?;
        let mut new = Scene::clone(old);
        let field = put_on_lane(&mut new, from, to)?;
        (new != **old).then(|| Edit::put(new, field))
    });
    changed.collect()
}

/// Takes a scene from one lane to another; `None` where lanes of this kind cannot be changed so. By character,
/// the one of the old lane goes and the one of the new lane comes.
pub(super) fn put_on_lane(scene: &mut Scene, from: &Lane, to: &Lane) -> Option<Field> {
    match (&from.key, &to.key) {
        (_, LaneKey::Strand(strand)) => {
            scene.strand = Some(strand.clone());
            Some(Field::Strand)
        }
        (LaneKey::Strand(_), LaneKey::Without) => {
            scene.strand = None;
            Some(Field::Strand)
        }
        (_, LaneKey::Location(location)) => {
            scene.location = Some(location.clone());
            Some(Field::Location)
        }
        (LaneKey::Location(_), LaneKey::Without) => {
            scene.location = None;
            Some(Field::Location)
        }
        (LaneKey::Character(old), LaneKey::Without) => {
            scene.characters.retain(|character| character != old);
            Some(Field::Characters)
        }
        (old, LaneKey::Character(new)) => {
            let place = match old {
                LaneKey::Character(old) => scene.characters.iter().position(|character| character == old),
                _ => None,
            };
            match (scene.characters.contains(new), place) {
                (true, Some(place)) if scene.characters[place] != *new => {
                    scene.characters.remove(place);
                }
                (false, Some(place)) => scene.characters[place] = new.clone(),
                (false, None) => scene.characters.push(new.clone()),
                (true, _) => {}
            }
            Some(Field::Characters)
        }
        _ => None,
    }
}

/// A new scene that lies on this lane.
pub fn scene_on_lane(lane: &Lane) -> Scene {
    let mut scene = Scene::default();
    match &lane.key {
        LaneKey::Strand(id) => scene.strand = Some(id.clone()),
        LaneKey::Location(id) => scene.location = Some(id.clone()),
        LaneKey::Character(id) => scene.characters.push(id.clone()),
        LaneKey::Dilemma(_) | LaneKey::All | LaneKey::Without => {}
    }
    scene
}

/// The edit that takes the scenes `moving` one step along the telling order: past the next scene that stays.
pub fn step_edit(plan: &Plan, moving: &BTreeSet<usize>, is_on: bool) -> Option<Edit> {
    let staying = |scene: &usize| !moving.contains(scene);
    let before = if is_on {
        let passed = (moving.last()? + 1..plan.slots.len()).find(staying)?;
        (passed + 1..plan.slots.len()).find(staying)
    } else {
        Some((0..*moving.first()?).rev().find(staying)?)
    };
    let scenes = moving.iter().map(|scene| plan.id(*scene).clone()).collect();
    Some(Edit::MoveScenes { scenes, before: before.map(|scene| plan.id(scene).clone()) })
}

/// The edit that makes a scene end at `end` (on the lanes), in steps that suit the scale: whole minutes far
/// off, tenths close up. At least a tenth.
pub fn resize_edit(outline: &Outline, plan: &Plan, scene: usize, end: Minute, scale: f64) -> Option<Edit> {
    let step = match scale {
        scale if scale < 8.0 => 1.0,
        scale if scale < 80.0 => 0.5,
        _ => 0.1,
    };
    let length = ((end - plan.start(scene)).0 / step).round().max(1.0) * step;
    let old = outline.scene(plan.id(scene))?;
    let minutes = Minutes::from_f64(length);
    let resized = || Scene { length: Some(minutes.into()), ..Scene::clone(old) };
    (old.minutes() != Some(minutes)).then(|| Edit::put(resized(), Field::Minutes))
}

/// Several edits as one step; nothing where there are none.
pub fn one_or_all(mut edits: Vec<Edit>) -> Option<Edit> {
    match edits.len() {
        0 => None,
        1 => edits.pop(),
        _ => Some(Edit::All(edits)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        outline::StrandId,
        timeline::{Grouping, View, testing::story},
    };

    /// The scenes of the outline after `moving` (counted from 1) were dropped at a minute on a lane.
    fn dropped(text: &str, moving: &[usize], at: f64, lane: usize, by: Grouping) -> Option<String> {
        let outline = story(text);
        let plan = Plan::of(&outline, &View { grouping: by, ..View::default() });
        let moving: BTreeSet<usize> = moving.iter().map(|scene| scene - 1).collect();
        let from = plan.lanes.iter().position(|lane| lane.scenes.contains(moving.first().unwrap())).unwrap();
        let drop = drop_on_lanes(&plan, &moving, Minute(at), lane);
        let edit = move_edit(&outline, &plan, &moving, from, &drop)?;
        Some(described(&edit.apply(&outline).unwrap().outline))
    }

    /// `STRAND`, id and persons of each scene.
    fn described(outline: &Outline) -> String {
        let scenes = outline.scenes.iter().map(|scene| {
            let strand = scene.strand.as_ref().map_or("-", |strand| strand.as_str());
            let people: String = scene.characters.iter().map(|id| format!("+{id}")).collect();
            format!("{strand}{}{people}", scene.id)
        });
        scenes.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_block_goes_where_it_is_dropped() {
        let text = "A:4 A:4 B:4 A:4";
        let on_a = |moving: &[usize], at| dropped(text, moving, at, 0, Grouping::Strands);
        assert_eq!(on_a(&[1], 16.0).as_deref(), Some("A2 B3 A4 A1"));
        assert_eq!(on_a(&[1], 9.0).as_deref(), Some("A2 A1 B3 A4"));
        assert_eq!(on_a(&[4], 0.0).as_deref(), Some("A4 A1 A2 B3"));
        assert_eq!(on_a(&[2, 4], 1.0).as_deref(), Some("A2 A4 A1 B3"));
    }

    #[test]
    fn a_block_dropped_on_itself_stays() {
        for at in [2.1, 4.0, 6.0, 9.9] {
            assert_eq!(dropped("A:4 A:4 A:4 A:4", &[2], at, 0, Grouping::Strands), None, "{at}");
        }
    }

    #[test]
    fn another_lane_is_another_strand() {
        assert_eq!(dropped("A:4 B:4 -:4", &[1], 2.0, 1, Grouping::Strands).as_deref(), Some("B1 B2 -3"));
        assert_eq!(dropped("A:4 B:4 -:4", &[1], 2.0, 2, Grouping::Strands).as_deref(), Some("-1 B2 -3"));
        assert_eq!(dropped("A:4 B:4 -:4", &[1], 9.0, 1, Grouping::Strands).as_deref(), Some("B2 B1 -3"));
        assert_eq!(dropped("A:4 B:4 -:4", &[1], 2.0, 99, Grouping::Strands).as_deref(), Some("-1 B2 -3"));
    }

    #[test]
    fn by_character_one_takes_the_others_place() {
        let text = "A:4+kai+sara A:4+tom -:4";
        let to_lane = |lane| dropped(text, &[1], 2.0, lane, Grouping::Characters);
        assert_eq!(to_lane(2).as_deref(), Some("A1+tom+sara A2+tom -3"));
        assert_eq!(to_lane(1).as_deref(), Some("A1+sara A2+tom -3"), "she is there already");
        assert_eq!(to_lane(3).as_deref(), Some("A1+sara A2+tom -3"));
    }

    #[test]
    fn copies_stand_where_they_are_dropped() {
        let outline = story("A:4 B:4");
        let plan = Plan::of(&outline, &View::default());
        let drop = drop_on_lanes(&plan, &BTreeSet::new(), Minute(8.0), 1);
        let edit = copy_edit(&outline, &plan, &[0].into(), 0, &drop).unwrap();
        let next = edit.apply(&outline).unwrap().outline;
        assert_eq!(next.scenes.len(), 3);
        assert_eq!(next.scenes[2].title, "Scene 1");
        assert_eq!(next.scenes[2].strand.as_ref().map(StrandId::as_str), Some("B"));
    }

    #[test]
    fn a_step_goes_past_one_scene() {
        let outline = story("A B A B");
        let plan = Plan::of(&outline, &View::default());
        let stepped = |moving: &[usize], is_on| {
            let moving = moving.iter().map(|scene| scene - 1).collect();
            step_edit(&plan, &moving, is_on).map(|edit| described(&edit.apply(&outline).unwrap().outline))
        };
        assert_eq!(stepped(&[2], true).as_deref(), Some("A1 A3 B2 B4"));
        assert_eq!(stepped(&[2], false).as_deref(), Some("B2 A1 A3 B4"));
        assert_eq!(stepped(&[1, 2], true).as_deref(), Some("A3 A1 B2 B4"));
        assert_eq!(stepped(&[3, 4], false).as_deref(), Some("A1 A3 B4 B2"));
        assert_eq!(stepped(&[4], true), None);
        assert_eq!(stepped(&[1], false), None);
    }

    #[test]
    fn an_edge_is_dragged_in_steps_that_suit_the_scale() {
        let outline = story("A:4 B:4");
        let plan = Plan::of(&outline, &View::default());
        for (end, scale, expected) in
            [(9.26, 4.0, 5.0), (9.26, 20.0, 5.5), (9.26, 100.0, 5.3), (-7.0, 20.0, 0.5), (-7.0, 100.0, 0.1)]
        {
            let edit = resize_edit(&outline, &plan, 1, Minute(end), scale).unwrap();
            let minutes = edit.apply(&outline).unwrap().outline.scenes[1].minutes();
            assert_eq!(minutes, Some(Minutes::from_f64(expected)), "{end} at {scale}");
        }
        assert_eq!(resize_edit(&outline, &plan, 1, Minute(8.1), 20.0), None, "as long as it was");
    }

    proptest! {
        #[test]
        fn the_line_stands_where_the_scenes_will_be(
            lengths in proptest::collection::vec(1..9_u32, 2..12), picks in proptest::collection::vec(0..12_usize, 1..4),
            at in 0.0..1.0_f64,
        ) {
            let text: Vec<_> = lengths.iter().map(|length| format!("A:{length}")).collect();
            let outline = story(&text.join(" "));
            let plan = Plan::of(&outline, &View::default());
            let moving: BTreeSet<usize> = picks.iter().map(|pick| pick % lengths.len()).collect();
            let drop = drop_on_lanes(&plan, &moving, plan.total * at, 0);
            let next = match move_edit(&outline, &plan, &moving, 0, &drop) {
                Some(edit) => edit.apply(&outline).unwrap().outline,
                None => outline.clone(),
            };
            // What moved stands together, in its old order, directly before the scene named.
            let ids: Vec<_> = next.scenes.iter().map(|scene| scene.id.clone()).collect();
            let first = ids.iter().position(|id| id == plan.id(*moving.first().unwrap())).unwrap();
            let wanted: Vec<_> = moving.iter().map(|scene| plan.id(*scene).clone()).collect();
            prop_assert_eq!(&ids[first..first + wanted.len()], &wanted[..]);
            prop_assert_eq!(ids.get(first + wanted.len()), drop.before.as_ref());
        }
    }
}
