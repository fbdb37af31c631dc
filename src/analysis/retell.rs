//! A clause retold in a few words: its subject by name, its verb, what the verb cannot do without. The rest
//! (times, places, remarks, clauses that hang on it) is left out.

mod phrase;
mod rest;

use super::{
    Language,
    chunks::{Chunk, ChunkKind},
    clauses::{Clause, ClauseKind},
    lore::TitleWords,
    naming::{Names, capitalized},
    quotes::speech_words,
    reading::Reading,
};

use rest::{MUST, Rest};

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

/// What is needed to retell.
#[derive(Clone, Copy, Debug)]
pub struct Teller<'r, 'a> {
    /// The text with what was found in it.
    pub reading: &'r Reading<'a>,
    /// What persons are called.
    pub names: &'r Names,
}

/// A clause of more words is told by no title.
const LONGEST_CLAUSE: usize = 120;

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
        let form = self.lower(clause, verb).to_owned();
        if !matches!(clause.kind, ClauseKind::Main | ClauseKind::Subordinate)
            || clause.words.len() > LONGEST_CLAUSE
            || self.words().reported.contains(&form)
            || self.lacks_argument(clause)
            // `the scan shows it is back and wants to be left in peace`
            || !self.german() && form == "be"
        {
            return None;
        }
        let (who, subject_worth) = self.subject(clause, subject.map(|(text, _)| text))?;
        let shared = subject.and_then(|(_, person)| person).filter(|_| clause.shares_subject);
        let mut rest = self.rest(clause, verb, shared).filter(|rest| !rest.bad)?;
        let (finite, split) = self.finite(clause, &form)?;
        if let Some(prefix) = split {
            rest.push(prefix, MUST);
        }
        rest.shorten(LONGEST.checked_sub(count(&who) + count(&finite))?)?;
        if !self.says_enough(clause, &rest, hangs, &form) {
            return None;
        }
        let step = self.is_step(clause, &rest);
        let worth = subject_worth + self.worth(clause, &form, step, &rest);
        let parts = [capitalized(&who), finite].into_iter().chain(rest.pieces.into_iter().map(|p| p.text));
        let text = parts.collect::<Vec<_>>().join(" ");
        let length_worth = match count(&text) {
            2 => -0.3,
            3..=5 => 0.5,
            _ => 0.0,
        };
        let rule = if step { "title/step" } else { "title/statement" };
        Some(Telling { text, worth: worth + length_worth, rule })
    }

    /// Whether what opens the clause stands for somebody or something in it: `weiß nicht, wem er das Herz brechen soll`.
    fn lacks_argument(&self, clause: &Clause) -> bool {
        (0..clause.words.len().min(2)).any(|at| {
            let joined = at == 0 || self.reading.lore.words.coordinators.contains(self.lower(clause, 0));
            joined && self.words().objects.contains(self.lower(clause, at))
        })
    }

    /// Whether the verb may need more than it has by itself.
    fn needs_more(&self, clause: &Clause) -> bool {
        let words = self.words();
        !words.alone.contains(&clause.content) && !words.alone.contains(&clause.lemma)
    }

    /// Whether the verb, told with no more than `rest`, makes sense; `hangs` as for [`Self::retell`].
    fn says_enough(&self, clause: &Clause, rest: &Rest, hangs: bool, form: &str) -> bool {
        let words = self.words();
        let needs_more = self.needs_more(clause);
        // `meldet sich` says nothing.
        let reflexive = clause.chunks.iter().any(|chunk| chunk.kind == ChunkKind::Reflexive);
        let speaks = !reflexive && speech_words(self.reading.prose.language).say.contains(form);
        if rest.pieces.is_empty() {
            let weak = words.weak.contains(&clause.content);
            return !weak && !(needs_more && (hangs || rest.lost || speaks || !self.is_told_whole(clause)));
        }
        // `Lorenz verbietet dem Arzt`, and what? Some verbs have a person and a clause for objects.
        let two_objects = words.person_and_clause.contains(&clause.content);
        if hangs && needs_more && !(rest.complete && two_objects) {
            return false;
        }
        // `entdeckt auf dem Video`, and what?
        let passive =
            self.reading.lore.words.auxiliaries.contains(&clause.lemma) && clause.lemma != clause.content;
        if two_objects && needs_more && !rest.complete && !passive {
            return false;
        }
        // Only a circumstance is left of it; that will do where the text itself had no more.
        let only_infinitive = self.is_only_infinitive(clause);
        let enough = !rest.lost && !speaks && !only_infinitive;
        rest.complete || !needs_more || rest.is_carried() && !only_infinitive || enough
    }

    /// Whether the clause tells a step of the action.
    fn is_step(&self, clause: &Clause, rest: &Rest) -> bool {
        let steps = &self.words().steps;
        let told = rest.complete || !self.needs_more(clause) || rest.is_carried();
        told && (steps.contains(&clause.content) || steps.contains(&clause.lemma))
    }

    /// What the verb, its object and the kind of clause add to the worth of a title.
    fn worth(&self, clause: &Clause, form: &str, step: bool, rest: &Rest) -> f32 {
        let words = self.words();
        let mut worth = if step { 3.0 } else { 0.0 };
        // `steht ihm zur Seite` tells something.
        let idiom = rest.idiom && !words.copulas.contains(&clause.content);
        worth -= if words.weak.contains(&clause.content) && !idiom { 2.0 } else { 0.0 };
        // What somebody would do is not what they do.
        worth -= if words.unreal.contains(form) { 3.5 } else { 0.0 };
        worth += if rest.complete { 1.0 } else { 0.0 };
        worth -= if clause.kind == ClauseKind::Subordinate { 0.7 } else { 0.0 };
        worth -= if words.supposing.contains(self.lower(clause, 0)) { 2.0 } else { 0.0 };
        worth - if clause.past && clause.lemma == "haben" { 1.0 } else { 0.0 }
    }

    /// Whether the clause is nothing but its subject and its verb.
    fn is_told_whole(&self, clause: &Clause) -> bool {
        let first =
            clause.subject.is_some_and(|subject| Some(clause.chunks[subject].words.end) == clause.verb);
        clause.kind == ClauseKind::Main
            && clause.chunks.len() == usize::from(first)
            && !self.reading.lore.words.modals.contains(&clause.lemma)
            && !clause.subject_persons().is_empty()
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
        let words = self.reading.lore.words;
        let plural = if self.german() {
            form.ends_with("en") || words.plural_forms.contains(form)
        } else {
            words.plural_forms.contains(form) || (form == clause.lemma && !words.modals.contains(form))
        };
        let either =
            !self.german() && (clause.past && clause.lemma != "be" || words.modals.contains(&clause.lemma));
        !either && plural != (persons > 1)
    }

    /// The finite verb as it stands in a statement, and the prefix that it leaves behind there.
    fn finite(&self, clause: &Clause, form: &str) -> Option<(String, Option<String>)> {
        if !self.german() || clause.kind == ClauseKind::Main {
            return Some((form.to_owned(), None));
        }
        // `als sie aufwacht` becomes `sie wacht auf`.
        let verbs = &self.reading.lore.verbs;
        let split = (1..form.len()).rev().filter(|&at| form.is_char_boundary(at)).find_map(|at| {
            let (prefix, rest) = form.split_at(at);
            (verbs.is_prefix(prefix) && verbs.knows(rest)).then(|| (rest.to_owned(), Some(prefix.to_owned())))
        });
        Some(split.unwrap_or_else(|| (form.to_owned(), None)))
    }

    /// Whether the group says when.
    pub fn is_time(&self, clause: &Clause, chunk: &Chunk) -> bool {
        // `zögert keine Sekunde`
        let (words, first) = (self.reading.lore.words, self.lower(clause, chunk.words.start));
        if words.negations.contains(first) || words.none.contains(first) {
            return false;
        }
        let last = chunk.words.end - 1;
        let token = &self.reading.prose.tokens[clause.words[last]];
        self.reading.lore.moments.times.contains(&token.lower) && chunk.persons.is_empty()
    }

    /// Whether a clause that its verb may need follows behind a comma.
    pub fn is_completed(&self, clause: &Clause) -> bool {
        let Some(&last) = clause.words.last() else { return false };
        let token = |at: usize| self.reading.prose.tokens.get(at);
        token(last + 1).is_some_and(|mark| mark.text == ",")
            && token(last + 2).is_some_and(|word| {
                self.words().completing.contains(&word.lower) || self.words().objects.contains(&word.lower)
            })
    }

    /// The word at `at`, with the apostrophe that makes a genitive of it: `the strikers' kitchen`.
    pub fn word(&self, clause: &Clause, at: usize) -> String {
        let tokens = &self.reading.prose.tokens;
        let word = &tokens[clause.words[at]];
        let mark = tokens.get(clause.words[at] + 1).filter(|mark| {
            matches!(mark.text, "'" | "’") && mark.range.start == word.range.end && word.text.ends_with('s')
        });
        mark.map_or_else(|| word.text.to_owned(), |mark| format!("{}{}", word.text, mark.text))
    }

    /// A group's words, as they stand.
    pub fn text(&self, clause: &Clause, chunk: &Chunk) -> String {
        let words: Vec<String> = chunk.words.clone().map(|at| self.word(clause, at)).collect();
        words.join(" ")
    }
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}
