//! Cue sheets and weights of the stages about the story, one set for each language, read once.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};

use serde::{Deserialize, de::DeserializeOwned};

use super::{
    Language,
    phrases::{Group, Sheet},
};

/// What a language's files say.
#[derive(Debug, Default)]
pub struct Lore {
    /// What opens or binds scenes and strands.
    pub scene_cues: Sheet,
    /// Articles, possessives, and prepositions that hold one.
    pub articles: BTreeSet<String>,
    /// Prepositions of a place that somebody comes from or goes to.
    pub away_prepositions: BTreeSet<String>,
    /// The votes on where scenes begin.
    pub boundary_weights: Weights,
    /// The votes on what belongs to one strand.
    pub strand_weights: Weights,
}

/// Small word classes, as they stand in their file.
#[derive(Debug, Default, Deserialize)]
struct Words {
    articles: BTreeSet<String>,
    away_prepositions: BTreeSet<String>,
}

/// A weight for each feature.
pub type Weights = BTreeMap<String, f32>;

/// The cue sheets of `language`.
pub fn of(language: Language) -> &'static Lore {
    static GERMAN: OnceLock<Lore> = OnceLock::new();
    static ENGLISH: OnceLock<Lore> = OnceLock::new();
    match language {
        Language::German => GERMAN.get_or_init(|| {
            lore(
                include_str!("../../assets/lexicons/de/scene_cues.ron"),
                include_str!("../../assets/lexicons/de/story_words.ron"),
            )
        }),
        Language::English => ENGLISH.get_or_init(|| {
            lore(
                include_str!("../../assets/lexicons/en/scene_cues.ron"),
                include_str!("../../assets/lexicons/en/story_words.ron"),
            )
        }),
    }
}

fn lore(scene_cues: &str, words: &str) -> Lore {
    let words: Words = parsed(words);
    Lore {
        scene_cues: Sheet::new(parsed::<Vec<Group>>(scene_cues)),
        articles: words.articles,
        away_prepositions: words.away_prepositions,
        boundary_weights: parsed(include_str!("../../assets/lexicons/weights/boundaries.ron")),
        strand_weights: parsed(include_str!("../../assets/lexicons/weights/strands.ron")),
    }
}

/// A list as it stands in its file. The files are part of the program and a test reads each, so the empty
/// list stands in only for one that would never have been released.
fn parsed<T: DeserializeOwned + Default>(text: &str) -> T {
    let list = ron::from_str(text);
    debug_assert!(list.is_ok(), "{:?}", list.err());
    list.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_can_be_read() {
        for language in [Language::German, Language::English] {
            let lore = of(language);
            assert!(lore.scene_cues.rules().count() > 5);
            assert!(!lore.boundary_weights.is_empty() && !lore.strand_weights.is_empty());
        }
    }
}
