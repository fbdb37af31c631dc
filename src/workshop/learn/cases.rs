//! What is learned from: each document once with the persons of the gold and once as the program reads it, the
//! gold's answers carried over to what was found.

use std::{cmp::Reverse, collections::BTreeMap, ops::Range};

use super::{
    super::{
        gold::{Document, Gold, GoldDilemma, GoldScene, person_index, sentences_as_found},
        logistic::Example,
        score::place_pairs,
    },
    Learned,
};
use crate::{
    analysis::{
        self,
        dilemmas::{self, Conflict, Signs},
        grammar,
        header::Header,
        lore::Weights,
        people::People,
        places::Place,
        prose::Prose,
        quotes::{self, Speech},
        reading::Reading,
        scenes::{self, Passage, cast, place},
        segments::{self, Feature},
        strands,
    },
    outline::DilemmaKind,
};

/// A text with what was found in it before its scenes.
pub(super) struct Found<'t> {
    pub(super) prose: Prose<'t>,
    pub(super) header: Header,
    pub(super) people: People,
    pub(super) places: Vec<Place>,
    pub(super) speeches: Vec<Speech>,
    /// The gold, its sentences numbered as they were found.
    pub(super) gold: Gold,
    /// The gold's characters among those found.
    pub(super) index: BTreeMap<String, usize>,
    /// The gold's places among those found.
    pub(super) places_index: BTreeMap<String, usize>,
}

impl<'t> Found<'t> {
    /// As the gold has it.
    pub(super) fn of_gold(document: &'t Document) -> Self {
        let prose = document.prose();
        let people = document.people(&prose);
        let places = document.places(&prose);
        let gold = document.gold.clone();
        let index = person_index(&gold).into_iter().map(|(id, person)| (id.to_owned(), person)).collect();
        let places_index =
            gold.locations.iter().enumerate().map(|(place, location)| (location.id.clone(), place)).collect();
        Self {
            header: Header::default(),
            people,
            places,
            speeches: Vec::new(),
            gold,
            index,
            places_index,
            prose,
        }
    }

    /// As the program reads it.
    pub(super) fn of_text(document: &'t Document) -> Self {
        let prose = Prose::read(&document.text, None);
        let header = Header::read(&prose);
        let mut people = People::read(&prose);
        let mut speeches = quotes::speeches(&prose);
        let places = analysis::link(&prose, &mut people, &mut speeches);
        let gold = carried_over(document, &prose);
        let index = gold
            .characters
            .iter()
            .filter_map(|character| {
                let known = |name: &str| {
                    character.name == name || character.aliases.iter().any(|alias| alias == name)
                };
                let same = people.persons.iter().position(|person| person.name == character.name);
                let alike = || {
                    people.persons.iter().position(|p| known(&p.name) || p.aliases.iter().any(|a| known(a)))
                };
                Some((character.id.clone(), same.or_else(alike)?))
            })
            .collect();
        let places_index = place_pairs(&gold, &places);
        Self { prose, header, people, places, speeches, gold, index, places_index }
    }

    pub(super) fn reading(&self) -> Reading<'_> {
        Reading::new(&self.prose, &self.people, &self.places, &self.speeches)
    }
}

/// The gold with its sentences numbered as in `prose`.
fn carried_over(document: &Document, prose: &Prose<'_>) -> Gold {
    let sentence_of = sentences_as_found(document, prose);
    let carry = |numbers: &[usize]| -> Vec<usize> {
        (0..sentence_of.len())
            .filter(|&found| sentence_of[found].is_some_and(|gold| numbers.contains(&gold)))
            .collect()
    };
    let mut gold = document.gold.clone();
    gold.sentences =
        prose.sentences.iter().map(|sentence| prose.text[sentence.range.clone()].to_owned()).collect();
    for scene in &mut gold.scenes {
        scene.sentences = carry(&scene.sentences);
    }
    for dilemma in &mut gold.dilemmas {
        dilemma.evidence = carry(&dilemma.evidence);
        dilemma.decided_in = carry(&dilemma.decided_in);
    }
    gold
}

