//! Places whose names stand in quotation marks: `auf der „Seeschwalbe“`, `im „Goldenen Hirsch“`.

use std::ops::Range;

use super::sightings::{Scan, Sighting};
use crate::analysis::{Cue, Language, lexicon::closed, prose::TokenKind};

impl<'a> Scan<'a> {
    /// The words in quotation marks right at `at`, and the token behind them.
    pub(super) fn quoted_name(&self, at: usize, sentence: &Range<usize>) -> Option<(&'a str, usize)> {
        let mark = self.token(at).filter(|t| t.kind == TokenKind::Mark && at < sentence.end)?;
        let after = self.prose.quotations.partition_point(|q| q.outer.start < mark.range.start);
        let quotation = self.prose.quotations.get(after).filter(|q| q.outer.start == mark.range.start)?;
        let mut end = at;
        while end < sentence.end && self.prose.tokens[end].range.start < quotation.outer.end {
            end += 1;
        }
        Some((&self.prose.text[quotation.inner.clone()], end))
    }

    /// `auf der „Seeschwalbe“`, `die Terrasse des „Lindenhofs“`: a name in quotation marks that the words before
    /// it make a place.
    pub(super) fn quoted_place(&self, at: usize, sentence: &Range<usize>) -> Option<Sighting> {
        let (inner, end) = self.quoted_name(at, sentence)?;
        if !inner.starts_with(char::is_uppercase) || inner.split(' ').count() > 4 {
            return None;
        }
        let article = at.checked_sub(1).filter(|&before| before >= sentence.start)?;
        let before = article.checked_sub(1).filter(|&before| before >= sentence.start);
        let of_place = before
            .and_then(|noun| self.token(noun))
            .is_some_and(|noun| self.words.setting(noun.text, self.prose.language).is_some());
        let first = inner.split(' ').next().unwrap_or("");
        let vessel = self.words.vessels.contains(first);
        let words = self.words;
        let inside = || before.is_some_and(|p| words.inside.contains(self.lower(p)));
        let genitives = &closed(self.prose.language).genitive_articles;
        let (rule, weight) = match self.lower(article) {
            _ if vessel => ("place/vessel", 0.9),
            word if of_place && genitives.contains(word) => ("place/of-place", 0.8),
            word if words.standing_articles.contains(word) && inside() => ("place/inside", 0.8),
            word if words.inside_sign.contains(word) => ("place/inside", 0.8),
            word if words.towards_sign.contains(word) => ("place/inside", 0.7),
            word if words.of_ship.contains(word) && self.sails => ("place/vessel", 0.65),
            word if words.aboard.contains(word) => ("place/vessel", 0.9),
            _ => return None,
        };
        let setting = self.words.setting(inner, self.prose.language);
        let name = setting.as_ref().map_or_else(|| inner.to_owned(), |setting| setting.name.clone());
        let (name, aliases) = match self.nominative(article, &name) {
            Some(nominative) => (nominative, vec![name]),
            None => (name, Vec::new()),
        };
        let head =
            setting.map(|setting| setting.head.clone()).or_else(|| vessel.then(|| self.vessel()).flatten());
        let head = head.or_else(|| (rule == "place/vessel").then(|| self.vessel()).flatten());
        let bytes = self.token(at)?.range.start..self.token(end - 1)?.range.end;
        let cue = Cue { rule, weight, range: Some(bytes) };
        Some(Sighting { name, aliases, head, named: true, tokens: at..end, cue })
    }

    /// `im „Goldenen Hirsch“` is the `Goldener Hirsch`, `in der „Blauen Laterne“` the `Blaue Laterne`.
    fn nominative(&self, article: usize, name: &str) -> Option<String> {
        let (adjective, rest) = name.split_once(' ').filter(|_| self.prose.language == Language::German)?;
        let stem = adjective.strip_suffix("en").filter(|stem| stem.len() > 2)?;
        let end = self.nominative_ending(article, rest)?;
        Some(format!("{stem}{end} {rest}"))
    }

    /// Some noun that means a vessel, so that `das Schiff` can be the one with a name.
    fn vessel(&self) -> Option<String> {
        self.words.vessels.iter().find(|vessel| self.words.settings.contains(vessel)).map(str::to_owned)
    }
}
