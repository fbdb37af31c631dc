//! The line under a scene's summary: place, persons, dilemmas, minutes; each can be changed where it stands.

use egui::{
    Align2, Color32, CursorIcon, Id, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::{
    layout::{RowLayout, phase_word},
    row::{Act, RowView, field_id, is_picking},
    target::{Editing, Target},
};
use crate::{
    app::{
        icons::Icon,
        middle::{edits, field::Leave, overview::Turn},
        theme::Type,
        widgets::{Chip, Pick, Picked, PickerWords, ValueField, paint_diamond, picker},
        words::Words,
    },
    outline::{Field, Outcome},
    session::Select,
};

/// Draws the facts of the row in `rect`.
pub(super) fn facts_ui(
    ui: &mut Ui,
    rect: Rect,
    layout: &RowLayout,
    row: &RowView<'_>,
    editing: Option<&mut Editing>,
    acts: &mut Vec<Act>,
) {
    let origin = vec2(rect.left(), rect.top() + layout.facts_top);
    let edits_minutes = editing.filter(|editing| matches!(editing.target, Target::Minutes(_)));
    place_ui(ui, layout.facts.place_rect.translate(origin), layout, row);
    persons_ui(ui, rect, origin, layout, row);
    for (turn, word, place) in &layout.facts.turns {
        turn_ui(ui, place.translate(origin), row, *turn, word);
    }
    let minutes = layout.facts.minutes_rect.translate(origin);
    match edits_minutes {
        Some(editing) => minutes_field_ui(ui, minutes, row, editing, acts),
        None => {
            let words = row.cx.words;
            let minutes_text = [("minutes", layout.facts.minutes.as_str().into())];
            let label = match row.scene.length {
                Some(length) if length.is_estimate => {
                    let label = words.with("outline-change-minutes", &minutes_text);
                    format!("{label}. {}", words.text("estimated-hint"))
                }
                Some(_) => words.with("outline-change-minutes", &minutes_text),
                None => words.text("outline-set-minutes"),
            };
            let id = Id::unique(("outline-minutes-button", row.scene.id.as_str()));
            let ink = if row.scene.length.is_some() { row.cx.theme.soft } else { row.cx.theme.faint };
            let text = (layout.facts.minutes.as_str(), Type::List, *ink);
            if quiet_button(ui, minutes, id, text, Align2::RIGHT_CENTER, &label).clicked() {
                acts.push(Act::EditMinutes);
            }
        }
    }
}

fn place_ui(ui: &mut Ui, rect: Rect, layout: &RowLayout, row: &RowView<'_>) {
    let words = row.cx.words;
    let open = words.text("outline-place-open");
    let id = Id::unique(("outline-place", row.scene.id.as_str()));
    let (text, role, ink) = match &layout.facts.place {
        Some(place) => (place, Type::List, *row.cx.theme.soft),
        None => (&open, Type::Missing, *row.cx.theme.faint),
    };
    let label = words.with("outline-change-place", &[("place", text.as_str().into())]);
    let button = quiet_button(ui, rect, id, (text, role, ink), Align2::LEFT_CENTER, &label);
    if !is_picking(ui, &button) {
        return;
    }
    let outline = row.cx.outline();
    let (search, new) = (words.text("outline-find-place"), words.text("outline-new-place"));
    let picks: Vec<Pick<'_>> = outline
        .locations
        .iter()
        .map(|place| Pick {
            label: &place.name,
            detail: "",
            strand: None,
            is_chosen: row.scene.location.as_ref() == Some(&place.id),
        })
        .collect();
    let picker_words = PickerWords { search: &search, nothing: Some(&open), new: Some(&new) };
    let Some(picked) = picker(ui, &button, picker_words, &picks) else { return };
    row.cx.push(match picked {
        Picked::Item(index) => edits::set_place(row.scene, Some(outline.locations[index].id.clone())),
        Picked::Nothing => edits::set_place(row.scene, None),
        Picked::New(name) => edits::set_new_place(outline, row.scene, name),
    });
    keep_selection(row);
}

fn persons_ui(ui: &mut Ui, rect: Rect, origin: egui::Vec2, layout: &RowLayout, row: &RowView<'_>) {
    let words = row.cx.words;
    for (id, name, place) in &layout.facts.persons {
        let salt = ("person", row.scene.id.as_str(), id.as_str());
        let mut child = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(place.translate(origin)));
        let item = id.into();
        let full = row.cx.outline().character(id).map_or("", |character| &character.name);
        let chip = Chip::new(name).name(full).selected(row.cx.is_selected(&item)).show(&mut child);
        if chip.response.on_hover_text(Type::List.text(full)).clicked() {
            row.cx.push(Select::one(item));
        }
    }
    if let Some((names, place)) = &layout.facts.more {
        let place = place.translate(origin);
        let label = format!("+{}", names.len());
        let all = words.listed(names);
        let id = Id::unique(("outline-more", row.scene.id.as_str()));
        let text = (label.as_str(), Type::List, *row.cx.theme.soft);
        if quiet_button(ui, place, id, text, Align2::LEFT_CENTER, &all).clicked() {
            row.cx.push(Select::one(&row.scene.id));
        }
    }
    // The button is there when somebody may want it: under the pointer, or in the row that keys act on.
    let add = layout.facts.add_person.translate(origin);
    let id = Id::unique(("outline-add-person", row.scene.id.as_str()));
    let is_open = egui::Popup::is_id_open(ui.ctx(), id.with("popup"));
    if row.is_selected || is_open || ui.rect_contains_pointer(rect) {
        add_person_ui(ui, add, id, row);
    }
}

