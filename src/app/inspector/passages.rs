//! Which passages speak for an item, and which of their words decided. Pure: an outline in, ranges out.
//!
//! A scene or dilemma was made from whole sentences, which are shown as they are; a character or place was found
//! by a few words, which are shown within their sentence.

use std::ops::Range;

use crate::outline::{ItemId, Outline, SourceId, Span};

/// A passage to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    /// The source that it stands in.
    pub(super) source: SourceId,
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// The words in it that decided: ascending, without overlap, nothing where all of it did.
    pub(super) marks: Vec<Range<usize>>,
}

impl Passage {
    /// What the source shows when the passage is clicked: its first decisive words, or all of it.
    pub(super) fn span(&self) -> Span {
        Span::new(&self.source, self.marks.first().unwrap_or(&self.range).clone())
    }

    /// Its text, if the source still has it.
    pub(super) fn text<'o>(&self, outline: &'o Outline) -> Option<&'o str> {
        outline.source(&self.source)?.text.get(self.range.clone())
    }
}

/// The passages that speak for the item, in the order of the text.
pub(super) fn passages(outline: &Outline, item: &ItemId) -> Vec<Passage> {
    let whole_sentences = matches!(item, ItemId::Scene(_) | ItemId::Dilemma(_));
    // All the scenes of a strand would be half of the text; what joined them is what counts.
    let spans = if matches!(item, ItemId::Strand(_)) { Vec::new() } else { outline.spans(item) };
    let reasons = outline.found(item).map_or(&[][..], |found| &found.reasons);
    let decisive: Vec<Span> = reasons.iter().filter_map(|reason| reason.span.clone()).collect();

    let mut passages = Vec::new();
    for span in &spans {
        let range = if whole_sentences { Some(span.range()) } else { sentence_around(outline, span) };
        let marks = if whole_sentences { Vec::new() } else { vec![span.range()] };
        passages.extend(range.map(|range| Passage { source: span.source.clone(), range, marks }));
    }
    for span in decisive {
        let home = passages.iter_mut().find(|passage| {
            passage.source == span.source
                && passage.range.start <= span.start
                && span.end <= passage.range.end
        });
        match home {
            Some(passage) => passage.marks.push(span.range()),
            None => passages.extend(sentence_around(outline, &span).map(|range| Passage {
                source: span.source.clone(),
                range,
                marks: vec![span.range()],
            })),
        }
    }
    tidy(outline, passages)
}

/// In the order of the text; those that overlap become one; a passage that is marked throughout has no marks.
fn tidy(outline: &Outline, mut passages: Vec<Passage>) -> Vec<Passage> {
    let place = |id: &SourceId| outline.sources.iter().position(|source| source.id == *id);
    passages.sort_by_key(|passage| (place(&passage.source), passage.range.start));
    let mut tidied: Vec<Passage> = Vec::new();
    for passage in passages {
        match tidied.last_mut() {
            Some(last) if last.source == passage.source && passage.range.start < last.range.end => {
                last.range.end = last.range.end.max(passage.range.end);
                last.marks.extend(passage.marks);
            }
            _ => tidied.push(passage),
        }
    }
    for passage in &mut tidied {
        passage.marks = joined(std::mem::take(&mut passage.marks));
        passage.marks.retain(|mark| *mark != passage.range);
    }
    tidied
}

fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// How far back the beginning of a sentence is looked for, in bytes.
const LONGEST: usize = 2_000;

/// The sentence that the span lies in, or all of them where it crosses their bounds.
fn sentence_around(outline: &Outline, span: &Span) -> Option<Range<usize>> {
    let text = &outline.source(&span.source)?.text;
    let (before, inside, after) = (text.get(..span.start)?, text.get(span.range())?, text.get(span.end..)?);
    let skipped = text.floor_char_boundary(span.start.saturating_sub(LONGEST));
    let before = before.get(skipped..)?;
    let start = skipped + bounds(before).filter(|bound| *bound < before.len()).last().unwrap_or(0);
    let start = start + text[start..].len() - text[start..].trim_start().len();
    // A span that ends its sentence needs nothing of the next one.
    let is_whole = bounds(inside).any(|bound| bound == inside.len()) || ends_sentence(inside);
    let end = if is_whole { span.end } else { bounds(after).next().map_or(text.len(), |end| span.end + end) };
    let end = text[..end].trim_end().len();
    Some(start.min(span.start)..end.max(span.end))
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(CLOSING).ends_with(['.', '!', '?', '…'])
}

const CLOSING: [char; 8] = ['“', '”', '"', '«', '»', '’', ')', ']'];

