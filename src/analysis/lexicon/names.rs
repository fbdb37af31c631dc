//! Which words a language has, and which names people have. The lists are searched where they lie in the program.

use std::sync::LazyLock;

use fst::Map;

use super::{Words, ambiguous_names, more_names, not_names, remembered};
use crate::analysis::Language;
use crate::analysis::people::Gender;

/// What the list of a language's words says of one.
#[derive(Clone, Copy, Debug)]
pub struct WordBits;

impl WordBits {
    /// It is a word.
    pub const WORD: u64 = 1;
    /// It is a noun.
    pub const NOUN: u64 = 2;
    /// It is seldom used.
    pub const RARE: u64 = 4;
    /// It names a person. English only.
    pub const PERSON: u64 = 8;
    /// It names where a scene can play. English only.
    pub const SETTING: u64 = 16;
    /// It is the base form of a verb. English only.
    pub const VERB: u64 = 32;
    /// It is that at least as often as anything else. English only.
    pub const MOSTLY_VERB: u64 = 64;
}

/// What the list of names says of one.
#[derive(Clone, Copy, Debug)]
pub struct NameBits;

impl NameBits {
    /// A man's first name.
    pub const MALE: u64 = 1;
    /// A woman's first name.
    pub const FEMALE: u64 = 2;
    /// A first name in German-speaking countries.
    pub const GERMAN: u64 = 4;
    /// A first name in English-speaking countries.
    pub const ENGLISH: u64 = 8;
    /// A surname.
    pub const SURNAME: u64 = 16;
    /// By how much the countries of a surname are shifted.
    pub const SURNAME_SHIFT: u64 = 3;
}

static GERMAN_WORDS: LazyLock<Option<Map<&'static [u8]>>> = LazyLock::new(|| {
    Map::new(&include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/lexicons/de/words.fst"))[..]).ok()
});
static ENGLISH_WORDS: LazyLock<Option<Map<&'static [u8]>>> = LazyLock::new(|| {
    Map::new(&include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/lexicons/en/words.fst"))[..]).ok()
});
static NAMES: LazyLock<Option<Map<&'static [u8]>>> = LazyLock::new(|| {
    Map::new(&include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/lexicons/names.fst"))[..]).ok()
});

static TOWNS: LazyLock<Option<Map<&'static [u8]>>> = LazyLock::new(|| {
    Map::new(&include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/lexicons/towns.fst"))[..]).ok()
});

fn word_bits(lower: &str, language: Language) -> u64 {
    remembered!(u64, lower, language, || listed_word_bits(lower, language))
}

fn listed_word_bits(lower: &str, language: Language) -> u64 {
    let map = match language {
        Language::German => &*GERMAN_WORDS,
        Language::English => &*ENGLISH_WORDS,
    };
    let Some(map) = map else { return 0 };
    // The German list writes `ss` for `ß`.
    if lower.contains('ß') { map.get(lower.replace('ß', "ss")) } else { map.get(lower) }.unwrap_or(0)
}

/// Whether `lower`, in lower case, is a form of a word of the language.
pub fn is_word(lower: &str, language: Language) -> bool {
    word_bits(lower, language) & WordBits::WORD != 0
}

/// Whether `lower`, in lower case, is a noun in the nominative. German only.
pub fn is_noun(lower: &str, language: Language) -> bool {
    word_bits(lower, language) & WordBits::NOUN != 0
}

/// Whether `lower`, in lower case, is a word that is seldom used. English only.
pub fn is_rare(lower: &str, language: Language) -> bool {
    word_bits(lower, language) & WordBits::RARE != 0
}

/// Whether `lower`, in lower case, names a person by what they do or are. English only.
pub fn is_person(lower: &str) -> bool {
    word_bits(lower, Language::English) & WordBits::PERSON != 0
}

/// Whether `lower`, in lower case, names where a scene can play. English only.
pub fn is_setting(lower: &str) -> bool {
    word_bits(lower, Language::English) & WordBits::SETTING != 0
}

/// Whether `lower`, in lower case, is the base form of a verb; `mostly`, whether it is that at least as often as
/// anything else. English only.
pub fn is_verb(lower: &str, mostly: bool) -> bool {
    let bit = if mostly { WordBits::MOSTLY_VERB } else { WordBits::VERB };
    word_bits(lower, Language::English) & bit != 0
}