/// The decisions of one reading, with the right answers.
#[derive(Clone, Debug, Default)]
pub(super) struct Examples {
    pub(super) boundaries: Vec<Example>,
    pub(super) strands: Vec<Example>,
    pub(super) choices: Vec<Example>,
    pub(super) outcomes: Vec<Example>,
    pub(super) holders: Vec<Example>,
    pub(super) places: Vec<Example>,
    pub(super) cast: Vec<Example>,
}

impl Examples {
    /// The decisions that `found` asks for.
    pub(super) fn of(found: &Found<'_>) -> Self {
        let reading = found.reading();
        let (starts, strand) = (gold_starts(&found.gold), gold_strands(&found.gold));
        let passages = gold_passages(found, &starts, &strand);
        let signs = dilemmas::signs(&reading, &passages);
        Self {
            boundaries: boundary_examples(&reading, &starts),
            strands: strand_examples(&reading, &strand),
            choices: choice_examples(&reading, &signs, &found.gold),
            outcomes: Vec::new(),
            holders: Vec::new(),
            places: place_examples(&reading, &passages, found),
            cast: cast_examples(&reading, &passages, found),
        }
    }
}

impl Examples {
    /// Adds who holds the dilemmas, by the evidence of the gold and by what sentences `choices` finds to speak of them.
    pub(super) fn add_holders(&mut self, found: &Found<'_>, choices: &Weights, worth: f32) {
        let reading = found.reading();
        let passages = gold_passages(found, &gold_starts(&found.gold), &gold_strands(&found.gold));
        let signs = dilemmas::signs(&reading, &passages);
        self.holders = holder_examples(&reading, &signs, found, choices);
        self.holders.iter_mut().for_each(|example| example.weight *= worth);
    }

    /// Adds whether the dilemmas are decided that are found with `learned`.
    pub(super) fn add_outcomes(&mut self, found: &Found<'_>, learned: &Learned, worth: f32) {
        let reading = found.reading();
        let passages = scenes::read_with(&reading, learned.of_scenes());
        let signs = dilemmas::signs(&reading, &passages);
        let unknown = Weights::default();
        let conflicts = dilemmas::read_with(&reading, &signs, [&learned.choices, &learned.holders, &unknown]);
        let example = |conflict: &Conflict| {
            let common = |dilemma: &&GoldDilemma| {
                dilemma.evidence.iter().filter(|sentence| conflict.evidence.contains(sentence)).count()
            };
            let dilemma = found.gold.dilemmas.iter().max_by_key(common).filter(|best| common(best) > 0)?;
            Some(Example {
                features: dilemmas::outcome_features(&reading, &signs, conflict),
                answer: dilemma.outcome == "decided",
                weight: worth,
            })
        };
        self.outcomes = conflicts.iter().filter_map(example).collect();
    }

    /// The same, each counting `worth` times as much.
    pub(super) fn worth(mut self, worth: f32) -> Self {
        let all =
            [&mut self.boundaries, &mut self.strands, &mut self.choices, &mut self.places, &mut self.cast];
        all.into_iter().flatten().for_each(|example| example.weight *= worth);
        self
    }
}

/// For each sentence whether a scene begins with it.
fn gold_starts(gold: &Gold) -> Vec<bool> {
    let mut scene = vec![usize::MAX; gold.sentences.len()];
    for (index, own) in gold.scenes.iter().enumerate() {
        own.sentences.iter().for_each(|&sentence| scene[sentence] = index);
    }
    (0..scene.len()).map(|i| i == 0 || scene[i] != scene[i - 1]).collect()
}

/// The strand of each sentence.
fn gold_strands(gold: &Gold) -> Vec<usize> {
    let mut strand = vec![0; gold.sentences.len()];
    for scene in &gold.scenes {
        let index = gold.strands.iter().position(|s| s.id == scene.strand).unwrap_or(0);
        scene.sentences.iter().for_each(|&sentence| strand[sentence] = index);
    }
    strand
}

