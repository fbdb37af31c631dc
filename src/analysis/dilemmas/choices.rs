//! Which sentences speak of one choice.

use std::collections::BTreeMap;

use super::super::{
    Cue,
    chunks::ChunkKind,
    clauses::{Clause, ClauseKind},
    reading::Reading,
    segments::Feature,
    votes::{self, Weights},
};
use super::{Conflict, claims::claims, signs::Signs, vote};
use crate::outline::DilemmaKind;

/// How many sentences may lie between two that speak of one choice.
pub(super) const GAP: usize = 3;

/// Cues that leave no doubt: a word for a dilemma, one thing that costs the other.
const PLAIN: [&str; 2] = ["dilemma/named", "dilemma/trade"];

/// What speaks for and against the sentence being about a choice.
pub fn features(reading: &Reading<'_>, signs: &[Signs], sentence: usize) -> Vec<Feature> {
    let here = &signs[sentence];
    let mut features: Vec<Feature> = Vec::new();
    let votes = |rule: &&'static str| *rule != "dilemma/decided" && !PLAIN.contains(rule);
    let mut rules: Vec<&'static str> = here.cues.iter().map(|hit| hit.rule).filter(votes).collect();
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
    say("dilemma/weighs", here.weighs);
    say("dilemma/ultimatum", here.ultimatum);
    say("dilemma/forgoes", here.forgoes);
    say("dilemma/answered", answered(reading, signs, sentence));
    say("dilemma/condition-costs", condition_costs(reading, here));
    say("dilemma/could-but", could_but(reading, here, sentence));
    say("dilemma/several-cues", rules.len() >= 3);
    say("dilemma/two-cues", rules.len() == 2);
    say("dilemma/before-strong", strong(sentence + 1));
    say("dilemma/two-before-strong", strong(sentence + 2));
    say("dilemma/after-strong", sentence > 0 && strong(sentence - 1));
    for (rule, near) in NEAR {
        say(near, around(rule));
    }
    let put = |clause: &Clause| {
        let objects = clause.chunks.iter().enumerate().filter(|(index, chunk)| {
            Some(*index) != clause.subject && matches!(chunk.kind, ChunkKind::Noun | ChunkKind::Pronoun)
        });
        let asked = objects.flat_map(|(_, chunk)| &chunk.persons);
        PUTS.iter().any(|rule| here.cue_in(reading, sentence, clause, rule))
            && asked.into_iter().any(|person| !clause.subject_persons().contains(person))
    };
    say("dilemma/put-to-somebody", here.clauses.iter().any(put));
    let tokens = reading.tokens(sentence);
    say(
        "dilemma/contrast",
        tokens.iter().any(|token| !token.quoted && reading.lore.dilemmas.contrasts.contains(&token.lower)),
    );
    say("dilemma/speech", reading.facts[sentence].speaks_long);
    let modal = here.clauses.iter().any(|clause| reading.lore.words.modals.contains(&clause.lemma));
    say("dilemma/modal", modal);
    let wants =
        here.clauses.iter().filter(|clause| reading.lore.dilemmas.wants.contains(&clause.lemma)).count();
    say("dilemma/two-wants", wants >= 2);
    say("dilemma/want", wants == 1);
    let first = signs.get(sentence.wrapping_sub(1)).is_none_or(|before| before.scene != here.scene);
    say("dilemma/opens-scene", first);
    let last = signs.get(sentence + 1).is_none_or(|next| next.scene != here.scene);
    say("dilemma/ends-scene", last);
    features
}

/// Whether somebody who is asked for something in the sentence, or on whom its condition hangs, answers right after it:
/// `Wenn sie redet, verliert sie den Hof. Petra schweigt.`
fn answered(reading: &Reading<'_>, signs: &[Signs], sentence: usize) -> bool {
    let here = &signs[sentence];
    let mut asked: Vec<usize> = Vec::new();
    for clause in &*here.clauses {
        if clause.is_condition(reading) {
            asked.extend(clause.subject_persons());
        }
        if PUTS.iter().any(|rule| here.cue_in(reading, sentence, clause, rule)) {
            if clause.passive {
                asked.extend(clause.subject_persons());
            } else {
                let objects = clause.chunks.iter().enumerate().filter(|(at, _)| Some(*at) != clause.subject);
                asked.extend(objects.flat_map(|(_, chunk)| &chunk.persons));
            }
        }
    }
    let answers = |clause: &Clause, at: usize| {
        clause.kind == ClauseKind::Main
            && clause.subject_persons().iter().any(|person| asked.contains(person))
            && ["dilemma/decided", "dilemma/refuse", "dilemma/consent"]
                .iter()
                .any(|rule| signs[at].cue_in(reading, at, clause, rule))
    };
    !here.asks
        && (sentence + 1..(sentence + 3).min(signs.len()))
            .filter(|&at| signs[at].strand == here.strand && !signs[at].asks)
            .any(|at| signs[at].clauses.iter().any(|clause| answers(clause, at)))
}

