//! The files opened last. Losing this list costs nobody anything, so reading it never fails.

use std::path::Path;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    Error,
    disk::{self, Existing},
};

/// So many are remembered.
const MOST: usize = 20;
/// No list of paths is larger, in bytes.
const LARGEST: u64 = 1 << 20;

/// A file opened some time ago.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Where it lies; it may be gone.
    pub path: String,
    /// When it was last opened or saved.
    pub opened: DateTime<Utc>,
}

impl Recent {
    /// The file at `path`, opened or saved at this time.
    pub fn new(path: &Path, opened: DateTime<Utc>) -> Self {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        Self { path: path.to_string_lossy().into_owned(), opened }
    }
}

/// The list in `file`, the newest first.
pub fn read(file: &Path) -> Vec<Recent> {
    let text = disk::read(file, LARGEST).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    text.and_then(|text| ron::from_str(&text).ok()).unwrap_or_default()
}

/// Puts `opened`, the newest last, on top of the list in `file`, and gives the list.
/// One at a time: who reads the list before another has written it loses what that one has put there.
pub fn remember(file: &Path, opened: Vec<Recent>) -> Result<Vec<Recent>, Error> {
    let mut list = read(file);
    for recent in opened {
        list.retain(|other| other.path != recent.path);
        list.insert(0, recent);
    }
    list.truncate(MOST);
    write(file, &list)?;
    Ok(list)
}

fn write(file: &Path, list: &[Recent]) -> Result<(), Error> {
    disk::create_folder(disk::folder_of(file))?;
    // A list of texts and times can always be written.
    let text =
        ron::ser::to_string_pretty(list, ron::ser::PrettyConfig::new().new_line("\n")).unwrap_or_default();
    disk::write(file, text.as_bytes(), Existing::Replace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_stands_first_and_damage_is_no_obstacle() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("new/recent.ron");
        assert_eq!(read(&file), []);
        let [a, b] = ["a.ron", "b.ron"].map(|name| home.path().join(name).to_string_lossy().into_owned());
        let opened = |path: &str| Recent::new(Path::new(path), DateTime::UNIX_EPOCH);
        remember(&file, vec![opened(&a)]).unwrap();
        remember(&file, vec![opened(&b), opened(&a)]).unwrap();
        let paths: Vec<_> = read(&file).into_iter().map(|recent| recent.path).collect();
        assert_eq!(paths, [a.as_str(), &b]);
        std::fs::write(&file, "[(path").unwrap();
        assert_eq!(read(&file), []);
    }
}
