//! Courses that somebody else names: `verlangt von ihm, die Preise zu drücken`, `asks her to wear a wire`,
//! `bietet ihr eine Stelle an`.

use super::super::{
    Language,
    chunks::ChunkKind,
    clauses::{Clause, ClauseKind},
    dilemmas::{Conflict, Signs},
    people::MentionKind,
    retell::Teller,
};
use super::{
    contrary::negated,
    course::is_base_form,
    english::{cut, trim},
};

/// The longest course, in words.
const LONGEST: usize = 9;
/// Signs in whose clause one person asks something of another.
const ASKS: [&str; 4] = ["dilemma/demand", "dilemma/urge", "dilemma/threat", "dilemma/put-to-choice"];

/// What the holder is asked to do, and the refusal; or to take what is offered, or not.
pub(super) fn courses(teller: &Teller<'_, '_>, signs: &[Signs], conflict: &Conflict) -> Option<Vec<String>> {
    let reading = teller.reading;
    let words = &reading.lore.dilemmas;
    for &sentence in &conflict.evidence {
        let here = &signs[sentence];
        for (at, clause) in here.clauses.iter().enumerate() {
            let asks = ASKS.iter().any(|rule| here.cue_in(reading, sentence, clause, rule));
            // Whoever holds the choice does not ask it of somebody else.
            let by_holder = clause.subject_persons().iter().any(|person| conflict.holders.contains(person));
            if asks && !by_holder {
                let course = match reading.prose.language {
                    Language::German => {
                        here.clauses.get(at + 1).and_then(|next| infinitive(teller, next, conflict))
                    }
                    Language::English => told_to(teller, clause, conflict),
                };
                if let Some(courses) = course.and_then(|course| asked_for(teller, clause, course)) {
                    return Some(courses);
                }
            }
            if let Some(thing) = offered(teller, clause).filter(|_| !by_holder) {
                return Some(words.take.iter().map(|pattern| pattern.replace("{}", &thing)).collect());
            }
        }
    }
    None
}

/// The course that the clause asks for, and the refusal; what it asks somebody to leave, and the contrary.
fn asked_for(teller: &Teller<'_, '_>, clause: &Clause, mut course: Vec<String>) -> Option<Vec<String>> {
    let reading = teller.reading;
    let denied = match reading.prose.language {
        Language::German => course.iter().position(|word| reading.lore.words.negations.contains(word)),
        Language::English => None,
    };
    let denies = match denied {
        Some(at) => {
            course.remove(at);
            true
        }
        None => reading.prose.language == Language::English && asks_not(teller, clause),
    };
    let told = course.join(" ");
    if denies {
        let contrary = negated(teller, &told);
        return Some(vec![told, contrary]);
    }
    fits(&course).then(|| vec![told, reading.lore.dilemmas.resist.clone()])
}

/// `begs her not to sign`
fn asks_not(teller: &Teller<'_, '_>, clause: &Clause) -> bool {
    let words = teller.reading.lore.words;
    let lower = |at: usize| teller.reading.prose.tokens[clause.words[at]].lower.as_str();
    let verb = clause.verb.map_or(0, |verb| verb + 1);
    (verb..clause.words.len().saturating_sub(1))
        .any(|at| words.negations.contains(lower(at)) && words.to.contains(lower(at + 1)))
}

/// The clause behind `…, die Preise zu drücken` as the words of a course. None if it speaks of somebody who cannot be named.
pub(super) fn infinitive(
    teller: &Teller<'_, '_>,
    clause: &Clause,
    conflict: &Conflict,
) -> Option<Vec<String>> {
    if clause.kind != ClauseKind::Infinitive {
        return None;
    }
    let mut parts: Vec<String> = Vec::new();
    for (position, &word) in clause.words.iter().enumerate() {
        let token = &teller.reading.prose.tokens[word];
        let last = position + 1 == clause.words.len();
        let lore = teller.reading.lore;
        match token.lower.as_str() {
            word if position == 0 && lore.titles.loose_infinitives.contains(word) => return None,
            word if position + 2 >= clause.words.len() && lore.words.to.contains(word) => {}
            word if lore.dilemmas.rather.contains(word) => {}
            _ if last => parts.push(without_zu(teller, &token.lower)),
            _ => parts.push(named(teller, word, conflict)?),
        }
    }
    (1..=LONGEST).contains(&parts.len()).then_some(parts)
}

