//! The dilemmas' arcs, and the lines that join the rails.

use egui::{Color32, Stroke};

use super::Clipped;
use crate::{
    app::{theme::Type, widgets::paint_diamond},
    outline::DilemmaKind,
    timeline::{ArcPath, Px, StopKind, Turn},
};

/// The lines from blocks to moments. A scene told out of turn stands out: a flashback by a strong line, a
/// flash-forward by a dashed one.
pub(super) fn joins(brush: &Clipped<'_>) {
    for join in &brush.scene.picture.joins {
        let ink = brush.color(join.scene).ink;
        let light = if join.is_dimmed { 0.3 } else { 1.0 };
        let stands_out = brush.is_lit(join.scene) || brush.is_selected(join.scene);
        match join.turn {
            Turn::InTurn => {
                let (width, alpha) = if stands_out { (1.6, 1.0) } else { (1.0, 0.38) };
                brush.bezier(&join.curve, Stroke::new(width, ink.gamma_multiply(alpha * light)));
            }
            Turn::Flashback => {
                let width = if stands_out { 2.4 } else { 1.7 };
                brush.bezier(&join.curve, Stroke::new(width, ink.gamma_multiply(light)));
            }
            Turn::FlashForward => {
                let width = if stands_out { 2.4 } else { 1.7 };
                brush.dashed(&join.curve, width, |_| ink.gamma_multiply(light));
            }
        }
    }
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

/// The title under the first bow, the option taken behind the decision; where there is room.
fn names(brush: &Clipped<'_>, path: &ArcPath, ink: Color32) {
    let theme = brush.scene.cx.theme;
    let arc = &brush.scene.plan.arcs[path.arc];
    let (from, to, y) = path.title_room(brush.scene.picture.areas.axis_left);
    let left = from + Px(10.0);
    let room = (to - left - Px(12.0)).min(Px(260.0));
    let soft = theme.soft.gamma_multiply(if ink == *theme.ink { 1.0 } else { 1.2 });
    if room > Px(48.0) {
        brush.text(left, y + Px(0.5), room, &arc.title, (Type::Note, 10.5, soft));
    }
    if let Some(decided) = path.stops.iter().rev().find(|stop| stop.kind == StopKind::Decided)
        && !arc.taken.is_empty()
    {
        let left = decided.spot.x + Px(9.0);
        let next = brush.scene.picture.free_after(path, left);
        if next - left > Px(40.0) {
            let room = (next - left - Px(10.0)).min(Px(180.0));
            brush.text(left, decided.spot.y, room, &arc.taken, (Type::Missing, 10.5, soft));
        }
    }
}
