//! The arrows between the rooms of `src/`, read from the code itself: who may know whom.

// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Each room and the rooms that it may know. `lib.rs` tells the same to a reader.
const ROOMS: &[(&str, &[&str])] = &[
    ("outline", &[]),
    ("analysis", &["outline"]),
    ("timeline", &["outline"]),
    ("formats", &["outline", "analysis", "timeline"]),
    ("store", &["outline", "analysis", "timeline", "formats"]),
    ("session", &["outline", "analysis", "timeline", "formats", "store"]),
    ("app", &["outline", "analysis", "timeline", "formats", "store", "session"]),
    ("cli", &["outline", "analysis", "timeline", "formats", "store", "session"]),
    ("workshop", &["outline", "analysis", "formats", "store"]),
];

/// What only some rooms may name, and which. `analysis/keyed.rs` hides the order of hashes, so it may name them.
const RESERVED: &[(&str, &[&str])] = &[
    ("egui::", &["app"]),
    ("eframe::", &["app"]),
    ("rfd::", &["app"]),
    ("std::fs", &["store", "workshop"]),
    ("fs::File", &["store", "workshop"]),
    ("Utc::now", &["session", "cli", "app"]),
    ("Local::now", &["session", "cli", "app"]),
    ("Instant::now", &["session", "app", "workshop"]),
    ("SystemTime::now", &["session", "cli", "app"]),
    ("HashMap", &["app"]),
    ("HashSet", &["app"]),
    ("println!", &[]),
];

/// The lines of a file that are part of the program: no comments, no tests.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let program = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    program.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"))
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs") {
            files.push(path);
        }
    }
}

fn files_of(room: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room);
    if folder.is_dir() {
        rust_files(&folder, &mut files);
    }
    files
}

/// The rooms that a line of code names: in `crate::room::…`, and in a `use crate::{room::…, …}`.
fn rooms_named(line: &str) -> Vec<&'static str> {
    let line = line.trim_start();
    ROOMS
        .iter()
        .map(|(room, _)| *room)
        .filter(|room| {
            line.contains(&format!("crate::{room}::"))
                || line.contains(&format!("crate::{room};"))
                || line.contains(&format!("crate::{{{room}"))
                || line.starts_with(&format!("{room}::"))
        })
        .collect()
}

#[test]
fn rooms_know_only_what_stands_below_them() {
    let mut broken = Vec::new();
    for (room, may_know) in ROOMS {
        for file in files_of(room) {
            let text = fs::read_to_string(&file).unwrap();
            for (number, line) in code(&text) {
                for named in rooms_named(line) {
                    if named != *room && !may_know.contains(&named) {
                        broken.push(format!(
                            "{}:{}: {room} must not know {named}",
                            file.display(),
                            number + 1
                        ));
                    }
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_disk_the_clock_and_the_window_are_kept_in_their_rooms() {
    let mut broken = Vec::new();
    for (room, _) in ROOMS {
        for file in files_of(room) {
            let text = fs::read_to_string(&file).unwrap();
            for (number, line) in code(&text) {
                for (name, rooms) in RESERVED {
                    let hidden = name.starts_with("Hash") && file.ends_with("analysis/keyed.rs");
                    if line.contains(name) && !rooms.contains(room) && !hidden {
                        broken.push(format!(
                            "{}:{}: {room} must not name {name}",
                            file.display(),
                            number + 1
                        ));
                    }
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_folder_of_src_is_a_room() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(src).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && name != "bin" {
            assert!(ROOMS.iter().any(|(room, _)| *room == name), "src/{name} is in no arrow");
        }
    }
}

#[test]
fn a_forbidden_arrow_would_be_seen() {
    assert_eq!(rooms_named("use crate::store::disk;"), ["store"]);
    assert_eq!(rooms_named("use crate::{outline::Outline, x};"), ["outline"]);
    assert_eq!(rooms_named("    analysis::propose,"), ["analysis"]);
    assert_eq!(code("a\n// b\n#[cfg(test)]\nmod tests { c }").count(), 1);
}

#[test]
fn files_and_folders_that_the_readme_names_are_there() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(top.join("README.md")).unwrap();
    let words = readme.split(|ch: char| ch.is_whitespace() || "`()".contains(ch));
    let named = words.filter(|word| {
        let folders = ["src/", "assets/", "seeds/", "tests/", ".ci/"];
        folders.iter().any(|folder| word.starts_with(folder)) && !word.contains('*')
    });
    let missing: Vec<_> =
        named.filter(|path| !top.join(path.trim_end_matches([',', ';', '.'])).exists()).collect();
    assert_eq!(missing, [""; 0]);
}