/// Where sentences of `text` end, roughly: after a stop and its closing marks before a space, and at the end of a
/// line. A stop after a number or a form of address (`14.`, `Dr.`), or before a small letter, ends nothing.
fn bounds(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.char_indices().filter_map(move |(at, ch)| match ch {
        '\n' => Some(at + 1),
        '.' | '!' | '?' | '…' => {
            let rest = &text[at + ch.len_utf8()..];
            let closing = rest.len() - rest.trim_start_matches(CLOSING).len();
            let end = at + ch.len_utf8() + closing;
            let goes_on = text[end..].chars().next().is_some_and(|next| !next.is_whitespace())
                || text[end..].trim_start().starts_with(char::is_lowercase);
            let is_stop = ch != '.' || !is_abbreviation(&text[..at]);
            (is_stop && !goes_on).then_some(end)
        }
        _ => None,
    })
}

fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit(|ch: char| !ch.is_alphanumeric()).next().unwrap_or_default();
    let is_short = word.chars().count() <= 2 && word.starts_with(char::is_uppercase);
    let is_shouted = word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    (is_short && !is_shouted)
        || ["Prof", "Frl", "Mrs", "Ing"].contains(&word)
        || (!word.is_empty() && word.chars().all(|ch| ch.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::outline::{Character, Found, Reason, Scene, Source, Weight};

    const TEXT: &str =
        "Uwe steht am Deich. „Wo ist Dr. Ida Lühr?“, fragt er. Ida kommt am 14. Tag!\nDann bricht der Deich.";

    fn span(words: &str) -> Span {
        let start = TEXT.find(words).unwrap();
        Span::new(&"src-1".into(), start..start + words.len())
    }

    fn found(words: &[&str]) -> Option<Found> {
        let reason = |words: &&str| Reason {
            rule: "name/x".into(),
            weight: Weight::default(),
            span: Some(span(words)),
        };
        Some(Found { reasons: words.iter().map(reason).collect(), ..Found::default() })
    }

    fn shown(item: &ItemId, outline: &Outline) -> Vec<String> {
        let with_marks = |passage: &Passage| {
            let mut text = passage.text(outline).unwrap().to_owned();
            for mark in passage.marks.iter().rev() {
                let (start, end) = (mark.start - passage.range.start, mark.end - passage.range.start);
                text.insert(end, ']');
                text.insert(start, '[');
            }
            text
        };
        passages(outline, item).iter().map(with_marks).collect()
    }

    fn outline() -> Outline {
        let source = Source { id: "src-1".into(), text: TEXT.into(), ..Source::default() };
        let character = Character {
            id: "ida".into(),
            spans: vec![span("Ida Lühr"), span("Ida kommt")],
            found: found(&["Dr. Ida"]),
            ..Character::default()
        };
        let scene = Scene {
            id: "sc".into(),
            spans: vec![span("Dann bricht der Deich.")],
            found: found(&["Dann", "Uwe"]),
            ..Scene::default()
        };
        Outline {
            sources: vec![Arc::new(source)],
            characters: vec![Arc::new(character)],
            scenes: vec![Arc::new(scene)],
            ..Outline::default()
        }
    }

    #[test]
    fn a_name_is_shown_within_its_sentence() {
        let expected = ["„Wo ist [Dr. Ida Lühr]?“, fragt er.", "[Ida kommt] am 14. Tag!"];
        assert_eq!(shown(&ItemId::Character("ida".into()), &outline()), expected);
    }

    #[test]
    fn sentences_end_where_they_end() {
        for (text, expected) in [
            ("Er ringt mit dem Tod. Sie hofft.", "Er ringt mit dem Tod."),
            ("Nach der OP. Und dann", "Nach der OP."),
            ("Prof. Dr. Kern kommt am 3. Mai an. Er", "Prof. Dr. Kern kommt am 3. Mai an."),
            ("Wohin …? fragt er. Sie", "Wohin …? fragt er."),
        ] {
            let end = bounds(text).next().unwrap_or_default();
            assert_eq!(&text[..end], expected);
        }
    }

    #[test]
    fn a_scene_is_shown_as_it_was_found_and_what_decided_elsewhere_too() {
        let expected = ["[Uwe] steht am Deich.", "[Dann] bricht der Deich."];
        assert_eq!(shown(&ItemId::Scene("sc".into()), &outline()), expected);
    }

    #[test]
    fn what_is_decisive_throughout_is_not_marked() {
        let mut outline = outline();
        Arc::make_mut(&mut outline.scenes[0]).found = found(&["Dann bricht der Deich."]);
        assert_eq!(shown(&ItemId::Scene("sc".into()), &outline), ["Dann bricht der Deich."]);
    }

    #[test]
    fn an_item_without_evidence_has_none() {
        let mut outline = outline();
        outline.characters.push(Arc::new(Character { id: "neu".into(), ..Character::default() }));
        assert_eq!(passages(&outline, &ItemId::Character("neu".into())), []);
    }
}