/// The gold scenes as the later stages see them.
fn gold_passages(found: &Found<'_>, starts: &[bool], strand: &[usize]) -> Vec<Passage> {
    ranges(starts)
        .into_iter()
        .map(|sentences| {
            let scene = found.gold.scenes.iter().find(|scene| scene.sentences.contains(&sentences.start));
            let place = scene.and_then(|scene| found.places_index.get(scene.location.as_ref()?).copied());
            let persons = scene
                .map(|scene| scene.characters.iter().filter_map(|id| found.index.get(id).copied()).collect());
            Passage {
                strand: strand[sentences.start],
                sentences,
                place,
                persons: persons.unwrap_or_default(),
                confidence: 1.0,
                cues: Vec::new(),
            }
        })
        .collect()
}

/// Ranges of sentences that begin where `starts` says.
fn ranges(starts: &[bool]) -> Vec<Range<usize>> {
    let firsts: Vec<usize> = (0..starts.len()).filter(|&i| starts[i]).collect();
    firsts.iter().enumerate().map(|(k, &a)| a..firsts.get(k + 1).copied().unwrap_or(starts.len())).collect()
}

fn boundary_examples(reading: &Reading<'_>, starts: &[bool]) -> Vec<Example> {
    let mut length = 1;
    let mut examples = Vec::new();
    for (i, &answer) in starts.iter().enumerate().skip(1) {
        let mut features = segments::features(reading, i);
        features.push(segments::length_feature(length));
        examples.push(Example { features, answer, weight: 1.0 });
        length = if answer { 1 } else { length + 1 };
    }
    examples
}

/// The pairs of segments as they are found, since that is what is to be told apart; every document counts alike.
/// A segment belongs to the strand of most of its sentences.
fn strand_examples(reading: &Reading<'_>, strand: &[usize]) -> Vec<Example> {
    let segments = &scenes::ranges(&segments::read(reading, &reading.lore.boundary_weights), reading.len());
    let roles = grammar::roles(reading.prose, reading.people);
    let units = strands::units(reading, &roles, segments);
    let rarity = strands::rarity(&units);
    let label = |unit: &strands::Unit| {
        let own = &strand[unit.sentences.clone()];
        own.iter()
            .copied()
            .max_by_key(|one| (own.iter().filter(|other| *other == one).count(), Reverse(*one)))
    };
    let mut examples = Vec::new();
    for b in 0..units.len() {
        for a in 0..b {
            examples.push(Example {
                features: strands::features(&rarity, &units[a], &units[b], b - a),
                answer: label(&units[a]) == label(&units[b]),
                weight: 1.0,
            });
        }
    }
    let share = 40.0 / (examples.len().max(1) as f32);
    examples.iter_mut().for_each(|example| example.weight = share);
    examples
}

/// For each sentence whether it is evidence of a choice.
fn choice_examples(reading: &Reading<'_>, signs: &[Signs], gold: &Gold) -> Vec<Example> {
    let choices = || gold.dilemmas.iter().filter(|dilemma| dilemma.kind == "choice");
    (0..signs.len())
        .map(|sentence| {
            let answer = choices().any(|dilemma| dilemma.evidence.contains(&sentence));
            let decides = choices().any(|dilemma| dilemma.decided_in.contains(&sentence));
            Example {
                features: dilemmas::features(reading, signs, sentence),
                answer,
                weight: if decides && !answer { 0.5 } else { 1.0 },
            }
        })
        .collect()
}

