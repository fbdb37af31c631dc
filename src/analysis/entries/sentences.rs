//! Sentences that tell who plays whom: `Anna Berg is played by Rita Falk, Ben Roth by Kaya Su.`

use std::ops::Range;

use super::{Entry, Layout, without_others};
use crate::analysis::{
    Language, lexicon,
    lines::{folded, is_crew, is_nameish},
};

/// No entry is cut into more pieces than this: `Anna Berg, 34, played by Rita Falk`.
const PIECES: usize = 3;

/// Where the list begins in a sentence that names actors and parts: `“North” stars Ann Lee as …`, behind the words
/// that announce it.
pub(in crate::analysis) fn list_start(text: &str, language: Language) -> Option<usize> {
    let starts = || text.char_indices().filter(|&(at, _)| at == 0 || text[..at].ends_with([' ', '\n']));
    // The clause begins with one of the first words; it is much shorter than the twelve behind it.
    let head = starts().nth(24).map_or(text, |(end, _)| &text[..end]);
    let lower = folded(head);
    let clauses = lexicon::cast_clauses(language);
    let found = |(at, _): (usize, char)| Some((at, clauses.prefix_of(lower.get(at..)?)?));
    let (at, clause) = starts().take(12).filter_map(found).last()?;
    let from = at + clause.len();
    Some(from + text[from..].len() - text[from..].trim_start_matches([':', ' ', '\n', '–']).len())
}

/// The parts (left) and actors (right) that `text` tells in sentences and in nothing else, credits that follow aside;
/// none where it tells anything else. Where it might, most parts must be `known`.
pub(in crate::analysis) fn read(text: &str, language: Language, known: impl Fn(&str) -> bool) -> Vec<Entry> {
    let acting = lexicon::acting(language);
    if !acting.ways.iter().any(|way| text.contains(way.between.trim_end())) {
        return Vec::new();
    }
    // As long as `text`, byte for byte.
    let flat = text.replace(['\n', '\t'], " ");
    let body = without_others(&flat, language).trim_end_matches(['.', ' ']);
    let pieces = pieces(body, language);
    let mut found: Vec<Entry> = Vec::new();
    let mut sure = false;
    let mut at = 0;
    while at < pieces.len() {
        if is_crew(body[pieces[at].clone()].trim_start(), language) {
            break;
        }
        let last = (at + PIECES).min(pieces.len());
        let whole = (at..last).find_map(|end| {
            let range = pieces[at].start..pieces[end].end;
            Some((end, one(body, range, language, !found.is_empty())?))
        });
        let Some((end, (entry, certain))) = whole else { return Vec::new() };
        sure |= certain;
        found.push(entry);
        at = end + 1;
    }
    // `Anna spielt Klavier, Ben spielt Geige.`
    let named = |part: &str| {
        part.split(' ').any(|word| {
            lexicon::title(word, language).is_some()
                || lexicon::first_name(&word.to_lowercase(), language).is_some()
        })
    };
    let is_part = |part: &str| named(part) && known(part);
    let names = found.iter().filter(|entry| is_part(&text[entry.left.clone()])).count();
    if sure || found.len() > 1 && names * 2 >= found.len() { found } else { Vec::new() }
}

/// One entry that says by its words who plays whom: `Anna Berg, gespielt von Rita Falk`.
pub(super) fn entry(text: &str, language: Language) -> Option<Entry> {
    let sure = lexicon::acting(language).ways.iter().any(|way| way.sure && text.contains(&way.between));
    let (entry, certain) = sure.then(|| one(text, 0..text.len(), language, false)).flatten()?;
    certain.then_some(entry)
}

/// `body` between its separators.
fn pieces(body: &str, language: Language) -> Vec<Range<usize>> {
    let separators = &lexicon::acting(language).separators;
    let abbreviated = |at: usize| {
        let word = body[..at].rsplit([' ', '(']).next().unwrap_or_default().to_lowercase();
        lexicon::abbreviations(language).has(&word)
    };
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, letter) in body.char_indices() {
        // Each begins with a space or with a mark before one.
        if at < start || !matches!(letter, ' ' | ',' | ';' | '.') || letter == '.' && abbreviated(at) {
            continue;
        }
        if let Some(separator) =
            separators.iter().find(|separator| body[at..].starts_with(separator.as_str()))
        {
            pieces.push(start..at);
            start = at + separator.len();
        }
    }
    pieces.push(start..body.len());
    pieces
}

