//! The window driven by role and label: no display, no home folder, no clock.

// Helpers of tests may fail loudly, too.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod harness;
mod inspector;
mod library;
mod shell;
mod storm;
mod timeline;
