//! Ties by nouns with an owner: kin (`Bens Tochter Raya`, `Raya, die Tochter von Ben`) and service (`ihr Trainer`).

use std::ops::Range;

use super::Finder;
use crate::{
    analysis::{
        Language,
        grammar::{self, Role},
        lexicon::{self, KinTie, WordSet, closed},
        morphology,
        people::Gender,
        prose::{Prose, Token, TokenKind},
    },
    outline::RelationKind,
};

/// So many words before the owner of a husband or wife stands what says that it is over, at most.
const WAS: usize = 3;

/// A noun with its owner and the one it names.
struct Owned {
    owners: Vec<usize>,
    named: Vec<usize>,
    /// From the owner to the one named.
    tokens: Range<usize>,
    /// The words between owner and noun.
    between: Range<usize>,
}

/// For each token the kin noun that it is, and whether that is a plural; in `her kid brother` only the second is one.
pub(super) fn kin_nouns(prose: &Prose<'_>) -> Vec<Option<(&'static lexicon::Kin, bool)>> {
    let mut nouns: Vec<_> = prose.tokens.iter().map(|token| kin_noun(token, prose.language)).collect();
    if prose.language == Language::English {
        for at in 1..nouns.len() {
            if nouns[at].is_some() {
                nouns[at - 1] = None;
            }
        }
    }
    nouns
}

/// The kin noun that `token` is, and whether that is a plural.
fn kin_noun(token: &Token<'_>, language: Language) -> Option<(&'static lexicon::Kin, bool)> {
    if token.kind != TokenKind::Word
        || language == Language::German && !token.text.starts_with(char::is_uppercase)
    {
        return None;
    }
    // `Schwester Carla` is a nurse or a nun unless somebody owns her.
    lexicon::kin(&token.lower, language)
}

impl Finder<'_, '_> {
    /// Ties by kin nouns.
    pub(super) fn kin(&mut self) {
        for at in 0..self.prose.tokens.len() {
            let Some((kin, plural)) = self.kin_at(at) else { continue };
            if self.is_unreal(at) {
                continue;
            }
            let found = self.owned(at, !kin.owned).or_else(|| self.owned_by_namesake(at));
            let Some(owned) = found else { continue };
            // `seine Sekretärin Frau Kern` has no wife.
            if self.prose.language == Language::German && self.noun_between(&owned.between) {
                continue;
            }
            if owned.between.clone().any(|token| self.words.feigned.contains(self.lower(token))) {
                continue;
            }
            let former = self.is_former(at, &owned.between);
            let merely =
                self.prose.tokens[owned.between.clone()].iter().any(|t| self.words.merely.contains(&t.lower));
            if kin.tie == KinTie::Parent && (plural || kin.group) {
                self.couple(&owned);
            }
            for &owner in &owned.owners {
                for &person in &owned.named {
                    let tie = match kin.plural_tie.filter(|_| plural).unwrap_or(kin.tie) {
                        KinTie::Partner if self.are_on_duty(at, owner, person) => KinTie::Colleague,
                        KinTie::Partner if former => KinTie::ExPartner,
                        KinTie::Friend if !merely && self.are_lovers(at, owner) => {
                            if former {
                                KinTie::ExPartner
                            } else {
                                KinTie::Partner
                            }
                        }
                        tie => tie,
                    };
                    let lovers = kin.tie == KinTie::Friend && tie != KinTie::Friend;
                    let rule = if lovers {
                        "tie/lover-noun"
                    } else if self.words.spouses.contains(self.lower(at)) {
                        "tie/spouse"
                    } else {
                        "tie/kin-noun"
                    };
                    self.kin_tie(person, owner, tie, rule, owned.tokens.clone());
                    if self.words.children_in_law.contains(self.lower(at)) {
                        self.in_law.push((person, owner));
                    } else if self.words.parents_in_law.contains(self.lower(at)) {
                        self.in_law.push((owner, person));
                    }
                }
            }
        }
    }

