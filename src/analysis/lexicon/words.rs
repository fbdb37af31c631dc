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

/// How far a noun for people, in lower case and in the nominative, brings somebody into the story by itself. The
/// file says what each list is for.
#[derive(Clone, Debug, Default, Deserialize)]
#[allow(missing_docs)]
pub struct PersonNouns {
    pub mere: Words,
    pub strange: Words,
    pub strangers: Words,
    pub states: Words,
    pub doers: Words,
    pub animals: Words,
    pub passing: Words,
    pub called: Words,
    pub ties: Words,
    pub still: Words,
    pub gone: Words,
}

impl Words {
    /// Whether `word`, in lower case, is one of them or a compound that ends in one.
    pub fn has_end(&self, word: &str) -> bool {
        word.char_indices().any(|(at, _)| self.has(&word[at..]))
    }

    /// Whether `word`, in lower case, begins with one of them.
    pub fn has_start(&self, word: &str) -> bool {
        word.char_indices().any(|(at, c)| self.has(&word[..at + c.len_utf8()]))
    }
}
