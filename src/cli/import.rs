//! `bogen import`: synopses in, an outline file each out.

use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
};

use super::{
    Console, FAILED, OK,
    args::{Import, ImportFormat},
    complaint,
};
use crate::{
    analysis::{self, OwnWords, Request, Warning},
    formats::{read, write},
    outline::Outline,
    store::{
        self,
        disk::{self, Existing},
    },
};

/// Imports every file of `task`; the exit status.
pub(super) fn run(task: &Import, console: &mut Console<'_>) -> io::Result<u8> {
    let mut written = BTreeSet::new();
    let mut status = OK;
    let own = match task.words.as_deref().map(store::own_words).transpose() {
        Ok(own) => own.unwrap_or_default(),
        Err(error) => {
            writeln!(console.err, "bogen: {error}")?;
            return Ok(FAILED);
        }
    };
    for file in &task.files {
        if let Err(complaint) = import(file, task, &own, &mut written, console)? {
            writeln!(console.err, "bogen: {complaint}")?;
            status = FAILED;
        }
    }
    Ok(status)
}

/// Imports one file; the inner error is the complaint about it.
fn import(
    file: &Path,
    task: &Import,
    own: &OwnWords,
    written: &mut BTreeSet<PathBuf>,
    console: &mut Console<'_>,
) -> io::Result<Result<(), String>> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let text = match read_text(file) {
        Ok(text) => text,
        Err(complaint) => return Ok(Err(complaint)),
    };
    for warning in &text.warnings {
        writeln!(console.err, "bogen: {}: note: {warning}", file.display())?;
    }
    let request = Request { text: &text.text, name: &name, own: Some(own), ..Request::default() };
    let proposal = analysis::propose(&request);
    for warning in &proposal.warnings {
        writeln!(console.err, "bogen: {}: note: {}", file.display(), words(warning))?;
    }
    let target = target_of(file, task);
    if written.contains(&disk::whole(&target)) {
        let complaint = "another synopsis of this run has the same name; rename one or import them apart";
        return Ok(Err(format!("{}: not written to {}: {complaint}", file.display(), target.display())));
    }
    let bytes = encoded(&proposal.outline, task.format);
    if let Err(complaint) = save(&target, &bytes, task) {
        return Ok(Err(complaint));
    }
    written.insert(disk::whole(&target));
    writeln!(console.out, "{}: {}", target.display(), summary(&proposal.outline))?;
    Ok(Ok(()))
}

/// The text in a file.
pub(super) fn read_text(file: &Path) -> Result<read::Text, String> {
    let is_outline = file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"));
    if is_outline {
        return Err(format!("{}: this is an outline already; `bogen export` reads outlines", file.display()));
    }
    let bytes = disk::read(file, read::LARGEST_FILE as u64).map_err(|error| error.to_string())?;
    read::decode(&bytes).map_err(|refusal| format!("{}: {refusal}", file.display()))
}

/// Where the outline of `file` goes.
fn target_of(file: &Path, task: &Import) -> PathBuf {
    let name = file.with_extension(match task.format {
        ImportFormat::Ron => "ron",
        ImportFormat::Json => "json",
    });
    match &task.to {
        Some(folder) => folder.join(name.file_name().unwrap_or_default()),
        None => name,
    }
}

fn encoded(outline: &Outline, format: ImportFormat) -> String {
    match format {
        ImportFormat::Ron => store::encode(outline),
        ImportFormat::Json => write::json::outline(outline),
    }
}

fn save(target: &Path, text: &str, task: &Import) -> Result<(), String> {
    let existing = if task.force { Existing::Replace } else { Existing::Keep };
    if let Some(folder) = &task.to {
        disk::create_folder(folder).map_err(|error| error.to_string())?;
    }
    disk::write(target, text.as_bytes(), existing).map_err(|error| complaint(&error))
}

/// A warning, for the terminal.
pub(super) fn words(warning: &Warning) -> String {
    match warning {
        Warning::Empty => "there is no sentence in it; the outline is empty".to_owned(),
        Warning::OtherLanguage(code) => {
            format!("this seems to be neither German nor English ({code}); much will be missing")
        }
    }
}

/// What an outline holds, for the terminal.
fn summary(outline: &Outline) -> String {
    let counts = [
        (outline.scenes.len(), "scene"),
        (outline.strands.len(), "strand"),
        (outline.characters.len(), "character"),
        (outline.locations.len(), "location"),
        (outline.dilemmas.len(), "dilemma"),
    ];
    counts.map(|(count, what)| format!("{count} {what}{}", if count == 1 { "" } else { "s" })).join(", ")
}
