//! The ruler, the marks between scenes and the story rail.

use egui::{Align2, Color32, Shape, Stroke, pos2};

use super::Clipped;
use crate::{
    app::{theme::Type, timeline::names, words::Words},
    outline::DividerKind,
    timeline::{DayMark, MarkLine, Px, Rails, Turn},
};

/// Marks that stand closer together than this on average are quieter.
const CROWDED: f32 = 16.0;

/// Minutes at the top and hairlines down the lanes; the end of the slot.
pub(super) fn ruler(brush: &Clipped<'_>) {
    let picture = brush.scene.picture;
    let areas = &picture.areas;
    let theme = brush.scene.cx.theme;
    let bottom = areas.story.bottom.max(areas.lanes.bottom);
    for tick in &picture.ticks {
        brush.upright(tick.x, areas.ruler.top, bottom, theme.hairline());
        let label = format!("{}′", brush.scene.cx.words.number(tick.minute.0, 1));
        let room = Px(60.0);
        brush.text(tick.x + Px(5.0), areas.ruler.center().y, room, &label, (Type::Note, 11.0, *theme.faint));
    }
    if brush.scene.plan.rails == Rails::Story {
        story_ruler(brush);
    }
    if let Some(x) = picture.slot_end
        && brush.scene.plan.rails != Rails::Story
    {
        let is_over = brush.scene.plan.total > brush.scene.plan.slot_end.unwrap_or_default();
        let ink: Color32 = if is_over { *theme.warn } else { *theme.edge };
        if is_over {
            let beyond = crate::timeline::Area::new(x, areas.ruler.top, areas.axis_right, bottom);
            brush.painter.rect_filled(brush.rect(beyond), 0.0, ink.gamma_multiply(0.07));
        }
        brush.upright(x, areas.ruler.top, bottom, Stroke::new(1.0, ink));
    }
}

/// Days at the top, where the lanes stand in story order.
fn story_ruler(brush: &Clipped<'_>) {
    let areas = &brush.scene.picture.areas;
    let theme = brush.scene.cx.theme;
    for day in &brush.scene.picture.days {
        brush.upright(day.x, areas.ruler.top, areas.lanes.bottom, theme.hairline());
        day_name(brush, day, areas.ruler.center().y, 11.0);
    }
    for x in &brush.scene.picture.breaks {
        skip(brush, *x, areas.ruler.bottom - Px(6.0));
    }
    for hour in &brush.scene.picture.hours {
        let text = names::hour(hour.minute);
        let faint = (Type::Note, 10.0, *theme.faint);
        brush.text(hour.x + Px(1.0), areas.marks.center().y, Px(40.0), &text, faint);
    }
}

/// The day and the words of the text, where there is room for the day at least: half a number is a wrong one.
fn day_name(brush: &Clipped<'_>, mark: &DayMark, middle: Px, size: f32) {
    let words = brush.scene.cx.words;
    let ink = *brush.scene.cx.theme.soft;
    let day = &brush.scene.plan.story.days[mark.day];
    let room = mark.end - mark.label_x - Px(8.0);
    let least = names::day_label(words, day.shown());
    let least = brush.painter.layout_no_wrap(least, Type::Note.font_at(size), ink).size().x;
    if room.0 >= least {
        let heading = names::day_heading(words, day);
        brush.text(mark.label_x + Px(4.0), middle, room, &heading, (Type::Note, size, ink));
    }
}

/// Acts and breaks: a line through the lanes, each kind of its own make, and a name in a row of its own.
pub(super) fn marks(brush: &Clipped<'_>) {
    let picture = brush.scene.picture;
    let areas = &picture.areas;
    let theme = brush.scene.cx.theme;
    let (top, bottom) = (areas.marks.top, areas.lanes.bottom);
    // Hundreds of them are a pattern, no places.
    let is_crowded = picture.marks.len() as f32 * CROWDED > areas.axis().width().0;
    for line in &picture.marks {
        let mark = &brush.scene.plan.dividers[line.mark];
        let is_held = brush.scene.marked == Some(mark.divider);
        let ink: Color32 = match mark.kind {
            _ if is_held => *theme.accent,
            _ if is_crowded => theme.soft.gamma_multiply(0.3),
            DividerKind::Cliffhanger => *theme.warn,
            DividerKind::Act | DividerKind::Teaser | DividerKind::AdBreak => *theme.soft,
        };
        let more = if is_held { 0.8 } else { 0.0 };
        match mark.kind {
            DividerKind::Act => brush.upright(line.x, top, bottom, Stroke::new(1.4 + more, ink)),
            DividerKind::Teaser => brush.upright(line.x, top, bottom, Stroke::new(1.0 + more, ink)),
            DividerKind::AdBreak => {
                for side in [Px(-1.5), Px(1.5)] {
                    brush.upright(line.x + side, top, bottom, Stroke::new(1.0, ink.gamma_multiply(0.7)));
                }
            }
            DividerKind::Cliffhanger => {
                let x = brush.x(line.x).round() + 0.5;
                let ends = [pos2(x, brush.y(top)), pos2(x, brush.y(bottom))];
                let stroke = Stroke::new(1.2 + more, ink);
                brush.painter.extend(egui::Shape::dashed_line(&ends, stroke, 4.0, 3.0));
            }
        }
        if line.room > Px(24.0) {
            mark_name(brush, line, ink, is_held);
        }
    }
}

