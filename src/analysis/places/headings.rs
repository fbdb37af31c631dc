//! Places that scene headings name.

use std::ops::Range;

use super::Place;
use crate::analysis::{
    Cue,
    prose::{BlockKind, Prose},
    sluglines::{self, name_of},
};

/// Adds the places of scene headings to those that the narration names.
pub(super) fn add(prose: &Prose<'_>, places: &mut Vec<Place>) {
    for block in prose.blocks.iter().filter(|block| block.kind == BlockKind::Slugline) {
        for range in places_of(prose, &block.range) {
            let name = name_of(&prose.text[range.clone()], prose.text);
            let known = places.iter().position(|place| is_called(place, &name));
            let index = known.unwrap_or_else(|| {
                places.push(Place {
                    name,
                    aliases: Vec::new(),
                    mentions: Vec::new(),
                    headings: Vec::new(),
                    confidence: 0.95,
                    cues: Vec::new(),
                });
                places.len() - 1
            });
            let place = &mut places[index];
            place.cues.push(Cue { rule: "place/scene-heading", weight: 2.0, range: Some(range.clone()) });
            place.headings.push(range);
        }
    }
}

fn is_called(place: &Place, name: &str) -> bool {
    let lower = name.to_lowercase();
    std::iter::once(&place.name).chain(&place.aliases).any(|form| form.to_lowercase() == lower)
}

fn places_of(prose: &Prose<'_>, line: &Range<usize>) -> Vec<Range<usize>> {
    let slugline = sluglines::parse(&prose.text[line.clone()], prose.language).unwrap_or_default();
    slugline.places.into_iter().map(|place| line.start + place.start..line.start + place.end).collect()
}
