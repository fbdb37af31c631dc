//! How much there is in an outline, so that two versions of it can be told apart at a glance.

use super::{Character, Dilemma, Location, Outline, Scene, Strand};

/// How much there is in an outline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// How many scenes.
    pub scenes: usize,
    /// How many characters.
    pub characters: usize,
    /// How many words a writer has put into it: names, texts and notes of everything, without the sources.
    pub words: usize,
}

impl Extent {
    /// How much there is in `outline`.
    pub fn of(outline: &Outline) -> Self {
        let Outline { title, series, logline, notes, .. } = outline;
        let words = words([title, series, logline, notes])
            + outline.scenes.iter().map(|scene| in_scene(scene)).sum::<usize>()
            + outline.characters.iter().map(|character| in_character(character)).sum::<usize>()
            + outline.locations.iter().map(|location| in_location(location)).sum::<usize>()
            + outline.strands.iter().map(|strand| in_strand(strand)).sum::<usize>()
            + outline.dilemmas.iter().map(|dilemma| in_dilemma(dilemma)).sum::<usize>();
        Self { scenes: outline.scenes.len(), characters: outline.characters.len(), words }
    }
}

/// Whether two versions of an outline differ in nothing but the time at which they were saved.
pub fn is_same_story(one: &Outline, other: &Outline) -> bool {
    let timeless = |outline: &Outline| Outline { created: None, modified: None, ..outline.clone() };
    timeless(one) == timeless(other)
}

fn words<'a>(texts: impl IntoIterator<Item = &'a String>) -> usize {
    texts.into_iter().map(|text| text.split_whitespace().count()).sum()
}

fn in_scene(scene: &Scene) -> usize {
    words([&scene.title, &scene.summary, &scene.notes]) + words(scene.quotes.iter().map(|quote| &quote.text))
}

fn in_character(character: &Character) -> usize {
    words([&character.name, &character.role, &character.description, &character.notes])
}

fn in_location(location: &Location) -> usize {
    words([&location.name, &location.notes])
}

fn in_strand(strand: &Strand) -> usize {
    words([&strand.title, &strand.notes])
}

fn in_dilemma(dilemma: &Dilemma) -> usize {
    let options = dilemma.options.iter().flat_map(|option| [&option.text, &option.price]);
    words([&dilemma.title, &dilemma.stakes, &dilemma.notes]) + words(options)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chrono::DateTime;

    use super::*;

    #[test]
    fn scenes_characters_and_words_are_counted() {
        let scene = Scene { title: "Am Hafen".into(), summary: "Ida  wartet.".into(), ..Scene::default() };
        let character =
            Character { name: "Ida".into(), notes: "wählt selbst".into(), ..Character::default() };
        let outline = Outline {
            title: "Ebbe".into(),
            scenes: vec![Arc::new(scene.clone()), Arc::new(scene)],
            characters: vec![Arc::new(character)],
            ..Outline::default()
        };
        assert_eq!(Extent::of(&outline), Extent { scenes: 2, characters: 1, words: 1 + 2 * 4 + 3 });
    }

    #[test]
    fn the_time_of_saving_is_no_part_of_the_story() {
        let one = Outline { title: "Ebbe".into(), ..Outline::default() };
        let later = Outline { modified: Some(DateTime::UNIX_EPOCH), ..one.clone() };
        assert!(is_same_story(&one, &later));
        assert!(!is_same_story(&one, &Outline { title: "Flut".into(), ..later }));
    }
}
