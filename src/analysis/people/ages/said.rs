//! Ages that a clause tells rather than the place beside the name: `who is twelve`, `a midwife of 67`, `At sixty-three,`.

use std::ops::Range;

use super::super::candidates::{Scan, before_copula, is_capital};
use super::super::{Gender, Mention, Person};
use super::{is_birthday, is_year, number, phrase, vague};
use crate::analysis::lexicon;
use crate::analysis::prose::TokenKind;
use crate::analysis::{Language, grammar};
use crate::outline::CharacterKind;

/// An age as it is written, and its tokens.
type Told = (String, Range<usize>);

/// So many words may stand between a name and the age in what is said of it.
const REACH: usize = 8;
/// So many mentions away from a pronoun somebody is looked for.
const NEAR: usize = 20;

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
    let closed = lexicon::closed(scan.language);
    // `who's fourteen`
    let short = before_copula(opens, scan.language);
    if !closed.relative_subjects.contains(short.unwrap_or(opens)) {
        return None;
    }
    let word = |at: usize| scan.prose.tokens.get(at).map_or("", |token| token.lower.as_str());
    let copulas = &closed.copulas;
    let numbers = lexicon::numbers(scan.language);
    clause.clone().skip(1).find_map(|at| {
        let age = phrase::read(scan, at)?;
        let tells = match scan.language {
            Language::English => {
                let turning = numbers.turning.has(word(at - 1));
                let whole = is_end(scan, age.end) || numbers.behind.has(word(age.end));
                let old = phrase::value(scan, age.core).is_some_and(|years| years > 12);
                // `who had turned eighteen the week before`
                turning && old
                    || (copulas.contains(word(at - 1))
                        || turning
                        || short.is_some() && at == clause.start + 1
                        || numbers.nearly.has(word(at - 1)))
                        && whole
            }
            Language::German => {
                (copulas.contains(word(age.end)) || numbers.turned.has(word(age.end)))
                    && (is_end(scan, age.end + 1)
                        || copulas.contains(word(age.end + 1))
                        || closed.and.contains(word(age.end + 1)))
            }
        };
        tells.then(|| shown(scan, age.shown))
    })
}

/// `of 67`, `von sechsundachtzig Jahren`, `aged nine`
fn of_years(scan: &Scan<'_, '_>, clause: Range<usize>) -> Option<Told> {
    let at = clause
        .clone()
        .find(|&at| lexicon::numbers(scan.language).of_age.has(&scan.token(at).lower))
        .map(|of| {
            // `von vielleicht zehn Jahren`
            let nearly = scan.prose.tokens.get(of + 1).is_some_and(|token| {
                let numbers = lexicon::numbers(scan.language);
                numbers.nearly.has(&token.lower) || numbers.about.has(&token.lower)
            });
            of + 1 + usize::from(nearly)
        })
        .filter(|&at| clause.contains(&at) && is_count(scan, at))?;
    let next = scan.prose.tokens.get(at + 1).map_or("", |token| token.lower.as_str());
    let years = is_year(next) && !is_span(next, scan.language);
    // `a widow of fourteen months` is no child, `one of three` no age.
    let whole = is_end(scan, at + 1) || lexicon::numbers(scan.language).behind.has(next);
    let bare = scan.language == Language::English && whole;
    let end = if years { at + 2 } else { at + 1 };
    (years || bare).then(|| shown(scan, at..end))
}

/// `ein Mann Ende fünfzig`, `a detective in her late thirties`
fn about(scan: &Scan<'_, '_>, clause: Range<usize>) -> Option<Told> {
    clause.clone().find_map(|at| {
        let count = vague(scan, at).filter(|count| at + count <= clause.end && is_end(scan, at + count))?;
        let within = lexicon::numbers(scan.language).within.has(&scan.token(at).lower);
        let from = if within { at + 2 } else { at };
        Some(shown(scan, from..at + count))
    })
}

