//! What the scenes show, looked up once for each version: numbers, letters, short names, dilemmas, sums.
//!
//! Pure: knows the outline, and neither egui nor words.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::analysis::{Language, lexicon};
use crate::outline::{
    Character, CharacterId, CharacterKind, Dilemma, Length, LocationId, Outcome, Outline, Scene, SceneId,
};

/// An outline with what its scenes show.
#[derive(Clone, Debug, Default)]
pub(crate) struct Overview {
    outline: Arc<Outline>,
    scenes: BTreeMap<SceneId, usize>,
    persons: BTreeMap<CharacterId, Person>,
    places: BTreeMap<LocationId, usize>,
    turns: BTreeMap<SceneId, Vec<Turn>>,
}

/// A character as a chip shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Person {
    /// Which in the list of characters.
    pub(crate) index: usize,
    /// What the others call them: `Kai`.
    pub(crate) short_name: String,
}

/// What happens to a dilemma in a scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Turn {
    /// Which in the list of dilemmas.
    pub(crate) dilemma: usize,
    /// What happens.
    pub(crate) phase: Phase,
}

/// A dilemma opens, presses, is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Phase {
    /// It is stated.
    Opens,
    /// It gets harder.
    Presses,
    /// It is over.
    Decided,
}

/// Figures about the whole episode.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// How many scenes there are.
    pub(crate) scenes: usize,
    /// How long those are together that have a length.
    pub(crate) length: Length,
    /// How many scenes have no length.
    pub(crate) without_minutes: usize,
    /// How many scenes that the importer found have been checked.
    pub(crate) checked: usize,
    /// How many have not.
    pub(crate) unchecked: usize,
}

impl Overview {
    /// Looks up what the scenes of this version show.
    pub(crate) fn new(outline: &Arc<Outline>) -> Self {
        let index = |(index, scene): (usize, &Arc<Scene>)| -> (SceneId, usize) { (scene.id.clone(), index) };
        Self {
            scenes: outline.scenes.iter().enumerate().map(index).collect(),
            persons: persons(outline),
            places: outline.locations.iter().enumerate().map(|(n, item)| (item.id.clone(), n)).collect(),
            turns: turns(outline),
            outline: Arc::clone(outline),
        }
    }

    /// The version that was looked up.
    pub(crate) const fn outline(&self) -> &Arc<Outline> {
        &self.outline
    }

    /// The scene's place in telling order, counted from 0.
    pub(crate) fn place_of(&self, scene: &SceneId) -> Option<usize> {
        self.scenes.get(scene).copied()
    }

    /// What the others call this character.
    pub(crate) fn short_name(&self, character: &CharacterId) -> &str {
        self.persons.get(character).map_or("", |person| &person.short_name)
    }

    /// The name of the place where the scene plays, if it has one.
    pub(crate) fn place_name(&self, scene: &Scene) -> Option<&str> {
        let place = *self.places.get(scene.location.as_ref()?)?;
        Some(&self.outline.locations[place].name)
    }

    /// What happens to dilemmas in the scene, in the order of the list of dilemmas.
    pub(crate) fn turns_in(&self, scene: &SceneId) -> &[Turn] {
        self.turns.get(scene).map_or(&[], Vec::as_slice)
    }

    /// The dilemma of a turn.
    pub(crate) fn dilemma(&self, turn: Turn) -> &Dilemma {
        &self.outline.dilemmas[turn.dilemma]
    }
}

impl Tally {
    /// The figures about these scenes.
    pub(crate) fn of<'s>(scenes: impl Iterator<Item = &'s Scene>) -> Self {
        scenes.fold(Self::default(), |mut tally, scene| {
            tally.scenes += 1;
            tally.length = tally.length + scene.length.unwrap_or_default();
            tally.without_minutes += usize::from(scene.length.is_none());
            if let Some(found) = &scene.found {
                tally.checked += usize::from(found.checked);
                tally.unchecked += usize::from(!found.checked);
            }
            tally
        })
    }
}

fn turns(outline: &Outline) -> BTreeMap<SceneId, Vec<Turn>> {
    let mut turns: BTreeMap<SceneId, Vec<Turn>> = BTreeMap::new();
    for (index, dilemma) in outline.dilemmas.iter().enumerate() {
        let mut add = |scene: &SceneId, phase| {
            turns.entry(scene.clone()).or_default().push(Turn { dilemma: index, phase });
        };
        if let Some(scene) = &dilemma.opens {
            add(scene, Phase::Opens);
        }
        for scene in &dilemma.presses {
            add(scene, Phase::Presses);
        }
        if let Outcome::Decided { scene: Some(scene), .. } = &dilemma.outcome {
            add(scene, Phase::Decided);
        }
    }
    turns
}

