//! The places where the words stand, one a row: the item, its text, and the words around.

use egui::{Align, Id, Label, Layout, Role, ScrollArea, Ui, Vec2};

use super::{SearchState, places};
use crate::{
    app::{
        context::PanelContext,
        excerpt::{excerpt, marked},
        icons::Icon,
        theme::{Type, measures},
        widgets::{Row, strand_badge},
    },
    outline::{ItemId, text_at},
    session::SearchHit,
};

/// Draws them; whether one of them has the keyboard.
pub(super) fn list_ui(ui: &mut Ui, state: &mut SearchState, cx: &PanelContext<'_>) -> bool {
    let hits = state.hits();
    if hits.is_empty() {
        if state.words().is_empty() {
            ui.add_space(measures().space.medium);
            ui.horizontal(|ui| {
                ui.add_space(18.0);
                ui.add(Label::new(Type::List.text(cx.words.text("search-what")).color(cx.theme.soft)).wrap());
            });
        }
        return false;
    }
    let row = measures().row;
    let mut scroll = ScrollArea::vertical().auto_shrink(false).id_salt("search-places");
    if let Some(at) = state.at.filter(|_| state.scrolls) {
        let room = ui.available_height();
        scroll = scroll.vertical_scroll_offset((at as f32 * row - (room - row) / 2.0).max(0.0));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut chosen = None;
    let mut has_focus = false;
    let name = cx.words.text("search-places");
    scroll.show_rows(ui, row, hits.len(), |ui, shown| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::ListBox);
            node.set_label(name);
        });
        for at in shown {
            let response = hit_ui(ui, cx, (at, &hits[at]), state.at == Some(at));
            has_focus |= response.has_focus();
            if response.clicked() {
                chosen = Some(at);
            }
        }
    });
    state.scrolls = false;
    if let Some(at) = chosen {
        state.go_to(cx, at);
        state.scrolls = false;
    }
    has_focus
}

fn hit_ui(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    (at, hit): (usize, &SearchHit),
    is_present: bool,
) -> egui::Response {
    let text = text_at(cx.outline(), &hit.place).filter(|text| text.get(hit.at.clone()).is_some());
    let (excerpt, lit) = text.map(|text| excerpt(text, hit.at.clone())).unwrap_or_default();
    let item = places::item_name(cx, hit.place.item.as_ref());
    let field = places::text_name(cx, &hit.place);
    let name = format!("{item}, {field}: {excerpt}");
    Row::new(Id::unique(("search-hit", at)), &name).selected(is_present).show(ui, |ui| {
        ui.add_space(measures().space.small);
        let width = ui.available_width();
        let column = |ui: &mut Ui, share: f32, most: f32, label: Label| {
            let size = Vec2::new((width * share).min(most), measures().row);
            ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
                ui.set_width(size.x);
                ui.add(label.truncate());
            });
        };
        mark_ui(ui, cx, hit.place.item.as_ref());
        column(ui, 0.24, 260.0, Label::new(Type::List.text(item).color(cx.theme.ink)));
        column(ui, 0.18, 150.0, Label::new(Type::Note.text(field).color(cx.theme.faint)));
        ui.add(Label::new(marked(&excerpt, lit, cx.theme)).truncate());
    })
}

/// A scene's strand, or a picture of what kind of item it is.
fn mark_ui(ui: &mut Ui, cx: &PanelContext<'_>, item: Option<&ItemId>) {
    let icon = match item {
        Some(ItemId::Scene(id)) => {
            let strand = cx.outline().scene(id).and_then(|scene| scene.strand.as_ref());
            let look = strand.and_then(|id| cx.strand(id));
            let name = look.as_ref().map_or_else(|| cx.words.text("no-strand"), |look| look.name.clone());
            strand_badge(ui, look.map(|look| look.badge()), &name);
            return;
        }
        None => Icon::Film,
        Some(ItemId::Character(_)) => Icon::User,
        Some(ItemId::Location(_)) => Icon::MapPin,
        Some(ItemId::Strand(_)) => Icon::Spline,
        Some(ItemId::Dilemma(_)) => Icon::Diamond,
        Some(ItemId::Relation(_)) => Icon::Users,
        Some(ItemId::Source(_)) => Icon::FileText,
    };
    let side = measures().badge;
    ui.allocate_ui_with_layout(
        Vec2::splat(side),
        Layout::centered_and_justified(egui::Direction::TopDown),
        |ui| {
            icon.show(ui, 14.0, cx.theme.soft);
        },
    );
}
