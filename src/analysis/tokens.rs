//! Words, numbers and marks.

use std::ops::Range;

use super::Language;
use super::lexicon;
use super::prose::{Token, TokenKind};
use super::quotes::Quotation;

/// The tokens of one sentence, in order. `quotations` are those of its paragraph or of the whole text, in order.
pub(super) fn cut<'t>(
    text: &'t str,
    range: Range<usize>,
    sentence: usize,
    quotations: &[Quotation],
    language: Language,
) -> Vec<Token<'t>> {
    let mut tokens = Vec::new();
    let mut at = range.start;
    let mut quotation = 0;
    while at < range.end {
        let rest = &text[at..range.end];
        let Some(first) = rest.chars().next() else { break };
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let (len, kind) = if is_word_char(first) {
            word(rest, language)
        } else if rest.starts_with("...") {
            (3, TokenKind::Mark)
        } else {
            (first.len_utf8(), TokenKind::Mark)
        };
        while quotations.get(quotation).is_some_and(|q| q.inner.end <= at) {
            quotation += 1;
        }
        let quoted = quotations.get(quotation).is_some_and(|q| q.inner.start <= at);
        let part = &text[at..at + len];
        tokens.push(Token {
            text: part,
            lower: lower_case(part),
            range: at..at + len,
            sentence,
            kind,
            quoted,
        });
        at += len;
    }
    tokens
}

/// `part` in lower case, with the apostrophe that the lists have; most words are so already.
fn lower_case(part: &str) -> String {
    if part.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        part.to_owned()
    } else {
        let lower = part.to_lowercase();
        if lower.contains('’') { lower.replace('’', "'") } else { lower }
    }
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(u32::from(c), 0x0300..=0x036F)
}

/// The length and kind of the word that `rest` begins with.
fn word(rest: &str, language: Language) -> (usize, TokenKind) {
    let mut len = 0;
    let mut chars = rest.char_indices().peekable();
    let mut digits = true;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let joins = next.is_some_and(is_word_char) && {
            let between_digits = rest[..at].ends_with(|c: char| c.is_ascii_digit())
                && next.is_some_and(|c| c.is_ascii_digit());
            match c {
                '-' | '‑' | '’' | '\'' | '‘' | '´' | '`' | '*' | '_' | '·' => true,
                // `Schüler:innen`, `17.30`
                ':' => between_digits || rest[at..].starts_with(":in"),
                '.' | ',' => between_digits,
                _ => false,
            }
        };
        if !is_word_char(c) && !joins {
            break;
        }
        digits &= c.is_ascii_digit() || matches!(c, '.' | ',' | ':');
        len = at + c.len_utf8();
    }
    if digits {
        return (len, TokenKind::Number);
    }
    let word = &rest[..len];
    let after = &rest[len..];
    // The stop of `Dr.` or of an initial belongs to it.
    if let Some(beyond) = after.strip_prefix('.') {
        let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
        let goes_on = beyond.starts_with([' ', '\n', '\u{a0}', '-'])
            && beyond.trim_start().starts_with(char::is_alphanumeric);
        if goes_on && (initial || lexicon::abbreviations(language).has(&word.to_lowercase())) {
            return (len + 1, TokenKind::Word);
        }
    }
    // The apostrophe of a genitive without an s: `Markus' Handy`.
    if after.starts_with(['\'', '’', '‘', '´', '`']) && word.ends_with(['s', 'x', 'z', 'ß', 'S', 'X', 'Z'])
    {
        let mark = after.chars().next().map_or(0, char::len_utf8);
        if after[mark..].starts_with([' ', '\n', '\u{a0}']) && word.starts_with(char::is_uppercase) {
            return (len + mark, TokenKind::Word);
        }
    }
    (len, TokenKind::Word)
}
