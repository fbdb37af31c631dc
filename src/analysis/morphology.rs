//! Whether a word is a word: known, put together from known ones, or a form of one.
//!
//! The list of German words holds few inflected adjectives and not all compounds; this file makes up for it.

use super::Language;
use super::lexicon::{is_front, is_noun, is_word, remembered};

/// `word` without the apostrophe and the s of an English genitive, if it ends in them.
pub(super) fn without_genitive(word: &str) -> Option<&str> {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"))
}

/// Whether `word` ends in the apostrophe and the s of an English genitive.
pub(super) fn bears_genitive(word: &str) -> bool {
    without_genitive(word).is_some()
}

/// How a capital word is known as a common word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// It stands in the list.
    Listed,
    /// It is a compound of listed words.
    Compound,
    /// It is a listed word with an ending.
    Inflected,
    /// Its ending makes words: `-heit`.
    Formed,
    /// It is none.
    No,
}

/// How `lower`, in lower case, is known.
pub(super) fn known(lower: &str, language: Language) -> Known {
    remembered!(Known, lower, language, || work_out(lower, language))
}

fn work_out(lower: &str, language: Language) -> Known {
    if is_word(lower, language) {
        return Known::Listed;
    }
    if let Some((_, head)) = lower.rsplit_once('-') {
        return if head.chars().count() > 2 && known(head, language) != Known::No {
            Known::Compound
        } else {
            Known::No
        };
    }
    match language {
        Language::German => german(lower),
        Language::English => english(lower),
    }
}

fn english(lower: &str) -> Known {
    let listed = |stem: &str| stem.len() > 2 && is_word(stem, Language::English);
    for end in ["'s", "’s", "s", "es", "ed", "d", "ing", "ly", "er", "ers"] {
        if lower.strip_suffix(end).is_some_and(|stem| listed(stem) && stem.len() > 3) {
            return Known::Inflected;
        }
    }
    Known::No
}

/// No compound that anybody writes has more letters; a text may have words of any length.
const LONGEST_COMPOUND: usize = 40;

/// `generationenübergreifendes`: a listed adjective behind another word.
fn is_compound_adjective(lower: &str) -> bool {
    const ENDS: [&str; 9] = ["end", "ig", "lich", "isch", "sam", "bar", "los", "haft", "frei"];
    if lower.chars().nth(LONGEST_COMPOUND).is_some() {
        return false;
    }
    ADJECTIVE_ENDINGS.iter().filter_map(|end| lower.strip_suffix(end)).any(|stem| {
        ENDS.iter().any(|end| stem.ends_with(end))
            && stem.char_indices().skip(3).any(|(at, _)| {
                let (front, tail) = stem.split_at(at);
                tail.chars().count() > 5 && is_word(tail, Language::German) && is_front(front)
            })
    })
}

fn german(lower: &str) -> Known {
    if is_compound(lower) {
        return Known::Compound;
    }
    for end in ["ste", "sten", "es", "em", "en", "er", "e"] {
        if lower
            .strip_suffix(end)
            .is_some_and(|stem| stem.chars().count() >= 4 && is_word(stem, Language::German))
        {
            return Known::Inflected;
        }
    }
    if is_compound_adjective(lower) {
        return Known::Inflected;
    }
    let formed = [
        "ungen", "ung", "heit", "keit", "schaft", "tion", "ierung", "erin", "erinnen", "ischen", "ische",
        "ischer", "lich", "lichen",
    ];
    if lower.chars().count() > 7 && formed.iter().any(|end| lower.ends_with(end)) {
        return Known::Formed;
    }
    if let Some(stem) = lower.strip_suffix('s')
        && stem.chars().count() > 4
        && (is_word(stem, Language::German) || is_compound(stem))
    {
        return Known::Inflected;
    }
    Known::No
}

/// Whether `lower` is put together from two listed words.
fn is_compound(lower: &str) -> bool {
    let cuts: Vec<usize> = lower.char_indices().map(|(at, _)| at).collect();
    if cuts.len() < 7 || cuts.len() > LONGEST_COMPOUND {
        return false;
    }
    (3..cuts.len() - 3).any(|k| {
        let (front, head) = lower.split_at(cuts[k]);
        let letters = cuts.len() - k;
        letters >= 4
            && (is_noun(head, Language::German) || letters >= 5 && is_word(head, Language::German))
            && is_front(front)
    })
}

/// Whether `lower` has an ending of abstract nouns.
pub(super) fn is_abstract(lower: &str, language: Language) -> bool {
    let ends: &[&str] = match language {
        Language::German => &[
            "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen",
            "tät", "täten", "nis", "nisse", "tum", "ismus", "enz", "anz", "ik", "ur", "age", "ment", "sal",
            "ei",
        ],
        Language::English => &["tion", "ness", "ment", "ity", "ship", "hood", "ance", "ence", "ism"],
    };
    lower.chars().count() > 4 && ends.iter().any(|end| lower.ends_with(end))
}

/// The endings of German adjectives and articles; who looks for the first that fits finds the longest.
pub(super) const ADJECTIVE_ENDINGS: [&str; 5] = ["em", "en", "es", "er", "e"];

/// The endings of German nouns for those who do something.
pub(super) const AGENT_ENDINGS: [&str; 8] = ["er", "or", "ist", "ant", "ent", "eur", "loge", "graf"];

/// Whether `lower` ends as German adjectives before a noun do.
pub(super) fn has_adjective_ending(lower: &str) -> bool {
    ADJECTIVE_ENDINGS.iter().any(|end| lower.ends_with(end))
}

/// Whether `lower` has the ending of a German adjective before a noun, and something before it.
pub(super) fn is_adjective_form(lower: &str) -> bool {
    has_adjective_ending(lower) && lower.chars().count() > 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_and_forms_are_known_and_names_are_not() {
        for word in ["brandverletzungen", "behandlungszimmer", "großen", "schwiegereltern", "unterschrift"] {
            assert_ne!(known(word, Language::German), Known::No, "{word}");
        }
        for word in ["ahlbeck", "kersting", "mirela", "globisch", "lewandowska"] {
            assert_eq!(known(word, Language::German), Known::No, "{word}");
        }
        assert_eq!(known("ollaverra", Language::English), Known::No);
    }
}
