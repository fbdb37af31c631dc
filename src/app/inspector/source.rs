//! The sheet of a source: what it is called, how long it is, and the way to it.

use egui::Ui;

use super::fields::{self, Setting, changed, field_id, labelled, word_button};
use crate::{
    app::{
        actions::{self, Action},
        context::PanelContext,
        icons::Icon,
        theme::{Type, measures},
    },
    outline::{Field, ItemId, Source},
    session::{Middle, ViewCommand},
};

/// Draws the sheet.
pub(super) fn source_ui(ui: &mut Ui, cx: &PanelContext<'_>, source: &Source) {
    let words = cx.words;
    let item = ItemId::from(&source.id);
    let name = words.text("inspector-name");
    let id = field_id(Some(&item), Field::Name, 0);
    fields::text(ui, cx, id, (&name, &source.name, Setting::Line), |text| {
        changed(source, Field::Name, |source| source.name = text)
    });
    labelled(ui, &words.text("inspector-extent"), |ui| {
        let count = source.text.split_whitespace().count();
        let mut sentence = words.with("inspector-word-count", &[("n", count.into())]);
        if let Some(imported) = source.imported {
            let date = words.date(imported.date_naive());
            sentence = format!("{sentence}, {}", words.with("inspector-imported", &[("date", date.into())]));
        }
        ui.add(egui::Label::new(Type::Control.text(sentence).color(cx.theme.ink)).wrap());
    });
    ui.add_space(measures().space.small);
    if word_button(ui, cx, Icon::BookOpen, &words.text("inspector-show-source")).clicked() {
        cx.push(ViewCommand::Show(Middle::Source));
        cx.push(ViewCommand::Reveal(item));
    }
    let update = actions::entry(Action::UpdateSource).label(words);
    if word_button(ui, cx, Icon::RefreshCw, &update).clicked() {
        cx.asked.push(Action::UpdateSource);
    }
}
