//! The pen that paints on screen, and the words and colours that the window hands to a chart. Knows no pointer and
//! changes nothing.

use std::{fmt::Display, sync::Arc};

use egui::{
    Color32, FontId, Galley, Mesh, Painter, Pos2, Rect, Shape, Stroke, StrokeKind,
    epaint::{CircleShape, CubicBezierShape, RectShape, TextShape},
    vec2,
};

use super::names;
use crate::{
    app::{context::PanelContext, theme::Type},
    outline::{Length, Minutes, StoryDay},
    timeline::{
        Area, Chart, ChartWords, Curve, Dash, Face, Ink, Lane, Line, Mark, Pen, Picture, Px, Spot, Tone, cut,
    },
};

/// From so many lines between the rails on nobody follows a single one.
const MANY: usize = 200;

/// What a chart is called in the window's language.
pub(super) struct Named<'a>(pub(super) &'a PanelContext<'a>);

impl ChartWords for Named<'_> {
    fn dilemmas(&self) -> String {
        self.0.words.text("timeline-dilemmas")
    }

    fn acts(&self) -> String {
        self.0.words.text("timeline-acts")
    }

    fn story_time(&self) -> String {
        self.0.words.text("timeline-story-time")
    }

    fn number(&self, value: f64) -> String {
        self.0.words.number(value, 1)
    }

    fn day(&self, day: StoryDay) -> String {
        names::day_label(self.0.words, day)
    }

    fn mark(&self, mark: &Mark) -> String {
        names::mark_label(self.0.words, mark)
    }

    fn lane(&self, lane: &Lane) -> String {
        names::lane_label(self.0, lane)
    }

    fn length(&self, length: Length) -> String {
        self.0.words.length(length)
    }

    fn short_length(&self, length: Length) -> String {
        self.0.words.length_short(length)
    }

    fn length_in_slot(&self, known: Length, slot: Minutes) -> String {
        let words = self.0.words;
        let (known, slot) = (words.length(known), words.number(slot.as_f64(), 1));
        let known = known.trim_end_matches("min").trim_end();
        words.with("timeline-runtime", &[("known", known.into()), ("slot", slot.into())])
    }

    fn over(&self, over: Minutes) -> String {
        self.0.words.with("timeline-over", &[("minutes", self.0.words.minutes(over).into())])
    }

    fn without_length(&self, scenes: usize) -> String {
        self.0.words.with("timeline-unknown", &[("n", scenes.into())])
    }
}

/// Paints a chart whose upper left corner stands at `origin`.
pub(super) fn paint(painter: &Painter, origin: Pos2, chart: &Chart<'_>) {
    let is_crowded = chart.picture.joins.len() > MANY;
    let mut pen =
        ScreenPen { painter: painter.clone(), groups: Vec::new(), shapes: Vec::new(), origin, is_crowded };
    chart.draw(&mut pen);
    pen.flush();
    scroll_bar(painter, origin, chart.picture, chart.edge().into());
}

/// Where lanes are out of view: a quiet bar at the right edge.
fn scroll_bar(painter: &Painter, origin: Pos2, picture: &Picture, ink: Color32) {
    let area = picture.areas.lanes;
    if picture.overflow <= Px(1.0) {
        return;
    }
    let whole = area.height() + picture.overflow;
    let place = |offset: Px| area.top + area.height() * (offset / whole);
    let (left, right) = (area.right - Px(6.0), area.right - Px(3.0));
    let (from, to) = (picture.frame.scroll, picture.frame.scroll + area.height());
    let bar = rect(origin, Area::new(left, place(from), right, place(to)));
    painter.rect_filled(bar, 1.5, ink.gamma_multiply(0.8));
}

impl From<Tone> for Color32 {
    fn from(tone: Tone) -> Self {
        let [red, green, blue] = tone.rgb;
        Self::from_rgb(red, green, blue).gamma_multiply(tone.opacity)
    }
}

impl From<Line> for Stroke {
    fn from(line: Line) -> Self {
        Self::new(line.width, line.tone)
    }
}

/// Collects shapes and hands them to the painter wherever what may be seen changes.
struct ScreenPen {
    painter: Painter,
    /// For each group that has been begun what was seen before it, where it is clipped.
    groups: Vec<Option<Rect>>,
    shapes: Vec<Shape>,
    origin: Pos2,
    is_crowded: bool,
}

impl ScreenPen {
    fn flush(&mut self) {
        self.painter.extend(std::mem::take(&mut self.shapes));
    }

    fn at(&self, (x, y): (Px, Px)) -> Pos2 {
        self.origin + vec2(x.0, y.0)
    }

    fn pos(&self, spot: Spot) -> Pos2 {
        pos(self.origin, spot)
    }

    /// Text on one line; its colour is chosen when it is painted, so that it is laid out once for all of them.
    fn laid_out(&self, text: &str, font: &FontId) -> Arc<Galley> {
        self.painter.layout_no_wrap(text.to_owned(), font.clone(), Color32::PLACEHOLDER)
    }

    /// Text on one line, cut off with an ellipsis where it is wider than `room`.
    fn elided(&self, text: &str, font: &FontId, room: Px) -> Arc<Galley> {
        let whole = self.laid_out(text, font);
        let row = whole.rows.first().filter(|_| whole.size().x > room.0);
        let Some(row) = row else { return whole };
        let ellipsis = self.laid_out("…", font).size().x;
        let mut end = 0.0;
        let ends = row.glyphs.iter().zip(text.char_indices()).map(|(glyph, (byte, letter))| {
            end += glyph.advance_width;
            (end, byte + letter.len_utf8())
        });
        self.laid_out(&cut(text, ends, ellipsis, room), font)
    }
}

