//! Which thing a pronoun in a course stands for: `Antje hat den Brief. Verbrennt sie ihn, …`.

use super::super::{
    Language,
    chunks::{Chunk, ChunkKind},
    clauses::Clause,
    retell::Teller,
};

/// A pronoun for things, the article of what it stands for, and what may stand before that where it was told.
pub type ThingPronoun = (String, String, Vec<String>);

/// What the pronoun at `at` among the clause's words stands for, with its article: the only thing told before the clause,
/// in its sentence or else in the one before, that can be an object. None where it may stand for another or for all that
/// was said.
pub(super) fn meant(teller: &Teller<'_, '_>, clause: &Clause, at: usize) -> Option<String> {
    let reading = teller.reading;
    let dilemmas = &reading.lore.dilemmas;
    let token = &reading.prose.tokens[clause.words[at]];
    let (_, article, before) = dilemmas.things.iter().find(|(pronoun, ..)| *pronoun == token.lower)?;
    if dilemmas.of_clauses.contains(&clause.content) || dilemmas.of_clauses.contains(&clause.lemma) {
        return None;
    }
    let opens = clause.words[0];
    let block = reading.prose.sentences[token.sentence].block;
    let told = |clause: &Clause, chunk: &Chunk| {
        let words = &clause.words[chunk.words.clone()];
        let (&first, &last) = (words.first()?, words.last()?);
        let noun = &reading.prose.tokens[last];
        let capital = noun.text.starts_with(char::is_uppercase);
        let thing = chunk.kind == ChunkKind::Noun
            && last < opens
            && chunk.words.len() > 1
            && chunk.persons.is_empty()
            && reading.mention_at(last).is_none()
            && !teller.is_time(clause, chunk)
            && (reading.prose.language == Language::English || capital)
            && before.contains(&reading.prose.tokens[first].lower);
        thing.then(|| format!("{article} {}", noun.text))
    };
    [Some(token.sentence), token.sentence.checked_sub(1)]
        .into_iter()
        .flatten()
        .filter(|&sentence| reading.prose.sentences[sentence].block == block)
        .map(|sentence| {
            let clauses = reading.clauses(sentence);
            let objects = clauses.iter().flat_map(|clause| {
                let chunks = clause.chunks.iter().enumerate();
                let objects = chunks.filter(|(index, _)| Some(*index) != clause.subject);
                objects.filter_map(|(_, chunk)| told(clause, chunk))
            });
            objects.collect::<Vec<String>>()
        })
        .find(|things| !things.is_empty())
        .and_then(|things| if let [thing] = &things[..] { Some(thing.clone()) } else { None })
}
