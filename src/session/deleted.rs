//! What a deletion took with it: said to the writer afterwards, instead of a question before.

use std::collections::BTreeSet;

use crate::outline::{Dilemma, Edit, ItemId, ItemKind, Outcome, Outline, letter, uses};

/// What a deletion took with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deleted {
    /// Whether they are on the clipboard now.
    pub is_cut: bool,
    /// What kind of items went.
    pub kind: ItemKind,
    /// How many.
    pub count: usize,
    /// What the first was called; may be empty.
    pub name: String,
    /// The items that referred to them and stayed (or, for relations, went with them), in the order of the file.
    pub uses: Vec<ItemId>,
    /// What the dilemmas are called whose decision was shown in one of the scenes that went and is not known
    /// otherwise: they are open again.
    pub reopened: Vec<String>,
    /// What the dilemmas are called that stay decided for one of their options, without a scene that shows it.
    pub unshown: Vec<String>,
    /// The strands that stay and have another letter now: what it was, and what it is. It follows from their place.
    pub letters: Vec<(String, String)>,
}

impl Deleted {
    /// What `edit` would delete from `outline`; nothing if it is no deletion.
    pub fn by(edit: &Edit, outline: &Outline) -> Option<Self> {
        let Edit::Delete(items) = edit else { return None };
        let first = items.first()?;
        let decided_there = |taken: bool| decided_in(outline, items, taken);
        Some(Self {
            is_cut: false,
            kind: first.kind(),
            count: items.len(),
            name: outline.name_of(first).into_owned(),
            uses: uses_of(outline, items),
            reopened: decided_there(false),
            unshown: decided_there(true),
            letters: letters(outline, items),
        })
    }
}

/// The items that refer to any of `items` and are none of them, in the order of the file.
fn uses_of(outline: &Outline, items: &[ItemId]) -> Vec<ItemId> {
    let users: BTreeSet<_> = items.iter().flat_map(|item| uses(outline, item)).collect();
    outline.item_ids().filter(|item| users.contains(item) && !items.contains(item)).collect()
}

/// The letters of the strands that stay, where they change.
fn letters(outline: &Outline, items: &[ItemId]) -> Vec<(String, String)> {
    let strands = outline.strands.iter().enumerate();
    let staying = strands.filter(|(_, strand)| !items.contains(&ItemId::from(&strand.id)));
    let moves = staying.enumerate().filter(|(now, (before, _))| now != before);
    moves.map(|(now, (before, _))| (letter(before), letter(now))).collect()
}

/// What the dilemmas are called that stay and are decided in one of the `items`, with an option `taken` or not.
fn decided_in(outline: &Outline, items: &[ItemId], taken: bool) -> Vec<String> {
    let is_decided_there = |dilemma: &Dilemma| match &dilemma.outcome {
        Outcome::Decided { option, scene: Some(scene) } => {
            option.is_some() == taken && items.contains(&scene.into())
        }
        _ => false,
    };
    let stays = |dilemma: &Dilemma| !items.contains(&ItemId::from(&dilemma.id));
    let dilemmas = outline.dilemmas.iter().filter(|dilemma| stays(dilemma) && is_decided_there(dilemma));
    dilemmas.map(|dilemma| dilemma.title.clone()).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::outline::{Character, Scene};

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
