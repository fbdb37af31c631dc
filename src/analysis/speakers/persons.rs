//! Whom `ich` and `du` mean in what somebody says.

use std::collections::BTreeMap;

use super::Finder;
use crate::analysis::{
    people::{Mention, MentionKind},
    prose::{Token, TokenKind},
    quotes::Speech,
};

impl Finder<'_, '_> {
    /// Whom the first and second persons in speech mean.
    pub(super) fn meant(&self, speeches: &[Speech], addressees: &[Option<usize>]) -> Vec<Mention> {
        let mut found = Vec::new();
        for (speech, addressee) in speeches.iter().zip(addressees) {
            let first = self.prose.tokens.partition_point(|token| token.range.start < speech.range.start);
            let inside = self.prose.tokens[first..]
                .iter()
                .enumerate()
                .take_while(|(_, token)| token.range.start < speech.range.end);
            let mut once: BTreeMap<usize, Mention> = BTreeMap::new();
            for (offset, token) in inside.filter(|(_, token)| token.kind == TokenKind::Word) {
                let at = first + offset;
                let mention = |person| Mention {
                    person,
                    sentence: token.sentence,
                    tokens: at..at + 1,
                    kind: MentionKind::Pronoun,
                };
                let (me, you) = self.persons_of(token, at == first);
                if let Some(person) = speech.speaker.filter(|_| me) {
                    once.entry(person).or_insert_with(|| mention(person));
                }
                if let Some(person) = addressee.filter(|_| you) {
                    once.entry(person).or_insert_with(|| mention(person));
                }
            }
            found.extend(once.into_values());
        }
        found
    }

    /// Whether a word means the speaker, and whether it means the one spoken to.
    fn persons_of(&self, token: &Token<'_>, first: bool) -> (bool, bool) {
        let word = token.lower.as_str();
        let polite = !first && self.words.polite.contains(token.text);
        (self.words.me.contains(word), self.words.you.contains(word) || polite)
    }
}
