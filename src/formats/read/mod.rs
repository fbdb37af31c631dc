//! Texts that writers hand in: bytes to text, with warnings.
//!
//! What comes out is fit to be kept in an outline word for word: UTF-8, line ends `\n`, no byte order
//! mark. Byte offsets of passages count in this text. What is no text is refused with a sentence.

mod text;

pub use text::{Encoding, decode};

/// How large a text may be, in bytes. A whole novel has about two million.
pub const LARGEST: usize = 32 << 20;

/// A text as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The text with `\n` as line end.
    pub text: String,
    /// How its bytes were understood.
    pub encoding: Encoding,
    /// What the writer should look at.
    pub warnings: Vec<Warning>,
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
}

/// Why bytes are no text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A known kind of file that is no plain text.
    #[error("this is {0}, not a plain text; save it as text (.txt or .md, UTF-8) and import that")]
    Kind(FileKind),
    /// Bytes that make no text in any encoding known here.
    #[error("this is not a text; what can be imported is plain text (.txt or .md)")]
    Binary,
    /// More than [`LARGEST`].
    #[error("this is larger than {} MB; a synopsis is a few pages", LARGEST >> 20)]
    TooLarge,
}

/// A kind of file that writers hand in by mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A Word or LibreOffice document, or another zip archive.
    Office,
    /// A Word document of before 2007.
    OldOffice,
    /// PDF.
    Pdf,
    /// RTF.
    Rtf,
    /// A picture.
    Picture,
}

impl std::fmt::Display for FileKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Office => "a Word or LibreOffice document (or a zip archive)",
            Self::OldOffice => "an old Word document",
            Self::Pdf => "a PDF",
            Self::Rtf => "an RTF document",
            Self::Picture => "a picture",
        })
    }
}