/// Whether `lower`, in lower case, is the name of a town or a village and no noun of the language.
pub fn is_town(lower: &str, language: Language) -> bool {
    remembered!(bool, lower, language, || {
        let listed = TOWNS.as_ref().is_some_and(|map| map.contains_key(lower));
        listed
            && match language {
                // A plural is not marked as a noun: `Kerben`.
                Language::German => !["", "e", "en", "n", "s"]
                    .iter()
                    .any(|end| lower.strip_suffix(end).is_some_and(|noun| is_noun(noun, language))),
                Language::English => !is_word(lower, language),
            }
    })
}

fn name_bits(lower: &str) -> u64 {
    // Names are the same in both languages.
    remembered!(u64, lower, Language::German, || NAMES.as_ref().and_then(|map| map.get(lower)).unwrap_or(0))
}

/// First names that the list of names lacks or gives no gender.
#[derive(Clone, Debug, Default, serde::Deserialize)]
pub struct MoreNames {
    /// Of men, in lower case.
    pub male: Words,
    /// Of women, in lower case.
    pub female: Words,
}

impl MoreNames {
    fn bits(&self, lower: &str) -> u64 {
        let bit = |list: &Words, bit| if list.has(lower) { bit } else { 0 };
        bit(&self.male, NameBits::MALE) | bit(&self.female, NameBits::FEMALE)
    }
}

/// What is known of a first name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstName {
    /// Whose name it is.
    pub gender: Gender,
    /// Whether it is a word of the language as well: `Rosa`, `Mark`.
    pub ambiguous: bool,
}

/// What is known of `lower`, in lower case, as a first name.
pub fn first_name(lower: &str, language: Language) -> Option<FirstName> {
    remembered!(Option<FirstName>, lower, language, || look_up_first_name(lower, language))
}

fn look_up_first_name(lower: &str, language: Language) -> Option<FirstName> {
    let mut ambiguous = true;
    let mut rest = lower;
    loop {
        if let Some(name) = listed_first_name(rest, language) {
            return Some(FirstName { gender: name.gender, ambiguous: ambiguous && name.ambiguous });
        }
        // `Anna-Lena`
        let (front, back) = rest.split_once('-')?;
        ambiguous &= listed_first_name(front, language)?.ambiguous;
        rest = back;
    }
}

fn listed_first_name(lower: &str, language: Language) -> Option<FirstName> {
    let more = more_names(language).bits(lower);
    // Where the own list tells whose name it is, that holds in this language.
    let told = more == NameBits::MALE || more == NameBits::FEMALE;
    let listed = name_bits(lower);
    let bits = if told { listed & !(NameBits::MALE | NameBits::FEMALE) | more } else { listed | more };
    let first = NameBits::MALE | NameBits::FEMALE | NameBits::GERMAN | NameBits::ENGLISH;
    if bits & first == 0 || not_names(language).has(lower) {
        return None;
    }
    let gender = match (bits & NameBits::MALE != 0, bits & NameBits::FEMALE != 0) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    };
    // The German list of words holds common first names too; what is at home in the language is a name first.
    let home = match language {
        Language::German => {
            (bits & NameBits::GERMAN != 0 || more != 0) && bits & (NameBits::MALE | NameBits::FEMALE) != 0
        }
        Language::English => false,
    };
    let ambiguous = ambiguous_names(language).has(lower) || !home && is_word(lower, language);
    Some(FirstName { gender, ambiguous })
}

/// Whether `lower`, in lower case, is a known surname.
pub fn is_surname(lower: &str) -> bool {
    name_bits(lower) & NameBits::SURNAME != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_names_are_known() {
        for word in ["haus", "häuser", "ging", "krankenhaus"] {
            assert!(is_word(word, Language::German), "{word}");
        }
        assert!(is_noun("haus", Language::German) && !is_noun("ging", Language::German));
        assert!(is_word("governess", Language::English) && !is_word("tess", Language::English));
        let name = |name| first_name(name, Language::German).map(|name| (name.gender, name.ambiguous));
        assert_eq!(name("florian"), Some((Gender::Male, false)));
        assert_eq!(name("kai"), Some((Gender::Male, true)));
        assert_eq!(name("yasemin"), Some((Gender::Female, false)));
        assert_eq!(name("haus"), None);
        assert_eq!(name("anna-lena"), Some((Gender::Female, false)));
        assert_eq!(name(&"anna-".repeat(100_000)), None, "many names make none, and take no room");
        assert!(is_surname("krause") && is_surname("koch"));
    }
}
