//! Unsaved work, kept while the program runs and found again after a crash.
//!
//! A folder per running program, locked as long as it runs; in it a file per outline: the outline's file with
//! a comment on top that says where it belongs. Each is written whole beside the one before and then put in
//! its place, so a full disk costs the newest seconds and nothing else.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    Error, Fault,
    disk::{self, Existing},
    file,
};
use crate::outline::{Outline, is_same_story};

/// What the comment on top begins with.
const MARK: &str = "// Unsaved in Bogen: ";
const LOCK: &str = "running";

/// The unsaved work of this running program.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    /// Held as long as the program runs.
    lock: Option<File>,
}

/// Where unsaved work belongs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Belongs {
    /// The outline's file; none where it has never been saved.
    pub path: Option<String>,
    /// The file of which it is an earlier version, opened as a copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier_of: Option<String>,
    /// What the outline is called in the window.
    pub name: String,
    /// When this was kept.
    pub kept: DateTime<Utc>,
}

/// Unsaved work of a program that is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftBehind {
    /// Where it belongs.
    pub belongs: Belongs,
    /// The outline as it was last kept.
    pub outline: Outline,
    file: PathBuf,
}

impl Journal {
    /// Begins the journal of this program in the folder for all journals.
    pub fn begin(recovery: &Path) -> Result<Self, Error> {
        disk::create_folder(recovery)?;
        let fail = |error| Error::new(recovery, error);
        let folder = tempfile::Builder::new().prefix("session-").tempdir_in(recovery).map_err(fail)?.keep();
        let lock = File::create(folder.join(LOCK)).map_err(fail)?;
        if let Err(error) = lock.try_lock() {
            log::warn!("{}: no locks here: {error}", folder.display());
        }
        Ok(Self { folder, lock: Some(lock) })
    }

    /// Keeps `outline`, the document with this number, until it is kept again or forgotten.
    pub fn keep(&self, document: u64, belongs: &Belongs, outline: &Outline) -> Result<(), Error> {
        let path = self.file(document);
        // A struct of texts and a time can always be written.
        let belongs = ron::to_string(belongs).unwrap_or_default();
        let text = format!("{MARK}{belongs}\n{}", file::encode(outline));
        disk::write(&path, text.as_bytes(), Existing::Replace)
    }

    /// Forgets the document with this number: it has been saved, or given up.
    pub fn forget(&self, document: u64) {
        remove(&self.file(document));
    }

    fn file(&self, document: u64) -> PathBuf {
        self.folder.join(format!("{document}.ron"))
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        // Not every system removes a folder with an open file in it.
        drop(self.lock.take());
        remove_if_done(&self.folder);
    }
}

/// What was found of programs that are gone.
#[derive(Debug, Default)]
pub struct FoundWork {
    /// Unsaved work, the newest first.
    pub work: Vec<LeftBehind>,
    /// What is there and cannot be read. It stays where it is.
    pub unreadable: Vec<Error>,
}

/// What programs that are gone have left behind. What has been saved after all is no longer among it.
pub fn left_behind(recovery: &Path) -> FoundWork {
    let mut found = FoundWork::default();
    for folder in entries(recovery).into_iter().filter(|folder| folder.is_dir() && is_abandoned(folder)) {
        for file in entries(&folder).into_iter().filter(|file| is_work(file)) {
            match read(&file) {
                Ok(left) if left.is_saved() => left.discard(),
                Ok(left) => found.work.push(left),
                Err(error) => found.unreadable.push(error),
            }
        }
        remove_if_done(&folder);
    }
    found.work.sort_by_key(|left| std::cmp::Reverse(left.belongs.kept));
    found
}

impl LeftBehind {
    /// Gives it up for good: it has been kept elsewhere, or the writer does not want it.
    pub fn discard(self) {
        remove(&self.file);
        if let Some(folder) = self.file.parent() {
            remove_if_done(folder);
        }
    }

    /// Whether the file that it belongs to says the same. Saving puts the time into the file, but not into what is kept.
    fn is_saved(&self) -> bool {
        let Some(path) = &self.belongs.path else { return false };
        let saved =
            disk::read(Path::new(path), file::LARGEST).ok().and_then(|bytes| file::decode(&bytes).ok());
        saved.is_some_and(|saved| !saved.is_partial() && is_same_story(&saved.outline, &self.outline))
    }
}

fn read(path: &Path) -> Result<LeftBehind, Error> {
    let bytes = disk::read(path, file::LARGEST)?;
    let outline = file::decode(&bytes).map_err(|damage| Error::new(path, Fault::Damaged(damage)))?.outline;
    let comment =
        String::from_utf8_lossy(&bytes[..bytes.iter().position(|byte| *byte == b'\n').unwrap_or(0)]);
    let belongs = comment.strip_prefix(MARK).and_then(|belongs| ron::from_str(belongs).ok());
    Ok(LeftBehind { belongs: belongs.unwrap_or_else(|| nowhere(path)), outline, file: path.to_owned() })
}

