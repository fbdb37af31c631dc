//! Texts that writers hand in: bytes to text, with warnings.
//!
//! What comes out is fit to be kept in an outline word for word: UTF-8, line ends `\n`, no byte order
//! mark. Byte offsets of passages count in this text. Of a document it is what its pages say, without how
//! they are set. What a file is, its bytes say and not its name; what is no text is refused with a sentence.

mod kind;
mod odt;
mod package;
mod paper;
mod rtf;
mod signs;
#[cfg(test)]
mod testing;
mod text;
mod word;
mod xml;

use std::collections::BTreeSet;

pub use kind::FileKind;
use kind::Found;
use paper::Paper;
pub use text::Encoding;

/// How large a text may be, in bytes. A whole novel has about two million.
pub const LARGEST: usize = 32 << 20;

/// How large a file may be, in bytes: a document may hold photographs that nobody reads.
pub const LARGEST_FILE: usize = 128 << 20;

/// The endings of the files that can be read, for dialogues that show no others.
pub const ENDINGS: [&str; 9] = ["docx", "docm", "odt", "rtf", "txt", "text", "md", "markdown", "fountain"];

/// A text as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The text with `\n` as line end.
    pub text: String,
    /// What it was read from.
    pub form: Form,
    /// What the writer should look at.
    pub warnings: Vec<Warning>,
}

/// What a text was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Plain text, Markdown or Fountain, and how its bytes were understood.
    Plain(Encoding),
    /// A Word document (`.docx`).
    Word,
    /// An OpenDocument text (`.odt`), as LibreOffice writes it.
    OpenDocument,
    /// Rich Text Format.
    Rtf,
}

/// Something about a text that was read all the same.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Warning {
    /// Nothing in the file says how it is encoded.
    #[error("nothing says how this text is encoded; read as {0}: look at the umlauts")]
    Guessed(Encoding),
    /// Some bytes have no meaning in the encoding.
    #[error("{0} characters could not be read and became U+FFFD")]
    Unreadable(usize),
    /// Parts of a document that are not its text.
    #[error("left out: {}", names(.0))]
    LeftOut(BTreeSet<Part>),
}

/// A part of a document that is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Text that was deleted while changes were tracked.
    Deletions,
    /// Comments.
    Comments,
    /// Footnotes and endnotes.
    Notes,
    /// Headers and footers.
    Margins,
    /// A table of contents or another index.
    Contents,
    /// Text that is hidden on the page.
    Hidden,
}

/// Why bytes are no text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A known kind of file that is not read.
    #[error("this is {0}; save its text as a Word document (.docx) or as plain text and import that")]
    Kind(FileKind),
    /// A document that only a password opens.
    #[error("this document is locked with a password; save it without one and import that")]
    Locked,
    /// A document that cannot be read to its end.
    #[error("this document is damaged; open it where it was written, save it anew and import that")]
    Damaged,
    /// Bytes that make no text in any encoding known here.
    #[error("this is not a text; what can be imported is Word, OpenDocument, RTF and plain text")]
    Binary,
    /// Nothing but white space.
    #[error("there is nothing in this file; perhaps it was not saved or downloaded to its end")]
    Empty,
    /// More than [`LARGEST`].
    #[error("this is larger than {} MB; a synopsis is a few pages", LARGEST >> 20)]
    TooLarge,
}

/// The text in `bytes`.
pub fn decode(bytes: &[u8]) -> Result<Text, Refusal> {
    if bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii().is_empty() {
        return Err(Refusal::Empty);
    }
    match kind::of(bytes)? {
        Found::Word(package) => word::read(package),
        Found::OpenDocument(package) => odt::read(package),
        Found::Rtf => rtf::read(bytes),
        Found::Plain => text::read(bytes),
    }
}

/// The text of a document, and what is to be said of it.
fn document(paper: Paper, form: Form, left_out: BTreeSet<Part>) -> Result<Text, Refusal> {
    let text = paper.finish().filter(|text| text.len() <= LARGEST).ok_or(Refusal::TooLarge)?;
    let mut warnings = Vec::new();
    let unreadable = text.matches(char::REPLACEMENT_CHARACTER).count();
    if unreadable > 0 {
        warnings.push(Warning::Unreadable(unreadable));
    }
    if !left_out.is_empty() {
        warnings.push(Warning::LeftOut(left_out));
    }
    Ok(Text { text: text::plain(&text), form, warnings })
}

fn names(parts: &BTreeSet<Part>) -> String {
    let names: Vec<&str> = parts
        .iter()
        .map(|part| match part {
            Part::Deletions => "deleted text",
            Part::Comments => "comments",
            Part::Notes => "footnotes",
            Part::Margins => "headers and footers",
            Part::Contents => "the table of contents",
            Part::Hidden => "hidden text",
        })
        .collect();
    names.join(", ")
}
