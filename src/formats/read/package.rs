//! The zip archive that a document is packed in.
//!
//! Parts are unpacked one by one, when they are asked for, and together no further than [`LARGEST_UNPACKED`].

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{
    Refusal,
    xml::{self, Broken},
};

/// How much is unpacked of one file, in bytes. The markup of a document has about ten times the bytes of its text.
const LARGEST_UNPACKED: u64 = 128 << 20;

/// A document's archive.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// The parts by their names in lower case, folders parted by `/`.
    names: Vec<String>,
    left: u64,
}

/// Why a part cannot be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is damaged.
    Broken,
    /// Unpacked it would be larger than any document is.
    TooLarge,
}

impl From<Broken> for Fault {
    fn from(Broken: Broken) -> Self {
        Self::Broken
    }
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Broken => Self::Damaged,
            Fault::TooLarge => Self::TooLarge,
        }
    }
}

impl<'b> Package<'b> {
    /// Opens the archive in `bytes`.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Fault> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Broken)?;
        let mut names = Vec::with_capacity(archive.len());
        for index in 0..archive.len() {
            // A part whose name nobody can read is none that is asked for.
            let name = archive.name_for_index(index).and_then(Result::ok).unwrap_or_default();
            names.push(normal(&name));
        }
        Ok(Self { archive, names, left: LARGEST_UNPACKED })
    }

    /// The names of its parts, in lower case.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// The text of a part; none where there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Fault> {
        let name = normal(name);
        let Some(index) = self.names.iter().position(|known| *known == name) else { return Ok(None) };
        let file = self.archive.by_index(index).map_err(|_| Fault::Broken)?;
        let mut bytes = Vec::new();
        file.take(self.left + 1).read_to_end(&mut bytes).map_err(|_| Fault::Broken)?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or(Fault::TooLarge)?;
        Ok(Some(xml::decoded(&bytes).into_owned()))
    }
}

/// A name as all writers would have written it: some begin it with a stroke, some part folders as Windows does.
fn normal(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}
