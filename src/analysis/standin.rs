//! Plain answers to the questions that no stage answers yet, so that the whole way can be gone.

use super::{dilemmas::Conflict, people::People, prose::Prose, scenes::Passage, titles::Titles};

/// The names of those who take part, and the words of the text.
pub(super) fn titles(
    prose: &Prose<'_>,
    people: &People,
    passages: &[Passage],
    conflicts: &[Conflict],
) -> Titles {
    let names = |persons: &[usize]| {
        let names: Vec<&str> = persons.iter().take(3).map(|&p| people.persons[p].name.as_str()).collect();
        names.join(", ")
    };
    let summary = |passage: &Passage| {
        let sentences = &prose.sentences[passage.sentences.clone()];
        let words = sentences.iter().flat_map(|s| prose.text[s.range.clone()].split_whitespace());
        words.collect::<Vec<_>>().join(" ")
    };
    let strands = passages.iter().map(|passage| passage.strand + 1).max().unwrap_or(0);
    Titles {
        scenes: passages.iter().map(|passage| names(&passage.persons)).collect(),
        summaries: passages.iter().map(summary).collect(),
        strands: vec![String::new(); strands],
        conflicts: conflicts.iter().map(|conflict| names(&conflict.holders)).collect(),
    }
}
