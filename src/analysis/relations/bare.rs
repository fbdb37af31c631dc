//! Kin nouns that stand before a name without any owner: `Sabine streitet mit Tochter Lena`.

use std::{collections::BTreeMap, ops::Range};

use super::Finder;
use crate::analysis::{
    grammar::{self, Role},
    lexicon::{self, KinTie},
    people::MentionKind,
};

impl Finder<'_, '_> {
    /// Ties of kin nouns without an owner: whoever stands before, acts, or acted in the sentence before.
    pub(super) fn bare(&mut self) {
        // By the mention of the one named: whose kin they are.
        let mut owners: BTreeMap<usize, usize> = BTreeMap::new();
        for at in 0..self.prose.tokens.len() {
            let Some((kin, plural)) = self.kin_at(at) else { continue };
            let aside = plural || kin.group || kin.owned || kin.tie == KinTie::Other;
            if aside || self.words.addressed.contains(self.lower(at)) {
                continue;
            }
            let Some(sentence) = self.token(at).and_then(|t| self.prose.sentences.get(t.sentence)) else {
                continue;
            };
            let sentence = sentence.tokens.clone();
            let Some(mention) = self.cover.get(at + 1).copied().flatten().filter(|_| at + 1 < sentence.end)
            else {
                continue;
            };
            let named = &self.people.mentions[mention];
            if named.kind != MentionKind::Name || self.is_determined(at, &sentence) {
                continue;
            }
            let person = named.person;
            let owner = self.kin_owner(at, &sentence, &owners).filter(|owner| *owner != person);
            let Some(owner) = owner else { continue };
            owners.insert(mention, owner);
            if !self.tied(owner, person) {
                self.kin_tie(person, owner, kin.tie, "tie/bare-kin", at..at + 2);
            }
        }
    }

    /// Whether an article, an owner or an adjective stands before the noun at `at`.
    fn is_determined(&self, at: usize, sentence: &Range<usize>) -> bool {
        for token in (sentence.start..at).rev().take(4) {
            let word = self.lower(token);
            if lexicon::determiners(self.prose.language).has(word)
                || grammar::is_possessive(word, self.prose.language)
                || self.closed().relative_owners.contains(word)
            {
                return true;
            }
            // `Rikes Sohn Lenny`, whoever Rike is.
            if self.token(token).is_some_and(|t| {
                t.text.starts_with(char::is_uppercase) && t.text.ends_with(['s', '\'', '’', 'x', 'z'])
            }) {
                return true;
            }
            if let Some(mention) = self.cover[token].filter(|&mention| self.cover[at] != Some(mention)) {
                return self.roles[mention] == Role::Owner;
            }
            let between = self.words.between.contains(word) || self.words.first_of_many.contains(word);
            if !self.is_word(token) || lexicon::function_words(self.prose.language).has(word) && !between {
                return false;
            }
        }
        false
    }

    /// Whose kin stands at `at`.
    fn kin_owner(
        &self,
        at: usize,
        sentence: &Range<usize>,
        owners: &BTreeMap<usize, usize>,
    ) -> Option<usize> {
        let joined = at.checked_sub(1).filter(|&link| link > sentence.start);
        let joined = joined.filter(|&link| self.parts_row(link));
        if let Some(mention) = joined.and_then(|link| self.mention_before(link)) {
            let beside = &self.people.mentions[mention];
            // `mit Schwester Heike und Schwager Timo`
            return owners
                .get(&mention)
                .copied()
                .or((beside.kind == MentionKind::Name && self.lower(at - 1) != ",").then_some(beside.person));
        }
        if let Some(actor) = self.actor_before(at, sentence) {
            return Some(actor);
        }
        let before = self.sentence_before(at)?;
        if !self.persons_in(sentence.start..at).is_empty() {
            return None;
        }
        let persons = self.persons_in(before.clone());
        if let [only] = persons.as_slice() { Some(*only) } else { None }
    }
}
