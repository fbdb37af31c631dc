//! Paths as people type them: beginning at home, or without a folder.

use std::path::{Path, PathBuf};

/// Where this user keeps documents; nothing where the user has no home.
pub fn documents_folder() -> Option<PathBuf> {
    let user = directories::UserDirs::new()?;
    let documents = user.document_dir().filter(|folder| folder.is_dir());
    Some(documents.unwrap_or(user.home_dir()).to_owned())
}

/// The path that is meant: `~` is the user's home.
pub fn typed_path(typed: &str) -> PathBuf {
    let home = directories::UserDirs::new().map(|user| user.home_dir().to_owned());
    from_home(Path::new(typed.trim()), home)
}

fn from_home(path: &Path, home: Option<PathBuf>) -> PathBuf {
    match (path.strip_prefix("~"), home) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tilde_is_home() {
        for (typed, expected) in [
            ("~/Folge 12.ron", "/home/kai/Folge 12.ron"),
            ("~", "/home/kai"),
            ("/tmp/~/a.ron", "/tmp/~/a.ron"),
            ("~kai/a.ron", "~kai/a.ron"),
            ("a.ron", "a.ron"),
        ] {
            assert_eq!(from_home(Path::new(typed), Some("/home/kai".into())), Path::new(expected), "{typed}");
        }
        assert_eq!(from_home(Path::new("~/a.ron"), None), Path::new("~/a.ron"));
    }
}
