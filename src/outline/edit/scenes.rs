//! Edits of the telling order: scenes copied, moved, joined.

use std::{collections::BTreeSet, sync::Arc};

use super::{super::references, EditError, mint::mint};
use crate::outline::{Divider, ItemId, Outline, Scene, SceneId};

pub(super) fn place_of(outline: &Outline, id: &SceneId) -> Result<usize, EditError> {
    outline.scenes.iter().position(|scene| scene.id == *id).ok_or_else(|| EditError::NoSuchItem(id.into()))
}

/// Puts the scenes, in their present order, before `before`, or last. Dividers keep their place between the
/// scenes that stay.
pub(super) fn move_before(
    outline: &mut Outline,
    ids: &[SceneId],
    before: Option<&SceneId>,
) -> Result<Vec<ItemId>, EditError> {
    for id in ids {
        place_of(outline, id)?;
    }
    let moving: BTreeSet<&SceneId> = ids.iter().collect();
    let start = before.map_or(Ok(outline.scenes.len()), |before| place_of(outline, before))?;
    // Where the target moves too, the first scene after it that stays takes its place.
    let anchor = outline.scenes[start..].iter().map(|scene| scene.id.clone()).find(|id| !moving.contains(id));
    for scene in outline.scenes.clone() {
        if moving.contains(&scene.id) {
            let next = next_staying(outline, &scene.id, &moving);
            for divider in &mut outline.dividers {
                if divider.before.as_ref() == Some(&scene.id) {
                    Arc::make_mut(divider).before.clone_from(&next);
                }
            }
        }
    }
    let (moved, mut kept): (Vec<_>, Vec<_>) =
        std::mem::take(&mut outline.scenes).into_iter().partition(|scene| moving.contains(&scene.id));
    let at = anchor.and_then(|anchor| kept.iter().position(|scene| scene.id == anchor)).unwrap_or(kept.len());
    let touched = moved.iter().map(|scene| (&scene.id).into()).collect();
    kept.splice(at..at, moved);
    outline.scenes = kept;
    Ok(touched)
}

fn next_staying(outline: &Outline, id: &SceneId, moving: &BTreeSet<&SceneId>) -> Option<SceneId> {
    let after = outline.scenes.iter().skip_while(|scene| scene.id != *id);
    after.map(|scene| scene.id.clone()).find(|id| !moving.contains(id))
}

/// Puts a copy of each scene behind it.
pub(super) fn duplicate(outline: &mut Outline, ids: &[SceneId]) -> Result<Vec<ItemId>, EditError> {
    let mut touched = Vec::new();
    for id in ids {
        let place = place_of(outline, id)?;
        let copy = Scene { id: mint::<Scene>(outline), ..Scene::clone(&outline.scenes[place]) };
        touched.push((&copy.id).into());
        let copy_id = copy.id.clone();
        outline.scenes.insert(place + 1, Arc::new(copy));
        if !outline.chronology.is_empty() {
            place_in_chronology(outline, &copy_id);
        }
    }
    Ok(touched)
}

/// Puts a new scene into the story order, behind the scene that it follows in the telling.
pub(super) fn place_in_chronology(outline: &mut Outline, id: &SceneId) {
    let before = outline.scenes.iter().take_while(|scene| scene.id != *id).last();
    let at = before
        .and_then(|before| outline.chronology.iter().position(|other| *other == before.id))
        .map_or(0, |place| place + 1);
    outline.chronology.insert(at, id.clone());
}

/// Joins a scene with the next one: both summaries, persons, quotes and passages; the first one's title.
pub(super) fn join(outline: &mut Outline, id: &SceneId) -> Result<Vec<ItemId>, EditError> {
    let place = place_of(outline, id)?;
    let next = outline.scenes.get(place + 1).cloned().ok_or_else(|| EditError::NothingThere(id.into()))?;
    let mut scene = Scene::clone(&outline.scenes[place]);
    for (mine, other, between) in
        [(&mut scene.summary, &next.summary, " "), (&mut scene.notes, &next.notes, "\n")]
    {
        if !mine.is_empty() && !other.is_empty() {
            mine.push_str(between);
        }
        mine.push_str(other);
    }
    scene.strand = scene.strand.or_else(|| next.strand.clone());
    scene.location = scene.location.or_else(|| next.location.clone());
    scene.moment = scene.moment.or_else(|| next.moment.clone());
    scene.length = [scene.length, next.length].into_iter().flatten().reduce(|a, b| a + b);
    let new: Vec<_> = next.characters.iter().filter(|id| !scene.characters.contains(id)).cloned().collect();
    scene.characters.extend(new);
    scene.quotes.extend(next.quotes.iter().cloned());
    scene.spans.extend(next.spans.iter().cloned());
    outline.scenes[place] = Arc::new(scene);
    let (kept, gone) = (ItemId::from(id), ItemId::from(&next.id));
    references::turn(outline, &gone, Some(&kept));
    references::remove(outline, &gone);
    Ok(vec![kept])
}

/// Makes scenes one where the first of them stands. Those between them follow it.
pub(super) fn merge(outline: &mut Outline, ids: &[SceneId]) -> Result<Vec<ItemId>, EditError> {
    let mut places = ids.iter().map(|id| place_of(outline, id)).collect::<Result<Vec<_>, _>>()?;
    places.sort_unstable();
    places.dedup();
    let Some((first, others)) = places.split_first() else { return Ok(Vec::new()) };
    let id_at = |place: &usize| outline.scenes[*place].id.clone();
    let (kept, others) = (id_at(first), others.iter().map(id_at).collect::<Vec<_>>());
    let is_together = places.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    if !is_together {
        let follows = (first + 1..outline.scenes.len()).find(|place| !places.contains(place));
        let before = follows.map(|place| id_at(&place));
        move_before(outline, &others, before.as_ref())?;
    }
    for _ in &others {
        join(outline, &kept)?;
    }
    Ok(vec![(&kept).into()])
}

/// Sets the story order.
pub(super) fn set_chronology(outline: &mut Outline, order: &[SceneId]) -> Result<Vec<ItemId>, EditError> {
    let placed: BTreeSet<&SceneId> = order.iter().collect();
    for id in order {
        place_of(outline, id)?;
    }
    if !order.is_empty() && (placed.len() != order.len() || order.len() != outline.scenes.len()) {
        return Err(EditError::Unfit(crate::outline::Violation::PartialChronology));
    }
    let telling = outline.scenes.iter().map(|scene| &scene.id);
    outline.chronology = if telling.eq(order) { Vec::new() } else { order.to_vec() };
    Ok(Vec::new())
}

/// Sets what stands between the scenes.
pub(super) fn set_dividers(outline: &mut Outline, dividers: &[Divider]) -> Result<Vec<ItemId>, EditError> {
    for scene in dividers.iter().filter_map(|divider| divider.before.as_ref()) {
        if outline.scene(scene).is_none() {
            return Err(EditError::NoSuchItem(scene.into()));
        }
    }
    outline.dividers = dividers.iter().cloned().map(Arc::new).collect();
    Ok(Vec::new())
}
