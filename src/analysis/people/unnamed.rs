//! People without a name, and people with one called by a noun: `Violas Vater`, `der Gouverneur`, `die Ärztin`.
//!
//! A noun that fits somebody named means them. What fits nobody is somebody of their own, if enough speaks for
//! their acting in the story: a noun in passing is nobody.

mod evidence;
mod kin;
mod named;
mod offices;
mod signs;

use std::collections::BTreeMap;

use crate::analysis::Language;
use crate::analysis::lexicon::{self, KinTie};
use crate::analysis::lines;
use crate::analysis::prose::TokenKind;
use crate::analysis::settings::place_words;
use crate::analysis::votes::{self, Feature, Weights};
use crate::outline::CharacterKind;

use super::aliases::Owners;
use super::candidates::Scan;
use super::castnames::CastName;
use super::nouns::{NounPhrase, Opening};
use super::roles;
use super::spans::Span;
use super::{Gender, Mention, MentionKind, Person, brackets, cast::Part};
use evidence::Candidate;

/// Everything that is asked of while phrases are resolved.
pub(super) struct Cast<'a> {
    pub(super) spans: &'a [Span],
    pub(super) owners: &'a Owners,
    pub(super) parts: &'a [Part],
    pub(super) listed: &'a [CastName],
}

/// Adds those without a name to `persons`, and every mention by a noun to `mentions`.
pub(super) fn find(
    scan: &Scan<'_, '_>,
    cast: &Cast<'_>,
    phrases: &[NounPhrase],
    weights: &Weights,
    persons: &mut Vec<Person>,
    mentions: &mut Vec<Mention>,
) {
    resolve(scan, cast, phrases, persons, mentions).finish(weights, mentions);
}

/// Somebody who may be in the story without a name: what they would be called, other words for them, the sentences
/// that speak of them, and what is observed.
#[derive(Clone, Debug)]
pub struct UnnamedDecision {
    /// `Violas Vater`.
    pub name: String,
    /// `Vater`.
    pub aliases: Vec<String>,
    /// In `Prose::sentences`.
    pub sentences: Vec<usize>,
    /// Whether they are somebody without a vote: in the cast list, or with an actor.
    pub settled: bool,
    /// What is voted on.
    pub features: Vec<Feature>,
}

/// The decisions that are voted on.
pub(super) fn decisions(
    scan: &Scan<'_, '_>,
    cast: &Cast<'_>,
    phrases: &[NounPhrase],
    persons: &mut Vec<Person>,
    mentions: &[Mention],
) -> Vec<UnnamedDecision> {
    resolve(scan, cast, phrases, persons, mentions)
        .candidates
        .iter()
        .filter(|candidate| candidate.settled != Some(false) && candidate.kind == CharacterKind::Unnamed)
        .map(|candidate| UnnamedDecision {
            name: candidate.name.clone(),
            aliases: candidate.aliases.clone(),
            sentences: candidate.phrases.iter().map(|phrase| phrase.sentence).collect(),
            settled: candidate.settled.is_some(),
            features: candidate.features(),
        })
        .collect()
}

/// Finds out whom each phrase means, and gathers those who may be somebody of their own.
fn resolve<'a, 's, 'p, 't>(
    scan: &'s Scan<'p, 't>,
    cast: &'a Cast<'a>,
    phrases: &[NounPhrase],
    persons: &'a mut Vec<Person>,
    mentions: &[Mention],
) -> Resolver<'a, 's, 'p, 't> {
    let first_named = first_named(mentions, persons.len());
    let silent = (0..persons.len()).filter(|&person| first_named[person] == usize::MAX).collect();
    let mut resolver = Resolver {
        scan,
        cast,
        persons,
        names: mentions.to_vec(),
        first_named,
        silent,
        ties: Vec::new(),
        candidates: Vec::new(),
        by_key: BTreeMap::new(),
        nouns: Vec::new(),
    };
    let told: Vec<Option<usize>> = phrases
        .iter()
        .map(|phrase| {
            roles::person_told_of(scan, phrase, cast.spans, cast.owners)
                .filter(|&person| roles::fits(&resolver.persons[person], phrase.gender))
        })
        .collect();
    for (phrase, told) in phrases.iter().zip(&told) {
        resolver.learn_tie(phrase, *told);
    }
    // `Der Überbringer, ein Statiker namens Wendt,`: both are the one named.
    let mut told = told;
    for index in 0..phrases.len().saturating_sub(1) {
        let (phrase, next) = (&phrases[index], &phrases[index + 1]);
        let beside = next.tokens.start == phrase.head + 2 && scan.token(phrase.head + 1).text == ",";
        if told[index].is_none() && beside && phrase.opening != Opening::Bare {
            told[index] = told[index + 1];
        }
    }
    for (index, (phrase, told)) in phrases.iter().zip(&told).enumerate() {
        match told {
            Some(person) => {
                resolver.note(phrase, *person);
                resolver.name_known(phrase, *person);
            }
            None if index > 0 && told.is_none() && resolver.says_what(&phrases[index - 1], phrase) => {}
            None => resolver.resolve(phrase),
        }
    }
    resolver.list_parts();
    resolver.join_named();
    resolver.bring_in_actors();
    resolver
}

