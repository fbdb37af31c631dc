//! Who it is whom a noun has only described: `ein Offizier, der sich Valcourt nannte`, `The gardener turns out to be Kern`.

use super::super::super::candidates::is_capital;
use super::super::super::nouns::Opening;
use super::{Around, CLAUSE, Found, is_copula};
use crate::analysis::prose::TokenKind;
use crate::analysis::{Language, grammar, lexicon};

impl Around<'_, '_, '_> {
    /// The name at `token`, or the one of somebody's kin: `Ray's kid brother, Denny`, `Bennos kleine Schwester Mimi`,
    /// `her long-lost brother Dev`.
    pub(super) fn reveals_at(&self, token: usize) -> Option<usize> {
        let scan = self.scan;
        let owner = self.names_at(token).filter(|&span| self.spans[span].genitive);
        let from = match owner {
            Some(owner) => self.spans[owner].tokens.end,
            None if grammar::is_possessive(self.lower(token, 0), scan.language) => token + 1,
            None => return self.starts_at(token),
        };
        let noun = (from..self.sentence.end.min(from + 4)).find(|&at| {
            let token = scan.token(at);
            (scan.language == Language::English || is_capital(token))
                && lexicon::is_person_noun(&token.lower, scan.language)
        })?;
        if (from..noun).any(|at| scan.token(at).kind != TokenKind::Word) {
            return None;
        }
        self.names_at(noun + 1).or_else(|| self.names_at(noun + 2).filter(|_| self.lower(noun, 1) == ","))
    }

    /// `ein Offizier, der sich Valcourt nannte`; `ein Junge, der Arvid heißt`
    pub(super) fn called_behind(&self) -> Option<Found> {
        let (scan, head) = (self.scan, self.phrase.head);
        let language = scan.language;
        let words = lexicon::closed(language);
        let relative = self.lower(head, 1) == "," && words.relative_subjects.contains(self.lower(head, 2));
        let himself = |at: usize| {
            words.in_role.contains(self.lower(at, -1)) && words.reflexives.contains(self.lower(at, -2))
        };
        let everyone = |at: usize| {
            let calling = lexicon::calling(language);
            (-4..0).any(|by| calling.callers.has(self.lower(at, by)))
                && (calling.calls.has(self.lower(at, -1)) || calling.calls_so.has(self.lower(at, 1)))
        };
        // `der Hausmeister, den alle nur Kalle nennen`, `the cleaner whom everyone calls Prof`
        if let Some(span) =
            self.beginning(head + 1, head + 9).next().filter(|&span| everyone(self.spans[span].tokens.start))
        {
            return Some((span, 1.9, "role/before-name"));
        }
        if !relative && self.phrase.opening != Opening::Indefinite {
            return None;
        }
        let span = self.beginning(head + 1, head + 24).find(|&span| {
            let own = &self.spans[span];
            let first = own.tokens.start - own.titles.len().min(own.tokens.start);
            himself(first)
                || self.is_by_name(first)
                || lexicon::calling(language).before_name.has(self.lower(own.tokens.start, -1))
                || lexicon::calling(language).before_name.has(self.lower(own.tokens.end - 1, 1))
        })?;
        Some((span, 1.9, "role/before-name"))
    }

    /// `by the name of Kern`, `mit Namen Kern`
    fn is_by_name(&self, first: usize) -> bool {
        let nouns = &lexicon::calling(self.scan.language).name_nouns;
        let of = lexicon::closed(self.scan.language).of.contains(self.lower(first, -1));
        nouns.has(self.lower(first, -1)) || of && nouns.has(self.lower(first, -2))
    }

    /// `Die Tote ist Rosa Marchetti`, `the woman is Lorraine`
    pub(super) fn is_revealed(&self) -> Option<Found> {
        let head = self.phrase.head;
        // `Neue Intendantin wird Ida Kern.`
        let fronted = self.scan.language == Language::German
            && self.phrase.opening == Opening::Bare
            && self.phrase.tokens.start <= self.sentence.start + 1;
        if fronted && is_copula(self.scan, self.lower(head, 1)) {
            return Some((self.names_at(head + 2)?, 1.2, "role/said-of"));
        }
        if !matches!(self.phrase.opening, Opening::Definite | Opening::Possessive(_) | Opening::Owner(_)) {
            return None;
        }
        if let Some(name) = self.behind_revealing() {
            return Some((self.reveals_at(name)?, 1.2, "role/said-of"));
        }
        let copula = is_copula(self.scan, self.lower(head, 1));
        Some((self.reveals_at(head + 2).filter(|_| copula)?, 0.4, "role/said-of"))
    }

    /// Behind words that show who it is: `The guard who nabs her turns out to be`.
    fn behind_revealing(&self) -> Option<usize> {
        let from = self.phrase.head + 1;
        let relative = |at: usize| lexicon::closed(self.scan.language).relatives.contains(self.lower(at, 0));
        let told = usize::from(self.lower(from, 0) == ",");
        let until = if relative(from + told) { self.sentence.end.min(from + CLAUSE) } else { from + 1 };
        let reveals = &lexicon::calling(self.scan.language).reveals;
        (from..until).find_map(|at| {
            let count = reveals.iter().find_map(|words| self.scan.phrase_at(at, words))?;
            Some(at + count)
        })
    }
}
