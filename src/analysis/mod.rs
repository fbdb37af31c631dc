//! Text in, proposed outline out, each item with the passage it came from and the rules that spoke for it.
//!
//! Pure and deterministic: the same text gives the same proposal, byte for byte. This room knows the
//! [`outline`](crate::outline) and nothing else: no file, no clock, no locale, no window.
//!
//! One file per question, in the order in which they are asked; each takes what stands above it:
//! blocks → sentences → tokens → names → aliases → unnamed → roles, ages → pronouns → relations → places →
//! quotes → segments → strands → scenes → dilemmas → titles → assemble.

pub mod dilemmas;
pub mod people;
pub mod places;
pub mod prose;
pub mod quotes;
pub mod scenes;

use std::ops::Range;

use chrono::{DateTime, Utc};

use crate::outline::Outline;

/// A text to be read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Request<'a> {
    /// The synopsis.
    pub text: &'a str,
    /// The name of the file that it came from.
    pub name: &'a str,
    /// When it is imported; goes into the outline.
    pub imported: Option<DateTime<Utc>>,
    /// Its language where the writer said so; otherwise it is recognised.
    pub language: Option<Language>,
}

/// What was read out of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The outline; each item has its evidence.
    pub outline: Outline,
    /// What the reader could not make sense of.
    pub warnings: Vec<Warning>,
}

/// Something that a writer should know of a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The text holds no sentence.
    Empty,
    /// The text is in neither German nor English; the code of what it seems to be.
    OtherLanguage(String),
}

/// A language that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// German.
    German,
    /// English.
    English,
}

/// One rule that spoke for (or, below 0, against) an item, with the words that it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// The rule's id, such as `name/genitive-without-article`.
    pub rule: &'static str,
    /// How much it counts.
    pub weight: f32,
    /// Byte range in the text.
    pub range: Option<Range<usize>>,
}
