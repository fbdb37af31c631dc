//! A course in English, where everything stands behind the verb in order; where it ends, and what can be cut off.

use super::super::{clauses::Clause, dilemmas::Conflict, people::MentionKind, retell::Teller};
use super::{
    course::{LONGEST, is_base_form},
    things,
};

/// What the clause's subject does, as an infinitive; beside another course (`literal`) `it` stays.
pub(super) fn english_course(
    teller: &Teller<'_, '_>,
    clause: &Clause,
    conflict: &Conflict,
    literal: bool,
) -> Option<String> {
    let reading = teller.reading;
    let words = reading.lore.words;
    let lower = |at: usize| reading.prose.tokens[clause.words[at]].lower.as_str();
    let mut verb = clause.verb?;
    let helped = words.modals.contains(&clause.lemma) || clause.lemma == "do";
    if helped {
        // `Will she hand it in?`: behind subject, `not` and adverbs.
        verb = (verb + 1..clause.words.len()).find(|&at| is_base_form(teller, lower(at)))?;
    }
    // `would have to put`
    let has_to = verb + 2 < clause.words.len()
        && reading.lore.verbs.finite(lower(verb)).is_some_and(|form| form.lemma == "have")
        && words.to.contains(lower(verb + 1));
    if has_to {
        verb += 2;
    }
    let lemma = if helped || has_to { lower(verb) } else { clause.lemma.as_str() };
    // What somebody is or has is no course, and `there will be` tells of none.
    let nobody = clause.chunks.iter().any(|chunk| {
        chunk.words.len() == 1
            && chunk.words.start < verb
            && words.expletives.contains(lower(chunk.words.start))
    });
    let next = clause.words.get(verb + 1).map_or("", |&word| reading.prose.tokens[word].lower.as_str());
    // `could have Tomasz shoot him`
    let causes = helped && lemma == "have" && reading.lore.verbs.participle(next).is_none();
    if nobody || matches!(lemma, "be" | "have") && !causes {
        return None;
    }
    let end = course_end(teller, clause, verb);
    let mut parts = vec![lemma.to_owned()];
    parts.extend((verb + 1..end).map(|at| object(teller, clause, conflict, at, literal)));
    let whole = end == clause.words.len() && !leads_relative(teller, clause);
    if parts.len() > LONGEST {
        cut(teller, &mut parts);
    }
    trim(teller, &mut parts, whole);
    (1..=LONGEST).contains(&parts.len()).then(|| parts.join(" "))
}

/// The word at `at` in a course, a name for a pronoun where there is one.
fn object(teller: &Teller<'_, '_>, clause: &Clause, conflict: &Conflict, at: usize, literal: bool) -> String {
    let reading = teller.reading;
    let words = reading.lore.words;
    let token = &reading.prose.tokens[clause.words[at]];
    let mention = reading.mention_at(clause.words[at]).filter(|mention| mention.kind == MentionKind::Pronoun);
    let next = clause.words.get(at + 1).map_or("", |&word| reading.prose.tokens[word].lower.as_str());
    // `her` is an object too; behind that no noun follows.
    let possessive = words.possessives.contains(&token.lower)
        && (!words.personal_objects.contains(&token.lower)
            || !next.is_empty() && !words.opens_phrase(next) && !words.object_pronouns.contains(next));
    match mention {
        Some(mention)
            if !possessive
                && !conflict.holders.contains(&mention.person)
                && teller.names.is_named(mention.person) =>
        {
            teller.names.short(mention.person).to_owned()
        }
        None if !possessive && !literal => {
            things::meant(teller, clause, at).unwrap_or_else(|| token.text.to_owned())
        }
        _ => token.text.to_owned(),
    }
}

/// Where the course of the verb at `verb` ends: before another course, a clause that hangs on it, and, without a comma
/// between, the clause that it is a condition of: `If he spoke he would be finished`.
fn course_end(teller: &Teller<'_, '_>, clause: &Clause, verb: usize) -> usize {
    let words = teller.reading.lore.words;
    let lower = |at: usize| teller.reading.prose.tokens[clause.words[at]].lower.as_str();
    for at in verb + 1..clause.words.len() {
        let word = lower(at);
        let joins = words.joiners.contains(word) && at >= verb + 3;
        let subordinates = words.subordinators.contains(word)
            && !words.opens_phrase(word)
            && at + 1 < clause.words.len()
            && (at > verb + 1 || !words.determiners.contains(word));
        if joins || subordinates || words.personal_subjects.contains(word) {
            return at;
        }
        if words.finite_auxiliaries.contains(word) || teller.reading.lore.titles.unreal.contains(word) {
            let subject = clause
                .chunks
                .iter()
                .find(|chunk| chunk.words.start < at && at <= chunk.words.end)
                .map(|chunk| chunk.words.start);
            return subject.filter(|&start| start > verb).unwrap_or(at);
        }
    }
    clause.words.len()
}

/// Whether a relative clause goes on right behind the clause: `a day on which …`.
fn leads_relative(teller: &Teller<'_, '_>, clause: &Clause) -> bool {
    let next = clause.words.last().and_then(|&word| teller.reading.prose.tokens.get(word + 1));
    next.is_some_and(|next| teller.reading.lore.words.relatives.contains(&next.lower))
}

/// Leaves out phrases at the end of an English course until it is short enough.
pub(super) fn cut(teller: &Teller<'_, '_>, parts: &mut Vec<String>) {
    let words = teller.reading.lore.words;
    while parts.len() > LONGEST {
        let opens = |at: &usize| words.opens_phrase(&parts[*at]);
        let Some(mut at) = (2..parts.len()).rev().find(opens) else { return };
        // `into the arms of the police`: one phrase.
        if words.genitives.contains(&parts[at])
            && let Some(outer) = (2..at).rev().find(opens).filter(|outer| at - outer <= 3)
        {
            at = outer;
        }
        parts.truncate(at);
    }
}

/// Leaves out what no English course can end in: a preposition whose noun was cut off, an article.
pub(super) fn trim(teller: &Teller<'_, '_>, parts: &mut Vec<String>, whole: bool) {
    let words = teller.reading.lore.words;
    let ends_badly = |parts: &[String]| {
        let Some((last, before)) = parts.split_last() else { return false };
        // A particle may stand last.
        let stranded = words.opens_phrase(last) && !(whole && words.verb_particles.contains(last));
        let determines = words.determiners.contains(last) && !words.personal_objects.contains(last);
        let degree = words.degree_adverbs.contains(last)
            && before.last().is_some_and(|before| words.opens_phrase(before));
        stranded || determines || degree
    };
    while ends_badly(parts) {
        parts.pop();
    }
}
