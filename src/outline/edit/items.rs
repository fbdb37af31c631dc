//! Edits of items of any kind: a new value, another place, gone, checked.

use std::sync::Arc;

use super::{super::references, EditError, scenes};
use crate::outline::{
    Character, Dilemma, Found, Item, ItemId, List, Location, Outline, Relation, Source, Strand, Violation,
    check::{Mend, mend, repair},
    items::Listed,
};

pub(super) fn put(outline: &mut Outline, of: &ItemId, item: Item) -> Result<Vec<ItemId>, EditError> {
    if !outline.contains(of) {
        return Err(EditError::NoSuchItem(of.clone()));
    }
    match item {
        Item::Scene(item) => replace(outline, of, item),
        Item::Character(item) => replace(outline, of, item),
        Item::Location(item) => replace(outline, of, item),
        Item::Strand(item) => replace(outline, of, item),
        Item::Dilemma(item) => replace(outline, of, item),
        Item::Source(item) => {
            let touched = replace(outline, of, item)?;
            repair(outline);
            Ok(touched)
        }
        Item::Relation(item) => put_relation(outline, of, item),
    }
}

/// An option that is gone, or somebody named twice, is put right quietly; a reference to nothing is an error.
pub(super) fn fit(item: &mut impl Mend, outline: &Outline) -> Result<(), EditError> {
    let quiet = |violation: &Violation| {
        matches!(violation, Violation::NoSuchOption(..) | Violation::NamedTwice { .. })
    };
    mend(item, outline)
        .into_iter()
        .find(|violation| !quiet(violation))
        .map_or(Ok(()), |violation| Err(EditError::Unfit(violation)))
}

fn replace<T: Listed + Mend>(
    outline: &mut Outline,
    of: &ItemId,
    mut item: T,
) -> Result<Vec<ItemId>, EditError> {
    let id = item.id().clone().into();
    if id != *of {
        return Err(EditError::Mismatch(of.clone(), id));
    }
    fit(&mut item, outline)?;
    let place = place_before::<T>(outline, Some(of))?;
    T::list_mut(outline)[place] = Arc::new(item);
    Ok(Vec::new())
}

fn put_relation(outline: &mut Outline, of: &ItemId, relation: Relation) -> Result<Vec<ItemId>, EditError> {
    let relation = fit_relation(outline, relation)?;
    let id = ItemId::from(relation.id());
    if id != *of && outline.contains(&id) {
        return Err(EditError::AlreadyThere(id));
    }
    for other in &mut outline.relations {
        if ItemId::from(other.id()) == *of {
            *other = Arc::new(relation.clone());
        }
    }
    Ok(if id == *of { Vec::new() } else { vec![id] })
}

pub(super) fn fit_relation(outline: &Outline, mut relation: Relation) -> Result<Relation, EditError> {
    let id = ItemId::from(relation.id());
    if relation.a == relation.b {
        return Err(EditError::Unfit(Violation::SelfRelation(id)));
    }
    for end in [&relation.a, &relation.b] {
        let to = ItemId::from(end);
        if !outline.contains(&to) {
            return Err(EditError::Unfit(Violation::Dangling { item: Some(id), to }));
        }
    }
    fit(&mut relation, outline)?;
    Ok(relation)
}

pub(super) fn delete(outline: &mut Outline, items: &[ItemId]) -> Result<Vec<ItemId>, EditError> {
    for id in items {
        // A relation goes with the first of its characters, so it may be gone by now.
        if outline.contains(id) {
            references::remove(outline, id);
        } else if !matches!(id, ItemId::Relation(_)) {
            return Err(EditError::NoSuchItem(id.clone()));
        }
    }
    Ok(Vec::new())
}

pub(super) fn move_before(
    outline: &mut Outline,
    item: &ItemId,
    before: Option<&ItemId>,
) -> Result<Vec<ItemId>, EditError> {
    fn step<T: Listed>(
        outline: &mut Outline,
        item: &ItemId,
        before: Option<&ItemId>,
    ) -> Result<Vec<ItemId>, EditError> {
        if before == Some(item) {
            return Ok(vec![item.clone()]);
        }
        let from = place_before::<T>(outline, Some(item))?;
        let moved = T::list_mut(outline).remove(from);
        let to = place_before::<T>(outline, before)?;
        T::list_mut(outline).insert(to, moved);
        Ok(vec![item.clone()])
    }
    match item {
        ItemId::Scene(id) => {
            let before = match before {
                None => None,
                Some(ItemId::Scene(before)) => Some(before),
                Some(other) => return Err(EditError::Mismatch(item.clone(), other.clone())),
            };
            scenes::move_before(outline, std::slice::from_ref(id), before)
        }
        ItemId::Character(_) => step::<Character>(outline, item, before),
        ItemId::Location(_) => step::<Location>(outline, item, before),
        ItemId::Strand(_) => step::<Strand>(outline, item, before),
        ItemId::Dilemma(_) => step::<Dilemma>(outline, item, before),
        ItemId::Source(_) => step::<Source>(outline, item, before),
        ItemId::Relation(_) => Err(EditError::Mismatch(item.clone(), item.clone())),
    }
}

/// The place in its list of the item `before`, or behind the last.
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

pub(super) fn check(
    outline: &mut Outline,
    items: &[ItemId],
    checked: bool,
) -> Result<Vec<ItemId>, EditError> {
    for id in items {
        let found = found_mut(outline, id).ok_or_else(|| EditError::NoSuchItem(id.clone()))?;
        if let Some(found) = found {
            found.checked = checked;
        }
    }
    Ok(Vec::new())
}

fn found_mut<'o>(outline: &'o mut Outline, id: &ItemId) -> Option<&'o mut Option<Found>> {
    fn of<T: Clone>(
        list: &mut List<T>,
        is: impl Fn(&T) -> bool,
        found: fn(&mut T) -> &mut Option<Found>,
    ) -> Option<&mut Option<Found>> {
        list.iter_mut().find(|item| is(item)).map(|item| found(Arc::make_mut(item)))
    }
    match id {
        ItemId::Scene(id) => of(&mut outline.scenes, |item| item.id == *id, |item| &mut item.found),
        ItemId::Character(id) => of(&mut outline.characters, |item| item.id == *id, |item| &mut item.found),
        ItemId::Location(id) => of(&mut outline.locations, |item| item.id == *id, |item| &mut item.found),
        ItemId::Strand(id) => of(&mut outline.strands, |item| item.id == *id, |item| &mut item.found),
        ItemId::Dilemma(id) => of(&mut outline.dilemmas, |item| item.id == *id, |item| &mut item.found),
        ItemId::Relation(id) => of(&mut outline.relations, |item| item.id() == *id, |item| &mut item.found),
        ItemId::Source(_) => None,
    }
}
