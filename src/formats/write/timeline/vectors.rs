//! The pen that writes SVG. Text stays text, so that it can be searched, copied and set anew.

use std::fmt::{Display, Write};

use super::{super::xml::is_fit, faces::Setter, sheet::Paper};
use crate::timeline::{Area, Curve, Dash, Face, Ink, Line, Pen, Px, Spot, Tone};

/// A curve that fades has so many steps.
const FADING: u8 = 8;

/// An SVG document in the making.
pub(super) struct SvgPen {
    out: String,
    setter: Setter,
    definitions: usize,
}

/// At most two decimals, so that the same picture always gives the same bytes and small files.
fn number(value: f32) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for ch in text.chars() {
        match ch {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            ch if ch.is_control() || !is_fit(ch) => out.push(' '),
            ch => out.push(ch),
        }
    }
    out
}

fn color(tone: Tone) -> String {
    let [red, green, blue] = tone.rgb;
    format!("#{red:02X}{green:02X}{blue:02X}")
}

/// ` name="value"`, and how opaque it is.
fn paint(name: &str, tone: Option<Tone>) -> String {
    match tone {
        None => format!(" {name}=\"none\""),
        Some(tone) if tone.opacity < 1.0 => {
            format!(" {name}=\"{}\" {name}-opacity=\"{}\"", color(tone), number(tone.opacity))
        }
        Some(tone) => format!(" {name}=\"{}\"", color(tone)),
    }
}

fn stroke(line: Line) -> String {
    format!("{} stroke-width=\"{}\"", paint("stroke", Some(line.tone)), number(line.width))
}

/// The fill and the frame of a shape.
fn look(fill: Option<Tone>, frame: Option<Line>) -> String {
    paint("fill", fill) + &frame.map(stroke).unwrap_or_default()
}

/// The attributes of a `text` element in this face. On some systems a weight is a family of its own.
const fn face_attributes(face: Face) -> &'static str {
    match face {
        Face::Regular => "",
        Face::Medium => {
            " font-family=\"'Inter Medium', Inter, 'Helvetica Neue', Arial, sans-serif\" font-weight=\"500\""
        }
        Face::SemiBold => {
            " font-family=\"'Inter Semi Bold', 'Inter SemiBold', Inter, 'Helvetica Neue', Arial, sans-serif\" \
             font-weight=\"600\""
        }
        Face::Italic => " font-style=\"italic\"",
    }
}

impl SvgPen {
    /// A document of this size, called `title`.
    pub(super) fn new(width: Px, height: Px, title: &str, ground: Tone) -> Self {
        let (width, height) = (number(width.0), number(height.0));
        let mut pen = Self { out: String::new(), setter: Setter::new(), definitions: 0 };
        pen.element(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" font-family=\"Inter, 'Helvetica Neue', Arial, sans-serif\">"
        ));
        pen.element(format_args!("<title>{}</title>", escaped(title)));
        pen.element(format_args!(
            "<rect width=\"{width}\" height=\"{height}\"{}/>",
            paint("fill", Some(ground))
        ));
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

    /// The colour of a line that fades along a curve, as a name.
    fn fading(&mut self, curve: &Curve, tone: Tone) -> String {
        self.definitions += 1;
        let (id, x1, x2) = (self.definitions, number(curve.from.x.0), number(curve.to.x.0));
        let mut stops = String::new();
        for step in 0..=FADING {
            let at = f32::from(step) / f32::from(FADING);
            let opacity = number(tone.opacity * Dash::light(at));
            let (offset, color) = (number(at), color(tone));
            let _ = write!(
                stops,
                "<stop offset=\"{offset}\" stop-color=\"{color}\" stop-opacity=\"{opacity}\"/>"
            );
        }
        self.element(format_args!(
            "<linearGradient id=\"d{id}\" gradientUnits=\"userSpaceOnUse\" x1=\"{x1}\" x2=\"{x2}\" y1=\"0\" \
             y2=\"0\">{stops}</linearGradient>"
        ));
        format!("url(#d{id})")
    }
}

impl Paper for SvgPen {
    fn moved(&mut self, down: Px) {
        self.element(format_args!("<g transform=\"translate(0 {})\">", number(down.0)));
    }
}

impl Pen for SvgPen {
    fn clipped(&mut self, area: Area) {
        self.definitions += 1;
        let (id, rect) = (self.definitions, rect_attributes(area));
        self.element(format_args!("<clipPath id=\"d{id}\"><rect {rect}/></clipPath>"));
        self.element(format_args!("<g clip-path=\"url(#d{id})\">"));
    }

    /// Viewers show the name as a tooltip.
    fn named(&mut self, name: &dyn Display) {
        self.element(format_args!("<g><title>{}</title>", escaped(&name.to_string())));
    }

    fn end(&mut self) {
        self.out.push_str("</g>\n");
    }

