//! A character's presence across the episode as a row of tiny bars: the whole episode at a glance.

use egui::{Painter, Rect, pos2};

use crate::app::theme::Theme;

/// How many bars there are at most; in longer outlines a bar stands for several scenes.
const MOST_BARS: usize = 16;
/// From one bar to the next, in points.
const STEP: f32 = 3.0;
/// A bar's width and greatest height, in points.
const BAR: (f32, f32) = (2.0, 12.0);

/// How much somebody takes part in each stretch of the episode, from 0 (not at all) to 1 (as much as where they take
/// part most). `present` are the indices of their scenes among all `scenes`, ascending.
pub(super) fn presence(scenes: usize, present: &[usize]) -> Vec<f32> {
    let shares = shares(scenes, present);
    let most = shares.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
    shares.into_iter().map(|share| share / most).collect()
}

/// In which part of the scenes of each stretch somebody takes part.
fn shares(scenes: usize, present: &[usize]) -> Vec<f32> {
    let bars = scenes.min(MOST_BARS);
    (0..bars)
        .map(|bar| {
            let (start, end) = (bar * scenes / bars, (bar + 1) * scenes / bars);
            let first = present.partition_point(|&scene| scene < start);
            let after = present.partition_point(|&scene| scene < end);
            share(after - first, end - start)
        })
        .collect()
}

fn share(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}

/// The width of a row of so many bars, in points.
pub(super) fn width(bars: usize) -> f32 {
    bars as f32 * STEP
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
    use super::*;

    #[test]
    fn a_bar_for_each_scene() {
        assert_eq!(presence(3, &[0, 2]), [1.0, 0.0, 1.0]);
        assert_eq!(presence(3, &[]), [0.0, 0.0, 0.0]);
    }

    #[test]
    fn no_scenes_no_bars() {
        assert!(presence(0, &[]).is_empty());
    }

    #[test]
    fn many_scenes_share_bars() {
        let bars = presence(64, &[0, 1, 60, 61, 62, 63]);
        assert_eq!(bars.len(), MOST_BARS);
        assert_eq!((bars[0], bars[1], bars[15]), (0.5, 0.0, 1.0));
    }

    #[test]
    fn who_is_seldom_there_is_seen_too() {
        assert_eq!(presence(64, &[5])[1], 1.0);
    }
}
