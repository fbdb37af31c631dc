//! Bogen turns a synopsis into a structured episode outline.

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
