//! The few numbers that no regression yields: how far a stage leans. Each is turned until the documents that were
//! left out are read best.

use super::Learned;
use crate::workshop::score::Board;

/// Where a number stands, and what it is fitted to.
#[derive(Clone, Debug)]
struct Dial {
    name: &'static str,
    value: f32,
    tried: &'static [f32],
    worth: fn(&Board) -> f64,
}

/// All of them.
#[derive(Clone, Debug)]
pub(super) struct Dials(Vec<Dial>);

impl Default for Dials {
    fn default() -> Self {
        Self(vec![
            Dial {
                // How far a boundary is favoured over none: F1 asks for more of them than the likeliest answer has.
                name: "scene/leaning",
                value: 0.3,
                tried: &[0.15, 0.3, 0.45],
                worth: |board| board.boundaries.f1(),
            },
            Dial {
                // How far a place is favoured over none.
                name: "where/leaning",
                value: 0.8,
                tried: &[0.0, 0.4, 0.8, 1.2, 1.6],
                worth: Board::placed,
            },
            Dial {
                // How far taking part is favoured over being mentioned.
                name: "cast/leaning",
                value: 0.0,
                tried: &[-0.6, -0.3, 0.0, 0.3, 0.6],
                worth: |board| board.scene_characters.f1(),
            },
            Dial {
                // How alike groups of segments must be to be one strand. A strand too many costs a writer more than one
                // too few, so it never leans towards parting them.
                name: "strand/threshold",
                value: 0.0,
                tried: &[-0.2, -0.1, 0.0],
                worth: |board| board.strands.f1(),
            },
            Dial {
                // The votes that let a sentence join a choice stated nearby.
                name: "dilemma/joins",
                value: -0.6,
                tried: &[-1.2, -0.9, -0.6, -0.3],
                worth: |board| board.dilemmas.f1(),
            },
            Dial {
                // The votes that let a sentence state a choice by itself.
                name: "dilemma/states",
                value: 0.2,
                tried: &[0.0, 0.2, 0.4],
                worth: |board| board.dilemmas.f1(),
            },
        ])
    }
}

impl Dials {
    /// Turns one after the other, twice, to where `measure` is best.
    pub(super) fn fitted(mut measure: impl FnMut(&Self) -> Board) -> Self {
        let mut dials = Self::default();
        for _ in 0..2 {
            for at in 0..dials.0.len() {
                let tried = dials.0[at].tried;
                let worths: Vec<f64> = tried
                    .iter()
                    .map(|&value| {
                        dials.0[at].value = value;
                        (dials.0[at].worth)(&measure(&dials))
                    })
                    .collect();
                dials.0[at].value = tried[flattest_top(&worths)];
            }
        }
        dials
    }

    /// Enters them among the weights of their stages.
    pub(super) fn set(&self, learned: &mut Learned) {
        for dial in &self.0 {
            let weights = match dial.name {
                "scene/leaning" => &mut learned.boundaries,
                "strand/threshold" => &mut learned.strands,
                "where/leaning" => &mut learned.places,
                "cast/leaning" => &mut learned.cast,
                _ => &mut learned.choices,
            };
            weights.insert(dial.name, dial.value);
        }
    }
}

/// Where the worth is best together with its neighbours: a peak between two valleys is chance.
fn flattest_top(worths: &[f64]) -> usize {
    let around = |at: usize| {
        let before = worths[at.saturating_sub(1)];
        let after = worths[(at + 1).min(worths.len() - 1)];
        before + 2.0 * worths[at] + after
    };
    (0..worths.len()).max_by(|&a, &b| around(a).total_cmp(&around(b)).then(b.cmp(&a))).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::flattest_top;

    #[test]
    fn a_plateau_beats_a_peak() {
        assert_eq!(flattest_top(&[0.5, 0.81, 0.5, 0.8, 0.8, 0.79]), 4);
        assert_eq!(flattest_top(&[0.9, 0.8, 0.7]), 0);
    }
}
