//! The menu of a row: everything that can be done with it, with the keys that do it.

use egui::{Button, Key, Response, Ui};

use super::{divider::kind_word, keys::Wish, row::Act};
use crate::{
    app::{
        context::PanelContext,
        icons::Icon,
        middle::{arrange, edits, overview::Overview},
        theme::Type,
        widgets::paint_badge,
    },
    outline::{DividerKind, Edit, ItemId, Scene, SceneId},
};

/// What was chosen.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Chosen {
    /// Something that a key does too.
    Wish(Wish),
    /// A new scene in the gap above this row.
    AddScene(usize),
    /// The scene's summary is to be edited.
    EditSummary,
    /// A divider in the gap above this row.
    AddDivider(DividerKind, usize),
}

/// The kinds of dividers in the order in which they are offered.
pub(super) const KINDS: [DividerKind; 4] =
    [DividerKind::Act, DividerKind::Teaser, DividerKind::AdBreak, DividerKind::Cliffhanger];

/// The menu of a scene's row.
pub(super) fn scene_menu(
    response: &Response,
    cx: &PanelContext<'_>,
    overview: &Overview,
    scene: &Scene,
    row: usize,
    chosen: &mut Vec<Chosen>,
) {
    response.context_menu(|ui| {
        ui.set_min_width(240.0);
        let words = cx.words;
        let selected = scenes_meant(cx, scene);
        let mut wish = |ui: &mut Ui, icon, label: &str, keys: &str, wish: Wish| {
            if item(ui, icon, label, keys) {
                chosen.push(Chosen::Wish(wish));
            }
        };
        if selected.iter().any(|id| cx.outline().unchecked(&id.into()).is_some()) {
            wish(
                ui,
                Icon::Check,
                &words.text("outline-accept"),
                &words.text("outline-key-space"),
                Wish::Accept,
            );
            wish(ui, Icon::Ban, &words.text("outline-reject"), "X", Wish::Reject);
            ui.separator();
        }
        wish(ui, Icon::Pencil, &words.text("outline-edit-title"), "F2", Wish::Edit);
        if item(ui, Icon::Text, &words.text("outline-edit-summary"), "") {
            chosen.push(Chosen::EditSummary);
        }
        strands_menu(ui, cx, overview, &selected);
        ui.separator();
        if item(ui, Icon::ArrowUp, &words.text("outline-add-above"), "") {
            chosen.push(Chosen::AddScene(row));
        }
        let enter = format!("{}+{}", words.text("key-ctrl"), words.text("key-enter"));
        if item(ui, Icon::ArrowDown, &words.text("outline-add-below"), &enter) {
            chosen.push(Chosen::AddScene(row + 1));
        }
        ui.menu_button(Type::Control.text(words.text("outline-add-divider")), |ui| {
            for kind in KINDS {
                if item(ui, Icon::Rows, &kind_word(cx, kind), "") {
                    chosen.push(Chosen::AddDivider(kind, row));
                }
            }
        });
        ui.separator();
        let mut wish = |ui: &mut Ui, icon, label: &str, keys: &str, wish: Wish| {
            if item(ui, icon, label, keys) {
                chosen.push(Chosen::Wish(wish));
            }
        };
        wish(ui, Icon::Split, &words.text("outline-split"), "S", Wish::Split);
        if overview.place_of(&scene.id).is_some_and(|place| place + 1 < cx.outline().scenes.len()) {
            wish(ui, Icon::Merge, &words.text("outline-join"), "J", Wish::Join);
        }
        ui.separator();
        let ctrl = |key: Key| format!("{}+{}", words.text("key-ctrl"), key.name());
        wish(ui, Icon::Scissors, &words.text("outline-cut"), &ctrl(Key::X), Wish::Cut);
        wish(ui, Icon::Copy, &words.text("outline-copy"), &ctrl(Key::C), Wish::Copy);
        if item(ui, Icon::Files, &words.text("command-duplicate"), &ctrl(Key::D)) {
            cx.push(Edit::Duplicate(selected.clone()));
        }
        if item(ui, Icon::Trash, &words.text("command-delete"), &words.text("key-delete")) {
            cx.push(Edit::Delete(selected.iter().map(ItemId::from).collect()));
        }
    });
}

/// The menu of a divider's row.
pub(super) fn divider_menu(response: &Response, cx: &PanelContext<'_>, index: usize, acts: &mut Vec<Act>) {
    response.context_menu(|ui| {
        ui.set_min_width(200.0);
        if item(ui, Icon::Pencil, &cx.words.text("command-rename"), "F2") {
            acts.push(Act::Click(egui::Modifiers::NONE, Some((super::layout::Part::Title, 0))));
        }
        let present = cx.outline().dividers.get(index).map(|divider| divider.kind);
        for kind in KINDS {
            let icon = if present == Some(kind) { Icon::Check } else { Icon::Rows };
            if item(ui, icon, &kind_word(cx, kind), "") {
                cx.push(arrange::with_changed_divider(cx.outline(), index, |divider| divider.kind = kind));
            }
        }
        ui.separator();
        if item(ui, Icon::Trash, &cx.words.text("outline-remove-divider"), &cx.words.text("key-delete")) {
            cx.push(arrange::without_divider(cx.outline(), index));
        }
    });
}

fn strands_menu(ui: &mut Ui, cx: &PanelContext<'_>, overview: &Overview, scenes: &[SceneId]) {
    if cx.outline().strands.is_empty() {
        return;
    }
    ui.menu_button(Type::Control.text(cx.words.text("field-strand")), |ui| {
        for strand in &cx.outline().strands {
            let Some(look) = cx.strand(&strand.id) else { continue };
            let button =
                ui.add(Button::new(Type::Control.text(format!("      {}", strand.title))).frame(false));
            let badge = egui::Rect::from_center_size(
                egui::pos2(button.rect.left() + 16.0, button.rect.center().y),
                egui::vec2(16.0, 16.0),
            );
            paint_badge(ui.painter(), badge, cx.theme, Some(look.badge()));
            if button.clicked() {
                if let Some(edit) = edits::set_strand(overview.outline(), scenes, Some(&strand.id)) {
                    cx.push(edit);
                }
                ui.close();
            }
        }
    });
}

/// The scenes that a menu opened on `scene` is about: all selected ones, if it is one of them.
fn scenes_meant(cx: &PanelContext<'_>, scene: &Scene) -> Vec<SceneId> {
    if cx.is_selected(&(&scene.id).into()) {
        cx.document.selection().iter().filter_map(ItemId::as_scene).cloned().collect()
    } else {
        vec![scene.id.clone()]
    }
}

/// A line of the menu; whether it was chosen.
fn item(ui: &mut Ui, icon: Icon, label: &str, keys: &str) -> bool {
    let theme = crate::app::theme::Theme::of(ui.ctx());
    let shortcut = Type::Note.text(keys).color(theme.faint);
    let button =
        Button::new((icon.text().color(theme.soft), Type::Control.text(label))).shortcut_text(shortcut);
    let response = ui.add(button);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::MenuItem, true, label));
    if response.clicked() {
        ui.close();
        return true;
    }
    false
}
