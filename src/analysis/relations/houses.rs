//! Ties by office: who gives orders in a house, who works together, who treats whom.

use std::collections::{BTreeMap, BTreeSet};

use super::Finder;
use crate::{
    analysis::{grammar, lexicon, people::MentionKind},
    outline::{CharacterKind, RelationKind},
};

/// More persons of one office than these make no pairs any more.
const CROWD: usize = 6;
/// So many sentences apart are people of one house still together.
const NEAR: usize = 1;

impl Finder<'_, '_> {
    pub(super) fn has_office(&self, person: usize, ends: &[String]) -> bool {
        let [role, title] = &self.offices[person];
        (!role.is_empty() || !title.is_empty())
            && ends.iter().any(|end| role.ends_with(end.as_str()) || title.ends_with(end.as_str()))
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
            for &chief in &chiefs {
                for &person in staff.iter().filter(|person| !chiefs.contains(person)) {
                    if self.meet(chief, person) {
                        self.tie(chief, person, RelationKind::SuperiorOf, "tie/office", 0.6, 0..0);
                    }
                }
            }
        }
        self.named_together();
    }

    /// Whether two are ever in one sentence or in two that follow on each other.
    fn meet(&self, a: usize, b: usize) -> bool {
        let there = &self.sentences_of[a];
        self.sentences_of[b].iter().any(|sentence| {
            let next = there.partition_point(|other| other + NEAR < *sentence);
            there.get(next).is_some_and(|other| *other <= sentence + NEAR)
        })
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
            // `fragt die Polizistin und hält Nadja ein Foto hin` joins nobody.
            let own = |at: usize| {
                self.is_title_like(at) || lexicon::determiners(self.prose.language).has(self.lower(at))
            };
            let inner = first.tokens.end + 1..second.tokens.start;
            let joined = between.first().is_some_and(|word| matches!(*word, "und" | "and"))
                && between.len() <= 4
                && inner.into_iter().all(|at| {
                    own(at)
                        || grammar::is_possessive(self.lower(at), self.prose.language)
                        || self.kin_at(at).is_some()
                        || self.lower(at).ends_with(['e', 'r', 'n']) && self.lower(at).len() > 4
                });
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
        let [role, title] = &self.offices[person];
        let other = || self.words.not_healers.iter().any(|end| role.ends_with(end.as_str()));
        self.has_office(person, &self.words.healers) && !other()
            || p.role.is_empty() && self.words.healer_titles.contains(title)
    }

    /// Healers and the sick: those who share a sentence, or, where only one is sick, two that follow on each other.
    pub(super) fn treatment(&mut self) {
        let ails = |index: usize| {
            self.prose.sentences[index]
                .tokens
                .clone()
                .filter(|&t| self.words.ailments.contains(self.lower(t)))
                .count()
        };
        let ailments: Vec<usize> = (0..self.prose.sentences.len()).map(ails).collect();
        if ailments.iter().sum::<usize>() < 2 {
            return;
        }
        let present = self.present();
        let healers = self.healers();
        let block_of = |at: usize| self.prose.sentences[at].block;
        let sick = self.sick(&present, &ailments, &healers);
        let mut treated: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for sentence in 0..present.len() {
            for &healer in present[sentence].iter().filter(|person| healers.contains(person)) {
                let Some(sick) = sick.get(&block_of(sentence)) else { continue };
                let among = |at: usize| {
                    let here = present.get(at).filter(|_| block_of(at) == block_of(sentence));
                    here.and_then(|persons| persons.iter().copied().find(|person| sick.contains(person)))
                };
                let beside = || {
                    let last = sentence.checked_sub(1);
                    let next = Some(sentence + 1).filter(|next| *next < present.len());
                    last.and_then(among).or_else(|| next.and_then(among))
                };
                let patient = among(sentence).or_else(|| beside().filter(|_| sick.len() == 1));
                if let Some(patient) = patient.filter(|patient| !self.are_kin(*patient, healer)) {
                    let tokens = self.prose.sentences[sentence].tokens.clone();
                    self.tie(patient, healer, RelationKind::PatientOf, "tie/treats", 0.6, tokens);
                    treated.entry(patient).or_default().insert(healer);
                }
            }
        }
        for healers in treated.into_values().filter(|healers| healers.len() <= 3) {
            let healers: Vec<usize> = healers.into_iter().collect();
            for (place, &a) in healers.iter().enumerate() {
                for &b in &healers[place + 1..] {
                    self.tie(a, b, RelationKind::Colleague, "tie/same-patient", 0.55, 0..0);
                }
            }
        }
    }

    /// Who is told of in each sentence.
    fn present(&self) -> Vec<Vec<usize>> {
        let mut present: Vec<Vec<usize>> = vec![Vec::new(); self.prose.sentences.len()];
        let mut last = vec![usize::MAX; self.people.persons.len()];
        for mention in &self.people.mentions {
            if std::mem::replace(&mut last[mention.person], mention.sentence) != mention.sentence {
                present[mention.sentence].push(mention.person);
            }
        }
        present
    }

    /// Whom each paragraph calls sick: most often in its sentences with ailments.
    fn sick(
        &self,
        present: &[Vec<usize>],
        ailments: &[usize],
        healers: &BTreeSet<usize>,
    ) -> BTreeMap<usize, BTreeSet<usize>> {
        let mut total: BTreeMap<usize, usize> = BTreeMap::new();
        let mut counts: BTreeMap<usize, BTreeMap<usize, usize>> = BTreeMap::new();
        for (sentence, persons) in present.iter().enumerate() {
            let block = self.prose.sentences[sentence].block;
            for &person in persons.iter().filter(|person| !healers.contains(person)) {
                *total.entry(person).or_default() += ailments[sentence];
                *counts.entry(block).or_default().entry(person).or_default() += ailments[sentence];
            }
        }
        counts
            .into_iter()
            .map(|(block, counts)| {
                let most = counts.values().copied().max().unwrap_or(0).max(1);
                let worst = counts.into_iter().filter(|(person, count)| *count == most && total[person] >= 2);
                (block, worst.map(|(person, _)| person).collect())
            })
            .collect()
    }

    /// Those who treat by office or title, and who is named together with one and has no office of their own.
    fn healers(&self) -> BTreeSet<usize> {
        let mut healers: BTreeSet<usize> =
            (0..self.people.persons.len()).filter(|&p| self.is_healer(p)).collect();
        for two in self.people.mentions.windows(2) {
            let joined = two[0].tokens.end + 1 == two[1].tokens.start
                && matches!(self.lower(two[0].tokens.end), "und" | "and");
            let idle = self.people.persons[two[1].person].role.is_empty();
            if joined && idle && healers.contains(&two[0].person) && two[1].kind == MentionKind::Name {
                healers.insert(two[1].person);
            }
        }
        healers
    }

    /// A mother who is a doctor is first a mother.
    fn are_kin(&self, a: usize, b: usize) -> bool {
        self.pairs.contains(&(a.min(b), a.max(b)))
            && self.ties.iter().any(|tie| {
                let same = (tie.a, tie.b) == (a, b) || (tie.b, tie.a) == (a, b);
                let kin = [
                    RelationKind::ChildOf,
                    RelationKind::Sibling,
                    RelationKind::Partner,
                    RelationKind::Relative,
                ];
                same && kin.contains(&tie.kind)
            })
    }
}