    /// Whether the noun at `at` is no longer true: `ihr früherer Mann`, `her first husband`, `husband until last May`,
    /// `bis zum Frühjahr ihr Mann`.
    fn is_former(&self, at: usize, between: &Range<usize>) -> bool {
        let said = |list: &WordSet, mut tokens: Range<usize>| tokens.any(|t| list.contains(self.lower(t)));
        let spouse = self.words.spouses.contains(self.lower(at));
        let until = || {
            self.phrase_before(between.start, &[&self.words.until]).is_some()
                || said(&self.words.until, at + 1..at + 2)
        };
        // `used to be Rico's wife`
        let was = || {
            let owner =
                (0..=between.start).rev().find(|&token| token == 0 || self.person_at(token - 1).is_none());
            let owner = owner.unwrap_or(between.start);
            let near = owner.saturating_sub(WAS)..owner;
            let near = near.rev().take_while(|&token| self.is_word(token) && self.person_at(token).is_none());
            let near: Vec<usize> = near.collect();
            let is = |&token: &usize| {
                self.is_copula_at(token) || self.words.revealed_as.contains(self.lower(token))
            };
            near.iter().any(is) && near.iter().any(|&token| self.words.former.contains(self.lower(token)))
        };
        said(&self.words.former, between.clone())
            || spouse && was()
            || spouse && (said(&self.words.first_of_many, between.clone()) || until())
    }

    /// Where a phrase like `bis zum Frühjahr` or `seit zwei Jahren` begins that ends before the token at `start`.
    fn phrase_before(&self, start: usize, openers: &[&WordSet]) -> Option<usize> {
        let phrase = (start.saturating_sub(4)..start).rev();
        let mut phrase = phrase.take_while(|&token| self.is_word(token) && self.cover[token].is_none());
        phrase.find(|&token| openers.iter().any(|list| list.contains(self.lower(token))))
    }

    /// `Cems Eltern Nurettin und Fatma`: parents in one phrase are a couple.
    fn couple(&mut self, owned: &Owned) {
        let &[a, b] = owned.named.as_slice() else { return };
        if self.man_and_woman(a, b) && !self.tied(a, b) {
            self.tie(a, b, RelationKind::Partner, "tie/parents", 0.7, owned.tokens.clone());
        }
    }

    pub(super) fn kin_at(&self, at: usize) -> Option<(&'static lexicon::Kin, bool)> {
        self.kin_nouns.get(at).copied().flatten()
    }

    pub(super) fn kin_tie(
        &mut self,
        person: usize,
        owner: usize,
        tie: KinTie,
        rule: &'static str,
        tokens: Range<usize>,
    ) {
        let Some((a, b, kind)) = Self::kin_relation(person, owner, tie) else { return };
        let weight = if matches!(rule, "tie/kin-noun" | "tie/lover-noun" | "tie/spouse") { 0.9 } else { 0.6 };
        self.tie(a, b, kind, rule, weight, tokens);
    }

    /// What `person` being `tie` to `owner` makes of the two.
    pub(super) fn kin_relation(
        person: usize,
        owner: usize,
        tie: KinTie,
    ) -> Option<(usize, usize, RelationKind)> {
        Some(match tie {
            KinTie::Parent => (owner, person, RelationKind::ChildOf),
            KinTie::Child => (person, owner, RelationKind::ChildOf),
            KinTie::Sibling => (person, owner, RelationKind::Sibling),
            KinTie::Relative => (person, owner, RelationKind::Relative),
            KinTie::Partner => (person, owner, RelationKind::Partner),
            KinTie::ExPartner => (person, owner, RelationKind::ExPartner),
            KinTie::Friend => (person, owner, RelationKind::Friend),
            KinTie::Colleague => (person, owner, RelationKind::Colleague),
            KinTie::Rival => (person, owner, RelationKind::Rival),
            KinTie::Superior => (person, owner, RelationKind::SuperiorOf),
            KinTie::Other => return None,
        })
    }

