//! The shapes of lists that are more than a set of words.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

use super::{WordMap, WordSet, Words, built_in, remembered};
use crate::analysis::Language;

/// What stands before the short and the long twin of one text.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Twins {
    /// Before the short one: `[kurz]`.
    pub short: Words,
    /// Before the long one: `[lang]`.
    pub long: Words,
}

/// Small words inside names and parts, in lower case. The file says what each list is for.
#[derive(Clone, Debug, Default, Deserialize)]
#[allow(missing_docs)]
pub struct Particles {
    pub noble: Words,
    pub foreign: Words,
    pub joining: Words,
    pub anchors: Words,
    pub saints: Words,
    pub towns: Words,
    pub surely: Words,
    pub behind: Words,
}

/// The small words inside names, of any language.
pub fn particles() -> &'static Particles {
    static PARTICLES: LazyLock<Particles> = LazyLock::new(|| built_in!("particles"));
    &PARTICLES
}

/// The first names that `short` is short for where letters alone do not show it: `Josef` for `Sepp`.
pub fn names_behind(short: &str) -> &'static [String] {
    static SHORT: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
        let names: Vec<(String, Vec<String>)> = built_in!("short_names");
        let mut behind: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (long, shorts) in names {
            for short in shorts {
                behind.entry(short).or_default().push(long.clone());
            }
        }
        behind
    });
    SHORT.get(short).map_or(&[], Vec::as_slice)
}

/// How texts say who plays whom. The file says what each list is for.
#[derive(Clone, Debug, Default, Deserialize)]
#[allow(missing_docs)]
pub struct Acting {
    pub ways: Vec<Way>,
    pub later: Vec<Way>,
    pub others: Vec<String>,
    pub counts: Vec<String>,
    pub voices: Words,
    pub positions: WordSet,
    pub loves: Words,
    pub bare: String,
    pub separators: Vec<String>,
    pub joints: Vec<String>,
    pub joining: Vec<String>,
    pub roles: Vec<String>,
    pub actors_first: Vec<String>,
    pub of_actors: Words,
    pub closing: Vec<String>,
    pub before_actor: Words,
    pub nobody: Words,
    pub columns: CastColumns,
}

/// The heads of the columns of a table of parts.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct CastColumns {
    /// Above the parts.
    pub part: Words,
    /// Above those who play them.
    pub actor: Words,
    /// Above their ages.
    pub age: Words,
    /// Above anything else that is told of a part.
    pub about: Words,
}

/// A way to say who plays whom: what stands before the two, between and behind them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Way {
    /// In lower case; nothing where the one of the two begins.
    pub before: String,
    /// With the spaces round it.
    pub between: String,
    /// With the space before it.
    pub behind: String,
    /// Whether the part stands before the actor.
    pub part_first: bool,
    /// Whether nothing else is told so.
    pub sure: bool,
}

/// How people are called.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Calling {
    /// What a name follows directly: `namens`.
    pub before_name: Words,
    /// By whom somebody is called so.
    pub callers: Words,
    /// What stands before a true name.
    pub truly: Words,
    /// Who or what calls somebody so, behind the name.
    pub calls_so: Words,
    /// The same before the name.
    pub calls: Words,
    /// Behind a comma, between somebody's name and another one.
    pub nicknamed: Words,
    /// Between somebody's name and another one, with a comma or without.
    pub alias: Words,
    /// With `as`, between somebody's name and another one.
    pub known: Words,
    /// Behind a name and an opening bracket, before another one of the same person.
    pub bracketed: Words,
    /// Between two commas behind a name, before another one of the same person.
    pub ours: Words,
    /// Somebody's name is told, with a word of [`Calling::truly`].
    pub is_called: Words,
    /// Nouns with which somebody's name follows: `by the name of Kern`.
    pub name_nouns: Words,
    /// What stands between a noun and the name of whom it means.
    pub reveals: Vec<String>,
    /// What stands before the name of somebody whom a pronoun has brought back: `er | heißt | Kern`.
    pub is_named: Vec<String>,
    /// What stands before a name when it is told first: `ein gewisser Kern`.
    pub certain: Words,
    /// What stands with its capital before a first name and belongs to it.
    pub nicknames: WordSet,
}

