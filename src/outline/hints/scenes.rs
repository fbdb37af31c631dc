//! Hints on scenes that are not as the others are: nobody in them, no strand.

use super::{Case, Hint, SKETCH, course::Course};
use crate::outline::Scene;

/// What one in so many scenes lacks is an exception; what more of them lack is not filled in yet.
const EXCEPTION: usize = 4;

pub(super) fn find(course: &Course<'_>, hints: &mut Vec<Hint>) {
    exceptions(
        course,
        hints,
        |scene| scene.characters.is_empty(),
        |scene| Case::Nobody { scene: scene.id.clone() },
    );
    if !course.outline.strands.is_empty() {
        exceptions(
            course,
            hints,
            |scene| scene.strand.is_none(),
            |scene| Case::NoStrand { scene: scene.id.clone() },
        );
    }
}

/// The scenes that lack something, if they are few. A scene without a summary has not been thought of yet.
fn exceptions(
    course: &Course<'_>,
    hints: &mut Vec<Hint>,
    lacks: impl Fn(&Scene) -> bool,
    case: impl Fn(&Scene) -> Case,
) {
    let scenes = &course.outline.scenes;
    let lacking: Vec<usize> = (0..scenes.len()).filter(|place| lacks(&scenes[*place])).collect();
    if course.count() >= SKETCH && lacking.len() * EXCEPTION <= course.count() {
        let told = lacking.into_iter().filter(|place| !scenes[*place].summary.is_empty());
        hints.extend(told.map(|place| Hint::new(case(&scenes[place]), [place])));
    }
}
