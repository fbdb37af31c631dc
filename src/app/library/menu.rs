//! The context menu of a row.

use egui::{FontSelection, ScrollArea, Ui, text::LayoutJob};

use super::{
    row,
    rows::{Entry, Group},
};
use crate::{
    app::{context::PanelContext, icons::Icon, theme::Type},
    outline::{Edit, ItemId, ItemKind},
    session::ViewCommand,
};

/// Draws the menu of `entry`; what it does, it does to `meant`, where that makes sense for several.
pub(super) fn menu_ui(ui: &mut Ui, cx: &PanelContext<'_>, group: &Group, entry: &Entry, meant: &[ItemId]) {
    ui.set_min_width(180.0);
    let words = cx.words;
    if row::can_rename(&entry.item) && choice(ui, cx, Icon::Pencil, &words.text("library-rename")) {
        cx.push(ViewCommand::Rename(entry.item.clone()));
    }
    if let ItemId::Source(_) = entry.item
        && choice(ui, cx, Icon::BookOpen, &words.text("library-show-source"))
    {
        cx.push(ViewCommand::Show(crate::session::Middle::Source));
    }
    let unchecked = |item: &ItemId| cx.outline().unchecked(item).is_some();
    if meant.iter().any(unchecked) {
        if choice(ui, cx, Icon::Check, &words.text("library-check")) {
            cx.push(Edit::Check(meant.to_vec(), true));
        }
    } else if meant.iter().any(|item| cx.outline().found(item).is_some())
        && choice(ui, cx, Icon::CircleDashed, &words.text("library-uncheck"))
    {
        cx.push(Edit::Check(meant.to_vec(), false));
    }
    merge_ui(ui, cx, group, entry, meant);
    ui.separator();
    let delete = words.text("library-delete");
    if choice(ui, cx, Icon::Trash, &delete) {
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
        let are_alike = meant.iter().all(|item| item.kind() == kind);
        if are_alike && choice(ui, cx, Icon::Merge, &cx.words.text("library-merge")) {
            let kept = &entry.item;
            let gone = meant.iter().filter(|item| *item != kept);
            let merge = |gone: &ItemId| Edit::Merge { kept: kept.clone(), gone: gone.clone() };
            cx.push(Edit::All(gone.map(merge).collect()));
        }
        return;
    }
    let others: Vec<&Entry> = group.entries.iter().filter(|other| other.item != entry.item).collect();
    if others.is_empty() {
        return;
    }
    ui.menu_button(label(cx, Icon::Merge, &cx.words.text("library-merge-into")), |ui| {
        ui.set_min_width(200.0);
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for other in others {
                let button = egui::Button::new(Type::Control.text(&other.label)).frame_when_inactive(false);
                if ui.add(button).clicked() {
                    cx.push(Edit::Merge { kept: other.item.clone(), gone: entry.item.clone() });
                    ui.close();
                }
            }
        });
    });
}

fn choice(ui: &mut Ui, cx: &PanelContext<'_>, icon: Icon, name: &str) -> bool {
    let button = egui::Button::new(label(cx, icon, name)).frame_when_inactive(false);
    let response = ui.add_sized([ui.available_width(), crate::app::theme::measures().field], button);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::MenuItem, true, name));
    response.clicked()
}

/// An icon and what it stands for.
fn label(cx: &PanelContext<'_>, icon: Icon, name: &str) -> LayoutJob {
    let mut job = LayoutJob::default();
    for text in [icon.text().size(14.0).color(cx.theme.soft), Type::Control.text(format!("  {name}"))] {
        let style = egui::Style::default();
        text.append_to(&mut job, &style, FontSelection::Default, egui::Align::Center);
    }
    job
}
