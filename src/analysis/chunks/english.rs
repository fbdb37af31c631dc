//! Noun phrases and infinitives in English, where a phrase ends before small words and verbs.

use super::Cutter;
use crate::analysis::{
    Language,
    lexicon::{is_number, is_verb},
    prose::TokenKind,
};

impl Cutter<'_, '_> {
    pub(super) fn english_noun_phrase(&self, start: usize) -> Option<usize> {
        let words = &self.reading.lore.words;
        let first = self.lower(start);
        // `Constable Vance, meanwhile, …`; and without a determiner a lower-case word opens a noun phrase only if it is no
        // verb form.
        let other = words.spare_adverbs.contains(first) || self.reading.lore.verbs.finite(first).is_some();
        if other && !words.determiners.contains(first) && !self.in_name(start) {
            return None;
        }
        let mut at = start;
        let mut nouns = 0;
        while at < self.end && self.joined_from(start, at) {
            if words.determiners.contains(self.lower(at)) && !self.in_name(at) {
                if nouns > 0 {
                    // `page one`
                    at += usize::from(self.is_number_behind_noun(at));
                    break;
                }
                // `likes her less`, `asks her straight out`, `shows her a video`: no possessive.
                let her = self.reading.lore.words.owner_or_object.contains(self.lower(at));
                if her && at + 1 < self.end && self.ends_object(at + 1) {
                    return None;
                }
                at += 1;
                continue;
            }
            if self.ends_noun_phrase(start, at, nouns) {
                break;
            }
            nouns += 1;
            at += 1;
        }
        if nouns == 0 {
            return None;
        }
        if at + 1 < self.end
            && self.reading.lore.words.of.contains(self.lower(at))
            && self.joined(at)
            && let Some(end) = self.english_noun_phrase(at + 1)
        {
            return Some(end);
        }
        Some(at)
    }

    /// Whether the noun phrase that began at `start` and has so many `nouns` ends before the word at `at`.
    fn ends_noun_phrase(&self, start: usize, at: usize, nouns: usize) -> bool {
        let words = &self.reading.lore.words;
        let token = self.token(at);
        let small = token.text.starts_with(char::is_lowercase);
        // `that morning Ann …`
        let calendar = at > start && self.is_calendar(at - 1) && token.text.starts_with(char::is_uppercase);
        // `says the graduation was lovely`
        let finite = nouns > 0 && words.finite_auxiliaries.contains(&token.lower);
        // A name ends before small words; a verb of its own begins another group.
        let after_name =
            at > start && self.in_name(at - 1) && !self.in_name(at) && small && !self.owns(at - 1);
        let verb = nouns > 0
            && self.reading.lore.verbs.finite(&token.lower).is_some_and(|form| form.bare)
            && at + 1 < self.end
            && (words.determiners.contains(self.lower(at + 1))
                || words.object_pronouns.contains(self.lower(at + 1))
                || self.starts_name(at + 1));
        (finite || self.is_closed(at)) && !self.in_name(at)
            || token.kind == TokenKind::Mark
            || self.second_person(start, at)
            || calendar
            || after_name
            || verb
    }

    /// Whether the word at `at` is a number that stands behind its noun: `on page one of the paper`.
    fn is_number_behind_noun(&self, at: usize) -> bool {
        is_number(self.lower(at), Language::English)
            && (at + 1 == self.end
                || !self.joined(at + 1)
                || self.reading.lore.words.opens_phrase(self.lower(at + 1)))
    }

    /// Whether the English word at `at` is of a closed class, or an adverb, and ends a noun phrase.
    fn is_closed(&self, at: usize) -> bool {
        let words = &self.reading.lore.words;
        let lower = self.lower(at);
        // `she'd`
        let contracted = lower
            .split_once(['\'', '’'])
            .is_some_and(|(pronoun, _)| words.subject_pronouns.contains(pronoun));
        contracted
            || words.auxiliaries.contains(lower)
            || words.opens_phrase(lower)
            || words.subordinators.contains(lower)
            || words.coordinators.contains(lower)
            || words.subject_pronouns.contains(lower)
            || words.object_pronouns.contains(lower)
            || words.verb_particles.contains(lower)
            || words.negations.contains(lower)
            || lower.ends_with("ly")
    }

    /// Whether the English word at `at` is an adverb that no noun follows.
    fn is_plain_adverb(&self, at: usize) -> bool {
        let words = &self.reading.lore.words;
        let next = if at + 1 < self.end { self.lower(at + 1) } else { "" };
        words.spare_adverbs.contains(self.lower(at))
            || words.degree_adverbs.contains(self.lower(at)) && (next.is_empty() || words.opens_phrase(next))
    }

    /// Whether the English word at `at` cannot stand between `her` and a noun.
    fn ends_object(&self, at: usize) -> bool {
        self.is_plain_adverb(at) || self.reading.lore.words.is_article(self.lower(at))
    }

    /// Whether the word at `at` is a day, a part of one, or a span of time: `that morning Ann …`.
    fn is_calendar(&self, at: usize) -> bool {
        let (word, moments) = (self.lower(at), &self.reading.lore.moments);
        word.ends_with("day") || moments.hours.contains_key(word) || moments.units.contains_key(word)
    }

    /// Whether an English infinitive begins at `at`: `hires him to mend the fence`, but `goes to work`.
    pub(super) fn is_infinitive(&self, at: usize) -> bool {
        let words = &self.reading.lore.words;
        if self.german() || !words.to.contains(self.lower(at)) || at + 1 >= self.end || !self.joined(at + 1) {
            return false;
        }
        let object = at + 2 < self.end
            && (words.determiners.contains(self.lower(at + 2))
                || words.object_pronouns.contains(self.lower(at + 2))
                || self.starts_name(at + 2));
        let verb = self.lower(at + 1);
        !self.in_name(at + 1)
            && self.reading.lore.verbs.infinitive(verb)
            && (object || is_verb(verb, true) || words.auxiliaries.contains(verb))
    }
}
