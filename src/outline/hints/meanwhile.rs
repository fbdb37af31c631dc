//! Hints on characters who are at two places at once.

use chrono::NaiveTime;

use super::{Case, Hint, course::Course};
use crate::outline::{CharacterId, Scene, StoryDay};

/// Who is in two scenes at the same minute, at different places. An hour that stands for words, such as `am Abend`, is
/// no minute.
pub(super) fn hints(course: &Course<'_>) -> Vec<Hint> {
    let scenes = &course.outline.scenes;
    let minute = |scene: &Scene| -> Option<(StoryDay, NaiveTime)> {
        let moment = scene.moment.as_ref().filter(|moment| moment.words.is_empty())?;
        scene.location.as_ref().and(Some((moment.day, moment.time?)))
    };
    let mut seen: Vec<(StoryDay, NaiveTime, &CharacterId, usize)> = Vec::new();
    for (place, scene) in scenes.iter().enumerate() {
        if let Some((day, time)) = minute(scene) {
            seen.extend(scene.characters.iter().map(|character| (day, time, character, place)));
        }
    }
    seen.sort();
    let mut told = Vec::new();
    let mut hints = Vec::new();
    for pair in seen.windows(2) {
        let ((day, time, character, first), (other_day, other_time, other, second)) = (pair[0], pair[1]);
        let is_same = (day, time, character) == (other_day, other_time, other);
        // Whoever is there too has the same matter.
        if is_same && scenes[first].location != scenes[second].location && !told.contains(&(first, second)) {
            told.push((first, second));
            let (one, other) = (course.id(first), course.id(second));
            let case = Case::TwoPlaces { character: character.clone(), one, other };
            hints.push(Hint::new(case, [first, second]));
        }
    }
    hints
}