fn add_person_ui(ui: &mut Ui, rect: Rect, id: Id, row: &RowView<'_>) {
    let words = row.cx.words;
    let label = words.text("outline-change-persons");
    let button = ui.interact(rect, id, Sense::click());
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    let ink = if button.hovered() || button.has_focus() { row.cx.theme.accent } else { row.cx.theme.faint };
    let icon = Icon::UserPlus.char();
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon, Type::Icon.font_at(14.0), *ink);
    let button = button.on_hover_text(Type::List.text(&label));
    if !is_picking(ui, &button) {
        return;
    }
    let outline = row.cx.outline();
    let (search, new) = (words.text("outline-find-person"), words.text("outline-new-person"));
    let picks: Vec<Pick<'_>> = outline
        .characters
        .iter()
        .map(|character| Pick {
            label: &character.name,
            detail: &character.role,
            strand: None,
            is_chosen: row.scene.characters.contains(&character.id),
        })
        .collect();
    let picker_words = PickerWords { search: &search, nothing: None, new: Some(&new) };
    match picker(ui, &button, picker_words, &picks) {
        Some(Picked::Item(index)) => {
            row.cx.push(edits::toggle_person(row.scene, &outline.characters[index].id));
        }
        Some(Picked::New(name)) => {
            row.cx.push(edits::add_new_person(outline, row.scene, name));
            keep_selection(row);
        }
        Some(Picked::Nothing) | None => {}
    }
}

/// What was made for the scene is not what the writer goes on with.
fn keep_selection(row: &RowView<'_>) {
    row.cx.push(Select::Only(row.cx.document.selection().clone()));
}

fn turn_ui(ui: &mut Ui, rect: Rect, row: &RowView<'_>, turn: Turn, word: &str) {
    let dilemma = row.overview.dilemma(turn);
    let label = row.cx.words.with(
        "outline-dilemma-turn",
        &[("title", dilemma.title.as_str().into()), ("turn", phase_word(row.cx, turn.phase).into())],
    );
    let phase = turn.phase as u8;
    let id = Id::unique(("outline-turn", row.scene.id.as_str(), dilemma.id.as_str(), phase));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    let is_lit = response.hovered() || response.has_focus() || row.cx.is_selected(&(&dilemma.id).into());
    let is_over = dilemma.outcome != Outcome::Open;
    let ink = match (is_lit, is_over) {
        (true, _) => *row.cx.theme.accent,
        (false, true) => *row.cx.theme.soft,
        (false, false) => *row.cx.theme.ink,
    };
    let center = pos2(rect.left() + 6.0, rect.center().y);
    paint_diamond(ui.painter(), center, 5.5, dilemma.kind, ink);
    let text = pos2(rect.left() + 16.0, rect.center().y);
    ui.painter().text(text, Align2::LEFT_CENTER, word, Type::List.font(), ink);
    if response.on_hover_text(Type::List.text(&label)).clicked() {
        row.cx.push(Select::one(&dilemma.id));
    }
}

fn minutes_field_ui(ui: &mut Ui, rect: Rect, row: &RowView<'_>, editing: &mut Editing, acts: &mut Vec<Act>) {
    let id = field_id(&editing.target);
    let value = row.scene.minutes().map_or_else(String::new, |m| row.cx.words.number(m.as_f64(), 1));
    editing.field.settle(ui.ctx(), id, &value);
    let height = crate::app::theme::measures().field;
    let place = Rect::from_center_size(rect.center(), vec2(rect.width() + 16.0, height));
    let place = place.translate(vec2(rect.right() - place.right() + 4.0, 0.0));
    let label = row.cx.words.text("outline-minutes");
    let builder = UiBuilder::new().id_salt(id).max_rect(place);
    let field = ValueField::new(id, &label, &value).width(place.width() - 20.0);
    let response = field.show(&mut ui.new_child(builder));
    if let Some(text) = response.changed {
        let minutes = if text.trim().is_empty() { Some(None) } else { Words::read_minutes(&text).map(Some) };
        if let Some(minutes) = minutes {
            row.cx.push(edits::change(row.scene, Field::Minutes, |scene| {
                scene.length = minutes.map(Into::into);
            }));
        }
    }
    if response.response.lost_focus() {
        let by_key = response.entered || ui.input(|input| input.key_pressed(egui::Key::Escape));
        acts.push(Act::Leave(if by_key { Leave::Done } else { Leave::Blur }));
    }
}

/// Text that can be clicked and shows it only when pointed at.
pub(super) fn quiet_button(
    ui: &mut Ui,
    rect: Rect,
    id: Id,
    (text, role, ink): (&str, Type, Color32),
    align: Align2,
    label: &str,
) -> Response {
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label));
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), role.font(), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() + 1.0);
    let galley = ui.painter().layout_job(job);
    let place = align.align_size_within_rect(galley.size(), rect);
    ui.painter().galley(place.min, galley, ink);
    if response.hovered() || response.has_focus() {
        let y = place.bottom() - 1.0;
        ui.painter().hline(place.x_range(), y, (1.0, ink));
    }
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(Type::List.text(label))
}
