//! Roads by their number, and streets that bear an adjective: `auf der B 279`, `in der Rotenhäuser Straße`.

use std::ops::Range;

use super::sightings::{Scan, Sighting, plain};
use crate::analysis::{Language, lexicon::closed, prose::TokenKind};

impl Scan<'_> {
    /// `Hamburger`, `Husumer`: the adjective of a town that the lists know.
    pub(super) fn is_origin(&self, at: usize) -> bool {
        let Some(stem) = self.token(at).and_then(|token| token.text.strip_suffix("er")) else { return false };
        let shortened = ["", "e", "en"].iter().any(|end| self.words.names.contains(&format!("{stem}{end}")));
        self.prose.language == Language::German && stem.len() > 2 && shortened
    }

    /// `in der Rotenhäuser Straße`, `auf der Langen Brücke`: whether the word at `at` is the name of a street behind it.
    pub(super) fn names_street(&self, at: usize) -> bool {
        self.prose.language == Language::German
            && self.token(at).is_some_and(|token| token.text.ends_with("er") || token.text.ends_with("en"))
            && self.token(at + 1).is_some_and(|next| self.words.streets.contains(next.text))
            && !self.named_person(at)
            && at.checked_sub(1).is_some_and(|before| self.is_article(before))
    }

    /// Whether an article stands at `at`, alone or within a preposition.
    pub(super) fn is_article(&self, at: usize) -> bool {
        let word = self.lower(at);
        closed(Language::German).contracted.contains(word) || self.words.determiners.contains(word)
    }

    /// `auf der B 279`, `on the A40`, `on Route 66`
    pub(super) fn road(&self, at: usize, sentence: &Range<usize>) -> Option<Sighting> {
        let text = self.token(at)?.text;
        let letter = |text: &str| self.words.road_letters.contains(text);
        let number =
            |at: usize| at < sentence.end && self.token(at).is_some_and(|t| t.kind == TokenKind::Number);
        let whole = text.len() > 1
            && text.len() < 5
            && text.get(..1).is_some_and(letter)
            && text[1..].bytes().all(|byte| byte.is_ascii_digit());
        let named = self.words.roads.contains(text);
        let end = match () {
            () if whole => at + 1,
            () if (letter(text) || named) && number(at + 1) => at + 2,
            () => return None,
        };
        let before = |back: usize| at.checked_sub(back).map_or("", |before| self.lower(before));
        let on = |word: &str| self.words.along.contains(word);
        let there =
            on(before(1)) || on(before(2)) && closed(self.prose.language).definite.contains(before(1));
        there.then(|| {
            let mut road = plain(self.text(at..end), Some("road".to_owned()), at..end);
            road.named = true;
            road
        })
    }
}
