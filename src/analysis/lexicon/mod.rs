//! What the reader knows of a language: word lists and tables, a folder of files per language.
//!
//! The files lie in `assets/lexicons/de` and `assets/lexicons/en` under the same names and are built into
//! the program, as JSON (`src/build.rs` says why). A list is read when it is first asked for, once. To add one: a `NAME.ron`
//! in both folders, and a line in the [`lists!`] below (or in a `lists!` of the file that alone uses it).
//!
//! This file knows how lists are kept and found, and nothing of what is in them.

mod closed;
mod memo;
mod names;
mod persons;
mod shared;
mod wordmap;
mod words;

pub use closed::*;
pub(crate) use memo::{Memo, remembered};
pub use names::*;
pub use persons::*;
pub use shared::*;
pub use wordmap::{WordMap, WordSet};
pub use words::*;

use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Declares lists: for each, a function from the language to what its file holds.
///
/// ```text
/// lists! {
///     /// Words that open a list of characters.
///     cast_heads: Words = "cast_heads";
/// }
/// ```
///
/// makes `pub fn cast_heads(language: Language) -> &'static Words` from `assets/lexicons/*/cast_heads.ron`.
/// The type is anything that serde can read and that has a default.
macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident: $type:ty = $file:literal;)*) => {
        $(
            $(#[$doc])*
            #[allow(unreachable_pub)] // A list is as visible as the file that makes it.
            pub fn $name(language: $crate::analysis::Language) -> &'static $type {
                use std::sync::LazyLock;
                use $crate::analysis::lexicon::built_in;
                static GERMAN: LazyLock<$type> = LazyLock::new(|| built_in!("de/", $file));
                static ENGLISH: LazyLock<$type> = LazyLock::new(|| built_in!("en/", $file));
                match language {
                    $crate::analysis::Language::German => &GERMAN,
                    $crate::analysis::Language::English => &ENGLISH,
                }
            }
        )*
    };
}
pub(crate) use lists;

/// What one file of `assets/lexicons` says, named without its ending; of more than one piece put together.
macro_rules! built_in {
    ($($name:literal),+) => {
        $crate::analysis::lexicon::read(include_str!(concat!(env!("OUT_DIR"), "/lexicons/", $($name,)+ ".json")))
    };
}
pub(crate) use built_in;

/// Reads one file. A file that cannot be read counts as empty: the files are part of the program, and a test
/// reads each of them.
pub(crate) fn read<T: DeserializeOwned + Default>(json: &str) -> T {
    let read = serde_json::from_str(json);
    debug_assert!(read.is_ok(), "a word list cannot be read: {:?}", read.err());
    read.unwrap_or_default()
}

/// So many bytes has a letter at most.
const LONGEST_LETTER: usize = 4;

/// A set of words or phrases in lower case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Words(WordSet);

impl Words {
    /// Whether `word`, which must be in lower case, is one of them.
    pub fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    /// All of them, in alphabetical order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter()
    }

    /// What of `text` can tell with which of them it begins: whole paragraphs need not be put in lower case for that.
    pub fn beginning_of<'t>(&self, text: &'t str) -> &'t str {
        &text[..text.floor_char_boundary(self.0.longest() + LONGEST_LETTER)]
    }

    /// The longest of them that `text`, in lower case, begins with, where a word ends there.
    pub fn prefix_of<'t>(&self, text: &'t str) -> Option<&'t str> {
        // Whatever begins `text` sorts before it, so walk down from there to the first word's start.
        let first_word = text.split_whitespace().next()?;
        let first_letter = first_word.chars().next()?;
        self.0
            .up_to(text)
            .take_while(|word| word.starts_with(first_letter))
            .find(|word| {
                text.starts_with(word)
                    && !text[word.len()..].chars().next().is_some_and(char::is_alphanumeric)
            })
            .map(|word| &text[..word.len()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_prefix_that_ends_a_word_is_found() {
        let words: Words = ron::from_str(r#"["mit", "mitwirkende", "es spielen"]"#).unwrap();
        assert_eq!(words.prefix_of("mit anna"), Some("mit"));
        assert_eq!(words.prefix_of("mitwirkende: anna"), Some("mitwirkende"));
        assert_eq!(words.prefix_of("es spielen a und b"), Some("es spielen"));
        assert_eq!(words.prefix_of("mitten in der nacht"), None);
        assert_eq!(words.prefix_of(""), None);
    }

    /// Whether the two say the same: JSON has a string for a variant, and nothing for what might be missing and is not.
    fn agree(ron: &ron::Value, json: &serde_json::Value) -> bool {
        match (ron, json) {
            (ron::Value::Option(Some(ron)), json) => agree(ron, json),
            (ron::Value::Option(None), json) => json.is_null(),
            (ron::Value::Bool(ron), json) => json.as_bool() == Some(*ron),
            (ron::Value::Number(ron), json) => json.as_f64() == Some(ron.into_f64()),
            (ron::Value::String(ron), json) => json.as_str() == Some(ron),
            (ron::Value::Unit, json) => json.is_string(),
            (ron::Value::Seq(ron), serde_json::Value::Array(json)) => {
                ron.len() == json.len() && ron.iter().zip(json).all(|(ron, json)| agree(ron, json))
            }
            (ron::Value::Map(ron), serde_json::Value::Object(json)) => {
                ron.len() == json.len()
                    && ron.iter().all(|(key, ron)| {
                        let ron::Value::String(key) = key else { return false };
                        json.get(key).is_some_and(|json| agree(ron, json))
                    })
            }
            _ => false,
        }
    }

    #[test]
    fn what_is_built_in_says_what_the_files_say() {
        let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lexicons");
        let built = std::path::Path::new(env!("OUT_DIR")).join("lexicons");
        let mut compared = 0;
        for folder in ["", "de", "en", "weights"] {
            for entry in std::fs::read_dir(source.join(folder)).unwrap() {
                let path = entry.unwrap().path();
                if path.extension().is_none_or(|end| end != "ron") {
                    continue;
                }
                let json = built.join(path.strip_prefix(&source).unwrap()).with_extension("json");
                let json = serde_json::from_str(&std::fs::read_to_string(json).unwrap()).unwrap();
                let ron = ron::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
                assert!(agree(&ron, &json), "{}", path.display());
                compared += 1;
            }
        }
        assert!(compared > 90, "{compared}");
    }

    #[test]
    fn every_file_stands_in_both_languages_and_can_be_read() {
        let files = |language: &str| -> Vec<(String, String)> {
            let folder =
                std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lexicons").join(language);
            let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
            let lists = files.filter(|path| path.extension().is_some_and(|end| end == "ron"));
            let name = |path: &std::path::Path| path.file_name().unwrap().to_string_lossy().into_owned();
            let mut lists: Vec<_> =
                lists.map(|path| (name(&path), std::fs::read_to_string(&path).unwrap())).collect();
            lists.sort();
            lists
        };
        let (german, english) = (files("de"), files("en"));
        let names =
            |files: &[(String, String)]| files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&german), names(&english));
        for (name, text) in german.iter().chain(&english) {
            assert!(ron::from_str::<ron::Value>(text).is_ok(), "{name}");
        }
    }
}
