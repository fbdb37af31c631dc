//! A character's presence across the episode as a row of tiny bars: the whole episode at a glance.

use egui::{Painter, Rect, pos2};

use crate::{
    app::theme::Theme,
    outline::{CharacterId, Outline},
};

/// How many bars there are at most; in longer outlines a bar stands for several scenes.
const MOST_BARS: usize = 24;
/// From one bar to the next, in points.
const STEP: f32 = 3.0;
/// A bar's width and greatest height, in points.
const BAR: (f32, f32) = (2.0, 12.0);

/// In how many of the scenes of each stretch the character takes part, from 0 (none) to 1 (all).
pub(super) fn presence(outline: &Outline, character: &CharacterId) -> Vec<f32> {
    let scenes = outline.scenes.len();
    let bars = scenes.min(MOST_BARS);
    (0..bars)
        .map(|bar| {
            let stretch = &outline.scenes[bar * scenes / bars..(bar + 1) * scenes / bars];
            let present = stretch.iter().filter(|scene| scene.characters.contains(character)).count();
            share(present, stretch.len())
        })
        .collect()
}

#[allow(clippy::cast_precision_loss)]
fn share(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}

/// The width of the row of bars for so many scenes, in points.
#[allow(clippy::cast_precision_loss)]
pub(super) fn width(scenes: usize) -> f32 {
    scenes.min(MOST_BARS) as f32 * STEP
}

/// Paints the bars into `rect`: a dot where the character is absent, a bar where they are present.
pub(super) fn paint(painter: &Painter, rect: Rect, theme: &Theme, presence: &[f32]) {
    let (width, most) = BAR;
    let mut left = rect.left();
    for &level in presence {
        let height = if level > 0.0 { (most * level).max(4.0) } else { 2.0 };
        let ink = if level > 0.0 { *theme.accent } else { theme.edge.gamma_multiply(0.8) };
        let bottom = rect.center().y + most / 2.0;
        let bar = Rect::from_min_max(pos2(left, bottom - height), pos2(left + width, bottom));
        painter.rect_filled(bar, 0.0, ink);
        left += STEP;
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::outline::Scene;

    fn outline(present: impl IntoIterator<Item = bool>) -> Outline {
        let scenes = present.into_iter().enumerate().map(|(index, present)| {
            Arc::new(Scene {
                id: format!("s{index}").as_str().into(),
                characters: if present { vec!["kai".into()] } else { Vec::new() },
                ..Scene::default()
            })
        });
        Outline { scenes: scenes.collect(), ..Outline::default() }
    }

    #[test]
    fn a_bar_for_each_scene() {
        let outline = outline([true, false, true]);
        assert_eq!(presence(&outline, &"kai".into()), [1.0, 0.0, 1.0]);
        assert_eq!(presence(&outline, &"ben".into()), [0.0, 0.0, 0.0]);
    }

    #[test]
    fn no_scenes_no_bars() {
        assert!(presence(&Outline::default(), &"kai".into()).is_empty());
    }

    #[test]
    fn many_scenes_share_bars() {
        let outline = outline((0..96).map(|index| index < 2 || index >= 92));
        let bars = presence(&outline, &"kai".into());
        assert_eq!(bars.len(), MOST_BARS);
        assert_eq!((bars[0], bars[1], bars[23]), (0.5, 0.0, 1.0));
    }
}
