//! Where a scene begins: a weighted vote of features for each sentence, and the cut that has the most of it.

use std::{collections::BTreeSet, ops::Range};

pub use super::votes::Feature;
use super::{
    Cue,
    reading::{Facts, Reading},
    votes::{BIAS, Weights, likelihood, weight},
};

/// How long the scene before a boundary is, as far as it is told apart.
const LONGEST: usize = 6;

/// A stretch of sentences that is told as one.
#[derive(Clone, Debug)]
pub struct Segment {
    /// Its first sentence.
    pub start: usize,
    /// How likely it begins there, 0 to 1.
    pub confidence: f32,
    /// What spoke for it.
    pub cues: Vec<Cue>,
}

/// The features of a boundary before `sentence`, the length of the scene before it aside.
pub fn features(reading: &Reading<'_>, sentence: usize) -> Vec<Feature> {
    let signs = [
        telling(reading, sentence),
        cast_change(reading, sentence),
        place_change(reading, sentence),
        rest_of_text(reading, sentence),
    ];
    let mut features: Vec<Feature> =
        signs.into_iter().flatten().filter(|(_, holds)| *holds).map(|(rule, _)| (rule, 1.0)).collect();
    features.extend(cohesion(reading, sentence));
    features
}

/// A rule, and whether it holds.
type Sign = (&'static str, bool);

/// What the sentence says of time and of the course of the telling.
fn telling(reading: &Reading<'_>, sentence: usize) -> Vec<Sign> {
    let (here, before) = (&reading.facts[sentence], &reading.facts[sentence - 1]);
    let sentences = &reading.prose.sentences;
    let paragraph = sentences[sentence].block != sentences[sentence - 1].block;
    let mut signs = vec![("scene/new-paragraph", paragraph)];
    let cues = here.cues.iter().filter(|hit| hit.rule != "scene/preposition-first");
    signs.extend(cues.map(|hit| (hit.rule, true)));
    let time = reading.lore.moment_cues.search(reading.tokens(sentence));
    let any = |rules: &[&str]| time.iter().any(|hit| rules.contains(&hit.rule));
    let opens = |rule: &str| time.iter().any(|hit| hit.rule == rule && hit.tokens.start == 0);
    signs.extend([
        ("scene/next-day-first", opens("moment/next-day")),
        ("scene/another-day", any(&["moment/next-day", "moment/later", "moment/nth-day", "moment/weekday"])),
        ("scene/earlier-day", any(&["moment/earlier"])),
        ("scene/part-of-day", any(&["moment/part-of-day", "moment/same-day", "moment/clock"])),
        ("scene/after-question", before.asks),
        ("scene/question", here.asks),
        ("scene/question-opens-paragraph", here.asks && paragraph),
        ("scene/speech-first", here.speaks_first),
        ("scene/after-speech", before.speaks),
        ("scene/short", here.words < 7),
        ("scene/long", here.words > 24),
        ("scene/second-sentence", sentence == 1),
        ("scene/last-sentence", sentence + 1 == reading.len()),
    ]);
    signs
}

/// Who comes and who goes.
fn cast_change(reading: &Reading<'_>, sentence: usize) -> Vec<Sign> {
    let persons = |sentences: &[Facts]| -> BTreeSet<usize> {
        sentences.iter().flat_map(|facts| facts.persons.iter().copied()).collect()
    };
    let here = &reading.facts[sentence];
    let now = persons(&reading.facts[sentence..=sentence]);
    let then = persons(&reading.facts[sentence - 1..sentence]);
    let recent = persons(&reading.facts[sentence.saturating_sub(3)..sentence]);
    let next = persons(&reading.facts[sentence + 1..(sentence + 2).min(reading.len())]);
    let shared = now.intersection(&then).count();
    let first = here.persons.first();
    let unknown = |person: &usize| reading.first_seen[*person] == sentence;
    let gone = !next.is_empty() && !then.is_empty() && next.is_disjoint(&then);
    vec![
        ("scene/nobody", now.is_empty()),
        ("scene/nobody-before", then.is_empty()),
        ("scene/all-new", !now.is_empty() && !then.is_empty() && shared == 0),
        ("scene/nobody-lately", !now.is_empty() && now.is_disjoint(&recent)),
        ("scene/same-persons", !now.is_empty() && now == then),
        ("scene/no-newcomer", !now.is_empty() && now.is_subset(&then)),
        ("scene/somebody-comes", shared > 0 && !now.is_subset(&then)),
        ("scene/somebody-leaves", shared > 0 && !then.is_subset(&now)),
        ("scene/other-subject", first.is_some_and(|person| !then.contains(person))),
        ("scene/main-new", first.is_some_and(|person| !recent.contains(person))),
        ("scene/introduces-subject", first.is_some_and(unknown)),
        ("scene/introduces-several", here.persons.iter().filter(|person| unknown(person)).count() > 1),
        ("scene/stays-new", gone && next.intersection(&now).count() > 0 && shared == 0),
        ("scene/opens-with-name", opens_with_name(reading, sentence)),
    ]
}

/// Where it plays now, and where it played before.
fn place_change(reading: &Reading<'_>, sentence: usize) -> Vec<Sign> {
    let here = &reading.facts[sentence];
    let old: Vec<usize> = reading.facts[sentence.saturating_sub(3)..sentence]
        .iter()
        .flat_map(|facts| facts.places.iter().map(|(place, _)| *place))
        .collect();
    let start = reading.prose.sentences[sentence].tokens.start;
    let fresh = here.places.iter().filter(|(place, _)| !old.contains(place));
    let earliest = fresh.map(|(_, tokens)| tokens.start.saturating_sub(start)).min();
    vec![
        ("scene/new-place", earliest.is_some()),
        ("scene/new-place-first", earliest.is_some_and(|at| at < 6)),
        ("scene/same-place", here.places.iter().any(|(place, _)| old.contains(place))),
    ]
}

/// Words in common, how the sentence opens, and of how many paragraphs the text is.
fn rest_of_text(reading: &Reading<'_>, sentence: usize) -> Vec<Sign> {
    let (here, before) = (&reading.facts[sentence], &reading.facts[sentence - 1]);
    let sentences = &reading.prose.sentences;
    let common = here.stems.iter().any(|stem| before.stems.binary_search(stem).is_ok());
    let jumps = here.cues.iter().any(|hit| hit.rule == "scene/time-jump" && hit.tokens.start == 0);
    vec![
        ("scene/shared-word", common),
        ("scene/either-way", reading.tokens(sentence).iter().any(|token| token.text == ";")),
        ("scene/opens-with-jump", jumps),
        ("scene/adverbial-first", jumps || here.has("scene/preposition-first")),
        ("scene/one-paragraph", sentences[reading.len() - 1].block == sentences[0].block),
    ]
}

/// How much of the persons and words of the two sentences before comes again in the next two.
fn cohesion(reading: &Reading<'_>, sentence: usize) -> [Feature; 2] {
    let (before, after) = (sentence.saturating_sub(2)..sentence, sentence..(sentence + 2).min(reading.len()));
    let persons = |range: &Range<usize>| -> BTreeSet<usize> {
        reading.facts[range.clone()].iter().flat_map(|facts| facts.persons.iter().copied()).collect()
    };
    let stems = |range: &Range<usize>| -> BTreeSet<&str> {
        reading.facts[range.clone()].iter().flat_map(|facts| facts.stems.iter().map(String::as_str)).collect()
    };
    [
        ("scene/persons-again", shared(&persons(&before), &persons(&after))),
        ("scene/words-again", shared(&stems(&before), &stems(&after))),
    ]
}

/// What part of the smaller set is in the other.
#[allow(clippy::cast_precision_loss)]
fn shared<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> f32 {
    let smaller = a.len().min(b.len());
    if smaller == 0 { 0.0 } else { a.intersection(b).count() as f32 / smaller as f32 }
}

fn opens_with_name(reading: &Reading<'_>, sentence: usize) -> bool {
    let start = reading.prose.sentences[sentence].tokens.start;
    reading.mentions(sentence).iter().any(|mention| {
        mention.kind == super::people::MentionKind::Name
            && mention.tokens.start <= start + 1
            && !mention.tokens.is_empty()
    })
}

/// The feature of a boundary after a scene of `length` sentences.
pub fn length_feature(length: usize) -> Feature {
    const RULES: [&str; LONGEST] = [
        "scene/after-one",
        "scene/after-two",
        "scene/after-three",
        "scene/after-four",
        "scene/after-five",
        "scene/after-six",
    ];
    (RULES[length.clamp(1, LONGEST) - 1], 1.0)
}

fn sum(weights: &Weights, features: &[Feature]) -> f32 {
    features.iter().map(|(rule, value)| weight(weights, rule) * value).sum()
}

/// Cuts the text into segments: of all cuts the one with the most votes, each boundary and each boundary that
/// is left out counted (Viterbi over the length of the current segment).
pub fn read(reading: &Reading<'_>, weights: &Weights) -> Vec<Segment> {
    let n = reading.len();
    if n == 0 {
        return Vec::new();
    }
    let bias = weight(weights, BIAS) + weight(weights, "scene/leaning");
    let lengths: Vec<f32> = (1..=LONGEST).map(|length| sum(weights, &[length_feature(length)])).collect();
    let all: Vec<Vec<Feature>> =
        (0..n).map(|i| if i == 0 { Vec::new() } else { features(reading, i) }).collect();
    let headings = Headings::of(reading);
    let votes: Vec<f32> = all
        .iter()
        .enumerate()
        .map(|(sentence, features)| {
            headed(reading, headings, sentence).unwrap_or_else(|| bias + sum(weights, features))
        })
        .collect();

    // best[length - 1]: the most votes with a segment of `length` sentences ending here.
    let mut best = vec![f32::NEG_INFINITY; LONGEST];
    best[0] = 0.0;
    let mut from: Vec<Vec<usize>> = vec![Vec::new(); n];
    for i in 1..n {
        let mut new = vec![f32::NEG_INFINITY; LONGEST];
        let mut back = vec![0; LONGEST];
        for length in 1..=LONGEST {
            let score = best[length - 1];
            if score == f32::NEG_INFINITY {
                continue;
            }
            let z = votes[i] + lengths[length - 1];
            let (cut, on) = (score + log_sigmoid(z), score + log_sigmoid(-z));
            if cut > new[0] {
                (new[0], back[0]) = (cut, length);
            }
            let longer = (length + 1).min(LONGEST);
            if on > new[longer - 1] {
                (new[longer - 1], back[longer - 1]) = (on, length);
            }
        }
        (best, from[i]) = (new, back);
    }
    let mut length = (1..=LONGEST).max_by(|a, b| best[a - 1].total_cmp(&best[b - 1])).unwrap_or(1);
    let mut starts = Vec::new();
    for i in (1..n).rev() {
        let before = from[i][length - 1];
        if length == 1 {
            starts.push((i, before));
        }
        length = before.max(1);
    }
    starts.reverse();
    let mut segments = vec![Segment { start: 0, confidence: 1.0, cues: Vec::new() }];
    for (start, length) in starts {
        let z = votes[start] + lengths[length - 1];
        segments.push(Segment {
            start,
            confidence: likelihood(z),
            cues: cues(reading, weights, start, &all[start]),
        });
    }
    segments
}

/// The scene headings of a text.
#[derive(Clone, Copy)]
struct Headings {
    /// The first sentence under one.
    first: Option<usize>,
    /// Whether there are more.
    several: bool,
}

impl Headings {
    fn of(reading: &Reading<'_>) -> Self {
        let mut headed = (0..reading.len()).filter(|&sentence| reading.facts[sentence].opens_scene);
        Self { first: headed.next(), several: headed.next().is_some() }
    }
}

/// The vote of a text whose scenes have headings: a scene begins under each of them, and nowhere else behind the first.
fn headed(reading: &Reading<'_>, headings: Headings, sentence: usize) -> Option<f32> {
    let Headings { first, several } = headings;
    let first = first?;
    if reading.facts[sentence].opens_scene {
        return Some(CERTAIN);
    }
    (several && sentence > first).then_some(-CERTAIN)
}

/// A vote that no other outweighs.
const CERTAIN: f32 = 30.0;

fn log_sigmoid(z: f32) -> f32 {
    -(-z).exp().ln_1p()
}

/// The features that spoke for a boundary, with the words that they rest on.
fn cues(reading: &Reading<'_>, weights: &Weights, sentence: usize, features: &[Feature]) -> Vec<Cue> {
    let facts = &reading.facts[sentence];
    features
        .iter()
        .filter_map(|&(rule, value)| {
            let weight = weight(weights, rule) * value;
            let hit = facts.cues.iter().find(|hit| hit.rule == rule);
            let range = hit.and_then(|hit| reading.bytes(sentence, &hit.tokens));
            (weight > 0.05).then_some(Cue { rule, weight, range })
        })
        .collect()
}
