//! A noun or prepositional phrase retold, with names for pronouns.

use super::Teller;
use crate::analysis::{
    chunks::{Chunk, ChunkKind},
    clauses::Clause,
    grammar::is_possessive,
    lexicon::{self, is_number},
    people::Mention,
    prose::Token,
};

/// A retold phrase has no more words.
const LONGEST: usize = 4;

impl Teller<'_, '_> {
    /// `eine riskante` and a comma: the noun stands elsewhere, or there is none.
    fn lacks_noun(&self, clause: &Clause, chunk: &Chunk) -> bool {
        let words = &self.reading.lore.words;
        let at = clause.words[chunk.words.end - 1];
        let last = &self.reading.prose.tokens[at];
        if self.german() {
            last.text.starts_with(char::is_lowercase) && self.reading.mention_at(at).is_none()
        } else {
            chunk.words.len() > 1
                && words.determiners.contains(&last.lower)
                && self.reading.mention_at(at).is_none()
                || self.words().pale_ends.contains(&last.lower)
        }
    }

    /// A noun or prepositional phrase with names for pronouns, and without what it can do without. None if it
    /// speaks of somebody who cannot be named.
    pub fn phrase(&self, clause: &Clause, chunk: &Chunk, subject: Option<usize>) -> Option<String> {
        self.told_phrase(clause, chunk, subject, false)
    }

    /// The same with its adjectives.
    pub fn phrase_in_full(&self, clause: &Clause, chunk: &Chunk, subject: Option<usize>) -> Option<String> {
        self.told_phrase(clause, chunk, subject, true)
    }

    fn told_phrase(
        &self,
        clause: &Clause,
        chunk: &Chunk,
        subject: Option<usize>,
        in_full: bool,
    ) -> Option<String> {
        if self.lacks_noun(clause, chunk) {
            return None;
        }
        let mut parts: Vec<String> = Vec::new();
        let mut owned = false;
        for at in chunk.words.clone() {
            let token = &self.reading.prose.tokens[clause.words[at]];
            if self.reading.lore.words.relative_owners.contains(&token.lower) {
                return None;
            }
            if is_possessive(&token.lower, self.reading.prose.language) && at + 1 < chunk.words.end {
                let mention = self.reading.pronoun_at(clause.words[at]);
                let (owner, named) = self.owner(chunk, token, mention, subject)?;
                parts.push(owner);
                owned |= named;
            } else if self.is_lone_pronoun(chunk, token, at) {
                let person = self
                    .reading
                    .mention_at(clause.words[at])
                    .map(|mention| mention.person)
                    .filter(|&person| self.names.is_named(person) && Some(person) != subject)?;
                parts.push(self.names.short(person).to_owned());
            } else {
                parts.extend(self.plain_word(clause, chunk, at, owned, in_full));
            }
        }
        self.abridged(chunk, parts)
    }

    /// Whose something is by the possessive `token`, and whether that is a name now. None if the owner has no name, or
    /// there is no telling.
    fn owner(
        &self,
        chunk: &Chunk,
        token: &Token<'_>,
        mention: Option<&Mention>,
        subject: Option<usize>,
    ) -> Option<(String, bool)> {
        let owner = mention.map(|mention| mention.person);
        // `bietet ihr Kaffee an`: hers, or to her? Only the subject's own is told for sure.
        let either = self.german() && self.reading.lore.words.owner_or_object.contains(&token.lower);
        let doubtful = either && subject.is_some() && chunk.kind == ChunkKind::Noun;
        if doubtful && owner != subject {
            return None;
        }
        match owner {
            None => subject.map(|_| (token.lower.clone(), false)),
            Some(_) if owner == subject => Some((token.lower.clone(), false)),
            Some(owner) => self.names.owner(owner).map(|name| (name, true)),
        }
    }

    /// Whether `token` is a pronoun that stands for somebody and not before a noun.
    fn is_lone_pronoun(&self, chunk: &Chunk, token: &Token<'_>, at: usize) -> bool {
        let words = self.reading.lore.words;
        let pronoun =
            words.subject_pronouns.contains(&token.lower) || words.object_pronouns.contains(&token.lower);
        let alone = chunk.words.len() <= 2 && !words.determiners.contains(&token.lower)
            || chunk.words.len() == 1
            || at + 1 == chunk.words.end;
        pronoun && alone && !token.text.starts_with(char::is_uppercase)
    }

    /// The word at `at` as it stands in the phrase, unless it can be spared: adjectives can, unless it is told `in_full`.
    fn plain_word(
        &self,
        clause: &Clause,
        chunk: &Chunk,
        at: usize,
        owned: bool,
        in_full: bool,
    ) -> Option<String> {
        let words = self.reading.lore.words;
        let token = &self.reading.prose.tokens[clause.words[at]];
        let start = clause.words[at] == self.reading.prose.sentences[token.sentence].tokens.start;
        let closed = words.determiners.contains(&token.lower)
            || words.opens_phrase(&token.lower)
            || words.coordinators.contains(&token.lower);
        let small = self.german() && token.text.starts_with(char::is_lowercase);
        // Adjectives behind a name in the genitive would need another ending.
        let adjective = small && owned;
        let number = is_number(&token.lower, self.reading.prose.language);
        let attribute =
            small && !closed && !number && !in_full && at > chunk.words.start && chunk.words.len() > 3;
        let shown = if start && closed { token.lower.clone() } else { self.word(clause, at) };
        (!adjective && !attribute).then_some(shown)
    }

    /// The phrase with short names, without a role before a name and a genitive too many.
    fn abridged(&self, chunk: &Chunk, mut parts: Vec<String>) -> Option<String> {
        // The full name of somebody who has a shorter one.
        for &person in &chunk.persons {
            let (full, short) = (&self.reading.people.persons[person].name, self.names.short(person));
            let text = parts.join(" ");
            if self.names.is_named(person) && full != short && text.contains(full.as_str()) {
                parts = text.replace(full.as_str(), short).split(' ').map(str::to_owned).collect();
            }
        }
        // A role before a name tells what everybody knows by now; `den Brief Wiebke` are two things.
        let language = self.reading.prose.language;
        let role = parts.len().checked_sub(2).is_some_and(|before| {
            let lower = parts[before].to_lowercase();
            lexicon::role(&lower, language).is_some()
                || lexicon::kin(&lower, language).is_some()
                || lexicon::title(&parts[before], language).is_some()
                || !self.german()
        });
        if let ([person], ChunkKind::Noun) = (chunk.persons.as_slice(), chunk.kind)
            && self.names.is_named(*person)
            && role
            && (2..=3).contains(&chunk.words.len())
            && parts.last().is_some_and(|last| self.names.short(*person).ends_with(last.as_str()))
        {
            return Some(self.names.short(*person).to_owned());
        }
        if parts.len() > LONGEST {
            let genitives = &self.reading.lore.words.genitives;
            let cut = (2..parts.len()).find(|&at| genitives.contains(&parts[at]));
            parts.truncate(cut.unwrap_or(parts.len()));
        }
        (parts.len() <= LONGEST).then(|| parts.join(" "))
    }
}
