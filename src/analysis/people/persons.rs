//! From the bearers of names to persons: title, actor, evidence.

use std::ops::Range;

use crate::analysis::lexicon::TitleKind;
use crate::analysis::lore::Weights;
use crate::outline::CharacterKind;

use super::address::Address;
use super::aliases::{Bearer, Owners};
use super::brackets;
use super::candidates::Scan;
use super::cast::Part;
use super::described;
use super::names::{self, Verdict};
use super::spans::Span;
use super::{Cue, Mention, MentionKind, Person};

/// A person for each bearer, in the same order.
pub(super) fn of_bearers(
    scan: &Scan<'_, '_>,
    bearers: &[Bearer],
    spans: &[Span],
    verdicts: &[Verdict],
    weights: &Weights,
    parts: &[Part],
) -> Vec<Person> {
    bearers
        .iter()
        .map(|bearer| {
            let best =
                bearer.spans.iter().map(|&span| &spans[span]).max_by(|a, b| a.best.0.total_cmp(&b.best.0));
            let mut cues = best.map_or_else(Vec::new, |span| {
                let range = range_of(scan, &span.tokens);
                names::cues(&verdicts[span.best.1], weights, &range)
            });
            let listed = bearer.cast.map(|index| &parts[index]);
            if let Some(part) = listed {
                cues.insert(0, Cue { rule: "name/cast-list", weight: 3.0, range: Some(part.range.clone()) });
            }
            let score = best.map_or(1.0, |span| span.best.0) + if listed.is_some() { 3.0 } else { 0.0 };
            Person {
                name: bearer.name(),
                title: title(bearer),
                aliases: bearer.forms.iter().cloned().collect(),
                kind: CharacterKind::Named,
                gender: bearer.gender,
                role: listed.map_or_else(String::new, |part| described::trade(&part.about, scan.language)),
                age: listed.map_or_else(String::new, |part| part.age.clone()),
                actor: listed.map_or_else(String::new, |part| part.actor.clone()),
                confidence: 1.0 / (1.0 + (-score).exp()),
                cues,
            }
        })
        .collect()
}

/// The form of address: the longest run of academic titles, else a rank, clergy or nobility.
fn title(bearer: &Bearer) -> String {
    let runs = |kind: fn(TitleKind) -> bool| {
        bearer
            .titles
            .iter()
            .map(|titles| titles.iter().filter(|address| kind(address.title.kind)).collect::<Vec<&Address>>())
            .max_by_key(Vec::len)
            .filter(|run| !run.is_empty())
    };
    let run = runs(|kind| kind == TitleKind::Academic)
        .or_else(|| runs(|kind| matches!(kind, TitleKind::Rank | TitleKind::Clergy)))
        .or_else(|| runs(|kind| kind == TitleKind::Noble));
    run.map_or_else(String::new, |run| {
        run.iter().map(|address| address.word.as_str()).collect::<Vec<_>>().join(" ")
    })
}

/// The names' mentions, in order.
pub(super) fn mentions(spans: &[Span], owners: &Owners) -> Vec<Mention> {
    spans
        .iter()
        .zip(owners)
        .filter_map(|(span, owner)| {
            Some(Mention {
                person: (*owner)?,
                sentence: span.sentence,
                tokens: span.tokens.clone(),
                kind: MentionKind::Name,
            })
        })
        .collect()
}

/// Gives the actors in brackets to the persons named or called right before them.
pub(super) fn cast_brackets(scan: &Scan<'_, '_>, persons: &mut [Person], mentions: &[Mention]) {
    for actor in brackets::actors(scan.prose) {
        // The bracket opens within a few tokens before the actor's name.
        let open = (0..actor.start).rev().take(4).find(|&token| scan.token(token).text == "(");
        let Some(open) = open else { continue };
        let after = mentions.partition_point(|mention| mention.tokens.start < open);
        let owner = mentions[..after].iter().rev().take(4).find(|mention| mention.tokens.end == open);
        if let Some(owner) = owner
            && let Some(person) = persons.get_mut(owner.person)
            && person.actor.is_empty()
        {
            let range = range_of(scan, &actor);
            scan.prose.text[range.clone()].clone_into(&mut person.actor);
            person.cues.push(Cue { rule: "actor/brackets", weight: 1.0, range: Some(range) });
        }
    }
}

/// The bytes of `tokens`.
pub(super) fn range_of(scan: &Scan<'_, '_>, tokens: &Range<usize>) -> Range<usize> {
    let last = tokens.end.max(tokens.start + 1) - 1;
    scan.token(tokens.start).range.start..scan.token(last).range.end
}
