//! A character's relations with others, and the sheet of a relation.

use egui::{Align, Layout, Ui};

use super::{
    fields::{
        self, Setting, Shown, changed, choice_button, choose, field_id, labelled, word_button,
        word_button_of_list,
    },
    people::show,
    references::{Choice, Chosen, characters, choose_under, make},
    relation_word,
};
use crate::{
    app::{
        context::PanelContext,
        icons::Icon,
        theme::{Type, measures},
        widgets::IconButton,
        words::Words,
    },
    outline::{Character, CharacterId, Edit, Field, ItemId, Outline, Relation, RelationId, RelationKind},
    session::Select,
};

/// Draws the relations of a character, each with the other one and the kind, and the button that adds one.
pub(super) fn relations_ui(ui: &mut Ui, cx: &PanelContext<'_>, character: &CharacterId) {
    let words = cx.words;
    labelled(ui, &words.text("inspector-relations"), |ui| {
        ui.spacing_mut().item_spacing.y = measures().space.hair;
        let relations = cx.outline().relations.iter();
        for relation in relations.filter(|relation| relation.a == *character || relation.b == *character) {
            line_ui(ui, cx, character, relation);
        }
        let add = words.text("inspector-add-relation");
        let button = word_button_of_list(ui, cx, Icon::Plus, (&add, &add));
        let new = words.text("inspector-new-character");
        let others = || -> Vec<Choice<CharacterId>> {
            characters(cx, &[]).into_iter().filter(|choice| choice.id() != character).collect()
        };
        match choose_under(ui, cx, &button, (None, Some(&new)), others) {
            Some(Chosen::One(other)) => {
                if let Some(relation) = free_relation(cx.outline(), character, &other) {
                    cx.push(Edit::add(relation));
                    cx.push(Select::one(character));
                }
            }
            Some(Chosen::New(name)) => {
                let other = cx.outline().next_character_id();
                let relation = relation(character, &other, RelationKind::Relative);
                make(cx, Edit::add(Character { name, ..Character::default() }), Edit::add(relation));
            }
            Some(Chosen::Nothing) | None => {}
        }
    });
}

fn relation(a: &CharacterId, b: &CharacterId, kind: RelationKind) -> Relation {
    Relation { a: a.clone(), b: b.clone(), kind, note: String::new(), found: None }
}

/// A relation of the two that is not there yet; the writer then says which it is to be.
fn free_relation(outline: &Outline, a: &CharacterId, b: &CharacterId) -> Option<Relation> {
    let mildest_first = RelationKind::ALL.into_iter().rev();
    mildest_first.map(|kind| relation(a, b, kind)).find(|relation| outline.relation(&relation.id()).is_none())
}

/// One relation as the character sees it: what they are to whom.
fn line_ui(ui: &mut Ui, cx: &PanelContext<'_>, character: &CharacterId, relation: &Relation) {
    let words = cx.words;
    let other = if relation.a == *character { &relation.b } else { &relation.a };
    let other_name = cx.outline().name_of(&other.into()).into_owned();
    let about = [("name", other_name.as_str().into())];
    ui.horizontal(|ui| {
        ui.set_min_height(measures().field);
        ui.spacing_mut().item_spacing.x = measures().space.tight;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let remove = words.with("inspector-remove-relation", &about);
            if IconButton::new(Icon::Close, &remove).show(ui).clicked() {
                cx.push(Edit::Delete(vec![relation.id().into()]));
            }
            let width = ui.available_width() / 2.0 - 2.0;
            ui.allocate_ui(egui::vec2(width, measures().field), |ui| {
                let name = words.with("inspector-relation-kind", &about);
                kind_ui(ui, cx, &name, relation, character, false);
            });
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let label = Type::Control.text(&other_name).color(cx.theme.ink);
                let link = ui.add(egui::Label::new(label).truncate().sense(egui::Sense::click()));
                let name = other_name.as_str();
                link.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, name));
                if link.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
                    show(cx, ItemId::from(other));
                }
            });
        });
    });
}

/// A kind as one of the two sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seen {
    kind: RelationKind,
    /// Whether the one who looks is the second of the relation: `Elternteil von` instead of `Kind von`.
    from_b: bool,
}

/// Every kind, the directed ones both ways.
fn all_seen() -> impl Iterator<Item = Seen> {
    RelationKind::ALL.into_iter().flat_map(|kind| {
        let ways: &[bool] = if kind.is_directed() { &[false, true] } else { &[false] };
        ways.iter().map(move |&from_b| Seen { kind, from_b })
    })
}

fn seen_word(words: &Words, seen: Seen) -> String {
    if !seen.from_b {
        return relation_word(words, seen.kind);
    }
    match seen.kind {
        RelationKind::ChildOf => words.text("relation-parent-of"),
        RelationKind::SuperiorOf => words.text("relation-subordinate-of"),
        RelationKind::PatientOf => words.text("relation-treats"),
        other => relation_word(words, other),
    }
}

