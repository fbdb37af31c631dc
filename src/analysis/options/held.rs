//! One course of the holder's, told by itself, and its contrary: what they are asked, have to do, could do, or do.

use super::super::{
    clauses::{Clause, ClauseKind},
    dilemmas::{Conflict, Signs},
    retell::Teller,
};
use super::{contrary::negated, course::course};

/// What the holder does where the choice is decided, and its contrary.
pub(super) fn done(teller: &Teller<'_, '_>, signs: &[Signs], conflict: &Conflict) -> Option<Vec<String>> {
    let clauses = conflict.decided_in.iter().flat_map(|&sentence| &*signs[sentence].clauses);
    let will = &teller.reading.lore.dilemmas.will;
    let own = clauses.filter(|clause| {
        clause.kind == ClauseKind::Main
            && (will.contains(&clause.content) || will.contains(&clause.lemma))
            && clause.subject_persons().iter().any(|person| conflict.holders.contains(person))
    });
    own.filter_map(|clause| with_contrary(teller, clause, conflict)).next()
}

/// What the holder could do, and its contrary: `Sie könnte ihn melden, aber …`.
pub(super) fn possible(teller: &Teller<'_, '_>, signs: &[Signs], conflict: &Conflict) -> Option<Vec<String>> {
    let clauses = conflict.evidence.iter().flat_map(|&sentence| &*signs[sentence].clauses);
    let able = |clause: &&Clause| {
        teller.reading.lore.dilemmas.able.contains(&clause.lemma)
            && clause.kind == ClauseKind::Main
            && !clause.is_negated(teller.reading)
            && clause.subject_persons().iter().any(|person| conflict.holders.contains(person))
    };
    clauses.filter(able).filter_map(|clause| with_contrary(teller, clause, conflict)).next()
}

/// What the holder is asked or might do: `Will she sign?`, `if she signs`.
pub(super) fn asked(teller: &Teller<'_, '_>, signs: &[Signs], conflict: &Conflict) -> Option<Vec<String>> {
    held(teller, signs, conflict, |clause| {
        clause.kind == ClauseKind::Question || clause.is_condition(teller.reading)
    })
}

/// What the holder is said to have to do.
pub(super) fn demanded(teller: &Teller<'_, '_>, signs: &[Signs], conflict: &Conflict) -> Option<Vec<String>> {
    let lore = teller.reading.lore;
    held(teller, signs, conflict, |clause| {
        lore.words.modals.contains(&clause.lemma) && !lore.dilemmas.able.contains(&clause.lemma)
    })
}

/// The last course of the holder's in a clause that `tells` one, and its contrary.
fn held(
    teller: &Teller<'_, '_>,
    signs: &[Signs],
    conflict: &Conflict,
    tells: impl Fn(&Clause) -> bool,
) -> Option<Vec<String>> {
    let reading = teller.reading;
    for &sentence in conflict.evidence.iter().rev() {
        for clause in &*signs[sentence].clauses {
            let holds = clause.subject_persons().iter().any(|person| conflict.holders.contains(person));
            // `wenn er keine Entscheidung trifft` names no course.
            let decides = signs[sentence].cue_in(reading, sentence, clause, "dilemma/decide");
            if holds
                && !decides
                && tells(clause)
                && !clause.is_negated(reading)
                && let Some(courses) = with_contrary(teller, clause, conflict)
            {
                return Some(courses);
            }
        }
    }
    None
}

/// The course that the clause tells in two words or more, and its contrary.
fn with_contrary(teller: &Teller<'_, '_>, clause: &Clause, conflict: &Conflict) -> Option<Vec<String>> {
    let yes = course(teller, clause, conflict, false)?;
    let no = negated(teller, &yes);
    (yes.split_whitespace().count() >= 2).then(|| vec![yes, no])
}
