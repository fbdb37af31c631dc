//! Where a scene plays: of the places that its sentences name, and of the one where the scene before played, the
//! likeliest, if any is likely.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::Passage;
use crate::analysis::{
    Cue, Language, grammar,
    people::MentionKind,
    prose::TokenKind,
    reading::Reading,
    settings::place_words,
    votes::{Feature, Weights, vote, weight},
};

/// Finds each passage's place, in order: the scene before tells where this one may still play.
pub(super) fn find(reading: &Reading<'_>, weights: &Weights, passages: &mut [Passage]) {
    let lean = weight(weights, "where/leaning");
    for index in 0..passages.len() {
        let first = &reading.facts[passages[index].sentences.start];
        if first.heading_place.is_some() {
            passages[index].place = first.heading_place;
            continue;
        }
        let best = candidates(reading, passages, index)
            .into_iter()
            .map(|(place, features)| (vote(weights, &features) + lean, place, features))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        if let Some((_, place, features)) = best.filter(|(vote, ..)| *vote > 0.0) {
            let reasons = reasons(reading, weights, &passages[index].sentences, place, &features);
            passages[index].place = Some(place);
            passages[index].cues.extend(reasons);
        }
    }
}

/// The two strongest reasons for the place, at its mention.
fn reasons(
    reading: &Reading<'_>,
    weights: &Weights,
    sentences: &Range<usize>,
    place: usize,
    features: &[Feature],
) -> Vec<Cue> {
    let mention = reading.places[place].mentions.iter().find(|(sentence, _)| sentences.contains(sentence));
    let range = mention.map(|(_, tokens)| {
        let tokens = &reading.prose.tokens[tokens.clone()];
        tokens.first().map_or(0, |token| token.range.start)..tokens.last().map_or(0, |token| token.range.end)
    });
    let mut cues: Vec<Cue> = features
        .iter()
        .filter(|(rule, _)| rule.starts_with("where/"))
        .map(|(rule, value)| Cue { rule, weight: weight(weights, rule) * value, range: range.clone() })
        .filter(|cue| cue.weight >= 0.3)
        .collect();
    cues.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.rule.cmp(b.rule)));
    cues.truncate(2);
    cues
}

/// The places where the passage at `index` may play, and what speaks for each; the places of those before it must be
/// known.
pub fn candidates(reading: &Reading<'_>, passages: &[Passage], index: usize) -> Vec<(usize, Vec<Feature>)> {
    let here = &passages[index];
    let mut seen: BTreeMap<usize, BTreeMap<&'static str, f32>> = BTreeMap::new();
    let mut order: Vec<usize> = Vec::new();
    let mut met: BTreeSet<usize> = BTreeSet::new();
    for sentence in here.sentences.clone().filter(|&sentence| !reading.facts[sentence].places.is_empty()) {
        let is_state = tells_state(reading, sentence);
        for (place, tokens) in &reading.facts[sentence].places {
            let signs = seen.entry(*place).or_default();
            if !met.insert(*place) {
                *signs.entry("where/again").or_insert(0.0) = 1.0;
            } else {
                order.push(*place);
            }
            for sign in sighting(reading, *place, sentence, is_state, tokens) {
                signs.insert(sign, 1.0);
            }
            if sentence == here.sentences.start {
                signs.insert("where/first-sentence", 1.0);
            }
        }
    }
    for (at, place) in order.iter().enumerate() {
        let signs = seen.entry(*place).or_default();
        let rank = match (order.len(), at) {
            (1, _) => "where/only",
            (_, 0) => "where/first",
            (count, at) if at + 1 == count => "where/last",
            _ => "where/between",
        };
        signs.insert(rank, 1.0);
    }
    let goes_on = goes_on(reading, passages, index);
    if let Some((place, signs)) = goes_on {
        let named = seen.contains_key(&place);
        let own = seen.entry(place).or_default();
        if named {
            own.insert("where/still", 1.0);
        } else {
            own.insert("where/goes-on", 1.0);
            own.insert(if order.is_empty() { "where/no-other" } else { "where/others-named" }, 1.0);
            signs.into_iter().for_each(|sign| {
                own.insert(sign, 1.0);
            });
        }
    }
    seen.into_iter().map(|(place, signs)| (place, signs.into_iter().collect())).collect()
}

