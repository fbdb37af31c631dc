//! A verb told once for two courses: `den Laden oder das Haus verkaufen`, `be poor or alone`.

use super::super::{Language, lexicon, retell::Teller};
use super::course::is_base_form;

/// Both courses with the verb that stands beside one of them alone.
pub(super) fn filled(teller: &Teller<'_, '_>, first: String, second: String) -> (String, String) {
    match teller.reading.prose.language {
        Language::German => german(teller, first, second),
        Language::English => {
            let second = english(teller, &first, &second).unwrap_or(second);
            (first, second)
        }
    }
}

fn german(teller: &Teller<'_, '_>, first: String, second: String) -> (String, String) {
    let second = without_modal(teller, &second).unwrap_or(second);
    let alike = opening(teller, &first) == opening(teller, &second);
    match (verb(teller, &first), verb(teller, &second)) {
        (None, Some(verb)) if alike && !looks_verbal(&first) => (format!("{first} {verb}"), second),
        (Some(verb), None) if alike && !looks_verbal(&second) => {
            let second = format!("{second} {verb}");
            (first, second)
        }
        _ => (first, second),
    }
}

/// What a part of a course is.
#[derive(PartialEq, Eq)]
enum Opening {
    Noun,
    Phrase,
    Other,
}

/// What a German course begins with.
fn opening(teller: &Teller<'_, '_>, course: &str) -> Opening {
    let words = teller.reading.lore.words;
    let first = course.split(' ').next().unwrap_or_default();
    if words.opens_phrase(first) {
        Opening::Phrase
    } else if words.determiners.contains(first) || first.starts_with(char::is_uppercase) {
        Opening::Noun
    } else {
        Opening::Other
    }
}

/// Whether a German course ends as one with a verb that no list has.
fn looks_verbal(course: &str) -> bool {
    let last = course.rsplit(' ').next().unwrap_or_default();
    last.starts_with(char::is_lowercase)
        && (last.ends_with("en") || last.ends_with("ern") || last.ends_with("eln"))
}

/// The infinitive, or the two of them, that a German course ends in.
pub(super) fn verb(teller: &Teller<'_, '_>, course: &str) -> Option<String> {
    let lore = teller.reading.lore;
    let words: Vec<&str> = course.split(' ').collect();
    let infinitive = |word: &&str| word.starts_with(char::is_lowercase) && lore.verbs.infinitive(word);
    let (last, before) = words.split_last()?;
    let helped = before.last().filter(|before| infinitive(before) && lore.words.modals.contains(last));
    infinitive(last).then(|| helped.map_or_else(|| (*last).to_owned(), |before| format!("{before} {last}")))
}

/// `Tom zeigen soll` without its last word.
fn without_modal(teller: &Teller<'_, '_>, course: &str) -> Option<String> {
    let lore = teller.reading.lore;
    let (before, last) = course.rsplit_once(' ')?;
    let modal =
        lore.verbs.finite(last).is_some_and(|form| !form.bare && lore.words.modals.contains(&form.lemma));
    (modal && verb(teller, before).is_some()).then(|| before.to_owned())
}

/// The second English course with the words of the first that it shares. None if it has a verb of its own.
fn english(teller: &Teller<'_, '_>, first: &str, second: &str) -> Option<String> {
    let words = teller.reading.lore.words;
    let first: Vec<&str> = first.split(' ').collect();
    let (verb, opener) = (first.first()?, second.split(' ').next()?);
    let closed = words.determiners.contains(opener) || words.opens_phrase(opener);
    let acts = !closed && (is_base_form(teller, opener) || lexicon::is_verb(opener, false));
    if first.len() < 2 || !is_base_form(teller, verb) || acts || words.negations.contains(opener) {
        return None;
    }
    let same =
        first.iter().rposition(|word| *word == opener).filter(|&at| at > 0 && words.opens_phrase(opener));
    let shared = if let Some(same) = same {
        // `send for the police or for a priest`
        same
    } else if words.opens_phrase(opener) {
        1
    } else if first.len() > 2 && (words.opens_phrase(first[1]) || words.verb_particles.contains(first[1])) {
        // `go to London or Paris`
        2
    } else {
        1
    };
    Some(format!("{} {second}", first[..shared].join(" ")))
}

/// Both courses in one question, what they share told once: `Den Laden oder das Haus verkaufen`, `Die Stelle annehmen oder
/// ablehnen`.
pub(super) fn joined(teller: &Teller<'_, '_>, first: &str, second: &str, or: &str, longest: usize) -> String {
    let whole = format!("{first} {or} {second}");
    match teller.reading.prose.language {
        Language::German => {
            let shared = verb(teller, first).filter(|shared| verb(teller, second).as_ref() == Some(shared));
            let short =
                shared.and_then(|shared| first.strip_suffix(&format!(" {shared}")).map(str::to_owned));
            let deeds = looks_verbal(first) && looks_verbal(second);
            let thing = first.rsplit_once(' ').zip(second.rsplit_once(' '));
            let thing = thing.filter(|(a, b)| deeds && a.0 == b.0);
            match (short, thing) {
                (Some(first), _) => format!("{first} {or} {second}"),
                (_, Some((_, (_, other)))) => format!("{first} {or} {other}"),
                _ => whole,
            }
        }
        Language::English if whole.split(' ').count() > longest => {
            // `Lose the shop or her brother`
            let words = teller.reading.lore.words;
            let opens = |told: &str| {
                let first = told.split(' ').next().unwrap_or_default();
                (words.determiners.contains(first), words.opens_phrase(first))
            };
            let closed = |told: &str| opens(told) != (false, false);
            let shared = first.split_once(' ').zip(second.split_once(' '));
            let shared = shared.filter(|(a, b)| {
                let alike = closed(a.1) && opens(a.1) == opens(b.1);
                a.0 == b.0 && is_base_form(teller, a.0) && !closed(a.0) && alike
            });
            shared.map_or(whole, |(_, (_, rest))| format!("{first} {or} {rest}"))
        }
        Language::English => whole,
    }
}

/// Whether what was told are two things.
pub(super) fn are_things(teller: &Teller<'_, '_>, told: [&str; 2]) -> bool {
    let words = teller.reading.lore.words;
    told.iter().all(|told| {
        let first = told.split(' ').next().unwrap_or_default();
        let opens = words.determiners.contains(first) || first.starts_with(char::is_uppercase);
        let acts = match teller.reading.prose.language {
            Language::German => verb(teller, told).is_some() || looks_verbal(told),
            Language::English => false,
        };
        opens && !acts
    })
}

/// A thing without what hangs on it: `die Stelle in London` is `die Stelle`.
pub(super) fn without_phrases(teller: &Teller<'_, '_>, thing: &str) -> String {
    let words = teller.reading.lore.words;
    let told: Vec<&str> = thing.split(' ').collect();
    let opens = |at: &usize| words.opens_phrase(told[*at]) && !words.genitives.contains(told[*at]);
    let end = (1..told.len()).find(opens).unwrap_or(told.len());
    told[..end].join(" ")
}
