//! Ages that the clause round a name tells: `has just turned fifty`, `Heute wird Ida achtzig`, `Forty-five and broke, Ned …`,
//! `celebrates his seventieth birthday`, `retires, at seventy-three`.

use std::ops::Range;

use super::super::Mention;
use super::super::candidates::{Scan, is_capital, is_determiner};
use super::forms::{Told, is_mark, is_whole, told, word};
use super::is_birthday;
use super::phrase::{self, Phrase};
use crate::analysis::lexicon;
use crate::analysis::prose::TokenKind;
use crate::analysis::{Language, grammar};

/// So many words may stand between two verbs of one group: `is just about to turn`.
const BETWEEN: usize = 3;
/// So many tokens from the name the comma behind an apposition stands at most.
const APPOSITION: usize = 7;
/// So many tokens may stand between an age at the beginning and the name: `Forty-five, divorced and broke, Ned …`
const FRONT: usize = 8;

/// Every form, one after the other.
pub(super) fn told_of(scan: &Scan<'_, '_>, mention: &Mention) -> Option<Told> {
    becoming(scan, mention)
        .or_else(|| inverted(scan, mention))
        .or_else(|| apart(scan, mention))
        .or_else(|| described(scan, mention))
        .or_else(|| behind_apposition(scan, mention))
        .or_else(|| leading(scan, mention))
        .or_else(|| closing(scan, mention))
        .or_else(|| birthday(scan, mention))
}

/// Whether so much is told by `age` that it can only be one, or stands behind a verb of becoming.
fn is_sure(scan: &Scan<'_, '_>, age: &Phrase, turning: bool) -> bool {
    turning || age.led || age.years || phrase::value(scan, age.core).is_none_or(|years| years > 12)
}

/// `has just turned fifty`, `is about to turn eighty`, `will be forty next week`, `ist gerade fünfzig geworden`
fn becoming(scan: &Scan<'_, '_>, mention: &Mention) -> Option<Told> {
    let words = lexicon::numbers(scan.language);
    let closed = lexicon::closed(scan.language);
    let is_link = |at: usize| closed.copulas.contains(word(scan, at)) || words.turning.has(word(scan, at));
    let between = |at: usize| {
        words.nearly.has(word(scan, at))
            || closed.to.contains(word(scan, at))
            || lexicon::calendar(scan.language).has(word(scan, at))
    };
    let mut verb = mention.tokens.end;
    if !is_link(verb) && !closed.finite_auxiliaries.contains(word(scan, verb)) {
        return None;
    }
    while let Some(next) = (verb + 1..=verb + 1 + BETWEEN)
        .take_while(|&at| at == verb + 1 || between(at - 1))
        .find(|&at| is_link(at))
    {
        verb = next;
    }
    let age = phrase::read(scan, verb + 1)?;
    let turning = words.turning.has(word(scan, verb)) || words.turned.has(word(scan, age.end));
    let whole = is_whole(scan, &age) && is_sure(scan, &age, turning);
    (is_link(verb) && whole).then(|| told(scan, age.shown))
}

/// `Heute wird Ida Kern achtzig.`, `Auf dem Hof ist Jan Kern siebzig geworden`: the verb before the name.
fn inverted(scan: &Scan<'_, '_>, mention: &Mention) -> Option<Told> {
    if scan.language != Language::German {
        return None;
    }
    let verb = word(scan, mention.tokens.start.checked_sub(1)?);
    let turning = lexicon::numbers(scan.language).turning.has(verb);
    let age = phrase::read(scan, mention.tokens.end)?;
    let turned = lexicon::numbers(scan.language).turned.has(word(scan, age.end));
    let links = turning || lexicon::closed(scan.language).copulas.contains(verb);
    (links && is_whole(scan, &age) && is_sure(scan, &age, turning || turned)).then(|| told(scan, age.shown))
}

/// `lernt er Hedwig Nowak kennen, 74, vermögend und`: the end of the verb between the name and the age.
fn apart(scan: &Scan<'_, '_>, mention: &Mention) -> Option<Told> {
    if scan.language != Language::German {
        return None;
    }
    let end = mention.tokens.end;
    let comma = (end + 1..end + 3).find(|&at| word(scan, at) == ",")?;
    let verbal = (end..comma).all(|at| {
        let token = scan.token(at);
        token.kind == TokenKind::Word
            && !is_capital(token)
            && !lexicon::function_words(scan.language).has(&token.lower)
    });
    let age = phrase::read(scan, comma + 1)?;
    let sure = phrase::value(scan, age.core).is_some_and(|years| years > 12) || age.years;
    (verbal && sure && matches!(word(scan, age.end), "," | ".")).then(|| told(scan, age.shown))
}

