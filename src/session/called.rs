//! Somebody without a name who is given one while a writer types: `der Mann` becomes `Jakob Brandt`, and so is somebody
//! with a name from then on.

use crate::{
    analysis::{Language, lexicon},
    outline::{CharacterKind, Edit, Item},
};

/// `edit`, of the name of somebody who had none when the writer began to type: with a name, or still without.
pub(super) fn with_kind(edit: &Edit, language: &str) -> Edit {
    let mut edit = edit.clone();
    if let Edit::Put { item: Item::Character(character), .. } = &mut edit {
        let is_named = is_name(&character.name, language);
        character.kind = if is_named { CharacterKind::Named } else { CharacterKind::Unnamed };
    }
    edit
}

/// Whether it is what somebody is called rather than who they are: `Jakob Brandt`, `Dr. Richter`; but not `der Mann`,
/// `Violas Vater`, `Polizistin`. A trade that is a surname too (`Richter`) says who they are unless a name stands before it.
fn is_name(text: &str, language: &str) -> bool {
    let language = if language == Language::English.code() { Language::English } else { Language::German };
    let words: Vec<&str> = text.split_whitespace().collect();
    let Some((last, before)) = words.split_last() else { return false };
    if !words[0].starts_with(char::is_uppercase) {
        return false;
    }
    let last = last.to_lowercase();
    let tells_who = lexicon::kin(&last, language).is_some() || lexicon::role(&last, language).is_some();
    let is_called = |word: &&str| {
        lexicon::title(word, language).is_some()
            || lexicon::first_name(&word.to_lowercase(), language).is_some()
    };
    !tells_who || before.iter().any(is_called)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_from_what_somebody_is() {
        for (language, name, is) in [
            ("de", "Jakob", true),
            ("de", "Jakob Brandt", true),
            ("de", "Anna Richter", true),
            ("de", "Dr. Richter", true),
            ("de", "Frau Koch", true),
            ("de", "Brandt", true),
            ("de", "der Mann", false),
            ("de", "ein Nachbar von Kai", false),
            ("de", "Polizistin", false),
            ("de", "Violas Vater", false),
            ("de", "Die Nachbarin", false),
            ("de", "", false),
            ("en", "Jacob", true),
            ("en", "Mrs. Baker", true),
            ("en", "the man", false),
            ("en", "Viola's father", false),
            ("en", "Waitress", false),
        ] {
            assert_eq!(is_name(name, language), is, "{name}");
        }
    }
}
