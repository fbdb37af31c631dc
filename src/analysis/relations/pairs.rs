//! Ties by words that make a pair of the persons beside them: `heiratet`, `geschieden`, `spinnefeind`, `Brüder`.

use std::ops::Range;

use super::{Finder, Phrases, owners::near};
use crate::{
    analysis::{
        Language,
        grammar::{self, Role},
        lexicon::{closed, remembered},
        people::Gender,
    },
    outline::RelationKind,
};

/// A longer sentence, in tokens, has more than two persons; the two of a pair are nearer.
const LONGEST: usize = 150;

/// More names than these make no row of a pair's kind.
const ROW: usize = 6;

impl Finder<'_, '_> {
    /// Ties by words of pairs, and by who leads.
    pub(super) fn paired(&mut self) {
        for index in 0..self.prose.sentences.len() {
            let tokens = self.prose.sentences[index].tokens.clone();
            for at in tokens.clone() {
                if self.prose.tokens[at].quoted {
                    continue;
                }
                // `Harmsen-Zwillinge`
                let word = self.lower(at).rsplit('-').next().unwrap_or("");
                let begins = || self.words.pairs.iter().any(|pairing| pairing.words.first.contains(word));
                if remembered!(bool, word, self.prose.language, begins)
                    && let Some(pairing) =
                        self.words.pairs.iter().find(|p| self.says(&p.words, word, at, &tokens))
                {
                    self.pair(at, pairing.kind, &tokens, index);
                }
                if self.words.friends.contains(self.lower(at)) {
                    self.friends(at, index);
                }
                if self.words.lead.contains(self.lower(at)) {
                    self.led(at, &tokens);
                }
            }
        }
    }

    /// Whether `word` at `at` is one of the `phrases`, or begins one: `im Streit`, `macht … Schluss`.
    pub(super) fn says(&self, phrases: &Phrases, word: &str, at: usize, sentence: &Range<usize>) -> bool {
        if !phrases.first.contains(word) {
            return false;
        }
        let from = phrases.all.starting_at(word);
        from.take_while(|entry| entry.starts_with(word)).any(|entry| {
            let behind = &entry[word.len()..];
            // `in` does not begin `inniglich verbunden`.
            if behind.is_empty() || !behind.starts_with(' ') {
                return behind.is_empty();
            }
            let mut parts = behind.split('…').map(str::trim);
            let rest = parts.next().unwrap_or_default();
            let here = rest.is_empty() || self.stands_at(rest, at + 1);
            here && parts.all(|part| {
                let near = self.near_in_clause(at, sentence);
                near.into_iter().any(|token| token != at && self.stands_at(part, token))
            })
        })
    }

    /// Whether what the sentence of the token at `at` says is pretended, dreamt, or would have been: `gibt sich als seine
    /// Frau aus`, `im Traum`, `if he had married her`.
    pub(super) fn is_unreal(&self, at: usize) -> bool {
        let Some(sentence) = self.token(at).and_then(|token| self.prose.sentences.get(token.sentence)) else {
            return false;
        };
        let near = near(&sentence.tokens, at);
        near.clone().any(|first| {
            let word = self.lower(first);
            let unreal = &self.words.unreal;
            unreal.first.contains(word) && self.says(unreal, word, first, &near)
        })
    }

    /// Whether the words of `phrase` stand from the token at `at` on.
    fn stands_at(&self, phrase: &str, at: usize) -> bool {
        phrase.split(' ').enumerate().all(|(step, part)| self.lower(at + step) == part)
    }

