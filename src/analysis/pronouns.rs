//! Which sentences mean whom: pronouns, possessives, `die beiden`.
//!
//! Candidates are the persons of this sentence and the three before, weighed by what they were in their
//! clauses and how long ago. A pronoun whose best candidate does not lead clearly is left alone: an empty slot
//! is cheaper than a wrong one. What is said in quotation marks is read last, when the speakers are known.

mod genders;
mod leanings;
mod reasons;
mod several;
mod words;

use genders::genders;
pub use leanings::{Leanings, leanings};
pub use words::{Number, Pronoun, PronounWords, Slot, pronoun_words};

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{
    Language,
    grammar::{self, Role},
    keyed::Keyed,
    lexicon::{WordMap, closed, function_words},
    people::{Gender, Mention, MentionKind, People},
    prose::{Prose, TokenKind},
};
use crate::outline::CharacterKind;

/// How strongly whoever was asked stays in mind for the one who answers.
const ANSWERS: f32 = 10.0;
/// So far behind the pronoun the verb of answering may stand, in tokens.
const CLOSE: usize = 6;
/// More persons than these no plural means.
const CROWD: usize = 8;

/// Adds the mentions by pronouns outside of direct speech to `people`.
pub fn resolve(prose: &Prose<'_>, people: &mut People) {
    resolve_with(prose, people, leanings());
}

/// The same with other leanings.
pub fn resolve_with(prose: &Prose<'_>, people: &mut People, leanings: &Leanings) {
    let mut resolver = Resolver::new(prose, people, *leanings);
    let mut found = Vec::new();
    for sentence in 0..prose.sentences.len() {
        resolver.sentence(sentence, &mut found);
    }
    let (genders, reasons) = (resolver.genders, resolver.reasons);
    people.pronoun_reasons = reasons;
    for (person, gender) in people.persons.iter_mut().zip(genders) {
        person.gender = gender;
    }
    add(people, found);
}

/// Adds `found`, keeping the mentions sorted by their place.
fn add(people: &mut People, found: Vec<Mention>) {
    people.mentions.extend(found);
    people.mentions.sort_by_key(|mention| (mention.tokens.start, mention.tokens.end, mention.person));
    people.mentions.dedup();
}

/// Somebody as a sentence had them.
#[derive(Clone, Copy, Debug)]
struct Trace {
    person: usize,
    role: Role,
    clause: usize,
    token: usize,
}

/// Whom a pronoun means.
#[derive(Clone, Copy, Debug)]
struct Best {
    person: usize,
    /// Whether nobody else near could be meant.
    is_only: bool,
}

/// A sentence that was read.
#[derive(Clone, Debug, Default)]
struct Past {
    block: usize,
    traces: Vec<Trace>,
    /// People named together, the latest last.
    sets: Vec<Vec<usize>>,
    /// Whom somebody asked for something, or offered something.
    asked: Vec<usize>,
}

struct Resolver<'a, 'p> {
    prose: &'a Prose<'p>,
    people: &'a People,
    words: &'static PronounWords,
    clauses: &'a [usize],
    roles: Vec<Role>,
    genders: Vec<Gender>,
    /// For each token: whether somebody says it.
    spoken: Vec<bool>,
    /// The first mention of the sentence that comes next.
    next: usize,
    past: VecDeque<Past>,
    lean: Leanings,
    /// How many conjunctions stand before each token, and before the text's end.
    conjunctions: Vec<usize>,
    /// By clause and person, where the person is last named in it.
    last_named: Keyed<(usize, usize), usize>,
    /// For each token the pronoun that it is.
    pronouns: Vec<Option<&'static Pronoun>>,
    /// For each pronoun that means somebody what told it, by its token.
    reasons: Vec<(usize, &'static str)>,
}

/// Of more who are spoken of in one sentence the first are forgotten: it is no sentence, and time must not grow with
/// the square of its length.
const MANY: usize = 200;

/// Forgets the first of `named` in a sentence where there are too many of them.
fn forget_first<T>(named: &mut Vec<T>) {
    if named.len() > 2 * MANY {
        named.drain(..MANY);
    }
}

impl<'a, 'p> Resolver<'a, 'p> {
    fn new(prose: &'a Prose<'p>, people: &'a People, lean: Leanings) -> Self {
        let words = pronoun_words(prose.language);
        let roles = grammar::roles(prose, people);
        let clauses = grammar::clauses(prose);
        let mut last_named = Keyed::default();
        for mention in &people.mentions {
            let start = mention.tokens.start;
            if let Some(&clause) = clauses.get(start) {
                last_named.insert((clause, mention.person), start);
            }
        }
        let by_word: WordMap<&'static Pronoun> =
            words.pronouns.iter().map(|pronoun| (pronoun.word.clone(), pronoun)).collect();
        let pronouns = prose.tokens.iter().map(|token| by_word.get(&token.lower).copied()).collect();
        Self {
            prose,
            people,
            words,
            clauses,
            roles,
            genders: genders(prose, people),
            spoken: grammar::spoken(prose),
            next: 0,
            past: VecDeque::new(),
            lean,
            conjunctions: grammar::conjunctions(prose),
            last_named,
            pronouns,
            reasons: Vec::new(),
        }
    }

