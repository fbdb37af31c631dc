//! Where a sentence ends. A reporting clause and its whole speech are one; a colon parts nothing.

use std::ops::Range;

use super::Language;
use super::lexicon;
use super::lines;
use super::quotes::Quotation;
use super::quotes::speech_words;
use super::{lexicon::capitalised, settings::place_words};

/// The sentences of one paragraph, in order. `quotations` are that paragraph's.
pub(super) fn cut(
    text: &str,
    paragraph: Range<usize>,
    quotations: &[Quotation],
    language: Language,
) -> Vec<Range<usize>> {
    let body = &text[paragraph.clone()];
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut quotation = 0;
    let mut at = 0;
    while let Some(offset) = body[at..].find(['.', '!', '?', '…']) {
        let stop = at + offset;
        let mut end = run_end(body, stop);
        at = end;
        while quotations.get(quotation).is_some_and(|q| q.inner.end <= paragraph.start + stop) {
            quotation += 1;
        }
        let inside = quotations.get(quotation).filter(|q| q.inner.start <= paragraph.start + stop);
        if let Some(inside) = inside {
            if inside.inner.end > paragraph.start + end {
                continue;
            }
            end = end.max(inside.outer.end - paragraph.start);
        }
        end += closers(&body[end..], inside.is_some_and(|q| !is_closed(q)));
        at = at.max(end);
        if ends_here(body, start, stop, end, language)
            && !(inside.is_some_and(is_closed) && is_reported_after(&body[stop..], &body[end..], language))
        {
            push(&mut sentences, body, start..end, paragraph.start);
            start = end;
        }
    }
    push(&mut sentences, body, start..body.len(), paragraph.start);
    sentences
}

/// Whether the mark after the words is in the text.
fn is_closed(quotation: &Quotation) -> bool {
    quotation.outer.end > quotation.inner.end
}

/// Adds `range` without the white space round it, if any word is in it; else what is left joins the last sentence.
fn push(sentences: &mut Vec<Range<usize>>, body: &str, range: Range<usize>, shift: usize) {
    let part = &body[range.clone()];
    let from = range.start + (part.len() - part.trim_start().len());
    let to = from + part.trim().len();
    if part.chars().any(char::is_alphanumeric) {
        sentences.push(shift + from..shift + to);
    } else if let Some(last) = sentences.last_mut()
        && from < to
    {
        last.end = shift + to;
    }
}

/// The end of a run of stops: `?!`, `...`.
fn run_end(body: &str, stop: usize) -> usize {
    stop + (body[stop..].len() - body[stop..].trim_start_matches(['.', '!', '?', '…']).len())
}

/// The length of closing marks and brackets that follow a stop.
fn closers(rest: &str, opened: bool) -> usize {
    let mut len = 0;
    for c in rest.chars() {
        let closes = matches!(c, ')' | ']' | '*' | '_') || lines::is_quote(c) && !opened;
        // A mark after which a word follows opens the next sentence.
        let next_is_word = rest[len + c.len_utf8()..].chars().next().is_some_and(char::is_alphanumeric);
        if !closes || next_is_word {
            break;
        }
        len += c.len_utf8();
    }
    len
}

/// Whether the stop at `stop`, which with its marks ends at `end`, ends the sentence that began at `start`.
fn ends_here(body: &str, start: usize, stop: usize, end: usize, language: Language) -> bool {
    let rest = &body[end..];
    let next = rest.trim_start();
    if next.is_empty() {
        return true;
    }
    if rest.len() == next.len() {
        // No white space: `17.30`, `z.B.`
        return false;
    }
    let opener = next.trim_start_matches(|c: char| {
        lines::is_quote(c) || matches!(c, '(' | '[' | '–' | '—' | '-' | '*' | '_' | ' ')
    });
    let Some(first) = opener.chars().next() else { return true };
    if first.is_lowercase() || matches!(first, ',' | ';' | ':') {
        return false;
    }
    let single_stop = body[stop..].starts_with('.') && run_end(body, stop) == stop + 1;
    if !single_stop {
        return true;
    }
    !is_abbreviated(&body[start..stop], opener, language)
}

/// Whether the stop after `before` belongs to an abbreviation, an initial or an ordinal.
fn is_abbreviated(before: &str, next: &str, language: Language) -> bool {
    let word_start = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphanumeric() || matches!(c, '.' | '-'))
        .last()
        .map_or(before.len(), |(at, _)| at);
    let word = &before[word_start..];
    let next_word: String = next.chars().take_while(|c| c.is_alphanumeric()).collect();
    let opens_sentence = lexicon::function_words(language).has(&next_word.to_lowercase());
    if lexicon::abbreviations(language).has(&word.to_lowercase()) {
        return true;
    }
    let tail = word.rsplit(['.', '-']).next().unwrap_or(word);
    if tail.chars().count() == 1 && tail.chars().all(char::is_alphabetic) {
        return !opens_sentence;
    }
    if language == Language::German && !word.is_empty() {
        let ordinal = word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
        let roman = word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
        return (ordinal && !is_numbered(&before[..word_start], language) || roman) && !opens_sentence;
    }
    false
}

/// `in Zimmer 12. Karla …`: whether the number behind `before` counts nothing, but names one of many rooms.
fn is_numbered(before: &str, language: Language) -> bool {
    let words = place_words(language);
    let room = before.strip_suffix(' ').and_then(|before| before.split_whitespace().next_back());
    room.and_then(|room| words.setting(room, language))
        .is_some_and(|room| words.numbered.contains(&capitalised(&room.head)))
}

/// Whether a clause of reporting follows a speech that ends with `?` or `!`: `"Where?" Anna asks.`
fn is_reported_after(stop: &str, rest: &str, language: Language) -> bool {
    if stop.starts_with('.') {
        return false;
    }
    rest.split_whitespace().take(3).any(|word| {
        let word = word.trim_end_matches(['.', ',', '!', '?', ':']);
        word.chars().next().is_some_and(char::is_lowercase)
            && speech_words(language).say.contains(word)
            && language == Language::English
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_counts_or_names_one_of_many() {
        for (text, expected) in [
            ("Am 12. Mai kommt Karla.", 1),
            ("Uwe feiert Karlas 50. Geburtstag.", 1),
            ("Uwe wartet in Zimmer 12. Karla kommt.", 2),
        ] {
            assert_eq!(cut(text, 0..text.len(), &[], Language::German).len(), expected, "{text}");
        }
    }
}
