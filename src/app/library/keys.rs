//! The keys of the library while one of its rows has the focus.

use egui::{EventFilter, Key, Modifiers, Ui};

use super::{
    LibraryState,
    choosing::{self, How},
    row,
};
use crate::{
    app::{context::PanelContext, inspector::answer_by_key},
    outline::ItemId,
    session::{Select, ViewCommand},
};

/// What was found is answered by the outline's keys. Before the rows are drawn: the space bar would click on one.
pub(super) fn answers_ui(ui: &Ui, cx: &PanelContext<'_>, rows: &[ItemId]) {
    let Some(focused) = ui.memory(egui::Memory::focused) else { return };
    let is_at = |item: &ItemId| row::row_id(item) == focused && cx.is_selected(item);
    if rows.iter().any(is_at) {
        answer_by_key(ui, cx);
    }
}

/// Arrow keys, Home and End walk through the rows, with Shift they choose all on the way; Enter shows the item.
pub(super) fn keys_ui(ui: &Ui, state: &mut LibraryState, cx: &PanelContext<'_>, rows: &[ItemId]) {
    let Some(focused) = ui.memory(egui::Memory::focused) else { return };
    let Some(place) = rows.iter().position(|item| row::row_id(item) == focused) else { return };
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focused, filter));
    let far = isize::try_from(rows.len()).unwrap_or(isize::MAX);
    let keys = [
        (Key::ArrowDown, 1),
        (Key::ArrowUp, -1),
        (Key::Home, -far),
        (Key::End, far),
        (Key::PageDown, 10),
        (Key::PageUp, -10),
    ];
    for (key, step) in keys {
        for (modifiers, how) in [(Modifiers::SHIFT, How::UpTo), (Modifiers::NONE, How::Alone)] {
            if !ui.input_mut(|input| input.consume_key(modifiers, key)) {
                continue;
            }
            let selection = cx.document.selection();
            let from = if cx.is_selected(&rows[place]) { selection } else { &rows[place..=place] };
            if let Some((item, select)) = choosing::step(from, rows, step, how) {
                state.reached = Some(item);
                cx.push(select);
            }
        }
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
        cx.push(Select::one(rows[place].clone()));
        cx.push(ViewCommand::Reveal(rows[place].clone()));
    }
}