fn font(face: Face, size: f32) -> FontId {
    let role = match face {
        Face::Regular => Type::List,
        Face::Medium => Type::ListStrong,
        Face::SemiBold => Type::Section,
        Face::Italic => Type::Missing,
    };
    role.font_at(size)
}

impl Pen for ScreenPen {
    fn clipped(&mut self, area: Area) {
        self.flush();
        let before = self.painter.clip_rect();
        self.groups.push(Some(before));
        self.painter.set_clip_rect(rect(self.origin, area).intersect(before));
    }

    fn named(&mut self, _name: &dyn Display) {
        self.groups.push(None);
    }

    fn end(&mut self) {
        if let Some(Some(before)) = self.groups.pop() {
            self.flush();
            self.painter.set_clip_rect(before);
        }
    }

    fn line(&mut self, from: (Px, Px), to: (Px, Px), line: Line) {
        self.shapes.push(Shape::line_segment([self.at(from), self.at(to)], line));
    }

    fn dashed(&mut self, corners: &[(Px, Px)], (dash, gap): (f32, f32), line: Line) {
        let corners: Vec<_> = corners.iter().map(|corner| self.at(*corner)).collect();
        self.shapes.extend(Shape::dashed_line(&corners, line, dash, gap));
    }

    fn dotted(&mut self, from: (Px, Px), to: Px, apart: f32, radius: f32, tone: Tone) {
        let ends = [self.at(from), self.at((to, from.1))];
        self.shapes.extend(Shape::dotted_line(&ends, tone, apart, radius));
    }

    fn curve(&mut self, curve: &Curve, line: Line) {
        let points = [curve.from, curve.leaving, curve.arriving, curve.to].map(|spot| self.pos(spot));
        let shape =
            CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, Stroke::from(line));
        self.shapes.push(shape.into());
    }

    /// In as many pieces as its bend needs: an upright one is a single piece.
    fn hanging(&mut self, curve: &Curve, line: Line) {
        let aside = (curve.to.x - curve.from.x).abs().0;
        if aside < 1.0 {
            self.shapes.push(Shape::line_segment([self.pos(curve.from), self.pos(curve.to)], line));
            return;
        }
        // It bends at its ends, so there the pieces are short.
        let pieces =
            if self.is_crowded { (5.0 + aside / 60.0).min(16.0) } else { (16.0 + aside / 24.0).min(36.0) };
        let pieces = pieces as u8;
        let place =
            |piece: u8| 0.5 - 0.5 * (std::f32::consts::PI * f32::from(piece) / f32::from(pieces)).cos();
        let points = (0..=pieces).map(|piece| self.pos(curve.at(place(piece)))).collect();
        self.shapes.push(Shape::line(points, Stroke::from(line)));
    }

    fn dashes(&mut self, _curve: &Curve, dashes: &[Dash], fades: bool, line: Line) {
        for dash in dashes {
            let tone = if fades { line.tone.faded(Dash::light(dash.at)) } else { line.tone };
            let ends = [self.pos(dash.from), self.pos(dash.to)];
            self.shapes.push(Shape::line_segment(ends, Stroke::new(line.width, tone)));
        }
    }

    fn rect(&mut self, area: Area, radius: f32, fill: Option<Tone>, frame: Option<Line>) {
        let fill = fill.map_or(Color32::TRANSPARENT, Color32::from);
        let frame = frame.map_or(Stroke::NONE, Stroke::from);
        let rect = rect(self.origin, area);
        self.shapes.push(RectShape::new(rect, radius, fill, frame, StrokeKind::Inside).into());
    }

    /// Thousands of them are one shape: their edges need no smoothing.
    fn bars(&mut self, bars: &[(Area, Tone)]) {
        let mut mesh = Mesh::default();
        for (area, tone) in bars {
            mesh.add_colored_rect(rect(self.origin, *area), (*tone).into());
        }
        self.shapes.push(Shape::mesh(mesh));
    }

    fn circle(&mut self, at: (Px, Px), radius: f32, fill: Option<Tone>, frame: Option<Line>) {
        let fill = fill.map_or(Color32::TRANSPARENT, Color32::from);
        let stroke = frame.map_or(Stroke::NONE, Stroke::from);
        self.shapes.push(CircleShape { center: self.at(at), radius, fill, stroke }.into());
    }

    fn diamond(&mut self, at: (Px, Px), radius: f32, fill: Option<Tone>, frame: Option<Line>) {
        let corners = [vec2(0.0, -radius), vec2(radius, 0.0), vec2(0.0, radius), vec2(-radius, 0.0)];
        let corners = corners.map(|corner| self.at(at) + corner).to_vec();
        let fill = fill.map_or(Color32::TRANSPARENT, Color32::from);
        let frame = frame.map_or(Stroke::NONE, Stroke::from);
        self.shapes.push(Shape::convex_polygon(corners, fill, frame));
    }

    fn width(&mut self, text: &str, face: Face, size: f32) -> Px {
        Px(self.laid_out(text, &font(face, size)).size().x)
    }

    fn text(&mut self, left: Px, middle: Px, room: Px, text: &str, ink: Ink) -> Px {
        let galley = self.elided(text, &font(ink.face, ink.size), room);
        let size = galley.size();
        let at = self.at((left, middle)) - vec2(0.0, size.y / 2.0);
        self.shapes.push(TextShape::new(at, galley, ink.tone.into()).into());
        Px(size.x)
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
