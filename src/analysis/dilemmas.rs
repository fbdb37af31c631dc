//! Forced choices and open dramatic questions: which sentences state, press or answer one, who holds it, and
//! whether the text tells its end. What its options are called is the business of [`options`](super::options).

use std::collections::BTreeMap;

use super::{
    Cue,
    chunks::ChunkKind,
    clauses::{Clause, ClauseKind, clauses},
    lore::Weights,
    naming::Names,
    people::{Mention, MentionKind},
    phrases::Hit,
    prose::Token,
    reading::Reading,
    retell::Teller,
    scenes::Passage,
    segments::Feature,
};
use crate::outline::DilemmaKind;

/// How many sentences may lie between two that speak of one choice.
const GAP: usize = 3;
/// The votes that let a sentence state a choice by itself.
const STATES: f32 = 0.2;
/// The votes that let a sentence join a choice stated nearby.
const JOINS: f32 = -0.6;

/// A forced choice, or an open dramatic question.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// Choice or question.
    pub kind: DilemmaKind,
    /// Who must choose, or whose question it is, in `People::persons`.
    pub holders: Vec<usize>,
    /// The sentences that state, press or answer it.
    pub evidence: Vec<usize>,
    /// The courses in a few words each.
    pub options: Vec<String>,
    /// What is lost on failure.
    pub stakes: String,
    /// The sentences that tell the end; none while it is open.
    pub decided_in: Vec<usize>,
    /// The option taken.
    pub taken: Option<usize>,
    /// How likely, 0 to 1.
    pub confidence: f32,
    /// What spoke for it.
    pub cues: Vec<Cue>,
}

/// What a sentence says of dilemmas.
#[derive(Debug)]
pub struct Signs {
    /// Its clauses.
    pub clauses: Vec<Clause>,
    /// Its cues; tokens counted from the sentence's first.
    pub cues: Vec<Hit>,
    /// Two conditions side by side: `Schweigt sie, …; redet sie, …`.
    pub either_way: bool,
    /// Asks which of two to do: `Soll sie A oder B?`.
    pub asks_which: bool,
    /// Asks about something that was told before: `Wird er unterschreiben?`.
    pub asks_back: bool,
    /// Asks whether somebody will do what is theirs to choose: `Wird sie das Angebot annehmen?`.
    pub asks_will: bool,
    /// Asks anything.
    pub asks: bool,
    /// Its strand.
    pub strand: usize,
    /// Its scene.
    pub scene: usize,
}

impl Signs {
    /// Whether the sentence sets two courses against each other.
    pub fn says_either_or(&self) -> bool {
        self.has("dilemma/either-or")
    }

    fn has(&self, rule: &str) -> bool {
        self.cues.iter().any(|hit| hit.rule == rule)
    }
}

/// The signs of every sentence.
pub fn signs(reading: &Reading<'_>, passages: &[Passage]) -> Vec<Signs> {
    let mut places = vec![(0, 0); reading.len()];
    for (scene, passage) in passages.iter().enumerate() {
        places[passage.sentences.clone()].fill((passage.strand, scene));
    }
    (0..reading.len())
        .map(|sentence| {
            let tokens = reading.tokens(sentence);
            let cues = reading.lore.dilemma_cues.search(tokens);
            let clauses = clauses(reading, sentence);
            let conditions = clauses.iter().filter(|clause| clause.kind == ClauseKind::Condition).count();
            let asks = reading.facts[sentence].asks;
            let or =
                tokens.iter().any(|token| matches!(token.lower.as_str(), "oder" | "or") && !token.quoted);
            let negated = ["wenn nicht", "if not"].iter().any(|pair| {
                let (a, b) = pair.split_once(' ').unwrap_or((pair, ""));
                tokens.windows(2).any(|two| two[0].lower == a && two[1].lower == b)
            });
            let should = cues.iter().any(|hit| hit.rule == "dilemma/should");
            let words = reading.facts[sentence].words;
            let to_or = asks && tokens.iter().filter(|token| token.lower == "to").count() >= 2 && or;
            Signs {
                either_way: !asks && (conditions >= 2 || (conditions == 1 && negated)),
                asks_which: asks && or && !opens_with_or(tokens) && (should || to_or || words < 6),
                asks_back: asks && words <= 7 && refers_back(reading, sentence, &cues),
                asks_will: asks && clauses.iter().any(|clause| wills(reading, clause)),
                asks,
                strand: places[sentence].0,
                scene: places[sentence].1,
                clauses,
                cues,
            }
        })
        .collect()
}

