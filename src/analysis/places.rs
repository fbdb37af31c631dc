//! Where the action happens.

use std::ops::Range;

use super::Cue;

/// A place where action happens or is said to happen.
#[derive(Clone, Debug)]
pub struct Place {
    /// The fullest form of its name, nominative.
    pub name: String,
    /// Every other form.
    pub aliases: Vec<String>,
    /// The sentence and the tokens of each mention, in order.
    pub mentions: Vec<(usize, Range<usize>)>,
    /// How likely this is a place of the story, 0 to 1.
    pub confidence: f32,
    /// What spoke for it.
    pub cues: Vec<Cue>,
}
