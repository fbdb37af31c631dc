//! Who must decide, or whose question it is.

use std::collections::BTreeMap;

use super::super::{
    Language,
    chunks::{Chunk, ChunkKind},
    clauses::{Clause, ClauseKind},
    lore::Weights,
    people::{Mention, MentionKind},
    prose::TokenKind,
    reading::Reading,
    segments::Feature,
};
use super::{
    Conflict,
    courses::PRESSING,
    signs::{Signs, asks_of_several, last_pair},
    vote,
};
use crate::outline::DilemmaKind;

/// Signs in a clause, and what they make of its subject and of whomever else it speaks of.
const ROLES: [(&[&str], &str, &str); 5] = [
    (&["dilemma/offer", "dilemma/threat", "dilemma/urge", "dilemma/demand"], "holder/puts", "holder/put-to"),
    (&["dilemma/put-to-choice"], "holder/gives-choice", "holder/given-choice"),
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
    let mut holder = Holder { reading, signs, person, counts: BTreeMap::new() };
    for &sentence in evidence {
        holder.sentence(sentence);
    }
    holder.afterwards(evidence);
    #[allow(clippy::cast_precision_loss)]
    let many = evidence.len().max(1) as f32;
    let counts = holder.counts.into_iter().filter(|(_, value)| *value != 0.0);
    let mut features: Vec<Feature> = counts
        .map(|(rule, value)| match rule {
            "holder/present"
            | "holder/subject"
            | "holder/main-subject"
            | "holder/first"
            | "holder/absent" => (rule, value / many),
            _ => (rule, value.min(2.0)),
        })
        .collect();
    if kind == DilemmaKind::Question {
        features.push(("holder/of-question", 1.0));
    }
    features
}

/// Somebody who may hold a dilemma, and how often each rule has spoken.
struct Holder<'r, 'a> {
    reading: &'r Reading<'a>,
    signs: &'r [Signs],
    person: usize,
    counts: BTreeMap<&'static str, f32>,
}

impl Holder<'_, '_> {
    fn add(&mut self, rule: &'static str, value: f32) {
        *self.counts.entry(rule).or_insert(0.0) += value;
    }

    /// What a sentence of the evidence says.
    fn sentence(&mut self, sentence: usize) {
        let (reading, here, person) = (self.reading, &self.signs[sentence], self.person);
        if here.kin.contains(&person) && (here.has("dilemma/consent") || here.has("dilemma/decide")) {
            self.add("holder/kin-asked", 1.0);
        }
        // `Werden sie …?` means the two who were one subject last.
        let open = here.asks && here.clauses.iter().any(|clause| asks_of_several(reading, clause));
        if open && last_pair(self.signs, sentence).contains(&person) {
            self.add("holder/pair-asked", 1.0);
        }
        if !reading.facts[sentence].persons.contains(&person) {
            self.add("holder/absent", 1.0);
            return;
        }
        let conditions = here.clauses.iter().any(|clause| clause.kind == ClauseKind::Condition);
        let sets_either = |clause: &Clause| {
            let either = &reading.lore.dilemmas.either;
            clause.words.iter().any(|&word| either.contains(&reading.prose.tokens[word].lower))
        };
        let either = here.clauses.iter().any(sets_either);
        let mut condition_seen = false;
        for (index, clause) in here.clauses.iter().enumerate() {
            let hangs = here.clauses.get(index + 1).is_some_and(|next| next.kind == ClauseKind::Infinitive);
            if self.is_asked_to(clause, hangs) {
                self.add("holder/asked-to", 1.0);
            }
            // `Schweigt sie, …`; `She can sell it, or …`
            let sets = if either {
                sets_either(clause)
            } else {
                clause.kind == ClauseKind::Condition
                    || !conditions && reading.lore.words.modals.contains(&clause.lemma)
            };
            if here.either_way && sets && !condition_seen {
                condition_seen = true;
                let subject = clause.subject_persons().contains(&person);
                self.add("holder/either-way", f32::from(u8::from(subject)));
            }
            self.clause(sentence, clause);
        }
        self.whose_consent(sentence);
        if reading.facts[sentence].persons.first() == Some(&person) {
            self.add("holder/first", 1.0);
        }
        self.add("holder/present", 1.0);
    }

