//! Bogen turns a synopsis into a structured episode outline, and lets a writer work on it.
//!
//! # The house
//!
//! Each folder of `src/` is a room. Its first lines say what it is for and what it must never know. In
//! reading order:
//!
//! | room | what happens there |
//! |---|---|
//! | [`outline`] | the story itself: plain data, what must hold in it, edits, versions, hints |
//! | [`analysis`] | a text in, a proposed outline out, each item with its evidence |
//! | `timeline` | where each scene, lane, arc and crossing stands, in minutes and story time; the chart that window and pictures draw |
//! | [`formats`] | other people's formats: bytes to text, outlines to Word, Markdown, Fountain, Final Draft, CSV, JSON, SVG, PNG |
//! | [`store`] | the disk: the outline's file, atomic saves, recovery |
//! | [`session`] | what is open; every command of the program is carried out here |
//! | `app` | the window: draws what it is given, answers with commands |
//! | [`cli`] | the same without a window |
//! | [`workshop`] | for the importer's developers: scores, learning, word lists |
//!
//! # Who may know whom
//!
//! Downwards only: `app`, `cli` → `session` → `store` → `formats` → `timeline`, `analysis` → `outline`.
//! egui is known in `app` alone, the disk in `store` alone; below `session` there is no clock, no locale and no
//! chance: they are passed in. `tests/house` holds the code to this.
//!
//! # How data flows
//!
//! ```text
//! bytes → formats::read → text → analysis::propose → Outline → Edit::apply → History → store, formats::write
//! ```
//!
//! In the window a frame only reads. What the writer does becomes [`session::Command`]s, which
//! [`session::Workspace`] carries out after the frame.

pub mod analysis;
#[cfg(feature = "window")]
pub mod app;
pub mod cli;
pub mod formats;
pub mod outline;
pub mod session;
pub mod store;
pub mod timeline;
pub mod workshop;
