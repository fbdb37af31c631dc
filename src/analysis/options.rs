//! What the courses of a dilemma are called, what is at stake, and what the dilemma itself is called.

use super::{
    dilemmas::{Conflict, Signs},
    reading::Reading,
    retell::Teller,
};

/// Fills in options, stakes and the option taken.
pub fn fill(_reading: &Reading<'_>, _signs: &[Signs], _conflict: &mut Conflict) {}

/// What to call a dilemma.
pub fn title(_teller: &Teller<'_, '_>, _conflict: &Conflict) -> String {
    String::new()
}