/// `At sixty-three, Harold Finch thought …`, `Mit dreiundsechzig glaubte Harald Fink …`
pub(super) fn ahead(scan: &Scan<'_, '_>, mention: &Mention) -> Option<Told> {
    let start = scan.prose.sentences[mention.sentence].tokens.start;
    let opens = scan.prose.tokens.get(start)?;
    let german = scan.language == Language::German;
    // `Mit gerade einmal neunzehn`
    let numbers = lexicon::numbers(scan.language);
    let nearly = &numbers.nearly;
    // `Mit ihren siebzehn Jahren`
    let spare = scan.prose.tokens[start + 1..].iter().take(2).take_while(|token| {
        nearly.has(&token.lower) || german && grammar::is_possessive(&token.lower, scan.language)
    });
    let at = start + 1 + spare.count();
    if !numbers.at_age.has(&opens.lower) || !is_count(scan, at) {
        return fronted(scan, mention);
    }
    let years = scan
        .prose
        .tokens
        .get(at + 1)
        .is_some_and(|token| is_year(&token.lower) && !is_span(&token.lower, scan.language));
    let end = if years { at + 2 } else { at + 1 };
    let next = scan.prose.tokens.get(end)?;
    // `Mit vierzig verlorenen Spielen`
    let counts = german
        && end + 1 < mention.tokens.start
        && scan.prose.tokens.get(end + 1).is_some_and(|noun| {
            is_capital(noun)
                && lexicon::title(noun.text, scan.language).is_none()
                && lexicon::role(&noun.lower, scan.language).is_none()
        });
    let verb = || next.kind == TokenKind::Word && !is_capital(next) && !counts;
    let begins = if german { verb() } else { next.text == "," };
    // A title or a trade may stand before the name.
    let near = mention.tokens.start > end && mention.tokens.start <= end + 3;
    (begins && near).then(|| shown(scan, at..end))
}

/// `Fast achtzig ist Hilde Born`, `An seinem 50. Geburtstag verlässt Karl Voss …`: what stands before the verb.
fn fronted(scan: &Scan<'_, '_>, mention: &Mention) -> Option<Told> {
    let start = scan.prose.sentences[mention.sentence].tokens.start;
    let numbers = lexicon::numbers(scan.language);
    let word = |at: usize| scan.prose.tokens.get(at).map_or("", |token| token.lower.as_str());
    if numbers.on_birthday.has(word(start)) && grammar::is_possessive(word(start + 1), scan.language) {
        let at = start + 2;
        let day = (at..at + 4).find(|&day| numbers.birthdays.has(word(day)))?;
        let near = mention.tokens.start > day && mention.tokens.start <= day + 4;
        return (is_birthday(scan, at) && near).then(|| shown(scan, at..at + 1));
    }
    let at = start
        + scan.prose.tokens[start..].iter().take(2).take_while(|t| numbers.nearly.has(&t.lower)).count();
    let copula = lexicon::closed(scan.language).copulas.contains(word(at + 1));
    (copula && is_count(scan, at) && mention.tokens.start == at + 2).then(|| shown(scan, at..at + 1))
}

/// `Karl Voss wird am Freitag vierzig.`: the number word with which the clause ends.
pub(super) fn turned(scan: &Scan<'_, '_>, mention: &Mention) -> Option<Told> {
    let verb = mention.tokens.end;
    if scan.language != Language::German
        || !lexicon::numbers(scan.language).turning.has(&scan.prose.tokens.get(verb)?.lower)
    {
        return None;
    }
    let counts_years = |&at: &usize| {
        scan.prose.tokens.get(at).is_some_and(|token| number(&token.lower, scan.language).is_some())
    };
    let at = (verb + 1..verb + 7).find(counts_years)?;
    let plain = (verb + 1..at).all(|at| scan.prose.tokens[at].kind == TokenKind::Word);
    let before = scan.token(at - 1);
    // `wird um zehn abgeholt`, `wird Zimmer zwölf`
    let counts = at > verb + 1
        && !lexicon::calendar(scan.language).has(&before.lower)
        && (is_capital(before) || grammar::is_preposition(&before.lower, scan.language));
    (plain && !counts && is_count(scan, at) && is_end(scan, at + 1)).then(|| shown(scan, at..at + 1))
}

