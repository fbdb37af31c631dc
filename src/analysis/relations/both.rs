//! Parents and children of two: `die gemeinsame Tochter Selin`, `Lehrer Paulsen, der Vater der beiden`, `ruft seine drei
//! Kinder ans Bett: Emanuel, Salome und Cleophea`.

use std::ops::Range;

use super::{Finder, owners::near};
use crate::{
    analysis::{lexicon::KinTie, people::MentionKind},
    outline::RelationKind,
};

/// So many tokens behind the noun the colon stands at most behind which its bearers are counted up.
const COLON: usize = 40;
/// So many mentions back a couple is looked for, and so many sentences.
const COUPLE: (usize, usize) = (30, 6);

impl Finder<'_, '_> {
    /// Ties of children to both parents, and of children who are counted up behind a colon. Asked when couples are known.
    pub(super) fn of_both(&mut self) {
        for at in 0..self.prose.tokens.len() {
            let Some((kin, plural)) = self.kin_at(at).filter(|(kin, _)| kin.tie == KinTie::Child) else {
                continue;
            };
            let Some(sentence) = self.token(at).and_then(|t| self.prose.sentences.get(t.sentence)) else {
                continue;
            };
            let sentence = sentence.tokens.clone();
            if plural || kin.group {
                self.counted_up(at, &sentence);
            } else if let Some(before) = at.checked_sub(1).filter(|&before| before >= sentence.start) {
                let common = self.words.common.contains(self.lower(before));
                if common || self.words.of_both.contains(self.lower(before)) {
                    self.common_child(at, common, &sentence);
                }
            }
        }
    }

    /// `bei seiner Ex-Frau Katrin die gemeinsame Tochter Pauline`, `custody of their daughter, Bea`: the child of both.
    fn common_child(&mut self, at: usize, common: bool, sentence: &Range<usize>) {
        let Some((children, end)) = self.named_by(at, at, sentence, &[]) else { return };
        let mut parents: Vec<usize> =
            self.persons_in(sentence.start..at).into_iter().filter(|p| !children.contains(p)).collect();
        parents.drain(..parents.len().saturating_sub(2));
        if parents.len() < 2 || !common {
            let couple = self.couple_near(at, &parents);
            if couple.is_none() && !common {
                return;
            }
            parents = couple.unwrap_or(parents);
        }
        for &parent in parents.iter().filter(|parent| !children.contains(parent)) {
            for &child in &children {
                if !self.tied(child, parent) {
                    self.tie(child, parent, RelationKind::ChildOf, "tie/common-child", 0.8, at..end);
                }
            }
        }
    }

    /// The one of `parents` with whoever is told anywhere to be their partner, or to have been; of none the couple named last
    /// before the token at `at`; of two they, if they are one.
    fn couple_near(&self, at: usize, parents: &[usize]) -> Option<Vec<usize>> {
        let near: Vec<usize> = match parents {
            &[_] => (0..self.people.persons.len()).collect(),
            _ => self.named_last(at),
        };
        let kinds = [RelationKind::Partner, RelationKind::ExPartner];
        let first = if let &[one] = parents { vec![one] } else { near.clone() };
        let pairs = first.iter().flat_map(|&a| near.iter().map(move |&b| (a.min(b), a.max(b))));
        pairs
            .filter(|&(a, b)| a < b && parents.iter().all(|one| *one == a || *one == b))
            .find(|&(a, b)| self.are_tied_by(a, b, &kinds))
            .map(|(a, b)| vec![a, b])
    }

    /// Those spoken of last before the token at `at`, the last first.
    fn named_last(&self, at: usize) -> Vec<usize> {
        let until = self.people.mentions.partition_point(|mention| mention.tokens.start < at);
        let (most, sentences) = COUPLE;
        let mut near: Vec<usize> = Vec::new();
        for mention in self.people.mentions[..until].iter().rev().take(most) {
            if mention.sentence + sentences >= self.prose.tokens[at].sentence
                && !near.contains(&mention.person)
            {
                near.push(mention.person);
            }
        }
        near
    }

    /// `ruft seine drei Kinder ans Bett: Emanuel, Salome und Cleophea`: the row behind the colon is who was counted.
    fn counted_up(&mut self, at: usize, sentence: &Range<usize>) {
        let Some((owners, _)) = self.owner_before(at, sentence) else { return };
        let Some(colon) = (at + 2..sentence.end.min(at + COLON)).find(|&token| self.lower(token) == ":")
        else {
            return;
        };
        // Nobody else is named before it.
        if !self.persons_in(at + 1..colon).is_empty() {
            return;
        }
        let children = self.names_from(colon + 1, sentence);
        if children.len() < 2 || children.iter().any(|child| owners.contains(child)) {
            return;
        }
        for &owner in &owners {
            for &child in &children {
                if !self.tied(child, owner) {
                    self.tie(child, owner, RelationKind::ChildOf, "tie/has", 0.75, at..at + 1);
                }
            }
        }
    }

    /// `der Vater der beiden`, `the mother of the twins`: the two named last before the sentence of the noun at `at`,
    /// or those who were told to be siblings.
    pub(super) fn the_two_behind(&self, at: usize, sentence: &Range<usize>) -> Option<Vec<usize>> {
        self.kin_at(at).filter(|(kin, _)| kin.tie == KinTie::Parent)?;
        let article = self.lower(at + 1);
        let two =
            (at + 2..(at + 4).min(sentence.end)).find(|&token| self.words.two.contains(self.lower(token)))?;
        if !self.closed().leads_to_owner(article) || self.cover[two].is_some() {
            return None;
        }
        // `die beiden` has been read already.
        if let Some(meant) = self.pronouns.get(&two).filter(|meant| meant.len() == 2) {
            return Some(meant.clone());
        }
        let until = self.people.mentions.partition_point(|mention| mention.tokens.start < sentence.start);
        let (most, sentences) = COUPLE;
        let here = self.persons_in(near(sentence, at).start..at);
        let mut last: Vec<usize> = Vec::new();
        let before = self.people.mentions[..until].iter().rev().take(most);
        for mention in before.filter(|mention| mention.kind == MentionKind::Name) {
            let fits = mention.sentence + sentences >= self.prose.tokens[at].sentence;
            if fits && !here.contains(&mention.person) && !last.contains(&mention.person) {
                last.push(mention.person);
            }
        }
        let siblings = |a: usize, b: usize| self.are_tied_by(a, b, &[RelationKind::Sibling]);
        let told = last
            .iter()
            .enumerate()
            .find_map(|(place, &a)| last[place + 1..].iter().find(|&&b| siblings(a, b)).map(|&b| vec![a, b]));
        last.truncate(2);
        told.or_else(|| (last.len() == 2).then_some(last))
    }
}
