//! Whom a kin noun means: `Violas Vater`, `ihr Bruder`, `die Mutter`.

use std::collections::BTreeSet;

use crate::analysis::Language;
use crate::analysis::lexicon::{self, Kin, KinTie, closed, person_nouns};

use super::super::nouns::{NounPhrase, Opening};
use super::super::{Gender, Person};
use super::Resolver;

impl Resolver<'_, '_, '_, '_> {
    pub(super) fn kin(&mut self, phrase: &NounPhrase) {
        let Some(kin) = phrase.kin else { return };
        if let Some(owner) = self.owner(phrase) {
            self.kin_of(owner, kin, phrase);
            return;
        }
        if let Some(person) = self.called_so(kin, None) {
            self.note(phrase, person);
            return;
        }
        // `der Vater`: the only one of that word.
        let end = format!(" {}", kin.plain().to_lowercase());
        let mut known =
            self.by_key.iter().filter(|(key, _)| key.ends_with(&end)).map(|(_, &candidate)| candidate);
        if let (Some(candidate), None) = (known.next(), known.next()) {
            self.mention(candidate, phrase);
            return;
        }
        // `Oma` is not just any relative.
        let vague = phrase.opening == Opening::Bare && kin.tie == KinTie::Relative;
        let mut named = self
            .ties
            .iter()
            .filter(|(person, tie, _)| {
                !vague
                    && *tie == kin.tie
                    && (self.persons[*person].gender == phrase.gender || phrase.gender == Gender::Unknown)
            })
            .map(|(person, ..)| *person);
        if let (Some(person), None) = (named.next(), named.next()) {
            self.note(phrase, person);
        } else if kin.tie == KinTie::Other {
            self.role(phrase);
        } else if !vague && let Some(person) = self.told_from_the_other_side(phrase, kin.tie) {
            self.note(phrase, person);
        } else if matches!(kin.tie, KinTie::Parent | KinTie::Sibling)
            && phrase.opening == Opening::Definite
            && !self.is_someones(phrase)
            && !self.ties.iter().any(|(_, tie, _)| *tie == kin.tie)
            && let Some(owner) = self.recent(phrase, Gender::Unknown, 1)
        {
            // `Daheim rät ihr die Mutter …`: hers.
            self.new_kin(owner, kin, phrase);
        } else if phrase.opening == Opening::Definite
            || phrase.opening == Opening::Bare
                && self.scan.language == Language::English
                && self.called_by_role(phrase)
        {
            // `Die Witwe im ersten Stock`: nobody says whose.
            self.role(phrase);
        }
    }

    /// Whoever has such a word before their name: `Gran` is `Gran Achterberg`, the grandmother of the `owner` of that surname.
    fn called_so(&self, kin: &Kin, owner: Option<usize>) -> Option<usize> {
        if owner.is_none() && !kin.is_familiar() {
            return None;
        }
        let language = self.scan.language;
        let so = |person: &Person| {
            person.aliases.iter().any(|alias| {
                alias.split_once(' ').is_some_and(|(word, name)| {
                    person.name.contains(name)
                        && lexicon::kin(&word.to_lowercase(), language)
                            .is_some_and(|(own, _)| own.is_familiar() && own.plain() == kin.plain())
                })
            })
        };
        let surname = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
        let related = |person: &Person| {
            owner.is_none_or(|owner| surname(&self.persons[owner].name) == surname(&person.name))
        };
        let mut fits =
            (0..self.persons.len()).filter(|&one| so(&self.persons[one]) && related(&self.persons[one]));
        let one = fits.next().filter(|&one| owner != Some(one))?;
        fits.next().is_none().then_some(one)
    }

