//! Steps along the story time: scenes happen earlier or later than a neighbour, before everything, or as they are told.

use std::collections::BTreeSet;

use super::{
    plan::Plan,
    story_drops::{drop_on_story, story_edit},
    units::Minute,
};
use crate::outline::{Edit, Outline};

/// A step along the story time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoryStep {
    /// Past the neighbour before.
    Earlier,
    /// Past the neighbour behind.
    Later,
    /// Before everything else: a flashback, wherever it is told.
    First,
    /// Behind the scene that it is told behind.
    AsTold,
}

/// The edit that takes the scenes there; nothing where they are there already. The foremost one steps, the others keep
/// their distance.
pub fn story_step(outline: &Outline, plan: &Plan, scenes: &BTreeSet<usize>, step: StoryStep) -> Option<Edit> {
    let rank = |scene: &&usize| plan.story.rank[**scene];
    let (first, last) = (*scenes.iter().min_by_key(rank)?, *scenes.iter().max_by_key(rank)?);
    let stays = |rank: &usize| !scenes.contains(&plan.story.order[*rank]);
    let count = plan.story.order.len();
    let before = |rank: usize| (0..rank).rev().find(stays);
    let behind = |rank: usize| (rank + 1..count).find(stays);
    let (foremost, at) = match step {
        StoryStep::Earlier => {
            let passed = before(plan.story.rank[first])?;
            (first, beyond(plan, passed, before(passed), false))
        }
        StoryStep::Later => {
            let passed = behind(plan.story.rank[last])?;
            (last, beyond(plan, passed, behind(passed), true))
        }
        StoryStep::First => (first, beyond(plan, (0..count).find(stays)?, None, false)),
        StoryStep::AsTold => match (0..*scenes.first()?).rev().find(|scene| !scenes.contains(scene)) {
            Some(told) => {
                let told = plan.story.rank[told];
                (first, beyond(plan, told, behind(told), true))
            }
            None => (first, beyond(plan, (0..count).find(stays)?, None, false)),
        },
    };
    story_edit(outline, plan, scenes, &drop_on_story(outline, plan, scenes, foremost, at))
}

/// A place on the story rail just past a scene: halfway to the next one there, on the same day.
fn beyond(plan: &Plan, passed: usize, next: Option<usize>, is_on: bool) -> Minute {
    let at = |rank: usize| plan.story_center(plan.story.order[rank]);
    let day = plan.story.days.iter().find(|day| day.ranks.contains(&passed));
    let (from, to) = day.map_or((Minute::ZERO, plan.story.clock.total), |day| (day.start, day.end));
    let edge = if is_on { to } else { from };
    let limit = next.map(at).filter(|at| from < *at && *at < to).unwrap_or(edge);
    (at(passed) + limit) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::{View, testing::story};

    /// The scenes in story order after steps of these scenes, all numbered from 1.
    fn stepped(text: &str, steps: &[(&[usize], StoryStep)]) -> Vec<usize> {
        let mut outline = story(text);
        for (scenes, step) in steps {
            let plan = Plan::of(&outline, &View::default());
            let scenes = scenes.iter().map(|scene| scene - 1).collect();
            if let Some(edit) = story_step(&outline, &plan, &scenes, *step) {
                outline = edit.apply(&outline).unwrap().outline;
            }
        }
        let plan = Plan::of(&outline, &View::default());
        plan.story.order.iter().map(|scene| scene + 1).collect()
    }

    #[test]
    fn a_scene_steps_past_its_neighbours_and_back() {
        use StoryStep::{AsTold, Earlier, First, Later};
        let text = "A:3 A:3 A:3 A:3";
        for (steps, expected) in [
            (&[(&[3][..], Earlier)][..], [1, 3, 2, 4]),
            (&[(&[3], Earlier), (&[3], Later)], [1, 2, 3, 4]),
            (&[(&[3], First)], [3, 1, 2, 4]),
            (&[(&[3], First), (&[3], First)], [3, 1, 2, 4]),
            (&[(&[3], First), (&[3], AsTold)], [1, 2, 3, 4]),
            (&[(&[3, 4], First)], [3, 4, 1, 2]),
            (&[(&[1], Later), (&[1], AsTold)], [1, 2, 3, 4]),
            (&[(&[4], Later)], [1, 2, 3, 4]),
        ] {
            assert_eq!(stepped(text, steps), expected, "{steps:?}");
        }
    }
}
