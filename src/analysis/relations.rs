//! Who is what to whom.
//!
//! Kin nouns with an owner (`Bens Tochter Raya`, `ihr Bruder`) say most; then nouns of service, words that make
//! a pair, offices of one house, and who treats whom. What follows from two relations is drawn at the end.

mod bare;
mod both;
mod compounds;
mod deeds;
mod having;
mod houses;
mod inference;
mod kinship;
mod later;
mod listed;
mod orders;
mod owned;
mod owners;
mod pairs;
mod predicates;
mod rows;
mod treatment;

use std::{
    cell::{Cell, OnceCell, RefCell},
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use serde::Deserialize;

use super::{
    Cue, Language,
    grammar::{self, Role},
    keyed::Keyed,
    lexicon::{ClosedClasses, Kin, WordSet, Words, closed, lists, remembered},
    people::{Gender, MentionKind, People, Person, Tie},
    prose::{Prose, Token, TokenKind},
};
use crate::outline::{CharacterKind, RelationKind};

/// So many tokens an actor in brackets has at most.
const BRACKET: usize = 8;

lists! {
    /// What shows relations beside kin nouns.
    tie_words: TieWords = "ties";
}

/// What shows relations. The file says what each list is for.
#[derive(Clone, Debug, Default, Deserialize)]
#[allow(missing_docs)]
pub struct TieWords {
    pub staff: Vec<String>,
    pub chiefs: Vec<String>,
    pub doctors: Vec<String>,
    pub patients: Vec<String>,
    pub houses: Vec<House>,
    pub trainees: Vec<String>,
    pub mentors: Vec<String>,
    pub colleagues: Vec<String>,
    pub lead: WordSet,
    pub pairs: Vec<Pairing>,
    pub deeds: Vec<Pairing>,
    pub with_chief: Phrases,
    pub before_master: WordSet,
    pub unreal: Phrases,
    pub feigned: WordSet,
    pub no_mans: WordSet,
    pub no_womans: WordSet,
    pub of_both: WordSet,
    pub two: WordSet,
    pub cheating: WordSet,
    pub with_lover: WordSet,
    pub linking_ends: Vec<String>,
    pub ladders: Vec<Vec<String>>,
    pub care: WordSet,
    pub rows: Vec<Pairing>,
    pub fellow: WordSet,
    pub dismissals: WordSet,
    pub serving: WordSet,
    pub treating: WordSet,
    pub in_service: WordSet,
    pub first_of_many: WordSet,
    pub until: WordSet,
    pub since: WordSet,
    pub expecting: WordSet,
    pub spouses: WordSet,
    pub former: WordSet,
    pub merely: WordSet,
    pub common: WordSet,
    pub ailments: WordSet,
    pub healers: Vec<String>,
    pub not_healers: Vec<String>,
    pub healer_titles: WordSet,
    pub addressed: WordSet,
    pub revealing: WordSet,
    pub grands: WordSet,
    pub in_laws: WordSet,
    pub children_in_law: WordSet,
    pub parents_in_law: WordSet,
    pub uncles: WordSet,
    pub steps: WordSet,
    pub having: WordSet,
    pub some: WordSet,
    pub between: WordSet,
    pub own: WordSet,
    pub children: WordSet,
    pub behind_predicate: WordSet,
    pub maybe_lovers: WordSet,
    pub partners: WordSet,
    pub friends: WordSet,
    pub before_chief: WordSet,
    pub with_employer: WordSet,
    pub reporting: WordSet,
    pub within: WordSet,
    pub pregnant: WordSet,
    pub sisters: Words,
    pub brothers: Words,
    pub pair_links: WordSet,
    pub origins: WordSet,
    pub before_lead: WordSet,
    pub within_predicate: WordSet,
    pub stressing: WordSet,
    pub revealed_as: WordSet,
    pub more_copulas: WordSet,
}

/// Offices of one house: who gives orders to whom.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct House {
    /// Ends of nouns for those who do.
    pub chiefs: Vec<String>,
    /// Ends of nouns for those who obey.
    pub staff: Vec<String>,
}

