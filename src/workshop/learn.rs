//! Learns the weights of the stages about the story from the annotated corpus, leaving each document out once
//! for an honest figure.

use crate::{
    analysis::{lore::Weights, reading::Reading, segments},
    workshop::{
        gold::Document,
        logistic::{Example, learn},
    },
};

/// How strongly rare features are held near 0.
const RIDGE: f64 = 2.0;

/// Right, too many, too few.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Found and right.
    pub right: f64,
    /// Found and wrong.
    pub wrong: f64,
    /// Not found.
    pub missed: f64,
}

impl Tally {
    /// The harmonic mean of precision and recall.
    pub fn f1(self) -> f64 {
        let all = 2.0 * self.right + self.wrong + self.missed;
        if all == 0.0 { 1.0 } else { 2.0 * self.right / all }
    }
}

/// For each sentence of the gold whether a scene begins with it.
pub fn gold_starts(document: &Document) -> Vec<bool> {
    let mut scene = vec![usize::MAX; document.gold.sentences.len()];
    for (index, gold) in document.gold.scenes.iter().enumerate() {
        gold.sentences.iter().for_each(|&sentence| scene[sentence] = index);
    }
    (0..scene.len()).map(|i| i == 0 || scene[i] != scene[i - 1]).collect()
}

/// The boundary decisions of a document.
pub fn boundary_examples(reading: &Reading<'_>, starts: &[bool]) -> Vec<Example> {
    let mut length = 1;
    let mut examples = Vec::new();
    for i in 1..reading.len() {
        let mut features = segments::features(reading, i);
        features.push(segments::length_feature(length));
        examples.push(Example { features, answer: starts[i], weight: 1.0 });
        length = if starts[i] { 1 } else { length + 1 };
    }
    examples
}

/// Boundaries of `weights` against the gold.
pub fn boundary_tally(reading: &Reading<'_>, starts: &[bool], weights: &Weights, tally: &mut Tally) {
    let mut found = vec![false; reading.len()];
    segments::read(reading, weights).iter().for_each(|segment| found[segment.start] = true);
    for i in 1..reading.len() {
        match (found[i], starts[i]) {
            (true, true) => tally.right += 1.0,
            (true, false) => tally.wrong += 1.0,
            (false, true) => tally.missed += 1.0,
            (false, false) => {}
        }
    }
}

/// The boundary weights of `examples`.
pub fn learn_boundaries<'e>(examples: impl Iterator<Item = &'e Example> + Clone) -> Weights {
    learn(examples, RIDGE)
}