    /// `ihr neuer Freund`: a man's `Freundin` and a woman's `Freund` are lovers unless something says otherwise.
    pub(super) fn are_lovers(&self, at: usize, owner: usize) -> bool {
        let gender = self.kin_at(at).map(|(kin, _)| kin.gender);
        self.words.maybe_lovers.contains(self.lower(at))
            && matches!(
                (self.people.persons[owner].gender, gender),
                (Gender::Female, Some(Gender::Male)) | (Gender::Male, Some(Gender::Female))
            )
    }

    /// `Kommissarin Kern und ihr Partner Voss`: partners in office.
    fn are_on_duty(&self, at: usize, owner: usize, person: usize) -> bool {
        let noun = self.words.partners.contains(self.lower(at));
        let office = |person: usize| self.has_office(person, &self.words.colleagues);
        noun && (office(owner) || office(person))
    }

    /// Ties by nouns of service: `ihren Lehrling Elyas`, `ihr alter Trainer`.
    pub(super) fn service(&mut self) {
        for at in 0..self.prose.tokens.len() {
            // `Wilf's second wife`
            if !self.is_word(at) || self.kin_at(at).is_some() || self.kin_at(at + 1).is_some() {
                continue;
            }
            let Some(service) = self.words.service(self.lower(at), self.prose.language) else { continue };
            let Some(owned) = self.owned(at, false) else { continue };
            for &owner in &owned.owners {
                for &person in &owned.named {
                    // `seine Oberärztin`: the owner gives the orders; `ihr Arzt`: the owner is the patient.
                    let (a, b) = if service.owner_first { (owner, person) } else { (person, owner) };
                    self.tie(a, b, service.kind, "tie/service", 0.75, owned.tokens.clone());
                }
            }
        }
    }

    /// Who owns the noun at `at`, and whom it names. `of` allows an owner behind it: `die Tochter von Ben`.
    fn owned(&self, at: usize, of: bool) -> Option<Owned> {
        let sentence = self.prose.sentences.get(self.token(at)?.sentence)?.tokens.clone();
        let (owners, start) =
            match self.owner_before(at, &sentence).or_else(|| self.owner_beside(at, &sentence)) {
                Some(found) => found,
                None => match self.owner_around(at, &sentence) {
                    Some(owners) => (owners, at.saturating_sub(1)),
                    None => match self.office_before(at, &sentence) {
                        Some((owner, start)) => (vec![owner], start),
                        None if of => {
                            let behind = self.owner_behind(at, &sentence);
                            (behind.or_else(|| self.office_behind(at).map(|owner| vec![owner]))?, at)
                        }
                        None => return None,
                    },
                },
            };
        let (named, end) = self.named_by(at, start, &sentence, &owners)?;
        Some(Owned { owners, named, tokens: start.min(end)..end.max(at + 1), between: start..at })
    }

    /// `The victim's daughter, Pauline Nuttall`, `Die Witwe des Toten, Corinna Roth`: the owner is whoever else has
    /// that surname, if it is one.
    fn owned_by_namesake(&self, at: usize) -> Option<Owned> {
        let sentence = self.prose.sentences.get(self.token(at)?.sentence)?.tokens.clone();
        let (last, start) = match self.prose.language {
            Language::German if self.closed().genitive_articles.contains(self.lower(at + 1)) => (at + 2, at),
            Language::English => (at, at.checked_sub(1)?),
            Language::German => return None,
        };
        let noun = if start < at { start } else { last };
        let lower = self.lower(noun);
        let owner = match self.prose.language {
            Language::German => self.token(noun)?.text.starts_with(char::is_uppercase).then_some(lower)?,
            Language::English => morphology::without_genitive(lower)?,
        };
        let states = &lexicon::person_nouns(self.prose.language).states;
        if lexicon::role(owner, self.prose.language).is_none() && !states.has_end(owner.trim_end_matches('s'))
        {
            return None;
        }
        let (named, end) = self.named_by(last, start, &sentence, &[])?;
        let &[person] = named.as_slice() else { return None };
        // The phrase may be a mention of the one it names.
        if self.person_at(noun).is_some_and(|other| other != person) {
            return None;
        }
        let (_, surname) = self.people.persons[person].name.rsplit_once(' ')?;
        let [_, surnames] = self.of_name();
        let owner = match *surnames.get(surname)?.as_slice() {
            [a, b] if a == person => b,
            [a, b] if b == person => a,
            _ => return None,
        };
        Some(Owned { owners: vec![owner], named, tokens: start..end.max(last + 1), between: start..start })
    }