/// For each of so many persons the sentence of the first mention, or the greatest number.
fn first_named(mentions: &[Mention], persons: usize) -> Vec<usize> {
    let mut first = vec![usize::MAX; persons];
    for mention in mentions {
        first[mention.person] = first[mention.person].min(mention.sentence);
    }
    first
}

struct Resolver<'a, 's, 'p, 't> {
    scan: &'s Scan<'p, 't>,
    cast: &'a Cast<'a>,
    persons: &'a mut Vec<Person>,
    /// Mentions by name, in order.
    names: Vec<Mention>,
    /// For each person the sentence that first names them; the greatest number for those who are never named.
    first_named: Vec<usize>,
    /// Those who are never named.
    silent: Vec<usize>,
    /// Who is whose kin: the kin, what they are, whose.
    ties: Vec<(usize, KinTie, usize)>,
    candidates: Vec<Candidate>,
    by_key: BTreeMap<String, usize>,
    /// Mentions of named persons by a noun.
    nouns: Vec<Mention>,
}

impl Resolver<'_, '_, '_, '_> {
    /// `ihr Bruder Ilie` tells whose brother Ilie is.
    fn learn_tie(&mut self, phrase: &NounPhrase, told: Option<usize>) {
        let (Some(kin), Some(person)) = (phrase.kin, told) else { return };
        if let Some(owner) = self.owner(phrase).filter(|owner| *owner != person) {
            self.ties.push((person, kin.tie, owner));
        }
    }

    fn note(&mut self, phrase: &NounPhrase, person: usize) {
        self.nouns.push(Mention {
            person,
            sentence: phrase.sentence,
            tokens: phrase.tokens.clone(),
            kind: MentionKind::Noun,
        });
    }

    /// `A boy follows her. … The boy, Ewan, …`: whoever was met without a name has one now.
    fn name_known(&mut self, phrase: &NounPhrase, person: usize) {
        let key = roles::text_of(self.scan, phrase).to_lowercase();
        let Some(&index) = self.by_key.get(&key).filter(|_| phrase.opening == Opening::Definite) else {
            return;
        };
        let candidate = &mut self.candidates[index];
        if candidate.kind != CharacterKind::Unnamed || !roles::fits(&self.persons[person], candidate.gender) {
            return;
        }
        candidate.settled = Some(false);
        let met = std::mem::take(&mut candidate.phrases);
        self.nouns.extend(met.into_iter().map(|mention| Mention { person, ..mention }));
        self.by_key.remove(&key);
    }

    /// Whose the kin noun says somebody is.
    fn owner(&self, phrase: &NounPhrase) -> Option<usize> {
        match phrase.opening {
            Opening::Owner(span) => self.cast.owners.get(span).copied().flatten(),
            Opening::Possessive(gender) => self.recent(phrase, gender, 2),
            _ => None,
        }
    }

    /// The person that the phrase most likely looks back to: the first named before it in its sentence whom the
    /// gender fits, else the first of the sentences before.
    fn recent(&self, phrase: &NounPhrase, gender: Gender, sentences: usize) -> Option<usize> {
        let until = self.names.partition_point(|mention| mention.tokens.start < phrase.tokens.start);
        let words = lexicon::person_nouns(self.scan.language);
        let state = words.states.has_end(&phrase.lemma);
        let fits = |mention: &&Mention| {
            let own = &self.persons[mention.person];
            // `Die Ärztin … der Patientin`
            let attends = state && words.attending.has_end(&own.role.to_lowercase());
            let own = own.gender;
            !attends && (own == gender || gender == Gender::Unknown || own == Gender::Unknown)
        };
        (0..=sentences).find_map(|back| {
            let sentence = phrase.sentence.checked_sub(back)?;
            let fitting = || {
                self.names[..until]
                    .iter()
                    .rev()
                    .take(40)
                    .filter(|mention| mention.sentence == sentence)
                    .filter(fits)
                    .map(|mention| mention.person)
            };
            // Whom the last sentences were most about; of equals the first.
            let heard = |person: usize| {
                let near = self.names[..until].iter().rev().take(40);
                near.filter(|mention| mention.person == person && mention.sentence + 3 >= phrase.sentence)
                    .count()
            };
            fitting().max_by_key(|&person| heard(person))
        })
    }