/// For each scene and each place where it may play whether it does. Of scenes whose place was not found nothing can be
/// learned, nor of one whose gold has none, but that it should stay so.
fn place_examples(reading: &Reading<'_>, passages: &[Passage], found: &Found<'_>) -> Vec<Example> {
    let mut examples = Vec::new();
    for (index, passage) in passages.iter().enumerate() {
        let Some(scene) = scene_of(&found.gold, passage) else { continue };
        for (place, features) in place::candidates(reading, passages, index) {
            let answer = scene.location.as_ref().and_then(|id| found.places_index.get(id)) == Some(&place);
            examples.push(Example { features, answer, weight: 1.0 });
        }
    }
    examples
}

/// For each scene and each person of whom it speaks whether they take part.
fn cast_examples(reading: &Reading<'_>, passages: &[Passage], found: &Found<'_>) -> Vec<Example> {
    let roles = grammar::roles(reading.prose, reading.people);
    let mut examples = Vec::new();
    for passage in passages {
        let Some(scene) = scene_of(&found.gold, passage) else { continue };
        let cast: Vec<usize> =
            scene.characters.iter().filter_map(|id| found.index.get(id).copied()).collect();
        let weight = passage.sentences.len() as f32;
        for (person, features) in cast::candidates(reading, &roles, passage.sentences.clone()) {
            examples.push(Example { features, answer: cast.contains(&person), weight });
        }
    }
    examples
}

fn scene_of<'g>(gold: &'g Gold, passage: &Passage) -> Option<&'g GoldScene> {
    gold.scenes.iter().find(|scene| scene.sentences.contains(&passage.sentences.start))
}

fn kind_of(kind: &str) -> DilemmaKind {
    if kind == "choice" { DilemmaKind::Choice } else { DilemmaKind::Question }
}

/// For each gold dilemma and each person near it whether they hold it.
fn holder_examples(
    reading: &Reading<'_>,
    signs: &[Signs],
    found: &Found<'_>,
    choices: &Weights,
) -> Vec<Example> {
    let mut examples = Vec::new();
    let unknown = Weights::default();
    let conflicts = dilemmas::read_with(reading, signs, [choices, &unknown, &unknown]);
    for dilemma in &found.gold.dilemmas {
        let holders: Vec<usize> =
            dilemma.holders.iter().filter_map(|id| found.index.get(id).copied()).collect();
        if holders.is_empty() {
            continue;
        }
        let kind = kind_of(&dilemma.kind);
        let near = conflicts.iter().filter(|conflict| {
            conflict.evidence != dilemma.evidence
                && conflict.evidence.iter().any(|sentence| dilemma.evidence.contains(sentence))
        });
        rank(reading, signs, (kind, &dilemma.evidence, &holders), &mut examples);
        for conflict in near.take(1) {
            rank(reading, signs, (conflict.kind, &conflict.evidence, &holders), &mut examples);
        }
    }
    examples
}

/// For each holder and each other candidate of a dilemma what speaks for the one rather than the other.
fn rank(
    reading: &Reading<'_>,
    signs: &[Signs],
    (kind, evidence, holders): (DilemmaKind, &[usize], &[usize]),
    examples: &mut Vec<Example>,
) {
    let (own, others): (Vec<_>, Vec<_>) = dilemmas::candidates(reading, signs, evidence)
        .into_iter()
        .map(|person| (person, dilemmas::holder_features(reading, signs, kind, evidence, person)))
        .partition(|(person, _)| holders.contains(person));
    let weight = 2.0 / ((own.len() + others.len()).max(1) as f32);
    for (_, holder) in &own {
        for (_, other) in &others {
            examples.push(difference(holder, other, true, weight));
            examples.push(difference(other, holder, false, weight));
        }
    }
}

/// What speaks for `one` rather than for `other`.
fn difference(one: &[Feature], other: &[Feature], answer: bool, weight: f32) -> Example {
    let mut features: BTreeMap<&'static str, f32> = BTreeMap::new();
    one.iter().for_each(|(rule, value)| *features.entry(rule).or_default() += value);
    other.iter().for_each(|(rule, value)| *features.entry(rule).or_default() -= value);
    Example { features: features.into_iter().filter(|(_, value)| *value != 0.0).collect(), answer, weight }
}
