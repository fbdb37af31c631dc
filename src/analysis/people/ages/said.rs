//! Ages that a clause tells rather than the place beside the name: `who is twelve`, `a midwife of 67`, `At sixty-three,`.

use std::ops::Range;

use super::super::Mention;
use super::super::candidates::{Scan, is_capital};
use super::{is_year, number, vague};
use crate::analysis::Language;
use crate::analysis::lexicon;
use crate::analysis::prose::TokenKind;

/// An age as it is written, and its tokens.
type Told = (String, Range<usize>);

/// So many words may stand between a name and the age in what is said of it.
const REACH: usize = 8;

/// The age in what stands behind `mention`: `, a retired midwife of 67,`, `, ein Mann Ende fünfzig,`, `, who is twelve and …`.
pub(super) fn behind(scan: &Scan<'_, '_>, mention: &Mention) -> Option<Told> {
    let after = mention.tokens.end;
    let comma = scan.prose.tokens.get(after)?.text == ",";
    let from = if comma { after + 1 } else { after };
    let sentence = scan.prose.sentences[mention.sentence].tokens.end;
    let words = (from..sentence.min(from + REACH))
        .take_while(|&at| matches!(scan.token(at).kind, TokenKind::Word | TokenKind::Number));
    let clause = from..words.last()? + 1;
    if comma {
        relative(scan, clause.clone())
            .or_else(|| of_years(scan, clause.clone()))
            .or_else(|| about(scan, clause))
    } else {
        // `einen Herrn von sechsundachtzig Jahren`, `a boy of nine`: nothing between the noun and the age.
        of_years(scan, from..clause.end.min(from + 4))
    }
}

/// `who is twelve`, `who turned forty last week`, `die letzte Woche vierzig geworden ist`
fn relative(scan: &Scan<'_, '_>, clause: Range<usize>) -> Option<Told> {
    let opens = scan.token(clause.start).lower.as_str();
    if !matches!(opens, "who" | "der" | "die" | "das") {
        return None;
    }
    let word = |at: usize| scan.prose.tokens.get(at).map_or("", |token| token.lower.as_str());
    let copulas = &lexicon::closed(scan.language).copulas;
    let numbers = lexicon::numbers(scan.language);
    clause.clone().skip(1).find_map(|at| {
        let tells = match scan.language {
            Language::English => {
                (copulas.contains(word(at - 1))
                    || matches!(word(at - 1), "turns" | "turned")
                    || numbers.nearly.has(word(at - 1)))
                    && (is_end(scan, at + 1) || numbers.behind.has(word(at + 1)))
            }
            Language::German => {
                (copulas.contains(word(at + 1)) || word(at + 1) == "geworden")
                    && (is_end(scan, at + 2) || matches!(word(at + 2), "ist" | "war" | "und"))
            }
        };
        (tells && is_count(scan, at)).then(|| shown(scan, at..at + 1))
    })
}

/// `of 67`, `von sechsundachtzig Jahren`, `aged nine`
fn of_years(scan: &Scan<'_, '_>, clause: Range<usize>) -> Option<Told> {
    let at = clause
        .clone()
        .find(|&at| matches!(scan.token(at).lower.as_str(), "of" | "von" | "aged"))
        .map(|of| {
            // `von vielleicht zehn Jahren`
            let nearly = scan.prose.tokens.get(of + 1).is_some_and(|token| {
                let numbers = lexicon::numbers(scan.language);
                numbers.nearly.has(&token.lower) || numbers.about.has(&token.lower)
            });
            of + 1 + usize::from(nearly)
        })
        .filter(|&at| clause.contains(&at) && is_count(scan, at))?;
    let years =
        scan.prose.tokens.get(at + 1).is_some_and(|token| is_year(&token.lower) && !is_span(&token.lower));
    // `a widow of fourteen months` is no child, `one of three` no age.
    let bare = scan.language == Language::English && is_end(scan, at + 1);
    let end = if years { at + 2 } else { at + 1 };
    (years || bare).then(|| shown(scan, at..end))
}

/// `ein Mann Ende fünfzig`, `a detective in her late thirties`
fn about(scan: &Scan<'_, '_>, clause: Range<usize>) -> Option<Told> {
    clause.clone().find_map(|at| {
        let count = vague(scan, at).filter(|count| at + count <= clause.end && is_end(scan, at + count))?;
        let from = if scan.token(at).lower == "in" { at + 2 } else { at };
        Some(shown(scan, from..at + count))
    })
}

/// `At sixty-three, Harold Finch thought …`, `Mit dreiundsechzig glaubte Harald Fink …`
pub(super) fn ahead(scan: &Scan<'_, '_>, mention: &Mention) -> Option<Told> {
    let start = scan.prose.sentences[mention.sentence].tokens.start;
    let opens = scan.prose.tokens.get(start)?;
    let german = scan.language == Language::German;
    // `Mit gerade einmal neunzehn`
    let nearly = &lexicon::numbers(scan.language).nearly;
    let spare = scan.prose.tokens[start + 1..].iter().take(2).take_while(|token| nearly.has(&token.lower));
    let at = start + 1 + spare.count();
    if opens.lower != if german { "mit" } else { "at" } || !is_count(scan, at) {
        return None;
    }
    let years =
        scan.prose.tokens.get(at + 1).is_some_and(|token| is_year(&token.lower) && !is_span(&token.lower));
    let end = if years { at + 2 } else { at + 1 };
    let next = scan.prose.tokens.get(end)?;
    let begins = if german { next.kind == TokenKind::Word && !is_capital(next) } else { next.text == "," };
    // A title or a trade may stand before the name.
    let near = mention.tokens.start > end && mention.tokens.start <= end + 3;
    (begins && near).then(|| shown(scan, at..end))
}

fn is_count(scan: &Scan<'_, '_>, at: usize) -> bool {
    scan.prose.tokens.get(at).is_some_and(|token| {
        token.kind == TokenKind::Number
            && token.text.len() <= 2
            && token.text.chars().all(|c| c.is_ascii_digit())
            || number(&token.lower, scan.language)
                .is_some_and(|word| !matches!(word, "ein" | "eine" | "eins" | "one"))
    })
}

/// Months and weeks, which count other things than ages.
fn is_span(lower: &str) -> bool {
    lower.starts_with("mon") || lower.starts_with("woche") || lower.starts_with("week")
}

fn is_end(scan: &Scan<'_, '_>, at: usize) -> bool {
    scan.prose.tokens.get(at).is_none_or(|token| token.kind == TokenKind::Mark)
}

fn shown(scan: &Scan<'_, '_>, tokens: Range<usize>) -> Told {
    (scan.prose.text[super::range_of(scan, &tokens)].to_owned(), tokens)
}