    /// Reads one sentence; what its pronouns mean goes to `found`.
    fn sentence(&mut self, index: usize, found: &mut Vec<Mention>) {
        let sentence = &self.prose.sentences[index];
        let first = self.next;
        while self.people.mentions.get(self.next).is_some_and(|mention| mention.sentence <= index) {
            self.next += 1;
        }
        let mentions = first..self.next;
        let mut now = Past { block: sentence.block, ..Past::default() };
        let named: Vec<Trace> = mentions.clone().map(|m| self.trace(m)).collect();
        self.collect_sets(mentions, &mut now);
        let mut upcoming = named.iter().copied().peekable();
        for token in sentence.tokens.clone() {
            while let Some(trace) = upcoming.next_if(|trace| trace.token <= token) {
                now.traces.push(trace);
            }
            forget_first(&mut now.traces);
            forget_first(&mut now.sets);
            if self.spoken[token] || self.covered(&named, token) {
                continue;
            }
            let Some((persons, reason)) = self.meant(token, index, &now, &named) else { continue };
            let role = self.slot_role(token);
            self.learn_gender(token, &persons);
            self.reasons.push((token, reason));
            for &person in &persons {
                found.push(Mention {
                    person,
                    sentence: index,
                    tokens: token..token + 1,
                    kind: MentionKind::Pronoun,
                });
                now.traces.push(Trace { person, role, clause: self.clauses[token], token });
            }
            if persons.len() > 1 {
                now.sets.push(persons);
            }
        }
        now.traces.extend(upcoming);
        now.asked = self.asked(&now.traces);
        self.past.push_front(now);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        self.past.truncate(self.lean.reach as usize);
    }

    /// Whom the verbs of asking and offering have for an object.
    fn asked(&self, traces: &[Trace]) -> Vec<usize> {
        let asks = |clause: usize| {
            let first = self.clauses.partition_point(|&other| other < clause);
            let end = self.clauses.partition_point(|&other| other <= clause);
            (first..end).any(|token| self.words.asking.contains(self.lower(token)))
        };
        let objects = traces.iter().filter(|trace| trace.role == Role::Object);
        // Those of one clause stand together: each clause is asked once.
        let mut known: Option<(usize, bool)> = None;
        let mut asked = Vec::new();
        for trace in objects {
            let asks = match known {
                Some((clause, asks)) if clause == trace.clause => asks,
                _ => asks(trace.clause),
            };
            known = Some((trace.clause, asks));
            if asks {
                asked.push(trace.person);
            }
        }
        asked
    }

    /// `If he accepts, …`, `Lehnt er ab, …`: whether the pronoun is the subject of a condition that answers somebody.
    fn answers(&self, token: usize, sentence: usize) -> bool {
        let Some(before) = token.checked_sub(1).and_then(|before| self.word_in(before, sentence)) else {
            return false;
        };
        let clause = self.clauses[token];
        let rest = (token + 1..self.clauses.len()).take_while(|&at| self.clauses[at] == clause).take(CLOSE);
        let opened = self.words.conditions.contains(&before.lower);
        let verb_first = self.prose.language == Language::German
            && token.checked_sub(2).is_none_or(|first| {
                self.word_in(first, sentence).is_none_or(|first| first.kind == TokenKind::Mark)
            });
        opened && rest.into_iter().any(|at| self.words.answering.contains(self.lower(at)))
            || verb_first && self.words.answering.contains(&before.lower)
    }

    /// Whoever is once meant by `he` is a man from then on.
    fn learn_gender(&mut self, token: usize, persons: &[usize]) {
        let gender = self.pronouns[token].map_or(Gender::Unknown, |pronoun| pronoun.gender);
        if let [person] = persons
            && self.genders[*person] == Gender::Unknown
        {
            self.genders[*person] = gender;
        }
    }

