//! What a scene's summary is.

use crate::analysis::{Language, naming::capitalized, reading::Reading, retell::Teller, scenes::Passage};

/// What happens in the scene: its own words, the frame trimmed, a leading pronoun replaced by the name.
pub(super) fn summary(teller: &Teller<'_, '_>, passage: &Passage) -> String {
    let reading = teller.reading;
    let sentences = &reading.prose.sentences[passage.sentences.clone()];
    let words =
        sentences.iter().flat_map(|sentence| reading.prose.text[sentence.range.clone()].split_whitespace());
    let text = words.collect::<Vec<_>>().join(" ");
    let trimmed = trim_frame(reading, &text);
    // A pronoun that now stands first becomes the name.
    let range = reading.prose.sentences[passage.sentences.start].tokens.clone();
    let word = trimmed.split_whitespace().next().unwrap_or("").to_lowercase();
    let lead = range.take(3).find(|&at| reading.prose.tokens[at].lower == word);
    let pronoun = reading.lore.words.personal_subjects.contains(&word);
    let mut persons = lead.filter(|_| pronoun).into_iter().flat_map(|at| reading.persons_at(at));
    match (persons.next(), persons.next()) {
        (Some(person), None) if teller.names.is_named(person) => {
            format!("{}{}", teller.names.short(person), trimmed.get(word.len()..).unwrap_or(""))
        }
        _ => trimmed,
    }
}

/// Cuts `Doch`, `Und` and their like off the beginning, where the sentence stands without them.
fn trim_frame(reading: &Reading<'_>, text: &str) -> String {
    let Some((first, rest)) = text.split_once(' ') else { return text.to_owned() };
    if !reading.lore.titles.openers.contains(&first.to_lowercase()) {
        return text.to_owned();
    }
    // `Doch gelingt …`: the word holds the first position.
    let next = rest.split_whitespace().next().unwrap_or("").to_lowercase();
    if reading.prose.language == Language::German && reading.lore.verbs.knows(&next) {
        return text.to_owned();
    }
    capitalized(rest)
}
