//! Which sentences mean whom by a noun: `seine Schwester`, `die Kommissarin`, `das Mädchen`, `die Brüder`.
//!
//! Asks for persons that are known already; nobody is invented here. A noun that could mean several who are
//! equally near means none of them.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    rc::Rc,
};

use serde::Deserialize;

use super::{
    Language, grammar,
    keyed::Keyed,
    lexicon::{self, KinTie, WordMap, WordSet, closed, lists},
    morphology,
    people::{Gender, Mention, MentionKind, People},
    prose::{Prose, Token, TokenKind},
};
use crate::outline::{CharacterKind, RelationKind};

lists! {
    /// Nouns that stand for persons.
    noun_words: NounWords = "nouns";
}

/// Nouns that stand for persons. The file says what each list is for.
#[derive(Clone, Debug, Default, Deserialize)]
#[allow(missing_docs)]
pub struct NounWords {
    pub people: Vec<Plain>,
    pub couples: WordSet,
    pub families: WordSet,
    pub bearers: WordSet,
    pub definite: WordSet,
    pub thing_owners: WordSet,
    pub complements: WordSet,
}

/// A noun for somebody by age and sex.
#[derive(Clone, Debug, Deserialize)]
pub struct Plain {
    /// In lower case.
    pub word: String,
    /// Whose.
    #[serde(default)]
    pub gender: Gender,
    /// Whether a child or a youth is meant.
    #[serde(default)]
    pub young: bool,
}

/// How many sentences back a noun reaches.
const REACH: usize = 4;
/// More persons than these no plural means.
const CROWD: usize = 5;

/// Adds to `people` whom nouns mean that no mention covers yet. Needs pronouns and ties.
pub fn resolve(prose: &Prose<'_>, people: &mut People) {
    let found = Finder::new(prose, people).all();
    people.mentions.extend(found);
    people.mentions.sort_by_key(|mention| (mention.tokens.start, mention.tokens.end, mention.person));
    people.mentions.dedup();
}

struct Finder<'a, 'p> {
    prose: &'a Prose<'p>,
    people: &'a People,
    words: &'static NounWords,
    plain: WordMap<&'static Plain>,
    /// For each token the mention by name or noun that covers it.
    cover: Vec<Option<usize>>,
    pronouns: Keyed<usize, Vec<usize>>,
    /// What each person is to others: the other, and what this one is to them.
    ties: BTreeMap<usize, Vec<(usize, KinTie)>>,
    /// The sentence in which each person was last.
    seen: BTreeMap<usize, usize>,
    /// Who was there last, the last one last.
    recent: Vec<usize>,
    /// Those of each surname.
    by_surname: BTreeMap<&'a str, Vec<usize>>,
    /// For each person role and title as [`office_stem`] makes them.
    offices: Vec<[String; 2]>,
    /// By noun, whose office it names, once that has been asked for.
    named_offices: RefCell<Keyed<String, Rc<[usize]>>>,
}

/// So many of those who were there last are kept in mind.
const RECENT: usize = 12;

