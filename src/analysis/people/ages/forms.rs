//! Ages in whole phrases: beside the name, before it (`die acht Jahre alte Vroni`, `der Endvierziger Holger`), at the
//! beginning of the clause (`Im Alter von 71 Jahren`), in what is told of somebody (`, der mit seinen 79 Jahren`).

use std::ops::Range;

use super::super::candidates::{Scan, is_capital, is_determiner};
use super::super::{Gender, Mention, Person};
use super::phrase::{self, Phrase, is_decade_noun};
use super::{fitting_before, is_year};
use crate::analysis::lexicon;
use crate::analysis::morphology::ADJECTIVE_ENDINGS;
use crate::analysis::prose::TokenKind;
use crate::analysis::{Language, grammar};

/// An age as it is written, and its tokens.
pub(super) type Told = (String, Range<usize>);

/// So many words may stand between the comma and an age in what is told of somebody.
const REACH: usize = 7;

pub(super) fn word<'a>(scan: &'a Scan<'_, '_>, at: usize) -> &'a str {
    scan.prose.tokens.get(at).map_or("", |token| token.lower.as_str())
}

pub(super) fn told(scan: &Scan<'_, '_>, tokens: Range<usize>) -> Told {
    (scan.prose.text[super::range_of(scan, &tokens)].to_owned(), tokens)
}

pub(super) fn is_mark(scan: &Scan<'_, '_>, at: usize) -> bool {
    scan.prose.tokens.get(at).is_none_or(|token| token.kind == TokenKind::Mark)
}

/// Whether the clause can end, or go on with another thing, at `at`.
pub(super) fn closes(scan: &Scan<'_, '_>, at: usize) -> bool {
    is_mark(scan, at) || lexicon::closed(scan.language).and.contains(word(scan, at))
}

/// Whether nothing else is counted behind `age`: the clause ends, or a participle or a time follows.
pub(super) fn is_whole(scan: &Scan<'_, '_>, age: &Phrase) -> bool {
    let words = lexicon::numbers(scan.language);
    let turned = words.turned.has(word(scan, age.end)) && closes(scan, age.end + 1);
    closes(scan, age.end) || turned || words.behind.has(word(scan, age.end))
}

/// Every form, one after the other.
pub(super) fn told_of(scan: &Scan<'_, '_>, mention: &Mention) -> Option<Told> {
    beside(scan, mention)
        .or_else(|| adjectival(scan, mention))
        .or_else(|| decade_noun(scan, mention))
        .or_else(|| fronted(scan, mention))
        .or_else(|| within(scan, mention))
}

/// `, Mitte vierzig und`, `ist Ende dreißig, als`, `zählt achtzig Jahre`, `wird nächste Woche achtzehn und`, `is
/// thirty-eight by her own clock`
fn beside(scan: &Scan<'_, '_>, mention: &Mention) -> Option<Told> {
    let open = super::behind_actor(scan, mention.tokens.end - 1)
        .and_then(|by| (mention.tokens.end - 1).checked_add_signed(by))?;
    let words = lexicon::numbers(scan.language);
    let closed = lexicon::closed(scan.language);
    let verb = word(scan, open);
    let age = || phrase::read(scan, open + 1);
    let shown = |age: Phrase| told(scan, age.shown);
    if matches!(verb, "," | "(") {
        return age().filter(|age| (age.led || age.years) && is_whole(scan, age)).map(shown);
    }
    if words.counting.has(verb) {
        return age().filter(|age| age.years || age.rough && is_whole(scan, age)).map(shown);
    }
    // `einen Mann um die vierzig`: nothing between the noun and the age.
    if mention.kind == super::super::MentionKind::Noun
        && let Some(age) = phrase::read(scan, open).filter(|age| age.rough)
        && !scan.prose.tokens.get(age.end).is_some_and(is_capital)
    {
        return Some(shown(age));
    }
    if !closed.copulas.contains(verb) && !words.turning.has(verb) {
        return None;
    }
    let goes_on = |at: usize| closed.subordinators.contains(word(scan, at)) || word(scan, at) == "by";
    let sure = |age: &Phrase| {
        let old = phrase::value(scan, age.core).is_none_or(|years| years > 12);
        (age.led || age.years || old)
            && (closes(scan, age.end) || scan.language == Language::English && old && goes_on(age.end))
    };
    age().filter(sure).or_else(|| later(scan, open)).map(shown)
}

