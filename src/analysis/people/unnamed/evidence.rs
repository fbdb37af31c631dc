//! Those who may be somebody without a name, gathered phrase by phrase, and what the cast list says of them.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::analysis::Language;
use crate::analysis::lexicon::{self, KinTie, person_nouns};
use crate::analysis::votes::{self, Feature, Weights};
use crate::outline::CharacterKind;

use super::super::nouns::{NounPhrase, Opening};
use super::super::persons::range_of;
use super::super::{Cue, Gender, Mention, MentionKind, roles};
use super::Resolver;
use super::kin::owned;

/// Somebody without a name, while the evidence is gathered.
#[derive(Clone, Debug, Default)]
pub(super) struct Candidate {
    pub(super) name: String,
    pub(super) aliases: Vec<String>,
    pub(super) lemma: String,
    pub(super) kind: CharacterKind,
    pub(super) gender: Gender,
    pub(super) role: String,
    pub(super) actor: String,
    pub(super) age: String,
    /// What was observed, how often, and where first.
    pub(super) signs: BTreeMap<&'static str, (u8, Range<usize>)>,
    /// What needs no vote: whoever the cast list or an actor in brackets brings in is somebody, whoever turned out to
    /// be a named person is nobody else.
    pub(super) settled: Option<bool>,
    pub(super) phrases: Vec<Mention>,
}

impl Candidate {
    /// What is voted on.
    pub(super) fn features(&self) -> Vec<Feature> {
        self.signs.iter().map(|(sign, (count, _))| (*sign, times(sign, *count))).collect()
    }

    /// How much speaks for somebody: above 0 for yes.
    pub(super) fn vote(&self, weights: &Weights) -> f32 {
        match self.settled {
            Some(true) => SETTLED,
            Some(false) => -SETTLED,
            None => votes::vote(weights, &self.features()),
        }
    }

    /// The strongest of what spoke for and against.
    pub(super) fn cues(&self, weights: &Weights) -> Vec<Cue> {
        let cues = self
            .signs
            .iter()
            .map(|(rule, (count, range))| Cue {
                rule,
                weight: if *rule == CAST_LIST {
                    SETTLED
                } else {
                    votes::weight(weights, rule) * times(rule, *count)
                },
                range: Some(range.clone()),
            })
            .collect();
        votes::strongest(cues)
    }

    fn sign(&mut self, sign: &'static str, range: Range<usize>) {
        let (count, _) = self.signs.entry(sign).or_insert((0, range));
        *count = count.saturating_add(1);
    }
}

/// What the text would call whoever is `role` in the cast list: `the constable`, where the list has `Constable`.
fn as_told(role: &str, language: Language) -> String {
    let definite = &lexicon::closed(language).definite;
    let bare = role.split_once(' ').filter(|(article, _)| definite.contains(&article.to_lowercase()));
    let own = bare.map_or(role, |(_, noun)| noun);
    if language == Language::English && !own.contains(['\'', '’']) {
        format!("{} {}", lexicon::closed(language).known.other, own.to_lowercase())
    } else {
        role.to_owned()
    }
}

/// How often a sign counts that was seen `count` times.
fn times(sign: &str, count: u8) -> f32 {
    f32::from(count.min(if sign == AGAIN { MOST_AGAIN } else { MOST }))
}

/// More of one sign than this does not count.
const MOST: u8 = 2;
/// Whoever comes back more often than this is in the story no more surely.
const MOST_AGAIN: u8 = 4;
/// The sign of whoever is spoken of once more.
const AGAIN: &str = "unnamed/again";
/// The vote of what is settled.
const SETTLED: f32 = 4.0;
/// What counts each time that it is seen; how somebody is brought in counts once.
const COUNTED: [&str; 9] = [
    "unnamed/subject",
    "unnamed/does",
    "unnamed/agent",
    "unnamed/told-of",
    "unnamed/goes-on",
    "unnamed/only-spoken-of",
    "unnamed/asked-about",
    "unnamed/object",
    "unnamed/owner-named",
];
/// The sign of whoever stands in the cast list.
const CAST_LIST: &str = "unnamed/cast-list";

impl Resolver<'_, '_, '_, '_> {
    pub(super) fn group(&mut self, phrase: &NounPhrase) {
        let known = self.known_together(phrase);
        if !known.is_empty() {
            for person in known {
                self.note(phrase, person);
            }
            return;
        }
        if !phrase.nominative || matches!(phrase.opening, Opening::Indefinite) {
            return;
        }
        let text = roles::text_of(self.scan, phrase);
        let shown = self.scan.token(phrase.head).text;
        let name = match (self.owner(phrase), self.scan.language) {
            (Some(owner), language) => owned(&self.persons[owner].name, shown, language),
            (None, language) => {
                let known = &lexicon::closed(language).known;
                let article = &self.scan.token(phrase.tokens.start).lower;
                let article = [&known.male, &known.other].into_iter().find(|told| *told == article);
                format!("{} {shown}", article.unwrap_or(&known.female))
            }
        };
        let key = format!("group {}", text.to_lowercase());
        let index = self.candidate(phrase, &key, &name, "");
        self.candidates[index].kind = CharacterKind::Group;
        self.candidates[index].settled = Some(true);
    }

