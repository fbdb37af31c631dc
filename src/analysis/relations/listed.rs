//! Ties that a cast list tells: `Jakob Plank, 16, ihr Sohn`, `Marnie Cole (17), Faith's best friend`.

use std::{collections::BTreeMap, ops::Range};

use super::{Finder, Service};
use crate::{
    analysis::{
        Language, grammar,
        lexicon::{self, KinTie},
        morphology,
        people::{Gender, People},
        prose::BlockKind,
    },
    outline::{CharacterKind, RelationKind},
};

/// Of so many who are listed last one may be the owner.
const ABOVE: usize = 40;

/// No parent is younger when a child is born, in years.
const PARENT: u32 = 13;

/// What a noun in a cast list says of the one listed and its owner.
enum Told {
    Kin(KinTie),
    Service(Service),
}

impl Finder<'_, '_> {
    /// Ties of the lines of cast lists.
    pub(super) fn listed(&mut self) {
        let text = self.prose.text;
        let casts: Vec<Range<usize>> =
            self.prose.blocks.iter().filter(|b| b.kind == BlockKind::Cast).map(|b| b.range.clone()).collect();
        if casts.is_empty() {
            return;
        }
        let names = Names::of(self.people);
        for cast in casts {
            let mut before: Vec<usize> = Vec::new();
            let mut start = cast.start;
            for line in text[cast].split_inclusive(['\n', ';']) {
                if let Some(person) = listed_first(&names, line) {
                    self.listed_line(line, start, person, &before);
                    before.push(person);
                }
                start += line.len();
            }
        }
    }

    fn listed_line(&mut self, line: &str, start: usize, person: usize, before: &[usize]) {
        let words = words(line);
        for (place, range) in words.iter().enumerate() {
            let word = &line[range.clone()];
            let Some(told) = self.told(word) else { continue };
            let last = &before[before.len().saturating_sub(ABOVE)..];
            let near: Vec<usize> =
                last.iter().copied().filter(|&owner| self.of_age(&told, person, owner)).collect();
            let mut owners = self.listed_owners(line, &words, place, &near);
            // `beider Tochter`; the tutor of both is not theirs alone.
            let of_both = place.checked_sub(1).map(|before| line[words[before].clone()].to_lowercase());
            if matches!(told, Told::Kin(KinTie::Child))
                && of_both.is_some_and(|w| self.words.of_both.contains(&w))
            {
                owners = self.couple_above(&near);
            }
            for owner in owners.into_iter().filter(|owner| *owner != person) {
                let bytes = start + range.start..start + range.end;
                let (a, b, kind) = match told {
                    Told::Kin(KinTie::Friend) if self.may_love(line, word, person, owner) => {
                        (person, owner, RelationKind::Partner)
                    }
                    Told::Kin(KinTie::Partner) if self.is_over(line, &words[..place]) => {
                        (person, owner, RelationKind::ExPartner)
                    }
                    Told::Kin(tie) => match Self::kin_relation(person, owner, tie) {
                        Some(found) => found,
                        None => continue,
                    },
                    Told::Service(Service { kind, owner_first: true }) => (owner, person, kind),
                    Told::Service(Service { kind, owner_first: false }) => (person, owner, kind),
                };
                self.tie_said(a, b, kind, "tie/listed", 0.9, Some(bytes));
            }
        }
    }

    /// `ihr geschiedener Mann`: whether one of the words right before a husband or a wife says that it is over.
    fn is_over(&self, line: &str, before: &[Range<usize>]) -> bool {
        let near = &before[before.len().saturating_sub(2)..];
        near.iter().any(|word| {
            let word = line[word.clone()].to_lowercase();
            self.words.former.contains(&word) || self.words.first_of_many.contains(&word)
        })
    }

    /// Whether their ages, if the list tells them, allow one to be the other's parent where that is `told`.
    fn of_age(&self, told: &Told, person: usize, owner: usize) -> bool {
        let age = |person: usize| {
            let age = self.people.persons[person].age.to_lowercase();
            age.parse().ok().or_else(|| lexicon::number_value(&age, self.prose.language))
        };
        let (Some(own), Some(other)) = (age(person), age(owner)) else { return true };
        match told {
            Told::Kin(KinTie::Child) => other >= own + PARENT,
            Told::Kin(KinTie::Parent) => own >= other + PARENT,
            _ => true,
        }
    }

    /// `ihr Freund` of a woman, unless a word says that he is no more than that.
    fn may_love(&self, line: &str, noun: &str, person: usize, owner: usize) -> bool {
        let merely = line.split(' ').any(|word| self.words.merely.contains(&word.to_lowercase()));
        !merely && self.words.maybe_lovers.contains(&noun.to_lowercase()) && self.man_and_woman(person, owner)
    }

    fn told(&self, word: &str) -> Option<Told> {
        let lower = word.to_lowercase();
        if self.prose.language == Language::German && !word.starts_with(char::is_uppercase) {
            return None;
        }
        if let Some((kin, _)) = lexicon::kin(&lower, self.prose.language) {
            return Some(Told::Kin(kin.tie));
        }
        self.words.service(&lower, self.prose.language).map(Told::Service)
    }

