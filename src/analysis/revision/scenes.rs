//! Scenes: which of those in the new text the writer has, which are new, and what becomes of hers.

mod matches;
mod update;

use std::{collections::BTreeMap, ops::Range, sync::Arc};

pub(super) use matches::Matches;
use matches::There;
use update::Update;

use super::{Came, Known, Versions};
use crate::outline::{CharacterId, Outline, Quote, Scene, SceneId, Span, TakenIds};

/// A scene is the same one where a third of its words are left, or make up a third of the other.
const SAME: usize = 3;

/// Brings the scenes up to date and adds the new ones, each behind the one whose passage comes before its own.
pub(super) fn merge(
    versions: &Versions<'_>,
    matches: &Matches,
    next: &mut Outline,
    known: &mut Known,
    came: &mut Came,
) {
    let mut taken: TakenIds = next.scenes.iter().map(|scene| scene.id.as_str().to_owned()).collect();
    let mut new_ids: BTreeMap<usize, SceneId> = BTreeMap::new();
    for (place, (scene, there)) in versions.theirs.scenes.iter().zip(&matches.theirs).enumerate() {
        if there.is_new {
            new_ids.insert(place, SceneId::new(taken.free(scene.id.as_str())));
        }
        let owner = there.owners.first().map(|owner| versions.mine.scenes[*owner].id.clone());
        if let Some(id) = owner.or_else(|| new_ids.get(&place).cloned()) {
            known.scenes.insert(scene.id.clone(), id);
        }
    }
    for (place, here) in matches.mine.iter().enumerate() {
        let update = Update { versions, matches, known, place, here };
        let scene = update.scene(&next.scenes[place], came);
        if scene != *next.scenes[place] {
            next.scenes[place] = Arc::new(scene);
        }
    }
    let mut behind: Option<SceneId> = None;
    for (place, there) in matches.theirs.iter().enumerate() {
        if let Some(last) = there.last {
            behind = Some(versions.mine.scenes[last].id.clone());
        }
        let Some(id) = new_ids.get(&place) else { continue };
        let scene = new_scene(versions, known, there, &versions.theirs.scenes[place], id);
        let at = match &behind {
            Some(behind) => next.scenes.iter().position(|scene| scene.id == *behind).map(|at| at + 1),
            // Before all that she has: before the scene that follows in the text.
            None => {
                let follows = matches.theirs[place..].iter().find_map(|there| there.owners.first());
                let id = follows.map(|owner| &versions.mine.scenes[*owner].id);
                next.scenes.iter().position(|scene| Some(&scene.id) == id)
            }
        };
        came.new.push(id.into());
        next.scenes.insert(at.unwrap_or(next.scenes.len()), Arc::new(scene));
        behind = Some(id.clone());
    }
}

/// A scene to be proposed. Where a part of it is in a scene that the writer has, only what is new of it.
fn new_scene(versions: &Versions<'_>, known: &Known, there: &There, scene: &Scene, id: &SceneId) -> Scene {
    let mut new = Scene {
        id: id.clone(),
        strand: scene.strand.as_ref().and_then(|strand| known.strands.get(strand).cloned()),
        found: versions.adopted_found(scene.found.as_ref()),
        spans: versions.adopted_spans(&scene.spans),
        ..told(versions, known, scene)
    };
    if !there.part.is_empty() {
        let ranges = tidy(versions, there.part.clone());
        let is_in = |span: &Span| ranges.iter().any(|it| it.start <= span.start && span.end <= it.end);
        let is_seen = |id: &CharacterId| {
            versions.theirs.character(id).is_some_and(|character| character.spans.iter().any(is_in))
        };
        let seen = scene.characters.iter().filter(|id| is_seen(id));
        new.characters = each_once(seen.filter_map(|id| known.characters.get(id).cloned()));
        new.quotes.retain(|quote| quote.span.as_ref().is_some_and(is_in));
        let texts = ranges.iter().filter_map(|range| versions.passages.new.text.get(range.clone()));
        new.summary = texts.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ");
        new.title = versions.title_of(&new.summary);
        new.spans = ranges.into_iter().map(|range| Span::new(versions.source, range)).collect();
    }
    if let Some(moment) = &mut new.moment {
        moment.found = versions.adopted_found(moment.found.as_ref());
    }
    new
}

/// What the new text tells of a scene, in terms of the writer's outline.
fn told(versions: &Versions<'_>, known: &Known, scene: &Scene) -> Scene {
    let character = |id: &CharacterId| known.characters.get(id).cloned();
    let quote = |quote: &Quote| Quote {
        text: quote.text.clone(),
        speaker: quote.speaker.as_ref().and_then(character),
        span: quote.span.as_ref().map(|span| Span::new(versions.source, span.range())),
    };
    Scene {
        location: scene.location.as_ref().and_then(|id| known.locations.get(id).cloned()),
        characters: each_once(scene.characters.iter().filter_map(character)),
        quotes: scene.quotes.iter().map(quote).collect(),
        ..scene.clone()
    }
}

pub(super) fn each_once<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut once = Vec::new();
    for item in items {
        if !once.contains(&item) {
            once.push(item);
        }
    }
    once
}

/// The ranges in the order of the text, those made one that touch or have only white space between them.
fn tidy(versions: &Versions<'_>, mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut tidied: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match tidied.last_mut() {
            Some(last) if versions.passages.new.runs_on(last.end, range.start) => {
                last.end = last.end.max(range.end);
            }
            _ => tidied.push(range),
        }
    }
    tidied
}
