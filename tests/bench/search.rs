//! How long it takes to find words in a long outline, and to replace them all:
//! `cargo bench --no-default-features --bench search`.
//!
//! Goal: ten thousand scenes are searched between two keystrokes, within a frame (16 ms).

#![allow(clippy::unwrap_used)] // A bench may fail loudly.

#[path = "../long/mod.rs"]
mod long;

use std::sync::Arc;

use bogen::{
    outline::{Edit, Outline},
    session::{Pair, Search},
};
use divan::Bencher;

fn main() {
    divan::main();
}

/// Ten thousand scenes, each with as much text as the importer takes from a paragraph.
fn outline() -> Outline {
    let mut outline = long::long(10_000);
    for scene in &mut outline.scenes {
        Arc::make_mut(scene).summary =
            "Anna ringt mit sich. Ruprechts Brief liegt noch auf dem Tisch, und draußen dämmert es schon. "
                .repeat(3);
    }
    outline
}

fn search(from: &str, is_name: bool) -> Search {
    let pairs = vec![Pair::new(from, "Jette")];
    Search { pairs, matches_case: is_name, whole_words: is_name, with_genitive: is_name, ..Search::default() }
}

#[divan::bench(args = ["a", "an", "ruprecht", "nirgends"])]
fn find(bencher: Bencher<'_, '_>, from: &str) {
    let outline = outline();
    bencher.bench(|| search(from, false).hits(&outline).len());
}

#[divan::bench(args = ["Ruprecht", "Nirgends"])]
fn find_a_name(bencher: Bencher<'_, '_>, from: &str) {
    let outline = outline();
    bencher.bench(|| search(from, true).hits(&outline).len());
}

#[divan::bench]
fn replace_all(bencher: Bencher<'_, '_>) {
    let outline = outline();
    let search = search("Ruprecht", true);
    let edit = Edit::Reword(search.hits(&outline).iter().map(|hit| search.rewording(hit)).collect());
    bencher.bench(|| edit.apply(&outline).unwrap());
}
