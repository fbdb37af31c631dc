//! Where one looks: which minutes stand at which pixels. Both rails share one viewport.
//!
//! Pure arithmetic. A viewport does not know what it shows; what must stay visible is passed in.

use super::units::{Minute, Px};

/// The largest scale, in pixels a minute: at it a scene of a tenth of a minute is a block that can be grabbed.
pub const CLOSEST: f64 = 600.0;
/// Beside what was fitted, so that the last block's edge can be grabbed; the content does not go further into the view.
const MARGIN: Px = Px(12.0);
/// The shortest stretch that is fitted to the width.
const SHORTEST: Minute = Minute(0.5);

/// A stretch of minutes, laid over a width in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// The minute at the left edge; may lie before the episode.
    pub start: Minute,
    /// Pixels a minute; above 0 and finite.
    pub scale: f64,
    /// How wide the view is.
    pub width: Px,
}

impl Viewport {
    /// The view that shows the minutes from `from` to `to` over the whole width, with a small margin.
    pub fn fitting(from: Minute, to: Minute, width: Px) -> Self {
        let span = (to - from).max(SHORTEST);
        let room = f64::from((width - MARGIN * 2.0).max(Px(1.0)).0);
        let scale = (room / span.0).min(CLOSEST);
        Self { start: from - Minute(f64::from(MARGIN.0) / scale), scale, width }
    }

    /// The stretch that it is [fitting](Self::fitting).
    pub fn fitted(&self) -> (Minute, Minute) {
        (self.minute_from_x(MARGIN), self.minute_from_x(self.width - MARGIN))
    }

    /// Where a minute stands, counted from the view's left edge.
    pub fn x_from_minute(&self, minute: Minute) -> Px {
        (minute - self.start).to_px(self.scale)
    }

    /// The minute that stands at `x`.
    pub fn minute_from_x(&self, x: Px) -> Minute {
        self.start + Minute(f64::from(x.0) / self.scale)
    }

    /// How wide a length is.
    pub fn px(&self, length: Minute) -> Px {
        length.to_px(self.scale)
    }

    /// How long a width is.
    pub fn minutes(&self, width: Px) -> Minute {
        Minute(f64::from(width.0) / self.scale)
    }

    /// The minute at the right edge.
    pub fn end(&self) -> Minute {
        self.minute_from_x(self.width)
    }

    /// The view on another scale (in pixels a minute), where the minute at `x` stays where it is.
    pub fn scaled_about(self, x: Px, scale: f64, total: Minute) -> Self {
        let scale = scale.clamp(Self::smallest_scale(self.width, total), CLOSEST);
        let kept = self.minute_from_x(x);
        Self { start: kept - Minute(f64::from(x.0) / scale), scale, ..self }
    }

    /// The view, `factor` times as close, where the minute at `x` stays where it is. The scale stays between
    /// [`Self::smallest_scale`] and [`CLOSEST`].
    pub fn zoomed_about(self, x: Px, factor: f64, total: Minute) -> Self {
        self.scaled_about(x, self.scale * factor, total)
    }

    /// The view, its content moved to the right by `by`.
    pub fn panned(self, by: Px) -> Self {
        Self { start: self.start - self.minutes(by), ..self }
    }

    /// The nearest view that the episode's `total` fills, but for a margin at its ends.
    pub fn bounded(self, total: Minute) -> Self {
        let scale = self.scale.max(Self::smallest_scale(self.width, total));
        let view = Self { scale, ..self };
        let margin = view.minutes(MARGIN);
        let last = total + margin - view.minutes(view.width);
        Self { start: view.start.within(-margin, last.max(-margin)), ..view }
    }

    /// Whether the whole of the episode's `total` is in view, as large as it can be.
    pub fn is_whole(&self, total: Minute) -> bool {
        self.scale <= Self::smallest_scale(self.width, total) * (1.0 + 1e-6)
    }

    /// The view over another width, on the same scale.
    pub fn resized(self, width: Px) -> Self {
        Self { width, ..self }
    }

    /// The least that has to be panned so that the stretch from `from` to `to` is in view; where it is wider
    /// than the view, its beginning.
    pub fn revealing(self, from: Minute, to: Minute) -> Self {
        let margin = self.minutes(MARGIN * 2.0);
        let (from, to) = (from - margin, to + margin);
        let span = self.minutes(self.width);
        let start = if to > self.start + span { to - span } else { self.start };
        Self { start: start.min(from), ..self }
    }

    /// Whether the stretch from `from` to `to` can be seen in full.
    pub fn shows(&self, from: Minute, to: Minute) -> bool {
        self.start <= from && to <= self.end()
    }

    /// The scale at which the whole is in view.
    pub fn smallest_scale(width: Px, total: Minute) -> f64 {
        let room = f64::from((width - MARGIN * 2.0).max(Px(1.0)).0);
        (room / total.max(SHORTEST).0).min(CLOSEST)
    }

    /// The scale as the place of a slider: 0 is the smallest, 1 the closest; equal steps are equal factors.
    pub fn slider(&self, total: Minute) -> f64 {
        let smallest = Self::smallest_scale(self.width, total).ln();
        let span = CLOSEST.ln() - smallest;
        if span <= f64::EPSILON { 0.0 } else { ((self.scale.ln() - smallest) / span).clamp(0.0, 1.0) }
    }