/// Whether the clause asks if somebody will do what is theirs to choose.
fn wills(reading: &Reading<'_>, clause: &Clause) -> bool {
    let lore = reading.lore;
    let first = clause.words.first().map_or("", |&word| reading.prose.tokens[word].lower.as_str());
    // An English verb stands behind its modal, among the other words.
    let later = clause.verb.map_or(0, |verb| verb + 1);
    let said = |at: &usize| lore.dilemmas.will.contains(&reading.prose.tokens[clause.words[*at]].lower);
    let english =
        reading.prose.language == super::Language::English && (later..clause.words.len()).any(|at| said(&at));
    clause.kind == ClauseKind::Question
        && matches!(clause.lemma.as_str(), "werden" | "will" | "sollen" | "shall")
        && !lore.words.question_words.contains(first)
        && (lore.dilemmas.will.contains(&clause.content) || english)
        && !clause.subject_persons().is_empty()
}

/// `Oder …`: goes on with the question before.
fn opens_with_or(tokens: &[Token<'_>]) -> bool {
    tokens.first().is_some_and(|token| matches!(token.lower.as_str(), "oder" | "or"))
}

/// Whether a short question leans on what was told: by a pronoun, or by a word of consent or decision.
fn refers_back(reading: &Reading<'_>, sentence: usize, cues: &[Hit]) -> bool {
    let pronoun = reading.mentions(sentence).iter().any(|mention| mention.kind == MentionKind::Pronoun)
        && reading.mentions(sentence).iter().all(|mention| mention.kind != MentionKind::Name);
    pronoun
        || cues.iter().any(|hit| matches!(hit.rule, "dilemma/consent" | "dilemma/decide" | "dilemma/offer"))
}

/// What speaks for and against the sentence being about a choice.
pub fn features(reading: &Reading<'_>, signs: &[Signs], sentence: usize) -> Vec<Feature> {
    let here = &signs[sentence];
    let mut features: Vec<Feature> = Vec::new();
    let mut rules: Vec<&'static str> =
        here.cues.iter().map(|hit| hit.rule).filter(|rule| *rule != "dilemma/decided").collect();
    rules.sort_unstable();
    rules.dedup();
    features.extend(rules.iter().map(|rule| (*rule, 1.0)));
    let mut say = |rule: &'static str, holds: bool| {
        if holds {
            features.push((rule, 1.0));
        }
    };
    let strong = |other: usize| {
        signs.get(other).is_some_and(|s| s.strand == here.strand && (s.either_way || s.asks_which))
    };
    let cue =
        |other: usize, rule: &str| signs.get(other).is_some_and(|s| s.strand == here.strand && s.has(rule));
    let around = |rule: &str| {
        (sentence.saturating_sub(2)..sentence + 3).any(|other| other != sentence && cue(other, rule))
    };
    say("dilemma/either-way", here.either_way);
    say("dilemma/asks-which", here.asks_which);
    say("dilemma/asks", here.asks && !here.asks_which);
    say("dilemma/several-cues", rules.len() >= 3);
    say("dilemma/two-cues", rules.len() == 2);
    say("dilemma/before-strong", strong(sentence + 1));
    say("dilemma/two-before-strong", strong(sentence + 2));
    say("dilemma/after-strong", sentence > 0 && strong(sentence - 1));
    say("dilemma/near-decide", around("dilemma/decide"));
    say("dilemma/near-deadline", around("dilemma/deadline"));
    say("dilemma/near-offer", around("dilemma/offer"));
    say("dilemma/near-consent", around("dilemma/consent"));
    say("dilemma/near-refuse", around("dilemma/refuse"));
    say("dilemma/near-urge", around("dilemma/urge"));
    say("dilemma/near-price", around("dilemma/price"));
    let tokens = reading.tokens(sentence);
    say(
        "dilemma/contrast",
        tokens.iter().any(|token| {
            !token.quoted
                && matches!(
                    token.lower.as_str(),
                    "aber" | "doch" | "jedoch" | "dagegen" | "but" | "yet" | "however" | "dabei"
                )
        }),
    );
    say("dilemma/speech", reading.facts[sentence].speaks_long);
    let modal = here.clauses.iter().any(|clause| reading.lore.words.modals.contains(&clause.lemma));
    say("dilemma/modal", modal);
    let wants = here
        .clauses
        .iter()
        .filter(|clause| {
            matches!(
                clause.lemma.as_str(),
                "wollen" | "möchten" | "want" | "need" | "brauchen" | "raten" | "advise"
            )
        })
        .count();
    say("dilemma/two-wants", wants >= 2);
    say("dilemma/want", wants == 1);
    let first = signs.get(sentence.wrapping_sub(1)).is_none_or(|before| before.scene != here.scene);
    say("dilemma/opens-scene", first);
    let last = signs.get(sentence + 1).is_none_or(|next| next.scene != here.scene);
    say("dilemma/ends-scene", last);
    features
}

