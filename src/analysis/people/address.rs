//! Forms of address before a name: `Dr.`, `Frau`, `Hauptkommissar`.

use crate::analysis::Language;
use crate::analysis::lexicon::{self, Title};

/// A title where it stands.
#[derive(Clone, Debug)]
pub(super) struct Address {
    /// In the nominative.
    pub(super) word: String,
    /// What the lexicon says of it.
    pub(super) title: &'static Title,
}

impl Address {
    pub(super) fn new(word: &str, title: &'static Title) -> Self {
        let word = if title.title.is_empty() {
            // A compound such as `Hauptkommissars`.
            word.strip_suffix('s')
                .filter(|stem| lexicon::title(stem, Language::German).is_some())
                .unwrap_or(word)
        } else if ["", "s", "n", "en"].iter().any(|end| word.strip_suffix(end) == Some(title.title.as_str()))
        {
            &title.title
        } else {
            word
        };
        Self { word: word.to_owned(), title }
    }
}