    /// The view whose slider stands at `place`, about the middle.
    pub fn with_slider(self, place: f64, total: Minute) -> Self {
        let smallest = Self::smallest_scale(self.width, total).ln();
        let scale = (smallest + (CLOSEST.ln() - smallest) * place.clamp(0.0, 1.0)).exp();
        self.scaled_about(self.width / 2.0, scale, total)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn viewports() -> impl Strategy<Value = Viewport> {
        (-200.0..5_000.0_f64, 0.01..CLOSEST, 50.0..4_000.0_f32).prop_map(|(start, scale, width)| Viewport {
            start: Minute(start),
            scale,
            width: Px(width),
        })
    }

    proptest! {
        #[test]
        fn minutes_and_pixels_are_inverse(view in viewports(), x in -100.0..4_100.0_f32) {
            let back = view.x_from_minute(view.minute_from_x(Px(x)));
            prop_assert!((back - Px(x)).abs() < Px(0.05), "{x} came back as {back:?}");
        }

        #[test]
        fn later_is_further_right(view in viewports(), a in 0.0..5_000.0_f64, by in 0.001..1_000.0_f64) {
            prop_assert!(view.x_from_minute(Minute(a)) <= view.x_from_minute(Minute(a + by)));
            let x = (a % 4_000.0) as f32;
            prop_assert!(view.minute_from_x(Px(x)) < view.minute_from_x(Px(x + 1.0)));
        }

        #[test]
        fn zoom_keeps_the_point_under_the_pointer(
            view in viewports(), place in 0.0..1.0_f32, factor in 0.01..100.0_f64, total in 0.0..5_000.0_f64,
        ) {
            let x = view.width * place;
            let under = view.minute_from_x(x);
            let zoomed = view.zoomed_about(x, factor, Minute(total));
            prop_assert!((zoomed.x_from_minute(under) - x).abs() < Px(0.05));
        }

        #[test]
        fn bounds_leave_a_zoom_about_content_alone(
            total in 8.0..500.0_f64, width in 300.0..3_000.0_f32, place in 0.05..0.95_f32, factor in 0.2..30.0_f64,
        ) {
            let (total, width) = (Minute(total), Px(width));
            let view = Viewport::fitting(Minute::ZERO, total, width);
            let x = width * place;
            let zoomed = view.zoomed_about(x, factor, total);
            let moved = (zoomed.bounded(total).start - zoomed.start).abs();
            prop_assert!(factor < 1.0 || moved <= zoomed.minutes(MARGIN));
        }

        #[test]
        fn bounding_twice_is_bounding_once(view in viewports(), total in 0.0..5_000.0_f64) {
            let once = view.bounded(Minute(total));
            prop_assert_eq!(once.bounded(Minute(total)), once);
            let total = Minute(total).max(SHORTEST);
            let (begins, ends) = (once.x_from_minute(Minute::ZERO), once.x_from_minute(total));
            prop_assert!(begins <= MARGIN + Px(0.5), "the beginning lies at {begins:?}");
            // A very short one does not fill a wide view even from close by.
            let is_short = Viewport::smallest_scale(once.width, total) >= CLOSEST;
            prop_assert!(
                is_short || ends >= once.width - MARGIN - Px(0.5),
                "the end lies at {ends:?} of {:?}",
                once.width
            );
        }

        #[test]
        fn what_is_fitted_gives_the_same_view(view in viewports()) {
            let (from, to) = view.fitted();
            prop_assume!(to - from >= SHORTEST);
            let again = Viewport::fitting(from, to, view.width);
            prop_assert!((again.scale / view.scale - 1.0).abs() < 1e-6 && (again.start - view.start).abs() < Minute(1e-3));
        }

        #[test]
        fn what_is_fitted_is_shown(from in 0.0..500.0_f64, span in 0.0..500.0_f64, width in 100.0..3_000.0_f32) {
            let view = Viewport::fitting(Minute(from), Minute(from + span), Px(width));
            prop_assert!(view.shows(Minute(from), Minute(from + span)));
        }

        #[test]
        fn what_is_revealed_is_shown_where_it_fits(view in viewports(), from in 0.0..5_000.0_f64, span in 0.0..1.0_f64) {
            let to = Minute(from + view.minutes(view.width).0 * span * 0.1);
            prop_assume!(view.width > Px(100.0));
            prop_assert!(view.revealing(Minute(from), to).shows(Minute(from), to));
        }

        #[test]
        fn the_slider_stands_at_its_end_where_all_is_shown(total in 8.0..5_000.0_f64, width in 100.0..3_000.0_f32) {
            let (total, width) = (Minute(total), Px(width));
            let view = Viewport::fitting(Minute::ZERO, total, width);
            prop_assert!(view.slider(total) < 1e-9 && view.is_whole(total));
            prop_assert!(!view.zoomed_about(Px(50.0), 1.01, total).is_whole(total));
            let back = view.zoomed_about(Px(50.0), 3.0, total).zoomed_about(Px(90.0), 0.01, total).bounded(total);
            prop_assert!((back.start - view.start).abs() < back.minutes(Px(0.5)));
        }

        #[test]
        fn the_slider_goes_there_and_back(place in 0.0..1.0_f64, total in 8.0..5_000.0_f64) {
            let view = Viewport::fitting(Minute::ZERO, Minute(total), Px(1_000.0));
            let moved = view.with_slider(place, Minute(total));
            prop_assert!((moved.slider(Minute(total)) - place).abs() < 1e-6);
        }
    }
}
