//! English nouns for people and for settings, and verbs, from WordNet's files.
//!
//! A noun counts by its first sense, the most frequent one, and only where it is a noun more often than anything else:
//! `cook` is a person, `private` is not. Verbs are told by whether they are something else more often: `pat` is
//! rather a verb, `hand` is rather none. Format of the files: WordNet's manual, `wndb(5WN)`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

/// The number of the lexicographers' file of persons.
const PERSONS: u8 = 18;
/// The number of the lexicographers' file of things made.
const MADE: u8 = 6;
/// The numbers of those of natural objects and of locations.
const NATURAL: u8 = 17;
const LOCATIONS: u8 = 15;

/// Whatever is one of these is a setting; by a word and the file of the sense that is meant.
const SETTINGS: [(&str, u8); 18] = [
    ("building", MADE),
    ("room", MADE),
    ("housing", MADE),
    ("road", MADE),
    ("path", MADE),
    ("stairway", MADE),
    ("tower", MADE),
    ("bridge", MADE),
    ("pier", MADE),
    ("shelter", MADE),
    ("station", MADE),
    ("hall", MADE),
    ("storehouse", MADE),
    ("establishment", MADE),
    ("mercantile_establishment", MADE),
    ("geological_formation", NATURAL),
    ("body_of_water", NATURAL),
    ("tract", LOCATIONS),
];

/// What WordNet knows of nouns and verbs.
pub(super) struct WordNet {
    synsets: BTreeMap<String, Synset>,
    /// The senses of a noun, most frequent first.
    senses: BTreeMap<String, Vec<String>>,
    /// How often a word was met, and how many senses it has, by part of speech.
    uses: BTreeMap<(String, char), (u32, u32)>,
}

struct Synset {
    file: u8,
    words: BTreeSet<String>,
    above: Vec<String>,
    /// One of a kind: somebody or something with a name.
    instance: bool,
}

impl WordNet {
    /// Reads the `dict` folder of the package.
    pub(super) fn read(dict: &Path) -> io::Result<Self> {
        let lines = |name: &str| -> io::Result<Vec<String>> {
            let text = String::from_utf8_lossy(&fs::read(dict.join(name))?).into_owned();
            // The licence stands indented at the top.
            Ok(text.lines().filter(|line| !line.starts_with("  ")).map(str::to_owned).collect())
        };
        let synsets = lines("data.noun")?.iter().filter_map(|line| synset(line)).collect();
        let senses = lines("index.noun")?.iter().filter_map(|line| senses(line)).collect();
        let mut uses: BTreeMap<(String, char), (u32, u32)> = BTreeMap::new();
        for line in lines("index.sense")? {
            if let Some((word, speech, count)) = sense_use(&line) {
                let (met, senses) = uses.entry((word, speech)).or_default();
                *met += count;
                *senses += 1;
            }
        }
        Ok(Self { synsets, senses, uses })
    }

    /// Nouns for one person.
    pub(super) fn persons(&self) -> BTreeSet<String> {
        self.nouns(|synset| self.synsets[synset].file == PERSONS)
    }

    /// Nouns for where a scene can play.
    pub(super) fn settings(&self) -> BTreeSet<String> {
        let kinds: BTreeSet<&str> =
            SETTINGS.iter().filter_map(|&(word, file)| self.sense_in(word, file)).collect();
        self.nouns(|synset| self.all_above(synset).iter().any(|above| kinds.contains(above)))
    }

    fn sense_in(&self, word: &str, file: u8) -> Option<&str> {
        let senses = self.senses.get(word)?;
        senses.iter().find(|sense| self.synsets[*sense].file == file).map(String::as_str)
    }

    fn nouns(&self, is_kind: impl Fn(&str) -> bool) -> BTreeSet<String> {
        self.senses
            .iter()
            .filter(|(word, senses)| {
                let Some(first) = senses.first() else { return false };
                let synset = &self.synsets[first];
                is_plain(word)
                    && !synset.instance
                    && synset.words.contains(*word)
                    && self.is_mostly_noun(word)
                    && is_kind(first)
            })
            .map(|(word, _)| word.clone())
            .collect()
    }

