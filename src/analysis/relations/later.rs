//! Ties of kin nouns whose bearer is named only afterwards, or only by a surname shared with the owner.

use std::ops::Range;

use super::{Finder, owners::near};
use crate::analysis::{
    Language, grammar,
    lexicon::{self, Kin, KinTie},
    people::{Gender, MentionKind},
};
use crate::outline::{CharacterKind, RelationKind};

/// So far from each other stand the parents, the colon and what follows on it, in tokens.
const COLON: usize = 16;

impl Finder<'_, '_> {
    /// `Pike stellt seine Mutter zur Rede. Jean Pike putzt …`, `gegen den eigenen Ehemann`
    pub(super) fn named_later(&mut self) {
        for at in 0..self.prose.tokens.len() {
            let Some((kin, plural)) = self.kin_at(at) else { continue };
            // Of `his parents` told as a group nobody is named later: they are told of already.
            if self.is_of_somebody(at) || kin.tie == KinTie::Parent && self.cover[at].is_some() {
                continue;
            }
            let Some(index) = self.token(at).map(|token| token.sentence) else { continue };
            let sentence = self.prose.sentences[index].tokens.clone();
            let owners = match self.owner_before(at, &sentence) {
                Some((owners, _)) => owners,
                None => self.own(at),
            };
            if plural || kin.group {
                self.parents_next(kin, at, index);
                let tie = kin.plural_tie.unwrap_or(kin.tie);
                if matches!(tie, KinTie::Child | KinTie::Sibling) {
                    for person in self.several_next(index) {
                        for &owner in &owners {
                            self.kin_tie(person, owner, tie, "tie/named-later", at..at + 1);
                        }
                    }
                }
                continue;
            }
            if kin.owned && owners.is_empty() {
                continue;
            }
            // `Ihr Chef … . Professor Lasar …`, but `Ihr Bruder … . Dr. Rød …` speaks of somebody else.
            let bare =
                |person: &usize| kin.tie == KinTie::Superior || self.people.persons[*person].title.is_empty();
            let unknown = |person: &usize| self.gender(*person) == Gender::Unknown;
            let next =
                self.opens_clause(at, &sentence).filter(|person| unknown(person) || self.fits(*person, kin));
            let next = next.or_else(|| self.opens_next(index).filter(|person| self.fits(*person, kin)));
            let next = next.filter(bare);
            for &owner in &owners {
                let next = next.filter(|person| *person != owner);
                let person = next.or_else(|| self.namesake(owner, kin));
                if let Some(person) = person.filter(|person| !self.tied(*person, owner)) {
                    self.kin_tie(person, owner, kin.tie, "tie/named-later", at..at + 1);
                }
            }
            if owners.is_empty() && kin.tie == KinTie::Partner {
                self.widowed(at, index, kin);
            }
        }
    }

    /// Whether the noun at `at` is known to mean one person; of a group its members may be named later.
    fn is_of_somebody(&self, at: usize) -> bool {
        self.person_at(at).is_some_and(|person| self.people.persons[person].kind != CharacterKind::Group)
    }

    /// For each person the sentence in which they are first named.
    pub(super) fn first_named(&self) -> &[Option<usize>] {
        self.first_named.get_or_init(|| {
            let mut first = vec![None; self.people.persons.len()];
            for mention in self.people.mentions.iter().filter(|m| m.kind == MentionKind::Name) {
                first[mention.person].get_or_insert(mention.sentence);
            }
            first
        })
    }

    /// `stellt ihre Vorgesetzte zur Rede, und Ayo gibt alles zu`: whoever is named for the first time at the beginning of
    /// the next clause.
    fn opens_clause(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let comma = (at + 1..near(sentence, at).end).find(|&token| self.lower(token) == ",")?;
        let name = comma + 2;
        let mention = self.cover.get(name).copied().flatten().filter(|_| self.is_and(comma + 1))?;
        let mention = &self.people.mentions[mention];
        let new = self.first_named()[mention.person] == self.token(at).map(|token| token.sentence);
        let first =
            self.persons_in(near(sentence, name).start..name).iter().all(|person| *person != mention.person);
        (mention.kind == MentionKind::Name && mention.tokens.start == name && new && first)
            .then_some(mention.person)
    }

