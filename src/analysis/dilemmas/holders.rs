//! Who must decide, or whose question it is.

use std::collections::BTreeMap;

use super::super::{
    chunks::ChunkKind,
    clauses::{Clause, ClauseKind},
    lore::Weights,
    people::{Mention, MentionKind},
    reading::Reading,
    segments::Feature,
};
use super::{
    Conflict,
    signs::{Signs, asks_of_several, last_pair},
    vote,
};
use crate::outline::DilemmaKind;

/// Signs in a clause, and what they make of its subject and of whomever else it speaks of.
const ROLES: [(&[&str], &str, &str); 4] = [
    (
        &["dilemma/offer", "dilemma/threat", "dilemma/urge", "dilemma/demand", "dilemma/put-to-choice"],
        "holder/puts",
        "holder/put-to",
    ),
    (&["dilemma/decide", "dilemma/consent", "dilemma/refuse"], "holder/decides", "holder/decided-about"),
    (&["dilemma/price", "dilemma/would", "dilemma/secret"], "holder/pays", "holder/paid"),
    (&["dilemma/deadline"], "holder/has-time", "holder/given-time"),
];

/// What speaks for and against `person` holding the dilemma that `evidence` speaks of.
pub fn features(
    reading: &Reading<'_>,
    signs: &[Signs],
    kind: DilemmaKind,
    evidence: &[usize],
    person: usize,
) -> Vec<Feature> {
    let mut counts: BTreeMap<&'static str, f32> = BTreeMap::new();
    let mut add = |rule: &'static str, value: f32| {
        *counts.entry(rule).or_insert(0.0) += value;
    };
    let question = kind == DilemmaKind::Question;
    for &sentence in evidence {
        let here = &signs[sentence];
        let start = reading.prose.sentences[sentence].tokens.start;
        if here.kin.contains(&person) && (here.has("dilemma/consent") || here.has("dilemma/decide")) {
            add("holder/kin-asked", 1.0);
        }
        if !reading.facts[sentence].persons.contains(&person) {
            add("holder/absent", 1.0);
            let open = here.asks && here.clauses.iter().any(|clause| asks_of_several(reading, clause));
            if open && last_pair(signs, sentence).contains(&person) {
                add("holder/pair-asked", 1.0);
            }
            continue;
        }
        let cue_in = |clause: &Clause, rule: &str| here.cue_in(reading, sentence, clause, rule);
        let conditions = here.clauses.iter().any(|clause| clause.kind == ClauseKind::Condition);
        let mut condition_seen = false;
        for clause in &*here.clauses {
            let subject = clause.subject_persons().contains(&person);
            let object = clause.chunks.iter().enumerate().any(|(index, chunk)| {
                Some(index) != clause.subject
                    && matches!(chunk.kind, ChunkKind::Noun | ChunkKind::Pronoun)
                    && chunk.persons.contains(&person)
            });
            let first = clause.words.first().map_or("", |&word| reading.prose.tokens[word].lower.as_str());
            // `Schweigt sie, …`; `She can sell it, or …`
            let sets = clause.kind == ClauseKind::Condition
                || !conditions && reading.lore.words.modals.contains(&clause.lemma);
            if here.either_way && sets && !condition_seen {
                condition_seen = true;
                add("holder/either-way", f32::from(u8::from(subject)));
            }
            if here.asks && clause.kind == ClauseKind::Question {
                add("holder/asked", f32::from(u8::from(subject)));
            } else if here.asks && subject {
                add("holder/near-asked", 1.0);
            }
            if matches!(first, "wenn" | "falls" | "if" | "sofern") && here.has("dilemma/offer") && subject {
                add("holder/condition", 1.0);
            }
            for (cues, as_subject, as_object) in ROLES {
                if cues.iter().any(|cue| cue_in(clause, cue)) {
                    if subject {
                        add(as_subject, 1.0);
                    } else if object {
                        add(as_object, 1.0);
                    }
                }
            }
            if subject && reading.lore.dilemmas.duties.contains(&clause.lemma) {
                add("holder/has-to", 1.0);
            }
            if subject {
                add("holder/subject", 1.0);
                if clause.kind == ClauseKind::Main {
                    add("holder/main-subject", 1.0);
                }
            }
        }
        // `die Zustimmung der Eltern`, `Walburgas Unterschrift`: theirs is the choice.
        for hit in here.cues.iter().filter(|hit| hit.rule == "dilemma/consent") {
            let noun = reading
                .tokens(sentence)
                .get(hit.tokens.start)
                .is_some_and(|token| token.text.starts_with(char::is_uppercase));
            let near = |mention: &Mention| {
                let at = mention.tokens.start.saturating_sub(start);
                mention.person == person
                    && mention.kind != MentionKind::Pronoun
                    && (at + 1 == hit.tokens.start || (hit.tokens.end..hit.tokens.end + 4).contains(&at))
            };
            if noun && hit.tokens.start > 0 && reading.mentions(sentence).iter().any(near) {
                add("holder/whose-consent", 1.0);
            }
        }
        if reading.facts[sentence].persons.first() == Some(&person) {
            add("holder/first", 1.0);
        }
        // `Werden sie …?` means the two who were one subject last.
        let open = here.asks && here.clauses.iter().any(|clause| asks_of_several(reading, clause));
        if open && last_pair(signs, sentence).contains(&person) {
            add("holder/pair-asked", 1.0);
        }
        add("holder/present", 1.0);
    }
    // Whoever settles it in the end had it to settle.
    let (first, last) = (evidence.first().copied().unwrap_or(0), evidence.last().copied().unwrap_or(0));
    let settles = |clause: &Clause| {
        clause.kind == ClauseKind::Main
            && (reading.lore.dilemmas.will.contains(&clause.content)
                || reading.lore.dilemmas.will.contains(&clause.lemma))
            && clause.subject_persons().contains(&person)
    };
    let near = first..(last + 8).min(signs.len());
    if near.into_iter().any(|sentence| {
        signs[sentence].strand == signs[last].strand
            && !signs[sentence].asks
            && signs[sentence].clauses.iter().any(settles)
    }) {
        add("holder/settles", 1.0);
    }
    // The first after the evidence who does something final.
    let ends = (last + 1..(last + 8).min(signs.len())).find_map(|sentence| {
        let here = &signs[sentence];
        let decides = |clause: &&Clause| {
            clause.kind == ClauseKind::Main && here.cue_in(reading, sentence, clause, "dilemma/decided")
        };
        let own = here.strand == signs[last].strand && !here.asks;
        own.then(|| here.clauses.iter().find(decides).map(Clause::subject_persons))?
    });
    if ends.is_some_and(|persons| persons.contains(&person)) {
        add("holder/ends-it", 1.0);
    }
    #[allow(clippy::cast_precision_loss)]
    let many = evidence.len().max(1) as f32;
    let mut features: Vec<Feature> = counts
        .into_iter()
        .filter(|(_, value)| *value != 0.0)
        .map(|(rule, value)| match rule {
            "holder/present"
            | "holder/subject"
            | "holder/main-subject"
            | "holder/first"
            | "holder/absent" => (rule, value / many),
            _ => (rule, value.min(2.0)),
        })
        .collect();
    if question {
        features.push(("holder/of-question", 1.0));
    }
    features
}

