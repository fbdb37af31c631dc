//! What is said in a scene, and by whom.

use egui::Ui;

use super::{
    fields::{self, Setting, Shown, changed, choice_button, field_id, labelled, word_button},
    references::{characters, choose_under, with_character},
};
use crate::{
    app::{context::PanelContext, icons::Icon, theme::measures, widgets::IconButton},
    outline::{CharacterId, Edit, Field, ItemId, Quote, Scene},
};

/// Draws the quotes, and the button that adds one.
pub(super) fn quotes_ui(ui: &mut Ui, cx: &PanelContext<'_>, scene: &Scene) {
    labelled(ui, &cx.words.text("inspector-quotes"), |ui| {
        for (index, quote) in scene.quotes.iter().enumerate() {
            quote_ui(ui, cx, scene, index, quote);
            ui.add_space(measures().space.tight);
        }
        if word_button(ui, cx, Icon::Plus, &cx.words.text("inspector-add-quote")).clicked() {
            cx.push(put(scene, |quotes| quotes.push(Quote::default())));
        }
    });
}

fn put(scene: &Scene, change: impl FnOnce(&mut Vec<Quote>)) -> Edit {
    changed(scene, Field::Quotes, |scene| change(&mut scene.quotes))
}

fn quote_ui(ui: &mut Ui, cx: &PanelContext<'_>, scene: &Scene, index: usize, quote: &Quote) {
    let words = cx.words;
    let item = ItemId::from(&scene.id);
    let id = field_id(Some(&item), Field::Quotes, index);
    let number = [("number", (index + 1).into())];
    let name = words.with("inspector-quote", &number);
    let hint = words.text("inspector-quote-hint");
    fields::bare_text(ui, cx, id, (&name, &hint, &quote.text, Setting::Prose(2)), |text| {
        put(scene, |quotes| quotes[index].text = text)
    });
    ui.horizontal(|ui| {
        let side = measures().field;
        let width = ui.available_width() - side - ui.spacing().item_spacing.x;
        ui.scope(|ui| {
            ui.set_max_width(width);
            speaker_ui(
                ui,
                cx,
                &words.with("inspector-speaker", &number),
                quote.speaker.as_ref(),
                |speaker| put(scene, |quotes| quotes[index].speaker = speaker),
            );
        });
        let remove = words.with("inspector-remove-quote", &number);
        if IconButton::new(Icon::Close, &remove).side(side).show(ui).clicked() {
            cx.push(put(scene, |quotes| drop(quotes.remove(index))));
        }
    });
}

fn speaker_ui(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    name: &str,
    speaker: Option<&CharacterId>,
    edit: impl FnOnce(Option<CharacterId>) -> Edit,
) {
    let nobody = cx.words.text("inspector-speaker-unknown");
    let character = speaker.and_then(|id| cx.outline().character(id));
    let full_name = character.map(|character| character.full_name());
    let label = full_name.as_deref().unwrap_or(&nobody);
    let shown = Shown { label, is_missing: character.is_none(), ..Shown::default() };
    let button = choice_button(ui, cx, name, shown);
    let new = cx.words.text("inspector-new-character");
    let chosen: Vec<CharacterId> = speaker.into_iter().cloned().collect();
    let names = (Some(nobody.as_str()), Some(new.as_str()));
    if let Some(chosen) = choose_under(ui, cx, &button, names, || characters(cx, &chosen)) {
        with_character(cx, chosen, edit);
    }
}
