//! What a click or an arrow key selects. Pure: the present selection and the rows in, the new one out.

use crate::{outline::ItemId, session::Select};

/// How a row is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// This row alone.
    Alone,
    /// This row too, or no longer (Ctrl or Cmd).
    Toggle,
    /// All rows from where the choosing began (Shift).
    UpTo,
}

impl How {
    /// By the keys that are held.
    pub(super) fn of(modifiers: egui::Modifiers) -> Self {
        if modifiers.command {
            Self::Toggle
        } else if modifiers.shift {
            Self::UpTo
        } else {
            Self::Alone
        }
    }
}

/// What choosing `row` among `rows` (as they are shown) selects. The chosen row comes last: it is the one that
/// is shown.
pub(super) fn choose(selection: &[ItemId], rows: &[ItemId], row: &ItemId, how: How) -> Select {
    let place = |item: &ItemId| rows.iter().position(|other| other == item);
    match how {
        How::Alone => Select::one(row.clone()),
        How::Toggle => Select::Toggle(row.clone()),
        How::UpTo => {
            let Some(to) = place(row) else { return Select::one(row.clone()) };
            let from = selection.iter().find_map(place).unwrap_or(to);
            let range = &rows[from.min(to)..=from.max(to)];
            Select::Only(if from <= to { range.to_vec() } else { range.iter().rev().cloned().collect() })
        }
    }
}

/// What an arrow key selects: the row `step` rows below (above, when negative) the one that is shown, or all
/// rows up to it. `None` where there is no row.
pub(super) fn step(selection: &[ItemId], rows: &[ItemId], step: isize, how: How) -> Option<(ItemId, Select)> {
    let shown = selection.iter().rev().find_map(|item| rows.iter().position(|other| other == item));
    let to = match shown {
        Some(shown) => shown.saturating_add_signed(step).min(rows.len().checked_sub(1)?),
        None if step < 0 => rows.len().checked_sub(1)?,
        None => 0,
    };
    let row = rows.get(to)?;
    Some((row.clone(), choose(selection, rows, row, how)))
}

/// What a row's context menu and Delete are about: the whole selection where the row belongs to it, otherwise
/// the row alone.
pub(super) fn meant(selection: &[ItemId], row: &ItemId) -> Vec<ItemId> {
    if selection.contains(row) { selection.to_vec() } else { vec![row.clone()] }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(names: &str) -> Vec<ItemId> {
        names.split_whitespace().map(|name| ItemId::Character(name.into())).collect()
    }

    fn names(select: &Select) -> String {
        match select {
            Select::Only(items) => items
                .iter()
                .map(|item| match item {
                    ItemId::Character(id) => id.to_string(),
                    other => format!("{other:?}"),
                })
                .collect::<Vec<_>>()
                .join(" "),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn shift_chooses_from_where_it_began() {
        let rows = items("a b c d e");
        for (selection, row, expected) in
            [("b", "d", "b c d"), ("b c d", "a", "b a"), ("", "c", "c"), ("x", "c", "c"), ("d", "b", "d c b")]
        {
            let select = choose(&items(selection), &rows, &items(row)[0], How::UpTo);
            assert_eq!(names(&select), expected, "{selection} → {row}");
        }
    }

    #[test]
    fn arrows_go_on_from_the_row_that_is_shown() {
        let rows = items("a b c");
        for (selection, by, how, expected) in [
            ("a", 1, How::Alone, "b"),
            ("c", 1, How::Alone, "c"),
            ("a", -1, How::Alone, "a"),
            ("", 1, How::Alone, "a"),
            ("", -1, How::Alone, "c"),
            ("a b", 1, How::UpTo, "a b c"),
        ] {
            let (_, select) = step(&items(selection), &rows, by, how).unwrap();
            assert_eq!(names(&select), expected, "{selection} {by}");
        }
        assert_eq!(step(&[], &[], 1, How::Alone), None);
    }

    #[test]
    fn a_menu_is_about_the_selection_only_when_opened_on_it() {
        let selection = items("a b");
        assert_eq!(meant(&selection, &items("b")[0]), selection);
        assert_eq!(meant(&selection, &items("c")[0]), items("c"));
    }
}
