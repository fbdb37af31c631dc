//! Hints on characters: in no scene, gone before the end, at two places at once, perhaps one and the same.

use std::collections::BTreeMap;

use super::{Case, Hint, SKETCH, course::Course, meanwhile};
use crate::outline::{Character, CharacterKind, ItemId, Outline};

/// Somebody in fewer scenes is no main character.
const LEAST: usize = 4;
/// Nor is somebody in less than one in so many scenes.
const PART: usize = 3;

pub(super) fn find(course: &Course<'_>, hints: &mut Vec<Hint>) {
    let namesakes = Namesakes::of(course.outline);
    let meanwhile = meanwhile::hints(course);
    for character in &course.outline.characters {
        hints.extend(presence(course, character, hints));
        let subject = ItemId::from(&character.id);
        hints.extend(meanwhile.iter().filter(|hint| hint.case.subject() == subject).cloned());
        hints.extend(namesakes.hint(course.outline, character));
    }
}

fn presence(course: &Course<'_>, character: &Character, told: &[Hint]) -> Option<Hint> {
    if course.count() < SKETCH {
        return None;
    }
    let id = &character.id;
    let Some(presence) = course.of_character.get(id) else {
        let is_named = character.kind == CharacterKind::Named;
        return is_named.then(|| Hint::new(Case::NoScene { character: id.clone() }, []));
    };
    let is_main = presence.scenes >= LEAST && presence.scenes * PART >= course.count();
    if !is_main || !course.is_long(&(presence.last + 1..course.count())) {
        return None;
    }
    let after = course.id(presence.last);
    // Who ends with a strand has been told with it.
    let ends_here = |hint: &Hint| matches!(&hint.case, Case::StrandEnds { after: end, .. } if *end == after);
    let case = Case::CharacterGone { character: id.clone(), after: after.clone() };
    (!told.iter().any(ends_here)).then(|| Hint::new(case, [presence.last]))
}

/// Characters by the words of their names in small letters.
struct Namesakes<'o> {
    by_name: BTreeMap<String, Vec<&'o Character>>,
}

impl<'o> Namesakes<'o> {
    fn of(outline: &'o Outline) -> Self {
        let mut by_name: BTreeMap<String, Vec<&Character>> = BTreeMap::new();
        for character in named(outline) {
            let name = character.name.to_lowercase();
            let words: Vec<&str> = name.split_whitespace().collect();
            if let [first, .., last] = words.as_slice() {
                by_name.entry((*first).to_owned()).or_default().push(character);
                if last != first {
                    by_name.entry((*last).to_owned()).or_default().push(character);
                }
            }
            by_name.entry(words.join(" ")).or_default().push(character);
        }
        Self { by_name }
    }

    /// Whether `character` may be somebody else: one whose name is the same, or the only one of whose name theirs is a
    /// part. Two who have something to do with each other are two.
    fn hint(&self, outline: &Outline, character: &Character) -> Option<Hint> {
        if character.kind != CharacterKind::Named {
            return None;
        }
        let alike = self.by_name.get(&character.name.to_lowercase())?;
        let mut others = alike.iter().filter(|other| other.id != character.id);
        let (other, None) = (others.next()?, others.next()) else { return None };
        let are_related = outline.relations.iter().any(|relation| {
            let ends = [&relation.a, &relation.b];
            ends.contains(&&character.id) && ends.contains(&&other.id)
        });
        // Of two with the same name each would say it of the other.
        let is_second = other.name.to_lowercase() == character.name.to_lowercase() && other.id < character.id;
        let case = Case::PerhapsOne { one: character.id.clone(), other: other.id.clone() };
        (!are_related && !is_second).then(|| Hint::new(case, []))
    }
}

fn named(outline: &Outline) -> impl Iterator<Item = &Character> {
    let named = |character: &&Character| character.kind == CharacterKind::Named && !character.name.is_empty();
    outline.characters.iter().map(|character| &**character).filter(named)
}
