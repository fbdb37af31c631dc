//! Logistic regression over named features: Newton's method with a ridge, deterministic.

use std::{collections::BTreeMap, fs, io, path::Path};

use crate::analysis::votes::{BIAS, Weights};

/// One decision to learn from: its features and whether it was right.
#[derive(Clone, Debug)]
pub struct Example {
    /// The features that are not 0.
    pub features: Vec<(&'static str, f32)>,
    /// The answer.
    pub answer: bool,
    /// How much it counts.
    pub weight: f32,
}

/// An example by feature numbers: what it has of each, the answer, how much it counts.
type Row = (Vec<(usize, f64)>, f64, f64);

/// The weights that make the examples likeliest, those of rare features held near 0 by `ridge`.
pub fn learn<'e>(examples: impl Iterator<Item = &'e Example> + Clone, ridge: f64) -> Weights {
    let mut names: BTreeMap<&str, usize> = BTreeMap::from([(BIAS, 0)]);
    for example in examples.clone() {
        for (name, _) in &example.features {
            let next = names.len();
            names.entry(name).or_insert(next);
        }
    }
    let rows: Vec<Row> = examples
        .map(|example| {
            let mut row: Vec<(usize, f64)> =
                example.features.iter().map(|(name, value)| (names[name], f64::from(*value))).collect();
            row.push((0, 1.0));
            (row, f64::from(u8::from(example.answer)), f64::from(example.weight))
        })
        .collect();
    let mut weights = vec![0.0; names.len()];
    for _ in 0..30 {
        let step = newton_step(&rows, &weights, ridge);
        let size = step.iter().map(|x| x.abs()).fold(0.0, f64::max);
        weights.iter_mut().zip(&step).for_each(|(weight, step)| *weight += step.clamp(-2.0, 2.0));
        if size < 1e-6 {
            break;
        }
    }
    let rounded = |weight: f64| ((weight * 100.0).round() / 100.0) as f32;
    names.into_iter().map(|(name, index)| (name.to_owned(), rounded(weights[index]))).collect()
}

/// Writes learned weights as the program reads them: what they are `about`, and the workshop's command that made them.
pub fn write(path: &Path, about: &str, command: &str, weights: &Weights) -> io::Result<()> {
    let mut text = format!(
        "// {about}\n// Learned from tests/corpus by `workshop {command}`; not to be edited by hand.\n{{\n"
    );
    for (name, weight) in weights.iter() {
        text.push_str(&format!("    {name:?}: {weight:.2},\n"));
    }
    text.push_str("}\n");
    fs::write(path, text)
}

fn newton_step(rows: &[Row], weights: &[f64], ridge: f64) -> Vec<f64> {
    let n = weights.len();
    let mut slope = vec![0.0; n];
    let mut curve = vec![vec![0.0; n]; n];
    for (row, answer, importance) in rows {
        let z: f64 = row.iter().map(|&(i, x)| weights[i] * x).sum();
        let p = 1.0 / (1.0 + (-z).exp());
        let bend = importance * (p * (1.0 - p)).max(1e-6);
        for &(i, x) in row {
            slope[i] += importance * (answer - p) * x;
            for &(j, y) in row {
                curve[i][j] += bend * x * y;
            }
        }
    }
    for i in 0..n {
        let hold = if i == 0 { 1e-6 } else { ridge };
        slope[i] -= hold * weights[i];
        curve[i][i] += hold;
    }
    solve(curve, slope)
}

/// Solves `matrix · x = right` for a symmetric positive matrix.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let n = right.len();
    for i in 0..n {
        let pivot = matrix[i][i].max(1e-12);
        let (above, below) = matrix.split_at_mut(i + 1);
        let row = &above[i];
        for (offset, other) in below.iter_mut().enumerate() {
            let factor = other[i] / pivot;
            if factor != 0.0 {
                other[i..].iter_mut().zip(&row[i..]).for_each(|(x, y)| *x -= factor * y);
                right[i + 1 + offset] -= factor * right[i];
            }
        }
    }
    for i in (0..n).rev() {
        let known: f64 = (i + 1..n).map(|j| matrix[i][j] * right[j]).sum();
        right[i] = (right[i] - known) / matrix[i][i].max(1e-12);
    }
    right
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::votes::vote;

    #[test]
    fn what_always_goes_with_yes_gets_a_positive_weight() {
        let example = |features: &[(&'static str, f32)], answer| Example {
            features: features.to_vec(),
            answer,
            weight: 1.0,
        };
        let examples = [
            example(&[("sun", 1.0)], true),
            example(&[("sun", 1.0), ("wind", 1.0)], true),
            example(&[("wind", 1.0)], false),
            example(&[], false),
        ];
        let weights = learn(examples.iter(), 0.1);
        assert!(weights.get("sun").is_some_and(|weight| *weight > 1.0), "{weights:?}");
        assert!(weights.get("wind").is_some_and(|weight| weight.abs() < 0.5), "{weights:?}");
        assert!(vote(&weights, &[("sun", 1.0)]) > 0.0);
        assert!(vote(&weights, &[("wind", 1.0)]) < 0.0);
    }
}