    /// The two persons nearest the word at `at`: of its clause, else those named together before it, else, for
    /// brothers and the like, the pair of the next sentence.
    fn pair(&mut self, at: usize, kind: RelationKind, sentence: &Range<usize>, index: usize) {
        if self.is_unreal(at) {
            return;
        }
        let clause = self.near_in_clause(at, sentence);
        let owner = at
            .checked_sub(1)
            .filter(|&before| grammar::is_possessive(self.lower(before), self.prose.language));
        if let Some(owner) = owner {
            // `ihren Verlobten Nils`: the noun says it.
            if self.kin_at(at).is_some() {
                return;
            }
            // `his marriage to Anne`, `seiner Scheidung von Maren`
            if let (Some(&[own]), Some(other)) =
                (self.possessors(owner, sentence).as_deref(), self.joined_to(at, &clause))
            {
                self.tie(own, other, kind, "tie/pair-word", 0.65, at..at + 1);
                return;
            }
        }
        // `die Schwestern Ida und Ella`: a row, which is read as such.
        if self.names_from(at + 1, sentence).len() > 1 && self.cover.get(at + 1).is_some_and(Option::is_some)
        {
            return;
        }
        // `Während die Geschwister rennen, wirft Danuta den Motor an`, `ob er Geschwister hat`
        let before = at.checked_sub(1).map_or("", |before| self.lower(before));
        let start = self.cover[at].map_or(at, |mention| self.people.mentions[mention].tokens.start);
        let named = |tokens: Range<usize>| !self.persons_in(tokens).is_empty();
        let of_others = self.closed().definite.contains(before)
            && (named(sentence.start..start.min(at)) || named(at + 1..sentence.end));
        let had = self.words.having.contains(self.lower(at + 1));
        let expected = clause.clone().any(|t| self.words.expecting.contains(self.lower(t)));
        let others = of_others || had || expected;
        if kind == RelationKind::Sibling && others {
            return;
        }
        let near = self.nearest(at, &clause);
        let is_couple = matches!(kind, RelationKind::Partner | RelationKind::ExPartner);
        // `Uta, Max und Jan sind Freunde`; of three who are divorced nobody knows who was whose.
        let row = self.row_of(&near, &clause, sentence);
        if row.len() > 2 {
            if !is_couple {
                self.tie_each(&row, kind, "tie/pair-word", 0.65, &(at..at + 1));
            }
            return;
        }
        let pair = match near.as_slice() {
            [a, b] => Some((*a, *b)),
            _ => self.by_preposition(at, &clause),
        };
        let pair = pair.or_else(|| self.pair_round(kind, near.is_empty(), sentence, index));
        let Some((a, b)) = pair.filter(|&(a, b)| self.can_be(at, a) && self.can_be(at, b)) else { return };
        // `die Hochzeit ihrer Tochter`
        if is_couple && self.are_of_one_blood(a, b) {
            return;
        }
        let former = self.prose.tokens[clause.clone()].iter().any(|t| self.words.former.contains(&t.lower));
        let kind = if former && kind == RelationKind::Partner { RelationKind::ExPartner } else { kind };
        self.tie(a, b, kind, "tie/pair-word", 0.65, at..at + 1);
    }

    /// The two of the whole sentence, else, where the clause names nobody, for brothers and the like those who open
    /// the next.
    fn pair_round(
        &self,
        kind: RelationKind,
        names_nobody: bool,
        sentence: &Range<usize>,
        index: usize,
    ) -> Option<(usize, usize)> {
        let lasting = matches!(
            kind,
            RelationKind::Sibling | RelationKind::Rival | RelationKind::ExPartner | RelationKind::Friend
        );
        if lasting
            && sentence.len() <= LONGEST
            && let [a, b] = self.persons_in(sentence.clone()).as_slice()
        {
            return Some((*a, *b));
        }
        let next =
            self.prose.sentences.get(index + 1).filter(|_| kind == RelationKind::Sibling && names_nobody)?;
        let named = self.persons_in(next.tokens.start..(next.tokens.start + 8).min(next.tokens.end));
        match named.as_slice() {
            [a, b] | [a, b, _] => Some((*a, *b)),
            _ => None,
        }
    }

    /// The row of names that `persons` of the clause stand in, if it holds them all.
    fn row_of(&self, persons: &[usize], clause: &Range<usize>, sentence: &Range<usize>) -> Vec<usize> {
        let is_one = |token: &usize| self.person_at(*token).is_some_and(|person| persons.contains(&person));
        let Some(mut first) = clause.clone().find(is_one) else { return Vec::new() };
        for _ in 0..ROW {
            let link = first.checked_sub(1).filter(|&link| link > sentence.start && self.parts_row(link));
            let Some(before) = link.and_then(|link| self.mention_before(link)) else { break };
            first = self.people.mentions[before].tokens.start;
        }
        let row = self.names_from(first, sentence);
        if persons.iter().all(|person| row.contains(person)) { row } else { Vec::new() }
    }

