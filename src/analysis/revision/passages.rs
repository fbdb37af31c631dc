//! Which words of a text stand in its new version, and where: word by word, also where a passage has moved.
//!
//! Knows nothing of outlines. A word that stands alone between rewritten ones is rewritten too: that `und` is in both
//! versions of a sentence says nothing.

use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput, Token};

use crate::analysis::keyed::Keyed;

/// So many words and marks in a row that stand elsewhere now have been moved there.
const MOVED: usize = 8;

/// How often words between rewritten ones are looked for: each time there can be new ones.
const ROUNDS: usize = 8;

/// A gap of so many words between two kept parts of a passage still belongs to it, however short it was.
const GAP: usize = 3;

/// Two versions of a text.
#[derive(Debug)]
pub(super) struct Passages<'t> {
    pub(super) old: Text<'t>,
    pub(super) new: Text<'t>,
    /// For each token of the old text the same one of the new.
    new_of: Vec<Option<usize>>,
    /// For each token of the new text whether it is one of the old.
    is_kept: Vec<bool>,
}

/// A text as words and marks.
#[derive(Debug)]
pub(super) struct Text<'t> {
    pub(super) text: &'t str,
    tokens: Vec<Range<usize>>,
}

/// What a passage has become.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Carried {
    /// Where it stands now, in the order of the new text; several ranges where something else stands between.
    pub(super) ranges: Vec<Range<usize>>,
    /// Its words that are left, as tokens of the new text.
    pub(super) words: Vec<usize>,
    /// How many words it had.
    pub(super) had: usize,
}

impl<'t> Text<'t> {
    fn new(text: &'t str) -> Self {
        let mut tokens: Vec<Range<usize>> = Vec::new();
        let mut in_word = false;
        for (at, ch) in text.char_indices() {
            let is_part = ch.is_alphanumeric() || unicode_normalization::char::is_combining_mark(ch);
            match tokens.last_mut() {
                Some(word) if in_word && is_part => word.end = at + ch.len_utf8(),
                _ if ch.is_whitespace() => {}
                _ => tokens.push(at..at + ch.len_utf8()),
            }
            in_word = is_part;
        }
        Self { text, tokens }
    }

    fn token(&self, index: usize) -> &'t str {
        &self.text[self.tokens[index].clone()]
    }

    /// Whether a token is a word, and no mark.
    pub(super) fn is_word(&self, index: usize) -> bool {
        self.token(index).starts_with(char::is_alphanumeric)
    }

    /// The tokens that lie in `range`, if only in part.
    pub(super) fn tokens_in(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.end <= range.start);
        let end = self.tokens.partition_point(|token| token.start < range.end);
        start..end.max(start)
    }

    /// How many of these tokens are words.
    pub(super) fn words(&self, tokens: Range<usize>) -> usize {
        tokens.filter(|token| self.is_word(*token)).count()
    }

    /// The bytes from the first to the last of these tokens.
    pub(super) fn bytes(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let tokens = self.tokens.get(tokens.clone())?;
        Some(tokens.first()?.start..tokens.last()?.end)
    }

    /// Whether a sentence ends with a token, or with the line behind it.
    pub(super) fn ends_sentence(&self, index: usize) -> bool {
        let end = self.tokens[index].end;
        let next = self.tokens.get(index + 1).map_or(self.text.len(), |next| next.start);
        let is_closed = |token: usize| matches!(self.token(token), "." | "!" | "?" | "…");
        let is_quoted = index > 0 && !self.is_word(index) && is_closed(index - 1);
        is_closed(index) || is_quoted || self.text[end..next].contains('\n') || next == self.text.len()
    }

    /// Whether nothing but white space within one line lies between two bytes.
    pub(super) fn runs_on(&self, from: usize, to: usize) -> bool {
        from >= to || self.text[from..to].chars().all(|ch| ch.is_whitespace() && ch != '\n')
    }
}

impl<'t> Passages<'t> {
    /// What of `old` stands in `new`.
    pub(super) fn between(old: &'t str, new: &'t str) -> Self {
        let (old, new) = (Text::new(old), Text::new(new));
        let mut input = InternedInput::default();
        input.reserve(old.tokens.len().try_into().unwrap_or(0), new.tokens.len().try_into().unwrap_or(0));
        input.update_before((0..old.tokens.len()).map(|token| old.token(token)));
        input.update_after((0..new.tokens.len()).map(|token| new.token(token)));
        let mut diff = Diff::compute(Algorithm::Histogram, &input);
        // So that a sentence goes with its own full stop and not with the one before.
        diff.postprocess_no_heuristic(&input);
        let hunks = diff.hunks().map(|hunk| Changed { old: wide(&hunk.before), new: wide(&hunk.after) });
        let changes = without_islands(hunks.collect(), &old, &new);

        let mut new_of = vec![None; old.tokens.len()];
        let (mut from, mut to) = (0, 0);
        let end =
            Changed { old: old.tokens.len()..old.tokens.len(), new: new.tokens.len()..new.tokens.len() };
        for change in changes.iter().chain([&end]) {
            for (token, there) in (from..change.old.start).zip(to..change.new.start) {
                new_of[token] = Some(there);
            }
            (from, to) = (change.old.end, change.new.end);
        }
        let mut is_kept = vec![false; new.tokens.len()];
        for there in new_of.iter().flatten() {
            is_kept[*there] = true;
        }
        find_moved(&changes, (&input.before, &input.after), &mut new_of, &mut is_kept);
        Self { old, new, new_of, is_kept }
    }

