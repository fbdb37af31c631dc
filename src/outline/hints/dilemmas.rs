//! Hints on dilemmas. Each has one at most: what it lacks comes before how it ends.

use super::{Case, Hint, Lack, SKETCH, course::Course};
use crate::outline::{Dilemma, DilemmaKind, Outcome};

pub(super) fn find(course: &Course<'_>, hints: &mut Vec<Hint>) {
    hints.extend(course.outline.dilemmas.iter().filter_map(|dilemma| hint(course, dilemma)));
}

fn hint(course: &Course<'_>, dilemma: &Dilemma) -> Option<Hint> {
    let lacks = lacks(dilemma);
    let id = || dilemma.id.clone();
    if !lacks.is_empty() {
        let unfinished = Hint { lacks, ..Hint::new(Case::Unfinished { dilemma: id() }, []) };
        return (course.count() >= SKETCH).then_some(unfinished);
    }
    let opens = dilemma.opens.as_ref()?;
    let decided = match &dilemma.outcome {
        Outcome::Open => return Some(Hint::new(Case::Undecided { dilemma: id() }, course.place(opens))),
        Outcome::Decided { scene, .. } => scene.as_ref()?,
    };
    let (opening, decision) = (course.place(opens)?, course.place(decided)?);
    // A decision that only one of telling and story puts first is a flashback.
    if course.is_before(decided, opens) {
        let case = Case::DecidedTooEarly { dilemma: id(), opens: opens.clone(), decided: decided.clone() };
        return Some(Hint::new(case, [opening, decision]));
    }
    let present = &course.outline.scenes[decision].characters;
    let is_absent =
        dilemma.kind == DilemmaKind::Choice && dilemma.holders.iter().all(|holder| !present.contains(holder));
    let case = Case::DecidedInAbsence { dilemma: id(), decided: decided.clone() };
    is_absent.then(|| Hint::new(case, [decision]))
}

/// What the dilemma lacks. A question may be anybody's, and its answers may be unknown.
fn lacks(dilemma: &Dilemma) -> Vec<Lack> {
    let is_choice = dilemma.kind == DilemmaKind::Choice;
    let undecided_where = matches!(dilemma.outcome, Outcome::Decided { scene: None, .. });
    [
        (is_choice && dilemma.holders.is_empty(), Lack::Holder),
        (is_choice && dilemma.options.is_empty(), Lack::Options),
        (is_choice && dilemma.options.len() == 1, Lack::Option),
        (dilemma.opens.is_none(), Lack::Opening),
        (undecided_where, Lack::Decision),
    ]
    .into_iter()
    .filter_map(|(is_lacking, lack)| is_lacking.then_some(lack))
    .collect()
}
