//! Windows.

use std::{
    fs::{self, File},
    io,
    os::windows::fs::OpenOptionsExt,
    path::Path,
    thread,
    time::Duration,
};

use tempfile::NamedTempFile;

use super::Hold;
use crate::store::disk::Existing;

/// A virus scanner or a synchronised folder looks at a file for no longer than this, in so many tries.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(50);

const ERROR_SHARING_VIOLATION: i32 = 32;
const FILE_ATTRIBUTE_HIDDEN: u32 = 0x2;
const FILE_SHARE_READ: u32 = 0x1;
const FILE_SHARE_DELETE: u32 = 0x4;

/// Gives a finished file its name in a single step. A file that another program has open for a moment only
/// is waited for.
pub(in crate::store) fn put_in_place(
    finished: NamedTempFile,
    target: &Path,
    existing: Existing,
) -> io::Result<()> {
    // Removed when dropped, unless it has its new name by then.
    let finished = finished.into_temp_path();
    match existing {
        Existing::Replace => rename(&finished, target),
        Existing::Keep => match finished.persist_noclobber(target) {
            Ok(()) => Ok(()),
            // So it says of paths that are longer than it can tell the system; the standard library can.
            Err(failed) if failed.error.kind() == io::ErrorKind::NotFound => {
                fs::hard_link(&failed.path, target)
            }
            Err(failed) => Err(failed.error),
        },
    }
}

/// By the standard library, which can also replace a file that is being read, from Windows 10 on.
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    for _ in 1..TRIES {
        match fs::rename(from, to) {
            Err(error) if is_of_use_elsewhere(&error) => thread::sleep(PAUSE),
            done => return done,
        }
    }
    // That the new file could be made beside it shows that the folder is not what is forbidden.
    fs::rename(from, to).map_err(|error| match is_of_use_elsewhere(&error) {
        true => io::ErrorKind::ResourceBusy.into(),
        false => error,
    })
}

fn is_of_use_elsewhere(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::PermissionDenied || error.raw_os_error() == Some(ERROR_SHARING_VIOLATION)
}

/// The system brings a renamed file's entry to the disk by itself.
pub(in crate::store) fn sync_folder(_folder: &Path) {}

/// Opens the file at `path`, or makes it hidden, and takes hold of it until it is closed. Others may read it:
/// a lock, as `File::try_lock` sets it here, would keep them from seeing who has it.
pub(in crate::store) fn take_hold(path: &Path) -> io::Result<Hold> {
    let opened = File::options()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .share_mode(FILE_SHARE_READ | FILE_SHARE_DELETE)
        .attributes(FILE_ATTRIBUTE_HIDDEN)
        .open(path);
    match opened {
        Ok(file) => Ok(Hold::Ours(file)),
        Err(error) if error.raw_os_error() == Some(ERROR_SHARING_VIOLATION) => {
            File::open(path).map(Hold::Theirs)
        }
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{
        Fault,
        disk::{read, write},
    };

    #[test]
    fn a_file_that_another_program_keeps_to_itself_is_waited_for_but_not_for_ever() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("folge.ron");
        fs::write(&path, "old").unwrap();
        let owner = File::options().read(true).share_mode(FILE_SHARE_READ).open(&path).unwrap();
        let error = write(&path, b"new", Existing::Replace).unwrap_err();
        assert!(matches!(error.fault, Fault::InUse), "{error}");
        assert_eq!(read(&path, 9).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let soon = thread::spawn(move || drop(owner));
        write(&path, b"new", Existing::Replace).unwrap();
        soon.join().unwrap();
        assert_eq!(read(&path, 9).unwrap(), b"new");
    }
}
