//! Where an item is used, and how its traces are removed or turned to another item.

use std::sync::Arc;

use super::{
    CharacterId, Dilemma, ItemId, ItemKind, LocationId, Outcome, Outline, Relation, Scene, SceneId, SourceId,
    Span, StrandId,
};

/// The items that refer to `id`, in the order of the file: what loses something when `id` is deleted.
pub fn uses(outline: &Outline, id: &ItemId) -> Vec<ItemId> {
    if let ItemId::Source(source) = id {
        return outline.item_ids().filter(|item| rests_on(outline, item, source)).collect();
    }
    let scenes = outline.scenes.iter().filter(|scene| scene_uses(scene, id)).map(|scene| (&scene.id).into());
    let dilemmas = outline
        .dilemmas
        .iter()
        .filter(|dilemma| dilemma_uses(dilemma, id))
        .map(|dilemma| (&dilemma.id).into());
    let relations = outline
        .relations
        .iter()
        .filter(|relation| matches!(id, ItemId::Character(id) if relation.a == *id || relation.b == *id))
        .map(|relation| relation.id().into());
    scenes.chain(dilemmas).chain(relations).collect()
}

/// Whether the item has evidence in the source. What a strand rests on is its scenes'.
fn rests_on(outline: &Outline, item: &ItemId, source: &SourceId) -> bool {
    let is_in = |span: &Span| span.source == *source;
    let reasons = outline.found(item).map(|found| found.reasons.as_slice()).unwrap_or_default();
    let scene = item.as_scene().and_then(|id| outline.scene(id));
    let quotes = scene.map(|scene| scene.quotes.as_slice()).unwrap_or_default();
    reasons.iter().filter_map(|reason| reason.span.as_ref()).any(is_in)
        || quotes.iter().filter_map(|quote| quote.span.as_ref()).any(is_in)
        || (item.kind() != ItemKind::Strand && outline.spans(item).iter().any(is_in))
}

fn scene_uses(scene: &Scene, id: &ItemId) -> bool {
    match id {
        ItemId::Character(id) => {
            scene.characters.contains(id)
                || scene.quotes.iter().any(|quote| quote.speaker.as_ref() == Some(id))
        }
        ItemId::Location(id) => scene.location.as_ref() == Some(id),
        ItemId::Strand(id) => scene.strand.as_ref() == Some(id),
        _ => false,
    }
}

fn dilemma_uses(dilemma: &Dilemma, id: &ItemId) -> bool {
    match id {
        ItemId::Character(id) => dilemma.holders.contains(id),
        ItemId::Scene(id) => {
            let decided_there =
                matches!(&dilemma.outcome, Outcome::Decided { scene: Some(scene), .. } if scene == id);
            dilemma.opens.as_ref() == Some(id) || dilemma.presses.contains(id) || decided_there
        }
        _ => false,
    }
}

/// Removes the item and every reference to it. Dividers before a deleted scene move to the next one.
pub(super) fn remove(outline: &mut Outline, id: &ItemId) {
    match id {
        ItemId::Scene(id) => {
            release_dividers(outline, id);
            outline.scenes.retain(|scene| scene.id != *id);
            outline.chronology.retain(|scene| scene != id);
        }
        ItemId::Character(id) => {
            outline.characters.retain(|character| character.id != *id);
            outline.relations.retain(|relation| relation.a != *id && relation.b != *id);
        }
        ItemId::Location(id) => outline.locations.retain(|location| location.id != *id),
        ItemId::Strand(id) => outline.strands.retain(|strand| strand.id != *id),
        ItemId::Dilemma(id) => outline.dilemmas.retain(|dilemma| dilemma.id != *id),
        ItemId::Relation(id) => outline.relations.retain(|relation| relation.id() != *id),
        ItemId::Source(id) => remove_source(outline, id.as_str()),
    }
    turn(outline, id, None);
}

/// Lets the dividers before `scene` stand before the scene that follows it.
pub(super) fn release_dividers(outline: &mut Outline, scene: &SceneId) {
    let place = outline.scenes.iter().position(|other| other.id == *scene);
    let next = place.and_then(|place| outline.scenes.get(place + 1)).map(|next| next.id.clone());
    for divider in outline.dividers.iter_mut().filter(|divider| divider.before.as_ref() == Some(scene)) {
        Arc::make_mut(divider).before.clone_from(&next);
    }
}

/// Turns every reference to `from` into one to `to`, or drops it. Both are of one kind.
pub(super) fn turn(outline: &mut Outline, from: &ItemId, to: Option<&ItemId>) {
    for scene in outline.scenes.iter_mut().filter(|scene| scene_uses(scene, from)) {
        turn_scene(Arc::make_mut(scene), from, to);
    }
    for dilemma in outline.dilemmas.iter_mut().filter(|dilemma| dilemma_uses(dilemma, from)) {
        turn_dilemma(Arc::make_mut(dilemma), from, to);
    }
    if let (ItemId::Character(from), Some(ItemId::Character(to))) = (from, to) {
        turn_relations(outline, from, to);
    }
}

