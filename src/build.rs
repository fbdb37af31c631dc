//! Writes what the lexicons say as JSON, from which it is read many times faster when the program first needs it.
//!
//! The RON files in `assets/lexicons` stay the source that people read and edit. Cargo runs this again when one of
//! them changes, so what is built in is never out of date.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// Where the lexicons lie, below the package and below what is built.
const SOURCE: &str = "assets/lexicons";
const TARGET: &str = "lexicons";

fn main() {
    println!("cargo::rerun-if-changed=src/build.rs");
    println!("cargo::rerun-if-changed={SOURCE}");
    let folder = |variable| PathBuf::from(env::var_os(variable).expect("cargo sets it"));
    convert(&folder("CARGO_MANIFEST_DIR").join(SOURCE), &folder("OUT_DIR").join(TARGET));
}

/// Converts the files in `from` and in its folders.
fn convert(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder to build in");
    for entry in fs::read_dir(from).expect("the lexicons' folder") {
        let path = entry.expect("a file of it").path();
        let target = to.join(path.file_name().expect("a file has a name"));
        if path.is_dir() {
            convert(&path, &target);
        } else if path.extension().is_some_and(|end| end == "ron") {
            let text = fs::read_to_string(&path).expect("a lexicon is text");
            fs::write(target.with_extension("json"), json(&text)).expect("room for it");
        }
    }
}

/// `ron` as JSON, as far as lexicons go: without escapes, raw strings, letters in single quotes and variants that hold
/// anything, `Some` aside. Whether it says the same, a test asks.
fn json(ron: &str) -> String {
    let mut json = String::with_capacity(ron.len());
    // What closes each bracket that is open; nothing for that of `Some`.
    let mut open: Vec<&str> = Vec::new();
    let mut rest = behind_space(ron);
    while let Some(first) = rest.chars().next() {
        let word = rest.find(|c: char| !c.is_alphanumeric() && !"_.+-".contains(c)).unwrap_or(rest.len());
        let len = match first {
            '"' => {
                let len = rest[1..].find('"').expect("a string ends") + 2;
                json.push_str(&rest[..len]);
                len
            }
            '(' | '[' | '{' => {
                let closing =
                    if first == '{' || first == '(' && begins_fields(&rest[1..]) { "}" } else { "]" };
                json.push(if closing == "}" { '{' } else { '[' });
                open.push(closing);
                1
            }
            ')' | ']' | '}' => {
                if json.ends_with(',') {
                    json.pop();
                }
                json.push_str(open.pop().expect("brackets match"));
                1
            }
            ',' | ':' => {
                json.push(first);
                1
            }
            _ if rest.starts_with("Some(") => {
                open.push("");
                "Some(".len()
            }
            _ if first.is_alphabetic() && !matches!(&rest[..word], "true" | "false") => {
                json.push_str(&format!("\"{}\"", &rest[..word]));
                word
            }
            _ => {
                json.push_str(&rest[..word]);
                word.max(1)
            }
        };
        rest = behind_space(&rest[len..]);
    }
    json
}

/// Whether what stands behind a round bracket are fields, each with its name.
fn begins_fields(text: &str) -> bool {
    let text = behind_space(text);
    let behind = text.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_');
    behind.len() < text.len() && behind_space(behind).starts_with(':')
}

/// `text` without the white space and the comments that it begins with.
fn behind_space(text: &str) -> &str {
    let mut text = text.trim_start();
    while let Some(comment) = text.strip_prefix("//") {
        text = comment.split_once('\n').map_or("", |(_, behind)| behind).trim_start();
    }
    text
}
