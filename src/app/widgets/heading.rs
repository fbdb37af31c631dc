//! Headings: of a group in a list, and over a field.

use egui::{Align, Layout, Response, Role, Ui, WidgetInfo};

use crate::app::theme::{Theme, Type, measures};

/// The heading of a group, with a count at the right edge: `Figuren … 10`.
pub(crate) fn section_heading(ui: &mut Ui, label: &str, count: Option<&str>) -> Response {
    let theme = Theme::of(ui.ctx());
    ui.horizontal(|ui| {
        ui.set_min_height(measures().row);
        let heading = ui.label(Type::Section.text(label).color(theme.soft).extra_letter_spacing(0.3));
        heading.widget_info(|| WidgetInfo::labeled(Role::Heading, true, label));
        if let Some(count) = count {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(Type::Section.text(count).color(theme.soft));
            });
        }
        heading
    })
    .inner
}

/// The label over a field.
pub(crate) fn field_label(ui: &mut Ui, label: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    ui.label(Type::Note.text(label).color(theme.soft))
}
