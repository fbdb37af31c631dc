//! Whose choice it may be that a sentence speaks of, before the choice is put together.

use std::collections::BTreeMap;

use super::super::{
    chunks::ChunkKind,
    clauses::{Clause, ClauseKind},
    people::{Mention, MentionKind},
    reading::Reading,
};
use super::{choices::PUTS, signs::Signs};

/// Who may hold the choice that the sentence speaks of, by how much.
pub(super) fn claims(reading: &Reading<'_>, signs: &Signs, sentence: usize) -> BTreeMap<usize, f32> {
    let mut claims = Claims::default();
    for person in &reading.facts[sentence].persons {
        claims.add(&[*person], 0.3);
    }
    claims.by_courses(reading, signs);
    claims.by_consent(reading, signs, sentence);
    for clause in &*signs.clauses {
        claims.by_clause(reading, signs, sentence, clause);
    }
    claims.0
}

/// How much speaks for each person.
#[derive(Default)]
struct Claims(BTreeMap<usize, f32>);

impl Claims {
    fn add(&mut self, persons: &[usize], weight: f32) {
        for &person in persons {
            *self.0.entry(person).or_insert(0.0) += weight;
        }
    }

    /// Who would take the courses that the sentence sets side by side.
    fn by_courses(&mut self, reading: &Reading<'_>, signs: &Signs) {
        if let Some(condition) = signs.clauses.iter().find(|clause| clause.is_condition(reading))
            && signs.either_way
        {
            self.add(condition.subject_persons(), 5.0);
        }
        // `She can report him. She can also keep quiet.`
        let able = |clause: &&Clause| {
            clause.kind == ClauseKind::Main && reading.lore.dilemmas.able.contains(&clause.lemma)
        };
        if signs.either_way
            && signs.clauses.iter().all(|clause| clause.kind != ClauseKind::Condition)
            && let Some(free) = signs.clauses.iter().find(able)
        {
            self.add(free.subject_persons(), 5.0);
        }
        if (signs.asks_which || signs.weighs)
            && let Some(question) = signs.clauses.iter().find(|clause| !clause.subject_persons().is_empty())
        {
            self.add(question.subject_persons(), 4.0);
        }
    }

    /// `die Zustimmung der Eltern`, `Walburgas Unterschrift`: theirs is the choice.
    fn by_consent(&mut self, reading: &Reading<'_>, signs: &Signs, sentence: usize) {
        let start = reading.prose.sentences[sentence].tokens.start;
        for hit in signs.cues.iter().filter(|hit| hit.rule == "dilemma/consent") {
            let noun = reading
                .tokens(sentence)
                .get(hit.tokens.start)
                .is_some_and(|token| token.text.starts_with(char::is_uppercase));
            let near = |mention: &&Mention| {
                let at = mention.tokens.start.saturating_sub(start);
                mention.kind != MentionKind::Pronoun
                    && (at + 1 == hit.tokens.start || (hit.tokens.end..hit.tokens.end + 4).contains(&at))
            };
            if noun && hit.tokens.start > 0 {
                let mentions = reading.mentions(sentence).iter().filter(near);
                mentions.for_each(|mention| self.add(&[mention.person], 3.0));
            }
        }
        if signs.has("dilemma/consent") || signs.has("dilemma/decide") {
            self.add(&signs.kin, 4.0);
        }
    }

    /// Who does what the clause tells, and whom it asks.
    fn by_clause(&mut self, reading: &Reading<'_>, signs: &Signs, sentence: usize, clause: &Clause) {
        let cue = |rule: &&str| signs.cue_in(reading, sentence, clause, rule);
        let first = clause.words.first().map_or("", |&word| reading.prose.tokens[word].lower.as_str());
        let condition = reading.lore.dilemmas.conditions.contains(first);
        let weight = if signs.has("dilemma/offer") && condition && !signs.either_way {
            // `… will bezahlen, wenn sie ihm den Garten überlässt`: whoever must do it has the choice.
            3.0
        } else if OWN.iter().any(cue) {
            1.5
        } else {
            0.3
        };
        self.add(clause.subject_persons(), weight);
        if PUTS.iter().any(cue) {
            let others = clause.chunks.iter().enumerate().filter(|(index, chunk)| {
                Some(*index) != clause.subject && matches!(chunk.kind, ChunkKind::Noun | ChunkKind::Pronoun)
            });
            others.for_each(|(_, chunk)| self.add(&chunk.persons, 2.0));
        }
    }
}

/// Cues of what the clause's subject has to choose.
const OWN: [&str; 4] = ["dilemma/decide", "dilemma/consent", "dilemma/should", "dilemma/refuse"];
