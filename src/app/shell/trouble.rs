//! What went wrong with a file, in the writer's words, each with what can be done about it.

use std::path::Path;

use crate::{
    app::words::Words,
    formats::read::{FileKind, Refusal},
    store::{Damage, Error, Fault},
};

/// A file's name, for a sentence: `„folge.ron“`.
pub(super) fn named(path: &Path, words: &Words) -> String {
    words.quoted(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy())
}

/// What is the matter, in a sentence that begins with the file's name.
pub(super) fn trouble(error: &Error, words: &Words) -> String {
    let file = named(&error.path, words);
    words.with("trouble", &[("file", file.into()), ("fault", fault(error, words).into())])
}

fn fault(error: &Error, words: &Words) -> String {
    match &error.fault {
        Fault::Missing => words.text("fault-missing"),
        // What was mistyped is seen in the folder's name.
        Fault::NoFolder => {
            let folder = error.path.parent().unwrap_or(&error.path).display().to_string();
            words.with("fault-no-folder", &[("folder", words.quoted(&folder).into())])
        }
        Fault::IsFolder => words.text("fault-is-folder"),
        Fault::NotAFolder => words.text("fault-not-a-folder"),
        Fault::Denied => words.text("fault-denied"),
        Fault::WriteProtected => words.text("fault-write-protected"),
        Fault::ReadOnlyDisk => words.text("fault-read-only-disk"),
        Fault::DiskFull => words.text("fault-disk-full"),
        Fault::InUse => words.text("fault-in-use"),
        Fault::Exists => words.text("fault-exists"),
        Fault::Changed => words.text("fault-changed"),
        Fault::Newer(format) | Fault::Damaged(Damage::Newer(format)) => {
            words.with("fault-newer", &[("format", format.to_string().into())])
        }
        Fault::Damaged(damage) => {
            words.with("fault-damaged", &[("said", super::findings::damage(damage, words).into())])
        }
        Fault::TooLarge(bytes) => {
            words.with("fault-too-large", &[("size", (bytes >> 20).to_string().into())])
        }
        Fault::BadName => words.text("fault-bad-name"),
        Fault::ReadBack => words.text("fault-read-back"),
        Fault::System(error) => words.with("fault-system", &[("said", error.to_string().into())]),
    }
}

/// Why a file is no text, in a sentence.
pub(super) fn refusal(path: &Path, refusal: &Refusal, words: &Words) -> String {
    let why = match refusal {
        Refusal::Kind(FileKind::OldWord) => words.text("refusal-old-word"),
        Refusal::Kind(FileKind::Office) => words.text("refusal-office"),
        Refusal::Kind(FileKind::Pages) => words.text("refusal-pages"),
        Refusal::Kind(FileKind::Archive) => words.text("refusal-archive"),
        Refusal::Kind(FileKind::Pdf) => words.text("refusal-pdf"),
        Refusal::Kind(FileKind::Picture) => words.text("refusal-picture"),
        Refusal::Locked => words.text("refusal-locked"),
        Refusal::Damaged => words.text("refusal-damaged"),
        Refusal::Binary => words.text("refusal-binary"),
        Refusal::Empty => words.text("refusal-empty"),
        Refusal::TooLarge => words.text("refusal-too-large"),
    };
    words.with("trouble", &[("file", named(path, words).into()), ("fault", why.into())])
}
