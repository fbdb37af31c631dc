//! A clause retold in a few words: its subject by name, its verb, what the verb cannot do without. The rest
//! (times, places, remarks, clauses that hang on it) is left out.

use super::{
    Language,
    chunks::{Chunk, ChunkKind},
    clauses::{Clause, ClauseKind},
    grammar::is_possessive,
    lore::TitleWords,
    naming::{Names, capitalized},
    reading::Reading,
};

/// The longest title, in words.
pub const LONGEST: usize = 6;

/// A clause in a few words.
#[derive(Clone, Debug, PartialEq)]
pub struct Telling {
    /// The words.
    pub text: String,
    /// How good a title it makes; below 0 none.
    pub worth: f32,
    /// The rule that it was made by.
    pub rule: &'static str,
}

/// A piece of the retelling.
#[derive(Clone, Debug)]
struct Piece {
    text: String,
    /// How badly it is needed; the least needed goes first.
    need: u8,
}

const MUST: u8 = 9;

/// What is needed to retell.
#[derive(Clone, Copy, Debug)]
pub struct Teller<'r, 'a> {
    /// The text with what was found in it.
    pub reading: &'r Reading<'a>,
    /// What persons are called.
    pub names: &'r Names,
}

impl Teller<'_, '_> {
    fn words(&self) -> &'static TitleWords {
        &self.reading.lore.titles
    }

    fn german(&self) -> bool {
        self.reading.prose.language == Language::German
    }

    fn lower(&self, clause: &Clause, at: usize) -> &str {
        clause.words.get(at).map_or("", |&word| self.reading.prose.tokens[word].lower.as_str())
    }

    /// The statement of `clause` in two to six words; `subject` is the one of the clause before, which a
    /// coordinated clause shares; `hangs` says that a clause which the verb may need follows.
    pub fn retell(
        &self,
        clause: &Clause,
        subject: Option<(&str, Option<usize>)>,
        hangs: bool,
    ) -> Option<Telling> {
        let verb = clause.verb?;
        if !matches!(clause.kind, ClauseKind::Main | ClauseKind::Subordinate) {
            return None;
        }
        let (who, mut worth) = self.subject(clause, subject.map(|(text, _)| text))?;
        let shared = subject.and_then(|(_, person)| person).filter(|_| clause.shares_subject);
        let words = self.words();
        let form = self.lower(clause, verb).to_owned();
        if words.reported.contains(&form) {
            return None;
        }
        let (mut pieces, complete, bad) = self.rest(clause, verb, shared)?;
        if bad {
            return None;
        }
        // Of two objects the first, a person as a rule, is the one to spare.
        let objects: Vec<usize> = (0..pieces.len()).filter(|&i| pieces[i].need == 7).collect();
        if let [first, _, ..] = objects[..] {
            pieces[first].need = 5;
        }
        let (finite, split) = self.finite(clause, verb, &form)?;
        if let Some(prefix) = split {
            pieces.push(Piece { text: prefix, need: MUST });
        }
        let count = |text: &str| text.split_whitespace().count();
        let fixed = count(&who) + count(&finite);
        while fixed + pieces.iter().map(|piece| count(&piece.text)).sum::<usize>() > LONGEST {
            let weakest =
                (0..pieces.len()).filter(|&i| pieces[i].need < MUST).min_by_key(|&i| pieces[i].need)?;
            if pieces[weakest].need >= 6 {
                return None;
            }
            pieces.remove(weakest);
        }
        let needs_more = !words.alone.contains(&clause.content) && !words.alone.contains(&clause.lemma);
        let bare = pieces.is_empty();
        if bare && (needs_more || words.weak.contains(&clause.content)) {
            return None;
        }
        // `Lorenz verbietet dem Arzt`, and what? Some verbs have a person and a clause for objects.
        let two_objects = words.person_and_clause.contains(&clause.content);
        if hangs && needs_more && !(complete && two_objects) {
            return None;
        }
        // Only a circumstance is left of it.
        let carried = pieces.iter().any(|piece| piece.need == MUST) && !self.is_only_infinitive(clause);
        if !complete && needs_more && !carried {
            return None;
        }
        let step = words.steps.contains(&clause.content) || words.steps.contains(&clause.lemma);
        worth += if step { 3.0 } else { 0.0 };
        worth -= if words.weak.contains(&clause.content) { 2.0 } else { 0.0 };
        worth += if complete { 1.0 } else { 0.0 };
        worth -= if clause.kind == ClauseKind::Subordinate { 0.7 } else { 0.0 };
        worth -= if clause.past && clause.lemma == "haben" { 1.0 } else { 0.0 };
        let parts: Vec<String> = [capitalized(&who), finite]
            .into_iter()
            .chain(pieces.into_iter().map(|piece| piece.text))
            .collect();
        let text = parts.join(" ");
        let length = count(&text);
        if !(2..=LONGEST).contains(&length) {
            return None;
        }
        worth += match length {
            2 => -0.3,
            3..=5 => 0.5,
            _ => 0.0,
        };
        Some(Telling { text, worth, rule: if step { "title/step" } else { "title/statement" } })
    }

    /// Whether nothing but a modal's infinitive follows the verb: `muss begrüßen`, and whom?
    fn is_only_infinitive(&self, clause: &Clause) -> bool {
        let modal = self.reading.lore.words.modals.contains(&clause.lemma);
        let objects = clause.chunks.iter().enumerate().filter(|(index, chunk)| {
            Some(*index) != clause.subject
                && matches!(chunk.kind, ChunkKind::Noun | ChunkKind::Pronoun | ChunkKind::Reflexive)
        });
        modal && objects.count() == 0
    }

    /// The subject by name, and what it is worth.
    pub fn subject(&self, clause: &Clause, shared: Option<&str>) -> Option<(String, f32)> {
        let Some(subject) = clause.subject.and_then(|subject| clause.chunks.get(subject)) else {
            let several = shared.is_some_and(|shared| shared.contains(&format!(" {} ", self.words().and)));
            let persons = if several { 2 } else { 1 };
            return shared
                .filter(|_| clause.shares_subject && !self.disagrees(clause, persons))
                .map(|shared| (shared.to_owned(), 1.0));
        };
        if !subject.persons.is_empty() {
            if subject.persons.len() > 3 || self.disagrees(clause, subject.persons.len()) {
                return None;
            }
            let named = subject.persons.iter().all(|&person| self.names.is_named(person));
            let text = self.names.joined(&subject.persons, &self.words().and);
            return Some((text, if named { 2.0 } else { 1.2 }));
        }
        if subject.kind == ChunkKind::Pronoun {
            return None;
        }
        let text = self.phrase(clause, subject, None)?;
        (text.split_whitespace().count() <= 3).then_some((text, -0.5))
    }

    /// Whether the verb's number does not fit a subject of so many persons.
    fn disagrees(&self, clause: &Clause, persons: usize) -> bool {
        let Some(verb) = clause.verb else { return false };
        let form = self.lower(clause, verb);
        let plural = if self.german() {
            form.ends_with("en") || matches!(form, "sind" | "sein" | "tun")
        } else {
            matches!(form, "are" | "were" | "have" | "do")
                || (form == clause.lemma && !self.reading.lore.words.modals.contains(form))
        };
        let either = !self.german()
            && (clause.past && form != "was" && form != "were"
                || self.reading.lore.words.modals.contains(&clause.lemma));
        !either && plural != (persons > 1)
    }

    /// The finite verb as it stands in a statement, and the prefix that it leaves behind there.
    fn finite(&self, clause: &Clause, verb: usize, form: &str) -> Option<(String, Option<String>)> {
        if !self.german() || clause.kind == ClauseKind::Main {
            return Some((form.to_owned(), None));
        }
        // `als sie aufwacht` becomes `sie wacht auf`.
        let verbs = &self.reading.lore.verbs;
        let split = (1..form.len()).rev().filter(|&at| form.is_char_boundary(at)).find_map(|at| {
            let (prefix, rest) = form.split_at(at);
            (verbs.is_prefix(prefix) && verbs.knows(rest)).then(|| (rest.to_owned(), Some(prefix.to_owned())))
        });
        let _ = verb;
        Some(split.unwrap_or_else(|| (form.to_owned(), None)))
    }

    /// Everything but subject and finite verb, in order; whether the verb has its object; whether a word
    /// makes the clause useless as a title.
    fn rest(&self, clause: &Clause, verb: usize, shared: Option<usize>) -> Option<(Vec<Piece>, bool, bool)> {
        let mut pieces = Vec::new();
        let mut complete = false;
        let mut bad = false;
        let owner = clause.subject_persons().first().copied().or(shared);
        // Only one group stands before a German verb; whatever else does is an apposition.
        let subject_first = clause.subject.is_some_and(|subject| clause.chunks[subject].words.start < verb);
        let copula = self.words().copulas.contains(&clause.content);
        let fronted = |chunk: &Chunk| chunk.words.start < verb && clause.kind == ClauseKind::Main;
        let order = clause.chunks.iter().enumerate().filter(|(_, chunk)| !fronted(chunk)).chain(
            // What stood before the verb and is no time or place goes behind it.
            clause.chunks.iter().enumerate().filter(|(_, chunk)| {
                fronted(chunk) && !subject_first && matches!(chunk.kind, ChunkKind::Noun | ChunkKind::Pronoun)
            }),
        );
        let governed =
            self.words().governs.get(&clause.content).or_else(|| self.words().governs.get(&clause.lemma));
        let mut brackets = Vec::new();
        for (index, chunk) in order {
            if Some(index) == clause.subject {
                continue;
            }
            match chunk.kind {
                ChunkKind::Bracket => brackets.push(Piece { text: self.text(clause, chunk), need: MUST }),
                ChunkKind::Reflexive => {
                    // Names stand behind `sich`, pronouns before it.
                    let at = if self.german() { 0 } else { pieces.len() };
                    pieces.insert(at, Piece { text: self.text(clause, chunk), need: MUST });
                }
                ChunkKind::Negation => pieces.push(Piece { text: self.text(clause, chunk), need: MUST }),
                ChunkKind::Noun if self.is_time(clause, chunk) => {}
                ChunkKind::Noun => {
                    complete = true;
                    let text = self.phrase(clause, chunk, owner)?;
                    pieces.push(Piece { text, need: 7 });
                }
                ChunkKind::Pronoun => {
                    let word = self.lower(clause, chunk.words.start);
                    if let (Some(&person), true) = (chunk.persons.first(), chunk.persons.len() == 1) {
                        complete = true;
                        let name = self.names.short(person);
                        if Some(person) == owner || !self.names.is_named(person) {
                            bad = true;
                        }
                        pieces.push(Piece { text: name.to_owned(), need: 7 });
                    } else if self.words().standing.contains(word) {
                        pieces.push(Piece { text: word.to_owned(), need: 8 });
                    } else {
                        bad = true;
                    }
                }
                ChunkKind::Prepositional => {
                    let preposition = self.lower(clause, chunk.words.start).to_owned();
                    let whole = self.text(clause, chunk).to_lowercase();
                    let fixed = self.words().fixed.contains(&whole);
                    let wanted = fixed || governed.is_some_and(|list| list.contains(&preposition));
                    if self.is_time(clause, chunk) && !fixed {
                        continue;
                    }
                    let Some(text) = self.phrase(clause, chunk, owner) else {
                        bad |= wanted;
                        continue;
                    };
                    complete |= wanted;
                    pieces.push(Piece {
                        text,
                        need: if fixed {
                            MUST
                        } else if wanted {
                            6
                        } else {
                            2
                        },
                    });
                }
                ChunkKind::Adverb => {
                    let word = self.lower(clause, chunk.words.start).to_owned();
                    let last = clause.chunks.iter().rposition(|c| c.kind == ChunkKind::Adverb) == Some(index);
                    if self.is_correlate(&word) || (copula && self.is_number(&word)) {
                        bad = true;
                    } else if copula
                        && last
                        && !self.words().framing.contains(&word)
                        && !self.words().empty.contains(&word)
                    {
                        complete = true;
                        pieces.push(Piece { text: word, need: 8 });
                    } else if !self.german()
                        && self.reading.lore.words.verb_particles.contains(&word)
                        && chunk.words.start == verb + 1
                    {
                        pieces.push(Piece { text: word, need: MUST });
                    } else if !self.german() {
                        // An English word that is not understood may carry the sense.
                        let harmless = word.ends_with("ly") || self.words().harmless.contains(&word);
                        bad |= !harmless && fronted_or_after(chunk, verb);
                    }
                }
            }
        }
        pieces.extend(brackets);
        Some((pieces, complete, bad))
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

    fn is_time(&self, clause: &Clause, chunk: &Chunk) -> bool {
        let last = chunk.words.end - 1;
        let token = &self.reading.prose.tokens[clause.words[last]];
        self.reading.lore.moments.times.contains(&token.lower) && chunk.persons.is_empty()
    }

    /// A group's words, as they stand.
    pub fn text(&self, clause: &Clause, chunk: &Chunk) -> String {
        let words: Vec<&str> =
            chunk.words.clone().map(|at| self.reading.prose.tokens[clause.words[at]].text).collect();
        words.join(" ")
    }

    /// A noun or prepositional phrase with names for pronouns, and without what it can do without. None if it
    /// speaks of somebody who cannot be named.
    pub fn phrase(&self, clause: &Clause, chunk: &Chunk, subject: Option<usize>) -> Option<String> {
        let mut parts: Vec<String> = Vec::new();
        let mut at = chunk.words.start;
        let lore = self.reading.lore;
        let mut owned = false;
        while at < chunk.words.end {
            let token = &self.reading.prose.tokens[clause.words[at]];
            let possessive =
                is_possessive(&token.lower, self.reading.prose.language) && at + 1 < chunk.words.end;
            let mention = if possessive {
                self.reading.pronoun_at(clause.words[at])
            } else {
                self.reading.mention_at(clause.words[at])
            };
            if matches!(token.lower.as_str(), "dessen" | "deren" | "whose") {
                return None;
            }
            // `bietet ihr Kaffee an`: hers, or to her? Only the subject's own is told for sure.
            let doubtful = token.lower == "ihr" && subject.is_some() && chunk.kind == ChunkKind::Noun;
            if possessive && doubtful && mention.is_some_and(|mention| Some(mention.person) != subject) {
                return None;
            }
            if possessive {
                let owner = mention.map(|mention| mention.person);
                let own = owner.is_none() && subject.is_some() || owner.is_some() && owner == subject;
                match owner.filter(|_| !own).and_then(|owner| self.names.owner(owner)) {
                    Some(name) => {
                        parts.push(name);
                        owned = true;
                    }
                    None if own => parts.push(token.lower.clone()),
                    None => return None,
                }
                at += 1;
                continue;
            }
            let pronoun = lore.words.subject_pronouns.contains(&token.lower)
                || lore.words.object_pronouns.contains(&token.lower);
            let alone = chunk.words.len() <= 2 && !lore.words.determiners.contains(&token.lower)
                || chunk.words.len() == 1
                || at + 1 == chunk.words.end;
            if pronoun && alone && !token.text.starts_with(char::is_uppercase) {
                let person = mention
                    .map(|mention| mention.person)
                    .filter(|&person| self.names.is_named(person) && Some(person) != subject)?;
                parts.push(self.names.short(person).to_owned());
                at += 1;
                continue;
            }
            let start = clause.words[at] == self.reading.prose.sentences[token.sentence].tokens.start;
            let closed = lore.words.determiners.contains(&token.lower)
                || lore.words.opens_phrase(&token.lower)
                || lore.words.coordinators.contains(&token.lower);
            // Adjectives behind a name in the genitive would need another ending.
            let adjective = self.german() && owned && token.text.starts_with(char::is_lowercase);
            let attribute = self.german()
                && token.text.starts_with(char::is_lowercase)
                && !closed
                && at > chunk.words.start
                && chunk.words.len() > 3;
            if !adjective && !attribute {
                parts.push(if start && closed { token.lower.clone() } else { token.text.to_owned() });
            }
            at += 1;
        }
        // The full name of somebody who has a shorter one.
        for &person in &chunk.persons {
            let (full, short) = (&self.reading.people.persons[person].name, self.names.short(person));
            let text = parts.join(" ");
            if self.names.is_named(person) && full != short && text.contains(full.as_str()) {
                parts = text.replace(full.as_str(), short).split(' ').map(str::to_owned).collect();
            }
        }
        // A role before a name tells what everybody knows by now.
        if let ([person], ChunkKind::Noun) = (chunk.persons.as_slice(), chunk.kind)
            && self.names.is_named(*person)
            && (2..=3).contains(&chunk.words.len())
            && parts.last().is_some_and(|last| self.names.short(*person).ends_with(last.as_str()))
        {
            return Some(self.names.short(*person).to_owned());
        }
        if parts.len() > 4 {
            let genitives: Vec<&str> = lore.words.genitives.iter().collect();
            parts = shortened(parts, &genitives);
        }
        (parts.len() <= 4).then(|| parts.join(" "))
    }
}

fn fronted_or_after(chunk: &Chunk, verb: usize) -> bool {
    chunk.words.start > verb
}

/// Cuts a genitive off a long phrase.
fn shortened(parts: Vec<String>, genitives: &[&str]) -> Vec<String> {
    match (2..parts.len()).find(|&at| genitives.contains(&parts[at].as_str())) {
        Some(at) => parts[..at].to_vec(),
        None => parts,
    }
}
