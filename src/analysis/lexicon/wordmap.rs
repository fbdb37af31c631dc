//! Words, and what is known of each, to be found by hash and walked through in alphabetical order.
//!
//! Made once, asked very often, and mostly for words that are not in it: a list knows how long its words are and
//! with which bytes they begin and end, and turns most others away by that.

use std::collections::BTreeMap;
use std::fmt;
use std::hash::Hasher;
use std::marker::PhantomData;
use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHasher;
use serde::de::{self, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// A set of words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordSet(WordMap<()>);

/// What is known of each of some words.
#[derive(Clone, Debug)]
pub struct WordMap<V> {
    /// All words, one behind the other, so that thousands of them are read without making room for each.
    text: String,
    /// Where each stands, and what is known of it.
    entries: Vec<(Range<usize>, V)>,
    /// The numbers of the entries in alphabetical order, once somebody walks through them; most lists are never walked.
    order: OnceLock<Vec<usize>>,
    /// For each hash the number of an entry, counted from 1, or 0, and the hash's upper half, by which most other words
    /// are told from it without looking; who finds the place taken takes the next.
    places: Vec<(u32, u32)>,
    /// Bit n is set if one of the words has n bytes, the highest one for all longer ones.
    lengths: u64,
    /// The length of the longest word in bytes.
    longest: usize,
    /// Bit n of all 256 is set if one of the words has the shape n.
    shapes: [u64; 4],
}

impl WordSet {
    /// Whether `word` is one of them.
    #[inline]
    pub fn contains(&self, word: &str) -> bool {
        self.0.may_hold(word) && self.0.find(word).is_some()
    }

    /// All of them, in alphabetical order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.iter().map(|(word, ())| word)
    }

    /// Those that sort before `text` or are it, from the last to the first.
    pub fn up_to(&self, text: &str) -> impl Iterator<Item = &str> {
        let order = self.0.order();
        let end = order.partition_point(|&number| self.0.word(number) <= text);
        order[..end].iter().rev().map(|&number| self.0.word(number))
    }

    /// Those that sort after `text` or are it, from the first to the last.
    pub fn starting_at(&self, text: &str) -> impl Iterator<Item = &str> {
        let order = self.0.order();
        let from = order.partition_point(|&number| self.0.word(number) < text);
        order[from..].iter().map(|&number| self.0.word(number))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.entries.is_empty()
    }

    /// The length of the longest in bytes.
    pub fn longest(&self) -> usize {
        self.0.longest
    }
}

impl<V> WordMap<V> {
    /// What is known of `word`.
    #[inline]
    pub fn get(&self, word: &str) -> Option<&V> {
        if self.may_hold(word) { self.find(word) } else { None }
    }

    /// Whether one of the words has the length and the shape of `word`; most others are turned away by that, where it is
    /// asked.
    #[inline]
    fn may_hold(&self, word: &str) -> bool {
        let (index, bit) = shape_bit(word);
        self.lengths & length_bit(word) != 0 && self.shapes[index] & bit != 0
    }

    /// What is known of `word`, which has the length and the shape of one of the words.
    fn find(&self, word: &str) -> Option<&V> {
        let mask = self.places.len() - 1;
        let (mut place, upper) = hash(word);
        loop {
            place &= mask;
            let (number, known_upper) = self.places[place];
            let number = (number as usize).checked_sub(1)?;
            if known_upper == upper {
                let (known, value) = self.entries.get(number)?;
                if self.text.as_bytes()[known.clone()] == *word.as_bytes() {
                    return Some(value);
                }
            }
            place += 1;
        }
    }

    /// Whether anything is known of `word`.
    pub fn contains_key(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// Whether nothing is known of any.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Notes what is known of `word`; makes the map anew, so this is for maps that are short or seldom changed.
    pub fn insert(&mut self, word: &str, value: V) {
        let Self { mut text, mut entries, .. } = std::mem::take(self);
        entries.push((append(&mut text, word), value));
        *self = Self::new(text, entries);
    }

    /// All words with what is known of them, in alphabetical order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&str, &V)> {
        self.order().iter().map(|&number| (self.word(number), &self.entries[number].1))
    }

    /// The numbers of the entries in alphabetical order.
    fn order(&self) -> &[usize] {
        self.order.get_or_init(|| {
            let mut order: Vec<usize> = (0..self.entries.len()).collect();
            order.sort_unstable_by_key(|&number| self.word(number));
            order
        })
    }

    /// The word of the entry with this number.
    fn word(&self, number: usize) -> &str {
        &self.text[self.entries[number].0.clone()]
    }

