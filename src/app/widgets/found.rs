//! The quiet dashed mark of what the importer found and nobody has checked yet.

use std::sync::Arc;

use egui::{
    Align2, Galley, Painter, Rect, Response, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::app::{
    theme::{Theme, Type},
    words::Words,
};
use crate::outline::Found;

/// Between the frame and the text, left and right together and above and below.
const INSET: Vec2 = vec2(14.0, 3.0);

/// `found · 0,71` in a dashed frame, where that has no room `0,71`; nothing for what is checked, or was made by the
/// writer. A click on it is meant to check the item.
pub(crate) fn found_mark(ui: &mut Ui, words: &Words, found: Option<&Found>) -> Option<Response> {
    let found = found.filter(|found| !found.checked)?;
    let theme = Theme::of(ui.ctx());
    let label = label(words, found);
    let [whole, figure] = galleys(ui.painter(), words, found);
    // Half a point for rounding: what was reserved is there.
    let galley = if whole.size().x + INSET.x <= ui.available_width() + 0.5 { whole } else { figure };
    let (rect, response) = ui.allocate_exact_size(galley.size() + INSET, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    if ui.is_rect_visible(rect) {
        let lit = response.hovered() || response.has_focus();
        let ink = if lit { *theme.warn } else { theme.warn.gamma_multiply(0.75) };
        paint_dashed_frame(ui.painter(), rect, Stroke::new(1.0, ink));
        let position = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), rect).min;
        ui.painter().galley(position, galley, *theme.warn);
    }
    Some(response.on_hover_text(Type::List.text(words.text("found-mark-hint"))))
}

/// How wide the mark of this find is: with its word, and as a mere figure.
pub(crate) fn found_mark_widths(painter: &Painter, words: &Words, found: &Found) -> [f32; 2] {
    galleys(painter, words, found).map(|galley| galley.size().x + INSET.x)
}

fn label(words: &Words, found: &Found) -> String {
    words.with("found-mark", &[("confidence", words.confidence(found.confidence).into())])
}

fn galleys(painter: &Painter, words: &Words, found: &Found) -> [Arc<Galley>; 2] {
    [label(words, found), words.confidence(found.confidence)]
        .map(|text| painter.layout_no_wrap(text, Type::Note.font(), *Theme::of(painter.ctx()).warn))
}

/// A dashed frame with round ends just inside `rect`.
fn paint_dashed_frame(painter: &Painter, rect: Rect, stroke: Stroke) {
    const STEPS: u8 = 8;
    let rect = rect.shrink(0.5);
    let radius = rect.height() / 2.0;
    let (left, right) = (rect.left() + radius, rect.right() - radius);
    let half_circle = |center_x: f32, from: f32| {
        (0..=STEPS).map(move |step| {
            let angle = from + std::f32::consts::PI * f32::from(step) / f32::from(STEPS);
            pos2(center_x + radius * angle.cos(), rect.center().y + radius * angle.sin())
        })
    };
    let mut path: Vec<_> = half_circle(right, -std::f32::consts::FRAC_PI_2)
        .chain(half_circle(left, std::f32::consts::FRAC_PI_2))
        .collect();
    path.push(path[0]);
    painter.extend(Shape::dashed_line(&path, stroke, 2.5, 2.0));
}
