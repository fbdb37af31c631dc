//! Other people's formats: what Bogen reads ([`read`]) and what it hands on ([`write`]).
//!
//! Bytes in, text out; outline in, bytes out. This room knows the [`outline`](crate::outline) and the
//! layout of its timeline, but no disk, no clock, no language of an interface, and not how a text is analysed.

pub mod read;
pub mod write;