/// `, a sullen fifteen,`, `(a young seventy)`, `, im Frühjahr achtzig,`
fn described(scan: &Scan<'_, '_>, mention: &Mention) -> Option<Told> {
    let open = mention.tokens.end;
    if !matches!(word(scan, open), "," | "(") {
        return None;
    }
    let calendar = lexicon::calendar(scan.language);
    let leads = |at: usize| match scan.language {
        Language::English => is_determiner(word(scan, open + 1), scan.language) && at > open + 2,
        Language::German => calendar.has(word(scan, at - 1)),
    };
    let plain = |tokens: Range<usize>| {
        tokens.into_iter().all(|at| scan.prose.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word))
    };
    let read = |at: usize| phrase::read(scan, at).filter(|_| leads(at)).map(|age| (at, age));
    let (at, age) = (open + 2..open + 5).find_map(read)?;
    let old = phrase::value(scan, age.core).is_some_and(|years| years > 2);
    (plain(open + 1..at) && old && is_mark(scan, age.end)).then(|| told(scan, age.shown))
}

/// `Oma Lene, Rozas Schwiegermutter, zweiundachtzig,`; `Horst Wolfram, ein pensionierter Schupo, 79,`
fn behind_apposition(scan: &Scan<'_, '_>, mention: &Mention) -> Option<Told> {
    let open = mention.tokens.end;
    let end = scan.prose.sentences[mention.sentence].tokens.end;
    let next = (open + 2..end.min(open + APPOSITION)).find(|&at| is_mark(scan, at))?;
    let is_told = lexicon::is_person_noun(&scan.token(next - 1).lower, scan.language);
    let age = phrase::read(scan, next + 1)?;
    let old = phrase::value(scan, age.core).is_some_and(|years| years > 2);
    let commas = word(scan, open) == "," && word(scan, next) == ",";
    (commas && is_told && old && is_mark(scan, age.end)).then(|| told(scan, age.shown))
}

/// `Seventeen and fearless, Ruth …`, `45, geschieden und pleite: Jan …`, `At fourteen Ruth Kern is …`
fn leading(scan: &Scan<'_, '_>, mention: &Mention) -> Option<Told> {
    let start = scan.prose.sentences[mention.sentence].tokens.start;
    let words = lexicon::numbers(scan.language);
    let closed = lexicon::closed(scan.language);
    let at = words.at_age.has(word(scan, start)) && scan.language == Language::English;
    let age = phrase::read(scan, start + usize::from(at))?;
    let sure = phrase::value(scan, age.core).is_some_and(|years| years > 12);
    if at {
        return (sure && age.end == mention.tokens.start).then(|| told(scan, age.shown));
    }
    let last = mention.tokens.start.checked_sub(1)?;
    // `Zwanzig Jahre alt ist Jan Kern`
    if age.years && age.end == last && closed.copulas.contains(word(scan, last)) {
        return Some(told(scan, age.shown));
    }
    let goes_on = word(scan, age.end) == "," || closed.and.contains(word(scan, age.end));
    let plain = || {
        (age.end + 1..last).all(|at| {
            let lower = word(scan, at);
            lower == ","
                || closed.and.contains(lower)
                || !is_capital(scan.token(at)) && !lexicon::function_words(scan.language).has(lower)
        })
    };
    let far = age.end < last && last <= age.end + FRONT;
    let years = age.years && age.end == last;
    ((sure && far && goes_on && plain() || years) && matches!(word(scan, last), "," | ":"))
        .then(|| told(scan, age.shown))
}

/// `Ned Kern retires today, at seventy-three.`, `Jan geht heute in Rente, mit 73 Jahren.`: at the end of what somebody
/// does with whom the sentence begins.
fn closing(scan: &Scan<'_, '_>, mention: &Mention) -> Option<Told> {
    let sentence = scan.prose.sentences[mention.sentence].tokens.clone();
    let words = lexicon::numbers(scan.language);
    if mention.tokens.start > sentence.start + 1 {
        return None;
    }
    let at = (mention.tokens.end..sentence.end)
        .rev()
        .find(|&at| words.at_age.has(word(scan, at)) && word(scan, at - 1) == ",")?;
    let age = phrase::read(scan, at + 1)?;
    let alone =
        scan.language == Language::German || (mention.tokens.end..at).all(|at| !is_capital(scan.token(at)));
    let sure = match scan.language {
        Language::English => phrase::value(scan, age.core).is_some_and(|years| years > 12),
        Language::German => age.years,
    };
    (alone && sure && age.end + 1 >= sentence.end && is_mark(scan, age.end)).then(|| told(scan, age.shown))
}

/// `celebrates his seventieth birthday`, `the seventieth birthday of Ned Kern`
fn birthday(scan: &Scan<'_, '_>, mention: &Mention) -> Option<Told> {
    let end = mention.tokens.end;
    let own = (end + 1..end + 4)
        .find(|&at| grammar::is_possessive(word(scan, at), scan.language) && is_birthday(scan, at + 1));
    let plain = |at: usize| (end..at).all(|at| !is_mark(scan, at) && !is_capital(scan.token(at)));
    if let Some(at) = own.filter(|&at| plain(at)) {
        return Some(told(scan, at + 1..at + 2));
    }
    let of = mention.tokens.start.checked_sub(1)?;
    let at = (of.saturating_sub(3)..of).find(|&at| is_birthday(scan, at))?;
    lexicon::closed(scan.language).of.contains(word(scan, of)).then(|| told(scan, at..at + 1))
}
