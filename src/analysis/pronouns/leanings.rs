//! How much each thing counts that makes somebody the one whom a pronoun means.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::{Deserialize, Serialize};

use crate::analysis::{grammar::Role, lexicon::built_in};

/// How a pronoun's candidates are weighed. Fitted to annotated synopses by `workshop pronouns`.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq)]
pub struct Leanings {
    /// How far back a pronoun reaches, in sentences.
    pub reach: f32,
    /// What each further sentence leaves of a candidate's weight.
    pub fading: f32,
    /// What the sentence before leaves of it.
    pub last: f32,
    /// What the same sentence leaves of it.
    pub here: f32,
    /// What a new paragraph leaves of it.
    pub new_block: f32,
    /// The least weight of a candidate.
    pub enough: f32,
    /// By how much the best must lead.
    pub margin: f32,
    /// What a subject gains as the antecedent of a subject.
    pub parallel: f32,
    /// What each further mention adds, of its weight.
    pub repeated: f32,
    /// What is left of the weight of somebody whose gender is not known.
    pub unsure: f32,
    /// How strongly a subject stays in mind.
    pub subject: f32,
    /// How strongly an object does.
    pub object: f32,
    /// How strongly an owner does.
    pub owner: f32,
    /// How strongly whoever stands behind a preposition does.
    pub prepositional: f32,
}

impl Default for Leanings {
    fn default() -> Self {
        Self {
            reach: 3.0,
            fading: 0.4,
            last: 0.7,
            here: 1.2,
            new_block: 0.6,
            enough: 0.7,
            margin: 0.4,
            parallel: 0.6,
            repeated: 0.2,
            unsure: 0.6,
            subject: 3.0,
            object: 1.7,
            owner: 1.3,
            prepositional: 1.1,
        }
    }
}

/// As they were fitted.
pub fn leanings() -> &'static Leanings {
    static LEANINGS: LazyLock<Leanings> = LazyLock::new(|| built_in!("weights/pronouns"));
    &LEANINGS
}

impl Leanings {
    /// How strongly somebody stays in mind.
    pub(super) const fn salience(&self, role: Role) -> f32 {
        match role {
            Role::Subject => self.subject,
            Role::Object => self.object,
            Role::Owner => self.owner,
            Role::Prepositional => self.prepositional,
        }
    }

    /// The greatest weight counts, each further one a little.
    pub(super) fn raise(&self, weights: &mut BTreeMap<usize, f32>, person: usize, weight: f32) {
        let known = weights.entry(person).or_insert(0.0);
        *known =
            if weight > *known { weight + *known * self.repeated } else { *known + weight * self.repeated };
    }
}
