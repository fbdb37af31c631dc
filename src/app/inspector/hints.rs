//! What the story checker says of the item that is shown: a quiet line under its heading, with the answer to it.

use egui::Ui;

use crate::{
    app::{
        context::PanelContext,
        hints::sentence,
        icons::Icon,
        theme::{Type, measures},
        widgets::IconButton,
    },
    outline::{Edit, ItemId},
};

/// Draws the hints that are a matter of `item` and have not been put away.
pub(super) fn hints_ui(ui: &mut Ui, cx: &PanelContext<'_>, item: &ItemId) {
    const BUTTON: f32 = 22.0;
    let space = &measures().space;
    for hint in cx.document.told_hints().filter(|hint| hint.case.concerns(item)) {
        let said = sentence(cx.words, cx.outline(), hint);
        ui.add_space(space.tight);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space.tight + space.hair;
            Icon::CircleQuestionMark.show(ui, 15.0, *cx.theme.soft);
            let width = ui.available_width() - BUTTON - space.small;
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.label(Type::List.text(&said).color(cx.theme.soft));
            });
            let name = cx.words.with("hint-dismiss-this", &[("hint", said.as_str().into())]);
            let response = IconButton::new(Icon::EyeOff, &name).side(BUTTON).show(ui);
            if response.clicked() {
                cx.push(Edit::Dismiss(hint.case.clone(), true));
            }
        });
    }
}