/// `anzunehmen` without its `zu`.
pub(super) fn without_zu(teller: &Teller<'_, '_>, lower: &str) -> String {
    let split = lower.match_indices("zu").find(|(at, _)| {
        let (prefix, verb) = (&lower[..*at], &lower[at + 2..]);
        teller.reading.lore.verbs.is_prefix(prefix) && teller.reading.lore.verbs.infinitive(verb)
    });
    split.map_or_else(|| lower.to_owned(), |(at, _)| format!("{}{}", &lower[..at], &lower[at + 2..]))
}

/// What follows `to` behind the verb that asks or wants.
pub(super) fn told_to(teller: &Teller<'_, '_>, clause: &Clause, conflict: &Conflict) -> Option<Vec<String>> {
    let reading = teller.reading;
    let lower = |at: usize| reading.prose.tokens[clause.words[at]].lower.as_str();
    let verb = clause.verb?;
    let to = (verb + 1..clause.words.len().checked_sub(1)?)
        .find(|&at| reading.lore.words.to.contains(lower(at)) && is_base_form(teller, lower(at + 1)))?;
    // `begs her for a day to pay it back`, `tells her it has to be somebody`: not what the holder is asked to do.
    if lower(to + 1) == "be" || (verb + 1..to).any(|at| reading.lore.dilemmas.for_what.contains(lower(at))) {
        return None;
    }
    let words = reading.lore.words;
    let mut parts: Vec<String> = Vec::new();
    for at in to + 1..clause.words.len() {
        if parts.len() >= 2
            && (words.joiners.contains(lower(at)) || words.sure_subordinators.contains(lower(at)))
        {
            break;
        }
        parts.push(named(teller, clause.words[at], conflict)?);
    }
    cut(teller, &mut parts);
    let whole = parts.last().is_some_and(|last| words.verb_particles.contains(last));
    trim(teller, &mut parts, whole);
    (1..=LONGEST).contains(&parts.len()).then_some(parts)
}

/// The word, with a name for a pronoun.
pub(super) fn named(teller: &Teller<'_, '_>, word: usize, conflict: &Conflict) -> Option<String> {
    let token = &teller.reading.prose.tokens[word];
    let mention = teller.reading.mention_at(word).filter(|mention| mention.kind == MentionKind::Pronoun);
    let possessive = teller.reading.lore.words.determiners.contains(&token.lower);
    match mention {
        Some(mention) if !possessive && !conflict.holders.contains(&mention.person) => {
            let known = teller.names.is_named(mention.person);
            known.then(|| teller.names.short(mention.person).to_owned())
        }
        _ => Some(token.text.to_owned()),
    }
}

fn fits(parts: &[String]) -> bool {
    (2..=LONGEST).contains(&parts.len())
}

/// What is offered, as something known by now: `eine Stelle` becomes `die Stelle`.
fn offered(teller: &Teller<'_, '_>, clause: &Clause) -> Option<String> {
    let words = &teller.reading.lore.dilemmas;
    if !words.offer.contains(&clause.lemma) && !words.offer.contains(&clause.content) {
        return None;
    }
    let things = clause.chunks.iter().enumerate().filter(|(index, chunk)| {
        Some(*index) != clause.subject && chunk.kind == ChunkKind::Noun && chunk.persons.is_empty()
    });
    for (_, chunk) in things {
        // `a way out` cannot be told without its particle.
        let behind = clause.words.get(chunk.words.end);
        let particle = behind.is_some_and(|&word| {
            let lower = &teller.reading.prose.tokens[word].lower;
            teller.reading.lore.words.verb_particles.contains(lower)
        });
        if particle {
            continue;
        }
        let text = teller.text(clause, chunk);
        let Some((article, thing)) = text.split_once(' ') else { continue };
        let article = article.to_lowercase();
        let known = words.known.iter().find(|(unknown, _)| *unknown == article).map(|(_, known)| known);
        let definite = teller.reading.lore.words.definite.contains(&article).then_some(&article);
        if let Some(known) = known.or(definite)
            && thing.split_whitespace().count() <= 3
        {
            return Some(format!("{known} {thing}"));
        }
    }
    None
}
