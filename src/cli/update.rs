//! `bogen update`: an outline and a new version of its text in, the outline brought up to date out.

use std::{io, path::Path};

use super::{
    Console, FAILED, OK,
    args::Update,
    complaint,
    import::{read_text, words},
};
use crate::{
    analysis::revision::{Came, NewVersion, Revision, is_version, most_like, revise},
    outline::{ItemId, ItemKind, Outline},
    store::{self, Expected, Opened},
};

/// Carries out `task`; the exit status.
pub(super) fn run(task: &Update, console: &mut Console<'_>) -> io::Result<u8> {
    match update(task, console)? {
        Ok(()) => Ok(OK),
        Err(complaint) => {
            writeln!(console.err, "bogen: {complaint}")?;
            Ok(FAILED)
        }
    }
}

/// The inner error is the complaint.
fn update(task: &Update, console: &mut Console<'_>) -> io::Result<Result<(), String>> {
    let read = || -> Result<_, String> {
        let own =
            task.words.as_deref().map(store::own_words).transpose().map_err(|error| error.to_string())?;
        let opened = store::open(&task.outline).map_err(|error| complaint(&error))?;
        Ok((own, opened, read_text(&task.text)?))
    };
    let (own, opened, text) = match read() {
        Ok(read) => read,
        Err(complaint) => return Ok(Err(complaint)),
    };
    let (outline, text_file) = (task.outline.display(), task.text.display());
    if opened.is_partial {
        let complaint = "it is damaged and would lose what cannot be read; open it in the window";
        return Ok(Err(format!("{outline}: {complaint}")));
    }
    let Some((source, _)) = most_like(&opened.outline, &text.text) else {
        return Ok(Err(format!("{outline}: there is no source in it; `bogen import` reads a first text")));
    };
    for warning in &text.warnings {
        writeln!(console.err, "bogen: {text_file}: note: {warning}")?;
    }
    if !is_version(&source.text, &text.text) {
        writeln!(console.err, "bogen: {text_file}: note: this has little in common with {:?}", source.name)?;
    }
    let name = task.text.file_name().unwrap_or_default().to_string_lossy();
    let new = NewVersion { of: &source.id, text: &text.text, name: &name, imported: None, own: own.as_ref() };
    let Some(Revision { edit, came, warnings }) = revise(&opened.outline, &new) else { return Ok(Ok(())) };
    for warning in &warnings {
        writeln!(console.err, "bogen: {text_file}: note: {}", words(warning))?;
    }
    let next = match edit.as_ref().map(|edit| edit.apply(&opened.outline)).transpose() {
        Ok(applied) => applied.map(|applied| applied.outline),
        Err(error) => return Ok(Err(format!("{outline}: {error}"))),
    };
    let told = match &next {
        None => "the source is the same; nothing to update".to_owned(),
        Some(_) if came.is_nothing() => "the source is updated; nothing else changes".to_owned(),
        Some(_) => summary(&came),
    };
    let target = task.output.as_deref().unwrap_or(&task.outline);
    if let Err(complaint) = save(task, target, next.as_ref(), &opened) {
        return Ok(Err(complaint));
    }
    writeln!(console.out, "{}: {told}", target.display())?;
    let next = next.as_ref().unwrap_or(&opened.outline);
    for (what, items) in [
        ("new", &came.new),
        ("yours, though its passage has changed", &came.kept),
        ("gone from the source", &came.gone),
    ] {
        for item in items {
            writeln!(console.out, "{}: {what}: {}", target.display(), named(next, item))?;
        }
    }
    Ok(Ok(()))
}

/// Writes the outline: in its own place where it is as it was read, or in another one.
fn save(task: &Update, target: &Path, next: Option<&Outline>, opened: &Opened) -> Result<(), String> {
    let (expected, outline) = match (&task.output, next) {
        (None, None) => return Ok(()),
        (None, Some(next)) => (Expected::Unchanged(opened.stamp), next),
        (Some(_), next) => {
            let expected = if task.force { Expected::Anything } else { Expected::Nothing };
            (expected, next.unwrap_or(&opened.outline))
        }
    };
    store::save(target, outline, expected, None).map(drop).map_err(|error| complaint(&error))
}

/// How much came, for the terminal: `2 scenes, 1 character new; 1 scene told anew`.
fn summary(came: &Came) -> String {
    let parts = [
        (&came.new, "new"),
        (&came.renewed, "told anew"),
        (&came.kept, "kept as yours"),
        (&came.gone, "gone from the source"),
    ];
    let parts = parts.into_iter().filter(|(items, _)| !items.is_empty());
    parts.map(|(items, what)| format!("{} {what}", counted(items))).collect::<Vec<_>>().join("; ")
}

/// So many of each kind, those of a kind together in the order in which they come.
fn counted(items: &[ItemId]) -> String {
    let mut counts: Vec<(ItemKind, usize)> = Vec::new();
    for item in items {
        match counts.iter_mut().find(|(kind, _)| *kind == item.kind()) {
            Some((_, count)) => *count += 1,
            None => counts.push((item.kind(), 1)),
        }
    }
    let count =
        |(kind, count): (ItemKind, usize)| format!("{count} {}{}", kind, if count == 1 { "" } else { "s" });
    counts.into_iter().map(count).collect::<Vec<_>>().join(", ")
}

/// The item with its kind: `scene 4 "Am Hafen"`.
fn named(outline: &Outline, item: &ItemId) -> String {
    let scenes = outline.scenes.iter().zip(1..);
    let number = item
        .as_scene()
        .and_then(|id| scenes.clone().find(|(scene, _)| scene.id == *id))
        .map_or_else(String::new, |(_, number)| format!(" {number}"));
    format!("{}{number} {:?}", item.kind(), outline.name_of(item))
}
