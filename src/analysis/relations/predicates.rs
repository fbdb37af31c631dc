//! Who somebody is said to be: `Vera, die ausgerechnet Olafs Verflossene ist`, `er ist Katjas Ex-Mann`.

use std::ops::Range;

use super::{Finder, tie_words};
use crate::{
    analysis::{
        Language, grammar,
        lexicon::{calling, closed},
        people::MentionKind,
    },
    outline::CharacterKind,
};

impl Finder<'_, '_> {
    /// Whom the sentence says to be what the noun at `at`, with its owner from `start` on, names.
    pub(super) fn predicated(&self, at: usize, start: usize, sentence: &Range<usize>) -> Option<usize> {
        let clause = self.clause_of(at, sentence);
        // `The buyer is Gus's ex, Summer`: the name behind says who it is.
        let behind = at + 1 + usize::from(matches!(self.lower(at + 1), "," | ":" | "–" | "—"));
        if behind < sentence.end && self.cover[behind].is_some() {
            return None;
        }
        // `die ausgerechnet Olafs Verflossene ist`
        let last =
            self.prose.language == Language::German && is_copula(self.lower(at + 1), self.prose.language);
        if last && at + 1 < sentence.end {
            // `dass Sophie seine Tochter ist`, `dass er ihr Vater ist`
            let subject = || {
                // `dass auch Sophie seine Tochter ist`
                let stressed = self.words.stressing.contains(self.lower(clause.start + 1));
                let first = clause.start + 1 + usize::from(stressed);
                let opens = closed(self.prose.language).subordinators.contains(self.lower(clause.start));
                let meant = self.pronouns.get(&first).filter(|_| opens && first + 1 == start);
                if let Some(&[person]) = meant.map(Vec::as_slice) {
                    return Some(person);
                }
                let mention = self.cover.get(first).copied().flatten().filter(|_| opens && first < start)?;
                let mention = &self.people.mentions[mention];
                (mention.tokens.end == start).then_some(mention.person)
            };
            return self.relative(&clause).or_else(subject).filter(|_| clause.start < start);
        }
        let link = (clause.start..start)
            .rev()
            .take(5)
            .find(|&token| is_copula(self.lower(token), self.prose.language));
        let link = link.or_else(|| self.revealed(start, &clause))?;
        let between = link + 1..start;
        if between.clone().any(|token| self.cover[token].is_some() || !self.is_word(token)) {
            return None;
        }
        // `Er ist ihrem Bruder begegnet` is no predicate.
        let ends = at + 1 >= sentence.end
            || !self.is_word(at + 1)
            || self.words.behind_predicate.contains(self.lower(at + 1));
        let verb = self.prose.language == Language::English || ends;
        if !verb || !self.is_bare_predicate(between) {
            return None;
        }
        let subject = (clause.start..link).rev().find_map(|token| {
            let meant = self.pronouns.get(&token).filter(|persons| persons.len() == 1);
            let name = self.cover[token].map(|mention| self.people.mentions[mention].person);
            name.or_else(|| meant.map(|persons| persons[0]))
        });
        subject.or_else(|| {
            let relative = &self.closed().relative_subjects;
            self.relative(&clause).filter(|_| relative.contains(self.lower(clause.start)))
        })
    }

    /// `Billy's best friend is Kofi.`, `Ihr Vater ist der Anwalt Uwe Brandt.`: whom the noun at `at` is said to be, and
    /// where the name ends.
    pub(super) fn named_behind_copula(&self, at: usize) -> Option<(usize, usize)> {
        let sentence = self.prose.sentences.get(self.token(at)?.sentence)?.tokens.clone();
        let link = self.link_behind(at, &sentence)?;
        if link + 1 >= sentence.end {
            return None;
        }
        let words = closed(self.prose.language);
        let leads = |token: usize| {
            words.is_article(self.lower(token))
                || self.is_title_like(token)
                // `is called Ida`
                || calling(self.prose.language).before_name.has(self.lower(token))
        };
        let mut behind = link + 1..(link + 5).min(sentence.end);
        let first = behind.find(|&token| !leads(token) || self.cover[token].is_some())?;
        let mention = &self.people.mentions[self.cover[first]?];
        let end = mention.tokens.end;
        let ends = !self.is_word(end) || words.joiners.contains(self.lower(end));
        (ends && mention.kind == MentionKind::Name).then_some((mention.person, end))
    }

    /// `Utas Kollege auf der Wache heißt Max`: the verb behind the noun at `at` and whatever place stands between.
    fn link_behind(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let links = |token: &usize| {
            is_copula(self.lower(*token), self.prose.language)
                || self.prose.language == Language::German
                    && calling(self.prose.language).before_name.has(self.lower(*token))
        };
        let first = at + 1;
        if first < sentence.end && links(&first) {
            return Some(first);
        }
        if !grammar::is_preposition(self.lower(first), self.prose.language) {
            return None;
        }
        let near = (first + 1..(first + 5).min(sentence.end)).take_while(|&token| self.is_word(token));
        let link = near.into_iter().find(links)?;
        (first..link).all(|token| self.person_at(token).is_none()).then_some(link)
    }

    /// Whether the word at `at` says who somebody is: `is`, `she's`.
    pub(super) fn is_copula_at(&self, at: usize) -> bool {
        let word = self.lower(at);
        is_copula(word, self.prose.language) || word.ends_with("'s")
    }

    /// Whether nothing stands between copula and owner but adverbs: no preposition makes another phrase of it.
    fn is_bare_predicate(&self, between: Range<usize>) -> bool {
        between.into_iter().all(|token| {
            let word = self.lower(token);
            let preposition = grammar::is_preposition(word, self.prose.language)
                // `is expecting Kern's child`
                || self.words.expecting.contains(word);
            !preposition || self.words.within_predicate.contains(word)
        })
    }

    /// `entpuppt sich als Saras Halbbruder`, `turns out to be her father`: the link before the owner at `start`.
    fn revealed(&self, start: usize, clause: &Range<usize>) -> Option<usize> {
        let link = start.checked_sub(1).filter(|&link| self.words.revealed_as.contains(self.lower(link)))?;
        let revealing = self.revealing.get_or_init(|| {
            let reveals = |&token: &usize| self.words.revealing.contains(self.lower(token));
            (0..self.prose.tokens.len()).filter(reveals).collect()
        });
        let first = revealing.partition_point(|&token| token < clause.start);
        revealing.get(first).is_some_and(|&token| token < clause.end).then_some(link)
    }

    /// `Dev's wife, Shan, in the post office`: the name between commas is that of the one the noun at `at` means.
    pub(super) fn apposed(&self, at: usize, person: usize, sentence: &Range<usize>) -> Option<usize> {
        if self.people.persons[person].kind != CharacterKind::Unnamed {
            return None;
        }
        if let Some((named, _)) = self.named_behind_copula(at) {
            return Some(named);
        }
        if self.lower(at + 1) != "," {
            return None;
        }
        let mention = self.cover.get(at + 2).copied().flatten().filter(|_| at + 2 < sentence.end)?;
        let mention = &self.people.mentions[mention];
        let closed = matches!(self.lower(mention.tokens.end), "," | "." | "!" | "?" | ";" | ")" | "–" | "—");
        let kin = self.kin_at(at)?.0;
        let fits = self.people.persons[mention.person].gender == kin.gender;
        (closed && fits && mention.kind == MentionKind::Name).then_some(mention.person)
    }
}

fn is_copula(word: &str, language: Language) -> bool {
    closed(language).copulas.contains(word) || tie_words(language).more_copulas.contains(word)
}