/// How far a noun for people, in lower case and in the nominative, brings somebody into the story by itself. The
/// file says what each list is for.
#[derive(Clone, Debug, Default, Deserialize)]
#[allow(missing_docs)]
pub struct PersonNouns {
    pub mere: Words,
    pub strange: Words,
    pub strangers: Words,
    pub states: Words,
    pub attending: Words,
    pub doers: Words,
    pub animals: Words,
    pub lifeless: Words,
    pub passing: Words,
    pub called: Words,
    pub ties: Words,
    pub works: Words,
    pub still: Words,
    pub gone: Words,
    pub keepers: Words,
    pub service: Words,
    pub regarded: Words,
    pub beside: Words,
    pub regarding: Words,
    pub learns: Words,
    pub young: Words,
    pub old: Words,
    pub aged: Words,
    pub pupils: Words,
    pub expecting: Words,
    pub neuter: Words,
    pub like_copulas: Words,
    pub episodes: Words,
    pub of_episodes: Words,
    pub anybody: Words,
    pub bringing_in: Words,
    pub two: Words,
    pub step_parents: Words,
    pub describing: Words,
    pub with: Words,
    pub to: Words,
}

impl Words {
    /// Whether `word`, in lower case, is one of them or a compound that ends in one.
    pub fn has_end(&self, word: &str) -> bool {
        word.char_indices().any(|(at, _)| self.has(&word[at..]))
    }

    /// Whether `word`, in lower case, begins with one of them.
    pub fn has_start(&self, word: &str) -> bool {
        word.char_indices().any(|(at, c)| self.has(&word[..at + c.len_utf8()]))
    }
}

/// Words for numbers and for ages, in lower case. The file says what each list is for.
#[derive(Clone, Debug, Default, Deserialize)]
#[allow(missing_docs)]
pub struct Numbers {
    pub units: WordMap<u32>,
    pub tens: WordMap<u32>,
    pub large: Words,
    pub about: Words,
    pub decades: Words,
    pub ordinals: Words,
    pub birthdays: Words,
    pub years: Words,
    pub nearly: Words,
    pub behind: Words,
    pub spans: Words,
    pub years_old: Vec<String>,
    pub old: Words,
    pub parts: Words,
    pub turning: Words,
    pub turned: Words,
    pub of_age: Words,
    pub at_age: Words,
    pub on_birthday: Words,
    pub within: Words,
    pub before_decades: Words,
    pub one: Words,
    pub ranks: Words,
    pub edges: Vec<String>,
    pub fronts: Vec<String>,
    pub counting: Words,
    /// Nouns for times between the verb and an age: `wird nächste Woche achtzehn`.
    pub times: Words,
    pub both: Words,
    pub own_age: Words,
    pub decade_fronts: Vec<String>,
    pub decade_nouns: Words,
}

/// Whether `lower` is a word that counts something, however many.
pub fn is_number(lower: &str, language: Language) -> bool {
    number_value(lower, language).is_some() || super::numbers(language).large.has_end(lower)
}

/// What the number word `lower` counts, up to a hundred: `siebenundzwanzig`, `twenty-seven`.
pub fn number_value(lower: &str, language: Language) -> Option<u32> {
    remembered!(Option<u32>, lower, language, || look_up_number(lower, language))
}

fn look_up_number(lower: &str, language: Language) -> Option<u32> {
    let words = super::numbers(language);
    // `zehneinhalb`
    let lower = match language {
        Language::German => lower.strip_suffix("einhalb").filter(|whole| !whole.is_empty()).unwrap_or(lower),
        Language::English => lower,
    };
    let one = |word: &str| words.units.get(word).or_else(|| words.tens.get(word)).copied();
    one(lower).or_else(|| {
        let (unit, ten) = match language {
            Language::German => words.tens.iter().find_map(|(ten, _)| {
                let unit = lower.strip_suffix(ten)?.strip_suffix("und")?;
                Some((unit, ten))
            })?,
            Language::English => {
                let (ten, unit) = lower.split_once('-')?;
                // `eight-and-twenty`
                lower.split_once("-and-").unwrap_or((unit, ten))
            }
        };
        Some(words.units.get(unit)? + words.tens.get(ten)?)
    })
}
