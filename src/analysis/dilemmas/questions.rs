//! Dramatic questions: which press a choice that is still open, and which stand by themselves.

use super::super::{
    Cue,
    clauses::{Clause, ClauseKind},
    reading::Reading,
};
use super::{
    Conflict,
    choices::{GAP, Group, still_open},
    signs::{Signs, opens_with_or},
};
use crate::outline::DilemmaKind;

/// Takes in the questions: one about a choice that is still open becomes its evidence, any other stands by itself.
pub(super) fn questions(reading: &Reading<'_>, signs: &[Signs], groups: &mut [Group]) -> Vec<Conflict> {
    let mut conflicts: Vec<Conflict> = Vec::new();
    for (sentence, here) in signs.iter().enumerate() {
        let told = here.has("dilemma/whether") && here.has("dilemma/question-posed")
            || here.has("dilemma/whether") && !here.asks && here.clauses.len() >= 2;
        if (!here.asks && !told)
            || here.asks_which
            || here.asks_will
            || here.has("dilemma/rhetorical")
            || groups.iter().any(|g| g.sentences.contains(&sentence))
        {
            continue;
        }
        // `Oder …?` goes on with what was asked before.
        let goes_on = opens_with_or(reading.tokens(sentence)) && sentence > 0;
        if let Some(group) = groups.iter_mut().find(|g| goes_on && g.sentences.contains(&(sentence - 1))) {
            group.sentences.push(sentence);
            group.sentences.sort_unstable();
            continue;
        }
        let about = question_holders(reading, here, sentence);
        let named = !reading.facts[sentence].persons.is_empty();
        let pressed = groups.iter_mut().rev().find(|group| {
            // The nearest sentence before that speaks of it; others may follow.
            let Some(&last) = group.sentences.iter().rev().find(|&&other| other < sentence) else {
                return false;
            };
            let inside = group.sentences.last().is_some_and(|&end| end > sentence);
            let holder = group.holder();
            let known =
                about.iter().any(|person| group.holders.get(person).is_some_and(|weight| *weight >= 1.0));
            let near = sentence - last <= GAP;
            let same = holder.is_none_or(|holder| about.contains(&holder))
                || (near && known)
                || (!named && (sentence == last + 1 || inside));
            group.strand == here.strand
                && !told
                && same
                && (inside || !group.closed)
                && (near || inside || (here.asks_back && still_open(reading, signs, group, sentence)))
        });
        if let Some(group) = pressed {
            group.sentences.push(sentence);
            group.sentences.sort_unstable();
            if named {
                about.iter().for_each(|&person| *group.holders.entry(person).or_insert(0.0) += 2.5);
            }
            continue;
        }
        let again = conflicts.last_mut().filter(|before| {
            before.evidence.last().is_some_and(|&last| last + 1 == sentence)
                && signs[sentence - 1].strand == here.strand
        });
        if let Some(before) = again {
            before.evidence.push(sentence);
            if before.holders.is_empty() {
                before.holders = about;
            }
            continue;
        }
        // `Eine Entscheidung muss fallen. Werden sie …?` asks for the decision.
        let decision = sentence.checked_sub(1).filter(|&before| {
            let told = &signs[before];
            told.strand == here.strand
                && told.has("dilemma/decide")
                && !told.has("dilemma/no-choice")
                && !told.asks
                && !groups.iter().any(|g| g.sentences.contains(&before))
        });
        if let Some(decision) = decision {
            let prepared = groups.iter_mut().rev().find(|group| {
                let last = group.sentences.last().copied().unwrap_or(usize::MAX);
                let own_kin = group.sentences.iter().flat_map(|&told| &signs[told].kin);
                (group.strand == here.strand || own_kin.into_iter().any(|person| about.contains(person)))
                    && !group.stated
                    && !group.closed
                    && last < decision
                    && decision - last <= 2 * GAP
            });
            if let Some(group) = prepared {
                group.sentences.extend([decision, sentence]);
                group.strand = here.strand;
                group.stated = true;
                continue;
            }
        }
        conflicts.push(Conflict {
            kind: if decision.is_some() { DilemmaKind::Choice } else { DilemmaKind::Question },
            holders: about,
            evidence: decision.into_iter().chain([sentence]).collect(),
            options: Vec::new(),
            stakes: String::new(),
            decided_in: Vec::new(),
            taken: None,
            confidence: 0.8,
            cues: vec![Cue {
                rule: "dilemma/asks",
                weight: 1.5,
                range: Some(reading.prose.sentences[sentence].range.clone()),
            }],
        });
    }
    conflicts
}

/// Whose question it is: its subject, or whoever else it speaks of.
fn question_holders(reading: &Reading<'_>, signs: &Signs, sentence: usize) -> Vec<usize> {
    if !signs.pair.is_empty() {
        return signs.pair.clone();
    }
    let asked = signs.clauses.iter().filter(|clause| {
        matches!(clause.kind, ClauseKind::Question | ClauseKind::Main | ClauseKind::Subordinate)
    });
    let subject = asked.map(Clause::subject_persons).find(|persons| !persons.is_empty());
    if let Some(persons) = subject {
        return persons.to_vec();
    }
    if let Some(&person) = reading.facts[sentence].persons.first() {
        return vec![person];
    }
    // A question without anybody is about whoever the sentence before it is about.
    let before = sentence.checked_sub(1).map(|before| &reading.facts[before]);
    before.and_then(|facts| facts.persons.first()).map(|&person| vec![person]).unwrap_or_default()
}
