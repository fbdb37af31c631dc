//! A small rounded name that can be clicked, and taken away where that makes sense.

use egui::{Align2, CornerRadius, Response, Role, Sense, StrokeKind, Ui, Vec2, WidgetInfo};

use crate::app::{
    icons::Icon,
    theme::{Theme, Type},
};

/// A chip: a character in a scene, an alias, an option.
pub(crate) struct Chip<'a> {
    label: &'a str,
    name: Option<&'a str>,
    remove: Option<&'a str>,
    is_selected: bool,
}

/// What happened to a chip.
pub(crate) struct ChipResponse {
    /// The chip itself.
    pub(crate) response: Response,
    /// Whether its cross was clicked, or Delete pressed while it had the focus.
    pub(crate) removed: bool,
}

impl<'a> Chip<'a> {
    /// A chip that shows `label`.
    pub(crate) fn new(label: &'a str) -> Self {
        Self { label, name: None, remove: None, is_selected: false }
    }

    /// What a screen reader says instead of the label.
    pub(crate) fn name(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// Gives it a cross, named for what it does: `Kai aus der Szene nehmen`.
    pub(crate) fn removable(mut self, name: &'a str) -> Self {
        self.remove = Some(name);
        self
    }

    /// Whether the thing that it names is selected.
    pub(crate) fn selected(mut self, is_selected: bool) -> Self {
        self.is_selected = is_selected;
        self
    }

    /// Draws it.
    pub(crate) fn show(self, ui: &mut Ui) -> ChipResponse {
        const HEIGHT: f32 = 20.0;
        const INSET: f32 = 9.0;
        const CROSS: f32 = 15.0;
        let theme = Theme::of(ui.ctx());
        let galley = ui.painter().layout_no_wrap(self.label.to_owned(), Type::List.font(), *theme.ink);
        let cross = if self.remove.is_some() { CROSS } else { 0.0 };
        let size = Vec2::new(galley.size().x + 2.0 * INSET + cross, HEIGHT);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let name = self.name.unwrap_or(self.label);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, self.is_selected, name));
        let mut removed = response.has_focus() && ui.input(|input| input.key_pressed(egui::Key::Delete));
        if ui.is_rect_visible(rect) {
            let radius = CornerRadius::same(10);
            let fill = if self.is_selected { theme.selected } else { theme.raised };
            let outline = match () {
                () if self.is_selected || response.has_focus() => theme.accent,
                () if response.hovered() => theme.edge,
                () => theme.line,
            };
            ui.painter().rect(rect, radius, fill, (1.0, *outline), StrokeKind::Inside);
            let at = egui::pos2(rect.left() + INSET, rect.center().y - galley.size().y / 2.0);
            let ink = if response.hovered() || self.is_selected { theme.ink } else { theme.soft };
            ui.painter().galley_with_override_text_color(at, galley, *ink);
        }
        if let Some(remove) = self.remove {
            let cross = rect.with_min_x(rect.right() - CROSS - 4.0);
            let cross_response = ui.interact(cross, response.id.with("remove"), Sense::click());
            cross_response.widget_info(|| WidgetInfo::labeled(Role::Button, true, remove));
            let ink = if cross_response.hovered() { theme.error } else { theme.faint };
            let font = Type::Icon.font_at(11.0);
            ui.painter().text(cross.center(), Align2::CENTER_CENTER, Icon::Close.char(), font, *ink);
            removed |= cross_response.on_hover_text(Type::List.text(remove)).clicked();
        }
        ChipResponse { response, removed }
    }
}
