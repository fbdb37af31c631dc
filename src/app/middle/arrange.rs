//! Scenes and dividers as rows, and what happens when rows are moved.
//!
//! Pure: an outline and the rows that were moved in, an edit out.

use std::{collections::BTreeSet, sync::Arc};

use crate::outline::{Divider, DividerKind, Edit, Outline, SceneId};

/// A row of the telling order. The numbers are places in the outline's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Row {
    /// A scene.
    Scene(usize),
    /// What stands between two scenes.
    Divider(usize),
}

/// The scenes and dividers in telling order.
pub(crate) fn rows(outline: &Outline) -> Vec<Row> {
    let mut rows = Vec::with_capacity(outline.scenes.len() + outline.dividers.len());
    let mut dividers: Vec<usize> = (0..outline.dividers.len()).collect();
    for (place, scene) in outline.scenes.iter().enumerate() {
        dividers.retain(|&divider| {
            let stands_here = outline.dividers[divider].before.as_ref() == Some(&scene.id);
            if stands_here {
                rows.push(Row::Divider(divider));
            }
            !stands_here
        });
        rows.push(Row::Scene(place));
    }
    rows.extend(dividers.into_iter().map(Row::Divider));
    rows
}

/// The scene before which something put into the gap above row `gap` comes to stand; last when there is none.
pub(crate) fn scene_after(rows: &[Row], gap: usize) -> Option<usize> {
    rows.get(gap..)?.iter().find_map(|row| if let Row::Scene(place) = row { Some(*place) } else { None })
}

/// Moves rows, in their present order, into the gap above row `gap`. `None` where that changes nothing.
pub(crate) fn moved(outline: &Outline, rows: &[Row], moving: &BTreeSet<Row>, gap: usize) -> Option<Edit> {
    let gap = gap.min(rows.len());
    let stays = |row: &&Row| !moving.contains(row);
    let mut next: Vec<Row> = rows[..gap].iter().filter(stays).copied().collect();
    next.extend(rows.iter().filter(|row| moving.contains(row)));
    next.extend(rows[gap..].iter().filter(stays));
    if next == rows {
        return None;
    }
    arranged(outline, rows, &next, moving)
}

/// Moves rows by one up or down: together as a block, once they stand next to each other.
pub(crate) fn nudged(outline: &Outline, rows: &[Row], moving: &BTreeSet<Row>, is_up: bool) -> Option<Edit> {
    let places: Vec<usize> = (0..rows.len()).filter(|&row| moving.contains(&rows[row])).collect();
    let (&first, &last) = (places.first()?, places.last()?);
    let is_block = last - first + 1 == places.len();
    let gap = match (is_up, is_block) {
        (true, true) => first.checked_sub(1)?,
        (true, false) => first,
        (false, true) if last + 1 == rows.len() => return None,
        (false, true) => last + 2,
        (false, false) => last + 1,
    };
    moved(outline, rows, moving, gap)
}

/// The edit that turns one order of rows into another one.
fn arranged(outline: &Outline, rows: &[Row], next: &[Row], moving: &BTreeSet<Row>) -> Option<Edit> {
    let scenes = |rows: &[Row]| -> Vec<usize> {
        rows.iter().filter_map(|row| if let Row::Scene(place) = row { Some(*place) } else { None }).collect()
    };
    let mut edits = Vec::new();
    if scenes(rows) != scenes(next) {
        edits.push(move_scenes(outline, next, moving));
    }
    let arranged = match edits.first() {
        Some(edit) => edit.apply(outline).ok()?.outline.dividers,
        None => outline.dividers.clone(),
    };
    let dividers = dividers_of(outline, next);
    if !arranged.iter().map(Arc::as_ref).eq(&dividers) {
        edits.push(Edit::SetDividers(dividers));
    }
    if edits.len() > 1 { Some(Edit::All(edits)) } else { edits.pop() }
}

fn move_scenes(outline: &Outline, next: &[Row], moving: &BTreeSet<Row>) -> Edit {
    let id = |place: usize| outline.scenes[place].id.clone();
    let scenes = next.iter().filter_map(|row| match row {
        Row::Scene(place) if moving.contains(row) => Some(id(*place)),
        _ => None,
    });
    let end = next.iter().rposition(|row| moving.contains(row) && matches!(row, Row::Scene(_)));
    let before = end.and_then(|end| scene_after(next, end + 1)).map(id);
    Edit::MoveScenes { scenes: scenes.collect(), before }
}

