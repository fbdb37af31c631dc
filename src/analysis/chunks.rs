//! A clause's words in groups: noun phrases, prepositional phrases, pronouns, adverbs, the verb's second half.
//! Shallow, and content to leave a word alone that it does not understand.

mod english;

use std::{cell::Cell, ops::Range};

use super::{
    Language,
    lexicon::{is_noun, is_number},
    morphology::{bears_genitive, is_adjective_form},
    people::{Mention, MentionKind},
    prose::{Token, TokenKind},
    reading::Reading,
};

/// What a group is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChunkKind {
    /// A noun phrase without a preposition.
    Noun,
    /// A preposition with its noun phrase.
    Prepositional,
    /// A pronoun.
    Pronoun,
    /// `sich`, `herself`.
    Reflexive,
    /// `nicht`, `not`.
    Negation,
    /// An adverb, or a word that is nothing else.
    Adverb,
    /// The verb's second half: participle, infinitive, split-off prefix or particle.
    Bracket,
}

/// A group of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// What it is.
    pub kind: ChunkKind,
    /// Positions in the clause's words.
    pub words: Range<usize>,
    /// Whom it speaks of, each once; owners of what it speaks of are not among them.
    pub persons: Vec<usize>,
    /// Whether it speaks of somebody by a pronoun.
    pub pronoun: bool,
}

/// Cuts the words at `range` of the clause `words` (token numbers in the text) into groups.
pub fn chunks(reading: &Reading<'_>, words: &[usize], range: Range<usize>) -> Vec<Chunk> {
    let mut cutter = Cutter { reading, words, end: range.end, named: Cell::default() };
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let chunk = cutter.next(at);
        let joins = chunks.last().is_some_and(|last| {
            (at == last.words.end + 1 || cutter.is_title_of(last, &chunk) || cutter.is_slashed(last, at))
                && chunk.kind == ChunkKind::Noun
                && matches!(last.kind, ChunkKind::Noun | ChunkKind::Prepositional)
        });
        at = chunk.words.end;
        match chunks.last_mut() {
            Some(last) if joins => {
                last.words.end = chunk.words.end;
                last.persons.extend(chunk.persons);
            }
            _ if cutter.coordinates(&chunk) => {
                // Remember nothing of `und` itself; the next noun phrase joins the one before it.
            }
            _ => chunks.push(chunk),
        }
    }
    chunks
}

struct Cutter<'r, 'a> {
    reading: &'r Reading<'a>,
    words: &'r [usize],
    end: usize,
    /// What was last found out of who is named where.
    named: Cell<Named>,
}

/// The persons named from one word to another.
#[derive(Clone, Copy, Debug, Default)]
struct Named {
    start: usize,
    until: usize,
    /// The first of them.
    one: Option<usize>,
    /// Whether there are others.
    several: bool,
}

impl Named {
    /// Whether somebody else than `person` is among them.
    fn is_another(self, person: usize) -> bool {
        self.several || self.one.is_some_and(|one| one != person)
    }
}

