//! The telling cut into scenes, each in one strand, with its place and its persons.

use std::ops::Range;

use super::{
    Cue, Language,
    lore::Weights,
    prose::TokenKind,
    reading::Reading,
    segments::{self, Segment},
    settings::place_words,
    strands,
};

/// A contiguous run of sentences that one strand holds together in place, time and persons.
#[derive(Clone, Debug)]
pub struct Passage {
    /// In `Prose::sentences`.
    pub sentences: Range<usize>,
    /// The strand, counted from 0 in order of first appearance.
    pub strand: usize,
    /// In the list of places.
    pub place: Option<usize>,
    /// Who takes part or is at stake, in `People::persons`.
    pub persons: Vec<usize>,
    /// How likely a scene begins here, 0 to 1.
    pub confidence: f32,
    /// What spoke for a scene's beginning here.
    pub cues: Vec<Cue>,
}

/// The scenes of a text.
pub fn read(reading: &Reading<'_>) -> Vec<Passage> {
    read_with(reading, &reading.lore.boundary_weights, &reading.lore.strand_weights)
}

/// The same with other weights.
pub fn read_with(reading: &Reading<'_>, boundaries: &Weights, strand: &Weights) -> Vec<Passage> {
    let segments = segments::read(reading, boundaries);
    let ranges = ranges(&segments, reading.len());
    let strands = strands::read(reading, &ranges, strand);
    let mut passages: Vec<Passage> = segments
        .into_iter()
        .zip(ranges)
        .zip(strands)
        .map(|((segment, sentences), strand)| Passage {
            place: place_of(reading, sentences.clone()),
            persons: persons_of(reading, sentences.clone()),
            sentences,
            strand,
            confidence: segment.confidence,
            cues: segment.cues,
        })
        .collect();
    carry_places(reading, &mut passages);
    passages
}

/// The sentences of each segment.
pub fn ranges(segments: &[Segment], end: usize) -> Vec<Range<usize>> {
    let ends = segments.iter().skip(1).map(|segment| segment.start).chain([end]);
    segments.iter().zip(ends).map(|(segment, end)| segment.start..end).collect()
}

/// Everybody whom the sentences speak of, in order of mention.
fn persons_of(reading: &Reading<'_>, sentences: Range<usize>) -> Vec<usize> {
    let mut persons = Vec::new();
    for &person in reading.facts[sentences].iter().flat_map(|facts| &facts.persons) {
        if !persons.contains(&person) {
            persons.push(person);
        }
    }
    persons
}

/// Where the sentences play: of the places that they name the nearest, a room rather than its town, and the
/// first of equals. A place that nobody is at, only dreamt of or left long ago, is none.
fn place_of(reading: &Reading<'_>, sentences: Range<usize>) -> Option<usize> {
    let mut best: Option<(i32, usize)> = None;
    let first = sentences.start;
    for sentence in sentences {
        for (place, tokens) in &reading.facts[sentence].places {
            // A scene begins where the text moves to another place.
            let nearness = nearness(reading, sentence, tokens) + 2 * i32::from(sentence == first);
            if nearness >= NEAR && best.is_none_or(|(most, _)| nearness > most) {
                best = Some((nearness, *place));
            }
        }
    }
    best.map(|(_, place)| place)
}

/// How near a place must be to be where the scene plays.
const NEAR: i32 = -3;

