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
    /// Where each scene stands in the telling, and where in the story if that is another order; counted from 0.
    told: BTreeMap<&'o SceneId, usize>,
    happens: BTreeMap<&'o SceneId, usize>,
    /// The scenes of each strand, counted from 0.
    pub(super) of_strand: BTreeMap<&'o StrandId, Vec<usize>>,
    /// The presence of each character.
    pub(super) of_character: BTreeMap<&'o CharacterId, Presence>,
    /// How much of the episode is over before each scene, and at the end.
    over: Vec<u64>,
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
        let minutes: Option<Vec<_>> = outline.scenes.iter().map(|scene| scene.minutes()).collect();
        let lengths = minutes.map_or_else(
            || vec![1; outline.scenes.len()],
            |minutes| minutes.into_iter().map(|minutes: Minutes| u64::from(minutes.tenths())).collect(),
        );
        let mut over = vec![0];
        over.extend(lengths.iter().scan(0, |over, length| {
            *over += length;
            Some(*over)
        }));
        let told = outline.scenes.iter().enumerate().map(|(place, scene)| (&scene.id, place)).collect();
        let happens = outline.chronology.iter().enumerate().map(|(place, id)| (id, place)).collect();
        Self { outline, told, happens, of_strand, of_character, over }
    }

    /// How many scenes there are.
    pub(super) fn count(&self) -> usize {
        self.outline.scenes.len()
    }

    /// The id of the scene at `place`.
    pub(super) fn id(&self, place: usize) -> SceneId {
        self.outline.scenes[place].id.clone()
    }

    /// Where the scene stands in the telling.
    pub(super) fn place(&self, scene: &SceneId) -> Option<usize> {
        self.told.get(scene).copied()
    }

    /// Whether the one scene stands before the other in the telling and happens before it too.
    pub(super) fn is_before(&self, one: &SceneId, other: &SceneId) -> bool {
        // Without an order of its own the story happens as it is told.
        let holds = |places: &BTreeMap<&SceneId, usize>| {
            places.get(one).zip(places.get(other)).is_none_or(|(one, other)| one < other)
        };
        holds(&self.told) && holds(&self.happens)
    }

    /// Whether one would notice not to see something in these scenes.
    pub(super) fn is_long(&self, scenes: &Range<usize>) -> bool {
        let whole = self.over[self.count()];
        scenes.len() >= LEAST && (self.over[scenes.end] - self.over[scenes.start]) * PART > whole
    }
}
