//! Going through what the importer found: what is left, what comes next, and what an answer asks for. Pure.

use egui::Key;

use crate::{
    outline::{Edit, ItemId, Outline},
    session::{Command, Select, ViewCommand},
};

/// What a writer says of a find; each goes on to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// It is right.
    Accept,
    /// It is not there at all.
    Reject,
    /// Later.
    Skip,
}

impl Answer {
    /// The answers by key, which are the outline's.
    pub(crate) const KEYS: [(Key, Self); 3] =
        [(Key::Space, Self::Accept), (Key::X, Self::Reject), (Key::N, Self::Skip)];

    /// What the answer to `item` asks for: nothing where there is nothing to answer.
    pub(crate) fn commands(self, outline: &Outline, item: &ItemId) -> Vec<Command> {
        let is_open = outline.unchecked(item).is_some();
        let edit = match self {
            Self::Skip => None,
            _ if !is_open => return Vec::new(),
            Self::Accept => Some(Edit::Check(vec![item.clone()], true)),
            Self::Reject => Some(Edit::Delete(vec![item.clone()])),
        };
        edit.into_iter().map(Command::from).chain(on_to_the_next(outline, Some(item))).collect()
    }
}

/// Shows the item to be checked after `from`, or the first.
pub(super) fn on_to_the_next(outline: &Outline, from: Option<&ItemId>) -> Vec<Command> {
    let next = next_unchecked(outline, from);
    next.map(|next| vec![Select::one(next.clone()).into(), ViewCommand::Reveal(next).into()])
        .unwrap_or_default()
}

/// How many items nobody has checked.
pub(super) fn unchecked_count(outline: &Outline) -> usize {
    outline.item_ids().filter(|item| outline.unchecked(item).is_some()).count()
}

/// The unchecked items, all of them.
pub(super) fn unchecked(outline: &Outline) -> Vec<ItemId> {
    outline.item_ids().filter(|item| outline.unchecked(item).is_some()).collect()
}

/// The unchecked item to look at after `from`: the doubtful ones of its kind first, then those of the other kinds
/// in the order of the file. `None` when all others have been checked.
pub(super) fn next_unchecked(outline: &Outline, from: Option<&ItemId>) -> Option<ItemId> {
    let kind = from.map(ItemId::kind);
    let mut left: Vec<_> = outline
        .item_ids()
        .filter(|item| Some(item) != from)
        .filter_map(|item| outline.unchecked(&item).map(|doubt| (Some(item.kind()) != kind, doubt, item)))
        .collect();
    let other_kind =
        |left: &[(bool, crate::outline::Confidence, ItemId)]| left.iter().all(|(other, ..)| *other);
    if other_kind(&left) {
        // Begin with the next kind, its most doubtful first.
        let next_kind = left.first().map(|(_, _, item)| item.kind())?;
        left.retain(|(_, _, item)| item.kind() == next_kind);
    }
    left.into_iter().min_by_key(|(other, doubt, _)| (*other, *doubt)).map(|(_, _, item)| item)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::outline::{Character, Confidence, Found, Location};

    fn found(confidence: f64, checked: bool) -> Option<Found> {
        Some(Found { confidence: Confidence::from_f64(confidence), checked, reasons: Vec::new() })
    }

    fn outline() -> Outline {
        let character =
            |id: &str, found| Arc::new(Character { id: id.into(), found, ..Character::default() });
        let location = |id: &str, found| Arc::new(Location { id: id.into(), found, ..Location::default() });
        Outline {
            characters: vec![
                character("sure", found(0.9, false)),
                character("done", found(0.1, true)),
                character("doubtful", found(0.4, false)),
                character("own", None),
            ],
            locations: vec![location("pier", found(0.8, false)), location("deck", found(0.3, false))],
            ..Outline::default()
        }
    }

    #[test]
    fn the_most_doubtful_of_the_same_kind_comes_next() {
        let outline = outline();
        let next = |from: &str| next_unchecked(&outline, Some(&ItemId::Character(from.into())));
        assert_eq!(next("sure"), Some(ItemId::Character("doubtful".into())));
        assert_eq!(next("doubtful"), Some(ItemId::Character("sure".into())));
        assert_eq!(next_unchecked(&outline, None), Some(ItemId::Character("doubtful".into())));
        assert_eq!(unchecked_count(&outline), 4);
    }

    #[test]
    fn then_comes_the_next_kind() {
        let mut outline = outline();
        outline.characters.clear();
        let from = ItemId::Character("sure".into());
        assert_eq!(next_unchecked(&outline, Some(&from)), Some(ItemId::Location("deck".into())));
        outline.locations.clear();
        assert_eq!(next_unchecked(&outline, Some(&from)), None);
    }
}
