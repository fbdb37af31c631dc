//! What stands in a retold clause beside its subject and its finite verb: objects, what the verb governs, particles.

use super::{Teller, count};
use crate::analysis::{
    chunks::{Chunk, ChunkKind},
    clauses::{Clause, ClauseKind},
    lexicon,
};

/// A piece of the retelling.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) text: String,
    /// The same without its adjectives.
    pub(super) brief: Option<String>,
    /// How badly it is needed; the least needed goes first.
    pub(super) need: u8,
}

pub(super) const MUST: u8 = 9;
/// The need of what belongs to the verb and carries no sense by itself: `sich`, `nicht`.
const BESIDE: u8 = 8;
/// The need of an object.
const OBJECT: u8 = 7;
/// The need of what the verb governs, and of where something goes.
const GOVERNED: u8 = 6;
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
    /// Whether a thing is among its objects.
    has_thing: bool,
    /// Whether the verb is part of a fixed expression.
    pub(super) idiom: bool,
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
    pub(super) fn push(&mut self, text: String, need: u8) {
        self.pieces.push(Piece { text, brief: None, need });
    }

    fn push_phrase(&mut self, full: Option<String>, brief: String, need: u8) {
        let other = full.as_ref().is_some_and(|full| *full != brief);
        let text = full.unwrap_or_else(|| brief.clone());
        self.pieces.push(Piece { text, brief: other.then_some(brief), need });
    }

    /// Whether one of the pieces is needed as `need` says.
    fn has(&self, need: u8) -> bool {
        self.pieces.iter().any(|piece| piece.need == need)
    }

    /// Leaves out what is needed least until no more than `longest` words remain. None if nothing more can go.
    pub(super) fn shorten(&mut self, longest: usize) -> Option<()> {
        // Of two objects the first, a person as a rule, is the one to spare: `legt ihm den Brief vor`; but `gibt die Schuld dem
        // Sprecher`.
        let mut objects = self.pieces.iter_mut().filter(|piece| piece.need == OBJECT);
        if let (Some(first), Some(second)) = (objects.next(), objects.next()) {
            let dative = second.text.split_once(' ').is_some_and(|(article, _)| article.ends_with("em"));
            if dative { second } else { first }.need = GOVERNED - 1;
        }
        // An adverb tells something only where nothing else does.
        if self.pieces.iter().any(|piece| piece.need > ADVERB) {
            self.pieces.retain(|piece| piece.need > ADVERB);
        }
        while self.pieces.iter().map(|piece| count(&piece.text)).sum::<usize>() > longest {
            if let Some(piece) = self.pieces.iter_mut().rev().find(|piece| piece.brief.is_some()) {
                piece.text = piece.brief.take().unwrap_or_default();
                continue;
            }
            let spare = (0..self.pieces.len()).filter(|&at| self.pieces[at].need < GOVERNED);
            let weakest = spare.min_by_key(|&at| self.pieces[at].need)?;
            self.lost |= self.pieces.remove(weakest).need > ADVERB;
        }
        Some(())
    }

    /// Whether something stands there that carries the verb's sense.
    pub(super) fn is_carried(&self) -> bool {
        self.has(MUST)
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
                ChunkKind::Bracket if self.german() => brackets.push(self.text(clause, chunk)),
                ChunkKind::Bracket => {
                    if self.reading.lore.words.to.contains(self.lower(clause, chunk.words.start)) {
                        self.begin_tail(&mut rest, clause);
                        rest.complete = true;
                    }
                    rest.push(self.text(clause, chunk), MUST);
                }
                ChunkKind::Reflexive => {
                    // Names stand behind `sich`, pronouns before it.
                    let at = if self.german() { 0 } else { rest.pieces.len() };
                    let text = self.text(clause, chunk);
                    rest.pieces.insert(at, Piece { text, brief: None, need: BESIDE });
                }
                ChunkKind::Negation => {
                    // `not to touch the money`
                    let next = clause.chunks.get(index + 1);
                    let to = |next: &Chunk| {
                        self.reading.lore.words.to.contains(self.lower(clause, next.words.start))
                    };
                    if !self.german() && next.is_some_and(to) {
                        self.begin_tail(&mut rest, clause);
                    }
                    rest.push(self.text(clause, chunk), BESIDE);
                }
                // `erbittet sich eine Nacht`
                ChunkKind::Noun if self.is_time(clause, chunk) => rest.lost |= chunk.words.start > verb,
                ChunkKind::Noun => self.add_noun(&mut rest, clause, chunk, owner)?,
                ChunkKind::Pronoun => self.add_pronoun(&mut rest, clause, chunk, owner),
                // `She pats his hand and …`: what goes on there is another statement.
                ChunkKind::Adverb if !self.german() && self.joins(clause, chunk) => break,
                _ if !self.german() && self.tells_doing(clause, chunk) => {
                    rest.lost = true;
                    break;
                }
                ChunkKind::Prepositional => self.add_prepositional(&mut rest, clause, index, owner),
                ChunkKind::Adverb => self.add_adverb(&mut rest, clause, index, verb),
            }
        }
        rest.bad |= self.lacks_half(clause, &rest, !brackets.is_empty());
        brackets.into_iter().for_each(|text| rest.push(text, MUST));
        rest.join_tail();
        Some(rest)
    }

    /// Whether what the verb needs stands somewhere else, or was not understood.
    fn lacks_half(&self, clause: &Clause, rest: &Rest, has_bracket: bool) -> bool {
        let words = self.words();
        // `to hand over the other`, and whom?
        let cut_off = rest.lost && rest.tail.as_ref().is_some_and(|tail| !tail.spare);
        // `would have to hand`, and whom?
        let to_do = |chunk: &Chunk| {
            chunk.kind == ChunkKind::Bracket
                && self.reading.lore.verbs.infinitive(self.lower(clause, chunk.words.end - 1))
        };
        let bare = !self.german()
            && rest.lost
            && !rest.has(OBJECT)
            && !words.alone.contains(&clause.content)
            && clause.chunks.iter().any(to_do);
        // `puts the milk`, and where?
        let placed = rest.pieces.iter().any(|piece| !matches!(piece.need, OBJECT | ADVERB | BESIDE));
        let nowhere = words.placing.contains(&clause.content) && !placed && !has_bracket;
        // `hat ihn … in den Kombi gelegt und …`, `lässt ihn nicht`
        let lets = self.german() && clause.lemma == "lassen" && !has_bracket;
        let has = self.german()
            && clause.lemma == "haben"
            && !has_bracket
            && clause.chunks.iter().enumerate().any(|(index, chunk)| {
                Some(index) != clause.subject
                    && chunk.kind != ChunkKind::Prepositional
                    && !chunk.persons.is_empty()
            });
        // `was told`, and what?
        let told = !self.german()
            && clause.lemma == "be"
            && words.with_hearer.contains(&clause.content)
            && !rest.has(OBJECT)
            && rest.tail.is_none();
        cut_off || bare || nowhere || lets || has || told
    }

    /// An object. None if it speaks of somebody who cannot be named.
    fn add_noun(&self, rest: &mut Rest, clause: &Clause, chunk: &Chunk, owner: Option<usize>) -> Option<()> {
        let words = self.words();
        // `gibt dem Arzt`, and what?
        let first = self.lower(clause, chunk.words.start);
        let dative = self.german() && first.ends_with("em") && chunk.words.len() > 1;
        // `tells the judge`, and what? A second object would say.
        let hearer =
            words.with_hearer.contains(&clause.content) && !chunk.persons.is_empty() && !rest.has(OBJECT);
        let wanted = !hearer && (!dative || words.datives.contains(&clause.content));
        rest.complete |= wanted;
        rest.lost |= !wanted;
        // `learns that Captain Frost …`, `tells him that two winters back …`: another clause begins.
        let next = chunk.words.start + 1;
        let begins = words.with_hearer.contains(&clause.content)
            || next < chunk.words.end && self.reading.mention_at(clause.words[next]).is_some();
        rest.bad |= self.reading.lore.words.that.contains(first) && begins;
        // `a girl called Kate`
        rest.bad |= owner.is_some_and(|owner| chunk.persons.contains(&owner));
        // `findet einen Ring und übt ihr Ja`: the second thing belongs to another verb.
        let given = dative || self.reading.lore.words.genitives.contains(first);
        let thing = self.german() && !given && chunk.persons.is_empty();
        rest.bad |= thing && rest.has_thing;
        rest.has_thing |= thing;
        let brief = self.phrase(clause, chunk, owner)?;
        rest.bad |= self.is_number(&brief.to_lowercase());
        // `gave Crombie back Crombie’s ring`
        rest.bad |= rest.pieces.iter().any(|piece| piece.need == OBJECT && brief.contains(&piece.text));
        rest.push_phrase(self.phrase_in_full(clause, chunk, owner), brief, OBJECT);
        Some(())
    }

    /// Begins an English infinitive. A thing for an object can do without it; somebody can behind some verbs.
    fn begin_tail(&self, rest: &mut Rest, clause: &Clause) {
        if rest.tail.is_none() {
            let person = clause.verb.is_some_and(|verb| {
                clause.chunks.iter().any(|chunk| chunk.words.start > verb && !chunk.persons.is_empty())
            });
            let can = !person || self.words().person_and_clause.contains(&clause.content);
            let spare = rest.complete && can;
            rest.tail = Some(Tail { start: rest.pieces.len(), spare });
        }
    }

    /// Whether the group begins to tell what else is done: `without giving a reason`, `to drawing a name`.
    fn tells_doing(&self, clause: &Clause, chunk: &Chunk) -> bool {
        let words = self.reading.lore.words;
        let next = chunk.words.start + 1;
        next < clause.words.len()
            && next + 1 >= chunk.words.end
            && words.opens_phrase(self.lower(clause, chunk.words.start))
            && !words.verb_particles.contains(self.lower(clause, chunk.words.start))
            && self.reading.lore.verbs.progressive(self.lower(clause, next)).is_some()
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
            let object = matches!(chunk.kind, ChunkKind::Noun | ChunkKind::Pronoun);
            fronted(chunk) && !subject_first && (object || self.is_fixed(clause, chunk))
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
            rest.push(word.to_owned(), BESIDE);
        } else {
            rest.bad = true;
        }
    }

    fn add_prepositional(&self, rest: &mut Rest, clause: &Clause, index: usize, owner: Option<usize>) {
        let words = self.words();
        let chunk = &clause.chunks[index];
        let preposition = self.lower(clause, chunk.words.start);
        let governed = words.governs.get(&clause.content).or_else(|| words.governs.get(&clause.lemma));
        let fixed = self.is_fixed(clause, chunk);
        // `verguckt sich in Fritzi`
        let reflexive = clause.chunks.iter().any(|chunk| chunk.kind == ChunkKind::Reflexive);
        let with_whom = reflexive && self.german() && !chunk.persons.is_empty();
        let wanted =
            fixed || governed.is_some_and(|list| list.iter().any(|governed| governed == preposition));
        if self.is_time(clause, chunk) && !fixed {
            return;
        }
        // `stand bei acht`
        if self.is_number(self.lower(clause, chunk.words.end - 1)) {
            rest.lost = true;
            return;
        }
        let Some(brief) = self.phrase(clause, chunk, owner) else {
            rest.bad |= wanted;
            rest.lost = true;
            return;
        };
        rest.complete |= wanted || with_whom;
        // `between Priya`, and whom else?
        let lore = self.reading.lore;
        rest.bad |=
            lore.dilemmas.between.contains(preposition) && !brief.contains(&format!(" {} ", words.and));
        // `Vor Gericht lehnt er ab`: what stands in front tells where, unless the verb says nothing without it.
        let fronted = clause.verb.is_some_and(|verb| chunk.words.start < verb);
        let carries = fixed && (!fronted || words.weak.contains(&clause.content));
        rest.idiom |= carries;
        let need = match (carries, wanted) {
            (true, _) => MUST,
            (false, true) if !fixed => GOVERNED,
            _ if words.placing.contains(&clause.content) => GOVERNED,
            _ if self.goes(clause, index) => GOVERNED - u8::from(rest.has(OBJECT)),
            _ if with_whom => GOVERNED - 1,
            _ => 2,
        };
        rest.push_phrase(self.phrase_in_full(clause, chunk, owner), brief, need);
    }

    /// Whether the phrase tells where something goes, which belongs to the verb: `legt ihm den Arm um die Schulter`; but not
    /// `beim Griff in die Kasse`.
    fn goes(&self, clause: &Clause, index: usize) -> bool {
        let words = &clause.chunks[index].words;
        let behind_phrase = index.checked_sub(1).is_some_and(|before| {
            let before = &clause.chunks[before];
            before.kind == ChunkKind::Prepositional && before.words.end == words.start
        });
        words.len() > 1
            && !behind_phrase
            && self.words().two_way.contains(self.lower(clause, words.start))
            && self.reading.lore.words.accusative.contains(self.lower(clause, words.start + 1))
    }

    /// Whether the phrase belongs to a fixed expression: `zur Rede stellen`.
    fn is_fixed(&self, clause: &Clause, chunk: &Chunk) -> bool {
        chunk.kind == ChunkKind::Prepositional
            && self.words().fixed.contains(&self.text(clause, chunk).to_lowercase())
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
            rest.push(word.to_owned(), BESIDE);
        } else if self.german() {
            // `hebt einen winzigen, aber kräftigen Jungen`: its noun stands elsewhere.
            let closed = self.reading.lore.words;
            let before = chunk.words.start.checked_sub(1).map_or("", |before| self.lower(clause, before));
            let stands = words.standing.contains(word);
            rest.bad |= !stands
                && closed.determiners.contains(word)
                && !closed.subject_pronouns.contains(word)
                && !closed.opens_phrase(before);
            // `stand bei acht`: what was not understood.
            if closed.opens_phrase(word) || self.is_number(word) {
                rest.lost = true;
                return;
            }
            if stands {
                rest.complete = true;
                rest.push(word.to_owned(), BESIDE);
                return;
            }
            // Its sense stands in the verb, as a rule; without anything else it is told.
            if chunk.words.start > verb && !empty {
                rest.push(word.to_owned(), ADVERB);
            }
        } else if self.reading.lore.words.verb_particles.contains(word)
            && self.follows_object(clause, index, verb)
        {
            // `out of kindness` is no particle.
            let of = chunk.words.end < clause.words.len()
                && self.reading.lore.words.genitives.contains(self.lower(clause, chunk.words.end));
            rest.lost |= of;
            if !of {
                rest.push(word.to_owned(), MUST);
            }
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
        lexicon::is_number(word, self.reading.prose.language) || word.chars().all(|c| c.is_ascii_digit())
    }
}
