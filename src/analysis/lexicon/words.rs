//! The shapes of lists that are more than a set of words.

use serde::Deserialize;

use super::Words;

/// What stands before the short and the long twin of one text.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Twins {
    /// Before the short one: `[kurz]`.
    pub short: Words,
    /// Before the long one: `[lang]`.
    pub long: Words,
}