    /// `ihr Bruder`, where the owner is known: who is that to them, or somebody new.
    fn kin_of(&mut self, owner: usize, kin: &Kin, phrase: &NounPhrase) {
        if let Some(person) = self
            .relative(owner, kin.tie, phrase.gender)
            .or_else(|| self.namesake(owner, kin.tie, phrase.gender))
            .or_else(|| self.called_so(kin, Some(owner)))
            .or_else(|| self.step_parent(owner, kin, phrase.gender))
            .or_else(|| self.relative_of_another(phrase, kin.tie))
        {
            self.note(phrase, person);
        } else if let Some(person) = self.at_work_with(owner, kin.tie, phrase) {
            self.note(phrase, person);
            self.ties.push((person, kin.tie, owner));
        } else {
            self.new_kin(owner, kin, phrase);
        }
    }

    fn new_kin(&mut self, owner: usize, kin: &Kin, phrase: &NounPhrase) {
        let name = owned(&self.persons[owner].name, &kin.word, self.scan.language);
        let key = format!("{owner} {}", kin.plain().to_lowercase());
        self.candidate(phrase, &key, &name, &kin.word);
    }

    /// `die Mutter der Braut`, `der Bruder Jonas`: whether what follows says whose the noun is, or names them.
    fn is_someones(&self, phrase: &NounPhrase) -> bool {
        let words = closed(self.scan.language);
        let german = self.scan.language == Language::German;
        self.scan.beside(phrase.head, 1).is_some_and(|next| {
            next.text.starts_with(char::is_uppercase)
                || words.genitives.contains(&next.lower)
                || german && words.from.contains(&next.lower)
                || german
                    && words.owner_gender(&next.lower).is_some()
                    && !words.owner_or_object.contains(&next.lower)
        })
    }

    /// `die Mutter`, where only her child's tie is told: the one named last whose child or parent was told of.
    fn told_from_the_other_side(&self, phrase: &NounPhrase, tie: KinTie) -> Option<usize> {
        let inverse = match tie {
            KinTie::Parent => KinTie::Child,
            KinTie::Child => KinTie::Parent,
            other => other,
        };
        let tied = |person: usize| {
            self.ties.iter().any(|&(a, told, b)| told == tie && a == person || told == inverse && b == person)
        };
        let until = self.names.partition_point(|mention| mention.tokens.start < phrase.tokens.start);
        self.names[..until]
            .iter()
            .rev()
            .take(30)
            .take_while(|mention| mention.sentence + 8 >= phrase.sentence)
            .map(|mention| mention.person)
            .find(|&person| {
                phrase.gender != Gender::Unknown
                    && self.persons[person].gender == phrase.gender
                    && tied(person)
            })
    }

    /// The named person who is `tie` of `owner`.
    pub(super) fn relative(&self, owner: usize, tie: KinTie, gender: Gender) -> Option<usize> {
        let inverse = match tie {
            KinTie::Parent => KinTie::Child,
            KinTie::Child => KinTie::Parent,
            other => other,
        };
        let fits = |person: usize| {
            gender == Gender::Unknown
                || self.persons[person].gender == gender
                || self.persons[person].gender == Gender::Unknown
        };
        self.ties.iter().rev().find_map(|&(person, told, whose)| {
            if whose == owner && told == tie && fits(person) {
                return Some(person);
            }
            (person == owner
                && told == inverse
                && tie != KinTie::Other
                && tie != KinTie::Superior
                && fits(whose))
            .then_some(whose)
        })
    }

    /// `seiner Vorgesetzten`, where nobody was called so: the only other one of that gender near who has an office.
    fn at_work_with(&self, owner: usize, tie: KinTie, phrase: &NounPhrase) -> Option<usize> {
        if !matches!(tie, KinTie::Superior | KinTie::Colleague) || phrase.gender == Gender::Unknown {
            return None;
        }
        let works = |person: usize| {
            let own = &self.persons[person];
            !own.role.is_empty() || !own.title.is_empty()
        };
        let until = self.names.partition_point(|mention| mention.tokens.start < phrase.tokens.start);
        let near = self.names[..until].iter().rev().take(40);
        let mut fits: Vec<usize> = near
            .take_while(|mention| mention.sentence + 6 >= phrase.sentence)
            .map(|mention| mention.person)
            .filter(|&person| {
                person != owner && self.persons[person].gender == phrase.gender && works(person)
            })
            .collect();
        fits.sort_unstable();
        fits.dedup();
        if let [one] = fits[..] { Some(one) } else { None }
    }

