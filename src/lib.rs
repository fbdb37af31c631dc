//! Bogen turns a synopsis into a structured episode outline.

pub mod analysis;
pub mod outline;
pub mod workshop;
