//! Kin that somebody is said to have: `Nora has a son, Emil`, `haben zwei Kinder, Tim und Lea`; and one's own by
//! first name: `Olga und ihr Gerd`.

use super::Finder;
use crate::{
    analysis::{
        Language, grammar,
        lexicon::{KinTie, calling},
        people::MentionKind,
    },
    outline::RelationKind,
};

impl Finder<'_, '_> {
    /// Ties of kin that somebody has.
    pub(super) fn having(&mut self) {
        for at in 0..self.prose.tokens.len() {
            self.one_has(at);
            self.own_by_name(at);
        }
    }

    fn one_has(&mut self, at: usize) {
        let Some((kin, plural)) = self.kin_at(at) else { return };
        if !matches!(kin.tie, KinTie::Child | KinTie::Sibling | KinTie::Partner | KinTie::Friend) {
            return;
        }
        let Some(sentence) = self.token(at).and_then(|t| self.prose.sentences.get(t.sentence)) else {
            return;
        };
        let sentence = sentence.tokens.clone();
        let first = at.saturating_sub(3).max(sentence.start);
        let some = (first..at).any(|token| self.words.some.contains(self.lower(token)));
        // `hat Zwillinge: Paul und Max`
        let counted = plural && matches!(self.lower(at + 1), "," | ":" | "–" | "—");
        if !some && !counted {
            return;
        }
        let verb =
            (sentence.start..at).rev().take(12).find(|&token| self.words.having.contains(self.lower(token)));
        let Some(verb) = verb else { return };
        let mut behind = at + 1;
        while behind < sentence.end && behind < at + 4 {
            let word = self.lower(behind);
            let passes =
                matches!(word, "," | ":" | "–" | "—") || calling(self.prose.language).before_name.has(word);
            if !passes {
                break;
            }
            behind += 1;
        }
        if behind == at + 1 && !plural {
            return;
        }
        let mut named = self.names_from(behind, &sentence);
        if !plural {
            named.truncate(1);
        }
        let mut owners: Vec<usize> = Vec::new();
        for token in (sentence.start..verb).rev() {
            if let Some(mention) = self.cover[token] {
                if self.roles[mention] == grammar::Role::Subject {
                    owners = self.coordinated_back(mention);
                    break;
                }
            } else if let Some(persons) = self.pronouns.get(&token)
                && grammar::pronoun_role(self.prose, token) == grammar::Role::Subject
            {
                owners.clone_from(persons);
                break;
            }
        }
        for &owner in &owners {
            for &person in named.iter().filter(|person| !owners.contains(person)) {
                let lovers = kin.tie == KinTie::Friend && self.are_lovers(at, owner);
                let tie = if lovers { KinTie::Partner } else { kin.tie };
                let tie = kin.plural_tie.filter(|_| plural).unwrap_or(tie);
                self.kin_tie(person, owner, tie, "tie/has", at..at + 1);
            }
        }
    }

    /// `Rüdiger und seine Helga`: a couple, where nothing else is known of the two.
    fn own_by_name(&mut self, at: usize) {
        let joined = || at.checked_sub(1).is_some_and(|link| self.is_and(link));
        if self.prose.language != Language::German
            || !joined()
            || !grammar::is_possessive(self.lower(at), self.prose.language)
        {
            return;
        }
        let (Some(before), Some(mention)) =
            (self.mention_before(at - 1), self.cover.get(at + 1).copied().flatten())
        else {
            return;
        };
        let mention = &self.people.mentions[mention];
        let (owner, person) = (self.people.mentions[before].person, mention.person);
        let couple = self.man_and_woman(owner, person);
        if mention.kind == MentionKind::Name && couple && !self.tied(owner, person) {
            self.tie(person, owner, RelationKind::Partner, "tie/own-name", 0.6, at..at + 2);
        }
    }
}