/// How near a place mention is to the action: a setting with an article is nearer than a bare name, a place
/// somebody comes from or goes to is farther; nearest is what a sentence begins with, farthest what somebody
/// only could do or did years ago.
fn nearness(reading: &Reading<'_>, sentence: usize, tokens: &Range<usize>) -> i32 {
    let all = &reading.prose.tokens;
    let before = |back: usize| tokens.start.checked_sub(back).and_then(|at| all.get(at));
    let words: Vec<&str> = (1..=3)
        .filter_map(before)
        .take_while(|token| token.kind == TokenKind::Word)
        .map(|token| token.lower.as_str())
        .collect();
    let first = words.first().copied().unwrap_or("");
    let lore = reading.lore;
    let mut nearness = 0;
    let name = all.get(tokens.start).is_some_and(|token| token.text.starts_with(char::is_uppercase));
    let generic = match reading.prose.language {
        Language::German => {
            lore.words.articles.contains(first)
                || words.iter().any(|word| lore.words.articles.contains(*word))
        }
        Language::English => !name || lore.words.articles.contains(first),
    };
    nearness += 2 * i32::from(generic);
    if lore.words.away_prepositions.contains(first) {
        nearness -= 3;
    }
    if all.get(tokens.start).is_some_and(|token| token.quoted) {
        nearness -= 2;
    }
    let places = place_words(reading.prose.language);
    let whole = reading.prose.sentences[sentence].tokens.clone();
    let opening = tokens.start <= whole.start + 4
        && all[whole.start..tokens.start].iter().any(|token| places.inside.contains(&token.lower));
    nearness += 2 * i32::from(opening);
    let clause = clause_around(reading, &whole, tokens);
    if is_aside(reading, &whole, &clause) {
        nearness -= 2;
    }
    let near = clause.start.max(tokens.start.saturating_sub(WITHIN))..clause.end.min(tokens.end + WITHIN);
    if all[near].iter().any(|token| places.unreal.contains(&token.lower)) {
        nearness -= 3;
    }
    let asks = all[whole.clone()].last().is_some_and(|token| token.text == "?");
    nearness - 2 * i32::from(asks)
}

/// So many words from a place what is only wished or long over still speaks of it.
const WITHIN: usize = 8;

/// Whether the clause only tells of somebody or something (`who walked out of the hall`, `den sie am Waldrand fand`,
/// `dass er in Esslingen lebt`).
fn is_aside(reading: &Reading<'_>, sentence: &Range<usize>, clause: &Range<usize>) -> bool {
    let word = |at: usize| reading.prose.tokens.get(at).map_or("", |token| token.lower.as_str());
    if clause.start == sentence.start || word(clause.start - 1) != "," {
        return false;
    }
    let opens = |word: &str| match reading.prose.language {
        Language::German => matches!(
            word,
            "der"
                | "die"
                | "das"
                | "den"
                | "dem"
                | "deren"
                | "dessen"
                | "denen"
                | "dass"
                | "ob"
                | "welcher"
                | "welche"
        ),
        Language::English => matches!(word, "who" | "whom" | "which" | "whose" | "whether"),
    };
    opens(word(clause.start))
        || super::grammar::is_german_preposition(word(clause.start))
            && opens(word(clause.start + 1))
            && reading
                .prose
                .tokens
                .get(clause.start + 2)
                .is_some_and(|t| t.text.starts_with(char::is_lowercase))
}

/// The words around `tokens` up to the next commas and the like.
fn clause_around(reading: &Reading<'_>, sentence: &Range<usize>, tokens: &Range<usize>) -> Range<usize> {
    let cuts = |at: &usize| {
        let token = &reading.prose.tokens[*at];
        token.kind == TokenKind::Mark && matches!(token.text, "," | ";" | ":" | "–" | "—" | "(" | ")")
    };
    let start = (sentence.start..tokens.start).rev().find(cuts).map_or(sentence.start, |cut| cut + 1);
    let end = (tokens.end..sentence.end).find(cuts).unwrap_or(sentence.end);
    start..end.max(start)
}

/// A scene without a place plays where the scene before it does, if it goes on with the same persons.
fn carry_places(reading: &Reading<'_>, passages: &mut [Passage]) {
    for index in 1..passages.len() {
        let (before, here) = passages.split_at_mut(index);
        let (Some(before), Some(here)) = (before.last(), here.first_mut()) else { continue };
        let first = &reading.facts[here.sentences.start];
        let moves = first.has("scene/strand-marker") || first.has("scene/flashback");
        let together =
            here.persons.is_empty() || here.persons.iter().any(|person| before.persons.contains(person));
        let block = |at: usize| reading.prose.sentences[at].block;
        let goes_on = block(before.sentences.end - 1) == block(here.sentences.start);
        if here.place.is_none() && before.strand == here.strand && together && !moves && goes_on {
            here.place = before.place;
        }
    }
}