fn mark_name(brush: &Clipped<'_>, line: &MarkLine, ink: Color32, is_held: bool) {
    let label = names::mark_label(brush.scene.cx.words, &brush.scene.plan.dividers[line.mark]);
    let galley = brush.elided(&label, Type::Section, 10.5, ink, line.room.0);
    let left = if line.is_last { line.label_x - Px(galley.size().x) } else { line.label_x };
    let middle = brush.y(brush.scene.picture.areas.marks.center().y);
    let at = pos2(brush.x(left), middle - galley.size().y / 2.0);
    // The line of a mark close by gives way to it.
    let ground = if is_held { brush.scene.cx.theme.selected } else { brush.scene.cx.theme.page };
    let back = egui::Rect::from_min_size(at, galley.size()).expand2(egui::vec2(4.0, 1.5));
    brush.painter.rect_filled(back, 3.0, *ground);
    brush.painter.galley(at, galley, ink);
}

/// The story rail: its line, the days, the scenes as dots.
pub(super) fn story(brush: &Clipped<'_>) {
    let picture = brush.scene.picture;
    let areas = &picture.areas;
    if areas.story.height() <= Px::ZERO {
        return;
    }
    let theme = brush.scene.cx.theme;
    let y = areas.story_line();
    let (from, to) = (picture.x(crate::timeline::Minute::ZERO), picture.x(brush.scene.plan.total));
    let line = [pos2(brush.x(from), brush.y(y)), pos2(brush.x(to), brush.y(y))];
    brush.painter.line_segment(line, Stroke::new(1.4, theme.faint));
    let has_hours = picture.moments.iter().any(|moment| moment.has_hour);
    let names_at = y + if has_hours { Px(25.0) } else { Px(15.0) };
    for day in &picture.days {
        brush.upright(day.x, y - Px(6.0), y + Px(7.0), Stroke::new(1.4, theme.faint));
        day_name(brush, day, names_at, 10.5);
    }
    for hour in &picture.hours {
        brush.upright(hour.x, y, y + Px(4.0), Stroke::new(1.0, theme.faint));
    }
    for x in &picture.breaks {
        skip(brush, *x, y);
    }
    moments(brush, y);
}

/// A break in the line: time goes by that is not shown.
fn skip(brush: &Clipped<'_>, x: Px, y: Px) {
    let theme = brush.scene.cx.theme;
    let at = pos2(brush.x(x), brush.y(y));
    brush.painter.rect_filled(egui::Rect::from_center_size(at, egui::vec2(6.0, 4.0)), 0.0, *theme.page);
    for side in [-3.0, 2.0] {
        let ends = [pos2(at.x + side - 1.5, at.y + 4.5), pos2(at.x + side + 1.5, at.y - 4.5)];
        brush.painter.line_segment(ends, Stroke::new(1.2, theme.faint));
    }
}

fn moments(brush: &Clipped<'_>, y: Px) {
    let theme = brush.scene.cx.theme;
    let mut shapes = Vec::with_capacity(brush.scene.picture.moments.len());
    for moment in &brush.scene.picture.moments {
        let ink = brush.color(moment.scene).ink.gamma_multiply(if moment.is_dimmed { 0.3 } else { 1.0 });
        let at = pos2(brush.x(moment.x), brush.y(y));
        let is_loud = brush.is_lit(moment.scene) || brush.is_selected(moment.scene);
        if brush.is_selected(moment.scene) || brush.scene.lifted.contains(&moment.scene) {
            shapes.push(Shape::circle_stroke(at, 7.0, Stroke::new(2.0, theme.accent)));
        }
        let radius = if is_loud { 5.0 } else { 4.0 };
        if moment.is_close {
            shapes.push(Shape::circle_filled(at, radius + 1.2, *theme.page));
        }
        match moment.turn {
            Turn::FlashForward => {
                shapes.push(Shape::circle_filled(at, radius - 0.5, *theme.page));
                shapes.push(Shape::circle_stroke(at, radius - 0.5, Stroke::new(1.8, ink)));
            }
            Turn::InTurn | Turn::Flashback => shapes.push(Shape::circle_filled(at, radius, ink)),
        }
        if moment.has_hour
            && let Some(time) =
                brush.scene.plan.slots[moment.scene].scene.moment.as_ref().and_then(|m| m.time)
        {
            let below = pos2(at.x, at.y + 13.0);
            let font = Type::Note.font_at(10.0);
            brush.painter.text(below, Align2::CENTER_CENTER, Words::time(time), font, *theme.faint);
        }
    }
    brush.painter.extend(shapes);
}
