//! Rows that are dragged to another place in their section.

use egui::Ui;

use super::{LibraryState, MARGIN, rows::Group};
use crate::{
    app::{context::PanelContext, theme::measures},
    outline::Edit,
};

/// Draws the drop line while a row of this section is dragged over it, and moves the row when it is let go.
pub(super) fn drop_ui(ui: &Ui, state: &mut LibraryState, cx: &PanelContext<'_>, group: &Group, top: f32) {
    let Some(dragged) = &state.dragged else { return };
    let Some(from) = group.entries.iter().position(|entry| entry.item == *dragged) else { return };
    let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) else { return };
    let place = drop_place(pointer.y - top, group.entries.len());
    let bottom = top + measures().row * row_count(group);
    let is_over = ui.max_rect().x_range().contains(pointer.x)
        && (top - measures().row..=bottom + measures().row).contains(&pointer.y);
    let changes = is_over && place != from && place != from + 1;
    if changes {
        let y = top + measures().row * row_index(place);
        let line = ui.max_rect().x_range().shrink(MARGIN);
        ui.painter().hline(line, y, (2.0, *cx.theme.accent));
    }
    if ui.input(|input| input.pointer.any_released()) {
        if changes {
            let before = group.entries.get(place).map(|entry| entry.item.clone());
            cx.push(Edit::Move { item: dragged.clone(), before });
        }
        state.dragged = None;
    }
}

/// Between which rows something is dropped `below` points under the top of `count` rows: before the first is 0.
fn drop_place(below: f32, count: usize) -> usize {
    ((below / measures().row).round().max(0.0) as usize).min(count)
}

fn row_index(index: usize) -> f32 {
    index as f32
}

fn row_count(group: &Group) -> f32 {
    row_index(group.entries.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_lands_between_the_nearest_two() {
        let row = measures().row;
        for (below, expected) in [(-50.0, 0), (0.4 * row, 0), (0.6 * row, 1), (2.9 * row, 3), (9.0 * row, 4)]
        {
            assert_eq!(drop_place(below, 4), expected, "{below}");
        }
    }
}
