//! Whether the text tells how a dilemma ends, and where.

use super::super::{
    Cue,
    clauses::{Clause, ClauseKind},
    lore::Weights,
    reading::Reading,
    segments::Feature,
};
use super::{Conflict, signs::Signs, vote};

/// After so many sentences it is not the end of the text that leaves a dilemma open.
const MUCH: usize = 10;

/// What speaks for and against the dilemma being decided in the text.
pub fn features(reading: &Reading<'_>, signs: &[Signs], conflict: &Conflict) -> Vec<Feature> {
    let last = conflict.evidence.last().copied().unwrap_or(0);
    let Signs { strand, scene, .. } = signs[last];
    let holds = |sentence: &usize| {
        conflict.holders.iter().any(|holder| reading.facts[*sentence].persons.contains(holder))
    };
    let told_of = |sentence: &usize| speaks_of_it(reading, conflict, *sentence);
    // What comes much later decides nothing any more.
    let later: Vec<usize> = (last + 1..signs.len().min(last + 60)).collect();
    let own: Vec<usize> =
        later.iter().copied().filter(|&sentence| signs[sentence].strand == strand).collect();
    let ends = own.last().is_some_and(|&sentence| sentence + 1 == signs.len());
    let in_later_scene = |sentence: &&usize| signs[**sentence].scene != scene;
    let rules = [
        ("outcome/nothing-follows", own.is_empty()),
        ("outcome/little-follows", own.len() == 1),
        ("outcome/last-sentence", later.is_empty()),
        ("outcome/strand-ends-text", ends),
        ("outcome/much-text-follows", later.len() >= MUCH),
        ("outcome/ends-asking-last", signs[last].asks && own.is_empty()),
        ("outcome/text-ends-asking", signs.last().is_some_and(|end| end.asks)),
        ("outcome/holder-returns", own.iter().any(holds)),
        ("outcome/holder-elsewhere", !own.iter().any(holds) && later.iter().any(holds)),
        (
            "outcome/holder-changes-things",
            own.iter().skip(1).any(|&sentence| changes(reading, signs, conflict, sentence)),
        ),
        (
            "outcome/holder-lingers",
            later
                .iter()
                .filter(|sentence| holds(sentence))
                .any(|&sentence| lingers(reading, &signs[sentence])),
        ),
        (
            "outcome/decided-cue",
            own.iter().any(|sentence| holds(sentence) && signs[*sentence].has("dilemma/decided")),
        ),
        (
            "outcome/ends-in-deed",
            later
                .iter()
                .rfind(|sentence| holds(sentence))
                .is_some_and(|&last| changes(reading, signs, conflict, last)),
        ),
        ("outcome/returns-to-it", own.iter().filter(in_later_scene).any(told_of)),
        ("outcome/others-go-on", own.iter().any(|sentence| !holds(sentence) && told_of(sentence))),
    ];
    rules.into_iter().filter(|(_, holds)| *holds).map(|(rule, _)| (rule, 1.0)).collect()
}

/// Whether the sentence speaks of what the dilemma is about.
fn speaks_of_it(reading: &Reading<'_>, conflict: &Conflict, sentence: usize) -> bool {
    let here = &reading.facts[sentence].stems;
    let mut about = conflict.evidence.iter().flat_map(|&evidence| &reading.facts[evidence].stems);
    about.any(|stem| here.binary_search(stem).is_ok())
}

/// Whether the holder is the subject of a statement there for which `tells` holds.
fn does(
    reading: &Reading<'_>,
    signs: &[Signs],
    conflict: &Conflict,
    sentence: usize,
    tells: impl Fn(&Clause) -> bool,
) -> bool {
    !signs[sentence].asks
        && signs[sentence].clauses.iter().any(|clause| {
            clause.kind == ClauseKind::Main
                && !reading.lore.words.modals.contains(&clause.lemma)
                && clause.subject_persons().iter().any(|person| conflict.holders.contains(person))
                && tells(clause)
        })
}

/// Whether the holder does something in the sentence, told as a fact.
fn acts(reading: &Reading<'_>, signs: &[Signs], conflict: &Conflict, sentence: usize) -> bool {
    does(reading, signs, conflict, sentence, |_| true)
}

/// Whether the holder does something there after which things are not what they were.
fn changes(reading: &Reading<'_>, signs: &[Signs], conflict: &Conflict, sentence: usize) -> bool {
    let lingering = &reading.lore.dilemmas.lingering;
    does(reading, signs, conflict, sentence, |clause| {
        !lingering.contains(&clause.content) && !clause.is_negated(reading)
    })
}

/// Whether all that the sentence tells leaves things as they are.
fn lingers(reading: &Reading<'_>, here: &Signs) -> bool {
    let lore = reading.lore;
    let leaves = |clause: &&Clause| {
        clause.is_negated(reading)
            || lore.words.modals.contains(&clause.lemma)
            || lore.dilemmas.lingering.contains(&clause.content)
    };
    let main: Vec<&Clause> = here
        .clauses
        .iter()
        .filter(|clause| clause.kind == ClauseKind::Main && clause.verb.is_some())
        .collect();
    !main.is_empty() && main.iter().all(leaves)
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
