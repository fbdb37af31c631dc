//! What a chart is drawn with: shapes and text with their looks, nothing of what they mean.

use std::fmt::Display;

use serde::{Deserialize, Deserializer};

use crate::timeline::{Area, Curve, Px, Spot};

/// Draws shapes and text, whatever comes of them.
pub trait Pen {
    /// Begins a group that is not seen outside of `area`.
    fn clipped(&mut self, area: Area);
    /// Begins a group with a name.
    fn named(&mut self, name: &dyn Display);
    /// Ends the group that was begun last.
    fn end(&mut self);
    /// A straight line.
    fn line(&mut self, from: (Px, Px), to: (Px, Px), line: Line);
    /// Dashes along straight lines from corner to corner: how long each is, and how long the gap after it.
    fn dashed(&mut self, corners: &[(Px, Px)], dash: (f32, f32), line: Line);
    /// Dots along a level line: how far apart, and how large.
    fn dotted(&mut self, from: (Px, Px), to: Px, apart: f32, radius: f32, tone: Tone);
    /// A curve.
    fn curve(&mut self, curve: &Curve, line: Line);
    /// A curve that is upright at both ends.
    fn hanging(&mut self, curve: &Curve, line: Line) {
        self.curve(curve, line);
    }
    /// Dashes of a curve; whether they fade towards its end.
    fn dashes(&mut self, curve: &Curve, dashes: &[Dash], fades: bool, line: Line);
    /// A rectangle with a fill and, where given, a frame that lies within it.
    fn rect(&mut self, area: Area, radius: f32, fill: Option<Tone>, frame: Option<Line>);
    /// Many rectangles without frames.
    fn bars(&mut self, bars: &[(Area, Tone)]) {
        for (area, tone) in bars {
            self.rect(*area, 0.0, Some(*tone), None);
        }
    }
    /// A circle; its frame lies round it.
    fn circle(&mut self, at: (Px, Px), radius: f32, fill: Option<Tone>, frame: Option<Line>);
    /// A square on its corner.
    fn diamond(&mut self, at: (Px, Px), radius: f32, fill: Option<Tone>, frame: Option<Line>);
    /// How wide a text is.
    fn width(&mut self, text: &str, face: Face, size: f32) -> Px;
    /// Text on one line, its middle at `middle`, cut off with an ellipsis where it is wider than `room`; how wide
    /// it became.
    fn text(&mut self, left: Px, middle: Px, room: Px, text: &str, ink: Ink) -> Px;

    /// Text that ends at `right`; how wide it became.
    fn text_to(&mut self, right: Px, middle: Px, text: &str, ink: Ink) -> Px {
        let width = self.width(text, ink.face, ink.size);
        self.text(right - width, middle, Px(f32::INFINITY), text, ink)
    }

    /// Text whose middle stands at `center`.
    fn text_at(&mut self, center: Px, middle: Px, text: &str, ink: Ink) {
        let width = self.width(text, ink.face, ink.size);
        self.text(center - width / 2.0, middle, Px(f32::INFINITY), text, ink);
    }
}

/// What is left of a text that is wider than its room: as many letters as fit before an ellipsis, without a space at
/// their end. The letters are told by where each ends, in pixels from the text's left edge and in bytes of the text.
pub fn cut(text: &str, letters: impl IntoIterator<Item = (f32, usize)>, ellipsis: f32, room: Px) -> String {
    let fitting = letters.into_iter().take_while(|(end, _)| end + ellipsis <= room.0);
    let end = fitting.last().map_or(0, |(_, byte)| byte);
    format!("{}…", text.get(..end).unwrap_or_default().trim_end())
}

/// A weight or voice of the typeface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Face {
    /// Plain text.
    Regular,
    /// What stands out a little.
    Medium,
    /// Names of what divides.
    SemiBold,
    /// What is not a name of its own.
    Italic,
}

/// How text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ink {
    /// In which face.
    pub face: Face,
    /// How large.
    pub size: f32,
    /// In which colour.
    pub tone: Tone,
}

impl Ink {
    /// Text in this face and size.
    pub const fn new(face: Face, size: f32, tone: Tone) -> Self {
        Self { face, size, tone }
    }
}

/// How a line looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Its width.
    pub width: f32,
    /// Its colour.
    pub tone: Tone,
}

impl Line {
    /// A line of this width.
    pub const fn new(width: f32, tone: Tone) -> Self {
        Self { width, tone }
    }
}

/// A dash of a curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dash {
    /// Where it begins.
    pub from: Spot,
    /// Where it ends.
    pub to: Spot,
    /// How far along the curve that is, from 0 to 1.
    pub at: f32,
}

impl Dash {
    /// How bright a dash is, so far along a curve that fades.
    pub fn light(at: f32) -> f32 {
        (1.0 - at).max(0.0).powf(0.7)
    }
}

/// A colour, and how much of it covers what lies behind.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tone {
    /// Red, green, blue.
    pub rgb: [u8; 3],
    /// From 0 (nothing) to 1 (all of it).
    pub opacity: f32,
}

impl Tone {
    /// A colour that covers what lies behind it.
    pub const fn opaque(rgb: [u8; 3]) -> Self {
        Self { rgb, opacity: 1.0 }
    }

    /// The same colour, so much less opaque.
    pub fn faded(self, by: f32) -> Self {
        Self { opacity: self.opacity * by, ..self }
    }

    /// The opaque colour that it is over `ground`.
    pub fn over(self, ground: Self) -> Self {
        let mix = |own: u8, ground: u8| {
            let (own, ground) = (f32::from(own), f32::from(ground));
            (ground + (own - ground) * self.opacity).round() as u8
        };
        let [red, green, blue] = [0, 1, 2].map(|part| mix(self.rgb[part], ground.rgb[part]));
        Self::opaque([red, green, blue])
    }
}

impl<'de> Deserialize<'de> for Tone {
    /// Reads `#RRGGBB`.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6);
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let number =
            number.ok_or_else(|| serde::de::Error::custom(format!("not a colour like #1F6F6B: {text}")))?;
        let [_, red, green, blue] = number.to_be_bytes();
        Ok(Self::opaque([red, green, blue]))
    }
}

/// The colours of a theme that a chart needs, by what they say.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Tones {
    /// The ground.
    pub page: Tone,
    /// Text and dilemmas.
    pub ink: Tone,
    /// Secondary text.
    pub soft: Tone,
    /// Figures and rails.
    pub faint: Tone,
    /// Hairlines.
    pub line: Tone,
    /// What can be grabbed.
    pub edge: Tone,
    /// What is selected.
    pub accent: Tone,
    /// The ground of what is selected.
    pub selected: Tone,
    /// Too long, open.
    pub warn: Tone,
    /// The letter on a strand's colour.
    pub badge_ink: Tone,
    /// The colours of the strands, one after the other.
    pub strands: Vec<StrandTone>,
    /// What belongs to no strand.
    pub no_strand: StrandTone,
}

impl Tones {
    /// The colours of the strand at `place`, which may have chosen others of its own.
    pub fn strand(&self, own: Option<u8>, place: usize) -> StrandTone {
        let place = own.map_or(place, usize::from);
        self.strands.get(place % self.strands.len().max(1)).copied().unwrap_or(self.no_strand)
    }
}

/// A strand's two colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
pub struct StrandTone {
    /// Its badge, its lines, the frames of its blocks.
    pub ink: Tone,
    /// The fill of its blocks.
    pub block: Tone,
}
