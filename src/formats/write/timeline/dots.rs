//! The pen that draws dots, for print.

use std::fmt::Display;

use skrifa::{
    GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
    outline::{DrawSettings, OutlinePen},
};
use vello_cpu::{
    Pixmap, RenderContext, Resources,
    kurbo::{Affine, BezPath, Cap, Circle, RoundedRect, Shape, Stroke},
    peniko::Color,
};

use super::{faces::Setter, sheet::Paper, vectors::corners};
use crate::timeline::{Area, Curve, Dash, Face, Ink, Line, Pen, Px, Spot, Tone};

/// Printing presses and desktop printers want so many dots per inch; a pixel of the layout is 1/96 inch.
const PRINT_SCALE: f32 = 300.0 / 96.0;
/// Larger pictures get a smaller scale: a hundred million dots fill 400 MB.
const MOST_DOTS: f32 = 100_000_000.0;
/// No side is longer.
const LONGEST: f32 = 60_000.0;
/// How exactly curves are followed, in pixels of the layout.
const EXACT: f64 = 0.05;

/// A picture in the making.
pub(super) struct DotPen {
    context: RenderContext,
    size: (u16, u16),
    /// From the layout's pixels to dots, a layer for each group; whether the group is clipped.
    groups: Vec<(Affine, bool)>,
    setter: Setter,
}

impl DotPen {
    /// A picture of this size in the layout's pixels.
    pub(super) fn new(width: Px, height: Px, ground: Tone) -> Self {
        let scale = PRINT_SCALE
            .min((MOST_DOTS / (width.0 * height.0)).sqrt())
            .min(LONGEST / width.0)
            .min(LONGEST / height.0);
        let dots = |length: Px| (length.0 * scale).ceil().clamp(1.0, LONGEST) as u16;
        let size = (dots(width), dots(height));
        let context = RenderContext::new(size.0, size.1);
        let groups = vec![(Affine::scale(f64::from(scale)), false)];
        let mut pen = Self { context, size, groups, setter: Setter::new() };
        let all = Area::new(Px::ZERO, Px::ZERO, width + Px(1.0), height + Px(1.0));
        pen.rect(all, 0.0, Some(ground), None);
        pen
    }

    /// The picture as a file.
    pub(super) fn finished(mut self) -> Vec<u8> {
        let mut picture = Pixmap::new(self.size.0, self.size.1);
        self.context.flush();
        self.context.render(&mut picture, &mut Resources::new());
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, u32::from(self.size.0), u32::from(self.size.1));
        encoder.set_color(png::ColorType::Rgba);
        // 300 dots an inch are 11,811 a metre.
        encoder.set_pixel_dims(Some(png::PixelDimensions {
            xppu: 11_811,
            yppu: 11_811,
            unit: png::Unit::Meter,
        }));
        // The ground is opaque, so what is multiplied by its own opacity is the colour itself. Writing into
        // memory cannot fail.
        let _ =
            encoder.write_header().and_then(|mut writer| writer.write_image_data(picture.data_as_u8_slice()));
        file
    }

    fn transform(&self) -> Affine {
        self.groups.last().map_or(Affine::IDENTITY, |(transform, _)| *transform)
    }

    fn fill(&mut self, path: &BezPath, tone: Tone) {
        self.context.set_transform(self.transform());
        self.context.set_paint(paint(tone));
        self.context.fill_path(path);
    }

    fn stroke(&mut self, path: &BezPath, line: Line, dashes: Option<(f32, f32)>) {
        let stroke = Stroke::new(f64::from(line.width)).with_caps(Cap::Butt);
        let stroke = match dashes {
            Some((dash, gap)) => stroke.with_dashes(0.0, [f64::from(dash), f64::from(gap)]),
            None => stroke,
        };
        self.context.set_transform(self.transform());
        self.context.set_stroke(stroke);
        self.context.set_paint(paint(line.tone));
        self.context.stroke_path(path);
    }

    fn shape(&mut self, path: &BezPath, fill: Option<Tone>, frame: Option<Line>) {
        if let Some(tone) = fill {
            self.fill(path, tone);
        }
        if let Some(line) = frame {
            self.stroke(path, line, None);
        }
    }
}

fn paint(tone: Tone) -> Color {
    let [red, green, blue] = tone.rgb;
    Color::from_rgb8(red, green, blue).multiply_alpha(tone.opacity)
}

fn path_through(mut corners: impl Iterator<Item = (Px, Px)>) -> BezPath {
    let mut path = BezPath::new();
    if let Some(first) = corners.next() {
        path.move_to(point(first));
    }
    corners.for_each(|corner| path.line_to(point(corner)));
    path
}

fn point((x, y): (Px, Px)) -> (f64, f64) {
    (f64::from(x.0), f64::from(y.0))
}

fn path_of(curve: &Curve) -> BezPath {
    let at = |spot: Spot| point((spot.x, spot.y));
    let mut path = BezPath::new();
    path.move_to(at(curve.from));
    path.curve_to(at(curve.leaving), at(curve.arriving), at(curve.to));
    path
}

