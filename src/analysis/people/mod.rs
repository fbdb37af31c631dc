//! Who takes part, and where the text speaks of them. Filled by the files that each answer one question
//! about persons; read by everything after.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Deserialize;

mod address;
mod ages;
mod aliases;
mod brackets;
mod candidates;
mod cast;
mod castnames;
mod described;
mod features;
mod names;
mod nicknames;
mod nouns;
mod persons;
mod roles;
mod settled;
mod spans;
mod unnamed;

use crate::analysis::lexicon::KinTie;
use crate::analysis::prose::{Prose, Token, TokenKind};
use crate::analysis::votes::Weights;
use crate::analysis::{Cue, Language, OwnWords, lexicon, votes};
use crate::outline::{CharacterKind, RelationKind};
pub use unnamed::UnnamedDecision;

/// Everybody whom the story concerns.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// In order of first mention.
    pub persons: Vec<Person>,
    /// Sorted by place in the text.
    pub mentions: Vec<Mention>,
    /// Who is what to whom.
    pub ties: Vec<Tie>,
    /// For each pronoun that means somebody its token, and the rule that told whom; in the order of the text.
    pub pronoun_reasons: Vec<(usize, &'static str)>,
}

impl People {
    /// Everybody in `prose`, with the mentions by name and by noun. Pronouns and ties are asked for later.
    pub fn read(prose: &Prose<'_>) -> Self {
        Self::read_for(prose, None)
    }

    /// The same for a writer with words of their own.
    pub fn read_for(prose: &Prose<'_>, own: Option<&OwnWords>) -> Self {
        let weights = [names::weights(prose.language), votes::unnamed()];
        Self::read_with(prose, weights, own)
    }

    /// The same with other weights for names, and for who is somebody without one.
    pub fn read_with(prose: &Prose<'_>, [names, unnamed]: [&Weights; 2], own: Option<&OwnWords>) -> Self {
        let parts = cast::read(prose);
        let listed = listed(&parts, prose);
        let scan = candidates::Scan::new(prose, &parts, &listed);
        let mut known = Named::read(&scan, names, own, &parts, &listed);
        let cast =
            unnamed::Cast { spans: &known.spans, owners: &known.owners, parts: &parts, listed: &listed };
        unnamed::find(&scan, &cast, &known.phrases, unnamed, &mut known.persons, &mut known.mentions);
        let Named { mut persons, mut mentions, .. } = known;
        mentions.sort_by_key(|mention| (mention.tokens.start, mention.tokens.end));
        persons::cast_brackets(&scan, &mut persons, &mentions);
        // Once more: those without a name have ages too.
        ages::tell(&scan, &mut persons, &mentions);
        in_order(&persons, mentions)
    }

    /// The mentions that begin in `tokens`, in order.
    pub fn mentions_in(&self, tokens: &Range<usize>) -> &[Mention] {
        let before = |end: usize| self.mentions.partition_point(|mention| mention.tokens.start < end);
        self.mentions.get(before(tokens.start)..before(tokens.end)).unwrap_or_default()
    }
}

/// The names of a cast list, taken apart.
fn listed(parts: &[cast::Part], prose: &Prose<'_>) -> Vec<castnames::CastName> {
    let names = told_as_names(prose);
    let tell = |part: &cast::Part| {
        let name = castnames::tell(&part.text, prose.language);
        match name.parts.is_empty() && names.contains(part.text.as_str()) {
            true => castnames::CastName { parts: vec![part.text.clone()], ..Default::default() },
            false => name,
        }
    };
    parts.iter().map(tell).collect()
}

/// `it was not Beau at the wheel`: nouns for persons that an English story writes as names, each by itself.
fn told_as_names<'t>(prose: &Prose<'t>) -> BTreeSet<&'t str> {
    let is_capital = |token: &Token<'_>| token.text.starts_with(char::is_uppercase);
    let beside = |at: Option<usize>, token: &Token<'_>| {
        at.and_then(|at| prose.tokens.get(at)).filter(|other| other.sentence == token.sentence)
    };
    let is_name = |&(at, token): &(usize, &Token<'t>)| {
        let before = beside(at.checked_sub(1), token);
        is_capital(token)
            && lexicon::kin(&token.lower, prose.language).is_none_or(|(kin, _)| kin.tie == KinTie::Partner)
            && before.is_some_and(|word| word.kind == TokenKind::Word && !is_capital(word))
            && before.is_none_or(|word| !lexicon::determiners(prose.language).has(&word.lower))
            && beside(Some(at + 1), token).is_none_or(|word| !is_capital(word))
    };
    let tokens = prose.tokens.iter().enumerate().filter(|_| prose.language == Language::English);
    tokens.filter(is_name).map(|(_, token)| token.text).collect()
}

/// Everybody with a name, and what is needed to find those without one.
struct Named {
    spans: Vec<spans::Span>,
    owners: aliases::Owners,
    persons: Vec<Person>,
    mentions: Vec<Mention>,
    phrases: Vec<nouns::NounPhrase>,
}