/// The dividers where they stand in these rows.
fn dividers_of(outline: &Outline, rows: &[Row]) -> Vec<Divider> {
    let stand = rows.iter().enumerate().filter_map(|(row, kind)| match kind {
        Row::Divider(divider) => {
            let before = scene_after(rows, row + 1).map(|place| outline.scenes[place].id.clone());
            Some(Divider { before, ..Divider::clone(&outline.dividers[*divider]) })
        }
        Row::Scene(_) => None,
    });
    stand.collect()
}

/// Puts a divider before a scene, or at the end; an act there is none of yet gets the next number as its title.
pub(crate) fn with_divider(
    outline: &Outline,
    kind: DividerKind,
    title: String,
    before: Option<SceneId>,
) -> Edit {
    let mut dividers = divider_values(outline);
    dividers.push(Divider { kind, title, before });
    let added = Outline {
        dividers: dividers.into_iter().map(Arc::new).collect(),
        scenes: outline.scenes.clone(),
        ..Default::default()
    };
    // In the list as in the telling, so that an act's number follows from its place.
    Edit::SetDividers(dividers_of(&added, &rows(&added)))
}

/// The number of an act that would begin before this scene, or at the end. What stands before the first divider is an
/// act as well, unless the divider stands before everything.
pub(crate) fn act_number(outline: &Outline, before: Option<&SceneId>) -> usize {
    let rows = rows(outline);
    let is_it = |row: &Row| matches!(row, Row::Scene(place) if Some(&outline.scenes[*place].id) == before);
    let gap = rows.iter().position(is_it).unwrap_or(rows.len());
    let is_act = |row: &&Row| matches!(row, Row::Divider(divider) if outline.dividers[*divider].kind == DividerKind::Act);
    let acts = rows[..gap].iter().filter(is_act).count();
    let begins_everything = scene_after(&rows, gap) == Some(0);
    let first_is_unmarked = !begins_everything && !matches!(rows.first(), Some(Row::Divider(_)));
    acts + 1 + usize::from(first_is_unmarked)
}

/// Gives a divider another kind or title.
pub(crate) fn with_changed_divider(
    outline: &Outline,
    divider: usize,
    change: impl FnOnce(&mut Divider),
) -> Edit {
    let mut dividers = divider_values(outline);
    if let Some(divider) = dividers.get_mut(divider) {
        change(divider);
    }
    Edit::SetDividers(dividers)
}

/// Takes a divider away.
pub(crate) fn without_divider(outline: &Outline, divider: usize) -> Edit {
    let mut dividers = divider_values(outline);
    if divider < dividers.len() {
        dividers.remove(divider);
    }
    Edit::SetDividers(dividers)
}

fn divider_values(outline: &Outline) -> Vec<Divider> {
    outline.dividers.iter().map(|divider| Divider::clone(divider)).collect()
}

