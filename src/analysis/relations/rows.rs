//! Ties of nouns in the plural with the names behind them (`die Kommissare Kern und Voss`), and of colleagues
//! called `fellow …`.

use std::ops::Range;

use super::Finder;
use crate::{
    analysis::{
        grammar::{self, Role},
        lexicon::{self, KinTie, remembered},
        people::{Gender, MentionKind},
    },
    outline::RelationKind,
};

impl Finder<'_, '_> {
    /// Ties of plural nouns with a row of names, and of `fellow`.
    pub(super) fn rows(&mut self) {
        for index in 0..self.prose.sentences.len() {
            let tokens = self.prose.sentences[index].tokens.clone();
            for at in tokens.clone() {
                if self.prose.tokens[at].quoted {
                    continue;
                }
                if let Some(kind) = self.row_kind(at) {
                    self.row(at, kind, &tokens);
                }
                self.kin_row(at, &tokens);
                if self.words.fellow.contains(self.lower(at)) {
                    self.fellow(at, &tokens);
                }
            }
        }
    }

    /// What the plural noun at `at` says of those named behind it.
    fn row_kind(&self, at: usize) -> Option<RelationKind> {
        let lower = self.lower(at);
        remembered!(Option<RelationKind>, lower, self.prose.language, || {
            let row = self.words.rows.iter().find(|row| row.words.all.contains(lower));
            row.map(|row| row.kind).or_else(|| self.colleagues(lower))
        })
    }

    /// What a plural noun for people of one office says of them.
    fn colleagues(&self, lower: &str) -> Option<RelationKind> {
        let role = lexicon::role(lower, self.prose.language).filter(|role| role.plural || role.group)?;
        let lemma = if role.group { role.lemma.trim_end_matches('s') } else { &role.lemma };
        let works = |end: &String| lemma.ends_with(end.as_str());
        (self.words.colleagues.iter().any(works) || self.words.healers.iter().any(works))
            .then_some(RelationKind::Colleague)
    }

    fn row(&mut self, at: usize, kind: RelationKind, sentence: &Range<usize>) {
        let owned = self.owner_before(at, sentence).is_some();
        let mut persons = self.names_from(at + 1, sentence);
        if persons.len() < 2 || owned && kind != RelationKind::Sibling {
            return;
        }
        if kind == RelationKind::Partner {
            persons.truncate(2);
        }
        self.tie_each(&persons, kind, "tie/row", 0.85, &(at..at + 1));
    }

    /// `Mutter und Tochter, Uta und Ida Kern, …`, `brother and sister Ida and Jan`: two nouns for two names.
    fn kin_row(&mut self, at: usize, sentence: &Range<usize>) {
        let (Some((first, false)), Some((second, false))) = (self.kin_at(at), self.kin_at(at + 2)) else {
            return;
        };
        if !self.is_and(at + 1) || at + 3 >= sentence.end {
            return;
        }
        let begin = at + 3 + usize::from(matches!(self.lower(at + 3), "," | ":" | "–" | "—"));
        let &[a, b] = self.names_from(begin, sentence).as_slice() else { return };
        let tie = match (first.tie, second.tie) {
            (KinTie::Parent, KinTie::Child) => KinTie::Parent,
            (KinTie::Child, KinTie::Parent) => KinTie::Child,
            (tie, other) if tie == other => tie,
            _ => return,
        };
        self.kin_tie(a, b, tie, "tie/row", at..begin);
    }

    /// The persons named in a row from the token at `at` on: `Karla, Uwe und Jo`.
    pub(super) fn names_from(&self, at: usize, sentence: &Range<usize>) -> Vec<usize> {
        let mut persons = Vec::new();
        let mut token = at;
        let mut links = 0;
        while token < sentence.end && persons.len() < 6 {
            if let Some(mention) = self.cover[token] {
                let mention = &self.people.mentions[mention];
                if mention.kind != MentionKind::Name {
                    break;
                }
                if !persons.contains(&mention.person) {
                    persons.push(mention.person);
                }
                token = mention.tokens.end.max(token + 1);
                links = 0;
                continue;
            }
            let word = self.lower(token);
            // A bracket holds an age or an actor.
            if word == "(" {
                token = (token..sentence.end).find(|&t| self.lower(t) == ")").map_or(sentence.end, |t| t + 1);
                continue;
            }
            links += 1;
            let office = lexicon::title(self.token(token).map_or("", |t| t.text), self.prose.language)
                .is_some()
                || lexicon::role(word, self.prose.language).is_some();
            if links > 2 || !office && !self.closed().parts_row(word) {
                break;
            }
            token += 1;
        }
        persons
    }

    /// `finds fellow intern Teddy asleep`: a colleague of whoever acts.
    fn fellow(&mut self, at: usize, sentence: &Range<usize>) {
        let named = (at + 1..(at + 4).min(sentence.end)).find_map(|token| self.person_at(token));
        let Some(person) = named else { return };
        if let Some(actor) = self.actor_before(at, sentence).filter(|actor| *actor != person) {
            self.tie(person, actor, RelationKind::Colleague, "tie/fellow", 0.7, at..at + 1);
        }
    }

    /// Whoever is last the subject before the token at `at`: a name or a pronoun.
    pub(super) fn actor_before(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        (sentence.start..at).rev().find_map(|token| {
            if let Some(persons) = self.pronouns.get(&token) {
                let subject = grammar::pronoun_role(self.prose, token) == Role::Subject;
                return persons.first().copied().filter(|_| subject && persons.len() == 1);
            }
            let mention = self.cover[token]?;
            (self.roles[mention] == Role::Subject).then(|| self.people.mentions[mention].person)
        })
    }

    /// `Ihre Chefin Hanna Lorenz bittet Lena um Hilfe`: the owner of a possessive at the beginning of a sentence
    /// that means nobody yet: the only one of its gender in the sentence before, else whoever comes next.
    pub(super) fn owner_around(&self, at: usize, sentence: &Range<usize>) -> Option<Vec<usize>> {
        let token = (sentence.start..at)
            .rev()
            .take(3)
            .find(|&token| grammar::is_possessive(self.lower(token), self.prose.language))?;
        if token > sentence.start + 1 || self.pronouns.get(&token).is_some() {
            return None;
        }
        let named = (at..(at + 5).min(sentence.end)).find_map(|token| self.cover[token])?;
        let end = self.people.mentions[named].tokens.end;
        let person = self.people.mentions[named].person;
        let wanted = self.closed().owner_gender(self.lower(token)).unwrap_or(Gender::Male);
        let gender = |other: usize| self.people.persons[other].gender;
        let index = self.token(at)?.sentence;
        let before = index.checked_sub(1).and_then(|before| self.prose.sentences.get(before));
        let before = before.map(|before| self.persons_in(before.tokens.clone())).unwrap_or_default();
        let fit: Vec<usize> =
            before.into_iter().filter(|&other| other != person && gender(other) == wanted).collect();
        if let [first, rest @ ..] = fit.as_slice() {
            return rest.is_empty().then(|| vec![*first]);
        }
        let ahead = (end..sentence.end).filter_map(|token| self.person_at(token));
        ahead.into_iter().find(|&other| other != person && gender(other) == wanted).map(|owner| vec![owner])
    }
}