    /// Whose the noun at `place` is: a possessive's nearest above, a genitive's before it, or whoever follows `von`.
    fn listed_owners(
        &self,
        line: &str,
        words: &[Range<usize>],
        place: usize,
        before: &[usize],
    ) -> Vec<usize> {
        let word = |at: usize| words.get(at).map_or("", |range| &line[range.clone()]);
        for at in (place.saturating_sub(3)..place).rev() {
            // A comma ends the phrase.
            if line[words[at].end..words[at + 1].start].contains([',', ';', '(', '|', '\t']) {
                break;
            }
            let lower = word(at).to_lowercase();
            let relative = self.closed().relative_owners.contains(&lower);
            if relative || grammar::is_possessive(&lower, self.prose.language) {
                return self.nearest_above(&lower, before);
            }
            // `the General's wife`
            let office = || self.in_office(morphology::without_genitive(&lower)?);
            if let Some(owner) = self.genitive(word(at)).or_else(office) {
                return vec![owner];
            }
        }
        if !self.closed().leads_to_owner(word(place + 1)) {
            return Vec::new();
        }
        let mut owners = Vec::new();
        for at in place + 2..(place + 8).min(words.len()) {
            if let Some(owner) = self.bearer(word(at))
                && !owners.contains(&owner)
            {
                owners.push(owner);
            } else if owners.is_empty() && at > place + 4 {
                break;
            }
        }
        owners
    }

    /// `beider Tochter`, `their son`: the last two above, if they are a man and a woman.
    fn couple_above(&self, before: &[usize]) -> Vec<usize> {
        let two = &before[before.len().saturating_sub(2)..];
        if let &[a, b] = two
            && self.man_and_woman(a, b)
        {
            two.to_vec()
        } else {
            Vec::new()
        }
    }

    fn nearest_above(&self, possessive: &str, before: &[usize]) -> Vec<usize> {
        let mans = || self.words.no_womans.contains(possessive).then_some(Gender::Male);
        let womans = || self.words.no_mans.contains(possessive).then_some(Gender::Female);
        let wanted = self.closed().owner_gender(possessive).or_else(mans).or_else(womans);
        let Some(wanted) = wanted else { return Vec::new() };
        let gender = |person: usize| self.people.persons[person].gender;
        let sure = before.iter().rev().find(|&&person| gender(person) == wanted);
        let perhaps = before.last().filter(|&&person| gender(person) == Gender::Unknown);
        perhaps.or(sure).map(|&person| vec![person]).unwrap_or_default()
    }

    /// `Gittis`, `Luis'`, `Faith's`
    fn genitive(&self, word: &str) -> Option<usize> {
        let stem = word.trim_end_matches(['\'', '’']);
        if stem.len() < word.len() {
            return self.bearer(stem);
        }
        let stem = morphology::without_genitive(word);
        let stem =
            stem.or_else(|| word.strip_suffix('s').filter(|_| self.prose.language == Language::German))?;
        self.bearer(stem)
    }

    /// The first person one of whose names has `word` in it; what somebody without a name is called owns nothing.
    fn bearer(&self, word: &str) -> Option<usize> {
        let has = |name: &String| name.split(' ').any(|part| part == word);
        if word.len() < 2 || !word.starts_with(char::is_uppercase) {
            return None;
        }
        self.people.persons.iter().position(|person| {
            person.kind == CharacterKind::Named && (has(&person.name) || person.aliases.iter().any(has))
        })
    }
}

/// No name has more words.
const LONGEST_NAME: usize = 8;

/// Who has a name, by the name in lower case without marks round it.
struct Names {
    persons: BTreeMap<String, usize>,
}

impl Names {
    fn of(people: &People) -> Self {
        let mut persons = BTreeMap::new();
        for (person, bearer) in people.persons.iter().enumerate() {
            for name in std::iter::once(&bearer.name).chain(&bearer.aliases).filter(|name| name.len() > 1) {
                let name = name.to_lowercase();
                let bare = name.trim_matches(|c: char| !c.is_alphanumeric());
                persons.entry(bare.to_owned()).or_insert(person);
            }
        }
        Self { persons }
    }
}

/// Whom the line is about: the fullest name before its first comma.
fn listed_first(names: &Names, line: &str) -> Option<usize> {
    let head =
        line.trim_start_matches('|').split([',', '(', ';', '|', '\t']).next().unwrap_or(line).to_lowercase();
    let words = words(&head);
    let runs = (0..words.len()).flat_map(|first| {
        let last = (first + LONGEST_NAME).min(words.len());
        words[first..last].iter().map(move |word| (first, word.end))
    });
    let told = runs.filter_map(|(first, end)| {
        let name = &head[words[first].start..end];
        names.persons.get(name).map(|&person| (name.len(), std::cmp::Reverse(person)))
    });
    told.max().map(|(_, std::cmp::Reverse(person))| person)
}

/// The words of `line`, apostrophes and hyphens in them.
fn words(line: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in line.char_indices() {
        if !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-') {
            continue;
        }
        let end = at + c.len_utf8();
        match found.last_mut().filter(|last| last.end == at) {
            Some(last) => last.end = end,
            None => found.push(at..end),
        }
    }
    found
}
