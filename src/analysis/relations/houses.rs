//! Ties by office: who gives orders in a house, who works together.

use super::Finder;
use crate::{
    analysis::{
        grammar, lexicon,
        people::{MentionKind, Tie},
    },
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
        self.ranked();
        self.trained();
        self.named_together();
    }

    /// Two of one service who stand on different steps of its ranks.
    fn ranked(&mut self) {
        let rank = |office: &String| office.rsplit(' ').next().unwrap_or_default().to_owned();
        let ranks = self.offices.iter().map(|offices| offices.each_ref().map(rank)).enumerate();
        let ranks: Vec<_> = ranks.filter(|(_, ranks)| ranks.iter().any(|rank| !rank.is_empty())).collect();
        for ladder in &self.words.ladders {
            let mut ranked: Vec<(usize, usize)> = Vec::new();
            for (step, rank) in ladder.iter().enumerate() {
                let bearers = ranks.iter().filter(|(_, ranks)| ranks.contains(rank));
                ranked.extend(bearers.map(|(person, _)| (step, *person)));
            }
            for &(step, chief) in ranked.iter().take(CROWD) {
                for &(below, staff) in ranked.iter().take(CROWD) {
                    if step < below && !self.tied(chief, staff) && self.meet(chief, staff) {
                        self.tie(chief, staff, RelationKind::SuperiorOf, "tie/office", 0.6, 0..0);
                    }
                }
            }
        }
    }

    /// Whoever learns a trade and has no superior yet takes orders from the one in it whom they most often meet.
    fn trained(&mut self) {
        let mentors = self.holders(&self.words.mentors);
        for trainee in self.holders(&self.words.trainees) {
            let led = |tie: &Tie| tie.b == trainee && tie.kind == RelationKind::SuperiorOf;
            if self.ties.iter().any(led) {
                continue;
            }
            let there = &self.sentences_of[trainee];
            let shared = |mentor: usize| {
                let own = &self.sentences_of[mentor];
                own.iter().filter(|sentence| there.binary_search(sentence).is_ok()).count()
            };
            let others = mentors.iter().filter(|mentor| **mentor != trainee && !self.tied(**mentor, trainee));
            // Of two that are there as often, the one told of first.
            let nearest = others.map(|&mentor| (shared(mentor), std::cmp::Reverse(mentor))).max();
            if let Some((1.., std::cmp::Reverse(mentor))) = nearest {
                self.tie(mentor, trainee, RelationKind::SuperiorOf, "tie/office", 0.6, 0..0);
            }
        }
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
            let joined = between.first().is_some_and(|word| self.closed().and.contains(word))
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
}
