//! What somebody becomes by an election, an order, an appointment.

use std::ops::Range;

use super::super::super::candidates::is_capital;
use super::{Around, Found, is_copula};
use crate::analysis::Language;
use crate::analysis::lexicon;
use crate::analysis::prose::TokenKind;

impl Around<'_, '_, '_> {
    /// `ernennt Ida einstimmig zur Nachtwächterin`, `elect Ida mayor`, `Ida was appointed headmistress`: the one named
    /// before it.
    pub(super) fn made(&self) -> Option<Found> {
        let (scan, start) = (self.scan, self.phrase.tokens.start);
        let roles = lexicon::role_list(scan.language);
        let bare = self.phrase.kin.is_none() && self.phrase.name.is_none();
        let span = (self.here.start..self.first(|span| span.tokens.end > start)).next_back()?;
        let end = self.spans[span].tokens.end;
        let plain = |tokens: Range<usize>| {
            tokens.into_iter().all(|at| {
                let token = scan.token(at);
                token.kind == TokenKind::Word && !is_capital(token)
            })
        };
        if self.spans[span].genitive || start > end + 6 || !bare {
            return None;
        }
        let made = match scan.language {
            Language::German => {
                // `zur` is the article of the phrase, or stands before it.
                let leads = (-1..1).any(|by| roles.made.contains(self.lower(start, by)));
                let from = self.spans[span].tokens.start.saturating_sub(4).max(self.sentence.start);
                let near = from..self.sentence.end.min(self.phrase.head + 5);
                leads
                    && plain(end..start)
                    && near.into_iter().any(|at| roles.making.contains(self.lower(at, 0)))
            }
            Language::English => {
                let active =
                    start == end && roles.making.contains(self.lower(self.spans[span].tokens.start, -1));
                let passive = roles.making.contains(self.lower(start, -1))
                    && is_copula(scan, self.lower(start, -2))
                    && plain(end..start);
                active || passive
            }
        };
        made.then_some((span, 1.7, "role/said-of"))
    }
}
