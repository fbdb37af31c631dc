//! Who treats whom: by verbs of treatment (`Dr. Vega operiert Royce`), and by who is sick where the story is of the
//! sick.

use std::collections::{BTreeMap, BTreeSet};

use super::Finder;
use crate::{analysis::people::MentionKind, outline::RelationKind};

/// So many tokens from a verb of treatment stand those of whom it tells.
const REACH: usize = 30;

/// In a longer sentence, in tokens, who is treated by whom is not for certain.
const LONGEST: usize = 60;

impl Finder<'_, '_> {
    /// Ties of healers with those whom they treat.
    pub(super) fn treatment(&mut self) {
        self.treated();
        self.cared_for();
        self.tended();
    }

    /// `Chirurg Rohde hält das Herz der Geigerin Sturm`: whoever heals acts, on one other, and something of a sickroom is named.
    fn cared_for(&mut self) {
        for index in 0..self.prose.sentences.len() {
            let sentence = self.prose.sentences[index].tokens.clone();
            if sentence.len() > LONGEST {
                continue;
            }
            let Some(care) = sentence
                .clone()
                .find(|&at| !self.prose.tokens[at].quoted && self.words.care.contains(self.lower(at)))
            else {
                continue;
            };
            let persons = self.persons_in(sentence.clone());
            let (healers, others): (Vec<usize>, Vec<usize>) =
                persons.into_iter().partition(|&person| self.is_healer(person));
            let &[healer] = healers.as_slice() else { continue };
            let &[patient] = others.as_slice() else { continue };
            if !self.tied(patient, healer) {
                self.tie(patient, healer, RelationKind::PatientOf, "tie/treats", 0.6, care..care + 1);
            }
        }
    }

    /// `Dr. Vega operiert Royce`, `Royce wird von Dr. Vega untersucht`: the one of two in the clause who heals.
    fn treated(&mut self) {
        for index in 0..self.prose.sentences.len() {
            let sentence = self.prose.sentences[index].tokens.clone();
            for at in sentence.clone() {
                if self.prose.tokens[at].quoted || !self.words.treating.contains(self.lower(at)) {
                    continue;
                }
                let clause = self.clause_of(at, &sentence);
                // Who is farther from the verb has nothing to do with it.
                let clause = clause.start.max(at.saturating_sub(REACH))..clause.end.min(at + REACH);
                let persons = self.persons_in(clause.clone());
                let (healers, others): (Vec<usize>, Vec<usize>) =
                    persons.into_iter().partition(|&person| self.is_healer(person));
                // Of several the one behind the healer, who acts.
                let acts = healers.first() == self.subject_in(&clause).as_ref();
                if let ([healer], [patient, rest @ ..]) = (healers.as_slice(), others.as_slice())
                    && (rest.is_empty() || acts)
                    && !self.are_kin(*patient, *healer)
                {
                    self.tie(*patient, *healer, RelationKind::PatientOf, "tie/treats", 0.75, at..at + 1);
                }
            }
        }
    }

    pub(super) fn is_healer(&self, person: usize) -> bool {
        let p = &self.people.persons[person];
        let [role, title] = &self.offices[person];
        let other = || self.words.not_healers.iter().any(|end| role.ends_with(end.as_str()));
        self.has_office(person, &self.words.healers) && !other()
            || p.role.is_empty() && self.words.healer_titles.contains(title)
    }

    /// Healers and the sick: those who share a sentence, or, where only one is sick, two that follow on each other.
    fn tended(&mut self) {
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
            self.tie_each(&healers, RelationKind::Colleague, "tie/same-patient", 0.55, &(0..0));
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
            let joined = two[0].tokens.end + 1 == two[1].tokens.start && self.is_and(two[0].tokens.end);
            let idle = self.people.persons[two[1].person].role.is_empty();
            if joined && idle && healers.contains(&two[0].person) && two[1].kind == MentionKind::Name {
                healers.insert(two[1].person);
            }
        }
        healers
    }

    /// A mother who is a doctor is first a mother.
    fn are_kin(&self, a: usize, b: usize) -> bool {
        self.are_of_one_blood(a, b) || self.are_tied_by(a, b, &[RelationKind::Partner])
    }
}
