//! How much there is in an outline, so that two versions of it can be told apart at a glance.

use super::{Outline, for_each_text};

/// How much there is in an outline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// How many scenes.
    pub scenes: usize,
    /// How many characters.
    pub characters: usize,
    /// How many words a writer has put into it: names, texts and notes of everything, without the sources and what is
    /// quoted from them.
    pub words: usize,
}

impl Extent {
    /// How much there is in `outline`.
    pub fn of(outline: &Outline) -> Self {
        let mut words = 0;
        for_each_text(outline, |_, _, _, text| words += text.split_whitespace().count());
        Self { scenes: outline.scenes.len(), characters: outline.characters.len(), words }
    }
}

/// Whether two versions of an outline differ in nothing but the time at which they were saved.
pub fn is_same_story(one: &Outline, other: &Outline) -> bool {
    let timeless = |outline: &Outline| Outline { created: None, modified: None, ..outline.clone() };
    timeless(one) == timeless(other)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chrono::DateTime;

    use super::*;
    use crate::outline::{Character, Scene};

    #[test]
    fn scenes_characters_and_words_are_counted() {
        let scene = Scene { title: "Am Hafen".into(), summary: "Ida  wartet.".into(), ..Scene::default() };
        let character = Character {
            name: "Ida".into(),
            aliases: vec!["Die Fremde".into()],
            notes: "wählt selbst".into(),
            ..Character::default()
        };
        let outline = Outline {
            title: "Ebbe".into(),
            scenes: vec![Arc::new(scene.clone()), Arc::new(scene)],
            characters: vec![Arc::new(character)],
            ..Outline::default()
        };
        assert_eq!(Extent::of(&outline), Extent { scenes: 2, characters: 1, words: 1 + 2 * 4 + 5 });
    }

    #[test]
    fn the_time_of_saving_is_no_part_of_the_story() {
        let one = Outline { title: "Ebbe".into(), ..Outline::default() };
        let later = Outline { modified: Some(DateTime::UNIX_EPOCH), ..one.clone() };
        assert!(is_same_story(&one, &later));
        assert!(!is_same_story(&one, &Outline { title: "Flut".into(), ..later }));
    }
}
