//! A clause as a course that somebody may take: `Jette verraten`, `speak up`.

use super::super::{
    Language,
    chunks::ChunkKind,
    clauses::{Clause, ClauseKind},
    dilemmas::Conflict,
    people::MentionKind,
    retell::Teller,
};

/// The longest course, in words.
pub(super) const LONGEST: usize = 7;

/// What the clause's subject does, as an infinitive: `Jette verraten`, `speak up`.
pub fn course(
    teller: &Teller<'_, '_>,
    clause: &Clause,
    conflict: &Conflict,
    literal: bool,
) -> Option<String> {
    clause.verb?;
    match teller.reading.prose.language {
        Language::English => english_course(teller, clause, conflict),
        Language::German => german_course(teller, clause, conflict, literal),
    }
}

fn german_course(
    teller: &Teller<'_, '_>,
    clause: &Clause,
    conflict: &Conflict,
    literal: bool,
) -> Option<String> {
    let lore = teller.reading.lore;
    let lower = |at: usize| teller.reading.prose.tokens[clause.words[at]].lower.as_str();
    let first = if clause.words.is_empty() { "" } else { lower(0) };
    if clause.kind == ClauseKind::Question
        && (lore.words.question_words.contains(first) || clause.lemma == "stellen")
    {
        return None;
    }
    let empty = clause.chunks.len() <= 1 || clause.chunks.iter().all(|chunk| chunk.kind != ChunkKind::Noun);
    let mut brackets = clause.chunks.iter().filter(|chunk| chunk.kind == ChunkKind::Bracket);
    let prefix = brackets.clone().any(|chunk| lore.verbs.is_prefix(&teller.text(clause, chunk)));
    let infinitive = brackets.any(|chunk| chunk.words.clone().any(|at| lore.verbs.infinitive(lower(at))));
    let lets = clause.lemma == "lassen" && infinitive;
    let helped = !prefix && !lets && (lore.words.modals.contains(&clause.lemma) || clause.lemma == "werden");
    if helped && !infinitive
        || empty && lore.titles.weak.contains(&clause.content) && clause.content != "bleiben"
        || matches!(clause.lemma.as_str(), "sein" | "be" | "haben")
    {
        return None;
    }
    let (mut parts, bracket) = german_parts(teller, clause, conflict, literal)?;
    if helped {
        parts.extend(bracket);
    } else if lets {
        parts.extend(bracket);
        parts.push(clause.lemma.clone());
    } else if bracket.is_empty() || prefix {
        parts.push(clause.lemma.clone());
    } else {
        return None;
    }
    let text = parts.join(" ");
    (1..=LONGEST).contains(&text.split_whitespace().count()).then_some(text)
}

/// What stands beside subject and verb, and the verb's second half. None if it speaks of somebody who cannot be named.
fn german_parts(
    teller: &Teller<'_, '_>,
    clause: &Clause,
    conflict: &Conflict,
    literal: bool,
) -> Option<(Vec<String>, Vec<String>)> {
    let holder = conflict.holders.first().copied();
    let mut parts: Vec<String> = Vec::new();
    let mut bracket: Vec<String> = Vec::new();
    for (index, chunk) in clause.chunks.iter().enumerate() {
        if Some(index) == clause.subject {
            continue;
        }
        match chunk.kind {
            ChunkKind::Bracket => bracket.push(teller.text(clause, chunk)),
            ChunkKind::Noun => parts.push(teller.phrase(clause, chunk, holder)?),
            ChunkKind::Prepositional if clause.chunks.len() <= 4 => {
                parts.extend(teller.phrase(clause, chunk, holder));
            }
            ChunkKind::Pronoun => {
                let word = &teller.reading.prose.tokens[clause.words[chunk.words.start]].lower;
                match chunk.persons.first() {
                    None => parts.push(word.clone()),
                    Some(_) if literal => parts.push(word.clone()),
                    Some(&person) if teller.names.is_named(person) && Some(person) != holder => {
                        parts.push(teller.names.short(person).to_owned());
                    }
                    Some(_) => return None,
                }
            }
            ChunkKind::Reflexive | ChunkKind::Negation => parts.push(teller.text(clause, chunk)),
            ChunkKind::Prepositional | ChunkKind::Adverb => {}
        }
    }
    Some((parts, bracket))
}

/// The same in English, where everything stands behind the verb in order.
fn english_course(teller: &Teller<'_, '_>, clause: &Clause, conflict: &Conflict) -> Option<String> {
    let reading = teller.reading;
    let lower = |at: usize| reading.prose.tokens[clause.words[at]].lower.as_str();
    let verb = clause.verb?;
    let helped = reading.lore.words.modals.contains(&clause.lemma) || clause.lemma == "do";
    let mut at = verb + 1;
    let mut parts: Vec<String> = Vec::new();
    if helped {
        // `Will she hand it in?`: behind subject, `not` and adverbs.
        at = (at..clause.words.len()).find(|&at| is_base_form(teller, lower(at)))?;
    } else if clause.lemma == "be" || clause.lemma == "have" {
        return None;
    } else {
        parts.push(clause.lemma.clone());
    }
    let mut whole = true;
    for at in at..clause.words.len() {
        whole = parts.len() < LONGEST;
        if parts.len() >= 3 && (matches!(lower(at), "and" | "or" | "but") || parts.len() >= LONGEST) {
            break;
        }
        let person =
            reading.mention_at(clause.words[at]).filter(|m| m.kind == MentionKind::Pronoun).map(|m| m.person);
        let possessive = matches!(lower(at), "his" | "their" | "its")
            || lower(at) == "her"
                && at + 1 < clause.words.len()
                && !reading.lore.words.opens_phrase(lower(at + 1));
        match person.filter(|person| {
            !possessive && !conflict.holders.contains(person) && teller.names.is_named(*person)
        }) {
            Some(person) => parts.push(teller.names.short(person).to_owned()),
            None => parts.push(reading.prose.tokens[clause.words[at]].text.to_owned()),
        }
    }
    while parts.last().is_some_and(|last| {
        // A particle may stand last, but not a preposition whose noun was cut off.
        reading.lore.words.opens_phrase(last) && !(whole && reading.lore.words.verb_particles.contains(last))
            || (reading.lore.words.determiners.contains(last) && last != "her")
    }) {
        parts.pop();
    }
    (1..=LONGEST).contains(&parts.len()).then(|| parts.join(" "))
}

/// Whether the English word can be an infinitive.
pub(super) fn is_base_form(teller: &Teller<'_, '_>, lower: &str) -> bool {
    let verbs = &teller.reading.lore.verbs;
    verbs.finite(lower).is_some_and(|form| form.bare) || verbs.infinitive(lower)
}

/// The course with a negation.
pub(super) fn negated(language: Language, course: &str) -> String {
    match language {
        Language::English => format!("not {course}"),
        Language::German => match course.rsplit_once(' ') {
            Some((rest, verb)) => format!("{rest} nicht {verb}"),
            None => format!("nicht {course}"),
        },
    }
}
