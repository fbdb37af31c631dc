//! The middle of the window: the scenes in telling order, as cards, and the source with its marked passages.

mod arrange;
mod cards;
mod clip;
mod edits;
mod field;
mod order;
mod outline;
mod overview;
mod review;
mod scene_menu;
mod source;
mod stack;

use std::sync::Arc;

use egui::Ui;

use self::{cards::CardsState, clip::Clip, outline::OutlineState, overview::Overview, source::SourceState};
pub(crate) use self::{clip::is_long_enough, scene_menu::scene_menu_ui};
use super::{actions::InOutline, context::PanelContext, words::Words};
use crate::{outline::SceneId, session::DocumentId};

/// What the middle remembers from frame to frame.
#[derive(Default)]
pub(crate) struct MiddleState {
    shared: Shared,
    outline: OutlineState,
    source: SourceState,
    cards: CardsState,
}

/// What outline, cards and source have in common.
#[derive(Default)]
pub(crate) struct Shared {
    version: Option<(DocumentId, u64)>,
    overview: Arc<Overview>,
    clip: Option<Clip>,
}

impl Shared {
    /// Looks up what the scenes show, if this is a version that has not been looked at.
    fn follow(&mut self, cx: &PanelContext<'_>) {
        let version = (cx.document.id(), cx.document.version());
        if self.version != Some(version) {
            self.version = Some(version);
            self.overview = Arc::new(Overview::new(cx.document.outline()));
        }
    }
}

impl MiddleState {
    /// Has a command carried out on the scenes in the next frame in which they are shown.
    pub(crate) fn ask(&mut self, command: InOutline) {
        self.outline.ask(command);
    }

    /// Goes to an act, a break and the like, by its place in the outline, in the next frame in which the scenes are
    /// shown.
    pub(crate) fn show_divider(&mut self, divider: usize) {
        self.outline.show_divider(divider);
    }

    /// Takes a copy of scenes of the outline that is shown; gives the text that stands for them on the clipboard.
    pub(crate) fn copy(&mut self, scenes: &[SceneId], words: &Words) -> String {
        let clip = Clip::of(&self.shared.overview, scenes, |minutes| words.minutes(minutes));
        self.shared.clip.insert(clip).text().to_owned()
    }
}

/// The scenes in telling order.
pub(crate) fn outline_ui(ui: &mut Ui, state: &mut MiddleState, cx: &PanelContext<'_>) {
    state.shared.follow(cx);
    outline::show(ui, &mut state.outline, &mut state.shared, cx);
}

/// The scenes as cards.
pub(crate) fn cards_ui(ui: &mut Ui, state: &mut MiddleState, cx: &PanelContext<'_>) {
    state.shared.follow(cx);
    cards::show(ui, &mut state.cards, &state.shared, cx);
}

/// The synopsis with its marked passages.
pub(crate) fn source_ui(ui: &mut Ui, state: &mut MiddleState, cx: &PanelContext<'_>) {
    state.shared.follow(cx);
    source::show(ui, &mut state.source, &state.shared, cx);
}
