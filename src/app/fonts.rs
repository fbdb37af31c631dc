//! The type that the program brings along, by family. Real weights: egui does not make bold itself.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontTweak};

use crate::{formats::write::timeline::font_file, timeline::Face};

pub(super) const SANS: &str = "sans";
pub(super) const SANS_MEDIUM: &str = "sans-medium";
pub(super) const SANS_SEMIBOLD: &str = "sans-semibold";
pub(super) const SANS_ITALIC: &str = "sans-italic";
pub(super) const SERIF: &str = "serif";
pub(super) const SERIF_SEMIBOLD: &str = "serif-semibold";
pub(super) const SERIF_BOLD: &str = "serif-bold";
pub(super) const SERIF_ITALIC: &str = "serif-italic";
pub(super) const ICONS: &str = "icons";

macro_rules! font {
    ($name:ident, $file:literal) => {
        ($name, include_bytes!(concat!("../../assets/fonts/", $file)) as &'static [u8])
    };
}

/// Those that pictures of the timeline are not set in.
const FACES: [(&str, &[u8]); 5] = [
    font!(SERIF, "Vollkorn-Regular.ttf"),
    font!(SERIF_SEMIBOLD, "Vollkorn-SemiBold.ttf"),
    font!(SERIF_BOLD, "Vollkorn-Bold.ttf"),
    font!(SERIF_ITALIC, "Vollkorn-Italic.ttf"),
    font!(ICONS, "Lucide.ttf"),
];

/// Our faces, each with the fallbacks that egui brings for what it lacks (emoji, Greek, Cyrillic).
pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let fallbacks: Vec<String> = [FontFamily::Proportional, FontFamily::Monospace]
        .iter()
        .filter_map(|family| fonts.families.get(family))
        .flatten()
        .cloned()
        .collect();
    let pictures = [
        (SANS, Face::Regular),
        (SANS_MEDIUM, Face::Medium),
        (SANS_SEMIBOLD, Face::SemiBold),
        (SANS_ITALIC, Face::Italic),
    ];
    for (name, bytes) in pictures.map(|(name, face)| (name, font_file(face))).into_iter().chain(FACES) {
        let mut data = FontData::from_static(bytes);
        if name == ICONS {
            // Icons sit on the line like capitals, not like an em square.
            data = data.tweak(FontTweak { y_offset_factor: 0.08, ..FontTweak::default() });
        }
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
        let mut chain = vec![name.to_owned()];
        if name != SANS {
            chain.push(SANS.to_owned());
        }
        chain.extend(fallbacks.iter().cloned());
        fonts.families.insert(FontFamily::Name(name.into()), chain);
    }
    fonts.families.entry(FontFamily::Proportional).or_default().insert(0, SANS.to_owned());
    fonts
}
