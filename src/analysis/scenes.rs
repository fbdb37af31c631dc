//! The telling cut into scenes, each in one strand.

use std::ops::Range;

use super::Cue;

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
    /// What spoke for a scene's beginning here.
    pub cues: Vec<Cue>,
}