    /// Whom the word at `at` can pair: the persons of its clause, and of one alone whoever the clause hangs on; else the
    /// bearers of the noun itself.
    fn nearest(&self, at: usize, clause: &Range<usize>) -> Vec<usize> {
        let mut persons = self.persons_in(clause.clone());
        // `courting her sister` pairs nobody with the owner.
        let owner = |person: usize| {
            clause.clone().all(|token| {
                let here = self.person_at(token) == Some(person)
                    || self.pronouns.get(&token).is_some_and(|persons| persons.contains(&person));
                !here
                    || grammar::is_possessive(self.lower(token), self.prose.language)
                        && self.person_at(token) != Some(person)
            })
        };
        if persons.len() > 1 {
            persons.retain(|&person| !owner(person));
        }
        // `eine Affäre` itself is nobody.
        let itself = self.person_at(at);
        persons.retain(|person| Some(*person) != itself);
        // `Kern, verheiratet mit Karla, …`
        if let [only] = persons.as_slice()
            && at <= clause.start + 2
            && let Some(other) = self.before_comma(clause).filter(|other| other != only)
        {
            persons.push(other);
        }
        // `Ann turns up late, marries Max and leaves`: the verbs have one subject.
        if let [only] = persons.as_slice()
            && at <= clause.start + 1
            && self.person_at(at + 1).is_some()
            && let Some(index) = self.token(at).map(|token| token.sentence)
            && let Some(other) = self.subject_in(&(self.prose.sentences[index].tokens.start..clause.start))
            && other != *only
        {
            persons.push(other);
        }
        if let [only] = persons.as_slice()
            && let Some(other) = self.relative(clause).filter(|other| other != only)
        {
            persons.push(other);
        }
        if persons.is_empty() { self.bearers(at) } else { persons }
    }

    /// `die Schwestern`: whether the word at `at` can mean somebody of the person's gender.
    fn can_be(&self, at: usize, person: usize) -> bool {
        let word = self.lower(at);
        let gender = self.people.persons[person].gender;
        let women = self.words.sisters.has_start(word);
        let men = self.words.brothers.has_start(word);
        !(women && gender == Gender::Male || men && gender == Gender::Female)
    }

    /// Who is named right before the comma at which the clause begins.
    pub(super) fn before_comma(&self, clause: &Range<usize>) -> Option<usize> {
        let comma = clause.start.checked_sub(1).filter(|&comma| self.lower(comma) == ",")?;
        self.mention_before(comma).map(|mention| self.people.mentions[mention].person)
    }

    /// `erzählt Uwe, dass Karla eine Affäre mit Jo hat`: of several persons the actor before the word at `at`, and the
    /// one whom a preposition joins to it.
    fn by_preposition(&self, at: usize, clause: &Range<usize>) -> Option<(usize, usize)> {
        let other = self.joined_to(at, clause)?;
        let actor = self.actor_before(at, clause).filter(|actor| *actor != other)?;
        Some((actor, other))
    }

    /// Whom a preposition joins to the word at `at`: `Scheidung von Maren`.
    fn joined_to(&self, at: usize, clause: &Range<usize>) -> Option<usize> {
        // `is about to marry Kern`
        if self.prose.language == Language::English
            && let Some(person) = self.person_at(at + 1).filter(|_| at + 1 < clause.end)
        {
            return Some(person);
        }
        let link = (at + 1..(at + 4).min(clause.end))
            .find(|&token| self.words.pair_links.contains(self.lower(token)))?;
        (link + 1..(link + 5).min(clause.end)).find_map(|token| self.person_at(token))
    }

