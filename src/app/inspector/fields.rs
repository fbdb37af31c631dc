//! The inspector's fields: a label, a control under it, and what it asks for when it is changed. Each function
//! draws one field and pushes its edit; none knows which item it belongs to.

use egui::{
    Align, Align2, CornerRadius, Id, IdMap, Layout, Popup, Response, Role, Sense, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2,
};

use super::reading::Read;
use crate::{
    app::{
        context::PanelContext,
        icons::Icon,
        theme::{StrandColor, Type, measures},
        widgets::{Row, TextField, ValueField, field_label, paint_badge},
    },
    outline::{Edit, Field, Item, ItemId},
    session::Command,
};

/// What was typed into fields and could not be read, kept until it can be or is taken back.
#[derive(Default)]
pub(super) struct Unread(IdMap<String>);

/// How the text of a field is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// A fact in a line.
    Line,
    /// A fact in a few words, which may need more than a line's room.
    Words,
    /// A title or name, which may need more than a line's room.
    Title,
    /// Prose of at least so many lines.
    Prose(usize),
}

/// The id of an item's field (of the episode's, without an item); `index` tells apart those of a list.
pub(super) fn field_id(item: Option<&ItemId>, field: Field, index: usize) -> Id {
    Id::unique(("inspector", item, field, index))
}

/// The item with one field changed, as an edit.
pub(super) fn changed<T: Clone + Into<Item>>(item: &T, field: Field, change: impl FnOnce(&mut T)) -> Edit {
    let mut item = item.clone();
    change(&mut item);
    Edit::put(item, field)
}

/// A label and, under it, what `contents` draws.
pub(super) fn labelled<R>(ui: &mut Ui, label: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.add_space(measures().space.medium - ui.spacing().item_spacing.y);
    field_label(ui, label);
    // What the contents do to their spacing stays with them.
    ui.scope(contents).inner
}

/// Two fields side by side.
pub(super) fn side_by_side(ui: &mut Ui, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    ui.columns(2, |columns| {
        if let [first, second] = columns {
            left(first);
            right(second);
        }
    });
}

/// A text that is edited keystroke by keystroke.
pub(super) fn text(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    id: Id,
    (label, value, setting): (&str, &str, Setting),
    edit: impl FnOnce(String) -> Edit,
) -> Response {
    labelled(ui, label, |ui| bare_text(ui, cx, id, (label, "", value, setting), edit))
}

/// The same without a label over it: its name is still `label`; `hint` stands in it while it is empty.
pub(super) fn bare_text(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    id: Id,
    (label, hint, value, setting): (&str, &str, &str, Setting),
    edit: impl FnOnce(String) -> Edit,
) -> Response {
    let field = TextField::new(id, label, value).hint(hint);
    let field = match setting {
        Setting::Line => field,
        Setting::Words => field.wrapping(),
        Setting::Title => field.role(Type::Prose).wrapping(),
        Setting::Prose(rows) => field.role(Type::Prose).rows(rows),
    };
    let field = field.show(ui);
    let left = field.response.lost_focus();
    field.stay();
    if let Some(text) = field.changed {
        cx.push(edit(text));
    }
    if left {
        cx.push(Command::EndStep);
    }
    field.response
}

/// A value that is read when it is entered. What cannot be read stays in the field, and `problem` says so beneath.
pub(super) fn value<T>(
    ui: &mut Ui,
    (cx, unread): (&PanelContext<'_>, &mut Unread),
    id: Id,
    (label, shown, hint, problem): (&str, &str, &str, &str),
    read: impl FnOnce(&str) -> Read<T>,
    edit: impl FnOnce(Option<T>) -> Edit,
) -> Response {
    labelled(ui, label, |ui| {
        let kept = unread.0.get(&id);
        let field = ValueField::new(id, label, kept.map_or(shown, String::as_str)).hint(hint).show(ui);
        let escaped = field.response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Escape));
        field.stay();
        if let Some(text) = field.changed {
            if let Some(value) = read(&text).into_value() {
                unread.0.remove(&id);
                cx.push(edit(value));
                cx.push(Command::EndStep);
            } else {
                unread.0.insert(id, text);
            }
        } else if escaped {
            unread.0.remove(&id);
        }
        if unread.0.contains_key(&id) {
            // Beside another field the lines would be spaced out to the whole width.
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.label(Type::Note.text(problem).color(cx.theme.error));
            });
        }
        field.response
    })
}

/// What a [`choice_button`] shows.
#[derive(Clone, Copy, Default)]
pub(super) struct Shown<'a> {
    /// The present choice in words.
    pub(super) label: &'a str,
    /// Whether nothing is chosen, which the label then says.
    pub(super) is_missing: bool,
    /// The badge before it.
    pub(super) strand: Option<(usize, StrandColor)>,
}

