//! Where keys and clicks lead in a list of scenes, and what is selected then.
//!
//! Pure: knows the outline alone.

use crate::outline::{ItemId, Outline, SceneId};

/// A key that leads somewhere else in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// One up.
    Up,
    /// One down.
    Down,
    /// So many up.
    PageUp(usize),
    /// So many down.
    PageDown(usize),
    /// To the first.
    First,
    /// To the last.
    Last,
}

/// Where the step leads from `from` in a list of `count`; from nowhere it leads in. `None` in an empty list.
pub(crate) fn stepped(from: Option<usize>, step: Step, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let to = match (step, from) {
        (Step::First, _) | (Step::Down | Step::PageDown(_), None) => 0,
        (Step::Last, _) | (Step::Up | Step::PageUp(_), None) => last,
        (Step::Up, Some(from)) => from.saturating_sub(1),
        (Step::Down, Some(from)) => from + 1,
        (Step::PageUp(rows), Some(from)) => from.saturating_sub(rows.max(1)),
        (Step::PageDown(rows), Some(from)) => from + rows.max(1),
    };
    Some(to.min(last))
}

/// All scenes from `anchor` to `to`, whichever comes first; `to` stands last, for it is the one that is shown.
pub(crate) fn range(outline: &Outline, anchor: usize, to: usize) -> Vec<ItemId> {
    let item = |place: usize| outline.scenes.get(place).map(|scene| ItemId::from(&scene.id));
    if anchor <= to {
        (anchor..=to).filter_map(item).collect()
    } else {
        (to..=anchor).rev().filter_map(item).collect()
    }
}

/// The selected scenes' places in telling order.
pub(crate) fn selected_places(outline: &Outline, selection: &[ItemId]) -> Vec<usize> {
    if selection.len() == 1 {
        return outline
            .scenes
            .iter()
            .position(|scene| selection[0].as_scene() == Some(&scene.id))
            .into_iter()
            .collect();
    }
    let chosen: std::collections::BTreeSet<&SceneId> =
        selection.iter().filter_map(ItemId::as_scene).collect();
    let is_chosen = |place: &usize| chosen.contains(&outline.scenes[*place].id);
    (0..outline.scenes.len()).filter(is_chosen).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::outline::Scene;

    /// Scenes a to f.
    fn outline() -> Outline {
        let scene = |name: char| Arc::new(Scene { id: SceneId::new(name.to_string()), ..Default::default() });
        Outline { scenes: ('a'..='f').map(scene).collect(), ..Default::default() }
    }

    #[test]
    fn steps_stay_in_the_list() {
        for (from, step, to) in [
            (None, Step::Down, Some(0)),
            (None, Step::Up, Some(5)),
            (Some(0), Step::Up, Some(0)),
            (Some(5), Step::Down, Some(5)),
            (Some(2), Step::Down, Some(3)),
            (Some(2), Step::PageDown(10), Some(5)),
            (Some(4), Step::PageUp(0), Some(3)),
            (Some(4), Step::First, Some(0)),
            (None, Step::Last, Some(5)),
        ] {
            assert_eq!(stepped(from, step, 6), to, "{from:?} {step:?}");
        }
        assert_eq!(stepped(None, Step::Down, 0), None);
    }

    #[test]
    fn a_range_ends_at_the_one_that_is_shown() {
        let ids = |range: Vec<ItemId>| -> String {
            range.iter().filter_map(ItemId::as_scene).map(SceneId::as_str).collect()
        };
        assert_eq!(ids(range(&outline(), 1, 3)), "bcd");
        assert_eq!(ids(range(&outline(), 3, 1)), "dcb");
        assert_eq!(ids(range(&outline(), 2, 2)), "c");
    }

    #[test]
    fn selected_scenes_in_telling_order() {
        let select = |ids: &[&str]| -> Vec<ItemId> {
            ids.iter().map(|&id| ItemId::Scene(id.into())).chain([ItemId::Strand("a".into())]).collect()
        };
        assert_eq!(selected_places(&outline(), &select(&["e", "b"])), [1, 4]);
        assert!(selected_places(&outline(), &select(&[])).is_empty());
        assert_eq!(selected_places(&outline(), &[ItemId::Scene("c".into())]), [2]);
    }
}
