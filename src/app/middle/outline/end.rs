//! Where new scenes come from: the row below the last one, and the button between two rows.

use egui::{
    Align2, Color32, CornerRadius, Id, Pos2, Rect, Role, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::{
    divider::kind_word,
    layout::Columns,
    menu::{Chosen, KINDS},
};
use crate::app::{
    context::PanelContext,
    icons::Icon,
    theme::{Type, measures},
};

/// The height of the row below the last one, in points.
pub(super) const END_HEIGHT: f32 = 64.0;

/// Draws the row below the last one, which has the number `gap`.
pub(super) fn end_ui(ui: &mut Ui, rect: Rect, cx: &PanelContext<'_>, gap: usize, chosen: &mut Vec<Chosen>) {
    let columns = Columns::of(rect.width());
    let top = rect.top() + measures().space.medium;
    let mut at = pos2(rect.left() + columns.text, top);
    let label = cx.words.text("outline-add-scene");
    let (clicked, width) = add_button(ui, at, "outline-end-scene", Icon::Plus, &label);
    if clicked.clicked() {
        chosen.push(Chosen::AddScene(gap));
    }
    at.x += width + measures().space.medium;
    let label = cx.words.text("outline-add-divider");
    let (button, _) = add_button(ui, at, "outline-end-divider", Icon::Rows, &label);
    egui::Popup::menu(&button).show(|ui| {
        for kind in KINDS {
            let word = kind_word(cx, kind);
            let entry = ui.add(egui::Button::new(Type::Control.text(&word)));
            entry.widget_info(|| WidgetInfo::labeled(Role::MenuItem, true, &word));
            if entry.clicked() {
                chosen.push(Chosen::AddDivider(kind, gap));
                ui.close();
            }
        }
    });
}

fn add_button(ui: &Ui, at: Pos2, id: &str, icon: Icon, label: &str) -> (egui::Response, f32) {
    let theme = crate::app::theme::Theme::of(ui.ctx());
    let galley = ui.painter().layout_no_wrap(label.to_owned(), Type::Control.font(), Color32::PLACEHOLDER);
    let width = galley.size().x + 34.0;
    let rect = Rect::from_min_size(at, vec2(width, measures().field));
    let response = ui.interact(rect, Id::unique(id), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label));
    let is_lit = response.hovered() || response.has_focus();
    let radius = CornerRadius::same(measures().radius.field);
    if is_lit {
        ui.painter().rect(rect, radius, *theme.hover, (1.0, *theme.line), StrokeKind::Inside);
    }
    let ink = if is_lit { *theme.accent } else { *theme.soft };
    let middle = rect.center().y;
    let symbol = pos2(rect.left() + 15.0, middle);
    ui.painter().text(symbol, Align2::CENTER_CENTER, icon.char(), Type::Icon.font_at(14.0), ink);
    let text = pos2(rect.left() + 27.0, middle - galley.size().y / 2.0);
    ui.painter().galley_with_override_text_color(text, galley, ink);
    (response, width)
}

/// Draws the button on the line below the scene at `place`; whether it was clicked.
pub(super) fn insert_ui(ui: &mut Ui, line_left: Pos2, cx: &PanelContext<'_>, place: usize) -> bool {
    let theme = cx.theme;
    let label = cx.words.with("outline-insert-after", &[("number", (place + 1).into())]);
    let center = pos2(line_left.x + 16.0, line_left.y);
    let rect = Rect::from_center_size(center, vec2(20.0, 20.0));
    let response = ui.interact(rect, Id::unique(("outline-insert", place)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    let is_lit = response.hovered() || response.has_focus();
    let (fill, ink) = if is_lit { (*theme.accent, *theme.on_accent) } else { (*theme.raised, *theme.faint) };
    ui.painter().circle(center, 8.5, fill, (1.0, if is_lit { *theme.accent } else { *theme.line }));
    ui.painter().text(center, Align2::CENTER_CENTER, Icon::Plus.char(), Type::Icon.font_at(11.0), ink);
    if is_lit {
        let end = ui.clip_rect().right();
        ui.painter().hline(center.x + 9.0..=end, center.y, (1.5, *theme.accent));
    }
    response.on_hover_text(Type::List.text(&label)).clicked()
}
