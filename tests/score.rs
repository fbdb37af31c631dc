//! The scorer agrees with `score.py`, which defines the figures.
//!
//! `fixtures/score` holds outlines with all kinds of mistakes, and `figures.json`: what
//! `score.py --json corpus outlines` said of their JSON exports.

// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};

use bogen::{
    store,
    workshop::{gold, score::Board},
};
use serde_json::Value;

#[test]
fn every_figure_agrees_to_the_third_decimal() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let folder = tests.join("fixtures/score");
    let figures: Value =
        serde_json::from_str(&fs::read_to_string(folder.join("figures.json")).unwrap()).unwrap();
    let mut board = Board::default();
    let mut documents = 0;
    for document in gold::read_corpus(&[tests.join("corpus")]).unwrap() {
        let path = folder.join(&document.gold.id).with_extension("ron");
        if path.exists() {
            board.add(&document.gold, &store::open(&path).unwrap().outline);
            documents += 1;
        }
    }
    assert_eq!(figures["documents"], documents);
    for row in board.rows() {
        let figure = &figures[row.name];
        let agrees = |ours: Option<f64>, theirs: &Value| match (ours, theirs.as_f64()) {
            (Some(ours), Some(theirs)) => (ours - theirs).abs() < 0.0005,
            (ours, theirs) => ours.is_none() && theirs.is_none(),
        };
        assert!(agrees(row.precision, &figure["p"]), "{row:?} but {figure}");
        assert!(agrees(row.recall, &figure["r"]), "{row:?} but {figure}");
        assert!(agrees(Some(row.value), &figure["f1"]), "{row:?} but {figure}");
        assert_eq!(figure["n"], row.count, "{row:?}");
    }
}
