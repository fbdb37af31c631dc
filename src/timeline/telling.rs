//! The telling order: where each scene begins and how long it is, in minutes of the episode.

use std::sync::Arc;

use super::{units::Minute, view::Widths};
use crate::outline::{Outline, Scene, SceneId};

/// The least that a scene without a length of its own is drawn as.
const LEAST_GUESS: Minute = Minute(0.5);
/// What a scene is drawn as where neither a slot nor other scenes say anything.
const PLAIN_GUESS: Minute = Minute(3.0);
/// The least width of a scene, so that one of no minutes can still be seen and grabbed.
const LEAST: Minute = Minute(0.1);

/// A scene on the telling rail.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// The scene.
    pub scene: Arc<Scene>,
    /// Where it begins.
    pub start: Minute,
    /// How long it is drawn: its minutes, the guess where it has none, or the width that all have.
    pub length: Minute,
    /// Whether its own length is not known.
    pub is_guess: bool,
}

impl Slot {
    /// Where it ends.
    pub fn end(&self) -> Minute {
        self.start + self.length
    }

    /// Its middle.
    pub fn center(&self) -> Minute {
        self.start + self.length / 2.0
    }
}

/// Where each scene stands in the telling order, by its id: sorted, to be searched. The beginning of each id stands
/// before it as a number, so that hardly any two have to be compared letter by letter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places(Vec<(u64, SceneId, usize)>);

/// The first eight bytes, the first one weighing most.
fn beginning(id: &SceneId) -> u64 {
    let mut bytes = [0; 8];
    bytes.iter_mut().zip(id.as_str().bytes()).for_each(|(byte, letter)| *byte = letter);
    u64::from_be_bytes(bytes)
}

impl Places {
    /// The places of the scenes of `outline`.
    pub fn of(outline: &Outline) -> Self {
        let scenes = outline.scenes.iter().enumerate();
        let mut places: Vec<_> =
            scenes.map(|(place, scene)| (beginning(&scene.id), scene.id.clone(), place)).collect();
        places.sort_unstable();
        Self(places)
    }

    /// The scene's place, counted from 0; `None` where it is not there.
    pub fn get(&self, scene: &SceneId) -> Option<usize> {
        let beginning = beginning(scene);
        let found =
            self.0.binary_search_by(|(begins, id, _)| begins.cmp(&beginning).then_with(|| id.cmp(scene)));
        found.ok().map(|found| self.0[found].2)
    }
}

/// What a scene without a length is drawn as: its share of what the slot has left, else as long as the
/// other scenes are on average.
pub(super) fn guessed_length(outline: &Outline) -> Minute {
    let known: Vec<Minute> =
        outline.scenes.iter().filter_map(|scene| scene.minutes()).map(Minute::from).collect();
    let unknown = outline.scenes.len() - known.len();
    let sum: Minute = known.iter().copied().sum();
    if unknown == 0 {
        return PLAIN_GUESS;
    }
    match outline.runtime_minutes {
        Some(slot) => ((Minute(f64::from(slot)) - sum) / count(unknown)).max(LEAST_GUESS),
        None if known.is_empty() => PLAIN_GUESS,
        None => (sum / count(known.len())).max(LEAST_GUESS),
    }
}

/// The slots of all scenes in telling order, one directly after the other.
pub(super) fn slots(outline: &Outline, widths: Widths) -> Vec<Slot> {
    let guess = guessed_length(outline);
    let own: Vec<Minute> =
        outline.scenes.iter().map(|scene| scene.minutes().map_or(guess, Minute::from).max(LEAST)).collect();
    let alike = own.iter().copied().sum::<Minute>() / count(own.len().max(1));
    let mut start = Minute::ZERO;
    outline
        .scenes
        .iter()
        .zip(own)
        .map(|(scene, own)| {
            let length = match widths {
                Widths::Minutes => own,
                Widths::Equal => alike,
            };
            let slot = Slot { scene: Arc::clone(scene), start, length, is_guess: scene.length.is_none() };
            start += length;
            slot
        })
        .collect()
}

/// A number of things as a divisor.
pub(super) const fn count(things: usize) -> f64 {
    things as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::testing::story;

    /// The starts and the end of the scenes of `text` in minutes.
    fn starts(text: &str, slot: Option<u32>, widths: Widths) -> Vec<f64> {
        let mut outline = story(text);
        outline.runtime_minutes = slot;
        let slots = slots(&outline, widths);
        slots.iter().map(|slot| slot.start.0).chain(slots.last().map(|slot| slot.end().0)).collect()
    }

    #[test]
    fn scenes_follow_each_other() {
        assert_eq!(starts("A:4 B:2.5 A:1", None, Widths::Minutes), [0.0, 4.0, 6.5, 7.5]);
        assert_eq!(starts("", None, Widths::Minutes), [] as [f64; 0]);
    }

    #[test]
    fn equal_widths_keep_the_total() {
        assert_eq!(starts("A:4 B:1 A:1", None, Widths::Equal), [0.0, 2.0, 4.0, 6.0]);
    }

    #[test]
    fn scenes_without_a_length_share_what_is_left() {
        assert_eq!(starts("A:4 B A", Some(10), Widths::Minutes), [0.0, 4.0, 7.0, 10.0]);
        assert_eq!(starts("A:9.5 B A", Some(10), Widths::Minutes), [0.0, 9.5, 10.0, 10.5]);
        assert_eq!(starts("A:2 B A:4", None, Widths::Minutes), [0.0, 2.0, 5.0, 9.0]);
        assert_eq!(starts("A B", None, Widths::Minutes), [0.0, 3.0, 6.0]);
    }

    #[test]
    fn a_scene_of_no_minutes_can_be_seen() {
        assert_eq!(starts("A:0 B:1", None, Widths::Minutes), [0.0, 0.1, 1.1]);
    }
}