/// Chooses the kind as `viewer` sees it. The relation's id follows from its kind; where it is what is selected, the
/// selection goes along, otherwise it stays.
fn kind_ui(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    name: &str,
    relation: &Relation,
    viewer: &CharacterId,
    is_own_sheet: bool,
) {
    let present = Seen { kind: relation.kind, from_b: relation.kind.is_directed() && relation.b == *viewer };
    let values: Vec<_> = all_seen().map(|seen| (seen, seen_word(cx.words, seen))).collect();
    let Some(seen) = choose(ui, cx, name, &values, Some(present), "") else { return };
    let other = if relation.a == *viewer { &relation.b } else { &relation.a };
    let (a, b) = if seen.from_b { (other, viewer) } else { (viewer, other) };
    let changed = Relation { a: a.clone(), b: b.clone(), kind: seen.kind, ..relation.clone() };
    cx.push(Edit::Put { of: relation.id().into(), item: changed.into(), field: Field::Kind });
    if !is_own_sheet {
        cx.push(Select::Only(cx.document.selection().clone()));
    }
}

/// Draws the sheet of a relation.
pub(super) fn relation_ui(ui: &mut Ui, cx: &PanelContext<'_>, relation: &Relation) {
    let words = cx.words;
    end_ui(ui, cx, relation, &words.text("inspector-relation-who"), true);
    let kind = words.text("inspector-relation-is");
    labelled(ui, &kind, |ui| kind_ui(ui, cx, &kind, relation, &relation.a, true));
    end_ui(ui, cx, relation, &words.text("inspector-relation-whom"), false);
    if relation.kind.is_directed() {
        ui.add_space(measures().space.tight);
        if word_button(ui, cx, Icon::ArrowUpDown, &words.text("inspector-swap")).clicked() {
            put(cx, relation, relation.b.clone(), relation.a.clone());
        }
    }
    let note = words.text("inspector-note");
    let item = ItemId::from(relation.id());
    let id = field_id(Some(&item), Field::Notes, 0);
    fields::text(ui, cx, id, (&note, &relation.note, Setting::Prose(2)), |text| {
        changed(relation, Field::Notes, |relation| relation.note = text)
    });
}

fn put(cx: &PanelContext<'_>, relation: &Relation, a: CharacterId, b: CharacterId) {
    let item = Relation { a, b, ..relation.clone() };
    cx.push(Edit::Put { of: relation.id().into(), item: item.into(), field: Field::Ends });
}

/// Chooses one of the two. Those with whom there would be the same relation again are not offered.
fn end_ui(ui: &mut Ui, cx: &PanelContext<'_>, relation: &Relation, name: &str, is_a: bool) {
    let (present, other) = if is_a { (&relation.a, &relation.b) } else { (&relation.b, &relation.a) };
    let with = |end: &CharacterId| {
        if is_a { (end.clone(), other.clone()) } else { (other.clone(), end.clone()) }
    };
    let is_free = |end: &CharacterId| {
        let (a, b) = with(end);
        end == present || (a != b && cx.outline().relation(&RelationId::new(a, b, relation.kind)).is_none())
    };
    labelled(ui, name, |ui| {
        let label = cx.outline().name_of(&present.into()).into_owned();
        let button = choice_button(ui, cx, name, Shown { label: &label, ..Shown::default() });
        let chosen = choose_under(ui, cx, &button, (None, None), || {
            let all = characters(cx, std::slice::from_ref(present));
            all.into_iter().filter(|choice| is_free(choice.id())).collect()
        });
        if let Some(Chosen::One(end)) = chosen.filter(|chosen| *chosen != Chosen::One(present.clone())) {
            let (a, b) = with(&end);
            put(cx, relation, a, b);
        }
    });
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, sync::Arc};

    use super::*;
    use crate::app::words::Language;

    #[test]
    fn every_kind_has_a_word_of_its_own_from_either_end() {
        for language in Language::ALL {
            let words = Words::new(language);
            let said: BTreeSet<_> = all_seen().map(|seen| seen_word(&words, seen)).collect();
            assert_eq!(said.len(), all_seen().count(), "{said:?}");
        }
    }

    #[test]
    fn a_second_relation_of_two_is_of_another_kind() {
        let mut outline = Outline::default();
        let (kai, ben) = ("kai".into(), "ben".into());
        let first = free_relation(&outline, &kai, &ben).unwrap();
        outline.relations.push(Arc::new(first.clone()));
        let second = free_relation(&outline, &ben, &kai).unwrap();
        assert_ne!(first.kind, second.kind);
    }
}