/// Sentences that speak of one choice, while they are gathered.
#[derive(Debug, Default)]
struct Group {
    strand: usize,
    sentences: Vec<usize>,
    holders: BTreeMap<usize, f32>,
    votes: f32,
    /// Both courses are spelled out in one of them.
    stated: bool,
    /// The holder has acted on it.
    closed: bool,
}

impl Group {
    fn holder(&self) -> Option<usize> {
        let best = self.holders.iter().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0)));
        best.map(|(person, _)| *person)
    }
}

/// The forced choices and questions of a text, in order of their first sentence.
pub fn read(reading: &Reading<'_>, passages: &[Passage]) -> Vec<Conflict> {
    let signs = signs(reading, passages);
    let lore = reading.lore;
    read_with(reading, &signs, [&lore.choice_weights, &lore.holder_weights, &lore.outcome_weights])
}

/// The same with other weights.
pub fn read_with(
    reading: &Reading<'_>,
    signs: &[Signs],
    [choice, holder, outcome]: [&Weights; 3],
) -> Vec<Conflict> {
    let votes: Vec<f32> =
        (0..signs.len()).map(|sentence| vote(choice, &features(reading, signs, sentence))).collect();
    let mut groups = choices(reading, signs, &votes);
    let mut conflicts = questions(reading, signs, &mut groups);
    conflicts.extend(groups.into_iter().map(|group| choice_of(reading, signs, choice, group)));
    let names = Names::new(reading);
    let teller = Teller { reading, names: &names };
    for conflict in &mut conflicts {
        hold(reading, signs, holder, conflict);
        decide(reading, signs, outcome, conflict);
        super::options::fill(&teller, signs, conflict);
    }
    conflicts.sort_by_key(|conflict| conflict.evidence.first().copied());
    conflicts
}

fn vote(weights: &Weights, features: &[Feature]) -> f32 {
    let bias = weights.get("bias").copied().unwrap_or(0.0);
    features.iter().fold(bias, |sum, (rule, value)| sum + weights.get(*rule).copied().unwrap_or(0.0) * value)
}

/// Gathers the sentences that speak of choices.
fn choices(reading: &Reading<'_>, signs: &[Signs], votes: &[f32]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (sentence, &vote) in votes.iter().enumerate() {
        // Two courses side by side are a choice, whatever else is said.
        let here = &signs[sentence];
        let stated = here.either_way || here.asks_which || here.asks_will;
        let vote = if stated { vote.max(1.0) } else { vote };
        if vote < JOINS || (here.asks && !stated) {
            continue;
        }
        let holders = holders(reading, here, sentence);
        let top = strongest(&holders);
        let recent = groups.iter().rposition(|group| {
            let last = group.sentences.last().copied().unwrap_or(0);
            let holder = group.holder();
            // Next to each other, two who press for and against it speak of one choice.
            let beside = sentence - last <= 2 && !stated && !group.stated;
            let same = holder.is_none()
                || beside
                || top.is_none()
                || holder == top
                || holder.is_some_and(|holder| holders.contains_key(&holder));
            // A choice that is spelled out takes in who pressed for it just before.
            let pressed = stated && !group.stated && sentence - last <= 2 && group.sentences.len() <= 3;
            let rival = stated && group.stated && holder != top && !here.asks_will;
            group.strand == here.strand
                && !group.closed
                && sentence - last <= GAP
                && (same || pressed)
                && !rival
        });
        let settles = recent.is_some_and(|index| {
            let group = &groups[index];
            group.stated
                && !stated
                && here.has("dilemma/decided")
                && !here.asks
                && group.holder().is_some_and(|holder| main_subject(here, holder))
        });
        if settles {
            if let Some(group) = recent.and_then(|index| groups.get_mut(index)) {
                group.closed = true;
            }
            continue;
        }
        let index = recent.unwrap_or_else(|| {
            groups.push(Group { strand: here.strand, ..Group::default() });
            groups.len() - 1
        });
        let group = &mut groups[index];
        group.sentences.push(sentence);
        group.votes = group.votes.max(vote);
        group.stated |= stated;
        holders
            .into_iter()
            .for_each(|(person, weight)| *group.holders.entry(person).or_insert(0.0) += weight);
    }
    groups.retain(|group| group.votes >= STATES);
    merge(reading, signs, groups)
}