impl Cutter<'_, '_> {
    fn token(&self, at: usize) -> &Token<'_> {
        &self.reading.prose.tokens[self.words[at]]
    }

    fn lower(&self, at: usize) -> &str {
        &self.token(at).lower
    }

    fn german(&self) -> bool {
        self.reading.prose.language == Language::German
    }

    /// Whether the words at `at` and before it stand side by side in the text.
    fn joined(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|before| self.words[before]) else { return true };
        let token = |at: usize| &self.reading.prose.tokens[at];
        // `in der 29. Woche`
        let ordinal = || {
            self.words[at] == before + 2
                && token(before).kind == TokenKind::Number
                && token(before + 1).text == "."
        };
        self.words[at] == before + 1 || ordinal()
    }

    fn mention(&self, at: usize) -> Option<&Mention> {
        self.reading.mention_at(self.words[at])
    }

    /// Whether the group is a name in quotation marks right behind what is called so: `im Varieté „Blaue Laterne“`.
    fn is_title_of(&self, last: &Chunk, chunk: &Chunk) -> bool {
        let (before, first) = (self.words[last.words.end - 1], self.words[chunk.words.start]);
        let called = first == before + 2 && chunk.words.start == last.words.end;
        called && self.reading.prose.tokens[first].quoted && !self.reading.prose.tokens[before].quoted
    }

    /// `am Flughafen Köln/Bonn`: the words at `at` stand behind the group and a slash.
    fn is_slashed(&self, last: &Chunk, at: usize) -> bool {
        let before = self.words[at].checked_sub(1);
        at == last.words.end && before.is_some_and(|before| self.reading.prose.tokens[before].text == "/")
    }

    /// A lone `und` between two groups.
    fn coordinates(&self, chunk: &Chunk) -> bool {
        chunk.kind == ChunkKind::Adverb
            && chunk.words.len() == 1
            && self.reading.lore.words.adders.contains(self.lower(chunk.words.start))
            && chunk.words.end < self.end
    }

    fn next(&mut self, at: usize) -> Chunk {
        let words = &self.reading.lore.words;
        let lower = self.lower(at).to_owned();
        let single = |kind| Chunk { kind, words: at..at + 1, persons: Vec::new(), pronoun: false };
        if words.reflexives.contains(&lower) {
            return single(ChunkKind::Reflexive);
        }
        if words.negations.contains(&lower) {
            return single(ChunkKind::Negation);
        }
        if self.is_infinitive(at) {
            return Chunk { words: at..at + 2, ..single(ChunkKind::Bracket) };
        }
        if words.opens_phrase(&lower) && !self.starts_name(at) {
            let inner =
                (at + 1 < self.end && self.joined(at + 1)).then(|| self.noun_phrase(at + 1, true)).flatten();
            let pronoun = at + 1 < self.end
                && (self.is_pronoun(at + 1) || words.reflexives.contains(self.lower(at + 1)));
            return match inner {
                Some(end) => self.group(ChunkKind::Prepositional, at..end),
                None if pronoun => self.group(ChunkKind::Prepositional, at..at + 2),
                None => single(ChunkKind::Adverb),
            };
        }
        if let Some(end) = self.noun_phrase(at, false) {
            return self.group(ChunkKind::Noun, at..end);
        }
        if self.is_pronoun(at) {
            return self.group(ChunkKind::Pronoun, at..at + 1);
        }
        single(ChunkKind::Adverb)
    }

    fn group(&self, kind: ChunkKind, range: Range<usize>) -> Chunk {
        let words = &self.reading.lore.words;
        let mut persons = Vec::new();
        let mut pronoun = false;
        for at in range.clone() {
            let Some(mention) = self.mention(at) else { continue };
            let owner = self.is_owner(at, mention, range.end);
            if owner {
                continue;
            }
            pronoun |= mention.kind == MentionKind::Pronoun;
            // `ihr Enkel`, `Seun's wife`: of the two whom the word belongs to, the first only owns.
            let owner = match at + 1 < range.end {
                true if words.determiners.contains(self.lower(at)) => self.reading.pronoun_at(self.words[at]),
                true if self.owns(at) => self.reading.name_at(self.words[at]),
                _ => None,
            };
            let owner = owner.map(|mention| mention.person);
            for person in self.reading.persons_at(self.words[at]) {
                if !persons.contains(&person) && Some(person) != owner {
                    persons.push(person);
                }
            }
        }
        Chunk { kind, words: range, persons, pronoun }
    }

    /// Whether the word at `at` has the ending of somebody's name to whom something belongs.
    fn owns(&self, at: usize) -> bool {
        let text = self.token(at).text;
        let Some(name) = self.reading.name_at(self.words[at]) else { return false };
        bears_genitive(text)
            || text.ends_with(['\'', '’'])
            || self.german() && text.ends_with('s') && !self.reading.is_base_form(name.person, text)
    }

    /// Whether the mention at `at` only says whose the thing is: `Kais Zustand`, `her door`, `the key of Pike`.
    fn is_owner(&self, at: usize, mention: &Mention, end: usize) -> bool {
        let last = mention.tokens.end.saturating_sub(1);
        let text = self.reading.prose.tokens.get(last).map_or("", |token| token.text);
        let followed = self.words.binary_search(&last).is_ok_and(|last| last + 1 < end);
        let possessive_pronoun = mention.kind == MentionKind::Pronoun
            && self.reading.lore.words.determiners.contains(self.lower(at))
            && followed;
        let genitive = mention.kind == MentionKind::Name
            && followed
            && text.ends_with(['\'', '’', 's'])
            && !self.reading.is_base_form(mention.person, text);
        let of = at > 0
            && self.reading.lore.words.of.contains(self.lower(at - 1))
            && !self.german()
            && mention.kind == MentionKind::Name;
        let german_genitive = self.german()
            && mention.kind == MentionKind::Noun
            && at > 0
            && at < end
            && self.reading.lore.words.genitives.contains(self.lower(at))
            && self.token(at - 1).text.starts_with(char::is_uppercase)
            && self.joined(at);
        possessive_pronoun || genitive || of || german_genitive
    }

    fn is_pronoun(&self, at: usize) -> bool {
        let words = &self.reading.lore.words;
        let lower = self.lower(at);
        words.subject_pronouns.contains(lower) || words.object_pronouns.contains(lower)
    }

    fn starts_name(&self, at: usize) -> bool {
        self.mention(at).is_some_and(|m| m.kind == MentionKind::Name && m.tokens.start == self.words[at])
    }

    fn in_name(&self, at: usize) -> bool {
        self.mention(at).is_some_and(|m| m.kind == MentionKind::Name)
    }

    /// The end of the noun phrase that begins at `at`.
    fn noun_phrase(&self, at: usize, after_preposition: bool) -> Option<usize> {
        if self.german() {
            self.german_noun_phrase(at, after_preposition)
        } else {
            self.english_noun_phrase(at)
        }
    }

    fn is_german_noun(&self, at: usize) -> bool {
        let token = self.token(at);
        let words = &self.reading.lore.words;
        let first = self.words[at] == self.reading.prose.sentences[token.sentence].tokens.start
            || self.follows_colon(at) && !is_noun(&token.lower, Language::German);
        let closed = words.determiners.contains(&token.lower)
            || words.opens_phrase(&token.lower)
            || words.subordinators.contains(&token.lower)
            || words.coordinators.contains(&token.lower)
            || words.subject_pronouns.contains(&token.lower)
            || words.object_pronouns.contains(&token.lower);
        let capital = token.text.starts_with(char::is_uppercase);
        (token.kind == TokenKind::Word
            && capital
            && !(first && (closed || self.mention(at).is_none() && !self.noun_follows(at))))
            || self.in_name(at)
    }

    /// Whether the word has a capital letter because a sentence of its own may begin with it.
    fn follows_colon(&self, at: usize) -> bool {
        let before = self.words[at].checked_sub(1).map(|before| &self.reading.prose.tokens[before]);
        before.is_some_and(|before| before.text == ":")
    }

    /// Whether the sentence's first word is followed by a name, as a role is: `Hebamme Gisela`.
    fn noun_follows(&self, at: usize) -> bool {
        at + 1 < self.end && self.joined(at + 1) && self.starts_name(at + 1)
    }

    fn german_noun_phrase(&self, start: usize, after_preposition: bool) -> Option<usize> {
        let words = &self.reading.lore.words;
        let (mut at, determined) = self.determiner(start)?;
        let modifiers = at;
        while at < self.end && at < modifiers + 5 && self.joined_from(start, at) && !self.is_german_noun(at) {
            let token = self.token(at);
            let inside = token.kind == TokenKind::Number
                || is_number(&token.lower, Language::German)
                || (!words.opens_phrase(&token.lower)
                    && !words.determiners.contains(&token.lower)
                    && !words.subordinators.contains(&token.lower)
                    && (!words.coordinators.contains(&token.lower) || at > modifiers)
                    && (determined || self.looks_attributive(&token.lower, after_preposition)));
            if !inside {
                return None;
            }
            at += 1;
        }
        if at >= self.end || !self.is_german_noun(at) || !self.joined_from(start, at) {
            return None;
        }
        let first = self.lower(modifiers);
        let declined = self.looks_declined(first) || is_number(first, Language::German);
        if !determined && !after_preposition && at > modifiers && !declined {
            return None;
        }
        while at < self.end
            && self.joined_from(start, at)
            && self.is_german_noun(at)
            && !self.second_person(start, at)
        {
            at += 1;
        }
        // A number, or a genitive: `Runde 3`, `die Zustimmung der Eltern`.
        if at < self.end
            && self.joined(at)
            && words.genitives.contains(self.lower(at))
            && !self.in_name(at)
            // `gesteht Anton der Polizei`: a name has no genitive behind it.
            && !self.in_name(at - 1)
            && let Some(end) = self.german_noun_phrase(at, true)
            && end > at + 1
        {
            return Some(end);
        }
        Some(at)
    }

    /// Where the words behind the determiner at `start` begin, and whether there is one; None if none can stand so.
    fn determiner(&self, start: usize) -> Option<(usize, bool)> {
        let is_determiner =
            |at: usize| self.reading.lore.words.determiners.contains(self.lower(at)) && !self.in_name(at);
        if is_determiner(start) {
            // `alle ihre Kinder`, but `ihr kein Wort` is a pronoun and a noun phrase.
            let wide = self.reading.lore.words.before_determiners.contains(self.lower(start));
            let second = start + 1 < self.end && self.joined(start + 1) && is_determiner(start + 1);
            return (!second || wide).then_some((start + 1 + usize::from(second), true));
        }
        // `Finjas vierjähriger Halbbruder`: the name stands for a determiner.
        let name = self.mention(start).filter(|mention| mention.kind == MentionKind::Name);
        let last = name.map_or(start, |mention| start + mention.tokens.len() - 1);
        let genitive = last + 1 < self.end
            && name.is_some_and(|mention| {
                let text = self.token(last).text;
                text.ends_with(['s', '\'', '’']) && !self.reading.is_base_form(mention.person, text)
            });
        let owner = genitive
            && self.token(last + 1).text.starts_with(char::is_lowercase)
            && self.looks_declined(self.lower(last + 1));
        Some(if owner { (last + 1, true) } else { (start, false) })
    }

    /// Whether a lower-case word can stand between a determiner and its noun.
    fn looks_attributive(&self, lower: &str, determined: bool) -> bool {
        self.looks_declined(lower)
            || determined && (lower.ends_with("er") || lower == self.reading.lore.titles.and)
    }

    /// Whether an adjective's ending shows a case, or needs to show none.
    fn looks_declined(&self, lower: &str) -> bool {
        is_adjective_form(lower) || self.reading.lore.words.undeclined.contains(lower)
    }

    fn joined_from(&self, start: usize, at: usize) -> bool {
        at == start || self.joined(at)
    }

    /// Whether a second person's name begins at `at`, so that one noun phrase ends before it: `gesteht Peter Martina`.
    fn second_person(&self, start: usize, at: usize) -> bool {
        let Some(mention) = self.mention(at) else { return false };
        mention.kind == MentionKind::Name
            && mention.tokens.start == self.words[at]
            && self.named_from(start, at).is_another(mention.person)
    }

    /// Who is named from `start` to `at`, owners aside.
    fn named_from(&self, start: usize, at: usize) -> Named {
        let mut named = self.named.get();
        if named.start != start || named.until > at {
            named = Named { start, until: start, one: None, several: false };
        }
        for before in named.until..at {
            let name = self.mention(before).filter(|other| other.kind == MentionKind::Name);
            if let Some(other) = name.filter(|other| !self.is_owner(before, other, self.end)) {
                named.several |= named.one.is_some_and(|one| one != other.person);
                named.one.get_or_insert(other.person);
            }
        }
        named.until = at;
        self.named.set(named);
        named
    }
}
