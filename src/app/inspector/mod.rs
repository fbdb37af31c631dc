//! The inspector on the right: everything about what is selected.

mod passages;
mod reading;

use egui::Ui;

use super::{context::PanelContext, words::Words};
use crate::outline::RelationKind;

/// What the inspector remembers from frame to frame.
#[derive(Default)]
pub(crate) struct InspectorState {}

/// Everything about what is selected.
pub(crate) fn inspector_ui(_ui: &mut Ui, _state: &mut InspectorState, _cx: &PanelContext<'_>) {}

/// What one is to the other, in a word or two: `Kind von`.
pub(crate) fn relation_word(words: &Words, kind: RelationKind) -> String {
    match kind {
        RelationKind::ChildOf => words.text("relation-child-of"),
        RelationKind::SuperiorOf => words.text("relation-superior-of"),
        RelationKind::PatientOf => words.text("relation-patient-of"),
        RelationKind::Sibling => words.text("relation-sibling"),
        RelationKind::Partner => words.text("relation-partner"),
        RelationKind::ExPartner => words.text("relation-ex-partner"),
        RelationKind::Friend => words.text("relation-friend"),
        RelationKind::Colleague => words.text("relation-colleague"),
        RelationKind::Rival => words.text("relation-rival"),
        RelationKind::Relative => words.text("relation-relative"),
    }
}
