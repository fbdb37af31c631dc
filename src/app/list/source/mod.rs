//! The source set as readable prose, with its marked passages.

mod make;
mod marks;
mod paragraphs;
