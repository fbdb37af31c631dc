//! Hints on what was found in a passage that a new version of the source does not have any more.

use super::{Case, Hint, course::Course};
use crate::outline::{Found, Span};

/// What was found and rests on nothing now, the scenes first. The importer finds nothing without a passage or words that
/// speak for it, and what a writer made needs none.
pub(super) fn find(course: &Course<'_>, hints: &mut Vec<Hint>) {
    let outline = course.outline;
    if outline.sources.is_empty() {
        return;
    }
    let is_gone = |found: &Option<Found>, spans: &[Span]| {
        let found = found.as_ref().filter(|_| spans.is_empty());
        found.is_some_and(|found| found.reasons.iter().all(|reason| reason.span.is_none()))
    };
    for (place, scene) in outline.scenes.iter().enumerate() {
        if is_gone(&scene.found, &scene.spans) {
            hints.push(Hint::new(Case::SceneNotInSource { scene: scene.id.clone() }, [place]));
        }
    }
    for dilemma in outline.dilemmas.iter().filter(|dilemma| is_gone(&dilemma.found, &dilemma.spans)) {
        hints.push(Hint::new(Case::DilemmaNotInSource { dilemma: dilemma.id.clone() }, []));
    }
    for character in outline.characters.iter().filter(|character| is_gone(&character.found, &character.spans))
    {
        hints.push(Hint::new(Case::CharacterNotInSource { character: character.id.clone() }, []));
    }
    for location in outline.locations.iter().filter(|location| is_gone(&location.found, &location.spans)) {
        hints.push(Hint::new(Case::LocationNotInSource { location: location.id.clone() }, []));
    }
}
