//! Titles without a verb: out of persons, places, possessions, and what is said.

use std::cmp::Reverse;

use super::strands::nominative_article;
use crate::analysis::{
    chunks::{Chunk, ChunkKind},
    clauses::{Clause, ClauseKind},
    lexicon::is_number,
    lore::Lore,
    naming::capitalized,
    prose::{Token, TokenKind},
    reading::Reading,
    retell::{LONGEST, Teller, Telling},
    scenes::Passage,
};

/// Titles out of persons, places and possessions; the more a title tells, the more it is worth.
pub(super) fn nominal_tellings(teller: &Teller<'_, '_>, passage: &Passage) -> Vec<Telling> {
    let names = teller.names;
    let and = teller.reading.lore.titles.and.as_str();
    let persons = persons(teller, passage);
    let mut tellings = Vec::new();
    if let Some(phrase) = passage.place.and_then(|place| place_phrase(teller.reading, passage, place)) {
        for take in (1..=persons.len().min(2)).rev() {
            let who = names.joined(&persons[..take], and);
            tellings.push(Telling { text: format!("{who} {phrase}"), worth: 0.9, rule: "title/place" });
        }
    }
    let owned = possessions(teller, passage).into_iter();
    tellings.extend(owned.map(|text| Telling { text, worth: 0.8, rule: "title/possession" }));
    if persons.len() >= 2 {
        let text = names.joined(&persons[..2], and);
        tellings.push(Telling { text, worth: 0.6, rule: "title/persons" });
    }
    let fits = |telling: &Telling| (2..=LONGEST).contains(&telling.text.split_whitespace().count());
    tellings.retain(fits);
    if tellings.is_empty() {
        let name = persons.first().map(|&person| names.short(person));
        let text = with_thing(teller, passage, name).into_iter();
        tellings.extend(text.map(|text| Telling { text, worth: 0.1, rule: "title/noun" }));
        // A name alone is no title.
        if !tellings.iter().any(fits) {
            let said = said(teller, passage).into_iter();
            tellings.extend(said.map(|text| Telling { text, worth: 0.2, rule: "title/speech" }));
        }
    }
    for telling in &mut tellings {
        telling.text = capitalized(&telling.text);
    }
    tellings
}

/// Who is in the scene, those first who have names and are spoken of most.
fn persons(teller: &Teller<'_, '_>, passage: &Passage) -> Vec<usize> {
    let counts = teller.reading.persons_in(passage.sentences.clone());
    let mut persons = passage.persons.clone();
    persons.sort_by_key(|person| {
        (Reverse(teller.names.is_named(*person)), Reverse(counts.get(person).copied().unwrap_or(0)))
    });
    // `Lisas Gäste` tells of Lisa as well.
    let mut kept: Vec<usize> = Vec::new();
    for person in persons {
        let name = teller.names.short(person);
        if !kept.iter().any(|&other| name.contains(teller.names.short(other))) {
            kept.push(person);
        }
    }
    kept
}

/// `Bens Elternzeit`: what belongs to somebody.
fn possessions(teller: &Teller<'_, '_>, passage: &Passage) -> Vec<String> {
    let reading = teller.reading;
    let mut found = Vec::new();
    for sentence in passage.sentences.clone() {
        for clause in &*reading.clauses(sentence) {
            let owned = clause.chunks.iter().filter(|chunk| {
                let first = clause.words[chunk.words.start];
                chunk.kind == ChunkKind::Noun
                    && chunk.persons.is_empty()
                    && chunk.words.len() <= 3
                    && reading.prose.tokens[first].text.ends_with('s')
                    && reading.mention_at(first).is_some()
            });
            found.extend(owned.filter_map(|chunk| teller.phrase(clause, chunk, None)));
        }
    }
    found
}

/// `Kim auf dem Gerüst`, `Hartmut und der Eiswagen`: `name` with where they are, or with what the scene speaks of.
fn with_thing(teller: &Teller<'_, '_>, passage: &Passage, name: Option<&str>) -> Option<String> {
    let and = teller.reading.lore.titles.and.as_str();
    let first = |find: &dyn Fn(usize) -> Option<String>| passage.sentences.clone().find_map(find);
    let thing = first(&|sentence| first_noun_phrase(teller, sentence, as_it_stands));
    let thing = thing.or_else(|| first(&|sentence| first_noun_phrase(teller, sentence, as_subject)));
    let Some(name) = name else { return thing };
    let circumstance = first(&|sentence| first_circumstance(teller, sentence));
    // `der Hund mit dem Hund`
    let noun = name.rsplit(' ').next().unwrap_or(name);
    Some(match (circumstance.filter(|text| !text.contains(noun)), thing) {
        (Some(circumstance), _) => format!("{name} {circumstance}"),
        (None, Some(thing)) if thing.contains(name) => thing,
        (None, Some(thing)) => format!("{name} {and} {thing}"),
        (None, None) => name.to_owned(),
    })
}

/// `Timo: „Das ist keine Vase“`
fn said(teller: &Teller<'_, '_>, passage: &Passage) -> Option<String> {
    let reading = teller.reading;
    let [open, close] = &reading.lore.titles.quotation_marks;
    reading.speeches.iter().filter(|speech| passage.sentences.contains(&speech.sentence)).find_map(|speech| {
        let name = teller.names.short(speech.speaker?);
        let words = reading.prose.text[speech.range.clone()].trim_end_matches([',', '.']);
        let text = format!("{name}: {open}{words}{close}");
        text.split_whitespace().count().le(&LONGEST).then_some(text)
    })
}

