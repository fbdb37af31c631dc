//! Where the gold sentences stand in an imported text, and which of them a passage touches.

use std::{collections::BTreeSet, ops::Range};

use crate::outline::Span;

/// Marks of markup, which a gold sentence does not have.
const MARKUP: [char; 7] = ['*', '_', '#', '`', '>', '|', '"'];

/// So many characters are enough to find the beginning of a sentence by.
const BEGINNING: usize = 24;

/// The text without white space and markup, and for each kept character its byte range.
fn fold(text: &str) -> (Vec<char>, Vec<Range<usize>>) {
    text.char_indices()
        .filter(|(_, ch)| !ch.is_whitespace() && !MARKUP.contains(ch))
        .map(|(at, ch)| (ch, at..at + ch.len_utf8()))
        .unzip()
}

/// The byte range of each sentence in `text`, where it is there, one after the other.
pub(super) fn sentence_ranges(sentences: &[String], text: &str) -> Vec<Option<Range<usize>>> {
    let (folded, place) = fold(text);
    let mut at = 0;
    sentences
        .iter()
        .map(|sentence| {
            let (key, _) = fold(sentence);
            let found = position(&folded, &key, at).or_else(|| {
                let beginning = key.get(..BEGINNING).filter(|_| key.len() > BEGINNING)?;
                position(&folded, beginning, at)
            })?;
            at = (found + key.len()).min(place.len());
            Some(place[found].start..place[at - 1].end)
        })
        .collect()
}

fn position(text: &[char], key: &[char], from: usize) -> Option<usize> {
    if key.is_empty() {
        return None;
    }
    text.get(from..)?.windows(key.len()).position(|window| window == key).map(|at| from + at)
}

/// The sentences that `spans` cover: at least half of the sentence, or a span that lies within it.
pub(super) fn touched(spans: &[Span], ranges: &[Option<Range<usize>>]) -> BTreeSet<usize> {
    let touches = |span: &Span, range: &Range<usize>| {
        let (start, end) = (range.start.max(span.start), range.end.min(span.end));
        let is_inside = span.start + 2 >= range.start && span.end <= range.end + 2;
        start < end && (is_inside || (end - start) * 2 >= range.len())
    };
    ranges
        .iter()
        .enumerate()
        .filter(|(_, range)| {
            range.as_ref().is_some_and(|range| spans.iter().any(|span| touches(span, range)))
        })
        .map(|(sentence, _)| sentence)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_found_through_markup_and_line_breaks() {
        let text = "# Folge 1\n\nKai *rennt*.\nEr\nfällt. Ende.";
        let ranges = sentence_ranges(&["Kai rennt.".into(), "Er fällt.".into(), "Nie gesagt.".into()], text);
        let found: Vec<_> = ranges.iter().map(|range| range.clone().map(|range| &text[range])).collect();
        assert_eq!(found, [Some("Kai *rennt*."), Some("Er\nfällt."), None]);
    }

    #[test]
    fn a_passage_touches_what_it_covers_half_or_lies_in() {
        let ranges = [Some(0..10), Some(10..20), None, Some(20..40)];
        let span = |range| Span::new(&"src-1".into(), range);
        assert_eq!(touched(&[span(0..15)], &ranges), BTreeSet::from([0, 1]));
        assert_eq!(touched(&[span(0..14)], &ranges), BTreeSet::from([0]));
        assert_eq!(touched(&[span(25..27)], &ranges), BTreeSet::from([3]));
    }
}