    /// `Hagen, von dem Juliane geschieden ist`: the one whom the relative pronoun means.
    pub(super) fn relative(&self, clause: &Range<usize>) -> Option<usize> {
        let words = closed(self.prose.language);
        let pronoun = |at: usize| words.relatives.contains(self.lower(at));
        let first = clause.start;
        let opens = pronoun(first)
            || grammar::is_preposition(self.lower(first), self.prose.language) && pronoun(first + 1);
        let comma = first.checked_sub(1).filter(|&comma| opens && self.lower(comma) == ",")?;
        // `Frau Klein von nebenan, mit der …`
        let mention = self.mention_before(comma).or_else(|| {
            let link = (comma.saturating_sub(3)..comma)
                .find(|&token| self.words.origins.contains(self.lower(token)))?;
            self.mention_before(link)
        });
        mention.map(|mention| self.people.mentions[mention].person)
    }

    /// `die Eheleute Zander`: the two who bear the surname behind the word at `at`.
    fn bearers(&self, at: usize) -> Vec<usize> {
        let Some(surname) = self.token(at + 1).map(|token| token.text).filter(|text| text.len() > 2) else {
            return Vec::new();
        };
        let [_, surnames] = self.of_name();
        surnames.get(surname).filter(|found| found.len() == 2).cloned().unwrap_or_default()
    }

    /// The tokens of the clause of the token at `at`.
    pub(super) fn clause_of(&self, at: usize, sentence: &Range<usize>) -> Range<usize> {
        let clause = self.clauses[at];
        // They are counted through.
        let clauses = &self.clauses[sentence.clone()];
        let start = sentence.start + clauses.partition_point(|&other| other < clause);
        let end = sentence.start + clauses.partition_point(|&other| other <= clause);
        if start < end { start..end } else { at..at + 1 }
    }

    /// What of the clause of the token at `at` is near it.
    pub(super) fn near_in_clause(&self, at: usize, sentence: &Range<usize>) -> Range<usize> {
        let clause = self.clause_of(at, sentence);
        clause.start.max(at.saturating_sub(LONGEST))..clause.end.min(at + LONGEST)
    }

    /// `den Freunden`: those who were named together before.
    fn friends(&mut self, at: usize, index: usize) {
        let article = at.checked_sub(1).map_or("", |before| self.lower(before));
        if !self.closed().definite.contains(article) {
            return;
        }
        let Some(set) = self.together_before(index) else { return };
        self.tie_each(&set, RelationKind::Friend, "tie/circle", 0.6, &(at..at + 1));
    }

    /// The last three or more who were named in one row before the sentence, at most twelve sentences back.
    fn together_before(&self, index: usize) -> Option<Vec<usize>> {
        let mut latest: Option<Vec<usize>> = None;
        let mut row: Vec<usize> = Vec::new();
        let mut end = usize::MAX;
        let first = self.people.mentions.partition_point(|mention| mention.sentence + 12 < index);
        let last = self.people.mentions.partition_point(|mention| mention.sentence <= index);
        for mention in &self.people.mentions[first..last.max(first)] {
            if mention.sentence > index || mention.kind == crate::analysis::people::MentionKind::Pronoun {
                continue;
            }
            let between = mention.tokens.start.checked_sub(end).unwrap_or(usize::MAX);
            let linked = between <= 3 && (end..mention.tokens.start).any(|t| self.parts_row(t));
            if !linked {
                row.clear();
            }
            if !row.contains(&mention.person) {
                row.push(mention.person);
            }
            end = mention.tokens.end;
            if (3..=6).contains(&row.len()) && mention.sentence + 12 >= index {
                latest = Some(row.clone());
            }
        }
        latest
    }

    /// `unter der Leitung von Dr. Peters`: whoever acts in the sentence takes orders.
    fn led(&mut self, at: usize, sentence: &Range<usize>) {
        if !self.closed().of.contains(self.lower(at + 1))
            && !self.words.before_lead.contains(self.lower(at.saturating_sub(1)))
        {
            return;
        }
        let Some(leader) = (at + 1..(at + 5).min(sentence.end)).find_map(|token| self.person_at(token))
        else {
            return;
        };
        let led: Vec<usize> = sentence
            .clone()
            .take_while(|&token| token < at)
            .filter_map(|token| self.cover[token])
            .filter(|&mention| self.roles[mention] == Role::Subject)
            .map(|mention| self.people.mentions[mention].person)
            .collect();
        for person in led.into_iter().take(3) {
            self.tie(leader, person, RelationKind::SuperiorOf, "tie/leads", 0.8, at..at + 1);
        }
    }
}