fn turn_scene(scene: &mut Scene, from: &ItemId, to: Option<&ItemId>) {
    match (from, to) {
        (ItemId::Character(from), to) => {
            let to = to.and_then(as_character);
            turn_list(&mut scene.characters, from, to);
            for quote in &mut scene.quotes {
                turn_one(&mut quote.speaker, from, to);
            }
        }
        (ItemId::Location(from), to) => turn_one(&mut scene.location, from, to.and_then(as_location)),
        (ItemId::Strand(from), to) => turn_one(&mut scene.strand, from, to.and_then(as_strand)),
        _ => {}
    }
}

fn turn_dilemma(dilemma: &mut Dilemma, from: &ItemId, to: Option<&ItemId>) {
    match (from, to) {
        (ItemId::Character(from), to) => turn_list(&mut dilemma.holders, from, to.and_then(as_character)),
        (ItemId::Scene(from), to) => {
            let to = to.and_then(ItemId::as_scene);
            turn_one(&mut dilemma.opens, from, to);
            turn_list(&mut dilemma.presses, from, to);
            if let Outcome::Decided { option, scene } = &mut dilemma.outcome
                && scene.as_ref() == Some(from)
            {
                // The scene was all that was known of the decision, or the option taken is still known.
                match (to, &option) {
                    (None, None) => dilemma.outcome = Outcome::Open,
                    _ => *scene = to.cloned(),
                }
            }
        }
        _ => {}
    }
}

fn turn_relations(outline: &mut Outline, from: &CharacterId, to: &CharacterId) {
    let mut kept: Vec<Arc<Relation>> = Vec::with_capacity(outline.relations.len());
    for relation in &mut outline.relations {
        let turned = [&relation.a, &relation.b].contains(&from).then(|| {
            let end = |id: &CharacterId| if id == from { to.clone() } else { id.clone() };
            Arc::new(Relation { a: end(&relation.a), b: end(&relation.b), ..Relation::clone(relation) })
        });
        let relation = turned.unwrap_or_else(|| Arc::clone(relation));
        if relation.a != relation.b && kept.iter().all(|other| other.id() != relation.id()) {
            kept.push(relation);
        }
    }
    outline.relations = kept;
}

fn turn_one<T: Clone + PartialEq>(reference: &mut Option<T>, from: &T, to: Option<&T>) {
    if reference.as_ref() == Some(from) {
        *reference = to.cloned();
    }
}

fn turn_list<T: Clone + PartialEq>(list: &mut Vec<T>, from: &T, to: Option<&T>) {
    let Some(place) = list.iter().position(|id| id == from) else { return };
    match to {
        Some(to) if !list.contains(to) => list[place] = to.clone(),
        _ => {
            list.remove(place);
        }
    }
}

fn remove_source(outline: &mut Outline, id: &str) {
    outline.sources.retain(|source| source.id.as_str() != id);
    // Spans into it, wherever they stand, are dropped as in a file that has lost its source.
    super::repair(outline);
}

const fn as_character(id: &ItemId) -> Option<&CharacterId> {
    if let ItemId::Character(id) = id { Some(id) } else { None }
}

const fn as_location(id: &ItemId) -> Option<&LocationId> {
    if let ItemId::Location(id) = id { Some(id) } else { None }
}

const fn as_strand(id: &ItemId) -> Option<&StrandId> {
    if let ItemId::Strand(id) = id { Some(id) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::{Character, Found, Location, Quote, Reason, Source, Strand, Weight};

    #[test]
    fn a_source_is_used_by_all_that_has_evidence_in_it() {
        let span = |source: &str| Span::new(&source.into(), 0..3);
        let found = |source: &str| {
            let reason = Reason { rule: "name".into(), weight: Weight::default(), span: Some(span(source)) };
            Some(Found { reasons: vec![reason], ..Found::default() })
        };
        let quote =
            |source: &str| Quote { text: "Nein.".into(), span: Some(span(source)), ..Quote::default() };
        let source = |id: &str| Arc::new(Source { id: id.into(), text: "Kai".into(), ..Source::default() });
        let outline = Outline {
            sources: vec![source("src-1"), source("src-2")],
            scenes: vec![
                Arc::new(Scene {
                    id: "a".into(),
                    strand: Some("s".into()),
                    spans: vec![span("src-1")],
                    ..Scene::default()
                }),
                Arc::new(Scene { id: "b".into(), quotes: vec![quote("src-1")], ..Scene::default() }),
                Arc::new(Scene { id: "c".into(), spans: vec![span("src-2")], ..Scene::default() }),
            ],
            strands: vec![Arc::new(Strand { id: "s".into(), ..Strand::default() })],
            characters: vec![
                Arc::new(Character { id: "kai".into(), found: found("src-1"), ..Character::default() }),
                Arc::new(Character { id: "ida".into(), found: found("src-2"), ..Character::default() }),
            ],
            locations: vec![Arc::new(Location {
                id: "l".into(),
                spans: vec![span("src-1")],
                ..Location::default()
            })],
            ..Outline::default()
        };
        let mut used = uses(&outline, &ItemId::Source("src-1".into()));
        used.sort();
        let mut expected: Vec<ItemId> = vec![
            ItemId::Scene("a".into()),
            ItemId::Scene("b".into()),
            ItemId::Character("kai".into()),
            ItemId::Location("l".into()),
        ];
        expected.sort();
        assert_eq!(used, expected);
        let mut without = outline.clone();
        remove(&mut without, &ItemId::Source("src-1".into()));
        assert_eq!(uses(&without, &ItemId::Source("src-1".into())), []);
    }
}
