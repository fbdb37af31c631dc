//! New items.

use std::sync::Arc;

use super::{
    EditError,
    items::{fit, fit_relation, place_before},
    mint::mint,
    scenes,
};
use crate::outline::{Item, ItemId, Outline, check::Mend, items::Listed};

pub(super) fn add(
    outline: &mut Outline,
    item: Item,
    before: Option<&ItemId>,
) -> Result<Vec<ItemId>, EditError> {
    let id = match item {
        Item::Scene(item) => {
            let id = insert(outline, item, before)?;
            if let (ItemId::Scene(id), false) = (&id, outline.chronology.is_empty()) {
                scenes::place_in_chronology(outline, id);
            }
            id
        }
        Item::Character(item) => insert(outline, item, before)?,
        Item::Location(item) => insert(outline, item, before)?,
        Item::Strand(item) => insert(outline, item, before)?,
        Item::Dilemma(item) => insert(outline, item, before)?,
        Item::Source(item) => insert(outline, item, before)?,
        Item::Relation(relation) => {
            let relation = fit_relation(outline, relation)?;
            let id = ItemId::from(relation.id());
            if outline.contains(&id) {
                return Err(EditError::AlreadyThere(id));
            }
            outline.relations.push(Arc::new(relation));
            id
        }
    };
    Ok(vec![id])
}

fn insert<T: Listed + Mend>(
    outline: &mut Outline,
    mut item: T,
    before: Option<&ItemId>,
) -> Result<ItemId, EditError> {
    if item.id().as_ref().is_empty() {
        item.set_id(mint::<T>(outline));
    }
    let id: ItemId = item.id().clone().into();
    if outline.contains(&id) {
        return Err(EditError::AlreadyThere(id));
    }
    fit(&mut item, outline)?;
    let place = place_before::<T>(outline, before)?;
    T::list_mut(outline).insert(place, Arc::new(item));
    Ok(id)
}
