//! The program without a window: import, update, export, check, schema.
//!
//! Reads arguments, calls the library, words its errors for a terminal. One bad file among many does not
//! stop the rest. Nothing here asks for the time: the same input gives the same files, byte for byte.

mod args;
mod check;
mod export;
mod hints;
mod import;
mod update;

use std::{
    ffi::OsString,
    io::{self, Write},
    path::PathBuf,
};

use args::Task;

use crate::{formats::write::json, store};

/// Everything went well.
pub const OK: u8 = 0;
/// Some input failed.
pub const FAILED: u8 = 1;
/// The arguments make no sense.
pub const USAGE: u8 = 2;

/// Where results and complaints go.
pub struct Console<'a> {
    /// Results.
    pub out: &'a mut dyn Write,
    /// Complaints.
    pub err: &'a mut dyn Write,
}

/// What came of the arguments.
#[derive(Debug, PartialEq, Eq)]
pub enum Done {
    /// All is done; the exit status.
    Status(u8),
    /// The window is to be opened with these files.
    Window(Vec<PathBuf>),
}

/// Carries out the command line `arguments`, the program's name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>, console: &mut Console<'_>) -> Done {
    let task = match args::parse(arguments) {
        Ok(task) => task,
        Err(message) => return Done::Status(message.show(console)),
    };
    let result = match task {
        Task::Window(files) => return Done::Window(files),
        Task::Import(task) => import::run(&task, console),
        Task::Update(task) => update::run(&task, console),
        Task::Export(task) => export::run(&task, console),
        Task::Check(task) => check::run(&task, console),
        Task::Schema => console.out.write_all(json::schema().as_bytes()).map(|()| OK),
    };
    Done::Status(result.unwrap_or_else(|error| status_of(&error, console)))
}

/// What is the matter, and what the terminal can do about it.
fn complaint(error: &store::Error) -> String {
    match error.fault {
        store::Fault::Exists => format!("{error}; --force overwrites it"),
        _ => error.to_string(),
    }
}

/// The status after the console itself failed. Who closed the pipe has seen enough: no complaint.
fn status_of(error: &io::Error, console: &mut Console<'_>) -> u8 {
    if error.kind() != io::ErrorKind::BrokenPipe {
        // The complaint about a failed complaint has nowhere to go.
        writeln!(console.err, "bogen: {error}").unwrap_or_default();
        return FAILED;
    }
    OK
}
