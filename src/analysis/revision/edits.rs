//! From one outline to another that grew out of it: the edits that lead there. Nothing goes; new items have their ids.

use std::sync::Arc;

use crate::outline::{Edit, Field, Item, ItemId, List, Outline, SourceId};

/// The edits that turn `from` into `to`, as one; the first puts the new text into `source`.
pub(super) fn between(from: &Outline, to: &Outline, source: &SourceId) -> Edit {
    let mut edits = Vec::new();
    edits.extend(to.source(source).map(|source| Edit::put((**source).clone(), Field::Text)));
    if from.header() != to.header() {
        edits.push(Edit::PutHeader(to.header(), Field::Title));
    }
    // What others refer to comes first.
    list(&from.characters, &to.characters, &mut edits);
    list(&from.locations, &to.locations, &mut edits);
    list(&from.strands, &to.strands, &mut edits);
    list(&from.scenes, &to.scenes, &mut edits);
    list(&from.dilemmas, &to.dilemmas, &mut edits);
    relations(from, to, &mut edits);
    Edit::All(edits)
}

/// Puts what is changed, and adds what is new before the item that it stands before. Those of before stay in their
/// order, so they are met one after the other.
fn list<T: Clone + PartialEq + Into<Item>>(from: &List<T>, to: &List<T>, edits: &mut Vec<Edit>) {
    let value = |item: &Arc<T>| -> Item { T::clone(item).into() };
    let mut added: Vec<Item> = Vec::new();
    let mut known = from.iter().map(|item| (item, value(item).id())).peekable();
    for item in to {
        let new = value(item);
        let Some((old, id)) = known.next_if(|(_, id)| *id == new.id()) else {
            added.push(new);
            continue;
        };
        let before = |item| Edit::Add { item, before: Some(id.clone()) };
        let added = std::mem::take(&mut added).into_iter().map(before);
        edits.extend(added);
        if old != item {
            edits.push(Edit::put(new, Field::Text));
        }
    }
    edits.extend(added.into_iter().map(|item| Edit::Add { item, before: None::<ItemId> }));
}

fn relations(from: &Outline, to: &Outline, edits: &mut Vec<Edit>) {
    for (place, relation) in to.relations.iter().enumerate() {
        match from.relations.get(place) {
            Some(other) if other == relation => {}
            Some(_) => edits.push(Edit::put((**relation).clone(), Field::Text)),
            None => edits.push(Edit::add((**relation).clone())),
        }
    }
}