    fn trace(&self, mention: usize) -> Trace {
        let Mention { person, tokens, .. } = &self.people.mentions[mention];
        let clause = self.clauses.get(tokens.start).copied().unwrap_or(0);
        Trace { person: *person, role: self.roles[mention], clause, token: tokens.start }
    }

    /// Whether a mention by name or noun begins at `token`: its article is no pronoun.
    fn covered(&self, named: &[Trace], token: usize) -> bool {
        named.binary_search_by_key(&token, |trace| trace.token).is_ok() && self.pronouns[token].is_none()
    }

    fn lower(&self, token: usize) -> &str {
        self.prose.tokens.get(token).map_or("", |token| token.lower.as_str())
    }

    /// The word at `token`, unless it belongs to another sentence.
    fn word_in(&self, token: usize, sentence: usize) -> Option<&'a super::prose::Token<'p>> {
        self.prose.tokens.get(token).filter(|token| token.sentence == sentence)
    }

    fn slot_role(&self, token: usize) -> Role {
        match self.pronouns[token].map(|pronoun| pronoun.role) {
            Some(Slot::Owner) => Role::Owner,
            Some(Slot::Object) => Role::Object,
            _ => Role::Subject,
        }
    }

    /// Whom the word at `token` means, and what told it; none when it is no pronoun or not clear.
    fn meant(
        &self,
        token: usize,
        sentence: usize,
        now: &Past,
        named: &[Trace],
    ) -> Option<(Vec<usize>, &'static str)> {
        let (persons, reason) = if let Some(pronoun) = self.pronouns[token] {
            match self.number(pronoun, token, sentence, now) {
                Number::Many => (self.several(token, now, 0), "pronoun/together"),
                Number::One | Number::Either => {
                    let best = self.one(pronoun, token, sentence, now, named)?;
                    (vec![best.person], self.reason(&best, token, sentence, now))
                }
            }
        } else {
            match self.counted(token, sentence) {
                Some(count) => (self.several(token, now, count), "pronoun/together"),
                None => (self.demonstrative(token, sentence, now), "pronoun/points-back"),
            }
        };
        (!persons.is_empty()).then_some((persons, reason))
    }

    /// Whether `sie` or `ihr` is she or they.
    fn number(&self, pronoun: &Pronoun, token: usize, sentence: usize, now: &Past) -> Number {
        if pronoun.number != Number::Either {
            return pronoun.number;
        }
        if pronoun.role == Slot::Owner {
            return self.owner_number(token, now);
        }
        match self.verb_is_plural(token, sentence) {
            Some(true) if !self.has_subject(token, now) => Number::Many,
            Some(false) => Number::One,
            _ => Number::Either,
        }
    }

    /// `ihr` is theirs where the clause's subject is several.
    fn owner_number(&self, token: usize, now: &Past) -> Number {
        let clause = self.clauses[token];
        let subjects =
            now.traces.iter().filter(|t| t.clause == clause && t.role == Role::Subject && t.token < token);
        let persons: BTreeSet<usize> = subjects.map(|trace| trace.person).collect();
        let many = now
            .sets
            .iter()
            .rev()
            .take(3)
            .any(|set| set.len() == persons.len() && set.iter().all(|p| persons.contains(p)));
        if persons.len() > 1 && many { Number::Many } else { Number::One }
    }

    /// Whether another subject stands in the clause before `token`.
    fn has_subject(&self, token: usize, now: &Past) -> bool {
        let clause = self.clauses[token];
        now.traces.iter().any(|t| t.clause == clause && t.role == Role::Subject && t.token < token)
    }

