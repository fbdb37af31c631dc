//! The end of an item's sheet: where it is used, putting it together with another, and deleting it.
//!
//! Deleting asks nothing. Where the item is used is said here before, and by a notice with Undo afterwards: who
//! deletes by intention is not stopped, and who does so by mistake has everything back with one click.

use egui::Ui;

use super::{
    fields::word_button,
    references::{Choice, Chosen, choose_under},
};
use crate::{
    app::{
        context::PanelContext,
        icons::Icon,
        merging::merged,
        theme::{Type, measures},
        words::Words,
    },
    outline::{Edit, ItemId, ItemKind, uses},
};

/// Draws it.
pub(super) fn removal_ui(ui: &mut Ui, cx: &PanelContext<'_>, item: &ItemId) {
    ui.add_space(measures().space.large);
    let used = uses(cx.outline(), item);
    // Of a source, the notice says afterwards what has lost its evidence.
    if !used.is_empty() && item.kind() != ItemKind::Source {
        let sentence = usage(cx.words, &used);
        ui.add(egui::Label::new(Type::Note.text(sentence).color(cx.theme.soft)).wrap());
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = measures().space.tight;
        merge_ui(ui, cx, item);
        let delete = cx.words.with("inspector-delete", &[("kind", item.kind().to_string().into())]);
        if word_button(ui, cx, Icon::Trash, &delete).clicked() {
            cx.push(Edit::Delete(vec![item.clone()]));
        }
    });
    ui.add_space(measures().space.large);
}

fn merge_ui(ui: &mut Ui, cx: &PanelContext<'_>, item: &ItemId) {
    let outline = cx.outline();
    if let ItemId::Scene(id) = item {
        let is_last = outline.scenes.last().is_none_or(|last| last.id == *id);
        let join = cx.words.text("inspector-join-next");
        if !is_last && word_button(ui, cx, Icon::Merge, &join).clicked() {
            cx.push(Edit::JoinScenes(id.clone()));
        }
        return;
    }
    if matches!(item.kind(), ItemKind::Relation | ItemKind::Source | ItemKind::Header) {
        return;
    }
    let others = || outline.item_ids().filter(|other| other.kind() == item.kind() && other != item);
    if others().next().is_none() {
        return;
    }
    let button = word_button(ui, cx, Icon::Merge, &cx.words.text("inspector-merge-with"));
    let choices = || others().map(|other| Choice::named(cx, other)).collect();
    if let Some(Chosen::One(other)) = choose_under(ui, cx, &button, (None, None), choices) {
        merged(outline, &[item.clone(), other]).into_iter().for_each(|merge| cx.push(merge));
    }
}

/// Where something is used, in a sentence: `Kommt vor in 6 Szenen, 1 Dilemma und 2 Beziehungen.`
fn usage(words: &Words, used: &[ItemId]) -> String {
    let count = |kind: ItemKind| used.iter().filter(|item| item.kind() == kind).count();
    let mut parts = Vec::new();
    for kind in [ItemKind::Scene, ItemKind::Dilemma, ItemKind::Relation] {
        let n = count(kind);
        if n > 0 {
            parts.push(match kind {
                ItemKind::Scene => words.with("usage-scenes", &[("n", n.into())]),
                ItemKind::Dilemma => words.with("usage-dilemmas", &[("n", n.into())]),
                _ => words.with("usage-relations", &[("n", n.into())]),
            });
        }
    }
    words.with("usage", &[("places", words.listed(&parts).into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::words::Language;

    #[test]
    fn where_something_is_used_is_said_in_a_sentence() {
        let scene = |id: &str| ItemId::Scene(id.into());
        let used = [scene("a"), scene("b"), ItemId::Dilemma("d".into())];
        let say = |language, used: &[ItemId]| usage(&Words::new(language), used);
        assert_eq!(say(Language::German, &used), "Kommt vor in 2 Szenen und 1 Dilemma.");
        assert_eq!(say(Language::English, &used[..1]), "Used in 1 scene.");
    }
}
