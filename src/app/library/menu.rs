//! The context menu of a row.

use egui::{ScrollArea, Ui};

use super::{
    row,
    rows::{Entry, Group},
};
use crate::{
    app::{
        actions::{self, Action},
        context::PanelContext,
        icons::Icon,
        merging::merged,
        widgets::{menu_line, submenu},
    },
    outline::{Edit, ItemId, ItemKind},
    session::ViewCommand,
};

/// The height of a line, in points.
const LINE: f32 = 28.0;

/// Draws the menu of `entry`; what it does, it does to `meant`, where that makes sense for several.
pub(super) fn menu_ui(ui: &mut Ui, cx: &PanelContext<'_>, group: &Group, entry: &Entry, meant: &[ItemId]) {
    ui.set_min_width(180.0);
    let words = cx.words;
    if row::can_rename(&entry.item) && command(ui, cx, Action::Rename) {
        cx.push(ViewCommand::Rename(entry.item.clone()));
    }
    if let ItemId::Source(_) = entry.item
        && menu_line(ui, (Icon::BookOpen, &words.text("library-show-source")), None)
    {
        cx.push(ViewCommand::Show(crate::session::Middle::Source));
    }
    let unchecked = |item: &ItemId| cx.outline().unchecked(item).is_some();
    if meant.iter().any(unchecked) {
        if command(ui, cx, Action::Check) {
            cx.push(Edit::Check(meant.to_vec(), true));
        }
    } else if meant.iter().any(|item| cx.outline().found(item).is_some())
        && menu_line(ui, (Icon::CircleDashed, &words.text("library-uncheck")), None)
    {
        cx.push(Edit::Check(meant.to_vec(), false));
    }
    merge_ui(ui, cx, group, entry, meant);
    ui.separator();
    if command(ui, cx, Action::Delete) {
        cx.push(Edit::Delete(meant.to_vec()));
    }
}

/// Several of a kind become one; a single one can be put into another.
fn merge_ui(ui: &mut Ui, cx: &PanelContext<'_>, group: &Group, entry: &Entry, meant: &[ItemId]) {
    let kind = entry.item.kind();
    if matches!(kind, ItemKind::Relation | ItemKind::Source) {
        return;
    }
    if meant.len() > 1 {
        // The one whose menu it is stays.
        let others = meant.iter().filter(|item| **item != entry.item);
        let in_order: Vec<ItemId> = std::iter::once(&entry.item).chain(others).cloned().collect();
        if let Some(merge) = merged(cx.outline(), &in_order)
            && command(ui, cx, Action::Merge)
        {
            cx.push(merge);
        }
        return;
    }
    let others: Vec<&Entry> = group.entries.iter().filter(|other| other.item != entry.item).collect();
    if others.is_empty() {
        return;
    }
    submenu(ui, (Icon::Merge, &cx.words.text("library-merge-into")), |ui| {
        ui.set_min_width(200.0);
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for other in others {
                let button = egui::Button::new(other.label.as_str()).min_size(egui::vec2(0.0, LINE));
                if ui.add(button).clicked() {
                    let both = [other.item.clone(), entry.item.clone()];
                    merged(cx.outline(), &both).into_iter().for_each(|merge| cx.push(merge));
                    ui.close();
                }
            }
        });
    });
}

/// The same for something that the menu bar has too: its name, picture and keys.
fn command(ui: &mut Ui, cx: &PanelContext<'_>, action: Action) -> bool {
    let entry = actions::entry(action);
    let icon = entry.icon.unwrap_or(Icon::Ellipsis);
    menu_line(ui, (icon, &entry.label(cx.words)), entry.shown_keys(cx.words).as_deref())
}
