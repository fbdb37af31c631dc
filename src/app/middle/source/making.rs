//! The small bar beside selected text: make an item of it, or add it to the selected item as evidence.

use egui::{Align2, Area, Button, Frame, Id, Margin, Order, Pos2, Rect, Role, Ui, WidgetInfo, vec2};

use super::make;
use crate::{
    app::{
        context::PanelContext,
        icons::Icon,
        theme::{Type, measures},
    },
    outline::{Edit, Item, ItemId, Span},
};

/// Draws the bar below `below`, inside `view`; gives what is to be made.
pub(super) fn making_ui(
    ui: &Ui,
    cx: &PanelContext<'_>,
    span: &Span,
    below: Pos2,
    view: Rect,
) -> Option<Edit> {
    let outline = cx.outline();
    let span = make::passage(outline, span)?;
    let mut made = None;
    let area =
        Area::new(Id::unique("source-make")).order(Order::Foreground).fixed_pos(below + vec2(0.0, 6.0));
    area.pivot(Align2::LEFT_TOP).constrain_to(view.shrink(4.0)).show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).inner_margin(Margin::same(4)).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = measures().space.hair;
                let words = cx.words;
                let mut offer = |icon, label: String, make: fn(&_, &_) -> Option<Edit>| {
                    if offer_ui(ui, icon, &label) {
                        made = make(outline, &span);
                    }
                };
                offer(Icon::Clapperboard, words.text("source-make-scene"), make::scene);
                offer(Icon::User, words.text("source-make-character"), make::character);
                offer(Icon::MapPin, words.text("source-make-location"), make::location);
                offer(Icon::Diamond, words.text("source-make-dilemma"), make::dilemma);
                let Some(item) = cx.document.selected().filter(|item| can_rest_on_passages(item)) else {
                    return;
                };
                ui.separator();
                let name = outline.item(item).map(|item| name_of(cx, &item)).unwrap_or_default();
                let label = words.with("source-make-evidence", &[("item", words.quoted(&name).into())]);
                if offer_ui(ui, Icon::Link, &label) {
                    made = make::evidence(outline, item, &span);
                }
            });
        });
    });
    made
}

const fn can_rest_on_passages(item: &ItemId) -> bool {
    matches!(item, ItemId::Scene(_) | ItemId::Character(_) | ItemId::Location(_) | ItemId::Dilemma(_))
}

/// What an item is called.
pub(super) fn name_of(cx: &PanelContext<'_>, item: &Item) -> String {
    let name = match item {
        Item::Scene(item) => &item.title,
        Item::Character(item) => &item.name,
        Item::Location(item) => &item.name,
        Item::Strand(item) => &item.title,
        Item::Dilemma(item) => &item.title,
        Item::Source(item) => &item.name,
        Item::Relation(_) => "",
    };
    let is_long = name.chars().count() > 28;
    match name {
        "" => cx.words.text("outline-untitled"),
        name if is_long => format!("{}…", name.chars().take(26).collect::<String>().trim_end()),
        name => name.to_owned(),
    }
}

fn offer_ui(ui: &mut Ui, icon: Icon, label: &str) -> bool {
    let theme = crate::app::theme::Theme::of(ui.ctx());
    let button =
        Button::new((icon.text().color(theme.accent), Type::Control.text(label))).frame_when_inactive(false);
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label));
    response.clicked()
}