/// Joins what was gathered apart of one choice: same strand, same holder, nothing decided in between.
fn merge(reading: &Reading<'_>, signs: &[Signs], groups: Vec<Group>) -> Vec<Group> {
    let mut merged: Vec<Group> = Vec::new();
    for group in groups {
        let first = group.sentences.first().copied().unwrap_or(0);
        let earlier = merged.iter_mut().rev().find(|earlier| {
            let last = earlier.sentences.last().copied().unwrap_or(0);
            earlier.strand == group.strand
                && first > last
                && first - last <= 2 * GAP
                && earlier.holder().is_some()
                && (earlier.holder() == group.holder()
                    || earlier.holder().is_some_and(|h| group.holders.get(&h).is_some_and(|w| *w >= 1.5)))
                && !(earlier.stated && group.stated)
                && !earlier.closed
                && (!group.stated || first - last <= GAP)
                && still_open(reading, signs, earlier, first)
        });
        match earlier {
            Some(earlier) => {
                earlier.sentences.extend(group.sentences);
                earlier.votes = earlier.votes.max(group.votes);
                earlier.stated |= group.stated;
                group
                    .holders
                    .into_iter()
                    .for_each(|(person, weight)| *earlier.holders.entry(person).or_insert(0.0) += weight);
            }
            None => merged.push(group),
        }
    }
    merged
}

/// Whether `person` is the subject of a statement in the sentence.
fn main_subject(signs: &Signs, person: usize) -> bool {
    signs
        .clauses
        .iter()
        .any(|clause| clause.kind == ClauseKind::Main && clause.subject_persons().contains(&person))
}

fn strongest(holders: &BTreeMap<usize, f32>) -> Option<usize> {
    holders
        .iter()
        .max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0)))
        .filter(|(_, weight)| **weight >= 2.0)
        .map(|(person, _)| *person)
}

/// Who may hold the choice that the sentence speaks of, by how much.
fn holders(reading: &Reading<'_>, signs: &Signs, sentence: usize) -> BTreeMap<usize, f32> {
    let mut holders: BTreeMap<usize, f32> = BTreeMap::new();
    let mut add = |persons: &[usize], weight: f32| {
        persons.iter().for_each(|&person| *holders.entry(person).or_insert(0.0) += weight);
    };
    for person in &reading.facts[sentence].persons {
        add(&[*person], 0.3);
    }
    let start = reading.prose.sentences[sentence].tokens.start;
    let cue_in = |clause: &Clause, rule: &str| {
        signs.cues.iter().any(|hit| {
            hit.rule == rule && hit.tokens.clone().any(|token| clause.words.contains(&(start + token)))
        })
    };
    if let Some(condition) = signs.clauses.iter().find(|clause| clause.kind == ClauseKind::Condition)
        && signs.either_way
    {
        add(condition.subject_persons(), 5.0);
    }
    if signs.asks_which
        && let Some(question) = signs.clauses.iter().find(|clause| !clause.subject_persons().is_empty())
    {
        add(question.subject_persons(), 4.0);
    }
    // `die Zustimmung der Eltern`, `Walburgas Unterschrift`: theirs is the choice.
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
            reading.mentions(sentence).iter().filter(near).for_each(|mention| add(&[mention.person], 3.0));
        }
    }
    let offers = signs.has("dilemma/offer");
    for clause in &signs.clauses {
        let subject = clause.subject_persons();
        let first = clause.words.first().map_or("", |&word| reading.prose.tokens[word].lower.as_str());
        let condition = matches!(first, "wenn" | "falls" | "sofern" | "if" | "provided");
        if offers && condition && !signs.either_way {
            // `… will bezahlen, wenn sie ihm den Garten überlässt`: whoever must do it has the choice.
            add(subject, 3.0);
        } else if cue_in(clause, "dilemma/decide")
            || cue_in(clause, "dilemma/consent")
            || cue_in(clause, "dilemma/should")
            || cue_in(clause, "dilemma/refuse")
        {
            add(subject, 1.5);
        } else {
            add(subject, 0.3);
        }
        if cue_in(clause, "dilemma/offer")
            || cue_in(clause, "dilemma/urge")
            || cue_in(clause, "dilemma/put-to-choice")
        {
            let others = clause.chunks.iter().enumerate().filter(|(index, chunk)| {
                Some(*index) != clause.subject && matches!(chunk.kind, ChunkKind::Noun | ChunkKind::Pronoun)
            });
            for (_, chunk) in others {
                add(&chunk.persons, 2.0);
            }
        }
    }
    holders
}