    fn clause(&mut self, sentence: usize, clause: &Clause) {
        let (reading, here, person) = (self.reading, &self.signs[sentence], self.person);
        let subject = clause.subject_persons().contains(&person);
        let object = clause.chunks.iter().enumerate().any(|(index, chunk)| {
            Some(index) != clause.subject
                && matches!(chunk.kind, ChunkKind::Noun | ChunkKind::Pronoun)
                && chunk.persons.contains(&person)
        });
        if here.asks && clause.kind == ClauseKind::Question {
            self.add("holder/asked", f32::from(u8::from(subject)));
        } else if here.asks && subject {
            self.add("holder/near-asked", 1.0);
        }
        let first = clause.words.first().map_or("", |&word| reading.prose.tokens[word].lower.as_str());
        if subject && clause.is_condition(reading) {
            self.add("holder/if", 1.0);
        }
        if reading.lore.dilemmas.conditions.contains(first) && here.has("dilemma/offer") && subject {
            self.add("holder/condition", 1.0);
        }
        let addressed = clause
            .chunks
            .iter()
            .any(|chunk| chunk.kind == ChunkKind::Prepositional && chunk.persons.contains(&person));
        for (cues, as_subject, as_object) in ROLES {
            if cues.iter().any(|cue| here.cue_in(reading, sentence, clause, cue)) {
                let puts = matches!(as_subject, "holder/puts" | "holder/gives-choice");
                if subject {
                    self.add(if puts && clause.passive { as_object } else { as_subject }, 1.0);
                } else if object {
                    self.add(as_object, 1.0);
                } else if puts && addressed {
                    self.add(if clause.passive { as_subject } else { as_object }, 1.0);
                }
            }
        }
        if subject && self.must(clause) {
            self.add("holder/has-to", 1.0);
            if here.has("dilemma/offer") || here.has("dilemma/consent") {
                self.add("holder/must-for-it", 1.0);
            }
        }
        if here.weighs && subject {
            let decides = ["dilemma/decide", "dilemma/question-posed", "dilemma/should"];
            let weighs = clause.kind == ClauseKind::Subordinate
                && reading.lore.dilemmas.whether.contains(first)
                || decides.iter().any(|cue| here.cue_in(reading, sentence, clause, cue))
                    && !here.cue_in(reading, sentence, clause, "dilemma/put-to-choice");
            self.add("holder/weighs", f32::from(u8::from(weighs)));
        }
        if subject {
            self.add("holder/subject", 1.0);
            if clause.kind == ClauseKind::Main {
                self.add("holder/main-subject", 1.0);
            }
        }
    }

    /// Whether the token at `at` stands before an infinitive.
    fn is_to(&self, at: usize) -> bool {
        self.reading.lore.words.to.contains(&self.reading.prose.tokens[at].lower)
    }

    /// `muss verkaufen`, `has to sell`.
    fn must(&self, clause: &Clause) -> bool {
        let to =
            |chunk: &Chunk| chunk.kind == ChunkKind::Bracket && self.is_to(clause.words[chunk.words.start]);
        self.reading.lore.dilemmas.duties.contains(&clause.lemma)
            || clause.lemma == "have" && clause.chunks.iter().any(to)
    }

    /// `begs him not to touch it`, `bittet ihn, …`; `hangs` says that an infinitive follows the clause.
    fn is_asked_to(&self, clause: &Clause, hangs: bool) -> bool {
        let object = |index: usize| {
            let chunk = &clause.chunks[index];
            Some(index) != clause.subject
                && matches!(chunk.kind, ChunkKind::Noun | ChunkKind::Pronoun)
                && chunk.persons.contains(&self.person)
        };
        let opens_infinitive = |index: usize| {
            let mut behind = clause.chunks[index + 1..].iter();
            let next = behind.find(|chunk| chunk.kind != ChunkKind::Negation);
            next.is_some_and(|next| {
                let first = clause.words[next.words.start];
                next.kind == ChunkKind::Bracket && self.is_to(first)
            })
        };
        let german = self.reading.prose.language == Language::German;
        (0..clause.chunks.len())
            .any(|index| object(index) && (german && hangs || !german && opens_infinitive(index)))
    }

