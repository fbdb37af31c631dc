//! Which words name a place: nouns of settings and their compounds, and names of towns and countries.
//!
//! Knows words only; whether a place is meant where they stand is asked in [`places`](super::places).

use std::rc::Rc;

use serde::Deserialize;

use super::{
    Language,
    lexicon::{self, WordSet, Words, lists, remembered},
};

lists! {
    /// What places are known by.
    place_words: PlaceWords = "places";
}

/// What a language's places are known by. The file says what each list is for.
#[derive(Clone, Debug, Default, Deserialize)]
#[allow(missing_docs)]
pub struct PlaceWords {
    pub settings: WordSet,
    pub whole: WordSet,
    pub tails: WordSet,
    pub never: WordSet,
    pub institutions: WordSet,
    pub vessels: WordSet,
    pub kinds: Vec<WordSet>,
    pub outskirts: WordSet,
    pub namers: WordSet,
    pub towns: WordSet,
    pub cars: WordSet,
    pub within: WordSet,
    pub within_of: WordSet,
    pub inside: WordSet,
    pub towards: WordSet,
    pub naming: WordSet,
    pub towns_end: WordSet,
    pub determiners: WordSet,
    pub verbs: WordSet,
    pub arriving: WordSet,
    pub lying: WordSet,
    pub found: WordSet,
    pub phrases: Words,
    pub names: WordSet,
    pub doubtful: WordSet,
    pub not_names: WordSet,
    pub in_town: WordSet,
    pub parts: WordSet,
    pub trades: WordSet,
    pub mail: WordSet,
    pub never_before: WordSet,
    pub bearers: WordSet,
    pub unreal: WordSet,
    pub inns: WordSet,
    pub adjectives: WordSet,
    pub crowns: WordSet,
    pub neuter: Words,
    pub along: WordSet,
    pub states: WordSet,
    pub roads: WordSet,
    pub streets: WordSet,
    pub ways: WordSet,
    pub numbered: WordSet,
    pub inn: String,
    pub signs: WordSet,
    pub at_the: WordSet,
    pub road_letters: WordSet,
    pub aboard: WordSet,
    pub bare_town: WordSet,
    pub general: WordSet,
    pub origin: WordSet,
    pub mail_links: WordSet,
    pub employers: WordSet,
    pub as_far: WordSet,
    pub up_to: WordSet,
    pub of_river: WordSet,
    pub of_unheard: WordSet,
    pub beside_somebody: WordSet,
    pub later: WordSet,
    pub front_of: WordSet,
    pub entering: WordSet,
    pub qualifiers: WordSet,
    pub goes_into: WordSet,
    pub in_office: WordSet,
    pub works_at: WordSet,
    pub homes: WordSet,
    pub beside_whole: WordSet,
    pub behind: WordSet,
    pub pursuing: WordSet,
    pub standing_articles: WordSet,
    pub inside_sign: WordSet,
    pub towards_sign: WordSet,
    pub of_ship: WordSet,
    pub no_heads: WordSet,
}

/// A noun that names a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Nominative singular.
    pub name: String,
    /// The noun that the compound ends in, as the lists have it: `Klinikum` of `Johannes-Thal-Klinikum`.
    pub head: String,
}

/// How wide a place is, as far as its name tells: a part of a building, a setting, anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// `Room 9`
    Part,
    /// `Dry Bridge Market`
    Setting,
    /// `Tbilisi`
    Wide,
}

/// How wide the place called `name` is.
pub fn extent(name: &str, language: Language) -> Extent {
    let words = place_words(language);
    let any = |is: &dyn Fn(&str) -> bool| name.split([' ', '-']).any(is);
    if any(&|word| words.parts.contains(&word.to_lowercase())) {
        Extent::Part
    } else if any(&|word| {
        words.setting(word, language).or_else(|| words.setting(&word.to_lowercase(), language)).is_some()
    }) {
        Extent::Setting
    } else {
        Extent::Wide
    }
}

impl PlaceWords {
    /// Whether `name` is that of a town, a country or another place that the lists know.
    pub fn knows(&self, name: &str, language: Language) -> bool {
        self.names.contains(name) || lexicon::is_town(&name.to_lowercase(), language)
    }

    /// The setting that `word` names, case endings aside.
    pub fn setting(&self, word: &str, language: Language) -> Option<Rc<Setting>> {
        remembered!(Option<Rc<Setting>>, word, language, || self.work_out(word, language).map(Rc::new))
    }

    fn work_out(&self, word: &str, language: Language) -> Option<Setting> {
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
            && !self.no_heads.contains(last)
        {
            return setting(last);
        }
        // The longest setting that the word ends in; two letters at least stand before it.
        let longest = self.settings.longest().max(self.tails.longest());
        let ends = word.char_indices().skip(2).map(|(at, _)| &word[at..]);
        for end in ends.filter(|end| end.len() <= longest) {
            let head = if language == Language::German { lexicon::capitalised(end) } else { end.to_owned() };
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
            words.setting("boathouse", Language::English).map(|s| s.name.clone()).as_deref(),
            Some("boathouse")
        );
        assert_eq!(words.setting("mushroom", Language::English), None);
    }
}
