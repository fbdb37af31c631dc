//! Which scenes stand in which column of cards, and what dropping one there means.
//!
//! Pure: an outline in, columns and edits out.

use std::collections::BTreeSet;

use crate::{
    app::middle::{
        arrange::{self, Row},
        edits,
    },
    outline::{DividerKind, Edit, Field, Outline, Scene, SceneId, StrandId},
};

/// What the columns stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sorting {
    /// A column for each strand.
    #[default]
    Strands,
    /// A column for each act.
    Acts,
}

/// A column of cards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// What it stands for.
    pub(super) head: Head,
    /// Its scenes, as places in telling order.
    pub(super) scenes: Vec<usize>,
}

/// What a column stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// A strand, or no strand.
    Strand(Option<StrandId>),
    /// The act that begins with this divider; the first act where no divider stands before it.
    Act(Option<usize>),
}

/// The outline's columns. There is a column for scenes without a strand only if there are such scenes.
pub(super) fn columns(outline: &Outline, sorting: Sorting) -> Vec<Column> {
    match sorting {
        Sorting::Strands => by_strand(outline),
        Sorting::Acts => by_act(outline),
    }
}

fn by_strand(outline: &Outline) -> Vec<Column> {
    let heads = outline.strands.iter().map(|strand| Some(strand.id.clone())).chain([None]);
    let mut columns: Vec<Column> =
        heads.map(|strand| Column { head: Head::Strand(strand), scenes: Vec::new() }).collect();
    let none = columns.len() - 1;
    for (place, scene) in outline.scenes.iter().enumerate() {
        let strand = outline.strands.iter().position(|strand| scene.strand.as_ref() == Some(&strand.id));
        columns[strand.unwrap_or(none)].scenes.push(place);
    }
    columns.retain(|column| column.head != Head::Strand(None) || !column.scenes.is_empty());
    columns
}

fn by_act(outline: &Outline) -> Vec<Column> {
    let mut columns = vec![Column { head: Head::Act(None), scenes: Vec::new() }];
    for row in arrange::rows(outline) {
        match row {
            Row::Divider(divider) if outline.dividers[divider].kind == DividerKind::Act => {
                columns.push(Column { head: Head::Act(Some(divider)), scenes: Vec::new() });
            }
            Row::Divider(_) => {}
            Row::Scene(place) => {
                if let Some(column) = columns.last_mut() {
                    column.scenes.push(place);
                }
            }
        }
    }
    if columns.len() > 1 && columns[0].scenes.is_empty() {
        columns.remove(0);
    }
    columns
}

/// Puts scenes into a column, before its card number `at`. In a strand's column they join the strand and move, in
/// telling order, before that card; behind the last card they follow it. `None` where that changes nothing.
pub(super) fn dropped(
    outline: &Outline,
    columns: &[Column],
    scenes: &BTreeSet<usize>,
    column: usize,
    at: usize,
) -> Option<Edit> {
    let Column { head, scenes: cards } = columns.get(column)?;
    let rows = arrange::rows(outline);
    let moving: BTreeSet<Row> = scenes.iter().map(|&place| Row::Scene(place)).collect();
    let row_of = |wanted: Row| rows.iter().position(|row| *row == wanted);
    let is_among_its_own = cards.get(at).is_some_and(|card| scenes.contains(card))
        || at > 0 && cards.get(at - 1).is_some_and(|card| scenes.contains(card));
    let gap = match (cards.get(at), at.checked_sub(1).and_then(|before| cards.get(before))) {
        // A single card that is put back beside itself stays.
        _ if is_among_its_own && scenes.len() == 1 => None,
        (Some(&card), _) => row_of(Row::Scene(card)),
        (None, Some(&last)) => row_of(Row::Scene(last)).map(|row| row + 1),
        (None, None) => match head {
            Head::Strand(_) => None,
            Head::Act(divider) => {
                divider.and_then(|divider| row_of(Row::Divider(divider))).map(|row| row + 1)
            }
        },
    };
    let moved = gap.and_then(|gap| arrange::moved(outline, &rows, &moving, gap));
    let ids: Vec<SceneId> = scenes.iter().map(|&place| outline.scenes[place].id.clone()).collect();
    let joined = match head {
        Head::Strand(strand) => edits::set_strand(outline, &ids, strand.as_ref()),
        Head::Act(_) => None,
    };
    let edits: Vec<Edit> = joined.into_iter().chain(moved).collect();
    edits::one_or_all(edits)
}