/// `im Behandlungszimmer`: the place as the text puts it, with its preposition.
pub(super) fn place_phrase(reading: &Reading<'_>, passage: &Passage, place: usize) -> Option<String> {
    for sentence in passage.sentences.clone() {
        let start = reading.prose.sentences[sentence].tokens.start;
        for (_, tokens) in reading.facts[sentence].places.iter().filter(|(found, _)| *found == place) {
            let begin = (tokens.start.saturating_sub(4).max(start)..tokens.start)
                .rev()
                .take_while(|&at| reading.prose.tokens[at].kind == TokenKind::Word)
                .find(|&at| reading.lore.words.opens_phrase(&reading.prose.tokens[at].lower));
            let Some(begin) = begin else { continue };
            // `at Bed 6`
            let numbered =
                reading.prose.tokens.get(tokens.end).is_some_and(|next| next.kind == TokenKind::Number);
            let words = &reading.prose.tokens[begin..tokens.end + usize::from(numbered)];
            let between = &reading.prose.tokens[begin + 1..tokens.start.max(begin + 1)];
            if between.iter().any(|token| token.text.starts_with(char::is_uppercase))
                || moves(reading.lore, words[0].lower.as_str(), words.get(1))
            {
                continue;
            }
            if words.len() > 5
                || !reading.lore.titles.places.contains(&words[0].lower)
                || reading.lore.words.away_prepositions.contains(&words[0].lower)
            {
                continue;
            }
            let range = words[0].range.start..words[words.len() - 1].range.end;
            let rest = reading.prose.text[range].split_whitespace().skip(1);
            return Some([words[0].lower.as_str()].into_iter().chain(rest).collect::<Vec<_>>().join(" "));
        }
    }
    None
}

/// Whether a German phrase tells where somebody goes (`in die Stadt`) rather than where they are.
fn moves(lore: &Lore, preposition: &str, next: Option<&Token<'_>>) -> bool {
    lore.titles.moving.contains(preposition)
        || lore.titles.two_way.contains(preposition)
            && next.is_some_and(|next| lore.words.accusative.contains(&next.lower))
}

/// How a thing of the clause is called as a subject.
type Called = fn(&Teller<'_, '_>, &Clause, &Chunk) -> Option<String>;

fn first_noun_phrase(teller: &Teller<'_, '_>, sentence: usize, called: Called) -> Option<String> {
    teller.reading.clauses(sentence).iter().find_map(|clause| {
        let things = clause.chunks.iter().filter(|chunk| {
            matches!(chunk.kind, ChunkKind::Noun | ChunkKind::Prepositional) && chunk.persons.is_empty()
        });
        things.filter(|chunk| !teller.is_time(clause, chunk)).find_map(|chunk| called(teller, clause, chunk))
    })
}

/// A noun phrase whose article can stand in a title as it is.
fn as_it_stands(teller: &Teller<'_, '_>, clause: &Clause, chunk: &Chunk) -> Option<String> {
    let words = teller.reading.lore.words;
    let lower = teller.reading.prose.tokens[clause.words[chunk.words.start]].lower.as_str();
    let fits =
        chunk.kind == ChunkKind::Noun && words.determiners.contains(lower) && !words.oblique.contains(lower);
    if fits { teller.phrase(clause, chunk, None) } else { None }
}

/// `den Eiswagen` as `der Eiswagen`.
fn as_subject(teller: &Teller<'_, '_>, clause: &Clause, chunk: &Chunk) -> Option<String> {
    let token = |at: usize| &teller.reading.prose.tokens[clause.words[at]];
    let noun = token(chunk.words.end - 1);
    if chunk.kind != ChunkKind::Noun || chunk.words.len() != 2 || !noun.text.starts_with(char::is_uppercase) {
        return None;
    }
    let article =
        nominative_article(&teller.reading.lore.titles, &token(chunk.words.start).lower, noun.text)?;
    Some(format!("{article} {}", noun.text))
}

/// `auf dem Gerüst`, `in der dritten Runde`: where or how somebody is.
fn first_circumstance(teller: &Teller<'_, '_>, sentence: usize) -> Option<String> {
    let lore = teller.reading.lore;
    let token = |clause: &Clause, at: usize| &teller.reading.prose.tokens[clause.words[at]];
    let mut circumstances = Vec::new();
    for clause in teller.reading.clauses(sentence).iter().filter(|clause| clause.kind == ClauseKind::Main) {
        circumstances.extend(clause.chunks.iter().filter_map(|chunk| {
            let words = &chunk.words;
            if chunk.kind != ChunkKind::Prepositional || words.len() < 2 || teller.is_time(clause, chunk) {
                return None;
            }
            let first = token(clause, words.start).lower.as_str();
            let tells = lore.titles.places.contains(first) || lore.titles.beside.contains(first);
            // `at the other` says nothing.
            let last = token(clause, words.end - 1).lower.as_str();
            let pale = lore.words.determiners.contains(last)
                || lore.titles.pale_ends.contains(last)
                || lore.titles.unreal.contains(last)
                || is_number(last, teller.reading.prose.language);
            let moves = moves(lore, first, Some(token(clause, words.start + 1)));
            let text = teller.phrase(clause, chunk, None).filter(|_| tells && !pale && !moves)?;
            Some(format!("{first}{}", text.get(first.len()..).unwrap_or("")))
        }));
    }
    circumstances.into_iter().next()
}
