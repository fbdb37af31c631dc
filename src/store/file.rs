//! The outline's own file: RON that a person and a version-control system can read.

use ron::{Options, extensions::Extensions, ser::PrettyConfig};

use crate::outline::Outline;

/// How deep items are nested; what lies deeper stands on one line.
const ITEM_DEPTH: usize = 3;

fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// `outline` as the text of its file; the same outline gives the same bytes.
pub fn encode(outline: &Outline) -> String {
    let pretty =
        PrettyConfig::new().new_line("\n").depth_limit(ITEM_DEPTH).struct_names(true).escape_strings(false);
    // Only a type that RON has no words for could fail, and the outline holds none.
    let mut text = options().to_string_pretty(outline, pretty).unwrap_or_default();
    text.push('\n');
    text
}