    /// Whether the finite verb of the pronoun's clause is plural; none when no verb can be told.
    fn verb_is_plural(&self, token: usize, sentence: usize) -> Option<bool> {
        let before = token.checked_sub(1).and_then(|before| self.word_in(before, sentence));
        let after = self.word_in(token + 1, sentence);
        let number = |word: &str| {
            if self.words.plural_verbs.contains(word) {
                Some(true)
            } else if self.words.singular_verbs.contains(word) {
                Some(false)
            } else {
                grammar::german_plural(word)
            }
        };
        let lower = |t: &super::prose::Token<'_>| {
            t.kind == TokenKind::Word && (t.text.starts_with(char::is_lowercase) || self.starts_sentence(t))
        };
        let function = |word: &str| {
            function_words(Language::German).has(word)
                && !self.words.plural_verbs.contains(word)
                && !self.words.singular_verbs.contains(word)
        };
        let last_in_clause = || {
            let clause = self.clauses[token];
            let rest = self.prose.tokens[token + 1..].iter().zip(&self.clauses[token + 1..]);
            let rest = rest.take(MANY).take_while(|(_, c)| **c == clause);
            let rest = rest.map(|(t, _)| t).filter(|t| t.kind == TokenKind::Word);
            rest.last().and_then(|t| number(&t.lower))
        };
        if before.is_some_and(|before| self.words.subordinators.contains(&before.lower)) {
            return last_in_clause();
        }
        if let Some(before) = before.filter(|t| lower(t) && !function(&t.lower))
            && let Some(plural) = number(&before.lower)
        {
            return Some(plural);
        }
        if let Some(after) = after.filter(|t| lower(t) && !function(&t.lower)) {
            return number(&after.lower);
        }
        last_in_clause()
    }

    fn starts_sentence(&self, token: &super::prose::Token<'_>) -> bool {
        self.prose.sentences.get(token.sentence).is_some_and(|s| s.range.start == token.range.start)
    }

    /// The one whom `pronoun` means.
    fn one(
        &self,
        pronoun: &Pronoun,
        token: usize,
        sentence: usize,
        now: &Past,
        named: &[Trace],
    ) -> Option<Best> {
        let owner = self.is_possessive(pronoun, token, sentence);
        let subject = matches!(pronoun.role, Slot::Subject)
            || pronoun.role == Slot::Either && !self.has_subject(token, now);
        if subject && self.is_thing(token, sentence) {
            return None;
        }
        let clause = self.clauses[token];
        // `Tom tells Ruth that he …`: a clause of its own, with or without a comma.
        let fresh = subject
            && token.checked_sub(1).is_some_and(|before| {
                let before = self.lower(before);
                self.words.content.contains(before) || self.words.subordinators.contains(before)
            });
        let mut weights: BTreeMap<usize, f32> = BTreeMap::new();
        let mut barred: BTreeSet<usize> = BTreeSet::new();
        for trace in &now.traces {
            if trace.token >= token {
                continue;
            }
            let same_clause = trace.clause == clause && !fresh;
            // `Grace trifft Rupert und gibt ihm …`: behind `und` only the subject stays barred.
            let onward = self.conjunction_between(trace.token, token);
            let free = onward && (subject || trace.role != Role::Subject);
            if same_clause && !owner && trace.role != Role::Owner && !free {
                barred.insert(trace.person);
            }
            let mut weight = self.lean.salience(trace.role) * self.lean.here;
            if owner && same_clause && trace.role == Role::Subject {
                weight += 2.0;
            }
            // `Grabows Witwe …, sein Sohn …`; `Grabows Witwe hat ihn …`
            if trace.role == Role::Owner && (owner || same_clause && !subject) {
                weight += 1.2;
            }
            self.lean.raise(&mut weights, trace.person, weight);
        }
        if self.looks_ahead(token, sentence) {
            for trace in named
                .iter()
                .filter(|trace| trace.token > token && trace.role == Role::Subject && trace.clause > clause)
            {
                self.lean.raise(&mut weights, trace.person, 2.4);
            }
        }
        if subject {
            self.add_told(&mut weights, token, sentence, now);
        }
        // `Kai, sein Erster Offizier`: Kai is not his own officer.
        if owner && let Some(comma) = token.checked_sub(1).filter(|&comma| self.lower(comma) == ",") {
            let apposed = now.traces.iter().rfind(|trace| trace.token < token);
            let apposed =
                apposed.filter(|trace| trace.clause + 1 == clause && self.ends_before(trace.token, comma));
            barred.extend(apposed.map(|trace| trace.person));
        }
        // Somebody named later in the same clause is somebody else: `sieht sie Viola an`.
        self.add_past(&mut weights, now.block, subject);
        if !owner {
            let later =
                |person: &usize| self.last_named.get(&(clause, *person)).is_some_and(|&last| last > token);
            barred.extend(weights.keys().copied().filter(later));
        }
        self.best(&weights, &barred, pronoun.gender)
    }

    /// Whether the name or noun at `start` goes on to `comma`, what stands in brackets behind it aside.
    fn ends_before(&self, start: usize, comma: usize) -> bool {
        let mentions = &self.people.mentions;
        let at = mentions.partition_point(|mention| mention.tokens.start < start);
        mentions.get(at).is_none_or(|mention| {
            mention.tokens.start != start
                || mention.tokens.end >= comma
                || self.lower(mention.tokens.end) == "("
        })
    }

