//! The strip below the timeline: the whole episode at a glance, and which part of it is in view.

use egui::{CursorIcon, Id, Mesh, Rect, Sense, StrokeKind, Ui, pos2};

use crate::{
    app::context::PanelContext,
    timeline::{Minute, OverviewBar, Picture, Plan, Px, Viewport},
};

/// The height of the strip with the space round it.
pub(super) const HEIGHT: f32 = 22.0;

/// The bars of the whole plan, and over which width.
pub(super) type Cache = Option<(f32, Vec<OverviewBar>)>;

/// Draws the strip. Gives the new view when it was dragged or clicked.
pub(super) fn overview_ui(
    ui: &Ui,
    strip: Rect,
    plan: &Plan,
    picture: &Picture,
    cache: &mut Cache,
    cx: &PanelContext<'_>,
) -> Option<Viewport> {
    let theme = cx.theme;
    let view = picture.frame.viewport;
    let axis = Rect::from_x_y_ranges(
        strip.left() + picture.areas.axis_left.0 + 12.0..=strip.right() - 12.0,
        strip.top() + 5.0..=strip.bottom() - 5.0,
    );
    if axis.width() < 40.0 {
        return None;
    }
    let scale = f64::from(axis.width()) / plan.extent().0;
    let painter = ui.painter_at(strip);
    painter.rect_filled(axis, 2.0, *theme.panel);
    if cache.as_ref().is_none_or(|(width, _)| *width != axis.width()) {
        *cache = Some((axis.width(), Picture::overview(plan, Px(axis.width()))));
    }
    if let Some((_, bars)) = cache {
        paint_bars(&painter, axis, plan, bars, cx);
    }
    let x = |minute: Minute| (axis.left() + minute.to_px(scale).0).clamp(axis.left(), axis.right());
    let window = Rect::from_min_max(
        pos2(x(view.start), axis.top() - 2.0),
        pos2(x(view.end()).max(x(view.start) + 6.0), axis.bottom() + 2.0),
    );
    let shows_all = view.shows(Minute::ZERO, plan.extent());
    let response =
        ui.interact(strip.with_min_x(axis.left()), Id::unique("timeline overview"), Sense::click_and_drag());
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Image, true, cx.words.text("timeline-overview"))
    });
    if shows_all {
        return None;
    }
    let is_held = response.hovered() || response.dragged();
    let ink = if is_held { *theme.accent } else { *theme.soft };
    painter.rect(window, 3.0, ink.gamma_multiply(0.08), (1.0, ink), StrokeKind::Inside);
    if is_held {
        ui.set_cursor_icon(if response.dragged() { CursorIcon::Grabbing } else { CursorIcon::Grab });
    }
    let at = response.interact_pointer_pos()?;
    let moved = if response.dragged() && !response.drag_started() {
        Minute(f64::from(response.drag_delta().x) / scale)
    } else if response.clicked() || (response.drag_started() && !window.contains(at)) {
        Minute(f64::from(at.x - window.center().x) / scale)
    } else {
        return None;
    };
    Some(Viewport { start: view.start + moved, ..view }.bounded(plan.extent()))
}

fn paint_bars(painter: &egui::Painter, axis: Rect, plan: &Plan, bars: &[OverviewBar], cx: &PanelContext<'_>) {
    let mut mesh = Mesh::default();
    let lanes = plan.lanes.len().max(1) as f32;
    let height = (axis.height() / lanes).max(1.0);
    for bar in bars {
        let lane = &plan.lanes[bar.lane];
        let ink = match (&lane.key, lane.strand) {
            (crate::timeline::LaneKey::Strand(id), Some(_)) => {
                let own = cx.outline().strand(id).and_then(|strand| strand.color).map(usize::from);
                cx.theme.strand(own.or(lane.strand).unwrap_or_default()).ink
            }
            _ => cx.theme.no_strand.ink,
        };
        let top = axis.top() + (axis.height() - height) * bar.lane as f32 / (lanes - 1.0).max(1.0);
        let rect = Rect::from_min_max(
            pos2(axis.left() + bar.from.0, top),
            pos2(axis.left() + bar.to.0.max(bar.from.0 + 1.0) - 0.5, top + height),
        );
        mesh.add_colored_rect(rect, ink.gamma_multiply(0.55));
    }
    painter.add(mesh);
}