    fn line(&mut self, from: (Px, Px), to: (Px, Px), line: Line) {
        let (x1, y1, x2, y2) = (number(from.0.0), number(from.1.0), number(to.0.0), number(to.1.0));
        let look = stroke(line);
        self.element(format_args!("<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"{look}/>"));
    }

    fn dashed(&mut self, corners: &[(Px, Px)], (dash, gap): (f32, f32), line: Line) {
        let corners = points(corners.iter().copied());
        let (dash, gap, look) = (number(dash), number(gap), stroke(line));
        self.element(format_args!(
            "<polyline points=\"{corners}\" fill=\"none\"{look} stroke-dasharray=\"{dash} {gap}\"/>"
        ));
    }

    fn dotted(&mut self, from: (Px, Px), to: Px, apart: f32, radius: f32, tone: Tone) {
        let (x1, x2, y) = (number(from.0.0), number(to.0), number(from.1.0));
        let (look, apart) = (stroke(Line::new(radius * 2.0, tone)), number(apart));
        self.element(format_args!(
            "<line x1=\"{x1}\" y1=\"{y}\" x2=\"{x2}\" y2=\"{y}\"{look} stroke-linecap=\"round\" \
             stroke-dasharray=\"0 {apart}\"/>"
        ));
    }

    fn curve(&mut self, curve: &Curve, line: Line) {
        let path = format!(
            "M{}C{} {} {}",
            place(curve.from),
            place(curve.leaving),
            place(curve.arriving),
            place(curve.to)
        );
        self.element(format_args!("<path d=\"{path}\" fill=\"none\"{}/>", stroke(line)));
    }

    fn dashes(&mut self, curve: &Curve, dashes: &[Dash], fades: bool, line: Line) {
        let mut path = String::new();
        for dash in dashes {
            let _ = write!(path, "M{}L{}", place(dash.from), place(dash.to));
        }
        let look = match fades {
            false => stroke(line),
            true => format!(
                " stroke=\"{}\" stroke-width=\"{}\"",
                self.fading(curve, line.tone),
                number(line.width)
            ),
        };
        self.element(format_args!("<path d=\"{path}\" fill=\"none\"{look}/>"));
    }

    fn rect(&mut self, area: Area, radius: f32, fill: Option<Tone>, frame: Option<Line>) {
        let inset = frame.map_or(0.0, |line| line.width / 2.0);
        let radius = (radius - inset).max(0.0);
        let corner = if radius > 0.0 { format!(" rx=\"{}\"", number(radius)) } else { String::new() };
        let (rect, look) = (rect_attributes(area.grown(Px(-inset))), look(fill, frame));
        self.element(format_args!("<rect {rect}{corner}{look}/>"));
    }

    fn circle(&mut self, at: (Px, Px), radius: f32, fill: Option<Tone>, frame: Option<Line>) {
        let radius = radius + frame.map_or(0.0, |line| line.width / 2.0);
        let (cx, cy, radius, look) = (number(at.0.0), number(at.1.0), number(radius), look(fill, frame));
        self.element(format_args!("<circle cx=\"{cx}\" cy=\"{cy}\" r=\"{radius}\"{look}/>"));
    }

    fn diamond(&mut self, at: (Px, Px), radius: f32, fill: Option<Tone>, frame: Option<Line>) {
        let (corners, look) = (points(corners(at, radius)), look(fill, frame));
        self.element(format_args!("<polygon points=\"{corners}\"{look}/>"));
    }

    fn width(&mut self, text: &str, face: Face, size: f32) -> Px {
        self.setter.width(text, face, size)
    }

    fn text(&mut self, left: Px, middle: Px, room: Px, text: &str, ink: Ink) -> Px {
        let text = self.setter.elided(text, ink.face, ink.size, room);
        let width = self.setter.width(&text, ink.face, ink.size);
        if text.is_empty() {
            return width;
        }
        let y = self.setter.base_line(middle, ink.face, ink.size);
        let (x, y, size) = (number(left.0.round()), number(y.0), number(ink.size));
        let (face, fill, text) = (face_attributes(ink.face), paint("fill", Some(ink.tone)), escaped(&text));
        self.element(format_args!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{face}{fill}>{text}</text>"
        ));
        width
    }
}

/// The corners of a square that stands on one of them.
pub(super) fn corners((x, y): (Px, Px), radius: f32) -> [(Px, Px); 4] {
    let radius = Px(radius);
    [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
}

fn points(corners: impl IntoIterator<Item = (Px, Px)>) -> String {
    let points = corners.into_iter().map(|(x, y)| format!("{},{}", number(x.0), number(y.0)));
    points.collect::<Vec<_>>().join(" ")
}

fn place(spot: Spot) -> String {
    format!("{} {}", number(spot.x.0), number(spot.y.0))
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
