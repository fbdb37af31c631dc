//! Where the program keeps what belongs to no outline.

use std::path::{Path, PathBuf};

/// The program's places on this computer. None of them need exist yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// The writer's own words.
    pub own_words: PathBuf,
    /// The files opened last.
    pub recent: PathBuf,
    /// Unsaved work of this and of crashed sessions.
    pub recovery: PathBuf,
    /// Earlier versions of outlines.
    pub backups: PathBuf,
}

impl Folders {
    /// The places that the system has for this user; none where the user has no home.
    pub fn of_system() -> Option<Self> {
        let system = directories::ProjectDirs::from("", "", "Bogen")?;
        Some(Self::under(system.config_dir(), system.data_local_dir()))
    }

    /// The places under a folder for settings and one for data.
    pub fn under(settings: &Path, data: &Path) -> Self {
        Self {
            own_words: settings.join("words.ron"),
            recent: data.join("recent.ron"),
            recovery: data.join("recovery"),
            backups: data.join("backups"),
        }
    }
}
