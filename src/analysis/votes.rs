//! Weighted votes: what was observed of something, times what each observation counts.
//!
//! The weights are learned from annotated synopses (logistic regression) and lie beside the word lists.

use std::sync::LazyLock;

use super::{
    Cue,
    lexicon::{WordMap, built_in},
};

/// An observation, by its rule's id, and how strongly it was made.
pub type Feature = (&'static str, f32);

/// A weight for each feature.
pub type Weights = WordMap<f32>;

/// What counts before anything is observed.
pub const BIAS: &str = "bias";

/// What `rule` counts; nothing where that was never learned.
pub fn weight(weights: &Weights, rule: &str) -> f32 {
    weights.get(rule).copied().unwrap_or(0.0)
}

/// The sum of what speaks for and against: above 0 for yes.
pub fn vote(weights: &Weights, features: &[Feature]) -> f32 {
    features.iter().fold(weight(weights, BIAS), |sum, (rule, value)| sum + weight(weights, rule) * value)
}

/// How likely a yes is, 0 to 1.
pub fn likelihood(vote: f32) -> f32 {
    1.0 / (1.0 + (-vote).exp())
}

/// So many reasons are told.
const TOLD: usize = 6;

/// The strongest reasons for and against, the strongest first; what hardly counts is left out.
pub fn strongest(mut cues: Vec<Cue>) -> Vec<Cue> {
    cues.retain(|cue| cue.weight.abs() >= 0.3);
    cues.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()).then(a.rule.cmp(b.rule)));
    cues.truncate(TOLD);
    cues
}

/// What counts for somebody without a name.
pub fn unnamed() -> &'static Weights {
    static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| built_in!("weights/unnamed"));
    &WEIGHTS
}
