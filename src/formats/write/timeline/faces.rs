//! The faces that the pictures are set in, and how wide text becomes in them.

use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
};

/// Inter, regular.
const INTER: &[u8] = include_bytes!("../../../../assets/fonts/Inter-Regular.otf");
/// Inter, medium.
const INTER_MEDIUM: &[u8] = include_bytes!("../../../../assets/fonts/Inter-Medium.otf");
/// Inter, semibold.
const INTER_SEMIBOLD: &[u8] = include_bytes!("../../../../assets/fonts/Inter-SemiBold.otf");
/// Inter, italic.
const INTER_ITALIC: &[u8] = include_bytes!("../../../../assets/fonts/Inter-Italic.otf");

/// A weight or voice of Inter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    Regular,
    Medium,
    SemiBold,
    Italic,
}

impl Face {
    pub(super) fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => INTER,
            Self::Medium => INTER_MEDIUM,
            Self::SemiBold => INTER_SEMIBOLD,
            Self::Italic => INTER_ITALIC,
        }
    }

    /// The attributes of a `text` element in this face.
    pub(super) const fn attributes(self) -> &'static str {
        match self {
            Self::Regular => "",
            Self::Medium => " font-weight=\"500\"",
            Self::SemiBold => " font-weight=\"600\"",
            Self::Italic => " font-style=\"italic\"",
        }
    }
}

/// Measures text in a face.
pub(super) struct Ruler {
    faces: [Option<FontRef<'static>>; 4],
}

impl Ruler {
    pub(super) fn new() -> Self {
        let faces = [Face::Regular, Face::Medium, Face::SemiBold, Face::Italic];
        Self { faces: faces.map(|face| FontRef::new(face.bytes()).ok()) }
    }

    /// How wide `text` is, without kerning; a character that the face lacks counts as half a size.
    pub(super) fn width(&self, text: &str, face: Face, size: f32) -> f32 {
        let Some(font) = &self.faces[face as usize] else { return text.chars().count() as f32 * size * 0.5 };
        let (glyphs, metrics) = (font.charmap(), font.glyph_metrics(Size::new(size), LocationRef::default()));
        text.chars()
            .map(|ch| glyphs.map(ch).and_then(|glyph| metrics.advance_width(glyph)).unwrap_or(size * 0.5))
            .sum()
    }

    /// `text`, cut off with an ellipsis where it is wider than `room`; empty where not even that has room.
    pub(super) fn elided(&self, text: &str, face: Face, size: f32, room: f32) -> String {
        if self.width(text, face, size) <= room {
            return text.to_owned();
        }
        let room = room - self.width("…", face, size);
        let mut width = 0.0;
        let kept: String = text
            .chars()
            .take_while(|ch| {
                width += self.width(ch.encode_utf8(&mut [0; 4]), face, size);
                width <= room
            })
            .collect();
        if kept.is_empty() { String::new() } else { format!("{}…", kept.trim_end()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wider_letters_are_wider() {
        let ruler = Ruler::new();
        let width = |text| ruler.width(text, Face::Regular, 12.0);
        assert!(width("WWW") > width("iii") * 2.0);
        assert!((width("Kai") * 2.0 - ruler.width("Kai", Face::Regular, 24.0)).abs() < 0.01);
        assert!(ruler.width("Kai", Face::SemiBold, 12.0) > width("Kai"));
    }

    #[test]
    fn what_does_not_fit_is_cut_off() {
        let ruler = Ruler::new();
        let room = ruler.width("Die gemein…", Face::Regular, 12.0);
        assert_eq!(
            ruler.elided("Die gemeinsame Entscheidung", Face::Regular, 12.0, room + 0.1),
            "Die gemein…"
        );
        assert_eq!(ruler.elided("Kai", Face::Regular, 12.0, 100.0), "Kai");
        assert_eq!(ruler.elided("Kai", Face::Regular, 12.0, 5.0), "");
    }
}
