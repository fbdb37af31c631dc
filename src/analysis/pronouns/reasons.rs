//! Why a pronoun means whom it means, as a rule that can be shown.

use super::{Best, Past, Resolver, Trace};
use crate::analysis::grammar::Role;

impl Resolver<'_, '_> {
    /// What told most plainly whom the pronoun at `token` means.
    pub(super) fn reason(&self, best: &Best, token: usize, sentence: usize, now: &Past) -> &'static str {
        let is_meant = |trace: &&Trace| trace.person == best.person;
        let before = self.past.front();
        if self.answers(token, sentence) && before.is_some_and(|past| past.asked.contains(&best.person)) {
            return "pronoun/asked";
        }
        if best.is_only {
            return "pronoun/only-one";
        }
        let mut here = now.traces.iter().filter(|trace| trace.token < token).filter(is_meant).peekable();
        if here.peek().is_some() {
            return if here.any(|trace| trace.role == Role::Subject) {
                "pronoun/subject-here"
            } else {
                "pronoun/named-here"
            };
        }
        let mut earlier = before.into_iter().flat_map(|past| &past.traces).filter(is_meant).peekable();
        let was_there = earlier.peek().is_some();
        if earlier.any(|trace| trace.role == Role::Subject) {
            "pronoun/subject-before"
        } else if was_there {
            "pronoun/named-before"
        } else if self.looks_ahead(token, sentence) {
            "pronoun/named-behind"
        } else {
            "pronoun/named-earlier"
        }
    }
}
