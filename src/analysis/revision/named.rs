//! Who is who: characters and places of two outlines, by their names and by where the text speaks of them.

use std::collections::{BTreeMap, BTreeSet};

use super::Versions;
use crate::outline::{Character, CharacterId, List, Location, LocationId, Span};

/// Something that has names.
pub(super) trait Named {
    type Id: Clone + Ord;
    fn id(&self) -> &Self::Id;
    fn names(&self) -> (&str, &[String]);
    fn spans(&self) -> &[Span];
}

macro_rules! named {
    ($($kind:ident($id:ident)),+) => {$(
        impl Named for $kind {
            type Id = $id;
            fn id(&self) -> &$id { &self.id }
            fn names(&self) -> (&str, &[String]) { (&self.name, &self.aliases) }
            fn spans(&self) -> &[Span] { &self.spans }
        }
    )+};
}

named! { Character(CharacterId), Location(LocationId) }

/// A name as it is compared.
pub(super) fn key(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Every form of the name.
pub(super) fn keys<T: Named>(item: &T) -> impl Iterator<Item = String> + '_ {
    let (name, aliases) = item.names();
    std::iter::once(name).chain(aliases.iter().map(String::as_str)).map(key).filter(|key| !key.is_empty())
}

/// Items by the forms of their names, as places in their list.
pub(super) struct Register {
    by_name: BTreeMap<String, usize>,
    by_form: BTreeMap<String, Vec<usize>>,
}

impl Register {
    pub(super) fn of<T: Named>(list: &List<T>) -> Self {
        let mut by_name = BTreeMap::new();
        let mut by_form: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, item) in list.iter().enumerate() {
            by_name.entry(key(item.names().0)).or_insert(place);
            for form in keys(&**item) {
                by_form.entry(form).or_default().push(place);
            }
        }
        Self { by_name, by_form }
    }

    pub(super) fn knows(&self, form: &str) -> bool {
        self.by_form.contains_key(&key(form))
    }

    /// Who has the same name, or else the most forms of it in common; the first of several.
    pub(super) fn find<T: Named>(&self, item: &T) -> Option<usize> {
        if let Some(place) = self.by_name.get(&key(item.names().0)) {
            return Some(*place);
        }
        let mut common: BTreeMap<usize, usize> = BTreeMap::new();
        let forms: BTreeSet<String> = keys(item).collect();
        for place in forms.iter().filter_map(|form| self.by_form.get(form)).flatten() {
            *common.entry(*place).or_default() += 1;
        }
        most(common)
    }
}

/// The key with the largest number; the first of several.
pub(super) fn most<K: Ord + Copy>(counts: BTreeMap<K, usize>) -> Option<K> {
    let best = counts.values().max().copied()?;
    counts.into_iter().find(|(_, count)| *count == best).map(|(key, _)| key)
}

/// Who of the other two outlines is who in the writer's.
pub(super) struct Namesakes<Id> {
    /// For each of `theirs`, the place in the writer's list.
    pub(super) of_theirs: Vec<Option<usize>>,
    /// For those that were read from the old text.
    pub(super) of_base: BTreeMap<Id, Id>,
    /// The places in `theirs` of those who are new: known to nobody, spoken of in new passages.
    pub(super) new: Vec<usize>,
}

impl<Id: Clone + Ord> Namesakes<Id> {
    pub(super) fn between<T: Named<Id = Id>>(
        versions: &Versions<'_>,
        mine: &List<T>,
        base: &List<T>,
        theirs: &List<T>,
    ) -> Self {
        let (in_mine, in_base) = (Register::of(mine), Register::of(base));
        let ids: BTreeMap<&Id, usize> =
            mine.iter().enumerate().map(|(place, item)| (item.id(), place)).collect();
        let of_base = base.iter().filter_map(|item| {
            let place = ids.get(item.id()).copied().or_else(|| in_mine.find(&**item))?;
            Some((item.id().clone(), mine[place].id().clone()))
        });
        let spoken_of = SpokenOf::new(versions, mine);
        let of_theirs: Vec<Option<usize>> = theirs
            .iter()
            .map(|item| in_mine.find(&**item).or_else(|| spoken_of.find(versions, &**item)))
            .collect();
        // Whom the old text named as well and the writer does not have, she does not want.
        let is_rejected = |item: &T| in_base.find(item).is_some();
        let is_new = |place: &usize| {
            let item = &*theirs[*place];
            of_theirs[*place].is_none()
                && !is_rejected(item)
                && item.spans().iter().any(|span| versions.has_new(span))
        };
        let new = (0..theirs.len()).filter(is_new).collect();
        Self { of_base: of_base.collect(), new, of_theirs }
    }
}

/// Whom the writer's outline sees at which words of the new text.
struct SpokenOf {
    at: BTreeMap<(usize, usize), usize>,
}

impl SpokenOf {
    fn new<T: Named>(versions: &Versions<'_>, mine: &List<T>) -> Self {
        let mut at = BTreeMap::new();
        for (place, item) in mine.iter().enumerate() {
            let here: Vec<Span> =
                item.spans().iter().filter(|span| versions.is_here(span)).cloned().collect();
            for span in versions.carry_spans(&here) {
                at.entry((span.start, span.end)).or_insert(place);
            }
        }
        Self { at }
    }

    /// Who is meant at most of the places that are as before, if anybody: somebody whom the writer has renamed.
    fn find<T: Named>(&self, versions: &Versions<'_>, item: &T) -> Option<usize> {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        let mut old = 0;
        // Whom a pronoun means may be read otherwise in another text.
        let forms: BTreeSet<String> = keys(item).collect();
        let is_named = |span: &&Span| {
            let words = versions.passages.new.text.get(span.range());
            words.is_some_and(|words| forms.contains(&key(words)))
        };
        for span in item.spans().iter().filter(|span| !versions.has_new(span)).filter(is_named) {
            old += 1;
            if let Some(place) = self.at.get(&(span.start, span.end)) {
                *counts.entry(*place).or_default() += 1;
            }
        }
        let (count, best) = (counts.values().max().copied()?, most(counts)?);
        (count * 2 >= old).then_some(best)
    }
}
