//! The window apart from the terminal. Windows gives a program of the command line a console, which would stand
//! beside the window of whoever opens it with a double click, and end the window when it is closed.

use std::path::PathBuf;

/// Starts the program anew without a console, to open the window with `files`.
/// False where this is that program, or where it could not be started: then the window is still to be opened.
#[cfg(windows)]
pub(crate) fn opens_window(files: &[PathBuf]) -> bool {
    use std::{
        env,
        ffi::OsString,
        os::windows::process::CommandExt,
        process::{Command, Stdio},
    };

    const MARK: &str = "BOGEN_APART";
    const DETACHED_PROCESS: u32 = 0x8;
    if env::var_os(MARK).is_some() {
        return false;
    }
    let Ok(program) = env::current_exe() else { return false };
    let mut command = Command::new(program);
    command.env(MARK, "1").creation_flags(DETACHED_PROCESS).arg("--");
    for file in files {
        // Quoted, so that brackets in a name make no pattern of it. No name holds a quotation mark here; but backslashes
        // at the end, as a folder has them, would take the closing one for their own.
        let mut quoted = OsString::from("\"");
        quoted.push(file);
        let ends = file.to_string_lossy().chars().rev().take_while(|&char| char == '\\').count();
        quoted.push("\\".repeat(ends));
        quoted.push("\"");
        command.raw_arg(quoted);
    }
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().is_ok()
}

/// Elsewhere a window needs no terminal and brings none.
#[cfg(not(windows))]
pub(crate) fn opens_window(_files: &[PathBuf]) -> bool {
    false
}
