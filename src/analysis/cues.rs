//! The word lists behind the rules for quotes, places, pronouns, relations and headers, one set a language.
//!
//! They are RON files under `assets/lexicons`, compiled in and parsed once, when first asked for.

use std::sync::OnceLock;

use serde::de::DeserializeOwned;

use super::{Language, header::HeaderWords, quotes::SpeechWords};

/// The lists of one language.
#[derive(Debug)]
pub(super) struct Cues {
    /// Verbs of saying and the like.
    pub(super) speech: SpeechWords,
}

impl Cues {
    /// The lists of `language`.
    pub(super) fn of(language: Language) -> &'static Self {
        static GERMAN: OnceLock<Cues> = OnceLock::new();
        static ENGLISH: OnceLock<Cues> = OnceLock::new();
        match language {
            Language::German => GERMAN
                .get_or_init(|| Self { speech: parsed(include_str!("../../assets/lexicons/de/speech.ron")) }),
            Language::English => ENGLISH
                .get_or_init(|| Self { speech: parsed(include_str!("../../assets/lexicons/en/speech.ron")) }),
        }
    }

    /// The header words of all languages: papers mix them.
    pub(super) fn headers() -> &'static [HeaderWords] {
        static HEADERS: OnceLock<[HeaderWords; 2]> = OnceLock::new();
        HEADERS.get_or_init(|| {
            [
                parsed(include_str!("../../assets/lexicons/de/header.ron")),
                parsed(include_str!("../../assets/lexicons/en/header.ron")),
            ]
        })
    }
}

/// A list as it stands in its file. The files are part of the program and a test reads each, so the empty
/// list stands in only for one that would never have been released.
fn parsed<T: DeserializeOwned + Default>(text: &str) -> T {
    let list = ron::from_str(text);
    debug_assert!(list.is_ok(), "{:?}", list.err());
    list.unwrap_or_default()
}
