//! Plain answers to the questions that no stage answers yet, so that the whole way can be gone.

use super::{dilemmas::Conflict, people::People, prose::Prose, scenes::Passage, titles::Titles};

/// A scene for each block, all in one strand.
pub(super) fn passages(prose: &Prose<'_>, people: &People) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    for (index, sentence) in prose.sentences.iter().enumerate() {
        let same =
            passages.last().is_some_and(|p| prose.sentences[p.sentences.start].block == sentence.block);
        match passages.last_mut() {
            Some(passage) if same => passage.sentences.end = index + 1,
            _ => passages.push(Passage {
                sentences: index..index + 1,
                strand: 0,
                place: None,
                persons: Vec::new(),
                confidence: 0.5,
                cues: Vec::new(),
            }),
        }
    }
    let mut mentions = people.mentions.iter().peekable();
    for passage in &mut passages {
        while let Some(mention) = mentions.next_if(|m| m.sentence < passage.sentences.end) {
            if !passage.persons.contains(&mention.person) {
                passage.persons.push(mention.person);
            }
        }
    }
    passages
}

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
