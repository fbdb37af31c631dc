//! Which words name a place: nouns of settings and their compounds, and names of towns and countries.
//!
//! Knows words only; whether a place is meant where they stand is asked in [`places`](super::places).

use std::collections::BTreeSet;

use serde::Deserialize;

use super::{
    Language,
    lexicon::{self, Words, lists},
};

lists! {
    /// What places are known by.
    place_words: PlaceWords = "places";
}

/// What a language's places are known by. The file says what each list is for.
#[derive(Clone, Debug, Default, Deserialize)]
#[allow(missing_docs)]
pub struct PlaceWords {
    pub settings: BTreeSet<String>,
    pub whole: BTreeSet<String>,
    pub tails: BTreeSet<String>,
    pub never: BTreeSet<String>,
    pub institutions: BTreeSet<String>,
    pub vessels: BTreeSet<String>,
    pub kinds: Vec<BTreeSet<String>>,
    pub outskirts: BTreeSet<String>,
    pub namers: BTreeSet<String>,
    pub towns: BTreeSet<String>,
    pub inside: BTreeSet<String>,
    pub towards: BTreeSet<String>,
    pub naming: BTreeSet<String>,
    pub towns_end: BTreeSet<String>,
    pub determiners: BTreeSet<String>,
    pub verbs: BTreeSet<String>,
    pub lying: BTreeSet<String>,
    pub found: BTreeSet<String>,
    pub phrases: Words,
    pub names: BTreeSet<String>,
    pub doubtful: BTreeSet<String>,
    pub not_names: BTreeSet<String>,
    pub in_town: BTreeSet<String>,
    pub parts: BTreeSet<String>,
    pub trades: BTreeSet<String>,
    pub mail: BTreeSet<String>,
    pub never_before: BTreeSet<String>,
    pub bearers: BTreeSet<String>,
    pub unreal: BTreeSet<String>,
    pub inns: BTreeSet<String>,
}

/// A noun that names a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Nominative singular.
    pub name: String,
    /// The noun that the compound ends in, as the lists have it: `Klinikum` of `Johannes-Thal-Klinikum`.
    pub head: String,
}

impl PlaceWords {
    /// The setting that `word` names, case endings aside.
    pub fn setting(&self, word: &str, language: Language) -> Option<Setting> {
        let forms = match language {
            Language::German => ["", "s", "es", "n", "en"].as_slice(),
            Language::English => ["", "'s", "’s"].as_slice(),
        };
        forms.iter().find_map(|ending| self.base(word.strip_suffix(ending)?, language))
    }

    fn base(&self, word: &str, language: Language) -> Option<Setting> {
        let setting = |head: &str| Some(Setting { name: word.to_owned(), head: head.to_owned() });
        if self.never.contains(word) {
            return None;
        }
        if self.settings.contains(word) {
            return setting(word);
        }
        if language == Language::English && lexicon::is_setting(word) {
            return setting(word);
        }
        let capital = word.starts_with(char::is_uppercase);
        if language == Language::German && !capital {
            return None;
        }
        if let Some((_, last)) = word.rsplit_once('-')
            && self.settings.contains(last)
            // `Standard-OP` is an operation.
            && last != "OP"
        {
            return setting(last);
        }
        // The longest setting that the word ends in; two letters at least stand before it.
        let ends = word.char_indices().skip(2).map(|(at, _)| &word[at..]);
        for end in ends {
            let head = if language == Language::German { capitalised(end) } else { end.to_owned() };
            let long =
                language == Language::German && end.chars().count() >= 5 && !self.whole.contains(&head);
            if self.tails.contains(end) || long && self.settings.contains(&head) {
                return setting(&head);
            }
        }
        None
    }

    /// Whether two nouns of settings can mean the same place.
    pub fn same_kind(&self, a: &str, b: &str) -> bool {
        a == b || self.kinds.iter().any(|kind| kind.contains(a) && kind.contains(b))
    }
}

/// `word` with a capital first letter.
pub(super) fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_are_settings() {
        let words = place_words(Language::German);
        for (word, expected) in [
            ("Küche", Some(("Küche", "Küche"))),
            ("Hauses", Some(("Haus", "Haus"))),
            ("Probensaals", Some(("Probensaal", "Saal"))),
            ("Marien-Klinikum", Some(("Marien-Klinikum", "Klinikum"))),
            ("Fischerhütte", Some(("Fischerhütte", "Hütte"))),
            ("Nachbar", None),
            ("Zeitraum", None),
            ("Doktor", None),
            ("Vorgang", None),
            ("küche", None),
        ] {
            let found = words.setting(word, Language::German);
            let found = found.as_ref().map(|s| (s.name.as_str(), s.head.as_str()));
            assert_eq!(found.map(|f| f.0), expected.map(|e| e.0), "{word}");
            assert_eq!(found.map(|f| f.1.to_lowercase()), expected.map(|e| e.1.to_lowercase()), "{word}");
        }
        let words = place_words(Language::English);
        assert_eq!(
            words.setting("boathouse", Language::English).map(|s| s.name).as_deref(),
            Some("boathouse")
        );
        assert_eq!(words.setting("mushroom", Language::English), None);
    }
}