/// `wird nächste Woche achtzehn und`: a time before the age.
fn later(scan: &Scan<'_, '_>, verb: usize) -> Option<Phrase> {
    let calendar = lexicon::calendar(scan.language);
    let turning = lexicon::numbers(scan.language).turning.has(word(scan, verb));
    let is_time =
        |at: usize| calendar.has(word(scan, at)) || lexicon::numbers(scan.language).times.has(word(scan, at));
    (verb + 1..verb + 4)
        .filter(|&at| turning && scan.language == Language::German && is_time(at))
        .find_map(|time| phrase::read(scan, time + 1).filter(|age| closes(scan, age.end)))
}

/// `seine acht Jahre alte Tochter Vroni`, `der dreihundert Jahre alte Vampir Lucian`
fn adjectival(scan: &Scan<'_, '_>, mention: &Mention) -> Option<Told> {
    if scan.language != Language::German {
        return None;
    }
    let old = &lexicon::numbers(scan.language).old;
    let is_old = |at: usize| {
        let lower = word(scan, at);
        ADJECTIVE_ENDINGS.iter().any(|end| lower.strip_suffix(end).is_some_and(|stem| old.has(stem)))
            && is_year(word(scan, at.wrapping_sub(1)))
    };
    let start = mention.tokens.start;
    let first = scan.prose.sentences[mention.sentence].tokens.start;
    let at = (start.saturating_sub(4).max(first + 2)..start).rev().find(|&at| is_old(at))?;
    // `die zwanzig Jahre alte Fabrik Lenas` is no person.
    let leads = (at + 1..start).all(|at| {
        let token = scan.token(at);
        token.kind == TokenKind::Word
            && !lexicon::function_words(scan.language).has(&token.lower)
            && (!is_capital(token)
                || lexicon::role(&token.lower, scan.language).is_some()
                || lexicon::kin(&token.lower, scan.language).is_some()
                || lexicon::title(token.text, scan.language).is_some())
    });
    let counted =
        phrase::value(scan, at - 2).is_some() || lexicon::is_number(word(scan, at - 2), scan.language);
    (leads && counted).then(|| told(scan, at - 2..at))
}

/// `der Endvierziger Holger Stamm`, `ist ein Mittfünfziger`, `, eine Mittdreißigerin mit`
fn decade_noun(scan: &Scan<'_, '_>, mention: &Mention) -> Option<Told> {
    let noun = |at: usize| {
        scan.prose.tokens.get(at).is_some_and(|token| is_decade_noun(&token.lower, scan.language))
    };
    let plain = |tokens: Range<usize>| {
        tokens.into_iter().all(|at| {
            scan.token(at).kind == TokenKind::Word
                && !lexicon::function_words(scan.language).has(&scan.token(at).lower)
        })
    };
    let first = scan.prose.sentences[mention.sentence].tokens.start;
    let start = mention.tokens.start;
    let ahead = (start.saturating_sub(3).max(first)..mention.tokens.end)
        .rev()
        .find(|&at| noun(at))
        .filter(|&at| at >= start || plain(at + 1..start));
    let open = mention.tokens.end;
    let said = word(scan, open) == "," || lexicon::closed(scan.language).copulas.contains(word(scan, open));
    let article = is_determiner(word(scan, open + 1), scan.language);
    let behind = || {
        let at = (open + 2..open + 5).find(|&at| noun(at)).filter(|_| said && article)?;
        plain(open + 2..at).then_some(at)
    };
    ahead.or_else(behind).map(|at| told(scan, at..at + 1))
}

/// `Im Alter von 71 Jahren legt Hedda`, `Mit Mitte sechzig entdeckt Hinnerk`, `Pushing seventy, Stanislaw`, `Kaum
/// dreizehnjährig, wird Aurelie`
fn fronted(scan: &Scan<'_, '_>, mention: &Mention) -> Option<Told> {
    let start = scan.prose.sentences[mention.sentence].tokens.start;
    let words = lexicon::numbers(scan.language);
    let german = scan.language == Language::German;
    let near = |end: usize| mention.tokens.start > end && mention.tokens.start <= end + 4;
    if german {
        let at = start + usize::from(words.nearly.has(word(scan, start)));
        let stem = words.years_old.iter().find_map(|end| word(scan, at).strip_suffix(end.as_str()));
        if let Some(stem) = stem.filter(|stem| !stem.is_empty()) {
            let shown: String = scan.token(at).text.chars().take(stem.chars().count()).collect();
            return (is_mark(scan, at + 1) && near(at + 1)).then(|| (shown, at..at + 1));
        }
    }
    let front = words.fronts.iter().find_map(|front| scan.phrase_at(start, front));
    let own = |at: usize| usize::from(grammar::is_possessive(word(scan, at), scan.language));
    let from = front.map_or(start, |count| start + count + own(start + count));
    let age = phrase::read(scan, from)?;
    let next = scan.prose.tokens.get(age.end)?;
    let begins = if german { next.kind == TokenKind::Word && !is_capital(next) } else { next.text == "," };
    let tells = match front {
        Some(count) => count > 1 || age.led || age.years || age.end > age.core + 1,
        None => !german && age.led && phrase::value(scan, age.core).is_none_or(|years| years > 12),
    };
    (begins && tells && near(age.end)).then(|| told(scan, age.shown))
}

