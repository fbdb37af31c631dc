//! The top of the inspector: what is shown, whether it has been checked, and the answers to that.

use egui::{Align, Layout, Role, Ui, Vec2, WidgetInfo};

use super::{
    fields::word_button_named,
    review::{Answer, on_to_the_next, unchecked_count},
};
use crate::{
    app::{
        context::PanelContext,
        icons::Icon,
        theme::{Type, measures},
        widgets::{dilemma_mark, found_mark, strand_badge},
    },
    outline::{Edit, ItemId, ItemKind},
};

/// What the heading of an item says: `Szene 7`, `Figur`.
pub(super) fn heading(cx: &PanelContext<'_>, item: &ItemId) -> String {
    let words = cx.words;
    match item {
        ItemId::Scene(id) => {
            let place = cx.outline().scenes.iter().position(|scene| scene.id == *id).unwrap_or_default();
            words.with("inspector-scene", &[("number", (place + 1).into())])
        }
        ItemId::Strand(id) => {
            let letter = cx.outline().strand_letter(id).unwrap_or_default();
            words.with("inspector-strand", &[("letter", letter.into())])
        }
        other => kind_word(cx, other.kind()),
    }
}

/// What the kind is called.
pub(crate) fn kind_word(cx: &PanelContext<'_>, kind: ItemKind) -> String {
    match kind {
        ItemKind::Header => cx.words.text("inspector-kind-episode"),
        ItemKind::Scene => cx.words.text("inspector-kind-scene"),
        ItemKind::Character => cx.words.text("inspector-kind-character"),
        ItemKind::Location => cx.words.text("inspector-kind-location"),
        ItemKind::Strand => cx.words.text("inspector-kind-strand"),
        ItemKind::Dilemma => cx.words.text("inspector-kind-dilemma"),
        ItemKind::Relation => cx.words.text("inspector-kind-relation"),
        ItemKind::Source => cx.words.text("inspector-kind-source"),
    }
}

/// Draws the heading of an item with its state, and the answers while it is unchecked.
pub(super) fn item_header_ui(ui: &mut Ui, cx: &PanelContext<'_>, item: &ItemId) {
    let found = cx.outline().found(item);
    title_ui(
        ui,
        cx,
        &heading(cx, item),
        |ui| mark_ui(ui, cx, item),
        |ui| {
            if let Some(mark) = found_mark(ui, cx.words, found) {
                if mark.clicked() {
                    cx.push(Edit::Check(vec![item.clone()], true));
                }
            } else if found.is_some() {
                let checked = cx.words.text("inspector-checked");
                ui.label(Type::Note.text(checked).color(cx.theme.soft));
            }
        },
    );
    if cx.outline().unchecked(item).is_some() {
        answers_ui(ui, cx, item);
    }
}

/// A heading with a mark before it and something at its right.
pub(super) fn title_ui(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    heading: &str,
    mark: impl FnOnce(&mut Ui),
    right: impl FnOnce(&mut Ui),
) {
    ui.horizontal(|ui| {
        ui.set_min_height(measures().field);
        ui.spacing_mut().item_spacing.x = measures().space.small;
        mark(ui);
        let title = ui.label(Type::Heading.text(heading).color(cx.theme.ink));
        title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, heading));
        ui.with_layout(Layout::right_to_left(Align::Center), right);
    });
}

fn mark_ui(ui: &mut Ui, cx: &PanelContext<'_>, item: &ItemId) {
    let icon = match item {
        ItemId::Scene(id) => {
            let strand = cx.outline().scene(id).and_then(|scene| scene.strand.as_ref());
            badge_ui(ui, cx, strand);
            return;
        }
        ItemId::Strand(id) => {
            badge_ui(ui, cx, Some(id));
            return;
        }
        ItemId::Dilemma(id) => {
            let kind = cx.outline().dilemma(id).map(|dilemma| dilemma.kind).unwrap_or_default();
            dilemma_mark(ui, kind, *cx.theme.ink, &super::dilemma_kind_word(cx.words, kind));
            return;
        }
        ItemId::Character(_) => Icon::User,
        ItemId::Location(_) => Icon::MapPin,
        ItemId::Relation(_) => Icon::Users,
        ItemId::Source(_) => Icon::FileText,
    };
    ui.label(icon.text().color(cx.theme.soft));
}

fn badge_ui(ui: &mut Ui, cx: &PanelContext<'_>, strand: Option<&crate::outline::StrandId>) {
    let look = strand.and_then(|id| cx.strand(id));
    let name = look.as_ref().map_or_else(|| cx.words.text("no-strand"), |look| look.name.clone());
    strand_badge(ui, look.map(|look| look.badge()), &name);
}

/// Accept, reject, go on. The keys are those of the same commands everywhere.
fn answers_ui(ui: &mut Ui, cx: &PanelContext<'_>, item: &ItemId) {
    ui.add_space(measures().space.hair);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(measures().space.hair);
        let mut answer = |icon: Icon, label: &str, hint: &str, answer: Answer| {
            let response = word_button_named(ui, cx, icon, (label, hint));
            if response.on_hover_text(Type::List.text(hint)).clicked() {
                answer.commands(cx.outline(), item).into_iter().for_each(|command| cx.push(command));
            }
        };
        let (label, hint) = (cx.words.text("inspector-accept"), cx.words.text("inspector-accept-hint"));
        answer(Icon::Check, &label, &hint, Answer::Accept);
        let (label, hint) = (cx.words.text("inspector-reject"), cx.words.text("inspector-reject-hint"));
        answer(Icon::Close, &label, &hint, Answer::Reject);
        let left = unchecked_count(cx.outline());
        if left > 1 {
            let label = cx.words.with("inspector-next-unchecked", &[("n", (left - 1).into())]);
            answer(Icon::ArrowDown, &label, &cx.words.text("inspector-next-unchecked-hint"), Answer::Skip);
        }
    });
}

/// Shows the item to be checked after `from`, or the first.
pub(super) fn go_on_from(cx: &PanelContext<'_>, from: Option<&ItemId>) {
    on_to_the_next(cx.outline(), from).into_iter().for_each(|command| cx.push(command));
}