/// Words that make a pair of two persons.
#[derive(Clone, Debug, Deserialize)]
pub struct Pairing {
    /// What pair.
    pub kind: RelationKind,
    /// Which of the two is the first.
    #[serde(default)]
    pub order: Order,
    /// By which words.
    pub words: Phrases,
}

/// Words and phrases, in lower case; ` … ` parts what need not stand together.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "WordSet")]
pub struct Phrases {
    /// All of them.
    pub all: WordSet,
    /// The first word of each.
    pub first: WordSet,
}

impl From<WordSet> for Phrases {
    fn from(all: WordSet) -> Self {
        let first = |phrase: &str| phrase.split(' ').next().unwrap_or(phrase).to_owned();
        Self { first: all.iter().map(first).collect(), all }
    }
}

/// Who of two is the first of a tie that somebody's deed tells of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Order {
    /// The tie has no direction.
    #[default]
    Either,
    /// Whoever acts.
    DoerFirst,
    /// Whoever it is done to.
    DoerLast,
}

/// What a noun of service says of its owner and the one it names.
#[derive(Clone, Copy, Debug)]
struct Service {
    kind: RelationKind,
    /// Whether the owner is the first of the two: `seine Oberärztin` takes orders, `ihr Arzt` does not.
    owner_first: bool,
}

impl TieWords {
    /// What `word`, in lower case, says as a noun of service.
    fn service(&self, word: &str, language: Language) -> Option<Service> {
        remembered!(Option<Service>, word, language, || {
            let services = [
                (&self.staff, RelationKind::SuperiorOf, true),
                (&self.chiefs, RelationKind::SuperiorOf, false),
                (&self.doctors, RelationKind::PatientOf, true),
                (&self.patients, RelationKind::PatientOf, false),
            ];
            let found = services.into_iter().find(|(ends, ..)| Self::ends(word, ends));
            found.map(|(_, kind, owner_first)| Service { kind, owner_first })
        })
    }

    /// Whether `word`, in lower case, ends in one of `ends`, its own ending aside: `Assistenten`.
    fn ends(word: &str, ends: &[String]) -> bool {
        ["", "n", "en", "s", "es", "e"].iter().any(|ending| {
            word.strip_suffix(ending).is_some_and(|stem| ends.iter().any(|end| stem.ends_with(end.as_str())))
        })
    }
}

/// Finds the ties between `people`; they replace those that it has.
pub fn find(prose: &Prose<'_>, people: &mut People) {
    let mut finder = Finder::new(prose, people);
    finder.listed();
    finder.kin();
    finder.rows();
    finder.bare();
    finder.compounds();
    finder.having();
    finder.named_later();
    finder.service();
    finder.staff_later();
    finder.paired();
    finder.of_both();
    finder.orders();
    finder.offices();
    finder.treatment();
    finder.deeds();
    let (ties, in_law) = (finder.ties, finder.in_law);
    people.ties = ties;
    inference::by_marriage(people, &in_law);
    let kin = inference::KinSaid::read(prose, tie_words(prose.language));
    inference::infer(people, &kin);
}

