//! Tools that make what the program ships: they learn the weights and measure the reader.

pub mod gold;
pub mod learn;
pub mod lexicons;
pub mod logistic;
pub mod names;
pub mod pronouns;
pub mod score;
pub mod unnamed;
mod wordnet;
