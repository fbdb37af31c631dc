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
    let find = |from: usize, is_wanted: &dyn Fn(usize) -> bool| {
        (from..tokens.end).find(|&at| !reading.prose.tokens[at].quoted && is_wanted(at))
    };
    let pair = |opener: usize, joins: &dyn Fn(usize) -> bool| {
        let joint = find(opener + 2, joins)?;
        let first = side(teller, opener + 1..joint, conflict)?;
        let second = side(teller, joint + 1..tokens.end, conflict)?;
        (first != second).then(|| vec![first, second])
    };
    let or = |at: usize| is_or(lower(at));
    if signs.weighs {
        let whether =
            |at: usize| !german && lower(at) == "whether" && lower((at + 1).min(tokens.end - 1)) == "to";
        let between = |at: usize| matches!(lower(at), "zwischen" | "between");
        let colon = |at: usize| reading.prose.tokens[at].text == ":";
        let and = |at: usize| matches!(lower(at), "und" | "and");
        let found = find(tokens.start, &whether).and_then(|at| pair(at, &or));
        let found = found.or_else(|| find(tokens.start, &between).and_then(|at| pair(at, &and)));
        // `vor die Wahl: Nur einer darf zurück, Juna oder Arvid`: from the last mark before the joint.
        let listed = || {
            let joint = find(find(tokens.start, &colon)? + 2, &or)?;
            let mark =
                (tokens.start..joint - 1).rfind(|&at| reading.prose.tokens[at].kind == TokenKind::Mark)?;
            pair(mark, &or)
        };
        if let Some(courses) = found.or_else(listed) {
            return Some(courses);
        }
    }
    let may = |at: usize| reading.lore.dilemmas.may.contains(lower(at));
    find(tokens.start, &may).and_then(|at| pair(at, &or))
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
        words.subject_pronouns.contains(lower) && !words.definite.contains(lower)
            || reading.lore.dilemmas.may.contains(lower)
            || matches!(lower, "to" | "whether" | "ob" | "else")
            || token(*at).kind == TokenKind::Mark
    };
    let mut start = tokens.clone().find(|at| !leads(at))?;
    // `zwischen der Bühne und dem Kind`: without an article there is no case.
    if reading.prose.language == Language::German
        && words.oblique.contains(&token(start).lower)
        && start + 1 < tokens.end
    {
        start += 1;
    }
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
