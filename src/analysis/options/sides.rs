//! Two courses in one breath: `can report him, or keep quiet`, `whether to sell the farm or let him run it`,
//! `ob sie nach Berlin zieht oder bei ihr bleibt`.

use super::super::{
    Language,
    clauses::Clause,
    dilemmas::{Conflict, Signs},
    prose::TokenKind,
    retell::Teller,
};
use super::{course, course::LONGEST, course::negated, demanded::named, is_or};

/// The two courses between which the sentence lets somebody choose.
pub(super) fn courses(
    teller: &Teller<'_, '_>,
    sentence: usize,
    signs: &Signs,
    conflict: &Conflict,
) -> Option<Vec<String>> {
    let reading = teller.reading;
    let german = reading.prose.language == Language::German;
    if german && let Some(courses) = weighed(teller, signs, conflict) {
        return Some(courses);
    }
    let tokens = reading.prose.sentences[sentence].tokens.clone();
    let lower = |at: usize| reading.prose.tokens[at].lower.as_str();
    let told = || tokens.clone().filter(|&at| !reading.prose.tokens[at].quoted);
    let whether =
        told().find(|&at| !german && lower(at) == "whether" && at + 1 < tokens.end && lower(at + 1) == "to");
    let may = || told().find(|&at| reading.lore.dilemmas.may.contains(lower(at)));
    let opener = whether.or_else(may)?;
    let or = (opener + 2..tokens.end).find(|&at| is_or(lower(at)))?;
    let first = side(teller, opener + 1..or, conflict)?;
    let second = side(teller, or + 1..tokens.end, conflict)?;
    (first != second).then(|| vec![first, second])
}

/// `ob sie A oder B`: a course in each of two clauses, or one and its contrary.
fn weighed(teller: &Teller<'_, '_>, signs: &Signs, conflict: &Conflict) -> Option<Vec<String>> {
    let opens = |clause: &Clause| {
        clause.words.first().is_some_and(|&word| teller.reading.prose.tokens[word].lower == "ob")
    };
    let at = signs.clauses.iter().position(opens)?;
    let first = course(teller, &signs.clauses[at], conflict, false)?;
    let next = signs.clauses.get(at + 1);
    let second = next.and_then(|next| course(teller, next, conflict, true)).filter(|text| *text != first);
    let second = second.unwrap_or_else(|| negated(Language::German, &first));
    Some(vec![first, second])
}

/// The words of one course, as an infinitive, without who takes it. None if it is too long, or speaks of somebody who
/// cannot be named.
fn side(teller: &Teller<'_, '_>, tokens: std::ops::Range<usize>, conflict: &Conflict) -> Option<String> {
    let reading = teller.reading;
    let words = reading.lore.words;
    let token = |at: usize| &reading.prose.tokens[at];
    // `or she can …`, `or to …`
    let leads = |at: &usize| {
        let lower = token(*at).lower.as_str();
        words.subject_pronouns.contains(lower)
            || reading.lore.dilemmas.may.contains(lower)
            || matches!(lower, "to" | "whether" | "ob" | "else")
            || token(*at).kind == TokenKind::Mark
    };
    let start = tokens.clone().find(|at| !leads(at))?;
    let mut parts: Vec<String> = Vec::new();
    for at in start..tokens.end {
        let ends = token(at).kind == TokenKind::Mark
            || parts.len() >= 2
                && (words.coordinators.contains(&token(at).lower)
                    || words.sure_subordinators.contains(&token(at).lower));
        if ends {
            break;
        }
        parts.push(named(teller, at, conflict)?);
    }
    (1..=LONGEST).contains(&parts.len()).then(|| parts.join(" "))
}