impl Named {
    fn read(
        scan: &candidates::Scan<'_, '_>,
        weights: &Weights,
        own: Option<&OwnWords>,
        parts: &[cast::Part],
        listed: &[castnames::CastName],
    ) -> Self {
        let mut verdicts = names::judge(scan, weights, own);
        let names: Vec<Vec<String>> = listed.iter().map(|name| name.parts.clone()).collect();
        let mut spans = spans::find(scan, &mut verdicts, &names);
        let (bearers, owners) = aliases::group(scan, &mut spans, listed);
        let mut persons = persons::of_bearers(scan, &bearers, &spans, &verdicts, weights, parts);
        let mentions = persons::mentions(&spans, &owners);
        let phrases = nouns::find(scan, &spans);
        roles::tell(scan, &mut persons, &bearers, &spans, &owners, &phrases, listed);
        ages::tell(scan, &mut persons, &mentions);
        Self { spans, owners, persons, mentions, phrases }
    }
}

/// The persons in order of first mention, those never mentioned last.
fn in_order(persons: &[Person], mut mentions: Vec<Mention>) -> People {
    let mut first = vec![usize::MAX; persons.len()];
    for (index, mention) in mentions.iter().enumerate().rev() {
        first[mention.person] = index;
    }
    let mut order: Vec<usize> = (0..persons.len()).collect();
    order.sort_by_key(|&person| (first[person], person));
    let mut place = vec![0; persons.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old] = new;
    }
    for mention in &mut mentions {
        mention.person = place[mention.person];
    }
    let persons = order.into_iter().map(|old| persons[old].clone()).collect();
    People { persons, mentions, ..People::default() }
}

/// Somebody, or a group that acts as one.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// The fullest form of the name, nominative, without a title.
    pub name: String,
    /// A form of address: `Dr.`.
    pub title: String,
    /// Every other surface form of the name, without case endings.
    pub aliases: Vec<String>,
    /// Named, unnamed, group.
    pub kind: CharacterKind,
    /// As far as names, titles, nouns tell.
    pub gender: Gender,
    /// The occupation or function, in the text's own noun.
    pub role: String,
    /// As the text has it.
    pub age: String,
    /// Who plays the part.
    pub actor: String,
    /// How likely this is a person of the story, 0 to 1.
    pub confidence: f32,
    /// What spoke for it.
    pub cues: Vec<Cue>,
}

/// Grammatical and natural gender, as far as it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Gender {
    /// Not known.
    #[default]
    Unknown,
    /// Female.
    Female,
    /// Male.
    Male,
}

impl Gender {
    /// Whom `er`, `sie`, `he` or `she`, in lower case, can mean as the subject; none for other words.
    pub(super) fn of_subject(pronoun: &str, language: Language) -> Option<Self> {
        let words = lexicon::closed(language);
        let woman = || words.she.contains(pronoun).then_some(Self::Female);
        words.he.contains(pronoun).then_some(Self::Male).or_else(woman)
    }
}

/// A place where the text speaks of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The person in [`People::persons`].
    pub person: usize,
    /// The sentence in `Prose::sentences`.
    pub sentence: usize,
    /// The tokens in `Prose::tokens`.
    pub tokens: Range<usize>,
    /// How the text speaks of them.
    pub kind: MentionKind,
}

/// How the text speaks of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionKind {
    /// By name.
    Name,
    /// By a noun: `ihr Vater`, `der Arzt`, `die beiden`.
    Noun,
    /// By a pronoun, or a possessive.
    Pronoun,
}

/// `a` is `kind` (of) `b`.
#[derive(Clone, Debug)]
pub struct Tie {
    /// In [`People::persons`].
    pub a: usize,
    /// In [`People::persons`].
    pub b: usize,
    /// What.
    pub kind: RelationKind,
    /// How likely, 0 to 1.
    pub confidence: f32,
    /// What spoke for it.
    pub cues: Vec<Cue>,
}

/// A word's sentence, the word without its case ending, and what is observed of it.
pub type NameDecision = (usize, String, Vec<(&'static str, f32)>);

/// The decisions about names in `prose` for learning: for each word that could be one, the sentence, the word
/// without its case ending, and what is observed of it.
pub fn name_decisions(prose: &Prose<'_>) -> Vec<NameDecision> {
    let parts = cast::read(prose);
    let listed = listed(&parts, prose);
    let scan = candidates::Scan::new(prose, &parts, &listed);
    let observed = features::observe(&scan);
    scan.candidates
        .iter()
        .zip(observed)
        .map(|(candidate, features)| {
            (prose.tokens[candidate.token].sentence, candidate.base.clone(), features)
        })
        .collect()
}

/// The decisions about people without a name in `prose`, for learning.
pub fn unnamed_decisions(prose: &Prose<'_>) -> Vec<UnnamedDecision> {
    let parts = cast::read(prose);
    let listed = listed(&parts, prose);
    let scan = candidates::Scan::new(prose, &parts, &listed);
    let mut known = Named::read(&scan, names::weights(prose.language), None, &parts, &listed);
    let cast = unnamed::Cast { spans: &known.spans, owners: &known.owners, parts: &parts, listed: &listed };
    unnamed::decisions(&scan, &cast, &known.phrases, &mut known.persons, &known.mentions)
}
