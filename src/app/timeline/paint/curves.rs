//! The dilemmas' arcs, and the lines that join the rails.

use egui::{Color32, Shape, Stroke};

use super::Clipped;
use crate::{
    app::{theme::Type, widgets::paint_diamond},
    outline::DilemmaKind,
    timeline::{ArcPath, Area, Curve, Px, StopKind, Turn},
};

/// From so many lines on nobody follows a single one.
const MANY: usize = 200;
/// No title is wider than this.
const TITLE: Px = Px(260.0);

/// The lines from blocks to moments. A scene told out of turn stands out: a flashback by a strong line, a
/// flash-forward by a dashed one.
pub(super) fn joins(brush: &Clipped<'_>) {
    let mut shapes = Vec::with_capacity(brush.scene.picture.joins.len());
    for join in &brush.scene.picture.joins {
        let ink = brush.color(join.scene).ink;
        let light = if join.is_dimmed { 0.3 } else { 1.0 };
        let stands_out = brush.is_lit(join.scene) || brush.is_selected(join.scene);
        match join.turn {
            Turn::InTurn => {
                let (width, alpha) = if stands_out { (1.6, 1.0) } else { (1.0, 0.38) };
                shapes.push(hanging(brush, &join.curve, width, ink.gamma_multiply(alpha * light)));
            }
            Turn::Flashback => {
                let width = if stands_out { 2.4 } else { 1.7 };
                shapes.push(hanging(brush, &join.curve, width, ink.gamma_multiply(light)));
            }
            Turn::FlashForward => {
                let width = if stands_out { 2.4 } else { 1.7 };
                brush.dash(&mut shapes, &join.curve, width, |_| ink.gamma_multiply(light));
            }
        }
    }
    brush.painter.extend(shapes);
}

/// The line from a block to its moment, in as many pieces as its bend needs: an upright one is a single piece.
fn hanging(brush: &Clipped<'_>, curve: &Curve, width: f32, color: Color32) -> Shape {
    let aside = (curve.to.x - curve.from.x).abs().0;
    if aside < 1.0 {
        return Shape::line_segment([brush.pos(curve.from), brush.pos(curve.to)], Stroke::new(width, color));
    }
    // It bends at its ends, so there the pieces are short.
    let pieces = match brush.scene.picture.joins.len() {
        ..=MANY => (16.0 + aside / 24.0).min(36.0),
        _ => (5.0 + aside / 60.0).min(16.0),
    } as u8;
    let place = |piece: u8| 0.5 - 0.5 * (std::f32::consts::PI * f32::from(piece) / f32::from(pieces)).cos();
    let points = (0..=pieces).map(|piece| brush.pos(curve.at(place(piece))));
    Shape::line(points.collect(), Stroke::new(width, color))
}

/// The dilemmas.
pub(super) fn arcs(brush: &Clipped<'_>) {
    for path in &brush.scene.picture.arcs {
        arc(brush, path);
    }
}

fn arc(brush: &Clipped<'_>, path: &ArcPath) {
    let theme = brush.scene.cx.theme;
    let arc = &brush.scene.plan.arcs[path.arc];
    let is_lit = brush.scene.lit.arcs.contains(&path.arc);
    let is_selected = brush.scene.selected_arcs.contains(&path.arc);
    let ink: Color32 = if is_selected { *theme.accent } else { *theme.ink };
    let width = if is_lit || is_selected { 2.0 } else { 1.3 };
    let alpha = if is_lit || is_selected { 1.0 } else { 0.72 };
    for bow in &path.bows {
        if arc.is_open {
            brush.dashed(bow, width, |_| ink.gamma_multiply(alpha));
        } else {
            brush.bezier(bow, Stroke::new(width, ink.gamma_multiply(alpha)));
        }
    }
    if let Some(tail) = &path.tail {
        brush.dashed(tail, width, |t| ink.gamma_multiply(alpha * (1.0 - t).powf(0.7)));
    }
    if path.is_tiny {
        let center = brush.pos(path.stops[0].spot);
        paint_diamond(&brush.painter, center, 3.5, DilemmaKind::Choice, ink.gamma_multiply(alpha));
        return;
    }
    for stop in &path.stops {
        let center = brush.pos(stop.spot);
        // The line behind a hollow mark would cross it.
        brush.painter.circle_filled(center, 5.5, *theme.page);
        match stop.kind {
            StopKind::Opens => paint_diamond(&brush.painter, center, 5.0, arc.kind, ink),
            StopKind::Presses => {
                brush.painter.circle(center, 3.0, *theme.page, Stroke::new(1.3, ink));
            }
            StopKind::Decided => paint_diamond(&brush.painter, center, 5.0, DilemmaKind::Choice, ink),
        }
    }
    names(brush, path, ink);
}

/// The title under a bow or on the line that fades out, the option taken behind the decision; where there is room.
/// A title without room of its own stands before the option.
fn names(brush: &Clipped<'_>, path: &ArcPath, ink: Color32) {
    let theme = brush.scene.cx.theme;
    let arc = &brush.scene.plan.arcs[path.arc];
    let soft = if ink == *theme.ink { *theme.soft } else { ink };
    let look = (Type::Note, 10.5, soft);
    let title = path.title_room(brush.scene.picture.areas.axis_left);
    if let Some(room) = title {
        backed(brush, room.from, room.y, (room.to - room.from).min(TITLE), &arc.title, look);
    }
    let Some(last) = path.stops.last().filter(|_| path.tail.is_none()) else { return };
    let (role, text) = match (title, arc.taken.as_str()) {
        (Some(_), "") => return,
        (Some(_), taken) => (Type::Missing, taken.to_owned()),
        (None, "") => (Type::Note, arc.title.clone()),
        (None, taken) => (Type::Note, format!("{} – {taken}", arc.title)),
    };
    let left = last.spot.x + Px(9.0);
    let room = brush.scene.picture.free_after(path, left) - left - Px(10.0);
    if room > Px(30.0) {
        backed(brush, left, last.spot.y, room.min(TITLE), &text, (role, 10.5, soft));
    }
}

/// Text that no line strikes through: what lies behind it gives way.
fn backed(brush: &Clipped<'_>, left: Px, middle: Px, room: Px, text: &str, look: (Type, f32, Color32)) {
    let galley = brush.elided(text, look.0, look.1, look.2, room.0);
    let right = left + Px(galley.size().x);
    let back = Area::new(left - Px(4.0), middle - Px(6.5), right + Px(5.0), middle + Px(6.5));
    brush.painter.rect_filled(brush.rect(back), 0.0, *brush.scene.cx.theme.page);
    let at = egui::Pos2::new(brush.x(left), brush.y(middle) - galley.size().y / 2.0);
    brush.painter.galley(at, galley, look.2);
}
