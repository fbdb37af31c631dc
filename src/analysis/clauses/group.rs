//! The English verb group behind its finite verb: `has never been told`, `would have to put`, `is going to leave`.
//!
//! German has its second half at the clause's end, English right behind the finite verb, adverbs between.

use std::ops::Range;

use crate::analysis::{lore::Lore, reading::Reading};

/// The second half of a verb group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SecondHalf {
    /// The positions of its words; adverbs and negations stand before them or among them.
    pub(super) words: Range<usize>,
    /// The infinitive of the verb that carries the meaning.
    pub(super) content: String,
    /// Whether it is done to the subject: `been told`.
    pub(super) passive: bool,
}

/// What the next word of a group can be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// After `have`.
    Participle,
    /// After `be`.
    AnyForm,
    /// After a modal or `do`.
    Infinitive,
}

/// So many adverbs can stand before the next verb of a group.
const ADVERBS: usize = 2;

/// The second half of the group whose finite verb is `lemma` at `verb`.
pub(super) fn second_half(
    reading: &Reading<'_>,
    words: &[usize],
    verb: usize,
    lemma: &str,
) -> Option<SecondHalf> {
    let lore = reading.lore;
    let lower = |at: usize| words.get(at).map_or("", |&word| reading.prose.tokens[word].lower.as_str());
    let mut wanted = wanted_after(lore, lemma)?;
    let mut half: Option<SecondHalf> = None;
    let mut at = verb + 1;
    loop {
        let skipped = (at..at + ADVERBS).take_while(|&at| is_adverb(lore, lower(at))).count();
        let found = next_verb(lore, wanted, lower(at + skipped));
        // `has to put`, `is going to leave`, `was to go`
        let goes = half.as_ref().is_none_or(|half| matches!(half.content.as_str(), "go" | "have"));
        let to = goes
            && lore.words.to.contains(lower(at + skipped))
            && lore.verbs.infinitive(lower(at + skipped + 1));
        let by_to = found.is_none();
        let (end, content) = match found {
            Some(content) => (at + skipped + 1, content),
            None if to => (at + skipped + 2, lower(at + skipped + 1).to_owned()),
            None => return half,
        };
        let start = half.as_ref().map_or(at + skipped, |half| half.words.start);
        let progressive = lower(end - 1).ends_with("ing");
        let next = wanted_after(lore, &content).filter(|_| content != "do");
        let passive = wanted == Wanted::AnyForm && !progressive && !by_to;
        half = Some(SecondHalf { words: start..end, content: content.clone(), passive });
        at = end;
        match next {
            Some(next) => wanted = next,
            None if content == "go" && progressive => wanted = Wanted::Participle,
            None => return half,
        }
    }
}

fn wanted_after(lore: &Lore, lemma: &str) -> Option<Wanted> {
    match lemma {
        "have" => Some(Wanted::Participle),
        "be" => Some(Wanted::AnyForm),
        "do" => Some(Wanted::Infinitive),
        _ => lore.words.modals.contains(lemma).then_some(Wanted::Infinitive),
    }
}

/// The infinitive of `word` if it is a form that is `wanted`.
fn next_verb(lore: &Lore, wanted: Wanted, word: &str) -> Option<String> {
    let verbs = &lore.verbs;
    match wanted {
        Wanted::Participle => verbs.participle(word),
        Wanted::AnyForm if word == "being" => Some("be".to_owned()),
        Wanted::AnyForm => verbs.progressive(word).or_else(|| verbs.participle(word)),
        Wanted::Infinitive => (verbs.infinitive(word) || matches!(word, "be" | "have" | "do"))
            .then(|| word.to_owned())
            .filter(|word| !lore.words.determiners.contains(word)),
    }
}

fn is_adverb(lore: &Lore, word: &str) -> bool {
    lore.words.negations.contains(word) || lore.words.spare_adverbs.contains(word) || word.ends_with("ly")
}
