//! What can go wrong with a file, and what its owner can do about it.

use std::{
    io,
    path::{Path, PathBuf},
};

/// Something could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("{}: {fault}", path.display())]
pub struct Error {
    /// Which file or folder.
    pub path: PathBuf,
    /// What is the matter with it.
    #[source]
    pub fault: Fault,
}

impl Error {
    /// `fault` at `path`.
    pub fn new(path: &Path, fault: impl Into<Fault>) -> Self {
        Self { path: path.to_owned(), fault: fault.into() }
    }
}

/// What is the matter with a file or folder.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// There is none.
    #[error("there is no such file")]
    Missing,
    /// A folder on the way to it does not exist.
    #[error("its folder does not exist; create it or choose another place")]
    NoFolder,
    /// A folder, where a file is wanted.
    #[error("this is a folder, not a file")]
    IsFolder,
    /// A file, where a folder is wanted.
    #[error("a part of this path is a file, not a folder")]
    NotAFolder,
    /// The system does not allow it.
    #[error("no permission; ask for access or choose another place")]
    Denied,
    /// The file may only be read.
    #[error("the file is write-protected; remove the protection or save under another name")]
    WriteProtected,
    /// The disk may only be read.
    #[error("this disk can only be read; choose another place")]
    ReadOnlyDisk,
    /// The disk or the quota is used up.
    #[error("the disk is full; nothing was lost, make room or choose another place")]
    DiskFull,
    /// Another program holds it.
    #[error("another program is using this file; close it there and try again")]
    InUse,
    /// A file is there already.
    #[error("the file exists already")]
    Exists,
    /// Somebody else has changed the file since it was read here.
    #[error(
        "the file was changed by somebody else since it was opened; save under another name, or agree to replace it"
    )]
    Changed,
    /// The file was made by a newer version of the program.
    #[error("the file was made by a newer version of Bogen (file format {0}); it is not overwritten")]
    Newer(u32),
    /// The file holds no outline that could be read.
    #[error("{0}")]
    Damaged(super::Damage),
    /// More bytes than can be meant.
    #[error("the file is larger than {} MB", .0 >> 20)]
    TooLarge(u64),
    /// The system does not take the name.
    #[error("the system does not accept this file name")]
    BadName,
    /// What was read back is not what was written.
    #[error("what was written could not be read back unchanged; the old file is untouched, check the disk")]
    ReadBack,
    /// Anything else that the system says.
    #[error("{0}")]
    System(io::Error),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind;
        // Windows: sharing violation, lock violation.
        if cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)) {
            return Self::InUse;
        }
        match error.kind() {
            ErrorKind::NotFound => Self::Missing,
            ErrorKind::IsADirectory => Self::IsFolder,
            ErrorKind::NotADirectory => Self::NotAFolder,
            ErrorKind::PermissionDenied => Self::Denied,
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnlyDisk,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Self::DiskFull,
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => Self::InUse,
            ErrorKind::AlreadyExists => Self::Exists,
            ErrorKind::InvalidFilename => Self::BadName,
            _ => Self::System(error),
        }
    }
}
