//! `bogen export`: an outline in, another format out.

use std::io;

use super::{Console, FAILED, OK, args::Export, complaint};
use crate::{
    formats::write::Format,
    store::{
        self,
        disk::{self, Existing},
    },
};

/// Exports the outline of `task`; the exit status.
pub(super) fn run(task: &Export, console: &mut Console<'_>) -> io::Result<u8> {
    let opened = match store::open(&task.file) {
        Ok(opened) => opened,
        Err(error) => return failed(&error, console),
    };
    for finding in &opened.findings {
        writeln!(console.err, "bogen: {}: {finding}", task.file.display())?;
    }
    // What is left of a damaged outline is worth having; the status says that it is not all.
    let status = if opened.is_partial { FAILED } else { OK };
    let bytes = Format::from(task.format).write(&opened.outline);
    let Some(path) = &task.output else {
        console.out.write_all(&bytes)?;
        console.out.flush()?;
        return Ok(status);
    };
    let existing = if task.force { Existing::Replace } else { Existing::Keep };
    match disk::write(path, &bytes, existing) {
        Ok(()) => Ok(status),
        Err(error) => failed(&error, console),
    }
}

fn failed(error: &store::Error, console: &mut Console<'_>) -> io::Result<u8> {
    writeln!(console.err, "bogen: {}", complaint(error))?;
    Ok(FAILED)
}
