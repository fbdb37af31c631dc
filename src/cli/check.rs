//! `bogen check`: outlines in, what is the matter with them out.

use std::io;

use super::{Console, FAILED, OK, args::Check, complaint};
use crate::store;

/// Reads every outline of `task`; the exit status.
pub(super) fn run(task: &Check, console: &mut Console<'_>) -> io::Result<u8> {
    let mut status = OK;
    for path in &task.files {
        let findings = match store::open(path) {
            Ok(opened) => opened.findings,
            Err(error) => {
                writeln!(console.err, "{}", complaint(&error))?;
                status = FAILED;
                continue;
            }
        };
        for finding in &findings {
            writeln!(console.err, "{}: {finding}", path.display())?;
            status = FAILED;
        }
        if findings.is_empty() {
            writeln!(console.out, "{}: ok", path.display())?;
        }
    }
    Ok(status)
}
