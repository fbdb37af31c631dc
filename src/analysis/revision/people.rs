//! Characters, places and relations: who is new, and what the new text says of those who are known.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Came, Known, Versions, adopted, is_open,
    named::{Named, Namesakes, Register},
};
use crate::outline::{
    Character, CharacterId, Found, ItemId, List, Location, LocationId, Outline, Relation, RelationId, Span,
    TakenIds,
};

/// What characters and locations have in common here.
trait Told: Named + Clone + PartialEq {
    fn with_id(&self, id: &str) -> Self;
    fn item_id(&self) -> ItemId;
    fn found(&self) -> Option<&Found>;
    fn found_mut(&mut self) -> &mut Option<Found>;
    fn aliases_mut(&mut self) -> &mut Vec<String>;
    fn spans_mut(&mut self) -> &mut Vec<Span>;
    /// Takes what the new text says where this is as the old text had it.
    fn take(&mut self, base: &Self, theirs: &Self);
}

macro_rules! told {
    ($($kind:ident($id:ident) takes $($field:ident),*;)+) => {$(
        impl Told for $kind {
            fn with_id(&self, id: &str) -> Self { Self { id: $id::new(id), ..self.clone() } }
            fn item_id(&self) -> ItemId { (&self.id).into() }
            fn found(&self) -> Option<&Found> { self.found.as_ref() }
            fn found_mut(&mut self) -> &mut Option<Found> { &mut self.found }
            fn aliases_mut(&mut self) -> &mut Vec<String> { &mut self.aliases }
            fn spans_mut(&mut self) -> &mut Vec<Span> { &mut self.spans }
            #[allow(unused_variables)]
            fn take(&mut self, base: &Self, theirs: &Self) {
                $(if self.$field == base.$field && !theirs.$field.is_empty() {
                    self.$field.clone_from(&theirs.$field);
                })*
            }
        }
    )+};
}

told! {
    Character(CharacterId) takes role, age, actor, title;
    Location(LocationId) takes;
}

/// Brings characters and locations up to date.
pub(super) fn merge(versions: &Versions<'_>, next: &mut Outline, known: &mut Known, came: &mut Came) {
    let Versions { mine, base, theirs, .. } = versions;
    let characters = Namesakes::between(versions, &mine.characters, &base.characters, &theirs.characters);
    known.characters = merge_named(
        versions,
        &characters,
        [&base.characters, &theirs.characters],
        &mut next.characters,
        came,
    );
    known.base_characters = characters.of_base;
    let locations = Namesakes::between(versions, &mine.locations, &base.locations, &theirs.locations);
    known.locations =
        merge_named(versions, &locations, [&base.locations, &theirs.locations], &mut next.locations, came);
    known.base_locations = locations.of_base;
}

/// Brings one of the lists up to date; who of `theirs` is who.
fn merge_named<T: Told>(
    versions: &Versions<'_>,
    namesakes: &Namesakes<T::Id>,
    [base, theirs]: [&List<T>; 2],
    next: &mut List<T>,
    came: &mut Came,
) -> BTreeMap<T::Id, T::Id>
where
    T::Id: AsRef<str>,
{
    let forms = [Register::of(base), Register::of(next)];
    let mut here: Vec<Vec<&T>> = vec![Vec::new(); next.len()];
    for (item, place) in theirs.iter().zip(&namesakes.of_theirs) {
        if let Some(place) = place {
            here[*place].push(item);
        }
    }
    for (place, item) in next.iter_mut().enumerate() {
        let before = before(base, namesakes, &**item);
        let updated = updated(versions, &**item, before, &here[place], &forms, came);
        if updated != **item {
            *item = Arc::new(updated);
        }
    }
    let mut ids: BTreeMap<T::Id, T::Id> = BTreeMap::new();
    for (item, place) in theirs.iter().zip(&namesakes.of_theirs) {
        if let Some(place) = place {
            ids.insert(item.id().clone(), next[*place].id().clone());
        }
    }
    let mut taken: TakenIds = next.iter().map(|item| item.id().as_ref().to_owned()).collect();
    for place in &namesakes.new {
        let item = &theirs[*place];
        let mut new = item.with_id(&taken.free(item.id().as_ref()));
        *new.spans_mut() = versions.adopted_spans(item.spans());
        *new.found_mut() = versions.adopted_found(item.found());
        came.new.push(new.item_id());
        ids.insert(item.id().clone(), new.id().clone());
        next.push(Arc::new(new));
    }
    ids
}

/// What was read of an item from the old text.
fn before<'b, T: Told>(base: &'b List<T>, namesakes: &Namesakes<T::Id>, item: &T) -> Option<&'b T> {
    let is_it = |other: &&Arc<T>| namesakes.of_base.get(other.id()) == Some(item.id());
    let mut all = base.iter().filter(is_it);
    let same = all.clone().find(|other| other.id() == item.id());
    same.or_else(|| all.next()).map(|item| &**item)
}

/// An item with its passages in the new text. One that the writer has left alone also takes what is said of it there.
fn updated<T: Told>(
    versions: &Versions<'_>,
    item: &T,
    base: Option<&T>,
    theirs: &[&T],
    forms: &[Register; 2],
    came: &mut Came,
) -> T {
    let mut updated = item.clone();
    let mut spans = versions.carry_spans(item.spans());
    let new = theirs.iter().flat_map(|other| other.spans()).filter(|span| versions.has_new(span));
    let known: BTreeSet<Span> = spans.iter().cloned().collect();
    let new: Vec<Span> =
        new.map(|span| adopted(span, versions.source)).filter(|span| !known.contains(span)).collect();
    if !new.is_empty() {
        spans.extend(new);
        spans.sort();
    }
    if !item.spans().is_empty() && spans.is_empty() && item.found().is_some() {
        came.gone.push(item.item_id());
    }
    *updated.spans_mut() = spans;
    if is_open(item.found())
        && let (Some(base), Some(other)) = (base, theirs.first())
    {
        updated.take(base, other);
        let named = [other.names().0].into_iter().chain(other.names().1.iter().map(String::as_str));
        let new: Vec<String> =
            named.filter(|form| forms.iter().all(|known| !known.knows(form))).map(str::to_owned).collect();
        updated.aliases_mut().extend(new);
    }
    updated
}

/// Adds the relations that new passages speak of.
pub(super) fn merge_relations(versions: &Versions<'_>, next: &mut Outline, known: &Known, came: &mut Came) {
    let ends = |relation: &Relation, ids: &BTreeMap<CharacterId, CharacterId>| {
        let (a, b) = (ids.get(&relation.a)?.clone(), ids.get(&relation.b)?.clone());
        (a != b).then(|| RelationId::new(a, b, relation.kind))
    };
    let of_base: Vec<RelationId> = versions
        .base
        .relations
        .iter()
        .filter_map(|relation| ends(relation, &known.base_characters))
        .collect();
    for relation in &versions.theirs.relations {
        let Some(id) = ends(relation, &known.characters) else { continue };
        let mut words =
            relation.found.iter().flat_map(|found| &found.reasons).filter_map(|reason| reason.span.as_ref());
        // One that the old text had as well and the writer does not have, she does not want.
        if next.relation(&id).is_some() || of_base.contains(&id) || !words.any(|span| versions.has_new(span))
        {
            continue;
        }
        came.new.push(id.clone().into());
        let RelationId { a, b, .. } = id;
        let found = versions.adopted_found(relation.found.as_ref());
        next.relations.push(Arc::new(Relation { a, b, found, ..Relation::clone(relation) }));
    }
}
