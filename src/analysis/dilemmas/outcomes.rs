//! Whether the text tells how a dilemma ends, and where.

use super::super::{Cue, clauses::ClauseKind, lore::Weights, reading::Reading, segments::Feature};
use super::{Conflict, signs::Signs, vote};
use crate::outline::DilemmaKind;

/// What speaks for and against the dilemma being decided in the text.
pub fn features(reading: &Reading<'_>, signs: &[Signs], conflict: &Conflict) -> Vec<Feature> {
    let mut features: Vec<Feature> = Vec::new();
    let last = conflict.evidence.last().copied().unwrap_or(0);
    let strand = signs[last].strand;
    let holds = |sentence: usize| {
        conflict.holders.iter().any(|holder| reading.facts[sentence].persons.contains(holder))
    };
    // What comes much later decides nothing any more.
    let later: Vec<usize> = (last + 1..signs.len().min(last + 60)).collect();
    let own: Vec<usize> =
        later.iter().copied().filter(|&sentence| signs[sentence].strand == strand).collect();
    let mut say = |rule: &'static str, holds: bool| {
        if holds {
            features.push((rule, 1.0));
        }
    };
    say("outcome/question", conflict.kind == DilemmaKind::Question);
    say("outcome/nothing-follows", own.is_empty());
    say("outcome/little-follows", own.len() == 1);
    say("outcome/holder-returns", own.iter().any(|&sentence| holds(sentence)));
    say(
        "outcome/holder-elsewhere",
        !own.iter().any(|&sentence| holds(sentence)) && later.iter().any(|&sentence| holds(sentence)),
    );
    say("outcome/holder-acts", own.iter().any(|&sentence| acts(reading, signs, conflict, sentence)));
    say(
        "outcome/next-acts",
        own.first().is_some_and(|&sentence| sentence == last + 1 && acts(reading, signs, conflict, sentence)),
    );
    say(
        "outcome/decided-cue",
        own.iter().any(|&sentence| holds(sentence) && signs[sentence].has("dilemma/decided")),
    );
    say("outcome/ends-asking", signs[last].asks);
    say("outcome/ends-asking-last", signs[last].asks && own.is_empty());
    say("outcome/last-sentence", later.is_empty());
    features
}

/// Whether the holder does something in the sentence, told as a fact.
fn acts(reading: &Reading<'_>, signs: &[Signs], conflict: &Conflict, sentence: usize) -> bool {
    !signs[sentence].asks
        && signs[sentence].clauses.iter().any(|clause| {
            clause.kind == ClauseKind::Main
                && !reading.lore.words.modals.contains(&clause.lemma)
                && clause.subject_persons().iter().any(|person| conflict.holders.contains(person))
        })
}

/// Finds where the dilemma is decided, if it is.
pub(super) fn decide(reading: &Reading<'_>, signs: &[Signs], weights: &Weights, conflict: &mut Conflict) {
    if vote(weights, &features(reading, signs, conflict)) < 0.0 {
        return;
    }
    let last = conflict.evidence.last().copied().unwrap_or(0);
    let strand = signs[last].strand;
    let worth = |sentence: usize| {
        let here = &signs[sentence];
        let holds = conflict.holders.iter().any(|holder| reading.facts[sentence].persons.contains(holder));
        let mut worth = 0;
        worth += i32::from(here.strand == strand) * 3;
        worth += i32::from(holds) * 2;
        worth += i32::from(acts(reading, signs, conflict, sentence)) * 2;
        worth += i32::from(here.has("dilemma/decided")) * 2;
        worth -= i32::from(here.asks) * 4;
        worth
    };
    let end = (last + 40).min(signs.len());
    let best = (last + 1..end).max_by_key(|&sentence| (worth(sentence), std::cmp::Reverse(sentence)));
    conflict.decided_in.extend(best);
    if let Some(&sentence) = conflict.decided_in.first() {
        conflict.cues.push(Cue {
            rule: "dilemma/decided",
            weight: 1.0,
            range: Some(reading.prose.sentences[sentence].range.clone()),
        });
    }
}