impl<'a, 'p> Finder<'a, 'p> {
    fn new(prose: &'a Prose<'p>, people: &'a People) -> Self {
        let mut cover = vec![None; prose.tokens.len()];
        let mut pronouns: Keyed<usize, Vec<usize>> = Keyed::default();
        for (index, mention) in people.mentions.iter().enumerate() {
            if mention.kind == MentionKind::Pronoun {
                pronouns.entry(mention.tokens.start, Vec::new).push(mention.person);
                continue;
            }
            for slot in cover.get_mut(mention.tokens.clone()).into_iter().flatten() {
                *slot = Some(index);
            }
        }
        let mut ties: BTreeMap<usize, Vec<(usize, KinTie)>> = BTreeMap::new();
        for tie in &people.ties {
            let (a_is, b_is) = match tie.kind {
                RelationKind::ChildOf => (KinTie::Child, KinTie::Parent),
                RelationKind::Sibling => (KinTie::Sibling, KinTie::Sibling),
                RelationKind::Partner => (KinTie::Partner, KinTie::Partner),
                RelationKind::ExPartner => (KinTie::ExPartner, KinTie::ExPartner),
                RelationKind::Friend => (KinTie::Friend, KinTie::Friend),
                RelationKind::Colleague => (KinTie::Colleague, KinTie::Colleague),
                RelationKind::Rival => (KinTie::Rival, KinTie::Rival),
                RelationKind::Relative => (KinTie::Relative, KinTie::Relative),
                RelationKind::SuperiorOf => (KinTie::Superior, KinTie::Other),
                RelationKind::PatientOf => continue,
            };
            ties.entry(tie.a).or_default().push((tie.b, a_is));
            ties.entry(tie.b).or_default().push((tie.a, b_is));
        }
        let words = noun_words(prose.language);
        let plain = words.people.iter().map(|plain| (plain.word.clone(), plain)).collect();
        let mut by_surname: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, person) in people.persons.iter().enumerate() {
            if let Some((_, surname)) = person.name.rsplit_once(' ') {
                by_surname.entry(surname).or_default().push(index);
            }
        }
        let office = |office: &str| office_stem(&office.to_lowercase()).to_owned();
        let offices = people.persons.iter().map(|p| [office(&p.role), office(&p.title)]).collect();
        Self {
            prose,
            people,
            words,
            plain,
            cover,
            pronouns,
            ties,
            seen: BTreeMap::new(),
            recent: Vec::new(),
            by_surname,
            offices,
            named_offices: RefCell::default(),
        }
    }

    fn all(mut self) -> Vec<Mention> {
        let mut found = Vec::new();
        let mut next = 0;
        for (index, sentence) in self.prose.sentences.iter().enumerate() {
            let mut persons: Vec<usize> = Vec::new();
            while let Some(mention) = self.people.mentions.get(next).filter(|m| m.sentence <= index) {
                persons.push(mention.person);
                next += 1;
            }
            for at in sentence.tokens.clone() {
                if self.cover[at].is_some() || self.prose.tokens[at].kind != TokenKind::Word {
                    continue;
                }
                let (meant, from) = self.meant(at, index, &sentence.tokens, &persons);
                for person in meant {
                    let tokens = from..at + 1;
                    found.push(Mention { person, sentence: index, tokens, kind: MentionKind::Noun });
                    persons.push(person);
                }
            }
            for person in persons {
                self.seen.insert(person, index);
                self.recent.retain(|known| *known != person);
                self.recent.push(person);
                self.recent.drain(..self.recent.len().saturating_sub(RECENT));
            }
        }
        found
    }

    fn token(&self, at: usize) -> Option<&'a Token<'p>> {
        self.prose.tokens.get(at)
    }

    fn lower(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| token.lower.as_str())
    }

    /// Whom the noun at `at` means, and where its phrase begins.
    fn meant(
        &self,
        at: usize,
        sentence: usize,
        tokens: &Range<usize>,
        here: &[usize],
    ) -> (Vec<usize>, usize) {
        let german = self.prose.language == Language::German;
        let capital = self.token(at).is_some_and(|token| token.text.starts_with(char::is_uppercase));
        let opens = at == tokens.start;
        if german != capital && !opens {
            let bearers = if capital { self.surname(at, tokens) } else { Vec::new() };
            return (bearers, at);
        }
        if self.names_follows(at) {
            return (Vec::new(), at);
        }
        let lower = self.lower(at);
        if let Some((kin, plural)) = lexicon::kin(lower, self.prose.language) {
            let several = plural || kin.group;
            if let Some((owners, from)) = self.owner(at, tokens) {
                return (self.kin_of(&owners, kin, several, here), from);
            }
            if self.is_definite(at, tokens) {
                let mut meant = self.bare_kin(kin, several, sentence, here);
                // `beide Elternteile` are not one.
                if several && meant.len() < 2 {
                    meant.clear();
                }
                if meant.is_empty() && several && kin.tie == KinTie::Child {
                    meant = self.young(sentence, here);
                }
                if !meant.is_empty() || !self.plain.contains_key(lower) {
                    return (meant, at);
                }
            }
        }
        if self.words.couples.contains(lower) && self.is_definite(at, tokens) {
            return (self.couple(sentence, here), at);
        }
        if self.words.families.contains(lower) && self.is_definite(at, tokens) {
            return (self.family(at, sentence, here), at);
        }
        if !self.is_definite(at, tokens) {
            return (self.surname(at, tokens), at);
        }
        if let Some(plain) = self.plain.get(lower) {
            return (self.plain(plain, at, sentence, here).into_iter().collect(), at);
        }
        match lexicon::role(lower, self.prose.language) {
            Some(role) => (self.office(&role, sentence), at),
            None => (self.surname(at, tokens), at),
        }
    }

    /// Whether a name follows, so that the noun only introduces it.
    fn names_follows(&self, at: usize) -> bool {
        self.cover.get(at + 1).copied().flatten().is_some_and(|mention| {
            let mention = &self.people.mentions[mention];
            let end = self.token(mention.tokens.end.saturating_sub(1)).map_or("", |t| t.text);
            mention.kind == MentionKind::Name
                && mention.tokens.start == at + 1
                && !morphology::bears_genitive(end)
        })
    }

    /// Whether an article that points at somebody known stands before the noun, adjectives between.
    fn is_definite(&self, at: usize, tokens: &Range<usize>) -> bool {
        for back in 1..=3 {
            let Some(before) = at.checked_sub(back).filter(|&before| before >= tokens.start) else {
                return false;
            };
            let word = self.lower(before);
            if self.words.definite.contains(word)
                || grammar::is_possessive(word, self.prose.language)
                    && !self.words.thing_owners.contains(word)
            {
                return true;
            }
            let adjective = self.token(before).is_some_and(|t| t.kind == TokenKind::Word)
                && !lexicon::function_words(self.prose.language).has(word);
            if !adjective {
                return false;
            }
        }
        false
    }

    /// The owner before the noun: a possessive that means somebody, a name in the genitive.
    fn owner(&self, at: usize, tokens: &Range<usize>) -> Option<(Vec<usize>, usize)> {
        for back in 1..=3 {
            let before = at.checked_sub(back).filter(|&before| before >= tokens.start)?;
            if let Some(persons) = self.pronouns.get(&before) {
                let possessive = grammar::is_possessive(self.lower(before), self.prose.language);
                return possessive.then(|| (persons.clone(), before));
            }
            if let Some(mention) = self.cover[before] {
                let mention = &self.people.mentions[mention];
                let genitive = grammar::role(self.prose, self.people, mention) == grammar::Role::Owner;
                return genitive.then(|| (vec![mention.person], mention.tokens.start));
            }
            let word = self.lower(before);
            if lexicon::function_words(self.prose.language).has(word) {
                return None;
            }
        }
        None
    }

    fn gender_fits(&self, person: usize, gender: Gender) -> bool {
        let own = self.people.persons[person].gender;
        gender == Gender::Unknown || own == Gender::Unknown || own == gender
    }

    fn is_single(&self, person: usize) -> bool {
        self.people.persons[person].kind != CharacterKind::Group
    }

    /// Those who are `kin` to the owners; of one only where it is told who.
    fn kin_of(&self, owners: &[usize], kin: &lexicon::Kin, several: bool, here: &[usize]) -> Vec<usize> {
        let mut found: BTreeSet<usize> = BTreeSet::new();
        for &owner in owners {
            found.extend(self.tied_to(owner, kin, here));
        }
        self.one_or_all(found, several)
    }

    /// Those known so far who are `kin` to `owner`.
    fn tied_to(&self, owner: usize, kin: &lexicon::Kin, here: &[usize]) -> impl Iterator<Item = usize> {
        // A tie stands with both of its two.
        let others = self.ties.get(&owner).map_or(&[][..], Vec::as_slice).iter().map(|(other, _)| *other);
        others.filter(move |person| {
            let fits =
                self.ties[person].iter().any(|(other, tie)| *other == owner && same_tie(*tie, kin.tie));
            let known = self.seen.contains_key(person) || here.contains(person);
            fits && known && self.gender_fits(*person, kin.gender) && self.is_single(*person)
        })
    }

    fn one_or_all(&self, found: BTreeSet<usize>, several: bool) -> Vec<usize> {
        let count = found.len();
        if several && (1..=CROWD).contains(&count) || count == 1 {
            found.into_iter().collect()
        } else {
            Vec::new()
        }
    }

    /// `die Mutter`: somebody's who is here or was just there.
    fn bare_kin(&self, kin: &lexicon::Kin, several: bool, sentence: usize, here: &[usize]) -> Vec<usize> {
        let near: BTreeSet<usize> = here.iter().copied().chain(self.since(sentence, 2)).collect();
        let mut found: BTreeSet<usize> = BTreeSet::new();
        for &owner in &near {
            found.extend(self.tied_to(owner, kin, here));
        }
        // Somebody of the sentence itself means another one by it.
        if !several {
            let others: BTreeSet<usize> =
                found.iter().copied().filter(|person| !here.contains(person)).collect();
            if others.len() == 1 {
                return others.into_iter().collect();
            }
        }
        self.one_or_all(found, several)
    }

    /// Everybody in the last `reach` sentences.
    fn since(&self, sentence: usize, reach: usize) -> impl Iterator<Item = usize> {
        let recent = self.recent.iter().rev().copied();
        recent.take_while(move |person| self.seen.get(person).is_some_and(|last| last + reach >= sentence))
    }

    /// `das Paar`: the two who are one, nearest before.
    fn couple(&self, sentence: usize, here: &[usize]) -> Vec<usize> {
        let near: Vec<usize> = here.iter().rev().copied().chain(self.since(sentence, REACH)).collect();
        for &person in &near {
            let ties = self.ties.get(&person).map_or(&[][..], Vec::as_slice);
            let partner = ties.iter().find(|(other, tie)| *tie == KinTie::Partner && near.contains(other));
            if let Some((other, _)) = partner {
                return vec![person, *other];
            }
        }
        Vec::new()
    }

    /// `die Kinder`: the young who were just there.
    fn young(&self, sentence: usize, here: &[usize]) -> Vec<usize> {
        let near: BTreeSet<usize> = here.iter().copied().chain(self.since(sentence, REACH)).collect();
        let young = |person: &usize| years(&self.people.persons[*person].age).is_some_and(|years| years < 18);
        // One whose age is told stands for the others of kin.
        let kin = |person: &usize| {
            self.ties.get(person).is_some_and(|ties| {
                ties.iter().any(|(other, tie)| {
                    near.contains(other)
                        && young(other)
                        && matches!(tie, KinTie::Sibling | KinTie::Relative | KinTie::Friend)
                })
            })
        };
        let grown =
            |person: &usize| years(&self.people.persons[*person].age).is_some_and(|years| years >= 18);
        let found: Vec<usize> = near.iter().copied().filter(|p| (young(p) || kin(p)) && !grown(p)).collect();
        if (2..=4).contains(&found.len()) { found } else { Vec::new() }
    }

    /// `die Familie`: those of kin who were just there.
    fn family(&self, at: usize, sentence: usize, here: &[usize]) -> Vec<usize> {
        let behind = at.checked_sub(2).map_or("", |before| self.lower(before));
        if self.words.complements.contains(behind) {
            return Vec::new();
        }
        let near: BTreeSet<usize> = here.iter().copied().chain(self.since(sentence, REACH)).collect();
        let kin =
            |tie: KinTie| matches!(tie, KinTie::Parent | KinTie::Child | KinTie::Sibling | KinTie::Partner);
        let related = |person: &usize| {
            self.ties
                .get(person)
                .is_some_and(|ties| ties.iter().any(|(other, tie)| near.contains(other) && kin(*tie)))
        };
        let found: BTreeSet<usize> = near.iter().copied().filter(related).collect();
        if (2..=CROWD).contains(&found.len()) { found.into_iter().collect() } else { Vec::new() }
    }

    /// `das Mädchen`: the nearest person that it fits, if no other is as near.
    fn plain(&self, plain: &Plain, at: usize, sentence: usize, here: &[usize]) -> Option<usize> {
        let age = |person: usize| years(&self.people.persons[person].age);
        let child = |person: usize| {
            self.ties.get(&person).is_some_and(|ties| ties.iter().any(|(_, tie)| *tie == KinTie::Child))
        };
        let parent = |person: usize| {
            self.ties.get(&person).is_some_and(|ties| ties.iter().any(|(_, tie)| *tie == KinTie::Parent))
        };
        let fits = |person: &usize| {
            let p = &self.people.persons[*person];
            let known = p.gender != Gender::Unknown || plain.gender == Gender::Unknown;
            let young = age(*person).map_or(child(*person) && !parent(*person), |years| years < 21);
            let grown = age(*person).is_none_or(|years| years >= 14);
            self.is_single(*person)
                && self.gender_fits(*person, plain.gender)
                && known
                && if plain.young { young } else { grown }
        };
        let _ = at;
        let reach = if plain.young { REACH } else { 2 };
        let near: BTreeSet<usize> =
            self.since(sentence, reach).filter(|person| !here.contains(person)).filter(fits).collect();
        // Adults are many: only the single one that was in the last sentence.
        let mut near = near.into_iter();
        let only = near.next()?;
        near.next().is_none().then_some(only)
    }

    /// `die Kommissarin`, `den Ermittlern`: those who hold the office.
    fn office(&self, role: &lexicon::Role, sentence: usize) -> Vec<usize> {
        let lemma = office_stem(&role.lemma);
        let gender = if role.plural { Gender::Unknown } else { role.gender };
        let holds = |person: &usize| {
            self.is_single(*person) && self.seen.contains_key(person) && self.gender_fits(*person, gender)
        };
        let holders: Vec<usize> = self.of_office(lemma).iter().copied().filter(holds).collect();
        if role.plural || role.group {
            let near: Vec<usize> = holders.into_iter().filter(|p| self.seen[p] + 8 >= sentence).collect();
            return if (2..=3).contains(&near.len()) { near } else { Vec::new() };
        }
        match holders.as_slice() {
            [only] => vec![*only],
            [] => Vec::new(),
            // The one who was there last, if nobody else of them was.
            several => {
                let latest = several.iter().map(|p| self.seen[p]).max().unwrap_or(0);
                let mut last = several.iter().filter(|p| self.seen[*p] == latest);
                let first = last.next().copied();
                if last.next().is_none() { first.into_iter().collect() } else { Vec::new() }
            }
        }
    }

    /// Everybody whose role or title the noun names, as [`office_stem`] makes it.
    fn of_office(&self, lemma: &str) -> Rc<[usize]> {
        let mut known = self.named_offices.borrow_mut();
        if let Some(persons) = known.get(lemma) {
            return persons.clone();
        }
        let holds = |person: &usize| self.offices[*person].iter().any(|office| same_office(office, lemma));
        let persons: Rc<[usize]> = (0..self.people.persons.len()).filter(holds).collect();
        known.insert(lemma.to_owned(), persons.clone());
        persons
    }

    /// `die Achterbergs`, `Eheleute Zander`: all who bear the surname.
    fn surname(&self, at: usize, tokens: &Range<usize>) -> Vec<usize> {
        let Some(before) = at.checked_sub(1).filter(|&before| before >= tokens.start) else {
            return Vec::new();
        };
        let Some(token) = self.token(at).filter(|token| token.text.starts_with(char::is_uppercase)) else {
            return Vec::new();
        };
        let article = closed(self.prose.language).plural_articles.contains(self.lower(before));
        if !article && !self.words.bearers.contains(self.lower(before)) {
            return Vec::new();
        }
        // `die Werft der Familie Avelar` is no people.
        let family = self.words.families.contains(self.lower(before));
        if family && before > tokens.start && self.words.definite.contains(self.lower(before - 1)) {
            return Vec::new();
        }
        let plural = token.text.strip_suffix('s');
        let bearers = |surname: &str| self.by_surname.get(surname).into_iter().flatten().copied();
        let mut found: Vec<usize> = plural.into_iter().flat_map(bearers).collect();
        if !article {
            found.extend(bearers(token.text));
        }
        found.retain(|person| self.is_single(*person));
        found.sort_unstable();
        if (2..=CROWD).contains(&found.len()) { found } else { Vec::new() }
    }
}

