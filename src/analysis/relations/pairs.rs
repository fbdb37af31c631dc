//! Ties by words that make a pair of the persons beside them: `heiratet`, `geschieden`, `spinnefeind`, `Brüder`.

use std::ops::Range;

use super::Finder;
use crate::{analysis::grammar::Role, outline::RelationKind};

impl Finder<'_, '_> {
    /// Ties by words of pairs, and by who leads.
    pub(super) fn paired(&mut self) {
        for index in 0..self.prose.sentences.len() {
            let tokens = self.prose.sentences[index].tokens.clone();
            for at in tokens.clone() {
                if self.prose.tokens[at].quoted {
                    continue;
                }
                let kind = self.words.pairs.iter().find(|p| p.words.contains(self.lower(at))).map(|p| p.kind);
                if let Some(kind) = kind {
                    self.pair(at, kind, &tokens, index);
                }
                if self.words.lead.contains(self.lower(at)) {
                    self.led(at, &tokens);
                }
            }
        }
    }

    /// The two persons nearest the word at `at`: of its clause, else those named together before it, else, for
    /// brothers and the like, the pair of the next sentence.
    fn pair(&mut self, at: usize, kind: RelationKind, sentence: &Range<usize>, index: usize) {
        let clause = self.clause_of(at, sentence);
        let in_clause = self.persons_in(clause.clone());
        let pair = match in_clause.as_slice() {
            [a, b] => Some((*a, *b)),
            _ => None,
        };
        let lasting = matches!(
            kind,
            RelationKind::Sibling | RelationKind::Rival | RelationKind::ExPartner | RelationKind::Friend
        );
        let pair = pair.or_else(|| {
            let all = self.persons_in(sentence.clone());
            match all.as_slice() {
                [a, b] if lasting || in_clause.len() == 1 => Some((*a, *b)),
                _ => None,
            }
        });
        let pair = pair.or_else(|| {
            let next = self
                .prose
                .sentences
                .get(index + 1)
                .filter(|_| kind == RelationKind::Sibling && in_clause.is_empty())?;
            let named = self.persons_in(next.tokens.start..(next.tokens.start + 8).min(next.tokens.end));
            match named.as_slice() {
                [a, b] | [a, b, _] => Some((*a, *b)),
                _ => None,
            }
        });
        let Some((a, b)) = pair else { return };
        let former = self.prose.tokens[sentence.clone()].iter().any(|t| self.words.former.contains(&t.lower));
        let kind = if former && kind == RelationKind::Partner { RelationKind::ExPartner } else { kind };
        self.tie(a, b, kind, "tie/pair-word", 0.65, at..at + 1);
    }

    /// The tokens of the clause of the token at `at`.
    fn clause_of(&self, at: usize, sentence: &Range<usize>) -> Range<usize> {
        let clause = self.clauses[at];
        let start = sentence.clone().find(|&t| self.clauses[t] == clause).unwrap_or(at);
        let end = sentence.clone().rev().find(|&t| self.clauses[t] == clause).map_or(at + 1, |t| t + 1);
        start..end
    }

    /// `unter der Leitung von Dr. Peters`: whoever acts in the sentence takes orders.
    fn led(&mut self, at: usize, sentence: &Range<usize>) {
        if !matches!(self.lower(at + 1), "von" | "of")
            && !matches!(self.lower(at.saturating_sub(1)), "der" | "dem" | "'s")
        {
            return;
        }
        let Some(leader) = (at + 1..(at + 5).min(sentence.end)).find_map(|token| self.person_at(token))
        else {
            return;
        };
        let led: Vec<usize> = sentence
            .clone()
            .take_while(|&token| token < at)
            .filter_map(|token| self.cover[token])
            .filter(|&mention| self.roles[mention] == Role::Subject)
            .map(|mention| self.people.mentions[mention].person)
            .collect();
        for person in led.into_iter().take(3) {
            self.tie(leader, person, RelationKind::SuperiorOf, "tie/leads", 0.8, at..at + 1);
        }
    }
}
