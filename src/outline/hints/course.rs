//! The course of the telling: where each scene stands, and who and what is in which scenes. Gathered once for all hints.

use std::{collections::BTreeMap, ops::Range};

use crate::outline::{CharacterId, Minutes, Outline, SceneId, StrandId};

/// Fewer scenes are never a long absence.
const LEAST: usize = 4;
/// An absence is long when it is more than one in so many parts of the episode.
const PART: u64 = 3;

/// Where everything stands in the telling.
pub(super) struct Course<'o> {
    pub(super) outline: &'o Outline,
    /// The scenes of each strand, counted from 0.
    pub(super) of_strand: BTreeMap<&'o StrandId, Vec<usize>>,
    /// The presence of each character.
    pub(super) of_character: BTreeMap<&'o CharacterId, Presence>,
    /// How much of the episode is told before each scene, and at the end.
    told: Vec<u64>,
}

/// In how many scenes somebody is, and which is the last.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Presence {
    pub(super) scenes: usize,
    pub(super) last: usize,
}

impl<'o> Course<'o> {
    pub(super) fn of(outline: &'o Outline) -> Self {
        let mut of_strand: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        let mut of_character: BTreeMap<_, Presence> = BTreeMap::new();
        for (place, scene) in outline.scenes.iter().enumerate() {
            if let Some(strand) = &scene.strand {
                of_strand.entry(strand).or_default().push(place);
            }
            for character in &scene.characters {
                let presence = of_character.entry(character).or_default();
                presence.scenes += 1;
                presence.last = place;
            }
        }
        // Minutes tell how long something is away only where all scenes have them.
        let minutes: Option<Vec<_>> = outline.scenes.iter().map(|scene| scene.minutes).collect();
        let lengths = minutes.map_or_else(
            || vec![1; outline.scenes.len()],
            |minutes| minutes.into_iter().map(|minutes: Minutes| u64::from(minutes.tenths())).collect(),
        );
        let mut told = vec![0];
        told.extend(lengths.iter().scan(0, |told, length| {
            *told += length;
            Some(*told)
        }));
        Self { outline, of_strand, of_character, told }
    }

    /// How many scenes there are.
    pub(super) fn count(&self) -> usize {
        self.outline.scenes.len()
    }

    /// The id of the scene at `place`.
    pub(super) fn id(&self, place: usize) -> SceneId {
        self.outline.scenes[place].id.clone()
    }

    /// Where the scene stands.
    pub(super) fn place(&self, scene: &SceneId) -> Option<usize> {
        self.outline.scenes.iter().position(|other| other.id == *scene)
    }

    /// Whether one would notice not to see something in these scenes.
    pub(super) fn is_long(&self, scenes: &Range<usize>) -> bool {
        let whole = self.told[self.count()];
        scenes.len() >= LEAST && (self.told[scenes.end] - self.told[scenes.start]) * PART > whole
    }
}
