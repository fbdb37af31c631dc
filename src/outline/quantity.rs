//! Figures with a meaning: minutes, confidence, weight. Kept as whole numbers, so that two outlines
//! can be compared and the same outline always gives the same bytes; written as decimals.

use std::{fmt, iter::Sum, ops::Add};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

macro_rules! decimal {
    ($($(#[$doc:meta])* $name:ident($repr:ty) = 1 / $scale:literal),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name($repr);

        impl $name {
            /// Nothing.
            pub const ZERO: Self = Self(0);

            /// The nearest value that can be kept; what is out of range becomes the end of the range.
            pub fn from_f64(value: f64) -> Self {
                Self((value * $scale).round() as $repr)
            }

            /// As a decimal number.
            pub fn as_f64(self) -> f64 {
                f64::from(self.0) / $scale
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.as_f64())
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_f64(self.as_f64())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                f64::deserialize(deserializer).map(Self::from_f64)
            }
        }
    )+};
}

decimal! {
    /// A scene's length in minutes, to a tenth; 0 to about 400 million.
    Minutes(u32) = 1 / 10.0,
    /// How sure the importer is, 0 (a guess) to 1 (certain), to a hundredth.
    Confidence(u8) = 1 / 100.0,
    /// How much a rule spoke for an item (or, below 0, against it), to a hundredth.
    Weight(i16) = 1 / 100.0,
}

impl Minutes {
    /// So many whole minutes.
    pub const fn whole(minutes: u32) -> Self {
        Self(minutes.saturating_mul(10))
    }

    /// The length in tenths of a minute.
    pub const fn tenths(self) -> u32 {
        self.0
    }
}

impl Minutes {
    /// This length cut in two, the first part being about `part` of `whole`: to half a minute, and neither is nothing where
    /// there is a minute to be shared.
    pub fn share(self, part: usize, whole: usize) -> (Self, Self) {
        /// Half a minute, in tenths.
        const HALF: u32 = 5;
        let part = (u64::from(self.0) * part as u64).checked_div(whole as u64).unwrap_or_default();
        let part = u32::try_from(part).unwrap_or(self.0).saturating_add(HALF / 2) / HALF * HALF;
        let least = if self.0 >= 2 * HALF { HALF } else { 0 };
        let part = part.clamp(least, (self.0 - least).max(least)).min(self.0);
        (Self(part), Self(self.0 - part))
    }
}

impl Add for Minutes {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for Minutes {
    fn sum<I: Iterator<Item = Self>>(minutes: I) -> Self {
        minutes.fold(Self::ZERO, Add::add)
    }
}

/// How long something is on screen, as far as it has a length. Made from [`Minutes`], it is one that somebody has set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Length {
    /// In minutes.
    pub minutes: Minutes,
    /// Whether the minutes, or some of them, are only estimated.
    pub is_estimate: bool,
}

impl Length {
    /// No length at all.
    pub const ZERO: Self = Self { minutes: Minutes::ZERO, is_estimate: false };

    /// A length that nobody has set.
    pub const fn estimate(minutes: Minutes) -> Self {
        Self { minutes, is_estimate: true }
    }
}

impl From<Minutes> for Length {
    fn from(minutes: Minutes) -> Self {
        Self { minutes, is_estimate: false }
    }
}

impl Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { minutes: self.minutes + other.minutes, is_estimate: self.is_estimate || other.is_estimate }
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}