    /// `Seine Mutter, die Vermieterin des Hauses, …`: the second noun only says what the first one is.
    fn says_what(&mut self, before: &NounPhrase, phrase: &NounPhrase) -> bool {
        let beside = phrase.tokens.start == before.head + 2
            && self.scan.token(before.head + 1).text == ","
            && matches!(phrase.opening, Opening::Definite | Opening::Indefinite)
            && !phrase.plural
            && phrase.kin.is_none();
        // A row of people goes on: `ein Clown, eine Nonne und ein Mann`.
        let row = self
            .scan
            .beside(phrase.head, 1)
            .is_some_and(|next| lexicon::closed(self.scan.language).adders.contains(&next.lower))
            || before.opening == phrase.opening && before.kin.is_none();
        if !beside || row {
            return false;
        }
        let start = before.tokens.start;
        if let Some(mention) = self.nouns.last().filter(|mention| mention.tokens.start == start) {
            let person = mention.person;
            if !roles::fits(&self.persons[person], phrase.gender) {
                return false;
            }
            if self.persons[person].role.is_empty() {
                self.persons[person].role = roles::text_of(self.scan, phrase);
            }
            self.note(phrase, person);
            return true;
        }
        let last = |candidate: &Candidate| candidate.phrases.last().is_some_and(|m| m.tokens.start == start);
        let Some(index) = self.candidates.iter().rposition(last) else { return false };
        let role = roles::text_of(self.scan, phrase);
        let candidate = &mut self.candidates[index];
        if candidate.role.is_empty() {
            candidate.role = role;
        }
        self.mention(index, phrase);
        true
    }

    fn resolve(&mut self, phrase: &NounPhrase) {
        let scan = self.scan;
        if phrase.opening == Opening::Counted
            || self.is_predicate(phrase)
            || self.is_unborn(phrase)
            || self.is_quoted(phrase)
            || self.is_episode(phrase)
        {
            return;
        }
        if phrase.plural || phrase.group {
            self.group(phrase);
        } else if phrase.kin.is_some_and(|kin| match phrase.opening {
            // `Oma kommt zurück.`
            Opening::Bare => kin.is_familiar(),
            Opening::Indefinite => false,
            _ => true,
        }) {
            self.kin(phrase);
        } else if phrase.opening != Opening::Bare
            || scan.language == Language::English && self.called_by_role(phrase)
        {
            self.role(phrase);
        }
    }

    /// `She calls Oyelaran "Mum".`: what somebody is called.
    fn is_quoted(&self, phrase: &NounPhrase) -> bool {
        let mark = |by: isize| {
            self.scan.beside(phrase.head, by).is_some_and(|token| token.text.chars().all(lines::is_quote))
        };
        phrase.opening == Opening::Bare && mark(-1) && mark(1)
    }

    /// `Der Pilot endet auf dem Seegrund.`: no airman, but the first episode.
    fn is_episode(&self, phrase: &NounPhrase) -> bool {
        let words = lexicon::person_nouns(self.scan.language);
        let next = self.scan.beside(phrase.head, 1);
        // `Im Piloten stirbt …`, `in the pilot`
        let places = place_words(self.scan.language);
        let within = (1..=2).any(|back| {
            self.scan.beside(phrase.head, -back).is_some_and(|before| places.within.contains(&before.lower))
        });
        let ends = next.is_some_and(|verb| words.of_episodes.has(&verb.lower));
        words.episodes.has(&phrase.lemma) && (ends || within)
    }