    /// Of the words that stand in `text`, each with what is known of it. Of two with the same word the later holds.
    fn new(text: String, words: Vec<(Range<usize>, V)>) -> Self {
        let mask = (words.len() * 2).next_power_of_two() - 1;
        let mut map = Self {
            text,
            entries: Vec::with_capacity(words.len()),
            places: vec![(0, 0); mask + 1],
            ..Self::default()
        };
        for (range, value) in words {
            let word = &map.text[range.clone()];
            let (mut place, upper) = hash(word);
            let (index, bit) = shape_bit(word);
            map.shapes[index] |= bit;
            map.lengths |= length_bit(word);
            map.longest = map.longest.max(word.len());
            loop {
                place &= mask;
                let (number, known_upper) = map.places[place];
                let Some(number) = (number as usize).checked_sub(1) else {
                    map.entries.push((range, value));
                    map.places[place] = (map.entries.len() as u32, upper);
                    break;
                };
                if known_upper == upper && map.word(number) == word {
                    map.entries[number].1 = value;
                    break;
                }
                place += 1;
            }
        }
        map
    }
}

/// Appends `word` to `text`, and tells where it stands there.
fn append(text: &mut String, word: &str) -> Range<usize> {
    let from = text.len();
    text.push_str(word);
    from..text.len()
}

impl<V: PartialEq> PartialEq for WordMap<V> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<V: Eq> Eq for WordMap<V> {}

impl<V> Default for WordMap<V> {
    fn default() -> Self {
        Self {
            text: String::new(),
            entries: Vec::new(),
            order: OnceLock::new(),
            places: Vec::new(),
            lengths: 0,
            longest: 0,
            shapes: [0; 4],
        }
    }
}

impl<V> FromIterator<(String, V)> for WordMap<V> {
    /// Of two with the same word the later holds.
    fn from_iter<T: IntoIterator<Item = (String, V)>>(words: T) -> Self {
        let mut text = String::new();
        let entries = words.into_iter().map(|(word, value)| (append(&mut text, &word), value)).collect();
        Self::new(text, entries)
    }
}

impl<V> From<BTreeMap<String, V>> for WordMap<V> {
    fn from(words: BTreeMap<String, V>) -> Self {
        words.into_iter().collect()
    }
}

impl FromIterator<String> for WordSet {
    fn from_iter<T: IntoIterator<Item = String>>(words: T) -> Self {
        Self(words.into_iter().map(|word| (word, ())).collect())
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for WordMap<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Entries(PhantomData))
    }
}

impl<'de> Deserialize<'de> for WordSet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Entries(PhantomData)).map(Self)
    }
}

/// Reads words, or words with what is known of each.
struct Entries<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for Entries<V> {
    type Value = WordMap<V>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("words")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut text, mut entries) = (String::new(), Vec::new());
        while let Some(place) = map.next_key_seed(Appended(&mut text))? {
            entries.push((place, map.next_value()?));
        }
        Ok(WordMap::new(text, entries))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let (mut text, mut entries) = (String::new(), Vec::new());
        while let Some(place) = seq.next_element_seed(Appended(&mut text))? {
            // Of the words of a set nothing is known.
            entries.push((place, V::deserialize(IntoDeserializer::<A::Error>::into_deserializer(()))?));
        }
        Ok(WordMap::new(text, entries))
    }
}

/// Reads a word to the end of a text.
struct Appended<'t>(&'t mut String);

impl<'de> DeserializeSeed<'de> for Appended<'_> {
    type Value = Range<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Appended<'_> {
    type Value = Range<usize>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a word")
    }

    fn visit_str<E: de::Error>(self, word: &str) -> Result<Self::Value, E> {
        Ok(append(self.0, word))
    }
}

fn length_bit(word: &str) -> u64 {
    1 << word.len().min(63)
}

/// Where in [`WordMap::shapes`] the bit of `word`'s shape stands: of its first and its last byte, of which letters differ
/// in the lower five bits.
fn shape_bit(word: &str) -> (usize, u64) {
    let bytes = word.as_bytes();
    let (first, last) = (bytes.first().copied().unwrap_or(0), bytes.last().copied().unwrap_or(0));
    let shape = first ^ last.rotate_left(3);
    (usize::from(shape >> 6), 1 << (shape & 63))
}

/// The halves of the hash: the same in every run and on every machine of one word size; the order of a list does not
/// hang on them.
fn hash(word: &str) -> (usize, u32) {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    let hash = hasher.finish();
    ((hash & u64::from(u32::MAX)) as usize, (hash >> 32) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_come_in_order() {
        let words: WordSet = ["haus", "auto", "", "boot", "auto"].map(str::to_owned).into_iter().collect();
        assert_eq!(words.iter().collect::<Vec<_>>(), ["", "auto", "boot", "haus"]);
        assert!(["", "auto", "boot", "haus"].iter().all(|word| words.contains(word)));
        assert!(["maus", "a", "hausboot", "ß"].iter().all(|word| !words.contains(word)));
        assert_eq!(words.up_to("boot").collect::<Vec<_>>(), ["boot", "auto", ""]);
        assert!(!WordSet::default().contains("") && WordSet::default().is_empty());
        let counts: WordMap<u32> = [("eins", 1), ("zwei", 2), ("eins", 11)]
            .map(|(word, n)| (word.to_owned(), n))
            .into_iter()
            .collect();
        assert_eq!((counts.get("eins"), counts.get("drei")), (Some(&11), None));
    }
}
