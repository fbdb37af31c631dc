//! The three quantities of a timeline, each with its own type, so that a length on screen is never
//! taken for a length of the episode or for a time of the story.

use std::{
    iter::Sum,
    ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign},
};

macro_rules! quantity {
    ($($(#[$doc:meta])* $name:ident($repr:ty)),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
        pub struct $name(pub $repr);

        impl $name {
            /// Nothing.
            pub const ZERO: Self = Self(0.0);

            /// The smaller of the two.
            pub fn min(self, other: Self) -> Self {
                Self(self.0.min(other.0))
            }

            /// The greater of the two.
            pub fn max(self, other: Self) -> Self {
                Self(self.0.max(other.0))
            }

            /// The nearest value between `low` and `high`; `low` when the two are the wrong way round.
            pub fn within(self, low: Self, high: Self) -> Self {
                self.min(high).max(low)
            }

            /// Its distance from nothing.
            pub fn abs(self) -> Self {
                Self(self.0.abs())
            }
        }

        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0 + other.0)
            }
        }

        impl AddAssign for $name {
            fn add_assign(&mut self, other: Self) {
                self.0 += other.0;
            }
        }

        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0 - other.0)
            }
        }

        impl SubAssign for $name {
            fn sub_assign(&mut self, other: Self) {
                self.0 -= other.0;
            }
        }

        impl Neg for $name {
            type Output = Self;
            fn neg(self) -> Self {
                Self(-self.0)
            }
        }

        impl Mul<$repr> for $name {
            type Output = Self;
            fn mul(self, factor: $repr) -> Self {
                Self(self.0 * factor)
            }
        }

        impl Div<$repr> for $name {
            type Output = Self;
            fn div(self, divisor: $repr) -> Self {
                Self(self.0 / divisor)
            }
        }

        impl Div for $name {
            type Output = $repr;
            fn div(self, other: Self) -> $repr {
                self.0 / other.0
            }
        }

        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
                all.fold(Self::ZERO, Add::add)
            }
        }
    )+};
}

quantity! {
    /// Minutes of the episode: a place on either rail, counted from its left end, or a length.
    Minute(f64),
    /// Logical pixels, before the screen's scale factor: a place, counted from the picture's left or
    /// upper edge, or a length.
    Px(f32),
}

impl Minute {
    /// What one minute is on a scale of so many pixels a minute.
    pub fn to_px(self, px_per_minute: f64) -> Px {
        Px((self.0 * px_per_minute) as f32)
    }
}

impl From<crate::outline::Minutes> for Minute {
    fn from(minutes: crate::outline::Minutes) -> Self {
        Self(minutes.as_f64())
    }
}

/// A time of the story: a day, counted so that the day on which the episode begins is 1, and the minute
/// of that day (0 to 1439) where the hour is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StoryTime {
    /// The day; before the episode begins 0, -1 …
    pub day: i64,
    /// Minutes since midnight.
    pub minute: Option<u16>,
}

/// A point of the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spot {
    /// From the left edge.
    pub x: Px,
    /// From the upper edge.
    pub y: Px,
}

impl Spot {
    /// The point so many pixels from the left and upper edge.
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x: Px(x), y: Px(y) }
    }

    /// The distance between two points.
    pub fn distance(self, other: Self) -> Px {
        Px((self.x - other.x).0.hypot((self.y - other.y).0))
    }
}

/// A rectangle of the picture. Where right lies left of left, it is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub left: Px,
    /// Its upper edge.
    pub top: Px,
    /// Its right edge.
    pub right: Px,
    /// Its lower edge.
    pub bottom: Px,
}

impl Area {
    /// The rectangle between two x and two y.
    pub const fn new(left: Px, top: Px, right: Px, bottom: Px) -> Self {
        Self { left, top, right, bottom }
    }

    /// The rectangle that two opposite corners span, in whatever order they come.
    pub fn spanned(a: Spot, b: Spot) -> Self {
        Self { left: a.x.min(b.x), top: a.y.min(b.y), right: a.x.max(b.x), bottom: a.y.max(b.y) }
    }

    /// Its width, at least nothing.
    pub fn width(self) -> Px {
        (self.right - self.left).max(Px::ZERO)
    }

    /// Its height, at least nothing.
    pub fn height(self) -> Px {
        (self.bottom - self.top).max(Px::ZERO)
    }

    /// The point in its middle.
    pub fn center(self) -> Spot {
        Spot { x: (self.left + self.right) / 2.0, y: (self.top + self.bottom) / 2.0 }
    }

    /// Whether the point lies in it; the right and the lower edge belong to the next one.
    pub fn contains(self, spot: Spot) -> bool {
        self.left <= spot.x && spot.x < self.right && self.top <= spot.y && spot.y < self.bottom
    }

    /// Whether the two share a point.
    pub fn overlaps(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// The rectangle, larger by so much on each side.
    pub fn grown(self, by: Px) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rectangle_owns_its_left_and_upper_edge() {
        let area = Area::new(Px(10.0), Px(20.0), Px(30.0), Px(40.0));
        for (x, y, inside) in [
            (10.0, 20.0, true),
            (29.9, 39.9, true),
            (30.0, 25.0, false),
            (15.0, 40.0, false),
            (9.9, 25.0, false),
        ] {
            assert_eq!(area.contains(Spot::new(x, y)), inside, "{x}/{y}");
        }
    }

    #[test]
    fn corners_come_in_any_order() {
        let area = Area::new(Px(1.0), Px(2.0), Px(3.0), Px(4.0));
        assert_eq!(Area::spanned(Spot::new(3.0, 2.0), Spot::new(1.0, 4.0)), area);
        assert_eq!(Area::spanned(Spot::new(1.0, 2.0), Spot::new(3.0, 4.0)), area);
    }

    #[test]
    fn the_order_of_times_is_day_then_hour() {
        let early = StoryTime { day: 1, minute: Some(540) };
        let late = StoryTime { day: 1, minute: Some(1200) };
        let next = StoryTime { day: 2, minute: None };
        assert!(early < late && late < next);
    }
}
