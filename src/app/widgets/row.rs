//! A row of a list: the whole width can be clicked, the selected one has a ground and a bar.

use egui::{Id, Rect, Response, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo};

use crate::app::theme::{Theme, measures};

/// A row that is one thing to choose. Its contents are drawn inside; what a screen reader and the tests go by
/// is its name.
pub(crate) struct Row<'a> {
    id: Id,
    name: &'a str,
    height: f32,
    is_selected: bool,
    sense: Sense,
}

impl<'a> Row<'a> {
    /// A row called `name`; `id` stays the same when the row moves.
    pub(crate) fn new(id: Id, name: &'a str) -> Self {
        Self { id, name, height: measures().row, is_selected: false, sense: Sense::click() }
    }

    /// Whether it is selected.
    pub(crate) fn selected(mut self, is_selected: bool) -> Self {
        self.is_selected = is_selected;
        self
    }

    /// Its height in points, instead of a list row's.
    pub(crate) fn height(mut self, height: f32) -> Self {
        self.height = height;
        self
    }

    /// What it senses, instead of clicks.
    pub(crate) fn sense(mut self, sense: Sense) -> Self {
        self.sense = sense;
        self
    }

    /// Draws it and, in it, `contents` on one line.
    pub(crate) fn show(self, ui: &mut Ui, contents: impl FnOnce(&mut Ui)) -> Response {
        let theme = Theme::of(ui.ctx());
        let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), self.height));
        let response = ui.interact(rect, self.id, self.sense);
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, self.is_selected, self.name));
        if ui.is_rect_visible(rect) {
            paint_row_ground(ui, rect, theme, self.is_selected, &response);
            let layout = egui::Layout::left_to_right(egui::Align::Center);
            let builder = UiBuilder::new().max_rect(rect.shrink2(Vec2::new(measures().space.small, 0.0)));
            contents(&mut ui.new_child(builder.layout(layout)));
        }
        response
    }
}

fn paint_row_ground(ui: &Ui, rect: Rect, theme: &Theme, is_selected: bool, response: &Response) {
    if is_selected {
        ui.painter().rect_filled(rect, 0.0, theme.selected);
        let bar = rect.with_max_x(rect.left() + measures().selection_bar);
        ui.painter().rect_filled(bar, 0.0, theme.accent);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, theme.hover);
    }
    // The selected row is seen anyway.
    if response.has_focus() && !is_selected {
        ui.painter().rect_stroke(rect, 0.0, (1.0, *theme.accent), egui::StrokeKind::Inside);
    }
}