fn persons(outline: &Outline) -> BTreeMap<CharacterId, Person> {
    let mut bearers: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (index, character) in outline.characters.iter().enumerate() {
        for word in character.name.split_whitespace() {
            bearers.entry(word).or_default().insert(index);
        }
    }
    let is_clear = |word: &str| bearers.get(word).is_some_and(|bearers| bearers.len() == 1);
    outline
        .characters
        .iter()
        .enumerate()
        .map(|(index, character)| {
            let short_name = short_name(character, is_clear).to_owned();
            (character.id.clone(), Person { index, short_name })
        })
        .collect()
}

/// The word of the name that the text itself uses alone, else the first word; the whole name where that word
/// could be somebody else.
fn short_name(character: &Character, is_clear: impl Fn(&str) -> bool) -> &str {
    let name = character.name.as_str();
    if character.kind != CharacterKind::Named {
        return name;
    }
    let is_used_alone = |word: &&str| character.aliases.iter().any(|alias| alias == word);
    let mut words = name.split_whitespace().filter(|word| is_clear(word));
    let mut own = name.split_whitespace().skip_while(|word| is_address(word));
    let first = own.next().filter(|word| is_clear(word));
    // `Frau Kestner` is not called `Kestner`.
    let first = first.filter(|first| name.starts_with(first) || own.next().is_some());
    words.find(is_used_alone).or(first).unwrap_or(name)
}

/// Whether the word stands before a name and is no part of it: `Frau`, `Dr.`, `der`.
fn is_address(word: &str) -> bool {
    [Language::German, Language::English].into_iter().any(|language| {
        lexicon::title(word, language).is_some() || lexicon::determiners(language).has(&word.to_lowercase())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::Minutes;
    use crate::outline::{Confidence, DilemmaId, Found};

    fn named(name: &str, aliases: &[&str]) -> Arc<Character> {
        Arc::new(Character {
            id: crate::outline::slug(name).as_str().into(),
            name: name.to_owned(),
            aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
            ..Default::default()
        })
    }

    #[test]
    fn chips_call_people_as_the_story_does() {
        let father =
            Character { kind: CharacterKind::Unnamed, ..Character::clone(&named("Kais Vater", &[])) };
        let outline = Outline {
            characters: vec![
                named("Kai Krause", &["Kai"]),
                named("Sarah Krause", &[]),
                named("Theresa Koshka", &["Dr. Theresa Koshka", "Koshka"]),
                named("Ben", &[]),
                named("Ben Ahlbeck", &["Ben"]),
                Arc::new(father),
                named("Frau Kestner", &[]),
                named("Dr. Selma Yıldız", &[]),
                named("Der Alte", &[]),
            ],
            ..Default::default()
        };
        let overview = Overview::new(&Arc::new(outline));
        let short: Vec<_> =
            overview.outline.characters.iter().map(|item| overview.short_name(&item.id)).collect();
        assert_eq!(
            short,
            [
                "Kai",
                "Sarah",
                "Koshka",
                "Ben",
                "Ben Ahlbeck",
                "Kais Vater",
                "Frau Kestner",
                "Selma",
                "Der Alte"
            ]
        );
    }

    #[test]
    fn dilemmas_turn_in_scenes() {
        let dilemma = |id: &str, opens: &str, outcome| {
            Arc::new(Dilemma {
                id: DilemmaId::new(id),
                opens: Some(opens.into()),
                presses: vec!["two".into()],
                outcome,
                ..Default::default()
            })
        };
        let decided = Outcome::Decided { option: None, scene: Some("two".into()) };
        let outline = Outline {
            dilemmas: vec![dilemma("x", "one", Outcome::Open), dilemma("y", "two", decided)],
            ..Default::default()
        };
        let overview = Overview::new(&Arc::new(outline));
        let turns = |scene: &str| -> Vec<(usize, Phase)> {
            overview.turns_in(&scene.into()).iter().map(|turn| (turn.dilemma, turn.phase)).collect()
        };
        assert_eq!(turns("one"), [(0, Phase::Opens)]);
        assert_eq!(
            turns("two"),
            [(0, Phase::Presses), (1, Phase::Opens), (1, Phase::Presses), (1, Phase::Decided)]
        );
        assert_eq!(turns("three"), []);
    }

    #[test]
    fn the_episode_in_figures() {
        let scene = |minutes: Option<u32>, checked: Option<bool>| Scene {
            length: minutes.map(|minutes| Minutes::whole(minutes).into()),
            found: checked.map(|checked| Found {
                checked,
                confidence: Confidence::from_f64(0.5),
                reasons: Vec::new(),
            }),
            ..Default::default()
        };
        let scenes = [scene(Some(3), Some(true)), scene(Some(4), Some(false)), scene(None, None)];
        assert_eq!(
            Tally::of(scenes.iter()),
            Tally {
                scenes: 3,
                length: Length { minutes: Minutes::whole(7), is_estimate: false },
                without_minutes: 1,
                checked: 1,
                unchecked: 1
            }
        );
    }
}
