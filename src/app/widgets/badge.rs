//! A strand is a letter on a colour, everywhere the same.

use egui::{Align2, CornerRadius, Painter, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use crate::{
    app::theme::{StrandColor, Theme, Type, measures},
    outline::letter,
};

/// A strand's badge: `name` is what a screen reader says, such as `Strand A, Kais Rettung`. Without a strand
/// it is an empty badge in grey.
pub(crate) fn strand_badge(ui: &mut Ui, strand: Option<(usize, StrandColor)>, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(measures().badge), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    if ui.is_rect_visible(rect) {
        paint_badge(ui.painter(), rect, Theme::of(ui.ctx()), strand);
    }
    response
}

/// The badge's picture in `rect`.
pub(crate) fn paint_badge(
    painter: &Painter,
    rect: Rect,
    theme: &Theme,
    strand: Option<(usize, StrandColor)>,
) {
    let radius = CornerRadius::same(measures().radius.small);
    match strand {
        Some((index, color)) => {
            painter.rect_filled(rect, radius, color.ink);
            let letter = letter(index);
            let size = rect.height() * if letter.len() > 1 { 0.5 } else { 0.61 };
            let font = Type::ControlStrong.font_at(size);
            painter.text(rect.center(), Align2::CENTER_CENTER, letter, font, *theme.badge_ink);
        }
        None => {
            painter.rect_stroke(rect, radius, theme.hairline(), egui::StrokeKind::Inside);
        }
    }
}