    /// Verbs by their base forms, and whether each is a verb at least as often as anything else.
    pub(super) fn verbs(&self) -> BTreeMap<String, bool> {
        let verbs = self.uses.iter().filter(|((word, speech), _)| *speech == 'v' && is_plain(word));
        verbs
            .map(|((word, _), uses)| {
                let others = ['n', 'a', 'r'].map(|speech| self.uses.get(&(word.clone(), speech)));
                (word.clone(), others.into_iter().flatten().all(|other| other <= uses))
            })
            .collect()
    }

    fn is_mostly_noun(&self, word: &str) -> bool {
        let count = |speech| self.uses.get(&(word.to_owned(), speech)).copied();
        let (noun, _) = count('n').unwrap_or_default();
        count('a').is_none_or(|(met, _)| met < noun) && count('v').is_none_or(|(met, _)| met <= noun)
    }

    /// The synset and everything that it is one of.
    fn all_above<'a>(&'a self, synset: &'a str) -> BTreeSet<&'a str> {
        let mut above = BTreeSet::new();
        let mut open = vec![synset];
        while let Some(next) = open.pop() {
            if above.insert(next) {
                open.extend(self.synsets.get(next).iter().flat_map(|s| &s.above).map(String::as_str));
            }
        }
        above
    }
}

fn is_plain(word: &str) -> bool {
    word.len() > 2 && word.chars().all(|c| c.is_ascii_lowercase())
}

/// `offset file type count (word id)* count (symbol offset type source)* | gloss`
fn synset(line: &str) -> Option<(String, Synset)> {
    let fields: Vec<&str> = line.split(" | ").next()?.split(' ').collect();
    let words = usize::from_str_radix(fields.get(3)?, 16).ok()?;
    let pointers = 4 + 2 * words;
    let named: BTreeSet<String> = (0..words).map(|word| fields[4 + 2 * word].to_owned()).collect();
    let count: usize = fields.get(pointers)?.parse().ok()?;
    let links = (0..count).filter_map(|at| fields.get(pointers + 1 + 4 * at..pointers + 4 + 4 * at));
    let mut above = Vec::new();
    let mut instance = false;
    for link in links {
        match link[0] {
            "@" => above.push(link[1].to_owned()),
            "@i" => instance = true,
            _ => {}
        }
    }
    Some((fields[0].to_owned(), Synset { file: fields[1].parse().ok()?, words: named, above, instance }))
}

/// `lemma pos senses pointers symbol* senses tagged offset*`
fn senses(line: &str) -> Option<(String, Vec<String>)> {
    let fields: Vec<&str> = line.split_whitespace().collect();
    let pointers: usize = fields.get(3)?.parse().ok()?;
    let offsets = fields.get(6 + pointers..)?;
    Some((fields[0].to_owned(), offsets.iter().map(|&offset| offset.to_owned()).collect()))
}

/// `lemma%type:… offset number count`: the word, its part of speech, how often it was met in that sense.
fn sense_use(line: &str) -> Option<(String, char, u32)> {
    let fields: Vec<&str> = line.split(' ').collect();
    let (word, rest) = fields.first()?.split_once('%')?;
    let speech = match rest.chars().next()? {
        '1' => 'n',
        '2' => 'v',
        '3' | '5' => 'a',
        _ => 'r',
    };
    Some((word.to_owned(), speech, fields.get(3)?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_as_the_manual_says() {
        let (offset, cook) = synset(
            "09997834 18 n 01 cook 0 002 @ 10728804 n 0000 + 00323262 v 0101 | someone who cooks food",
        )
        .unwrap();
        assert_eq!((offset.as_str(), cook.file, cook.above), ("09997834", 18, vec!["10728804".to_owned()]));
        assert!(cook.words.contains("cook") && !cook.instance);
        let (word, offsets) = senses("cook n 2 4 @ ~ + #p 2 1 09997834 10949786  ").unwrap();
        assert_eq!((word.as_str(), offsets), ("cook", vec!["09997834".to_owned(), "10949786".to_owned()]));
        assert_eq!(sense_use("cook%1:18:00:: 09997834 1 4"), Some(("cook".to_owned(), 'n', 4)));
    }
}