/// `If she refuses, she loses her job.`
fn condition_costs(reading: &Reading<'_>, here: &Signs) -> bool {
    let conditions = || here.clauses.iter().filter(|clause| clause.is_condition(reading));
    !here.asks
        && conditions().count() == 1
        && conditions().all(|clause| !clause.subject_persons().is_empty())
        && here.has("dilemma/price")
}

/// `Sie könnte ihn melden, aber dann verlöre ihr Mann seine Stelle.`
fn could_but(reading: &Reading<'_>, here: &Signs, sentence: usize) -> bool {
    let able = here.clauses.iter().any(|clause| {
        reading.lore.words.modals.contains(&clause.lemma) && !clause.subject_persons().is_empty()
    });
    let contrasts = &reading.lore.dilemmas.contrasts;
    let but = reading.tokens(sentence).iter().any(|token| !token.quoted && contrasts.contains(&token.lower));
    !here.asks && able && but && (here.has("dilemma/price") || here.has("dilemma/would"))
}

/// Signs that count in the neighbourhood, too.
const NEAR: [(&str, &str); 10] = [
    ("dilemma/decide", "dilemma/near-decide"),
    ("dilemma/deadline", "dilemma/near-deadline"),
    ("dilemma/offer", "dilemma/near-offer"),
    ("dilemma/threat", "dilemma/near-threat"),
    ("dilemma/consent", "dilemma/near-consent"),
    ("dilemma/refuse", "dilemma/near-refuse"),
    ("dilemma/urge", "dilemma/near-urge"),
    ("dilemma/demand", "dilemma/near-demand"),
    ("dilemma/secret", "dilemma/near-secret"),
    ("dilemma/price", "dilemma/near-price"),
];

/// What one person does to another who must then choose.
pub(super) const PUTS: [&str; 5] =
    ["dilemma/offer", "dilemma/threat", "dilemma/urge", "dilemma/demand", "dilemma/put-to-choice"];

/// Sentences that speak of one choice, while they are gathered.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub(super) strand: usize,
    pub(super) sentences: Vec<usize>,
    pub(super) holders: BTreeMap<usize, f32>,
    votes: f32,
    /// Both courses are spelled out in one of them.
    pub(super) stated: bool,
    /// The holder has acted on it.
    pub(super) closed: bool,
}

impl Group {
    /// Whether both speak of the same kin: `die Zustimmung der Eltern` here, the parents by name there.
    fn shares_kin(&self, other: &Self, signs: &[Signs]) -> bool {
        let kin =
            |sentence: &usize| signs[*sentence].kin.iter().any(|person| other.holders.contains_key(person));
        self.sentences.iter().any(kin)
    }

    pub(super) fn holder(&self) -> Option<usize> {
        let best = self.holders.iter().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0)));
        best.map(|(person, _)| *person)
    }
}

