//! Rows that are dragged to another place.

use std::collections::BTreeSet;

use egui::{Align2, CornerRadius, CursorIcon, Id, Key, LayerId, Order, Rect, Ui, pos2, vec2};

use super::OutlineState;
use crate::app::{
    context::PanelContext,
    middle::arrange::{self, Row},
    theme::{Type, measures},
};

/// Rows under way.
#[derive(Clone, Debug)]
pub(super) struct Drag {
    /// Which rows.
    pub(super) rows: BTreeSet<Row>,
}

/// How near to an edge, in points, the list begins to scroll under a drag.
const EDGE: f32 = 36.0;

/// How fast it scrolls at the edge itself, in points a second.
const SPEED: f32 = 900.0;

impl OutlineState {
    /// Shows where the dragged rows would come to stand, scrolls at the edges, and drops them.
    pub(super) fn drag_ui(&mut self, ui: &Ui, cx: &PanelContext<'_>, view: Rect) {
        let Some(drag) = &self.drag else { return };
        let (pointer, is_down, is_cancelled, seconds) = ui.input(|input| {
            let pointer = &input.pointer;
            (
                pointer.latest_pos(),
                pointer.primary_down(),
                input.key_pressed(Key::Escape),
                input.stable_dt.min(0.1),
            )
        });
        let (Some(pointer), false) = (pointer, is_cancelled) else {
            self.drag = None;
            return;
        };
        let offset = self.offset(cx);
        let gap = self.stack.gap_at(pointer.y - view.top() + offset).min(self.rows.len());
        if !is_down {
            let is_inside = view.expand(EDGE).contains(pointer);
            if let Some(edit) =
                arrange::moved(cx.outline(), &self.rows, &drag.rows, gap).filter(|_| is_inside)
            {
                cx.push(edit);
            }
            self.drag = None;
            return;
        }
        ui.set_cursor_icon(CursorIcon::Grabbing);
        self.paint_drag(ui, cx, view, offset, gap, pointer, &drag.rows.clone());

        let pull = (pointer.y - (view.bottom() - EDGE)).max(0.0) - ((view.top() + EDGE) - pointer.y).max(0.0);
        if pull != 0.0 {
            let by = (pull / EDGE).clamp(-1.0, 1.0) * SPEED * seconds;
            let furthest = (self.stack.total() - view.height()).max(0.0);
            let scrolled = (offset + by).clamp(0.0, furthest);
            if scrolled.to_bits() != offset.to_bits() {
                self.offsets.insert(cx.document.id(), scrolled);
                ui.request_repaint();
            }
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn paint_drag(
        &self,
        ui: &Ui,
        cx: &PanelContext<'_>,
        view: Rect,
        offset: f32,
        gap: usize,
        pointer: egui::Pos2,
        rows: &BTreeSet<Row>,
    ) {
        let painter = ui.painter().with_clip_rect(view);
        let y_of = |row: usize| view.top() + self.stack.top(row) - offset;
        for row in self.stack.rows_in(offset, offset + view.height()) {
            if self.rows.get(row).is_some_and(|row| rows.contains(row)) {
                let rect = Rect::from_x_y_ranges(view.x_range(), y_of(row)..=y_of(row + 1));
                painter.rect_filled(rect, 0.0, cx.theme.page.gamma_multiply(0.6));
            }
        }
        let y = y_of(gap).clamp(view.top() + 1.0, view.bottom() - 1.0);
        painter.hline(view.left() + 10.0..=view.right(), y, (2.0, *cx.theme.accent));
        painter.circle_filled(pos2(view.left() + 8.0, y), 4.0, *cx.theme.accent);

        let text = match (rows.len(), rows.first()) {
            (1, Some(Row::Scene(place))) if !cx.outline().scenes[*place].title.is_empty() => {
                cx.outline().scenes[*place].title.clone()
            }
            (1, Some(Row::Divider(divider))) => {
                let divider = &cx.outline().dividers[*divider];
                let word = super::divider::kind_word(cx, divider.kind);
                if divider.title.is_empty() { word } else { divider.title.clone() }
            }
            (count, _) => cx.words.with("outline-scene-count", &[("n", count.into())]),
        };
        let above = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, Id::unique("outline-drag")));
        let galley = above.layout_no_wrap(text, Type::Title.font(), *cx.theme.ink);
        let rect = Rect::from_min_size(pointer + vec2(14.0, 10.0), galley.size() + vec2(20.0, 12.0));
        let radius = CornerRadius::same(measures().radius.card);
        above.rect(rect, radius, *cx.theme.raised, (1.0, *cx.theme.edge), egui::StrokeKind::Inside);
        let at = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), rect).min;
        above.galley(at, galley, *cx.theme.ink);
    }
}