    /// Whether the token of the new text is none of the old one.
    pub(super) fn is_added(&self, token: usize) -> bool {
        !self.is_kept[token]
    }

    /// How many of these words of the new text are none of the old one.
    pub(super) fn added_words(&self, tokens: Range<usize>) -> usize {
        tokens.filter(|token| self.is_added(*token) && self.new.is_word(*token)).count()
    }

    /// What has become of a passage of the old text. One whose words all follow each other still is moved exactly, to
    /// the byte; of another one the parts are found that are left, joined where what stands between is new and about
    /// as long as before.
    pub(super) fn carry(&self, range: &Range<usize>) -> Carried {
        let tokens = self.old.tokens_in(range);
        let had = self.old.words(tokens.clone());
        let mut runs: Vec<(Range<usize>, Range<usize>)> = Vec::new();
        for token in tokens {
            let Some(there) = self.new_of[token] else { continue };
            match runs.last_mut() {
                Some((old, new)) if old.end == token && new.end == there => {
                    (old.end, new.end) = (token + 1, there + 1);
                }
                _ => runs.push((token..token + 1, there..there + 1)),
            }
        }
        let words = runs.iter().flat_map(|(_, new)| new.clone()).filter(|token| self.new.is_word(*token));
        let mut words: Vec<usize> = words.collect();
        words.sort_unstable();
        let mut joined: Vec<(Range<usize>, Range<usize>)> = Vec::new();
        for (old, new) in runs {
            match joined.last_mut() {
                Some((before, there)) if self.is_one(&(before.end..old.start), &(there.end..new.start)) => {
                    (before.end, there.end) = (old.end, new.end);
                }
                _ => joined.push((old, new)),
            }
        }
        // Marks alone are no evidence.
        joined.retain(|(_, new)| self.new.words(new.clone()) > 0);
        let mut ranges: Vec<_> =
            joined.iter().filter_map(|(old, new)| self.exactly(range, old, new)).collect();
        ranges.sort_by_key(|range| range.start);
        Carried { ranges, words, had }
    }

    /// Whether two parts of a passage are one with what stands between them in the new text: nothing of the old one,
    /// and not much more than before.
    fn is_one(&self, old: &Range<usize>, new: &Range<usize>) -> bool {
        new.start <= new.end
            && new.clone().all(|token| self.is_added(token))
            && self.new.words(new.clone()) <= (2 * self.old.words(old.clone())).max(GAP)
    }

    /// The bytes of the new tokens; where the passage begins or ends within a token, they do so too.
    fn exactly(&self, range: &Range<usize>, old: &Range<usize>, new: &Range<usize>) -> Option<Range<usize>> {
        let (was, is) = (self.old.bytes(old)?, self.new.bytes(new)?);
        let cut_off = range.start.saturating_sub(was.start);
        let cut_short = was.end.saturating_sub(range.end);
        Some(is.start + cut_off..is.end - cut_short)
    }
}

/// What stands in one text instead of what stood in the other, as tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Changed {
    old: Range<usize>,
    new: Range<usize>,
}

fn wide(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}

/// The changes, made one where what stands between two is no longer than either: a few common words in a sentence
/// that is another one.
fn without_islands(mut changes: Vec<Changed>, old: &Text<'_>, new: &Text<'_>) -> Vec<Changed> {
    let length = |change: &Changed| old.words(change.old.clone()).max(new.words(change.new.clone()));
    for _ in 0..ROUNDS {
        let mut joined: Vec<(Changed, usize)> = Vec::with_capacity(changes.len());
        let before = changes.len();
        for change in changes {
            let words = length(&change);
            match joined.last_mut() {
                Some((last, there)) if old.words(last.old.end..change.old.start) <= words.min(*there) => {
                    (last.old.end, last.new.end) = (change.old.end, change.new.end);
                    *there = length(last);
                }
                _ => joined.push((change, words)),
            }
        }
        changes = joined.into_iter().map(|(change, _)| change).collect();
        if changes.len() == before {
            break;
        }
    }
    // Nor is a full stop evidence at either end.
    if let Some(first) = changes.first_mut()
        && old.words(0..first.old.start) == 0
    {
        (first.old.start, first.new.start) = (0, 0);
    }
    if let Some(last) = changes.last_mut()
        && old.words(last.old.end..old.tokens.len()) == 0
    {
        (last.old.end, last.new.end) = (old.tokens.len(), new.tokens.len());
    }
    changes
}