    /// `die Zustimmung der Eltern`, `Walburgas Unterschrift`: theirs is the choice.
    fn whose_consent(&mut self, sentence: usize) {
        let (reading, person) = (self.reading, self.person);
        let start = reading.prose.sentences[sentence].tokens.start;
        let signs = self.signs;
        for hit in signs[sentence].cues.iter().filter(|hit| hit.rule == "dilemma/consent") {
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
                self.add("holder/whose-consent", 1.0);
            }
        }
    }

    /// Whether somebody asks the person for something before two courses are told:
    /// `She begs her son to keep quiet. If he reports her, …`
    fn is_pressed_before(&self, evidence: &[usize]) -> bool {
        let (reading, signs) = (self.reading, self.signs);
        let Some(&told) = evidence.iter().find(|&&sentence| signs[sentence].either_way) else { return false };
        evidence.iter().take_while(|&&sentence| sentence < told).any(|&sentence| {
            let here = &signs[sentence];
            here.clauses.iter().enumerate().any(|(index, clause)| {
                let hangs =
                    here.clauses.get(index + 1).is_some_and(|next| next.kind == ClauseKind::Infinitive);
                let puts = ["dilemma/offer", "dilemma/urge", "dilemma/demand"]
                    .iter()
                    .any(|cue| here.cue_in(reading, sentence, clause, cue));
                let object =
                    clause.chunks.iter().enumerate().any(|(at, chunk)| {
                        Some(at) != clause.subject && chunk.persons.contains(&self.person)
                    });
                let subject = clause.subject_persons().contains(&self.person);
                self.is_asked_to(clause, hangs)
                    || puts && (object && !clause.passive || subject && clause.passive)
            })
        })
    }

    /// What comes of it after the evidence.
    fn afterwards(&mut self, evidence: &[usize]) {
        let (reading, signs, person) = (self.reading, self.signs, self.person);
        let (first, last) = (evidence.first().copied().unwrap_or(0), evidence.last().copied().unwrap_or(0));
        let end = (last + 8).min(signs.len());
        let own = |sentence: usize| signs[sentence].strand == signs[last].strand && !signs[sentence].asks;
        // Whoever settles it in the end had it to settle.
        let will = &reading.lore.dilemmas.will;
        let settles = |clause: &Clause| {
            clause.kind == ClauseKind::Main
                && (will.contains(&clause.content) || will.contains(&clause.lemma))
                && clause.subject_persons().contains(&person)
        };
        if (first..end).any(|sentence| own(sentence) && signs[sentence].clauses.iter().any(settles)) {
            self.add("holder/settles", 1.0);
        }
        let next = (last + 1..end).find(|&sentence| own(sentence));
        let acts =
            |clause: &Clause| clause.kind == ClauseKind::Main && clause.subject_persons().contains(&person);
        if next.is_some_and(|next| signs[next].clauses.iter().any(acts)) {
            self.add("holder/acts-next", 1.0);
        }
        if self.is_pressed_before(evidence) {
            self.add("holder/pressed-before", 1.0);
        }
        // The first after the evidence who does something final.
        let ends = (last + 1..end).find_map(|sentence| {
            let here = &signs[sentence];
            let decides = |clause: &&Clause| {
                clause.kind == ClauseKind::Main && here.cue_in(reading, sentence, clause, "dilemma/decided")
            };
            own(sentence).then(|| here.clauses.iter().find(decides).map(Clause::subject_persons))?
        });
        if ends.is_some_and(|persons| persons.contains(&person)) {
            self.add("holder/ends-it", 1.0);
        }
    }
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

/// `Uwe steht vor der Wahl: Karla verraten oder schweigen.`: who is said to be torn, before the courses are told.
fn torn(reading: &Reading<'_>, signs: &[Signs], evidence: &[usize]) -> Option<Vec<usize>> {
    evidence.iter().find_map(|&sentence| {
        let here = &signs[sentence];
        let cue = |clause: &Clause, rule: &str| here.cue_in(reading, sentence, clause, rule);
        let says = |clause: &&Clause| {
            clause.kind == ClauseKind::Main
                && cue(clause, "dilemma/torn")
                && !cue(clause, "dilemma/put-to-choice")
                && !clause.subject_persons().is_empty()
        };
        let tells = |clause: &&Clause| {
            let next = clause.words.last().and_then(|&last| reading.prose.tokens.get(last + 1));
            next.is_some_and(|next| next.text == ":")
        };
        let torn = here.clauses.iter().find(|clause| says(clause) && tells(clause))?;
        Some(torn.subject_persons().to_vec())
    })
}

/// Whom the evidence itself says to be the holders: those whose consent is needed, whoever is torn, and the pair that a
/// question in the plural means.
fn told(reading: &Reading<'_>, signs: &[Signs], conflict: &Conflict) -> Vec<usize> {
    let kin = conflict
        .evidence
        .iter()
        .map(|&sentence| &signs[sentence])
        .find(|here| !here.kin.is_empty() && (here.has("dilemma/consent") || here.has("dilemma/decide")));
    let pair = || {
        let asked = conflict.evidence.iter().map(|&sentence| &signs[sentence].pair);
        asked.into_iter().find(|pair| !pair.is_empty()).cloned().unwrap_or_default()
    };
    let torn = || torn(reading, signs, &conflict.evidence);
    kin.map(|here| here.kin.clone())
        .or_else(torn)
        .or_else(|| pressed(reading, signs, &conflict.evidence))
        .or_else(|| asks_without_subject(reading, signs, &conflict.evidence))
        .unwrap_or_else(pair)
}

