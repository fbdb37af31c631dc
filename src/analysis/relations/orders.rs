//! Ties by verbs: who dismisses whom, who works for whom, who expects whose child.

use std::ops::Range;

use super::Finder;
use crate::{
    analysis::{Language, grammar::Role},
    outline::RelationKind,
};

impl Finder<'_, '_> {
    /// Ties by verbs of command and service, and by a child on its way.
    pub(super) fn orders(&mut self) {
        for index in 0..self.prose.sentences.len() {
            let tokens = self.prose.sentences[index].tokens.clone();
            for at in tokens.clone() {
                if self.prose.tokens[at].quoted {
                    continue;
                }
                if self.words.dismissals.contains(self.lower(at)) {
                    self.dismissal(at, &tokens);
                }
                if self.words.serving.contains(self.lower(at)) {
                    self.serving(at, &tokens);
                }
                self.employed(at, &tokens);
                if self.words.in_service.contains(self.lower(at)) {
                    self.in_service(at, &tokens);
                }
                if self.words.expecting.contains(self.lower(at)) {
                    self.expecting(at, &tokens);
                }
            }
        }
    }

    /// `Kern feuert den Koch Voss`, `dem Rosa gekündigt hat`, `Voss is fired by Kern`.
    fn dismissal(&mut self, at: usize, sentence: &Range<usize>) {
        let clause = self.clause_of(at, sentence);
        let mut persons = self.persons_in(clause.clone());
        if let [only] = persons.as_slice()
            && let Some(other) = self.relative(&clause).filter(|other| other != only)
        {
            // `dem Rosa gekündigt hat`: the relative pronoun is who is dismissed, unless it is the subject.
            let only = *only;
            let subject = self.closed().relative_subjects.contains(self.lower(clause.start))
                && self.subject_in(&clause) != Some(only);
            persons = if subject { vec![other, only] } else { vec![only, other] };
            return self.command(&persons, at);
        }
        if persons.len() < 2 {
            // `Lenz hat ihm gekündigt`: the pronoun stands in the same sentence's clause; nothing else is certain.
            return;
        }
        let passive = clause.clone().find(|&token| self.closed().by.contains(self.lower(token)));
        let passive_words = &self.closed().passive;
        let helped = clause.clone().any(|token| passive_words.contains(self.lower(token)));
        if let Some(by) = passive.filter(|_| helped) {
            let chief = (by + 1..(by + 5).min(clause.end)).find_map(|token| self.person_at(token));
            let staff = persons.iter().copied().find(|person| Some(*person) != chief);
            if let (Some(chief), Some(staff)) = (chief, staff) {
                self.command(&[chief, staff], at);
            }
            return;
        }
        if let Some(chief) = self.subject_in(&clause) {
            // In English the object stands right behind its verb.
            let near = match self.prose.language {
                Language::German => clause.clone(),
                Language::English => at + 1..(at + 5).min(clause.end),
            };
            let staff = self.persons_in(near).into_iter().find(|person| *person != chief);
            if let Some(staff) = staff {
                self.command(&[chief, staff], at);
            }
        }
    }

    fn command(&mut self, persons: &[usize], at: usize) {
        if let [chief, staff, ..] = persons {
            self.tie(*chief, *staff, RelationKind::SuperiorOf, "tie/commands", 0.7, at..at + 1);
        }
    }

    /// The first person of the clause who is its subject.
    pub(super) fn subject_in(&self, clause: &Range<usize>) -> Option<usize> {
        clause.clone().find_map(|token| {
            if let Some(persons) = self.pronouns.get(&token) {
                let role = crate::analysis::grammar::pronoun_role(self.prose, token);
                return persons.first().copied().filter(|_| role == Role::Subject);
            }
            let mention = self.cover[token]?;
            (self.roles[mention] == Role::Subject).then(|| self.people.mentions[mention].person)
        })
    }

    /// `arbeitet für Kern`, `works for Kern`, `reports to Kern`.
    fn serving(&mut self, at: usize, sentence: &Range<usize>) {
        let reports = self.words.reporting.contains(self.lower(at));
        let leads = |word: &str| {
            self.words.before_chief.contains(word) || reports && self.words.with_employer.contains(word)
        };
        let link = (at + 1..(at + 5).min(sentence.end)).find(|&token| leads(self.lower(token)));
        let Some(link) = link.filter(|&link| (at + 1..link).all(|token| self.person_at(token).is_none()))
        else {
            self.serving_behind(at, sentence);
            return;
        };
        let chief = (link + 1..(link + 5).min(sentence.end)).find_map(|token| {
            let named = self.person_at(token);
            named.or_else(|| self.pronouns.get(&token).and_then(|persons| persons.first().copied()))
        });
        let Some(chief) = chief else { return };
        if let Some(staff) = self.actor_before(at, sentence).filter(|staff| *staff != chief) {
            self.tie(chief, staff, RelationKind::SuperiorOf, "tie/works-for", 0.7, at..at + 1);
        }
    }

