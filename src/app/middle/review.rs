//! Going through what the importer found: the most doubtful first.
//!
//! Pure: knows the outline alone.

use crate::outline::{Confidence, Outline, SceneId};

/// Which way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// To what the importer is surer of.
    Onward,
    /// To what it doubts more.
    Back,
}

/// The scene to check after `from`, or the first one: unchecked ones from the most doubtful to the surest, equally
/// doubtful ones in telling order. After the last comes the first again. A `from` that is checked, or that is about
/// to be, counts as standing where its confidence puts it.
pub(crate) fn next_unchecked<'o>(
    outline: &'o Outline,
    from: Option<&SceneId>,
    direction: Direction,
) -> Option<&'o SceneId> {
    let mut waiting: Vec<(Confidence, usize)> = Vec::new();
    let mut here = None;
    for (place, scene) in outline.scenes.iter().enumerate() {
        let confidence = scene.found.as_ref().map(|found| found.confidence);
        if Some(&scene.id) == from {
            here = confidence.map(|confidence| (confidence, place));
        } else if let Some(found) = scene.found.as_ref().filter(|found| !found.checked) {
            waiting.push((found.confidence, place));
        }
    }
    waiting.sort_unstable();
    let after = here.map_or(0, |here| waiting.partition_point(|other| *other < here));
    let next = match direction {
        Direction::Onward => waiting.get(after).or(waiting.first()),
        Direction::Back => after.checked_sub(1).and_then(|before| waiting.get(before)).or(waiting.last()),
    };
    next.map(|(_, place)| &outline.scenes[*place].id)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::outline::{Found, Scene};

    /// Scenes a, b, c … with this confidence; checked where it is negative, made by the writer where it is 0.
    fn outline(confidences: &[f64]) -> Outline {
        let scenes = confidences.iter().zip('a'..).map(|(&confidence, name)| {
            let found = Found {
                confidence: Confidence::from_f64(confidence.abs()),
                checked: confidence < 0.0,
                reasons: Vec::new(),
            };
            let id = SceneId::new(name.to_string());
            Arc::new(Scene { id, found: (confidence != 0.0).then_some(found), ..Default::default() })
        });
        Outline { scenes: scenes.collect(), ..Default::default() }
    }

    #[test]
    fn the_most_doubtful_comes_first() {
        use Direction::{Back, Onward};
        let outline = outline(&[0.7, -0.4, 0.0, 0.5, 0.9, 0.5]);
        for (from, direction, expected) in [
            (None, Onward, Some("d")),
            (Some("d"), Onward, Some("f")),
            (Some("f"), Onward, Some("a")),
            (Some("a"), Onward, Some("e")),
            (Some("e"), Onward, Some("d")),
            (Some("b"), Onward, Some("d")),
            (Some("c"), Onward, Some("d")),
            (Some("a"), Back, Some("f")),
            (Some("d"), Back, Some("e")),
            (None, Back, Some("e")),
        ] {
            let from = from.map(SceneId::new);
            let next = next_unchecked(&outline, from.as_ref(), direction);
            assert_eq!(next.map(SceneId::as_str), expected, "{from:?} {direction:?}");
        }
    }

    #[test]
    fn nothing_is_left_to_check() {
        assert_eq!(next_unchecked(&outline(&[-0.3, 0.0]), None, Direction::Onward), None);
        let alone = outline(&[0.3]);
        assert_eq!(next_unchecked(&alone, Some(&"a".into()), Direction::Onward), None);
    }
}
