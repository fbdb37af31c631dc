//! Cue sheets and weights of the stages about the story, one set for each language, read once.

use std::{collections::BTreeMap, sync::OnceLock};

use super::{
    Language,
    phrases::{Group, Sheet},
};

/// What a language's files say.
#[derive(Debug, Default)]
pub struct Lore {
    /// What opens or binds scenes and strands.
    pub scene_cues: Sheet,
}

/// A weight for each feature.
pub type Weights = BTreeMap<String, f32>;

/// The cue sheets of `language`.
pub fn of(language: Language) -> &'static Lore {
    static GERMAN: OnceLock<Lore> = OnceLock::new();
    static ENGLISH: OnceLock<Lore> = OnceLock::new();
    match language {
        Language::German => GERMAN.get_or_init(|| Lore {
            scene_cues: sheet(include_str!("../../assets/lexicons/de/scene_cues.ron")),
        }),
        Language::English => ENGLISH.get_or_init(|| Lore {
            scene_cues: sheet(include_str!("../../assets/lexicons/en/scene_cues.ron")),
        }),
    }
}

/// A cue sheet; an unreadable one finds nothing, which the tests of this file would notice.
fn sheet(text: &str) -> Sheet {
    Sheet::new(ron::from_str::<Vec<Group>>(text).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sheet_can_be_read() {
        for text in [
            include_str!("../../assets/lexicons/de/scene_cues.ron"),
            include_str!("../../assets/lexicons/en/scene_cues.ron"),
        ] {
            let groups: Result<Vec<Group>, _> = ron::from_str(text);
            assert!(groups.is_ok(), "{groups:?}");
        }
    }
}
