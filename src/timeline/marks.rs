//! Acts, ad breaks, teaser and cliffhangers between the scenes: where they stand, and where one that is dragged
//! would go.

use super::{plan::Plan, telling::Slot, units::Minute};
use crate::outline::{Divider, DividerKind, Edit, Outline, SceneId};

/// Something between two scenes.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What it is.
    pub kind: DividerKind,
    /// Its name; may be empty.
    pub title: String,
    /// Its place among marks of its kind, counted from 1. An act's counts the act before the first mark too.
    pub number: usize,
    /// Where it stands.
    pub at: Minute,
    /// Its place in the outline's dividers.
    pub divider: usize,
    /// How many scenes are told before it.
    pub boundary: usize,
}

/// The marks of `outline` from left to right; several before one scene stand at one place.
pub(super) fn marks(outline: &Outline, plan: &Plan) -> Vec<Mark> {
    let dividers = outline.dividers.iter().enumerate();
    let mut marks: Vec<Mark> = dividers
        .filter_map(|(place, divider)| {
            let boundary = match &divider.before {
                Some(scene) => plan.place(scene)?,
                None => plan.slots.len(),
            };
            Some(Mark {
                kind: divider.kind,
                title: divider.title.clone(),
                number: 0,
                at: boundary_at(plan, boundary),
                divider: place,
                boundary,
            })
        })
        .collect();
    marks.sort_by_key(|mark| mark.boundary);
    // What stands before the first act mark is an act as well, though nobody has marked it.
    let is_first_marked = marks.iter().any(|mark| mark.kind == DividerKind::Act && mark.boundary == 0);
    for place in 0..marks.len() {
        let kind = marks[place].kind;
        let before = usize::from(kind == DividerKind::Act && !is_first_marked);
        marks[place].number = before + marks[..=place].iter().filter(|mark| mark.kind == kind).count();
    }
    marks
}

fn boundary_at(plan: &Plan, boundary: usize) -> Minute {
    plan.slots.get(boundary).map_or(plan.total, |slot| slot.start)
}

/// Where a mark would go: before that many scenes have been told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarkDrop {
    /// How many scenes are told before it.
    pub boundary: usize,
    /// Where that is.
    pub at: Minute,
}

/// Where a mark of this kind would go if it were let go at `at`: between the two scenes that are nearest. An act
/// needs a scene behind it, whatever ends needs one before it.
pub fn drop_mark(plan: &Plan, kind: DividerKind, at: Minute) -> MarkDrop {
    let nearest = plan.slots.partition_point(|slot: &Slot| slot.center() < at);
    let (first, last) = bounds(plan, kind);
    let boundary = nearest.clamp(first, last.max(first));
    MarkDrop { boundary, at: boundary_at(plan, boundary) }
}

/// One scene further on or back; none at the end of its way.
pub fn step_mark(plan: &Plan, mark: &Mark, is_on: bool) -> Option<MarkDrop> {
    let boundary = if is_on { mark.boundary + 1 } else { mark.boundary.checked_sub(1)? };
    let (first, last) = bounds(plan, mark.kind);
    (first..=last).contains(&boundary).then(|| MarkDrop { boundary, at: boundary_at(plan, boundary) })
}

fn bounds(plan: &Plan, kind: DividerKind) -> (usize, usize) {
    let scenes = plan.slots.len();
    match kind {
        DividerKind::Act => (0, scenes.saturating_sub(1)),
        DividerKind::Teaser => (1, scenes.saturating_sub(1)),
        DividerKind::AdBreak | DividerKind::Cliffhanger => (1, scenes),
    }
}

/// The edit that puts a mark where `drop` says; none where it stands there already, or another of its kind does.
pub fn mark_edit(outline: &Outline, plan: &Plan, mark: &Mark, drop: MarkDrop) -> Option<Edit> {
    let is_taken = |other: &Mark| other.kind == mark.kind && other.boundary == drop.boundary;
    if plan.dividers.iter().any(is_taken) {
        return None;
    }
    let before: Option<SceneId> = plan.slots.get(drop.boundary).map(|slot| slot.scene.id.clone());
    let mut dividers: Vec<Divider> = outline.dividers.iter().map(|divider| Divider::clone(divider)).collect();
    dividers.get_mut(mark.divider)?.before = before;
    Some(Edit::SetDividers(dividers))
}

/// The edit that takes a mark away.
pub fn without_mark(outline: &Outline, mark: &Mark) -> Edit {
    let dividers = outline.dividers.iter().enumerate().filter(|(place, _)| *place != mark.divider);
    Edit::SetDividers(dividers.map(|(_, divider)| Divider::clone(divider)).collect())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::timeline::{View, testing::story};

    /// Three scenes of four minutes and these marks, each before the scene named.
    fn marked(marks: &[(DividerKind, Option<&str>)]) -> Outline {
        let dividers = marks.iter().map(|(kind, before)| {
            Arc::new(Divider { kind: *kind, title: String::new(), before: before.map(Into::into) })
        });
        Outline { dividers: dividers.collect(), ..story("A:4 B:4 A:4") }
    }

    /// Before which scenes the marks stand after the one at `place` in the picture was let go at a minute.
    fn dropped(outline: &Outline, place: usize, at: f64) -> Option<Vec<String>> {
        let plan = Plan::of(outline, &View::default());
        let mark = &plan.dividers[place];
        let edit = mark_edit(outline, &plan, mark, drop_mark(&plan, mark.kind, Minute(at)))?;
        let next = edit.apply(outline).unwrap().outline;
        let before =
            |divider: &Arc<Divider>| divider.before.as_ref().map_or("end".into(), ToString::to_string);
        Some(next.dividers.iter().map(before).collect())
    }

    #[test]
    fn a_mark_goes_between_the_scenes_it_is_dropped_between() {
        let outline = marked(&[(DividerKind::AdBreak, Some("2")), (DividerKind::Act, Some("3"))]);
        for (at, expected) in [(9.0, Some("3")), (11.0, Some("end")), (5.0, None), (0.0, None)] {
            let expected = expected.map(|first: &str| vec![first.to_owned(), "3".to_owned()]);
            assert_eq!(dropped(&outline, 0, at), expected, "{at}");
        }
        assert_eq!(dropped(&outline, 1, -3.0), Some(vec!["2".into(), "1".into()]), "an act may come first");
        assert_eq!(dropped(&outline, 1, 99.0), None, "but not last");
    }

    #[test]
    fn two_of_a_kind_do_not_share_a_place() {
        let outline = marked(&[(DividerKind::Act, Some("2")), (DividerKind::Act, Some("3"))]);
        assert_eq!(dropped(&outline, 0, 8.0), None);
    }

    #[test]
    fn steps_go_from_scene_to_scene_as_far_as_it_makes_sense() {
        let outline = marked(&[(DividerKind::Cliffhanger, Some("3"))]);
        let plan = Plan::of(&outline, &View::default());
        let step = |is_on| step_mark(&plan, &plan.dividers[0], is_on).map(|drop| drop.boundary);
        assert_eq!((step(false), step(true)), (Some(1), Some(3)));
        let outline = marked(&[(DividerKind::Cliffhanger, Some("2"))]);
        let plan = Plan::of(&outline, &View::default());
        assert_eq!(step_mark(&plan, &plan.dividers[0], false), None);
    }
}
