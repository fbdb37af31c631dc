//! Forced choices and open dramatic questions.

use super::Cue;
use crate::outline::DilemmaKind;

/// A forced choice, or an open dramatic question.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// Choice or question.
    pub kind: DilemmaKind,
    /// Who must choose, or whose question it is, in `People::persons`.
    pub holders: Vec<usize>,
    /// The sentences that state, press or answer it.
    pub evidence: Vec<usize>,
    /// The courses in a few words each.
    pub options: Vec<String>,
    /// What is lost on failure.
    pub stakes: String,
    /// The sentences that tell the end; none while it is open.
    pub decided_in: Vec<usize>,
    /// The option taken.
    pub taken: Option<usize>,
    /// How likely, 0 to 1.
    pub confidence: f32,
    /// What spoke for it.
    pub cues: Vec<Cue>,
}

/// The forced choices and questions of a text.
pub fn read(_reading: &super::reading::Reading<'_>, _passages: &[super::scenes::Passage]) -> Vec<Conflict> {
    Vec::new()
}

/// What to call a dilemma.
pub fn title(_teller: &super::retell::Teller<'_, '_>, _conflict: &Conflict) -> String {
    String::new()
}
