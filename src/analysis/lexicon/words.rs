//! The shapes of lists that are more than a set of words.

use std::sync::LazyLock;

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

/// Small words inside names and parts, in lower case. The file says what each list is for.
#[derive(Clone, Debug, Default, Deserialize)]
#[allow(missing_docs)]
pub struct Particles {
    pub noble: Words,
    pub foreign: Words,
    pub joining: Words,
    pub anchors: Words,
    pub behind: Words,
}

/// The small words inside names, of any language.
pub fn particles() -> &'static Particles {
    static PARTICLES: LazyLock<Particles> = LazyLock::new(|| {
        super::read(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/lexicons/particles.ron")))
    });
    &PARTICLES
}
