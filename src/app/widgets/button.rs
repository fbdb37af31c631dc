//! Buttons: an icon with a name, and tabs that underline what is in front.

use egui::{Align2, CornerRadius, Key, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use crate::app::{
    icons::Icon,
    theme::{Theme, Type, measures},
};

/// A button that is an icon. Its name is what a screen reader says and what the tooltip shows.
pub(crate) struct IconButton<'a> {
    icon: Icon,
    name: &'a str,
    shortcut: Option<String>,
    is_on: Option<bool>,
    enabled: bool,
    side: f32,
}

impl<'a> IconButton<'a> {
    /// `icon`, called `name`.
    pub(crate) fn new(icon: Icon, name: &'a str) -> Self {
        Self { icon, name, shortcut: None, is_on: None, enabled: true, side: measures().row }
    }

    /// Keys that do the same, shown in the tooltip.
    pub(crate) fn shortcut(mut self, keys: Option<String>) -> Self {
        self.shortcut = keys;
        self
    }

    /// Makes it a switch that is on or off.
    pub(crate) fn on(mut self, is_on: bool) -> Self {
        self.is_on = Some(is_on);
        self
    }

    /// Whether it can be pressed now.
    pub(crate) fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Its side in points, instead of a row's height.
    pub(crate) fn side(mut self, side: f32) -> Self {
        self.side = side;
        self
    }

    /// Draws it.
    pub(crate) fn show(self, ui: &mut Ui) -> Response {
        let Self { icon, name, shortcut, is_on, enabled, side } = self;
        let theme = Theme::of(ui.ctx());
        let sense = if enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), sense);
        response.widget_info(|| match is_on {
            Some(is_on) => WidgetInfo::selected(Role::Switch, enabled, is_on, name),
            None => WidgetInfo::labeled(Role::Button, enabled, name),
        });
        if ui.is_rect_visible(rect) {
            let radius = CornerRadius::same(measures().radius.field);
            let lit = enabled && (response.hovered() || response.has_focus());
            if is_on == Some(true) {
                ui.painter().rect_filled(rect, radius, theme.selected);
            } else if lit {
                ui.painter().rect_filled(rect, radius, theme.hover);
            }
            if response.has_focus() {
                ui.painter().rect_stroke(rect, radius, (1.0, *theme.accent), egui::StrokeKind::Inside);
            }
            let ink = match (enabled, is_on) {
                (false, _) => theme.edge,
                (true, Some(true)) => theme.accent,
                (true, _) if lit => theme.ink,
                (true, _) => theme.soft,
            };
            let font = Type::Icon.font_at(side * 0.64);
            ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon.char(), font, *ink);
        }
        let hint = match shortcut {
            Some(keys) => format!("{name}   {keys}"),
            None => name.to_owned(),
        };
        response.on_hover_text(Type::List.text(hint))
    }
}

/// One of several views: a word, underlined when it is in front.
pub(crate) fn underlined_tab(ui: &mut Ui, label: &str, is_front: bool) -> Response {
    let theme = Theme::of(ui.ctx());
    let role = if is_front { Type::ControlStrong } else { Type::Control };
    let galley = ui.painter().layout_no_wrap(label.to_owned(), role.font(), *theme.ink);
    let size = Vec2::new(galley.size().x, measures().field);
    let (rect, mut response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_front, label));
    if response.has_focus() && ui.input(|input| input.key_pressed(Key::Space)) {
        response.flags |= egui::response::Flags::FAKE_PRIMARY_CLICKED;
    }
    let ink = if is_front || response.hovered() || response.has_focus() { theme.ink } else { theme.soft };
    let position = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), rect).min;
    ui.painter().galley_with_override_text_color(position, galley, *ink);
    if is_front || response.has_focus() {
        let width = if is_front { 2.0 } else { 1.0 };
        ui.painter().hline(rect.x_range(), rect.bottom() - 1.0, (width, *theme.accent));
    }
    response
}
