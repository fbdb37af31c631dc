//! Scenes as rows to go to: where a character takes part, what plays at a place, what a strand consists of.

use egui::{Align2, Id, Rect, Role, Ui, Vec2, WidgetInfo, pos2};

use super::{
    InspectorState,
    fields::{labelled, word_button},
    people::show,
};
use crate::{
    app::{
        context::PanelContext,
        icons::Icon,
        theme::{Type, measures},
        widgets::{Row, paint_badge},
    },
    outline::{ItemId, Scene},
};

/// How many scenes are shown at first.
const FEW: usize = 8;

/// Draws the scenes that `is_meant` finds, under `label`, with the minutes at the right.
pub(super) fn scene_list_ui(
    ui: &mut Ui,
    state: &mut InspectorState,
    cx: &PanelContext<'_>,
    (label, of): (&str, &ItemId),
    is_meant: impl Fn(&Scene) -> bool,
) {
    let scenes: Vec<_> =
        cx.outline().scenes.iter().enumerate().filter(|(_, scene)| is_meant(scene)).collect();
    let all = Id::unique(("inspector-scenes", of));
    let shows_all = state.unfolded.contains(&all) || scenes.len() <= FEW + 1;
    let count = if shows_all { scenes.len() } else { FEW };
    labelled(ui, label, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if scenes.is_empty() {
            ui.label(Type::Missing.text(cx.words.text("inspector-no-scenes")).color(cx.theme.soft));
        }
        for (index, scene) in &scenes[..count] {
            scene_row_ui(ui, cx, of, *index, scene);
        }
        if !shows_all {
            ui.add_space(measures().space.tight);
            let rest = cx.words.with("inspector-more-scenes", &[("n", (scenes.len() - count).into())]);
            if word_button(ui, cx, Icon::ChevronDown, &rest).clicked() {
                state.unfolded.insert(all);
            }
        }
    });
}

fn scene_row_ui(ui: &mut Ui, cx: &PanelContext<'_>, of: &ItemId, index: usize, scene: &Scene) {
    let name = format!("{}, {}", index + 1, scene.title);
    let id = Id::unique(("inspector-scene-row", of, &scene.id));
    let response = Row::new(id, &name).show(ui, |ui| {
        let rect = ui.max_rect();
        let (painter, middle) = (ui.painter(), rect.center().y);
        let number = Type::Note.font();
        let at = pos2(rect.left() + 14.0, middle);
        painter.text(at, Align2::RIGHT_CENTER, index + 1, number.clone(), *cx.theme.faint);
        let badge = Rect::from_center_size(pos2(rect.left() + 29.0, middle), Vec2::splat(15.0));
        let look = scene.strand.as_ref().and_then(|strand| cx.strand(strand));
        paint_badge(painter, badge, cx.theme, look.map(|look| look.badge()));
        let minutes = scene.length.map(|length| cx.words.length_short(length)).unwrap_or_default();
        let at = pos2(rect.right(), middle);
        let minutes = painter.text(at, Align2::RIGHT_CENTER, minutes, number, *cx.theme.soft);
        let left = badge.right() + measures().space.small;
        let untitled = cx.words.text("library-untitled");
        let title = if scene.title.is_empty() { &untitled } else { &scene.title };
        let title = egui::WidgetText::from(Type::List.text(title).color(cx.theme.ink));
        let room = (minutes.left() - measures().space.small - left).max(0.0);
        let galley = title.into_galley(ui, Some(egui::TextWrapMode::Truncate), room, Type::List.font());
        let at = pos2(left, middle - galley.size().y / 2.0);
        painter.galley(at, galley, *cx.theme.ink);
    });
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
    if response.clicked() {
        show(cx, ItemId::from(&scene.id));
    }
}
