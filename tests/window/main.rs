//! The window driven by role and label: no display, no home folder, no clock.

// Helpers of tests may fail loudly, too.
#![allow(clippy::unwrap_used, clippy::panic)]

mod cards;
mod documents;
mod files;
mod harness;
mod hints;
mod inspector;
mod library;
#[path = "../long/mod.rs"]
mod long;
mod notices;
mod outline;
mod pointing;
mod revision;
mod search;
mod shell;
mod sizes;
mod source;
mod storm;
mod timeline;
mod timeline_list;
mod timeline_picture;
mod timeline_story;
mod timeline_view;
mod versions;