/// A new scene at the end of a column.
pub(super) fn added(outline: &Outline, column: &Column) -> Edit {
    let before = column.scenes.last().map_or(outline.scenes.len(), |last| last + 1);
    let Edit::Add { item, before } = edits::add_scene(outline, Some(before)) else {
        return edits::add_scene(outline, None);
    };
    match (item, &column.head) {
        (crate::outline::Item::Scene(scene), Head::Strand(strand)) => {
            Edit::Add { item: Scene { strand: strand.clone(), ..scene }.into(), before }
        }
        (item, _) => Edit::Add { item, before },
    }
}

/// Changes a card's title.
pub(super) fn renamed(scene: &Scene, title: String) -> Edit {
    edits::change(scene, Field::Title, |scene| scene.title = title)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::outline::{Divider, Strand};

    /// Scenes a to f in the strands x, y, x, y, none, x; an act begins with c and one with e.
    fn outline() -> Outline {
        let strand = |id: &str| Arc::new(Strand { id: id.into(), ..Default::default() });
        let scene = |(name, strand): (char, &str)| {
            let strand = (!strand.is_empty()).then(|| StrandId::new(strand));
            Arc::new(Scene { id: SceneId::new(name.to_string()), strand, ..Default::default() })
        };
        let act = |before: &str| {
            Arc::new(Divider { kind: DividerKind::Act, title: String::new(), before: Some(before.into()) })
        };
        Outline {
            strands: vec![strand("x"), strand("y"), strand("z")],
            scenes: ('a'..).zip(["x", "y", "x", "y", "", "x"]).map(scene).collect(),
            dividers: vec![act("c"), act("e")],
            ..Default::default()
        }
    }

    fn drawn(outline: &Outline, sorting: Sorting) -> String {
        let cards = |column: &Column| -> String {
            column.scenes.iter().map(|&place| outline.scenes[place].id.as_str()).collect()
        };
        columns(outline, sorting).iter().map(cards).collect::<Vec<_>>().join("|")
    }

    fn after(sorting: Sorting, scenes: &[usize], column: usize, at: usize) -> String {
        let outline = outline();
        let columns = columns(&outline, sorting);
        let edit = dropped(&outline, &columns, &scenes.iter().copied().collect(), column, at);
        edit.map_or_else(
            || "nothing".to_owned(),
            |edit| drawn(&edit.apply(&outline).unwrap().outline, sorting),
        )
    }

    #[test]
    fn columns_by_strand_and_by_act() {
        assert_eq!(drawn(&outline(), Sorting::Strands), "acf|bd||e");
        assert_eq!(drawn(&outline(), Sorting::Acts), "ab|cd|ef");
        assert_eq!(drawn(&Outline::default(), Sorting::Acts), "");
    }

    #[test]
    fn a_card_joins_the_strand_and_the_place_where_it_is_dropped() {
        for (scenes, column, at, expected) in [
            (&[1][..], 0, 0, "bacf|d||e"),
            (&[1], 0, 3, "acfb|d||e"),
            (&[1], 2, 0, "acf|d|b|e"),
            (&[4], 1, 1, "acf|bed|"),
            (&[0], 0, 0, "nothing"),
            (&[0], 0, 1, "nothing"),
            (&[0], 0, 2, "caf|bd||e"),
            (&[0, 5], 1, 2, "c|bdaf||e"),
        ] {
            assert_eq!(after(Sorting::Strands, scenes, column, at), expected, "{scenes:?} to {column}, {at}");
        }
    }

    #[test]
    fn a_card_moves_between_acts() {
        for (scenes, column, at, expected) in [
            (&[0][..], 1, 0, "b|acd|ef"),
            (&[0], 1, 2, "b|cda|ef"),
            (&[5], 0, 2, "abf|cd|e"),
            (&[2, 3], 0, 0, "cdab||ef"),
        ] {
            assert_eq!(after(Sorting::Acts, scenes, column, at), expected, "{scenes:?} to {column}, {at}");
        }
    }

    #[test]
    fn a_new_card_stands_last_in_its_column() {
        let outline = outline();
        for (sorting, column, expected) in [
            (Sorting::Strands, 1, "acf|bdN||e"),
            (Sorting::Strands, 2, "acf|bd|N|e"),
            (Sorting::Acts, 0, "abN|cd|ef"),
        ] {
            let Edit::Add { item: crate::outline::Item::Scene(scene), before } =
                added(&outline, &columns(&outline, sorting)[column])
            else {
                panic!("a scene is added");
            };
            let named = Edit::Add { item: Scene { id: "N".into(), ..scene }.into(), before };
            let next = named.apply(&outline).unwrap().outline;
            assert_eq!(drawn(&next, sorting), expected, "{sorting:?} {column}");
        }
    }
}
