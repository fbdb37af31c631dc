//! What a timeline is drawn with, and the pen that writes SVG: shapes and text with their attributes, nothing of
//! what they mean.

use std::fmt::Write;

use super::faces::{Face, Ruler};
use crate::timeline::{Area, Curve, Px, Spot};

/// Draws shapes and text, whatever comes of them.
pub(super) trait Pen {
    /// Begins a group, moved down by `down`.
    fn moved(&mut self, down: Px);
    /// Begins a group that is not seen outside of `area`.
    fn clipped(&mut self, area: Area);
    /// Begins a group with a name.
    fn named(&mut self, name: &str);
    /// Ends the group that was begun last.
    fn end(&mut self);
    /// A straight line.
    fn line(&mut self, from: (Px, Px), to: (Px, Px), line: Line<'_>);
    /// A curve.
    fn curve(&mut self, curve: &Curve, line: Line<'_>);
    /// A curve that fades from its left end to its right one.
    fn fading(&mut self, curve: &Curve, line: Line<'_>);
    /// A rectangle with a fill and, where given, a frame that lies within it.
    fn rect(&mut self, area: Area, radius: f32, fill: (&str, f32), frame: Option<Line<'_>>);
    /// A circle.
    fn circle(&mut self, at: (Px, Px), radius: f32, fill: &str, frame: Option<Line<'_>>);
    /// A square on its corner.
    fn diamond(&mut self, at: (Px, Px), radius: f32, fill: &str, frame: Option<Line<'_>>);
    /// Text on one line from `x` on, its middle at `middle`.
    fn put(&mut self, x: Px, middle: Px, text: &str, ink: Ink<'_>);
    /// What text is measured with.
    fn ruler(&self) -> &Ruler;

    /// Text on one line, its middle at `middle`, cut off where it is wider than `room`; how wide it became.
    fn text(&mut self, left: Px, middle: Px, room: Px, text: &str, ink: Ink<'_>) -> Px {
        let text = self.ruler().elided(text, ink.face, ink.size, room.0);
        self.put(left, middle, &text, ink);
        Px(self.ruler().width(&text, ink.face, ink.size))
    }

    /// Text that ends at `right`; how wide it became.
    fn text_to(&mut self, right: Px, middle: Px, text: &str, ink: Ink<'_>) -> Px {
        let width = Px(self.ruler().width(text, ink.face, ink.size));
        self.put(right - width, middle, text, ink);
        width
    }

    /// Text whose middle stands at `center`.
    fn text_at(&mut self, center: Px, middle: Px, text: &str, ink: Ink<'_>) {
        let width = Px(self.ruler().width(text, ink.face, ink.size));
        self.put(center - width / 2.0, middle, text, ink);
    }
}

/// How far below its middle a line of text stands: half of Inter's capitals, which are 0.727 of its size high.
pub(super) const fn base_line(size: f32) -> f32 {
    size * 0.36
}

/// How text looks.
#[derive(Clone, Copy)]
pub(super) struct Ink<'a> {
    pub(super) face: Face,
    pub(super) size: f32,
    pub(super) color: &'a str,
}

/// How a line looks.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) color: &'a str,
    pub(super) width: f32,
    pub(super) opacity: f32,
    /// The length of a dash and of the gap after it.
    pub(super) dashes: Option<(f32, f32)>,
}

impl<'a> Line<'a> {
    pub(super) const fn new(color: &'a str, width: f32) -> Self {
        Self { color, width, opacity: 1.0, dashes: None }
    }

    pub(super) const fn opacity(self, opacity: f32) -> Self {
        Self { opacity, ..self }
    }

    pub(super) const fn dashes(self, dash: f32, gap: f32) -> Self {
        Self { dashes: Some((dash, gap)), ..self }
    }

    fn attributes(&self) -> String {
        let mut text = format!("stroke=\"{}\" stroke-width=\"{}\"", self.color, number(self.width));
        if self.opacity < 1.0 {
            let _ = write!(text, " stroke-opacity=\"{}\"", number(self.opacity));
        }
        if let Some((dash, gap)) = self.dashes {
            let _ = write!(text, " stroke-dasharray=\"{} {}\"", number(dash), number(gap));
        }
        text
    }
}

/// An SVG document in the making.
pub(super) struct SvgPen {
    out: String,
    ruler: Ruler,
    clips: usize,
}

/// At most two decimals, so that the same picture always gives the same bytes and small files.
fn number(value: f32) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for ch in text.chars() {
        match ch {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Most control characters may not stand in XML at all.
            ch if ch.is_control() => out.push(' '),
            ch => out.push(ch),
        }
    }
    out
}

impl SvgPen {
    /// A document of this size, called `title`.
    pub(super) fn new(width: Px, height: Px, title: &str, ground: &str) -> Self {
        let (width, height) = (number(width.0), number(height.0));
        let mut pen = Self { out: String::new(), ruler: Ruler::new(), clips: 0 };
        pen.element(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" font-family=\"Inter, 'Helvetica Neue', Arial, sans-serif\">"
        ));
        pen.element(format_args!("<title>{}</title>", escaped(title)));
        pen.element(format_args!("<rect width=\"{width}\" height=\"{height}\" fill=\"{ground}\"/>"));
        pen
    }

    /// The finished document.
    pub(super) fn finished(mut self) -> String {
        self.out.push_str("</svg>\n");
        self.out
    }

    fn element(&mut self, element: std::fmt::Arguments<'_>) {
        // Writing into memory cannot fail.
        let _ = writeln!(self.out, "{element}");
    }
}

impl Pen for SvgPen {
    fn moved(&mut self, down: Px) {
        self.element(format_args!("<g transform=\"translate(0 {})\">", number(down.0)));
    }

    fn clipped(&mut self, area: Area) {
        self.clips += 1;
        let (id, rect) = (self.clips, rect_attributes(area));
        self.element(format_args!("<clipPath id=\"c{id}\"><rect {rect}/></clipPath>"));
        self.element(format_args!("<g clip-path=\"url(#c{id})\">"));
    }

    /// Viewers show the name as a tooltip.
    fn named(&mut self, name: &str) {
        self.element(format_args!("<g><title>{}</title>", escaped(name)));
    }

    fn end(&mut self) {
        self.out.push_str("</g>\n");
    }

    fn line(&mut self, from: (Px, Px), to: (Px, Px), line: Line<'_>) {
        let (x1, y1, x2, y2) = (number(from.0.0), number(from.1.0), number(to.0.0), number(to.1.0));
        let look = line.attributes();
        self.element(format_args!("<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" {look}/>"));
    }

    fn curve(&mut self, curve: &Curve, line: Line<'_>) {
        let point = |spot: Spot| format!("{} {}", number(spot.x.0), number(spot.y.0));
        let path = format!(
            "M{}C{} {} {}",
            point(curve.from),
            point(curve.leaving),
            point(curve.arriving),
            point(curve.to)
        );
        self.element(format_args!("<path d=\"{path}\" fill=\"none\" {}/>", line.attributes()));
    }

    fn fading(&mut self, curve: &Curve, line: Line<'_>) {
        self.clips += 1;
        let (id, x1, x2) = (self.clips, number(curve.from.x.0), number(curve.to.x.0));
        let (color, opacity) = (line.color, number(line.opacity));
        self.element(format_args!(
            "<linearGradient id=\"g{id}\" gradientUnits=\"userSpaceOnUse\" x1=\"{x1}\" x2=\"{x2}\" y1=\"0\" y2=\"0\">\
             <stop offset=\"0\" stop-color=\"{color}\" stop-opacity=\"{opacity}\"/>\
             <stop offset=\"1\" stop-color=\"{color}\" stop-opacity=\"0\"/></linearGradient>",
        ));
        self.curve(curve, Line { color: &format!("url(#g{id})"), opacity: 1.0, ..line });
    }

    fn rect(&mut self, area: Area, radius: f32, (fill, opacity): (&str, f32), frame: Option<Line<'_>>) {
        let (area, frame) = match frame {
            Some(line) => (area.grown(Px(-line.width / 2.0)), format!(" {}", line.attributes())),
            None => (area, String::new()),
        };
        let radius = if radius > 0.0 { format!(" rx=\"{}\"", number(radius)) } else { String::new() };
        let opacity =
            if opacity < 1.0 { format!(" fill-opacity=\"{}\"", number(opacity)) } else { String::new() };
        let rect = rect_attributes(area);
        self.element(format_args!("<rect {rect}{radius} fill=\"{fill}\"{opacity}{frame}/>"));
    }

    fn circle(&mut self, at: (Px, Px), radius: f32, fill: &str, frame: Option<Line<'_>>) {
        let (cx, cy, radius) = (number(at.0.0), number(at.1.0), number(radius));
        let frame = frame.map(|line| format!(" {}", line.attributes())).unwrap_or_default();
        self.element(format_args!("<circle cx=\"{cx}\" cy=\"{cy}\" r=\"{radius}\" fill=\"{fill}\"{frame}/>"));
    }

    fn diamond(&mut self, at: (Px, Px), radius: f32, fill: &str, frame: Option<Line<'_>>) {
        let points: Vec<_> =
            corners(at, radius).map(|(x, y)| format!("{},{}", number(x), number(y))).into_iter().collect();
        let frame = frame.map(|line| format!(" {}", line.attributes())).unwrap_or_default();
        self.element(format_args!("<polygon points=\"{}\" fill=\"{fill}\"{frame}/>", points.join(" ")));
    }

    fn put(&mut self, x: Px, middle: Px, text: &str, ink: Ink<'_>) {
        if text.is_empty() {
            return;
        }
        let (x, y) = (number(x.0), number(middle.0 + base_line(ink.size)));
        let (face, size, color) = (ink.face.attributes(), number(ink.size), ink.color);
        let text = escaped(text);
        self.element(format_args!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{face} fill=\"{color}\">{text}</text>"
        ));
    }

    fn ruler(&self) -> &Ruler {
        &self.ruler
    }
}

/// The corners of a square that stands on one of them.
pub(super) fn corners((x, y): (Px, Px), radius: f32) -> [(f32, f32); 4] {
    [(x.0, y.0 - radius), (x.0 + radius, y.0), (x.0, y.0 + radius), (x.0 - radius, y.0)]
}

fn rect_attributes(area: Area) -> String {
    format!(
        "x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
        number(area.left.0),
        number(area.top.0),
        number(area.width().0),
        number(area.height().0)
    )
}
