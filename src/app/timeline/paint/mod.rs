//! Paints a picture of the timeline. Knows colours and type; knows no pointer and changes nothing.

mod curves;
mod lanes;
mod rails;

use std::collections::{BTreeMap, BTreeSet};

use egui::{Align2, Color32, Galley, Painter, Pos2, Rect, Shape, Stroke, text::LayoutJob, vec2};

use crate::{
    app::{
        context::PanelContext,
        theme::{StrandColor, Type},
    },
    outline::StrandId,
    timeline::{Area, Curve, Picture, Plan, Px, Related, Spot},
};

/// From so many dilemmas on at once their dashes are long, so that there are fewer.
const CROWDED: usize = 60;
/// From the beginning of a dash to that of the next.
const DASH: f32 = 9.0;

/// What is painted, and how it stands out.
pub(super) struct Scene<'a> {
    pub(super) plan: &'a Plan,
    pub(super) picture: &'a Picture,
    pub(super) cx: &'a PanelContext<'a>,
    pub(super) colors: Colors<'a>,
    /// Where the picture's upper left corner stands.
    pub(super) origin: Pos2,
    /// The selected scenes.
    pub(super) selected: BTreeSet<usize>,
    /// The selected dilemmas, by their place among the arcs.
    pub(super) selected_arcs: BTreeSet<usize>,
    /// What belongs together with what is under the pointer.
    pub(super) lit: Related,
    /// The scene that the keyboard is on, where the timeline has the focus.
    pub(super) focused: Option<(usize, usize)>,
    /// What is being dragged.
    pub(super) lifted: BTreeSet<usize>,
    /// The act, break and the like that is held or that the keyboard is on, by its place in the outline.
    pub(super) marked: Option<usize>,
    /// The lane whose label is under the pointer.
    pub(super) hovered_label: Option<usize>,
}

/// The colours of the strands, looked up once a frame.
pub(super) struct Colors<'a> {
    strands: BTreeMap<&'a StrandId, StrandColor>,
    none: StrandColor,
}

impl<'a> Colors<'a> {
    pub(super) fn of_strands(cx: &'a PanelContext<'a>) -> Self {
        let strands = cx.outline().strands.iter().enumerate();
        let color = |index: usize, own: Option<u8>| cx.theme.strand(own.map_or(index, usize::from));
        Self {
            strands: strands.map(|(index, strand)| (&strand.id, color(index, strand.color))).collect(),
            none: cx.theme.no_strand,
        }
    }

    /// The colours of the strand that a scene belongs to.
    pub(super) fn of(&self, plan: &Plan, scene: usize) -> StrandColor {
        let strand = plan.slots[scene].scene.strand.as_ref();
        strand.and_then(|id| self.strands.get(id)).copied().unwrap_or(self.none)
    }
}

/// Paints all of it.
pub(super) fn paint(painter: &Painter, scene: &Scene<'_>) {
    let brush = Brush { painter, scene };
    let areas = &scene.picture.areas;
    let axis = brush.clipped(areas.axis());
    rails::ruler(&axis);
    rails::marks(&axis);
    let lanes =
        brush.clipped(Area::new(areas.axis_left, areas.lanes.top, areas.axis_right, areas.lanes.bottom));
    lanes::gaps(&lanes);
    let below = Area::new(areas.axis_left, areas.lanes.top, areas.axis_right, areas.story.bottom);
    curves::joins(&brush.clipped(below));
    lanes::blocks(&lanes);
    lanes::scroll_bar(&lanes);
    curves::arcs(&brush.clipped(areas.arcs.grown(Px(1.0))));
    rails::story(&brush.clipped(areas.story.grown(Px(2.0))));
    lanes::labels(&brush.clipped(Area::new(Px::ZERO, areas.ruler.top, areas.axis_left, areas.axis().bottom)));
}

/// A painter that speaks the timeline's coordinates.
pub(super) struct Brush<'a> {
    painter: &'a Painter,
    scene: &'a Scene<'a>,
}

/// A [`Brush`] that stays within an area.
struct Clipped<'a> {
    painter: Painter,
    scene: &'a Scene<'a>,
}

impl<'a> Brush<'a> {
    fn clipped(&self, area: Area) -> Clipped<'a> {
        let rect = rect(self.scene.origin, area);
        Clipped {
            painter: self.painter.with_clip_rect(rect.intersect(self.painter.clip_rect())),
            scene: self.scene,
        }
    }
}