    /// Whoever is named for the first time at the beginning of the sentence after `index`.
    fn opens_next(&self, index: usize) -> Option<usize> {
        let next = self.prose.sentences.get(index + 1)?;
        let opening = next.tokens.start..(next.tokens.start + 4).min(next.tokens.end);
        let mention = opening.into_iter().find_map(|token| self.cover[token])?;
        let person = self.people.mentions[mention].person;
        let named = self.people.mentions[mention].kind == MentionKind::Name;
        (named && self.first_named()[person] == Some(index + 1)).then_some(person)
    }

    /// `den eigenen Ehemann`: the subject's.
    fn own(&self, at: usize) -> Vec<usize> {
        let before = at.checked_sub(1).map_or("", |before| self.lower(before));
        if !self.words.own.contains(before) {
            return Vec::new();
        }
        let Some(sentence) = self.token(at).and_then(|token| self.prose.sentences.get(token.sentence)) else {
            return Vec::new();
        };
        let subjects =
            sentence.tokens.clone().take_while(|token| *token < at).filter_map(|token| self.cover[token]);
        let subject = subjects.into_iter().find(|mention| self.roles[*mention] == super::Role::Subject);
        subject.map(|mention| vec![self.people.mentions[mention].person]).unwrap_or_default()
    }

    fn fits(&self, person: usize, kin: &Kin) -> bool {
        let gender = self.people.persons[person].gender;
        kin.gender == Gender::Unknown || gender == kin.gender
    }

    fn surname(&self, person: usize) -> Option<&str> {
        self.people.persons[person].name.rsplit_once(' ').map(|(_, surname)| surname)
    }

    /// The only one who shares the owner's surname and can be meant: a wife, a father.
    fn namesake(&self, owner: usize, kin: &Kin) -> Option<usize> {
        if !matches!(kin.tie, KinTie::Partner | KinTie::Parent | KinTie::Child | KinTie::Sibling) {
            return None;
        }
        let surname = self.surname(owner)?;
        let [_, surnames] = self.of_name();
        let mut found = surnames.get(surname)?.iter().copied().filter(|person| *person != owner);
        let only = found.next()?;
        (found.next().is_none() && self.fits(only, kin)).then_some(only)
    }

    /// `die Witwe, Lady Imogen Lyle`: the partner of the one of that surname who was there before.
    fn widowed(&mut self, at: usize, index: usize, kin: &Kin) {
        let end = self.prose.sentences[index].tokens.end;
        let named = (at + 1..(at + 6).min(end)).find_map(|token| self.person_at(token));
        let Some(person) = named.filter(|person| self.fits(*person, kin)) else { return };
        let Some(surname) = self.surname(person) else { return };
        let [_, surnames] = self.of_name();
        let partner = surnames.get(surname).into_iter().flatten().copied().find(|&other| {
            let there = self.sentences_of[other].first().is_some_and(|first| *first <= index);
            other != person && there && self.gender(other) != self.gender(person)
        });
        if let Some(partner) = partner {
            self.kin_tie(person, partner, kin.tie, "tie/named-later", at..at + 1);
        }
    }

    /// `his parents cannot agree: Ingrid wants it, Paul does not`: a man and a woman of whom what follows tells.
    fn parents_behind_colon(&mut self, at: usize, index: usize) -> bool {
        let sentence = self.prose.sentences[index].tokens.clone();
        let Some((owners, _)) = self.owner_before(at, &sentence) else { return false };
        let near = at + 1..sentence.end.min(at + COLON);
        let Some(colon) = near.into_iter().find(|&token| self.lower(token) == ":") else { return false };
        let behind = self.persons_in(colon + 1..sentence.end.min(colon + 1 + COLON));
        let &[a, b] = behind.as_slice() else { return false };
        if !self.man_and_woman(a, b) || owners.iter().any(|owner| behind.contains(owner)) {
            return false;
        }
        for &owner in &owners {
            for parent in [a, b] {
                self.kin_tie(parent, owner, KinTie::Parent, "tie/named-later", at..at + 1);
            }
        }
        true
    }