    /// Whether a noun stands between the first of `tokens` and the last.
    fn noun_between(&self, tokens: &Range<usize>) -> bool {
        let inner = tokens.start + 1..tokens.end.max(tokens.start + 1);
        inner.into_iter().any(|at| {
            let noun = self.token(at).is_some_and(|t| t.text.starts_with(char::is_uppercase));
            noun && self.cover[at].is_none() && lexicon::role(self.lower(at), Language::German).is_some()
        })
    }

    /// Function words and marks end a phrase; adjectives do not.
    pub(super) fn is_verbal(&self, at: usize) -> bool {
        let word = self.lower(at);
        lexicon::function_words(self.prose.language).has(word)
            && !self.words.former.contains(word)
            && !self.words.merely.contains(word)
            && !self.words.between.contains(word)
            && !self.words.first_of_many.contains(word)
            && !lexicon::is_number(word, self.prose.language)
    }

    /// Whom the owned noun at `at` names: a name behind it, before it or within the noun's own mention.
    pub(super) fn named_by(
        &self,
        at: usize,
        start: usize,
        sentence: &Range<usize>,
        owners: &[usize],
    ) -> Option<(Vec<usize>, usize)> {
        let fits = |person: &usize| !owners.contains(person);
        if let Some(person) = self.predicated(at, start, sentence).filter(fits) {
            return Some((vec![person], at + 1));
        }
        if let Some(person) = self.person_at(at).filter(fits) {
            let plural = self.kin_at(at).is_some_and(|(kin, plural)| plural || kin.group);
            // `Helga und Dieter Brandt, Julias Eltern, …`: the noun says it of both.
            if plural && let Some(both) = self.named_before(start, sentence, owners) {
                return Some(both);
            }
            let listed = at + 1 + usize::from(matches!(self.lower(at + 1), "," | ":"));
            if plural && let Some(first) = self.cover.get(listed).copied().flatten() {
                let persons = self.coordinated(first, at);
                if persons.len() > 1 && persons.iter().all(fits) {
                    return Some((persons, listed + 1));
                }
            }
            let named = self.apposed(at, person, sentence).filter(fits);
            return Some((vec![named.unwrap_or(person)], at + 1));
        }
        if let Some((person, end)) = self.named_behind_copula(at).filter(|(person, _)| fits(person)) {
            return Some((vec![person], end));
        }
        // `Bryn, Callums Sohn, …`
        let comma = start.checked_sub(1).filter(|&comma| self.lower(comma) == ",");
        if comma.and_then(|comma| self.mention_before(comma)).is_some()
            && matches!(self.lower(at + 1), "," | "." | ")" | "–" | "—" | ";")
            && let Some(found) = self.named_before(start, sentence, owners)
        {
            return Some(found);
        }
        self.named_behind(at, start, sentence, owners)
    }

