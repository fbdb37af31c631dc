//! Whose a possessive before a kin noun is, where the nearest person of its gender would be the wrong one:
//! `Sein Sohn Max und seine Tochter Ida` are the children of one man.

use std::ops::Range;

use super::Finder;
use crate::{
    analysis::{
        Language,
        grammar::{self, Role},
        lexicon::{Kin, KinTie, closed},
        people::{Gender, MentionKind},
    },
    outline::CharacterKind,
};

/// So many tokens away from a possessive somebody is looked for; longer sentences are none.
const REACH: usize = 60;

/// So many tokens before `and` stands whose kin is joined to them.
const BESIDE: usize = 6;

/// So many possessives may lean on each other.
const ROW: usize = 20;

impl Finder<'_, '_> {
    /// Whom the possessive at `token` means before a noun with an owner.
    pub(super) fn possessors(&self, token: usize, sentence: &Range<usize>) -> Option<Vec<usize>> {
        if let Some(known) = self.known_possessors.borrow().get(&token) {
            return known.clone();
        }
        // One leans on the one before: `his wife Ann, his brother Tom, …`.
        let depth = self.leaning.get();
        if depth > ROW {
            return None;
        }
        self.leaning.set(depth + 1);
        let found = self.find_possessors(token, sentence);
        self.leaning.set(depth);
        self.known_possessors.borrow_mut().insert(token, found.clone());
        found
    }

    fn find_possessors(&self, token: usize, sentence: &Range<usize>) -> Option<Vec<usize>> {
        let said = self.pronouns.get(&token);
        if let Some(couple) = self.couple_before(token, sentence) {
            return Some(couple);
        }
        if let Some(couple) = self.couple_here(token, sentence) {
            return Some(couple);
        }
        let Some(gender) = self.owner_gender(token) else {
            // One alone has no `their`.
            return said.filter(|persons| persons.len() > 1 || !self.is_their(token)).cloned();
        };
        if let Some(owner) = self.of_predicate(token, sentence, gender) {
            return Some(vec![owner]);
        }
        if let Some(owners) = self.beside(token, sentence, gender) {
            return Some(owners);
        }
        if let Some(owner) = self.joined_to_own(token, sentence, gender) {
            return Some(vec![owner]);
        }
        if said.is_some_and(|persons| persons.len() > 1) {
            return said.cloned();
        }
        // `Ihrer Tochter` in what somebody says is the listener's.
        let quoted = self.prose.tokens[token].quoted;
        if let Some(owner) = self.ahead(token, sentence, gender).filter(|_| !quoted) {
            return Some(vec![owner]);
        }
        let opens = token <= sentence.start + 1;
        let again = || self.again(token, gender).filter(|_| opens);
        let topic = || self.topic(token, sentence, gender).map(|owner| vec![owner]);
        again().or_else(topic).or_else(|| said.cloned()).or_else(|| {
            // `Ruth's ex-husband turns out to be her boss.`
            let before = self.persons_in(near(sentence, token).start..token);
            let mut fitting = before.into_iter().filter(|&person| self.gender(person) == gender);
            fitting.next().filter(|_| fitting.next().is_none() && !quoted).map(|only| vec![only])
        })
    }

    /// `Lady Imogen is choosing flowers and her son is choosing wine`: the one named last before `and`.
    fn joined_to_own(&self, token: usize, sentence: &Range<usize>, gender: Gender) -> Option<usize> {
        let and = token.checked_sub(1).filter(|&and| and > sentence.start && self.is_and(and))?;
        let near = and.saturating_sub(BESIDE).max(sentence.start);
        // `who hit Declan's car, and his parents cannot agree` goes back to somebody else.
        let cut = self.lower(and - 1) == ",";
        let mention = (near..and).rev().find_map(|at| self.cover[at]).filter(|_| !cut)?;
        let nearest = self.people.mentions[mention].person;
        (self.gender(nearest) == gender && self.roles[mention] != Role::Owner).then_some(nearest)
    }

