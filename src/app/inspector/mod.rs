//! The inspector on the right: everything about what is selected, edited in place, with its evidence.
//!
//! A sheet for each kind of item, each in its own file; while nothing is selected, the episode's. [`fields`] are what
//! the sheets are made of, [`passages`], [`reasons`], [`reading`] and [`review`] are what they know without a window.

mod aliases;
mod character;
mod dilemma;
mod episode;
mod evidence;
mod fields;
mod header;
mod hints;
mod location;
mod moment;
mod passages;
mod people;
mod quotes;
mod reading;
mod reasons;
mod references;
mod relations;
mod removal;
mod review;
mod scene;
mod scene_dilemmas;
mod scene_list;
mod several;
mod source;
mod strand;

use std::collections::HashSet;

use egui::{Id, Margin, Modifiers, ScrollArea, Ui};

use super::{
    context::PanelContext,
    widgets::{mark, unmark},
    words::Words,
};
pub(super) use header::kind_word;
pub(crate) use review::Answer;

use crate::{
    outline::{DilemmaKind, Field, ItemId, RelationKind},
    session::{InText, Middle, Reveal, ViewCommand},
};

/// What the inspector remembers from frame to frame.
#[derive(Default)]
pub(crate) struct InspectorState {
    /// What could not be read.
    unread: fields::Unread,
    /// Lists that are shown to their end.
    unfolded: HashSet<Id>,
    /// What was shown in the last frame: another item begins at the top.
    shown: Vec<ItemId>,
    /// Whether the keyboard is to go to the field that is filled first.
    takes_keyboard: bool,
}

impl InspectorState {
    /// The keyboard goes to the field that is filled first.
    pub(crate) const fn take_keyboard(&mut self) {
        self.takes_keyboard = true;
    }
}

/// Everything about what is selected.
pub(crate) fn inspector_ui(ui: &mut Ui, state: &mut InspectorState, cx: &PanelContext<'_>) {
    let selection = cx.document.selection();
    let mut scroll = ScrollArea::vertical().auto_shrink(false).id_salt("inspector");
    if state.shown != *selection {
        scroll = scroll.vertical_scroll_offset(0.0);
        state.shown.clone_from(selection);
        unmark(ui.ctx());
    }
    if let Some(Reveal::Text(InText { place, at })) = &cx.view.reveal {
        mark(ui.ctx(), fields::field_id(place.item.as_ref(), place.field, place.index), at.clone());
    }
    if std::mem::take(&mut state.takes_keyboard) && selection.len() < 2 {
        ui.memory_mut(|memory| memory.request_focus(first_field(selection.first())));
    }
    scroll.show(ui, |ui| {
        egui::Frame::NONE.inner_margin(Margin { left: 18, right: 18, top: 12, bottom: 8 }).show(ui, |ui| {
            ui.set_width(ui.available_width());
            match selection.as_slice() {
                [] => episode::episode_ui(ui, state, cx),
                [item] => {
                    item_ui(ui, state, cx, item);
                    rename(ui, cx, item);
                }
                several => several::several_ui(ui, state, cx, several),
            }
        });
    });
    if ui.memory(|memory| memory.focused().is_none()) {
        answer_by_key(ui, cx);
    }
}

/// Answers what is selected by the outline's keys. Where the outline is shown, it answers scenes itself, in its own
/// order, except that N leads on from everything.
pub(crate) fn answer_by_key(ui: &Ui, cx: &PanelContext<'_>) {
    let is_answered_here = |item: &ItemId| item.as_scene().is_none() || cx.view.middle != Middle::Outline;
    let find = match cx.document.selection().as_slice() {
        [item] if is_answered_here(item) => Some(item),
        _ => None,
    };
    for (key, answer) in Answer::KEYS {
        let is_meant =
            answer == Answer::Skip || find.is_some_and(|item| cx.outline().unchecked(item).is_some());
        if !is_meant || !ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            continue;
        }
        match find {
            Some(item) => {
                answer.commands(cx.outline(), item).into_iter().for_each(|command| cx.push(command));
            }
            None => header::go_on_from(cx, cx.document.selected()),
        }
    }
}

/// Begins to edit the name of what no other panel shows now, so that F2 always finds a field.
fn rename(ui: &Ui, cx: &PanelContext<'_>, item: &ItemId) {
    let is_shown_elsewhere = match item {
        ItemId::Scene(_) => cx.view.middle != Middle::Source,
        ItemId::Relation(_) => false,
        _ => cx.view.library,
    };
    if cx.view.renaming.as_ref() != Some(item) || is_shown_elsewhere {
        return;
    }
    ui.memory_mut(|memory| memory.request_focus(first_field(Some(item))));
    cx.push(ViewCommand::EndRename);
}

/// The field of an item, or of the episode, that is filled first.
pub(crate) fn first_field(item: Option<&ItemId>) -> Id {
    let field = match item {
        None | Some(ItemId::Scene(_) | ItemId::Strand(_) | ItemId::Dilemma(_)) => Field::Title,
        Some(ItemId::Relation(_)) => Field::Notes,
        Some(_) => Field::Name,
    };
    fields::field_id(item, field, 0)
}

fn item_ui(ui: &mut Ui, state: &mut InspectorState, cx: &PanelContext<'_>, item: &ItemId) {
    let outline = cx.outline();
    header::item_header_ui(ui, cx, item);
    hints::hints_ui(ui, cx, item);
    match item {
        ItemId::Scene(id) => {
            let Some(scene) = outline.scene(id) else { return };
            scene::scene_ui(ui, state, cx, scene);
            evidence::evidence_ui(ui, state, cx, item);
            scene::more_ui(ui, state, cx, scene);
        }
        ItemId::Character(id) => {
            let Some(character) = outline.character(id) else { return };
            character::character_ui(ui, cx, character);
            evidence::evidence_ui(ui, state, cx, item);
            character::more_ui(ui, state, cx, character);
        }
        ItemId::Location(id) => {
            let Some(location) = outline.location(id) else { return };
            location::location_ui(ui, cx, location);
            evidence::evidence_ui(ui, state, cx, item);
            location::more_ui(ui, state, cx, location);
        }
        ItemId::Strand(id) => {
            let Some(strand) = outline.strand(id) else { return };
            strand::strand_ui(ui, cx, strand);
            evidence::evidence_ui(ui, state, cx, item);
            strand::more_ui(ui, state, cx, strand);
        }
        ItemId::Dilemma(id) => {
            let Some(dilemma) = outline.dilemma(id) else { return };
            dilemma::dilemma_ui(ui, cx, dilemma);
            evidence::evidence_ui(ui, state, cx, item);
            dilemma::more_ui(ui, cx, dilemma);
        }
        ItemId::Relation(id) => {
            let Some(relation) = outline.relation(id) else { return };
            relations::relation_ui(ui, cx, relation);
            evidence::evidence_ui(ui, state, cx, item);
        }
        ItemId::Source(id) => {
            let Some(source) = outline.source(id) else { return };
            source::source_ui(ui, cx, source);
        }
    }
    removal::removal_ui(ui, cx, item);
}

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

/// Whether it is a choice or a question, in a word.
pub(crate) fn dilemma_kind_word(words: &Words, kind: DilemmaKind) -> String {
    match kind {
        DilemmaKind::Choice => words.text("dilemma-choice"),
        DilemmaKind::Question => words.text("dilemma-question"),
    }
}
