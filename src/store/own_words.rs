//! The writer's own words, in a file that is edited by hand:
//!
//! ```ron
//! (
//!     // Names of persons, however much they look like words.
//!     names: ["Wolke", "Sommer"],
//!     // Never names.
//!     words: ["Rosa"],
//! )
//! ```

use std::path::Path;

use serde::Deserialize;

use super::{Damage, Error, Fault, LineColumn, disk};
use crate::analysis::OwnWords;

/// No list of words is larger, in bytes.
const LARGEST: u64 = 1 << 20;

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Lists {
    names: Vec<String>,
    words: Vec<String>,
}

/// The words in `file`. A file that is not there, cannot be read, or holds something else is an error, if possible with
/// its place.
pub fn own_words(file: &Path) -> Result<OwnWords, Error> {
    let bytes = disk::read(file, LARGEST)?;
    let lists: Lists = ron::de::from_bytes(&bytes).map_err(|error| {
        let place = LineColumn { line: error.span.start.line, column: error.span.start.col };
        Error::new(file, Fault::Damaged(Damage::Syntax { place, expected: error.code.to_string() }))
    })?;
    Ok(OwnWords::new(&lists.names, &lists.words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_or_what_is_the_matter_with_it_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("words.ron");
        assert!(matches!(own_words(&file), Err(Error { fault: Fault::Missing, .. })));
        std::fs::write(&file, "(names: [\"Wolke\"], words: [\"Rosa\"])").unwrap();
        assert_eq!(own_words(&file).unwrap(), OwnWords::new(&["Wolke"], &["Rosa"]));
        std::fs::write(&file, "(names: [\"Wolke\"],\n wrods: [])").unwrap();
        let said = own_words(&file).unwrap_err().to_string();
        assert!(said.contains("words.ron") && said.contains("line 2") && said.contains("wrods"), "{said}");
    }
}