/// Finds what was taken away here and stands there now, where it stood once only.
fn find_moved(
    changes: &[Changed],
    (old, new): (&[Token], &[Token]),
    new_of: &mut [Option<usize>],
    is_kept: &mut [bool],
) {
    let mut places: Keyed<&[Token], Option<usize>> = Keyed::default();
    for change in changes {
        for at in change.new.clone().take(change.new.len().saturating_sub(MOVED - 1)) {
            let mut is_first = false;
            let place = places.entry(&new[at..at + MOVED], || {
                is_first = true;
                Some(at)
            });
            if !is_first {
                *place = None;
            }
        }
    }
    for change in changes {
        let mut at = change.old.start;
        while at + MOVED <= change.old.end {
            let place = places.get(&old[at..at + MOVED]).copied().flatten();
            let length = place.map_or(0, |place| {
                let here = &old[at..change.old.end];
                here.iter()
                    .zip(&new[place..])
                    .zip(&is_kept[place..])
                    .take_while(|((one, other), is_kept)| one == other && !**is_kept)
                    .count()
            });
            if let Some(place) = place.filter(|_| length >= MOVED) {
                for step in 0..length {
                    new_of[at + step] = Some(place + step);
                    is_kept[place + step] = true;
                }
            }
            at += length.max(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What has become of the part of `old` in brackets, as it reads in `new`.
    fn carried(old: &str, new: &str) -> Vec<String> {
        let (before, rest) = old.split_once('[').unwrap();
        let (inside, after) = rest.split_once(']').unwrap();
        let old = [before, inside, after].concat();
        let passages = Passages::between(&old, new);
        let carried = passages.carry(&(before.len()..before.len() + inside.len()));
        carried.ranges.into_iter().map(|range| new[range].to_owned()).collect()
    }

    #[test]
    fn what_stays_moves_along_exactly() {
        for (old, new, expected) in [
            ("Uwe wartet. [Karla] kommt.", "Am Abend: Uwe wartet. Karla kommt.", vec!["Karla"]),
            ("Uwe wartet auf [Karla]s Brief.", "Ach! Uwe wartet auf Karlas Brief.", vec!["Karla"]),
            ("[Uwe\nwartet.] Karla kommt.", "Uwe wartet.\nKarla kommt.", vec!["Uwe wartet."]),
            ("[Uwe wartet lange am Hafen.] Karla kommt.", "Karla kommt.", vec![]),
            ("Uwe wartet am Hafen. [Karla kommt spät.]", "Uwe wartet am Hafen. Der Sturm zieht auf.", vec![]),
        ] {
            assert_eq!(carried(old, new), expected, "{old} → {new}");
        }
    }

    #[test]
    fn a_changed_word_in_it_is_part_of_it_and_an_added_sentence_is_not() {
        let old = "[Uwe wartet am alten Hafen auf seine Schwester. Sie kommt nicht, und er geht heim.]";
        assert_eq!(
            carried(old, "Uwe wartet am neuen Hafen auf seine Schwester. Sie kommt nicht, und er geht heim."),
            ["Uwe wartet am neuen Hafen auf seine Schwester. Sie kommt nicht, und er geht heim."]
        );
        assert_eq!(
            carried(
                old,
                "Uwe wartet am alten Hafen auf seine Schwester. Da bricht mit lautem Knall das Eis. Sie kommt nicht, \
                 und er geht heim."
            ),
            ["Uwe wartet am alten Hafen auf seine Schwester.", "Sie kommt nicht, und er geht heim."]
        );
    }

    #[test]
    fn what_was_moved_is_found_where_it_is() {
        let (first, second) = (
            "Uwe wartet am Hafen auf die erste Fähre nach Norden.",
            "Karla streitet in der Küche mit ihrer Mutter über das Erbe, und niemand hört auf den anderen.",
        );
        let old = format!("[{first}] {second}");
        assert_eq!(carried(&old, &format!("{second} {first}")), [first]);
    }

    #[test]
    fn a_few_common_words_are_no_evidence() {
        let old = "[Uwe und Karla gehen an den Strand und baden.]";
        assert_eq!(carried(old, "Tom und Ida fahren in den Wald und jagen."), [""; 0]);
    }
}