    /// Whether the phrase says what somebody is: `Wer ist der Mörder?`, `er ist ein Hochstapler`.
    fn is_predicate(&self, phrase: &NounPhrase) -> bool {
        let start = self.start_with_owners(phrase);
        let word = |by: isize| self.scan.beside(start, by).map_or("", |token| token.lower.as_str());
        let words = lexicon::closed(self.scan.language);
        // `was der Alte verdirbt`: behind a German `was` nobody is brought in either.
        let nouns = lexicon::person_nouns(self.scan.language);
        let copula = |lower: &str| words.copulas.contains(lower) || nouns.like_copulas.has(lower);
        // The verb right before, with its subject or a question word before that.
        // `Ist der neue Mieter ehrlich?` asks for him.
        let asks = phrase.opening == Opening::Definite
            && self
                .scan
                .beside(start, -2)
                .is_none_or(|token| matches!(token.text, ":" | "–" | "—" | ";" | "“" | "„" | "\""));
        // `die ausgerechnet seine Schwester ist`, `weil der Vater ein Wärter ist`
        let behind = |by: isize| self.scan.beside(phrase.head, by);
        let last = behind(1).is_some_and(|token| copula(&token.lower))
            && behind(2).is_none_or(|token| token.kind == TokenKind::Mark)
            && phrase.tokens.start > self.scan.prose.sentences[phrase.sentence].tokens.start;
        // `ob er ein Held ist oder ein Mörder`, `a soldier or a neighbour`
        let either = phrase.opening == Opening::Indefinite
            && (words.or.contains(word(-1))
                || behind(1).is_some_and(|token| words.or.contains(&token.lower))
                    && self.scan.beside(start, -1).is_some_and(|token| token.kind == TokenKind::Mark))
            && behind(1).is_none_or(|token| {
                token.kind == TokenKind::Mark
                    || words.or.contains(&token.lower)
                    || words.copulas.contains(&token.lower)
            });
        // `Man sagt, ein Orgelbauer höre …`: any of them.
        let any = phrase.opening == Opening::Indefinite
            && (word(-1) == "," || words.that.contains(word(-1)))
            && self.scan.prose.sentences[phrase.sentence]
                .tokens
                .clone()
                .take(2)
                .any(|at| nouns.anybody.has(&self.scan.token(at).lower));
        if last && self.scan.language == Language::German || either || any {
            return true;
        }
        copula(word(-1)) && !asks && !word(-2).is_empty() && !nouns.bringing_in.has(word(-2))
            || copula(word(-2)) && words.beside_copula.contains(word(-1))
            || words.compared.contains(word(-1))
    }

    /// Where the phrase begins, the names of its owners included: `Hugh Marsden and Grace Hartley's daughter`.
    fn start_with_owners(&self, phrase: &NounPhrase) -> usize {
        let and = &lexicon::closed(self.scan.language).and;
        let until = self.names.partition_point(|mention| mention.tokens.start <= phrase.tokens.start);
        let mut before = self.names[..until].iter().rev();
        let mut start = phrase.tokens.start;
        let mut next = before.next();
        if let Some(owner) = next.filter(|owner| owner.tokens.contains(&start)) {
            start = owner.tokens.start;
            next = before.next();
        }
        let joined = phrase.kin.is_some_and(|kin| kin.tie == KinTie::Child)
            && self.scan.beside(start, -1).is_some_and(|before| and.contains(&before.lower));
        next.filter(|other| joined && other.tokens.end + 1 == start).map_or(start, |other| other.tokens.start)
    }

    /// `is expecting Kern's child`: nobody yet.
    fn is_unborn(&self, phrase: &NounPhrase) -> bool {
        let expecting = &lexicon::person_nouns(self.scan.language).expecting;
        let before = |by: isize| self.scan.beside(phrase.tokens.start, by);
        phrase.kin.is_some_and(|kin| kin.tie == KinTie::Child)
            && (-3..0).any(|by| before(by).is_some_and(|token| expecting.has(&token.lower)))
    }

    /// Somebody whom the text gives an actor is in the story.
    fn bring_in_actors(&mut self) {
        let starts: Vec<usize> =
            brackets::actors(self.scan.prose).into_iter().map(|actor| actor.start).collect();
        let played = |mention: &Mention| {
            (1..=2).any(|behind| starts.binary_search(&(mention.tokens.end + behind)).is_ok())
        };
        for candidate in &mut self.candidates {
            if candidate.settled.is_none() && candidate.phrases.iter().any(played) {
                candidate.settled = Some(true);
            }
        }
    }

    fn finish(mut self, weights: &Weights, mentions: &mut Vec<Mention>) {
        mentions.append(&mut self.nouns);
        for candidate in self.candidates {
            let vote = candidate.vote(weights);
            if vote <= 0.0 {
                continue;
            }
            let person = self.persons.len();
            mentions.extend(candidate.phrases.iter().cloned().map(|mention| Mention { person, ..mention }));
            let cues = candidate.cues(weights);
            self.persons.push(Person {
                name: candidate.name,
                title: String::new(),
                aliases: candidate.aliases,
                kind: candidate.kind,
                gender: candidate.gender,
                role: candidate.role,
                age: candidate.age,
                actor: candidate.actor,
                confidence: votes::likelihood(vote),
                cues,
            });
        }
    }
}
