//! `bogen check`: outlines in, what is the matter with them out.

use std::io;

use super::{Console, FAILED, OK, args::Check, complaint, hints::sentence};
use crate::{
    outline,
    store::{self, Opened},
};

/// Reads every outline of `task`; the exit status, which hints on the story do not change.
pub(super) fn run(task: &Check, console: &mut Console<'_>) -> io::Result<u8> {
    let mut status = OK;
    for path in &task.files {
        let Opened { findings, outline, .. } = match store::open(path) {
            Ok(opened) => opened,
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
        for hint in outline::hints(&outline).iter().filter(|hint| !outline.has_dismissed(hint)) {
            writeln!(console.out, "{}: hint: {}", path.display(), sentence(&outline, hint))?;
        }
    }
    Ok(status)
}
