//! What stands in a retold clause beside its subject and its finite verb: objects, what the verb governs, particles.

use super::{Teller, count};
use crate::analysis::{
    chunks::{Chunk, ChunkKind},
    clauses::{Clause, ClauseKind},
};

/// A piece of the retelling.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) text: String,
    /// How badly it is needed; the least needed goes first.
    pub(super) need: u8,
}

pub(super) const MUST: u8 = 9;
/// The need of an object.
const OBJECT: u8 = 7;
/// The need of a German adverb.
const ADVERB: u8 = 1;

/// Everything but subject and finite verb.
#[derive(Debug, Default)]
pub(super) struct Rest {
    /// In order.
    pub(super) pieces: Vec<Piece>,
    /// Whether the verb has its object.
    pub(super) complete: bool,
    /// Whether something is left out that the verb might need.
    pub(super) lost: bool,
    /// Whether a word makes the clause useless as a title.
    pub(super) bad: bool,
    /// What an English infinitive begins with all that hangs on it: `to tell the truth`.
    tail: Option<Tail>,
}

/// An English infinitive at the end of a clause.
#[derive(Debug)]
struct Tail {
    /// The number of its first piece.
    start: usize,
    /// Whether the clause was complete before it, and it can go.
    spare: bool,
}

impl Rest {
    fn push(&mut self, text: String, need: u8) {
        self.pieces.push(Piece { text, need });
    }

    /// Leaves out what is needed least until no more than `longest` words remain. None if nothing more can go.
    pub(super) fn shorten(&mut self, longest: usize) -> Option<()> {
        // Of two objects the first, a person as a rule, is the one to spare.
        let mut objects = self.pieces.iter_mut().filter(|piece| piece.need == OBJECT);
        if let (Some(first), Some(_)) = (objects.next(), objects.next()) {
            first.need = 5;
        }
        while self.pieces.iter().map(|piece| count(&piece.text)).sum::<usize>() > longest {
            let spare = (0..self.pieces.len()).filter(|&at| self.pieces[at].need < 6);
            let weakest = spare.min_by_key(|&at| self.pieces[at].need)?;
            self.lost |= self.pieces.remove(weakest).need > ADVERB;
        }
        // An adverb tells something only where nothing else does.
        if self.pieces.iter().any(|piece| piece.need > ADVERB) {
            self.pieces.retain(|piece| piece.need > ADVERB);
        }
        Some(())
    }

    /// Whether something stands there that carries the verb's sense.
    pub(super) fn is_carried(&self) -> bool {
        self.pieces.iter().any(|piece| piece.need == MUST)
    }

    /// Makes one piece of the infinitive and what hangs on it.
    fn join_tail(&mut self) {
        let Some(tail) = self.tail.take() else { return };
        let texts: Vec<String> = self.pieces.drain(tail.start..).map(|piece| piece.text).collect();
        self.push(texts.join(" "), if tail.spare { 3 } else { MUST });
    }
}

impl Teller<'_, '_> {
    /// Everything but subject and finite verb. None if it speaks of somebody who cannot be named.
    pub(super) fn rest(&self, clause: &Clause, verb: usize, shared: Option<usize>) -> Option<Rest> {
        let mut rest = Rest::default();
        let owner = clause.subject_persons().first().copied().or(shared);
        let mut brackets = Vec::new();
        for index in self.order(clause, verb) {
            let chunk = &clause.chunks[index];
            match chunk.kind {
                ChunkKind::Bracket if !self.german() => {
                    if rest.tail.is_none() && self.lower(clause, chunk.words.start) == "to" {
                        rest.tail = Some(Tail { start: rest.pieces.len(), spare: rest.complete });
                        rest.complete = true;
                    }
                    rest.push(self.text(clause, chunk), MUST);
                }
                ChunkKind::Bracket => brackets.push(Piece { text: self.text(clause, chunk), need: MUST }),
                ChunkKind::Reflexive => {
                    // Names stand behind `sich`, pronouns before it.
                    let at = if self.german() { 0 } else { rest.pieces.len() };
                    rest.pieces.insert(at, Piece { text: self.text(clause, chunk), need: MUST });
                }
                // It carries nothing by itself.
                ChunkKind::Negation => rest.push(self.text(clause, chunk), 8),
                ChunkKind::Noun if self.is_time(clause, chunk) => {}
                ChunkKind::Noun => {
                    // `gibt dem Arzt`, and what?
                    let first = self.lower(clause, chunk.words.start);
                    let dative = self.german() && first.ends_with("em") && chunk.words.len() > 1;
                    // `tells the judge`, and what? A second object would say.
                    let hearer = self.words().with_hearer.contains(&clause.content)
                        && !chunk.persons.is_empty()
                        && !rest.pieces.iter().any(|piece| piece.need == OBJECT);
                    let wanted = !hearer && (!dative || self.words().datives.contains(&clause.content));
                    rest.complete |= wanted;
                    rest.lost |= !wanted;
                    // `learns that Captain Frost …`: another clause begins.
                    let next = chunk.words.start + 1;
                    rest.bad |= first == "that"
                        && next < chunk.words.end
                        && self.reading.mention_at(clause.words[next]).is_some();
                    let text = self.phrase(clause, chunk, owner)?;
                    rest.bad |= self.is_number(&text.to_lowercase());
                    rest.push(text, OBJECT);
                }
                ChunkKind::Pronoun => self.add_pronoun(&mut rest, clause, chunk, owner),
                ChunkKind::Prepositional => self.add_prepositional(&mut rest, clause, chunk, owner),
                // `She pats his hand and …`: what goes on there is another statement.
                ChunkKind::Adverb if !self.german() && self.joins(clause, chunk) => break,
                ChunkKind::Adverb => self.add_adverb(&mut rest, clause, index, verb),
            }
        }
        rest.pieces.extend(brackets);
        rest.join_tail();
        Some(rest)
    }

