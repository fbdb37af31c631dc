//! The outline's own file: RON that a person and a version-control system can read.
//!
//! The same outline always gives the same bytes. Reading gives an outline that holds its invariants, and
//! says one by one what it could not take over; where a part is damaged, the rest is read.

mod find;
mod finding;
mod format;
mod layout;
mod marks;
mod salvage;

use std::borrow::Cow;

use ron::{Options, extensions::Extensions, ser::PrettyConfig};

pub use finding::{Damage, Finding, LineColumn};

use crate::outline::{FORMAT, Outline, repair};

/// How large an outline's file may be, in bytes.
pub(super) const LARGEST: u64 = 256 << 20;

fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// `outline` as the text of its file.
pub fn encode(outline: &Outline) -> String {
    let text = written(outline, false);
    // Line ends may be changed on the file's way, and control characters are invisible: where a text holds
    // such a character, all are written with escapes.
    let is_fragile = |ch: char| ch.is_control() && ch != '\n' && ch != '\t';
    if text.contains(is_fragile) { written(outline, true) } else { text }
}

fn written(outline: &Outline, escape_strings: bool) -> String {
    let flat =
        PrettyConfig::new().new_line("\n").depth_limit(0).struct_names(true).escape_strings(escape_strings);
    // Only a type that RON has no words for could fail, and the outline holds none.
    layout::set(&options().to_string_pretty(outline, flat).unwrap_or_default())
}

/// What a file gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The outline, holding its invariants.
    pub outline: Outline,
    /// What the file says that the outline does not; empty for every file that this program wrote.
    pub findings: Vec<Finding>,
}

impl Decoded {
    /// Whether a part of the file could not be read, so that saving over it would lose that part.
    pub fn is_partial(&self) -> bool {
        self.findings.iter().any(|finding| matches!(finding, Finding::LeftOut { .. } | Finding::Rest { .. }))
    }
}

/// The outline in the bytes of a file.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Damage> {
    let text = text_of(bytes)?;
    if text.trim_matches(|ch: char| ch.is_whitespace() || ch == '\0').is_empty() {
        return Err(Damage::Empty);
    }
    match format::version(&text) {
        Some(version) if version > FORMAT => return Err(Damage::Newer(version)),
        _ => {}
    }
    let (mut outline, mut findings) = match find::with_unknown_fields::<Outline>(&text) {
        Ok((outline, unknown)) => {
            (outline, unknown.into_iter().map(|field| field.within(LineColumn::START)).collect())
        }
        Err(error) => salvage::outline(&text, &error)?,
    };
    outline.format = FORMAT;
    findings.extend(repair(&mut outline).into_iter().map(Finding::Broken));
    Ok(Decoded { outline, findings })
}

/// The version of the file format that the bytes of a file claim, where they claim any.
pub(super) fn version(bytes: &[u8]) -> Option<u32> {
    text_of(bytes).ok().and_then(|text| format::version(&text))
}

/// The text without byte order mark, with plain line ends: an editor or a version-control system may have
/// changed them, and passages count bytes.
fn text_of(bytes: &[u8]) -> Result<Cow<'_, str>, Damage> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        Damage::NotText(LineColumn::after(&before))
    })?;
    Ok(if text.contains("\r\n") { text.replace("\r\n", "\n").into() } else { text.into() })
}