/// Where the scene before played, and what speaks for and against staying there.
fn goes_on(reading: &Reading<'_>, passages: &[Passage], index: usize) -> Option<(usize, Vec<&'static str>)> {
    let here = &passages[index];
    let strand = passages[..index].iter().rposition(|passage| passage.strand == here.strand);
    let last = strand.or(index.checked_sub(1))?;
    let before = &passages[last];
    let place = before.place?;
    let mut signs = Vec::new();
    let mut say = |sign: &'static str, holds: bool| {
        if holds {
            signs.push(sign);
        }
    };
    let first = &reading.facts[here.sentences.start];
    let block = |at: usize| reading.prose.sentences[at].block;
    say("where/other-strand", before.strand != here.strand);
    say("where/strand-resumes", last + 1 != index);
    say("where/new-paragraph", block(before.sentences.end - 1) != block(here.sentences.start));
    say("where/new-paragraph-between", block(before.sentences.end - 1) + 1 < block(here.sentences.start));
    say("where/marker", first.has("scene/strand-marker"));
    say("where/flashback", first.has("scene/flashback"));
    say("where/later", first.has("scene/time-jump"));
    let shared = here.persons.iter().filter(|person| before.persons.contains(person)).count();
    say("where/nobody-shared", shared == 0);
    say("where/all-shared", shared > 0 && shared == here.persons.len());
    say("where/asks", first.asks);
    say("where/speaks", first.speaks_first);
    let name = &reading.places[place].name;
    let words = place_words(reading.prose.language);
    let setting = name.split(' ').any(|word| words.setting(word, reading.prose.language).is_some());
    say("where/goes-on-in-town", !setting);
    say("where/quick-shift", first.has("scene/arrival") || first.has("scene/then"));
    say("where/long-before", before.sentences.len() > 2);
    say("where/short", here.sentences.len() == 1);
    say(
        "where/to-go-on-named",
        before.sentences.clone().any(|s| reading.facts[s].places.iter().any(|(p, _)| *p == place)),
    );
    Some((place, signs))
}

/// Whether a verb of the sentence tells how things are or were.
fn tells_state(reading: &Reading<'_>, sentence: usize) -> bool {
    let words = place_words(reading.prose.language);
    reading.tokens(sentence).iter().any(|token| words.states.contains(&token.lower))
}

/// What a mention of a place says of its being where the scene plays.
fn sighting(
    reading: &Reading<'_>,
    place: usize,
    sentence: usize,
    is_state: bool,
    tokens: &Range<usize>,
) -> Vec<&'static str> {
    let all = &reading.prose.tokens;
    let language = reading.prose.language;
    let lore = reading.lore;
    let mut signs = Vec::new();
    let found = &reading.places[place];
    if let Some(at) = reading.sighting(place, tokens)
        && let Some(cue) = found.cues.get(at)
    {
        signs.push(cue.rule);
    }
    let mut say = |sign: &'static str, holds: bool| {
        if holds {
            signs.push(sign);
        }
    };
    let words: Vec<&str> = (1..=3)
        .filter_map(|back| tokens.start.checked_sub(back).and_then(|at| all.get(at)))
        .take_while(|token| token.kind == TokenKind::Word)
        .map(|token| token.lower.as_str())
        .collect();
    let first = words.first().copied().unwrap_or("");
    let name = all.get(tokens.start).is_some_and(|token| token.text.starts_with(char::is_uppercase));
    let setting = match language {
        Language::German => words.iter().any(|word| lore.words.articles.contains(word)),
        Language::English => !name || lore.words.articles.contains(first),
    };
    say("where/setting", setting);
    say("where/away", lore.words.away_prepositions.contains(first));
    say("where/spoken", all.get(tokens.start).is_some_and(|token| token.quoted));
    let places = place_words(language);
    let known = found.name.split(' ').any(|word| places.setting(word, language).is_some());
    say("where/town", !known && places.names.contains(&found.name));
    say("where/proper-name", !known && !places.names.contains(&found.name));
    say("where/state", is_state);
    let whole = reading.prose.sentences[sentence].tokens.clone();
    let opening = tokens.start <= whole.start + 4
        && all[whole.start..tokens.start].iter().any(|token| places.inside.contains(&token.lower));
    say("where/opens-sentence", opening);
    let clause = clause_around(reading, &whole, tokens);
    say("where/aside", is_aside(reading, &whole, &clause));
    let near = clause.start.max(tokens.start.saturating_sub(WITHIN))..clause.end.min(tokens.end + WITHIN);
    say("where/unreal", all[near].iter().any(|token| places.unreal.contains(&token.lower)));
    say("where/asked", all[whole].last().is_some_and(|token| token.text == "?"));
    let mentions = reading.mentions(sentence);
    let from = mentions.partition_point(|mention| mention.tokens.start < clause.start);
    let there = mentions[from..]
        .iter()
        .take_while(|mention| mention.tokens.start < clause.end)
        .any(|mention| mention.kind != MentionKind::Noun);
    say("where/somebody-there", there);
    signs
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
    let words = &reading.lore.words;
    let opens = |word: &str| {
        !words.impersonal_relatives.contains(word)
            && (words.relatives.contains(word)
                || words.that.contains(word)
                || reading.lore.dilemmas.whether.contains(word))
    };
    opens(word(clause.start))
        || grammar::is_preposition(word(clause.start), reading.prose.language)
            && opens(word(clause.start + 1))
            && reading
                .prose
                .tokens
                .get(clause.start + 2)
                .is_some_and(|t| t.text.starts_with(char::is_lowercase))
}

/// The words around `tokens` up to the next commas and the like.
fn clause_around(reading: &Reading<'_>, sentence: &Range<usize>, tokens: &Range<usize>) -> Range<usize> {
    let (before, behind) = reading.cuts_around(tokens);
    let start = before.filter(|&cut| cut >= sentence.start).map_or(sentence.start, |cut| cut + 1);
    let end = behind.filter(|&cut| cut < sentence.end).unwrap_or(sentence.end);
    start..end.max(start)
}
