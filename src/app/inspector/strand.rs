//! The sheet of a strand.

use egui::{Id, Role, Sense, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::{
    InspectorState,
    fields::{self, Setting, changed, field_id, labelled},
    scene_list,
};
use crate::{
    app::{
        context::PanelContext,
        theme::{Type, measures},
    },
    outline::{Field, ItemId, Strand},
    timeline::shares,
};

/// Draws the fields that say what the strand is; the evidence follows them.
pub(super) fn strand_ui(ui: &mut Ui, cx: &PanelContext<'_>, strand: &Strand) {
    let words = cx.words;
    let item = ItemId::from(&strand.id);
    let title = words.text("inspector-title");
    let id = field_id(Some(&item), Field::Title, 0);
    fields::text(ui, cx, id, (&title, &strand.title, Setting::Title), |text| {
        changed(strand, Field::Title, |strand| strand.title = text)
    });
    labelled(ui, &words.text("inspector-color"), |ui| colors_ui(ui, cx, strand));
    labelled(ui, &words.text("inspector-share"), |ui| {
        let shares = shares(cx.outline());
        let Some(share) = shares.iter().find(|share| share.strand.as_ref() == Some(&strand.id)) else {
            return;
        };
        let sentence = words.with(
            "inspector-share-of",
            &[
                ("minutes", words.length(share.length).into()),
                ("scenes", share.scenes.into()),
                ("percent", share.percent.into()),
            ],
        );
        ui.label(Type::Control.text(sentence).color(cx.theme.ink));
    });
}

/// Draws the rest, after the evidence.
pub(super) fn more_ui(ui: &mut Ui, state: &mut InspectorState, cx: &PanelContext<'_>, strand: &Strand) {
    let words = cx.words;
    let item = ItemId::from(&strand.id);
    scene_list::scene_list_ui(ui, state, cx, (&words.text("inspector-scenes"), &item), |scene| {
        scene.strand.as_ref() == Some(&strand.id)
    });
    let notes = words.text("inspector-notes");
    let id = field_id(Some(&item), Field::Notes, 0);
    fields::text(ui, cx, id, (&notes, &strand.notes, Setting::Prose(2)), |text| {
        changed(strand, Field::Notes, |strand| strand.notes = text)
    });
}

/// The theme's strand colours to choose from. A number tells them apart too.
fn colors_ui(ui: &mut Ui, cx: &PanelContext<'_>, strand: &Strand) {
    let place = cx.outline().strands.iter().position(|other| other.id == strand.id).unwrap_or_default();
    let count = cx.theme.strand_count();
    let present = strand.color.map_or(place, usize::from) % count;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(measures().space.tight + 2.0, measures().space.tight);
        for index in 0..count {
            let name = cx.words.with("inspector-color-number", &[("number", (index + 1).into())]);
            let (_, rect) = ui.allocate_space(Vec2::splat(measures().badge + 6.0));
            let id = Id::unique(("inspector-color", &strand.id, index));
            let response = ui.interact(rect, id, Sense::click());
            let is_present = index == present;
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_present, &name));
            let radius = measures().radius.small;
            ui.painter().rect_filled(rect.shrink(3.0), radius, cx.theme.strand(index).ink);
            let ring = match () {
                () if is_present => Some(cx.theme.ink),
                () if response.has_focus() => Some(cx.theme.accent),
                () if response.hovered() => Some(cx.theme.edge),
                () => None,
            };
            if let Some(ink) = ring {
                let stroke = (if is_present { 1.5 } else { 1.0 }, *ink);
                ui.painter().rect_stroke(rect.shrink(0.5), radius + 2, stroke, StrokeKind::Inside);
            }
            if response.clicked() && !is_present {
                let color = u8::try_from(index).ok().filter(|_| index != place % count);
                cx.push(changed(strand, Field::Color, |strand| strand.color = color));
            }
        }
    });
}
