//! Kin nouns that say whose kin they name by their first half: `Pfarrerstochter Gudrun`, `die Konsulsgattin Amalie`.

use super::Finder;
use crate::{
    analysis::{
        Language,
        lexicon::{self, Kin, KinTie},
    },
    outline::{CharacterKind, RelationKind},
};

/// So many bytes has the shortest office in a compound.
const SHORTEST: usize = 4;

impl Finder<'_, '_> {
    /// Ties of compounds of an office, or a surname, and kin.
    pub(super) fn compounds(&mut self) {
        if self.prose.language != Language::German {
            return;
        }
        for at in 0..self.prose.tokens.len() {
            let capital = self.token(at).is_some_and(|token| token.text.starts_with(char::is_uppercase));
            if !capital || self.kin_at(at).is_some() {
                continue;
            }
            let Some((owner, kin, plural)) = self.compound(self.lower(at)) else { continue };
            let sentence = self.prose.sentences[self.prose.tokens[at].sentence].tokens.clone();
            let row = self.names_from(at + 1, &sentence);
            let named = match row.as_slice() {
                [first, ..] if !plural => vec![*first],
                [] => self.person_at(at).into_iter().collect(),
                _ => row,
            };
            if plural && kin.tie == KinTie::Child {
                self.tie_each(&named, RelationKind::Sibling, "tie/kin-noun", 0.8, &(at..at + 2));
            }
            let Some(owner) = owner else { continue };
            for person in named.into_iter().filter(|person| *person != owner) {
                if !self.tied(person, owner) {
                    self.kin_tie(person, owner, kin.tie, "tie/kin-noun", at..at + 2);
                }
            }
        }
    }

    /// Whose kin the compound `word` names, where only one can be meant, what kin, and whether several.
    fn compound(&self, word: &str) -> Option<(Option<usize>, &'static Kin, bool)> {
        word.char_indices().skip(SHORTEST).find_map(|(split, _)| {
            let (kin, plural) = lexicon::kin(&word[split..], Language::German)?;
            let close = matches!(kin.tie, KinTie::Child | KinTie::Parent | KinTie::Partner | KinTie::Sibling);
            let head = word[..split].trim_end_matches('-');
            let stems = self.words.linking_ends.iter().filter_map(|end| head.strip_suffix(end.as_str()));
            let mut known = false;
            let owner = stems.into_iter().find_map(|stem| {
                known |= lexicon::role(stem, Language::German).is_some();
                self.holder_of(stem)
            });
            (close && (known || owner.is_some())).then_some((owner, kin, plural))
        })
    }

    /// The only one whose office ends in `stem`.
    fn holder_of(&self, stem: &str) -> Option<usize> {
        let person = |&person: &usize| self.people.persons[person].kind != CharacterKind::Group;
        let holds = |person: &usize| {
            stem.len() >= SHORTEST && self.offices[*person].iter().any(|o| o.ends_with(stem))
        };
        let mut holders = (0..self.people.persons.len()).filter(|p| person(p) && holds(p));
        holders.next().filter(|_| holders.next().is_none())
    }
}
