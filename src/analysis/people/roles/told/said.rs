//! What a verb says that somebody is: `Ben ist Arzt`, `arbeitet als Arzt`, `Als Arzt weiß Ben`.

use super::super::super::candidates::before_copula;
use super::super::super::nouns::Opening;
use super::{Around, Found, is_copula};
use crate::analysis::prose::TokenKind;
use crate::analysis::{Language, grammar, lexicon};

/// So many words stand in a relative clause before what it says somebody is: `die in Rostock Hebamme ist`.
const CLAUSE_LEAD: isize = 4;
/// So many words stand before the `als` that begins a sentence: `In ihrer Funktion als`.
const FUNCTION: usize = 3;

impl Around<'_, '_, '_> {
    /// `Ben ist Arzt`, `Ben arbeitet als Arzt`, `Ben, der als Koch jobbt`
    pub(super) fn said_by_verb(&self) -> Option<Found> {
        let start = self.phrase.tokens.start;
        // `Ida is expecting Ben's child`
        let expecting = &lexicon::person_nouns(self.scan.language).expecting;
        if self.phrase.kin.is_some() && (-3..0).any(|by| expecting.has(self.lower(start, by))) {
            return None;
        }
        let been = &lexicon::role_list(self.scan.language).been;
        let links = |by: isize| {
            let word = self.lower(start, by);
            // `has been asked by the bishop`
            is_copula(self.scan, word) || by == -1 && been.contains(word)
        };
        // `is found by the caretaker`
        let leads = |by: isize| grammar::is_preposition(self.lower(start, by), self.scan.language);
        if let Some(by) = (-3..0).rev().take_while(|&by| !leads(by)).find(|&by| links(by))
            && let Some(at) = start.checked_add_signed(by)
            && let Some(span) = self.subject_before(at)
        {
            return Some((span, 1.8, "role/said-of"));
        }
        let words = lexicon::closed(self.scan.language);
        // `Ida, die eigentlich Hebamme ist`
        if self.scan.language == Language::German
            && is_copula(self.scan, self.lower(self.phrase.head, 1))
            && let Some(by) =
                (-CLAUSE_LEAD..0).rev().take_while(|&by| self.lower(start, by) != ",").find(|&by| {
                    words.relative_subjects.contains(self.lower(start, by))
                        && self.lower(start, by - 1) == ","
                })
            && let Some(comma) = start.checked_add_signed(by - 1)
            && let Some(span) = self.ends_at(comma)
        {
            return Some((span, 1.8, "role/said-of"));
        }
        // `Ida, who's a midwife,`
        let whos = (-2..0).rev().find(|&by| {
            before_copula(self.lower(start, by), self.scan.language)
                .is_some_and(|subject| words.relative_subjects.contains(subject))
        });
        if let Some(comma) = whos.and_then(|by| start.checked_add_signed(by - 1))
            && let Some(span) = self.ends_at(comma).filter(|_| self.lower(comma, 0) == ",")
        {
            return Some((span, 1.8, "role/said-of"));
        }
        if !words.in_role.contains(self.lower(start, -1)) {
            return None;
        }
        if let Some(span) = self.fronted_as(start - 1) {
            return Some((span, 0.8, "role/as"));
        }
        // `arbeitet als Koch`, `ihr Job als Köchin`; but `bietet ihr Arbeit als Koch an`.
        let span = (self.here.start..self.first(|span| span.tokens.end >= start)).next_back()?;
        let works =
            (-4..-1).any(|by| lexicon::person_nouns(self.scan.language).works.has(self.lower(start, by)));
        works.then_some((span, 1.0, "role/as")).or(Some((span, 0.6, "role/as")))
    }

    /// The name that is the subject of the copula at `at`: `Ida, who is`, `Ida, nineteen, was`, `Ida used to be`.
    fn subject_before(&self, at: usize) -> Option<usize> {
        let words = lexicon::closed(self.scan.language);
        let beside = &lexicon::role_list(self.scan.language).beside_verb;
        let mut end = at;
        let helps = |at: usize| {
            let word = self.lower(at, -1);
            words.finite_auxiliaries.contains(word) || beside.contains(word)
        };
        for _ in 0..3 {
            if end > self.sentence.start && helps(end) && self.ends_at(end).is_none() {
                end -= 1;
            }
        }
        let english = self.scan.language == Language::English;
        // `Die Frau heißt Irena, ist Floristin und …`
        let named = |span: &usize| {
            let before = self.lower(self.spans[*span].tokens.start, -1);
            lexicon::calling(self.scan.language).before_name.has(before)
        };
        if self.lower(end, -1) == ","
            && let Some(span) = end.checked_sub(1).and_then(|comma| self.ends_at(comma)).filter(named)
        {
            return Some(span);
        }
        if english && words.relative_subjects.contains(self.lower(end, -1)) {
            end = end.checked_sub(2).filter(|&comma| self.scan.token(comma).text == ",").unwrap_or(end);
        } else if self.lower(end, -1) == "," && self.lower(end, -3) == "," && self.is_age(end - 2) {
            end -= 3;
        }
        // `Her brother, Kevin Briggs, is a pilot`, but `Die Täterin, weiß Karl, ist die Nachbarin`.
        if self.scan.language == Language::English
            && self.phrase.opening == Opening::Indefinite
            && self.lower(end, -1) == ","
            && let Some(span) = end.checked_sub(1).and_then(|comma| self.ends_at(comma))
            && self.lower(self.spans[span].tokens.start, -1) == ","
        {
            return (!self.spans[span].genitive).then_some(span);
        }
        self.ends_at(end).filter(|&span| !self.spans[span].genitive)
    }

    /// `Als Tischlerin kennt Ida jedes Holz`, `Trained as a nurse, Ida …`: whose `als` or `as` at `at` is, where it
    /// stands before the subject.
    fn fronted_as(&self, at: usize) -> Option<usize> {
        let head = self.phrase.head;
        // `Als Küsterin von Sankt Veit hat Ida`: what belongs to the office stands before the verb.
        if self.scan.language == Language::German
            && at == self.sentence.start
            && self.phrase.opening == Opening::Bare
            && self.phrase.kin.is_none()
            && lexicon::role_list(Language::German).complements.contains(self.lower(head, 1))
        {
            let words = lexicon::closed(Language::German);
            let verb = (head + 3..head + 7).find(|&at| {
                let lower = self.lower(at, 0);
                words.finite_auxiliaries.contains(lower)
                    || lower.ends_with('t')
                        && self.scan.prose.tokens.get(at).is_some_and(|verb| verb.text == lower)
            })?;
            return self.starts_at(verb + 1);
        }
        let fronted = match self.scan.language {
            Language::German => {
                at <= self.sentence.start + FUNCTION
                    && self.beginning(self.sentence.start, at).is_empty()
                    && self.phrase.opening == Opening::Bare
                    && self.scan.beside(head, 1).is_some_and(|verb| {
                        let auxiliary =
                            lexicon::closed(self.scan.language).finite_auxiliaries.contains(&verb.lower);
                        verb.kind == TokenKind::Word
                            && verb.text == verb.lower
                            && (verb.lower.ends_with(['t', 'e']) || auxiliary)
                    })
            }
            Language::English => at <= self.sentence.start + 1 && self.lower(head, 1) == ",",
        };
        fronted.then(|| self.starts_at(head + 2)).flatten()
    }
}