/// A field that opens a list when it is clicked. `name` is what it chooses.
pub(super) fn choice_button(ui: &mut Ui, cx: &PanelContext<'_>, name: &str, shown: Shown<'_>) -> Response {
    let theme = cx.theme;
    let size = Vec2::new(ui.available_width(), measures().field);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo {
        current_text_value: Some(shown.label.to_owned()),
        ..WidgetInfo::labeled(Role::ComboBox, true, name)
    });
    if ui.is_rect_visible(rect) {
        let outline = match () {
            () if response.has_focus() => theme.accent,
            () if response.hovered() => theme.edge,
            () => theme.line,
        };
        let radius = CornerRadius::same(measures().radius.field);
        ui.painter().rect(rect, radius, theme.raised, (1.0, *outline), StrokeKind::Inside);
        let chevron = pos2(rect.right() - 13.0, rect.center().y);
        let icon = Type::Icon.font_at(12.0);
        ui.painter().text(chevron, Align2::CENTER_CENTER, Icon::ChevronDown.char(), icon, *theme.faint);
        let mut left = rect.left() + 10.0;
        if let Some(strand) = shown.strand {
            let badge = egui::Rect::from_center_size(pos2(left + 7.0, rect.center().y), Vec2::splat(16.0));
            paint_badge(ui.painter(), badge, theme, Some(strand));
            left += 22.0;
        }
        let (role, ink) =
            if shown.is_missing { (Type::Missing, theme.soft) } else { (Type::Control, theme.ink) };
        let text = egui::WidgetText::from(role.text(shown.label).color(ink));
        let room = (chevron.x - 10.0 - left).max(0.0);
        let galley = text.into_galley(ui, Some(egui::TextWrapMode::Truncate), room, role.font());
        let at = pos2(left, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, *ink);
    }
    response
}

/// One of a few values, chosen from a short list.
pub(super) fn choose<T: Copy + PartialEq>(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    name: &str,
    values: &[(T, String)],
    present: Option<T>,
    otherwise: &str,
) -> Option<T> {
    let label = values.iter().find(|(value, _)| Some(*value) == present).map(|(_, label)| label.as_str());
    let shown = Shown { label: label.unwrap_or(otherwise), is_missing: label.is_none(), ..Shown::default() };
    let button = choice_button(ui, cx, name, shown);
    let mut chosen = None;
    let width = button.rect.width().max(160.0);
    Popup::menu(&button).width(width).gap(4.0).show(|ui| {
        ui.set_min_width(width);
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, (value, label)) in values.iter().enumerate() {
            let is_present = Some(*value) == present;
            let row = Row::new(button.id.with(index), label).selected(is_present);
            let response = row.show(ui, |ui| {
                ui.label(Type::Control.text(label));
            });
            if response.clicked() {
                chosen = (!is_present).then_some(*value);
                ui.close();
            }
        }
    });
    chosen
}

/// A small button in words, with an icon: `+ Figur`.
pub(super) fn word_button(ui: &mut Ui, cx: &PanelContext<'_>, icon: Icon, label: &str) -> Response {
    word_button_named(ui, cx, icon, (label, label))
}

/// The same, where a screen reader says more than the label.
pub(super) fn word_button_named(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    icon: Icon,
    (label, name): (&str, &str),
) -> Response {
    let (id, rect) = word_button_place(ui, label);
    word_button_at(ui, cx, icon, (label, name), (rect, id))
}

/// The same, where it opens a list: it is the same button after something was chosen, however many things stand before
/// it then, so that the keyboard finds back to it.
pub(super) fn word_button_of_list(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    icon: Icon,
    (label, name): (&str, &str),
) -> Response {
    let (_, rect) = word_button_place(ui, label);
    word_button_at(ui, cx, icon, (label, name), (rect, Id::unique(("word-button", name))))
}

/// An id that counts what stands before it, and the room for it.
fn word_button_place(ui: &mut Ui, label: &str) -> (Id, egui::Rect) {
    const HEIGHT: f32 = 20.0;
    let galley = ui.painter().layout_no_wrap(label.to_owned(), Type::List.font(), egui::Color32::PLACEHOLDER);
    let size = Vec2::new(galley.size().x + 24.0, HEIGHT);
    let (id, rect) = ui.allocate_space(size);
    (id, ui.layout().align_size_within_rect(size, rect))
}

fn word_button_at(
    ui: &Ui,
    cx: &PanelContext<'_>,
    icon: Icon,
    (label, name): (&str, &str),
    (rect, id): (egui::Rect, Id),
) -> Response {
    let theme = cx.theme;
    let galley = ui.painter().layout_no_wrap(label.to_owned(), Type::List.font(), *theme.ink);
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if ui.is_rect_visible(rect) {
        let is_lit = response.hovered() || response.has_focus();
        // The icon stands under what is above it; the ground that shows when it is lit sticks out.
        let ground = rect.with_min_x(rect.left() - 5.0).with_max_x(rect.right() - 3.0);
        if is_lit {
            ui.painter().rect_filled(ground, CornerRadius::same(10), theme.hover);
        }
        if response.has_focus() {
            let stroke = (1.0, *theme.accent);
            ui.painter().rect_stroke(ground, CornerRadius::same(10), stroke, StrokeKind::Inside);
        }
        let ink = if is_lit { theme.ink } else { theme.soft };
        let at = pos2(rect.left() + 6.0, rect.center().y);
        ui.painter().text(at, Align2::CENTER_CENTER, icon.char(), Type::Icon.font_at(12.0), *ink);
        let at = pos2(rect.left() + 15.0, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley_with_override_text_color(at, galley, *ink);
    }
    response
}
