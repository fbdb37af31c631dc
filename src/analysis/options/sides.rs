//! Two courses in one breath: `can report him, or keep quiet`, `whether to sell the farm or let him run it`,
//! `ob sie nach Berlin zieht oder bei ihr bleibt`, `Soll sie reden oder schweigen?`.

mod things;
mod weighed;

use std::ops::Range;

use super::super::{
    Language,
    chunks::ChunkKind,
    clauses::{Clause, ClauseKind},
    dilemmas::{Conflict, Signs},
    lexicon,
    people::MentionKind,
    prose::{Token, TokenKind},
    retell::Teller,
};
use super::{
    contrary::negated,
    course::{LONGEST, course, is_base_form},
    demanded::{named, without_zu},
    english::{cut, trim},
    gaps,
    nominative::Case,
};

/// The longest side of a German question, in words; its end cannot be cut off.
const LONGEST_SIDE: usize = 9;

/// Cuts a sentence at its `or`.
pub(super) struct Cutter<'r, 't, 'a> {
    teller: &'r Teller<'t, 'a>,
    signs: &'r Signs,
    conflict: &'r Conflict,
    /// The sentence's tokens.
    tokens: Range<usize>,
}

impl<'r, 't, 'a> Cutter<'r, 't, 'a> {
    pub(super) fn new(
        teller: &'r Teller<'t, 'a>,
        sentence: usize,
        signs: &'r Signs,
        conflict: &'r Conflict,
    ) -> Self {
        let tokens = teller.reading.prose.sentences[sentence].tokens.clone();
        Self { teller, signs, conflict, tokens }
    }

    /// The two courses between which the sentence lets somebody choose.
    pub(super) fn courses(&self) -> Option<Vec<String>> {
        self.weighed().or_else(|| self.parted(self.signs.weighs))
    }

    fn german(&self) -> bool {
        self.teller.reading.prose.language == Language::German
    }

    fn token(&self, at: usize) -> &'a Token<'a> {
        &self.teller.reading.prose.tokens[at]
    }