    /// `ihr Bruder Ilie`, `Ennos Tochter, die 16-jährige Neele`, `ihren ersten Patienten: Hausmeister Kuddel`; else
    /// whoever is named before the phrase.
    fn named_behind(
        &self,
        at: usize,
        start: usize,
        sentence: &Range<usize>,
        owners: &[usize],
    ) -> Option<(Vec<usize>, usize)> {
        let fits = |person: &usize| !owners.contains(person);
        let mut token = at + 1;
        let mut commas = 0;
        while token < sentence.end && token <= at + 6 {
            if let Some(mention) = self.cover[token] {
                let behind = self.roles[mention] != Role::Owner || commas == 0 && token == at + 1;
                let persons = self.coordinated(mention, at);
                return (behind && persons.iter().all(fits))
                    .then_some((persons, token + 1))
                    .or_else(|| self.named_before(start, sentence, owners));
            }
            let word = self.lower(token);
            // `her husband, Rob, who …`: whoever the capital names, they are not the next.
            if self.prose.language == Language::English
                && self.token(token).is_some_and(|t| t.text.starts_with(char::is_uppercase))
                && !self.is_title_like(token)
                // `her former husband, Treasury official Martin Sayle`
                && !self.is_title_like(token + 1)
            {
                break;
            }
            let passes = match word {
                "," | ":" | "–" | "—" if commas == 0 => {
                    commas += 1;
                    true
                }
                // `the Queen's son, brooding, handsome Prince Perrin`
                "," => self.lower(token - 2) == ",",
                "(" | ")" | "\"" | "„" | "“" => true,
                _ if lexicon::calling(self.prose.language).before_name.has(word) => true,
                _ if grammar::is_preposition(word, self.prose.language) => false,
                _ if closed(self.prose.language).is_article(word) => commas > 0,
                _ => {
                    self.is_word(token) && !self.is_verbal(token) && (commas > 0 || self.is_title_like(token))
                }
            };
            if !passes {
                break;
            }
            token += 1;
        }
        self.named_before(start, sentence, owners)
    }

    /// A word that may stand between a kin noun and its name: a title, an office.
    pub(super) fn is_title_like(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        lexicon::title(token.text, self.prose.language).is_some()
            || lexicon::role(&token.lower, self.prose.language).is_some()
    }

    /// `Karl-Heinz Ott, Svenjas Vater`; `Ernst ist ihr Vater`; `Nurettin und Fatma, Cems Eltern`.
    fn named_before(
        &self,
        start: usize,
        sentence: &Range<usize>,
        owners: &[usize],
    ) -> Option<(Vec<usize>, usize)> {
        let mut before = start.checked_sub(1).filter(|&before| before >= sentence.start)?;
        if closed(self.prose.language).is_article(self.lower(before)) {
            before = before.checked_sub(1).filter(|&before| before >= sentence.start)?;
        }
        // `Viktor Maas, bis zum Frühjahr ihr Mann`
        if let Some(phrase) = self.phrase_before(start, &[&self.words.until, &self.words.since]) {
            before = phrase.checked_sub(1).filter(|&before| before >= sentence.start)?;
        }
        let link = self.lower(before);
        if !matches!(link, "," | "(" | "–" | "—") && !closed(self.prose.language).copulas.contains(link) {
            return None;
        }
        let mention = self.mention_before(before)?;
        let persons = self.coordinated_back(mention);
        (persons.iter().all(|p| !owners.contains(p)) && self.roles[mention] != Role::Owner)
            .then_some((persons, start))
    }

    /// The person of `mention`, or all that are named with it, where the noun at `at` is a plural.
    fn coordinated(&self, mention: usize, at: usize) -> Vec<usize> {
        let mut persons = vec![self.people.mentions[mention].person];
        let plural = self.kin_at(at).is_some_and(|(kin, plural)| plural || kin.group);
        let mut end = self.people.mentions[mention].tokens.end;
        while plural && persons.len() < 4 && self.parts_row(end) {
            let Some(next) = self.cover.get(end + 1).copied().flatten() else { break };
            persons.push(self.people.mentions[next].person);
            end = self.people.mentions[next].tokens.end;
        }
        persons
    }

    /// The person of `mention` and whoever is joined to it before it.
    pub(super) fn coordinated_back(&self, mention: usize) -> Vec<usize> {
        let mut persons = vec![self.people.mentions[mention].person];
        let mut start = self.people.mentions[mention].tokens.start;
        // `Josef Huber und seine Frau Resi`
        let owner = (start.saturating_sub(4)..start)
            .rev()
            .take_while(|&token| self.is_word(token) && !self.is_and(token))
            .find(|&token| grammar::is_possessive(self.lower(token), self.prose.language));
        start = owner.unwrap_or(start);
        if start >= 2
            && self.is_and(start - 1)
            && let Some(person) = self.person_at(start - 2)
        {
            persons.insert(0, person);
        }
        persons
    }
}