/// Ages told of a pronoun, with whose they are: `Sie ist neun.`, `There is a witness, and she is nine.` It is the one
/// named last whom it fits, else whoever is named next.
pub(super) fn of_pronouns(
    scan: &Scan<'_, '_>,
    persons: &[Person],
    mentions: &[Mention],
) -> Vec<(usize, String, Range<usize>)> {
    let mut found = Vec::new();
    for (index, sentence) in scan.prose.sentences.iter().enumerate() {
        for pronoun in sentence.tokens.clone() {
            let lower = scan.token(pronoun).lower.as_str();
            let subject = before_copula(lower, scan.language);
            let Some(gender) = Gender::of_subject(subject.unwrap_or(lower), scan.language) else {
                continue;
            };
            let age = behind_pronoun(scan, pronoun, sentence.tokens.end)
                .or_else(|| before_pronoun(scan, pronoun, sentence.tokens.start));
            let Some(shown_age) = age else { continue };
            let fits = |mention: &&Mention| {
                let own = &persons[mention.person];
                own.kind != CharacterKind::Group && (own.gender == gender || own.gender == Gender::Unknown)
            };
            let until = mentions.partition_point(|mention| mention.tokens.start < pronoun);
            let near = |mention: &&Mention| mention.sentence + 1 >= index;
            let before = mentions[..until].iter().rev().take(NEAR).take_while(near).find(fits);
            let behind = || {
                mentions[until..]
                    .iter()
                    .take(NEAR)
                    .take_while(|mention| mention.sentence <= index + 1)
                    .find(fits)
            };
            if let Some(mention) = before.or_else(behind) {
                let (age, tokens) = shown(scan, shown_age);
                found.push((mention.person, age, tokens));
            }
        }
    }
    found
}

/// The age that is said of the pronoun at `pronoun`: `sie ist erst neun`, `dass sie erst sechzehn ist`, `she is in her
/// forties`.
fn behind_pronoun(scan: &Scan<'_, '_>, pronoun: usize, end: usize) -> Option<Range<usize>> {
    let closed = lexicon::closed(scan.language);
    let numbers = lexicon::numbers(scan.language);
    let word = |at: usize| scan.prose.tokens.get(at).map_or("", |token| token.lower.as_str());
    let is_verb =
        |at: usize| at < end && (closed.copulas.contains(word(at)) || numbers.turning.has(word(at)));
    let closes = |at: usize| is_end(scan, at) || closed.and.contains(word(at));
    // `she's nine`
    let short = before_copula(word(pronoun), scan.language).is_some();
    if short || is_verb(pronoun + 1) {
        let age = phrase::read(scan, pronoun + if short { 1 } else { 2 })?;
        return (closes(age.end) && age.end <= end).then_some(age.shown);
    }
    let age = phrase::read(scan, pronoun + 1).filter(|_| scan.language == Language::German)?;
    let told = is_verb(age.end) || numbers.turned.has(word(age.end));
    (told && closes(age.end + 1)).then_some(age.shown)
}

/// `At seventeen she …`, `Mit siebzehn verlässt sie …`: the age with which the sentence begins at `start`.
fn before_pronoun(scan: &Scan<'_, '_>, pronoun: usize, start: usize) -> Option<Range<usize>> {
    let word = |at: usize| scan.prose.tokens.get(at).map_or("", |token| token.lower.as_str());
    let numbers = lexicon::numbers(scan.language);
    let owned = usize::from(grammar::is_possessive(word(start + 1), scan.language));
    let age = phrase::read(scan, start + 1 + owned).filter(|_| numbers.at_age.has(word(start)))?;
    let verb = usize::from(scan.language == Language::German);
    let near = pronoun == age.end + verb || word(age.end) == "," && pronoun == age.end + 1;
    let sure = age.years || phrase::value(scan, age.core).is_some_and(|years| years > 12);
    (near && sure).then_some(age.shown)
}

fn is_count(scan: &Scan<'_, '_>, at: usize) -> bool {
    scan.prose.tokens.get(at).is_some_and(|token| {
        token.kind == TokenKind::Number
            && token.text.len() <= 2
            && token.text.chars().all(|c| c.is_ascii_digit())
            || number(&token.lower, scan.language)
                .is_some_and(|word| !lexicon::numbers(scan.language).one.has(word))
    })
}

/// Months and weeks, which count other things than ages.
fn is_span(lower: &str, language: Language) -> bool {
    lexicon::numbers(language).spans.has(lower)
}

fn is_end(scan: &Scan<'_, '_>, at: usize) -> bool {
    scan.prose.tokens.get(at).is_none_or(|token| token.kind == TokenKind::Mark)
}

fn shown(scan: &Scan<'_, '_>, tokens: Range<usize>) -> Told {
    (scan.prose.text[super::range_of(scan, &tokens)].to_owned(), tokens)
}
