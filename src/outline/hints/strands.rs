//! Hints on strands: without scenes, with a single one, away for long.

use super::{Case, Hint, SKETCH, course::Course};
use crate::outline::StrandId;

pub(super) fn find(course: &Course<'_>, hints: &mut Vec<Hint>) {
    if course.count() < SKETCH {
        return;
    }
    for strand in &course.outline.strands {
        let id = &strand.id;
        match course.of_strand.get(id).map(Vec::as_slice).unwrap_or_default() {
            [] => hints.push(Hint::new(Case::EmptyStrand { strand: id.clone() }, [])),
            [only] => {
                let case = Case::SingleScene { strand: id.clone(), scene: course.id(*only) };
                hints.push(Hint::new(case, [*only]));
            }
            scenes => absences(course, id, scenes, hints),
        }
    }
}

/// Where the strand is not seen for long, between its scenes and after them. That it begins late is a matter of taste.
fn absences(course: &Course<'_>, strand: &StrandId, scenes: &[usize], hints: &mut Vec<Hint>) {
    for pair in scenes.windows(2) {
        let away = pair[0] + 1..pair[1];
        if course.is_long(&away) {
            let (after, until) = (course.id(pair[0]), course.id(pair[1]));
            let case = Case::StrandAway { strand: strand.clone(), after, until };
            hints.push(Hint::new(case, [away.start, away.end - 1]));
        }
    }
    if let Some(last) = scenes.last().copied()
        && course.is_long(&(last + 1..course.count()))
    {
        let case = Case::StrandEnds { strand: strand.clone(), after: course.id(last) };
        hints.push(Hint::new(case, [last]));
    }
}