/// Gathers the sentences that speak of choices.
pub(super) fn choices(reading: &Reading<'_>, signs: &[Signs], weights: &Weights) -> Vec<Group> {
    let dial = |name: &str| votes::weight(weights, name);
    // The votes that let a sentence join a choice stated nearby, and state one by itself.
    let (joins, states) = (dial("dilemma/joins"), dial("dilemma/states"));
    let votes: Vec<f32> =
        (0..signs.len()).map(|sentence| vote(weights, &features(reading, signs, sentence))).collect();
    let mut groups: Vec<Group> = Vec::new();
    for (sentence, vote) in votes.into_iter().enumerate() {
        // Two courses side by side are a choice, whatever else is said.
        let here = &signs[sentence];
        let stated = is_stated(here) || condition_costs(reading, here) && answered(reading, signs, sentence);
        let vote = if stated { vote.max(1.0) } else { vote };
        if vote < joins || (here.asks && !stated) {
            continue;
        }
        let holders = claims(reading, here, sentence);
        let recent = groups.iter().rposition(|group| takes_in(group, here, sentence, &holders));
        let settles = recent.is_some_and(|index| {
            let group = &groups[index];
            // `Schließlich stimmt sie zu.`
            let ends = reading.facts[sentence].has("scene/finally");
            (group.stated || ends)
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
    groups.retain(|group| group.votes >= states);
    merge(reading, signs, groups)
}

/// Whether the sentence sets two courses side by side, or says that somebody has to choose.
fn is_stated(here: &Signs) -> bool {
    here.either_way
        || here.asks_which
        || here.asks_will
        || here.weighs
        || here.ultimatum
        || here.forgoes
        || here.at_odds
        || !here.asks && PLAIN.iter().any(|rule| here.has(rule))
}

/// Whether the choice of `group` goes on in the sentence, of which `holders` could decide.
fn takes_in(group: &Group, here: &Signs, sentence: usize, holders: &BTreeMap<usize, f32>) -> bool {
    let (stated, top) = (is_stated(here), strongest(holders));
    let last = group.sentences.last().copied().unwrap_or(0);
    let holder = group.holder();
    // Next to each other, two who press for and against it speak of one choice.
    let beside = sentence - last <= 2 && !stated && !group.stated;
    let same = here.contrary
        || holder.is_none()
        || beside
        || top.is_none()
        || holder == top
        || holder.is_some_and(|holder| holders.contains_key(&holder));
    // A choice that is spelled out takes in who pressed for it just before.
    let pressed = stated && !group.stated && sentence - last <= 2 && group.sentences.len() <= 3;
    let rival = stated && group.stated && holder != top && !here.asks_will && !here.contrary;
    group.strand == here.strand && !group.closed && sentence - last <= GAP && (same || pressed) && !rival
}

/// Joins what was gathered apart of one choice: same strand, same holder, nothing decided in between.
pub(super) fn merge(reading: &Reading<'_>, signs: &[Signs], groups: Vec<Group>) -> Vec<Group> {
    let mut merged: Vec<Group> = Vec::new();
    for group in groups {
        let first = group.sentences.first().copied().unwrap_or(0);
        let earlier = merged.iter_mut().rev().find(|earlier| {
            let last = earlier.sentences.last().copied().unwrap_or(0);
            let kin = earlier.shares_kin(&group, signs);
            (earlier.strand == group.strand || kin)
                && first > last
                && first - last <= 2 * GAP
                && earlier.holder().is_some()
                && (kin
                    || earlier.holder() == group.holder()
                    || earlier.holder().is_some_and(|h| group.holders.get(&h).is_some_and(|w| *w >= 1.5)))
                && !(earlier.stated && group.stated)
                && !earlier.closed
                && (!group.stated || first - last <= GAP || kin)
                && still_open(reading, signs, earlier, first)
        });
        match earlier {
            Some(earlier) => {
                earlier.sentences.extend(group.sentences);
                earlier.strand = group.strand;
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

/// Whether nothing between the group and the later `sentence` decides the choice.
pub(super) fn still_open(reading: &Reading<'_>, signs: &[Signs], group: &Group, sentence: usize) -> bool {
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
pub(super) fn choice_of(reading: &Reading<'_>, signs: &[Signs], weights: &Weights, group: Group) -> Conflict {
    let mut cues: Vec<Cue> = Vec::new();
    for &sentence in &group.sentences {
        for hit in &signs[sentence].cues {
            let weight = if PLAIN.contains(&hit.rule) { 1.0 } else { votes::weight(weights, hit.rule) };
            if weight > 0.05 {
                cues.push(Cue { rule: hit.rule, weight, range: reading.bytes(sentence, &hit.tokens) });
            }
        }
        for (rule, holds) in [
            ("dilemma/either-way", signs[sentence].either_way),
            ("dilemma/asks-which", signs[sentence].asks_which),
            ("dilemma/weighs", signs[sentence].weighs),
            ("dilemma/ultimatum", signs[sentence].ultimatum),
            ("dilemma/forgoes", signs[sentence].forgoes),
            ("dilemma/at-odds", signs[sentence].at_odds),
        ] {
            if holds {
                let weight = votes::weight(weights, rule);
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
        confidence: votes::likelihood(group.votes),
        cues,
    }
}
