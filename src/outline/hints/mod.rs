//! The story checker: what a script editor would ask about an outline. Ids and numbers out, no words.
//!
//! A hint must be right nearly always, and rare: an imported synopsis gets two of them, hardly ever more than five. What
//! is a matter of taste is not asked. A writer can put a hint away; it is remembered by its [`Case`] for as long as the
//! case is there.

mod case;
mod characters;
mod course;
mod dilemmas;
mod evidence;
mod meanwhile;
mod scenes;
mod strands;

pub use case::Case;

use super::Outline;
use course::Course;

/// An outline of fewer scenes is a sketch: nothing is missing from it yet.
const SKETCH: usize = 8;

/// Something in the story that may not be meant so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// What it is about.
    pub case: Case,
    /// The numbers of the scenes that tell it, counted from 1 in telling order: where the strand is away from and up
    /// to, where the dilemma opens and is decided.
    pub scenes: Vec<usize>,
    /// What an unfinished dilemma lacks.
    pub lacks: Vec<Lack>,
}

impl Hint {
    fn new(case: Case, scenes: impl IntoIterator<Item = usize>) -> Self {
        Self { case, scenes: scenes.into_iter().map(|place| place + 1).collect(), lacks: Vec::new() }
    }
}

/// What a dilemma can lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Somebody who must choose.
    Holder,
    /// Options at all.
    Options,
    /// A second option.
    Option,
    /// The scene where it opens.
    Opening,
    /// The scene where it is decided, though it is decided.
    Decision,
}

/// All hints on `outline`, those that the writer has put away too: first on what its source does not have any more, then
/// on dilemmas, strands, characters, scenes, each in their own order.
pub fn hints(outline: &Outline) -> Vec<Hint> {
    let course = Course::of(outline);
    let mut hints = Vec::new();
    evidence::find(&course, &mut hints);
    dilemmas::find(&course, &mut hints);
    strands::find(&course, &mut hints);
    characters::find(&course, &mut hints);
    scenes::find(&course, &mut hints);
    hints
}

impl Outline {
    /// Whether the writer has put the hint away.
    pub fn has_dismissed(&self, hint: &Hint) -> bool {
        self.dismissed.contains(&hint.case)
    }
}

/// Forgets that hints were put away whose case is not there any more, so that they are told if it comes back.
pub(super) fn forget_settled(outline: &mut Outline) {
    if !outline.dismissed.is_empty() {
        let present = hints(outline);
        outline.dismissed.retain(|case| present.iter().any(|hint| hint.case == *case));
    }
}
