//! The pen that draws dots, for print.

use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
    outline::{DrawSettings, OutlinePen},
};
use vello_cpu::{
    Pixmap, RenderContext, Resources,
    kurbo::{Affine, BezPath, Cap, Circle, RoundedRect, Shape, Stroke},
    peniko::Color,
};

use super::{
    faces::Ruler,
    pen::{Ink, Line, Pen, base_line, corners},
};
use crate::timeline::{Area, Curve, Px, Spot};

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
    ruler: Ruler,
}

impl DotPen {
    /// A picture of this size in the layout's pixels.
    pub(super) fn new(width: Px, height: Px, ground: &str) -> Self {
        let scale = PRINT_SCALE
            .min((MOST_DOTS / (width.0 * height.0)).sqrt())
            .min(LONGEST / width.0)
            .min(LONGEST / height.0);
        let dots = |length: Px| (length.0 * scale).ceil().clamp(1.0, LONGEST) as u16;
        let size = (dots(width), dots(height));
        let context = RenderContext::new(size.0, size.1);
        let groups = vec![(Affine::scale(f64::from(scale)), false)];
        let mut pen = Self { context, size, groups, ruler: Ruler::new() };
        let all = Area::new(Px::ZERO, Px::ZERO, width + Px(1.0), height + Px(1.0));
        pen.rect(all, 0.0, (ground, 1.0), None);
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

    fn fill(&mut self, path: &BezPath, color: &str, opacity: f32) {
        self.context.set_transform(self.transform());
        self.context.set_paint(read_color(color).multiply_alpha(opacity));
        self.context.fill_path(path);
    }

    fn stroke(&mut self, path: &BezPath, line: Line<'_>) {
        let stroke = Stroke::new(f64::from(line.width)).with_caps(Cap::Butt);
        let stroke = match line.dashes {
            Some((dash, gap)) => stroke.with_dashes(0.0, [f64::from(dash), f64::from(gap)]),
            None => stroke,
        };
        self.context.set_transform(self.transform());
        self.context.set_stroke(stroke);
        self.context.set_paint(read_color(line.color).multiply_alpha(line.opacity));
        self.context.stroke_path(path);
    }

    fn shape(&mut self, path: &BezPath, (fill, opacity): (&str, f32), frame: Option<Line<'_>>) {
        self.fill(path, fill, opacity);
        if let Some(line) = frame {
            self.stroke(path, line);
        }
    }
}

/// `#RRGGBB`; black where it is something else.
fn read_color(color: &str) -> Color {
    let number = color.strip_prefix('#').and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or(0);
    let [_, red, green, blue] = number.to_be_bytes();
    Color::from_rgb8(red, green, blue)
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

impl Pen for DotPen {
    fn moved(&mut self, down: Px) {
        let moved = self.transform() * Affine::translate((0.0, f64::from(down.0)));
        self.groups.push((moved, false));
    }

    fn clipped(&mut self, area: Area) {
        self.context.set_transform(self.transform());
        self.context.push_clip_path(&rect_of(area, 0.0));
        self.groups.push((self.transform(), true));
    }

    fn named(&mut self, _name: &str) {
        self.groups.push((self.transform(), false));
    }

    fn end(&mut self) {
        if let Some((_, true)) = self.groups.pop() {
            self.context.pop_clip_path();
        }
    }

    fn line(&mut self, from: (Px, Px), to: (Px, Px), line: Line<'_>) {
        let mut path = BezPath::new();
        path.move_to(point(from));
        path.line_to(point(to));
        self.stroke(&path, line);
    }

    fn curve(&mut self, curve: &Curve, line: Line<'_>) {
        self.stroke(&path_of(curve), line);
    }

    fn fading(&mut self, curve: &Curve, line: Line<'_>) {
        let (dash, gap) = line.dashes.unwrap_or((4.0, 0.0));
        let steps = ((curve.to.x - curve.from.x).abs().0 / (dash + gap)).clamp(2.0, 4_000.0) as usize;
        for step in 0..steps {
            let from = step as f32 / steps as f32;
            let ends = [from, from + dash / (dash + gap) / steps as f32].map(|t| curve.at(t));
            let fading = Line { opacity: line.opacity * (1.0 - from), dashes: None, ..line };
            self.line((ends[0].x, ends[0].y), (ends[1].x, ends[1].y), fading);
        }
    }

    fn rect(&mut self, area: Area, radius: f32, fill: (&str, f32), frame: Option<Line<'_>>) {
        let inset = frame.map_or(Px::ZERO, |line| Px(line.width / 2.0));
        self.shape(&rect_of(area.grown(-inset), radius), fill, frame);
    }

    fn circle(&mut self, at: (Px, Px), radius: f32, fill: &str, frame: Option<Line<'_>>) {
        self.shape(&Circle::new(point(at), f64::from(radius)).to_path(EXACT), (fill, 1.0), frame);
    }

    fn diamond(&mut self, at: (Px, Px), radius: f32, fill: &str, frame: Option<Line<'_>>) {
        let mut path = BezPath::new();
        let [first, rest @ ..] = corners(at, radius).map(|(x, y)| (f64::from(x), f64::from(y)));
        path.move_to(first);
        rest.into_iter().for_each(|corner| path.line_to(corner));
        path.close_path();
        self.shape(&path, (fill, 1.0), frame);
    }

    fn put(&mut self, x: Px, middle: Px, text: &str, ink: Ink<'_>) {
        let Ok(font) = FontRef::new(ink.face.bytes()) else { return };
        let (size, place) = (Size::new(ink.size), LocationRef::default());
        let (glyphs, outlines, metrics) =
            (font.charmap(), font.outline_glyphs(), font.glyph_metrics(size, place));
        let (mut left, base) = (x.0, middle.0 + base_line(ink.size));
        let mut letters = Letters { path: BezPath::new(), left, base };
        for glyph in text.chars().map(|ch| glyphs.map(ch).unwrap_or_default()) {
            letters.left = left;
            if let Some(outline) = outlines.get(glyph) {
                // A letter that is broken in the font stays out.
                let _ = outline.draw(DrawSettings::unhinted(size, place), &mut letters);
            }
            left += metrics.advance_width(glyph).unwrap_or_default();
        }
        self.fill(&letters.path, ink.color, 1.0);
    }

    fn ruler(&self) -> &Ruler {
        &self.ruler
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
