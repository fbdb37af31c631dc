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
    let verb = clause.verb?;
    if teller.reading.prose.language == Language::English {
        return english_course(teller, clause, conflict);
    }
    let first = clause.words.first().map_or("", |&word| teller.reading.prose.tokens[word].lower.as_str());
    let asks_what = teller.reading.lore.words.question_words.contains(first);
    if clause.kind == ClauseKind::Question && (asks_what || clause.lemma == "stellen") {
        return None;
    }
    let reading = teller.reading;
    let german = reading.prose.language == Language::German;
    let holder = conflict.holders.first().copied();
    let empty = clause.chunks.len() <= 1 || clause.chunks.iter().all(|chunk| chunk.kind != ChunkKind::Noun);
    let prefix = clause.chunks.iter().any(|chunk| {
        chunk.kind == ChunkKind::Bracket && reading.lore.verbs.is_prefix(&teller.text(clause, chunk))
    });
    let infinitive = clause.chunks.iter().any(|chunk| {
        chunk.kind == ChunkKind::Bracket
            && chunk
                .words
                .clone()
                .any(|at| reading.lore.verbs.infinitive(&reading.prose.tokens[clause.words[at]].lower))
    });
    let lets = clause.lemma == "lassen" && infinitive;
    let helped = !prefix
        && !lets
        && (reading.lore.words.modals.contains(&clause.lemma) || (clause.lemma == "werden" && german));
    if (helped && german && !infinitive)
        || (empty && reading.lore.titles.weak.contains(&clause.content) && clause.content != "bleiben")
    {
        return None;
    }
    if matches!(clause.lemma.as_str(), "sein" | "be") || (clause.lemma == "haben" && german) {
        return None;
    }
    if !german && helped && clause.kind != ClauseKind::Question {
        return None;
    }
    let mut parts: Vec<String> = Vec::new();
    let mut bracket: Vec<String> = Vec::new();
    for (index, chunk) in clause.chunks.iter().enumerate() {
        if Some(index) == clause.subject {
            continue;
        }
        match chunk.kind {
            ChunkKind::Bracket => bracket.push(teller.text(clause, chunk)),
            ChunkKind::Noun => parts.push(teller.phrase(clause, chunk, holder)?),
            ChunkKind::Prepositional => {
                if let Some(text) = teller.phrase(clause, chunk, holder)
                    && clause.chunks.len() <= 4
                {
                    parts.push(text);
                }
            }
            ChunkKind::Pronoun => {
                let word = reading.prose.tokens[clause.words[chunk.words.start]].lower.clone();
                match chunk.persons.first() {
                    Some(_) if literal => parts.push(word),
                    Some(&person) if teller.names.is_named(person) && Some(person) != holder => {
                        parts.push(teller.names.short(person).to_owned());
                    }
                    Some(_) => return None,
                    None => parts.push(word),
                }
            }
            ChunkKind::Reflexive | ChunkKind::Negation => parts.push(teller.text(clause, chunk)),
            ChunkKind::Adverb if !german => {
                let word = reading.prose.tokens[clause.words[chunk.words.start]].lower.clone();
                let skipped = word.ends_with("ly")
                    || matches!(word.as_str(), "if" | "whether" | "and" | "or" | "really" | "ever");
                if !skipped {
                    parts.push(word);
                }
            }
            ChunkKind::Adverb => {}
        }
    }
    let _ = verb;
    if german {
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
    } else if helped {
        // English keeps the verb among the words behind the modal.
    } else {
        parts.insert(0, clause.lemma.clone());
    }
    let text = parts.join(" ");
    (1..=LONGEST).contains(&text.split_whitespace().count()).then_some(text).filter(|text| !text.is_empty())
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
        at = (at..clause.words.len())
            .find(|&at| reading.lore.verbs.finite(lower(at)).is_some_and(|form| form.bare))?;
    } else if clause.lemma == "be" || clause.lemma == "have" {
        return None;
    } else {
        parts.push(clause.lemma.clone());
    }
    for at in at..clause.words.len() {
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
        reading.lore.words.opens_phrase(last) && !reading.lore.words.verb_particles.contains(last)
            || (reading.lore.words.determiners.contains(last) && last != "her")
    }) {
        parts.pop();
    }
    (1..=LONGEST).contains(&parts.len()).then(|| parts.join(" "))
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