/// Whether what is told fits what a noun asks for: a `Frau` may be long divorced, a `Freund` a lover.
fn same_tie(told: KinTie, asked: KinTie) -> bool {
    told == asked
        || matches!(
            (told, asked),
            (KinTie::Partner, KinTie::Friend)
                | (KinTie::ExPartner, KinTie::Partner)
                | (KinTie::Other, KinTie::Other)
        )
}

/// A noun for an office without the ending of women.
fn office_stem(word: &str) -> &str {
    word.trim_end_matches("in")
}

/// Whether a noun names the office, both as [`office_stem`] makes them: the same word or the end of its compound.
fn same_office(office: &str, lemma: &str) -> bool {
    !office.is_empty()
        && lemma.chars().count() >= 3
        && (office == lemma
            || office.ends_with(lemma)
            || lemma.ends_with(office) && office.chars().count() >= 4)
}

/// The number in an age, where it is written in digits; of one in words only the smallest count.
fn years(age: &str) -> Option<u32> {
    let digits: String =
        age.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    if let Ok(years) = digits.parse() {
        return Some(years);
    }
    let age = age.to_lowercase();
    let first = age.split(' ').next().unwrap_or(&age);
    let adjectives = &lexicon::numbers(Language::German).years_old;
    let number = |adjective: &String| first.split_once(adjective.as_str()).map(|(number, _)| number);
    let first = adjectives.iter().find_map(number).unwrap_or(first);
    [Language::German, Language::English].iter().find_map(|&language| lexicon::number_value(first, language))
}
