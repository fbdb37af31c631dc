//! New items and their ids.

use std::sync::Arc;

use super::{
    EditError,
    items::{fit, fit_relation},
    scenes,
};
use crate::outline::{
    Character, CharacterId, Dilemma, DilemmaId, Item, ItemId, Location, LocationId, Outline, Strand,
    StrandId, check::Mend, items::Listed, short_hash,
};

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

/// A new id, such as `sc-7f3k2q`, that no item of the outline ever had.
pub(super) fn mint<T: Listed>(outline: &mut Outline) -> T::Id {
    let (minted, id) = next_id::<T>(outline);
    outline.minted = minted;
    id
}

/// What [`mint`] would give, and how many ids have been made then.
fn next_id<T: Listed>(outline: &Outline) -> (u32, T::Id) {
    let mut minted = outline.minted;
    loop {
        minted += 1;
        let id = format!("{}-{}", T::PREFIX, short_hash(&format!("{}{minted}", T::PREFIX)));
        if T::list(outline).iter().all(|item| item.id().as_ref() != id) {
            return (minted, id.as_str().into());
        }
    }
}

/// The ids that the next item gets which is added without one, so that the same step can refer to it.
impl Outline {
    /// The next new character's.
    pub fn next_character_id(&self) -> CharacterId {
        next_id::<Character>(self).1
    }

    /// The next new location's.
    pub fn next_location_id(&self) -> LocationId {
        next_id::<Location>(self).1
    }

    /// The next new strand's.
    pub fn next_strand_id(&self) -> StrandId {
        next_id::<Strand>(self).1
    }

    /// The next new dilemma's.
    pub fn next_dilemma_id(&self) -> DilemmaId {
        next_id::<Dilemma>(self).1
    }
}

pub(super) fn place_before<T: Listed>(
    outline: &Outline,
    before: Option<&ItemId>,
) -> Result<usize, EditError> {
    let list = T::list(outline);
    before.map_or(Ok(list.len()), |before| {
        list.iter()
            .position(|item| item.id().clone().into() == *before)
            .ok_or_else(|| EditError::NoSuchItem(before.clone()))
    })
}
