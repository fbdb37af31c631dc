//! Lanes: their labels, the scenes on them, and the dotted lines where a strand is absent.

use egui::{Color32, CornerRadius, Mesh, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::Clipped;
use crate::{
    app::{
        icons::Icon,
        theme::{Type, measures},
        timeline::names,
        widgets::paint_badge,
    },
    timeline::{Area, Block, LaneKey, Px, Row},
};

/// How bright what is filtered out remains.
const DIM: f32 = 0.28;
/// The size of a title on a block.
const TITLE: f32 = 11.5;

/// The dotted lines of absent strands.
pub(super) fn gaps(brush: &Clipped<'_>) {
    let picture = brush.scene.picture;
    let mut shapes = Vec::new();
    for gap in &picture.gaps {
        let lane = &brush.scene.plan.lanes[gap.lane];
        let ink = match (&lane.key, lane.scenes.first()) {
            (LaneKey::Strand(_), Some(scene)) => brush.color(*scene).ink,
            _ => brush.scene.cx.theme.faint,
        };
        let y = brush.y(gap.y).round() + 0.5;
        let ends = [pos2(brush.x(gap.from) + 4.0, y), pos2(brush.x(gap.to) - 3.0, y)];
        shapes.extend(Shape::dotted_line(&ends, ink.gamma_multiply(0.55), 5.0, 0.8));
    }
    brush.painter.extend(shapes);
}

/// The scenes.
pub(super) fn blocks(brush: &Clipped<'_>) {
    let picture = brush.scene.picture;
    // Thousands of them are one shape: their edges need no smoothing.
    let mut crowds = Mesh::default();
    for crowd in &picture.crowds {
        let ink = brush.color(crowd.first).ink.gamma_multiply(if crowd.is_dimmed { DIM * 0.6 } else { 0.6 });
        crowds.add_colored_rect(brush.rect(crowd.area), ink);
    }
    brush.painter.add(crowds);
    // What stands out comes last, so that no neighbour covers its frame.
    for loud in [false, true] {
        let blocks = || picture.blocks.iter().filter(|block| stands_out(brush, block) == loud);
        slivers(brush, blocks().filter(|block| !block.is_rounded));
        blocks().filter(|block| block.is_rounded).for_each(|block| self::block(brush, block));
    }
}

fn stands_out(brush: &Clipped<'_>, block: &Block) -> bool {
    brush.is_selected(block.scene) || brush.is_lit(block.scene) || brush.scene.lifted.contains(&block.scene)
}

/// Scenes too narrow for round corners: one shape, framed as the others are, so that none looks heavier.
fn slivers<'a>(brush: &Clipped<'_>, blocks: impl Iterator<Item = &'a Block>) {
    let page = *brush.scene.cx.theme.page;
    let mut mesh = Mesh::default();
    for block in blocks {
        let rect = brush.rect(block.area);
        let rect = Rect::from_min_max(rect.min.round(), rect.max.round());
        let light = if block.is_dimmed { DIM } else { 1.0 };
        let frame = frame_of(brush, block, light);
        let share = f32::from(frame.color.a()) / 255.0;
        let ink = page.lerp_to_gamma(frame.color.to_opaque(), share);
        mesh.add_colored_rect(rect, ink);
        let inner = rect.shrink(1.0);
        if inner.is_positive() {
            let fill = *brush.color(block.scene).block;
            mesh.add_colored_rect(inner, page.lerp_to_gamma(fill, light));
        }
    }
    brush.painter.add(mesh);
}

fn block(brush: &Clipped<'_>, block: &Block) {
    let theme = brush.scene.cx.theme;
    let color = brush.color(block.scene);
    let rect = brush.rect(block.area);
    let light = if block.is_dimmed { DIM } else { 1.0 };
    let radius = CornerRadius::same(measures().radius.small);
    brush.painter.rect_filled(rect, radius, color.block.gamma_multiply(light));
    let stroke = frame_of(brush, block, light);
    if brush.scene.plan.slots[block.scene].is_guess && block.is_labelled && stroke.width <= 1.0 {
        dashed_frame(brush, rect, stroke);
    } else {
        brush.painter.rect_stroke(rect, radius, stroke, StrokeKind::Inside);
    }
    if brush.scene.focused == Some((block.lane, block.scene)) {
        brush.painter.rect_stroke(rect.expand(1.5), radius, (1.0, *theme.accent), StrokeKind::Outside);
    }
    if block.is_labelled {
        title(brush, block, light);
    }
}

fn frame_of(brush: &Clipped<'_>, block: &Block, light: f32) -> Stroke {
    let theme = brush.scene.cx.theme;
    let ink = brush.color(block.scene).ink;
    if brush.is_selected(block.scene) || brush.scene.lifted.contains(&block.scene) {
        Stroke::new(2.0, theme.accent)
    } else if brush.is_lit(block.scene) {
        Stroke::new(1.6, ink)
    } else {
        Stroke::new(1.0, ink.gamma_multiply(0.72 * light))
    }
}

