//! The timeline as a picture: [SVG](svg()) for other programs, [PNG](png()) for print.
//!
//! Both draw the very [`Chart`](crate::timeline::Chart) that the window paints, in the light colours, each with a
//! pen of its own.

mod dots;
mod faces;
mod sheet;
mod vectors;

use crate::{
    outline::Outline,
    timeline::{Frame, Minute, Px, View},
};
use dots::DotPen;
pub use faces::font_file;
use sheet::Sheet;
use vectors::SvgPen;

pub use sheet::HEADING;
pub(super) use sheet::light_tones;

/// The narrowest and the widest picture.
const WIDTHS: (Px, Px) = (Px(480.0), Px(20_000.0));

/// What is drawn of a timeline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// Lanes, rails and filter, as on screen.
    pub view: View,
    /// Which part of it.
    pub part: DrawnPart,
    /// How wide the picture is, between 480 and 20 000 pixels; as wide as titles can be read where not set. What is
    /// seen on screen has its own width.
    pub width: Option<Px>,
    /// In which language it speaks; in that of the outline where not set.
    pub language: Option<String>,
}

/// The part of a timeline that is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum DrawnPart {
    /// All of it, every lane at its full height.
    #[default]
    Whole,
    /// From one minute to another, every lane at its full height.
    Minutes(Minute, Minute),
    /// Exactly what is seen on screen through this frame.
    Seen(Frame),
}

/// The timeline of `outline` as an SVG document.
pub fn svg(outline: &Outline, drawing: &Drawing) -> String {
    let sheet = Sheet::new(outline, drawing);
    let (width, height) = sheet.size();
    let mut pen = SvgPen::new(width, height, sheet.title(), sheet.ground());
    sheet.draw(&mut pen);
    pen.finished()
}

/// The timeline of `outline` as a PNG file, 300 dots an inch (a pixel of the layout is 1/96 inch); fewer where it
/// would become larger than a hundred million dots.
pub fn png(outline: &Outline, drawing: &Drawing) -> Vec<u8> {
    let sheet = Sheet::new(outline, drawing);
    let (width, height) = sheet.size();
    let mut pen = DotPen::new(width, height, sheet.ground());
    sheet.draw(&mut pen);
    pen.finished()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        outline::Scene,
        timeline::{Grouping, Metrics, Spot, Viewport},
    };

    fn episode() -> Outline {
        ron::from_str(include_str!("../../../../tests/outlines/episode.ron")).unwrap()
    }

    #[test]
    fn text_stays_text() {
        let svg = svg(&episode(), &Drawing::default());
        for text in ["Kais Rettung", "Ben zwischen", "Dilemmata", "Erzählte Zeit", "Tag 1", "25′"] {
            assert!(svg.contains(text), "{text} is missing");
        }
        assert!(!svg.contains("<image"));
    }

    #[test]
    fn the_same_outline_gives_the_same_bytes() {
        assert_eq!(svg(&episode(), &Drawing::default()), svg(&episode(), &Drawing::default()));
    }

    #[test]
    fn what_has_a_meaning_in_svg_is_escaped() {
        let mut outline = episode();
        let scene = Scene { title: "<b> & \"Co\"".into(), ..Scene::clone(&outline.scenes[0]) };
        outline.scenes[0] = Arc::new(scene);
        let drawing = Drawing { width: Some(Px(6_000.0)), ..Drawing::default() };
        let svg = svg(&outline, &drawing);
        assert!(svg.contains("&lt;b&gt; &amp; &quot;Co&quot;"));
    }

    #[test]
    fn a_range_leaves_the_rest_out() {
        let drawing = Drawing { part: DrawnPart::Minutes(Minute(0.0), Minute(10.0)), ..Drawing::default() };
        let svg = svg(&episode(), &drawing);
        assert!(svg.contains("Autounfall"));
        assert!(!svg.contains("Bens Frage"));
    }

    #[test]
    fn what_is_seen_is_drawn_where_it_is_seen() {
        let viewport = Viewport { start: Minute(11.0), scale: 40.0, width: Px(700.0) };
        let (size, metrics) = (Spot::new(888.0, 260.0), Metrics::default());
        let part = DrawnPart::Seen(Frame { size, viewport, scroll: Px::ZERO, metrics });
        let svg = svg(&episode(), &Drawing { part, ..Drawing::default() });
        // The fourth scene begins a minute behind the left edge and is six minutes long.
        let x = 188 + 40;
        assert!(svg.contains(&format!("<rect x=\"{x}\"")), "{svg}");
        assert!(svg.contains("width=\"238\""), "six minutes without the seam");
        assert!(!svg.contains("Claudias neue"), "scene 8 lies beyond the right edge");
    }

    #[test]
    fn lanes_are_those_of_the_view() {
        let view = View { grouping: Grouping::Characters, ..View::default() };
        let svg = svg(&episode(), &Drawing { view, ..Drawing::default() });
        assert!(svg.contains("Sarah Krause"));
        assert!(!svg.contains(">Kais Rettung<"));
    }

    #[test]
    fn a_picture_for_print_has_three_hundred_dots_an_inch() {
        let drawing = Drawing { width: Some(Px(960.0)), ..Drawing::default() };
        let png = png(&episode(), &drawing);
        assert_eq!(&png[1..4], b"PNG");
        assert_eq!(u32::from_be_bytes(png[16..20].try_into().unwrap()), 3_000);
        assert!(png.len() > 50_000, "{} bytes hold no picture", png.len());
    }

    #[test]
    fn an_empty_outline_has_a_picture_too() {
        assert!(svg(&Outline::default(), &Drawing::default()).ends_with("</svg>\n"));
    }
}
