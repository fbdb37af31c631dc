//! The only room that touches the disk: texts in, exports out, and the outline's own file.
//!
//! Plain functions; paths and times are passed in, nothing waits for a person. Every error says which
//! place it is about and what can be done. This room knows no window and no command.

mod backups;
pub mod disk;
mod document;
mod error;
mod file;
mod folders;
pub mod lock;
mod own_words;
pub mod recent;
pub mod recovery;
mod system;
mod typed;

pub use backups::{Backup, Backups, of as backups_of};
pub use document::{Expected, Opened, Saved, Stamp, has_changed, open, save};
pub use error::{Error, Fault};
pub use file::{Damage, Decoded, Finding, LineColumn, decode, encode};
pub use folders::Folders;
pub use own_words::own_words;
pub use typed::{documents_folder, typed_path};
