//! Making two items one.

use std::{borrow::Cow, sync::Arc};

use super::{super::references, EditError};
use crate::outline::{Character, CharacterKind, Dilemma, ItemId, Location, Outcome, Outline, Strand};

/// Makes `gone` a part of `kept`: names become aliases, empty fields are filled, passages are joined, every
/// reference to `gone` turns to `kept`.
pub(super) fn merge(outline: &mut Outline, kept: &ItemId, gone: &ItemId) -> Result<Vec<ItemId>, EditError> {
    let missing = |id: &ItemId| EditError::NoSuchItem(id.clone());
    match (kept, gone) {
        (ItemId::Character(a), ItemId::Character(b)) if a != b => {
            let other = outline.character(b).cloned().ok_or_else(|| missing(gone))?;
            let mine =
                outline.characters.iter_mut().find(|item| item.id == *a).ok_or_else(|| missing(kept))?;
            join_characters(Arc::make_mut(mine), &other);
        }
        (ItemId::Location(a), ItemId::Location(b)) if a != b => {
            let other = outline.location(b).cloned().ok_or_else(|| missing(gone))?;
            let mine =
                outline.locations.iter_mut().find(|item| item.id == *a).ok_or_else(|| missing(kept))?;
            join_locations(Arc::make_mut(mine), &other);
        }
        (ItemId::Strand(a), ItemId::Strand(b)) if a != b => {
            let other = outline.strand(b).cloned().ok_or_else(|| missing(gone))?;
            let mine = outline.strands.iter_mut().find(|item| item.id == *a).ok_or_else(|| missing(kept))?;
            let mine: &mut Strand = Arc::make_mut(mine);
            fill(&mut mine.title, &other.title);
            append(&mut mine.notes, &other.notes);
        }
        (ItemId::Dilemma(a), ItemId::Dilemma(b)) if a != b => {
            let other = outline.dilemma(b).cloned().ok_or_else(|| missing(gone))?;
            let mine = outline.dilemmas.iter_mut().find(|item| item.id == *a).ok_or_else(|| missing(kept))?;
            join_dilemmas(Arc::make_mut(mine), &other);
        }
        _ => return Err(EditError::Mismatch(kept.clone(), gone.clone())),
    }
    references::turn(outline, gone, Some(kept));
    references::remove(outline, gone);
    Ok(vec![kept.clone()])
}

fn join_characters(mine: &mut Character, other: &Character) {
    // Somebody with a name is not called `der Mann` because a passage says so.
    let is_named = mine.kind == CharacterKind::Named;
    // `Frau Sommerfeld` who turns out to be Annika is not `Frau Annika`: the whole is another of her names.
    let is_addressed_alike = last_word(&mine.name) == last_word(&other.name);
    let called = if is_addressed_alike { Cow::Borrowed(&*other.name) } else { other.full_name() };
    let own = (!is_named || other.kind != CharacterKind::Unnamed).then_some(called.into_owned());
    let is_kept = |name: &String| !is_named || !describes(name);
    let names: Vec<String> = own.into_iter().chain(other.aliases.iter().cloned()).filter(is_kept).collect();
    join_names(&mine.name, &mut mine.aliases, &names);
    mine.kind = mine.kind.min(other.kind);
    if is_addressed_alike {
        fill(&mut mine.title, &other.title);
    }
    fill(&mut mine.role, &other.role);
    fill(&mut mine.age, &other.age);
    fill(&mut mine.actor, &other.actor);
    append(&mut mine.description, &other.description);
    append(&mut mine.notes, &other.notes);
    join_sorted(&mut mine.spans, &other.spans);
}

fn join_locations(mine: &mut Location, other: &Location) {
    let names: Vec<String> = std::iter::once(&other.name).chain(&other.aliases).cloned().collect();
    join_names(&mine.name, &mut mine.aliases, &names);
    append(&mut mine.notes, &other.notes);
    join_sorted(&mut mine.spans, &other.spans);
}

fn join_dilemmas(mine: &mut Dilemma, other: &Dilemma) {
    fill(&mut mine.title, &other.title);
    fill(&mut mine.stakes, &other.stakes);
    append(&mut mine.notes, &other.notes);
    join(&mut mine.holders, &other.holders);
    join(&mut mine.presses, &other.presses);
    let first_new = mine.options.len();
    mine.options.extend(other.options.iter().cloned());
    mine.opens = mine.opens.take().or_else(|| other.opens.clone());
    if mine.outcome == Outcome::Open {
        mine.outcome = match other.outcome.clone() {
            Outcome::Open => Outcome::Open,
            Outcome::Decided { option, scene } => {
                Outcome::Decided { option: option.map(|option| option + first_new), scene }
            }
        };
    }
    join_sorted(&mut mine.spans, &other.spans);
}

/// Whether it says who somebody is rather than what they are called: `der Mann`, `ein Polizist`. Only small articles
/// tell; `Der Alte` is a name.
fn describes(name: &str) -> bool {
    const ARTICLES: [&str; 8] = ["der", "die", "das", "ein", "eine", "the", "a", "an"];
    name.split_once(' ').is_some_and(|(first, _)| ARTICLES.contains(&first))
}

fn last_word(name: &str) -> Option<&str> {
    name.split_whitespace().last()
}

fn join_names(name: &str, aliases: &mut Vec<String>, others: &[String]) {
    for alias in others {
        if alias != name && !alias.is_empty() && !aliases.contains(alias) {
            aliases.push(alias.clone());
        }
    }
}

fn fill(mine: &mut String, other: &str) {
    if mine.is_empty() {
        other.clone_into(mine);
    }
}

fn append(mine: &mut String, other: &str) {
    if !mine.is_empty() && !other.is_empty() {
        mine.push('\n');
    }
    mine.push_str(other);
}

fn join<T: Clone + PartialEq>(mine: &mut Vec<T>, other: &[T]) {
    for item in other {
        if !mine.contains(item) {
            mine.push(item.clone());
        }
    }
}

fn join_sorted<T: Clone + Ord>(mine: &mut Vec<T>, other: &[T]) {
    mine.extend_from_slice(other);
    mine.sort();
    mine.dedup();
}