/// Everybody in the evidence, and in the sentence before it where there is nobody.
pub fn candidates(reading: &Reading<'_>, signs: &[Signs], evidence: &[usize]) -> Vec<usize> {
    let mut persons: Vec<usize> =
        evidence.iter().flat_map(|&sentence| reading.facts[sentence].persons.iter().copied()).collect();
    for &sentence in evidence.iter().filter(|&&sentence| signs[sentence].asks) {
        persons.extend(last_pair(signs, sentence));
    }
    persons.extend(evidence.iter().flat_map(|&sentence| &signs[sentence].kin));
    let before = evidence.first().and_then(|first| first.checked_sub(1));
    if persons.is_empty()
        && let Some(before) = before
    {
        persons.extend(&reading.facts[before].persons);
    }
    persons.sort_unstable();
    persons.dedup();
    persons
}

/// Whom the evidence itself says to be the holders: those whose consent is needed, and the pair that a question
/// in the plural means.
fn told(signs: &[Signs], conflict: &Conflict) -> Vec<usize> {
    let kin = conflict
        .evidence
        .iter()
        .map(|&sentence| &signs[sentence])
        .find(|here| !here.kin.is_empty() && (here.has("dilemma/consent") || here.has("dilemma/decide")));
    let pair = || {
        let asked = conflict.evidence.iter().map(|&sentence| &signs[sentence].pair);
        asked.into_iter().find(|pair| !pair.is_empty()).cloned().unwrap_or_default()
    };
    kin.map_or_else(pair, |here| here.kin.clone())
}

/// Finds who holds the dilemma: the likeliest, and whoever is about as likely.
pub(super) fn hold(reading: &Reading<'_>, signs: &[Signs], weights: &Weights, conflict: &mut Conflict) {
    let told = told(signs, conflict);
    if !told.is_empty() {
        conflict.holders = told;
        return;
    }
    let mut ranked: Vec<(f32, usize)> = candidates(reading, signs, &conflict.evidence)
        .into_iter()
        .map(|person| {
            (vote(weights, &features(reading, signs, conflict.kind, &conflict.evidence, person)), person)
        })
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let Some(&(best, first)) = ranked.first() else { return };
    // Whoever is its subject together with the holder holds it too.
    let together = |person: usize| {
        conflict.evidence.iter().any(|&sentence| {
            signs[sentence].clauses.iter().any(|clause| {
                let subject = clause.subject_persons();
                subject.len() < 4 && subject.contains(&first) && subject.contains(&person)
            })
        })
    };
    conflict.holders = ranked
        .iter()
        .filter(|(vote, person)| {
            *person == first
                || (*vote > best - 0.9 && together(*person))
                || (*vote > 0.6 && *vote > best - 0.5)
        })
        .map(|(_, person)| *person)
        .take(4)
        .collect();
}