/// `, der mit seinen 79 Jahren noch`, `, who at 24 was`, `, at ninety-four,`
fn within(scan: &Scan<'_, '_>, mention: &Mention) -> Option<Told> {
    let comma = mention.tokens.end;
    if word(scan, comma) != "," {
        return None;
    }
    let words = lexicon::numbers(scan.language);
    let closed = lexicon::closed(scan.language);
    let until = scan.prose.sentences[mention.sentence].tokens.end.min(comma + REACH);
    let clause = comma + 1..until;
    let at =
        clause.clone().take_while(|&at| !is_mark(scan, at)).find(|&at| words.at_age.has(word(scan, at)))?;
    let relative = closed.relative_subjects.contains(word(scan, comma + 1));
    if at > comma + 1 && !relative || opens_another(scan, comma + 1..at) {
        return None;
    }
    let owned = grammar::is_possessive(word(scan, at + 1), scan.language);
    let age = phrase::read(scan, at + 1 + usize::from(owned))?;
    let next = scan.prose.tokens.get(age.end);
    let tells = match scan.language {
        // `mit zwanzig Jahren Haft bedroht`
        Language::German => (age.years || age.rough) && next.is_some_and(|next| !is_capital(next)),
        Language::English => {
            phrase::value(scan, age.core).is_some_and(|years| years > 12)
                && next.is_none_or(|next| {
                    next.kind == TokenKind::Mark || closed.finite_auxiliaries.contains(&next.lower)
                })
        }
    };
    tells.then(|| told(scan, age.shown))
}

/// Whether a capital in `tokens` brings in somebody or something else.
fn opens_another(scan: &Scan<'_, '_>, tokens: Range<usize>) -> bool {
    tokens.into_iter().any(|at| is_capital(scan.token(at)))
}

/// `Die 62-year-old has …`, `der Mittfünfziger`, and `gibt sein Alter mit 24 an`, with whose it is: the one named last
/// whom it fits.
pub(super) fn of_those_named(
    scan: &Scan<'_, '_>,
    persons: &[Person],
    mentions: &[Mention],
) -> Vec<(usize, String, Range<usize>)> {
    let mut found = Vec::new();
    for at in 0..scan.prose.tokens.len() {
        let Some((age, tokens, gender)) = declared(scan, at).or_else(|| called(scan, at)) else { continue };
        if let Some(person) = fitting_before(persons, mentions, at, gender) {
            found.push((person, age, tokens));
        }
    }
    found
}

/// `gibt sein Alter mit 24 an`, `gives her age as 33`
fn declared(scan: &Scan<'_, '_>, at: usize) -> Option<(String, Range<usize>, Gender)> {
    let words = lexicon::numbers(scan.language);
    if !words.own_age.has(word(scan, at)) {
        return None;
    }
    let gender = *lexicon::closed(scan.language).owners.get(word(scan, at.checked_sub(1)?))?;
    let closed = lexicon::closed(scan.language);
    let leads = |at: usize| words.at_age.has(word(scan, at)) || closed.in_role.contains(word(scan, at));
    let age = phrase::read(scan, at + 2).filter(|_| leads(at + 1))?;
    let (age, tokens) = told(scan, age.shown);
    Some((age, tokens, gender))
}

/// `The 62-year-old has …`
fn called(scan: &Scan<'_, '_>, at: usize) -> Option<(String, Range<usize>, Gender)> {
    if scan.language == Language::German {
        return None;
    }
    let closed = lexicon::closed(scan.language);
    if !closed.definite.contains(word(scan, at.checked_sub(1)?)) {
        return None;
    }
    let stem = super::years_old(word(scan, at), scan.language)?;
    let next = word(scan, at + 1);
    let acts = is_mark(scan, at + 1)
        || closed.behind_subject.contains(next)
        || next.strip_suffix('s').is_some_and(|stem| lexicon::is_verb(stem, true));
    let stem = stem.trim_end_matches('-').to_owned();
    (acts && !stem.is_empty()).then_some((stem, at..at + 1, Gender::Unknown))
}
