//! What two who are at odds want: `Tom wants to sell the shop; Laura wants to keep it.`

use super::super::{
    Language,
    clauses::{Clause, ClauseKind},
    dilemmas::{Conflict, Signs},
    retell::Teller,
};
use super::{contrary::negated, course::course, demanded::told_to};

/// What each of the two wants, or what one wants and the contrary.
pub(super) fn courses(teller: &Teller<'_, '_>, signs: &Signs, conflict: &Conflict) -> Option<Vec<String>> {
    let wants = &teller.reading.lore.dilemmas.wants;
    let wanting: Vec<&Clause> = signs
        .clauses
        .iter()
        .filter(|clause| clause.kind == ClauseKind::Main && wants.contains(&clause.lemma))
        .filter(|clause| !clause.subject_persons().is_empty())
        .collect();
    let (&first, others) = wanting.split_first()?;
    let apart = |clause: &&&Clause| {
        clause.subject_persons().iter().all(|person| !first.subject_persons().contains(person))
    };
    let wish = |clause: &Clause, literal: bool| {
        let told = match teller.reading.prose.language {
            // `rät ihm zu bleiben` is no wish of one's own.
            Language::German if !teller.reading.lore.words.modals.contains(&clause.lemma) => return None,
            Language::German => course(teller, clause, conflict, literal)?,
            Language::English => told_to(teller, clause, conflict)?.join(" "),
        };
        (!clause.is_negated(teller.reading)).then_some(told)
    };
    let told = wish(first, false)?;
    let other = others.iter().find(apart).and_then(|clause| wish(clause, true));
    let other = other.filter(|other| *other != told).unwrap_or_else(|| negated(teller, &told));
    Some(vec![told, other])
}
