//! The pronouns of a language, and the words that tell whom they mean.

use serde::Deserialize;

use crate::analysis::{
    lexicon::{WordMap, WordSet, lists},
    people::Gender,
};

lists! {
    /// The pronouns of a language and what they need.
    pronoun_words: PronounWords = "pronouns";
}

/// The pronouns of a language. The file says what each list is for.
#[derive(Clone, Debug, Default, Deserialize)]
#[allow(missing_docs)]
pub struct PronounWords {
    pub pronouns: Vec<Pronoun>,
    pub subordinators: WordSet,
    pub plural_verbs: WordSet,
    pub singular_verbs: WordSet,
    pub counts: WordMap<usize>,
    pub count_articles: WordSet,
    pub thing_verbs: WordSet,
    pub contrasting: WordSet,
    pub conditions: WordSet,
    pub content: WordSet,
    pub asking: WordSet,
    pub answering: WordSet,
    pub apposed: WordMap<Gender>,
    pub apposed_before_noun: WordMap<Gender>,
    pub demonstratives: WordMap<Gender>,
    pub behind_demonstrative: WordSet,
    pub free_counts: WordSet,
    pub count_nouns: WordSet,
}

/// A pronoun as the lists have it.
#[derive(Clone, Debug, Deserialize)]
pub struct Pronoun {
    /// The word, in lower case.
    pub word: String,
    /// Whom it can mean.
    #[serde(default)]
    pub gender: Gender,
    /// How many.
    pub number: Number,
    /// What it is in its clause.
    pub role: Slot,
}

/// How many a pronoun means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Number {
    /// One.
    One,
    /// Several.
    Many,
    /// One woman or several people; the verb tells.
    Either,
}

/// What a pronoun is in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Slot {
    /// Its subject.
    Subject,
    /// An object.
    Object,
    /// A possessive before a noun.
    Owner,
    /// Subject or object.
    Either,
}
