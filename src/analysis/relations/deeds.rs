//! What somebody does to another that tells who they are to each other: `Uta zieht Ida allein groß`, `Max answers to
//! Ruth`.

use std::ops::Range;

use super::{Finder, Order, Pairing, owners::near};
use crate::{
    analysis::{
        Language,
        grammar::{Role, is_possessive},
        people::MentionKind,
    },
    outline::RelationKind,
};

/// So many tokens behind an English verb its object begins at most.
const OBJECT: usize = 7;

/// So many tokens behind its preposition a master is named at most.
const MASTER: usize = 5;

impl Finder<'_, '_> {
    /// Ties by deeds, of those who have none yet.
    pub(super) fn deeds(&mut self) {
        for index in 0..self.prose.sentences.len() {
            let sentence = self.prose.sentences[index].tokens.clone();
            for at in sentence.clone() {
                if self.prose.tokens[at].quoted {
                    continue;
                }
                let said =
                    self.words.deeds.iter().find(|d| self.says(&d.words, self.lower(at), at, &sentence));
                if let Some(deed) = said {
                    self.deed(at, deed, &sentence);
                }
                if self.words.cheating.contains(self.lower(at)) {
                    self.cheats(at, &sentence);
                }
                if self.says(&self.words.with_chief, self.lower(at), at, &sentence) {
                    self.with_chief(at, &sentence);
                }
            }
        }
    }

    fn deed(&mut self, at: usize, deed: &Pairing, sentence: &Range<usize>) {
        let clause = self.near_in_clause(at, sentence);
        let relative = || {
            let subject = self.closed().relative_subjects.contains(self.lower(clause.start));
            self.relative(&clause).filter(|_| subject)
        };
        let doer = match self.prose.language {
            Language::German => self.subject_in(&clause),
            Language::English => self.actor_before(at, &clause),
        };
        let doer = doer
            .or_else(relative)
            // `Max, employed by Ruth Kern, …`
            .or_else(|| self.before_comma(&clause).filter(|_| at <= clause.start + 1))
            .or_else(|| self.actor_before(at, &near(sentence, at)));
        let Some(doer) = doer else { return };
        let Some(other) = self.done_to(at, doer, &clause) else { return };
        let couple = deed.kind == RelationKind::ExPartner;
        if self.tied(doer, other) || couple && !self.man_and_woman(doer, other) {
            return;
        }
        let (a, b) = match deed.order {
            Order::Either | Order::DoerFirst => (doer, other),
            Order::DoerLast => (other, doer),
        };
        self.tie(a, b, deed.kind, "tie/deed", 0.6, at..at + 1);
    }

    /// `geht bei Glasbläser Haas in die Lehre`, `learns the trade from Haas`: the master stands behind a preposition.
    fn with_chief(&mut self, at: usize, sentence: &Range<usize>) {
        let clause = self.near_in_clause(at, sentence);
        let link = clause.clone().find(|&token| {
            self.words.before_master.contains(self.lower(token))
                && (token + 1..clause.end.min(token + MASTER)).any(|next| self.person_at(next).is_some())
        });
        let Some(link) = link else { return };
        let Some(master) = (link + 1..clause.end.min(link + MASTER)).find_map(|token| self.person_at(token))
        else {
            return;
        };
        let others = |person: &usize| *person != master;
        let pupil = self.subject_in(&clause).filter(others).or_else(|| self.actor_before(at, &clause));
        // `Bei Haas geht die junge Finni in die Lehre`: whoever else is there.
        let pupil = pupil.filter(others).or_else(|| self.before_comma(&clause)).or_else(|| {
            let named = self.persons_in(clause.clone());
            named.into_iter().find(others).filter(|_| self.prose.language == Language::German)
        });
        if let Some(pupil) = pupil.filter(|&pupil| !self.tied(pupil, master)) {
            self.tie(master, pupil, RelationKind::SuperiorOf, "tie/deed", 0.6, at..at + 1);
        }
    }

    /// `betrügt Tom mit Max`, `is cheating on Sam with Max`: the lover behind `mit`, and the one who is deceived.
    fn cheats(&mut self, at: usize, sentence: &Range<usize>) {
        let clause = self.near_in_clause(at, sentence);
        let links = &self.words.with_lover;
        let lover = clause.clone().filter(|&token| links.contains(self.lower(token))).find_map(|link| {
            (link + 1..clause.end.min(link + MASTER)).find_map(|token| self.person_at(token))
        });
        let Some(lover) = lover else { return };
        let actor = self.actor_before(at, &clause).or_else(|| self.subject_in(&clause));
        let Some(doer) = actor.filter(|doer| *doer != lover) else { return };
        let deceived = self.done_to(at, doer, &clause).filter(|other| *other != lover);
        for other in std::iter::once(lover).chain(deceived) {
            if !self.tied(doer, other) {
                self.tie(doer, other, RelationKind::Partner, "tie/deed", 0.6, at..at + 1);
            }
        }
    }

    /// To whom it is done: in German the one in the clause who is neither its subject nor anybody's owner nor behind a
    /// preposition, in English the first behind the verb.
    fn done_to(&self, at: usize, doer: usize, clause: &Range<usize>) -> Option<usize> {
        let near = match self.prose.language {
            Language::German => clause.clone(),
            Language::English => at + 1..clause.end.min(at + 1 + OBJECT),
        };
        near.into_iter().find_map(|token| {
            if let Some(mention) = self.cover[token] {
                let (role, mention) = (self.roles[mention], &self.people.mentions[mention]);
                let can = match role {
                    Role::Object => true,
                    Role::Subject => mention.kind == MentionKind::Name,
                    Role::Prepositional => {
                        self.prose.language == Language::English && mention.kind == MentionKind::Name
                    }
                    Role::Owner => false,
                };
                return (can && mention.person != doer).then_some(mention.person);
            }
            match self.pronouns.get(&token)?.as_slice() {
                &[person] if person != doer => {
                    (!is_possessive(self.lower(token), self.prose.language)).then_some(person)
                }
                _ => None,
            }
        })
    }
}
