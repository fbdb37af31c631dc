//! Reading whole files, and writing them so that at every moment either the old or the new content is there.

use std::{
    ffi::OsString,
    fs::{self, File, Metadata},
    io::{self, Read, Write},
    path::{self, Path, PathBuf},
    time::Duration,
};

use tempfile::{Builder, NamedTempFile};

use super::{
    Error, Fault,
    system::{put_in_place, sync_folder},
};

/// What the names of temporary files end with.
const TEMPORARY: &str = ".tmp";

/// What to do where a file is already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// Leave it and say so.
    Keep,
    /// Put the new one in its place.
    Replace,
}

/// The bytes of the file at `path`, at most `largest` of them.
pub fn read(path: &Path, largest: u64) -> Result<Vec<u8>, Error> {
    read_bounded(path, largest).map_err(|fault| Error { path: path.to_owned(), fault })
}

fn read_bounded(path: &Path, largest: u64) -> Result<Vec<u8>, Fault> {
    let file = match File::open(path) {
        Ok(file) => file,
        // Some systems open folders, others give a poor reason why not.
        Err(_) if path.is_dir() => return Err(Fault::IsFolder),
        Err(_) if leads_through_file(path) => return Err(Fault::NotAFolder),
        Err(error) => return Err(error.into()),
    };
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(Fault::IsFolder);
    }
    // Some files tell no length, and some grow while they are read.
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len().min(largest)).unwrap_or_default());
    file.take(largest.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > largest {
        return Err(Fault::TooLarge(largest));
    }
    Ok(bytes)
}

/// Writes `bytes` to `path`: into a temporary file in the same folder, to the disk, read back and compared,
/// then put in the place of the old one in a single step. Follows links, keeps permissions.
///
/// # Limitations
/// The file gets a new identity: hard links to the old one keep the old content.
pub fn write(path: &Path, bytes: &[u8], existing: Existing) -> Result<(), Error> {
    write_whole(path, bytes, existing).map_err(|fault| Error { path: path.to_owned(), fault })
}

/// Makes the folder `path`, and those that it lies in, where they are missing.
pub fn create_folder(path: &Path) -> Result<(), Error> {
    let fault = |error| {
        let is_in_the_way = path.is_file() || leads_through_file(path);
        if is_in_the_way { Fault::NotAFolder } else { Fault::from(error) }
    };
    fs::create_dir_all(path).map_err(|error| Error::new(path, fault(error)))
}

/// The one path of a file, however it is reached and however large its letters are written.
pub fn whole(path: &Path) -> PathBuf {
    let whole = fs::canonicalize(path).or_else(|_| path::absolute(path));
    whole.unwrap_or_else(|_| path.to_owned())
}

/// Whether a part of `path` before its end is a file; not every system tells that from a folder that is missing.
fn leads_through_file(path: &Path) -> bool {
    path.ancestors().skip(1).any(Path::is_file)
}

fn write_whole(path: &Path, bytes: &[u8], existing: Existing) -> Result<(), Fault> {
    let target = behind_links(path)?;
    let old = match fs::metadata(&target) {
        Ok(metadata) => Some(metadata),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error.into()),
    };
    match &old {
        Some(metadata) if metadata.is_dir() => return Err(Fault::IsFolder),
        // A pipe or a device has no content to lose, and no place to be renamed to.
        Some(metadata) if !metadata.is_file() => return write_through(&target, bytes),
        Some(_) if existing == Existing::Keep => return Err(Fault::Exists),
        Some(metadata) if metadata.permissions().readonly() => return Err(Fault::WriteProtected),
        _ => {}
    }
    let folder = folder_of(&target);
    let temporary = temporary_beside(&target, old.as_ref()).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound if leads_through_file(&target) => Fault::NotAFolder,
        io::ErrorKind::NotFound => Fault::NoFolder,
        _ => error.into(),
    })?;
    fill(&temporary, bytes)?;
    put_in_place(temporary, &target, existing)?;
    sync_folder(folder);
    sweep(&target);
    Ok(())
}

/// Removes temporary files of `target` that a killed program left, an hour or more older than it.
fn sweep(target: &Path) {
    const HOUR: Duration = Duration::from_secs(3600);
    let prefix = temporary_prefix(target);
    let is_left = |entry: &fs::DirEntry| {
        let name = entry.file_name();
        let name = name.as_encoded_bytes();
        let age = || {
            fs::metadata(target)?
                .modified()?
                .duration_since(entry.metadata()?.modified()?)
                .map_err(io::Error::other)
        };
        name.starts_with(prefix.as_encoded_bytes())
            && name.ends_with(TEMPORARY.as_bytes())
            && age().is_ok_and(|age| age >= HOUR)
    };
    for entry in fs::read_dir(folder_of(target)).into_iter().flatten().flatten().filter(is_left) {
        if let Err(error) = fs::remove_file(entry.path()) {
            log::debug!("{}: {error}", entry.path().display());
        }
    }
}

