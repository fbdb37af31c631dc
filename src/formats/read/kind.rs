//! What kind of file it is, told by its bytes: a document keeps its kind whatever somebody calls it.

use super::{
    Refusal,
    package::{Fault, Package},
};

/// A kind of file that writers hand in by mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A Word document of before 2007.
    OldWord,
    /// A spreadsheet, a presentation, a mail, or whatever else an office writes.
    Office,
    /// A document of Apple's Pages.
    Pages,
    /// A zip archive of something else.
    Archive,
    /// PDF.
    Pdf,
    /// A picture.
    Picture,
}

impl std::fmt::Display for FileKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::OldWord => "an old Word document (.doc)",
            Self::Office => "a spreadsheet, a presentation or another office file",
            Self::Pages => "a Pages document",
            Self::Archive => "a zip archive",
            Self::Pdf => "a PDF",
            Self::Picture => "a picture",
        })
    }
}

/// A kind of file that can be read, opened as far as it takes to know that.
pub(super) enum Found<'b> {
    Word(Package<'b>),
    OpenDocument(Package<'b>),
    Rtf,
    Plain,
}

/// What `bytes` are.
pub(super) fn of(bytes: &[u8]) -> Result<Found<'_>, Refusal> {
    const OTHERS: [(&[u8], FileKind); 6] = [
        (b"%PDF-", FileKind::Pdf),
        (b"\x89PNG", FileKind::Picture),
        (b"\xFF\xD8\xFF", FileKind::Picture),
        (b"GIF8", FileKind::Picture),
        (b"II*\0", FileKind::Picture),
        (b"MM\0*", FileKind::Picture),
    ];
    let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Some((_, kind)) = OTHERS.iter().find(|(start, _)| body.starts_with(start)) {
        return Err(Refusal::Kind(*kind));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zip(bytes);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(ole(bytes));
    }
    Ok(if body.trim_ascii_start().starts_with(b"{\\rtf") { Found::Rtf } else { Found::Plain })
}

/// What a zip archive holds.
fn zip(bytes: &[u8]) -> Result<Found<'_>, Refusal> {
    let mut package = Package::open(bytes)?;
    let mimetype = package.part("mimetype").or_else(|fault| match fault {
        Fault::TooLarge => Err(Refusal::TooLarge),
        Fault::Broken => Ok(None),
    })?;
    let mimetype = mimetype.unwrap_or_default();
    let open_document = mimetype.trim().strip_prefix("application/vnd.oasis.opendocument.");
    let holds = |folder: &str| package.names().any(|name| name.starts_with(folder));
    Ok(match open_document {
        Some(kind) if kind.starts_with("text") => Found::OpenDocument(package),
        Some(_) => return Err(Refusal::Kind(FileKind::Office)),
        None if holds("word/") => Found::Word(package),
        None if holds("xl/") || holds("ppt/") || holds("visio/") => {
            return Err(Refusal::Kind(FileKind::Office));
        }
        None if holds("index/document.iwa") || holds("index.zip") => {
            return Err(Refusal::Kind(FileKind::Pages));
        }
        None if holds("content.xml") && holds("meta-inf/manifest.xml") => Found::OpenDocument(package),
        None if holds("[content_types].xml") => return Err(Refusal::Damaged),
        None => return Err(Refusal::Kind(FileKind::Archive)),
    })
}

/// Office's files of before 2007, and the shell round a document that is locked, name their parts in UTF-16.
fn ole(bytes: &[u8]) -> Refusal {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut places = bytes.windows(name.len());
        places.any(|place| place == name)
    };
    if holds("EncryptedPackage") {
        Refusal::Locked
    } else if holds("WordDocument") {
        Refusal::Kind(FileKind::OldWord)
    } else {
        Refusal::Kind(FileKind::Office)
    }
}
