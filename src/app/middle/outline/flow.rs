//! Setting things of differing widths on lines, like words.
//!
//! Pure: widths in, places out.

use egui::{Vec2, vec2};

/// Where things stand that follow each other from left to right and, where one does not fit, from line to line.
/// All are `height` high, `gap` apart; lines are `leading` apart from top to top.
pub(super) fn flow(widths: &[f32], line_width: f32, gap: f32, leading: f32) -> Vec<Vec2> {
    let mut at = Vec2::ZERO;
    let mut places = Vec::with_capacity(widths.len());
    for width in widths {
        if at.x > 0.0 && at.x + width > line_width {
            at = vec2(0.0, at.y + leading);
        }
        places.push(at);
        at.x += width + gap;
    }
    places
}

/// How many of the things fit on one line, if what does not fit is counted by something `rest` wide at its end.
pub(super) fn fitting(widths: &[f32], line_width: f32, gap: f32, rest: f32) -> usize {
    let all: f32 = widths.iter().map(|width| width + gap).sum::<f32>() - gap;
    if all <= line_width {
        return widths.len();
    }
    let mut x = 0.0;
    widths
        .iter()
        .take_while(|width| {
            x += **width + gap;
            x + rest <= line_width
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_goes_to_the_next_line() {
        let places = flow(&[40.0, 40.0, 40.0, 200.0, 10.0], 100.0, 5.0, 24.0);
        let expected = [(0.0, 0.0), (45.0, 0.0), (0.0, 24.0), (0.0, 48.0), (0.0, 72.0)];
        assert_eq!(places, expected.map(|(x, y)| vec2(x, y)));
    }

    #[test]
    fn what_does_not_fit_is_counted() {
        assert_eq!(fitting(&[40.0, 40.0], 85.0, 5.0, 30.0), 2);
        assert_eq!(fitting(&[40.0, 40.0, 40.0], 125.0, 5.0, 30.0), 2);
        assert_eq!(fitting(&[40.0, 40.0, 40.0], 110.0, 5.0, 30.0), 1);
        assert_eq!(fitting(&[200.0], 100.0, 5.0, 30.0), 0);
        assert_eq!(fitting(&[], 100.0, 5.0, 30.0), 0);
    }
}
