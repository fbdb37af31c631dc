//! A dilemma is a diamond: filled for a choice, hollow for a question.

use egui::{Color32, Painter, Pos2, Response, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, vec2};

use crate::outline::DilemmaKind;

/// A dilemma's mark in `ink`, as high as a capital; `name` is what a screen reader says.
pub(crate) fn dilemma_mark(ui: &mut Ui, kind: DilemmaKind, ink: Color32, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(14.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    paint_diamond(ui.painter(), rect.center(), 5.5, kind, ink);
    response
}

/// The mark's picture: `radius` from the centre to each corner.
pub(crate) fn paint_diamond(painter: &Painter, center: Pos2, radius: f32, kind: DilemmaKind, ink: Color32) {
    let corners = [vec2(0.0, -radius), vec2(radius, 0.0), vec2(0.0, radius), vec2(-radius, 0.0)];
    let (fill, stroke) = match kind {
        DilemmaKind::Choice => (ink, Stroke::NONE),
        DilemmaKind::Question => (Color32::TRANSPARENT, Stroke::new(1.3, ink)),
    };
    let corners = corners.map(|corner| center + corner).to_vec();
    painter.add(Shape::convex_polygon(corners, fill, stroke));
}
