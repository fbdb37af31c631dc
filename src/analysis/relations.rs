//! Who is what to whom.
//!
//! Kin nouns with an owner (`Bens Tochter Raya`, `ihr Bruder`) say most; then nouns of service, words that make
//! a pair, offices of one house, and who treats whom. What follows from two relations is drawn at the end.

mod houses;
mod kinship;
mod later;
mod pairs;

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use serde::Deserialize;

use super::{
    Cue,
    grammar::{self, Role},
    lexicon::lists,
    people::{MentionKind, People, Tie},
    prose::{Prose, Token, TokenKind},
};
use crate::outline::{CharacterKind, RelationKind};

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
    pub colleagues: Vec<String>,
    pub lead: BTreeSet<String>,
    pub pairs: Vec<Pairing>,
    pub former: BTreeSet<String>,
    pub merely: BTreeSet<String>,
    pub common: BTreeSet<String>,
    pub ailments: BTreeSet<String>,
    pub healers: Vec<String>,
    pub healer_titles: BTreeSet<String>,
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
    /// In lower case.
    pub words: BTreeSet<String>,
}

/// Finds the ties between `people`; they replace those that it has.
pub fn find(prose: &Prose<'_>, people: &mut People) {
    let mut finder = Finder::new(prose, people);
    finder.kin();
    finder.named_later();
    finder.service();
    finder.paired();
    finder.offices();
    finder.treatment();
    let ties = finder.ties;
    people.ties = ties;
    infer(people);
}

/// What the rules look things up in.
struct Finder<'a, 'p> {
    prose: &'a Prose<'p>,
    people: &'a People,
    words: &'static TieWords,
    roles: Vec<Role>,
    clauses: Vec<usize>,
    /// For each token the mention by name or noun that covers it.
    cover: Vec<Option<usize>>,
    /// For each token whom a pronoun there means.
    pronouns: BTreeMap<usize, Vec<usize>>,
    ties: Vec<Tie>,
    /// Who has a tie of any kind, the lesser index first.
    pairs: BTreeSet<(usize, usize)>,
}

impl<'a, 'p> Finder<'a, 'p> {
    fn new(prose: &'a Prose<'p>, people: &'a People) -> Self {
        let mut cover = vec![None; prose.tokens.len()];
        let mut pronouns: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, mention) in people.mentions.iter().enumerate() {
            if mention.kind == MentionKind::Pronoun {
                pronouns.entry(mention.tokens.start).or_default().push(mention.person);
                continue;
            }
            for slot in cover.get_mut(mention.tokens.clone()).into_iter().flatten() {
                *slot = Some(index);
            }
        }
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
            pairs: BTreeSet::new(),
        }
    }

    fn token(&self, at: usize) -> Option<&'a Token<'p>> {
        self.prose.tokens.get(at)
    }

    fn lower(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| token.lower.as_str())
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
        let group = |person: usize| self.people.persons[person].kind == CharacterKind::Group;
        if a == b || group(a) || group(b) {
            return;
        }
        let cues = vec![Cue { rule, weight, range: self.bytes(tokens) }];
        self.pairs.insert((a.min(b), a.max(b)));
        self.ties.push(Tie { a, b, kind, confidence: weight.clamp(0.0, 0.97), cues });
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

    /// The mention that ends right before `at`.
    fn mention_before(&self, at: usize) -> Option<usize> {
        self.cover.get(at.checked_sub(1)?).copied().flatten()
    }

    fn is_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Word)
    }
}

/// Adds what follows: the child of one parent is a sibling's parent's child, and children of one parent are
/// siblings; then of two that say the same keeps the surer.
fn infer(people: &mut People) {
    let known: BTreeSet<(usize, usize, RelationKind)> =
        people.ties.iter().map(|tie| (tie.a, tie.b, tie.kind)).collect();
    let pairs: BTreeSet<(usize, usize)> = known.iter().map(|&(a, b, _)| (a.min(b), a.max(b))).collect();
    let related = |a: usize, b: usize| pairs.contains(&(a.min(b), a.max(b)));
    let mut parents: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut children: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &(child, parent, _) in known.iter().filter(|(_, _, kind)| *kind == RelationKind::ChildOf) {
        parents.entry(child).or_default().push(parent);
        children.entry(parent).or_default().push(child);
    }
    let mut drawn: Vec<(usize, usize, RelationKind)> = Vec::new();
    for &(a, b, _) in known.iter().filter(|(_, _, kind)| *kind == RelationKind::Sibling) {
        for (from, to) in [(a, b), (b, a)] {
            // One known parent passes on; of two, one may be another's.
            let [parent] = parents.get(&from).map_or(&[][..], Vec::as_slice) else { continue };
            if !related(to, *parent) && to != *parent && !parents.contains_key(&to) {
                drawn.push((to, *parent, RelationKind::ChildOf));
            }
        }
    }
    for siblings in children.values().filter(|siblings| siblings.len() <= 6) {
        for (index, &a) in siblings.iter().enumerate() {
            for &b in &siblings[index + 1..] {
                if !related(a, b) {
                    drawn.push((a, b, RelationKind::Sibling));
                }
            }
        }
    }
    for (a, b, kind) in drawn {
        let cues = vec![Cue { rule: "tie/follows", weight: 0.6, range: None }];
        people.ties.push(Tie { a, b, kind, confidence: 0.6, cues });
    }
    settle(people);
}

/// Of ties of one kind between the same two keeps one with all cues; a couple that is no more is none.
fn settle(people: &mut People) {
    let mut kept: BTreeMap<(usize, usize, RelationKind), (usize, Tie)> = BTreeMap::new();
    for (place, tie) in std::mem::take(&mut people.ties).into_iter().enumerate() {
        let (a, b) = if tie.kind.is_directed() || tie.a < tie.b { (tie.a, tie.b) } else { (tie.b, tie.a) };
        match kept.entry((a, b, tie.kind)) {
            std::collections::btree_map::Entry::Vacant(slot) => {
                slot.insert((place, tie));
            }
            std::collections::btree_map::Entry::Occupied(mut slot) => {
                let (_, known) = slot.get_mut();
                known.confidence = (known.confidence.max(tie.confidence) + 0.05).min(0.97);
                known.cues.extend(tie.cues);
            }
        }
    }
    let past: Vec<(usize, usize)> =
        kept.keys().filter(|k| k.2 == RelationKind::ExPartner).map(|k| (k.0, k.1)).collect();
    for (a, b) in past {
        kept.remove(&(a, b, RelationKind::Partner));
        kept.remove(&(a, b, RelationKind::Friend));
    }
    // Friends by their noun are no lovers by theirs, and who gives orders is no colleague.
    let keys: Vec<(usize, usize, RelationKind)> = kept.keys().copied().collect();
    for (a, b, kind) in keys {
        let only_lovers = |tie: &Tie| tie.cues.iter().all(|cue| cue.rule == "tie/lover-noun");
        match kind {
            RelationKind::Friend
                if kept.get(&(a, b, RelationKind::Partner)).is_some_and(|(_, tie)| only_lovers(tie)) =>
            {
                kept.remove(&(a, b, RelationKind::Partner));
            }
            RelationKind::SuperiorOf => {
                kept.remove(&(a.min(b), a.max(b), RelationKind::Colleague));
            }
            _ => {}
        }
    }
    let mut ties: Vec<(usize, Tie)> = kept.into_values().collect();
    ties.sort_by_key(|(place, _)| *place);
    people.ties = ties.into_iter().map(|(_, tie)| tie).collect();
}
