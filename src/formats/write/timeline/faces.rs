//! The faces that the pictures are set in, and how text is set in them: as on screen, letter by letter.

use harfrust::{ShapeOptions, ShaperData, UnicodeBuffer};
use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
};

use crate::timeline::{Face, Px, cut};

/// Lengths on screen are multiples of this part of a pixel.
const FINEST: f32 = 32.0;

/// The font file of a face.
pub fn font_file(face: Face) -> &'static [u8] {
    match face {
        Face::Regular => include_bytes!("../../../../assets/fonts/Inter-Regular.otf"),
        Face::Medium => include_bytes!("../../../../assets/fonts/Inter-Medium.otf"),
        Face::SemiBold => include_bytes!("../../../../assets/fonts/Inter-SemiBold.otf"),
        Face::Italic => include_bytes!("../../../../assets/fonts/Inter-Italic.otf"),
    }
}

/// Sets text.
pub(super) struct Setter {
    fonts: [Option<Font>; 4],
}

struct Font {
    font: FontRef<'static>,
    data: ShaperData,
    /// Units of the font's outlines in its size.
    units: f32,
}

/// A letter, or several that have become one shape.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    /// Its outline in the font; 0 where the font has none.
    pub(super) glyph: u32,
    /// Where it begins, from the beginning of the text.
    pub(super) x: f32,
    /// How far above the line it stands.
    pub(super) up: f32,
    /// Where the next one begins.
    pub(super) end: f32,
    /// The byte of the text that it begins with.
    pub(super) byte: usize,
}

impl Setter {
    pub(super) fn new() -> Self {
        let fonts = [Face::Regular, Face::Medium, Face::SemiBold, Face::Italic].map(|face| {
            let font = FontRef::new(font_file(face)).ok()?;
            let data = ShaperData::new(&font);
            let units = font.metrics(Size::unscaled(), LocationRef::default()).units_per_em;
            Some(Font { font, data, units: f32::from(units) })
        });
        Self { fonts }
    }

    /// The font of a face.
    pub(super) fn font(&self, face: Face) -> Option<&FontRef<'static>> {
        self.fonts[face as usize].as_ref().map(|font| &font.font)
    }

    /// `text` letter by letter.
    pub(super) fn letters(&self, text: &str, face: Face, size: f32) -> Vec<Letter> {
        let Some(Font { font, data, units }) = &self.fonts[face as usize] else { return Vec::new() };
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let set = data.shaper(font).build().shape(buffer, ShapeOptions::new());
        let px = |length: i32| length as f32 * size / units;
        let mut pen = 0.0;
        let letters = set.glyph_infos().iter().zip(set.glyph_positions()).map(|(info, place)| {
            // What the font lacks is set from another one; most letters are about so wide.
            let advance = if info.glyph_id == 0 { size * 0.6 } else { px(place.x_advance) };
            let (x, up) = (pen + px(place.x_offset), px(place.y_offset));
            pen += advance;
            Letter { glyph: info.glyph_id, x, up, end: pen, byte: info.cluster as usize }
        });
        letters.collect()
    }

    /// How wide `text` is.
    pub(super) fn width(&self, text: &str, face: Face, size: f32) -> Px {
        let end = self.letters(text, face, size).last().map_or(0.0, |letter| letter.end);
        Px(rounded(end))
    }

    /// `text`, cut off with an ellipsis where it is wider than `room`.
    pub(super) fn elided(&self, text: &str, face: Face, size: f32, room: Px) -> String {
        if self.width(text, face, size) <= room {
            return text.to_owned();
        }
        let letters = self.letters(text, face, size);
        let next = letters.iter().skip(1).map(|letter| letter.byte).chain([text.len()]);
        let ends = letters.iter().map(|letter| letter.end).zip(next);
        cut(text, ends, self.width("…", face, size).0, room)
    }

    /// Where the letters of a line of text stand whose middle is given.
    pub(super) fn base_line(&self, middle: Px, face: Face, size: f32) -> Px {
        let Some(font) = self.font(face) else { return middle };
        let metrics = font.metrics(Size::new(size), LocationRef::default());
        let [ascent, descent, gap] = [metrics.ascent, metrics.descent, metrics.leading].map(rounded);
        // Rows and lines of text lie on whole pixels on screen.
        let line = ascent - descent + gap;
        let row = line.round();
        Px((middle.0 - row / 2.0).round() + (ascent + row - line).round())
    }
}

fn rounded(length: f32) -> f32 {
    (length * FINEST).round() / FINEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wider_letters_are_wider() {
        let setter = Setter::new();
        let width = |text| setter.width(text, Face::Regular, 12.0);
        assert!(width("WWW") > width("iii") * 2.0);
        assert!((width("Kai") * 2.0 - setter.width("Kai", Face::Regular, 24.0)).abs() < Px(0.1));
        assert!(setter.width("Kai", Face::SemiBold, 12.0) > width("Kai"));
    }

    #[test]
    fn letters_that_lean_on_each_other_stand_closer() {
        let setter = Setter::new();
        let width = |text| setter.width(text, Face::Regular, 12.0);
        assert!(width("AV") < width("A") + width("V"));
    }

    #[test]
    fn what_does_not_fit_is_cut_off() {
        let setter = Setter::new();
        let elided = |text, room| setter.elided(text, Face::Regular, 12.0, room);
        let room = setter.width("Die gemein…", Face::Regular, 12.0);
        assert_eq!(elided("Die gemeinsame Entscheidung", room + Px(0.8)), "Die gemein…");
        assert_eq!(elided("Kai", Px(100.0)), "Kai");
        assert_eq!(elided("Kai", Px(5.0)), "…");
    }
}