    /// `Karla ahnt nicht, dass Ida ihre Tochter ist.`: whoever is the daughter is not the one whose.
    fn of_predicate(&self, token: usize, sentence: &Range<usize>, gender: Gender) -> Option<usize> {
        let noun = (token + 1..token + 4).find(|&at| self.kin_at(at).is_some())?;
        let copulas = &closed(self.prose.language).copulas;
        let daughter = self.person_at(token.checked_sub(1)?)?;
        let german = self.prose.language == Language::German && copulas.contains(self.lower(noun + 1));
        let others = self.persons_in(near(sentence, token).start..token - 1);
        let fits = |person: &usize| *person != daughter && self.gender(*person) == gender;
        others.into_iter().rfind(fits).filter(|_| german)
    }

    /// `Nach dem Tod ihres Mannes führt Helga das Hotel weiter.`: the subject behind, where nobody else is known who
    /// could be meant, or where the sentence begins with what happens to the subject.
    fn ahead(&self, token: usize, sentence: &Range<usize>, gender: Gender) -> Option<usize> {
        let fronted = grammar::is_preposition(self.lower(sentence.start), self.prose.language);
        let meant = self.pronouns.get(&token).is_some();
        let near = near(sentence, token);
        if meant && !fronted || self.persons_in(near.start..token).iter().any(|&p| self.gender(p) == gender) {
            return None;
        }
        let mut owned = self.persons_in(token + 1..(token + 5).min(sentence.end));
        owned.truncate(1);
        let subject = |tokens: Range<usize>| {
            tokens.into_iter().find_map(|at| {
                let mention = self.cover[at]?;
                let person = self.people.mentions[mention].person;
                // Of two that could be the subject German takes the first, though that may be the owned.
                let acts = match self.roles[mention] {
                    Role::Subject => true,
                    Role::Object => fronted,
                    Role::Owner | Role::Prepositional => false,
                };
                (acts && self.people.mentions[mention].kind == MentionKind::Name && !owned.contains(&person))
                    .then_some(person)
            })
        };
        let fits = |person: &usize| self.gender(*person) == gender;
        let here = subject(token + 1..near.end).filter(fits);
        here.or_else(|| {
            // `Da taucht ihr Bruder Marc auf. Simone traut ihren Augen nicht.`
            let index = self.token(token)?.sentence;
            let opens = self.sentence_before(token).is_none();
            let next = self.prose.sentences.get(index + 1).filter(|_| !meant && opens)?;
            let alone = self.persons_in(near.clone()).iter().all(|person| owned.contains(person));
            subject(next.tokens.start..next.tokens.end.min(next.tokens.start + REACH))
                .filter(|person| alone && fits(person))
        })
    }

    /// `Hilde und Franz … . Ihr Sohn …`: the two with whom the sentence before begins.
    fn couple_before(&self, token: usize, sentence: &Range<usize>) -> Option<Vec<usize>> {
        let hers = || self.owner_gender(token) == Some(Gender::Female);
        let theirs = self.is_their(token) || self.prose.language == Language::German && hers();
        let child = || self.kin_of(token).is_some_and(|kin| kin.tie == KinTie::Child);
        if !theirs || token > sentence.start + 1 || !child() {
            return None;
        }
        let before = self.sentence_before(token)?;
        let first = (before.start..(before.start + 4).min(before.end)).find_map(|at| self.cover[at])?;
        let end = self.people.mentions[first].tokens.end;
        let second = self.cover.get(end + 1).copied().flatten()?;
        let two = [&self.people.mentions[first], &self.people.mentions[second]];
        let named = two.iter().all(|mention| mention.kind == MentionKind::Name);
        let [a, b] = [two[0].person, two[1].person];
        (named && self.man_and_woman(a, b) && self.is_and(end)).then(|| vec![a, b])
    }

