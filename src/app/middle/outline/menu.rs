//! The menus of rows.

use egui::{Pos2, Response, Ui, vec2};

use super::{divider::kind_word, row::Act};
use crate::{
    app::{
        context::PanelContext,
        icons::Icon,
        middle::{arrange, scene_menu::scene_menu_ui},
        widgets::{context_menu, menu_line, take_menu_key},
    },
    outline::{DividerKind, Scene},
};

/// What was chosen with one of the buttons that add.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Chosen {
    /// A new scene in the gap above this row.
    AddScene(usize),
    /// A divider in the gap above this row.
    AddDivider(DividerKind, usize),
}

/// The kinds of dividers in the order in which they are offered.
pub(super) const KINDS: [DividerKind; 4] =
    [DividerKind::Act, DividerKind::Teaser, DividerKind::AdBreak, DividerKind::Cliffhanger];

/// Where the menu of the row that keys act on opens, if it was asked for by key.
pub(super) fn asked_by_key(ui: &Ui, row: &Response, is_cursor: bool) -> Option<Pos2> {
    let sight = ui.clip_rect().shrink(8.0);
    let at = sight.clamp(row.rect.left_top() + vec2(64.0, 28.0));
    (is_cursor && take_menu_key(ui.ctx())).then_some(at)
}

/// The menu of a scene's row.
pub(super) fn scene_menu(response: &Response, by_key: Option<Pos2>, cx: &PanelContext<'_>, scene: &Scene) {
    context_menu(response, by_key, |ui| scene_menu_ui(ui, cx, scene));
}

/// The menu of a divider's row.
pub(super) fn divider_menu(
    response: &Response,
    by_key: Option<Pos2>,
    cx: &PanelContext<'_>,
    index: usize,
    acts: &mut Vec<Act>,
) {
    context_menu(response, by_key, |ui| {
        ui.set_min_width(200.0);
        if menu_line(ui, (Icon::Pencil, &cx.words.text("command-rename")), Some("F2")) {
            acts.push(Act::Click(egui::Modifiers::NONE, Some((super::layout::Part::Title, 0))));
        }
        let present = cx.outline().dividers.get(index).map(|divider| divider.kind);
        for kind in KINDS {
            let icon = if present == Some(kind) { Icon::Check } else { Icon::Rows };
            if menu_line(ui, (icon, &kind_word(cx, kind)), None) {
                cx.push(arrange::with_changed_divider(cx.outline(), index, |divider| divider.kind = kind));
            }
        }
        ui.separator();
        let (name, keys) = (cx.words.text("outline-remove-divider"), cx.words.text("key-delete"));
        if menu_line(ui, (Icon::Trash, &name), Some(&keys)) {
            cx.push(arrange::without_divider(cx.outline(), index));
        }
    });
}
