//! A question as the title of a dilemma: as it was asked, with names for pronouns.

use super::super::{
    Language,
    chunks::ChunkKind,
    clauses::{Clause, ClauseKind},
    dilemmas::Signs,
    naming::capitalized,
    people::MentionKind,
    retell::Teller,
};

/// The same in English, where the words can stay in their order.
fn english_asked(teller: &Teller<'_, '_>, signs: &Signs, holders: &[usize]) -> Option<String> {
    let reading = teller.reading;
    let asks = |clause: &&Clause| clause.kind == ClauseKind::Question;
    let about = |clause: &&Clause| clause.subject_persons().iter().any(|person| holders.contains(person));
    let clause = signs.clauses.iter().filter(asks).find(about).or_else(|| signs.clauses.iter().find(asks))?;
    let mut words: Vec<String> = Vec::new();
    for (at, &word) in clause.words.iter().enumerate() {
        let token = &reading.prose.tokens[word];
        if at == 0 && matches!(token.lower.as_str(), "so" | "and" | "but" | "or") {
            continue;
        }
        let mention = reading.mention_at(word).filter(|mention| mention.kind == MentionKind::Pronoun);
        let subject = matches!(token.lower.as_str(), "he" | "she" | "they");
        let object = matches!(token.lower.as_str(), "him" | "them")
            || token.lower == "her" && at + 1 == clause.words.len();
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
    let loose = &reading.lore.dilemmas.loose;
    if count(&words) > 6 {
        words.retain(|word| !loose.contains(word));
    }
    while count(&words) > 6 {
        let cut = (4..words.len()).rev().find(|&at| reading.lore.words.opens_phrase(&words[at]))?;
        words.truncate(cut);
    }
    (words.len() >= 3).then(|| format!("{}?", capitalized(&words.join(" "))))
}

/// A question as it was asked, with names for pronouns.
pub fn asked(teller: &Teller<'_, '_>, signs: &Signs, holders: &[usize]) -> Option<String> {
    let reading = teller.reading;
    if teller.reading.prose.language == Language::English {
        return english_asked(teller, signs, holders);
    }
    let questions = signs.clauses.iter().filter(|clause| clause.kind == ClauseKind::Question);
    let about = |clause: &&Clause| clause.subject_persons().iter().any(|person| holders.contains(person));
    let clause = questions.clone().find(about).or_else(|| questions.clone().next())?;
    let verb = clause.verb?;
    if clause.lemma == "stellen" {
        return None;
    }
    let token = |at: usize| &reading.prose.tokens[clause.words[at]];
    let (who, _) = clause.subject.map_or(Some((String::new(), 0.0)), |_| teller.subject(clause, None))?;
    let mut parts: Vec<(String, bool)> = Vec::new();
    let head = (0..verb).find(|&at| reading.lore.words.question_words.contains(&token(at).lower));
    if let Some(head) = head {
        // `Welche Spur …`, `How long …`: everything up to the verb asks.
        parts.extend((head..verb).map(|at| (token(at).text.to_owned(), true)));
    }
    let asks_subject = clause.subject.is_some_and(|subject| clause.chunks[subject].words.start < verb);
    parts.push((token(verb).text.to_lowercase(), true));
    if !who.is_empty() && !asks_subject {
        parts.push((who, true));
    }
    let subject = clause.subject_persons().first().copied().or(holders.first().copied());
    for (index, chunk) in clause.chunks.iter().enumerate() {
        if Some(index) == clause.subject || chunk.words.start < verb {
            continue;
        }
        match chunk.kind {
            ChunkKind::Adverb if reading.prose.language == Language::German => {
                parts.push((teller.text(clause, chunk), false));
            }
            ChunkKind::Prepositional => parts.push((teller.phrase(clause, chunk, subject)?, false)),
            ChunkKind::Noun => parts.push((teller.phrase(clause, chunk, subject)?, true)),
            ChunkKind::Pronoun => {
                let person = chunk.persons.first().copied();
                match person {
                    Some(person) if teller.names.is_named(person) && Some(person) != subject => {
                        parts.push((teller.names.short(person).to_owned(), true));
                    }
                    Some(_) => return None,
                    None => parts.push((teller.text(clause, chunk), true)),
                }
            }
            _ => parts.push((teller.text(clause, chunk), true)),
        }
    }
    let count = |parts: &[(String, bool)]| {
        parts.iter().map(|(text, _)| text.split_whitespace().count()).sum::<usize>()
    };
    while count(&parts) > 6 {
        let loose = parts.iter().position(|(_, needed)| !needed)?;
        parts.remove(loose);
    }
    let text: Vec<String> = parts.into_iter().map(|(text, _)| text).collect();
    (text.len() >= 2).then(|| format!("{}?", capitalized(&text.join(" "))))
}
