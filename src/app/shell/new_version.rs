//! The question whether an outline is to be updated from a text that is a new version of its source.

use egui::Ui;

use super::questions::{Answer, button, heading, hold_focus, main_button, soft};
use crate::{
    app::{theme::measures, window::App},
    session::{FileCommand, Offer},
};

impl App {
    pub(super) fn new_version_ui(&self, ui: &mut Ui, offer: &Offer, is_new: &mut bool) -> Option<Answer> {
        let words = &self.words;
        let apart = || Answer::Command(FileCommand::OpenApart(offer.text.clone()));
        let mut documents = self.workspace.documents().iter();
        // Where it was closed meanwhile there is nothing to update.
        let Some(document) = documents.find(|document| document.id() == offer.of) else {
            return Some(apart());
        };
        let text = words.quoted(&offer.text.name());
        let outline = words.quoted(&super::document_name(document, words));
        let args = [("text", text.into()), ("outline", outline.into())];
        let (main, command) = match offer.is_same {
            true => {
                heading(ui, &words.text("new-version-same-heading"));
                soft(ui, &words.with("new-version-same", &args));
                (words.text("new-version-show"), FileCommand::Activate(offer.of))
            }
            false => {
                heading(ui, &words.text("new-version-heading"));
                soft(ui, &words.with("new-version-what", &args));
                soft(ui, &words.text("new-version-how"));
                let update = FileCommand::Update { of: offer.of, text: offer.text.clone() };
                (words.text("new-version-update"), update)
            }
        };
        ui.add_space(measures().space.small);
        ui.horizontal(|ui| {
            let main = main_button(ui, &main);
            hold_focus(ui, &main, is_new);
            if main.clicked() {
                return Some(Answer::Command(command));
            }
            if button(ui, &words.text("new-version-apart")).clicked() {
                return Some(apart());
            }
            button(ui, &words.text("unsaved-stay")).clicked().then_some(Answer::Leave)
        })
        .inner
    }
}
