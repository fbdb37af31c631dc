//! The timeline as a picture, in [SVG](svg()).
//!
//! It is laid out by the same [`Picture`](crate::timeline::Picture) as on screen, in the light colours. Text
//! stays text, so that it can be searched, copied and set anew.

mod faces;
mod pen;
mod svg;

pub use svg::svg;

use crate::timeline::{Minute, Px, View};

/// What is drawn of a timeline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// Lanes, rails and filter, as on screen.
    pub view: View,
    /// From which minute to which; everything where not set.
    pub range: Option<(Minute, Minute)>,
    /// How wide the picture is, between 480 and 20 000 pixels; as wide as titles can be read where not set.
    pub width: Option<Px>,
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        outline::{Outline, Scene},
        timeline::Grouping,
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
        let drawing = Drawing { range: Some((Minute(0.0), Minute(10.0))), ..Drawing::default() };
        let svg = svg(&episode(), &drawing);
        assert!(svg.contains("Autounfall"));
        assert!(!svg.contains("Bens Frage"));
    }

    #[test]
    fn lanes_are_those_of_the_view() {
        let view = View { grouping: Grouping::Characters, ..View::default() };
        let svg = svg(&episode(), &Drawing { view, ..Drawing::default() });
        assert!(svg.contains("Sarah Krause"));
        assert!(!svg.contains(">Kais Rettung<"));
    }

    #[test]
    fn an_empty_outline_has_a_picture_too() {
        assert!(svg(&Outline::default(), &Drawing::default()).ends_with("</svg>\n"));
    }
}