/// Of work that does not say where it belongs; better offered without a name than not offered.
fn nowhere(file: &Path) -> Belongs {
    let kept = fs::metadata(file).and_then(|metadata| metadata.modified());
    Belongs {
        path: None,
        earlier_of: None,
        name: String::new(),
        kept: kept.map(DateTime::from).unwrap_or_default(),
    }
}

/// Whether the program that wrote into `folder` is gone.
fn is_abandoned(folder: &Path) -> bool {
    match File::open(folder.join(LOCK)) {
        Ok(lock) => lock.try_lock().is_ok(),
        // Without a lock it is just being made, unless there is work in it.
        Err(_) => has_work(folder),
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn remove(path: &Path) {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            log::warn!("{}: {error}", path.display());
        }
        _ => {}
    }
}

fn is_work(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "ron")
}

fn has_work(folder: &Path) -> bool {
    entries(folder).iter().any(|path| is_work(path))
}

/// Removes a journal's folder when no unsaved work is left in it.
fn remove_if_done(folder: &Path) {
    if !has_work(folder)
        && let Err(error) = fs::remove_dir_all(folder)
    {
        log::debug!("{}: {error}", folder.display());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn belongs(path: Option<&Path>, second: i64) -> Belongs {
        Belongs {
            path: path.map(|path| path.to_string_lossy().into_owned()),
            earlier_of: None,
            name: "Folge\n12".into(),
            kept: DateTime::from_timestamp(second, 0).unwrap(),
        }
    }

    fn outline(title: &str) -> Outline {
        Outline { title: title.into(), ..Outline::default() }
    }

    #[test]
    fn what_a_crash_left_is_found_and_what_runs_is_left_alone() {
        let home = tempfile::tempdir().unwrap();
        let crashed = Journal::begin(home.path()).unwrap();
        crashed.keep(1, &belongs(None, 5), &outline("old")).unwrap();
        crashed.keep(1, &belongs(None, 6), &outline("eins")).unwrap();
        crashed.keep(2, &belongs(None, 7), &outline("zwei")).unwrap();
        crashed.keep(3, &belongs(None, 7), &outline("drei")).unwrap();
        crashed.forget(3);
        // With work left in it, its folder stays as after a crash.
        drop(crashed);
        let running = Journal::begin(home.path()).unwrap();
        running.keep(1, &belongs(None, 9), &outline("running")).unwrap();

        let found = left_behind(home.path()).work;
        let titles: Vec<_> = found.iter().map(|left| left.outline.title.as_str()).collect();
        assert_eq!(titles, ["zwei", "eins"]);
        assert_eq!(found[1].belongs, belongs(None, 6));
        for left in found {
            left.discard();
        }
        assert_eq!(left_behind(home.path()).work, []);
        assert_eq!(entries(home.path()), std::slice::from_ref(&running.folder));
    }

    #[test]
    fn what_was_saved_after_all_is_not_offered() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("folge.ron");
        let stamped = Outline { modified: Some(DateTime::UNIX_EPOCH), ..outline("eins") };
        fs::write(&path, file::encode(&stamped)).unwrap();
        let recovery = home.path().join("recovery");
        let journal = Journal::begin(&recovery).unwrap();
        journal.keep(1, &belongs(Some(&path), 1), &outline("eins")).unwrap();
        drop(journal);
        assert_eq!(left_behind(&recovery).work, []);
        assert_eq!(entries(&recovery).len(), 0);
    }

    #[test]
    fn work_that_is_damaged_is_offered_as_far_as_it_goes_or_named() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("session-1");
        fs::create_dir(&folder).unwrap();
        let text = format!("{MARK}(name: \n{}", file::encode(&outline("eins")));
        fs::write(folder.join("1.ron"), text).unwrap();
        fs::write(folder.join("2.ron"), [0xFF, 0xFE, 0xFD]).unwrap();
        let found = left_behind(home.path());
        let names: Vec<_> =
            found.work.iter().map(|left| (&*left.outline.title, &*left.belongs.name)).collect();
        assert_eq!(names, [("eins", "")]);
        assert_eq!(found.work[0].belongs.path, None);
        let [error] = &found.unreadable[..] else { panic!("{:?}", found.unreadable) };
        assert!(error.path.ends_with("2.ron") && matches!(error.fault, Fault::Damaged(_)), "{error}");
        assert!(error.path.exists());
    }

    #[test]
    fn an_orderly_end_leaves_nothing() {
        let home = tempfile::tempdir().unwrap();
        let journal = Journal::begin(home.path()).unwrap();
        journal.keep(1, &belongs(None, 1), &outline("eins")).unwrap();
        journal.forget(1);
        drop(journal);
        assert_eq!(entries(home.path()).len(), 0);
    }
}
