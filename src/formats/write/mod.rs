//! An outline in other programs' formats, one file each. What a format cannot carry, its file says.

pub mod csv;
mod document;
pub mod fdx;
pub mod fountain;
pub mod json;
pub mod md;
mod script;
mod sheet;
pub mod timeline;
pub mod word;
mod words;
mod xml;

use crate::outline::Outline;
use timeline::Drawing;

/// A format that an outline can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Everything, structured, for other programs.
    Json,
    /// A document to hand on.
    Word,
    /// The same document as text.
    Markdown,
    /// Scene headings and synopses for programs that scripts are written in.
    Fountain,
    /// The same for Final Draft.
    FinalDraft,
    /// The scene breakdown as a table.
    Csv,
    /// The timeline as a drawing whose text stays text.
    Svg,
    /// The timeline as a picture for print.
    Png,
}

impl Format {
    /// All formats, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Word,
        Self::Markdown,
        Self::FinalDraft,
        Self::Fountain,
        Self::Csv,
        Self::Json,
        Self::Svg,
        Self::Png,
    ];

    /// The ending of its files, without a dot.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Word => "docx",
            Self::Markdown => "md",
            Self::Fountain => "fountain",
            Self::FinalDraft => "fdx",
            Self::Csv => "csv",
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }

    /// The format of files with this ending, in capitals or not.
    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.ending().eq_ignore_ascii_case(ending))
    }

    /// `outline` as the bytes of a file; a timeline shows all of it.
    pub fn write(self, outline: &Outline) -> Vec<u8> {
        self.write_drawn(outline, &Drawing::default())
    }

    /// Whether it is a picture of the timeline.
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Svg | Self::Png)
    }

    /// The same under the `name` that the outline goes by while it has no title. JSON holds what is in the outline
    /// and nothing else.
    pub fn write_named(self, outline: &Outline, name: &str, drawing: &Drawing) -> Vec<u8> {
        if self == Self::Json || !outline.title.is_empty() {
            return self.write_drawn(outline, drawing);
        }
        self.write_drawn(&Outline { title: name.to_owned(), ..outline.clone() }, drawing)
    }

    /// `outline` as the bytes of a file; `drawing` says what a timeline shows.
    pub fn write_drawn(self, outline: &Outline, drawing: &Drawing) -> Vec<u8> {
        match self {
            Self::Json => json::outline(outline).into_bytes(),
            Self::Word => word::outline(outline),
            Self::Markdown => md::outline(outline).into_bytes(),
            Self::Fountain => fountain::outline(outline).into_bytes(),
            Self::FinalDraft => fdx::outline(outline),
            Self::Csv => csv::outline(outline).into_bytes(),
            Self::Svg => timeline::svg(outline, drawing).into_bytes(),
            Self::Png => timeline::png(outline, drawing),
        }
    }
}
