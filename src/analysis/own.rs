//! What a writer has told the program about words: it wins over every list and every vote.

use std::collections::BTreeSet;

use super::prose::Token;

/// A writer's own list. Capitals do not matter; a name of several words counts word by word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnWords {
    names: BTreeSet<String>,
    words: BTreeSet<String>,
}

impl OwnWords {
    /// `names` are names of persons, however much they look like words; `words` are never names.
    pub fn new<T: AsRef<str>>(names: &[T], words: &[T]) -> Self {
        let split = |list: &[T]| {
            list.iter().flat_map(|entry| entry.as_ref().split_whitespace()).map(str::to_lowercase).collect()
        };
        Self { names: split(names), words: split(words) }
    }

    /// Whether `token` is a name (`Some(true)`), none (`Some(false)`), or the list does not say. `base` is the word
    /// without its case ending.
    pub fn says(&self, token: &Token<'_>, base: &str) -> Option<bool> {
        let listed =
            |list: &BTreeSet<String>| list.contains(&token.lower) || list.contains(&base.to_lowercase());
        if listed(&self.words) {
            Some(false)
        } else if listed(&self.names) {
            Some(true)
        } else {
            None
        }
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.words.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Request, propose};

    fn names(text: &str, own: &OwnWords) -> Vec<String> {
        let outline = propose(&Request { text, own: Some(own), ..Request::default() }).outline;
        outline.characters.iter().map(|character| character.name.clone()).collect()
    }

    #[test]
    fn the_writers_list_wins_over_lexicons_and_votes() {
        let text = "Am Abend trifft Wolke im Hof auf Rosa. Wolke schweigt, Rosa weint.";
        assert_eq!(names(text, &OwnWords::default()), ["Rosa"]);
        assert_eq!(names(text, &OwnWords::new(&["Wolke"], &[])), ["Wolke", "Rosa"]);
        assert_eq!(names(text, &OwnWords::new(&["wolke"], &["ROSA"])), ["Wolke"]);
    }
}