impl Clipped<'_> {
    fn pos(&self, spot: Spot) -> Pos2 {
        pos(self.scene.origin, spot)
    }

    fn rect(&self, area: Area) -> Rect {
        rect(self.scene.origin, area)
    }

    fn x(&self, x: Px) -> f32 {
        self.scene.origin.x + x.0
    }

    fn y(&self, y: Px) -> f32 {
        self.scene.origin.y + y.0
    }

    /// A vertical line, on whole pixels so that it is sharp.
    fn upright(&self, x: Px, from: Px, to: Px, stroke: impl Into<Stroke>) {
        self.painter.vline(self.x(x).round() + 0.5, self.y(from)..=self.y(to), stroke);
    }

    fn bezier(&self, curve: &Curve, stroke: impl Into<Stroke>) {
        let points = [curve.from, curve.leaving, curve.arriving, curve.to].map(|spot| self.pos(spot));
        let shape = egui::epaint::CubicBezierShape::from_points_stroke(
            points,
            false,
            Color32::TRANSPARENT,
            stroke.into(),
        );
        self.painter.add(shape);
    }

    /// A curve of dashes whose colour may change from its beginning (0) to its end (1).
    fn dashed(&self, curve: &Curve, width: f32, color: impl Fn(f32) -> Color32) {
        let mut shapes = Vec::new();
        self.dash(&mut shapes, curve, width, color);
        self.painter.extend(shapes);
    }

    /// The dashes of a curve, those in view.
    fn dash(&self, shapes: &mut Vec<Shape>, curve: &Curve, width: f32, color: impl Fn(f32) -> Color32) {
        let view = self.painter.clip_rect().x_range().expand(12.0);
        let (left, right) = (self.x(curve.from.x.min(curve.to.x)), self.x(curve.from.x.max(curve.to.x)));
        let seen = (right.min(view.max) - left.max(view.min)).max(0.0);
        let apart = if self.scene.picture.arcs.len() > CROWDED { DASH.max(seen / 24.0) } else { DASH };
        let steps = ((right - left) / apart).max(4.0).floor();
        // Of a curve far longer than the view only what is seen is walked along.
        let reaches = |x: f32| curve.reaches(Px(x - self.scene.origin.x)) * steps;
        let (mut first, mut last) = (0.0, steps);
        if left < view.min || right > view.max {
            let (a, b) = (reaches(view.min), reaches(view.max));
            (first, last) = (a.min(b).floor(), a.max(b).ceil().min(steps));
        }
        for step in first as usize..last as usize {
            let from = step as f32 / steps;
            let to = (step as f32 + 0.5) / steps;
            let ends = [self.pos(curve.at(from)), self.pos(curve.at(to))];
            shapes.push(Shape::line_segment(ends, Stroke::new(width, color(from))));
        }
    }

    /// Text on one line, cut off with an ellipsis where it is wider than `room`.
    fn elided(&self, text: &str, role: Type, size: f32, ink: Color32, room: f32) -> std::sync::Arc<Galley> {
        let mut job = LayoutJob::simple_singleline(text.to_owned(), role.font_at(size), ink);
        job.wrap.max_width = room.max(0.0);
        job.wrap.max_rows = 1;
        job.wrap.break_anywhere = true;
        self.painter.layout_job(job)
    }

    /// Text that begins at `left`, its middle at `middle`; how wide it became.
    fn text(&self, left: Px, middle: Px, room: Px, text: &str, look: (Type, f32, Color32)) -> f32 {
        let (role, size, ink) = look;
        let galley = self.elided(text, role, size, ink, room.0);
        let width = galley.size().x;
        let at = Pos2::new(self.x(left), self.y(middle) - galley.size().y / 2.0);
        self.painter.galley(at, galley, ink);
        width
    }

    /// Text that ends at `right`; how wide it became.
    fn text_to(&self, right: Px, middle: Px, text: &str, look: (Type, f32, Color32)) -> f32 {
        let (role, size, ink) = look;
        let at = Pos2::new(self.x(right), self.y(middle));
        self.painter.text(at, Align2::RIGHT_CENTER, text, role.font_at(size), ink).width()
    }

    /// The colours of the strand that a scene belongs to.
    fn color(&self, scene: usize) -> StrandColor {
        self.scene.colors.of(self.scene.plan, scene)
    }

    fn is_selected(&self, scene: usize) -> bool {
        self.scene.selected.contains(&scene)
    }

    fn is_lit(&self, scene: usize) -> bool {
        self.scene.lit.scenes.contains(&scene)
    }
}

/// Where a spot of the picture stands on screen.
pub(super) fn pos(origin: Pos2, spot: Spot) -> Pos2 {
    origin + vec2(spot.x.0, spot.y.0)
}

/// Where an area of the picture lies on screen.
pub(super) fn rect(origin: Pos2, area: Area) -> Rect {
    let min = pos(origin, Spot { x: area.left, y: area.top });
    let max = pos(origin, Spot { x: area.right, y: area.bottom });
    Rect::from_min_max(min, max)
}
