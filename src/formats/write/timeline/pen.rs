//! Writes SVG: shapes and text with their attributes, nothing of what they mean.

use std::fmt::Write;

use super::faces::{Face, Ruler};
use crate::timeline::{Area, Curve, Px};

/// An SVG document in the making.
pub(super) struct Pen {
    out: String,
    ruler: Ruler,
    clips: usize,
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
    /// Dashes and the gaps between them; empty for a solid line.
    pub(super) dashes: &'a str,
}

impl<'a> Line<'a> {
    pub(super) const fn new(color: &'a str, width: f32) -> Self {
        Self { color, width, opacity: 1.0, dashes: "" }
    }

    pub(super) const fn opacity(self, opacity: f32) -> Self {
        Self { opacity, ..self }
    }

    pub(super) const fn dashes(self, dashes: &'a str) -> Self {
        Self { dashes, ..self }
    }

    fn attributes(&self) -> String {
        let mut text = format!("stroke=\"{}\" stroke-width=\"{}\"", self.color, number(self.width));
        if self.opacity < 1.0 {
            let _ = write!(text, " stroke-opacity=\"{}\"", number(self.opacity));
        }
        if !self.dashes.is_empty() {
            let _ = write!(text, " stroke-dasharray=\"{}\"", self.dashes);
        }
        text
    }
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

impl Pen {
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

    /// Begins a group, moved down by `down`.
    pub(super) fn moved(&mut self, down: Px) {
        self.element(format_args!("<g transform=\"translate(0 {})\">", number(down.0)));
    }

    /// Begins a group that is not seen outside of `area`.
    pub(super) fn clipped(&mut self, area: Area) {
        self.clips += 1;
        let (id, rect) = (self.clips, rect_attributes(area));
        self.element(format_args!("<clipPath id=\"c{id}\"><rect {rect}/></clipPath>"));
        self.element(format_args!("<g clip-path=\"url(#c{id})\">"));
    }

    /// Begins a group with a name, which viewers show as a tooltip.
    pub(super) fn named(&mut self, name: &str) {
        self.element(format_args!("<g><title>{}</title>", escaped(name)));
    }

    /// Ends a group.
    pub(super) fn end(&mut self) {
        self.out.push_str("</g>\n");
    }

    pub(super) fn line(&mut self, from: (Px, Px), to: (Px, Px), line: Line<'_>) {
        let (x1, y1, x2, y2) = (number(from.0.0), number(from.1.0), number(to.0.0), number(to.1.0));
        let look = line.attributes();
        self.element(format_args!("<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" {look}/>"));
    }

    /// A curve; `stroke` may name a gradient.
    pub(super) fn curve(&mut self, curve: &Curve, line: Line<'_>) {
        let point = |spot: crate::timeline::Spot| format!("{} {}", number(spot.x.0), number(spot.y.0));
        let path = format!(
            "M{}C{} {} {}",
            point(curve.from),
            point(curve.leaving),
            point(curve.arriving),
            point(curve.to)
        );
        self.element(format_args!("<path d=\"{path}\" fill=\"none\" {}/>", line.attributes()));
    }

    /// A gradient from a colour to nothing, from left to right; its reference.
    pub(super) fn fading(&mut self, from: Px, to: Px, color: &str, opacity: f32) -> String {
        self.clips += 1;
        let (id, x1, x2) = (self.clips, number(from.0), number(to.0));
        self.element(format_args!(
            "<linearGradient id=\"g{id}\" gradientUnits=\"userSpaceOnUse\" x1=\"{x1}\" x2=\"{x2}\" y1=\"0\" y2=\"0\">\
             <stop offset=\"0\" stop-color=\"{color}\" stop-opacity=\"{}\"/>\
             <stop offset=\"1\" stop-color=\"{color}\" stop-opacity=\"0\"/></linearGradient>",
            number(opacity)
        ));
        format!("url(#g{id})")
    }

    /// A rectangle with a fill and, where given, a frame that lies within it.
    pub(super) fn rect(
        &mut self,
        area: Area,
        radius: f32,
        (fill, opacity): (&str, f32),
        frame: Option<Line<'_>>,
    ) {
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

    pub(super) fn circle(&mut self, at: (Px, Px), radius: f32, fill: &str, frame: Option<Line<'_>>) {
        let (cx, cy, radius) = (number(at.0.0), number(at.1.0), number(radius));
        let frame = frame.map(|line| format!(" {}", line.attributes())).unwrap_or_default();
        self.element(format_args!("<circle cx=\"{cx}\" cy=\"{cy}\" r=\"{radius}\" fill=\"{fill}\"{frame}/>"));
    }

    pub(super) fn diamond(&mut self, at: (Px, Px), radius: f32, fill: &str, frame: Option<Line<'_>>) {
        let (x, y) = (at.0.0, at.1.0);
        let corners = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)];
        let points: Vec<_> = corners.iter().map(|(x, y)| format!("{},{}", number(*x), number(*y))).collect();
        let frame = frame.map(|line| format!(" {}", line.attributes())).unwrap_or_default();
        self.element(format_args!("<polygon points=\"{}\" fill=\"{fill}\"{frame}/>", points.join(" ")));
    }

    /// Text on one line, its middle at `middle`, cut off where it is wider than `room`; how wide it became.
    pub(super) fn text(&mut self, left: Px, middle: Px, room: Px, text: &str, ink: Ink<'_>) -> Px {
        let text = self.ruler.elided(text, ink.face, ink.size, room.0);
        let width = Px(self.ruler.width(&text, ink.face, ink.size));
        self.put(left, middle, "", &text, ink);
        width
    }

    /// Text that ends at `right`; how wide it became.
    pub(super) fn text_to(&mut self, right: Px, middle: Px, text: &str, ink: Ink<'_>) -> Px {
        self.put(right, middle, " text-anchor=\"end\"", text, ink);
        Px(self.ruler.width(text, ink.face, ink.size))
    }

    /// Text whose middle stands at `center`.
    pub(super) fn text_at(&mut self, center: Px, middle: Px, text: &str, ink: Ink<'_>) {
        self.put(center, middle, " text-anchor=\"middle\"", text, ink);
    }

    fn put(&mut self, x: Px, middle: Px, anchor: &str, text: &str, ink: Ink<'_>) {
        if text.is_empty() {
            return;
        }
        // Capitals of Inter are 0.727 of its size high: half of that below the middle is the base line.
        let (x, y) = (number(x.0), number(middle.0 + ink.size * 0.36));
        let (face, size, color) = (ink.face.attributes(), number(ink.size), ink.color);
        let text = escaped(text);
        self.element(format_args!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{face} fill=\"{color}\"{anchor}>{text}</text>"
        ));
    }
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