    fn joins(&self, clause: &Clause, chunk: &Chunk) -> bool {
        self.reading.lore.words.coordinators.contains(self.lower(clause, chunk.words.start))
    }

    /// The groups beside the subject in the order in which a statement has them.
    fn order(&self, clause: &Clause, verb: usize) -> Vec<usize> {
        // Only one group stands before a German verb; whatever else does is an apposition.
        let subject_first = clause.subject.is_some_and(|subject| clause.chunks[subject].words.start < verb);
        let fronted = |chunk: &Chunk| chunk.words.start < verb && clause.kind == ClauseKind::Main;
        let behind = clause.chunks.iter().enumerate().filter(|(_, chunk)| !fronted(chunk));
        // What stood before the verb and is no time or place goes behind it.
        let moved = clause.chunks.iter().enumerate().filter(|(_, chunk)| {
            fronted(chunk) && !subject_first && matches!(chunk.kind, ChunkKind::Noun | ChunkKind::Pronoun)
        });
        behind.chain(moved).map(|(index, _)| index).filter(|&index| Some(index) != clause.subject).collect()
    }

    fn add_pronoun(&self, rest: &mut Rest, clause: &Clause, chunk: &Chunk, owner: Option<usize>) {
        let word = self.lower(clause, chunk.words.start);
        // `He believes she …`: a clause of its own follows.
        let acts = !self.german() && !self.reading.lore.words.object_pronouns.contains(word);
        if let [person] = chunk.persons[..] {
            let hearer = self.words().with_hearer.contains(&clause.content);
            rest.complete |= !hearer;
            rest.lost |= hearer;
            rest.bad |= acts || Some(person) == owner || !self.names.is_named(person);
            rest.push(self.names.short(person).to_owned(), OBJECT);
        } else if self.words().standing.contains(word) {
            rest.complete = true;
            rest.push(word.to_owned(), 8);
        } else {
            rest.bad = true;
        }
    }

    fn add_prepositional(&self, rest: &mut Rest, clause: &Clause, chunk: &Chunk, owner: Option<usize>) {
        let words = self.words();
        let preposition = self.lower(clause, chunk.words.start);
        let governed = words.governs.get(&clause.content).or_else(|| words.governs.get(&clause.lemma));
        let fixed = words.fixed.contains(&self.text(clause, chunk).to_lowercase());
        let wanted =
            fixed || governed.is_some_and(|list| list.iter().any(|governed| governed == preposition));
        if self.is_time(clause, chunk) && !fixed {
            return;
        }
        let Some(text) = self.phrase(clause, chunk, owner) else {
            rest.bad |= wanted;
            rest.lost = true;
            return;
        };
        rest.complete |= wanted;
        let need = match (fixed, wanted) {
            (true, _) => MUST,
            (false, true) => 6,
            (false, false) => 2,
        };
        rest.push(text, need);
    }

    fn add_adverb(&self, rest: &mut Rest, clause: &Clause, index: usize, verb: usize) {
        let words = self.words();
        let chunk = &clause.chunks[index];
        let word = self.lower(clause, chunk.words.start);
        let copula = words.copulas.contains(&clause.content);
        let last = clause.chunks.iter().rposition(|chunk| chunk.kind == ChunkKind::Adverb) == Some(index);
        let empty = words.empty.contains(word) || words.framing.iter().any(|framing| framing == word);
        if self.is_correlate(word) || copula && self.is_number(word) {
            rest.bad = true;
        } else if copula && last && !empty {
            rest.complete = true;
            rest.push(word.to_owned(), 8);
        } else if self.german() {
            // Its sense stands in the verb, as a rule; without anything else it is told.
            if chunk.words.start > verb && !empty {
                rest.push(word.to_owned(), ADVERB);
            }
        } else if self.reading.lore.words.verb_particles.contains(word)
            && self.follows_object(clause, index, verb)
        {
            rest.push(word.to_owned(), MUST);
        } else {
            // An English word that is not understood may carry the sense.
            let spare = word.ends_with("ly") || self.reading.lore.words.spare_adverbs.contains(word);
            rest.bad |= !spare && chunk.words.start > verb;
        }
    }

    /// Whether the group stands right behind the English verb or its object, where a particle belongs to the verb.
    fn follows_object(&self, clause: &Clause, index: usize, verb: usize) -> bool {
        let start = clause.chunks[index].words.start;
        start == verb + 1
            || index.checked_sub(1).map(|before| &clause.chunks[before]).is_some_and(|before| {
                before.words.start > verb
                    && before.words.end == start
                    && matches!(before.kind, ChunkKind::Noun | ChunkKind::Pronoun | ChunkKind::Bracket)
            })
    }

    /// `darauf`, `dafür` and the like point at a clause that the title has not.
    fn is_correlate(&self, word: &str) -> bool {
        let preposition = |front| {
            word.strip_prefix(front).is_some_and(|end| self.reading.lore.words.prepositions.contains(end))
        };
        self.german() && (preposition("dar") || preposition("da"))
    }

    /// `sechzig`, `fifteen`: an age makes no title.
    fn is_number(&self, word: &str) -> bool {
        self.reading.lore.moments.numbers.contains_key(word)
            || ["zig", "zehn", "teen", "ty"].iter().any(|end| word.ends_with(end))
            || word.chars().all(|c| c.is_ascii_digit())
    }
}
