//! Dramatic questions: which press a choice that is still open, and which stand by themselves.

use super::super::{
    Cue,
    clauses::{Clause, ClauseKind},
    prose::TokenKind,
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
        if !is_question(here)
            || turns_to(reading, sentence)
            || groups.iter().any(|group| group.sentences.contains(&sentence))
        {
            continue;
        }
        // `Oder …?` goes on with what was asked before.
        let goes_on = opens_with_or(reading, reading.tokens(sentence)) && sentence > 0;
        if let Some(group) = groups.iter_mut().find(|g| goes_on && g.sentences.contains(&(sentence - 1))) {
            group.sentences.push(sentence);
            group.sentences.sort_unstable();
            continue;
        }
        let about = question_holders(reading, here, sentence);
        let asked = Asked { reading, signs, sentence, about: &about };
        if let Some(group) = groups.iter_mut().rev().find(|group| asked.presses(group)) {
            group.sentences.push(sentence);
            group.sentences.sort_unstable();
            if !reading.facts[sentence].persons.is_empty() {
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
        let decision = asked.decision_before(groups);
        if let Some(decision) = decision
            && let Some(group) = groups.iter_mut().rev().find(|group| asked.was_prepared(group, decision))
        {
            group.sentences.extend([decision, sentence]);
            group.strand = here.strand;
            group.stated = true;
            continue;
        }
        conflicts.push(standing_alone(reading, sentence, decision, about));
    }
    conflicts
}

/// Whether the sentence asks, or tells a question, that something may hang on.
fn is_question(here: &Signs) -> bool {
    (here.asks || is_told(here)) && !here.asks_which && !here.asks_will && !here.has("dilemma/rhetorical")
}

/// `Und Ramona?`: asks nothing, but turns to somebody.
fn turns_to(reading: &Reading<'_>, sentence: usize) -> bool {
    let words = reading.tokens(sentence).iter().filter(|token| token.kind == TokenKind::Word);
    let mut words = words.map(|token| token.lower.as_str());
    let and = words.next().is_some_and(|first| reading.lore.words.and.contains(first));
    and && (1..=2).contains(&words.count()) && !reading.facts[sentence].persons.is_empty()
}

/// `Sie fragt sich, ob …`: whether the sentence tells a question.
fn is_told(here: &Signs) -> bool {
    here.has("dilemma/whether")
        && (here.has("dilemma/question-posed") || !here.asks && here.clauses.len() >= 2)
}

/// A question that no choice has taken in yet.
struct Asked<'r, 'a> {
    reading: &'r Reading<'a>,
    signs: &'r [Signs],
    sentence: usize,
    /// Whose question it is.
    about: &'r [usize],
}

impl Asked<'_, '_> {
    /// Whether the question presses the choice of `group`.
    fn presses(&self, group: &Group) -> bool {
        let (sentence, here) = (self.sentence, &self.signs[self.sentence]);
        // The nearest sentence before that speaks of it; others may follow.
        let Some(&last) = group.sentences.iter().rev().find(|&&other| other < sentence) else {
            return false;
        };
        let named = !self.reading.facts[sentence].persons.is_empty();
        let inside = group.sentences.last().is_some_and(|&end| end > sentence);
        let known =
            self.about.iter().any(|person| group.holders.get(person).is_some_and(|weight| *weight >= 1.0));
        let near = sentence - last <= GAP;
        let same = group.holder().is_none_or(|holder| self.about.contains(&holder))
            || (near && known)
            || (!named && (sentence == last + 1 || inside));
        group.strand == here.strand
            && !is_told(here)
            && same
            && (inside || !group.closed)
            && (near || inside || (here.asks_back && still_open(self.reading, self.signs, group, sentence)))
    }

    /// `Eine Entscheidung muss fallen. Werden sie …?` asks for the decision.
    fn decision_before(&self, groups: &[Group]) -> Option<usize> {
        self.sentence.checked_sub(1).filter(|&before| {
            let told = &self.signs[before];
            told.strand == self.signs[self.sentence].strand
                && told.has("dilemma/decide")
                && !told.has("dilemma/no-choice")
                && !told.asks
                && !groups.iter().any(|group| group.sentences.contains(&before))
        })
    }

    /// Whether the sentences of `group` led to the decision that is asked for.
    fn was_prepared(&self, group: &Group, decision: usize) -> bool {
        let last = group.sentences.last().copied().unwrap_or(usize::MAX);
        let mut own_kin = group.sentences.iter().flat_map(|&told| &self.signs[told].kin);
        (group.strand == self.signs[self.sentence].strand
            || own_kin.any(|person| self.about.contains(person)))
            && !group.stated
            && !group.closed
            && last < decision
            && decision - last <= 2 * GAP
    }
}

/// A question that stands by itself, with the sentence before it where that tells of a decision.
fn standing_alone(
    reading: &Reading<'_>,
    sentence: usize,
    decision: Option<usize>,
    holders: Vec<usize>,
) -> Conflict {
    Conflict {
        kind: if decision.is_some() { DilemmaKind::Choice } else { DilemmaKind::Question },
        holders,
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
    }
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
