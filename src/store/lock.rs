//! That an outline is not opened twice: a small file beside it says who has it, and the system's lock on that
//! file says whether they are still there.
//!
//! # Limitations
//! Not every network share hands locks on to other computers; then the small file alone speaks,
//! even if it lies. Saving looks for foreign changes all the same.

use std::{
    fs::{self, File},
    io::{self, Read, Seek, Write},
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    Error,
    disk::folder_of,
    system::{Hold, take_hold},
};

/// Who has an outline open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The user's name, as the system knows it.
    pub user: String,
    /// The computer's name.
    pub computer: String,
    /// The running program.
    pub process: u32,
    /// Since when.
    pub since: DateTime<Utc>,
}

impl Holder {
    /// This user, computer and program.
    pub fn this_one(now: DateTime<Utc>) -> Self {
        let named = |names: &[&str]| names.iter().find_map(|name| std::env::var(name).ok());
        Self {
            user: named(&["USER", "USERNAME", "LOGNAME"]).unwrap_or_default(),
            computer: gethostname::gethostname().to_string_lossy().into_owned(),
            process: std::process::id(),
            since: now,
        }
    }
}

/// What came of the wish to have an outline to oneself.
#[derive(Debug)]
pub enum Claim {
    /// It is ours until the lock is dropped.
    Ours(Lock),
    /// Somebody else has it.
    Held {
        /// Who, where that can be told.
        by: Option<Holder>,
        /// Whether it is certain that they are still there: their program holds the system's lock.
        is_certain: bool,
    },
    /// There can be no lock in that folder, for instance because it can only be read.
    Impossible(Error),
}

/// An outline that is ours. Dropping it gives the outline free.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    _file: File,
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_file(&self.path) {
            log::debug!("{}: {error}", self.path.display());
        }
    }
}

/// Claims the outline at `path` for `me`.
pub fn claim(path: &Path, me: &Holder) -> Claim {
    let lock = lock_file(path);
    try_claim(&lock, me).unwrap_or_else(|error| Claim::Impossible(Error::new(&lock, error)))
}

/// The small file beside the outline at `path`.
fn lock_file(path: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".lock");
    folder_of(path).join(name)
}

fn try_claim(lock: &Path, me: &Holder) -> io::Result<Claim> {
    // Who gave the outline free just now took the file with them; the next one is made anew.
    const TRIES: usize = 3;
    for _ in 0..TRIES {
        if let Some(claim) = settle(lock, take_hold(lock)?, me)? {
            return Ok(claim);
        }
    }
    Ok(Claim::Held { by: None, is_certain: true })
}

/// What a hold of the small file means; nothing where it is not the one that lies there now.
fn settle(lock: &Path, hold: Hold, me: &Holder) -> io::Result<Option<Claim>> {
    let (mut file, is_locked_here) = match hold {
        Hold::Ours(file) => (file, true),
        Hold::Theirs(file) => return Ok(Some(Claim::Held { by: holder(&file), is_certain: true })),
        // A file system without locks: the small file alone speaks.
        Hold::Unknown(file) => (file, false),
    };
    if let Some(by) = holder(&file) {
        let is_left_behind = is_locked_here && by.computer == me.computer;
        if !is_left_behind && by != *me {
            return Ok(Some(Claim::Held { by: Some(by), is_certain: false }));
        }
    }
    let words = ron::to_string(me).map_err(io::Error::other)?;
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(words.as_bytes())?;
    // Somebody who gave the outline free may have removed the file between our opening and locking it, and somebody
    // else may have made the next.
    let is_the_one = fs::read_to_string(lock).is_ok_and(|there| there == words);
    Ok(is_the_one.then(|| Claim::Ours(Lock { path: lock.to_owned(), _file: file })))
}

/// Who says that they have it; nobody where the file is empty or cannot be read.
fn holder(mut file: &File) -> Option<Holder> {
    let mut words = String::new();
    file.rewind().ok()?;
    file.take(10_000).read_to_string(&mut words).ok()?;
    ron::from_str(&words).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holder(computer: &str, process: u32) -> Holder {
        Holder { user: "autorin".into(), computer: computer.into(), process, since: DateTime::UNIX_EPOCH }
    }

    #[test]
    fn an_outline_is_had_by_one_and_free_afterwards() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("folge.ron");
        let Claim::Ours(lock) = claim(&path, &holder("here", 1)) else { panic!("not free") };
        let second = claim(&path, &holder("here", 2));
        let Claim::Held { by: Some(by), is_certain: true } = second else { panic!("{second:?}") };
        assert_eq!(by.process, 1);
        drop(lock);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        assert!(matches!(claim(&path, &holder("here", 2)), Claim::Ours(_)));
    }

    #[test]
    fn what_a_crash_left_behind_is_no_obstacle_but_another_computer_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("folge.ron");
        fs::write(lock_file(&path), ron::to_string(&holder("there", 1)).unwrap()).unwrap();
        assert!(matches!(claim(&path, &holder("there", 2)), Claim::Ours(_)));

        fs::write(lock_file(&path), ron::to_string(&holder("there", 1)).unwrap()).unwrap();
        let held = claim(&path, &holder("here", 2));
        assert!(matches!(held, Claim::Held { by: Some(_), is_certain: false }), "{held:?}");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_was_removed_before_it_was_locked_is_no_lock() {
        let folder = tempfile::tempdir().unwrap();
        let lock = lock_file(&folder.path().join("folge.ron"));
        let me = holder("here", 1);
        for next in [None, Some(holder("here", 2))] {
            let hold = take_hold(&lock).unwrap();
            fs::remove_file(&lock).unwrap();
            if let Some(next) = next {
                fs::write(&lock, ron::to_string(&next).unwrap()).unwrap();
            }
            assert!(settle(&lock, hold, &me).unwrap().is_none());
        }
    }

    #[test]
    fn this_computer_has_a_name() {
        assert_ne!(Holder::this_one(DateTime::UNIX_EPOCH).computer, "");
    }

    #[test]
    fn where_there_is_no_folder_there_is_no_lock() {
        let path = Path::new("/nowhere/at/all/folge.ron");
        assert!(matches!(claim(path, &holder("here", 1)), Claim::Impossible(_)));
    }
}
