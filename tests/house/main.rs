//! The arrows between the rooms of `src/`, read from the code itself: who may know whom.

// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used, clippy::panic)]

mod names;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use names::Names;

/// Each room and the rooms that it may know. `lib.rs` tells the same to a reader.
const ROOMS: &[(&str, &[&str])] = &[
    ("outline", &[]),
    ("analysis", &["outline"]),
    ("timeline", &["outline"]),
    ("formats", &["outline", "timeline"]),
    ("store", &["outline", "analysis", "timeline", "formats"]),
    ("session", &["outline", "analysis", "timeline", "formats", "store"]),
    ("app", &["outline", "analysis", "timeline", "formats", "store", "session"]),
    ("cli", &["outline", "analysis", "timeline", "formats", "store", "session"]),
    ("workshop", &["outline", "analysis", "formats", "store"]),
];

/// What only some rooms may name, and which. `analysis/keyed.rs` hides the order of hashes, so it may name them.
const RESERVED: &[(&str, &[&str])] = &[
    ("egui", &["app"]),
    ("eframe", &["app"]),
    ("rfd", &["app"]),
    ("std::fs", &["store", "workshop"]),
    (".exists", &["store", "workshop"]),
    (".try_exists", &["store", "workshop"]),
    (".is_file", &["store", "workshop"]),
    (".is_dir", &["store", "workshop"]),
    (".is_symlink", &["store", "workshop"]),
    (".read_dir", &["store", "workshop"]),
    (".read_link", &["store", "workshop"]),
    (".canonicalize", &["store", "workshop"]),
    (".metadata", &["store", "workshop"]),
    (".symlink_metadata", &["store", "workshop"]),
    ("std::net", &[]),
    ("std::env", &["store", "app"]),
    ("sys_locale", &["app"]),
    ("chrono::Utc::now", &["session", "cli", "app"]),
    ("chrono::Local", &["session", "cli", "app"]),
    ("std::time::Instant::now", &["session", "app", "workshop"]),
    ("std::time::SystemTime::now", &["session", "cli", "app"]),
    ("std::collections::HashMap", &["app"]),
    ("std::collections::HashSet", &["app"]),
];

/// A file of the program.
struct File {
    path: PathBuf,
    names: Names,
    /// Its module: `["cli", "import"]`.
    module: Vec<String>,
}

fn rust_files(folder: &Path, module: &[String], files: &mut Vec<File>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let inside = [module, std::slice::from_ref(&name)].concat();
        if path.is_dir() {
            rust_files(&path, &inside, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let module = if name == "mod" { module.to_vec() } else { inside };
            let names = Names::of(&fs::read_to_string(&path).unwrap(), &module);
            files.push(File { path, names, module });
        }
    }
}

/// The files of a room that are part of the program: no tests.
fn files_of(room: &str) -> Vec<File> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room);
    let mut files = Vec::new();
    rust_files(&folder, &[room.to_owned()], &mut files);
    let tests: Vec<Vec<String>> =
        files.iter().flat_map(|file| file.names.test_modules.iter().cloned()).collect();
    files.retain(|file| !tests.iter().any(|test| file.module.starts_with(test)));
    assert!(!files.is_empty(), "{room} is empty");
    files
}

/// What `room` names and must not, each once.
fn broken(room: &str, named: &[String]) -> BTreeSet<String> {
    let (_, may_know) = ROOMS.iter().find(|(name, _)| *name == room).unwrap();
    let is_named = |what: &str| {
        named
            .iter()
            .any(|name| name.strip_prefix(what).is_some_and(|rest| rest.is_empty() || rest.starts_with("::")))
    };
    let rooms = ROOMS.iter().map(|(other, _)| *other);
    let hidden = rooms.filter(|other| *other != room && !may_know.contains(other));
    let hidden = hidden.map(|other| format!("crate::{other}"));
    let reserved = RESERVED.iter().filter(|(_, rooms)| !rooms.contains(&room));
    hidden.chain(reserved.map(|(what, _)| (*what).to_owned())).filter(|what| is_named(what)).collect()
}

#[test]
fn rooms_know_only_what_stands_below_them_and_leave_disk_clock_and_window_to_those_who_may() {
    let mut all = Vec::new();
    for (room, _) in ROOMS {
        for file in files_of(room) {
            let hides_hashes = file.path.ends_with("analysis/keyed.rs");
            for what in broken(room, &file.names.named) {
                if !(hides_hashes && what.contains("::Hash")) {
                    all.push(format!("{}: {room} must not name {what}", file.path.display()));
                }
            }
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn a_forbidden_arrow_would_be_seen() {
    let cases = [
        ("use crate::{outline::{Outline, check}, timeline::plan};", ""),
        ("use crate::session;", "crate::session"),
        ("use crate::{outline::{Outline, check}, app};", "crate::app"),
        ("use super::super::cli::{self, run as go};", "crate::cli"),
        ("fn f() { let x: crate::session::Command = y; }", "crate::session"),
        ("fn f() { let x = 0..super::super::app::run(); }", "crate::app"),
        ("fn f() { format!(\"{}\", 1 + crate::session::X::y()) }", "crate::session"),
        ("mod inner { use super::super::super::session; }", "crate::session"),
        ("use std::{fs, path::Path};\nfn f() {}", "std::fs"),
        ("use std as system;\nfn f() { system::fs::read(p) }", "std::fs"),
        ("fn f(path: &Path) -> bool { path.exists() }", ".exists"),
        ("fn f(path: &Path) { assert!(!path.is_dir()) }", ".is_dir"),
        ("use chrono::Utc;\nfn f() { Utc::now() }", "chrono::Utc::now"),
        ("use std::time::{self, Duration};\nfn f() { time::Instant::now() }", "std::time::Instant::now"),
        (
            "use std::collections::*;\nfn f() { std::collections::HashMap::new() }",
            "std::collections::HashMap",
        ),
        ("// use crate::app;\n/// [`crate::app`]\nstruct S;", ""),
        ("#[cfg(test)]\nmod tests { use crate::app; fn f() { std::fs::read(p) } }", ""),
        ("#[cfg(test)]\nuse crate::app;\nuse crate::cli;", "crate::cli"),
        ("use std::fs as disk;\nfn f() { disk::read(p) }", "std::fs"),
        ("fn exists() {}\nfn f() { exists(); super::exists(); 0..exists(); (self.exists)(x) }", ""),
    ];
    let module = ["timeline".to_owned(), "plan".to_owned()];
    for (text, expected) in cases {
        let found = broken("timeline", &Names::of(text, &module).named);
        let expected = (!expected.is_empty()).then(|| expected.to_owned());
        assert_eq!(found, BTreeSet::from_iter(expected), "{text}");
    }
    let tests = Names::of("#[cfg(test)]\nmod a;\nmod b;\n#[cfg(test)]\nmod c {}", &module).test_modules;
    assert_eq!(tests, [["timeline", "plan", "a"]]);
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
