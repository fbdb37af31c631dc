//! Ties by office: who gives orders in a house, who works together, who treats whom.

use std::collections::{BTreeMap, BTreeSet};

use super::Finder;
use crate::{
    analysis::people::MentionKind,
    outline::{CharacterKind, RelationKind},
};

/// More persons of one office than these make no pairs any more.
const CROWD: usize = 6;

impl Finder<'_, '_> {
    fn has_office(&self, person: usize, ends: &[String]) -> bool {
        let person = &self.people.persons[person];
        let role = person.role.to_lowercase();
        let title = person.title.to_lowercase();
        ends.iter().any(|end| role.ends_with(end.as_str()) || title.ends_with(end.as_str()))
    }

    fn holders(&self, ends: &[String]) -> Vec<usize> {
        let persons =
            (0..self.people.persons.len()).filter(|&p| self.people.persons[p].kind != CharacterKind::Group);
        persons.filter(|&person| self.has_office(person, ends)).take(CROWD).collect()
    }

    /// Chiefs and staff of one house, and people of one office who are named together.
    pub(super) fn offices(&mut self) {
        for house in &self.words.houses {
            let chiefs = self.holders(&house.chiefs);
            let staff = self.holders(&house.staff);
            // Two chiefs: it is not told who is whose.
            if let [chief] = chiefs.as_slice() {
                for &person in staff.iter().filter(|person| *person != chief) {
                    self.tie(*chief, person, RelationKind::SuperiorOf, "tie/office", 0.6, 0..0);
                }
            }
        }
        self.named_together();
    }

    fn named_together(&mut self) {
        let mentions: Vec<usize> = (0..self.people.mentions.len())
            .filter(|&m| self.people.mentions[m].kind != MentionKind::Pronoun)
            .collect();
        for two in mentions.windows(2) {
            let (first, second) = (&self.people.mentions[two[0]], &self.people.mentions[two[1]]);
            if first.sentence != second.sentence || second.tokens.start < first.tokens.end {
                continue;
            }
            let between: Vec<&str> = (first.tokens.end..second.tokens.start).map(|t| self.lower(t)).collect();
            let joined =
                between.first().is_some_and(|word| matches!(*word, "und" | "and")) && between.len() <= 4;
            let offices = &self.words.colleagues;
            let (a, b) = (first.person, second.person);
            let works = |person: usize| self.has_office(person, offices) || self.is_healer(person);
            if joined && works(a) && works(b) {
                let tokens = first.tokens.start..second.tokens.end;
                self.tie(a, b, RelationKind::Colleague, "tie/named-together", 0.6, tokens);
            }
        }
    }

    fn is_healer(&self, person: usize) -> bool {
        let p = &self.people.persons[person];
        self.has_office(person, &self.words.healers)
            || p.role.is_empty() && self.words.healer_titles.contains(&p.title.to_lowercase())
    }

    /// Healers and the sick who share a sentence that speaks of an ailment, or the next.
    pub(super) fn treatment(&mut self) {
        let ails = |index: usize| {
            self.prose.sentences[index]
                .tokens
                .clone()
                .filter(|&t| self.words.ailments.contains(self.lower(t)))
                .count()
        };
        let total: usize = (0..self.prose.sentences.len()).map(ails).sum();
        if total < 2 {
            return;
        }
        let healers: BTreeSet<usize> =
            (0..self.people.persons.len()).filter(|&p| self.is_healer(p)).collect();
        let mut present: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for mention in &self.people.mentions {
            present.entry(mention.sentence).or_default().push(mention.person);
        }
        // Whom the text calls sick: in sentences with ailments, most often.
        let mut sick: BTreeMap<usize, usize> = BTreeMap::new();
        for (&sentence, persons) in &present {
            let count = ails(sentence);
            for &person in persons.iter().filter(|person| !healers.contains(person)) {
                *sick.entry(person).or_default() += count;
            }
        }
        let mut found: BTreeMap<(usize, usize), (usize, usize)> = BTreeMap::new();
        for (&sentence, persons) in &present {
            if ails(sentence) == 0 {
                continue;
            }
            let patients: Vec<usize> = persons.iter().copied().filter(|p| !healers.contains(p)).collect();
            let Some(&patient) = patients.iter().max_by_key(|p| sick.get(p).copied().unwrap_or(0)) else {
                continue;
            };
            for &healer in persons.iter().filter(|person| healers.contains(person)) {
                found.entry((patient, healer)).or_insert((0, sentence)).0 += 1;
            }
        }
        for ((patient, healer), (_, sentence)) in found {
            if sick.get(&patient).copied().unwrap_or(0) >= 2 {
                let tokens = self.prose.sentences[sentence].tokens.clone();
                self.tie(patient, healer, RelationKind::PatientOf, "tie/treats", 0.6, tokens);
            }
        }
    }
}
