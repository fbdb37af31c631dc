//! What one system's disk does otherwise than another's, each difference behind a door that is the same everywhere.

#[cfg(not(windows))]
mod elsewhere;
#[cfg(windows)]
mod windows;

#[cfg(not(windows))]
pub(super) use elsewhere::{put_in_place, sync_folder, take_hold};
#[cfg(windows)]
pub(super) use windows::{put_in_place, sync_folder, take_hold};

/// A file of which only one program has hold at a time.
#[derive(Debug)]
pub(super) enum Hold {
    /// We have it.
    Ours(std::fs::File),
    /// Another program has it; what it wrote can be read.
    Theirs(std::fs::File),
    /// The file system cannot tell.
    #[cfg_attr(windows, expect(dead_code, reason = "there every file system can"))]
    Unknown(std::fs::File),
}
