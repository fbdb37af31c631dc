//! How near an imported outline comes to what two careful readers wrote down: the figures of
//! `score.py` in the corpus' guidelines, by the same definitions. All documents count together.

mod board;
mod compare;
mod names;
mod pairs;
mod ranges;
mod report;
mod tally;

pub use board::{Board, Row};
pub use pairs::{people_pairs, place_pairs, unnamed_pairs};
pub use report::{measure, run};
pub use tally::{BCubed, Share, Tally};