/// The scenes from row `row` on up to the next act, for an act's sums.
pub(crate) fn scenes_of_act<'r>(
    rows: &'r [Row],
    row: usize,
    outline: &'r Outline,
) -> impl Iterator<Item = usize> {
    let begins_act = |row: &Row| matches!(row, Row::Divider(divider) if outline.dividers[*divider].kind == DividerKind::Act);
    rows[row..]
        .iter()
        .skip(1)
        .take_while(move |row| !begins_act(row))
        .filter_map(|row| if let Row::Scene(place) = row { Some(*place) } else { None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::Scene;

    /// Scenes are small letters, dividers are capitals: `abAc` is an act between b and c.
    fn outline(drawn: &str) -> Outline {
        let mut outline = Outline::default();
        let mut waiting: Vec<Divider> = Vec::new();
        for name in drawn.chars() {
            if name.is_uppercase() {
                waiting.push(Divider { kind: DividerKind::Act, title: name.to_string(), before: None });
            } else {
                let id = SceneId::new(name.to_string());
                outline.scenes.push(Arc::new(Scene { id: id.clone(), ..Default::default() }));
                let here = waiting.drain(..);
                outline
                    .dividers
                    .extend(here.map(|divider| Arc::new(Divider { before: Some(id.clone()), ..divider })));
            }
        }
        outline.dividers.extend(waiting.into_iter().map(Arc::new));
        outline
    }

    fn drawn(outline: &Outline) -> String {
        let name = |row: &Row| match row {
            Row::Scene(place) => outline.scenes[*place].id.as_str().to_owned(),
            Row::Divider(divider) => outline.dividers[*divider].title.clone(),
        };
        rows(outline).iter().map(name).collect()
    }

    fn named(outline: &Outline, names: &str) -> BTreeSet<Row> {
        let all = drawn(outline);
        let rows = rows(outline);
        all.chars().zip(rows).filter(|(name, _)| names.contains(*name)).map(|(_, row)| row).collect()
    }

    fn after(outline: &Outline, edit: Option<Edit>) -> String {
        edit.map_or_else(|| "nothing".to_owned(), |edit| drawn(&edit.apply(outline).unwrap().outline))
    }

    #[test]
    fn rows_stand_in_telling_order() {
        for order in ["", "abc", "AabBcC", "ABab", "abX"] {
            assert_eq!(drawn(&outline(order)), order);
        }
    }

    #[test]
    fn rows_are_dropped_into_gaps() {
        for (order, moving, gap, expected) in [
            ("abcdef", "a", 6, "bcdefa"),
            ("abcdef", "f", 0, "fabcde"),
            ("abcdef", "c", 2, "nothing"),
            ("abcdef", "c", 3, "nothing"),
            ("abcdef", "bd", 3, "acbdef"),
            ("abcdef", "bc", 2, "nothing"),
            // Into an act, or to the end of the one before it.
            ("abXcd", "a", 2, "baXcd"),
            ("abXcd", "a", 3, "bXacd"),
            ("abXcd", "d", 2, "abdXc"),
            ("abXcd", "d", 3, "abXdc"),
            // The only scene of an act leaves it empty.
            ("aXbYc", "b", 0, "baXYc"),
            ("aXbYc", "b", 5, "aXYcb"),
            // Dividers move too, alone and with scenes.
            ("abXcd", "X", 1, "aXbcd"),
            ("abXcd", "X", 5, "abcdX"),
            ("abXcd", "Xc", 0, "Xcabd"),
            ("aXbY", "b", 4, "aXYb"),
        ] {
            let outline = outline(order);
            let edit = moved(&outline, &rows(&outline), &named(&outline, moving), gap);
            assert_eq!(after(&outline, edit), expected, "{order}: {moving} into gap {gap}");
        }
    }

    #[test]
    fn keys_move_rows_one_up_or_down() {
        for (order, moving, is_up, expected) in [
            ("abcdef", "c", true, "acbdef"),
            ("abcdef", "c", false, "abdcef"),
            ("abcdef", "a", true, "nothing"),
            ("abcdef", "f", false, "nothing"),
            ("abcdef", "ef", false, "nothing"),
            ("abcdef", "bc", true, "bcadef"),
            ("abcdef", "bc", false, "adbcef"),
            ("abcdef", "be", true, "abecdf"),
            ("abcdef", "be", false, "acdbef"),
            ("abcdef", "", true, "nothing"),
            ("abXcd", "c", true, "abcXd"),
            ("abXcd", "b", false, "aXbcd"),
            ("abXcd", "X", false, "abcXd"),
            ("abX", "X", false, "nothing"),
        ] {
            let outline = outline(order);
            let edit = nudged(&outline, &rows(&outline), &named(&outline, moving), is_up);
            assert_eq!(after(&outline, edit), expected, "{order}: {moving} {is_up}");
        }
    }

    #[test]
    fn a_move_is_one_edit_that_selects_what_moved() {
        let outline = outline("abXcd");
        let edit = moved(&outline, &rows(&outline), &named(&outline, "a"), 3).unwrap();
        assert!(matches!(edit, Edit::All(_)));
        assert_eq!(edit.apply(&outline).unwrap().touched, [crate::outline::ItemId::Scene("a".into())]);
    }

    #[test]
    fn dividers_come_and_go() {
        let outline = outline("abcX");
        let added = with_divider(&outline, DividerKind::Act, "Y".to_owned(), Some("b".into()));
        assert_eq!(after(&outline, Some(added.clone())), "aYbcX");
        let outline = added.apply(&outline).unwrap().outline;
        let titles: Vec<_> = outline.dividers.iter().map(|divider| divider.title.as_str()).collect();
        assert_eq!(titles, ["Y", "X"]);
        let renamed = with_changed_divider(&outline, 0, |divider| divider.title = "Z".to_owned());
        assert_eq!(after(&outline, Some(renamed)), "aZbcX");
        assert_eq!(after(&outline, Some(without_divider(&outline, 1))), "aYbc");
    }

    #[test]
    fn an_act_reaches_to_the_next() {
        let outline = outline("aXbcYd");
        let rows = rows(&outline);
        assert_eq!(scenes_of_act(&rows, 1, &outline).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(scenes_of_act(&rows, 4, &outline).collect::<Vec<_>>(), [3]);
    }
}
