//! Which course of a dilemma is taken.

use super::super::{
    clauses::ClauseKind,
    dilemmas::{Conflict, Signs},
    reading::Reading,
};

fn is_negation(reading: &Reading<'_>, word: &str) -> bool {
    reading.lore.words.negations.contains(word) || reading.lore.words.none.contains(word)
}

/// Whether the course is told with a negation.
pub(super) fn is_negated(reading: &Reading<'_>, course: &str) -> bool {
    course.split_whitespace().any(|word| is_negation(reading, word))
}

/// Which course the deciding sentences speak of.
pub(super) fn taken(reading: &Reading<'_>, signs: &[Signs], conflict: &Conflict) -> Option<usize> {
    let &sentence = conflict.decided_in.first()?;
    let stem = |word: &str| word.chars().take(5).collect::<String>().to_lowercase();
    let lemmas: Vec<String> = signs[sentence]
        .clauses
        .iter()
        .flat_map(|clause| [clause.content.clone(), clause.lemma.clone()])
        .collect();
    let tokens: Vec<String> = reading
        .tokens(sentence)
        .iter()
        .map(|token| stem(&token.lower))
        .chain(lemmas.iter().map(|lemma| stem(lemma)))
        .collect();
    let shared = |option: &String| {
        option
            .split_whitespace()
            .filter(|word| {
                word.chars().count() > 3 && !is_negation(reading, word) && tokens.contains(&stem(word))
            })
            .count()
    };
    let scores: Vec<usize> = conflict.options.iter().map(shared).collect();
    let best = scores.iter().copied().max().filter(|best| *best > 0)?;
    let winners: Vec<usize> = (0..scores.len()).filter(|&index| scores[index] == best).collect();
    if let [winner] = winners[..] {
        return Some(winner);
    }
    // A course and its contrary have their words in common: what the holder does or does not tells them apart.
    let own = signs[sentence].clauses.iter().find(|clause| {
        clause.kind == ClauseKind::Main
            && clause.subject_persons().iter().any(|person| conflict.holders.contains(person))
    })?;
    let denies = own.is_negated(reading);
    let mut fitting =
        winners.into_iter().filter(|&index| is_negated(reading, &conflict.options[index]) == denies);
    let winner = fitting.next()?;
    fitting.next().is_none().then_some(winner)
}
