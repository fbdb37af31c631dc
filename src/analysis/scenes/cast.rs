//! Who takes part in a scene or is at stake in it: of everybody whom its sentences speak of those who are not merely
//! mentioned.

use std::{collections::BTreeMap, ops::Range};

use crate::analysis::{
    Cue,
    grammar::{self, Role},
    people::MentionKind,
    reading::Reading,
    votes::{Feature, Weights, vote, weight},
};
use crate::outline::CharacterKind;

/// The persons of a scene, in order of mention, and the strongest reason for each.
pub(super) fn of(
    reading: &Reading<'_>,
    roles: &[Role],
    weights: &Weights,
    sentences: Range<usize>,
) -> (Vec<usize>, Vec<Cue>) {
    let lean = weight(weights, "cast/leaning");
    let mut persons = candidates(reading, roles, sentences.clone());
    persons.retain(|(_, features)| vote(weights, features) + lean > 0.0);
    let reason = |(person, features): &(usize, Vec<Feature>)| {
        let reasons = features.iter().map(|(rule, value)| (*rule, weight(weights, rule) * value));
        let (rule, weight) =
            reasons.max_by(|a, b| a.1.total_cmp(&b.1)).filter(|(_, weight)| *weight > 0.0)?;
        let mut mentions = sentences
            .clone()
            .flat_map(|sentence| reading.mentions(sentence))
            .filter(|mention| mention.person == *person)
            .peekable();
        let first = *mentions.peek()?;
        // Whom only pronouns mean takes part because they do: that they do is what there is to explain.
        let meant = mentions.all(|mention| mention.kind == MentionKind::Pronoun);
        let told = meant.then(|| reading.pronoun_reason(first.tokens.start)).flatten();
        let rule = told.unwrap_or(rule);
        let tokens = reading.prose.tokens.get(first.tokens.clone())?;
        let range = tokens.first().zip(tokens.last()).map(|(a, b)| a.range.start..b.range.end);
        Some(Cue { rule, weight, range })
    };
    let reasons = persons.iter().filter_map(reason).collect();
    (persons.into_iter().map(|(person, _)| person).collect(), reasons)
}

/// Everybody whom the sentences speak of, in order of mention, and what speaks for their taking part. `roles` are those
/// of the mentions.
pub fn candidates(
    reading: &Reading<'_>,
    roles: &[Role],
    sentences: Range<usize>,
) -> Vec<(usize, Vec<Feature>)> {
    let mut order: Vec<usize> = Vec::new();
    let mut seen: BTreeMap<usize, BTreeMap<&'static str, f32>> = BTreeMap::new();
    for sentence in sentences.clone() {
        let facts = &reading.facts[sentence];
        for index in facts.mentions.clone() {
            let mention = &reading.people.mentions[index];
            let signs = seen.entry(mention.person).or_default();
            if signs.is_empty() {
                order.push(mention.person);
            }
            for sign in mentioned(reading, roles, index) {
                *signs.entry(sign).or_insert(0.0) += 1.0;
            }
            if sentence == sentences.start {
                signs.insert("cast/first-sentence", 1.0);
            }
        }
    }
    let others = order.len();
    let presence = reading.persons_in(sentences.clone());
    order
        .into_iter()
        .map(|person| {
            let mut signs = seen.remove(&person).unwrap_or_default();
            let spread = presence.get(&person).copied().unwrap_or(0);
            #[allow(clippy::cast_precision_loss)]
            signs.insert("cast/spread", spread as f32 / sentences.len().max(1) as f32);
            of_person(reading, person, others).into_iter().for_each(|sign| {
                signs.insert(sign, 1.0);
            });
            (person, signs.into_iter().map(|(sign, value)| (sign, value.min(MOST))).collect())
        })
        .collect()
}

/// More of one sign than this does not count.
const MOST: f32 = 2.0;

/// What one mention says.
fn mentioned(reading: &Reading<'_>, roles: &[Role], index: usize) -> Vec<&'static str> {
    let mention = &reading.people.mentions[index];
    let token = &reading.prose.tokens[mention.tokens.start];
    let mut signs = vec![match (mention.kind, token.quoted) {
        (_, true) => "cast/in-speech",
        (MentionKind::Name, _) => "cast/by-name",
        (MentionKind::Noun, _) => "cast/by-noun",
        (MentionKind::Pronoun, _) => "cast/by-pronoun",
    }];
    if !token.quoted {
        let role = grammar::role_of(reading.prose, reading.people, roles, index);
        signs.push(match role {
            Role::Subject => "cast/subject",
            Role::Object => "cast/object",
            Role::Owner => "cast/owner",
            Role::Prepositional => "cast/prepositional",
        });
    }
    if reading.facts[mention.sentence].asks {
        signs.push("cast/asked-about");
    }
    signs
}

/// What is known of the person.
fn of_person(reading: &Reading<'_>, person: usize, others: usize) -> Vec<&'static str> {
    let mut signs = Vec::new();
    match reading.people.persons[person].kind {
        CharacterKind::Named => {}
        CharacterKind::Unnamed => signs.push("cast/unnamed"),
        CharacterKind::Group => signs.push("cast/group"),
    }
    let presence = reading.presence[person];
    if presence == 1 {
        signs.push("cast/once");
    } else if presence * 3 >= reading.len() {
        signs.push("cast/main");
    }
    match others {
        1 => signs.push("cast/alone"),
        5.. => signs.push("cast/crowd"),
        _ => {}
    }
    signs
}
