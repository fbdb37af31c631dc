//! Two things or two courses behind what opens them: `zwischen dem Laden und ihrem Bruder`, `die Wahl: A oder B`.

use std::ops::Range;

use super::{
    super::{
        gaps,
        nominative::{Case, thing},
    },
    Cutter,
};

impl Cutter<'_, '_, '_> {
    /// The courses or the things behind `opener` and behind `joint`; things stand in `case`.
    pub(super) fn pair(&self, opener: usize, joint: usize, case: Case) -> Option<Vec<String>> {
        // `zwischen dem, was er weiß, und …`: in a case that no title can have.
        let oblique = |told: &String| {
            let first = told.split(' ').next().unwrap_or_default();
            self.german()
                && gaps::verb(self.teller, told).is_none()
                && self.teller.reading.lore.words.oblique.contains(first)
        };
        self.things(opener, joint, case).or_else(|| {
            let told = self.two(self.side(opener + 1..joint, true)?, joint, false)?;
            (!told.iter().any(oblique)).then_some(told)
        })
    }

    /// Two German things, in the nominative; both without their articles where one can only be told so.
    fn things(&self, opener: usize, joint: usize, case: Case) -> Option<Vec<String>> {
        let (one, other) = (opener + 1..joint, joint + 1..self.tokens.end);
        let acts = self.ends_in_infinitive(one.clone())
            || case == Case::Accusative
                && (self.ends_in_infinitive(other.clone()) || self.clause_behind(joint).is_some());
        if !self.german() || acts {
            return None;
        }
        let thing = |tokens: Range<usize>| thing(self.teller, self.conflict, tokens, case);
        let (first, second) = (thing(one)?, thing(other)?);
        let (first, second) = match (first.whole, second.whole) {
            (Some(first), Some(second)) => (first, second),
            _ => (first.bare, second.bare),
        };
        (first != second).then(|| vec![first, second])
    }
}