/// `Die Polizei rufen oder den Bruder schützen?`, `Sell and lose the house, or keep it and lose Tom.`: whoever acts in the
/// sentence before asks so.
fn asks_without_subject(reading: &Reading<'_>, signs: &[Signs], evidence: &[usize]) -> Option<Vec<usize>> {
    let &sentence = evidence.first()?;
    let here = &signs[sentence];
    let sets_courses = here.asks_which || here.either_way && reading.prose.language == Language::English;
    if !sets_courses || !is_bare_question(reading, here, sentence) {
        return None;
    }
    let acting = |before: usize| {
        let main = |clause: &&Clause| clause.kind == ClauseKind::Main && !clause.subject_persons().is_empty();
        let persons = signs[before].clauses.iter().find(main)?.subject_persons();
        (persons.len() < 4).then(|| persons.to_vec())
    };
    let near = (sentence.saturating_sub(3)..sentence).rev();
    let mut own = near.filter(|&before| signs[before].strand == signs[sentence].strand);
    own.find_map(acting).or_else(|| sentence.checked_sub(1).and_then(acting))
}

/// Whether the question is of infinitives alone.
fn is_bare_question(reading: &Reading<'_>, here: &Signs, sentence: usize) -> bool {
    let lore = reading.lore;
    let tokens = reading.tokens(sentence);
    let infinitive_before = |end: usize| {
        let last = tokens[..end].iter().rfind(|token| token.kind == TokenKind::Word);
        last.is_some_and(|last| lore.verbs.infinitive(&last.lower))
    };
    let acts = |clause: &Clause| {
        let form =
            clause.verb.and_then(|verb| lore.verbs.finite(&reading.prose.tokens[clause.words[verb]].lower));
        form.is_some_and(|form| !form.bare)
    };
    match reading.prose.language {
        Language::German => {
            let or = tokens.iter().rposition(|token| lore.words.or.contains(&token.lower));
            or.is_some_and(infinitive_before)
                && infinitive_before(tokens.len())
                && !here.clauses.iter().any(acts)
        }
        Language::English => tokens.first().is_some_and(|first| {
            lore.verbs.infinitive(&first.lower) && !lore.dilemmas.asking_deed.contains(&first.lower)
        }),
    }
}

/// `He asks her to lie, or he will tell everyone`, `Er verlangt eine Falschaussage von ihr, sonst erzählt er es`: whoever is
/// pressed by somebody who then acts.
fn pressed(reading: &Reading<'_>, signs: &[Signs], evidence: &[usize]) -> Option<Vec<usize>> {
    let otherwise = |clause: &Clause| {
        let first = clause.words.first();
        let behind = |&word: &usize| {
            let token = |at: usize| reading.prose.tokens[at].lower.as_str();
            let lore = reading.lore;
            lore.words.or.contains(token(word))
                || lore.dilemmas.otherwise_opens.contains(token(word))
                || word > 0 && lore.words.or.contains(token(word - 1))
        };
        first.is_some_and(behind)
    };
    evidence.iter().find_map(|&sentence| {
        let here = &signs[sentence];
        let cue = |clause: &Clause, rule: &str| here.cue_in(reading, sentence, clause, rule);
        let presses = |clause: &Clause| PRESSING.iter().any(|rule| cue(clause, rule));
        let gives = |clause: &Clause| here.either_way && cue(clause, "dilemma/deadline");
        // `she can warn him, or she can burn the letter` presses nobody.
        let by_somebody = |clause: &Clause| {
            !clause.subject_persons().is_empty() && !reading.lore.dilemmas.able.contains(&clause.lemma)
        };
        let mut clauses = here.clauses.iter();
        let at = clauses.position(|clause| (presses(clause) || gives(clause)) && by_somebody(clause))?;
        let clause = &here.clauses[at];
        let by = clause.subject_persons();
        let threat = here.clauses[at + 1..].iter().find(|clause| otherwise(clause));
        let same =
            threat.is_some_and(|threat| threat.subject_persons().iter().any(|person| by.contains(person)));
        let others = clause.chunks.iter().enumerate().filter(|(index, _)| Some(*index) != clause.subject);
        let mut asked: Vec<usize> = others.flat_map(|(_, chunk)| chunk.persons.iter().copied()).collect();
        asked.retain(|person| !by.contains(person));
        asked.dedup();
        (!here.asks && (same || gives(clause)) && asked.len() == 1).then_some(asked)
    })
}

/// Finds who holds the dilemma: the likeliest, and whoever is about as likely.
pub(super) fn hold(reading: &Reading<'_>, signs: &[Signs], weights: &Weights, conflict: &mut Conflict) {
    let told = told(reading, signs, conflict);
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
                || (*vote > 1.5 && *vote > best - 0.4)
        })
        .map(|(_, person)| *person)
        .take(4)
        .collect();
}
