//! Arguments in, exit status out: a subcommand, or the window.

#[cfg(feature = "window")]
mod apart;

use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use bogen::cli::{self, Console, Done};

fn main() -> ExitCode {
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    let done = cli::run(wild::args_os(), &mut Console { out: &mut out, err: &mut err });
    let status = match done {
        Done::Status(status) => status,
        Done::Window(files) => {
            drop((out, err));
            open_window(files)
        }
    };
    ExitCode::from(status)
}

/// Opens the window with `files`; the exit status.
#[cfg(feature = "window")]
fn open_window(files: Vec<PathBuf>) -> u8 {
    if apart::opens_window(&files) {
        return cli::OK;
    }
    match bogen::app::run(files) {
        Ok(()) => cli::OK,
        Err(no_window) => complain(&no_window.to_string()),
    }
}

/// Says that this build has no window; the exit status.
#[cfg(not(feature = "window"))]
fn open_window(_files: Vec<PathBuf>) -> u8 {
    complain("bogen: this build has no window; see `bogen --help` for what it can do without one")
}

fn complain(sentence: &str) -> u8 {
    // Where not even this can be said, the status still says it.
    writeln!(io::stderr(), "{sentence}").map_or(cli::FAILED, |()| cli::FAILED)
}
