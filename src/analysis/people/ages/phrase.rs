//! An age in the words that stand round it: `längst jenseits der sechzig`, `Anfang fünfzig`, `not yet ten`, `drei Monate alt`.

use std::ops::Range;

use super::super::candidates::Scan;
use super::{is_year, number};
use crate::analysis::Language;
use crate::analysis::lexicon::{self, remembered};
use crate::analysis::prose::TokenKind;

/// An age as it is written.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// The tokens that tell it.
    pub(super) shown: Range<usize>,
    /// Behind all that belongs to it.
    pub(super) end: usize,
    /// The number itself.
    pub(super) core: usize,
    /// Whether it is told roughly: `Mitte vierzig`, `not yet ten`.
    pub(super) rough: bool,
    /// Whether it counts years: `71 Jahre`.
    pub(super) years: bool,
    /// Whether something stands before it: `kaum zwanzig`.
    pub(super) led: bool,
}

/// So many words may stand before the number.
const LEAD: usize = 5;

/// The age that begins at `at`.
pub(super) fn read(scan: &Scan<'_, '_>, at: usize) -> Option<Phrase> {
    let words = lexicon::numbers(scan.language);
    let word = |at: usize| scan.prose.tokens.get(at).map_or("", |token| token.lower.as_str());
    let (mut core, mut from) = (at, None);
    let mut within = false;
    let begins_edge = |lower: &str| {
        remembered!(bool, lower, scan.language, || {
            words.edges.iter().any(|edge| edge.split(' ').next() == Some(lower))
        })
    };
    while core < at + LEAD {
        let edge = begins_edge(word(core))
            .then(|| words.edges.iter().find_map(|edge| scan.phrase_at(core, edge)))
            .flatten();
        if let Some(count) = edge {
            from = from.or(Some(core));
            core += count;
        } else if words.about.has(word(core)) {
            from = from.or(Some(core));
            core += 1;
        } else if words.nearly.has(word(core)) || words.both.has(word(core)) {
            core += 1;
        } else if words.within.has(word(core))
            && (lexicon::closed(scan.language).possessives.contains(word(core + 1))
                || words.before_decades.has(word(core + 1)))
        {
            within = true;
            core += 2;
        } else {
            break;
        }
    }
    let rough = from.is_some();
    let decade = words.decades.has(decade_of(word(core)));
    let years = is_year(word(core + 1));
    let counted = value(scan, core).is_some() || years && lexicon::is_number(word(core), scan.language);
    // `um zehn` is an hour.
    let hour =
        core == at + 1 && words.about.has(word(at)) && value(scan, core).is_none_or(|count| count < 13);
    let tells = counted && !(rough && hour && !years) || decade && (rough || within);
    if !tells || words.one.has(word(core)) && !years {
        return None;
    }
    let count = if years { core + 2 } else { core + 1 };
    let of_age = || words.of_age.has(word(count)) && words.own_age.has(word(count + 1));
    let end = if words.old.has(word(count)) {
        count + 1
    } else if years && of_age() {
        // `sixty-two years of age`
        count + 2
    } else {
        count
    };
    // `zwei Wochen` are no age, `zwei Wochen alt` are one.
    if years && words.spans.has(word(core + 1)) && end == count {
        return None;
    }
    let led = core > at;
    Some(Phrase { shown: from.unwrap_or(core)..count, end, core, rough: rough || within, years, led })
}

/// `forties` of `mid-forties`.
fn decade_of(lower: &str) -> &str {
    lower.rsplit('-').next().unwrap_or(lower)
}

/// How old the number at `at` says somebody is.
pub(super) fn value(scan: &Scan<'_, '_>, at: usize) -> Option<u32> {
    let token = scan.prose.tokens.get(at)?;
    if token.kind == TokenKind::Number {
        let digits = token.text.len() <= 3 && token.text.chars().all(|c| c.is_ascii_digit());
        return token.text.parse().ok().filter(|&years: &u32| digits && years < 120);
    }
    number(&token.lower, scan.language)?;
    lexicon::number_value(&token.lower, scan.language)
}

/// Whether `lower` says in one noun in which decade of life somebody is: `Mittfünfzigerin`, `octogenarian`.
pub(in super::super) fn is_decade_noun(lower: &str, language: Language) -> bool {
    let words = lexicon::numbers(language);
    words.decade_nouns.has(lower)
        || language == Language::German
            && words.decade_fronts.iter().any(|front| {
                lower.strip_prefix(front.as_str()).is_some_and(|decade| {
                    ["", "s", "n", "in"]
                        .iter()
                        .any(|end| decade.strip_suffix(end).is_some_and(|decade| words.decades.has(decade)))
                })
            })
}