/// What the names of `target`'s temporary files begin with.
fn temporary_prefix(target: &Path) -> OsString {
    let mut prefix = OsString::from(".");
    prefix.push(target.file_name().unwrap_or_default());
    prefix.push(".");
    prefix
}

fn write_through(target: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let mut file = File::options().write(true).open(target)?;
    file.write_all(bytes)?;
    Ok(file.flush()?)
}

/// The file that `path` leads to through symbolic links; it need not exist.
fn behind_links(path: &Path) -> io::Result<PathBuf> {
    const MOST_LINKS: usize = 40;
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&target) {
            Ok(next) => target = folder_of(&target).join(next),
            Err(_) => return Ok(target),
        }
    }
    Err(io::Error::other("symbolic links lead in a circle"))
}

/// The folder that `path` lies in.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// An empty file beside `target` with the permissions of the old one, or those of a new file.
fn temporary_beside(target: &Path, old: Option<&Metadata>) -> io::Result<NamedTempFile> {
    let prefix = temporary_prefix(target);
    // As any new file is made: what tempfile makes by itself is for its owner alone, or marked for no disk at all.
    let create = |path: &Path| File::options().read(true).write(true).create_new(true).open(path);
    let mut builder = Builder::new();
    let temporary = builder.prefix(&prefix).suffix(TEMPORARY).make_in(folder_of(target), create)?;
    if let Some(old) = old {
        fs::set_permissions(temporary.path(), old.permissions())?;
    }
    Ok(temporary)
}

/// Brings `bytes` to the disk and reads them back.
fn fill(temporary: &NamedTempFile, bytes: &[u8]) -> Result<(), Fault> {
    let mut file = temporary.as_file();
    file.write_all(bytes)?;
    file.sync_all()?;
    let mut back = Vec::with_capacity(bytes.len());
    temporary.reopen()?.read_to_end(&mut back)?;
    if back == bytes { Ok(()) } else { Err(Fault::ReadBack) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    #[test]
    fn what_is_written_is_there_and_nothing_beside_it() {
        let folder = folder();
        let path = folder.path().join("folge.ron");
        write(&path, b"one", Existing::Keep).unwrap();
        write(&path, b"two", Existing::Replace).unwrap();
        assert_eq!(read(&path, 100).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn an_existing_file_is_kept() {
        let folder = folder();
        let path = folder.path().join("folge.ron");
        fs::write(&path, "old").unwrap();
        let error = write(&path, b"new", Existing::Keep).unwrap_err();
        assert!(matches!(error.fault, Fault::Exists), "{error}");
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }

    #[test]
    fn too_much_is_not_read() {
        let folder = folder();
        let path = folder.path().join("large.txt");
        fs::write(&path, [b'a'; 11]).unwrap();
        assert!(matches!(read(&path, 10).unwrap_err().fault, Fault::TooLarge(10)));
        assert_eq!(read(&path, 11).unwrap().len(), 11);
    }

    #[test]
    fn faults_are_told_apart() {
        let folder = folder();
        let fault = |path: &str| write(&folder.path().join(path), b"", Existing::Replace).unwrap_err().fault;
        fs::write(folder.path().join("file"), "").unwrap();
        fs::create_dir(folder.path().join("folder")).unwrap();
        assert!(matches!(fault("absent/folge.ron"), Fault::NoFolder));
        assert!(matches!(fault("folder"), Fault::IsFolder));
        assert!(matches!(fault("file/folge.ron"), Fault::NotAFolder));
        assert!(matches!(read(&folder.path().join("absent"), 9).unwrap_err().fault, Fault::Missing));
        assert!(matches!(read(folder.path(), 9).unwrap_err().fault, Fault::IsFolder));
    }

    #[test]
    fn what_a_killed_program_left_is_swept_away() {
        let folder = folder();
        let path = folder.path().join("folge.ron");
        let [old, new, other] = [".folge.ron.a1.tmp", ".folge.ron.b2.tmp", ".folge.ron.lock"]
            .map(|name| folder.path().join(name));
        for path in [&old, &new, &other] {
            let file = File::create(path).unwrap();
            let age = if *path == new { 60 } else { 7200 };
            file.set_modified(std::time::SystemTime::now() - Duration::from_secs(age)).unwrap();
        }
        write(&path, b"one", Existing::Keep).unwrap();
        assert_eq!([old.exists(), new.exists(), other.exists()], [false, true, true]);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = folder();
        let (path, link) = (folder.path().join("folge.ron"), folder.path().join("link.ron"));
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("folge.ron", &link).unwrap();
        write(&link, b"new", Existing::Replace).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[cfg(unix)]
    #[test]
    fn a_write_protected_file_is_not_replaced() {
        use std::os::unix::fs::PermissionsExt;
        let folder = folder();
        let path = folder.path().join("folge.ron");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        assert!(matches!(write(&path, b"new", Existing::Replace).unwrap_err().fault, Fault::WriteProtected));
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_called_so() {
        let error = write(Path::new("/dev/full"), b"new", Existing::Replace).unwrap_err();
        assert!(matches!(error.fault, Fault::DiskFull), "{error}");
    }
}
