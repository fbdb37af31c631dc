//! A question as the title of a dilemma: as it was asked, with names for pronouns.

use super::super::{
    Language,
    chunks::ChunkKind,
    clauses::{Clause, ClauseKind},
    dilemmas::Signs,
    naming::capitalized,
    people::MentionKind,
    retell::{self, Teller},
};
use super::course::lacks_clause;

/// A question as it was asked, with names for pronouns; if it can be one that is `about` somebody.
pub fn asked(teller: &Teller<'_, '_>, signs: &Signs, about: &[usize]) -> Option<String> {
    let questions = signs.clauses.iter().filter(|clause| clause.kind == ClauseKind::Question);
    let fits = |clause: &&Clause| clause.subject_persons().iter().any(|person| about.contains(person));
    let clause = questions.clone().find(fits).or_else(|| questions.clone().next())?;
    let text = match teller.reading.prose.language {
        Language::German => german_asked(teller, clause, about)?,
        Language::English => english_asked(teller, clause)?,
    };
    Some(format!("{}?", capitalized(&text)))
}

/// How badly a part of a question is needed; the least needed goes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Need {
    Adverb,
    Phrase,
    Must,
}

fn german_asked(teller: &Teller<'_, '_>, clause: &Clause, about: &[usize]) -> Option<String> {
    let words = teller.reading.lore.words;
    let verb = clause.verb?;
    let bracket = clause.chunks.iter().any(|chunk| chunk.kind == ChunkKind::Bracket);
    // `Will er, dass …?`
    let bare = words.modals.contains(&clause.lemma) && !bracket && teller.is_completed(clause);
    let dilemmas = &teller.reading.lore.dilemmas;
    if dilemmas.posing.contains(&clause.lemma) || bare {
        return None;
    }
    let token = |at: usize| &teller.reading.prose.tokens[clause.words[at]];
    let head = (0..verb).find(|&at| words.question_words.contains(&token(at).lower));
    if clause.subject.is_none() && head.is_none() {
        return None;
    }
    let (who, _) = clause.subject.map_or(Some((String::new(), 0.0)), |_| teller.subject(clause, None))?;
    let mut parts: Vec<(String, Need)> = Vec::new();
    if let Some(head) = head {
        // `Welche Spur …`, `How long …`: everything up to the verb asks.
        parts.extend((head..verb).map(|at| (token(at).text.to_owned(), Need::Must)));
    }
    let asks_subject = clause.subject.is_some_and(|subject| clause.chunks[subject].words.start < verb);
    parts.push((token(verb).text.to_lowercase(), Need::Must));
    if !who.is_empty() && !asks_subject {
        parts.push((who, Need::Must));
    }
    if lacks_clause(teller, clause) {
        parts.push((dilemmas.stand_in.clone(), Need::Must));
    }
    parts.extend(german_rest(teller, clause, verb, about)?);
    shorten(&mut parts)?;
    let text: Vec<String> = parts.into_iter().map(|(text, _)| text).collect();
    (text.len() >= 2).then(|| text.join(" "))
}

/// Leaves out what is needed least until the question is short enough. None if nothing more can go.
fn shorten(parts: &mut Vec<(String, Need)>) -> Option<()> {
    let count = |parts: &[(String, Need)], least: Need| {
        let needed = parts.iter().filter(|(_, need)| *need >= least);
        needed.map(|(text, _)| text.split_whitespace().count()).sum::<usize>()
    };
    while count(parts, Need::Adverb) > retell::LONGEST {
        let adverb = parts.iter().position(|(_, need)| *need == Need::Adverb);
        // The second of two phrases may hang on the first, and goes before it.
        let phrase = parts.iter().rposition(|(_, need)| *need == Need::Phrase);
        let first = if count(parts, Need::Phrase) <= retell::LONGEST { adverb } else { phrase };
        let spare = first.or(adverb).or(phrase)?;
        parts.remove(spare);
        // `ausgerechnet auf dem Sportplatz`
        let before = spare.checked_sub(1).filter(|&before| parts[before].1 == Need::Adverb);
        if let Some(before) = before.filter(|_| Some(spare) == phrase) {
            parts.remove(before);
        }
    }
    Some(())
}

/// What stands behind the verb of a German question, the subject aside.
fn german_rest(
    teller: &Teller<'_, '_>,
    clause: &Clause,
    verb: usize,
    about: &[usize],
) -> Option<Vec<(String, Need)>> {
    let subject = clause.subject_persons().first().copied().or(about.first().copied());
    let copula =
        teller.reading.lore.titles.copulas.contains(&clause.content) || clause.lemma.ends_with("sein");
    let mut rest = Vec::new();
    for (index, chunk) in clause.chunks.iter().enumerate() {
        if Some(index) == clause.subject || chunk.words.start < verb {
            continue;
        }
        let part = match (chunk.kind, chunk.persons.first()) {
            (ChunkKind::Adverb, _) => (teller.text(clause, chunk), Need::Adverb),
            (ChunkKind::Prepositional, _) => {
                let need = if copula { Need::Must } else { Need::Phrase };
                (teller.phrase(clause, chunk, subject)?, need)
            }
            (ChunkKind::Noun, _) => (teller.phrase(clause, chunk, subject)?, Need::Must),
            (ChunkKind::Pronoun, Some(&person)) => {
                if !teller.names.is_named(person) || Some(person) == subject {
                    return None;
                }
                (teller.names.short(person).to_owned(), Need::Must)
            }
            _ => (teller.text(clause, chunk), Need::Must),
        };
        rest.push(part);
    }
    Some(rest)
}

/// The same in English, where the words can stay in their order.
fn english_asked(teller: &Teller<'_, '_>, clause: &Clause) -> Option<String> {
    let reading = teller.reading;
    let closed = reading.lore.words;
    let loose = &reading.lore.dilemmas.loose;
    let mut words: Vec<String> = Vec::new();
    for (at, &word) in clause.words.iter().enumerate() {
        let token = &reading.prose.tokens[word];
        let lead = reading.lore.words.coordinators.contains(&token.lower) || loose.contains(&token.lower);
        if at == 0 && lead {
            continue;
        }
        let mention = reading.mention_at(word).filter(|mention| mention.kind == MentionKind::Pronoun);
        let subject = closed.personal_subjects.contains(&token.lower);
        let owns = closed.possessives.contains(&token.lower) && at + 1 < clause.words.len();
        let object = closed.personal_objects.contains(&token.lower) && !owns;
        match mention {
            Some(mention) if subject || object => {
                let named = teller.names.is_named(mention.person)
                    && !words.iter().any(|word| word == teller.names.short(mention.person));
                words.push(if named { teller.names.short(mention.person).to_owned() } else { return None });
            }
            None if subject => return None,
            _ => words.push(token.text.to_owned()),
        }
    }
    let count = |words: &[String]| words.iter().map(|word| word.split_whitespace().count()).sum::<usize>();
    if count(&words) > retell::LONGEST {
        words.retain(|word| !loose.contains(word));
    }
    while count(&words) > retell::LONGEST {
        let cut = (4..words.len()).rev().find(|&at| reading.lore.words.opens_phrase(&words[at]))?;
        words.truncate(cut);
    }
    (words.len() >= 3).then(|| words.join(" "))
}
