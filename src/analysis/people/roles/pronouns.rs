//! What a pronoun is said to be: `Sie ist Hebamme.`, `She is a midwife.`

use crate::analysis::lexicon;

use super::super::aliases::Owners;
use super::super::candidates::{Scan, before_copula};
use super::super::nouns::NounPhrase;
use super::super::spans::Span;
use super::super::{Gender, Person};
use super::fits;

/// So many names are looked at before a pronoun.
const NEAR: usize = 12;

/// Of whom the phrase says by a pronoun what they are: the last named before it in its sentence whom it fits, else the
/// first of the sentence before.
pub(super) fn told_of_pronoun(
    scan: &Scan<'_, '_>,
    phrase: &NounPhrase,
    persons: &[Person],
    spans: &[Span],
    owners: &Owners,
) -> Option<usize> {
    let start = phrase.tokens.start;
    let copulas = &lexicon::closed(scan.language).copulas;
    let works = &lexicon::role_list(scan.language).works_as;
    let lower = |by: isize| scan.beside(start, by).map_or("", |token| token.lower.as_str());
    // `She's a midwife.`
    let short = |by: isize| {
        before_copula(lower(by), scan.language).and_then(|pronoun| Gender::of_subject(pronoun, scan.language))
    };
    let verb = |by: isize| copulas.contains(lower(by)) || works.contains(lower(by));
    let by = (-3..0).rev().find(|&by| verb(by) || short(by).is_some())?;
    let gender = short(by).or_else(|| Gender::of_subject(lower(by - 1), scan.language))?;
    let owner = |span: usize| owners.get(span).copied().flatten();
    let suits = |span: &usize| {
        owner(*span).is_some_and(|person| {
            let own = &persons[person];
            fits(own, gender) && fits(own, phrase.gender)
        })
    };
    let until = spans.partition_point(|span| span.tokens.start < start);
    let near = until.saturating_sub(NEAR)..until;
    let here = near.clone().rev().take_while(|&span| spans[span].sentence == phrase.sentence).find(suits);
    let before = || {
        let mut before = near.filter(|&span| spans[span].sentence + 1 == phrase.sentence);
        before.find(suits)
    };
    here.or_else(before).and_then(owner)
}