    /// `die Geschwister`, `the brothers`, `the couple`: two who were told of as such, else the only two of the last
    /// sentences.
    fn known_together(&self, phrase: &NounPhrase) -> Vec<usize> {
        let tie = phrase.kin.map(|kin| kin.tie);
        let together = matches!(tie, Some(KinTie::Sibling | KinTie::Partner));
        let counted = (phrase.tokens.start..phrase.head)
            .any(|at| person_nouns(self.scan.language).two.has(&self.scan.token(at).lower));
        if phrase.opening != Opening::Definite || !together && !counted {
            return Vec::new();
        }
        let until = self.names.partition_point(|mention| mention.tokens.start < phrase.tokens.start);
        let fits = |person: usize| {
            let own = self.persons[person].gender;
            phrase.gender == Gender::Unknown || own == Gender::Unknown || own == phrase.gender
        };
        let last = |back: usize| {
            let mut persons: Vec<usize> = self.names[..until]
                .iter()
                .rev()
                .take(40)
                .take_while(|mention| mention.sentence + back >= phrase.sentence)
                .map(|mention| mention.person)
                .filter(|&person| fits(person))
                .collect();
            persons.sort_unstable();
            persons.dedup();
            persons
        };
        let near = last(8);
        let tied = self
            .ties
            .iter()
            .rev()
            .find(|&&(a, told, b)| Some(told) == tie && near.contains(&a) && near.contains(&b));
        if let Some(&(a, _, b)) = tied {
            return vec![a, b];
        }
        // Two of one surname.
        let surname = |person: usize| self.persons[person].name.rsplit_once(' ').map(|(_, name)| name);
        let namesakes: Vec<usize> = near
            .iter()
            .copied()
            .filter(|&a| surname(a).is_some() && near.iter().any(|&b| a != b && surname(a) == surname(b)))
            .collect();
        if namesakes.len() == 2 {
            return namesakes;
        }
        let two = [1, 2, 3].into_iter().map(last).find(|persons| persons.len() >= 2).unwrap_or_default();
        if two.len() == 2 { two } else { Vec::new() }
    }

    /// The candidate known by `key`, of whom `phrase` speaks.
    pub(super) fn candidate(&mut self, phrase: &NounPhrase, key: &str, name: &str, noun: &str) -> usize {
        let role = if phrase.kin.is_none() && !person_nouns(self.scan.language).mere.has(&phrase.lemma) {
            noun.to_owned()
        } else {
            String::new()
        };
        let index = *self.by_key.entry(key.to_owned()).or_insert_with(|| {
            self.candidates.push(Candidate {
                name: name.to_owned(),
                lemma: phrase.lemma.clone(),
                kind: CharacterKind::Unnamed,
                gender: phrase.gender,
                role,
                ..Candidate::default()
            });
            self.candidates.len() - 1
        });
        let is_known = self.candidates[index].aliases.iter().any(|other| other == noun);
        if phrase.kin.is_some() && !noun.is_empty() && !is_known {
            self.candidates[index].aliases.push(noun.to_owned());
        }
        self.mention(index, phrase);
        index
    }

    pub(super) fn mention(&mut self, index: usize, phrase: &NounPhrase) {
        let range = range_of(self.scan, &phrase.tokens);
        let signs = self.observe(phrase);
        let mere = person_nouns(self.scan.language).mere.has(&phrase.lemma);
        let candidate = &mut self.candidates[index];
        // `ein Mann … ein Mann` are two; and whoever is a mere `Mann` is not told from others for long.
        let again = phrase.opening != Opening::Indefinite
            && candidate.phrases.last().is_some_and(|last| !mere || last.sentence + 4 >= phrase.sentence);
        if again {
            candidate.sign(AGAIN, range.clone());
        }
        let first = candidate.phrases.is_empty();
        for sign in signs.into_iter().filter(|sign| first || COUNTED.contains(sign)) {
            candidate.sign(sign, range.clone());
        }
        candidate.phrases.push(Mention {
            person: index,
            sentence: phrase.sentence,
            tokens: phrase.tokens.start..phrase.head + 1,
            kind: MentionKind::Noun,
        });
    }

    /// Parts of the cast list without a name are in the story, whatever the text says of them.
    pub(super) fn list_parts(&mut self) {
        let mut by_lemma: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, candidate) in self.candidates.iter().enumerate() {
            if candidate.kind == CharacterKind::Unnamed {
                by_lemma.entry(candidate.lemma.clone()).or_default().push(index);
            }
        }
        for (name, part) in self
            .cast
            .listed
            .iter()
            .zip(self.cast.parts)
            .filter(|(name, _)| name.parts.is_empty() && !name.role.is_empty())
        {
            let last = name.role.split_whitespace().next_back().unwrap_or_default().to_lowercase();
            let lemma = lexicon::kin(&last, self.scan.language)
                .map(|(kin, _)| kin.word.to_lowercase())
                .or_else(|| lexicon::role(&last, self.scan.language).map(|role| role.lemma.clone()))
                .unwrap_or(last);
            let fits: &[usize] = by_lemma.get(&lemma).map_or(&[], Vec::as_slice);
            let own = name.role.to_lowercase();
            let index = fits
                .iter()
                .copied()
                .find(|&i| self.candidates[i].name.to_lowercase().ends_with(&own))
                .or(fits.first().copied())
                .unwrap_or_else(|| {
                    let kin = lexicon::kin(&lemma, self.scan.language).is_some();
                    self.candidates.push(Candidate {
                        name: as_told(&name.role, self.scan.language),
                        lemma: lemma.clone(),
                        kind: CharacterKind::Unnamed,
                        role: if kin { String::new() } else { name.role.clone() },
                        ..Candidate::default()
                    });
                    by_lemma.entry(lemma.clone()).or_default().push(self.candidates.len() - 1);
                    self.candidates.len() - 1
                });
            let candidate = &mut self.candidates[index];
            candidate.settled = Some(true);
            candidate.actor.clone_from(&part.actor);
            candidate.age.clone_from(&part.age);
            candidate.sign(CAST_LIST, part.range.clone());
        }
    }
}