    /// Who is meant by what was said before rather than by who they were in it.
    fn add_told(&self, weights: &mut BTreeMap<usize, f32>, token: usize, sentence: usize, now: &Past) {
        // `Hogg offers Davey double pay. If he accepts, …`
        if self.answers(token, sentence) {
            let past = self.past.front().map(|past| past.asked.as_slice()).unwrap_or_default();
            past.iter().for_each(|&person| self.lean.raise(weights, person, ANSWERS));
        }
        // `She tells the judge, Mrs Farrant, that she is not guilty.`
        let content = token.checked_sub(1).is_some_and(|that| self.words.content.contains(self.lower(that)));
        if content && let Some(first) = now.traces.iter().find(|trace| trace.role == Role::Subject) {
            self.lean.raise(weights, first.person, self.lean.salience(Role::Subject) * self.lean.here);
        }
    }

    fn conjunction_between(&self, from: usize, to: usize) -> bool {
        self.conjunctions[from] < self.conjunctions[to]
    }

    /// What the sentences before leave of their persons.
    fn add_past(&self, weights: &mut BTreeMap<usize, f32>, block: usize, subject: bool) {
        let mut fading = self.lean.last;
        for past in &self.past {
            let block = if past.block == block { 1.0 } else { self.lean.new_block };
            let mut here: BTreeMap<usize, f32> = BTreeMap::new();
            for trace in &past.traces {
                let parallel = if subject && trace.role == Role::Subject { self.lean.parallel } else { 0.0 };
                self.lean.raise(&mut here, trace.person, self.lean.salience(trace.role) + parallel);
            }
            for (person, weight) in here {
                self.lean.raise(weights, person, weight * fading * block);
            }
            fading *= self.lean.fading;
        }
    }

    fn best(&self, weights: &BTreeMap<usize, f32>, barred: &BTreeSet<usize>, gender: Gender) -> Option<Best> {
        let mut ranked: Vec<(f32, usize)> = weights
            .iter()
            .filter(|(person, _)| !barred.contains(person))
            .filter(|(person, _)| self.people.persons[**person].kind != CharacterKind::Group)
            .filter_map(|(&person, &weight)| match self.genders[person] {
                own if own == gender || gender == Gender::Unknown => Some((weight, person)),
                Gender::Unknown => Some((weight * self.lean.unsure, person)),
                _ => None,
            })
            .collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let (weight, person) = *ranked.first()?;
        let lead = weight - ranked.get(1).map_or(0.0, |second| second.0);
        let is_only = ranked.len() == 1;
        (weight >= self.lean.enough && lead >= self.lean.margin).then_some(Best { person, is_only })
    }

    /// Whether the pronoun stands before a noun that it owns.
    fn is_possessive(&self, pronoun: &Pronoun, token: usize, sentence: usize) -> bool {
        if pronoun.role != Slot::Owner {
            return false;
        }
        let Some(next) = self.word_in(token + 1, sentence).filter(|next| next.kind == TokenKind::Word) else {
            return false;
        };
        let ambiguous = closed(self.prose.language).owner_or_object.contains(&pronoun.word);
        match self.prose.language {
            // `ihr` alone may be the dative; every other form only owns.
            Language::German if ambiguous => {
                next.text.starts_with(char::is_uppercase)
                    || next.lower.ends_with(['e', 'r', 's'])
                        && !function_words(Language::German).has(&next.lower)
            }
            Language::German => true,
            Language::English => !ambiguous || !grammar::follows_object(&next.lower),
        }
    }

    /// Whether the verb after a subject pronoun rather says something of a thing.
    fn is_thing(&self, token: usize, sentence: usize) -> bool {
        self.word_in(token + 1, sentence).is_some_and(|next| self.words.thing_verbs.contains(&next.lower))
            && token.checked_sub(1).is_none_or(|before| self.word_in(before, sentence).is_none())
    }

    /// Whether the pronoun stands in a clause that opens its sentence and leans on the next: `Als sie erwacht, …`.
    fn looks_ahead(&self, token: usize, sentence: usize) -> bool {
        let first = self.prose.sentences[sentence].tokens.start;
        self.clauses[first] == self.clauses[token] && self.words.subordinators.contains(self.lower(first))
    }
}
