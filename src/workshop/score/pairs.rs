//! Which of what may be in a text is in its gold outline: for learning.

use std::collections::BTreeMap;

use super::names::{Named, name_score, pair_up, place_score, unnamed_score};
use crate::{
    analysis::{
        people::{People, UnnamedDecision},
        places::Place,
    },
    workshop::gold::Gold,
};

/// Whether each of `found` is one of the gold's people without a name, and how many of the gold's none of them is.
pub fn unnamed_pairs(gold: &Gold, found: &[UnnamedDecision]) -> (Vec<bool>, usize) {
    let people: Vec<_> = gold.characters.iter().filter(|character| character.kind == "unnamed").collect();
    let score = |g: usize, f: usize| {
        let (person, decision) = (people[g], &found[f]);
        let alike = unnamed_score(
            &Named { name: &person.name, title: "", aliases: &person.aliases },
            &Named { name: &decision.name, title: "", aliases: &decision.aliases },
        );
        // Of two who are called alike, the one that the same sentences speak of.
        let near = decision.sentences.iter().any(|sentence| person.sentences.contains(sentence));
        if alike > 0.0 && near { alike + 1.0 } else { alike }
    };
    let pairs = pair_up(people.len(), found.len(), score);
    let mut right = vec![false; found.len()];
    pairs.iter().for_each(|&(_, f)| right[f] = true);
    (right, people.len() - pairs.len())
}

/// Which of the places found is which of the gold's, by the gold's ids.
pub fn place_pairs(gold: &Gold, found: &[Place]) -> BTreeMap<String, usize> {
    let locations = &gold.locations;
    let pairs = pair_up(locations.len(), found.len(), |g, f| {
        place_score(
            &Named { name: &locations[g].name, title: "", aliases: &locations[g].aliases },
            &Named { name: &found[f].name, title: "", aliases: &found[f].aliases },
        )
    });
    pairs.into_iter().map(|(g, f)| (locations[g].id.clone(), f)).collect()
}

/// Which of the people found is which of the gold's, both by their places.
pub fn people_pairs(gold: &Gold, found: &People) -> Vec<(usize, usize)> {
    let characters = &gold.characters;
    pair_up(characters.len(), found.persons.len(), |g, f| {
        let (character, person) = (&characters[g], &found.persons[f]);
        let score = if character.kind == "named" { name_score } else { unnamed_score };
        score(
            &Named {
                name: &character.name,
                title: character.title.as_deref().unwrap_or_default(),
                aliases: &character.aliases,
            },
            &Named { name: &person.name, title: &person.title, aliases: &person.aliases },
        )
    })
}
