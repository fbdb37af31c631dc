//! The outline as a person reads it: numbers, letters and names in the place of ids.

use std::collections::BTreeMap;

use super::words::{Words, words};
use crate::outline::{
    Character, CharacterId, Dilemma, Divider, DividerKind, LocationId, Outcome, Outline, Scene, SceneId,
    StrandId, letter,
};

/// An outline with everything at hand that its ids stand for.
pub(super) struct Sheet<'a> {
    pub(super) outline: &'a Outline,
    pub(super) words: &'static Words,
    numbers: BTreeMap<&'a SceneId, usize>,
    names: BTreeMap<&'a CharacterId, String>,
    places: BTreeMap<&'a LocationId, &'a str>,
    letters: BTreeMap<&'a StrandId, String>,
    turns: BTreeMap<&'a SceneId, Vec<(Turn, &'a Dilemma)>>,
    dividers: BTreeMap<Option<&'a SceneId>, Vec<&'a Divider>>,
}

/// What a scene means for a dilemma.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    Opens,
    Presses,
    Decides,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(outline: &'a Outline) -> Self {
        let mut turns: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for dilemma in &outline.dilemmas {
            let decided = match &dilemma.outcome {
                Outcome::Decided { scene, .. } => scene.as_ref(),
                Outcome::Open => None,
            };
            let opens = dilemma.opens.iter().map(|scene| (scene, Turn::Opens));
            let presses = dilemma.presses.iter().map(|scene| (scene, Turn::Presses));
            for (scene, turn) in opens.chain(presses).chain(decided.map(|scene| (scene, Turn::Decides))) {
                turns.entry(scene).or_default().push((turn, &**dilemma));
            }
        }
        let mut dividers: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for divider in &outline.dividers {
            dividers.entry(divider.before.as_ref()).or_default().push(&**divider);
        }
        let strands = outline.strands.iter().enumerate();
        Self {
            outline,
            words: words(&outline.language),
            numbers: outline.scenes.iter().enumerate().map(|(index, scene)| (&scene.id, index + 1)).collect(),
            names: outline.characters.iter().map(|character| (&character.id, full_name(character))).collect(),
            places: outline.locations.iter().map(|place| (&place.id, place.name.as_str())).collect(),
            letters: strands.map(|(index, strand)| (&strand.id, letter(index))).collect(),
            turns,
            dividers,
        }
    }

    /// The scene's number in telling order, from 1.
    pub(super) fn number(&self, scene: &SceneId) -> Option<usize> {
        self.numbers.get(scene).copied()
    }

    /// What an item of this title is called.
    pub(super) fn title(&self, title: &str) -> String {
        let title = one_line(title);
        if title.is_empty() { self.words.untitled.to_owned() } else { title }
    }

    /// The names of these characters in a line.
    pub(super) fn listed(&self, ids: &'a [CharacterId]) -> String {
        one_line(&self.names(ids).join(", "))
    }

    /// The names of these characters.
    pub(super) fn names(&self, ids: &'a [CharacterId]) -> Vec<&str> {
        ids.iter().map(|id| self.name(id)).collect()
    }

    pub(super) fn name(&self, id: &'a CharacterId) -> &str {
        self.names.get(id).map_or(id.as_str(), String::as_str)
    }

    pub(super) fn place(&self, scene: &Scene) -> Option<&'a str> {
        self.places.get(scene.location.as_ref()?).copied()
    }

    pub(super) fn letter(&self, scene: &Scene) -> Option<&str> {
        self.letters.get(scene.strand.as_ref()?).map(String::as_str)
    }

    /// The dilemmas that something happens to in this scene.
    pub(super) fn turns(&self, scene: &SceneId) -> &[(Turn, &'a Dilemma)] {
        self.turns.get(scene).map_or(&[], Vec::as_slice)
    }

    /// What stands before this scene, or at the end.
    fn dividers(&self, before: Option<&'a SceneId>) -> &[&'a Divider] {
        self.dividers.get(&before).map_or(&[], Vec::as_slice)
    }

    /// What stands before this scene, or at the end, by name; `acts` counts the acts up to there.
    pub(super) fn named_dividers(
        &self,
        before: Option<&'a Scene>,
        acts: &mut usize,
    ) -> Vec<(DividerKind, String)> {
        let dividers = self.dividers(before.map(|scene| &scene.id)).iter();
        let named = dividers.map(|divider| {
            *acts += usize::from(divider.kind == DividerKind::Act);
            (divider.kind, self.words.mark(divider.kind, &one_line(&divider.title), *acts))
        });
        named.collect()
    }

    pub(super) fn turn(&self, turn: Turn) -> &'static str {
        match turn {
            Turn::Opens => self.words.opens,
            Turn::Presses => self.words.presses,
            Turn::Decides => self.words.decides,
        }
    }
}

/// `text` on one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `Dr. Matteo Moreau`.
fn full_name(character: &Character) -> String {
    if character.title.is_empty() {
        character.name.clone()
    } else {
        format!("{} {}", character.title, character.name)
    }
}