fn rect_of(area: Area, radius: f32) -> BezPath {
    let (x0, y0) = point((area.left, area.top));
    let (x1, y1) = point((area.left + area.width(), area.top + area.height()));
    RoundedRect::new(x0, y0, x1, y1, f64::from(radius)).to_path(EXACT)
}

impl Paper for DotPen {
    fn moved(&mut self, down: Px) {
        let moved = self.transform() * Affine::translate((0.0, f64::from(down.0)));
        self.groups.push((moved, false));
    }
}

impl Pen for DotPen {
    fn clipped(&mut self, area: Area) {
        self.context.set_transform(self.transform());
        self.context.push_clip_path(&rect_of(area, 0.0));
        self.groups.push((self.transform(), true));
    }

    fn named(&mut self, _name: &dyn Display) {
        self.groups.push((self.transform(), false));
    }

    fn end(&mut self) {
        if let Some((_, true)) = self.groups.pop() {
            self.context.pop_clip_path();
        }
    }

    fn line(&mut self, from: (Px, Px), to: (Px, Px), line: Line) {
        self.stroke(&path_through([from, to].into_iter()), line, None);
    }

    fn dashed(&mut self, corners: &[(Px, Px)], dash: (f32, f32), line: Line) {
        self.stroke(&path_through(corners.iter().copied()), line, Some(dash));
    }

    fn dotted(&mut self, from: (Px, Px), to: Px, apart: f32, radius: f32, tone: Tone) {
        let dots = ((to - from.0).max(Px::ZERO).0 / apart) as usize;
        for dot in 0..=dots {
            self.circle((from.0 + Px(apart * dot as f32), from.1), radius, Some(tone), None);
        }
    }

    fn curve(&mut self, curve: &Curve, line: Line) {
        self.stroke(&path_of(curve), line, None);
    }

    fn dashes(&mut self, _curve: &Curve, dashes: &[Dash], fades: bool, line: Line) {
        for dash in dashes {
            let tone = if fades { line.tone.faded(Dash::light(dash.at)) } else { line.tone };
            self.line((dash.from.x, dash.from.y), (dash.to.x, dash.to.y), Line { tone, ..line });
        }
    }

    fn rect(&mut self, area: Area, radius: f32, fill: Option<Tone>, frame: Option<Line>) {
        let inset = frame.map_or(0.0, |line| line.width / 2.0);
        let path = rect_of(area.grown(Px(-inset)), (radius - inset).max(0.0));
        self.shape(&path, fill, frame);
    }

    fn circle(&mut self, at: (Px, Px), radius: f32, fill: Option<Tone>, frame: Option<Line>) {
        let radius = radius + frame.map_or(0.0, |line| line.width / 2.0);
        self.shape(&Circle::new(point(at), f64::from(radius)).to_path(EXACT), fill, frame);
    }

    fn diamond(&mut self, at: (Px, Px), radius: f32, fill: Option<Tone>, frame: Option<Line>) {
        let mut path = path_through(corners(at, radius).into_iter());
        path.close_path();
        self.shape(&path, fill, frame);
    }

    fn width(&mut self, text: &str, face: Face, size: f32) -> Px {
        self.setter.width(text, face, size)
    }

    fn text(&mut self, left: Px, middle: Px, room: Px, text: &str, ink: Ink) -> Px {
        let text = self.setter.elided(text, ink.face, ink.size, room);
        let base = self.setter.base_line(middle, ink.face, ink.size).0;
        let Some(outlines) = self.setter.font(ink.face).map(MetadataProvider::outline_glyphs) else {
            return Px::ZERO;
        };
        let mut drawn = Letters { path: BezPath::new(), left: 0.0, base };
        for letter in self.setter.letters(&text, ink.face, ink.size) {
            drawn.left = left.0.round() + letter.x;
            drawn.base = base - letter.up;
            let settings = DrawSettings::unhinted(Size::new(ink.size), LocationRef::default());
            // A letter that the font lacks stays out, rather than becoming a box.
            let outline = outlines.get(GlyphId::new(letter.glyph)).filter(|_| letter.glyph != 0);
            if let Some(outline) = outline {
                // So does one that is broken in the font.
                let _ = outline.draw(settings, &mut drawn);
            }
        }
        self.fill(&drawn.path, ink.tone);
        self.setter.width(&text, ink.face, ink.size)
    }
}

/// Collects the outlines of letters, turned from upwards to downwards.
struct Letters {
    path: BezPath,
    left: f32,
    base: f32,
}

impl Letters {
    fn at(&self, x: f32, y: f32) -> (f64, f64) {
        (f64::from(self.left + x), f64::from(self.base - y))
    }
}

impl OutlinePen for Letters {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(self.at(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(self.at(x, y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.path.quad_to(self.at(cx, cy), self.at(x, y));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.path.curve_to(self.at(cx0, cy0), self.at(cx1, cy1), self.at(x, y));
    }

    fn close(&mut self) {
        self.path.close_path();
    }
}
