//! Forced choices and open dramatic questions: which sentences state, press or answer one, who holds it, and
//! whether the text tells its end.
//!
//! [`signs`] says what each sentence has of a dilemma, `choices` and `questions` gather the sentences that speak of
//! one, [`holders`] and [`outcomes`] find whose it is and how it ends. What the options are called is the business
//! of [`options`](super::options).

mod choices;
mod claims;
mod courses;
mod holders;
mod outcomes;
mod questions;
mod signs;

pub use self::{
    choices::features,
    holders::{candidates, features as holder_features},
    outcomes::features as outcome_features,
    signs::{Signs, signs},
};

use super::{
    Cue,
    naming::Names,
    reading::Reading,
    retell::Teller,
    votes::{Weights, vote},
};
use crate::outline::DilemmaKind;

/// A forced choice, or an open dramatic question.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// Choice or question.
    pub kind: DilemmaKind,
    /// Who must choose, or whose question it is, in `People::persons`.
    pub holders: Vec<usize>,
    /// The sentences that state, press or answer it.
    pub evidence: Vec<usize>,
    /// The courses in a few words each.
    pub options: Vec<String>,
    /// What is lost on failure.
    pub stakes: String,
    /// The sentences that tell the end; none while it is open.
    pub decided_in: Vec<usize>,
    /// The option taken.
    pub taken: Option<usize>,
    /// How likely, 0 to 1.
    pub confidence: f32,
    /// What spoke for it.
    pub cues: Vec<Cue>,
}

/// The forced choices and questions of a text, by the signs of its sentences, in order of their first sentence.
pub fn read(reading: &Reading<'_>, signs: &[Signs]) -> Vec<Conflict> {
    let lore = reading.lore;
    read_with(reading, signs, [&lore.choice_weights, &lore.holder_weights, &lore.outcome_weights])
}

/// The same with other weights.
pub fn read_with(
    reading: &Reading<'_>,
    signs: &[Signs],
    [choice, holder, outcome]: [&Weights; 3],
) -> Vec<Conflict> {
    let mut groups = choices::choices(reading, signs, choice);
    let mut conflicts = questions::questions(reading, signs, &mut groups);
    let groups = choices::merge(reading, signs, groups);
    conflicts.extend(groups.into_iter().map(|group| choices::choice_of(reading, signs, choice, group)));
    let names = Names::new(reading);
    let teller = Teller { reading, names: &names };
    for conflict in &mut conflicts {
        holders::hold(reading, signs, holder, conflict);
        outcomes::decide(reading, signs, outcome, conflict);
        super::options::fill(&teller, signs, conflict);
    }
    conflicts.sort_by_key(|conflict| conflict.evidence.first().copied());
    conflicts
}
