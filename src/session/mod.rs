//! What is open, and the one place where every command of the program is carried out.
//!
//! The window (or a test) draws from a [`Workspace`] that it can only read, and answers with [`Command`]s,
//! which [`Workspace::carry_out`] carries out after the frame. This room knows no egui, no words and no
//! clock: the time is passed in, and what is to be said to the writer is said as a [`Notice`].

mod called;
mod command;
mod deleted;
mod document;
mod editing;
mod files;
mod genitive;
mod jobs;
mod keeping;
mod merged;
mod notice;
mod old_name;
mod opening;
mod remembering;
mod saving;
mod search;
mod updates;
mod versions;
mod view;
mod workspace;

pub use command::{Command, FileCommand, Select, ViewCommand};
pub use deleted::Deleted;
pub use document::{Document, DocumentId, VersionId};
pub use jobs::{Job, Panicked, Running, Wake, note_panic};
pub use merged::{Apart, Merged};
pub use notice::{Failure, Notice};
pub use old_name::OldName;
pub use search::{Pair, Search, SearchHit};
pub use updates::{Offer, Synopsis, Updated, UpdatedItem};
pub use versions::{Contents, Version, Versions};
pub use view::{InText, Middle, Panel, Reveal, View};
pub use workspace::{Setup, Workspace};