    /// `Her two sons are not speaking. Colm …; Donnacha …`: those who are named for the first time in the sentence after
    /// `index`, if nobody else is there.
    fn several_next(&self, index: usize) -> Vec<usize> {
        let Some(next) = self.prose.sentences.get(index + 1) else { return Vec::new() };
        let same_block = next.block == self.prose.sentences[index].block;
        let mut named = self.persons_in(near(&next.tokens, next.tokens.start));
        let first = self.first_named();
        named.retain(|&person| first[person].is_some());
        let new = named.iter().all(|&person| first[person] == Some(index + 1));
        if same_block && new && (2..=4).contains(&named.len()) { named } else { Vec::new() }
    }

    /// `Her two best sorters want it. Priya …; Lou …`: ties of several who serve one.
    pub(super) fn staff_later(&mut self) {
        for at in 0..self.prose.tokens.len() {
            let Some(word) = self.token(at).filter(|_| !self.is_of_somebody(at)) else { continue };
            let service = self.words.service(&word.lower, self.prose.language);
            if !service.is_some_and(|service| service.owner_first) {
                continue;
            }
            let Some(role) = lexicon::role(&word.lower, self.prose.language) else { continue };
            let sentence = self.prose.sentences[word.sentence].tokens.clone();
            let Some((owners, start)) = self.owner_before(at, &sentence) else { continue };
            // `ihre Kellner` are several, `ihr Kellner` is one.
            let several = role.plural
                || role.gender == Gender::Male
                    && self.prose.language == Language::German
                    && grammar::is_possessive(self.lower(start), Language::German)
                    && self.lower(start).ends_with('e');
            if !several {
                continue;
            }
            let staff = self.several_next(word.sentence);
            if staff.iter().any(|person| owners.contains(person)) {
                continue;
            }
            for &chief in &owners {
                for &person in &staff {
                    let kind = RelationKind::SuperiorOf;
                    self.tie(chief, person, kind, "tie/named-later", 0.6, at..at + 1);
                }
            }
            self.tie_each(&staff, RelationKind::Colleague, "tie/named-later", 0.6, &(at..at + 1));
        }
    }

    /// `die Zustimmung der Eltern. Sarah und Jasper …`: the two who open the next sentence are the parents of
    /// the child that was spoken of, of one surname with one of them if there is such a one.
    fn parents_next(&mut self, kin: &Kin, at: usize, index: usize) {
        if kin.tie != KinTie::Parent || self.parents_behind_colon(at, index) {
            return;
        }
        let Some(next) = self.prose.sentences.get(index + 1) else { return };
        let opening = self.persons_in(next.tokens.start..(next.tokens.start + 6).min(next.tokens.end));
        let [a, b] = opening.as_slice() else { return };
        let (a, b) = (*a, *b);
        let first = self.first_named();
        if first[a] != Some(index + 1) || first[b] != Some(index + 1) {
            return;
        }
        let near = self.prose.sentences[index.saturating_sub(3)].tokens.start..next.tokens.start;
        let mut children: Vec<usize> = Vec::new();
        for mention in self.people.mentions_in(&near).iter().rev() {
            if !children.contains(&mention.person) {
                children.push(mention.person);
            }
        }
        let surnames = [self.surname(a), self.surname(b)];
        let shares = |child: &usize| self.surname(*child).is_some_and(|name| surnames.contains(&Some(name)));
        if let Some(child) = children.iter().copied().find(shares) {
            for parent in [a, b] {
                self.kin_tie(parent, child, KinTie::Parent, "tie/named-later", at..at + 1);
            }
        }
    }
}