    /// `Für Kern arbeitet Voss seit Jahren`: the one served stands before the verb.
    fn serving_behind(&mut self, at: usize, sentence: &Range<usize>) {
        let clause = self.clause_of(at, sentence);
        if !self.words.before_chief.contains(self.lower(clause.start)) {
            return;
        }
        let served = self.persons_in(clause.start..at);
        let serves = self.persons_in(at + 1..(at + 4).min(clause.end));
        if let ([chief], [staff]) = (served.as_slice(), serves.as_slice()) {
            self.tie(*chief, *staff, RelationKind::SuperiorOf, "tie/works-for", 0.7, at..at + 1);
        }
    }

    /// `Bjarne (22, Fahrer bei Kern)`, `Nora, private secretary to Minister Kern, …`: what somebody is, and with whom.
    fn employed(&mut self, at: usize, sentence: &Range<usize>) {
        let joins = self.words.with_employer.contains(self.lower(at));
        let is_staff = |noun: usize| {
            let german = self.prose.language == Language::German;
            let capital = self.token(noun).is_some_and(|noun| noun.text.starts_with(char::is_uppercase));
            let service = self.words.service(self.lower(noun), self.prose.language);
            noun >= sentence.start && capital == german && service.is_some_and(|service| service.owner_first)
        };
        let works = joins && at.checked_sub(1).is_some_and(is_staff);
        if !works {
            return;
        }
        let chief = (at + 1..(at + 4).min(sentence.end)).find_map(|token| self.person_at(token));
        // Nothing but an age stands between the name and the noun.
        let open = (sentence.start..at - 1).rev().take(5).find(|&mark| matches!(self.lower(mark), "(" | ","));
        let named = |mark: usize| {
            let first =
                (sentence.start..=mark).rev().take(4).find(|&mark| self.lower(mark) == "(").unwrap_or(mark);
            self.mention_before(first)
        };
        let staff = open.and_then(named).map(|mention| self.people.mentions[mention].person);
        if let (Some(chief), Some(staff)) = (chief, staff)
            && chief != staff
        {
            self.tie(chief, staff, RelationKind::SuperiorOf, "tie/works-for", 0.7, at - 1..at + 1);
        }
    }

    /// `has been in Kern's pay`, `steht in Kerns Diensten`.
    fn in_service(&mut self, at: usize, sentence: &Range<usize>) {
        let Some((owners, start)) = self.owner_before(at, sentence) else { return };
        let within = start.checked_sub(1).is_some_and(|link| self.words.within.contains(self.lower(link)));
        let staff =
            self.actor_before(start, sentence).or_else(|| self.relative(&self.clause_of(at, sentence)));
        if let ([chief], Some(staff)) = (owners.as_slice(), staff.filter(|_| within))
            && staff != *chief
        {
            self.tie(*chief, staff, RelationKind::SuperiorOf, "tie/works-for", 0.7, at..at + 1);
        }
    }

    /// `erwartet ein Kind von Kern`, `von dem sie ein Kind erwartet`, `is pregnant by Kern`.
    fn expecting(&mut self, at: usize, sentence: &Range<usize>) {
        let clause = self.clause_of(at, sentence);
        let pregnant = self.words.pregnant.contains(self.lower(at));
        if !pregnant && !clause.clone().any(|token| self.words.children.contains(self.lower(token))) {
            return;
        }
        let persons = self.persons_in(clause.clone());
        let relative = self.relative(&clause);
        let by = clause.clone().any(|token| self.closed().by.contains(self.lower(token)));
        let pair = match (persons.as_slice(), relative) {
            ([mother, father], _) if by => Some((*mother, *father)),
            ([mother], Some(father)) if mother != &father && by => Some((*mother, father)),
            _ => None,
        };
        // `expects Kern's child`
        let fathers = |token: usize| {
            let mention = self.cover[token.checked_sub(1)?]?;
            let child = self.words.children.contains(self.lower(token));
            (child && self.roles[mention] == Role::Owner).then(|| self.people.mentions[mention].person)
        };
        let pair = pair.or_else(|| {
            let father = clause.clone().find_map(fathers)?;
            Some((self.actor_before(at, sentence)?, father))
        });
        if let Some((a, b)) = pair.filter(|&(a, b)| !self.tied(a, b)) {
            self.tie(a, b, RelationKind::Partner, "tie/expects", 0.6, at..at + 1);
        }
    }
}