/// What `range` of `body` tells, and whether nothing else is told so; `later` where others have been told before, so that
/// the verb can be missing.
fn one(body: &str, range: Range<usize>, language: Language, later: bool) -> Option<(Entry, bool)> {
    let acting = lexicon::acting(language);
    let ways = acting.ways.iter().chain(acting.later.iter().filter(|_| later));
    let text = &body[range.clone()];
    let lower = folded(text);
    let lead: usize =
        acting.joining.iter().find(|word| lower.starts_with(word.as_str())).map_or(0, String::len);
    let told = ways.into_iter().find_map(|way| {
        let from =
            lead + if lower[lead..].starts_with(&way.before) { way.before.len() } else { return None };
        let to = text.trim_end().strip_suffix(way.behind.as_str())?.len();
        let joint = from + lower.get(from..to)?.find(&way.between)?;
        let (one, other) = (from..joint, joint + way.between.len()..to);
        let (part, actor) = if way.part_first { (one, other) } else { (other, one) };
        let said = acting.roles.iter().find(|role| lower[part.clone()].starts_with(role.as_str()));
        let part = part.start + said.map_or(0, String::len)..part.end;
        let side = |side: Range<usize>| {
            let words = &text[side.clone()];
            let words = words.trim_matches([',', ' ', '(', ')']);
            let start = words.as_ptr() as usize - text.as_ptr() as usize + range.start;
            is_nameish(words, language).then_some(start..start + words.len())
        };
        Some((Entry { left: side(part)?, right: Some(side(actor)?), layout: Layout::Columns }, way.sure))
    });
    // `als Cem Demir Kaya Su`: only a lexicon can tell where the one ends.
    let joined = || {
        let rest =
            lower[lead..].strip_prefix(acting.bare.as_str()).filter(|_| later && !acting.bare.is_empty())?;
        let left = range.start + text.len() - rest.len()..range.end;
        let entry = Entry { left: left.clone(), right: None, layout: Layout::Plain };
        is_nameish(&body[left], language).then_some((entry, false))
    };
    told.or_else(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, language: Language) -> Vec<String> {
        let entries = read(text, language, |part| !part.contains("Chopin"));
        let side = |range: &Range<usize>| text[range.clone()].to_owned();
        entries
            .iter()
            .map(|entry| {
                format!("{}={}", side(&entry.left), entry.right.as_ref().map(side).unwrap_or_default())
            })
            .collect()
    }

    const BOTH: [&str; 2] = ["Anna Berg=Rita Falk", "Dr. Cem Demir=Kaya Su"];

    #[test]
    fn sentences_tell_who_plays_whom() {
        for (language, texts) in [
            (
                Language::German,
                &[
                    "Anna Berg wird gespielt von Rita Falk, Dr. Cem Demir von Kaya Su.",
                    "Anna Berg wird von Rita Falk gespielt und Dr. Cem Demir von Kaya Su. Buch: Jan Mohr.",
                    "Rita Falk spielt Anna Berg, Kaya Su die Rolle des Dr. Cem Demir.",
                    "Rita Falk ist als Anna Berg zu sehen, Kaya Su als Dr. Cem Demir u. v. a.",
                    "Als Anna Berg ist Rita Falk zu sehen; Kaya Su spielt Dr. Cem Demir.",
                    "Anna Berg, gespielt von\nRita Falk, Dr. Cem Demir, gespielt von Kaya Su",
                ][..],
            ),
            (
                Language::English,
                &[
                    "Anna Berg is played by Rita Falk and Dr. Cem Demir by Kaya Su.",
                    "The role of Anna Berg is played by Rita Falk. Dr. Cem Demir is played by Kaya Su.",
                    "Rita Falk plays Anna Berg, with Kaya Su as Dr. Cem Demir.",
                    "Rita Falk stars as Anna Berg, while Kaya Su plays Dr. Cem Demir. Directed by Jan Mohr.",
                ],
            ),
        ] {
            for text in texts {
                assert_eq!(told(text, language), BOTH, "{text}");
            }
        }
    }

    #[test]
    fn what_the_story_tells_is_no_cast() {
        for (text, language) in [
            ("Anna Berg spielt Klavier.", Language::German),
            ("Anna spielt Klavier, Ben spielt Geige.", Language::German),
            ("Anna Berg wird von Rita Falk geschlagen.", Language::German),
            ("Rita Falk plays Anna Berg a trick, and Kaya Su laughs.", Language::English),
            ("Kaya plays Chopin and Rita plays Liszt.", Language::English),
        ] {
            assert!(told(text, language).is_empty(), "{text}");
        }
    }
}