    fn lower(&self, at: usize) -> &'a str {
        &self.token(at).lower
    }

    fn is_mark(&self, at: usize) -> bool {
        self.token(at).kind == TokenKind::Mark
    }

    fn find(&self, from: usize, is_wanted: impl Fn(usize) -> bool) -> Option<usize> {
        (from..self.tokens.end).find(|&at| !self.token(at).quoted && is_wanted(at))
    }

    fn or(&self, from: usize) -> Option<usize> {
        let or = &self.teller.reading.lore.dilemmas.or;
        self.find(from, |at| self.lower(at) == or)
    }

    /// Two courses behind what opens them: `whether to A or B`, `zwischen A und B`, `die Wahl: A oder B`, `can A or B`.
    fn parted(&self, weighs: bool) -> Option<Vec<String>> {
        let lore = self.teller.reading.lore;
        let start = self.tokens.start;
        if weighs {
            let found = self.whether_to().and_then(|at| {
                let joint = self.or(at + 2)?;
                self.two(self.side(at + 1..joint, true)?, joint, true)
            });
            let between = |at: usize| lore.dilemmas.between.contains(self.lower(at));
            let found = found.or_else(|| {
                let at = self.find(start, between)?;
                let joint = self.find(at + 2, |at| self.lower(at) == lore.titles.and)?;
                self.persons(at, joint).or_else(|| self.pair(at, joint, Case::Dative))
            });
            if let Some(courses) = found.or_else(|| self.listed()) {
                return Some(courses);
            }
        }
        let may = self.find(start, |at| lore.dilemmas.may.contains(self.lower(at)))?;
        let joint = self.or(may + 2)?;
        let clause = self.clause_of(may);
        let told = clause.filter(|clause| !clause.words.contains(&joint));
        let first = told.and_then(|clause| self.told(clause, false)).or_else(|| {
            let start = clause.map_or(may + 1, |clause| self.behind_subject(clause).max(may + 1));
            self.side(start..joint, true)
        });
        self.two(first?, joint, true)
    }

    /// `vor die Wahl: Nur einer darf zurück, Juna oder Arvid`: from the last mark before the joint.
    fn listed(&self) -> Option<Vec<String>> {
        let joint = self.or(self.find(self.tokens.start, |at| self.token(at).text == ":")? + 2)?;
        let words = self.teller.reading.lore.words;
        // `the harbour, where they live, or the palace`: what hangs on the first is none of the two.
        let names = |at: &usize| {
            self.is_mark(*at)
                && !self.is_mark(at + 1)
                && !words.subordinators.contains(self.lower(at + 1))
                && self.teller.reading.lore.dilemmas.or != self.lower(at + 1)
        };
        // `ein Kartengeld, das längst in der Heizung steckt, oder …`
        let hangs = |at: usize| {
            let next = self.signs.clauses.iter().find(|clause| clause.words.first() == Some(&(at + 1)));
            next.is_some_and(|clause| clause.kind == ClauseKind::Relative)
        };
        let mark = (self.tokens.start..joint - 1).rev().find(|at| names(at) && !hangs(*at))?;
        // `zwei Möglichkeiten: Er sagt ab, oder er …`
        let statement = |clause: &&Clause| {
            clause.words.first() == Some(&(mark + 1)) && clause.subject.is_some() && self.is_statement(clause)
        };
        if let Some(clause) = self.signs.clauses.iter().find(statement) {
            return self.two(self.told(clause, false)?, joint, false);
        }
        self.pair(mark, joint, Case::Accusative)
    }

    /// `zwischen ihrem Mann Dirk und ihrer Jugendliebe Tom`: the two by their names.
    fn persons(&self, opener: usize, joint: usize) -> Option<Vec<String>> {
        let end = self.find(joint + 1, |at| self.is_mark(at)).unwrap_or(self.tokens.end);
        let one = |tokens: Range<usize>| {
            let mut named: Vec<usize> = tokens
                .filter_map(|at| self.teller.reading.mention_at(at))
                .filter(|mention| mention.kind == MentionKind::Name)
                .map(|mention| mention.person)
                .collect();
            named.dedup();
            let &[person] = named.as_slice() else { return None };
            Some(self.teller.names.short(person).to_owned())
        };
        // More than the names and what somebody is: `zwischen Dirks Ranch und Toms Hof`.
        let owns = |at: usize| self.token(at).text.ends_with(['s', '\'', '’']);
        let (first, second) = (one(opener + 1..joint)?, one(joint + 1..end)?);
        let last = joint - 1;
        let plain = self.teller.reading.mention_at(last).is_some() && !owns(last);
        (plain && first != second).then(|| vec![first, second])
    }

    /// `first` and the course behind `joint`. Where that has a verb of its own and cannot be told, denies, or is what
    /// somebody else does, the contrary of the first. Where they are `deeds`, one may have its verb from the other.
    fn two(&self, first: String, joint: usize, deeds: bool) -> Option<Vec<String>> {
        let second = match self.clause_behind(joint) {
            Some(clause) if clause.is_negated(self.teller.reading) && first.ends_with(&clause.content) => {
                None
            }
            Some(clause) if self.is_by_another(clause, joint) => None,
            Some(clause) => self.told(clause, false).or_else(|| self.told(clause, true)),
            None => Some(self.side(joint + 1..self.tokens.end, true)?),
        };
        // `verkaufen oder nicht?`
        let negations = &self.teller.reading.lore.words.negations;
        let second = second.filter(|second| !negations.contains(second.as_str()));
        let (first, second) = match second {
            Some(second) if deeds => {
                let (first, second) = gaps::filled(self.teller, first, second);
                // `oder ihr Kind in Ungewissheit, aber ohne Angst zur Welt bringen`: cut off before its verb.
                let whole = !self.german()
                    || gaps::verb(self.teller, &first).is_none()
                    || gaps::verb(self.teller, &second).is_some()
                    || !self.ends_in_infinitive_at_last(joint + 1..self.tokens.end);
                (first, Some(second).filter(|_| whole))
            }
            second => (first, second),
        };
        // `Graben sie oder graben sie nicht?`
        let denies = |second: &String| {
            second.starts_with(&first) && second.split(' ').any(|word| negations.contains(word))
        };
        let second = second.filter(|second| !denies(second));
        let second = second.or_else(|| self.is_course(&first).then(|| negated(self.teller, &first)))?;
        (first != second).then(|| vec![first, second])
    }

    /// Whether the clause behind `joint` tells what somebody or something else does: `or the bank takes the house`.
    fn is_by_another(&self, clause: &Clause, joint: usize) -> bool {
        let Some(subject) = clause.subject.filter(|_| !clause.shares_subject) else { return false };
        let own = |persons: &[usize]| {
            let before = self.signs.clauses.iter().rev();
            let mut before = before.filter(|clause| clause.words.first().is_some_and(|&word| word < joint));
            let before = before.next().map_or(&[][..], Clause::subject_persons);
            persons.iter().any(|person| self.conflict.holders.contains(person) || before.contains(person))
        };
        let chunk = &clause.chunks[subject];
        if chunk.persons.is_empty() {
            return chunk.kind == ChunkKind::Noun && !self.signs.asks;
        }
        !self.conflict.holders.is_empty() && !own(&chunk.persons)
    }

    /// Whether `told` is a course and no thing.
    fn is_course(&self, told: &str) -> bool {
        let mut words = told.split(' ');
        let verb = if self.german() { words.next_back() } else { words.next() };
        verb.is_some_and(|verb| is_base_form(self.teller, verb))
    }

    /// The two sides of a question: `Soll sie A oder B?`, `to A, or to B?`, `A oder B?`.
    pub(super) fn asked(&self) -> Option<Vec<String>> {
        let joint = self.or(self.tokens.start + 1)?;
        if let Some(courses) = self.answers(joint).or_else(|| self.bare()) {
            return Some(courses);
        }
        let before = |clause: &&Clause| clause.words.first().is_some_and(|&word| word < joint);
        let clauses: Vec<&Clause> = self.signs.clauses.iter().filter(before).collect();
        // What hangs on the first side stands between: `Opfert sie einen Mann, den niemand kennt, oder …`; what goes on
        // with it, as well: `Does she defy him and risk her licence, or …`.
        let hangs = |clause: &Clause| matches!(clause.kind, ClauseKind::Relative | ClauseKind::Subordinate);
        let begins = |clause: &&&Clause| !hangs(clause) && !clause.shares_subject && !self.goes_on(clause);
        let clause = clauses.iter().rev().find(begins).copied();
        let whole = clause.filter(|clause| !clause.words.contains(&joint));
        let lemma = whole.map_or("", |clause| clause.lemma.as_str());
        let words = self.teller.reading.lore.words;
        // `Hat er gelogen`: nothing that he could do.
        if whole.is_some_and(|clause| clause.kind == ClauseKind::Question)
            && words.auxiliaries.contains(lemma)
        {
            let copula = self.teller.reading.lore.titles.copulas.contains(lemma);
            let helps = lemma == "werden" || lemma == "do";
            if !copula && !helps {
                return None;
            }
        }
        let asks = whole.filter(|clause| clause.kind == ClauseKind::Question);
        let first = asks.and_then(|clause| self.told(clause, false)).or_else(|| {
            let start = clause.map_or(self.tokens.start, |clause| self.behind_subject(clause));
            let start = if start < joint { start } else { self.tokens.start };
            self.side(start..joint, clause.is_none())
        });
        self.two(first?, joint, true)
    }

    /// `Was soll sie tun, dem Richter gehorchen oder zum Bruder halten?`, `Wem soll sie glauben, Tom oder dem Richter?`: the
    /// courses behind what is asked.
    fn answers(&self, joint: usize) -> Option<Vec<String>> {
        let lore = self.teller.reading.lore;
        let start = self.tokens.start;
        if !self.german() || !lore.words.question_words.contains(self.lower(start)) {
            return None;
        }
        let mut marks = (start..joint).filter(|&at| self.is_mark(at));
        if self.ends_in_infinitive(joint + 1..self.tokens.end) {
            let mark = marks.find(|&mark| self.ends_in_infinitive(mark + 1..joint))?;
            return self.two(self.side(mark + 1..joint, false)?, joint, true);
        }
        let mark = marks.find(|&mark| self.ends_in_infinitive(start..mark))?;
        let verb = self.lower(mark - 1);
        if lore.dilemmas.does.contains(verb) {
            return None;
        }
        let side = |tokens: Range<usize>| Some(format!("{} {verb}", self.side(tokens, false)?));
        let (first, second) = (side(mark + 1..joint)?, side(joint + 1..self.tokens.end)?);
        (first != second).then(|| vec![first, second])
    }

    /// The first token of `clause` behind its finite verb and its subject.
    fn behind_subject(&self, clause: &Clause) -> usize {
        if clause.kind == ClauseKind::Infinitive {
            return clause.words.first().copied().unwrap_or(self.tokens.start);
        }
        let subject = clause.subject.map_or(0, |subject| clause.chunks[subject].words.end);
        let start = subject.max(clause.verb.map_or(0, |verb| verb + 1));
        clause.words.get(start).or(clause.words.last()).copied().unwrap_or(self.tokens.start)
    }

    fn goes_on(&self, clause: &Clause) -> bool {
        let coordinators = &self.teller.reading.lore.words.coordinators;
        clause.words.first().is_some_and(|&word| coordinators.contains(self.lower(word)))
    }

    /// The two sides of a sentence that names courses and nobody who takes them: `Warten oder selbst abschalten?`, `Turn her
    /// in, or let her go.`
    pub(super) fn bare(&self) -> Option<Vec<String>> {
        let joint = self.or(self.tokens.start + 1)?;
        let verb = |at: usize| !self.is_mark(at) && is_base_form(self.teller, self.lower(at));
        let last = |range: Range<usize>| range.rev().find(|&at| !self.is_mark(at));
        let infinitives = if self.german() {
            let small = |at: &usize| {
                verb(*at) && (*at == self.tokens.start || self.token(*at).text == self.token(*at).lower)
            };
            let (first, second) = (last(self.tokens.start..joint), last(joint + 1..self.tokens.end));
            first.is_some_and(|at| small(&at)) && second.is_some_and(|at| small(&at))
        } else {
            let helps = self.teller.reading.lore.dilemmas.asking_deed.contains(self.lower(self.tokens.start));
            !helps && verb(self.tokens.start) && joint + 1 < self.tokens.end && verb(joint + 1)
        };
        // `gibt ihr Zeit, zu …`
        let acts = self.german() && self.signs.clauses.iter().any(|clause| self.is_statement(clause));
        if !infinitives || acts {
            return None;
        }
        let first = self.side(self.tokens.start..joint, false)?;
        if self.german() {
            let second = self.side(joint + 1..self.tokens.end, false)?;
            return (first != second).then(|| vec![first, second]);
        }
        self.two(first, joint, false)
    }

    /// Whether the clause tells or asks what somebody or something does.
    fn is_statement(&self, clause: &Clause) -> bool {
        let form = clause
            .verb
            .and_then(|verb| self.teller.reading.lore.verbs.finite(self.lower(clause.words[verb])));
        matches!(clause.kind, ClauseKind::Main | ClauseKind::Question) && form.is_some_and(|form| !form.bare)
    }

    /// The clause that the word at `at` stands in, if it has a finite verb.
    fn clause_of(&self, at: usize) -> Option<&'r Clause> {
        let mut clauses = self.signs.clauses.iter();
        clauses.find(|clause| clause.verb.is_some() && clause.words.binary_search(&at).is_ok())
    }

    /// The clause that begins behind `joint`, if it has a finite verb that stands where a statement or a question has it.
    fn clause_behind(&self, joint: usize) -> Option<&'r Clause> {
        let next = (joint + 1..self.tokens.end).find(|&at| !self.is_mark(at))?;
        let begins = |clause: &&Clause| {
            clause.words.first().is_some_and(|&word| word == next || word == joint && clause.words.len() > 1)
        };
        let clause = self.signs.clauses.iter().find(begins)?;
        let verb = clause.verb?;
        // `oder mit dem Dampfer gehen`: an infinitive that could be finite.
        let form = self.teller.reading.lore.verbs.finite(self.lower(clause.words[verb]))?;
        let infinitive = form.bare && (clause.subject.is_none() || verb + 1 == clause.words.len())
            || !self.german() && is_base_form(self.teller, self.lower(next));
        (!infinitive).then_some(clause)
    }

    /// What the clause's subject does, without the `either` that stands before the first of two.
    fn told(&self, clause: &Clause, literal: bool) -> Option<String> {
        let told = course(self.teller, clause, self.conflict, literal)?;
        let either = &self.teller.reading.lore.dilemmas.either;
        Some(told.split(' ').filter(|word| !either.contains(word)).collect::<Vec<_>>().join(" "))
    }

    /// The words of one course, as an infinitive, without who takes it. None if it is too long, or speaks of somebody who
    /// cannot be named.
    fn side(&self, tokens: Range<usize>, has_subject: bool) -> Option<String> {
        let words = self.teller.reading.lore.words;
        let start = self.first_word(tokens.clone(), has_subject)?;
        if words.subordinators.contains(self.lower(start)) && !words.opens_phrase(self.lower(start)) {
            return None;
        }
        let mut parts: Vec<String> = Vec::new();
        let mut relative = false;
        for at in start..tokens.end {
            let lower = self.lower(at);
            let ends = self.is_mark(at)
                || self.joins_deeds(at, &parts)
                || parts.len() >= 2
                    && (words.coordinators.contains(lower)
                        || words.sure_subordinators.contains(lower)
                        || !self.german() && words.relatives.contains(lower));
            if ends {
                relative = words.relatives.contains(lower);
                break;
            }
            // `must fire either Brenda or Clyde`
            if !self.teller.reading.lore.dilemmas.either.contains(lower) {
                parts.push(self.shown(at)?);
            }
        }
        if self.german() {
            self.drop_zu(&mut parts);
        } else {
            let all = parts.len();
            cut(self.teller, &mut parts);
            let whole = parts.len() == all && !relative;
            trim(self.teller, &mut parts, whole);
        }
        let longest = if self.german() { LONGEST_SIDE } else { LONGEST };
        (1..=longest).contains(&parts.len()).then(|| parts.join(" "))
    }

    /// `sell now and lose the shop`, `lügen und Tom retten`: whether what comes of a course of one word is told behind `at`.
    fn joins_deeds(&self, at: usize, parts: &[String]) -> bool {
        let lore = self.teller.reading.lore;
        let [deed] = parts else { return false };
        let another =
            self.german() || at + 1 < self.tokens.end && is_base_form(self.teller, self.lower(at + 1));
        lore.words.and.contains(self.lower(at))
            && deed.starts_with(char::is_lowercase)
            && is_base_form(self.teller, deed)
            && another
            && !lore.titles.weak.contains(deed)
    }

    /// `den Laden zu verkaufen` without its `zu`.
    fn drop_zu(&self, parts: &mut Vec<String>) {
        let lore = self.teller.reading.lore;
        let Some(last) = parts.last_mut().filter(|last| last.starts_with(char::is_lowercase)) else { return };
        *last = without_zu(self.teller, last);
        let infinitive = lore.verbs.infinitive(last);
        if let Some(before) =
            parts.len().checked_sub(2).filter(|&at| infinitive && lore.words.to.contains(&parts[at]))
        {
            parts.remove(before);
        }
    }

    /// Where the course begins, behind `or she can`, `or to`.
    fn first_word(&self, tokens: Range<usize>, has_subject: bool) -> Option<usize> {
        let lore = self.teller.reading.lore;
        let helps = |at: usize| {
            let lower = self.lower(at);
            lore.dilemmas.may.contains(lower)
                || lore.words.finite_auxiliaries.contains(lower)
                || lore.titles.unreal.contains(lower)
        };
        let leads = |at: &usize| {
            let lower = self.lower(*at);
            let subject = lore.words.subject_pronouns.contains(lower) && !lore.words.definite.contains(lower);
            let acts = !self.german() || at + 1 < tokens.end && helps(at + 1);
            has_subject && subject && acts
                || helps(*at)
                || lore.dilemmas.whether.contains(lower)
                || !self.german() && lore.words.to.contains(lower)
                || lore.dilemmas.behind_or.contains(lower)
                || lore.dilemmas.rather.contains(lower)
                || self.is_mark(*at)
        };
        tokens.clone().find(|at| !leads(at))
    }

    /// Whether the words up to the first mark are a course rather than a thing.
    fn ends_in_infinitive(&self, mut tokens: Range<usize>) -> bool {
        let end = tokens.clone().find(|&at| self.is_mark(at)).unwrap_or(tokens.end);
        tokens.end = end;
        tokens.last().is_some_and(|last| {
            let token = self.token(last);
            token.text == token.lower && self.teller.reading.lore.verbs.infinitive(&token.lower)
        })
    }

    /// Whether the last of the words, marks aside, is a verb.
    fn ends_in_infinitive_at_last(&self, tokens: Range<usize>) -> bool {
        let last = tokens.rev().find(|&at| !self.is_mark(at));
        last.is_some_and(|last| self.ends_in_infinitive(last..last + 1))
    }

    /// The word as it stands in a course: a name for a pronoun, and no capital letter that only the beginning of a sentence
    /// gives it.
    fn shown(&self, at: usize) -> Option<String> {
        let reading = self.teller.reading;
        let (mention, lower) = (reading.mention_at(at), self.lower(at));
        let words = reading.lore.words;
        let closed = words.determiners.contains(lower) || words.opens_phrase(lower);
        let person = mention.is_some_and(|mention| mention.kind != MentionKind::Pronoun);
        let common = if self.german() {
            !lexicon::is_noun(lower, Language::German)
        } else {
            lexicon::is_word(lower, Language::English)
        };
        let verb = reading.lore.verbs.infinitive(lower) || reading.lore.verbs.knows(lower);
        let opens = at == self.tokens.start || self.token(at - 1).text == ":";
        if opens && (closed || !person && (verb || common)) {
            return Some(lower.to_owned());
        }
        named(self.teller, at, self.conflict)
    }
}
