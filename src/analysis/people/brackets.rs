//! Actors in brackets behind the name of the part: `Lena Thieme (Judith Rehwald, 41)`.

use std::ops::Range;

use crate::analysis::Language;
use crate::analysis::lexicon::{self, TitleKind};
use crate::analysis::lines;
use crate::analysis::prose::{Prose, TokenKind};

use super::candidates::is_capital;

/// The tokens between brackets that name an actor, brackets aside, in order.
pub(super) fn actors(prose: &Prose<'_>) -> Vec<Range<usize>> {
    let tokens = &prose.tokens;
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at].text == "("
            && at > 0
            && tokens[at - 1].kind == TokenKind::Word
            && let Some(end) = close(prose, at)
        {
            let inside = at + 1..end;
            if let Some(actor) = actor(prose, inside.clone()) {
                found.push(actor);
            }
            at = end;
        }
        at += 1;
    }
    found
}

/// The bracket that closes the one at `open`, within a few tokens of the same sentence.
fn close(prose: &Prose<'_>, open: usize) -> Option<usize> {
    let tokens = &prose.tokens;
    (open + 1..tokens.len().min(open + 14))
        .take_while(|&at| tokens[at].sentence == tokens[open].sentence)
        .find(|&at| tokens[at].text == ")")
}

/// The name within `inside`, if what stands there is an actor: two to five capital words, then perhaps an age.
fn actor(prose: &Prose<'_>, inside: Range<usize>) -> Option<Range<usize>> {
    let tokens = &prose.tokens[inside.clone()];
    let before_actor = &lexicon::acting(prose.language).before_actor;
    let mut start = 0;
    // `gespielt von Rita Falk`, `played by`, `Gastrolle: Rita Falk`
    while tokens.get(start).is_some_and(|token| token.text == ":" || before_actor.has(&token.lower)) {
        start += 1;
    }
    // `eine alte Frau (Frau Seidel, 79)`: nobody is billed so.
    if tokens.get(start).is_some_and(|first| is_address(first.text, prose.language)) {
        return None;
    }
    let name = tokens[start..]
        .iter()
        .take_while(|token| is_capital(token) || lines::is_particle(token.text) || token.text.ends_with('.'))
        .count();
    let capitals = tokens[start..start + name].iter().filter(|token| is_capital(token)).count();
    let rest = &tokens[start + name..];
    let ends = rest.is_empty()
        || rest[0].text == ","
            && rest[1..].iter().all(|token| {
                token.kind == TokenKind::Number
                    || token.text == "."
                    || lexicon::acting(prose.language).positions.contains(token.text)
            });
    (capitals >= 2 && name <= 6 && ends).then(|| inside.start + start..inside.start + start + name)
}

/// Whether `word` is a form of address: no actor is billed as `Frau Seidel`.
pub(super) fn is_address(word: &str, language: Language) -> bool {
    lexicon::title(word, language).is_some_and(|title| title.kind == TitleKind::Address)
}