/// The frame of a scene whose length nobody has set.
fn dashed_frame(brush: &Clipped<'_>, rect: Rect, stroke: Stroke) {
    let rect = rect.shrink(0.5);
    let corners =
        [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    brush.painter.extend(Shape::dashed_line(&corners, stroke, 3.5, 2.5));
}

/// Number and title; where a block begins out of view, at the edge of the view. Half a number would be a wrong one.
fn title(brush: &Clipped<'_>, block: &Block, light: f32) {
    let ink = brush.scene.cx.theme.ink.gamma_multiply(light);
    let scene = &brush.scene.plan.slots[block.scene].scene;
    let strong = brush.color(block.scene).ink.gamma_multiply(light);
    let number = brush.elided(&(block.scene + 1).to_string(), Type::ListStrong, TITLE, strong, f32::INFINITY);
    let Some(left) = block.number_left(&brush.scene.picture.areas, Px(number.size().x)) else { return };
    let middle = block.area.center().y;
    let width = Px(number.size().x) + Px(5.0);
    let at = pos2(brush.x(left), brush.y(middle) - number.size().y / 2.0);
    brush.painter.galley(at, number, strong);
    let room = block.area.right - left - Px(3.0);
    if room - width > Px(14.0) {
        brush.text(left + width, middle, room - width, &scene.title, (Type::List, TITLE, ink));
    }
}

/// Where lanes are out of view: a quiet bar at the right edge.
pub(super) fn scroll_bar(brush: &Clipped<'_>) {
    let picture = brush.scene.picture;
    let area = picture.areas.lanes;
    if picture.overflow <= Px(1.0) {
        return;
    }
    let whole = area.height() + picture.overflow;
    let place = |offset: Px| area.top + area.height() * (offset / whole);
    let (left, right) = (area.right - Px(6.0), area.right - Px(3.0));
    let bar =
        Area::new(left, place(picture.frame.scroll), right, place(picture.frame.scroll + area.height()));
    brush.painter.rect_filled(brush.rect(bar), 1.5, brush.scene.cx.theme.edge.gamma_multiply(0.8));
}

/// The labels at the left: they stay when one pans.
pub(super) fn labels(brush: &Clipped<'_>) {
    let picture = brush.scene.picture;
    let areas = &picture.areas;
    let theme = brush.scene.cx.theme;
    let words = brush.scene.cx.words;
    let all = Rect::from_min_max(brush.painter.clip_rect().min, brush.painter.clip_rect().max);
    brush.painter.rect_filled(all, 0.0, *theme.page);
    let left = Px(measures().space.large);
    let room = areas.axis_left - left - Px(8.0);
    let plain = (Type::List, 12.0, *theme.soft);
    if areas.arcs.height() > Px::ZERO {
        brush.text(left, areas.arcs.bottom - Px(9.0), room, &words.text("timeline-dilemmas"), plain);
    }
    if !brush.scene.plan.dividers.is_empty() {
        brush.text(left, areas.marks.center().y, room, &words.text("timeline-acts"), plain);
    }
    if areas.story.height() > Px::ZERO {
        brush.text(left, areas.story_line(), room, &words.text("timeline-story-time"), plain);
    }
    let mut lanes = Clipped { painter: brush.painter.clone(), scene: brush.scene };
    let within = brush.rect(Area::new(Px::ZERO, areas.lanes.top, areas.axis_left, areas.lanes.bottom));
    lanes.painter.set_clip_rect(within.intersect(lanes.painter.clip_rect()));
    for row in &picture.rows {
        label(&lanes, row);
    }
}

fn label(brush: &Clipped<'_>, row: &Row) {
    let cx = brush.scene.cx;
    let theme = cx.theme;
    let lane = &brush.scene.plan.lanes[row.lane];
    let middle = row.area.center().y;
    let right = brush.scene.picture.areas.axis_left - Px(10.0);
    let is_hovered = brush.scene.hovered_label == Some(row.lane);
    let mut left = Px(measures().space.large);
    if is_hovered || lane.is_folded {
        let icon = if lane.is_folded { Icon::ChevronRight } else { Icon::ChevronDown };
        let at = pos2(brush.x(Px(9.0)), brush.y(middle));
        let font = Type::Icon.font_at(12.0);
        brush.painter.text(at, egui::Align2::CENTER_CENTER, icon.char(), font, *theme.faint);
    }
    if lane.is_folded {
        let line = [pos2(brush.x(left), brush.y(middle)), pos2(brush.x(left + Px(24.0)), brush.y(middle))];
        let ink = lane.scenes.first().map_or(theme.no_strand.ink, |scene| brush.color(*scene).ink);
        brush.painter.line_segment(line, Stroke::new(3.0, ink));
        return;
    }
    if let (LaneKey::Strand(id), Some(_)) = (&lane.key, lane.strand)
        && let Some(strand) = cx.strand(id)
    {
        let side = measures().badge;
        let center = Pos2::new(brush.x(left) + side / 2.0, brush.y(middle));
        paint_badge(
            &brush.painter,
            Rect::from_center_size(center, vec2(side, side)),
            theme,
            Some(strand.badge()),
        );
        left += Px(side + 7.0);
    }
    let figures = names::lane_figures(cx.words, lane);
    let width = Px(brush.text_to(right, middle, &figures, (Type::Note, 10.5, *theme.faint)));
    let ink: Color32 = if lane.is_highlighted {
        *theme.accent
    } else if is_hovered {
        *theme.ink
    } else {
        theme.ink.gamma_multiply(0.9)
    };
    let name = names::lane_label(cx, lane);
    let role = if matches!(lane.key, LaneKey::Without | LaneKey::All) { Type::Missing } else { Type::List };
    brush.text(left, middle, right - width - Px(8.0) - left, &name, (role, 12.0, ink));
}
