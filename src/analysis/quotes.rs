//! Direct speech and who speaks it.

use std::ops::Range;

/// Direct speech, repaired where a mark is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speech {
    /// The words without their marks.
    pub range: Range<usize>,
    /// The sentence in `Prose::sentences`.
    pub sentence: usize,
    /// The speaker in `People::persons`.
    pub speaker: Option<usize>,
}
