//! Making a new item from the library.

use super::rows::Section;
use crate::{
    app::{actions::Action, context::PanelContext, words::Words},
    outline::{
        Character, CharacterId, Edit, Item, ItemId, Location, Outline, Relation, RelationId, RelationKind,
        Strand,
    },
    session::ViewCommand,
};

/// What the button for a new item of the section is called; sources come by import alone.
pub(super) fn name(words: &Words, section: Section) -> Option<String> {
    Some(match section {
        Section::Characters => words.text("library-add-character"),
        Section::Strands => words.text("library-add-strand"),
        Section::Dilemmas => words.text("library-add-dilemma"),
        Section::Locations => words.text("library-add-location"),
        Section::Relations => words.text("library-add-relation"),
        Section::Sources => return None,
    })
}

/// Whether there can be a new one: a relation needs two who do not have every relation already.
pub(super) fn is_possible(outline: &Outline, section: Section) -> bool {
    section != Section::Relations || new_relation(outline, &[]).is_some()
}

/// Adds a new item, shows it, and begins to name it.
pub(super) fn add(cx: &PanelContext<'_>, section: Section) {
    let (outline, words) = (cx.outline(), cx.words);
    let (item, id): (Item, ItemId) = match section {
        Section::Characters => {
            let name = words.text("library-new-character");
            (Character { name, ..Character::default() }.into(), outline.next_character_id().into())
        }
        Section::Strands => {
            let title = words.text("library-new-strand");
            (Strand { title, ..Strand::default() }.into(), outline.next_strand_id().into())
        }
        // It opens in the scene that is selected.
        Section::Dilemmas => return cx.asked.push(Action::AddDilemma),
        Section::Locations => {
            let name = words.text("library-new-location");
            (Location { name, ..Location::default() }.into(), outline.next_location_id().into())
        }
        Section::Relations => {
            let Some(relation) = new_relation(outline, cx.document.selection()) else { return };
            let id = relation.id().into();
            (relation.into(), id)
        }
        Section::Sources => return,
    };
    cx.push(Edit::add(item));
    if section != Section::Relations {
        cx.push(ViewCommand::Rename(id));
    }
}

/// A relation that is not there yet, between the selected characters if there are any: of the mildest kind, for
/// the writer to say which.
fn new_relation(outline: &Outline, selection: &[ItemId]) -> Option<Relation> {
    let selected = selection.iter().filter_map(|item| match item {
        ItemId::Character(id) => Some(id),
        _ => None,
    });
    let others = outline.characters.iter().map(|character| &character.id);
    let candidates: Vec<&CharacterId> = selected.clone().chain(others).collect();
    let kinds = RelationKind::ALL.into_iter().rev();
    let is_free = |a: &CharacterId, b: &CharacterId, kind| {
        outline.relation(&RelationId::new(a.clone(), b.clone(), kind)).is_none()
    };
    let pair = |kind| {
        candidates.iter().find_map(|&a| {
            let b = candidates.iter().copied().find(|&b| a != b && is_free(a, b, kind))?;
            Some((a, b, kind))
        })
    };
    let (a, b, kind) = kinds.into_iter().find_map(pair)?;
    Some(Relation { a: a.clone(), b: b.clone(), kind, note: String::new(), found: None })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn outline(names: &[&str]) -> Outline {
        let character = |name: &&str| Arc::new(Character { id: (*name).into(), ..Character::default() });
        Outline { characters: names.iter().map(character).collect(), ..Outline::default() }
    }

    #[test]
    fn a_relation_needs_two() {
        assert!(!is_possible(&outline(&["kai"]), Section::Relations));
        assert!(is_possible(&outline(&["kai", "ben"]), Section::Relations));
    }

    #[test]
    fn a_new_relation_is_between_the_selected() {
        let mut outline = outline(&["kai", "ben", "ida"]);
        let selection = [ItemId::Character("ida".into()), ItemId::Character("ben".into())];
        let relation = new_relation(&outline, &selection).unwrap();
        assert_eq!((relation.a.as_str(), relation.b.as_str()), ("ida", "ben"));
        outline.relations.push(Arc::new(relation.clone()));
        assert_ne!(new_relation(&outline, &selection).unwrap().id(), relation.id(), "not the same again");
    }
}
