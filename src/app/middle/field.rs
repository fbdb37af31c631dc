//! Editing a text where it stands: in a row or on a card.

use egui::{
    Context, EventFilter, Id, Key, Modifiers, Ui,
    text::{CCursor, CCursorRange},
    widgets::text_edit::TextEditState,
};

/// Where the text cursor is put at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Caret {
    /// Everything is selected, so that typing replaces it.
    All,
    /// Behind the last character.
    End,
    /// Before the character with this number.
    At(usize),
}

/// A text that is being edited where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Editing {
    /// Where the text cursor is to be put; done once.
    pub(crate) caret: Option<Caret>,
}

/// How editing came to an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Leave {
    /// On to the next field.
    Onward,
    /// Back to the one before.
    Back,
    /// Done: back to the row.
    Done,
    /// The writer went elsewhere.
    Blur,
    /// The scene is to be cut in two at the text cursor.
    Split,
}

impl Editing {
    /// Begins to edit, with the text cursor there.
    pub(crate) const fn new(caret: Caret) -> Self {
        Self { caret: Some(caret) }
    }

    /// Puts the text cursor where it belongs, and the focus into the field, once.
    pub(crate) fn settle(&mut self, ctx: &Context, id: Id, text: &str) {
        let Some(caret) = self.caret.take() else { return };
        let end = CCursor::new(text.chars().count());
        let range = match caret {
            Caret::All => CCursorRange::two(CCursor::new(0), end),
            Caret::End => CCursorRange::one(end),
            Caret::At(character) => CCursorRange::one(CCursor::new(character)),
        };
        let mut state = TextEditState::load(ctx, id).unwrap_or_default();
        state.cursor.set_char_range(Some(range));
        state.store(ctx, id);
        ctx.memory_mut(|memory| memory.request_focus(id));
    }
}

/// The keys that leave a field, taken before the field sees them. In a text of several lines Enter is a line break,
/// and Alt+Enter cuts the scene.
pub(crate) fn leaving_key(ui: &Ui, id: Id, enter_leaves: bool) -> Option<Leave> {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return None;
    }
    ui.input_mut(|input| {
        if input.consume_key(Modifiers::SHIFT, Key::Tab) {
            Some(Leave::Back)
        } else if input.consume_key(Modifiers::NONE, Key::Tab) {
            Some(Leave::Onward)
        } else if !enter_leaves && input.consume_key(Modifiers::ALT, Key::Enter) {
            Some(Leave::Split)
        } else if enter_leaves && input.consume_key(Modifiers::NONE, Key::Enter) {
            Some(Leave::Done)
        } else {
            None
        }
    })
}

/// Keeps Tab for us while the field has the focus.
pub(crate) fn keep_tab(ui: &Ui, id: Id) {
    let filter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}

/// Whether losing the focus was being done or going elsewhere. Esc throws nothing away: what was typed stays, and is
/// one undo away from what was there before.
pub(crate) fn lost(ui: &Ui) -> Leave {
    if ui.input(|input| input.key_pressed(Key::Escape)) { Leave::Done } else { Leave::Blur }
}

/// The byte of `text` before which the text cursor of the field stands.
pub(crate) fn caret_byte(ctx: &Context, id: Id, text: &str) -> Option<usize> {
    let caret = TextEditState::load(ctx, id)?.cursor.char_range()?.primary.index.0;
    Some(text.char_indices().nth(caret).map_or(text.len(), |(byte, _)| byte))
}
