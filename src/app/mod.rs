//! The window: panels, timeline, widgets, theme, words.
//!
//! Draws what it is given and answers with commands; the session carries them out after the frame. No panel
//! changes the document itself, and nothing here touches the disk.

// The panels that use the widgets come with the next change.
#![allow(dead_code, unused_imports)]

mod context;
mod fonts;
mod icons;
mod inspector;
mod lanes;
mod library;
mod list;
mod matching;
mod theme;
mod widgets;
mod words;

pub use words::Language;