/// What the rules look things up in.
struct Finder<'a, 'p> {
    prose: &'a Prose<'p>,
    people: &'a People,
    words: &'static TieWords,
    roles: Vec<Role>,
    clauses: &'a [usize],
    /// For each token the mention by name or noun that covers it.
    cover: Vec<Option<usize>>,
    /// For each token whom a pronoun there means.
    pronouns: Keyed<usize, Vec<usize>>,
    ties: Vec<Tie>,
    /// Who is told to be the son- or daughter-in-law of whom.
    in_law: Vec<(usize, usize)>,
    /// Of which kinds the ties of two are, the lesser index first.
    kinds: BTreeMap<(usize, usize), BTreeSet<RelationKind>>,
    /// Where in the text two are told to be a couple, or to have been one: the bytes from the first to the second.
    couples: BTreeMap<usize, (usize, [usize; 2])>,
    /// For each person the role and the title, in lower case.
    offices: Vec<[String; 2]>,
    /// For each person the sentences of the mentions, in order.
    sentences_of: Vec<Vec<usize>>,
    /// For each token the kin noun that it is, and whether that is a plural.
    kin_nouns: Vec<Option<(&'static Kin, bool)>>,
    /// The tokens that reveal who somebody is, once they are asked for.
    revealing: OnceCell<Vec<usize>>,
    /// Who has each office, by its last word in lower case, and who each surname, once they are asked for.
    of_name: OnceCell<[BTreeMap<String, Vec<usize>>; 2]>,
    /// For each person the sentence in which they are first named, once it is asked for.
    first_named: OnceCell<Vec<Option<usize>>>,
    /// Whom the possessives mean that were asked for.
    known_possessors: RefCell<BTreeMap<usize, Option<Vec<usize>>>>,
    /// How many possessives lean on each other just now.
    leaning: Cell<usize>,
}

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
        let mut sentences_of = vec![Vec::new(); people.persons.len()];
        for mention in &people.mentions {
            sentences_of[mention.person].push(mention.sentence);
        }
        let office = |person: &Person| [person.role.to_lowercase(), person.title.to_lowercase()];
        let words = tie_words(prose.language);
        let roles = grammar::roles(prose, people);
        Self {
            prose,
            people,
            words,
            roles,
            clauses: grammar::clauses(prose),
            cover,
            pronouns,
            ties: Vec::new(),
            in_law: Vec::new(),
            kinds: BTreeMap::new(),
            couples: BTreeMap::new(),
            offices: people.persons.iter().map(office).collect(),
            sentences_of,
            kin_nouns: kinship::kin_nouns(prose),
            revealing: OnceCell::new(),
            of_name: OnceCell::new(),
            first_named: OnceCell::new(),
            known_possessors: RefCell::default(),
            leaning: Cell::default(),
        }
    }

    fn token(&self, at: usize) -> Option<&'a Token<'p>> {
        self.prose.tokens.get(at)
    }

    fn lower(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| token.lower.as_str())
    }

    /// The language's closed word classes.
    fn closed(&self) -> &'static ClosedClasses {
        closed(self.prose.language)
    }

    /// Whether the token at `at` is `und` or the like.
    fn is_and(&self, at: usize) -> bool {
        self.closed().and.contains(self.lower(at))
    }

    /// Whether the token at `at` can stand between two that are named in a row.
    fn parts_row(&self, at: usize) -> bool {
        self.closed().parts_row(self.lower(at))
    }

    /// Who has each office, by its last word, and who each surname.
    fn of_name(&self) -> &[BTreeMap<String, Vec<usize>>; 2] {
        self.of_name.get_or_init(|| {
            let mut bearers = [BTreeMap::new(), BTreeMap::new()];
            let [offices, surnames] = &mut bearers;
            for (index, person) in self.people.persons.iter().enumerate() {
                let office = self.offices[index][0].rsplit(' ').next().unwrap_or_default();
                let own: &mut Vec<usize> = offices.entry(office.to_owned()).or_default();
                own.push(index);
                if let Some((_, surname)) = person.name.rsplit_once(' ') {
                    let own: &mut Vec<usize> = surnames.entry(surname.to_owned()).or_default();
                    own.push(index);
                }
            }
            bearers
        })
    }

    /// The person whose mention covers the token at `at`.
    fn person_at(&self, at: usize) -> Option<usize> {
        self.cover.get(at).copied().flatten().map(|mention| self.people.mentions[mention].person)
    }

    fn bytes(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        let tokens = self.prose.tokens.get(tokens)?;
        Some(tokens.first()?.range.start..tokens.last()?.range.end)
    }

    /// Notes that `a` is `kind` of `b`, as the words of `tokens` say.
    fn tie(
        &mut self,
        a: usize,
        b: usize,
        kind: RelationKind,
        rule: &'static str,
        weight: f32,
        tokens: Range<usize>,
    ) {
        let range = self.bytes(tokens);
        self.tie_said(a, b, kind, rule, weight, range);
    }

    /// The same with the place in the text where it is said.
    fn tie_said(
        &mut self,
        a: usize,
        b: usize,
        kind: RelationKind,
        rule: &'static str,
        weight: f32,
        range: Option<Range<usize>>,
    ) {
        let group = |person: usize| self.people.persons[person].kind == CharacterKind::Group;
        if a == b || group(a) || group(b) {
            return;
        }
        self.kinds.entry((a.min(b), a.max(b))).or_default().insert(kind);
        if let Some(range) = &range
            && matches!(kind, RelationKind::Partner | RelationKind::ExPartner)
        {
            self.couples.insert(range.start, (range.end, [a, b]));
        }
        let cues = vec![Cue { rule, weight, range }];
        self.ties.push(Tie { a, b, kind, confidence: weight.clamp(0.0, 0.97), cues });
    }

    /// Notes that every two of `persons` are `kind` to each other.
    fn tie_each(
        &mut self,
        persons: &[usize],
        kind: RelationKind,
        rule: &'static str,
        weight: f32,
        tokens: &Range<usize>,
    ) {
        for (place, &a) in persons.iter().enumerate() {
            for &b in &persons[place + 1..] {
                self.tie(a, b, kind, rule, weight, tokens.clone());
            }
        }
    }

    /// Whether the two have a tie of any kind so far.
    fn tied(&self, a: usize, b: usize) -> bool {
        self.kinds.contains_key(&(a.min(b), a.max(b)))
    }

    /// Whether the two have a tie of one of these kinds so far.
    fn are_tied_by(&self, a: usize, b: usize, kinds: &[RelationKind]) -> bool {
        self.kinds.get(&(a.min(b), a.max(b))).is_some_and(|told| kinds.iter().any(|kind| told.contains(kind)))
    }

    /// Whether the two are parent and child, siblings or other kin.
    fn are_of_one_blood(&self, a: usize, b: usize) -> bool {
        self.are_tied_by(a, b, &[RelationKind::ChildOf, RelationKind::Sibling, RelationKind::Relative])
    }

    /// Whether one of the two is a man and one a woman, as far as the text tells.
    fn man_and_woman(&self, a: usize, b: usize) -> bool {
        let gender = |person: usize| self.people.persons[person].gender;
        matches!((gender(a), gender(b)), (Gender::Male, Gender::Female) | (Gender::Female, Gender::Male))
    }

    /// The persons named or meant in `tokens`, in order, each once.
    fn persons_in(&self, tokens: Range<usize>) -> Vec<usize> {
        let mut persons = Vec::new();
        for token in tokens {
            let meant = self.pronouns.get(&token).into_iter().flatten().copied();
            for person in self.person_at(token).into_iter().chain(meant) {
                if !persons.contains(&person) {
                    persons.push(person);
                }
            }
        }
        persons
    }

    /// The mention that ends right before `at`, an actor in brackets aside.
    fn mention_before(&self, at: usize) -> Option<usize> {
        let mut last = at.checked_sub(1)?;
        // `Guy Lathom (Tom Ashby), the Prime Minister's brother`
        if self.lower(last) == ")" {
            let open = (last.saturating_sub(BRACKET)..last).rev().find(|&open| self.lower(open) == "(")?;
            last = open.checked_sub(1)?;
        }
        self.cover.get(last).copied().flatten()
    }

    fn is_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Word)
    }
}
