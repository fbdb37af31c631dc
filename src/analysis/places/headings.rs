//! Places that scene headings name.

use std::{collections::BTreeMap, ops::Range};

use super::Place;
use crate::analysis::{
    Cue,
    prose::{BlockKind, Prose},
    sluglines::{self, Narration},
};

/// Adds the places of scene headings to those that the narration names.
pub(super) fn add(prose: &Prose<'_>, places: &mut Vec<Place>) {
    let mut by_form = BTreeMap::new();
    for (index, place) in places.iter().enumerate() {
        for form in std::iter::once(&place.name).chain(&place.aliases) {
            by_form.entry(form.to_lowercase()).or_insert(index);
        }
    }
    let narration = Narration::new(prose.text);
    let mut names: BTreeMap<&str, String> = BTreeMap::new();
    for block in prose.blocks.iter().filter(|block| block.kind == BlockKind::Slugline) {
        for range in places_of(prose, &block.range) {
            let heading = &prose.text[range.clone()];
            let name = names.entry(heading).or_insert_with(|| narration.name_of(heading));
            let index = *by_form.entry(name.to_lowercase()).or_insert_with(|| {
                places.push(Place {
                    name: name.clone(),
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

fn places_of(prose: &Prose<'_>, line: &Range<usize>) -> Vec<Range<usize>> {
    let slugline = sluglines::parse(&prose.text[line.clone()], prose.language).unwrap_or_default();
    slugline.places.into_iter().map(|place| line.start + place.start..line.start + place.end).collect()
}
