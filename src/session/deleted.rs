//! What a deletion took with it: said to the writer afterwards, instead of a question before.

use std::collections::BTreeSet;

use crate::outline::{Edit, ItemId, ItemKind, Outline, uses};

/// What a deletion took with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deleted {
    /// What kind of items went.
    pub kind: ItemKind,
    /// How many.
    pub count: usize,
    /// What the first was called; may be empty.
    pub name: String,
    /// The items that referred to them and stayed (or, for relations, went with them), in the order of the file.
    pub uses: Vec<ItemId>,
}

impl Deleted {
    /// What `edit` would delete from `outline`; nothing if it is no deletion.
    pub fn by(edit: &Edit, outline: &Outline) -> Option<Self> {
        let Edit::Delete(items) = edit else { return None };
        let first = items.first()?;
        Some(Self {
            kind: first.kind(),
            count: items.len(),
            name: outline.name_of(first).into_owned(),
            uses: uses_of(outline, items),
        })
    }
}

/// The items that refer to any of `items` and are none of them, in the order of the file.
fn uses_of(outline: &Outline, items: &[ItemId]) -> Vec<ItemId> {
    let users: BTreeSet<_> = items.iter().flat_map(|item| uses(outline, item)).collect();
    outline.item_ids().filter(|item| users.contains(item) && !items.contains(item)).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::outline::{Character, Dilemma, Scene};

    #[test]
    fn a_deletion_says_what_was_used_where() {
        let characters = vec!["kai".into()];
        let character = |id: &str, name: &str| {
            Arc::new(Character {
                id: id.into(),
                name: name.into(),
                title: "Dr.".into(),
                ..Character::default()
            })
        };
        let outline = Outline {
            characters: vec![character("kai", "Kai"), character("ben", "Ben")],
            scenes: vec![Arc::new(Scene {
                id: "sc".into(),
                characters: characters.clone(),
                ..Scene::default()
            })],
            dilemmas: vec![Arc::new(Dilemma { id: "di".into(), holders: characters, ..Dilemma::default() })],
            ..Outline::default()
        };
        let (kai, dilemma) = (ItemId::Character("kai".into()), ItemId::Dilemma("di".into()));
        let deleted = Deleted::by(&Edit::Delete(vec![kai.clone(), dilemma]), &outline).unwrap();
        assert_eq!((deleted.kind, deleted.count, deleted.name.as_str()), (ItemKind::Character, 2, "Dr. Kai"));
        assert_eq!(deleted.uses, [ItemId::Scene("sc".into())]);
        assert_eq!(Deleted::by(&Edit::Check(vec![kai], true), &outline), None);
    }
}