/// Takes in the questions: one about a choice that is still open becomes its evidence, any other stands by itself.
fn questions(reading: &Reading<'_>, signs: &[Signs], groups: &mut [Group]) -> Vec<Conflict> {
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
            reading.prose.sentences[before].block == reading.prose.sentences[sentence].block
                && told.has("dilemma/decide")
                && !told.has("dilemma/no-choice")
                && !told.asks
                && !groups.iter().any(|g| g.sentences.contains(&before))
        });
        if let Some(decision) = decision {
            let prepared = groups.iter_mut().rev().find(|group| {
                let last = group.sentences.last().copied().unwrap_or(usize::MAX);
                group.strand == here.strand
                    && !group.stated
                    && !group.closed
                    && last < decision
                    && decision - last <= 2 * GAP
            });
            if let Some(group) = prepared {
                group.sentences.extend([decision, sentence]);
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

/// Whether nothing between the group and the later `sentence` decides the choice.
fn still_open(reading: &Reading<'_>, signs: &[Signs], group: &Group, sentence: usize) -> bool {
    let last = group.sentences.last().copied().unwrap_or(0);
    let holder = group.holder();
    !(last + 1..sentence).any(|between| {
        signs[between].has("dilemma/decided")
            && signs[between].clauses.iter().any(|clause| {
                clause.kind == ClauseKind::Main
                    && holder.is_some_and(|holder| clause.subject_persons().contains(&holder))
            })
            && reading.facts[between].words > 0
    })
}

/// Whose question it is: its subject, or whoever else it speaks of.
fn question_holders(reading: &Reading<'_>, signs: &Signs, sentence: usize) -> Vec<usize> {
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

/// What speaks for and against `person` holding the dilemma that `evidence` speaks of.
pub fn holder_features(
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
        if !reading.facts[sentence].persons.contains(&person) {
            add("holder/absent", 1.0);
            let open = here.asks && here.clauses.iter().any(|clause| asks_of_several(reading, clause));
            if open && last_pair(signs, sentence).contains(&person) {
                add("holder/pair-asked", 1.0);
            }
            continue;
        }
        let cue_in = |clause: &Clause, rule: &str| {
            here.cues.iter().any(|hit| {
                hit.rule == rule && hit.tokens.clone().any(|token| clause.words.contains(&(start + token)))
            })
        };
        let mut condition_seen = false;
        for clause in &here.clauses {
            let subject = clause.subject_persons().contains(&person);
            let object = clause.chunks.iter().enumerate().any(|(index, chunk)| {
                Some(index) != clause.subject
                    && matches!(chunk.kind, ChunkKind::Noun | ChunkKind::Pronoun)
                    && chunk.persons.contains(&person)
            });
            let first = clause.words.first().map_or("", |&word| reading.prose.tokens[word].lower.as_str());
            if here.either_way && clause.kind == ClauseKind::Condition && !condition_seen {
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
            for (cue, as_subject, as_object) in [
                ("dilemma/decide", "holder/decides", "holder/decided-about"),
                ("dilemma/consent", "holder/consents", "holder/consented-to"),
                ("dilemma/refuse", "holder/refuses", "holder/refused"),
                ("dilemma/urge", "holder/urges", "holder/urged"),
                ("dilemma/offer", "holder/offers", "holder/offered"),
                ("dilemma/put-to-choice", "holder/puts-to-choice", "holder/put-to-choice"),
                ("dilemma/price", "holder/pays", "holder/paid"),
                ("dilemma/deadline", "holder/has-time", "holder/given-time"),
                ("dilemma/should", "holder/should", "holder/should-object"),
            ] {
                if cue_in(clause, cue) {
                    if subject {
                        add(as_subject, 1.0);
                    } else if object {
                        add(as_object, 1.0);
                    }
                }
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

/// Whether the clause asks about several whom it does not name.
fn asks_of_several(reading: &Reading<'_>, clause: &Clause) -> bool {
    let form = clause.verb.map_or("", |verb| reading.prose.tokens[clause.words[verb]].lower.as_str());
    clause.kind == ClauseKind::Question
        && clause.subject_persons().len() != 1
        && (form.ends_with("en") || matches!(form, "sind" | "are" | "have" | "do"))
}

/// The last persons before `sentence` who were one subject together, or stood side by side.
fn last_pair(signs: &[Signs], sentence: usize) -> &[usize] {
    (sentence.saturating_sub(6)..sentence)
        .rev()
        .flat_map(|earlier| signs[earlier].clauses.iter().rev())
        .map(Clause::subject_persons)
        .find(|persons| persons.len() == 2 || persons.len() == 3)
        .unwrap_or(&[])
}

/// Everybody in the evidence, and in the sentence before it where there is nobody.
pub fn candidates(reading: &Reading<'_>, signs: &[Signs], evidence: &[usize]) -> Vec<usize> {
    let mut persons: Vec<usize> =
        evidence.iter().flat_map(|&sentence| reading.facts[sentence].persons.iter().copied()).collect();
    for &sentence in evidence.iter().filter(|&&sentence| signs[sentence].asks) {
        persons.extend(last_pair(signs, sentence));
    }
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

/// Finds who holds the dilemma: the likeliest, and whoever is about as likely.
fn hold(reading: &Reading<'_>, signs: &[Signs], weights: &Weights, conflict: &mut Conflict) {
    let mut ranked: Vec<(f32, usize)> = candidates(reading, signs, &conflict.evidence)
        .into_iter()
        .map(|person| {
            (
                vote(weights, &holder_features(reading, signs, conflict.kind, &conflict.evidence, person)),
                person,
            )
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

fn choice_of(reading: &Reading<'_>, signs: &[Signs], weights: &Weights, group: Group) -> Conflict {
    let mut cues: Vec<Cue> = Vec::new();
    for &sentence in &group.sentences {
        for hit in &signs[sentence].cues {
            let weight = weights.get(hit.rule).copied().unwrap_or(0.0);
            if weight > 0.05 {
                cues.push(Cue { rule: hit.rule, weight, range: reading.bytes(sentence, &hit.tokens) });
            }
        }
        for (rule, holds) in [
            ("dilemma/either-way", signs[sentence].either_way),
            ("dilemma/asks-which", signs[sentence].asks_which),
        ] {
            if holds {
                let weight = weights.get(rule).copied().unwrap_or(0.0);
                cues.push(Cue { rule, weight, range: Some(reading.prose.sentences[sentence].range.clone()) });
            }
        }
    }
    Conflict {
        kind: DilemmaKind::Choice,
        holders: Vec::new(),
        evidence: group.sentences,
        options: Vec::new(),
        stakes: String::new(),
        decided_in: Vec::new(),
        taken: None,
        confidence: 1.0 / (1.0 + (-group.votes).exp()),
        cues,
    }
}

/// What speaks for and against the dilemma being decided in the text.
pub fn outcome_features(reading: &Reading<'_>, signs: &[Signs], conflict: &Conflict) -> Vec<Feature> {
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
fn decide(reading: &Reading<'_>, signs: &[Signs], weights: &Weights, conflict: &mut Conflict) {
    if vote(weights, &outcome_features(reading, signs, conflict)) < 0.0 {
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
