//! Which words are names of persons: a weighted vote of what `features` observes.

use std::ops::Range;

use super::candidates::Scan;
use super::features::{self, Feature};
use crate::analysis::lexicon::lists;
use crate::analysis::lore::Weights;
use crate::analysis::{Cue, Language};

lists! {
    /// How much each observation counts for a name.
    name_weights: Weights = "name_weights";
}

/// How likely a candidate is a name, and why.
#[derive(Clone, Debug)]
pub(super) struct Verdict {
    /// Above 0 where it is.
    pub(super) score: f32,
    /// What was observed.
    pub(super) features: Vec<Feature>,
}

/// A verdict for each candidate, in order.
pub(super) fn judge(scan: &Scan<'_, '_>, weights: &Weights) -> Vec<Verdict> {
    features::observe(scan)
        .into_iter()
        .map(|features| {
            let bias = weights.get("bias").copied().unwrap_or(0.0);
            let score = features
                .iter()
                .fold(bias, |sum, (rule, value)| sum + weights.get(*rule).copied().unwrap_or(0.0) * value);
            Verdict { score, features }
        })
        .collect()
}

/// The weights of `language`.
pub(super) fn weights(language: Language) -> &'static Weights {
    name_weights(language)
}

/// The strongest of what spoke for a name, at `range`.
pub(super) fn cues(verdict: &Verdict, weights: &Weights, range: &Range<usize>) -> Vec<Cue> {
    let mut cues: Vec<Cue> = verdict
        .features
        .iter()
        .map(|(rule, value)| Cue {
            rule,
            weight: weights.get(*rule).copied().unwrap_or(0.0) * value,
            range: Some(range.clone()),
        })
        .filter(|cue| cue.weight.abs() >= 0.3)
        .collect();
    cues.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()).then(a.rule.cmp(b.rule)));
    cues.truncate(6);
    cues
}
