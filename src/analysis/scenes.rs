//! The telling cut into scenes, each in one strand, with its place and its persons.

pub mod cast;
pub mod place;

use std::ops::Range;

use super::{
    Cue, grammar,
    reading::Reading,
    segments::{self, Segment},
    strands,
    votes::Weights,
};

/// A contiguous run of sentences that one strand holds together in place, time and persons.
#[derive(Clone, Debug)]
pub struct Passage {
    /// In `Prose::sentences`.
    pub sentences: Range<usize>,
    /// The strand, counted from 0 in order of first appearance.
    pub strand: usize,
    /// In the list of places.
    pub place: Option<usize>,
    /// Who takes part or is at stake, in `People::persons`.
    pub persons: Vec<usize>,
    /// How likely a scene begins here, 0 to 1.
    pub confidence: f32,
    /// What spoke for a scene's beginning here, for its strand, its persons and its place.
    pub cues: Vec<Cue>,
}

/// What the stages vote by.
#[derive(Clone, Copy, Debug)]
pub struct SceneWeights<'w> {
    /// Where scenes begin.
    pub boundaries: &'w Weights,
    /// What belongs to one strand.
    pub strands: &'w Weights,
    /// Where a scene plays.
    pub places: &'w Weights,
    /// Who takes part in it.
    pub cast: &'w Weights,
}

/// The scenes of a text.
pub fn read(reading: &Reading<'_>) -> Vec<Passage> {
    let lore = reading.lore;
    let weights = SceneWeights {
        boundaries: &lore.boundary_weights,
        strands: &lore.strand_weights,
        places: &lore.place_weights,
        cast: &lore.cast_weights,
    };
    read_with(reading, weights)
}

/// The same with other weights.
pub fn read_with(reading: &Reading<'_>, weights: SceneWeights<'_>) -> Vec<Passage> {
    let segments = segments::read(reading, weights.boundaries);
    let ranges = ranges(&segments, reading.len());
    let roles = grammar::roles(reading.prose, reading.people);
    let (strands, belonging) = strands::read(reading, &roles, &ranges, weights.strands);
    let mut passages = Vec::with_capacity(segments.len());
    for (index, (segment, sentences)) in segments.into_iter().zip(ranges).enumerate() {
        let (persons, taking_part) = cast::of(reading, &roles, weights.cast, sentences.clone());
        passages.push(Passage {
            place: None,
            persons,
            sentences,
            strand: strands[index],
            confidence: segment.confidence,
            cues: [segment.cues, belonging[index].clone(), taking_part].concat(),
        });
    }
    place::find(reading, weights.places, &mut passages);
    passages
}

/// The sentences of each segment.
pub fn ranges(segments: &[Segment], end: usize) -> Vec<Range<usize>> {
    let ends = segments.iter().skip(1).map(|segment| segment.start).chain([end]);
    segments.iter().zip(ends).map(|(segment, end)| segment.start..end).collect()
}