    /// `His ex-wife Lorna fights for custody of their daughter`: the couple of the same sentence.
    fn couple_here(&self, token: usize, sentence: &Range<usize>) -> Option<Vec<usize>> {
        let child = || self.kin_of(token).is_some_and(|kin| kin.tie == KinTie::Child);
        if !self.is_their(token) || !child() {
            return None;
        }
        let said = self.bytes(sentence.start..token)?;
        let (_, (_, couple)) =
            self.couples.range(said.clone()).rev().find(|(_, (end, _))| *end <= said.end)?;
        Some(couple.to_vec())
    }

    /// The gender of whoever owns by the possessive at `token`: `sein`, `her`.
    fn owner_gender(&self, token: usize) -> Option<Gender> {
        self.closed().owner_gender(self.lower(token))
    }

    /// Whether the possessive at `token` has several owners for sure.
    fn is_their(&self, token: usize) -> bool {
        self.closed().their.contains(self.lower(token))
    }

    pub(super) fn gender(&self, person: usize) -> Gender {
        self.people.persons[person].gender
    }

    /// The kin noun that the possessive at `token` owns.
    fn kin_of(&self, token: usize) -> Option<&'static Kin> {
        (token + 1..token + 5).find_map(|at| self.kin_at(at)).map(|(kin, _)| kin)
    }

    /// `ihre Mutter Elli und ihr Bruder Arno`: the owner of the kin noun that the possessive is joined to.
    fn beside(&self, token: usize, sentence: &Range<usize>, gender: Gender) -> Option<Vec<usize>> {
        let link = token.checked_sub(1).filter(|&link| link > sentence.start)?;
        if !self.closed().sets_beside(self.lower(link)) {
            return None;
        }
        let mut noun = None;
        for at in (sentence.start..link).rev().take(8) {
            if let Some((kin, _)) = self.kin_at(at) {
                noun = Some((at, kin));
                break;
            }
            let passes = self.cover[at].is_some() || !self.is_word(at) || self.is_title_like(at);
            if !passes {
                return None;
            }
        }
        let (at, first) = noun?;
        let second = self.kin_of(token)?;
        let (owners, _) = self.owner_before(at, sentence)?;
        let fit = owners
            .iter()
            .all(|&owner| matches!(self.gender(owner), Gender::Unknown) || self.gender(owner) == gender);
        (fit && shared(first, second, gender)).then_some(owners)
    }

    /// `His fiancé … . His father …`: sentences that begin alike speak of one owner.
    fn again(&self, token: usize, gender: Gender) -> Option<Vec<usize>> {
        let before = self.sentence_before(token)?;
        let opens = before.start..(before.start + 2).min(before.end);
        let first = opens.into_iter().find(|&at| {
            grammar::is_possessive(self.lower(at), self.prose.language)
                && self.owner_gender(at) == Some(gender)
        })?;
        let (first_kin, second_kin) = (self.kin_of(first)?, self.kin_of(token)?);
        shared(first_kin, second_kin, gender).then(|| self.possessors(first, &before)).flatten()
    }

    /// The tokens of the sentence before that of the token at `at`, of the same paragraph.
    pub(super) fn sentence_before(&self, at: usize) -> Option<Range<usize>> {
        let index = self.token(at)?.sentence;
        let before = self.prose.sentences.get(index.checked_sub(1)?)?;
        (before.block == self.prose.sentences[index].block).then(|| before.tokens.clone())
    }

    /// Whom the text speaks of where the possessive at `token` means somebody only just met, one of several who act
    /// together, or nobody.
    fn topic(&self, token: usize, sentence: &Range<usize>, gender: Gender) -> Option<usize> {
        // `… gehört ihrer Mutter Gesa.` and a new paragraph: `Ihr Kollege …`
        let index = self.token(token)?.sentence;
        let before = self.prose.sentences.get(index.checked_sub(1)?)?.tokens.clone();
        if self.prose.tokens[token].quoted {
            return None;
        }
        let owned = self.persons_in(token + 1..(token + 6).min(sentence.end));
        let fits = |person: &usize| self.gender(*person) == gender && !owned.contains(person);
        let here = self.persons_in(near(sentence, token).start..token);
        let subject = || self.subject_in(&before).filter(fits);
        let Some(&[said]) = self.pronouns.get(&token).map(Vec::as_slice) else {
            let nobody = !here.iter().any(fits);
            return nobody.then(subject).flatten();
        };
        if self.acts_with_another(said, token, sentence) {
            return subject().filter(|person| *person != said);
        }
        if here.iter().any(fits) {
            return None;
        }
        if self.people.persons[said].kind == CharacterKind::Unnamed {
            let named = |person: &usize| self.people.persons[*person].kind == CharacterKind::Named;
            return subject().filter(named);
        }
        // `Loan shark Pike is happy to help him. His wife …`
        if self.first_named()[said]? != self.token(before.start)?.sentence {
            return None;
        }
        let known = self.people.mentions_in(&before);
        let by_pronoun = |person: usize| {
            known.iter().filter(|m| m.person == person).all(|m| m.kind == MentionKind::Pronoun)
        };
        // `ihrer Mutter Gesa` begins with her whose mother Gesa is.
        let first_there =
            known.iter().filter(|m| m.person == said).map(|mention| mention.tokens.start).min()?;
        let owner = self.pronouns.get(&first_there).map(Vec::as_slice);
        if let Some(&[owner]) =
            owner.filter(|owner| owner.iter().all(|person| *person != said && fits(person)))
        {
            return Some(owner);
        }
        let earlier = known.iter().filter(|mention| mention.tokens.start <= first_there);
        let mut topics: Vec<usize> = earlier.map(|mention| mention.person).collect();
        topics.retain(|person| *person != said && fits(person) && by_pronoun(*person));
        topics.dedup();
        if let [only] = topics.as_slice() { Some(*only) } else { None }
    }

    /// `Kern und ihr Kollege Voss stoßen auf seine Assistentin`: one of two who act is not the owner alone.
    fn acts_with_another(&self, person: usize, token: usize, sentence: &Range<usize>) -> bool {
        if token == sentence.start || self.is_and(token - 1) {
            return false;
        }
        let mention = (near(sentence, token).start..token).find_map(|at| {
            let mention = &self.people.mentions[self.cover[at]?];
            (mention.person == person && mention.kind == MentionKind::Name).then_some(mention)
        });
        let Some(mention) = mention else { return false };
        let start = mention.tokens.start;
        let first = start.saturating_sub(4).max(sentence.start + 1);
        let joined = (first..start).rev().find(|&at| self.is_and(at)).is_some_and(|at| {
            // Nothing but what belongs to the name stands between.
            let own = (at + 1..start).all(|word| {
                grammar::is_possessive(self.lower(word), self.prose.language)
                    || self.cover[word].is_some()
                    || self.is_title_like(word)
                    || self.kin_at(word).is_some()
                    || self.lower(word).ends_with(['e', 'r', 'n'])
            });
            let other = self.mention_before(at);
            own && other.is_some_and(|other| {
                self.people.mentions[other].person != person && self.roles[other] == Role::Subject
            })
        });
        joined && mention.tokens.end < token
    }
}

/// What of the sentence is near the token at `at`.
pub(super) fn near(sentence: &Range<usize>, at: usize) -> Range<usize> {
    at.saturating_sub(REACH).max(sentence.start)..(at + REACH).min(sentence.end)
}

/// Whether two kin nouns joined with one possessive have one owner. Whose gender is the owner's could be the owner of
/// the second: `ihre Schwester Uta und ihr Mann`.
fn shared(first: &Kin, second: &Kin, gender: Gender) -> bool {
    use KinTie::{Child, Parent, Partner, Relative, Sibling};
    first.gender != gender && first.gender != Gender::Unknown
        || matches!(
            (first.tie, second.tie),
            (Child, Child)
                | (Parent, Parent | Sibling)
                | (Sibling, Parent | Sibling)
                | (Partner, _)
                | (Relative, Relative | Parent)
                | (Child, Parent)
        )
}
