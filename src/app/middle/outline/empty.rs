//! An outline without scenes invites to write the first one.

use egui::{Align, Layout, Ui, UiBuilder, vec2};

use crate::{
    app::{
        context::PanelContext,
        middle::edits,
        theme::{Type, measures},
    },
    session::{Middle, ViewCommand},
};

/// Draws the invitation into all there is.
pub(super) fn invitation_ui(ui: &mut Ui, cx: &PanelContext<'_>) {
    let room = ui.available_rect_before_wrap();
    let height = 150.0_f32.min(room.height());
    let middle = egui::Rect::from_center_size(
        room.center() - vec2(0.0, room.height() * 0.08),
        vec2(room.width().min(420.0), height),
    );
    let layout = Layout::top_down(Align::Center);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(middle).layout(layout));
    ui.label(Type::Heading.text(cx.words.text("outline-empty-title")));
    ui.add_space(measures().space.tight);
    let has_source = !cx.outline().sources.is_empty();
    let advice = if has_source {
        cx.words.text("outline-empty-advice-source")
    } else {
        cx.words.text("outline-empty-advice")
    };
    ui.add(egui::Label::new(Type::Prose.text(advice).color(cx.theme.soft)).wrap());
    ui.add_space(measures().space.medium);
    let write = egui::Button::new(
        Type::ControlStrong.text(cx.words.text("outline-first-scene")).color(cx.theme.on_accent),
    )
    .fill(*cx.theme.accent)
    .min_size(vec2(0.0, measures().field));
    if ui.add(write).clicked() {
        cx.push(edits::add_scene(cx.outline(), None));
        cx.push(ViewCommand::RenameSelected);
    }
    if has_source {
        ui.add_space(measures().space.small);
        let read = egui::Button::new(Type::Control.text(cx.words.text("outline-read-source"))).frame(false);
        if ui.add(read).clicked() {
            cx.push(ViewCommand::Show(Middle::Source));
        }
    }
}