    /// `sein künftiger Stiefvater`: whom the mother loves.
    fn step_parent(&self, owner: usize, kin: &Kin, gender: Gender) -> Option<usize> {
        if !person_nouns(self.scan.language).step_parents.has(&kin.word.to_lowercase()) {
            return None;
        }
        let parents: BTreeSet<usize> = self
            .ties
            .iter()
            .filter(|&&(_, tie, child)| tie == KinTie::Parent && child == owner)
            .map(|&(parent, ..)| parent)
            .collect();
        let loved = self.ties.iter().filter(|(_, tie, _)| matches!(tie, KinTie::Partner | KinTie::Friend));
        loved
            .flat_map(|&(a, _, b)| [(a, b), (b, a)])
            .filter(|(person, other)| {
                *person != owner && self.persons[*person].gender == gender && parents.contains(other)
            })
            .map(|(person, _)| person)
            .min()
    }

    /// `his mother`, where it stayed open whom `his` means: the only one told of as such whose own was near.
    pub(super) fn relative_of_another(&self, phrase: &NounPhrase, tie: KinTie) -> Option<usize> {
        let Opening::Possessive(gender) = phrase.opening else { return None };
        let until = self.names.partition_point(|mention| mention.tokens.start < phrase.tokens.start);
        let near = |person: usize| {
            let last = self.names[..until].iter().rev().take(40);
            last.into_iter()
                .any(|mention| mention.person == person && mention.sentence + 4 >= phrase.sentence)
        };
        let fits = |person: usize, gender: Gender| {
            let own = self.persons[person].gender;
            gender == Gender::Unknown || own == gender
        };
        let mut found: Vec<usize> = self
            .ties
            .iter()
            .filter(|&&(person, told, whose)| {
                told == tie
                    && fits(whose, gender)
                    && fits(person, phrase.gender)
                    && near(whose)
                    && near(person)
            })
            .map(|&(person, ..)| person)
            .collect();
        found.sort_unstable();
        found.dedup();
        if let [one] = found[..] { Some(one) } else { None }
    }

    /// The one person of that gender, or of an unknown one, who shares the owner's surname.
    pub(super) fn namesake(&self, owner: usize, tie: KinTie, gender: Gender) -> Option<usize> {
        // Somebody may be called by it alone: `der alte Seidel`.
        let surname = |person: usize| {
            let name = self.persons[person].name.as_str();
            name.split_once(' ').map_or(name, |(_, surname)| surname)
        };
        let own = self.persons[owner].name.split_once(' ').map(|(_, surname)| surname)?;
        let near = matches!(tie, KinTie::Parent | KinTie::Child | KinTie::Sibling | KinTie::Partner);
        if !near || gender == Gender::Unknown {
            return None;
        }
        let tied = |person: usize| {
            self.ties.iter().any(|&(a, _, b)| (a, b) == (person, owner) || (a, b) == (owner, person))
        };
        let bears = |&person: &usize| person != owner && surname(person) == own && !tied(person);
        let only = |gender: Gender| {
            let mut fits =
                (0..self.persons.len()).filter(bears).filter(|&person| self.persons[person].gender == gender);
            fits.next().filter(|_| fits.next().is_none())
        };
        // Of a first name that nobody knows the gender is told by the noun.
        only(gender).or_else(|| {
            let mut all = (0..self.persons.len()).filter(bears);
            only(Gender::Unknown).filter(|_| all.all(|person| self.persons[person].gender == Gender::Unknown))
        })
    }
}

/// `Violas Vater`, `Lou's daughter`.
pub(super) fn owned(owner: &str, noun: &str, language: Language) -> String {
    let first = owner.split(' ').next().unwrap_or(owner);
    match language {
        Language::English => format!("{first}'s {noun}"),
        Language::German if first.ends_with(['s', 'x', 'z', 'ß']) => format!("{first}' {noun}"),
        Language::German => format!("{first}s {noun}"),
    }
}
