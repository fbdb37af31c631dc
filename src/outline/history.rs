//! The versions of an outline, one after the other: undo and redo.
//!
//! A document is a line of versions, each reached from the one before by a labelled step. Versions share
//! what did not change, so a step costs little. The clock is passed in.

use std::{collections::VecDeque, sync::Arc, time::Duration};

use super::{Edit, EditError, ItemId, MergeKey, Outline, StepLabel};

/// What is selected, in the order of selecting; the last one is the one that is shown.
pub type Selection = Vec<ItemId>;

/// Edits of one field that follow each other within this time are one step.
const TYPING_PAUSE: Duration = Duration::from_millis(500);

/// How many steps can be undone.
const DEPTH: usize = 1_000;

/// How a version came about.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What was done.
    pub label: StepLabel,
    /// What was selected before.
    pub before: Selection,
    /// What was selected afterwards.
    pub after: Selection,
    key: Option<MergeKey>,
    at: Duration,
}

/// A line of versions, and which of them is the present one.
#[derive(Clone, Debug)]
pub struct History {
    /// Versions before the present one, each with the step that leads on from it.
    past: VecDeque<(Version, Step)>,
    present: Version,
    /// Versions that were undone, each with the step that leads to it, the nearest last.
    future: Vec<(Step, Version)>,
    made: u64,
}

/// An outline at one time.
#[derive(Clone, Debug)]
struct Version {
    outline: Arc<Outline>,
    number: u64,
}

impl History {
    /// Begins with this outline.
    pub fn new(outline: Outline) -> Self {
        let present = Version { outline: Arc::new(outline), number: 0 };
        Self { past: VecDeque::new(), present, future: Vec::new(), made: 0 }
    }

    /// The present version.
    pub const fn outline(&self) -> &Arc<Outline> {
        &self.present.outline
    }

    /// A number that only the present version has. Undo and redo come back to the same number.
    pub const fn version(&self) -> u64 {
        self.present.number
    }

    /// Carries out an edit at the time `now`, counted from any fixed point. Gives what is to be selected.
    /// An edit that changes nothing makes no step.
    pub fn carry_out(
        &mut self,
        edit: &Edit,
        selection: &Selection,
        now: Duration,
    ) -> Result<Selection, EditError> {
        let applied = edit.apply(&self.present.outline)?;
        let after = if applied.touched.is_empty() {
            selection.iter().filter(|id| applied.outline.contains(id)).cloned().collect()
        } else {
            applied.touched
        };
        if applied.outline == *self.present.outline {
            return Ok(after);
        }
        self.made += 1;
        let next = Version { outline: Arc::new(applied.outline), number: self.made };
        let key = edit.merge_key();
        self.future.clear();
        let typing =
            self.past.back_mut().map(|(_, step)| step).filter(|step| {
                key.is_some() && step.key == key && now.saturating_sub(step.at) <= TYPING_PAUSE
            });
        if let Some(step) = typing {
            step.at = now;
            step.after.clone_from(&after);
            self.present = next;
        } else {
            let step =
                Step { label: edit.label(), before: selection.clone(), after: after.clone(), key, at: now };
            self.past.push_back((std::mem::replace(&mut self.present, next), step));
            if self.past.len() > DEPTH {
                self.past.pop_front();
            }
        }
        Ok(after)
    }

    /// Has this selected after the last step, also when it is done again.
    pub fn select_after(&mut self, selection: &Selection) {
        if let Some((_, step)) = self.past.back_mut() {
            step.after.clone_from(selection);
        }
    }

    /// Ends the present step: the next edit starts a new one, however soon it comes.
    pub fn end_step(&mut self) {
        if let Some((_, step)) = self.past.back_mut() {
            step.key = None;
        }
    }

    /// Goes back one step. Gives the step that was undone.
    pub fn undo(&mut self) -> Option<&Step> {
        let (version, mut step) = self.past.pop_back()?;
        step.key = None;
        self.future.push((step, std::mem::replace(&mut self.present, version)));
        self.future.last().map(|(step, _)| step)
    }

    /// Goes forward one step. Gives the step that was done again.
    pub fn redo(&mut self) -> Option<&Step> {
        let (step, version) = self.future.pop()?;
        self.past.push_back((std::mem::replace(&mut self.present, version), step));
        self.past.back().map(|(_, step)| step)
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<StepLabel> {
        self.past.back().map(|(_, step)| step.label)
    }

    /// What redo would do again.
    pub fn redo_label(&self) -> Option<StepLabel> {
        self.future.last().map(|(step, _)| step.label)
    }
}
